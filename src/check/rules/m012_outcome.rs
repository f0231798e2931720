//! The sheet names the document that trainees receive in the end.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M012",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Individuel],
    texts: rule_texts!(M012),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3°"),
    example: Some(Example {
        bad: "\
suivi: Feuilles d’émargement signées par demi-journée.",
        good: "\
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chaque participant.",
    }),
    kind: RuleKind::Mention(&["sanction"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    if context.programme.sections.sanction.is_none() {
        reporter.at(context.key_place("sanction"));
    }
}
