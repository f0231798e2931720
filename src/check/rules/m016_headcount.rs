//! The sheet gives the headcount.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M016",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M016),
    source: Some("Code du travail, art. L6353-4, 1° ; RNQ, indicateur 6"),
    example: Some(Example {
        bad: "\
public:
  introduction: Les agents d’accueil de la commune.
  effectif:
    groupes: 2",
        good: "\
public:
  introduction: Les agents d’accueil de la commune.
  effectif:
    max: 12
    groupes: 2",
    }),
    kind: RuleKind::Mention(&["public"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let audience = context.programme.sections.public.as_ref();
    let headcount = audience.and_then(|audience| audience.effectif);
    let stated = headcount.is_some_and(|it| it.min.is_some() || it.max.is_some());
    if !stated {
        reporter.at(context.key_place("public.effectif.max"));
    }
}
