//! `annexe verify`: whether sheets are what their sources give.

use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;

use super::batch::is_of_reading;
use super::error::IoError;
use super::extract::{self, Sheet};
use super::workspace::{self, Source};
use super::{FAILED, FINDINGS, FINE, VerifyArguments, complain, report};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::language::Language;
use crate::diagnostic::verify_result::VerifyResult;
use crate::document::Document;
use crate::model;
use crate::render::render;
use crate::verify::embedded_source;
use crate::verify::{compare_sheet, differences, words};

pub fn run(arguments: &VerifyArguments, language: Language) -> anyhow::Result<u8> {
    let against = arguments.source.as_deref();
    let mut worst = FINE;
    for path in &arguments.sheets {
        let outcome = extract::read(path).and_then(|sheet| one(path, &sheet, against, language));
        worst = worst.max(match outcome {
            Ok(code) => code,
            // Where to say it is gone.
            Err(error) if error.is::<io::Error>() => return Err(error),
            Err(error) => {
                complain(&error, language);
                FAILED
            }
        });
    }
    Ok(worst)
}

/// Verifies one sheet and says what came of it.
fn one(
    path: &Path,
    sheet: &Sheet,
    against: Option<&Path>,
    language: Language,
) -> anyhow::Result<u8> {
    let name = path.display().to_string();
    let source = workspace::text(path, sheet.source.clone().into_bytes());
    let config = source.project.project_context.config.as_ref();
    let kind = config
        .and_then(|config| config.document)
        .unwrap_or_default();
    let again = match again(&source, sheet, kind) {
        Ok(again) => again,
        Err(diagnostics) => {
            report(&diagnostics, &mut io::stderr(), language)?;
            // Fonts are not carried: without them nothing can be said.
            let is_bare = |diagnostic: &Diagnostic| {
                let kind = &diagnostic.kind;
                matches!(kind, DiagnosticKind::ThemeFile { path, .. } if !path.starts_with("data:"))
            };
            if !diagnostics.is_empty() && diagnostics.iter().all(is_bare) {
                bail!(IoError::new(message!(MISSING_FONTS, path = name)));
            }
            writeln!(
                io::stdout(),
                "{}",
                message!(SOURCE_IS_BROKEN, sheet = name).render(language)
            )?;
            return Ok(FINDINGS);
        }
    };
    let mut verdict = compare_sheet(&sheet.bytes, &sheet.carried, &again.bytes, &again.document);
    let mut is_stale = false;
    if let (Some(programme), true) = (against, verdict.holds()) {
        let current = workspace::programme(programme)?;
        let now = match self::again(&current, sheet, kind) {
            Ok(now) => now,
            Err(diagnostics) => {
                report(&diagnostics, &mut io::stderr(), language)?;
                return Ok(FINDINGS);
            }
        };
        let differences = differences(&words(&now.document), &sheet.carried.words);
        if !differences.is_empty() || !now.shows_the_same(&again) {
            verdict = VerifyResult::Changed(differences);
            is_stale = true;
        }
    }
    let messages = verdict.messages(&name, is_stale, &sheet.carried.generator);
    let lines: Vec<String> = messages.iter().map(|it| it.render(language)).collect();
    writeln!(io::stdout(), "{}", lines.join("\n  "))?;
    Ok(if verdict.holds() { FINE } else { FINDINGS })
}

/// What a source gives.
struct Again {
    document: Document,
    look: String,
    bytes: Vec<u8>,
}

impl Again {
    /// Whether both show the same: words, links, logo and look, whatever the layout of their YAML.
    fn shows_the_same(&self, other: &Self) -> bool {
        let shown = |again: &Self| {
            let mut document = again.document.clone();
            document.metadata.source = None;
            document
        };
        shown(self) == shown(other) && self.look == other.look
    }
}

/// Makes a sheet again, or says what its source has against it.
fn again(source: &Source, sheet: &Sheet, kind: model::Sheet) -> Result<Again, Vec<Diagnostic>> {
    let project_context = &source.project.project_context;
    let checked = source.check();
    let Some(document) = embedded_source::document(&checked, project_context, kind) else {
        let mut diagnostics = project_context.diagnostics([&checked]);
        diagnostics.extend(checked.diagnostics);
        diagnostics.retain(|diagnostic| diagnostic.is_error() && is_of_reading(diagnostic));
        return Err(diagnostics);
    };
    let bytes = render(&document, sheet.format, &project_context.loaded_theme.theme);
    let look = format!("{:?}", project_context.loaded_theme.theme);
    Ok(Again {
        document,
        look,
        bytes,
    })
}
