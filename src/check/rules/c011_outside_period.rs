//! Every date is in the period.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Argument;
use crate::value::{Date, When};

pub static RULE: Rule = Rule {
    code: "C011",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C011),
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
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(period) = context.period() else {
        return;
    };
    let mut named = 0;
    let mut outside: Vec<(String, Date)> = Vec::new();
    for (path, when) in context.dates() {
        let days = bounds(when);
        named += days.len();
        let out = days.into_iter().filter(|(_, date)| !period.holds(*date));
        if period.leaves_out(when) {
            outside.extend(out.map(|(at, date)| (format!("{path}{at}"), date)));
        }
    }
    // When no date is inside, the period is one mistake rather than each date another.
    let (reported, labelled) = if named == outside.len() {
        outside.split_at(outside.len().min(1))
    } else {
        outside.split_at(outside.len())
    };
    for (path, date) in reported {
        let (bound, label, key) = if *date < period.debut {
            (period.debut, 0, "periode.debut")
        } else {
            (period.fin, 1, "periode.fin")
        };
        let bound = [("bound", Argument::Date(bound))];
        let mut diagnostic = reporter
            .at(context.value_place(path))
            .with("date", *date)
            .beside(context.value_place(key), label, bound);
        for (path, _) in labelled {
            diagnostic = diagnostic.beside(context.value_place(path), 2, []);
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
