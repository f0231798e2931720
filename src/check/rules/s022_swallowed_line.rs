//! A dash, or a key, that is indented too far joins the text above.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S022",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Tiret ou clé avalés par le texte précédent",
        en: "Dash or key swallowed by the text above",
    },
    why: Words {
        fr: "Un tiret plus en retrait que ceux de sa liste n’ouvre pas d’élément : YAML rattache la ligne au texte qui la \
             précède, et la fiche imprimerait les deux à la suite, tiret compris. De même d’une clé en retrait sous \
             « | » : elle fait partie du texte.",
        en: "A dash that is further in than those of its list opens no item: YAML joins the line to the text above it, and \
             the sheet would print both in a row, dash included. So it is of a key that is indented under `|`: it is part \
             of the text.",
    },
    source: Some("YAML 1.2.2"),
    example: Some(Example {
        bad: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
      - Choisir une réponse adaptée
    - Conclure un échange",
        good: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
    - Choisir une réponse adaptée
    - Conclure un échange",
    }),
    finds: Finds::Reading,
};
