//! `annexe explain`: what a code means, why it matters, and what to write instead.

use anyhow::bail;

use super::error::UsageError;
use super::exit_code::SUCCESS;
use super::print::print_text;
use crate::check::rule_manual;
use crate::check::rules::rule;
use crate::check::suppression::suggest_code;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::language::Language;

pub fn run(codes: &[String], language: Language) -> anyhow::Result<u8> {
    let mut explained = Vec::new();
    for code in codes {
        let Some(rule) = rule(&code.to_uppercase()) else {
            bail!(unknown_rule(code));
        };
        explained.push(rule_manual::explain(rule, language));
    }
    print_text(explained.join("\n"))?;
    Ok(SUCCESS)
}

fn unknown_rule(code: &str) -> UsageError {
    let hint = match suggest_code(code) {
        Some(suggestion) => message!(DID_YOU_MEAN_CODE, suggestion),
        None => message!(SEE_ALL_RULES),
    };
    UsageError(message!(
        USAGE_AND_HINT,
        usage = message!(UNKNOWN_CODE, code),
        hint
    ))
}
