//! The files that the theme names can dress a sheet.

use super::{Finds, Rule};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub static RULE: Rule = Rule {
    code: "S024",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(S024),
    source: None,
    example: None,
    finds: Finds::Reading,
};
