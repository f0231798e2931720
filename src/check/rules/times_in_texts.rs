//! A rule on texts that say at what time the days of the action start and end.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::check::statements::{StatedTimes, TextScope};
use crate::diagnostic::catalogue::{message, texts};
use crate::model::schedule::Times;
use crate::value::TimeRange;
use crate::value::scan::collapse_spaces;

pub(super) static RULES: &[Rule] =
    &[Rule::warning(texts!(C067), Programme(check_times)).source("Code du travail, art. L6353-8")];

/// What has the hours of the action, by the opening letters of the words.
const DAY_STEMS: [&str; 12] = [
    "journee", "jour", "horaire", "formation", "seance", "cours", "stage", "groupe", "matin",
    "seminaire", "session", "parcours",
];
const WEEKDAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
/// What has hours of its own, by the opening letters of the words.
const OTHER_STEMS: [&str; 54] = [
    "ouvert", "ouvre", "assistan", "joign", "repon", "accueil", "accueill", "cafe", "petit",
    "repas", "dejeun", "diner", "pause", "cantine", "restaur", "entretien", "secretar", "standard",
    "perman", "telephon", "equipe", "poste", "nuit", "entrepris", "immersio", "atelie", "visite",
    "autonom", "navette", "train", "bus", "hotel", "parking", "chambre", "salle", "ferm", "comite",
    "reunion", "jury", "examen", "epreuve", "oral", "test", "facult", "option", "rattrap",
    "soiree", "veillee", "consult", "classe", "visio", "magasin", "sauf", "rendez",
];
/// What meets for some hours.
const MEETING_STEMS: [&str; 9] = [
    "seance", "classe", "visio", "webinaire", "cours", "entretien", "rendez", "atelier",
    "rencontre",
];
/// The opening letters of the words that a start or an end follows.
const START_STEMS: [&str; 5] = ["commenc", "debut", "demarr", "start", "arriv"];
const END_STEMS: [&str; 5] = ["fini", "termin", "achev", "fin", "libere"];

/// The hours of a text are those of the action, of a step or of a session.
fn check_times(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    check_lengths_of_meetings(context, reporter);
    let statements = &context.texts.statements().times;
    let Some(times) = context.sections.horaires.as_ref() else {
        return;
    };
    let own = times.time_ranges();
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return;
    };
    let mut known = None;
    for stated in statements {
        let is_checked = stated.scope.is_whole() || stated.scope == TextScope::Access;
        let field = &context.texts.fields[stated.text];
        if !is_checked || field.path == "horaires" {
            continue;
        }
        let sentence = Sentence::around(field.text, &stated.range);
        let known = known.get_or_insert_with(|| KnownTimes::new(context, [*first, *last]));
        if known.allow(stated.value, &sentence) || is_of_something_else(&sentence) {
            continue;
        }
        reporter
            .report(field.place_of(stated.range.clone()))
            .with(
                "written",
                collapse_spaces(&field.text[stated.range.clone()]),
            )
            .with("known", message!(rules::C067_TIMES, known = times.text()))
            .related(context.value_place("horaires"), 0, []);
    }
}

/// « Classes virtuelles d’une heure et demie », and elsewhere « classes virtuelles le jeudi, de 12 h 30 à 13 h 30 ».
fn check_lengths_of_meetings(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let statements = context.texts.statements();
    for stated in &statements.times {
        let Some(end) = stated.value.end.filter(|_| stated.scope.is_whole()) else {
            continue;
        };
        let (field, sentence) = context.texts.context_of(stated);
        let named = sentence
            .words_before()
            .find(|word| opens_with(word, &MEETING_STEMS));
        let Some(noun) = named.filter(|_| field.path == "horaires") else {
            continue;
        };
        let lengths = statements.lengths.iter().filter(|it| {
            let sentence = context.texts.context_of(it).1;
            let mut before = sentence.words_before();
            let is_linked = matches!(before.next(), Some("de" | "d" | "une"));
            let mut nearest = before.take(3);
            is_linked && it.value.minutes().is_some() && nearest.any(|word| word == noun)
        });
        let lengths: Vec<_> = lengths.collect();
        let minutes = end - stated.value.start;
        let is_said = lengths.iter().any(|it| it.value.minutes() == Some(minutes));
        if let (Some(length), false) = (lengths.first(), is_said) {
            let other = &context.texts.fields[length.text];
            let known = collapse_spaces(&other.text[length.range.clone()]);
            reporter
                .report(field.place_of(stated.range.clone()))
                .with(
                    "written",
                    collapse_spaces(&field.text[stated.range.clone()]),
                )
                .with("known", message!(rules::C067_LENGTH, known))
                .related(other.place_of(length.range.clone()), 0, []);
        }
    }
}

/// The times of day that the keys give, in minutes.
struct KnownTimes {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl KnownTimes {
    fn new(context: &CheckContext<'_>, [first, last]: [TimeRange; 2]) -> Self {
        let all_steps = context.action.all_steps();
        let steps = all_steps
            .iter()
            .filter_map(|step| step.details.horaires.as_ref());
        let sessions = context
            .sessions()
            .filter_map(|(_, it)| it.horaires.as_ref());
        let action = context.sections.horaires.iter();
        let ranges = action
            .chain(steps)
            .chain(sessions)
            .flat_map(Times::time_ranges);
        let ranges: Vec<TimeRange> = ranges.chain([first, last]).collect();
        Self {
            starts: ranges
                .iter()
                .map(|it| it.start().minutes().into())
                .collect(),
            ends: ranges.iter().map(|it| it.end().minutes().into()).collect(),
        }
    }

    /// Whether the keys say these times, or nothing says that they are the hours of a day.
    fn allow(&self, stated: StatedTimes, sentence: &Sentence) -> bool {
        if let Some(end) = stated.end {
            let is_break = self.ends.contains(&stated.start) && self.starts.contains(&end);
            let is_known = self.starts.contains(&stated.start) && self.ends.contains(&end);
            let is_said = sentence
                .words_before()
                .take(14)
                .any(|word| opens_with(word, &DAY_STEMS));
            return is_known || is_break || !is_said;
        }
        let mut before = sentence.words_before();
        if before.next() != Some("a") {
            return true;
        }
        let before: Vec<&str> = before.take(5).collect();
        let verb = before.iter().take(4).find_map(|word| {
            let is_start = opens_with(word, &START_STEMS);
            (is_start || opens_with(word, &END_STEMS)).then_some(is_start)
        });
        let is_said = before.iter().any(|word| opens_with(word, &DAY_STEMS));
        match verb.filter(|_| is_said) {
            Some(true) => self.starts.contains(&stated.start),
            Some(false) => self.ends.contains(&stated.start),
            None => true,
        }
    }
}

fn is_of_something_else(sentence: &Sentence) -> bool {
    let mut around = sentence
        .words_before()
        .chain(sentence.words_after().take(3));
    // « le vendredi, les cours ont lieu de 8 h à 12 h »
    let is_of_one_weekday = sentence
        .words_before()
        .any(|word| opens_with(word, &WEEKDAYS));
    is_of_one_weekday
        || around.any(|word| opens_with(word, &OTHER_STEMS))
        || sentence.is_on_another_course()
}

fn opens_with(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem))
}
