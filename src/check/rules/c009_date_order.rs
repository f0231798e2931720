//! Dates come in the order of the plan.

use super::{Example, Finds, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::plan::Step;
use crate::model::schedule::PeriodDates;
use crate::value::{Date, When};

pub static RULE: Rule = Rule {
    code: "C009",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Dates dans le désordre",
        en: "Dates out of order",
    },
    why: Words {
        fr: "Un déroulé se lit dans l’ordre où il se vit : une étape datée d’avant la précédente est presque \
             toujours une faute de frappe sur le jour, le mois ou l’année. Les étapes d’un même niveau sont \
             comparées par leur premier jour.",
        en: "A plan reads in the order in which it happens: a step dated before the one above it is nearly always a \
             slip in the day, the month or the year. Steps of one level are compared by their first day.",
    },
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-18
    - titre: Réécrire les messages
      date: 2026-09-17",
        good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Réécrire les messages
      date: 2026-09-18",
    }),
    finds: Finds::Programme(
        Says {
            cause: Words {
                fr: "cette date, {after}, vient avant la précédente, {before}",
                en: "this date, {after}, comes before the previous one, {before}",
            },
            remedy: Words {
                fr: "corrigez l’une des deux dates, ou remettez les étapes dans l’ordre",
                en: "correct one of the two dates, or put the steps in order",
            },
            labels: &[Words {
                fr: "la précédente",
                en: "the previous one",
            }],
        },
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut told = Vec::new();
    for (path, when) in subject.dates() {
        if let When::Days(days) = when {
            in_list(&path, days.as_slice(), subject, &mut told, report);
        }
    }
    in_steps(&subject.steps, subject, &mut told, report);
}

/// The dates of one list. One that is there twice is another mistake.
fn in_list(
    path: &str,
    days: &[Date],
    subject: &Subject<'_>,
    told: &mut Vec<String>,
    report: &mut Report<'_>,
) {
    let repeated = |date: Date| days.iter().filter(|other| **other == date).count() > 1;
    for (rank, pair) in days.windows(2).enumerate() {
        let [before, after] = [pair[0], pair[1]];
        let dates = [When::Day(before), When::Day(after)];
        if after < before && !repeated(after) && !repeated(before) && is_told_here(subject, &dates)
        {
            told.push(path.to_owned());
            report
                .at(subject.value(&format!("{path}.{}", rank + 1)))
                .with("after", after)
                .with("before", before)
                .beside(subject.value(&format!("{path}.{rank}")), 0, []);
        }
    }
}

/// The steps of one level, after those inside them: a wrong date may upset both.
fn in_steps(
    steps: &[Step<'_>],
    subject: &Subject<'_>,
    told: &mut Vec<String>,
    report: &mut Report<'_>,
) {
    for step in steps {
        in_steps(&step.children, subject, told, report);
    }
    let dated: Vec<(String, &When)> = steps.iter().filter_map(first_date).collect();
    for pair in dated.windows(2) {
        let [(before_path, before), (after_path, after)] = pair else {
            continue;
        };
        let known = told.contains(before_path) || told.contains(after_path);
        let dates = [(*before).clone(), (*after).clone()];
        if known || !after.starts_before(before) || !is_told_here(subject, &dates) {
            continue;
        }
        if let (Some(first), Some(second)) = (before.earliest(), after.earliest()) {
            told.extend([before_path.clone(), after_path.clone()]);
            report
                .at(subject.value(after_path))
                .with("after", second)
                .with("before", first)
                .beside(subject.value(before_path), 0, []);
        }
    }
}

/// Whether neither date is out of the period, which is another mistake.
fn is_told_here(subject: &Subject<'_>, dates: &[When; 2]) -> bool {
    let out = |period: &PeriodDates| dates.iter().any(|when| period.leaves_out(when));
    !subject.period().is_some_and(out)
}

/// The first date of a step or inside it, and its path.
fn first_date<'a>(step: &Step<'a>) -> Option<(String, &'a When)> {
    let own = step.date.filter(|when| when.earliest().is_some());
    let own = own.map(|when| (format!("{}.date", step.path), when));
    own.or_else(|| step.children.iter().find_map(first_date))
}
