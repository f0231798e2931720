//! The sheet describes its methods.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M009",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M009),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateurs 1 et 6"),
    example: Some(Example {
        bad: "\
moyens: Une salle, un vidéoprojecteur et une caméra.",
        good: "\
methodes: Études de cas et mises en situation filmées.
moyens: Une salle, un vidéoprojecteur et une caméra.",
    }),
    kind: RuleKind::Mention(&["methodes", "deroule"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let steps = context.all_steps();
    let in_steps = steps.iter().any(|step| step.details.methode.is_some());
    if !in_steps && context.programme.sections.methodes.is_none() {
        reporter.at(context.key_place("methodes"));
    }
}
