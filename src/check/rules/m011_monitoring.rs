//! The sheet says how it will be known that the action took place.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M011",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Individuel],
    title: Words {
        fr: "Suivi de l’exécution manquant",
        en: "Monitoring missing",
    },
    why: Words {
        fr: "Le suivi prouve que l’action a eu lieu et que chacun y était : émargement, relevés de connexion, \
             travaux rendus. Il est convenu d’avance, et conditionne le paiement.",
        en: "Monitoring proves that the action took place and who was there: attendance sheets, connection logs, \
             work handed in. It is agreed beforehand, and payment depends on it.",
    },
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3°"),
    example: Some(Example {
        bad: "\
sanction: Un certificat de réalisation est remis à chaque participant.",
        good: "\
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chaque participant.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque le suivi de l’exécution",
                en: "how the action is monitored is missing",
            },
            remedy: Words {
                fr: "écrivez-le dans « suivi », comme « feuilles d’émargement signées par demi-journée »",
                en: "write it in `suivi`, such as `feuilles d’émargement signées par demi-journée`",
            },
            labels: &[],
        },
        &["suivi"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.suivi.is_none() {
        report.at(subject.key("suivi"));
    }
}
