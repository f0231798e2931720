//! The sheet gives the period of the action.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::plan::StepKind;
use crate::model::settings::Profile;
use crate::value::When;

pub static RULE: Rule = Rule {
    code: "M007",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M007),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateur 6"),
    example: Some(Example {
        bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: a-programmer",
        good: "\
periode: De septembre à octobre 2026
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: a-programmer",
    }),
    kind: RuleKind::Mention(&["periode", "sessions", "deroule"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    let mut sessions = sections.sessions.iter().flatten();
    let steps = context.all_steps();
    let mut days = steps.iter().filter(|step| step.kind == StepKind::Day);
    let undated = days.clone().find(|day| !is_known(day.date));
    let is_dated = days.next().is_some() && undated.is_none();
    if sections.periode.is_some()
        || is_dated
        || sessions.any(|session| is_known(session.dates.as_ref()))
    {
        return;
    }
    let diagnostic = reporter.at(context.key_place("periode"));
    if let Some(day) = undated {
        diagnostic.beside(context.value_place(&format!("{}.date", day.path)), 0, []);
    }
}

fn is_known(when: Option<&When>) -> bool {
    when.is_some_and(|when| *when != When::ToSchedule)
}
