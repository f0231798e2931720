//! A rule on texts that say how long the action lasts.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::{ACTION_NOUNS, Sentence};
use crate::check::statements::{StatedLength, Statement, TextScope};
use crate::diagnostic::catalogue::texts;
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
/// Words before a name that make it another action than this one, or one of several.
const OTHER_ACTION_WORDS: [&str; 21] = [
    "une", "un", "des", "chaque", "autre", "aucune", "aucun", "toute", "tout", "premiere",
    "premier", "seconde", "second", "deuxieme", "precedente", "precedent", "deux", "leur", "votre",
    "hors", "en",
];
/// The words that may stand between the name and the duration.
const LINKING_WORDS: [&str; 27] = [
    "de", "d", "une", "un", "duree", "totale", "globale", "est", "sur", "en", "dure", "se",
    "deroule", "organisee", "organise", "compte", "comporte", "represente", "totalise", "s",
    "etend", "la", "pour", "prevue", "prevu", "a", "competences",
];
/// Words after a duration that make it one of something else, or of a part.
const PARTIAL_WORDS: [&str; 21] = [
    "a", "en", "de", "d", "par", "avant", "apres", "avec", "au", "aux", "minimum", "maximum", "et",
    "ou", "plus", "environ", "sans", "dont", "supplementaires", "ouvres", "ouvrables",
];
/// The opening letters of words that make a sentence one on another action, or on a time limit.
const OTHER_SUBJECTS: [&str; 17] = [
    "suivant", "complementaire", "prochain", "perfectionn", "precedent", "ulterieur", "initial",
    "cursus", "diplom", "suivie", "deja", "anterieur", "delai", "valab", "validite", "prolong",
    "auparavant",
];

/// A text on the action says the length that the programme resolves to.
fn check_stated_length(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(totals) = Totals::new(context) else {
        return;
    };
    let all_steps = context.action.all_steps();
    let has_days = all_steps.iter().any(|step| step.kind == StepKind::Day);
    let lengths = &context.texts.statements().lengths;
    for (index, stated) in lengths.iter().enumerate() {
        let field = &context.texts.fields[stated.text];
        let is_price = stated.scope == TextScope::Price;
        // C021 compares « trois journées » with the days of the plan.
        let counts_days = has_days && field.text[stated.range.clone()].contains("journées");
        if !(stated.scope.is_whole() || is_price) || counts_days || !totals.contradict(stated.value)
        {
            continue;
        }
        // « 3 jours (21 heures) », « deux jours, soit 14 h »: both are of the same.
        let is_pair = |first: &Statement<StatedLength>, second: &Statement<StatedLength>| {
            is_paired(field.text, first, second)
        };
        let before = lengths[..index].last().filter(|it| is_pair(it, stated));
        let after = lengths[index + 1..]
            .first()
            .filter(|it| is_pair(stated, it));
        if before.is_some_and(|it| totals.contradict(it.value)) {
            continue;
        }
        let start = before.unwrap_or(stated).range.start;
        let end = after.unwrap_or(stated).range.end;
        let is_bracketed =
            field.text[start..end].contains('(') && field.text[end..].starts_with(')');
        let range = start..end + usize::from(is_bracketed);
        let is_of_action = if is_price {
            is_label_of_price(field, context) && is_length_of_service(field.text, &range, context)
        } else {
            is_length_of_action(field.text, &range, &field.path, stated.scope)
        };
        if is_of_action && !field.is_opaque(range.clone()) {
            let (span, path) = totals.related_span(stated.value);
            reporter
                .report(field.place_of(range.clone()))
                .with("stated", collapse_spaces(&field.text[range]))
                .with("total", span)
                .related(context.value_place(&path), 0, []);
        }
    }
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

/// Whether the words around a duration make it that of the action: « cette formation de 3 jours », « d’une durée de 24 h ».
fn is_length_of_action(text: &str, range: &Range<usize>, path: &str, scope: TextScope) -> bool {
    let around = Sentence::around(text, range);
    let before = around.before().replace('’', "'");
    let after = around.after().replace('’', "'");
    let is_word = |word: &str| word.chars().any(char::is_alphanumeric);
    let words_of = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|it| is_word(it)).map(str::to_owned).collect()
    };
    let is_other = around.has_word(&OTHER_SUBJECTS) || around.is_on_another_course();
    let following = words_of(&after);
    let opens_apart = after.trim_start().starts_with([',', ')', ':', '–']);
    let is_partial = following.first().is_some_and(|word| {
        let of_training = word == "de" && following.get(1).is_some_and(|it| it == "formation");
        let is_daily = following.get(2).is_some_and(|it| it == "par");
        (PARTIAL_WORDS.contains(&word.as_str()) && !of_training || is_daily && of_training)
            && !opens_apart
    });
    if is_other || is_partial {
        return false;
    }
    // « Un stage en entreprise. La durée totale du stage … »
    let is_internship = before.contains("stage") && fold(text).contains("entreprise");
    let attested = path.starts_with("sanction")
        && ["duree de", "duree :"]
            .iter()
            .any(|lead| before.trim_end().ends_with(lead));
    let stated =
        ["duree", "duree totale", "duree globale"].contains(&before.trim_end_matches([' ', ':']));
    attested
        || stated && before.trim_end().ends_with(':')
        || follows_action(&before) && !is_internship
        || is_stated_total(&words_of(&before))
        || stands_for_action(&text[range.clone()], &words_of(&before), &following, scope)
}

/// « La durée totale est de 21 heures »: the words before a duration.
fn is_stated_total(before: &[String]) -> bool {
    let linking = [
        "est", "sera", "de", "d", "prevue", "fixee", "s", "eleve", "a",
    ];
    let words = before.strip_prefix(&["la".to_owned()]).unwrap_or(before);
    match words {
        [duration, total, link @ ..] => {
            duration == "duree"
                && ["totale", "globale"].contains(&total.as_str())
                && link.iter().any(|word| word.starts_with(['e', 's']))
                && link.iter().all(|word| linking.contains(&word.as_str()))
        }
        [] | [_] => false,
    }
}

/// The opening letters of words that make a duration without a subject one of a part, or of something else.
const PART_STEMS: [&str; 34] = [
    "module", "phase", "sequence", "journee", "demi", "matinee", "atelier", "stage", "examen",
    "epreuve", "bloc", "option", "version", "autre", "exist", "classe", "tutorat", "accompagn",
    "distan", "entreprise", "personnel", "chaque", "par", "apres", "avant", "dont", "environ",
    "moins", "plus", "jusqu", "entre", "premier", "dernier", "an",
];
/// What may follow « 16 heures de formation » in a sentence on the action.
const FOLLOWING_WORDS: [&str; 5] = ["sont", "seront", "pour", "sur", "repartie"];

/// « 2 jours, soit 16 heures » alone, « 16 heures de formation »: a duration that has no other subject than the action.
fn stands_for_action(
    found: &str,
    before: &[String],
    following: &[String],
    scope: TextScope,
) -> bool {
    let presents = matches!(scope, TextScope::Title | TextScope::Presenting);
    let of_part = |word: &String| {
        PART_STEMS.iter().any(|stem| match stem.len() {
            0..4 => word == stem,
            _ => word.starts_with(stem),
        })
    };
    // « de 14 à 21 heures », « 7 ou 14 heures »: a range, or a choice.
    let of_range = before
        .last()
        .is_some_and(|word| ["a", "ou", "et"].contains(&word.as_str()));
    if !presents || of_range || before.iter().chain(following).any(of_part) {
        return false;
    }
    let of_training = following.starts_with(&["de".to_owned(), "formation".to_owned()])
        && following
            .get(2)
            .is_none_or(|word| FOLLOWING_WORDS.contains(&word.as_str()));
    let is_pair = found.contains("soit") || found.contains('(');
    of_training || is_pair && before.is_empty() && following.is_empty()
}

/// Whether a folded text ends in the name of the action and words that link it to a duration.
fn follows_action(before: &str) -> bool {
    let found = ACTION_NOUNS
        .iter()
        .filter_map(|noun| Some((before.rfind(noun)?, *noun)));
    let Some((at, noun)) = found.max_by_key(|(at, noun)| at + noun.len()) else {
        return false;
    };
    let bounded = !before[..at].ends_with(char::is_alphanumeric);
    let link = &before[at + noun.len()..];
    let determiner = before[..at]
        .trim_end()
        .rsplit([' ', '\''])
        .next()
        .unwrap_or_default();
    let is_plan = before[..at].ends_with("plan d'");
    if !bounded
        || is_plan
        || OTHER_ACTION_WORDS.contains(&determiner)
        || link.starts_with(char::is_alphanumeric)
    {
        return false;
    }
    let opens = link.trim().ends_with('(') || link.trim() == "–" || link.trim() == ":";
    let words: Vec<&str> = link
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_linking = |word: &&str| LINKING_WORDS.contains(word);
    let (adjective, links) = match words.split_first() {
        Some((first, rest)) if !is_linking(first) && first.len() > 4 => (Some(first), rest),
        Some(_) | None => (None, &words[..]),
    };
    let needs_duration = links.contains(&"a") && !links.contains(&"duree");
    let is_apart = adjective.is_some_and(|it| link.starts_with(',') || *it == "complete");
    links.iter().all(is_linking) && !needs_duration && !is_apart && (opens || !links.is_empty())
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
