//! `annexe rules`: every rule.

use super::arguments::{RulesArguments, RulesFormat};
use super::exit_code::SUCCESS;
use super::print::print_text;
use crate::check::rules::manual;
use crate::diagnostic::language::Language;

pub fn run(arguments: &RulesArguments, language: Language) -> anyhow::Result<u8> {
    let rules = match arguments.format {
        RulesFormat::Text => manual::text(language),
        RulesFormat::Json => manual::json(),
        RulesFormat::Md => manual::markdown(language),
    };
    print_text(rules)?;
    Ok(SUCCESS)
}
