//! The days times the hours a day are the hours announced.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
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
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.programme.sections.duree else {
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
    reporter
        .at(context.value_place("duree.heures"))
        .with("stated", Argument::Minutes(stated))
        .with("made", Argument::Minutes(made))
        .beside(context.value_place("duree.jours"), 0, [("days", days)])
        .beside(
            context.value_place("duree.heures_par_jour"),
            1,
            [("per_day", per_day)],
        );
}
