//! A registration ends after it starts.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "C019",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Enregistrement échu avant d’avoir commencé",
        en: "Registration over before it starts",
    },
    why: Words {
        fr: "Une certification est enregistrée par France compétences pour quelques années : son échéance vient \
             après son enregistrement.",
        en: "France compétences registers a certification for some years: it expires after it is registered.",
    },
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
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "la certification arrive à échéance le {end}, avant son enregistrement le {start}",
                en: "the certification expires on {end}, before it is registered on {start}",
            },
            remedy: Words {
                fr: "corrigez l’une des deux dates",
                en: "correct one of the two dates",
            },
            labels: &[Words {
                fr: "enregistrée le {start}",
                en: "registered on {start}",
            }],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let certification = subject.programme.sections.certification.as_ref();
    let dates = certification.and_then(|it| it.enregistrement.zip(it.echeance));
    if let Some((start, end)) = dates
        && end < start
    {
        report
            .at(subject.value("certification.echeance"))
            .with("start", start)
            .with("end", end)
            .beside(subject.value("certification.enregistrement"), 0, []);
    }
}
