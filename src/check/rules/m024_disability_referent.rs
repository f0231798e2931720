//! The sheet names a contact for disability.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M024",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M024),
    source: Some("RNQ, indicateur 26"),
    example: Some(Example {
        bad: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.",
        good: "\
accessibilite: Les locaux sont accessibles ; les supports existent en gros caractères.
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
    }),
    kind: RuleKind::Mention(&["referent_handicap"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.referent_handicap.is_none() {
        reporter.at(context.key_place("referent_handicap"));
    }
}
