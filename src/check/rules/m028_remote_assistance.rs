//! A remote action names the person who assists.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
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
    kind: RuleKind::Mention(&["distance"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let distance = context.programme.sections.distance.as_ref();
    if distance.is_none_or(|distance| distance.assistance.is_none())
        && let Some(place) = context.remote_place()
    {
        reporter.at(place);
    }
}
