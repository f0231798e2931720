//! The rules, one a file: what it is, its source, an example, the check. Their words are in the catalogues.
//!
//! Rules are pure functions over a [`CheckContext`]: they see typed values, and ask it where these are written. The rules
//! that reading enforces are in one table, `reading`.
//!
//! Families: `S` structure of the file, `T` its texts, `M` the « mentions » that a profile asks for, `C` coherence, `P`
//! pedagogy, `D` revisions.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::check::context::{CheckContext, TextFields};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::diagnostic::Diagnostic;
use crate::model::settings::SeveritySetting;

mod reading;

/// Declares the rules and their table: a rule is its file and a line here, in the order of codes.
macro_rules! rules {
    ($($file:ident,)*) => {
        $(mod $file;)*

        /// The rules that look at what was read.
        static CHECKS: &[&Rule] = &[$(&$file::RULE,)*];
    };
}

rules! {
    c001_day_count,
    c002_hours_of_days,
    c003_planned_hours,
    c004_parts_of_step,
    c005_shared_hours,
    c006_exam_hours,
    c007_remote_hours,
    c008_times_and_length,
    c009_date_order,
    c010_repeated_date,
    c011_outside_period,
    c012_weekend,
    c013_public_holiday,
    c014_reversed_period_in_text,
    c015_unknown_trainer,
    c016_headcount_bounds,
    c017_weekday_of_date,
    c018_price_given_twice,
    c019_certification_dates,
    c020_certification_expired,
    c021_count_of_steps,
    m001_convention_number,
    m002_annex_number,
    m003_objectives,
    m004_content,
    m005_duration,
    m006_nature,
    m007_period,
    m008_times,
    m009_methods,
    m010_means,
    m011_monitoring,
    m012_outcome,
    m013_price,
    m014_payment,
    m015_prerequisites,
    m016_headcount,
    m017_enrolment,
    m018_access_time,
    m019_assessment,
    m020_trainers,
    m021_trainer_titles,
    m022_contact,
    m023_accessibility,
    m024_disability_referent,
    m025_results,
    m026_certification_results,
    m027_dropping_out,
    m028_remote_assistance,
    m029_remote_activities,
    m030_certification_mentions,
    p001_vague_verb,
    p002_no_verb,
    t007_uneven_punctuation,
    t008_repeated_paragraph,
    t009_stray_mark,
    t010_dead_reference,
    t011_ordinal,
    t012_spaces,
}

/// Every rule, by code.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<&Rule> = CHECKS.iter().copied().chain(&reading::RULES).collect();
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
    for rule in CHECKS
        .iter()
        .filter(|rule| rule.is_enabled(context.settings))
    {
        if let RuleKind::Programme(find) | RuleKind::Mention(_, find) = &rule.kind {
            find(context, &mut Reporter::new(rule, &mut diagnostics));
        }
    }
    diagnostics
}

/// Applies the rules on texts to those of a file.
#[must_use]
pub fn check_texts(texts: &TextFields<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in CHECKS.iter().filter(|rule| rule.is_enabled(texts.settings)) {
        if let RuleKind::Texts(find) = &rule.kind {
            find(texts, &mut Reporter::new(rule, &mut diagnostics));
        }
    }
    diagnostics
}

/// The keys of `regles` in the schema of `annexe.yaml`, one a code: editors complete them, and a wrong code gets the nearest.
#[must_use]
pub fn severity_schemas() -> Map<String, Value> {
    let schemas = RULES.iter().map(|rule| {
        let count = if rule.is_fixed() {
            1
        } else {
            SeveritySetting::KEYS.len()
        };
        let keys = &SeveritySetting::KEYS[..count];
        let schema = json!({
            "enum": keys,
            "enumDescriptions": &SeveritySetting::DESCRIPTIONS[..count],
            "title": rule.texts.title.fr,
            "description": rule.texts.why.fr,
            "examples": [keys[count / 2]],
        });
        (rule.code.to_owned(), schema)
    });
    schemas.collect()
}
