//! Each trainer is introduced.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

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
    finds: Finds::Mention(&["intervenants"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let trainers = subject.programme.sections.intervenants.iter().flatten();
    for (rank, trainer) in trainers.enumerate() {
        if trainer.qualite.is_none() && trainer.presentation.is_none() {
            report
                .at(subject.value(&format!("intervenants.{rank}.nom")))
                .with("name", trainer.nom.line());
        }
    }
}
