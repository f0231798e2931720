//! The contract with a person states the kind of action.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M006",
    severity: Severity::Error,
    profiles: &[Profile::Individuel],
    texts: rule_texts!(M006),
    source: Some("Code du travail, art. L6353-4, 1°"),
    example: Some(Example {
        bad: "\
intitule: Accueillir le public en situation tendue",
        good: "\
nature: formation
intitule: Accueillir le public en situation tendue",
    }),
    kind: RuleKind::Mention(&["nature"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.nature.is_none() {
        reporter.at(context.key_place("nature"));
    }
}
