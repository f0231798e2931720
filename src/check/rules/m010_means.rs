//! The sheet says with what means the action is given.

use super::{Example, Finds, Profile, Report, Rule, Subject};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "M010",
    severity: Severity::Error,
    profiles: &[Profile::Convention, Profile::Qualiopi, Profile::Individuel],
    texts: rule_texts!(M010),
    source: Some("Code du travail, art. D6353-1 et L6353-4, 3° ; RNQ, indicateurs 17 et 19"),
    example: Some(Example {
        bad: "\
methodes: Études de cas et mises en situation filmées.",
        good: "\
methodes: Études de cas et mises en situation filmées.
moyens: Une salle, un vidéoprojecteur et une caméra.
ressources: Un livret remis à chaque participant.",
    }),
    finds: Finds::Mention(&["moyens", "ressources"], find),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let sections = &subject.programme.sections;
    if sections.moyens.is_none() && sections.ressources.is_none() {
        report.at(subject.key("moyens"));
    }
}
