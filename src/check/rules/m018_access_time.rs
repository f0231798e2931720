//! The sheet gives the time between enrolment and training.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M018",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M018),
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
acces:
  modalites: Inscription auprès du service des ressources humaines.",
        good: "\
acces:
  modalites: Inscription auprès du service des ressources humaines.
  delais: Un mois avant la première journée.",
    }),
    kind: RuleKind::Mention(&["acces"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let access = context.programme.sections.acces.as_ref();
    if access.is_none_or(|access| access.delais.is_none()) {
        reporter.at(context.key_place("acces.delais"));
    }
}
