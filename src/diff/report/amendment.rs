//! An amendment to sign: all that makes the new sheet of the old one, in numbered articles, one a matter. What nobody wrote is a
//! blank to fill.

use std::collections::BTreeSet;

use super::ProgrammeDiff;
use super::consequences::find_consequences;
use super::subject::{SheetNames, Subject};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Message, capitalize};
use crate::diff::{Change, DescribedValue, Location};
use crate::document::compose::{
    bullets, emphasis, fact, facts, paragraph, section, strong, text, with_prefix,
};
use crate::document::text::{Identifier, Text};
use crate::document::typography::typeset_text;
use crate::document::{Block, Document, Inline};
use crate::model::convention::Convention;
use crate::model::organisation::Organisation;
use crate::model::signature::{self, Signature};
use crate::model::{Programme, Sheet, compose};
use crate::value::fold;

const FRENCH: Language = Language::Fr;
/// A place to fill by hand.
const BLANK: &str = "………………";
/// A longer value is quoted below its article, not in a sentence.
const MAX_IN_SENTENCE: usize = 90;

/// A revision as the parties agreed on it, or will.
#[derive(Debug)]
pub struct AgreedRevision {
    pub programme: Programme,
    pub organisation: Option<Organisation>,
    pub typesets: bool,
}

/// The articles of a subject.
struct Article {
    title: String,
    blocks: Vec<Block>,
}

/// « Avenant n° … à la convention n° 10/19 du 3 janvier 2019 ».
pub fn amendment_title(new: &AgreedRevision) -> String {
    let convention = new.programme.convention.as_ref();
    let number = convention.and_then(|it| it.numero.as_ref());
    let number = number.map_or_else(|| BLANK.to_owned(), Identifier::to_string);
    let date = convention.and_then(|it| it.date);
    let date = date.map_or_else(|| BLANK.to_owned(), |date| date.to_string());
    let agreement = with_prefix("n°", &number);
    message!(AMENDMENT_TITLE, blank = BLANK, agreement, date).render(FRENCH)
}

/// The amendment that makes the second revision of the first.
pub fn compose_amendment(diff: &ProgrammeDiff, [old, new]: &[AgreedRevision; 2]) -> Vec<Block> {
    let writer = AmendmentWriter {
        diff,
        names: [old, new].map(|it| SheetNames::new(&it.programme)),
    };
    let (formal, binding): (Vec<&Change>, Vec<&Change>) = diff
        .comparison
        .changes
        .iter()
        .partition(|change| is_formal(change.impact));
    let formal = formal.into_iter().filter(|change| !old.prints_same(change));
    let formal: Vec<Vec<Block>> = formal.map(|it| writer.write_item(it)).collect();
    let mut blocks = Vec::new();
    if let Some(reason) = reason_for_none(diff) {
        blocks.extend(compose_object(old, new));
        blocks.push(paragraph(vec![strong(reason)]));
        let moves = binding.into_iter().map(|it| writer.write_item(it));
        blocks.extend(bullets(moves.chain(formal).collect()));
        return blocks;
    }
    blocks.extend(compose_parties(old, new));
    blocks.extend(compose_object(old, new));
    if diff.altered {
        let words = capitalize(text!(SOURCE_COMPARED).get(FRENCH));
        blocks.push(paragraph(vec![strong(format!("{words}."))]));
    }
    let mut articles = writer.write_articles(&binding);
    if binding.iter().any(|it| it.impact == Impact::ARelire) {
        blocks.push(paragraph(vec![strong(
            text!(READ_BEFORE_SIGNING).get(FRENCH),
        )]));
    }
    articles.extend(titled(text!(FORMAL_ARTICLE).get(FRENCH), bullets(formal)));
    let mut told = blocks.clone();
    told.extend(articles.iter().flat_map(|it| it.blocks.clone()));
    told.extend(articles.iter().map(|it| sentence(&it.title)));
    let consequences = find_consequences([old.sheet(), new.sheet()], &told);
    let consequences = consequences.into_iter().map(|it| {
        let words = with_name(&it.part, &it.words.render(FRENCH));
        vec![sentence(end_sentence(&words))]
    });
    let mut consequences = bullets(consequences.collect());
    if !consequences.is_empty() {
        consequences.insert(0, sentence(text!(CONSEQUENCES_OPENING).get(FRENCH)));
    }
    articles.extend(titled(text!(CONSEQUENCES).get(FRENCH), consequences));
    let effect = message!(TAKES_EFFECT, blank = BLANK).render(FRENCH);
    articles.extend(titled(text!(EFFECT).get(FRENCH), vec![sentence(effect)]));
    let rest = vec![sentence(text!(REST_UNCHANGED).get(FRENCH))];
    articles.extend(titled(text!(OTHER_TERMS).get(FRENCH), rest));
    for (number, article) in (1..).zip(articles) {
        let word = text!(ARTICLE).get(FRENCH);
        let title = typeset_text(&format!("{word} {number} – {}", article.title));
        blocks.extend(section(&format!("article-{number}"), title, article.blocks));
    }
    blocks.extend(compose_signatures(old, new));
    blocks
}

/// Why there is nothing to sign, where that is so.
fn reason_for_none(diff: &ProgrammeDiff) -> Option<String> {
    let mut changes = diff.comparison.changes.iter();
    let words = if diff.altered && diff.comparison.changes.is_empty() {
        text!(NO_CHANGE_OF_SOURCE).get(FRENCH)
    } else if diff.altered
        || !diff.diagnostics.is_empty()
        || changes.any(|it| it.impact > Impact::Redactionnel)
    {
        return None;
    } else {
        return Some(text!(NO_ARTICLE).get(FRENCH).to_owned());
    };
    Some(format!("{}.", capitalize(words)))
}

fn is_formal(impact: Impact) -> bool {
    match impact {
        Impact::Typographique | Impact::Redactionnel => true,
        Impact::Deplacement | Impact::Complement | Impact::ARelire | Impact::Substantiel => false,
    }
}

fn titled(title: &str, blocks: Vec<Block>) -> Option<Article> {
    (!blocks.is_empty()).then(|| Article {
        title: title.to_owned(),
        blocks,
    })
}

fn sentence(words: impl AsRef<str>) -> Block {
    paragraph(vec![set(words.as_ref())])
}

/// Words in French typography, which would take a blank to fill for an ellipsis.
fn set(words: &str) -> Inline {
    if words.contains(BLANK) {
        text(words)
    } else {
        text(typeset_text(words))
    }
}

fn quote(words: &str) -> Message {
    message!(QUOTED, name = words)
}

/// Who signs, and for whom.
fn compose_parties(old: &AgreedRevision, new: &AgreedRevision) -> Option<Block> {
    let convention = new.convention().or(old.convention()).cloned();
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
    let annex = new.convention().and_then(|it| it.annexe.as_ref());
    let mut lines = Vec::new();
    lines.extend(annex.map(|it| fact("Annexe", vec![text(it.to_string())])));
    let reference = new.programme.reference.as_ref();
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

    /// Whether a change of typography is none on the sheet, which is typeset.
    fn prints_same(&self, change: &Change) -> bool {
        let set = |values: &[DescribedValue]| -> Vec<String> {
            let lines = values.iter().flat_map(|it| it.text.lines());
            lines.map(typeset_text).collect()
        };
        self.typesets
            && change.kind == ChangeKind::Retypeset
            && set(&change.before) == set(&change.after)
    }

    fn sheet(&self) -> Document {
        let organisation = self.organisation.as_ref();
        compose(&self.programme, organisation, Sheet::Annexe, self.typesets)
    }
}

struct AmendmentWriter<'a> {
    diff: &'a ProgrammeDiff,
    /// Those of the old sheet and of the new one.
    names: [SheetNames<'a>; 2],
}

impl AmendmentWriter<'_> {
    /// An article for each act on several parts, then for each part, in the order of the sheet.
    fn write_articles(&self, changes: &[&Change]) -> Vec<Article> {
        let mut articles: Vec<Article> = Vec::new();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for change in changes {
            let group = change.identity.group.as_ref();
            let group =
                group.and_then(|id| self.diff.comparison.groups.iter().find(|it| it.id == *id));
            if let Some(group) = group.filter(|group| group.changes.len() > 2) {
                if done.insert(&group.id) {
                    let members = changes.iter();
                    let members =
                        members.filter(|it| it.identity.group.as_ref() == Some(&group.id));
                    articles.push(Article {
                        title: capitalize(&group.title.render(FRENCH)),
                        blocks: bullets(members.map(|it| self.write_item(it)).collect()),
                    });
                }
                continue;
            }
            let (title, depth) = self.subject(change);
            let blocks = self.write_change(change, depth);
            match articles.iter_mut().find(|it| it.title == title) {
                Some(article) => article.blocks.extend(blocks),
                None => articles.push(Article { title, blocks }),
            }
        }
        articles
    }

    /// A change as an item of a list, after the name of what it is about.
    fn write_item(&self, change: &Change) -> Vec<Block> {
        let (title, depth) = self.subject(change);
        let mut blocks = self.write_change(change, depth);
        if let Some(Block::Paragraph(first)) = blocks.first_mut() {
            first
                .inlines
                .splice(0..0, [strong(title), text("\u{a0}: ")]);
        }
        blocks
    }

    /// What a change is about, as the old sheet names it where it has it, and the steps of its pointer that lead there.
    fn subject(&self, change: &Change) -> (String, usize) {
        let subject = match (&change.old, &change.new) {
            (Some(old), _) if change.kind == ChangeKind::Swapped => {
                return (self.part(old, 0), 0);
            }
            (Some(old), _) => self.names[0].find_subject(&old.pointer),
            (None, Some(new)) => self.names[1].find_subject(&new.pointer).map(|found| {
                let old = self.old_title(new, found.depth);
                let title = old.unwrap_or(found.title);
                Subject { title, ..found }
            }),
            (None, None) => None,
        };
        let own = || {
            (
                change.identity.names.first().cloned().unwrap_or_default(),
                1,
            )
        };
        subject.map_or_else(own, |it| (it.title, it.depth))
    }

    /// The title in the old sheet of the step that holds a new value.
    fn old_title(&self, new: &Location, depth: usize) -> Option<String> {
        let path = new.pointer.split('/').skip(1).take(depth);
        let path = path.collect::<Vec<&str>>().join(".");
        let mut pairs = self.diff.comparison.paired_steps.iter();
        let [old, _] = pairs.find(|[_, new]| *new == path)?;
        let names = &self.names[0];
        Some(names.step_title(names.find_step(old)?))
    }

    /// What to do to the old sheet, both wordings whole, and whether they are to be read.
    fn write_change(&self, change: &Change, depth: usize) -> Vec<Block> {
        let mut blocks = self.write_edit(change, depth);
        if change.impact == Impact::ARelire {
            blocks.push(paragraph(vec![emphasis(text!(TO_READ_MARK).get(FRENCH))]));
        }
        blocks
    }

    fn write_edit(&self, change: &Change, depth: usize) -> Vec<Block> {
        let pointer = change.old.as_ref().or(change.new.as_ref());
        let pointer = pointer.map_or("", |it| it.pointer.as_str());
        let below = pointer.split('/').skip(depth + 1);
        let below = below.filter(|step| step.parse::<usize>().is_err()).count();
        let names = &change.identity.names;
        let what = &names[names.len().saturating_sub(below)..];
        // The text of a section is all that it has beside its title.
        let is_whole = pointer.starts_with("/sections/") && pointer.ends_with("/texte");
        let what = if is_whole {
            String::new()
        } else {
            what.join(" – ")
        };
        let (before, after) = (&change.before[..], &change.after[..]);
        match change.kind {
            // A value that is its own in the place of one from around, or the other way round.
            ChangeKind::Added | ChangeKind::Removed if !before.is_empty() && !after.is_empty() => {
                write_replacement(&what, before, after)
            }
            ChangeKind::Added => {
                let opening = match self.place(change) {
                    Some(place) => message!(IS_ADDED_AT, place),
                    None => Message::new(text!(IS_ADDED)),
                };
                write_values(&opening.render(FRENCH), &what, after)
            }
            ChangeKind::Removed => write_values(text!(IS_DELETED).get(FRENCH), &what, before),
            ChangeKind::Changed
            | ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Renumbered => write_replacement(&what, before, after),
            ChangeKind::Moved => {
                let from = change.old.as_ref().map(|it| self.part(it, 0));
                let to = change.new.as_ref().map(|it| self.part(it, 1));
                let place = self
                    .place(change)
                    .unwrap_or_else(|| Message::new(text!(AT_THE_HEAD)));
                let opening = match to.filter(|to| from.as_ref() != Some(to)) {
                    Some(to) => message!(IS_MOVED_TO, to = quote(&to), place),
                    None => message!(IS_MOVED, place),
                };
                write_values(&opening.render(FRENCH), &what, after)
            }
            ChangeKind::Swapped => {
                write_values(text!(ARE_SWAPPED).get(FRENCH), "", &briefly(before))
            }
            ChangeKind::Split | ChangeKind::Merged => {
                let [before, after] = &change.identity.whole_parts;
                write_replacement("", before, after)
            }
        }
    }

    /// The part of a sheet where an item stands.
    fn part(&self, at: &Location, side: usize) -> String {
        let above = at.pointer.rsplit_once('/').map_or("", |(above, _)| above);
        let subject = self.names[side].find_subject(above);
        subject.map(|it| it.title).unwrap_or_default()
    }

    /// What is done, after the item that it follows.
    fn place(&self, change: &Change) -> Option<Message> {
        let new = change.new.as_ref()?;
        let (list, index) = new.pointer.rsplit_once('/')?;
        let index: usize = index.parse().ok()?;
        let path = list.trim_start_matches('/').replace('/', ".");
        let before = index.checked_sub(1).and_then(|before| {
            let step = self.names[1].find_step(&format!("{path}.{before}"));
            let step = step.map(|it| self.names[1].step_title(it));
            step.or_else(|| change.identity.item_before.clone())
        });
        Some(match before {
            Some(before) => message!(AFTER_ITEM, before = quote(before.trim())),
            None => Message::new(text!(AT_THE_HEAD)),
        })
    }
}

/// Items by their own labels, without those of what holds them.
fn briefly(values: &[DescribedValue]) -> Vec<DescribedValue> {
    let brief = values.iter().map(|value| DescribedValue {
        label: value.label.last().cloned().into_iter().collect(),
        text: value.text.clone(),
    });
    brief.collect()
}

fn is_short(values: &[DescribedValue]) -> bool {
    let texts = values.iter().map(|it| &it.text);
    let mut texts = texts.filter(|it| !it.is_empty());
    let only = texts.next().filter(|_| texts.next().is_none());
    only.is_some_and(|it| it.chars().count() <= MAX_IN_SENTENCE && !it.contains('\n'))
}

/// « Date : » and nothing where the part says it.
fn with_name(what: &str, words: &str) -> String {
    if what.is_empty() {
        capitalize(words)
    } else {
        format!("{what}\u{a0}: {words}")
    }
}

fn end_sentence(words: &str) -> String {
    if words.ends_with(".\u{a0}»") {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

fn write_values(opening: &str, what: &str, values: &[DescribedValue]) -> Vec<Block> {
    let mut blocks = vec![sentence(format!("{}\u{a0}:", with_name(what, opening)))];
    blocks.push(quote_values(values));
    blocks
}

fn write_replacement(
    what: &str,
    before: &[DescribedValue],
    after: &[DescribedValue],
) -> Vec<Block> {
    if is_short(before) && is_short(after) {
        let [old, new] = [before, after].map(|values| {
            let text = values.iter().find(|it| !it.text.is_empty());
            quote(text.map_or("", |it| it.text.trim()))
        });
        let words = message!(REPLACED_IN_SENTENCE, old, new).render(FRENCH);
        return vec![sentence(end_sentence(&with_name(what, &words)))];
    }
    let opening = with_name(what, text!(IS_REPLACED).get(FRENCH));
    vec![
        sentence(format!("{opening}\u{a0}:")),
        quote_values(before),
        sentence(text!(REPLACED_BY).get(FRENCH)),
        quote_values(after),
    ]
}

/// Values whole, a line each, behind their names.
fn quote_values(values: &[DescribedValue]) -> Block {
    let shown = values.iter().filter(|it| !it.text.is_empty());
    let lines = shown.flat_map(|value| {
        let name = (!value.label.is_empty()).then(|| format!("{}\u{a0}: ", value.label.join(", ")));
        let mut lines = value.text.lines().filter(|line| !line.trim().is_empty());
        let first = format!(
            "{}{}",
            name.unwrap_or_default(),
            lines.next().unwrap_or_default()
        );
        let rest: Vec<String> = lines.map(ToOwned::to_owned).collect();
        std::iter::once(first).chain(rest)
    });
    Block::Quote(lines.map(sentence).collect())
}
