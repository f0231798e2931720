//! The sheet describes a certification as it is registered.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::model::certification::Certification;
use crate::model::settings::Profile;

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
    kind: RuleKind::Mention(&["certification"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(certification) = &context.programme.sections.certification else {
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
            reporter
                .at(context.key_place("certification"))
                .with("mention", mention)
                .with("keys", keys);
        }
    }
}
