//! A step lasts as long as its parts.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::plan::{Extent, accounts_for};

pub static RULE: Rule = Rule {
    code: "C004",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C004),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
      matin:
        duree: 3 h 30
      apres_midi:
        duree: 3 h
    - titre: Réécrire les messages",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
      matin:
        duree: 3 h 30
      apres_midi:
        duree: 3 h 30
    - titre: Réécrire les messages",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let per_day = context.minutes_per_day();
    for step in context.all_steps() {
        let Some((stated, parts)) = step.disagreement(per_day) else {
            continue;
        };
        if accounts_for(&step.children, per_day, stated, parts) {
            continue;
        }
        let mut diagnostic = reporter
            .at(context.value_place(&format!("{}.duree", step.path)))
            .with("stated", stated)
            .with("parts", parts);
        for part in &step.children {
            let length = match parts {
                Extent::Minutes(_) => part.minutes(per_day).map(Argument::Minutes),
                Extent::HalfDays(_) => part.half_days(per_day).map(Argument::HalfDays),
            };
            let place = match part.details.duree {
                Some(_) => context.value_place(&format!("{}.duree", part.path)),
                None => context.key_place(&part.path),
            };
            if let Some(length) = length {
                diagnostic = diagnostic.beside(place, 0, [("part", length)]);
            }
        }
    }
}
