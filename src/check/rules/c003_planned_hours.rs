//! The plan has as many hours as the duration announces.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::plan::{Extent, Step, accounts_for, pauses};

pub static RULE: Rule = Rule {
    code: "C003",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C003),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 2
  heures_par_jour: 7
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
    - titre: Réécrire les messages
      duree: 6 h",
        good: "\
duree:
  jours: 2
  heures_par_jour: 7
deroule:
  journees:
    - titre: Observer l’accueil
      duree: 7 h
    - titre: Réécrire les messages
      duree: 7 h",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.programme.sections.duree else {
        return;
    };
    let per_day = context.minutes_per_day();
    let days = context.planned(Step::half_days).zip(duration.jours);
    let other_days = days.is_some_and(|(planned, announced)| planned != announced.halves());
    if other_days || duration.disagreement().is_some() {
        return;
    }
    let (Some(announced), Some(planned)) = (duration.minutes(), context.planned(Step::minutes))
    else {
        return;
    };
    let (stated, counted) = (Extent::Minutes(announced), Extent::Minutes(planned));
    let trained = planned - pauses(&context.steps, per_day);
    let agrees = [planned, trained].contains(&announced);
    if agrees || accounts_for(&context.steps, per_day, stated, counted) {
        return;
    }
    let total = context.value_place(&format!("duree.{}", duration.total_key()));
    let mut diagnostic = reporter
        .at(total)
        .with("announced", stated)
        .with("planned", counted)
        .beside(context.key_place("deroule"), 0, []);
    for step in &context.steps {
        if let (Some(minutes), Some(_)) = (step.minutes(per_day), step.details.duree) {
            let place = context.value_place(&format!("{}.duree", step.path));
            diagnostic = diagnostic.beside(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}
