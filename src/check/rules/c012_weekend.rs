//! No training at the weekend, unless it is meant.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
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
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, date) in context.training_days() {
        if date.is_weekend() {
            reporter.at(context.value_place(&path)).with("date", date);
        }
    }
}
