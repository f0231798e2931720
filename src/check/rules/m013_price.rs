//! The sheet says what the action costs, when the profile asks for it.

use super::c018_price_given_twice::amounts;
use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Translated;
use crate::model::pricing::{Pricing, PricingTerms};

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
    finds: Finds::Mention(&["tarifs", "convention"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let pricing = subject.programme.sections.tarifs.as_ref();
    let stated = pricing.is_some_and(|pricing| match pricing {
        Pricing::Prose(_) if subject.settings.profile == Profile::Qualiopi => true,
        Pricing::Prose(words) => !amounts(&words.0).is_empty(),
        Pricing::Rows(_) | Pricing::Terms(_) => !pricing.rows().1.is_empty(),
    });
    if let Some(reason) = reason(subject)
        && !stated
    {
        report
            .at(subject.key("tarifs.lignes"))
            .with("reason", reason);
    }
}

/// Why the profile asks for the price and its terms, when it does.
pub(super) fn reason(subject: &Subject<'_>) -> Option<Translated> {
    let programme = subject.programme;
    match subject.settings.profile {
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
