//! The sheet describes how attendance is proved.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M011",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Individuel],
    texts: rule_texts!(M011),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3°"),
    example: Some(Example {
        bad: "\
sanction: Un certificat de réalisation est remis à chaque participant.",
        good: "\
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chaque participant.",
    }),
    kind: RuleKind::Mention(&["suivi"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.suivi.is_none() {
        reporter.at(context.key_place("suivi"));
    }
}
