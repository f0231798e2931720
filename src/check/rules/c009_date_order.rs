//! Dates come in the order of the plan.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
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
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let mut reported = Vec::new();
    for (path, when) in context.dates() {
        if let When::Days(days) = when {
            in_list(&path, days.as_slice(), context, &mut reported, reporter);
        }
    }
    in_steps(&context.steps, context, &mut reported, reporter);
}

/// The dates of one list. One that is there twice is another mistake.
fn in_list(
    path: &str,
    days: &[Date],
    context: &CheckContext<'_>,
    reported: &mut Vec<String>,
    reporter: &mut Reporter<'_>,
) {
    let repeated = |date: Date| days.iter().filter(|other| **other == date).count() > 1;
    for (index, pair) in days.windows(2).enumerate() {
        let [before, after] = [pair[0], pair[1]];
        let dates = [When::Day(before), When::Day(after)];
        if after < before && !repeated(after) && !repeated(before) && is_told_here(context, &dates)
        {
            reported.push(path.to_owned());
            reporter
                .at(context.value_place(&format!("{path}.{}", index + 1)))
                .with("after", after)
                .with("before", before)
                .beside(context.value_place(&format!("{path}.{index}")), 0, []);
        }
    }
}

/// The steps of one level, after those inside them: a wrong date may upset both.
fn in_steps(
    steps: &[Step<'_>],
    context: &CheckContext<'_>,
    reported: &mut Vec<String>,
    reporter: &mut Reporter<'_>,
) {
    for step in steps {
        in_steps(&step.children, context, reported, reporter);
    }
    let dated: Vec<(String, &When)> = steps.iter().filter_map(first_date).collect();
    for pair in dated.windows(2) {
        let [(before_path, before), (after_path, after)] = pair else {
            continue;
        };
        let known = reported.contains(before_path) || reported.contains(after_path);
        let dates = [(*before).clone(), (*after).clone()];
        if known || !after.starts_before(before) || !is_told_here(context, &dates) {
            continue;
        }
        if let (Some(first), Some(second)) = (before.earliest(), after.earliest()) {
            reported.extend([before_path.clone(), after_path.clone()]);
            reporter
                .at(context.value_place(after_path))
                .with("after", second)
                .with("before", first)
                .beside(context.value_place(before_path), 0, []);
        }
    }
}

/// Whether neither date is out of the period, which is another mistake.
fn is_told_here(context: &CheckContext<'_>, dates: &[When; 2]) -> bool {
    let out = |period: &PeriodDates| dates.iter().any(|when| period.leaves_out(when));
    !context.period().is_some_and(out)
}

/// The first date of a step or inside it, and its path.
fn first_date<'a>(step: &Step<'a>) -> Option<(String, &'a When)> {
    let own = step.date.filter(|when| when.earliest().is_some());
    let own = own.map(|when| (format!("{}.date", step.path), when));
    own.or_else(|| step.children.iter().find_map(first_date))
}
