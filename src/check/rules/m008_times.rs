//! Trainees are told at what time they are expected.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M008",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire],
    texts: rule_texts!(M008),
    source: Some("Code du travail, art. L6353-8"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion",
        good: "\
horaires: 9 h à 12 h 30 et 13 h 30 à 17 h
lieu: Mairie de Lannion",
    }),
    finds: Finds::Mention(&["horaires", "deroule", "sessions"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    let mut sessions = sections.sessions.iter().flatten();
    let steps = subject.all_steps();
    let stated = sections.horaires.is_some()
        || steps.iter().any(|step| step.details.horaires.is_some())
        || sessions.any(|session| session.horaires.is_some());
    if !stated {
        report.at(subject.key("horaires"));
    }
}
