//! A remote action says who helps.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M028",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Assistance à distance manquante",
        en: "Remote assistance missing",
    },
    why: Words {
        fr: "À distance, même en partie, le stagiaire n’est pas laissé seul : la loi demande une assistance \
             technique et pédagogique. La fiche dit qui répond, par quel moyen et sous quel délai.",
        en: "At a distance, even in part, trainees are not left alone: the law asks for technical and teaching \
             assistance. The sheet says who answers, how and how soon.",
    },
    source: Some("Code du travail, art. D6313-3-1, 1°"),
    example: Some(Example {
        bad: "\
modalite: distanciel
distance:
  activites:
    - titre: Classe virtuelle
      duree: 7 h
    - titre: Exercices en ligne
      duree: 7 h",
        good: "\
modalite: distanciel
distance:
  assistance: Le formateur répond par courriel sous un jour ouvré.
  activites:
    - titre: Classe virtuelle
      duree: 7 h
    - titre: Exercices en ligne
      duree: 7 h",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "l’action est à distance, et il manque l’assistance technique et pédagogique",
                en: "the action is remote, and its technical and teaching assistance is missing",
            },
            remedy: Words {
                fr: "dites dans « distance.assistance » qui répond, par quel moyen et sous quel délai",
                en: "say in `distance.assistance` who answers, how and how soon",
            },
            labels: &[],
        },
        &["distance"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let distance = subject.programme.sections.distance.as_ref();
    if distance.is_none_or(|distance| distance.assistance.is_none())
        && let Some(place) = subject.remote()
    {
        report.at(place);
    }
}
