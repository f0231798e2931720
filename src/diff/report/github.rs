//! Changes as annotations that GitHub shows beside the lines of a pull request.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{ProgrammeDiff, describe_change};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::diagnostic::change::{self, Impact};
use crate::diagnostic::github::{github as of_diagnostics, workflow_command};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capital;
use crate::diff::Change;
use crate::diff::words::WordRun;

/// A line a change, those that weigh most first, then how many there are; what was agreed is a warning, the rest is noticed.
#[must_use]
pub fn github(pairs: &[ProgrammeDiff], unread: &[String], language: Language) -> String {
    let mut lines = Vec::new();
    let mut counts = BTreeMap::new();
    for pair in pairs {
        match pair {
            ProgrammeDiff::Compared(compared) => {
                let changes = &compared.comparison.changes;
                lines.extend(
                    changes
                        .iter()
                        .map(|change| (change.impact, line(change, language))),
                );
                for (level, count) in compared.comparison.counts() {
                    *counts.entry(level).or_insert(0) += count;
                }
            }
            ProgrammeDiff::Appeared(identity) | ProgrammeDiff::Gone(identity) => {
                let (heading, level) = match pair {
                    ProgrammeDiff::Gone(_) => (text!(REMOVED_PROGRAMME), Impact::Substantiel),
                    ProgrammeDiff::Appeared(_) | ProgrammeDiff::Compared(_) => {
                        (text!(NEW_PROGRAMME), Impact::Complement)
                    }
                };
                let text = format!(
                    "{}{} {}",
                    heading.get(language),
                    language.colon(),
                    identity.title
                );
                let title = level.name(1).render(language);
                *counts.entry(level).or_insert(0) += 1;
                lines.push((
                    level,
                    workflow_command(command(level), &identity.file, None, &title, &text),
                ));
            }
        }
    }
    lines.sort_by_key(|(level, _)| Reverse(*level));
    let mut report: String = lines.into_iter().map(|(_, line)| line + "\n").collect();
    if unread.is_empty() || !pairs.is_empty() {
        report.push_str(&format!("{}\n", change::tally(&counts).render(language)));
    }
    for name in unread {
        let heading = capital(text!(NOT_COMPARED).get(language));
        let line = workflow_command("warning", name, None, &heading, name);
        report.push_str(&format!("{line}\n"));
    }
    let diagnostics: Vec<Diagnostic> = pairs
        .iter()
        .flat_map(ProgrammeDiff::diagnostics)
        .cloned()
        .collect();
    if !diagnostics.is_empty() {
        report.push_str(&of_diagnostics(&diagnostics, language));
    }
    report
}

fn command(level: Impact) -> &'static str {
    match level {
        Impact::Substantiel => "warning",
        Impact::Complement | Impact::Redactionnel | Impact::Deplacement | Impact::Typographique => {
            "notice"
        }
    }
}

fn line(change: &Change, language: Language) -> String {
    let told = describe_change(change, language);
    let mut message = format!("{} — {}", told.title, told.kind);
    for line in &told.lines {
        message.push('\n');
        for run in line {
            match run {
                WordRun::Same(text) => message.push_str(text),
                WordRun::Deleted(text) => message.push_str(&format!("[-{text}-]")),
                WordRun::Inserted(text) => message.push_str(&format!("{{+{text}+}}")),
            }
        }
    }
    message.push_str(&format!("\n{}", told.reason));
    let spot = change.new.as_ref().or(change.old.as_ref());
    let place = spot.map(|spot| &spot.place);
    let file = place.map_or("", |place| place.file.name());
    let title = change.impact.name(1).render(language);
    workflow_command(command(change.impact), file, place, &title, &message)
}
