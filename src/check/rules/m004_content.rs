//! The sheet says what the action is made of.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M004",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Contenu manquant",
        en: "Content missing",
    },
    why: Words {
        fr: "Le contenu engage l’organisme : c’est ce qui est acheté, et ce qu’un contrôle compare à ce qui a été \
             fait. Des phases, des modules, des journées ou des séquences le disent ; un texte peut suffire.",
        en: "The content binds the provider: it is what is bought, and what an inspection compares with what was \
             done. Phases, modules, days or sequences say it; a text may be enough.",
    },
    source: Some("Code du travail, art. D6353-1, L6353-4 et L6353-8 ; RNQ, indicateurs 1 et 6"),
    example: Some(Example {
        bad: "\
deroule:
  conclusion: Le programme s’adapte à l’avancée du groupe.",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18
  conclusion: Le programme s’adapte à l’avancée du groupe.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque le contenu de l’action",
                en: "the content of the action is missing",
            },
            remedy: Words {
                fr: "décrivez-le dans « deroule », par « phases », « modules », « journees » ou « sequences »",
                en: "describe it in `deroule`, by `phases`, `modules`, `journees` or `sequences`",
            },
            labels: &[],
        },
        &["deroule"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = subject.programme.sections.deroule.as_ref();
    let introduced = plan.is_some_and(|plan| plan.introduction.is_some());
    if !introduced && subject.steps.is_empty() {
        report.at(subject.key("deroule"));
    }
}
