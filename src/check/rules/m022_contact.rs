//! The sheet says whom to ask.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Mention(&["contacts"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let contacts = subject.programme.sections.contacts.as_deref();
    if contacts.unwrap_or_default().is_empty() {
        report.at(subject.key("contacts"));
    }
}
