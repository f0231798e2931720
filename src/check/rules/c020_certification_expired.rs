//! The certification still exists when the action ends.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::value::Date;

pub static RULE: Rule = Rule {
    code: "C020",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(C020),
    source: Some("Code du travail, art. L6113-5 et L6113-6"),
    example: Some(Example {
        bad: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2023-09-01
  echeance: 2026-09-01
periode:
  debut: 2026-09-15
  fin: 2026-10-30",
        good: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2025-09-01
  echeance: 2028-09-01
periode:
  debut: 2026-09-15
  fin: 2026-10-30",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(certification) = &context.programme.sections.certification else {
        return;
    };
    let Some(expiry) = certification.echeance else {
        return;
    };
    let ends_early = certification
        .enregistrement
        .is_some_and(|start| expiry < start);
    if let Some((path, end)) = last_day(context)
        && end > expiry
        && !ends_early
    {
        reporter
            .at(context.value_place(&path))
            .with("end", end)
            .with("expiry", expiry)
            .beside(context.value_place("certification.echeance"), 0, []);
    }
}

/// The last day that the sheet names, and its path.
fn last_day(context: &CheckContext<'_>) -> Option<(String, Date)> {
    let period = context
        .period()
        .map(|period| ("periode.fin".to_owned(), period.fin));
    let dates = context.dates().into_iter().flat_map(|(path, when)| {
        let days = when.named_days().into_iter();
        days.map(move |(at, date)| (format!("{path}{at}"), date))
    });
    dates.chain(period).max_by_key(|(_, date)| *date)
}
