//! Who takes a step is among the trainers.

use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::trainer::Trainer;
use crate::document::text::Text;
use crate::value::fold;

pub static RULE: Rule = Rule {
    code: "C015",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Intervenant inconnu",
        en: "Unknown trainer",
    },
    why: Words {
        fr: "Les intervenants et leurs titres sont une mention obligatoire : la personne qui anime une journée ou \
             une session est présentée dans « intervenants ». La casse, les accents, l’ordre du prénom et du nom et \
             les civilités ne comptent pas ; l’initiale d’un prénom suffit.",
        en: "Trainers and their titles must be stated by law: whoever takes a day or a session is introduced in \
             `intervenants`. Case, accents, the order of names and titles do not matter; an initial is enough for a \
             first name.",
    },
    source: Some("Code du travail, art. L6353-8"),
    example: Some(Example {
        bad: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
deroule:
  journees:
    - titre: Observer l’accueil
      intervenants: [Maëlle Caradec]
    - titre: Réécrire les messages",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
deroule:
  journees:
    - titre: Observer l’accueil
      intervenants: [Maëlle Karadec]
    - titre: Réécrire les messages",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "« {name} » n’est pas parmi les intervenants de l’action",
                en: "\"{name}\" is not among the trainers of the action",
            },
            remedy: Words {
                fr: "écrivez le nom comme dans « intervenants » ({known}), ou ajoutez-y cette personne",
                en: "write the name as in `intervenants` ({known}), or add this person there",
            },
            labels: &[Words {
                fr: "les intervenants",
                en: "the trainers",
            }],
        },
        find,
    ),
};

/// « Un ancien participant », but not « Le Goff Yann ».
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"^\s*(?i:un|une|des|le|la|les|deux|l['’])\s*(?-i:\p{Ll})";
    Regex::new(pattern).expect("a pattern written above")
});
static BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\([^)]*\)").expect("a pattern written above"));
/// Words that stand for somebody still to be found.
const PENDING: [&str; 5] = ["definir", "confirmer", "preciser", "designer", "determiner"];

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    let trainers = sections.intervenants.as_deref().unwrap_or_default();
    if trainers.is_empty() {
        return;
    }
    let steps = subject.all_steps().into_iter();
    let steps = steps.map(|step| (step.path.clone(), &step.details.intervenants));
    let sessions = sections.sessions.iter().flatten().enumerate();
    let sessions =
        sessions.map(|(rank, session)| (format!("sessions.{rank}"), &session.intervenants));
    for (path, names) in steps.chain(sessions) {
        for (rank, name) in names.iter().map(Text::line).enumerate() {
            if !is_known(&name, trainers) {
                report
                    .at(subject.value(&format!("{path}.intervenants.{rank}")))
                    .with("known", nearest(&name, trainers))
                    .with("name", name)
                    .beside(subject.key("intervenants"), 0, []);
            }
        }
    }
}

/// Whether a text names trainers, or nobody in particular: « un médecin du travail », « à confirmer ».
fn is_known(name: &str, trainers: &[Trainer]) -> bool {
    // What stands between brackets says what for, not who.
    let name = BRACKETS.replace_all(name, " ");
    let folded = fold(&name);
    let nobody = name.starts_with(char::is_lowercase)
        || NOBODY.is_match(&name)
        || PENDING.iter().any(|word| folded.ends_with(word));
    let people = folded.replace(" et ", ",");
    let mut people = people.split([',', '&', '/']).map(str::trim);
    let known = |person: &str| trainers.iter().any(|trainer| trainer.answers_to(person));
    // « Awa Cabestan, formatrice »: behind a trainer, a trade.
    let described = name.split_once(',').is_some_and(|(person, trade)| {
        trade.trim_start().starts_with(char::is_lowercase) && known(&fold(person))
    });
    nobody || described || people.all(known)
}

/// The name that was most likely meant, else all of them.
fn nearest(name: &str, trainers: &[Trainer]) -> Vec<String> {
    let names = trainers.iter().map(|trainer| trainer.nom.line());
    let folded = fold(name);
    let near = names
        .clone()
        .map(|known| (strsim::osa_distance(&folded, &fold(&known)), known))
        .filter(|(distance, _)| *distance <= folded.chars().count() / 3)
        .min();
    near.map_or_else(|| names.collect(), |(_, known)| vec![known])
}
