//! A registration ends after it starts.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "C019",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C019),
    source: Some("Code du travail, art. L6113-5 et L6113-6"),
    example: Some(Example {
        bad: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2028-07-01
  echeance: 2025-07-01",
        good: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2025-07-01
  echeance: 2028-07-01",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let certification = context.programme.sections.certification.as_ref();
    let dates = certification.and_then(|it| it.enregistrement.zip(it.echeance));
    if let Some((start, end)) = dates
        && end < start
    {
        reporter
            .at(context.value_place("certification.echeance"))
            .with("start", start)
            .with("end", end)
            .beside(context.value_place("certification.enregistrement"), 0, []);
    }
}
