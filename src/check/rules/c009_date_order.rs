//! Dates come in the order of the plan.

use super::{Example, Finds, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::plan::Step;
use crate::model::schedule::PeriodDates;
use crate::value::{Date, When};

pub static RULE: Rule = Rule {
    code: "C009",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(C009),
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
    finds: Finds::Programme(find),
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
