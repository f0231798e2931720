//! `annexe rules`: every rule.

use super::arguments::RulesFormat;
use super::exit_code::SUCCESS;
use super::print::print_text;
use crate::check::rule_manual;
use crate::diagnostic::language::Language;

pub fn run(format: RulesFormat, language: Language) -> anyhow::Result<u8> {
    let rules = match format {
        RulesFormat::Text => rule_manual::text(language),
        RulesFormat::Json => rule_manual::json(),
        RulesFormat::Md => rule_manual::markdown(language),
    };
    print_text(rules)?;
    Ok(SUCCESS)
}
