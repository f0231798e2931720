//! The sheet says whom to ask.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M022",
    severity: Severity::Error,
    profiles: &[Profile::Stagiaire, Profile::Qualiopi],
    title: Words {
        fr: "Contact manquant",
        en: "Contact missing",
    },
    why: Words {
        fr: "Le stagiaire sait à qui s’adresser avant de s’inscrire et pendant la formation, et le public aussi.",
        en: "Trainees know whom to ask before enrolling and during the training, and so does the public.",
    },
    source: Some("Code du travail, art. L6353-8 ; RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
lieu: Mairie de Lannion",
        good: "\
lieu: Mairie de Lannion
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque un contact",
                en: "a contact is missing",
            },
            remedy: Words {
                fr: "écrivez dans « contacts » une personne ou un service, avec « telephone » ou « courriel »",
                en: "write a person or a service in `contacts`, with `telephone` or `courriel`",
            },
            labels: &[],
        },
        &["contacts"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let contacts = subject.programme.sections.contacts.as_deref();
    if contacts.unwrap_or_default().is_empty() {
        report.at(subject.key("contacts"));
    }
}
