//! The plan has as many days as the duration announces.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::duration::Days;
use crate::model::plan::{Extent, Step, accounts_for};

pub static RULE: Rule = Rule {
    code: "C001",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C001),
    source: Some("Code du travail, art. D6353-1"),
    example: Some(Example {
        bad: "\
duree:
  jours: 3
deroule:
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
        good: "\
duree:
  jours: 2
deroule:
  journees:
    - titre: Observer l’accueil
    - titre: Réécrire les messages",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(duration) = &context.programme.sections.duree else {
        return;
    };
    let Some(announced) = duration.jours.map(Days::halves) else {
        return;
    };
    let Some(planned) = context.planned(Step::half_days) else {
        return;
    };
    let (stated, counted) = (Extent::HalfDays(announced), Extent::HalfDays(planned));
    let per_day = context.minutes_per_day();
    // A duration or a step at odds with itself is reported by another rule.
    let elsewhere =
        duration.disagreement().is_some() || accounts_for(&context.steps, per_day, stated, counted);
    if planned != announced && !elsewhere {
        reporter
            .at(context.value_place("duree.jours"))
            .with("announced", stated)
            .with("planned", counted)
            .beside(context.key_place("deroule"), 0, []);
    }
}
