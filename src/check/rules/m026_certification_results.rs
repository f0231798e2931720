//! The results of an action that certifies say how many obtained it.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::indicators::{Indicator, Indicators};
use crate::value::fold;

pub static RULE: Rule = Rule {
    code: "M026",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Résultats d’une certification manquants",
        en: "Results of a certification missing",
    },
    why: Words {
        fr: "Quand l’action mène à une certification, les résultats publiés disent aussi ce qu’elle devient : taux \
             d’obtention, validation de blocs, insertion, poursuite d’études.",
        en: "When the action leads to a certification, the results that are published say what comes of it: how \
             many obtained it, blocks validated, employment, further studies.",
    },
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
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "aucun indicateur ne porte sur la certification",
                en: "no result is about the certification",
            },
            remedy: Words {
                fr: "ajoutez dans « indicateurs » une ligne comme « Taux d’obtention de la certification »",
                en: "add a row to `indicateurs`, such as `Taux d’obtention de la certification`",
            },
            labels: &[Words {
                fr: "la certification visée",
                en: "the certification aimed at",
            }],
        },
        &["indicateurs", "certification"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    if let (Some(_), Some(Indicators::Rows(rows))) =
        (&sections.certification, &sections.indicateurs)
        && !rows.iter().any(is_about_certification)
    {
        report
            .at(subject.key("indicateurs"))
            .beside(subject.key("certification"), 0, []);
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
