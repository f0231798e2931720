//! The exams last as long as the duration reserves for them.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
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
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    let per_day = context.minutes_per_day();
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
    let mut diagnostic = reporter
        .at(context.value_place("duree.detail.certification"))
        .with("reserved", Argument::Minutes(reserved))
        .with("exams", Argument::Minutes(exams));
    for (index, exam) in assessment.epreuves.iter().enumerate() {
        if let Some(minutes) = exam.duree.and_then(|duration| duration.minutes(per_day)) {
            let place = context.value_place(&format!("evaluation.epreuves.{index}.duree"));
            diagnostic = diagnostic.beside(place, 0, [("part", Argument::Minutes(minutes))]);
        }
    }
}
