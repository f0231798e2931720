//! A rule on texts that count what the keys count too: steps, people, groups, sessions, credits, exams, objectives.

use crate::check::context::CheckContext;
use crate::check::counted::{Counted, find_counts, opens_with};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::days_in_texts::{check_follow_up, check_weekdays, follow_up_delays};
use crate::check::rules::meetings_in_texts::check_meetings;
use crate::check::rules::plan_in_texts::check_count_of_steps;
use crate::check::sentence::Sentence;
use crate::check::statements::TextScope;
use crate::diagnostic::catalogue::{message, texts};
use crate::diagnostic::message::Message;
use crate::model::audience::Headcount;
use crate::model::sessions::{Session, SessionDates};
use crate::read::text_field::TextField;
use crate::value::scan::collapse_spaces;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C021), Programme(check_counts))];

/// People who can only be those of the action.
const TRAINEES: [&str; 5] = ["participant", "stagiaire", "apprenant", "place", "inscrit"];
/// People who are those of the action when it is said that they follow it.
const PEOPLE: [&str; 12] = [
    "personne", "salarié", "agent", "collaborat", "bénéficiaire", "apprenti", "candidat", "élève",
    "étudiant", "animat", "responsable", "bénévole",
];
/// What people do who follow the action.
const TRAINING_VERBS: [&str; 9] = [
    "suivent", "suivront", "inscri", "particip", "formera", "formons", "forme", "seront",
    "beneficier",
];
/// Words on another time, or another course.
const OTHER_TIMES: [&str; 9] = [
    "precedent", "anterieur", "ulterieur", "deja", "auparavant", "dernier", "ancien", "passe",
    "cursus",
];
/// Words that make a count of people one of a part, of another time, or a ratio.
const PART_WORDS: [&str; 21] = [
    "sous", "binome", "trinome", "equipe", "poste", "par", "supplementaire", "autre", "ont",
    "avons", "avait", "depuis", "deja", "annee", "sur", "premier", "dernier", "moins", "dont",
    "voire", "volontaire",
];

/// The counts of a text are those of the keys.
fn check_counts(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    check_count_of_steps(context, reporter);
    check_weekdays(context, reporter);
    check_meetings(context, reporter);
    let lists = list_counts(context);
    let delays = follow_up_delays(context);
    let headcount = context.sections.public.as_ref().and_then(|it| it.effectif);
    for stated in &context.texts.statements().counts {
        let field = &context.texts.fields[stated.text];
        let counted = &stated.counted(field.text);
        let is_checked = stated.scope.is_whole()
            || matches!(stated.scope, TextScope::Assessment | TextScope::Price)
            || stated.scope == TextScope::Access && field.path.starts_with("acces");
        if !is_checked {
            continue;
        }
        if !delays.is_empty() {
            check_follow_up(field, counted, &delays, context, reporter);
        }
        if counted.count == 1 {
            continue;
        }
        let is_of_group =
            headcount.is_some_and(|it| check_group(counted, it, field, context, reporter));
        if is_of_group || counted.noun.len() < 4 {
            continue;
        }
        if let Some(headcount) = headcount
            && counted.is_of(&TRAINEES) | counted.is_of(&PEOPLE)
        {
            check_people(counted, headcount, field, context, reporter);
        }
        for list in lists.iter().filter(|it| counted.is_of(&[it.noun])) {
            check_list(counted, list, field, context, reporter);
        }
    }
}

/// Things that the keys count too.
struct ListCount {
    noun: &'static str,
    /// The counts that a text may give.
    counts: Vec<usize>,
    path: &'static str,
    /// The adjectives that make a count one of a part.
    part_words: &'static [&'static str],
    /// Whether it is of the diploma that the action leads to.
    is_of_diploma: bool,
}

/// Words before a count that make it a bound or one of a part.
const BOUNDING_WORDS: [&str; 9] = [
    "dont", "parmi", "sur", "moins", "plus", "chaque", "par", "premiers", "autres",
];
/// Words on what is asked before the action.
const ENTRY_WORDS: [&str; 11] = [
    "autre", "prerequis", "equival", "titulaire", "dispens", "obtenu", "precedent", "faut",
    "entre", "admission", "exige",
];

/// Adjectives of exams of one kind.
const KINDS_OF_EXAMS: [&str; 10] = [
    "écrit", "oral", "pratique", "théorique", "blanche", "facultati", "complément", "de", "au",
    "par",
];
const KINDS_OF_CREDITS: [&str; 3] = ["par", "de", "d"];
const KINDS_OF_OBJECTIVES: [&str; 6] = ["personnel", "priorit", "par", "de", "individu", "d"];
const KINDS_OF_SESSIONS: [&str; 9] = [
    "par", "d", "de", "chaque", "individu", "supplément", "collecti", "en", "à",
];
const KINDS_OF_CERTIFICATIONS: [&str; 3] = ["par", "au", "complément"];

fn list_counts(context: &CheckContext<'_>) -> Vec<ListCount> {
    let sections = context.sections;
    let certifications = sections.certification.iter().flatten().count();
    let exams = sections.evaluation.as_ref().map(|it| it.epreuves.len());
    let exam_path = match exams {
        Some(1..) => "evaluation.epreuves",
        Some(0) | None => "certification",
    };
    let lists = [
        (
            "crédit",
            count_credits(context),
            "deroule",
            &KINDS_OF_CREDITS[..],
        ),
        ("épreuve", count_exams(context), exam_path, &KINDS_OF_EXAMS),
        (
            "objectif",
            count_objectives(context),
            "objectifs",
            &KINDS_OF_OBJECTIVES,
        ),
        (
            "session",
            count_sessions(context),
            "sessions",
            &KINDS_OF_SESSIONS,
        ),
        (
            "certification",
            vec![certifications],
            "certification",
            &KINDS_OF_CERTIFICATIONS,
        ),
    ];
    let lists = lists
        .into_iter()
        .map(|(noun, counts, path, part_words)| ListCount {
            noun,
            counts,
            path,
            part_words,
            is_of_diploma: matches!(noun, "crédit" | "épreuve"),
        });
    lists
        .filter(|it| it.counts.first().is_some_and(|count| *count > 0))
        .collect()
}

/// The credits of the plan, then of its parts; nothing of a plan with options.
fn count_credits(context: &CheckContext<'_>) -> Vec<usize> {
    let all_steps = context.action.all_steps();
    if all_steps.iter().any(|step| step.is_option) {
        return Vec::new();
    }
    let credits = all_steps.iter().filter_map(|step| {
        let credits = step.details.credits.as_ref()?.to_string();
        Some((credits.parse::<usize>().ok()?, step.path.as_str()))
    });
    let credits: Vec<(usize, &str)> = credits.collect();
    let sum_inside = |path: &str| -> usize {
        let is_inside = |own: &str| {
            own.strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        let inside = credits.iter().filter(|(_, own)| is_inside(own));
        inside
            .map(|(count, _)| *count)
            .fold(0, usize::saturating_add)
    };
    let total = sum_inside("deroule");
    let parts = context
        .action
        .steps
        .iter()
        .map(|step| sum_inside(&step.path));
    let own = credits.iter().map(|(count, _)| *count);
    std::iter::once(total).chain(parts).chain(own).collect()
}

fn count_exams(context: &CheckContext<'_>) -> Vec<usize> {
    let of_action = context
        .sections
        .evaluation
        .iter()
        .map(|it| it.epreuves.len());
    let certifications = context.sections.certification.iter().flatten();
    let counts = of_action.chain(certifications.map(|it| it.epreuves.len()));
    with_sum(counts.filter(|count| *count > 0).collect())
}

fn count_objectives(context: &CheckContext<'_>) -> Vec<usize> {
    let Some(objectives) = context.sections.objectifs.as_ref() else {
        return Vec::new();
    };
    let axes = with_sum(
        objectives
            .axes
            .iter()
            .map(|axis| axis.objectifs.len())
            .collect(),
    );
    let counts = [objectives.liste.len(), objectives.axes.len()];
    let counts = counts.into_iter().chain(axes);
    counts.filter(|count| *count > 0).collect()
}

/// Several sessions, those that have a date, and the steps, which texts also call so.
fn count_sessions(context: &CheckContext<'_>) -> Vec<usize> {
    let is_dated = |session: &&Session| {
        let mut dates = session
            .dates
            .iter()
            .flat_map(SessionDates::dates_with_paths);
        dates.any(|(_, when)| when.earliest().is_some())
    };
    let sessions: Vec<&Session> = context.sessions().map(|(_, session)| session).collect();
    let dated = sessions.iter().copied().filter(|it| is_dated(it)).count();
    let action = &context.action;
    if sessions.len() < 2 {
        return Vec::new();
    }
    vec![
        sessions.len(),
        dated,
        action.steps.len(),
        action.all_steps().len(),
    ]
}

/// Counts and their sum.
fn with_sum(counts: Vec<usize>) -> Vec<usize> {
    let sum: usize = counts.iter().sum();
    [counts, vec![sum]].concat()
}

/// A text counts as many of a kind as the keys list.
fn check_list(
    counted: &Counted<'_>,
    list: &ListCount,
    field: &TextField<'_>,
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    let stated = usize::try_from(counted.count).unwrap_or_default();
    if list.counts.contains(&stated) {
        return;
    }
    let after = field.text[counted.range.end..].trim_start();
    let next = after.split(|c: char| !c.is_alphabetic()).next();
    let next = next.unwrap_or_default();
    let is_part = list.part_words.iter().any(|word| match word.len() {
        0..3 => next == *word,
        _ => opens_with(next, &[word]),
    });
    let sentence = Sentence::around(field.text, &counted.range);
    let before: Vec<&str> = sentence.words_before().take(3).collect();
    let is_number = |word: &&str| find_counts(word).len() == 1;
    let is_range = matches!(before.as_slice(), ["a" | "ou", other, ..] if is_number(other));
    let is_bounded = before
        .first()
        .is_some_and(|word| BOUNDING_WORDS.contains(word))
        || matches!(before.as_slice(), ["des", "une" | "deux", ..])
        || is_range
        || sentence.has_word(&ENTRY_WORDS);
    if is_part || is_bounded || sentence.is_on_another_course() && !list.is_of_diploma {
        return;
    }
    let planned = list.counts[0].to_string();
    let known = if list.noun == "crédit" {
        message!(rules::C021_TOTAL, planned)
    } else {
        message!(rules::C021_LIST, planned)
    };
    report(counted, field, known, list.path, (context, reporter));
}

/// « deux groupes de douze »: a group of the action has no more people than the most.
fn check_group(
    counted: &Counted<'_>,
    headcount: Headcount,
    field: &TextField<'_>,
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) -> bool {
    let Some(most) = headcount.max.filter(|most| counted.count > *most) else {
        return false;
    };
    let lead = field.text[..counted.range.start].trim_end();
    if !lead.ends_with(" de") && !lead.ends_with(" à") {
        return false;
    }
    let is_people = counted.is_of(&PEOPLE) || counted.is_of(&TRAINEES);
    let sentence = Sentence::around(field.text, &counted.range);
    let before: Vec<&str> = sentence.words_before().take(3).collect();
    let is_group = match before.as_slice() {
        // « un groupe de douze agents a demandé »
        ["de", "groupe" | "promotion", "un" | "une"] => counted.is_of(&["apprenti", "stagiaire"]),
        [
            "de",
            "groupe" | "groupes" | "promotion" | "promotions" | "effectif",
            ..,
        ] => true,
        ["de", "classe" | "classes", ..] | ["a", "limite" | "limitee" | "limites", ..] => is_people,
        [..] => false,
    };
    let is_end = counted.noun.is_empty()
        || is_people
        || matches!(
            counted.noun,
            "au" | "maximum" | "max" | "et" | "pour" | "par"
        );
    let is_other = sentence.has_word(&OTHER_TIMES)
        || sentence.has_word(&["sous", "demi"])
        || sentence.is_at_another_time();
    let exceeds = is_group && is_end && !is_other;
    if exceeds {
        let known = message!(rules::C021_HEADCOUNT, planned = most.to_string());
        report(
            counted,
            field,
            known,
            "public.effectif",
            (context, reporter),
        );
    }
    exceeds
}

/// The bounds that people of the action have.
struct HeadcountBounds {
    min: Option<u32>,
    max: u32,
    /// The most in all, with several groups or sessions.
    total: u32,
    places: Vec<u32>,
}

impl HeadcountBounds {
    fn new(headcount: Headcount, context: &CheckContext<'_>) -> Option<Self> {
        let max = headcount.max?;
        let places = context.sessions().filter_map(|(_, session)| {
            let places = session.places.as_ref()?.to_string();
            places.trim().parse().ok()
        });
        let places: Vec<u32> = places.collect();
        let sessions = u32::try_from(context.sessions().count()).ok()?.max(1);
        let groups = headcount.groupes.unwrap_or(1).max(sessions);
        let all_places = places.iter().copied().fold(0, u32::saturating_add);
        let total = max.checked_mul(groups)?.max(all_places);
        Some(Self {
            min: headcount.min,
            max,
            total,
            places,
        })
    }

    /// The most in all, with the groups that a sentence counts: « À 16 participants, deux groupes sont constitués. »
    fn total_with(&self, sentence: &Sentence) -> u32 {
        let counts = find_counts(sentence.after());
        let groups = counts.iter().find(|it| it.is_of(&["groupe"]));
        let stated = groups.map_or(0, |it| self.max.saturating_mul(it.count));
        self.total.max(stated)
    }

    fn words(&self) -> String {
        match self.min {
            Some(min) if min != self.max => format!("{min} à {}", self.max),
            Some(_) | None => self.max.to_string(),
        }
    }

    /// Whether a count may be the most.
    fn is_max(&self, count: u32) -> bool {
        count == self.max || count == self.total || self.places.contains(&count)
    }
}

/// A text has as many people as the headcount lets in.
fn check_people(
    counted: &Counted<'_>,
    headcount: Headcount,
    field: &TextField<'_>,
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    let Some(bounds) = HeadcountBounds::new(headcount, context) else {
        return;
    };
    let sentence = Sentence::around(field.text, &counted.range);
    let is_trainee = counted.is_of(&TRAINEES) && !is_seat(counted, &sentence);
    let is_of_action = is_trainee || sentence.has_word(&TRAINING_VERBS);
    let is_other = sentence.has_word(&OTHER_TIMES)
        || sentence.is_at_another_time()
        || context.names_another_year(&sentence);
    if !is_of_action || is_other {
        return;
    }
    let before: Vec<&str> = sentence.words_before().take(4).collect();
    let after: Vec<&str> = sentence.words_after().take(4).collect();
    let per_group = matches!(
        after.as_slice(),
        [
            "par" | "de" | "dans" | "pour",
            "groupe" | "session" | "chaque",
            ..
        ]
    );
    if is_part_of_people(&before, &after, per_group) || contains_ratio(&before) {
        return;
    }
    let count = counted.count;
    let is_bound = is_maximum(&before, &after) || is_range_end(&before);
    let is_definite = matches!(
        before.first(),
        Some(&("les" | "aux" | "des" | "nos" | "ces"))
    );
    let most = if per_group {
        bounds.max
    } else {
        bounds.total_with(&sentence)
    };
    let is_below = bounds.min.is_some_and(|min| count < min);
    let contradicts = if is_trainee && is_bound {
        !bounds.is_max(count)
    } else {
        count > most || is_definite && is_trainee && is_below && per_group
    };
    if contradicts {
        let known = message!(rules::C021_HEADCOUNT, planned = bounds.words());
        report(
            counted,
            field,
            known,
            "public.effectif",
            (context, reporter),
        );
    }
}

/// Whether a count is one of seats of a room, and not of the places of a session.
fn is_seat(counted: &Counted<'_>, sentence: &Sentence) -> bool {
    let rooms = [
        "salle", "amphi", "labo", "parking", "navette", "vehicule", "logement",
    ];
    let sessions = ["limit", "session", "group", "ouver", "reserv", "dispon"];
    counted.is_of(&["place"]) && (sentence.has_word(&rooms) || !sentence.has_word(&sessions))
}

/// « 12 participants au plus », « limité à 12 places ».
fn is_maximum(before: &[&str], after: &[&str]) -> bool {
    matches!(
        after,
        ["maximum" | "max", ..] | ["au", "plus" | "maximum", ..]
    ) || matches!(
        before,
        ["a", "limite" | "limitee" | "limites" | "limitees", ..]
    ) || matches!(before, ["de", "maximum", ..])
}

/// « de 6 à 12 participants ».
fn is_range_end(before: &[&str]) -> bool {
    matches!(before, ["a", least, ..] if least.bytes().all(|it| it.is_ascii_digit()))
}

/// Whether a count of people is one of a part of them, or of others.
fn is_part_of_people(before: &[&str], after: &[&str], per_group: bool) -> bool {
    let of_part = |word: &&str| {
        PART_WORDS.iter().any(|part| match part.len() {
            0..4 => word == part,
            _ => word.starts_with(part),
        })
    };
    let behind = if per_group {
        &[][..]
    } else {
        &after[..after.len().min(2)]
    };
    let ahead = &before[..before.len().min(3)];
    // « groupes de 3 », « équipes de quatre ».
    let is_past = after.first() == Some(&"formes");
    let is_team = matches!(ahead, ["de", "groupes" | "equipes" | "ilots", ..]);
    is_team || is_past || behind.iter().any(of_part) || ahead.iter().any(of_part)
}

/// « un formateur pour huit participants »: a share of equipment or of staff, not the headcount.
fn contains_ratio(before: &[&str]) -> bool {
    matches!(
        before,
        ["pour", _, "un" | "une" | "1", ..]
            | ["pour", _, _, "un" | "une"]
            | ["a" | "de", "partir" | "dela", ..]
    )
}

fn report(
    counted: &Counted<'_>,
    field: &TextField<'_>,
    known: Message,
    path: &str,
    (context, reporter): (&CheckContext<'_>, &mut Reporter<'_>),
) {
    let range = counted.range.clone();
    if field.is_opaque(range.clone()) {
        return;
    }
    reporter
        .report(field.place_of(range.clone()))
        .with("announced", collapse_spaces(&field.text[range]))
        .with("known", known)
        .related(context.key_place(path), 0, []);
}
