//! No training on a public holiday, unless it is meant.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::value::Holiday;

pub static RULE: Rule = Rule {
    code: "C013",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Formation un jour férié",
        en: "Training on a public holiday",
    },
    why: Words {
        fr: "Une date de formation qui tombe un jour férié est souvent une erreur de calendrier. Les jours fériés \
             sont ceux de la « zone » que donne annexe.yaml : la métropole, à défaut. Un samedi ou un dimanche \
             férié est signalé par C012.",
        en: "A date of training on a public holiday is often a slip. Holidays are those of the `zone` that \
             annexe.yaml gives, else those of mainland France. A holiday on a Saturday or a Sunday is told by C012.",
    },
    source: Some("Code du travail, art. L3133-1, L3134-13 et L3422-2"),
    example: Some(Example {
        bad: "\
periode: Avril 2026
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-04-02
    - titre: Réécrire les messages
      date: 2026-04-06",
        good: "\
periode: Avril 2026
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-04-02
    - titre: Réécrire les messages
      date: 2026-04-07",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "une formation est prévue le {date}, jour férié ({holiday})",
                en: "training is planned on {date}, a public holiday ({holiday})",
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
        if let Some(holiday) = Holiday::on(date, subject.settings.zone)
            && !date.is_weekend()
        {
            report
                .at(subject.value(&path))
                .with("date", date)
                .with("holiday", name(holiday));
        }
    }
}

fn name(holiday: Holiday) -> Words {
    let (fr, en) = match holiday {
        Holiday::NewYear => ("jour de l’An", "New Year’s Day"),
        Holiday::GoodFriday => ("Vendredi saint", "Good Friday"),
        Holiday::EasterMonday => ("lundi de Pâques", "Easter Monday"),
        Holiday::LabourDay => ("fête du Travail", "Labour Day"),
        Holiday::Victory1945 => ("victoire de 1945", "Victory in Europe Day"),
        Holiday::Ascension => ("Ascension", "Ascension Day"),
        Holiday::WhitMonday => ("lundi de Pentecôte", "Whit Monday"),
        Holiday::NationalDay => ("fête nationale", "Bastille Day"),
        Holiday::Assumption => ("Assomption", "Assumption Day"),
        Holiday::AllSaints => ("Toussaint", "All Saints’ Day"),
        Holiday::Armistice1918 => ("armistice de 1918", "Armistice Day"),
        Holiday::Christmas => ("Noël", "Christmas Day"),
        Holiday::SaintStephen => ("Saint-Étienne", "Saint Stephen’s Day"),
        Holiday::Abolition => ("abolition de l’esclavage", "Abolition of Slavery Day"),
    };
    Words { fr, en }
}
