//! The calendar at the head of the sheet: a line for each step at the top of the plan, and for the steps inside another
//! when one of them has a `resume`; then the total.

use super::step_rows::{
    Arrangement, arrange, common_word, duration_text, is_of_one_kind, option_mark, title_inlines,
};
use crate::document::compose::{
    self, Composer, column, emphasis, join, opt_text, row, table, text,
};
use crate::document::{Align, Block, ColumnWidth, Inline, Row, RowKind};
use crate::model::resolved::{Action, Step, StepKind, exact_dates, total_words};
use crate::value::{Date, When, format_days, format_minutes};

/// The table, or nothing when it would only repeat a title (one undated step without a `resume`), or the plan itself.
pub fn compose_calendar(action: &Action<'_>, composer: &mut Composer) -> Vec<Block> {
    let steps: Vec<&Step<'_>> = list_lines(&action.steps, |step| step.kind != StepKind::Sequence);
    let is_said = |step: &&Step<'_>| step.details.resume.is_some();
    let mut lines = Vec::new();
    for step in &steps {
        collect_lines(step, &mut lines);
    }
    let worth_it = |step: &&Step<'_>| is_said(step) || !step.dates().is_empty();
    let is_short = lines.len() < 2 && !lines.iter().any(worth_it);
    if is_short || !lines.iter().any(is_said) && is_one_table(&steps) {
        return Vec::new();
    }
    let uniform = lines.iter().all(|line| line.kind == steps[0].kind) && lines.len() == steps.len();
    let is_named = lines.iter().any(|line| line.has_own_name());
    let word = common_word(&lines);
    let first = match (is_named, uniform) {
        (true, _) => column(&word, Align::Start, ColumnWidth::Fill),
        (false, true) => column(&word, Align::Center, ColumnWidth::Fit),
        (false, false) => column("Étape", Align::Start, ColumnWidth::Fit),
    };
    let mut rows: Vec<Row> = Vec::new();
    for line in &lines {
        let (name, object) = match (is_named, uniform) {
            (true, _) => (whole_subject(line, composer), Vec::new()),
            (false, true) => (vec![text(line.number.to_string())], subject(line, composer)),
            (false, false) => (vec![text(line.name())], subject(line, composer)),
        };
        let duration = opt_text(duration_text(line));
        rows.push(row(vec![name, duration, dates(line), object]));
    }
    rows.extend(compose_total(&steps, action));
    let columns = vec![
        first,
        column("Durée", Align::Start, ColumnWidth::Fit),
        column("Dates", Align::Start, ColumnWidth::Fit),
        column("Objet", Align::Start, ColumnWidth::Fill),
    ];
    table(columns, rows)
}

/// The steps of one parent that have a line: those that always have one, and all of a kind when one of them has a `resume`, or
/// a step inside it.
fn list_lines<'a, 's>(
    steps: &'s [Step<'a>],
    is_always: impl Fn(&Step<'a>) -> bool,
) -> Vec<&'s Step<'a>> {
    let has_resume = |step: &Step<'a>| {
        let all = step.with_descendants();
        all.iter().any(|it| it.details.resume.is_some())
    };
    let said: Vec<&Step<'a>> = steps.iter().filter(|step| has_resume(step)).collect();
    let is_beside = |step: &Step<'a>| said.iter().any(|it| is_of_one_kind(it, step));
    let mut lines: Vec<&Step<'a>> = steps.iter().collect();
    lines.retain(|step| is_always(step) || has_resume(step) || is_beside(step) && !step.pause);
    lines
}

fn collect_lines<'a, 's>(step: &'s Step<'a>, lines: &mut Vec<&'s Step<'a>>) {
    lines.push(step);
    for child in list_lines(&step.children, |_| false) {
        collect_lines(child, lines);
    }
}

/// Whether the plan is no more than a list or a table.
fn is_one_table(steps: &[&Step<'_>]) -> bool {
    let is_of_one_kind = steps.windows(2).all(|pair| pair[0].kind == pair[1].kind);
    is_of_one_kind && arrange(steps) != Arrangement::Sections
}

/// The title with its name, and the summary after it.
fn whole_subject(step: &Step<'_>, composer: &mut Composer) -> Vec<Inline> {
    let title = match step.details.resume {
        None => title_inlines(step),
        Some(_) => vec![text(step.name())],
    };
    let resume = step.details.resume.as_ref();
    let resume = resume.map_or_else(Vec::new, |resume| composer.line(resume));
    join(vec![title, resume], &text(" – "))
}

fn subject(step: &Step<'_>, composer: &mut Composer) -> Vec<Inline> {
    match (&step.details.resume, &step.details.titre) {
        (Some(resume), _) => composer.line(resume),
        (None, titre) => {
            let mut title = opt_text(titre.as_ref());
            title.extend(option_mark(step));
            title
        }
    }
}

/// All the dates of a step on one line: the known dates, then « à programmer » if others are not known.
fn dates(step: &Step<'_>) -> Vec<Inline> {
    if let Some(period) = step.period {
        return period.inlines();
    }
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

/// The sum of the lines, when all that gives it agrees: « Total, 7 jours, soit 49 h ».
fn compose_total(steps: &[&Step<'_>], action: &Action<'_>) -> Option<Row> {
    if steps.len() < 2 {
        return None;
    }
    let days = action.planned_days.known().map(format_days);
    let hours = action.planned_hours.known().map(format_minutes);
    let (name, total) = if steps.iter().any(|step| step.is_option) {
        total_words(steps)
    } else {
        ("Total", days.into_iter().chain(hours).collect())
    };
    if total.is_empty() {
        return None;
    }
    Some(Row {
        kind: RowKind::Total,
        cells: vec![
            vec![text(name)],
            vec![text(total.join(", soit "))],
            Vec::new(),
            Vec::new(),
        ],
    })
}
