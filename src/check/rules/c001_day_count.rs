//! As many days planned as announced.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::duration::Days;
use crate::model::plan::{Extent, Step, accounts_for};

pub static RULE: Rule = Rule {
    code: "C001",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C001),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 3
deroule:
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
        good: "\
duree:
  jours: 2
deroule:
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
    }),
    finds: Finds::Programme(find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(duration) = &subject.programme.sections.duree else {
        return;
    };
    let Some(announced) = duration.jours.map(Days::halves) else {
        return;
    };
    let Some(planned) = subject.planned(Step::half_days) else {
        return;
    };
    let (said, held) = (Extent::HalfDays(announced), Extent::HalfDays(planned));
    let per_day = subject.minutes_per_day();
    // A duration or a step at odds with itself is what is to be corrected.
    let elsewhere =
        duration.disagreement().is_some() || accounts_for(&subject.steps, per_day, said, held);
    if planned != announced && !elsewhere {
        report
            .at(subject.value("duree.jours"))
            .with("announced", said)
            .with("planned", held)
            .beside(subject.key("deroule"), 0, []);
    }
}
