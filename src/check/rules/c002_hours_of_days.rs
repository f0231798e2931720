//! Days by hours a day make the hours announced.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Argument, Severity, Words};

pub static RULE: Rule = Rule {
    code: "C002",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Heures contredites par les jours",
        en: "Hours contradicted by the days",
    },
    why: Words {
        fr: "Le nombre d’heures est celui que l’on facture et que l’on émarge. Quand la fiche donne les jours, les \
             heures par jour et le total, le produit des deux premiers est le troisième ; il suffit d’ailleurs d’en \
             écrire deux.",
        en: "The number of hours is the one that is invoiced and signed for. When the sheet gives days, hours a day \
             and their total, the first two multiplied make the third; writing two of them is enough.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 2
  heures: 13
  heures_par_jour: 7",
        good: "\
duree:
  jours: 2
  heures: 14
  heures_par_jour: 7",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "la durée annonce {stated}, et ses jours en font {made}",
                en: "the duration says {stated}, and its days make {made}",
            },
            remedy: Words {
                fr: "corrigez celle des trois valeurs qui est fausse, ou supprimez « duree.heures »",
                en: "correct whichever of the three values is wrong, or remove `duree.heures`",
            },
            labels: &[
                Words {
                    fr: "{days}",
                    en: "{days}",
                },
                Words {
                    fr: "{per_day} par jour",
                    en: "{per_day} a day",
                },
            ],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(duration) = &subject.programme.sections.duree else {
        return;
    };
    let (Some((stated, made)), Some(days), Some(per_day)) = (
        duration.disagreement(),
        duration.jours,
        duration.heures_par_jour,
    ) else {
        return;
    };
    let days = Argument::HalfDays(days.halves());
    let per_day = Argument::Minutes(per_day.minutes());
    report
        .at(subject.value("duree.heures"))
        .with("stated", Argument::Minutes(stated))
        .with("made", Argument::Minutes(made))
        .beside(subject.value("duree.jours"), 0, [("days", days)])
        .beside(
            subject.value("duree.heures_par_jour"),
            1,
            [("per_day", per_day)],
        );
}
