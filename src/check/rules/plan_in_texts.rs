//! Rules on texts that count or number the steps of the plan.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::counted::Counted;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::check::statements::TextScope;
use crate::diagnostic::catalogue::{message, text, texts};
use crate::document::text::Text;
use crate::model::resolved::{Step, StepKind};
use crate::read::text_field::TextField;
use crate::value::When;
use crate::value::scan::{Scanner, collapse_spaces, find_all, starts_with_any_case};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(T010), Programme(check_dead_reference))];

const COUNTED_KINDS: [(&str, StepKind); 4] = [
    ("phase", StepKind::Phase),
    ("module", StepKind::Module),
    ("journée", StepKind::Day),
    ("séquence", StepKind::Sequence),
];
/// The folded words that a count which announces follows.
const ANNOUNCING_WORDS: [&str; 14] = [
    "en", "sur", "de", "les", "ces", "nos", "comprend", "comporte", "compte", "contient",
    "propose", "prevoit", "enchaine", "reunit",
];
/// Folded words that make a count a partial one.
const PARTIAL_COUNT_WORDS: [&str; 16] = [
    "a", "en", "avec", "sans", "dits", "sur", "au", "par", "premi", "derni", "suivant", "restant",
    "autre", "option", "facultati", "complement",
];

/// An introduction counts as many steps as the plan, and that of a step as many as it has inside.
pub(super) fn check_count_of_steps(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let all_steps = context.action.all_steps();
    for stated in &context.texts.statements().counts {
        let field = &context.texts.fields[stated.text];
        let counted = stated.counted(field.text);
        let kind = COUNTED_KINDS
            .iter()
            .find(|(word, _)| counted.is_of(&[word]));
        let Some((_, kind)) = kind.filter(|_| counted.noun.ends_with(['s', 'S'])) else {
            continue;
        };
        let steps = if stated.scope == TextScope::Step {
            let path = field.path.strip_suffix(".introduction");
            let step = path.and_then(|path| all_steps.iter().find(|it| it.path == path));
            let Some(step) = step else { continue };
            &step.children[..]
        } else if stated.scope.is_whole() {
            &context.action.steps[..]
        } else {
            continue;
        };
        let planned = find_mismatch(counted.count, *kind, steps, context);
        let Some(planned) = planned else { continue };
        let sentence = Sentence::around(field.text, &counted.range);
        if !announces_steps(&sentence, field, &counted, planned) {
            continue;
        }
        let group = step_group(*kind, steps);
        reporter
            .report(field.place_of(counted.range.clone()))
            .with("announced", collapse_spaces(&field.text[counted.range]))
            .with("known", message!(rules::C021_PLAN, planned))
            .related(context.key_place(&group), 0, []);
    }
}

/// Whether a count of steps is that of the whole plan, or of the whole step that the text introduces.
fn announces_steps(
    sentence: &Sentence,
    field: &TextField<'_>,
    counted: &Counted<'_>,
    planned: usize,
) -> bool {
    let is_more = usize::try_from(counted.count).is_ok_and(|count| count > planned);
    let before = sentence.words_before().next();
    // A part of the steps is fewer than all.
    let is_announced = match before {
        Some("a" | "ou" | "et" | "dont" | "par" | "moins" | "plus" | "chaque") => false,
        Some(word) => is_more || ANNOUNCING_WORDS.contains(&word),
        None => true,
    };
    let is_joined = field.text[counted.range.end..].starts_with(char::is_whitespace);
    let next = sentence.words_after().next().filter(|_| is_joined);
    let next = next.unwrap_or_default();
    let is_some = PARTIAL_COUNT_WORDS.iter().any(|word| match word.len() {
        0..3 => next == *word,
        _ => next.starts_with(word),
    });
    // Even some of the days of a step are not more than all of them.
    let is_of_step = field.path.starts_with("deroule.") && field.path != "deroule.introduction";
    let is_partial = is_some && (!is_of_step || !is_more);
    // Other texts may also speak of something else than the plan.
    let is_on_plan = field.path.starts_with("deroule")
        || ["formation", "parcours"]
            .iter()
            .any(|it| sentence.before().contains(it) || is_more && sentence.after().contains(it));
    is_announced
        && is_on_plan
        && !is_partial
        && !counts_others_too(&field.text[counted.range.end..])
        && !sentence.is_on_another_course()
        && !names_other_course(field.text, &counted.range)
}

/// « cinq modules, une immersion et un bilan »: what follows a count adds to it something else than steps.
fn counts_others_too(after: &str) -> bool {
    let mut scanner = Scanner::new(after, 0);
    scanner.skip_spaces();
    let comma = scanner.read_char(|c| c == ',');
    scanner.skip_spaces();
    let and = scanner.read_one_of(&["et", "puis", "plus", "ainsi que"]);
    scanner.skip_spaces();
    // « À la fin des cinq modules, le parcours est évalué. »
    let articles: &[&str] = if and.is_some() {
        &["un", "une", "des", "le", "la", "les"]
    } else {
        &["un", "une", "des"]
    };
    let count = scanner.read_one_of(articles).is_some() || scanner.read_count().is_some();
    scanner.skip_spaces();
    let is_of_steps = COUNTED_KINDS
        .iter()
        .any(|(word, _)| starts_with_any_case(scanner.rest(), word));
    (comma.is_some() || and.is_some()) && count && !is_of_steps
}

/// How many steps of a kind there are among some and inside them, when it is neither that number in all nor in one of them.
/// A plan without any says nothing, and days that are not counted one by one neither.
fn find_mismatch(
    announced: u32,
    kind: StepKind,
    steps: &[Step<'_>],
    context: &CheckContext<'_>,
) -> Option<usize> {
    let count = |steps: &[Step<'_>]| steps.iter().filter(|step| step.kind == kind).count();
    let announced = usize::try_from(announced).ok()?;
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
