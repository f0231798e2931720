//! The sheet says when the action takes place.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::plan::StepKind;
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
    finds: Finds::Mention(&["periode", "sessions", "deroule"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    let mut sessions = sections.sessions.iter().flatten();
    let steps = subject.all_steps();
    let mut days = steps.iter().filter(|step| step.kind == StepKind::Day);
    let undated = days.clone().find(|day| !is_known(day.date));
    let is_dated = days.next().is_some() && undated.is_none();
    if sections.periode.is_some()
        || is_dated
        || sessions.any(|session| is_known(session.dates.as_ref()))
    {
        return;
    }
    let said = report.at(subject.key("periode"));
    if let Some(day) = undated {
        said.beside(subject.value(&format!("{}.date", day.path)), 0, []);
    }
}

fn is_known(when: Option<&When>) -> bool {
    when.is_some_and(|when| *when != When::ToSchedule)
}
