//! The rules, a file a theme: a table of rules, then their checks. Their texts are in the catalogues, their examples in
//! `rules/examples.txt`.
//!
//! Rules are pure functions over a [`CheckContext`]: they see typed values, and ask it where these are written. The table
//! `reading` has the rules that reading enforces.
//!
//! Families: `S` structure of the file, `T` its texts, `M` the « mentions » that a profile asks for, `C` coherence, `P`
//! pedagogy, `D` revisions.

use std::sync::LazyLock;

use crate::check::context::{CheckContext, TextFields};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::diagnostic::Diagnostic;

mod amounts_in_texts;
mod audience;
mod certification;
mod codes_in_texts;
mod contact_details;
mod counts_in_texts;
pub mod damaged_characters;
mod dates;
pub mod dates_in_texts;
mod days_in_texts;
mod duration_in_texts;
mod durations;
mod known_lengths;
mod law_of_action;
mod list_punctuation;
mod meetings_in_texts;
pub mod objectives;
mod other_client;
mod other_place;
mod other_sheet;
mod other_subject;
mod out_of_scale;
mod parties;
mod people_details;
mod people_in_texts;
pub mod plan_in_texts;
pub mod prices;
mod prices_of_parts;
mod reading;
mod remote_training;
mod repeated_paragraphs;
mod required_mentions;
mod schedule_conflicts;
mod sessions_and_times;
mod spelling_of_names;
mod stated_law;
mod template_texts;
mod time_in_texts;
mod times_in_texts;
pub mod trainers;
pub mod typography;

/// Every rule, by code.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let themes = [
        amounts_in_texts::RULES,
        audience::RULES,
        certification::RULES,
        codes_in_texts::RULES,
        contact_details::RULES,
        counts_in_texts::RULES,
        damaged_characters::RULES,
        dates::RULES,
        dates_in_texts::RULES,
        remote_training::RULES,
        durations::RULES,
        duration_in_texts::RULES,
        law_of_action::RULES,
        list_punctuation::RULES,
        required_mentions::RULES,
        objectives::RULES,
        out_of_scale::RULES,
        plan_in_texts::RULES,
        prices::RULES,
        other_sheet::RULES,
        parties::RULES,
        people_in_texts::RULES,
        prices_of_parts::RULES,
        reading::RULES,
        repeated_paragraphs::RULES,
        schedule_conflicts::RULES,
        sessions_and_times::RULES,
        spelling_of_names::RULES,
        stated_law::RULES,
        template_texts::RULES,
        time_in_texts::RULES,
        times_in_texts::RULES,
        trainers::RULES,
        typography::RULES,
    ];
    let mut rules: Vec<&Rule> = themes.into_iter().flatten().collect();
    rules.sort_by_key(|rule| rule.code);
    rules
});

/// The rule of that code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Applies the rules to a programme.
#[must_use]
pub fn check_programme(context: &CheckContext<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = check_texts(&context.texts);
    for rule in RULES.iter().filter(|it| it.is_enabled(context.settings)) {
        let mut reporter = Reporter::new(rule, &mut diagnostics);
        match rule.kind {
            RuleKind::Programme(check) | RuleKind::RequiredCheck(_, check) => {
                check(context, &mut reporter);
            }
            RuleKind::Required(keys, is_stated) if !is_stated(context) => {
                reporter.report(context.key_place(keys[0]));
            }
            RuleKind::Required(..) | RuleKind::Reading | RuleKind::Texts(_) => {}
        }
    }
    diagnostics
}

/// Applies the rules on texts to those of a file.
#[must_use]
pub fn check_texts(texts: &TextFields<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in RULES.iter().filter(|it| it.is_enabled(texts.settings)) {
        if let RuleKind::Texts(check) = rule.kind {
            check(texts, &mut Reporter::new(rule, &mut diagnostics));
        }
    }
    diagnostics
}
