//! `annexe rules`: every rule.

use super::arguments::RulesFormat;
use super::exit_code::SUCCESS;
use super::print::print_text;
use crate::check::rule_manual;
use crate::diagnostic::language::Language;

pub fn run(format: RulesFormat, language: Language) -> anyhow::Result<u8> {
    let rules = match format {
        RulesFormat::Text => rule_manual::format_text(language),
        RulesFormat::Json => rule_manual::format_json(),
        RulesFormat::Md => rule_manual::format_markdown(language),
    };
    print_text(rules)?;
    Ok(SUCCESS)
}
