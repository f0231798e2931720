//! The sheet says what the action costs, when the profile asks for it.

use super::c018_price_given_twice::amounts;
use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::pricing::{Pricing, PricingTerms};

pub static RULE: Rule = Rule {
    code: "M013",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Prix manquant",
        en: "Price missing",
    },
    why: Words {
        fr: "Le prix figure dans la convention quand un financeur paie, dans ce qui est remis au stagiaire quand il \
             paie lui-même, et toujours dans le contrat d’une personne et l’information du public. Un texte le dit \
             s’il donne un montant ; au public, « sur devis » suffit.",
        en: "The price must stand in the convention when a funder pays, in what trainees are given when they pay, \
             and always in the contract of a person and in what the public is told. A text says it when it gives an \
             amount; for the public, `sur devis` is enough.",
    },
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
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque le prix : {reason}",
                en: "the price is missing: {reason}",
            },
            remedy: Words {
                fr: "écrivez une ligne dans « tarifs.lignes », avec son « libelle » et son « montant »",
                en: "write a row in `tarifs.lignes`, with its `libelle` and its `montant`",
            },
            labels: &[],
        },
        &["tarifs", "convention"],
        find,
    ),
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
pub(super) fn reason(subject: &Subject<'_>) -> Option<Words> {
    let programme = subject.programme;
    match subject.settings.profile {
        Profile::Convention => match programme.sections.tarifs {
            Some(Pricing::Terms(PricingTerms {
                financeur: Some(_), ..
            })) => Some(Words {
                fr: "un financeur paie l’action",
                en: "a funder pays for the action",
            }),
            Some(_) | None => None,
        },
        Profile::Stagiaire => programme.convention.is_none().then_some(Words {
            fr: "sans convention, le stagiaire paie lui-même",
            en: "without a convention, trainees pay themselves",
        }),
        Profile::Qualiopi => Some(Words {
            fr: "les tarifs font partie de l’information du public",
            en: "the public must be told the prices",
        }),
        Profile::Individuel => Some(Words {
            fr: "la personne se forme à ses frais",
            en: "the person pays for their own training",
        }),
    }
}
