//! Texts that give a number of meetings and the length of one: « vingt séances de trente minutes », « six semaines à raison de
//! deux heures par semaine ». Their product is compared with the length of what they speak of.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::counted::{Counted, may_open_count, opens_with};
use crate::check::rule::Reporter;
use crate::check::sentence::{ACTION_NOUNS, Sentence};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::Argument;
use crate::model::duration::Breakdown;
use crate::read::text_field::TextField;
use crate::value::scan::{Scanner, collapse_spaces, find_all};

/// The texts that say how the action is held, by how their paths open.
const CHECKED_KEYS: [&str; 10] = [
    "intitule", "sous_titre", "horaires", "duree.precision", "deroule.", "distance.activites.",
    "methodes", "catalogue.", "sections.", "tarifs.lignes.",
];
/// The texts of a step on how it is held.
const TEXTS_OF_STEPS: [&str; 5] = ["introduction", "conclusion", "titre", "resume", "methode"];
/// What meets.
const MEETINGS: [&str; 18] = [
    "séance", "session", "séquence", "visioconférence", "cours", "entretien", "rendez-vous",
    "atelier", "leçon", "journée", "jour", "demi-journée", "matinée", "après-midi", "soirée",
    "regroupement", "webinaire", "classe",
];
/// Words that make a number of hours one of something else, or a bound.
const OTHER_WORDS: [&str; 12] = [
    "moins", "minimum", "maximum", "jusqu", "plus", "precedent", "autre", "chaque", "option",
    "facultati", "supplement", "entreprise",
];

/// A number of meetings and the minutes of one.
#[derive(Debug, Clone, Copy)]
struct Meetings {
    count: u32,
    minutes: u32,
}

/// The meetings of a text last as long as what it speaks of.
pub(super) fn check_meetings(
    field: &TextField<'_>,
    counts: &[Counted<'_>],
    context: &CheckContext<'_>,
    reporter: &mut Reporter<'_>,
) {
    let is_step = field.path.starts_with("deroule.");
    let is_checked = CHECKED_KEYS.iter().any(|key| field.path.starts_with(key));
    if !is_checked || is_step && !TEXTS_OF_STEPS.contains(&field.last_key()) {
        return;
    }
    let is_sign = |it: &Counted<'_>| it.is_of(&MEETINGS) || it.is_of(&["semaine", "heure", "h"]);
    if !counts.iter().any(is_sign) {
        return;
    }
    for (range, meetings) in find_all(field.text, read_meetings) {
        let Some(total) = meetings.count.checked_mul(meetings.minutes) else {
            continue;
        };
        let sentence = Sentence::around(field.text, &range);
        if sentence.has_word(&OTHER_WORDS) || field.is_opaque(range.clone()) {
            continue;
        }
        let is_rough = sentence.has_word(&["environ", "moyenne"]);
        let Some((known, path)) =
            find_known_length([meetings.minutes, total], is_rough, field, &range, context)
        else {
            continue;
        };
        let length = message!(
            rules::C021_LENGTH,
            product = Argument::Minutes(total),
            known = Argument::Minutes(known)
        );
        reporter
            .report(field.place_of(range.clone()))
            .with("announced", collapse_spaces(&field.text[range]))
            .with("known", length)
            .related(context.value_place(&path), 0, []);
    }
}

/// The length that contradicts a total, and its path.
fn find_known_length(
    [each, total]: [u32; 2],
    is_rough: bool,
    field: &TextField<'_>,
    range: &Range<usize>,
    context: &CheckContext<'_>,
) -> Option<(u32, String)> {
    let agrees = |known: u32| {
        let difference = known.abs_diff(total);
        difference == 0 || is_rough && difference * 5 <= known
    };
    // A text that says nothing else counts all the meetings.
    let is_alone = is_whole_text(field.text, range);
    if let Some((own, path)) = own_length(field, context) {
        let contradicts = !agrees(own) && (total > own || is_alone);
        return contradicts.then_some((own, path));
    }
    let action = &context.action;
    let known = action
        .minutes
        .known()
        .or_else(|| action.planned_minutes())?;
    let duration = context.sections.duree.as_ref();
    let own_work = duration.and_then(|it| it.travail_personnel?.minutes(None));
    let most = known.max(action.planned_minutes().unwrap_or(0)) + own_work.unwrap_or(0);
    // Each of two sessions may be the whole action.
    let is_repeated = each == known;
    if is_repeated || agrees(known) || agrees(most) || part_lengths(context).into_iter().any(agrees)
    {
        return None;
    }
    let subject = Sentence::around(field.text, range);
    let opening: Vec<&str> = subject.words_before().collect();
    // « des lectures et trois séances d’une heure » says a part of the length.
    let is_added = opening
        .first()
        .is_some_and(|it| ["et", "puis", "avec", "dont"].contains(it));
    let ends = subject
        .words_after()
        .next()
        .is_none_or(|word| ["en", "chacune", "chacun", "environ"].contains(&word));
    let mut subjects = opening.iter().rev().take(3);
    let is_of_action = subjects.any(|word| ACTION_NOUNS.contains(word)) && !is_added && ends
        || is_alone && !field.path.contains("lignes");
    let contradicts = total > most || is_of_action;
    let path = if duration.is_some() {
        "duree.heures"
    } else {
        "deroule"
    };
    contradicts.then(|| (known, path.to_owned()))
}

fn is_whole_text(text: &str, range: &Range<usize>) -> bool {
    let after = text[range.end..].trim_matches(['.', ' ', '\n']);
    text[..range.start].trim().is_empty() && after.is_empty()
}

/// The lengths of the steps, and how the hours are shared out.
fn part_lengths(context: &CheckContext<'_>) -> Vec<u32> {
    let action = &context.action;
    let all_steps = action.all_steps();
    let steps = all_steps.iter().filter_map(|it| it.counted_minutes());
    let duration = context.sections.duree.as_ref();
    let shares = duration.and_then(|it| it.detail.as_ref());
    let shares = shares.map(Breakdown::parts).unwrap_or_default().into_iter();
    let shares = shares.filter_map(|(_, part)| part.minutes(action.minutes_per_day));
    steps.chain(shares).collect()
}

/// The length of the step or of the activity that a text is of.
fn own_length(field: &TextField<'_>, context: &CheckContext<'_>) -> Option<(u32, String)> {
    if let Some(rest) = field.path.strip_prefix("distance.activites.") {
        let index: usize = rest.split('.').next()?.parse().ok()?;
        let activity = context.sections.distance.as_ref()?.activites.get(index)?;
        let minutes = activity.duree?.minutes(None)?;
        return Some((minutes, format!("distance.activites.{index}.duree")));
    }
    let all_steps = context.action.all_steps();
    let steps = all_steps.into_iter().filter(|step| {
        let rest = field.path.strip_prefix(step.path.as_str());
        rest.is_some_and(|rest| rest.starts_with('.'))
    });
    let step = steps.max_by_key(|step| step.path.len())?;
    let minutes = step.counted_minutes()?;
    Some((minutes, format!("{}.duree", step.path)))
}

/// « vingt séances de trente minutes », « six semaines, à raison de deux heures par semaine », « 2 heures par semaine pendant
/// six semaines ».
fn read_meetings(scanner: &mut Scanner<'_>) -> Option<Meetings> {
    if !may_open_count(scanner.rest().as_bytes())
        || scanner.text_before().ends_with([',', '.', '/', '-', ':'])
    {
        return None;
    }
    let by_count = scanner.attempt(|it| {
        let count = it.read_count().filter(|count| (2..=400).contains(count))?;
        it.read_spaces()?;
        let noun = it.read_while(|c| c.is_alphabetic() || c == '-');
        let is_week = opens_with(noun, &["semaine"]);
        if !is_week && !opens_with(noun, &MEETINGS) {
            return None;
        }
        let minutes = match it.attempt(read_rate) {
            Some(minutes) => minutes,
            None if is_week => return None,
            None => {
                read_adjective(it);
                it.read_spaces()?;
                read_of(it)?;
                let minutes = read_spoken_minutes(it)?;
                // « deux heures à trois heures » has no product.
                let mut after = *it;
                after.skip_spaces();
                let goes_on = after.read_one_of(&["à", "ou", "et"]).is_some() && {
                    after.skip_spaces();
                    after.read_count().is_some()
                };
                (!goes_on).then_some(minutes)?
            }
        };
        Some(Meetings { count, minutes })
    });
    by_count.or_else(|| {
        let minutes = read_spoken_minutes(scanner)?;
        scanner.read_spaces()?;
        scanner.read_word("par")?;
        scanner.read_spaces()?;
        let unit = scanner.read_while(|c| c.is_alphabetic() || c == '-');
        scanner.attempt(|it| it.read_char(|c| c == ',').map(drop));
        scanner.read_spaces()?;
        scanner.read_one_of(&["pendant", "sur", "durant"])?;
        scanner.read_spaces()?;
        let count = scanner.read_count()?;
        scanner.read_spaces()?;
        let noun = scanner.read_while(|c| c.is_alphabetic() || c == '-');
        let units = ["semaine", "jour", "séance"];
        let is_same = units
            .iter()
            .any(|it| opens_with(unit, &[it]) && opens_with(noun, &[it]));
        is_same.then_some(Meetings { count, minutes })
    })
}

/// « , à raison de deux heures par semaine »: the minutes of one.
fn read_rate(scanner: &mut Scanner<'_>) -> Option<u32> {
    scanner.attempt(|it| it.read_char(|c| c == ',').map(drop));
    scanner.read_spaces()?;
    scanner.read_word("à")?;
    scanner.read_spaces()?;
    scanner.read_word("raison")?;
    scanner.read_spaces()?;
    read_of(scanner)?;
    let minutes = read_spoken_minutes(scanner)?;
    scanner.read_spaces()?;
    scanner.read_one_of(&["par", "chacune", "chacun", "chaque"])?;
    scanner.attempt(|it| {
        it.read_spaces()?;
        let units = ["semaine", "séance", "jour", "journée", "leçon"];
        it.read_one_of(&units).map(drop)
    });
    Some(minutes)
}

fn read_of(scanner: &mut Scanner<'_>) -> Option<()> {
    let elided = scanner.attempt(|it| {
        it.read_text_any_case("d")?;
        it.read_char(|c| matches!(c, '’' | '\'')).map(drop)
    });
    elided.or_else(|| {
        scanner.read_word("de")?;
        scanner.read_spaces()
    })
}

/// « séances individuelles de », « classes virtuelles de ».
fn read_adjective(scanner: &mut Scanner<'_>) {
    scanner.attempt(|it| {
        it.read_spaces()?;
        let word = it.read_while(char::is_alphabetic);
        let is_adjective = word.len() > 4 && word.ends_with('s');
        is_adjective.then_some(())
    });
}

/// « trente minutes », « 1 h 30 », « une heure et demie », « deux heures trente ».
fn read_spoken_minutes(scanner: &mut Scanner<'_>) -> Option<u32> {
    let halves = scanner.attempt(|it| {
        it.read_word("une")?;
        it.read_spaces()?;
        it.read_text_any_case("demi-heure")
    });
    if halves.is_some() {
        return Some(30);
    }
    let count = scanner.read_count()?;
    scanner.skip_spaces();
    if scanner
        .read_one_of(&["minutes", "minute", "min", "mn"])
        .is_some()
    {
        return Some(count);
    }
    scanner.read_one_of(&["heures", "heure", "h"])?;
    let minutes = scanner.attempt(|it| {
        it.read_spaces()?;
        let half = it.attempt(|it| {
            it.read_word("et")?;
            it.read_spaces()?;
            it.read_word("demie")
        });
        if half.is_some() {
            return Some(30);
        }
        let minutes = it
            .read_count()
            .filter(|minutes| (5..60).contains(minutes))?;
        it.word_end().map(|()| minutes)
    });
    Some(count.checked_mul(60)? + minutes.unwrap_or(0))
}
