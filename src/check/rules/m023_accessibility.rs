//! The sheet describes access for people with disabilities.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M023",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M023),
    source: Some("RNQ, indicateurs 1 et 26"),
    example: Some(Example {
        bad: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
        good: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    kind: RuleKind::Mention(&["accessibilite"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.accessibilite.is_none() {
        reporter.at(context.key_place("accessibilite"));
    }
}
