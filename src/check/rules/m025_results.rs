//! The sheet says how past sessions went.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Mention(&["indicateurs"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.indicateurs.is_none() {
        report.at(subject.key("indicateurs"));
    }
}
