//! The sheet says what trainees receive in the end.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M012",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Individuel],
    title: Words {
        fr: "Sanction de la formation manquante",
        en: "Outcome for trainees missing",
    },
    why: Words {
        fr: "La sanction est ce que le stagiaire reçoit à l’issue : attestation, certificat de réalisation, titre. \
             La convention et le contrat la disent d’avance.",
        en: "It is what trainees receive in the end: an attestation, a certificate of completion, a title. The \
             convention and the contract say it beforehand.",
    },
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3°"),
    example: Some(Example {
        bad: "\
suivi: Feuilles d’émargement signées par demi-journée.",
        good: "\
suivi: Feuilles d’émargement signées par demi-journée.
sanction: Un certificat de réalisation est remis à chaque participant.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque la sanction de la formation",
                en: "what trainees receive in the end is missing",
            },
            remedy: Words {
                fr: "écrivez-la dans « sanction », comme « certificat de réalisation remis à chaque participant »",
                en: "write it in `sanction`, such as `certificat de réalisation remis à chaque participant`",
            },
            labels: &[],
        },
        &["sanction"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    if subject.programme.sections.sanction.is_none() {
        report.at(subject.key("sanction"));
    }
}
