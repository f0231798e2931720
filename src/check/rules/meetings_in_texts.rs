//! Texts that give a number of meetings and the length of one: « vingt séances de trente minutes », « six semaines à raison de
//! deux heures par semaine ». Their product is compared with the length of what they speak of.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::Reporter;
use crate::check::sentence::{ACTION_NOUNS, Sentence};
use crate::check::statements::{Meetings, TextScope};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::Argument;
use crate::model::duration::Breakdown;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::collapse_spaces;

/// Words that make a number of hours one of something else, or a bound.
const OTHER_WORDS: [&str; 12] = [
    "moins", "minimum", "maximum", "jusqu", "plus", "precedent", "autre", "chaque", "option",
    "facultati", "supplement", "entreprise",
];

/// The meetings of a text last as long as what it speaks of.
pub(super) fn check_meetings(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    check_meetings_of_steps(context, reporter);
    for stated in &context.texts.statements().meetings {
        let is_checked = stated.scope.is_whole()
            || matches!(
                stated.scope,
                TextScope::Step | TextScope::RemoteActivity | TextScope::Price
            );
        let Meetings { count, minutes } = stated.value;
        let Some(total) = count.checked_mul(minutes).filter(|_| is_checked) else {
            continue;
        };
        let (field, sentence) = context.texts.context_of(stated);
        let range = stated.range.clone();
        if sentence.has_word(&OTHER_WORDS) || field.is_opaque(range.clone()) {
            continue;
        }
        let is_rough = sentence.has_word(&["environ", "moyenne"]);
        let Some((known, path)) =
            find_known_length([minutes, total], is_rough, field, &range, context)
        else {
            continue;
        };
        report_product(field, range, [total, known], (&path, context, reporter));
    }
}

/// « Sept séances », in a step of fourteen hours, when each has two hours elsewhere: « douze séances de deux heures ».
fn check_meetings_of_steps(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let statements = context.texts.statements();
    let whole = statements.meetings.iter().filter(|it| it.scope.is_whole());
    let Ok([whole]) = <[_; 1]>::try_from(whole.collect::<Vec<_>>()) else {
        return;
    };
    let noun_of = |text: usize, range: &Range<usize>| {
        let words = fold(&context.texts.fields[text].text[range.clone()]);
        words
            .split_whitespace()
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    };
    let noun = noun_of(whole.text, &whole.range);
    for stated in statements
        .counts
        .iter()
        .filter(|it| it.scope == TextScope::Step)
    {
        let (field, sentence) = context.texts.context_of(stated);
        let counted = stated.counted(field.text);
        let total = counted.count.checked_mul(whole.value.minutes);
        if noun != noun_of(stated.text, &stated.range) || sentence.words_before().next().is_some() {
            continue;
        }
        let own = own_length(field, context);
        if let (Some((known, path)), Some(total)) = (own, total)
            && known != total
            && !statements
                .meetings
                .iter()
                .any(|it| it.range.start == stated.range.start && it.text == stated.text)
        {
            report_product(
                field,
                stated.range.clone(),
                [total, known],
                (&path, context, reporter),
            );
        }
    }
}

fn report_product(
    field: &TextField<'_>,
    range: Range<usize>,
    [product, known]: [u32; 2],
    (path, context, reporter): (&str, &CheckContext<'_>, &mut Reporter<'_>),
) {
    let length = message!(
        rules::C021_LENGTH,
        product = Argument::Minutes(product),
        known = Argument::Minutes(known)
    );
    reporter
        .report(field.place_of(range.clone()))
        .with("announced", collapse_spaces(&field.text[range]))
        .with("known", length)
        .related(context.value_place(path), 0, []);
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
pub(super) fn own_length(
    field: &TextField<'_>,
    context: &CheckContext<'_>,
) -> Option<(u32, String)> {
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
