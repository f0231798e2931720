//! The sheet names a contact.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M022",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi],
    texts: rule_texts!(M022),
    source: Some("Code du travail, art. L6353-8 ; RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion",
        good: "\
lieu: Mairie de Lannion
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr",
    }),
    kind: RuleKind::Mention(&["contacts"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let contacts = context.programme.sections.contacts.as_deref();
    if contacts.unwrap_or_default().is_empty() {
        reporter.at(context.key_place("contacts"));
    }
}
