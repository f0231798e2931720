//! A report as a document, in any format of a sheet: the changes by impact, the lengths, then the sheet with its revisions marked.
//! It is in French, as sheets are.

use std::borrow::Cow;

use super::amendment::{amendment_title, compose_amendment};
use super::length::{KnownLength, ProgrammeLengths, compare_lengths};
use super::sentences::{sentence, set, to_sentence};
use super::{ProgrammeDiff, ReportEntry, RevisionIdentity, select_changed};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capitalize;
use crate::diff::present::diff_single_text;
use crate::diff::words::WordRun;
use crate::diff::{Change, DescribedValue};
use crate::document::compose::{
    self, Composer, bullets, column, fact, facts, label, paragraph, row, section, small_paragraph,
    strong, table, text,
};
use crate::document::typography::typeset_text;
use crate::document::{
    Align, Block, ColumnWidth, Document, Inline, Masthead, Metadata, Revision, RunningText,
    Section, SectionStyle,
};
use crate::escape::{escape, escape_lines};

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
    let (head, programmes) = match only {
        Some((only, old, new)) => (
            composer.head_of_one(only, old, new),
            composer.compose_changes(only, old, new),
        ),
        None => {
            let head = ReportHead {
                title: composer.kind().to_owned(),
                ..ReportHead::default()
            };
            let programmes = changed.iter().map(|diff| composer.compose_programme(diff));
            (head, programmes.collect())
        }
    };
    // The other programmes come first: a sheet may end the report.
    let mut body = other_programmes(unread, unchanged, programmes.is_empty());
    body.extend(programmes);
    // Two sheets may have the same anchors, and a deleted section has that of the one in its place.
    compose::assign_anchors(&mut body);
    let ReportHead {
        kicker,
        title,
        subtitle,
    } = head;
    let parts: Vec<&str> = kicker.iter().chain([&title]).map(String::as_str).collect();
    let name = parts.join(" – ");
    let mut report = Document {
        metadata: Metadata {
            language: "fr",
            title: name.clone(),
            ..Metadata::default()
        },
        running_text: RunningText {
            header_left: name,
            ..compose::default_running_text()
        },
        masthead: Masthead {
            kicker: kicker.iter().map(|it| set(it)).collect(),
            title: vec![set(&title)],
            subtitle: subtitle.iter().map(|it| set(it)).collect(),
            ..Masthead::default()
        },
        body,
        notes: composer.notes.into_notes(),
    };
    report.change_texts(&mut escape_text);
    report
}

fn escape_text(text: &mut String) {
    if let Cow::Owned(escaped) = escape_lines(text) {
        *text = escaped;
    }
}

/// The words at the head of a report.
#[derive(Default)]
struct ReportHead {
    kicker: Option<String>,
    title: String,
    subtitle: Option<String>,
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
        blocks.push(sentence(to_sentence(&words)));
    } else if unchanged > 0 {
        let words = message!(PROGRAMMES_UNCHANGED, count = unchanged).render(FRENCH);
        blocks.push(sentence(to_sentence(&words)));
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
    fn kind(&self) -> &'static str {
        match self.content {
            ReportContent::Changes => text!(COMPARISON).get(FRENCH),
            ReportContent::Amendment => text!(AMENDMENT).get(FRENCH),
        }
    }

    fn head_of_one(
        &self,
        diff: &ProgrammeDiff,
        old: &RevisionIdentity,
        new: &RevisionIdentity,
    ) -> ReportHead {
        match (self.content, &diff.agreed) {
            (ReportContent::Amendment, Some(agreed)) => ReportHead {
                kicker: None,
                title: amendment_title(&agreed[0]),
                subtitle: Some(old.title.clone()),
            },
            (ReportContent::Changes | ReportContent::Amendment, _) => ReportHead {
                kicker: Some(self.kind().to_owned()),
                title: typeset_text(&new.title),
                subtitle: versions(old, new),
            },
        }
    }

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
        if let (ReportContent::Amendment, Some(agreed)) = (self.content, &diff.agreed) {
            return compose_amendment(diff, agreed);
        }
        let mut blocks = facts(vec![
            fact(text!(OLD_REVISION).get(FRENCH), identity(old)),
            fact(text!(NEW_REVISION).get(FRENCH), identity(new)),
        ]);
        let counts = diff.count_changes().render(FRENCH);
        blocks.push(paragraph(vec![strong(to_sentence(&counts))]));
        let left_out = diff.left_out().into_iter();
        let left_out = left_out.map(|it| sentence(to_sentence(&it.render(FRENCH))));
        blocks.extend(left_out);
        blocks.extend(diff.diagnostics.iter().map(diagnostic_block));
        blocks.extend(length_table([old.length.as_ref(), new.length.as_ref()]));
        let typesets = diff
            .agreed
            .as_ref()
            .is_some_and(|agreed| agreed[1].typesets);
        for impact in Impact::ALL {
            let entries = comparison.entries_of_impact(impact);
            let name = capitalize(&impact.name(2).render(FRENCH));
            let count: usize = entries.iter().map(|entry| entry.changes.len()).sum();
            let title = format!("{name} ({count})");
            let items = entries.iter().map(|it| entry_item(it, typesets)).collect();
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
        self.notes.take_notes(&mut sheet.body, sheet.notes);
        let Masthead {
            logo: _,
            letterhead: _,
            kicker,
            kind,
            title,
            subtitle,
        } = sheet.masthead;
        let mut blocks = vec![small_paragraph(vec![set(text!(LEGEND).get(FRENCH))])];
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
        set(words.trim_end()),
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
        let is_same = was.format_length([", ", ""]) == is.format_length([", ", ""]);
        let cell = |length: &KnownLength, revision| {
            let words = vec![text(length.format_length([", ", ""]))];
            if is_same {
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
        Some(replace_unprintable(&escape(&identity.file))).filter(|file| !file.is_empty()),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    vec![text(words.join(", "))]
}

fn entry_item(entry: &ReportEntry<'_>, typesets: bool) -> Vec<Block> {
    let Some(group) = entry.group else {
        return entry
            .changes
            .iter()
            .flat_map(|it| change_item(it, typesets))
            .collect();
    };
    let mut blocks = vec![label(group.title.render(FRENCH))];
    let items = entry
        .changes
        .iter()
        .map(|change| change_item(change, typesets));
    blocks.extend(bullets(items.collect()));
    blocks
}

/// A change with its words as the sheet prints them, unless it is their typography that changes.
fn typeset_values(change: &Change) -> Change {
    let set = |values: &[DescribedValue]| -> Vec<DescribedValue> {
        let set = values.iter().map(|value| {
            let lines = value.text.lines().map(typeset_text);
            DescribedValue {
                label: value.label.iter().map(|it| typeset_text(it)).collect(),
                text: lines.collect::<Vec<String>>().join("\n"),
            }
        });
        set.collect()
    };
    let mut printed = change.clone();
    let [before, after] = [&change.before, &change.after].map(|values| set(values));
    if change.kind != ChangeKind::Retypeset && before != after {
        printed.words = diff_single_text(change.kind, change.field, &before, &after);
        (printed.before, printed.after) = (before, after);
    }
    printed
}

fn change_item(change: &Change, typesets: bool) -> Vec<Block> {
    let kind = change.kind.name().get(FRENCH);
    let mut blocks = vec![label(format!("{} – {kind}", change.title()))];
    let printed = if typesets {
        typeset_values(change)
    } else {
        change.clone()
    };
    let lines = printed.lines(FRENCH);
    blocks.extend(lines.iter().map(|line| paragraph(mark_runs(line))));
    let about = replace_unprintable(&capitalize(&change.about(FRENCH)));
    blocks.push(small_paragraph(vec![set(&about)]));
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

/// A file name may hold characters that no font has.
fn replace_unprintable(name: &str) -> String {
    name.replace(|c: char| !crate::render::fonts::has_glyph(c), "_")
}
