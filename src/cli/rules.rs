//! `annexe rules`: everything that is checked.

use std::io::{self, Write};

use super::{FINE, RulesArguments, RulesFormat, patiently};
use crate::check::rules::manual;
use crate::diagnostic::language::Language;

pub fn run(arguments: &RulesArguments, language: Language) -> anyhow::Result<u8> {
    let rules = match arguments.format {
        RulesFormat::Text => manual::text(language),
        RulesFormat::Json => manual::json(),
        RulesFormat::Md => manual::markdown(language),
    };
    patiently(io::stdout().write_all(rules.as_bytes()))?;
    Ok(FINE)
}
