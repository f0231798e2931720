//! Steps that hold no other: rows of a table, or items of a list, rather than headings of nothing.

use super::keys::StepDetails;
use crate::document::compose::{
    self, Composer, column, emphasis, join, opt_text, row, table_under, text,
};
use crate::document::text::{Identifier, Prose, Text};
use crate::document::{Align, Block, Column, ColumnWidth, Inline, Row, RowKind};
use crate::model::resolved::{Step, StepKind, total_words};
use crate::model::schedule::Times;
use crate::model::sessions::{Mode, Period, SessionPrice};
use crate::value::When;

/// How steps of one kind are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    Sections,
    List,
    Table,
}

/// Steps are compact when none holds others and most have nothing under their title: a table when something is timed or
/// placed, else a list. The rows of a timetable may have contents.
#[must_use]
pub fn arrange(steps: &[&Step<'_>]) -> Arrangement {
    let is_sequences = steps.iter().all(|step| step.kind == StepKind::Sequence);
    let has_children = steps.iter().any(|step| !step.children.is_empty());
    if has_children || !is_sequences && steps.len() < 2 {
        return Arrangement::Sections;
    }
    let is_timed = steps.iter().any(|step| is_timed(step));
    let mut light = 0;
    let mut has_columns = is_timed;
    for step in steps {
        let StepDetails {
            titre: _,
            resume: _,
            introduction,
            objectifs,
            contenus,
            methode,
            duree: _,
            travail_personnel: _,
            horaires: _,
            lieu: _,
            modalite: _,
            intervenants: _,
            au_choix: _,
            credits: _,
            coefficient: _,
        } = step.details;
        let may_have_contents = is_sequences && is_timed;
        let is_light = introduction.is_none()
            && objectifs.is_empty()
            && (contenus.is_empty() || may_have_contents);
        light += usize::from(is_light);
        has_columns |= methode.is_some() || !place_lines(step).is_empty();
    }
    match (light * 2 >= steps.len(), has_columns) {
        (false, _) => Arrangement::Sections,
        (true, true) => Arrangement::Table,
        (true, false) => Arrangement::List,
    }
}

/// Whether two steps are of one kind; the moments of a day are.
#[must_use]
pub fn is_of_one_kind(one: &Step<'_>, other: &Step<'_>) -> bool {
    one.kind == other.kind || one.kind.is_moment() && other.kind.is_moment()
}

fn is_timed(step: &Step<'_>) -> bool {
    let details = step.details;
    details.duree.is_some()
        || details.horaires.is_some()
        || step.date.is_some()
        || step.period.is_some()
        || step.pause
}

/// « Phase 1 – Préparer », « Jour 1 – Analyser », « Droit du travail (au choix) ».
#[must_use]
pub fn title_inlines(step: &Step<'_>) -> Vec<Inline> {
    let titre = opt_text(step.details.titre.as_ref());
    let mut title = join(vec![opt_text(step.added_name()), titre], &text(" – "));
    title.extend(option_mark(step));
    title
}

/// « (au choix) », unless the title says it, or that of a step around.
#[must_use]
pub fn option_mark(step: &Step<'_>) -> Option<Inline> {
    (step.is_option && !step.is_in_option && !step.has_option_title()).then(|| text(" (au choix)"))
}

/// When a step is given; a lone date has its weekday.
#[must_use]
pub fn time_inlines(step: &Step<'_>) -> Vec<Inline> {
    let Some(when) = step.date else {
        return step.period.map(Period::inlines).unwrap_or_default();
    };
    match when {
        When::Day(date) => vec![Inline::Time {
            datetime: date.to_iso(),
            text: date.format_long(),
        }],
        When::ToSchedule => vec![emphasis("Date à programmer")],
        When::Days(_) | When::Range(_) | When::Month(_) => compose::date_inlines(when),
    }
}

/// Where a step is given, how and by whom, and what it counts for, each with its name.
#[must_use]
pub fn place_lines(step: &Step<'_>) -> Vec<(&'static str, String)> {
    let details = step.details;
    let names: Vec<String> = details.intervenants.iter().map(Text::line).collect();
    let trainers = if names.len() > 1 {
        "Intervenants"
    } else {
        "Intervenant"
    };
    let lines = [
        (
            "Travail personnel",
            details.travail_personnel.map(|work| work.to_string()),
        ),
        ("Lieu", details.lieu.as_ref().map(Text::line)),
        ("Modalité", details.modalite.as_ref().map(Mode::label)),
        (trainers, (!names.is_empty()).then(|| names.join(", "))),
        (CREDITS, details.credits.as_ref().map(credit_number)),
        (
            "Coefficient",
            details.coefficient.as_ref().map(ToString::to_string),
        ),
        (PRICE, step.price.map(SessionPrice::line)),
    ];
    let lines = lines.into_iter();
    lines
        .filter_map(|(name, words)| Some((name, words?)))
        .collect()
}

/// What faces the title of a section beside its length, rather than a line under it.
pub const CREDITS: &str = "Crédits ECTS";
pub const PRICE: &str = "Tarif";

/// « 6 » of « 6 ECTS »: its name says the rest.
fn credit_number(credits: &Identifier) -> String {
    let words = credits.to_string();
    let number = words.strip_suffix("ECTS").map(str::trim_end);
    let number = number.map(|it| it.strip_suffix("crédits").map_or(it, str::trim_end));
    number
        .filter(|it| !it.is_empty())
        .unwrap_or(&words)
        .to_owned()
}

/// « 6 ECTS », and the price.
#[must_use]
pub fn worth_inlines(step: &Step<'_>) -> Vec<Vec<Inline>> {
    let credits = step.details.credits.as_ref();
    let credits = credits.map(|it| vec![text(format!("{}\u{a0}ECTS", credit_number(it)))]);
    let price = step.price.map(|price| vec![text(price.line())]);
    credits.into_iter().chain(price).collect()
}

/// The places that may have a column.
const PLACE_COLUMNS: [&str; 6] = [
    "Lieu", "Modalité", "Intervenant", CREDITS, "Coefficient", PRICE,
];

/// How a table of steps is set.
struct StepTable<'a> {
    first: FirstColumn<'a>,
    /// The places that most rows give.
    places: Vec<&'static str>,
}

/// What a row of steps opens with.
enum FirstColumn<'a> {
    /// Numbers under the word for these steps.
    Number(&'a str),
    /// « Matin », « Après-midi ».
    Moment,
    /// Titles that have their own numbers, under the word that they share.
    Title(&'a str),
    /// Times, as in a timetable.
    Time,
}

/// The steps as a table; at the top of the plan, with their total.
pub fn compose_step_table(
    steps: &[&Step<'_>],
    is_whole_plan: bool,
    said_around: &[(&str, String)],
    composer: &mut Composer,
) -> Vec<Block> {
    let word = common_word(steps);
    let has_own_names = steps.iter().any(|step| step.has_own_name());
    let taught = steps.iter().filter(|step| !step.pause).count();
    let is_common = |name: &&str| {
        let giving = steps.iter().filter(|step| find_place(step, name).is_some());
        giving.count() * 2 > taught
    };
    let set = StepTable {
        first: match steps[0].kind {
            StepKind::Sequence => FirstColumn::Time,
            _ if has_own_names => FirstColumn::Title(&word),
            StepKind::Morning | StepKind::Afternoon | StepKind::Evening => FirstColumn::Moment,
            StepKind::Phase | StepKind::Module | StepKind::Day => FirstColumn::Number(&word),
        },
        places: PLACE_COLUMNS.into_iter().filter(is_common).collect(),
    };
    let rows = steps.iter().map(|step| set.compose_row(step, composer));
    let mut rows: Vec<Row> = rows.collect();
    if is_whole_plan && !matches!(set.first, FirstColumn::Time) {
        rows.extend(set.compose_total(steps));
    }
    table_under(said_around, set.columns(), rows)
}

impl StepTable<'_> {
    fn columns(&self) -> Vec<Column> {
        let content = |header| column(header, Align::Start, ColumnWidth::Fill);
        let fit = |header| column(header, Align::Start, ColumnWidth::Fit);
        let times = [
            fit("Dates"),
            fit("Horaires"),
            column("Durée", Align::End, ColumnWidth::Fit),
        ];
        let (before, after) = match self.first {
            FirstColumn::Number(word) => {
                let number = column(word, Align::Center, ColumnWidth::Fit);
                (Some(number), Some(content("Objet")))
            }
            FirstColumn::Moment => (Some(fit("Moment")), Some(content("Objet"))),
            FirstColumn::Title(word) => (Some(content(word)), None),
            FirstColumn::Time => (None, Some(content("Contenu"))),
        };
        let places = self.places.iter().map(|name| {
            let is_number = [CREDITS, "Coefficient"].contains(name);
            let align = if is_number { Align::End } else { Align::Start };
            column(name, align, ColumnWidth::Fit)
        });
        let columns = before.into_iter().chain(times).chain(after);
        columns.chain([fit("Méthode")]).chain(places).collect()
    }

    fn compose_row(&self, step: &Step<'_>, composer: &mut Composer) -> Row {
        let details = step.details;
        let content = self.compose_content(step, composer);
        let (before, after) = match self.first {
            FirstColumn::Number(_) => (Some(opt_text(Some(step.number))), Some(content)),
            FirstColumn::Moment => (Some(opt_text(Some(step.name()))), Some(content)),
            FirstColumn::Title(_) => (Some(content), None),
            FirstColumn::Time => (None, Some(content)),
        };
        let times = [
            time_inlines(step),
            opt_text(details.horaires.as_ref().map(Times::text)),
            // As it is written, else as it is counted.
            match (details.duree, &self.first) {
                (None, FirstColumn::Number(_) | FirstColumn::Moment | FirstColumn::Title(_)) => {
                    opt_text(duration_text(step))
                }
                (written, _) => opt_text(written),
            },
        ];
        let method = details.methode.as_ref();
        let method = method.map_or_else(Vec::new, |method| composer.line(method));
        let places = self
            .places
            .iter()
            .map(|name| opt_text(find_place(step, name)));
        let cells = before.into_iter().chain(times).chain(after);
        let mut row = row(cells.chain([method]).chain(places).collect());
        if step.pause {
            row.kind = RowKind::Muted;
        }
        row
    }

    /// The title, then what is under it, a line each.
    fn compose_content(&self, step: &Step<'_>, composer: &mut Composer) -> Vec<Inline> {
        let StepDetails {
            titre,
            introduction,
            objectifs,
            contenus,
            ..
        } = step.details;
        let mut title = match self.first {
            FirstColumn::Title(_) | FirstColumn::Time if !step.pause || titre.is_none() => {
                title_inlines(step)
            }
            FirstColumn::Number(_)
            | FirstColumn::Moment
            | FirstColumn::Title(_)
            | FirstColumn::Time => {
                let mut title = opt_text(titre.as_ref());
                title.extend(option_mark(step));
                title
            }
        };
        let mut lines = Vec::new();
        lines.extend(introduction.iter().map(|it| composer.line(it)));
        lines.extend(compose_items(
            ["Objectif", "Objectifs"],
            objectifs,
            composer,
        ));
        let names = if objectifs.is_empty() {
            [""; 2]
        } else {
            ["Contenu", "Contenus"]
        };
        lines.extend(compose_items(names, contenus, composer));
        let places = place_lines(step).into_iter();
        let places = places.filter(|(name, _)| !self.places.iter().any(|it| name.starts_with(it)));
        lines.extend(places.map(|(name, words)| vec![text(format!("{name}\u{a0}: {words}"))]));
        if !lines.is_empty() && !title.is_empty() {
            title = vec![Inline::Strong(title)];
        }
        lines.insert(0, title);
        join(lines, &Inline::Break)
    }

    /// The sum of the rows, when each of them is known: « Total, 7 jours, soit 49 h ».
    fn compose_total(&self, steps: &[&Step<'_>]) -> Option<Row> {
        let (name, duration) = total_words(steps);
        if duration.is_empty() {
            return None;
        }
        let places = self.places.iter().map(|_| Vec::new());
        let title = vec![text(name)];
        let mut cells = vec![
            title,
            Vec::new(),
            Vec::new(),
            vec![text(duration.join(", soit "))],
        ];
        cells.extend(match self.first {
            FirstColumn::Number(_) | FirstColumn::Moment => vec![Vec::new(); 2],
            FirstColumn::Title(_) | FirstColumn::Time => vec![Vec::new()],
        });
        cells.extend(places);
        Some(Row {
            kind: RowKind::Total,
            cells,
        })
    }
}

/// The word that all these steps are named by: « Module », « Bloc », or « Étape » when they are named by several.
#[must_use]
pub fn common_word(steps: &[&Step<'_>]) -> String {
    let words = steps.iter().filter_map(|step| step.naming_word());
    let mut words: Vec<String> = words.collect();
    if words.is_empty() {
        words.extend(steps.iter().map(|step| step.word()));
    }
    words.dedup();
    match &mut words[..] {
        [one] => std::mem::take(one),
        [..] => "Étape".to_owned(),
    }
}

/// Items of a cell, a line each, after their name.
fn compose_items(
    [one, several]: [&str; 2],
    items: &[Prose],
    composer: &mut Composer,
) -> Vec<Vec<Inline>> {
    let mut lines: Vec<Vec<Inline>> = items.iter().map(|item| composer.line(item)).collect();
    match &mut lines[..] {
        [] => {}
        _ if one.is_empty() => {}
        [line] => line
            .splice(0..0, [emphasis(one), text("\u{a0}: ")])
            .for_each(drop),
        [..] => lines.insert(0, vec![emphasis(several), text("\u{a0}:")]),
    }
    lines
}

fn find_place(step: &Step<'_>, name: &str) -> Option<String> {
    let mut lines = place_lines(step).into_iter();
    let found = lines.find(|(known, _)| known.starts_with(name));
    found.map(|(_, words)| words)
}

/// The days of a step, else its hours.
#[must_use]
pub fn duration_text(step: &Step<'_>) -> Option<String> {
    step.length_words().into_iter().next()
}
