//! Rules on the dates of the plan and of the sessions.

use std::borrow::Cow;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::{Argument, Translated};
use crate::model::resolved::Step;
use crate::model::schedule::Times;
use crate::model::sessions::{Period, SessionDates};
use crate::value::{Date, Holiday, PeriodBounds, When, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C009), Programme(check_date_order))
        .source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C010), Programme(check_repeated_date))
        .source("Code du travail, art. D6353-1"),
    Rule::error(texts!(C011), Programme(check_outside_period))
        .source("Code du travail, art. D6353-1"),
    Rule::warning(texts!(C012), Programme(check_weekend)).source("Code du travail, art. L3132-3"),
    Rule::warning(texts!(C013), Programme(check_public_holiday))
        .source("Code du travail, art. L3133-1, L3134-13 et L3422-2"),
];

/// Dates come in the order of the plan.
fn check_date_order(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let mut reported = Vec::new();
    for (path, when) in context.dates() {
        if let When::Days(days) = &*when {
            check_list_order(&path, days.as_slice(), context, &mut reported, reporter);
        }
    }
    check_step_order(&context.action.steps, context, &mut reported, reporter);
}

/// The dates of one list. One that is there twice is another mistake.
fn check_list_order(
    path: &str,
    days: &[Date],
    context: &CheckContext<'_>,
    reported: &mut Vec<String>,
    reporter: &mut Reporter<'_>,
) {
    let repeated = |date: Date| days.iter().filter(|other| **other == date).count() > 1;
    for (index, pair) in days.windows(2).enumerate() {
        let [before, after] = [pair[0], pair[1]];
        let dates = [When::Day(before), When::Day(after)];
        if after < before && !repeated(after) && !repeated(before) && is_in_period(context, &dates)
        {
            reported.push(path.to_owned());
            reporter
                .report(context.value_place(&format!("{path}.{}", index + 1)))
                .with("after", after)
                .with("before", before)
                .related(context.value_place(&format!("{path}.{index}")), 0, []);
        }
    }
}

/// The steps of one level, after those inside them: a wrong date may upset both.
fn check_step_order(
    steps: &[Step<'_>],
    context: &CheckContext<'_>,
    reported: &mut Vec<String>,
    reporter: &mut Reporter<'_>,
) {
    for step in steps {
        check_step_order(&step.children, context, reported, reporter);
    }
    // Options are not followed one after the other.
    let followed = steps.iter().filter(|step| !step.is_option);
    let dated: Vec<(String, &When)> = followed.filter_map(first_date).collect();
    for pair in dated.windows(2) {
        let [(before_path, before), (after_path, after)] = pair else {
            continue;
        };
        let known = reported.contains(before_path) || reported.contains(after_path);
        let dates = [(*before).clone(), (*after).clone()];
        if known || !after.starts_before(before) || !is_in_period(context, &dates) {
            continue;
        }
        if let (Some(first), Some(second)) = (before.earliest(), after.earliest()) {
            reported.extend([before_path.clone(), after_path.clone()]);
            reporter
                .report(context.value_place(after_path))
                .with("after", second)
                .with("before", first)
                .related(context.value_place(before_path), 0, []);
        }
    }
}

/// Whether neither date is out of the period, which is another mistake.
fn is_in_period(context: &CheckContext<'_>, dates: &[When; 2]) -> bool {
    let out = |period: PeriodBounds| dates.iter().any(|when| period.excludes(when));
    !context.period.is_some_and(out)
}

/// The first date of a step or inside it, and its path.
fn first_date<'a>(step: &Step<'a>) -> Option<(String, &'a When)> {
    let own = step.date.filter(|when| when.earliest().is_some());
    let own = own.map(|when| (format!("{}.date", step.path), when));
    own.or_else(|| step.children.iter().find_map(first_date))
}

/// The longest day, in minutes, when the sheet does not give one: eight hours.
const MAX_DAY_MINUTES: u32 = 8 * 60;

/// No day is planned twice.
fn check_repeated_date(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, when) in context.dates() {
        let When::Days(days) = &*when else {
            continue;
        };
        let days = days.as_slice();
        for (index, date) in days.iter().enumerate() {
            if let Some(first) = days[..index].iter().position(|earlier| earlier == date) {
                reporter
                    .report(context.value_place(&format!("{path}.{index}")))
                    .with("date", *date)
                    .related(context.value_place(&format!("{path}.{first}")), 0, []);
            }
        }
    }
    let mut dated: Vec<DatedStep<'_>> = Vec::new();
    for step in &context.action.steps {
        collect_dated_steps(step, None, &mut dated);
    }
    for (index, later) in dated.iter().enumerate() {
        let twice = dated[..index].iter().find_map(|earlier| {
            // Nobody follows two options.
            let options = earlier.option.zip(later.option);
            options
                .is_none_or(|(one, other)| one == other)
                .then_some(())?;
            let twice = shared_day(earlier, later)?;
            (!can_share_day(earlier.step, later.step, context.action.minutes_per_day))
                .then_some(twice)
        });
        if let Some((first, second, date)) = twice {
            reporter
                .report(context.value_place(&second))
                .with("date", date)
                .related(context.value_place(&first), 0, []);
        }
    }
}

/// A step and the exact days that it names, each with its path.
struct DatedStep<'a> {
    step: &'a Step<'a>,
    /// The path of the option that it is part of.
    option: Option<&'a str>,
    days: Vec<(String, Date)>,
}

fn collect_dated_steps<'a>(
    step: &'a Step<'a>,
    option: Option<&'a str>,
    dated: &mut Vec<DatedStep<'a>>,
) {
    let option = option.or(step.is_option.then_some(step.path.as_str()));
    let exact = |when: &&When| matches!(when, When::Day(_) | When::Days(_));
    if let Some(when) = step.date.filter(exact) {
        let days = when.days_with_paths().into_iter();
        let days = days
            .map(|(at, date)| (format!("{}.date{at}", step.path), date))
            .collect();
        dated.push(DatedStep { step, option, days });
    }
    for child in &step.children {
        collect_dated_steps(child, option, dated);
    }
}

/// The first day that two steps both name: where each does.
fn shared_day(earlier: &DatedStep<'_>, later: &DatedStep<'_>) -> Option<(String, String, Date)> {
    later.days.iter().find_map(|(second, date)| {
        let (first, _) = earlier.days.iter().find(|(_, day)| day == date)?;
        Some((first.clone(), second.clone(), *date))
    })
}

/// Whether the same people can be at both on one day, or different people at each.
fn can_share_day(earlier: &Step<'_>, later: &Step<'_>, per_day: Option<u32>) -> bool {
    let both = |one: Option<u32>, other: Option<u32>| Some(one? + other?);
    let halves = both(earlier.counted_half_days(), later.counted_half_days());
    let minutes = both(earlier.counted_minutes(), later.counted_minutes());
    let stretches = |step: &Step<'_>| step.details.horaires.as_ref().map(Times::time_ranges);
    let apart = match (stretches(earlier).as_deref(), stretches(later).as_deref()) {
        (Some([.., last]), Some([first, ..])) => last.end_minutes() <= first.start().minutes(),
        (Some(_) | None, _) => false,
    };
    let places = (&earlier.details.lieu, &later.details.lieu);
    halves.is_some_and(|halves| halves <= 2)
        || minutes.is_some_and(|minutes| minutes <= per_day.unwrap_or(MAX_DAY_MINUTES))
        || apart
        || matches!(places, (Some(one), Some(other)) if one != other)
}

/// Every date is in the period.
fn check_outside_period(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(period) = context.period else {
        return;
    };
    let mut is_one_inside = false;
    let mut outside: Vec<(String, Date)> = Vec::new();
    let steps = context.action.all_steps().into_iter();
    let dates = context.dates().into_iter().map(|date| vec![date]);
    for dates in dates.chain(steps.map(period_ends)) {
        // The two ends of a range, and the days of one text, are one mistake.
        let is_range = match &dates[..] {
            [(_, when)] => matches!(**when, When::Range(_)),
            [..] => true,
        };
        let mut out: Vec<(String, Date)> = Vec::new();
        for (path, when) in dates {
            let is_out = period.excludes(&when);
            for (at, date) in bounding_days(&when) {
                if is_out && !period.contains(date) {
                    out.push((format!("{path}{at}"), date));
                } else {
                    is_one_inside = true;
                }
            }
        }
        if is_range {
            out.truncate(1);
        }
        out.dedup_by_key(|(path, _)| context.value_place(path));
        outside.append(&mut out);
    }
    // When no date is inside, the period is one mistake rather than each date another.
    let (reported, labelled) = if is_one_inside {
        outside.split_at(outside.len())
    } else {
        outside.split_at(outside.len().min(1))
    };
    for (path, date) in reported {
        let (bound, label, key) = if *date < period.first {
            (period.first, 0, "periode.debut")
        } else {
            (period.last, 1, "periode.fin")
        };
        let bound = [("bound", Argument::Date(bound))];
        let mut diagnostic = reporter
            .report(context.value_place(path))
            .with("date", *date)
            .related(context.value_place(key), label, bound);
        for (path, _) in labelled {
            diagnostic = diagnostic.related(context.value_place(path), 2, []);
        }
    }
}

/// The two ends of the period of a step, days or months. A year, or a school year, says neither.
fn period_ends<'a>(step: &Step<'a>) -> Vec<(String, Cow<'a, When>)> {
    let bounds = step.period.and_then(Period::bounds);
    let path = format!("{}.periode", step.path);
    let [debut, fin] = match step.period {
        Some(Period::Dates(_)) => [".debut", ".fin"].map(|key| format!("{path}{key}")),
        Some(Period::Text(_) | Period::Year(_)) | None => [path.clone(), path],
    };
    let ends = match bounds {
        Some(PeriodBounds {
            first,
            last,
            is_exact: true,
        }) => vec![(debut, When::Day(first)), (fin, When::Day(last))],
        Some(PeriodBounds { first, last, .. }) if !is_whole_years(first, last) => {
            vec![
                (debut, When::Month(first.month())),
                (fin, When::Month(last.month())),
            ]
        }
        Some(_) | None => Vec::new(),
    };
    let ends = ends.into_iter();
    ends.map(|(path, when)| (path, Cow::Owned(when))).collect()
}

fn is_whole_years(first: Date, last: Date) -> bool {
    let [first, last] = [first.civil(), last.civil()];
    first.day_of_year() == 1 && last.day_of_year() == last.days_in_year()
}

/// The days that a date names; the first of a month.
fn bounding_days(when: &When) -> Vec<(String, Date)> {
    match when {
        When::Month(month) => vec![(String::new(), month.first())],
        When::Day(_) | When::Days(_) | When::Range(_) | When::ToSchedule => when.days_with_paths(),
    }
}

/// No training at the weekend, unless it is meant.
fn check_weekend(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let days = context.training_days().into_iter();
    let days: Vec<_> = days.filter(|(_, date)| date.is_weekend()).collect();
    if days.is_empty() {
        return;
    }
    let announced = announced_weekdays(context);
    for (path, date) in days {
        // « samedi 6 février 2027 »
        let named = || {
            let written = context.written_value(&path).unwrap_or_default();
            fold(written).contains(date.weekday_name())
        };
        if !announced.contains(&date.weekday_name()) && !named() {
            reporter
                .report(context.value_place(&path))
                .with("date", date);
        }
    }
}

/// Words that take back the day that follows: « sauf le samedi ».
const EXCLUDING_WORDS: [&str; 6] = ["sauf", "hors", "excepte", "hormis", "pas", "ni"];

/// The days of the weekend that the titles, the times or the period say the action takes place on.
fn announced_weekdays(context: &CheckContext<'_>) -> Vec<&'static str> {
    let is_telling = |path: &str| {
        let last = path.rsplit('.').next().unwrap_or_default();
        matches!(
            path,
            "intitule" | "sous_titre" | "periode" | "catalogue.calendrier"
        ) || matches!(last, "titre" | "resume" | "horaires") && !path.starts_with("catalogue")
    };
    let fields = context.texts.fields.iter();
    let own = fields.filter(|field| is_telling(&field.path));
    let mut texts: Vec<String> = own.map(|field| fold(field.text)).collect();
    // Those that the organisation shares.
    let times = context.sections.horaires.as_ref().map(Times::text);
    texts.extend(times.map(|times| fold(&times)));
    let mut announced = Vec::new();
    for text in texts {
        let words = text.split(|c: char| !c.is_alphanumeric());
        if words.clone().any(|word| EXCLUDING_WORDS.contains(&word)) {
            continue;
        }
        if text.contains("week-end") || words.clone().any(|word| word.starts_with("weekend")) {
            announced.extend(["samedi", "dimanche"]);
        }
        for (day, plural) in [("samedi", "samedis"), ("dimanche", "dimanches")] {
            if words.clone().any(|word| word == day || word == plural) {
                announced.push(day);
            }
        }
    }
    announced
}

/// No training on a public holiday, unless it is meant.
fn check_public_holiday(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let mut days = context.training_days();
    for (path, date) in days_of_full_ranges(context) {
        if days.iter().all(|(_, known)| *known != date) {
            days.push((path, date));
        }
    }
    for (path, date) in days {
        if let Some(holiday) = Holiday::on(date, context.settings.zone)
            && !date.is_weekend()
        {
            reporter
                .report(context.value_place(&path))
                .with("date", date)
                .with("holiday", holiday_name(holiday));
        }
    }
}

/// The working days of the ranges in which each working day is one of training, as far as the days of training are stated.
fn days_of_full_ranges(context: &CheckContext<'_>) -> Vec<(String, Date)> {
    let stated = context.sections.duree.as_ref().and_then(|it| it.jours);
    let stated = stated.and_then(|days| days.duration().half_days());
    let mut full = Vec::new();
    for (path, session) in context.sessions() {
        let dates = session
            .dates
            .iter()
            .flat_map(SessionDates::dates_with_paths);
        let dates = dates.map(|(at, when)| (format!("{path}.dates{at}"), when));
        full.extend(find_working_days(dates.collect(), stated));
    }
    for step in context.action.all_steps() {
        if let Some(when) = step.date {
            let dates = vec![(format!("{}.date", step.path), when.clone())];
            full.extend(find_working_days(dates, step.counted_half_days()));
        }
    }
    // Alone, the period is that of the training.
    if let Some(period) = context.period.filter(|period| period.is_exact)
        && context.dates().is_empty()
        && let Ok(when) = When::from_range(period.first, period.last)
        && stated.is_some()
    {
        full.extend(find_working_days(
            vec![("periode".to_owned(), when)],
            stated,
        ));
    }
    full
}

/// The working days of these ranges, when there are no more of them than days of training. Where these are not stated, of
/// ranges of a week at most.
fn find_working_days(dates: Vec<(String, When)>, half_days: Option<u32>) -> Vec<(String, Date)> {
    let mut days = Vec::new();
    for (path, when) in dates {
        let (When::Day(_) | When::Days(_) | When::Range(_)) = &when else {
            return Vec::new();
        };
        if half_days.is_none() && when.is_period() {
            return Vec::new();
        }
        let working = when
            .all_days()
            .into_iter()
            .filter(|date| !date.is_weekend());
        days.extend(working.map(|date| (path.clone(), date)));
    }
    let is_full = half_days.is_none_or(|halves| {
        usize::try_from(halves.div_ceil(2)).is_ok_and(|stated| stated >= days.len())
    });
    if is_full { days } else { Vec::new() }
}

fn holiday_name(holiday: Holiday) -> Translated {
    match holiday {
        Holiday::NewYear => text!(rules::C013_NEW_YEAR),
        Holiday::GoodFriday => text!(rules::C013_GOOD_FRIDAY),
        Holiday::EasterMonday => text!(rules::C013_EASTER_MONDAY),
        Holiday::LabourDay => text!(rules::C013_LABOUR_DAY),
        Holiday::Victory1945 => text!(rules::C013_VICTORY_1945),
        Holiday::Ascension => text!(rules::C013_ASCENSION),
        Holiday::WhitMonday => text!(rules::C013_WHIT_MONDAY),
        Holiday::NationalDay => text!(rules::C013_NATIONAL_DAY),
        Holiday::Assumption => text!(rules::C013_ASSUMPTION),
        Holiday::AllSaints => text!(rules::C013_ALL_SAINTS),
        Holiday::Armistice1918 => text!(rules::C013_ARMISTICE_1918),
        Holiday::Christmas => text!(rules::C013_CHRISTMAS),
        Holiday::SaintStephen => text!(rules::C013_SAINT_STEPHEN),
        Holiday::Abolition => text!(rules::C013_ABOLITION),
    }
}
