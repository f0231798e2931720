//! A remote action lists its remote activities and their durations.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M029",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(M029),
    source: Some("Code du travail, art. D6313-3-1, 2°"),
    example: Some(Example {
        bad: "\
modalite: distanciel
distance:
  assistance: Le formateur répond par courriel sous un jour ouvré.",
        good: "\
modalite: distanciel
distance:
  assistance: Le formateur répond par courriel sous un jour ouvré.
  activites:
    - titre: Classe virtuelle
      duree: 7 h
    - titre: Exercices en ligne
      duree: 7 h",
    }),
    kind: RuleKind::Mention(&["distance"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(place) = context.remote_place() else {
        return;
    };
    let distance = context.programme.sections.distance.as_ref();
    let activities = distance.map(|distance| distance.activites.as_slice());
    let activities = activities.unwrap_or_default();
    if activities.is_empty() {
        reporter
            .at(place)
            .with("missing", text!(rules::M029_ACTIVITIES));
    }
    for (index, activity) in activities.iter().enumerate() {
        if activity.duree.is_none() {
            reporter
                .at(context.key_place(&format!("distance.activites.{index}")))
                .with("missing", text!(rules::M029_LENGTH));
        }
    }
}
