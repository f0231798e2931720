//! Changes for a terminal: by impact, word by word, in two columns where there is room.

use super::length::compare_lengths;
use super::{
    ComparedRevisions, DescribedChange, ProgrammeDiff, ProgrammeLengths, RevisionIdentity,
    describe_change, select_changed,
};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::{self, Impact};
use crate::diagnostic::human::human;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Translated, capital};
use crate::diff::words::WordRun;

/// The terminal that shows a report.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    pub colour: bool,
    /// In characters.
    pub width: usize,
}

/// Characters from which both revisions stand side by side.
const WIDE: usize = 120;
/// Most characters of a line, however wide the terminal is: longer lines are hard to read.
const MOST: usize = 160;

const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const DIM: &str = "2";

/// The report, ending in a newline; `unread` names what could not be compared.
#[must_use]
pub fn text(
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
        let heading = capital(text!(NOT_COMPARED).get(language));
        let names = unread.iter().map(|name| format!("  {name}\n"));
        let names: String = names.collect();
        parts.push(format!("{}\n{names}", writer.painted(BOLD, &heading)));
    }
    parts.join("\n")
}

struct TextWriter {
    language: Language,
    terminal: Terminal,
}

impl TextWriter {
    fn programme(&self, diff: &ProgrammeDiff) -> String {
        match diff {
            ProgrammeDiff::Compared(compared) => self.compared(compared),
            ProgrammeDiff::Appeared(identity) => self.alone(identity, text!(NEW_PROGRAMME)),
            ProgrammeDiff::Gone(identity) => self.alone(identity, text!(REMOVED_PROGRAMME)),
        }
    }

    fn alone(&self, identity: &RevisionIdentity, heading: Translated) -> String {
        let RevisionIdentity { file, title, .. } = identity;
        let heading = heading.get(self.language);
        format!(
            "{}\n  {heading}{} {title}\n",
            self.painted(BOLD, file),
            self.language.colon()
        )
    }

    fn compared(&self, compared: &ComparedRevisions) -> String {
        let ComparedRevisions {
            old,
            new,
            comparison,
            lengths,
            diagnostics,
            sheet: _,
        } = compared;
        let mut text = self.heading(old, new);
        let counts = change::tally(&comparison.counts()).render(self.language);
        text.push_str(&format!("  {counts}\n"));
        text.push_str(&self.lengths(lengths));
        for impact in Impact::ALL {
            let changes = comparison.changes.iter();
            let changes = changes.filter(|change| change.impact == impact);
            let changes: Vec<DescribedChange> = changes
                .map(|change| describe_change(change, self.language))
                .collect();
            if changes.is_empty() {
                continue;
            }
            let heading = capital(&impact.name(changes.len()).render(self.language));
            text.push_str(&format!("\n{}\n", self.painted(BOLD, &heading)));
            changes
                .iter()
                .for_each(|it| text.push_str(&self.change(it)));
        }
        if !comparison.renumbered.is_empty() {
            let heading = text!(RENUMBERED).get(self.language);
            text.push_str(&format!("\n{}\n", self.painted(BOLD, heading)));
            for [old, new] in &comparison.renumbered {
                let (old, new) = (old.label.join(" › "), new.label.join(" › "));
                text.push_str(&format!("  {old} → {new}\n"));
            }
        }
        for diagnostic in diagnostics {
            let diagnostic = human(diagnostic, self.language, self.terminal.colour);
            text.push_str(&format!("\n{diagnostic}"));
        }
        text
    }

    /// The names of both files, and their versions if they have some.
    fn heading(&self, old: &RevisionIdentity, new: &RevisionIdentity) -> String {
        let names = if old.file == new.file {
            new.file.clone()
        } else {
            format!("{} → {}", old.file, new.file)
        };
        let mut text = format!("{}\n", self.painted(BOLD, &names));
        if old.version.is_some() || new.version.is_some() {
            let [old, new] = [old, new].map(|it| it.version.as_deref().unwrap_or("–"));
            let word = text!(VERSION).get(self.language);
            text.push_str(&format!("  {word} {old} → {new}\n"));
        }
        text
    }

    /// The lengths that change.
    fn lengths(&self, lengths: &[ProgrammeLengths; 2]) -> String {
        if lengths[0] == lengths[1] {
            return String::new();
        }
        let heading = text!(LENGTHS).get(self.language);
        let whole = text!(WHOLE_ACTION).get(self.language);
        let mut text = format!("\n{}\n", self.painted(BOLD, heading));
        for (name, [was, is]) in compare_lengths(lengths, whole) {
            if was != is {
                let [was, is] = [was, is].map(|length| length.words([" (", ")"]));
                let colon = self.language.colon();
                text.push_str(&format!("  {name}{colon} {was} → {is}\n"));
            }
        }
        text
    }

    fn change(&self, change: &DescribedChange) -> String {
        let DescribedChange {
            impact: _,
            kind,
            title,
            places,
            lines,
            reason,
        } = change;
        let places: Vec<&str> = places.iter().flatten().map(String::as_str).collect();
        let mut text = format!("  {title} — {kind}\n");
        for line in lines {
            text.push_str(&self.line(line));
        }
        let about = WordRun::Same(format!("{reason} ({})", places.join(" → ")));
        for line in wrapped(&words(&[about], None), self.width() - 4) {
            text.push_str(&format!("    {}\n", self.painted(DIM, &plain(&line))));
        }
        text
    }

    fn width(&self) -> usize {
        self.terminal.width.clamp(40, MOST)
    }

    /// A line of a change: word by word, or both revisions side by side.
    fn line(&self, runs: &[WordRun]) -> String {
        let is_changed = runs.iter().any(|run| !matches!(run, WordRun::Same(_)));
        let both = runs.iter().any(|run| matches!(run, WordRun::Deleted(_)))
            && runs.iter().any(|run| matches!(run, WordRun::Inserted(_)));
        if is_changed && both && self.width() >= WIDE {
            return self.side_by_side(runs);
        }
        let mut text = String::new();
        for line in wrapped(&words(runs, None), self.width() - 4) {
            text.push_str(&format!("    {}\n", self.drawn(&line).trim_end()));
        }
        text
    }

    fn side_by_side(&self, runs: &[WordRun]) -> String {
        let column = (self.width() - 4 - 3) / 2;
        let left = wrapped(&words(runs, Some(RevisionSide::Old)), column);
        let right = wrapped(&words(runs, Some(RevisionSide::New)), column);
        let mut text = String::new();
        for index in 0..left.len().max(right.len()) {
            let [one, other] =
                [&left, &right].map(|side| side.get(index).map_or(&[][..], Vec::as_slice));
            let room = column.saturating_sub(plain_length(one, self.terminal.colour));
            let row = format!(
                "    {}{} │ {}",
                self.drawn(one),
                " ".repeat(room),
                self.drawn(other)
            );
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    fn drawn(&self, line: &[MarkedWord]) -> String {
        let mut text = String::new();
        for group in line.chunk_by(|one, other| one.1 == other.1) {
            let words: String = group.iter().map(|(text, _)| text.as_str()).collect();
            match group.first().and_then(|(_, mark)| *mark) {
                None => text.push_str(&words),
                Some(RevisionSide::Old) if self.terminal.colour => {
                    text.push_str(&format!("\u{1b}[9;{RED}m{words}\u{1b}[0m"));
                }
                Some(RevisionSide::New) if self.terminal.colour => {
                    text.push_str(&format!("\u{1b}[4;{GREEN}m{words}\u{1b}[0m"));
                }
                Some(RevisionSide::Old) => text.push_str(&format!("[-{words}-]")),
                Some(RevisionSide::New) => text.push_str(&format!("{{+{words}+}}")),
            }
        }
        text
    }

    fn painted(&self, code: &str, text: &str) -> String {
        if self.terminal.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RevisionSide {
    Old,
    New,
}

/// A word, and its revision if it is in one only.
type MarkedWord = (String, Option<RevisionSide>);

/// The words of runs; of one side only, if one is asked for.
fn words(runs: &[WordRun], side: Option<RevisionSide>) -> Vec<MarkedWord> {
    let mut words = Vec::new();
    for run in runs {
        let (text, mark) = match run {
            WordRun::Same(text) => (text, None),
            WordRun::Deleted(text) => (text, Some(RevisionSide::Old)),
            WordRun::Inserted(text) => (text, Some(RevisionSide::New)),
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
fn wrapped(words: &[MarkedWord], width: usize) -> Vec<Vec<MarkedWord>> {
    let mut lines: Vec<Vec<MarkedWord>> = vec![Vec::new()];
    let mut length = 0;
    for (word, mark) in words {
        let ends = word.ends_with('\n');
        let word = printable(word.trim_end_matches('\n'));
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

/// A file name may hold control characters, which a terminal must not receive.
fn printable(text: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

fn plain(line: &[MarkedWord]) -> String {
    let text: String = line.iter().map(|(text, _)| text.as_str()).collect();
    text.trim_end().to_owned()
}

/// The length of a line once drawn.
fn plain_length(line: &[MarkedWord], colour: bool) -> usize {
    let text: usize = line.iter().map(|(text, _)| text.chars().count()).sum();
    let groups = line.chunk_by(|one, other| one.1 == other.1);
    let marked = groups.filter(|group| group.first().is_some_and(|(_, mark)| mark.is_some()));
    text + if colour { 0 } else { 4 * marked.count() }
}
