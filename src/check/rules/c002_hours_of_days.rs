//! Days by hours a day make the hours announced.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;

pub static RULE: Rule = Rule {
    code: "C002",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C002),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 2
  heures: 13
  heures_par_jour: 7",
        good: "\
duree:
  jours: 2
  heures: 14
  heures_par_jour: 7",
    }),
    finds: Finds::Programme(find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(duration) = &subject.programme.sections.duree else {
        return;
    };
    let (Some((stated, made)), Some(days), Some(per_day)) = (
        duration.disagreement(),
        duration.jours,
        duration.heures_par_jour,
    ) else {
        return;
    };
    let days = Argument::HalfDays(days.halves());
    let per_day = Argument::Minutes(per_day.minutes());
    report
        .at(subject.value("duree.heures"))
        .with("stated", Argument::Minutes(stated))
        .with("made", Argument::Minutes(made))
        .beside(subject.value("duree.jours"), 0, [("days", days)])
        .beside(
            subject.value("duree.heures_par_jour"),
            1,
            [("per_day", per_day)],
        );
}
