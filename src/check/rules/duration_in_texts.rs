//! A rule on texts that say how long the action lasts, or one of its days, its exams, its breaks.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::length_subject::{LengthSubject, PARTIAL_WORDS, find_subject};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::known_lengths::KnownLengths;
use crate::check::rules::meetings_in_texts::own_length;
use crate::check::sentence::ACTION_NOUNS;
use crate::check::statements::{StatedLength, Statement, TextScope};
use crate::diagnostic::catalogue::{message, texts};
use crate::document::text::Switch;
use crate::model::duration::Breakdown;
use crate::model::resolved::{StepKind, TimeSpan};
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::collapse_spaces;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C033), Programme(check_stated_length))];

/// What the label of a price calls it too.
const SERVICE_NOUNS: [&str; 6] = [
    "recyclage", "seminaire", "session", "cycle", "cursus", "total",
];

/// A step of more minutes is no day.
const LONGEST_DAY: u32 = 720;

/// A text on the action says the length that the programme resolves to, and those of its parts.
fn check_stated_length(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let totals = Totals::new(context);
    let known = KnownLengths::new(context);
    let all_steps = context.action.all_steps();
    let has_days = all_steps.iter().any(|step| step.kind == StepKind::Day);
    let lengths = &context.texts.statements().lengths;
    let contradicts = |it: &Statement<StatedLength>| {
        let totals = totals.as_ref();
        totals.is_some_and(|totals| totals.contradict(it.value))
    };
    for (index, stated) in lengths.iter().enumerate() {
        let field = &context.texts.fields[stated.text];
        let is_price = stated.scope == TextScope::Price;
        let is_step = stated.scope == TextScope::Step && field.last_key() == "introduction";
        let is_checked = is_price || is_step || stated.scope.is_whole();
        // C021 compares « trois journées » with the days of the plan.
        let counts_days = has_days && field.text[stated.range.clone()].contains("journées");
        let is_said = !is_step && !contradicts(stated) && known.are_all_stated(stated.value);
        if !is_checked || counts_days || is_said {
            continue;
        }
        let (before, range) = whole_length(field.text, lengths, index);
        // « 3 jours (21 heures) » is reported once.
        if before.is_some_and(contradicts) || field.is_opaque(range.clone()) {
            continue;
        }
        let subject = if is_price {
            let is_label = is_label_of_price(field, context)
                && is_length_of_service(field.text, &range, context);
            is_label.then_some(LengthSubject::Action)
        } else {
            find_subject(field, &range, stated.scope)
        };
        let found = match (subject, &totals) {
            (Some(LengthSubject::Step | LengthSubject::Day), _) if is_step => {
                let is_day = subject == Some(LengthSubject::Day);
                let own = own_length(field, context);
                // « quinze journées de sept heures », in a module
                let own = own.filter(|(minutes, _)| !is_day || *minutes <= LONGEST_DAY);
                own.and_then(|own| known.find_other_step(own, stated.value))
            }
            (_, _) if is_step => None,
            (Some(LengthSubject::Action), Some(totals)) if contradicts(stated) => {
                let (span, path) = totals.related_span(stated.value);
                Some((message!(rules::C033_ACTION, total = span), path))
            }
            (Some(LengthSubject::Action) | None, _) => None,
            (Some(part), _) => known.find_other(part, stated.value),
        };
        if let Some((known, path)) = found {
            reporter
                .report(field.place_of(range.clone()))
                .with("stated", collapse_spaces(&field.text[range]))
                .with("known", known)
                .related(context.value_place(&path), 0, []);
        }
    }
}

/// A length and the same in another unit, beside it: « 3 jours (21 heures) », « deux jours, soit 14 h »; and the first of both,
/// when it is before.
fn whole_length<'s>(
    text: &str,
    lengths: &'s [Statement<StatedLength>],
    index: usize,
) -> (Option<&'s Statement<StatedLength>>, Range<usize>) {
    let stated = &lengths[index];
    let before = lengths[..index].last();
    let before = before.filter(|it| is_paired(text, it, stated));
    let after = lengths[index + 1..].first();
    let after = after.filter(|it| is_paired(text, stated, it));
    let start = before.unwrap_or(stated).range.start;
    let end = after.unwrap_or(stated).range.end;
    let is_bracketed = text[start..end].contains('(') && text[end..].starts_with(')');
    (before, start..end + usize::from(is_bracketed))
}

/// Whether two lengths are one in two units.
fn is_paired(
    text: &str,
    first: &Statement<StatedLength>,
    second: &Statement<StatedLength>,
) -> bool {
    if first.text != second.text {
        return false;
    }
    let between = text[first.range.end..second.range.start].trim();
    matches!(
        between,
        "(" | "," | "soit" | ", soit" | "(soit" | "–" | "-" | "/"
    )
}

/// Whether a text is the label of the only price with a duration, and not of an option nor of a price a day.
fn is_label_of_price(field: &TextField<'_>, context: &CheckContext<'_>) -> bool {
    if !field.path.starts_with("tarifs.") || field.last_key() != "libelle" {
        return false;
    }
    let rows = context.sections.tarifs.as_ref().map(|it| it.rows().1);
    let lengths = context.texts.statements().lengths.iter();
    let prices = lengths.filter(|it| it.scope == TextScope::Price);
    let timed: Vec<&str> = prices
        .map(|it| context.texts.fields[it.text].text)
        .collect();
    let timed = rows.unwrap_or_default().iter().filter(|row| {
        let is_timed = timed.contains(&row.libelle.0.as_str());
        let unit = row.terms.par.as_ref().map(|par| fold(&par.line()));
        let is_daily = unit.is_some_and(|it| it.contains("jour") || it.contains("heure"));
        is_timed && !is_daily && !row.en_option.is_some_and(Switch::is_on)
    });
    let timed: Vec<String> = timed.map(|row| row.libelle.line()).collect();
    matches!(&timed[..], [only] if *only == collapse_spaces(field.text))
}

/// « Recyclage de deux jours », « Parcours complet, 70 h »: the label of a price names the action, then its length.
fn is_length_of_service(text: &str, range: &Range<usize>, context: &CheckContext<'_>) -> bool {
    let before = fold(&text[..range.start]);
    let after = fold(&text[range.end..]);
    let title = fold(&context.programme.intitule.line());
    let mut words = before.split(|c: char| !c.is_alphanumeric());
    let first = words.next().unwrap_or_default();
    let is_title = first.len() > 4
        && title
            .split(|c: char| !c.is_alphanumeric())
            .any(|it| it == first);
    let is_action = ACTION_NOUNS.contains(&first) || SERVICE_NOUNS.contains(&first) || is_title;
    let next = after
        .split(|c: char| !c.is_alphanumeric())
        .find(|it| !it.is_empty());
    let is_part = next
        .is_some_and(|word| word.starts_with("suppl") || PARTIAL_WORDS.contains(&word))
        && !after.trim_start().starts_with([',', '(']);
    is_action && !is_part && words.filter(|it| !it.is_empty()).count() < 6
}

/// How long the action lasts, and the lengths of its parts.
struct Totals {
    minutes: Option<u32>,
    half_days: Option<u32>,
    /// What is announced first, and where.
    span: TimeSpan,
    path: String,
    /// The keys of the duration that give one.
    stated: Vec<&'static str>,
    parts: Vec<TimeSpan>,
}

/// The fewest and the most minutes of a day of training.
const DAY_MINUTES: [u32; 2] = [120, 600];

impl Totals {
    /// `None` when nothing says how long the action lasts.
    fn new(context: &CheckContext<'_>) -> Option<Self> {
        let action = &context.action;
        let (minutes, half_days) = (action.minutes.known(), action.half_days.known());
        let duration = context.sections.duree.as_ref();
        let (span, path) = match (duration, half_days, minutes) {
            (Some(it), _, Some(minutes)) if it.stated_minutes().is_some() => {
                (TimeSpan::Minutes(minutes), "duree.heures")
            }
            (Some(it), Some(days), _) if it.half_days().is_some() => {
                (TimeSpan::HalfDays(days), "duree.jours")
            }
            (_, Some(days), _) => (TimeSpan::HalfDays(days), "deroule"),
            (_, None, Some(minutes)) => (TimeSpan::Minutes(minutes), "deroule"),
            (_, None, None) => return None,
        };
        let all_steps = action.all_steps();
        let steps = all_steps.iter().flat_map(|step| {
            let minutes = step.counted_minutes().map(TimeSpan::Minutes);
            minutes
                .into_iter()
                .chain(step.counted_half_days().map(TimeSpan::HalfDays))
        });
        let shares = duration.and_then(|it| it.detail.as_ref());
        let shares = shares.map(Breakdown::parts).unwrap_or_default().into_iter();
        let shares = shares.filter_map(|(_, part)| part.minutes(action.minutes_per_day));
        let planned = action.planned_minutes();
        let own_work = duration.and_then(|it| it.travail_personnel?.minutes(None));
        let with_work = minutes.zip(own_work).map(|(one, other)| one + other);
        let others = planned.into_iter().chain(with_work).chain(shares);
        let days = action.planned_half_days().map(TimeSpan::HalfDays);
        Some(Self {
            minutes,
            half_days,
            span,
            path: path.to_owned(),
            stated: [
                duration
                    .and_then(|it| it.stated_minutes())
                    .map(|_| "heures"),
                duration.and_then(|it| it.half_days()).map(|_| "jours"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            parts: steps
                .chain(days)
                .chain(others.map(TimeSpan::Minutes))
                .collect(),
        })
    }

    /// The length to show beside another one: in the same unit when it is known, and where it is.
    fn related_span(&self, other: StatedLength) -> (TimeSpan, String) {
        let own_key = |key: &str| match self.path.strip_prefix("duree") {
            Some(_) if self.stated.contains(&key) => format!("duree.{key}"),
            Some(_) | None => self.path.clone(),
        };
        match (other.half_days().is_some(), self.half_days, self.minutes) {
            (true, Some(days), _) => (TimeSpan::HalfDays(days), own_key("jours")),
            (false, _, Some(minutes)) => (TimeSpan::Minutes(minutes), own_key("heures")),
            (true, None, _) | (false, _, None) => (self.span, self.path.clone()),
        }
    }

    /// Whether an action that lasts so long is not this one. Days and hours are compared only when no day could be so short or so long.
    fn contradict(&self, length: StatedLength) -> bool {
        let (stated, own, other) = match length {
            StatedLength::Minutes(minutes) => {
                (TimeSpan::Minutes(minutes), self.minutes, self.half_days)
            }
            StatedLength::HalfDays(days) => {
                (TimeSpan::HalfDays(days), self.half_days, self.minutes)
            }
            StatedLength::Weeks(_) | StatedLength::Months(_) => return false,
        };
        let differs = match (length, own, other) {
            (StatedLength::Minutes(stated) | StatedLength::HalfDays(stated), Some(own), _) => {
                stated != own
            }
            (StatedLength::Minutes(minutes), None, Some(days))
            | (StatedLength::HalfDays(days), None, Some(minutes)) => {
                let [least, most] = DAY_MINUTES.map(|of_day| of_day * days);
                !(least..=most).contains(&(minutes * 2))
            }
            (_, _, _) => false,
        };
        differs && !self.parts.contains(&stated)
    }
}
