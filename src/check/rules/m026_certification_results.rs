//! The results of a certifying action give its success rate.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::indicators::{Indicator, Indicators};
use crate::model::settings::Profile;
use crate::value::fold;

pub static RULE: Rule = Rule {
    code: "M026",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M026),
    source: Some("RNQ, indicateur 3"),
    example: Some(Example {
        bad: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2025-09-01
  echeance: 2028-09-01
indicateurs:
  - libelle: Taux de satisfaction
    valeur: 92 %
    date: 2025-12",
        good: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2025-09-01
  echeance: 2028-09-01
indicateurs:
  - libelle: Taux de satisfaction
    valeur: 92 %
    date: 2025-12
  - libelle: Taux d’obtention de la certification
    valeur: 81 %
    date: 2025-12",
    }),
    kind: RuleKind::Mention(&["indicateurs", "certification"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    if let (Some(_), Some(Indicators::Rows(rows))) =
        (&sections.certification, &sections.indicateurs)
        && !rows.iter().any(is_about_certification)
    {
        reporter.at(context.key_place("indicateurs")).beside(
            context.key_place("certification"),
            0,
            [],
        );
    }
}

/// How the names of such results open one of their words.
const STEMS: [&str; 6] = [
    "obten",
    "reussi",
    "certifi",
    "insertion",
    "valid",
    "poursuite",
];

fn is_about_certification(row: &Indicator) -> bool {
    let name = fold(&row.libelle.line());
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}
