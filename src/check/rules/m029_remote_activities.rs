//! A remote action says what is done at a distance, and how long it takes.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "M029",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Activités à distance ou leur durée manquantes",
        en: "Remote activities or their length missing",
    },
    why: Words {
        fr: "À distance, même en partie, le stagiaire est informé de ce qu’il fera à distance et du temps que cela \
             prend en moyenne : chaque activité a sa durée.",
        en: "At a distance, even in part, trainees are told what they will do remotely and how long it takes on \
             average: each activity has its length.",
    },
    source: Some("Code du travail, art. D6313-3-1, 2°"),
    example: Some(Example {
        bad: "\
modalite: distanciel
distance:
  assistance: Le formateur répond par courriel sous un jour ouvré.",
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
                fr: "l’action est à distance, et il manque {missing}",
                en: "the action is remote, and lacks {missing}",
            },
            remedy: Words {
                fr: "écrivez chaque activité dans « distance.activites », avec « titre » et « duree »",
                en: "write each activity in `distance.activites`, with `titre` and `duree`",
            },
            labels: &[],
        },
        &["distance"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(place) = subject.remote() else {
        return;
    };
    let distance = subject.programme.sections.distance.as_ref();
    let activities = distance.map(|distance| distance.activites.as_slice());
    let activities = activities.unwrap_or_default();
    if activities.is_empty() {
        report.at(place).with("missing", ACTIVITIES);
    }
    for (rank, activity) in activities.iter().enumerate() {
        if activity.duree.is_none() {
            report
                .at(subject.key(&format!("distance.activites.{rank}")))
                .with("missing", LENGTH);
        }
    }
}

const ACTIVITIES: Words = Words {
    fr: "les activités à distance et leur durée moyenne",
    en: "the remote activities and their average length",
};
const LENGTH: Words = Words {
    fr: "la durée moyenne de cette activité",
    en: "the average length of this activity",
};
