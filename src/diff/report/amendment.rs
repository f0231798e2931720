//! An amendment to sign: all that makes the new sheet of the old one, in numbered articles, one a matter. What nobody wrote is a
//! blank to fill.

use super::ProgrammeDiff;
use super::articles::{Article, has_notes, write_articles};
use super::sentences::{BLANK, quote, sentence, set, to_sentence};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Translated;
use crate::document::compose::{fact, facts, section, text, with_number_sign};
use crate::document::text::{Identifier, Text};
use crate::document::typography::typeset_text;
use crate::document::{Block, Document, Fact};
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
    let agreement = with_number_sign(&number);
    message!(AMENDMENT_TITLE, blank = BLANK, agreement, date).render(FRENCH)
}

/// The amendment that makes the second revision of the first.
pub fn compose_amendment(diff: &ProgrammeDiff, [old, new]: &[AgreedRevision; 2]) -> Vec<Block> {
    let sheets = [old.sheet(), new.sheet()];
    let articles = write_articles(&sheets[0], &sheets[1]);
    let mut blocks = Vec::new();
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
    let notes = has_notes(sheets.each_ref()).then_some(text!(NOTES_AT_CALLS));
    blocks.extend(compose_object(old, new, notes));
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
    let signatures = signatures(old, new);
    let names = [organisme.as_deref(), client.as_deref()];
    let [for_provider, for_client] = find_signatories(&signatures, names);
    let buyer = vec![client.clone().unwrap_or_else(|| BLANK.to_owned())];
    let mut parties = vec![
        party(text!(PROVIDER), provider, for_provider),
        party(text!(CLIENT), buyer, for_client),
    ];
    let found = [for_provider, for_client];
    let is_other = |it: &&Signature| {
        !found
            .iter()
            .flatten()
            .any(|found| std::ptr::eq(*found, *it))
    };
    if found.iter().all(Option::is_some) {
        let others = signatures.iter().filter(is_other);
        parties.extend(others.map(|it| {
            let who = signatory_name(it).unwrap_or_else(|| BLANK.to_owned());
            fact(it.partie.line(), vec![set(&who)])
        }));
    }
    section("parties", text!(BETWEEN).get(FRENCH), facts(parties))
}

/// A party, and who represents it; a person signs for herself.
fn party(label: Translated, words: Vec<String>, signature: Option<&Signature>) -> Fact {
    let titles = ["madame ", "monsieur ", "mme ", "m. "];
    let name = fold(&words[0]);
    let words = words.join(", ");
    let words = if titles.iter().any(|title| name.starts_with(title)) {
        words
    } else {
        let who = signature.and_then(signatory_name);
        let who = who.unwrap_or_else(|| BLANK.to_owned());
        message!(REPRESENTED_BY, words, who).render(FRENCH)
    };
    fact(label.get(FRENCH), vec![set(&words)])
}

/// The name and the quality of who signs, where they are written.
fn signatory_name(signature: &Signature) -> Option<String> {
    signature.nom.as_ref()?;
    let parts = [line(&signature.nom), line(&signature.qualite)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(parts.join(", "))
}

/// The signature of the training organisation and that of the client: those whose party is called so, or has a word of its name
/// that the other has not. Of two signatures, the one that is left is the other's.
fn find_signatories<'s>(
    signatures: &'s [Signature],
    names: [Option<&str>; 2],
) -> [Option<&'s Signature>; 2] {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.len() > 2 && !["pour", "les", "des"].contains(word));
        words.map(str::to_owned).collect()
    };
    let roles = ["organisme", "client"];
    let of_party = |side: usize, signature: &Signature| {
        let party = words(&signature.partie.line());
        let has = |side: usize| {
            let name = names[side].map(words).unwrap_or_default();
            party.iter().any(|word| name.contains(word))
        };
        let role = |side: usize| party.iter().any(|word| *word == roles[side]);
        role(side) || !role(1 - side) && has(side) && !has(1 - side)
    };
    let mut found = [0, 1].map(|side| signatures.iter().find(|it| of_party(side, it)));
    if let [one, two] = signatures {
        found = match found {
            [Some(own), None] => [
                Some(own),
                Some(if std::ptr::eq(own, one) { two } else { one }),
            ],
            [None, Some(own)] => [
                Some(if std::ptr::eq(own, one) { two } else { one }),
                Some(own),
            ],
            both => both,
        };
    }
    found
}

/// What is amended, and by what.
fn compose_object(
    old: &AgreedRevision,
    new: &AgreedRevision,
    about_notes: Option<Translated>,
) -> Option<Block> {
    let title = quote(&old.programme.intitule.line());
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
    let names = [Some(text!(NAMES_OF_PLACES)), about_notes].into_iter();
    let names: Vec<&str> = names.flatten().map(|it| it.get(FRENCH)).collect();
    blocks.push(sentence(names.join(" ")));
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
