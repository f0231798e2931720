//! `annexe verify`: whether sheets match their embedded source.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::error::IoError;
use super::exit_code::{FAILURE, IO_ERROR, SUCCESS};
use super::extract::{SheetFile, open_sheet, refuse_sheet};
use super::isolation::isolate;
use super::print::{print_diagnostics, print_error};
use super::workspace::Source;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diagnostic::verify_result::{VerifyResult, advise_version, describe_other_source};
use crate::document::Document;
use crate::model::Sheet;
use crate::render::render;
use crate::verify::embedded_source;
use crate::verify::{
    SheetWord, compare_sheet, document_words, find_differences, find_exceeded_limit, other_version,
    read_sheet,
};

pub fn run(sheets: &[PathBuf], source: Option<&Path>, language: Language) -> anyhow::Result<u8> {
    let mut worst = SUCCESS;
    for path in sheets {
        let verify = || verify_sheet(&open_sheet(path)?, source, language);
        let outcome = isolate(&path.display().to_string(), verify).flatten();
        worst = worst.max(match outcome {
            Ok(code) => code,
            // The output is closed.
            Err(error) if error.is::<io::Error>() => return Err(error),
            Err(error) => {
                print_error(&error, language);
                IO_ERROR
            }
        });
    }
    Ok(worst)
}

/// Verifies one sheet, against its embedded source and against a current one, and prints the result.
fn verify_sheet(
    sheet: &SheetFile,
    current: Option<&Path>,
    language: Language,
) -> anyhow::Result<u8> {
    let name = sheet.path.display().to_string();
    let source = Source::from_sheet(&sheet.path, sheet.source.clone().into_bytes());
    let kind = sheet_kind(&source);
    let rebuilt = match RebuiltSheet::build(&source, sheet, kind) {
        Ok(rebuilt) => rebuilt,
        Err(diagnostics) => {
            print_diagnostics(&diagnostics, &mut io::stderr(), language)?;
            if has_only_missing_fonts(&diagnostics) {
                bail!(IoError::new(message!(MISSING_FONTS, path = name)));
            }
            print_messages(&explain_broken_source(sheet, name), language)?;
            return Ok(FAILURE);
        }
    };
    let result = compare_sheet(&sheet.bytes, &rebuilt.bytes, &rebuilt.document);
    let result = result.map_err(|why| refuse_sheet(&sheet.path, why))?;
    print_messages(&result.messages(&name), language)?;
    let mut is_current = true;
    if let Some(current) = current {
        let path = current.display().to_string();
        let current = match RebuiltSheet::build(&Source::read(current)?, sheet, kind) {
            Ok(current) => current,
            Err(diagnostics) => {
                print_diagnostics(&diagnostics, &mut io::stderr(), language)?;
                return Ok(FAILURE);
            }
        };
        is_current = current.has_same_content(&rebuilt);
        if !is_current {
            // Of a sheet that is proved, the words of its source are its own.
            let words = document_words(&rebuilt.document).into_iter();
            let words: Vec<_> = words.map(|word| SheetWord::new(word, None)).collect();
            let differences = find_differences(&document_words(&current.document), &words);
            let messages = describe_other_source(&name, &path, &differences);
            print_messages(&messages, language)?;
        }
    }
    Ok(if result.is_proved() && is_current {
        SUCCESS
    } else {
        FAILURE
    })
}

/// Says that the source of a sheet builds none, and which version could build it.
fn explain_broken_source(sheet: &SheetFile, name: String) -> Vec<Message> {
    let mut messages = vec![message!(SOURCE_IS_BROKEN, sheet = name)];
    let content = read_sheet(&sheet.bytes).ok();
    let version = content.and_then(|(_, content)| other_version(&content.generator));
    messages.extend(version.as_deref().map(advise_version));
    messages
}

/// A line, and those that explain it under it.
fn print_messages(messages: &[Message], language: Language) -> io::Result<()> {
    let lines: Vec<String> = messages.iter().map(|it| it.render(language)).collect();
    writeln!(io::stdout(), "{}", lines.join("\n  "))
}

/// What is proved of a sheet; the errors of its source, where it builds none.
pub fn verify_source(
    source: &Source,
    sheet: &SheetFile,
) -> anyhow::Result<Result<VerifyResult, Vec<Diagnostic>>> {
    let rebuilt = match RebuiltSheet::build(source, sheet, sheet_kind(source)) {
        Ok(rebuilt) => rebuilt,
        Err(diagnostics) => return Ok(Err(diagnostics)),
    };
    let result = compare_sheet(&sheet.bytes, &rebuilt.bytes, &rebuilt.document);
    Ok(Ok(result.map_err(|why| refuse_sheet(&sheet.path, why))?))
}

/// Which of the two sheets a source builds.
pub fn sheet_kind(source: &Source) -> Sheet {
    let config = source.project.context.config.as_ref();
    config
        .and_then(|config| config.document)
        .unwrap_or_default()
}

/// Whether nothing is wrong but missing fonts, which sheets do not embed whole: then nothing can be said.
fn has_only_missing_fonts(diagnostics: &[Diagnostic]) -> bool {
    let is_font = |diagnostic: &Diagnostic| {
        let kind = &diagnostic.kind;
        matches!(kind, DiagnosticKind::ThemeFile { path, .. } if !path.starts_with("data:"))
    };
    !diagnostics.is_empty() && diagnostics.iter().all(is_font)
}

/// A sheet as a source makes it.
struct RebuiltSheet {
    document: Document,
    theme: String,
    bytes: Vec<u8>,
}

impl RebuiltSheet {
    /// Builds a sheet, or returns the errors of its source.
    fn build(source: &Source, sheet: &SheetFile, kind: Sheet) -> Result<Self, Vec<Diagnostic>> {
        let common = &source.project.context;
        let checked = source.parse();
        let Some(document) = embedded_source::compose_with_source(&checked, common, kind) else {
            return Err(source.reading_errors(checked));
        };
        if let Some(limit) = find_exceeded_limit(&document) {
            let tree = checked.tree.expect("what was composed was read");
            let place = tree.place(tree.root.span);
            return Err(vec![Diagnostic::new(
                DiagnosticKind::LimitExceeded(limit),
                place,
            )]);
        }
        let bytes = render(&document, sheet.format, &common.loaded_theme.theme);
        let theme = format!("{:?}", common.loaded_theme.theme);
        Ok(Self {
            document,
            theme,
            bytes,
        })
    }

    /// Whether both have the same words, links, logo and theme, whatever the layout of their YAML.
    fn has_same_content(&self, other: &Self) -> bool {
        let shown = |sheet: &Self| {
            let mut document = sheet.document.clone();
            document.metadata.source = None;
            document
        };
        shown(self) == shown(other) && self.theme == other.theme
    }
}
