//! Texts that name a weekday of the action, or the delay of the follow-up after it.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::counted::{Counted, find_counts};
use crate::check::rule::Reporter;
use crate::check::sentence::Sentence;
use crate::check::statements::TextScope;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::{Argument, Message};
use crate::read::text_field::TextField;
use crate::value::scan::collapse_spaces;
use crate::value::{Date, fold};

/// What the participants or the action do on a day, by the opening letters of the words.
const ACTION_STEMS: [&str; 20] = [
    "arriv", "accueil", "debut", "commenc", "demarr", "repart", "termin", "achev", "retrouv",
    "reuni", "tient", "tiennent", "deroul", "lieu", "formation", "stage", "seance", "seminaire",
    "journee", "regroup",
];
/// What a text on the client calls the action.
const TRAINING_STEMS: [&str; 6] = [
    "formation", "stage", "session", "seminaire", "parcours", "participant",
];
/// Words that make a weekday one of something else.
const OTHER_DAY_STEMS: [&str; 40] = [
    "repon", "assistance", "joignable", "telephon", "permanence", "inscri", "avant", "tard",
    "veille", "preced", "suivant", "lendemain", "envoy", "remet", "remis", "rend", "depos",
    "depot", "chambre", "navette", "train", "hotel", "ferm", "facultat", "sauf", "hors", "excep",
    "ouver", "ouvr", "accessib", "option", "autre", "rattrap", "possib", "selon", "jamais", "non",
    "marche", "entreprise", "report",
];

/// The days of an action whose days are all known.
#[derive(Debug)]
struct PlannedDays {
    weekdays: Vec<&'static str>,
    /// Where the first one is written.
    path: String,
}

impl PlannedDays {
    /// `None` when some days are not known one by one.
    fn new(context: &CheckContext<'_>) -> Option<Self> {
        let is_vague = context.dates().iter().any(|(_, when)| when.is_period());
        let days = context.training_days();
        if days.is_empty() {
            return Self::of_texts(context);
        }
        let (path, _) = days.first().filter(|_| !is_vague)?;
        // No day has more than ten hours: more hours need other days.
        let by_hours = || {
            context
                .action
                .minutes
                .known()
                .map(|minutes| minutes.div_ceil(600) * 2)
        };
        let announced = context
            .action
            .half_days
            .known()
            .or_else(by_hours)
            .unwrap_or(0);
        let known = u32::try_from(days.len()).ok()? * 2;
        let mut weekdays: Vec<&str> = days.iter().map(|(_, day)| day.weekday_name()).collect();
        weekdays.sort_unstable();
        weekdays.dedup();
        let path = path.clone();
        (known >= announced).then_some(Self { weekdays, path })
    }
}

impl PlannedDays {
    /// The days that the texts of the steps date, when keys do not: four or more, of one weekday.
    fn of_texts(context: &CheckContext<'_>) -> Option<Self> {
        let stated = context.texts.statements().dates.iter();
        let stated: Vec<_> = stated.filter(|it| it.scope == TextScope::Step).collect();
        let dates = stated.iter().flat_map(|it| it.value.dates());
        let dates: Vec<Date> = dates.flatten().collect();
        let weekday = dates.first()?.weekday_name();
        let is_same = dates.len() > 3 && dates.iter().all(|it| it.weekday_name() == weekday);
        let path = context.texts.fields[stated.first()?.text].path.clone();
        let weekdays = vec![weekday];
        is_same.then_some(Self { weekdays, path })
    }
}

/// A weekday that a text gives to the action is one of its days.
pub(super) fn check_weekdays(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(planned) = PlannedDays::new(context) else {
        return;
    };
    for stated in &context.texts.statements().weekdays {
        let is_checked = stated.scope.is_whole() || stated.scope == TextScope::Step;
        if !is_checked || planned.weekdays.contains(&stated.value) {
            continue;
        }
        let (field, sentence) = context.texts.context_of(stated);
        if !is_day_of_action(field, &stated.range, &sentence) {
            continue;
        }
        let days = planned.weekdays.iter().map(|day| (*day).to_owned());
        let known = message!(
            rules::C021_WEEKDAYS,
            planned = Argument::from(days.collect::<Vec<String>>())
        );
        let range = stated.range.clone();
        report(field, range, known, (&planned.path, context, reporter));
    }
}

/// Whether the sentence around a weekday says that the action takes place then.
fn is_day_of_action(field: &TextField<'_>, range: &Range<usize>, sentence: &Sentence) -> bool {
    let before = sentence.words_before().next();
    let after = sentence.words_after().next();
    let is_dated = after.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        && !sentence
            .words_after()
            .nth(1)
            .is_some_and(|word| matches!(word, "h" | "heures"));
    // « du lundi au vendredi » are the days of a service.
    let is_range = matches!(before, Some("du" | "au")) || matches!(after, Some("au"));
    let is_whole = ["horaires", "duree.precision", "catalogue.calendrier"]
        .iter()
        .any(|key| field.path.starts_with(key));
    !is_dated
        && !is_range
        && !field.is_opaque(range.clone())
        && !sentence.has_word(&OTHER_DAY_STEMS)
        && !sentence.is_on_another_course()
        && (is_whole || sentence.has_word(&ACTION_STEMS))
        // The client has days of its own.
        && (field.path != "contexte" || sentence.has_word(&TRAINING_STEMS))
}

/// What follows the action, by the opening letters of the words.
const FOLLOW_UP_STEMS: [&str; 10] = [
    "entretien", "questionnaire", "enquete", "retour", "bilan", "appel", "visite", "evaluation",
    "journee", "rendez",
];

/// The delays that `evaluation.a_froid` gives, in days and in words.
pub(super) fn follow_up_delays(context: &CheckContext<'_>) -> Vec<(u32, String)> {
    let evaluation = context.sections.evaluation.as_ref();
    let Some(text) = evaluation.and_then(|it| it.a_froid.as_ref()) else {
        return Vec::new();
    };
    let counts = find_counts(&text.0);
    let unit = counts.iter().rev().find_map(days_of_unit);
    let delays = counts.iter().map(|it| {
        let days = it.count.checked_mul(days_of_unit(it).or(unit)?)?;
        Some((days, collapse_spaces(&text.0[it.range.clone()])))
    });
    delays.flatten().collect()
}

fn days_of_unit(counted: &Counted<'_>) -> Option<u32> {
    let units = [("mois", 30), ("semaine", 7), ("an", 365)];
    let (_, days) = units.iter().find(|(unit, _)| counted.is_of(&[unit]))?;
    let is_year = *days == 365 && !matches!(counted.noun, "an" | "ans");
    (!is_year).then_some(*days)
}

/// A text gives the follow-up the delay that the evaluation gives it.
pub(super) fn check_follow_up(
    field: &TextField<'_>,
    counted: &Counted<'_>,
    delays: &[(u32, String)],
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    let Some(unit) = days_of_unit(counted).filter(|_| field.path != "evaluation.a_froid") else {
        return;
    };
    let days = unit.saturating_mul(counted.count);
    // « 26 semaines » are six months.
    let agrees = delays
        .iter()
        .any(|(known, _)| known.abs_diff(days).saturating_mul(10) <= *known);
    let sentence = Sentence::around(field.text, &counted.range);
    let is_after = matches!(sentence.words_after().next(), Some("apres" | "plus"));
    let is_at = sentence.words_before().next() == Some("a");
    if agrees
        || !is_after && !is_at
        || sentence.has_word(&["avant", "chaque", "tous", "accessi", "ouver"])
    {
        return;
    }
    let evaluation = context.sections.evaluation.as_ref();
    let cold = evaluation.and_then(|it| it.a_froid.as_ref());
    let cold = fold(cold.map_or("", |it| &it.0));
    let is_named = sentence.has_word(&["froid"])
        || sentence.has_word(&["suivi"]) && cold.contains("suivi")
        || sentence.has_word(&["retour"]) && cold.contains("retour d");
    let is_alike = FOLLOW_UP_STEMS
        .iter()
        .any(|stem| sentence.has_word(&[stem]) && cold.contains(stem));
    if is_named && (is_alike || sentence.has_word(&["froid"])) {
        let planned = delays.iter().map(|(_, words)| words.clone());
        let planned = Argument::from(planned.collect::<Vec<String>>());
        let known = message!(rules::C021_FOLLOW_UP, planned);
        let path = "evaluation.a_froid";
        report(
            field,
            counted.range.clone(),
            known,
            (path, context, reporter),
        );
    }
}

fn report(
    field: &TextField<'_>,
    range: Range<usize>,
    known: Message,
    (path, context, reporter): (&str, &CheckContext<'_>, &mut Reporter<'_>),
) {
    reporter
        .report(field.place_of(range.clone()))
        .with("announced", collapse_spaces(&field.text[range]))
        .with("known", known)
        .related(context.value_place(path), 0, []);
}
