//! What is wrong with a text, and where: the one type for every finding, whatever stage made it.
//!
//! A finding is the author's mistake. It never knows how it is shown: that is [`human`]'s affair.

use std::sync::Arc;

use crate::fault::{Fault, Severity};
use crate::source::{SourceFile, Span};

pub mod human;

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: Arc<SourceFile>,
    pub span: Span,
}

/// A mistake of the author's, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub fault: Fault,
    /// What the finding is about.
    pub place: Place,
    /// Another place of the same file that takes part in it (the first writing of a duplicate key).
    pub other: Option<Place>,
}

impl Finding {
    #[must_use]
    pub fn new(fault: Fault, place: Place) -> Self {
        Self {
            fault,
            place,
            other: None,
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// Sorts findings by file, place and code, and keeps one of each.
pub fn tidy(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    findings.dedup();
}

fn key(finding: &Finding) -> (&str, Span, &'static str, String) {
    (
        finding.place.file.name(),
        finding.place.span,
        finding.fault.code(),
        finding.fault.to_string(),
    )
}
