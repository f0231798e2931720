//! The sheet says how long one waits before the training starts.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Mention(&["acces"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let access = subject.programme.sections.acces.as_ref();
    if access.is_none_or(|access| access.delais.is_none()) {
        report.at(subject.key("acces.delais"));
    }
}
