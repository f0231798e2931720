//! Exams last what is set aside for them.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::model::timed::total_minutes;

pub static RULE: Rule = Rule {
    code: "C006",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C006),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  heures: 14
  detail:
    presentiel: 12 h
    certification: 2 h
evaluation:
  epreuves:
    - titre: Étude de cas
      duree: 1 h
    - titre: Entretien avec le jury
      duree: 30 min",
        good: "\
duree:
  heures: 14
  detail:
    presentiel: 12 h
    certification: 2 h
evaluation:
  epreuves:
    - titre: Étude de cas
      duree: 1 h
    - titre: Entretien avec le jury
      duree: 1 h",
    }),
    finds: Finds::Programme(find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    let per_day = subject.minutes_per_day();
    let detail = sections
        .duree
        .as_ref()
        .and_then(|duration| duration.detail.as_ref());
    let reserved = detail.and_then(|detail| detail.certification?.minutes(per_day));
    let (Some(reserved), Some(assessment)) = (reserved, &sections.evaluation) else {
        return;
    };
    let Some(exams) = total_minutes(&assessment.epreuves, per_day) else {
        return;
    };
    if exams == reserved {
        return;
    }
    let mut said = report
        .at(subject.value("duree.detail.certification"))
        .with("reserved", Argument::Minutes(reserved))
        .with("exams", Argument::Minutes(exams));
    for (rank, exam) in assessment.epreuves.iter().enumerate() {
        if let Some(minutes) = exam.duree.and_then(|duration| duration.minutes(per_day)) {
            let place = subject.value(&format!("evaluation.epreuves.{rank}.duree"));
            said = said.beside(place, 0, [("part", Argument::Minutes(minutes))]);
        }
    }
}
