//! Findings one a line, as compilers write them for editors and `grep`.

use super::Finding;
use crate::diagnostic::language::Language;

/// `file:line:column: erreur[C001]: cause (remedy)`, without a newline.
#[must_use]
pub fn short(finding: &Finding, language: Language) -> String {
    let start = finding.place.start();
    let line = format!(
        "{}:{}:{}: {}[{}]: {}",
        finding.place.file.name(),
        start.line,
        start.column,
        language.severity(finding.severity, 1),
        finding.fault.code(),
        sentence(finding, language)
    );
    // What the author wrote may be quoted, line ends included.
    line.replace(['\r', '\n'], " ")
}

/// The cause of a finding and its remedy, for formats that have one message.
pub(super) fn sentence(finding: &Finding, language: Language) -> String {
    let cause = language.cause(&finding.fault);
    match language.remedy(&finding.fault) {
        Some(remedy) => format!("{cause} ({remedy})"),
        None => cause,
    }
}
