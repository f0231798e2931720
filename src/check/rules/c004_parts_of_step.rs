//! A step lasts what its parts do.

use super::{Example, Finds, Report, Rule, Subject};
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
    finds: Finds::Programme(find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let per_day = subject.minutes_per_day();
    for step in subject.all_steps() {
        let Some((stated, parts)) = step.disagreement(per_day) else {
            continue;
        };
        if accounts_for(&step.children, per_day, stated, parts) {
            continue;
        }
        let mut said = report
            .at(subject.value(&format!("{}.duree", step.path)))
            .with("stated", stated)
            .with("parts", parts);
        for part in &step.children {
            let length = match parts {
                Extent::Minutes(_) => part.minutes(per_day).map(Argument::Minutes),
                Extent::HalfDays(_) => part.half_days(per_day).map(Argument::HalfDays),
            };
            let place = match part.details.duree {
                Some(_) => subject.value(&format!("{}.duree", part.path)),
                None => subject.key(&part.path),
            };
            if let Some(length) = length {
                said = said.beside(place, 0, [("part", length)]);
            }
        }
    }
}
