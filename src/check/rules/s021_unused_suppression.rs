//! A comment that sets a rule aside is of use.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S021",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Mise à l’écart inutile",
        en: "Rule set aside for nothing",
    },
    why: Words {
        fr: "Le commentaire fait taire une règle qui ne trouve rien à cet endroit : la ligne a été corrigée \
             depuis, ou le commentaire n’est pas au-dessus de la bonne. S’il reste, il cachera la prochaine \
             faute du même genre.",
        en: "The comment silences a rule that finds nothing there: the line has been mended since, or the \
             comment is not above the right one. If it stays, it will hide the next mistake of that kind.",
    },
    source: None,
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      # annexe: ignore[C012] le service est fermé en semaine
      date: 2026-09-18",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18",
    }),
    finds: Finds::Reading,
};
