//! The sheet says how one enrols.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Mention(&["acces", "catalogue"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let access = subject.programme.sections.acces.as_ref();
    let catalogue = subject.programme.catalogue.as_ref();
    let stated = access.is_some_and(|access| access.modalites.is_some())
        || catalogue.is_some_and(|catalogue| catalogue.acces.is_some());
    if !stated {
        report.at(subject.key("acces.modalites"));
    }
}
