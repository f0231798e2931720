//! The sheet lists the means of the action.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M010",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M010),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateurs 17 et 19"),
    example: Some(Example {
        bad: "\
methodes: Études de cas et mises en situation filmées.",
        good: "\
methodes: Études de cas et mises en situation filmées.
moyens: Une salle, un vidéoprojecteur et une caméra.
ressources: Un livret remis à chaque participant.",
    }),
    kind: RuleKind::Mention(&["moyens", "ressources"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    if sections.moyens.is_none() && sections.ressources.is_none() {
        reporter.at(context.key_place("moyens"));
    }
}
