//! The sheet gives the terms of payment, when the profile asks for them.

use super::m013_price::reason;
use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::pricing::Pricing;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M014",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Stagiaire, Profile::Individuel],
    texts: rule_texts!(M014),
    source: Some("Code du travail, art. D6353-1, L6353-4, 5° et L6353-8"),
    example: Some(Example {
        bad: "\
tarifs:
  lignes:
    - libelle: Formation de deux jours
      montant: 2400
      taxe: exonere
      par: groupe
  financeur: OPCO Cohésion sociale",
        good: "\
tarifs:
  lignes:
    - libelle: Formation de deux jours
      montant: 2400
      taxe: exonere
      par: groupe
  reglement: Facture à l’issue de la formation, payable à trente jours.
  financeur: OPCO Cohésion sociale",
    }),
    kind: RuleKind::Mention(&["tarifs", "convention"], find),
};

/// What a text on payment speaks of.
const PAYMENT: [&str; 10] = [
    "règl",
    "regl",
    "pai",
    "pay",
    "factur",
    "virement",
    "versement",
    "acompte",
    "échéance",
    "comptant",
];

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let pricing = context.programme.sections.tarifs.as_ref();
    let stated = pricing.is_some_and(|pricing| match pricing {
        Pricing::Prose(words) => {
            let words = words.0.to_lowercase();
            PAYMENT.iter().any(|stem| words.contains(stem))
        }
        Pricing::Rows(_) => false,
        Pricing::Terms(terms) => terms.reglement.is_some(),
    });
    if let Some(reason) = reason(context)
        && !stated
    {
        reporter
            .at(context.key_place("tarifs.reglement"))
            .with("reason", reason);
    }
}
