//! A report as a document, which each format of a sheet renders: what changed by level, how lengths go, then the sheet itself with
//! its revisions marked. It is in French, as sheets are.

use super::{
    ComparedRevisions, DescribedChange, Identity, Length, ProgrammeDiff, describe_change, lengths,
    telling,
};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::{self, Impact};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Message, Translated, capital};
use crate::diff::words::WordRun;
use crate::document::compose::{
    self, bullets, column, emphasis, fact, facts, label, paragraph, row, section, small, strong,
    table, text,
};
use crate::document::typography::typeset_text;
use crate::document::{
    Align, Block, ColumnWidth, Document, Inline, Masthead, Metadata, Notes, Revision, Running,
    Section, SectionLook,
};
use crate::value::{format_days, format_minutes};

const FRENCH: Language = Language::Fr;

/// What a report holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportContent {
    /// What changed, and the sheet with its revisions marked where it is there.
    Changes,
    /// The substantial changes, as the articles of an amendment.
    Amendment,
}

/// The report of one programme or more; `unread` names those that could not be compared.
#[must_use]
pub fn document(pairs: &[ProgrammeDiff], unread: &[String], content: ReportContent) -> Document {
    let mut composing = Composing {
        content,
        notes: Vec::new(),
        count: 0,
    };
    let (telling, silent) = telling(pairs);
    let (masthead, mut body) = match telling[..] {
        [ProgrammeDiff::Compared(only)] => (
            masthead(&only.new.title, &between(&only.old, &only.new), content),
            composing.compared(only),
        ),
        _ => {
            let body = telling.iter().map(|pair| composing.pair(pair));
            let body = body.collect();
            (masthead(text!(COMPARISON).get(FRENCH), "", content), body)
        }
    };
    let title = match telling[..] {
        [ProgrammeDiff::Compared(only)] => format!("{} – {}", kind(content), only.new.title),
        _ => kind(content).to_owned(),
    };
    // What is told of the others comes first: a sheet may end the report.
    let mut others = Vec::new();
    if !unread.is_empty() {
        let words = sentence(text!(NOT_COMPARED).get(FRENCH));
        others.push(paragraph(vec![strong(words)]));
        let names = unread.iter().map(|name| Inline::Code(name.clone()));
        let names = names.map(|name| vec![paragraph(vec![name])]);
        others.extend(bullets(names.collect()));
    }
    if body.is_empty() && unread.is_empty() {
        let words = message!(NO_CHANGE).render(FRENCH);
        others.push(paragraph(vec![text(sentence(&words))]));
    } else if silent > 0 {
        let words = message!(PROGRAMMES_UNCHANGED, count = silent).render(FRENCH);
        others.push(paragraph(vec![text(sentence(&words))]));
    }
    body.splice(0..0, others);
    // Two sheets may have the same addresses, and what is gone has those of what is there.
    compose::address(&mut body);
    Document {
        metadata: Metadata {
            language: "fr",
            title: title.clone(),
            ..Metadata::default()
        },
        running: Running {
            head_left: title,
            ..compose::furniture()
        },
        masthead,
        body,
        notes: (!composing.notes.is_empty()).then(|| Notes {
            anchor: "notes".to_owned(),
            title: vec![text("Notes")],
            items: composing.notes,
        }),
    }
}

fn kind(content: ReportContent) -> &'static str {
    match content {
        ReportContent::Changes => text!(COMPARISON).get(FRENCH),
        ReportContent::Amendment => text!(AMENDMENT).get(FRENCH),
    }
}

fn masthead(title: &str, subtitle: &str, content: ReportContent) -> Masthead {
    let inlines = |words: &str| {
        if words.is_empty() {
            Vec::new()
        } else {
            vec![text(words)]
        }
    };
    let kind = kind(content);
    Masthead {
        logo: None,
        kicker: if title == kind {
            Vec::new()
        } else {
            inlines(kind)
        },
        kind: Vec::new(),
        title: inlines(&typeset_text(title)),
        subtitle: inlines(subtitle),
    }
}

/// « version 1 (20 mai 2026) → version 2 (3 juin 2026) ».
fn between(old: &Identity, new: &Identity) -> String {
    let told = |identity: &Identity| {
        let version = identity.version.as_ref();
        let version = version.map(|it| format!("{} {it}", text!(VERSION).get(FRENCH)));
        match (version, &identity.revised) {
            (Some(version), Some(date)) => format!("{version} ({date})"),
            (Some(version), None) => version,
            (None, Some(date)) => date.clone(),
            (None, None) => String::new(),
        }
    };
    let (old, new) = (told(old), told(new));
    if old.is_empty() && new.is_empty() {
        return String::new();
    }
    let or_none = |told: String| {
        if told.is_empty() {
            "–".to_owned()
        } else {
            told
        }
    };
    format!("{} → {}", or_none(old), or_none(new))
}

struct Composing {
    content: ReportContent,
    /// Those of the sheets, called from all of them.
    notes: Vec<Vec<Block>>,
    /// Sections of programmes so far.
    count: usize,
}

impl Composing {
    fn pair(&mut self, pair: &ProgrammeDiff) -> Block {
        let (title, blocks) = match pair {
            ProgrammeDiff::Compared(compared) => {
                (compared.new.title.clone(), self.compared(compared))
            }
            ProgrammeDiff::Appeared(identity) => (
                identity.title.clone(),
                alone(identity, text!(NEW_PROGRAMME)),
            ),
            ProgrammeDiff::Gone(identity) => (
                identity.title.clone(),
                alone(identity, text!(REMOVED_PROGRAMME)),
            ),
        };
        self.count += 1;
        Block::Section(Section {
            anchor: "programme".to_owned(),
            title: vec![text(title)],
            aside: Vec::new(),
            look: if self.count > 1 {
                SectionLook::Page
            } else {
                SectionLook::Plain
            },
            blocks,
        })
    }

    fn compared(&mut self, compared: &ComparedRevisions) -> Vec<Block> {
        let ComparedRevisions {
            old,
            new,
            comparison,
            totals: [before, after],
            diagnostics,
            sheet,
        } = compared;
        let told_of = |level: Impact| -> Vec<DescribedChange> {
            let changes = comparison
                .changes
                .iter()
                .filter(|change| change.impact == level);
            changes
                .map(|change| describe_change(change, FRENCH))
                .collect()
        };
        if self.content == ReportContent::Amendment {
            return amendment(&told_of(Impact::Substantiel), old, new);
        }
        let mut blocks = facts(vec![
            fact(text!(OLD_REVISION).get(FRENCH), identity(old)),
            fact(text!(NEW_REVISION).get(FRENCH), identity(new)),
        ]);
        let counts = comparison.counts();
        blocks.push(paragraph(vec![strong(sentence(
            &change::tally(&counts).render(FRENCH),
        ))]));
        for diagnostic in diagnostics {
            let words = format!(
                "{} ({}). {}",
                diagnostic.kind.cause().render(FRENCH),
                diagnostic.kind.code(),
                diagnostic
                    .kind
                    .remedy()
                    .map(|it| it.render(FRENCH))
                    .map(|it| sentence(&it))
                    .unwrap_or_default()
            );
            blocks.push(paragraph(vec![
                strong(format!("{}\u{a0}: ", text!(TO_CORRECT).get(FRENCH))),
                text(words.trim_end()),
            ]));
        }
        if before.whole != Length::default() || after.whole != Length::default() {
            let rows = lengths(before, after, text!(WHOLE_ACTION).get(FRENCH));
            let rows = rows.into_iter().map(|(name, was, is)| {
                let (was_said, is_said) = (said(was), said(is));
                let cell = |words: String, revision| {
                    let inline = text(words);
                    if was == is {
                        vec![inline]
                    } else {
                        vec![revised(revision, vec![inline])]
                    }
                };
                row(vec![
                    vec![text(name)],
                    cell(was_said, Revision::Deleted),
                    cell(is_said, Revision::Inserted),
                ])
            });
            blocks.extend(table(
                vec![
                    column(text!(LENGTHS).get(FRENCH), Align::Start, ColumnWidth::Fill),
                    column(text!(BEFORE).get(FRENCH), Align::Start, ColumnWidth::Fit),
                    column(text!(AFTER).get(FRENCH), Align::Start, ColumnWidth::Fit),
                ],
                rows.collect(),
            ));
        }
        for level in Impact::ALL {
            let told = told_of(level);
            let title = format!(
                "{} ({})",
                capital(&level.name(2).render(FRENCH)),
                told.len()
            );
            let items = told.iter().map(item).collect();
            blocks.extend(section(level.key(), title, bullets(items)));
        }
        let renumbered = comparison.renumbered.iter().map(|[old, new]| {
            let words = format!("{} → {}", old.label.join(" › "), new.label.join(" › "));
            vec![paragraph(vec![text(words)])]
        });
        let title = text!(RENUMBERED).get(FRENCH);
        blocks.extend(section("numeros", title, bullets(renumbered.collect())));
        let sheet = sheet.as_ref().filter(|_| !comparison.changes.is_empty());
        if let Some(sheet) = sheet {
            blocks.push(self.sheet(sheet));
        }
        blocks
    }

    /// The sheet with its revisions marked, as a section of the report.
    fn sheet(&mut self, sheet: &Document) -> Block {
        let mut sheet = sheet.clone();
        let before = self.notes.len();
        let mut renumber = |inline: &mut Inline| {
            if let Inline::NoteCall(number) = inline {
                *number += before;
            }
        };
        compose::for_each_inline(&mut sheet.body, &mut renumber);
        if let Some(mut notes) = sheet.notes.take() {
            notes
                .items
                .iter_mut()
                .for_each(|note| compose::for_each_inline(note, &mut renumber));
            self.notes.append(&mut notes.items);
        }
        let Masthead {
            logo: _,
            kicker,
            kind,
            title,
            subtitle,
        } = sheet.masthead;
        let mut blocks = vec![small(vec![text(text!(LEGEND).get(FRENCH))])];
        for line in [kicker, kind, vec![Inline::Strong(title)], subtitle] {
            if !line.is_empty() {
                blocks.push(paragraph(line));
            }
        }
        blocks.append(&mut sheet.body);
        Block::Section(Section {
            anchor: "fiche".to_owned(),
            title: vec![text(text!(MARKED_SHEET).get(FRENCH))],
            aside: Vec::new(),
            look: SectionLook::Page,
            blocks,
        })
    }
}

fn alone(identity: &Identity, heading: Translated) -> Vec<Block> {
    facts(vec![fact(heading.get(FRENCH), self::identity(identity))])
}

/// « programmes/a.yaml, version 2, 3 juin 2026 ».
fn identity(identity: &Identity) -> Vec<Inline> {
    let Identity {
        file,
        title: _,
        reference,
        version,
        revised,
    } = identity;
    let version = version
        .as_ref()
        .map(|it| format!("{} {it}", text!(VERSION).get(FRENCH)));
    let parts = [reference.clone(), version, revised.clone()];
    let mut words: Vec<String> = parts.into_iter().flatten().collect();
    words.push(printable(file));
    vec![text(words.join(", "))]
}

fn said(length: Length) -> String {
    match (length.half_days, length.minutes) {
        (None, None) => "–".to_owned(),
        (Some(days), None) => format_days(days),
        (None, Some(minutes)) => format_minutes(minutes),
        (Some(days), Some(minutes)) => {
            format!("{}, {}", format_days(days), format_minutes(minutes))
        }
    }
}

fn item(told: &DescribedChange) -> Vec<Block> {
    let DescribedChange {
        impact: _,
        kind,
        title,
        places,
        lines,
        reason,
    } = told;
    let mut blocks = vec![label(format!("{title} – {kind}"))];
    blocks.extend(lines.iter().map(|line| paragraph(marked(line))));
    let places: Vec<String> = places
        .iter()
        .flatten()
        .map(|place| printable(place))
        .collect();
    blocks.push(small(vec![text(format!(
        "{} ({})",
        capital(reason),
        places.join(" → ")
    ))]));
    blocks
}

/// Runs of two texts, marked.
fn marked(runs: &[WordRun]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (rank, run) in runs.iter().enumerate() {
        match run {
            WordRun::Same(words) => inlines.extend(lines(words)),
            // What was taken out stays apart from what was put in its place.
            WordRun::Deleted(words) if matches!(runs.get(rank + 1), Some(WordRun::Inserted(_))) => {
                let apart = format!("{} ", words.trim_end_matches(' '));
                inlines.push(revised(Revision::Deleted, lines(&apart)));
            }
            WordRun::Deleted(words) => inlines.push(revised(Revision::Deleted, lines(words))),
            WordRun::Inserted(words) => inlines.push(revised(Revision::Inserted, lines(words))),
        }
    }
    inlines
}

/// Words with the ends of their lines.
fn lines(words: &str) -> Vec<Inline> {
    let lines = words.split('\n').map(|line| vec![text(line)]);
    let mut inlines = compose::join(lines.collect(), &Inline::Break);
    inlines.retain(|inline| !matches!(inline, Inline::Text(words) if words.is_empty()));
    inlines
}

fn revised(revision: Revision, content: Vec<Inline>) -> Inline {
    Inline::Revised { revision, content }
}

/// The sentence that opens an amendment.
fn opening(old: &Identity, new: &Identity) -> Message {
    let title = &new.title;
    match (&old.version, &new.version) {
        (Some(old), Some(new)) => message!(AMENDMENT_OPENING_FROM, title, old, new),
        (None, Some(new)) => message!(AMENDMENT_OPENING_TO, title, new),
        (Some(_) | None, None) => message!(AMENDMENT_OPENING, title),
    }
}

/// The draft of an amendment: an article for each substantial change.
fn amendment(told: &[DescribedChange], old: &Identity, new: &Identity) -> Vec<Block> {
    let mut blocks = vec![paragraph(vec![text(opening(old, new).render(FRENCH))])];
    if told.is_empty() {
        blocks.push(paragraph(vec![emphasis(text!(NO_ARTICLE).get(FRENCH))]));
        return blocks;
    }
    for (rank, told) in told.iter().enumerate() {
        let title = format!(
            "{} {} – {}",
            text!(ARTICLE).get(FRENCH),
            rank + 1,
            told.title
        );
        let mut content = Vec::new();
        let of = |keep: fn(&WordRun) -> bool| -> Vec<String> {
            let lines = told.lines.iter().map(|line| {
                let runs = line.iter().filter(|run| keep(run));
                let words: String = runs
                    .map(|run| match run {
                        WordRun::Same(words)
                        | WordRun::Deleted(words)
                        | WordRun::Inserted(words) => words.as_str(),
                    })
                    .collect();
                words
            });
            lines.filter(|line| !line.is_empty()).collect()
        };
        let before = of(|run| !matches!(run, WordRun::Inserted(_)));
        let after = of(|run| !matches!(run, WordRun::Deleted(_)));
        let is_rearranged = told
            .lines
            .iter()
            .flatten()
            .all(|run| matches!(run, WordRun::Same(_)));
        let article = if is_rearranged {
            (text!(IS_REARRANGED), after, Vec::new())
        } else if before.is_empty() {
            (text!(IS_ADDED), after, Vec::new())
        } else if after.is_empty() {
            (text!(IS_DELETED), before, Vec::new())
        } else {
            (text!(IS_REPLACED), before, after)
        };
        let (opening, first, second) = article;
        content.push(paragraph(vec![text(opening.get(FRENCH))]));
        content.extend(quoted(&first));
        if !second.is_empty() {
            content.push(paragraph(vec![text(text!(REPLACED_BY).get(FRENCH))]));
            content.extend(quoted(&second));
        }
        blocks.extend(section(&format!("article-{}", rank + 1), title, content));
    }
    blocks
}

fn quoted(lines: &[String]) -> Vec<Block> {
    let blocks = lines.iter().map(|line| paragraph(self::lines(line)));
    vec![Block::Quote(blocks.collect())]
}

/// What any face can show: the name of a file may hold anything.
fn printable(name: &str) -> String {
    let shown = |c: char| {
        if c.is_control() || !crate::render::fonts::covers(c) {
            '_'
        } else {
            c
        }
    };
    name.chars().map(shown).collect()
}

fn sentence(words: &str) -> String {
    format!("{}.", capital(words))
}
