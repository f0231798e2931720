//! Changes for a terminal: by impact, word by word, in two columns where there is room.

use super::length::compare_lengths;
use super::{ProgrammeDiff, ReportEntry, RevisionIdentity, select_changed};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::Impact;
use crate::diagnostic::human::format_human;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capitalize;
use crate::diff::Change;
use crate::diff::words::WordRun;
use crate::document::Revision;
use crate::escape::escape;

/// The terminal that shows a report.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    pub colour: bool,
    /// In characters.
    pub width: usize,
}

/// Characters from which both revisions stand side by side.
const SIDE_BY_SIDE_WIDTH: usize = 120;
/// Most characters of a line, however wide the terminal is: longer lines are hard to read.
const MAX_WIDTH: usize = 160;

const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const DIM: &str = "2";

/// The report, ending in a newline; `unread` names what could not be compared.
#[must_use]
pub fn format_text(
    diffs: &[ProgrammeDiff],
    unread: &[String],
    language: Language,
    terminal: Terminal,
) -> String {
    let writer = TextWriter { language, terminal };
    let (changed, unchanged) = select_changed(diffs);
    let mut parts: Vec<String> = changed.into_iter().map(|it| writer.programme(it)).collect();
    if parts.is_empty() && unread.is_empty() {
        return format!("{}\n", message!(NO_CHANGE).render(language));
    }
    if unchanged > 0 {
        parts.push(format!(
            "{}\n",
            message!(PROGRAMMES_UNCHANGED, count = unchanged).render(language)
        ));
    }
    if !unread.is_empty() {
        let heading = capitalize(text!(NOT_COMPARED).get(language));
        let names = unread.iter().map(|name| format!("  {}\n", escape(name)));
        let names: String = names.collect();
        parts.push(format!("{}\n{names}", writer.paint(BOLD, &heading)));
    }
    parts.join("\n")
}

struct TextWriter {
    language: Language,
    terminal: Terminal,
}

impl TextWriter {
    fn programme(&self, diff: &ProgrammeDiff) -> String {
        match (diff.revisions(), diff.latest()) {
            (Some((old, new)), _) => self.format_changes(diff, old, new),
            (None, Some(RevisionIdentity { file, title, .. })) => {
                let heading = diff.heading().get(self.language);
                let colon = self.language.colon();
                if file.is_empty() {
                    return format!("{}\n  {heading}\n", self.paint(BOLD, title));
                }
                let (file, title) = (self.paint(BOLD, file), escape(title));
                format!("{file}\n  {heading}{colon} {title}\n")
            }
            (None, None) => String::new(),
        }
    }

    fn format_changes(
        &self,
        diff: &ProgrammeDiff,
        old: &RevisionIdentity,
        new: &RevisionIdentity,
    ) -> String {
        let mut text = self.format_heading(old, new);
        let counts = diff.count_changes();
        for line in std::iter::once(counts).chain(diff.left_out()) {
            text.push_str(&format!("  {}\n", line.render(self.language)));
        }
        text.push_str(&self.format_lengths(old, new));
        for impact in Impact::ALL {
            let entries = diff.comparison.entries_of_impact(impact);
            let count: usize = entries.iter().map(|entry| entry.changes.len()).sum();
            if count > 0 {
                let heading = capitalize(&impact.name(count).render(self.language));
                text.push_str(&format!("\n{}\n", self.paint(BOLD, &heading)));
            }
            for entry in entries {
                text.push_str(&self.format_entry(&entry));
            }
        }
        let renumbered = &diff.comparison.renumbered;
        if !renumbered.is_empty() {
            let heading = text!(RENUMBERED).get(self.language);
            text.push_str(&format!("\n{}\n", self.paint(BOLD, heading)));
        }
        for step in renumbered {
            let (old, new) = (step.old.title(), step.new.title());
            text.push_str(&format!("  {old} → {new}\n"));
        }
        for diagnostic in &diff.diagnostics {
            let diagnostic = format_human(diagnostic, self.language, self.terminal.colour);
            text.push_str(&format!("\n{diagnostic}"));
        }
        text
    }

    /// The names of both files, and their versions if they have some.
    fn format_heading(&self, old: &RevisionIdentity, new: &RevisionIdentity) -> String {
        let names = if new.file.is_empty() {
            new.title.clone()
        } else if old.file == new.file {
            new.file.clone()
        } else {
            format!("{} → {}", old.file, new.file)
        };
        let mut text = format!("{}\n", self.paint(BOLD, &names));
        if old.version.is_some() || new.version.is_some() {
            let [old, new] = [old, new].map(|it| escape(it.version.as_deref().unwrap_or("–")));
            let word = text!(VERSION).get(self.language);
            text.push_str(&format!("  {word} {old} → {new}\n"));
        }
        text
    }

    /// The lengths that change.
    fn format_lengths(&self, old: &RevisionIdentity, new: &RevisionIdentity) -> String {
        let heading = text!(LENGTHS).get(self.language);
        let whole = text!(WHOLE_ACTION).get(self.language);
        let mut text = String::new();
        let lengths = [old.length.as_ref(), new.length.as_ref()];
        for (name, [was, is]) in compare_lengths(lengths, whole) {
            let [was, is] = [&was, &is].map(|length| length.format_length([" (", ")"]));
            if was != is {
                if text.is_empty() {
                    text = format!("\n{}\n", self.paint(BOLD, heading));
                }
                let colon = self.language.colon();
                let line = format!("{name}{colon} {was} → {is}");
                text.push_str(&format!("  {}\n", escape(&line)));
            }
        }
        text
    }

    fn format_entry(&self, entry: &ReportEntry<'_>) -> String {
        let mut text = String::new();
        if let Some(group) = entry.group {
            text.push_str(&format!("  {}\n", group.title.render(self.language)));
        }
        let indent = if entry.group.is_some() { 4 } else { 2 };
        for change in &entry.changes {
            text.push_str(&self.format_change(change, indent));
        }
        text
    }

    fn format_change(&self, change: &Change, indent: usize) -> String {
        let kind = change.kind.name().get(self.language);
        let mut text = format!("{}{} — {kind}\n", " ".repeat(indent), change.title());
        let indent = indent + 2;
        for line in change.lines(self.language) {
            text.push_str(&self.format_line(&line, indent));
        }
        let about = WordRun::Same(change.about(self.language));
        for line in wrap_words(&marked_words(&[about], None), self.width() - indent) {
            let line = self.paint(DIM, &plain_text(&line));
            text.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
        text
    }

    fn width(&self) -> usize {
        self.terminal.width.clamp(40, MAX_WIDTH)
    }

    /// A line of a change: word by word, or both revisions side by side.
    fn format_line(&self, runs: &[WordRun], indent: usize) -> String {
        let both = runs.iter().any(|run| matches!(run, WordRun::Deleted(_)))
            && runs.iter().any(|run| matches!(run, WordRun::Inserted(_)));
        if both && self.width() >= SIDE_BY_SIDE_WIDTH {
            return self.format_side_by_side(runs, indent);
        }
        let mut text = String::new();
        let margin = " ".repeat(indent);
        for line in wrap_words(&marked_words(runs, None), self.width() - indent) {
            text.push_str(&format!("{margin}{}\n", self.draw_line(&line).trim_end()));
        }
        text
    }

    fn format_side_by_side(&self, runs: &[WordRun], indent: usize) -> String {
        let margin = " ".repeat(indent);
        let column = (self.width() - indent - 3) / 2;
        let left = wrap_words(&marked_words(runs, Some(Revision::Deleted)), column);
        let right = wrap_words(&marked_words(runs, Some(Revision::Inserted)), column);
        let mut text = String::new();
        for index in 0..left.len().max(right.len()) {
            let [one, other] =
                [&left, &right].map(|side| side.get(index).map_or(&[][..], Vec::as_slice));
            let (left, right) = (self.draw_line(one), self.draw_line(other));
            let is_coloured = self.terminal.colour;
            let length = if is_coloured {
                plain_text(one)
            } else {
                left.clone()
            };
            let room = " ".repeat(column.saturating_sub(length.chars().count()));
            let row = format!("{margin}{left}{room} │ {right}");
            text.push_str(&format!("{}\n", row.trim_end()));
        }
        text
    }

    fn draw_line(&self, line: &[MarkedWord]) -> String {
        let mut text = String::new();
        for group in line.chunk_by(|one, other| one.1 == other.1) {
            let words: String = group.iter().map(|(text, _)| text.as_str()).collect();
            let mark = group.first().and_then(|(_, mark)| *mark);
            text.push_str(&match (mark, self.terminal.colour) {
                (None, _) => words,
                (Some(Revision::Deleted | Revision::MovedFrom), true) => {
                    format!("\u{1b}[9;{RED}m{words}\u{1b}[0m")
                }
                (Some(Revision::Inserted | Revision::MovedTo), true) => {
                    format!("\u{1b}[4;{GREEN}m{words}\u{1b}[0m")
                }
                (Some(Revision::Deleted | Revision::MovedFrom), false) => format!("[-{words}-]"),
                (Some(Revision::Inserted | Revision::MovedTo), false) => format!("{{+{words}+}}"),
            });
        }
        text
    }

    fn paint(&self, code: &str, text: &str) -> String {
        let text = escape(text);
        if self.terminal.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.into_owned()
        }
    }
}

/// A word, and its revision if it is in one only.
type MarkedWord = (String, Option<Revision>);

/// The words of runs; of one side only, if one is asked for.
fn marked_words(runs: &[WordRun], side: Option<Revision>) -> Vec<MarkedWord> {
    let mut words = Vec::new();
    for run in runs {
        let (text, mark) = match run {
            WordRun::Same(text) => (text, None),
            WordRun::Deleted(text) => (text, Some(Revision::Deleted)),
            WordRun::Inserted(text) => (text, Some(Revision::Inserted)),
        };
        if mark.is_some() && side.is_some() && mark != side {
            continue;
        }
        for word in text.split_inclusive([' ', '\n']) {
            words.push((word.to_owned(), mark));
        }
    }
    words
}

/// Words on lines of that width at most, where spaces allow.
fn wrap_words(words: &[MarkedWord], width: usize) -> Vec<Vec<MarkedWord>> {
    let mut lines: Vec<Vec<MarkedWord>> = vec![Vec::new()];
    let mut length = 0;
    for (word, mark) in words {
        let ends = word.ends_with('\n');
        let word = escape(word.trim_end_matches('\n')).into_owned();
        let own = word.trim_end().chars().count();
        // A word may go on with the one before.
        let opens = lines
            .last()
            .and_then(|line| line.last())
            .is_none_or(|(before, _)| before.ends_with(' '));
        if length > 0 && opens && length + own > width {
            lines.push(Vec::new());
            length = 0;
        }
        length += word.chars().count();
        if let Some(line) = lines.last_mut() {
            line.push((word, *mark));
        }
        if ends {
            lines.push(Vec::new());
            length = 0;
        }
    }
    // A space at the end of a line shows as a mark of nothing.
    for (last, _) in lines.iter_mut().filter_map(|line| line.last_mut()) {
        last.truncate(last.trim_end_matches(' ').len());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn plain_text(line: &[MarkedWord]) -> String {
    let text: String = line.iter().map(|(text, _)| text.as_str()).collect();
    text.trim_end().to_owned()
}
