//! A certification is told as it is registered.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::model::certification::Certification;

pub static RULE: Rule = Rule {
    code: "M030",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    texts: rule_texts!(M030),
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  enregistrement: 2025-09-01",
        good: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2025-09-01",
    }),
    finds: Finds::Mention(&["certification"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(certification) = &subject.programme.sections.certification else {
        return;
    };
    let Certification {
        code,
        intitule,
        niveau: _,
        certificateur,
        enregistrement,
        echeance,
        blocs: _,
        debouches: _,
        passerelles: _,
    } = certification;
    for (stated, mention, keys) in [
        (
            intitule.is_some(),
            text!(rules::M030_TITLE),
            text!(rules::M030_TITLE_KEY),
        ),
        (
            code.is_some(),
            text!(rules::M030_CODE),
            text!(rules::M030_CODE_KEY),
        ),
        (
            certificateur.is_some(),
            text!(rules::M030_CERTIFIER),
            text!(rules::M030_CERTIFIER_KEY),
        ),
        (
            enregistrement.or(*echeance).is_some(),
            text!(rules::M030_DATE),
            text!(rules::M030_DATE_KEYS),
        ),
    ] {
        if !stated {
            report
                .at(subject.key("certification"))
                .with("mention", mention)
                .with("keys", keys);
        }
    }
}
