//! The sheet gives the price of the action, when the profile asks for it.

use super::c018_price_given_twice::amounts;
use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Translated;
use crate::model::pricing::{Pricing, PricingTerms};
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M013",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(M013),
    source: Some("Code du travail, art. D6353-1, L6353-4, 5° et L6353-8 ; RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
tarifs:
  reglement: Facture à l’issue de la formation, payable à trente jours.
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

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let pricing = context.programme.sections.tarifs.as_ref();
    let stated = pricing.is_some_and(|pricing| match pricing {
        Pricing::Prose(_) if context.settings.profile == Profile::Qualiopi => true,
        Pricing::Prose(words) => !amounts(&words.0).is_empty(),
        Pricing::Rows(_) | Pricing::Terms(_) => !pricing.rows().1.is_empty(),
    });
    if let Some(reason) = reason(context)
        && !stated
    {
        reporter
            .at(context.key_place("tarifs.lignes"))
            .with("reason", reason);
    }
}

/// Why the profile asks for the price and its terms, when it does.
pub(super) fn reason(context: &CheckContext<'_>) -> Option<Translated> {
    let programme = context.programme;
    match context.settings.profile {
        Profile::Convention => match programme.sections.tarifs {
            Some(Pricing::Terms(PricingTerms {
                financeur: Some(_), ..
            })) => Some(text!(rules::M013_FUNDER)),
            Some(_) | None => None,
        },
        Profile::Stagiaire => programme
            .convention
            .is_none()
            .then_some(text!(rules::M013_TRAINEE)),
        Profile::Qualiopi => Some(text!(rules::M013_PUBLIC)),
        Profile::Individuel => Some(text!(rules::M013_PERSON)),
    }
}
