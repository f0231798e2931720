//! The sheet states the prerequisites.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::model::audience::Prerequisites;
use crate::model::settings::Profile;

pub static RULE: Rule = Rule {
    code: "M015",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M015),
    source: Some("Code du travail, art. L6353-4, 2° ; RNQ, indicateurs 1 et 8"),
    example: Some(Example {
        bad: "\
prerequis:
  verification: Questionnaire envoyé à l’inscription.",
        good: "\
prerequis:
  liste:
    - Avoir tenu un poste d’accueil pendant un mois
  verification: Questionnaire envoyé à l’inscription.",
    }),
    kind: RuleKind::Mention(&["prerequis"], find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let prerequisites = context.programme.sections.prerequis.as_ref();
    let stated = prerequisites.is_some_and(|prerequisites| match prerequisites {
        Prerequisites::Prose(_) => true,
        Prerequisites::List(items) => !items.is_empty(),
        Prerequisites::Checked(checked) => !checked.liste.is_empty(),
    });
    if !stated {
        reporter.at(context.key_place("prerequis.liste"));
    }
}
