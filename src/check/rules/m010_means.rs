//! The sheet says with what means the action is given.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M010",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Qualiopi, Profile::Individuel],
    title: Words {
        fr: "Moyens manquants",
        en: "Means missing",
    },
    why: Words {
        fr: "Les moyens prévus (salle, matériel, encadrement, documents remis) font partie de ce que l’organisme \
             promet, et qu’un audit vérifie.",
        en: "The means (room, equipment, staff, handouts) are part of what the provider promises, and of what an \
             audit checks.",
    },
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateurs 17 et 19"),
    example: Some(Example {
        bad: "\
methodes: Études de cas et mises en situation filmées.",
        good: "\
methodes: Études de cas et mises en situation filmées.
moyens: Une salle, un vidéoprojecteur et une caméra.
ressources: Un livret remis à chaque participant.",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque les moyens de l’action",
                en: "the means of the action are missing",
            },
            remedy: Words {
                fr: "écrivez-les dans « moyens » ou « ressources », comme la salle, le matériel et les documents \
                     remis",
                en: "write them in `moyens` or `ressources`, such as the room, the equipment and the handouts",
            },
            labels: &[],
        },
        &["moyens", "ressources"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    if sections.moyens.is_none() && sections.ressources.is_none() {
        report.at(subject.key("moyens"));
    }
}
