//! No training at the weekend, unless it is meant.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "C012",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(C012),
    source: Some("Code du travail, art. L3132-3"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-18
    - titre: Réécrire les messages
      date: 2026-09-19",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-18
    - titre: Réécrire les messages
      date: 2026-09-21",
    }),
    finds: Finds::Programme(find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (path, date) in subject.training_days() {
        if date.is_weekend() {
            report.at(subject.value(&path)).with("date", date);
        }
    }
}
