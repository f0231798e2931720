//! The sheet gives the times of each day.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

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
    kind: RuleKind::Mention(&["horaires", "deroule", "sessions"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    let mut sessions = sections.sessions.iter().flatten();
    let steps = context.all_steps();
    let stated = sections.horaires.is_some()
        || steps.iter().any(|step| step.details.horaires.is_some())
        || sessions.any(|session| session.horaires.is_some());
    if !stated {
        reporter.at(context.key_place("horaires"));
    }
}
