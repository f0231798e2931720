//! The minimum headcount is not above the maximum.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "C016",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C016),
    source: Some("Code du travail, art. L6353-4, 1°"),
    example: Some(Example {
        bad: "\
public:
  effectif:
    min: 12
    max: 4",
        good: "\
public:
  effectif:
    min: 4
    max: 12",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let audience = context.programme.sections.public.as_ref();
    let Some(headcount) = audience.and_then(|audience| audience.effectif) else {
        return;
    };
    if let (Some(least), Some(most)) = (headcount.min, headcount.max)
        && least > most
    {
        reporter
            .at(context.value_place("public.effectif.max"))
            .with("least", least.to_string())
            .with("most", most.to_string())
            .here(1)
            .beside(context.value_place("public.effectif.min"), 0, []);
    }
}
