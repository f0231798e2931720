//! An amendment to sign: all that makes the new sheet of the old one, in numbered articles, one a matter. What nobody wrote is a
//! blank to fill.

use super::ProgrammeDiff;
use super::articles::{Article, write_articles};
use super::sentences::{BLANK, sentence, set, to_sentence};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::Impact;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::document::compose::{fact, facts, section, small_paragraph, text, with_prefix};
use crate::document::text::{Identifier, Text};
use crate::document::typography::typeset_text;
use crate::document::{Block, Document};
use crate::model::convention::Convention;
use crate::model::organisation::Organisation;
use crate::model::signature::{self, Signature};
use crate::model::{Programme, Sheet, compose};
use crate::value::fold;

const FRENCH: Language = Language::Fr;
/// A revision as the parties agreed on it, or will.
#[derive(Debug)]
pub struct AgreedRevision {
    pub programme: Programme,
    pub organisation: Option<Organisation>,
    pub typesets: bool,
}

/// « Avenant n° … à la convention n° 10/19 du 3 janvier 2019 ».
pub fn amendment_title(old: &AgreedRevision) -> String {
    let convention = old.convention();
    let number = convention.and_then(|it| it.numero.as_ref());
    let number = number.map_or_else(|| BLANK.to_owned(), Identifier::to_string);
    let date = convention.and_then(|it| it.date);
    let date = date.map_or_else(|| BLANK.to_owned(), |date| date.to_string());
    let agreement = with_prefix("n°", &number);
    message!(AMENDMENT_TITLE, blank = BLANK, agreement, date).render(FRENCH)
}

/// The amendment that makes the second revision of the first.
pub fn compose_amendment(diff: &ProgrammeDiff, [old, new]: &[AgreedRevision; 2]) -> Vec<Block> {
    let articles = write_articles(&old.sheet(), &new.sheet());
    let mut blocks = write_notes_to_readers(diff);
    if articles.is_empty() {
        // Of an altered sheet, only the source is known to be the same.
        let words = if diff.altered {
            text!(NO_CHANGE_OF_SOURCE)
        } else {
            text!(SHEETS_PRINT_THE_SAME)
        };
        blocks.push(sentence(to_sentence(words.get(FRENCH))));
        return blocks;
    }
    blocks.extend(compose_parties(old, new));
    blocks.extend(compose_object(old, new));
    let effect = message!(TAKES_EFFECT, blank = BLANK).render(FRENCH);
    let rest = text!(REST_UNCHANGED).get(FRENCH).to_owned();
    let last = [(text!(EFFECT), effect), (text!(OTHER_TERMS), rest)];
    let last = last.map(|(title, words)| Article {
        title: title.get(FRENCH).to_owned(),
        blocks: vec![sentence(words)],
    });
    for (number, article) in (1..).zip(articles.into_iter().chain(last)) {
        let word = text!(ARTICLE).get(FRENCH);
        let title = typeset_text(&format!("{word} {number} – {}", article.title));
        blocks.extend(section(&format!("article-{number}"), title, article.blocks));
    }
    blocks.extend(compose_signatures(old, new));
    blocks
}

/// What to settle before the amendment is signed, and to take out of it.
fn write_notes_to_readers(diff: &ProgrammeDiff) -> Vec<Block> {
    let count = diff.summary.get(&Impact::ARelire).copied().unwrap_or(0);
    let to_read = (count > 0).then(|| message!(READ_BEFORE_SIGNING, count));
    let altered = diff.altered.then(|| Message::new(text!(SOURCE_COMPARED)));
    let notes = to_read.into_iter().chain(altered);
    let notes = notes.map(|words| message!(NOTE_TO_READERS, words).render(FRENCH));
    notes
        .map(|words| small_paragraph(vec![text(typeset_text(&words))]))
        .collect()
}

/// Who signs, and for whom.
fn compose_parties(old: &AgreedRevision, new: &AgreedRevision) -> Option<Block> {
    // As it was signed: an article says what changes in it.
    let convention = old.convention().or(new.convention()).cloned();
    let Convention {
        organisme, client, ..
    } = convention.unwrap_or_default();
    let organisation = new.organisation.as_ref();
    let own = organisation.and_then(|it| it.nom.clone());
    let organisme = organisme.or(own.clone()).map(|it| it.line());
    let mut provider = vec![organisme.clone().unwrap_or_else(|| BLANK.to_owned())];
    // The identity of annexe.yaml is that of the organisation that signs.
    let is_own = own.map(|it| it.line()) == organisme;
    if let Some(it) = organisation.filter(|_| is_own) {
        let siret = it.siret.as_ref().map(|it| format!("SIRET {it}"));
        let declared = it.nda.as_ref().map(|it| it.numero.to_string());
        let declared = declared.map(|number| message!(DECLARED_UNDER, number).render(FRENCH));
        let details = [
            line(&it.forme_juridique),
            line(&it.adresse),
            siret,
            declared,
        ];
        provider.extend(details.into_iter().flatten());
    }
    let client = line(&client);
    let party = |label: &str, words: Vec<String>, name: Option<&String>, role: &str| {
        let signatures = signatures(old, new);
        let mut signatories = signatures.iter().filter(|it| {
            let part = fold(&it.partie.line());
            part.contains(role) || name.is_some_and(|name| part.contains(&fold(name)))
        });
        let who = signatories.next().and_then(|it| {
            let parts = [line(&it.nom), line(&it.qualite)].into_iter().flatten();
            let parts: Vec<String> = parts.collect();
            it.nom.is_some().then(|| parts.join(", "))
        });
        let who = who.unwrap_or_else(|| BLANK.to_owned());
        let words = words.join(", ");
        let words = message!(REPRESENTED_BY, words, who).render(FRENCH);
        fact(label, vec![set(&words)])
    };
    let buyer = vec![client.clone().unwrap_or_else(|| BLANK.to_owned())];
    let parties = facts(vec![
        party(
            text!(PROVIDER).get(FRENCH),
            provider,
            organisme.as_ref(),
            "organisme",
        ),
        party(text!(CLIENT).get(FRENCH), buyer, client.as_ref(), "client"),
    ]);
    section("parties", text!(BETWEEN).get(FRENCH), parties)
}

/// What is amended, and by what.
fn compose_object(old: &AgreedRevision, new: &AgreedRevision) -> Option<Block> {
    let title = old.programme.intitule.line();
    let mut blocks = vec![sentence(message!(AMENDMENT_OBJECT, title).render(FRENCH))];
    let version = |revision: &AgreedRevision| {
        let version = revision.programme.version.as_ref();
        let version = version.map_or_else(|| BLANK.to_owned(), Identifier::to_string);
        let date = revision.programme.mise_a_jour;
        let date = date.map_or_else(|| BLANK.to_owned(), |date| date.to_string());
        vec![set(&message!(VERSION_OF, version, date).render(FRENCH))]
    };
    let annex = old
        .convention()
        .or(new.convention())
        .and_then(|it| it.annexe.as_ref());
    let mut lines = Vec::new();
    lines.extend(annex.map(|it| fact("Annexe", vec![text(it.to_string())])));
    let reference = old.programme.reference.as_ref();
    lines
        .extend(reference.map(|it| fact(text!(REFERENCE).get(FRENCH), vec![text(it.to_string())])));
    lines.push(fact(text!(OLD_SHEET).get(FRENCH), version(old)));
    lines.push(fact(text!(NEW_SHEET).get(FRENCH), version(new)));
    blocks.extend(facts(lines));
    section("objet", text!(OBJECT).get(FRENCH), blocks)
}

fn signatures(old: &AgreedRevision, new: &AgreedRevision) -> Vec<Signature> {
    let written = [new, old].map(|it| it.programme.sections.signatures.clone());
    let written = written.into_iter().flatten().find(|it| !it.is_empty());
    written.unwrap_or_else(|| {
        let parties = [text!(FOR_PROVIDER), text!(FOR_CLIENT)];
        let boxes = parties.map(|party| Signature {
            partie: Text(party.get(FRENCH).to_owned()),
            nom: None,
            qualite: None,
            mention: None,
        });
        boxes.into()
    })
}

fn compose_signatures(old: &AgreedRevision, new: &AgreedRevision) -> Option<Block> {
    let mut blocks = vec![sentence(message!(DONE_AT, blank = BLANK).render(FRENCH))];
    blocks.extend(signature::box_rows(&signatures(old, new)));
    section("signatures", text!(SIGNATURES).get(FRENCH), blocks)
}

fn line(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(Text::line)
}

impl AgreedRevision {
    fn convention(&self) -> Option<&Convention> {
        self.programme.convention.as_ref()
    }

    /// The annex of this revision.
    #[must_use]
    pub fn sheet(&self) -> Document {
        let organisation = self.organisation.as_ref();
        compose(&self.programme, organisation, Sheet::Annexe, self.typesets)
    }
}
