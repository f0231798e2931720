//! Changes as annotations that GitHub shows beside the lines of a pull request.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::ProgrammeDiff;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text;
use crate::diagnostic::change::{self, Impact};
use crate::diagnostic::github::{format_github as of_diagnostics, workflow_command};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capitalize;
use crate::diff::Change;
use crate::diff::words::WordRun;

/// One line a change, the highest impact first, then the counts. A change that is substantial or to be read is a warning, any
/// other a notice.
#[must_use]
pub fn format_github(diffs: &[ProgrammeDiff], unread: &[String], language: Language) -> String {
    let mut lines = Vec::new();
    for diff in diffs {
        let changes = diff.comparison.changes.iter();
        lines.extend(changes.map(|change| (change.impact, line(change, language))));
        if let (None, Some(identity), Some(impact)) =
            (diff.revisions(), diff.latest(), diff.highest)
        {
            let heading = diff.heading().get(language);
            let text = format!("{heading}{} {}", language.colon(), identity.title);
            let title = impact.name(1).render(language);
            let line = workflow_command(command(impact), &identity.file, None, &title, &text);
            lines.push((impact, line));
        }
    }
    let mut counts = BTreeMap::new();
    for (impact, _) in &lines {
        *counts.entry(*impact).or_insert(0) += 1;
    }
    lines.sort_by_key(|(impact, _)| Reverse(*impact));
    let mut report: String = lines.into_iter().map(|(_, line)| line + "\n").collect();
    if unread.is_empty() || !diffs.is_empty() {
        let unproved = diffs.iter().filter(|_| counts.is_empty());
        let unproved = unproved.map(ProgrammeDiff::count_changes).next_back();
        let counts = unproved.unwrap_or_else(|| change::describe_impacts(&counts));
        report.push_str(&format!("{}\n", counts.render(language)));
        for line in diffs.iter().flat_map(ProgrammeDiff::left_out) {
            report.push_str(&format!("{}\n", line.render(language)));
        }
    }
    for name in unread {
        let heading = capitalize(text!(NOT_COMPARED).get(language));
        let line = workflow_command("warning", name, None, &heading, name);
        report.push_str(&format!("{line}\n"));
    }
    let diagnostics: Vec<Diagnostic> = diffs
        .iter()
        .flat_map(|diff| &diff.diagnostics)
        .cloned()
        .collect();
    if !diagnostics.is_empty() {
        report.push_str(&of_diagnostics(&diagnostics, language));
    }
    report
}

fn command(impact: Impact) -> &'static str {
    match impact {
        Impact::Substantiel | Impact::ARelire => "warning",
        Impact::Complement | Impact::Redactionnel | Impact::Deplacement | Impact::Typographique => {
            "notice"
        }
    }
}

fn line(change: &Change, language: Language) -> String {
    let kind = change.kind.name().get(language);
    let mut message = format!("{} — {kind}", change.title());
    for line in change.lines(language) {
        message.push('\n');
        for run in line {
            match run {
                WordRun::Same(text) => message.push_str(&text),
                WordRun::Deleted(text) => message.push_str(&format!("[-{text}-]")),
                WordRun::Inserted(text) => message.push_str(&format!("{{+{text}+}}")),
            }
        }
    }
    let reason = change.reason.message().render(language);
    message.push_str(&format!("\n{reason} [{}]", change.identity.id));
    let location = change.new.as_ref().or(change.old.as_ref());
    let place = location.map(|location| &location.place);
    let file = place.map_or("", |place| place.file.name());
    let title = change.impact.name(1).render(language);
    workflow_command(command(change.impact), file, place, &title, &message)
}
