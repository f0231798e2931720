//! An introduction counts as many steps as the plan.

use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::plan::{Step, StepKind};
use crate::value::When;

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
    finds: Finds::Programme(find),
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
/// A count that announces, by the word before it and what does not follow: « en 4 phases », but not « deux modules sur
/// quatre ».
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    let lead =
        "en|sur|de|les|ces|nos|comprend|comporte|compte|contient|propose|prévoit|enchaîne|réunit";
    let numbers = NUMBERS.join("|");
    let kinds = KINDS.map(|(word, _)| word).join("|");
    let count = format!(
        r"(?i)(?:(?-u:\b)(?:{lead})\s+|\A|[.!?]\s+)(?P<count>(?P<number>[0-9]{{1,2}}|{numbers})\s+(?P<kind>{kinds})s)(?-u:\b)(?P<rest>\s+\pL+)?"
    );
    Regex::new(&count).expect("a pattern written above")
});
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

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    for passage in &subject.texts.passages {
        let Some((_, mixed)) = TEXTS.iter().find(|(path, _)| *path == passage.path) else {
            continue;
        };
        for found in COUNT.captures_iter(passage.text) {
            let rest = found
                .name("rest")
                .map_or("", |rest| rest.as_str().trim_start());
            let rest = rest.to_lowercase();
            let partial = SOME.iter().any(|word| match word.len() {
                0..3 => rest == *word,
                _ => rest.starts_with(word),
            });
            let (Some(count), Some(kind)) = (found.name("count"), kind(&found["kind"])) else {
                continue;
            };
            let elsewhere = *mixed && !names_the_training(&passage.text[..count.start()]);
            let (Some(announced), false) = (number(&found["number"]), partial || elsewhere) else {
                continue;
            };
            if let Some(planned) = contradiction(announced, kind, subject) {
                let words: Vec<&str> = count.as_str().split_whitespace().collect();
                report
                    .at(passage.place(count.range()))
                    .with("announced", words.join(" "))
                    .with("planned", planned)
                    .beside(subject.key(&group(kind, subject)), 0, []);
            }
        }
    }
}

/// Whether the sentence that a text ends in is about the training.
fn names_the_training(before: &str) -> bool {
    let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default();
    let sentence = sentence.to_lowercase();
    ["formation", "parcours"]
        .iter()
        .any(|word| sentence.contains(word))
}

fn number(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    let named = (2..).zip(NUMBERS).find(|(_, name)| *name == word);
    named
        .map(|(number, _)| number)
        .or_else(|| word.parse().ok())
}

fn kind(word: &str) -> Option<StepKind> {
    let word = word.to_lowercase();
    KINDS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, kind)| *kind)
}

/// How many steps of a kind the plan has, when it is neither that number in all nor in one of its steps. A plan without
/// any says nothing, and days that are not counted one by one neither.
fn contradiction(announced: usize, kind: StepKind, subject: &Subject<'_>) -> Option<usize> {
    let count = |steps: &[Step<'_>]| steps.iter().filter(|step| step.kind == kind).count();
    let steps = subject.all_steps();
    let total = steps.iter().filter(|step| step.kind == kind).count();
    let several = |step: &&Step<'_>| matches!(step.date, Some(When::Days(_) | When::Range(_)));
    let days = subject
        .planned(Step::half_days)
        .map(|halves| usize::try_from(halves / 2));
    let uncounted = kind == StepKind::Day
        && (steps.iter().copied().any(|step| several(&step)) || days == Some(Ok(announced)));
    let somewhere = steps.iter().any(|step| count(&step.children) == announced);
    let agrees = total == 0 || total == announced || uncounted || somewhere;
    (!agrees).then_some(total)
}

/// Where the plan has its first steps of a kind.
fn group(kind: StepKind, subject: &Subject<'_>) -> String {
    let steps = subject.all_steps();
    let first = steps.iter().find(|step| step.kind == kind);
    let group = first.and_then(|step| Some(step.path.rsplit_once('.')?.0));
    group.unwrap_or("deroule").to_owned()
}
