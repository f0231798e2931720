//! The sheet gives the length of the action.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M005",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(M005),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 1° ; RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
duree:
  heures_par_jour: 7",
        good: "\
duree:
  jours: 2
  heures_par_jour: 7",
    }),
    kind: RuleKind::Mention(&["duree"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let duration = context.programme.sections.duree.as_ref();
    let stated = duration.is_some_and(|it| it.jours.is_some() || it.heures.is_some());
    if !stated {
        reporter.at(context.key_place("duree.jours"));
    }
}
