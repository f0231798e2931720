//! The sheet describes how to enrol.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M017",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M017),
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
acces:
  delais: Un mois avant la première journée.",
        good: "\
acces:
  modalites: Inscription auprès du service des ressources humaines.
  delais: Un mois avant la première journée.",
    }),
    kind: RuleKind::Mention(&["acces", "catalogue"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let access = context.programme.sections.acces.as_ref();
    let catalogue = context.programme.catalogue.as_ref();
    let stated = access.is_some_and(|access| access.modalites.is_some())
        || catalogue.is_some_and(|catalogue| catalogue.acces.is_some());
    if !stated {
        reporter.at(context.key_place("acces.modalites"));
    }
}
