//! The sheet gives the results of past sessions.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M025",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M025),
    source: Some("RNQ, indicateur 2"),
    example: Some(Example {
        bad: "\
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr",
        good: "\
indicateurs: en cours de collecte
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr",
    }),
    kind: RuleKind::Mention(&["indicateurs"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.indicateurs.is_none() {
        reporter.at(context.key_place("indicateurs"));
    }
}
