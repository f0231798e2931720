//! The sheet states its objectives.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::document::text::Prose;
use crate::model::objectives::Objectives;

pub static RULE: Rule = Rule {
    code: "M003",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(M003),
    source: Some("Code du travail, art. D6353-1, L6353-4 et L6353-8 ; RNQ, indicateurs 1 et 5"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18",
        good: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
    - Choisir une réponse adaptée
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18",
    }),
    kind: RuleKind::Mention(&["objectifs", "deroule"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let objectives = context.programme.sections.objectifs.as_ref();
    let steps = context.all_steps();
    let in_steps = steps.iter().any(|step| !step.details.objectifs.is_empty());
    if !in_steps && !objectives.is_some_and(says_some) {
        reporter.at(context.key_place("objectifs.liste"));
    }
}

/// An introduction that ends with a colon only announces a list.
fn says_some(objectives: &Objectives) -> bool {
    let Objectives {
        introduction,
        general,
        liste,
        axes,
    } = objectives;
    let states = |prose: &Prose| !prose.0.trim_end().ends_with(':');
    general.is_some()
        || !liste.is_empty()
        || !axes.is_empty()
        || introduction.as_ref().is_some_and(states)
}
