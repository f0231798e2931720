//! A remote action says who helps.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M028",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(M028),
    source: Some("Code du travail, art. D6313-3-1, 1°"),
    example: Some(Example {
        bad: "\
modalite: distanciel
distance:
  activites:
    - titre: Classe virtuelle
      duree: 7 h
    - titre: Exercices en ligne
      duree: 7 h",
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
    let distance = subject.programme.sections.distance.as_ref();
    if distance.is_none_or(|distance| distance.assistance.is_none())
        && let Some(place) = subject.remote()
    {
        report.at(place);
    }
}
