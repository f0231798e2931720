//! Every date is in the period.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Argument, Severity, Words};
use crate::value::{Date, When};

pub static RULE: Rule = Rule {
    code: "C011",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Date hors de la période",
        en: "Date outside the period",
    },
    why: Words {
        fr: "La période de réalisation engage les parties et le financeur : une journée ou une session qui n’y \
             tient pas n’est pas couverte par la convention.",
        en: "The period binds the parties and whoever pays: a day or a session outside it is not covered by the \
             convention.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
periode:
  debut: 2026-09-15
  fin: 2026-10-30
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Réécrire les messages
      date: 2026-11-05",
        good: "\
periode:
  debut: 2026-09-15
  fin: 2026-11-30
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Réécrire les messages
      date: 2026-11-05",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "cette date, {date}, n’est pas dans la période",
                en: "this date, {date}, is not in the period",
            },
            remedy: Words {
                fr: "corrigez la date, ou la période",
                en: "correct the date, or the period",
            },
            labels: &[
                Words {
                    fr: "la période commence le {bound}",
                    en: "the period starts on {bound}",
                },
                Words {
                    fr: "la période finit le {bound}",
                    en: "the period ends on {bound}",
                },
                Words {
                    fr: "celle-ci non plus",
                    en: "nor is this one",
                },
            ],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(period) = subject.period() else {
        return;
    };
    let mut named = 0;
    let mut outside: Vec<(String, Date)> = Vec::new();
    for (path, when) in subject.dates() {
        let days = bounds(when);
        named += days.len();
        let out = days.into_iter().filter(|(_, date)| !period.holds(*date));
        if period.leaves_out(when) {
            outside.extend(out.map(|(at, date)| (format!("{path}{at}"), date)));
        }
    }
    // When no date is inside, the period is one mistake rather than each date another.
    let (told, labelled) = if named == outside.len() {
        outside.split_at(outside.len().min(1))
    } else {
        outside.split_at(outside.len())
    };
    for (path, date) in told {
        let (bound, label, key) = if *date < period.debut {
            (period.debut, 0, "periode.debut")
        } else {
            (period.fin, 1, "periode.fin")
        };
        let bound = [("bound", Argument::Date(bound))];
        let mut said = report.at(subject.value(path)).with("date", *date).beside(
            subject.value(key),
            label,
            bound,
        );
        for (path, _) in labelled {
            said = said.beside(subject.value(path), 2, []);
        }
    }
}

/// The days that a date names; the first of a month.
fn bounds(when: &When) -> Vec<(String, Date)> {
    match when {
        When::Month(month) => vec![(String::new(), month.first())],
        When::Day(_) | When::Days(_) | When::Range(_) | When::ToSchedule => when.named_days(),
    }
}
