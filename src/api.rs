//! The front doors of the library: text and settings in, typed result out. They read no file.

use std::io;

use crate::check::{CheckResult, ProjectContext};
use crate::diagnostic::Diagnostic;
use crate::diff::Comparison;
use crate::diff::report::{CheckedRevision, compare_revisions};
use crate::model::Sheet;
use crate::model::settings::Profile;
use crate::render::Format;
use crate::verify::embedded_source;

/// The options of checking, rendering or comparing a programme.
#[derive(Debug, Clone, Default)]
pub struct ProgrammeOptions {
    /// The text of `annexe.yaml`, if there is one. Its theme may name no file.
    pub config: Option<String>,
    /// The profile of checks, which replaces the profile of `annexe.yaml`.
    pub profile: Option<Profile>,
    /// The sheet to render.
    pub sheet: Sheet,
}

/// Checks a programme, and returns its diagnostics, sorted by position.
///
/// ```
/// let diagnostics = annexe::check("intitulé: Réunions\n", &Default::default());
/// assert!(diagnostics.iter().any(|diagnostic| diagnostic.is_error()));
/// ```
#[must_use]
pub fn check(programme: &str, options: &ProgrammeOptions) -> Vec<Diagnostic> {
    let context = options.project_context();
    let checked = context.check(FILE_NAME, programme.as_bytes());
    let mut diagnostics = context.diagnostics([&checked]);
    diagnostics.extend(checked.diagnostics);
    diagnostics
}

/// Renders the sheet of a programme.
///
/// ```
/// use annexe::Format;
///
/// let page = annexe::render("intitule: Réunions\n", Format::Html, &Default::default())?;
/// assert!(String::from_utf8_lossy(&page).contains("Réunions"));
/// # Ok::<(), Vec<annexe::Diagnostic>>(())
/// ```
///
/// # Errors
/// The programme or `annexe.yaml` has errors of reading: these, and the other diagnostics.
pub fn render(
    programme: &str,
    format: Format,
    options: &ProgrammeOptions,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let context = options.project_context();
    let checked = context.check(FILE_NAME, programme.as_bytes());
    let document = embedded_source::compose_with_source(&checked, &context, options.sheet);
    let document = document.ok_or_else(|| check(programme, options))?;
    let theme = &context.loaded_theme.theme;
    Ok(crate::render::render(&document, format, theme))
}

/// Compares two revisions of a programme under the same options.
///
/// ```
/// let comparison = annexe::compare(
///     "intitule: Réunions\nlieu: Rennes\n",
///     "intitule: Réunions\nlieu: Brest\n",
///     &Default::default(),
/// )?;
/// assert_eq!(comparison.changes.len(), 1);
/// # Ok::<(), Vec<annexe::Diagnostic>>(())
/// ```
///
/// # Errors
/// One of the revisions has errors of reading: the diagnostics of both. Or they are too long to compare.
pub fn compare(
    old: &str,
    new: &str,
    options: &ProgrammeOptions,
) -> Result<Comparison, Vec<Diagnostic>> {
    let context = options.project_context();
    let checked = [old, new].map(|text| context.read_programme(FILE_NAME, text.as_bytes()));
    let [before, after] = &checked;
    let revision = |checked| CheckedRevision {
        name: FILE_NAME,
        checked,
        project_context: &context,
    };
    let is_read = |checked: &CheckResult| checked.programme.is_some();
    let compared = if is_read(before) && is_read(after) {
        compare_revisions(revision(before), revision(after), &|_| false, false)
    } else {
        Err(Vec::new())
    };
    compared.map(|it| it.comparison).map_err(|found| {
        if found.is_empty() {
            [check(old, options), check(new, options)].concat()
        } else {
            found
        }
    })
}

/// How diagnostics name the text.
const FILE_NAME: &str = "programme.yaml";

impl ProgrammeOptions {
    fn project_context(&self) -> ProjectContext {
        let no_file = |_: &str| Err(io::ErrorKind::NotFound.into());
        match &self.config {
            Some(text) => {
                ProjectContext::read("annexe.yaml", text.as_bytes(), self.profile, &no_file)
            }
            None => ProjectContext::without_file(Some(Default::default()), self.profile),
        }
    }
}
