//! A remote action says what is done at a distance, and how long it takes.

use super::{Example, Finds, Report, Rule, Subject};
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
    finds: Finds::Mention(&["distance"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(place) = subject.remote() else {
        return;
    };
    let distance = subject.programme.sections.distance.as_ref();
    let activities = distance.map(|distance| distance.activites.as_slice());
    let activities = activities.unwrap_or_default();
    if activities.is_empty() {
        report
            .at(place)
            .with("missing", text!(rules::M029_ACTIVITIES));
    }
    for (rank, activity) in activities.iter().enumerate() {
        if activity.duree.is_none() {
            report
                .at(subject.key(&format!("distance.activites.{rank}")))
                .with("missing", text!(rules::M029_LENGTH));
        }
    }
}
