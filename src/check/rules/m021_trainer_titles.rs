//! The sheet gives the qualification of each trainer.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M021",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M021),
    source: Some("Code du travail, art. L6352-1, L6353-4, 4° et L6353-8 ; RNQ, indicateur 21"),
    example: Some(Example {
        bad: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
  - nom: Ewen Tanguy
    role: observateur",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
  - nom: Ewen Tanguy
    qualite: médiateur diplômé
    role: observateur",
    }),
    kind: RuleKind::Mention(&["intervenants"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let trainers = context.programme.sections.intervenants.iter().flatten();
    for (index, trainer) in trainers.enumerate() {
        if trainer.qualite.is_none() && trainer.presentation.is_none() {
            reporter
                .at(context.value_place(&format!("intervenants.{index}.nom")))
                .with("name", trainer.nom.line());
        }
    }
}
