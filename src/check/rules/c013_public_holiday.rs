//! No training on a public holiday, unless it is meant.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::{rule_texts, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::message::Translated;
use crate::value::Holiday;

pub static RULE: Rule = Rule {
    code: "C013",
    severity: Severity::Warning,
    profiles: &[],
    texts: rule_texts!(C013),
    source: Some("Code du travail, art. L3133-1, L3134-13 et L3422-2"),
    example: Some(Example {
        bad: "\
periode: Avril 2026
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-04-02
    - titre: Réécrire les messages
      date: 2026-04-06",
        good: "\
periode: Avril 2026
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-04-02
    - titre: Réécrire les messages
      date: 2026-04-07",
    }),
    kind: RuleKind::Programme(find),
};

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    for (path, date) in context.training_days() {
        if let Some(holiday) = Holiday::on(date, context.settings.zone)
            && !date.is_weekend()
        {
            reporter
                .at(context.value_place(&path))
                .with("date", date)
                .with("holiday", name(holiday));
        }
    }
}

fn name(holiday: Holiday) -> Translated {
    match holiday {
        Holiday::NewYear => text!(rules::C013_NEW_YEAR),
        Holiday::GoodFriday => text!(rules::C013_GOOD_FRIDAY),
        Holiday::EasterMonday => text!(rules::C013_EASTER_MONDAY),
        Holiday::LabourDay => text!(rules::C013_LABOUR_DAY),
        Holiday::Victory1945 => text!(rules::C013_VICTORY_1945),
        Holiday::Ascension => text!(rules::C013_ASCENSION),
        Holiday::WhitMonday => text!(rules::C013_WHIT_MONDAY),
        Holiday::NationalDay => text!(rules::C013_NATIONAL_DAY),
        Holiday::Assumption => text!(rules::C013_ASSUMPTION),
        Holiday::AllSaints => text!(rules::C013_ALL_SAINTS),
        Holiday::Armistice1918 => text!(rules::C013_ARMISTICE_1918),
        Holiday::Christmas => text!(rules::C013_CHRISTMAS),
        Holiday::SaintStephen => text!(rules::C013_SAINT_STEPHEN),
        Holiday::Abolition => text!(rules::C013_ABOLITION),
    }
}
