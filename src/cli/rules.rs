//! `annexe rules`: everything that is checked.

use std::io::{self, Write};

use super::{FINE, RulesArguments, RulesFormat, patiently};
use crate::check::rule_manual;
use crate::diagnostic::language::Language;

pub fn run(arguments: &RulesArguments, language: Language) -> anyhow::Result<u8> {
    let rules = match arguments.format {
        RulesFormat::Text => rule_manual::text(language),
        RulesFormat::Json => rule_manual::json(),
        RulesFormat::Md => rule_manual::markdown(language),
    };
    patiently(io::stdout().write_all(rules.as_bytes()))?;
    Ok(FINE)
}
