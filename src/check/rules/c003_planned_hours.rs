//! As many hours planned as announced.

use super::{Example, Finds, Report, Rule, Subject};
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
    finds: Finds::Programme(find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(duration) = &subject.programme.sections.duree else {
        return;
    };
    let per_day = subject.minutes_per_day();
    let days = subject.planned(Step::half_days).zip(duration.jours);
    let other_days = days.is_some_and(|(planned, announced)| planned != announced.halves());
    if other_days || duration.disagreement().is_some() {
        return;
    }
    let (Some(announced), Some(planned)) = (duration.minutes(), subject.planned(Step::minutes))
    else {
        return;
    };
    let (said, held) = (Extent::Minutes(announced), Extent::Minutes(planned));
    let trained = planned - pauses(&subject.steps, per_day);
    let agrees = [planned, trained].contains(&announced);
    if agrees || accounts_for(&subject.steps, per_day, said, held) {
        return;
    }
    let total = subject.value(&format!("duree.{}", duration.total_key()));
    let mut said = report
        .at(total)
        .with("announced", said)
        .with("planned", held)
        .beside(subject.key("deroule"), 0, []);
    for step in &subject.steps {
        if let (Some(minutes), Some(_)) = (step.minutes(per_day), step.details.duree) {
            let place = subject.value(&format!("{}.duree", step.path));
            said = said.beside(place, 1, [("part", Argument::Minutes(minutes))]);
        }
    }
}
