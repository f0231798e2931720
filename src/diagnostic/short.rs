//! Findings one a line, as compilers write them for editors and `grep`.

use super::Diagnostic;
use crate::diagnostic::language::Language;
use crate::escape::escape;

/// `file:line:column: erreur[C001]: cause (remedy)`, without a newline.
#[must_use]
pub fn format_short(diagnostic: &Diagnostic, language: Language) -> String {
    let start = diagnostic.place.start();
    format!(
        "{}:{}:{}: {}[{}]: {}",
        escape(diagnostic.place.file.name()),
        start.line,
        start.column,
        diagnostic.severity.name().get(language),
        diagnostic.kind.code(),
        cause_and_remedy(diagnostic, language)
    )
}

/// The cause of a diagnostic and its remedy, for formats that have one message.
pub(super) fn cause_and_remedy(diagnostic: &Diagnostic, language: Language) -> String {
    let cause = diagnostic.cause(language);
    match diagnostic.remedy(language) {
        Some(remedy) => format!("{cause} ({remedy})"),
        None => cause,
    }
}
