//! No training at the weekend, unless it is meant.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "C012",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Formation un samedi ou un dimanche",
        en: "Training on a Saturday or a Sunday",
    },
    why: Words {
        fr: "Une date de formation qui tombe un samedi ou un dimanche est souvent une faute de frappe. Quand elle \
             est voulue, un commentaire « # annexe: ignore[C012] » dit pourquoi.",
        en: "A date of training on a Saturday or a Sunday is often a slip. When it is meant, a comment `# annexe: \
             ignore[C012]` says why.",
    },
    source: Some("Code du travail, art. L3132-3"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-18
    - titre: Réécrire les messages
      date: 2026-09-19",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-18
    - titre: Réécrire les messages
      date: 2026-09-21",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "une formation est prévue le {date}",
                en: "training is planned on {date}",
            },
            remedy: Words {
                fr: "vérifiez la date",
                en: "check the date",
            },
            labels: &[],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (path, date) in subject.training_days() {
        if date.is_weekend() {
            report.at(subject.value(&path)).with("date", date);
        }
    }
}
