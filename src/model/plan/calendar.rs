//! The calendar at the head of the sheet: a line for each step at the top of the plan, and for any that has a
//! `resume`; then the total.

use crate::document::compose::{
    self, Composer, column, emphasis, join, opt_text, row, table, text,
};
use crate::document::{Align, Block, ColumnWidth, Inline, Row, RowKind};
use crate::model::resolved::{Action, Step, StepKind, exact_dates, sum_known};
use crate::value::format_days;
use crate::value::{Date, When, format_minutes};

/// The table, or nothing when it would only repeat a title: one undated step without a `resume`.
pub fn compose_calendar(action: &Action<'_>, composer: &mut Composer) -> Vec<Block> {
    // Sequences have their own timetable.
    let is_line =
        |step: &&Step<'_>| step.kind != StepKind::Sequence || step.details.resume.is_some();
    let steps: Vec<&Step<'_>> = action.steps.iter().filter(is_line).collect();
    let mut lines = Vec::new();
    for step in steps.iter().copied() {
        collect_lines(step, true, &mut lines);
    }
    let worth_it = |step: &&Step<'_>| step.details.resume.is_some() || !step.dates().is_empty();
    if lines.len() < 2 && !lines.iter().copied().any(|step| worth_it(&step)) {
        return Vec::new();
    }
    let uniform = lines.iter().all(|line| line.kind == steps[0].kind) && lines.len() == steps.len();
    let mut rows: Vec<Row> = Vec::new();
    for line in &lines {
        let name = if uniform {
            line.number.to_string()
        } else {
            line.name()
        };
        rows.push(row(vec![
            vec![text(name)],
            duration(line),
            dates(line),
            subject(line, composer),
        ]));
    }
    let dated = rows.iter().any(|row| !row.cells[2].is_empty());
    rows.extend(total(&steps, dated));
    let (first, align) = if uniform {
        (steps[0].kind.name().0, Align::Center)
    } else {
        ("Étape", Align::Start)
    };
    let columns = vec![
        column(first, align, ColumnWidth::Fit),
        column("Durée", Align::Start, ColumnWidth::Fit),
        column("Dates", Align::Start, ColumnWidth::Fit),
        column("Objet", Align::Start, ColumnWidth::Fill),
    ];
    table(columns, rows)
}

fn collect_lines<'a, 's>(step: &'s Step<'a>, top: bool, lines: &mut Vec<&'s Step<'a>>) {
    if top || step.details.resume.is_some() {
        lines.push(step);
    }
    for child in &step.children {
        collect_lines(child, false, lines);
    }
}

fn duration(step: &Step<'_>) -> Vec<Inline> {
    let days = step.half_days().map(format_days);
    opt_text(days.or_else(|| step.minutes().map(format_minutes)))
}

fn subject(step: &Step<'_>, composer: &mut Composer) -> Vec<Inline> {
    match (&step.details.resume, &step.details.titre) {
        (Some(resume), _) => composer.line(resume),
        (None, titre) => opt_text(titre.as_ref()),
    }
}

/// All the dates of a step on one line: the known dates, then « à programmer » if others are not known.
fn dates(step: &Step<'_>) -> Vec<Inline> {
    let dates = step.dates();
    let exact = exact_dates(&dates);
    let to_schedule = dates
        .iter()
        .filter(|when| ***when == When::ToSchedule)
        .count();
    let first = exact.first().copied();
    let mut dated: Vec<(Option<Date>, Vec<Inline>)> = Vec::new();
    dated.extend(
        When::from_days(exact)
            .ok()
            .map(|when| (first, compose::date_inlines(&when))),
    );
    for when in &dates {
        match when {
            When::Range(_) | When::Month(_) => {
                dated.push((when.earliest(), compose::date_inlines(when)));
            }
            When::Day(_) | When::Days(_) | When::ToSchedule => {}
        }
    }
    dated.sort_by_key(|(earliest, _)| *earliest);
    let mut parts: Vec<Vec<Inline>> = dated.into_iter().map(|(_, inlines)| inlines).collect();
    let others = !parts.is_empty();
    let missing = match (to_schedule, others) {
        (0, _) => None,
        (1, false) => Some("Date à programmer"),
        (_, false) => Some("Dates à programmer"),
        (1, true) => Some("une autre date à programmer"),
        (_, true) => Some("autres dates à programmer"),
    };
    parts.extend(missing.map(|words| vec![emphasis(words)]));
    join(parts, &text(", "))
}

/// The sum of the lines, when each of them is known: « Total, 7 jours, soit 49 h ».
fn total(steps: &[&Step<'_>], dated: bool) -> Option<Row> {
    if steps.len() < 2 {
        return None;
    }
    let days = sum_known(steps.iter().map(|step| step.half_days())).map(format_days);
    let hours = sum_known(steps.iter().map(|step| step.minutes())).map(format_minutes);
    let (first, second) = match (days, hours) {
        (Some(days), Some(hours)) if dated => (days, Some(format!("soit {hours}"))),
        (Some(days), Some(hours)) => (format!("{days}, soit {hours}"), None),
        (Some(one), None) | (None, Some(one)) => (one, None),
        (None, None) => return None,
    };
    Some(Row {
        kind: RowKind::Total,
        cells: vec![
            vec![text("Total")],
            vec![text(first)],
            opt_text(second),
            Vec::new(),
        ],
    })
}
