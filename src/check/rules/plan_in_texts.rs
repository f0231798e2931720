//! Rules on texts that count or number the steps of the plan.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{message, text, texts};
use crate::document::text::Text;
use crate::model::resolved::{Step, StepKind};
use crate::read::text_field::TextField;
use crate::value::When;
use crate::value::scan::{Scanner, collapse_spaces, find_all, starts_with_any_case};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(T010), Programme(check_dead_reference))];

/// The texts that announce the plan. Those that may also speak of something else must name the training beside the count.
const ANNOUNCING_KEYS: [(&str, bool); 3] = [
    ("deroule.introduction", false),
    ("objectifs.introduction", true),
    ("contexte", true),
];
const NUMBER_WORDS: [&str; 11] = [
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
];
const COUNTED_KINDS: [(&str, StepKind); 4] = [
    ("phase", StepKind::Phase),
    ("module", StepKind::Module),
    ("journée", StepKind::Day),
    ("séquence", StepKind::Sequence),
];
/// The words that a count which announces follows.
const ANNOUNCING_WORDS: [&str; 14] = [
    "en", "sur", "de", "les", "ces", "nos", "comprend", "comporte", "compte", "contient",
    "propose", "prévoit", "enchaîne", "réunit",
];
/// Words that make a count a partial one.
const PARTIAL_COUNT_WORDS: [&str; 16] = [
    "à", "en", "avec", "sans", "dits", "sur", "au", "par", "premi", "derni", "suivant", "restant",
    "autre", "option", "facultati", "complément",
];

/// An introduction counts as many steps as the plan, and that of a step as many as it has inside.
pub(super) fn check_count_of_steps(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let all_steps = context.action.all_steps();
    for field in &context.texts.fields {
        let known = ANNOUNCING_KEYS.iter().find(|(path, _)| *path == field.path);
        let own_step = || {
            let path = field.path.strip_suffix(".introduction")?;
            all_steps.iter().find(|step| step.path == path)
        };
        let (steps, mixed) = match known {
            Some((_, mixed)) => (&context.action.steps[..], *mixed),
            None => match own_step() {
                Some(step) => (&step.children[..], false),
                None => continue,
            },
        };
        for (_, found) in find_all(field.text, read_announced_count) {
            let before = &field.text[..found.range.start];
            let elsewhere = is_of_another_course(field.text, &found.range);
            let among_others = counts_others_too(&field.text[found.range.end..]);
            let planned = find_mismatch(found.count, found.kind, steps, context);
            // Even some of the days of a step are not more than all of them.
            let is_partial = found.is_partial()
                && (known.is_some() || planned.is_some_and(|planned| found.count < planned));
            if is_partial || among_others || elsewhere || mixed && !mentions_training(before) {
                continue;
            }
            if let Some(planned) = planned {
                let group = step_group(found.kind, steps);
                reporter
                    .report(field.place_of(found.range.clone()))
                    .with("announced", collapse_spaces(&field.text[found.range]))
                    .with("known", message!(rules::C021_PLAN, planned))
                    .related(context.key_place(&group), 0, []);
            }
        }
    }
}

/// A count of steps, and the word that follows it.
#[derive(Debug)]
pub struct AnnouncedCount<'a> {
    pub range: Range<usize>,
    count: usize,
    kind: StepKind,
    next: &'a str,
}

impl AnnouncedCount<'_> {
    /// Whether it counts some steps among all.
    fn is_partial(&self) -> bool {
        let next = self.next.to_lowercase();
        PARTIAL_COUNT_WORDS.iter().any(|word| match word.len() {
            0..3 => next == *word,
            _ => next.starts_with(word),
        })
    }
}

/// A count behind a word that announces it, or at the start of a sentence: « en 4 phases ».
pub fn read_announced_count<'a>(scanner: &mut Scanner<'a>) -> Option<AnnouncedCount<'a>> {
    let lead = scanner.attempt(|it| {
        it.read_one_of(&ANNOUNCING_WORDS)?;
        it.read_spaces()
    });
    if lead.is_none() {
        let before = scanner.text_before();
        let sentence = before.trim_end();
        let opens = before.is_empty()
            || sentence.len() < before.len() && sentence.ends_with(['.', '!', '?']);
        opens.then_some(())?;
    }
    let start = scanner.position();
    let named = scanner.read_one_of(&NUMBER_WORDS).map(|index| index + 2);
    let count = named.or_else(|| scanner.read_number(1..=2))?;
    scanner.read_spaces()?;
    let kind = COUNTED_KINDS.iter().find(|(word, _)| {
        let plural = |it: &mut Scanner<'_>| {
            it.read_text_any_case(word)?;
            it.read_text_any_case("s")?;
            it.word_end()
        };
        scanner.attempt(plural).is_some()
    });
    let (_, kind) = kind?;
    let range = start..scanner.position();
    let next = scanner.attempt(|it| {
        it.read_spaces()?;
        Some(it.read_while(char::is_alphabetic)).filter(|word| !word.is_empty())
    });
    let next = next.unwrap_or_default();
    Some(AnnouncedCount {
        range,
        count,
        kind: *kind,
        next,
    })
}

/// « cinq modules, une immersion et un bilan »: what follows a count adds to it something else than steps.
fn counts_others_too(after: &str) -> bool {
    let mut scanner = Scanner::new(after, 0);
    scanner.skip_spaces();
    let comma = scanner.read_char(|c| c == ',');
    scanner.skip_spaces();
    let and = scanner.read_one_of(&["et", "puis", "plus", "ainsi que"]);
    scanner.skip_spaces();
    let articles = ["un", "une", "des", "le", "la", "les"];
    let count = scanner
        .read_one_of(&articles)
        .or_else(|| scanner.read_one_of(&NUMBER_WORDS));
    let count = count.is_some() || scanner.read_number::<usize>(1..=2).is_some();
    scanner.skip_spaces();
    let is_of_steps = COUNTED_KINDS
        .iter()
        .any(|(word, _)| starts_with_any_case(scanner.rest(), word));
    (comma.is_some() || and.is_some()) && count && !is_of_steps
}

/// Whether the sentence that a text ends in is about the training.
fn mentions_training(before: &str) -> bool {
    let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default();
    let sentence = sentence.to_lowercase();
    ["formation", "parcours"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// How many steps of a kind there are among some and inside them, when it is neither that number in all nor in one of them.
/// A plan without any says nothing, and days that are not counted one by one neither.
fn find_mismatch(
    announced: usize,
    kind: StepKind,
    steps: &[Step<'_>],
    context: &CheckContext<'_>,
) -> Option<usize> {
    let count = |steps: &[Step<'_>]| steps.iter().filter(|step| step.kind == kind).count();
    let steps: Vec<&Step<'_>> = steps.iter().flat_map(Step::with_descendants).collect();
    // Under the author's own word, they are counted under that word.
    let is_counted = |step: &&&Step<'_>| step.kind == kind && step.label.is_none();
    let total = steps.iter().filter(is_counted).count();
    let several = |step: &&Step<'_>| matches!(step.date, Some(When::Days(_) | When::Range(_)));
    let days = context
        .action
        .planned_half_days()
        .map(|halves| usize::try_from(halves / 2));
    let uncounted = kind == StepKind::Day
        && (steps.iter().copied().any(|step| several(&step)) || days == Some(Ok(announced)));
    let somewhere = steps.iter().any(|step| count(&step.children) == announced);
    let agrees = total == 0 || total == announced || uncounted || somewhere;
    (!agrees).then_some(total)
}

/// The path of the first steps of a kind.
fn step_group(kind: StepKind, steps: &[Step<'_>]) -> String {
    let mut steps = steps.iter().flat_map(Step::with_descendants);
    let first = steps.find(|step| step.kind == kind);
    let group = first.and_then(|step| Some(step.path.rsplit_once('.')?.0));
    group.unwrap_or("deroule").to_owned()
}

/// Units that a number may count instead of steps.
const UNITS: [&str; 6] = ["heure", "min", "jour", "€", "%", "participant"];
const NUMBERED_WORDS: [&str; 3] = ["phase", "module", "journée"];
/// Texts that may number something else: the place of the action in a course, or the author's own titles.
const UNCHECKED_KEYS: [&str; 5] = ["intitule", "sous_titre", "titre", "resume", "contexte"];
/// Sections on what precedes the action, on people and on titles: their steps are those of another course.
const UNCHECKED_SECTIONS: [&str; 7] = [
    "catalogue", "certification", "indicateurs", "intervenants", "prerequis", "public", "sessions",
];
/// What opens the words on the course that a step is of.
const COMPLEMENT_WORDS: [&str; 6] = ["du ", "des ", "de la ", "de l’", "d’un ", "d’une "];
/// The opening letters of words that a sentence on another course has.
const OTHER_COURSE_WORDS: [&str; 14] = [
    "cursus", "diplôm", "vae", "université", "universitaire", "école", "lycée", "référentiel",
    "essai", "ultérieur", "précédent", "séparé", "initiale", "certificat",
];
/// What a step of this plan may be said to be of.
const OWN_COURSE_WORDS: [&str; 11] = [
    "formation", "programme", "présent", "déroulé", "plan", "action", "stage", "session",
    "contenu", "matin", "jour",
];

/// Each reference of a text has a target.
fn check_dead_reference(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for field in &context.texts.fields {
        if field.is_markdown && field.text.contains("[^") {
            check_note_calls(field, reporter);
        }
        let section = field.path.split('.').next().unwrap_or_default();
        let free =
            UNCHECKED_KEYS.contains(&field.last_key()) || UNCHECKED_SECTIONS.contains(&section);
        if !free && field.text.contains(|c: char| c.is_ascii_digit()) {
            check_steps(field, context, reporter);
        }
    }
}

fn check_note_calls(field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    for range in find_note_calls(field.text) {
        let call = &field.text[range.clone()];
        let escaped = field.text[..range.start].ends_with('\\');
        let defined = field.text.contains(&format!("{call}:"));
        if !escaped && !defined && !field.is_opaque(range.clone()) {
            reporter
                .report(field.place_of(range))
                .with("reference", call)
                .with("why", text!(rules::T010_NO_NOTE));
        }
    }
}

/// `[^source]`, and where `[^source]:` stands.
pub fn find_note_calls(text: &str) -> Vec<Range<usize>> {
    let mut calls: Vec<Range<usize>> = Vec::new();
    for (start, mark) in text.match_indices("[^") {
        let label = &text[start + mark.len()..];
        let length = label.find(|c: char| c == ']' || c.is_whitespace());
        let closed = length.filter(|length| *length > 0 && label[*length..].starts_with(']'));
        let overlaps = calls.last().is_some_and(|last| start < last.end);
        if let (Some(length), false) = (closed, overlaps) {
            calls.push(start..start + mark.len() + length + 1);
        }
    }
    calls
}

fn check_steps(field: &TextField<'_>, context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (range, (word, numbers)) in find_all(field.text, read_reference) {
        let most = highest_number(word, context);
        let beyond = numbers.iter().any(|number| *number > most);
        // « un module 3 heures » counts something else.
        let counts = starts_with_unit(&field.text[range.end..]);
        let elsewhere =
            is_of_another_course(field.text, &range) || is_step_of_course(word, context);
        if most > 0 && beyond && !counts && !elsewhere {
            reporter
                .report(field.place_of(range.clone()))
                .with("reference", collapse_spaces(&field.text[range]))
                .with("why", text!(rules::T010_NO_STEP))
                .with("most", format!("{word} {most}"))
                .related(context.key_place("deroule"), 0, []);
        }
    }
}

/// « module 2 du cursus », « essai de phase 3 »: the step is not one of this plan.
fn is_of_another_course(text: &str, range: &Range<usize>) -> bool {
    let after = collapse_spaces(&text[range.end..]).replace('\'', "’");
    let starts_with = |rest: &str, words: &[&str]| {
        let found = words.iter().find(|it| starts_with_any_case(rest, it));
        found.map(|word| word.len())
    };
    let after = after.trim_start();
    let complement = starts_with(after, &COMPLEMENT_WORDS);
    let of_another = |length: usize| starts_with(&after[length..], &OWN_COURSE_WORDS).is_none();
    complement.is_some_and(of_another)
        || text[..range.start].trim_end().ends_with(" de")
        || names_other_course(text, range)
}

/// Whether the sentence around a place names another course.
fn names_other_course(text: &str, range: &Range<usize>) -> bool {
    let ends = ['.', '!', '?', ';'];
    let start = text[..range.start].rfind(ends).map_or(0, |at| at + 1);
    let end = text[range.end..].find(ends);
    let end = end.map_or(text.len(), |length| range.end + length);
    let words = text[start..end].split(|c: char| !c.is_alphanumeric());
    let mut words = words.map(str::to_lowercase);
    words.any(|word| {
        let mut courses = OTHER_COURSE_WORDS.iter();
        courses.any(|course| word.starts_with(course))
    })
}

/// Whether the action is itself a step of a course: « Thérapies brèves : module 3 ».
fn is_step_of_course(word: &str, context: &CheckContext<'_>) -> bool {
    let titles = [
        Some(&context.programme.intitule),
        context.programme.sous_titre.as_ref(),
        context
            .programme
            .catalogue
            .as_ref()
            .and_then(|it| it.titre.as_ref()),
    ];
    let names_step = |title: &Text| {
        let mut found = find_all(&title.line(), read_reference).into_iter();
        found.any(|(_, (other, _))| other == word)
    };
    titles.into_iter().flatten().any(names_step)
}

/// « phase 5 », « modules 2 et 3 »: the word for the steps, and the numbers.
pub fn read_reference(scanner: &mut Scanner<'_>) -> Option<(&'static str, Vec<usize>)> {
    let word = NUMBERED_WORDS
        .into_iter()
        .find(|word| starts_with_any_case(scanner.rest(), word))?;
    scanner.read_text_any_case(word)?;
    scanner.attempt(|it| it.read_text_any_case("s"));
    scanner.read_spaces()?;
    scanner.skip_number_sign();
    let mut numbers = vec![read_number(scanner)?];
    while let Some(next) = scanner.attempt(|it| {
        it.skip_spaces();
        let mark = it.read_char(|c| ",-–".contains(c)).map(drop);
        mark.or_else(|| it.read_one_of(&["et", "ou", "à"]).map(drop))?;
        it.skip_spaces();
        read_number(it)
    }) {
        numbers.push(next);
    }
    Some((word, numbers))
}

fn read_number(scanner: &mut Scanner<'_>) -> Option<usize> {
    let number = scanner.read_number(1..=3)?;
    scanner.word_end()?;
    Some(number)
}

/// Whether a text opens with a unit.
pub fn starts_with_unit(text: &str) -> bool {
    let text = text.trim_start();
    let hours = || {
        let mut scanner = Scanner::new(text, 0);
        scanner.read_text_any_case("h")?;
        scanner.word_end()
    };
    UNITS.iter().any(|unit| starts_with_any_case(text, unit)) || hours().is_some()
}

/// The highest number among the steps that this word names: their own, or their count in all.
fn highest_number(word: &str, context: &CheckContext<'_>) -> usize {
    let (mut count, mut highest) = (0, 0);
    for step in context.action.all_steps() {
        let name = step.name();
        // « Journée de clôture » is one of the days.
        let is_unnumbered = step.has_own_name() && starts_with_any_case(&name, word);
        match read_reference(&mut Scanner::new(&name, 0)) {
            Some((other, numbers)) if other == word => {
                count += 1;
                highest = numbers.into_iter().fold(highest, usize::max);
            }
            Some(_) | None => count += usize::from(is_unnumbered),
        }
    }
    highest.max(count)
}
