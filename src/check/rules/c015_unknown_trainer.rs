//! Who takes a step is among the trainers.

use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::document::text::Text;
use crate::model::trainer::Trainer;
use crate::value::fold;

pub static RULE: Rule = Rule {
    code: "C015",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C015),
    source: Some("Code du travail, art. L6353-8"),
    example: Some(Example {
        bad: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
deroule:
  journees:
    - titre: Observer l’accueil
      intervenants: [Maëlle Caradec]
    - titre: Réécrire les messages",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
deroule:
  journees:
    - titre: Observer l’accueil
      intervenants: [Maëlle Karadec]
    - titre: Réécrire les messages",
    }),
    finds: Finds::Programme(find),
};

/// « Un ancien participant », but not « Le Goff Yann ».
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"^\s*(?i:un|une|des|le|la|les|deux|l['’])\s*(?-i:\p{Ll})";
    Regex::new(pattern).expect("a pattern written above")
});
static BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\([^)]*\)").expect("a pattern written above"));
/// Words that stand for somebody still to be found.
const PENDING: [&str; 5] = ["definir", "confirmer", "preciser", "designer", "determiner"];

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    let trainers = sections.intervenants.as_deref().unwrap_or_default();
    if trainers.is_empty() {
        return;
    }
    let steps = subject.all_steps().into_iter();
    let steps = steps.map(|step| (step.path.clone(), &step.details.intervenants));
    let sessions = sections.sessions.iter().flatten().enumerate();
    let sessions =
        sessions.map(|(rank, session)| (format!("sessions.{rank}"), &session.intervenants));
    for (path, names) in steps.chain(sessions) {
        for (rank, name) in names.iter().map(Text::line).enumerate() {
            if !is_known(&name, trainers) {
                report
                    .at(subject.value(&format!("{path}.intervenants.{rank}")))
                    .with("known", nearest(&name, trainers))
                    .with("name", name)
                    .beside(subject.key("intervenants"), 0, []);
            }
        }
    }
}

/// Whether a text names trainers, or nobody in particular: « un médecin du travail », « à confirmer ».
fn is_known(name: &str, trainers: &[Trainer]) -> bool {
    // What stands between brackets says what for, not who.
    let name = BRACKETS.replace_all(name, " ");
    let folded = fold(&name);
    let nobody = name.starts_with(char::is_lowercase)
        || NOBODY.is_match(&name)
        || PENDING.iter().any(|word| folded.ends_with(word));
    let people = folded.replace(" et ", ",");
    let mut people = people.split([',', '&', '/']).map(str::trim);
    let known = |person: &str| trainers.iter().any(|trainer| trainer.answers_to(person));
    // « Awa Cabestan, formatrice »: behind a trainer, a trade.
    let described = name.split_once(',').is_some_and(|(person, trade)| {
        trade.trim_start().starts_with(char::is_lowercase) && known(&fold(person))
    });
    nobody || described || people.all(known)
}

/// The name that was most likely meant, else all of them.
fn nearest(name: &str, trainers: &[Trainer]) -> Vec<String> {
    let names = trainers.iter().map(|trainer| trainer.nom.line());
    let folded = fold(name);
    let near = names
        .clone()
        .map(|known| (strsim::osa_distance(&folded, &fold(&known)), known))
        .filter(|(distance, _)| *distance <= folded.chars().count() / 3)
        .min();
    near.map_or_else(|| names.collect(), |(_, known)| vec![known])
}
