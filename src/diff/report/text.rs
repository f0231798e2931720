//! Changes for a terminal: by level, word by word, on two columns where there is room.

use super::{
    ComparedRevisions, DescribedChange, Identity, ProgrammeDiff, describe_change, telling,
};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::change::{self, Impact};
use crate::diagnostic::human::human;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Translated, capital};
use crate::diff::words::WordRun;
use crate::value::{format_days, format_minutes};

/// How a terminal shows a report.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    pub colour: bool,
    /// In characters.
    pub width: usize,
}

/// Characters from which both revisions stand side by side.
const WIDE: usize = 120;
/// Characters of a line, however wide the terminal is: longer ones are hard to read.
const MOST: usize = 160;

const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const DIM: &str = "2";

/// The report, ending in a newline; `unread` names what could not be compared.
#[must_use]
pub fn text(
    pairs: &[ProgrammeDiff],
    unread: &[String],
    language: Language,
    terminal: Terminal,
) -> String {
    let drawing = Drawing { language, terminal };
    let (telling, silent) = telling(pairs);
    let mut parts: Vec<String> = telling.into_iter().map(|it| drawing.pair(it)).collect();
    if parts.is_empty() && unread.is_empty() {
        return format!("{}\n", message!(NO_CHANGE).render(language));
    }
    if silent > 0 {
        parts.push(format!(
            "{}\n",
            message!(PROGRAMMES_UNCHANGED, count = silent).render(language)
        ));
    }
    if !unread.is_empty() {
        let heading = capital(text!(NOT_COMPARED).get(language));
        let names = unread.iter().map(|name| format!("  {name}\n"));
        let names: String = names.collect();
        parts.push(format!("{}\n{names}", drawing.painted(BOLD, &heading)));
    }
    parts.join("\n")
}

struct Drawing {
    language: Language,
    terminal: Terminal,
}

impl Drawing {
    fn pair(&self, pair: &ProgrammeDiff) -> String {
        match pair {
            ProgrammeDiff::Compared(compared) => self.compared(compared),
            ProgrammeDiff::Appeared(identity) => self.alone(identity, text!(NEW_PROGRAMME)),
            ProgrammeDiff::Gone(identity) => self.alone(identity, text!(REMOVED_PROGRAMME)),
        }
    }

    fn alone(&self, identity: &Identity, heading: Translated) -> String {
        let Identity { file, title, .. } = identity;
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
            totals: [before, after],
            diagnostics,
            sheet: _,
        } = compared;
        let names = if old.file == new.file {
            new.file.clone()
        } else {
            format!("{} → {}", old.file, new.file)
        };
        let mut text = format!("{}\n", self.painted(BOLD, &names));
        let version =
            |identity: &Identity| identity.version.clone().unwrap_or_else(|| "–".to_owned());
        if old.version.is_some() || new.version.is_some() {
            let word = text!(VERSION).get(self.language);
            text.push_str(&format!("  {word} {} → {}\n", version(old), version(new)));
        }
        text.push_str(&format!(
            "  {}\n",
            change::tally(&comparison.counts()).render(self.language)
        ));
        if before != after {
            let heading = text!(LENGTHS).get(self.language);
            let whole = text!(WHOLE_ACTION).get(self.language);
            text.push_str(&format!("\n{}\n", self.painted(BOLD, heading)));
            for (name, was, is) in super::lengths(before, after, whole) {
                if was != is {
                    let said = |length: super::Length| match (length.half_days, length.minutes) {
                        (None, None) => "–".to_owned(),
                        (Some(days), None) => format_days(days),
                        (None, Some(minutes)) => format_minutes(minutes),
                        (Some(days), Some(minutes)) => {
                            format!("{} ({})", format_days(days), format_minutes(minutes))
                        }
                    };
                    text.push_str(&format!(
                        "  {name}{} {} → {}\n",
                        self.language.colon(),
                        said(was),
                        said(is)
                    ));
                }
            }
        }
        for level in Impact::ALL {
            let of_level = comparison
                .changes
                .iter()
                .filter(|change| change.impact == level);
            let told: Vec<DescribedChange> = of_level
                .map(|change| describe_change(change, self.language))
                .collect();
            if told.is_empty() {
                continue;
            }
            let heading = capital(&level.name(told.len()).render(self.language));
            text.push_str(&format!("\n{}\n", self.painted(BOLD, &heading)));
            for told in told {
                text.push_str(&self.told(&told));
            }
        }
        if !comparison.renumbered.is_empty() {
            let heading = text!(RENUMBERED).get(self.language);
            text.push_str(&format!("\n{}\n", self.painted(BOLD, heading)));
            for [old, new] in &comparison.renumbered {
                text.push_str(&format!(
                    "  {} → {}\n",
                    old.label.join(" › "),
                    new.label.join(" › ")
                ));
            }
        }
        for diagnostic in diagnostics {
            text.push_str(&format!(
                "\n{}",
                human(diagnostic, self.language, self.terminal.colour)
            ));
        }
        text
    }

    fn told(&self, told: &DescribedChange) -> String {
        let DescribedChange {
            impact: _,
            kind,
            title,
            places,
            lines,
            reason,
        } = told;
        let places: Vec<&str> = places.iter().flatten().map(String::as_str).collect();
        let mut text = format!("  {title} — {kind}\n");
        for line in lines {
            text.push_str(&self.line(line));
        }
        let about = format!("{reason} ({})", places.join(" → "));
        for line in wrapped(&[(about, None)], self.width() - 4) {
            text.push_str(&format!("    {}\n", self.painted(DIM, &plain(&line))));
        }
        text
    }

    fn width(&self) -> usize {
        self.terminal.width.clamp(40, MOST)
    }

    /// A line of a change: word by word, or what there was beside what there is.
    fn line(&self, runs: &[WordRun]) -> String {
        let is_changed = runs.iter().any(|run| !matches!(run, WordRun::Same(_)));
        let both = runs.iter().any(|run| matches!(run, WordRun::Deleted(_)))
            && runs.iter().any(|run| matches!(run, WordRun::Inserted(_)));
        if is_changed && both && self.width() >= WIDE {
            return self.side_by_side(runs);
        }
        let mut text = String::new();
        for line in wrapped(&pieces(runs, None), self.width() - 4) {
            text.push_str(&format!("    {}\n", self.drawn(&line).trim_end()));
        }
        text
    }

    fn side_by_side(&self, runs: &[WordRun]) -> String {
        let column = (self.width() - 4 - 3) / 2;
        let left = wrapped(&pieces(runs, Some(Side::Old)), column);
        let right = wrapped(&pieces(runs, Some(Side::New)), column);
        let mut text = String::new();
        for rank in 0..left.len().max(right.len()) {
            let empty = Vec::new();
            let (one, other) = (
                left.get(rank).unwrap_or(&empty),
                right.get(rank).unwrap_or(&empty),
            );
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

    fn drawn(&self, line: &[Piece]) -> String {
        let mut text = String::new();
        for group in line.chunk_by(|one, other| one.1 == other.1) {
            let words: String = group.iter().map(|(text, _)| text.as_str()).collect();
            match group.first().and_then(|(_, mark)| *mark) {
                None => text.push_str(&words),
                Some(Side::Old) if self.terminal.colour => {
                    text.push_str(&format!("\u{1b}[9;{RED}m{words}\u{1b}[0m"));
                }
                Some(Side::New) if self.terminal.colour => {
                    text.push_str(&format!("\u{1b}[4;{GREEN}m{words}\u{1b}[0m"));
                }
                Some(Side::Old) => text.push_str(&format!("[-{words}-]")),
                Some(Side::New) => text.push_str(&format!("{{+{words}+}}")),
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

/// Which revision words are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// Words, and whose they are when they are of one revision only.
type Piece = (String, Option<Side>);

/// Runs cut at spaces and line ends; of one side only, when one is asked.
fn pieces(runs: &[WordRun], side: Option<Side>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for run in runs {
        let (text, mark) = match run {
            WordRun::Same(text) => (text, None),
            WordRun::Deleted(text) => (text, Some(Side::Old)),
            WordRun::Inserted(text) => (text, Some(Side::New)),
        };
        if mark.is_some() && side.is_some() && mark != side {
            continue;
        }
        for word in text.split_inclusive([' ', '\n']) {
            pieces.push((word.to_owned(), mark));
        }
    }
    pieces
}

/// Pieces on lines no longer than that, where spaces allow.
fn wrapped(pieces: &[Piece], width: usize) -> Vec<Vec<Piece>> {
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut length = 0;
    for (text, mark) in pieces {
        for word in text.split_inclusive([' ', '\n']) {
            let ends = word.ends_with('\n');
            let word = printable(word.trim_end_matches('\n'));
            let own = word.trim_end().chars().count();
            // A piece may go on with the word before.
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
    }
    // A space at the end of a line shows as a mark of nothing.
    for (last, _) in lines.iter_mut().filter_map(|line| line.last_mut()) {
        last.truncate(last.trim_end_matches(' ').len());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// What a terminal may be given: no control character, which a file's name could hold.
fn printable(text: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

fn plain(line: &[Piece]) -> String {
    let text: String = line.iter().map(|(text, _)| text.as_str()).collect();
    text.trim_end().to_owned()
}

/// How long a line is once drawn.
fn plain_length(line: &[Piece], colour: bool) -> usize {
    let text: usize = line.iter().map(|(text, _)| text.chars().count()).sum();
    let groups = line.chunk_by(|one, other| one.1 == other.1);
    let marked = groups.filter(|group| group.first().is_some_and(|(_, mark)| mark.is_some()));
    text + if colour { 0 } else { 4 * marked.count() }
}
