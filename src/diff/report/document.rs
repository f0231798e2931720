//! A report as a document, in any format of a sheet: the changes by impact, the lengths, then the sheet with its revisions marked.
//! It is in French, as sheets are.

use super::length::compare_lengths;
use super::{
    ComparedRevisions, DescribedChange, KnownLength, ProgrammeDiff, ProgrammeLengths,
    RevisionIdentity, describe_change, select_changed,
};
use crate::diagnostic::Diagnostic;
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

const FRENCH: Language = Language::Fr;

/// The content of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportContent {
    /// The changes, and the marked sheet if there is one.
    Changes,
    /// The substantial changes, as the articles of an amendment.
    Amendment,
}

/// The report of one programme or more; `unread` names those that could not be compared.
#[must_use]
pub fn document(diffs: &[ProgrammeDiff], unread: &[String], content: ReportContent) -> Document {
    let mut composer = ReportComposer {
        content,
        notes: Vec::new(),
        count: 0,
    };
    let (changed, unchanged) = select_changed(diffs);
    let (title, masthead, programmes) = match changed[..] {
        [ProgrammeDiff::Compared(only)] => (
            format!("{} – {}", kind(content), only.new.title),
            masthead(&only.new.title, &versions(&only.old, &only.new), content),
            composer.compared(only),
        ),
        _ => {
            let programmes = changed.iter().map(|diff| composer.programme(diff));
            let programmes = programmes.collect();
            let heading = text!(COMPARISON).get(FRENCH);
            (
                kind(content).to_owned(),
                masthead(heading, "", content),
                programmes,
            )
        }
    };
    // The other programmes come first: a sheet may end the report.
    let mut body = others(unread, unchanged, programmes.is_empty());
    body.extend(programmes);
    // Two sheets may have the same anchors, and a deleted section has that of the one in its place.
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
        notes: (!composer.notes.is_empty()).then(|| Notes {
            anchor: "notes".to_owned(),
            title: vec![text("Notes")],
            items: composer.notes,
        }),
    }
}

/// The programmes that could not be read, and the number of unchanged ones.
fn others(unread: &[String], unchanged: usize, is_empty: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !unread.is_empty() {
        let words = sentence(text!(NOT_COMPARED).get(FRENCH));
        blocks.push(paragraph(vec![strong(words)]));
        let names = unread.iter().map(|name| Inline::Code(name.clone()));
        let names = names.map(|name| vec![paragraph(vec![name])]);
        blocks.extend(bullets(names.collect()));
    }
    if is_empty && unread.is_empty() {
        let words = message!(NO_CHANGE).render(FRENCH);
        blocks.push(paragraph(vec![text(sentence(&words))]));
    } else if unchanged > 0 {
        let words = message!(PROGRAMMES_UNCHANGED, count = unchanged).render(FRENCH);
        blocks.push(paragraph(vec![text(sentence(&words))]));
    }
    blocks
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
fn versions(old: &RevisionIdentity, new: &RevisionIdentity) -> String {
    let describe = |identity: &RevisionIdentity| {
        let version = identity.version.as_ref();
        let version = version.map(|it| format!("{} {it}", text!(VERSION).get(FRENCH)));
        match (version, &identity.revised) {
            (Some(version), Some(date)) => Some(format!("{version} ({date})")),
            (Some(version), None) => Some(version),
            (None, Some(date)) => Some(date.clone()),
            (None, None) => None,
        }
    };
    let (old, new) = (describe(old), describe(new));
    if old.is_none() && new.is_none() {
        return String::new();
    }
    let or_dash = |words: Option<String>| words.unwrap_or_else(|| "–".to_owned());
    format!("{} → {}", or_dash(old), or_dash(new))
}

struct ReportComposer {
    content: ReportContent,
    /// The notes of all the sheets so far.
    notes: Vec<Vec<Block>>,
    /// The sections of programmes so far.
    count: usize,
}

impl ReportComposer {
    fn programme(&mut self, diff: &ProgrammeDiff) -> Block {
        let (title, blocks) = match diff {
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
            lengths,
            diagnostics,
            sheet,
        } = compared;
        let of_impact = |impact: Impact| -> Vec<DescribedChange> {
            let changes = comparison.changes.iter();
            let changes = changes.filter(|change| change.impact == impact);
            changes
                .map(|change| describe_change(change, FRENCH))
                .collect()
        };
        if self.content == ReportContent::Amendment {
            return amendment(&of_impact(Impact::Substantiel), old, new);
        }
        let mut blocks = facts(vec![
            fact(text!(OLD_REVISION).get(FRENCH), identity(old)),
            fact(text!(NEW_REVISION).get(FRENCH), identity(new)),
        ]);
        let counts = change::tally(&comparison.counts()).render(FRENCH);
        blocks.push(paragraph(vec![strong(sentence(&counts))]));
        blocks.extend(diagnostics.iter().map(diagnostic));
        blocks.extend(length_table(lengths));
        for impact in Impact::ALL {
            let changes = of_impact(impact);
            let title = format!(
                "{} ({})",
                capital(&impact.name(2).render(FRENCH)),
                changes.len()
            );
            let items = changes.iter().map(item).collect();
            blocks.extend(section(impact.key(), title, bullets(items)));
        }
        let renumbered = comparison.renumbered.iter().map(|[old, new]| {
            let words = format!("{} → {}", old.label.join(" › "), new.label.join(" › "));
            vec![paragraph(vec![text(words)])]
        });
        let title = text!(RENUMBERED).get(FRENCH);
        blocks.extend(section("numeros", title, bullets(renumbered.collect())));
        let sheet = sheet.as_ref().filter(|_| !comparison.changes.is_empty());
        blocks.extend(sheet.map(|sheet| self.sheet(sheet)));
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

fn diagnostic(diagnostic: &Diagnostic) -> Block {
    let remedy = diagnostic.kind.remedy();
    let remedy = remedy.map(|it| sentence(&it.render(FRENCH)));
    let words = format!(
        "{} ({}). {}",
        diagnostic.cause(FRENCH),
        diagnostic.kind.code(),
        remedy.unwrap_or_default()
    );
    paragraph(vec![
        strong(format!("{}\u{a0}: ", text!(TO_CORRECT).get(FRENCH))),
        text(words.trim_end()),
    ])
}

/// The lengths before and after, those that change marked.
fn length_table(lengths: &[ProgrammeLengths; 2]) -> Vec<Block> {
    if lengths.iter().all(|it| it.whole == KnownLength::default()) {
        return Vec::new();
    }
    let rows = compare_lengths(lengths, text!(WHOLE_ACTION).get(FRENCH));
    let rows = rows.into_iter().map(|(name, [was, is])| {
        let cell = |length: KnownLength, revision| {
            let inline = text(length.words([", ", ""]));
            if was == is {
                vec![inline]
            } else {
                vec![revised(revision, vec![inline])]
            }
        };
        row(vec![
            vec![text(name)],
            cell(was, Revision::Deleted),
            cell(is, Revision::Inserted),
        ])
    });
    let columns = [
        (text!(LENGTHS), ColumnWidth::Fill),
        (text!(BEFORE), ColumnWidth::Fit),
        (text!(AFTER), ColumnWidth::Fit),
    ];
    let columns = columns.map(|(heading, width)| column(heading.get(FRENCH), Align::Start, width));
    table(columns.to_vec(), rows.collect())
}

fn alone(identity: &RevisionIdentity, heading: Translated) -> Vec<Block> {
    facts(vec![fact(heading.get(FRENCH), self::identity(identity))])
}

/// « programmes/a.yaml, version 2, 3 juin 2026 ».
fn identity(identity: &RevisionIdentity) -> Vec<Inline> {
    let RevisionIdentity {
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

fn item(change: &DescribedChange) -> Vec<Block> {
    let DescribedChange {
        impact: _,
        kind,
        title,
        places,
        lines,
        reason,
    } = change;
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

fn amendment_opening(old: &RevisionIdentity, new: &RevisionIdentity) -> Message {
    let title = &new.title;
    match (&old.version, &new.version) {
        (Some(old), Some(new)) => message!(AMENDMENT_OPENING_FROM, title, old, new),
        (None, Some(new)) => message!(AMENDMENT_OPENING_TO, title, new),
        (Some(_) | None, None) => message!(AMENDMENT_OPENING, title),
    }
}

/// The draft of an amendment: an article for each substantial change.
fn amendment(
    changes: &[DescribedChange],
    old: &RevisionIdentity,
    new: &RevisionIdentity,
) -> Vec<Block> {
    let mut blocks = vec![paragraph(vec![text(
        amendment_opening(old, new).render(FRENCH),
    )])];
    if changes.is_empty() {
        blocks.push(paragraph(vec![emphasis(text!(NO_ARTICLE).get(FRENCH))]));
        return blocks;
    }
    for (number, change) in (1..).zip(changes) {
        let title = format!("{} {number} – {}", text!(ARTICLE).get(FRENCH), change.title);
        let anchor = format!("article-{number}");
        blocks.extend(section(&anchor, title, article(&change.lines)));
    }
    blocks
}

fn article(lines: &[Vec<WordRun>]) -> Vec<Block> {
    let before = join_runs(lines, |run| !matches!(run, WordRun::Inserted(_)));
    let after = join_runs(lines, |run| !matches!(run, WordRun::Deleted(_)));
    let mut runs = lines.iter().flatten();
    let (opening, first, second) = if runs.all(|run| matches!(run, WordRun::Same(_))) {
        (text!(IS_REARRANGED), after, Vec::new())
    } else if before.is_empty() {
        (text!(IS_ADDED), after, Vec::new())
    } else if after.is_empty() {
        (text!(IS_DELETED), before, Vec::new())
    } else {
        (text!(IS_REPLACED), before, after)
    };
    let mut content = vec![paragraph(vec![text(opening.get(FRENCH))])];
    content.extend(quoted(&first));
    if !second.is_empty() {
        content.push(paragraph(vec![text(text!(REPLACED_BY).get(FRENCH))]));
        content.extend(quoted(&second));
    }
    content
}

/// The words of such runs, line by line.
fn join_runs(lines: &[Vec<WordRun>], is_kept: fn(&WordRun) -> bool) -> Vec<String> {
    let lines = lines.iter().map(|line| {
        let runs = line.iter().filter(|run| is_kept(run));
        let words = runs.map(|run| match run {
            WordRun::Same(words) | WordRun::Deleted(words) | WordRun::Inserted(words) => {
                words.as_str()
            }
        });
        words.collect::<String>()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

fn quoted(lines: &[String]) -> Vec<Block> {
    let blocks = lines.iter().map(|line| paragraph(self::lines(line)));
    vec![Block::Quote(blocks.collect())]
}

/// A file name may hold characters that no font has.
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
