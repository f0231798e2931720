//! An introduction counts as many steps as the plan.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::plan::{Step, StepKind};
use crate::value::When;
use crate::value::scan::{Scanner, find_all, single_spaced};

pub static RULE: Rule = Rule {
    code: "C021",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(C021),
    source: None,
    example: Some(Example {
        bad: "\
deroule:
  introduction: La formation se déroule en trois journées.
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
        good: "\
deroule:
  introduction: La formation se déroule en deux journées.
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
    }),
    kind: RuleKind::Programme(find),
};

/// The texts that announce the plan. Those that may also speak of something else must name the training beside the count.
const TEXTS: [(&str, bool); 3] = [
    ("deroule.introduction", false),
    ("objectifs.introduction", true),
    ("contexte", true),
];
const NUMBERS: [&str; 11] = [
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
];
const KINDS: [(&str, StepKind); 4] = [
    ("phase", StepKind::Phase),
    ("module", StepKind::Module),
    ("journée", StepKind::Day),
    ("séquence", StepKind::Sequence),
];
/// The words that a count which announces follows.
const LEADS: [&str; 14] = [
    "en",
    "sur",
    "de",
    "les",
    "ces",
    "nos",
    "comprend",
    "comporte",
    "compte",
    "contient",
    "propose",
    "prévoit",
    "enchaîne",
    "réunit",
];
/// What makes a count one of some steps among all.
const SOME: [&str; 16] = [
    "à",
    "en",
    "avec",
    "sans",
    "dits",
    "sur",
    "au",
    "par",
    "premi",
    "derni",
    "suivant",
    "restant",
    "autre",
    "option",
    "facultati",
    "complément",
];

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for field in &context.texts.fields {
        let Some((_, mixed)) = TEXTS.iter().find(|(path, _)| *path == field.path) else {
            continue;
        };
        for (_, found) in find_all(field.text, announced_count) {
            let before = &field.text[..found.range.start];
            if found.is_partial() || *mixed && !names_the_training(before) {
                continue;
            }
            if let Some(planned) = contradiction(found.count, found.kind, context) {
                reporter
                    .at(field.place(found.range.clone()))
                    .with("announced", single_spaced(&field.text[found.range]))
                    .with("planned", planned)
                    .beside(context.key_place(&group(found.kind, context)), 0, []);
            }
        }
    }
}

/// A count of steps, and the word that follows it.
#[derive(Debug)]
struct Announced<'a> {
    range: Range<usize>,
    count: usize,
    kind: StepKind,
    next: &'a str,
}

impl Announced<'_> {
    /// Whether it counts some steps among all.
    fn is_partial(&self) -> bool {
        let next = self.next.to_lowercase();
        SOME.iter().any(|word| match word.len() {
            0..3 => next == *word,
            _ => next.starts_with(word),
        })
    }
}

/// A count behind a word that announces it, or at the start of a sentence: « en 4 phases ».
fn announced_count<'a>(scanner: &mut Scanner<'a>) -> Option<Announced<'a>> {
    let lead = scanner.attempt(|it| {
        it.one_of(&LEADS)?;
        it.blanks()
    });
    if lead.is_none() {
        let before = scanner.before();
        let sentence = before.trim_end();
        let opens = before.is_empty()
            || sentence.len() < before.len() && sentence.ends_with(['.', '!', '?']);
        opens.then_some(())?;
    }
    let start = scanner.position();
    let named = scanner.one_of(&NUMBERS).map(|index| index + 2);
    let count = named.or_else(|| scanner.number(1..=2))?;
    scanner.blanks()?;
    let kind = KINDS.iter().find(|(word, _)| {
        let plural = |it: &mut Scanner<'_>| {
            it.text(word)?;
            it.text("s")?;
            it.word_end()
        };
        scanner.attempt(plural).is_some()
    });
    let (_, kind) = kind?;
    let range = start..scanner.position();
    let next = scanner.attempt(|it| {
        it.blanks()?;
        Some(it.run(char::is_alphabetic)).filter(|word| !word.is_empty())
    });
    let next = next.unwrap_or_default();
    Some(Announced {
        range,
        count,
        kind: *kind,
        next,
    })
}

/// Whether the sentence that a text ends in is about the training.
fn names_the_training(before: &str) -> bool {
    let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default();
    let sentence = sentence.to_lowercase();
    ["formation", "parcours"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// How many steps of a kind the plan has, when it is neither that number in all nor in one of its steps. A plan without
/// any says nothing, and days that are not counted one by one neither.
fn contradiction(announced: usize, kind: StepKind, context: &CheckContext<'_>) -> Option<usize> {
    let count = |steps: &[Step<'_>]| steps.iter().filter(|step| step.kind == kind).count();
    let steps = context.all_steps();
    let total = steps.iter().filter(|step| step.kind == kind).count();
    let several = |step: &&Step<'_>| matches!(step.date, Some(When::Days(_) | When::Range(_)));
    let days = context
        .planned(Step::half_days)
        .map(|halves| usize::try_from(halves / 2));
    let uncounted = kind == StepKind::Day
        && (steps.iter().copied().any(|step| several(&step)) || days == Some(Ok(announced)));
    let somewhere = steps.iter().any(|step| count(&step.children) == announced);
    let agrees = total == 0 || total == announced || uncounted || somewhere;
    (!agrees).then_some(total)
}

/// Where the plan has its first steps of a kind.
fn group(kind: StepKind, context: &CheckContext<'_>) -> String {
    let steps = context.all_steps();
    let first = steps.iter().find(|step| step.kind == kind);
    let group = first.and_then(|step| Some(step.path.rsplit_once('.')?.0));
    group.unwrap_or("deroule").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::assert_agrees;

    #[test]
    fn scanners_agree_with_patterns() {
        let numbers = NUMBERS.join("|");
        let kinds = KINDS.map(|(word, _)| word).join("|");
        let leads = LEADS.join("|");
        assert_agrees(
            &format!(
                r"(?i)(?:(?-u:\b)(?:{leads})\s+|\A|[.!?]\s+)(?P<here>(?:[0-9]{{1,2}}|{numbers})\s+(?:{kinds})s)\b(?:\s+\pL+)?"
            ),
            &[
                "en",
                "Sur",
                "de",
                "les",
                "comprend",
                "prévoit",
                "deux",
                "4",
                "Onze",
                "120",
                "phases",
                "modules",
                "JOURNÉES",
                "séquence",
                "s",
                ".",
                "!",
                ",",
                "suivantes",
                "é",
            ],
            |text| {
                let found = find_all(text, announced_count).into_iter();
                found.map(|(_, count)| count.range).collect()
            },
        );
    }
}
