//! `annexe explain`: what a code means, why it matters, and what to write instead.

use std::io::{self, Write};

use anyhow::bail;

use super::{ExplainArguments, FINE, patiently};
use crate::check::rules::suppression::nearest;
use crate::check::rules::{manual, rule};
use crate::diagnostic::language::{Language, Misuse};

pub fn run(arguments: &ExplainArguments, language: Language) -> anyhow::Result<u8> {
    let mut explained = Vec::new();
    for code in &arguments.codes {
        let Some(rule) = rule(&code.to_uppercase()) else {
            bail!(Misuse::NoSuchRule {
                code: code.clone(),
                nearest: nearest(code),
            });
        };
        explained.push(manual::explain(rule, language));
    }
    patiently(io::stdout().write_all(explained.join("\n").as_bytes()))?;
    Ok(FINE)
}
