//! The sheets of a programme, in memory.

use crate::check::CheckResult;
use crate::cli::arguments::SheetArguments;
use crate::cli::workspace::Source;
use crate::diagnostic::Diagnostic;
use crate::render::{Format, render};
use crate::verify::embedded_source;

/// The sheets of a programme in memory, with its diagnostics.
pub fn render_in_memory(
    source: &Source,
    arguments: &SheetArguments,
) -> (Option<Vec<Vec<u8>>>, Vec<Diagnostic>) {
    let checked = source.check();
    let sheets = render_sheets(source, &checked, arguments);
    (sheets, checked.diagnostics)
}

/// Renders a programme in each format, unless it or its project has errors.
pub fn render_sheets(
    source: &Source,
    checked: &CheckResult,
    arguments: &SheetArguments,
) -> Option<Vec<Vec<u8>>> {
    let project = &source.project;
    let sheet = arguments.document(project);
    let document = embedded_source::compose_with_source(checked, &project.context, sheet)?;
    let theme = &project.context.loaded_theme.theme;
    let formats: Vec<Format> = arguments.formats(project);
    let sheets = formats.into_iter();
    Some(
        sheets
            .map(|format| render(&document, format, theme))
            .collect(),
    )
}
