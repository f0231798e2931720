//! A report as a document, in any format of a sheet: the changes by impact, the lengths, then the sheet with its revisions marked.
//! It is in French, as sheets are.

use super::length::{KnownLength, ProgrammeLengths, compare_lengths};
use super::{ProgrammeDiff, ReportEntry, RevisionIdentity, select_changed};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::Impact;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Message, capitalize};
use crate::diff::Change;
use crate::diff::words::WordRun;
use crate::document::compose::{
    self, Composer, bullets, column, emphasis, fact, facts, label, paragraph, row, section,
    small_paragraph, strong, table, text,
};
use crate::document::typography::typeset_text;
use crate::document::{
    Align, Block, ColumnWidth, Document, Inline, Masthead, Metadata, Notes, Revision, RunningText,
    Section, SectionStyle,
};

const FRENCH: Language = Language::Fr;

/// The content of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportContent {
    /// The changes, and the marked sheet if there is one.
    Changes,
    /// The changes that are substantial or to be read, as the articles of an amendment.
    Amendment,
}

/// The report of one programme or more; `unread` names those that could not be compared.
#[must_use]
pub fn compose(diffs: &[ProgrammeDiff], unread: &[String], content: ReportContent) -> Document {
    let kind = match content {
        ReportContent::Changes => text!(COMPARISON).get(FRENCH),
        ReportContent::Amendment => text!(AMENDMENT).get(FRENCH),
    };
    let mut composer = ReportComposer {
        content,
        notes: Composer::default(),
        count: 0,
    };
    let (changed, unchanged) = select_changed(diffs);
    let only = match changed[..] {
        [only] => only.revisions().map(|(old, new)| (only, old, new)),
        _ => None,
    };
    let (title, heading, subtitle, programmes) = match only {
        Some((only, old, new)) => (
            format!("{kind} – {}", new.title),
            new.title.as_str(),
            versions(old, new),
            composer.compose_changes(only, old, new),
        ),
        None => (
            kind.to_owned(),
            text!(COMPARISON).get(FRENCH),
            None,
            changed
                .iter()
                .map(|diff| composer.compose_programme(diff))
                .collect(),
        ),
    };
    // The other programmes come first: a sheet may end the report.
    let mut body = other_programmes(unread, unchanged, programmes.is_empty());
    body.extend(programmes);
    // Two sheets may have the same anchors, and a deleted section has that of the one in its place.
    compose::assign_anchors(&mut body);
    Document {
        metadata: Metadata {
            language: "fr",
            title: title.clone(),
            ..Metadata::default()
        },
        running_text: RunningText {
            header_left: title,
            ..compose::default_running_text()
        },
        masthead: Masthead {
            logo: None,
            kicker: (heading != kind).then(|| text(kind)).into_iter().collect(),
            kind: Vec::new(),
            title: vec![text(typeset_text(heading))],
            subtitle: subtitle.into_iter().map(text).collect(),
        },
        body,
        notes: notes(composer.notes.into_notes()),
    }
}

fn notes(items: Vec<Vec<Block>>) -> Option<Notes> {
    (!items.is_empty()).then(|| Notes {
        anchor: "notes".to_owned(),
        title: vec![text("Notes")],
        items,
    })
}

/// The programmes that could not be read, and the number of unchanged ones.
fn other_programmes(unread: &[String], unchanged: usize, is_empty: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !unread.is_empty() {
        let words = to_sentence(text!(NOT_COMPARED).get(FRENCH));
        blocks.push(paragraph(vec![strong(words)]));
        let names = unread.iter().map(|name| Inline::Code(name.clone()));
        let names = names.map(|name| vec![paragraph(vec![name])]);
        blocks.extend(bullets(names.collect()));
    }
    if is_empty && unread.is_empty() {
        let words = message!(NO_CHANGE).render(FRENCH);
        blocks.push(paragraph(vec![text(to_sentence(&words))]));
    } else if unchanged > 0 {
        let words = message!(PROGRAMMES_UNCHANGED, count = unchanged).render(FRENCH);
        blocks.push(paragraph(vec![text(to_sentence(&words))]));
    }
    blocks
}

fn version(identity: &RevisionIdentity) -> Option<String> {
    let version = identity.version.as_ref()?;
    Some(format!("{} {version}", text!(VERSION).get(FRENCH)))
}

/// « version 1 (20 mai 2026) → version 2 (3 juin 2026) ».
fn versions(old: &RevisionIdentity, new: &RevisionIdentity) -> Option<String> {
    let [old, new] = [old, new].map(|identity| match (version(identity), &identity.revised) {
        (Some(version), Some(date)) => Some(format!("{version} ({date})")),
        (version, date) => version.or(date.clone()),
    });
    if old.is_none() && new.is_none() {
        return None;
    }
    let [old, new] = [&old, &new].map(|words| words.as_deref().unwrap_or("–"));
    Some(format!("{old} → {new}"))
}

struct ReportComposer {
    content: ReportContent,
    /// The notes of all the sheets so far.
    notes: Composer,
    /// The sections of programmes so far.
    count: usize,
}

impl ReportComposer {
    fn compose_programme(&mut self, diff: &ProgrammeDiff) -> Block {
        let title = diff.latest().map(|identity| text(&identity.title));
        let blocks = match (diff.revisions(), diff.latest()) {
            (Some((old, new)), _) => self.compose_changes(diff, old, new),
            (None, Some(only)) => facts(vec![fact(diff.heading().get(FRENCH), identity(only))]),
            (None, None) => Vec::new(),
        };
        self.count += 1;
        let style = if self.count > 1 {
            SectionStyle::Page
        } else {
            SectionStyle::Plain
        };
        report_section("programme", title.into_iter().collect(), style, blocks)
    }

    fn compose_changes(
        &mut self,
        diff: &ProgrammeDiff,
        old: &RevisionIdentity,
        new: &RevisionIdentity,
    ) -> Vec<Block> {
        let comparison = &diff.comparison;
        if self.content == ReportContent::Amendment {
            // What is to be read may be substantial.
            let changes = comparison.changes.iter();
            let changes: Vec<&Change> = changes.filter(|it| it.impact >= Impact::ARelire).collect();
            return amendment(&changes, old, new);
        }
        let mut blocks = facts(vec![
            fact(text!(OLD_REVISION).get(FRENCH), identity(old)),
            fact(text!(NEW_REVISION).get(FRENCH), identity(new)),
        ]);
        let counts = diff.count_changes().render(FRENCH);
        blocks.push(paragraph(vec![strong(to_sentence(&counts))]));
        let left_out = diff.left_out().into_iter();
        let left_out = left_out.map(|it| paragraph(vec![text(to_sentence(&it.render(FRENCH)))]));
        blocks.extend(left_out);
        blocks.extend(diff.diagnostics.iter().map(diagnostic_block));
        blocks.extend(length_table([old.length.as_ref(), new.length.as_ref()]));
        for impact in Impact::ALL {
            let entries = comparison.entries_of_impact(impact);
            let name = capitalize(&impact.name(2).render(FRENCH));
            let count: usize = entries.iter().map(|entry| entry.changes.len()).sum();
            let title = format!("{name} ({count})");
            let items = entries.iter().map(entry_item).collect();
            blocks.extend(section(impact.key(), title, bullets(items)));
        }
        let renumbered = comparison.renumbered.iter().map(|step| {
            let words = format!("{} → {}", step.old.title(), step.new.title());
            vec![paragraph(vec![text(words)])]
        });
        let title = text!(RENUMBERED).get(FRENCH);
        blocks.extend(section("numeros", title, bullets(renumbered.collect())));
        let sheet = diff.sheet.as_ref().filter(|_| diff.highest.is_some());
        blocks.extend(sheet.map(|sheet| self.compose_sheet(sheet)));
        blocks
    }

    /// The sheet with its revisions marked, as a section of the report.
    fn compose_sheet(&mut self, sheet: &Document) -> Block {
        let mut sheet = sheet.clone();
        let notes = sheet.notes.map(|notes| notes.items);
        self.notes
            .take_notes(&mut sheet.body, notes.unwrap_or_default());
        let Masthead {
            logo: _,
            kicker,
            kind,
            title,
            subtitle,
        } = sheet.masthead;
        let mut blocks = vec![small_paragraph(vec![text(text!(LEGEND).get(FRENCH))])];
        for line in [kicker, kind, vec![Inline::Strong(title)], subtitle] {
            if !line.is_empty() {
                blocks.push(paragraph(line));
            }
        }
        blocks.append(&mut sheet.body);
        let title = vec![text(text!(MARKED_SHEET).get(FRENCH))];
        report_section("fiche", title, SectionStyle::Page, blocks)
    }
}

fn report_section(
    anchor: &str,
    title: Vec<Inline>,
    style: SectionStyle,
    blocks: Vec<Block>,
) -> Block {
    Block::Section(Section {
        anchor: anchor.to_owned(),
        title,
        aside: Vec::new(),
        style,
        blocks,
    })
}

fn diagnostic_block(diagnostic: &Diagnostic) -> Block {
    let remedy = diagnostic.kind.remedy();
    let remedy = remedy.map(|it| to_sentence(&it.render(FRENCH)));
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

/// The lengths before and after, with the changed ones marked.
fn length_table(lengths: [Option<&ProgrammeLengths>; 2]) -> Vec<Block> {
    let mut known = lengths.iter().flatten();
    if known.all(|it| it.whole == KnownLength::default()) {
        return Vec::new();
    }
    let rows = compare_lengths(lengths, text!(WHOLE_ACTION).get(FRENCH));
    let rows = rows.into_iter().map(|(name, [was, is])| {
        let cell = |length: &KnownLength, revision| {
            let words = vec![text(length.format_length([", ", ""]))];
            if was == is {
                words
            } else {
                vec![mark_as(revision, words)]
            }
        };
        row(vec![
            vec![text(name)],
            cell(&was, Revision::Deleted),
            cell(&is, Revision::Inserted),
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

/// « programmes/a.yaml, version 2, 3 juin 2026 ».
fn identity(identity: &RevisionIdentity) -> Vec<Inline> {
    let parts = [
        identity.reference.clone(),
        version(identity),
        identity.revised.clone(),
        Some(replace_unprintable(&identity.file)).filter(|file| !file.is_empty()),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    vec![text(words.join(", "))]
}

fn entry_item(entry: &ReportEntry<'_>) -> Vec<Block> {
    let Some(group) = entry.group else {
        return entry
            .changes
            .iter()
            .flat_map(|it| change_item(it))
            .collect();
    };
    let mut blocks = vec![label(group.title.render(FRENCH))];
    let items = entry.changes.iter().map(|change| change_item(change));
    blocks.extend(bullets(items.collect()));
    blocks
}

fn change_item(change: &Change) -> Vec<Block> {
    let kind = change.kind.name().get(FRENCH);
    let mut blocks = vec![label(format!("{} – {kind}", change.title()))];
    let lines = change.lines(FRENCH);
    blocks.extend(lines.iter().map(|line| paragraph(mark_runs(line))));
    let about = replace_unprintable(&capitalize(&change.about(FRENCH)));
    blocks.push(small_paragraph(vec![text(about)]));
    blocks
}

/// Runs of two texts, marked.
fn mark_runs(runs: &[WordRun]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for (rank, run) in runs.iter().enumerate() {
        match run {
            WordRun::Same(words) => inlines.extend(lines(words)),
            // Deleted text is separated from the text that replaces it.
            WordRun::Deleted(words) if matches!(runs.get(rank + 1), Some(WordRun::Inserted(_))) => {
                let apart = format!("{} ", words.trim_end_matches(' '));
                inlines.push(mark_as(Revision::Deleted, lines(&apart)));
            }
            WordRun::Deleted(words) => inlines.push(mark_as(Revision::Deleted, lines(words))),
            WordRun::Inserted(words) => inlines.push(mark_as(Revision::Inserted, lines(words))),
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

fn mark_as(revision: Revision, content: Vec<Inline>) -> Inline {
    Inline::Revised { revision, content }
}

fn amendment_introduction(old: &RevisionIdentity, new: &RevisionIdentity) -> Message {
    let title = &new.title;
    match (&old.version, &new.version) {
        (Some(old), Some(new)) => message!(AMENDMENT_OPENING_FROM, title, old, new),
        (None, Some(new)) => message!(AMENDMENT_OPENING_TO, title, new),
        (Some(_) | None, None) => message!(AMENDMENT_OPENING, title),
    }
}

/// The draft of an amendment: an article for each change that may be substantial.
fn amendment(changes: &[&Change], old: &RevisionIdentity, new: &RevisionIdentity) -> Vec<Block> {
    let mut blocks = vec![paragraph(vec![text(
        amendment_introduction(old, new).render(FRENCH),
    )])];
    if changes.is_empty() {
        blocks.push(paragraph(vec![emphasis(text!(NO_ARTICLE).get(FRENCH))]));
        return blocks;
    }
    for (number, change) in (1..).zip(changes) {
        let title = format!(
            "{} {number} – {}",
            text!(ARTICLE).get(FRENCH),
            change.title()
        );
        let anchor = format!("article-{number}");
        blocks.extend(section(&anchor, title, article(&change.lines(FRENCH))));
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
    content.extend(quote_lines(&first));
    if !second.is_empty() {
        content.push(paragraph(vec![text(text!(REPLACED_BY).get(FRENCH))]));
        content.extend(quote_lines(&second));
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

fn quote_lines(lines: &[String]) -> Vec<Block> {
    let blocks = lines.iter().map(|line| paragraph(self::lines(line)));
    vec![Block::Quote(blocks.collect())]
}

/// A file name may hold characters that no font has.
fn replace_unprintable(name: &str) -> String {
    name.replace(
        |c: char| c.is_control() || !crate::render::fonts::has_glyph(c),
        "_",
    )
}

fn to_sentence(words: &str) -> String {
    format!("{}.", capitalize(words))
}
