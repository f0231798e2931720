//! What is done with each input, one function a target. A panic is a bug; so are too much time and too much memory.
//!
//! A target that promises more than no panic asserts it.

use std::hint::black_box;
use std::io;

use annexe::check::fix::{FixResult, fix_all};
use annexe::check::{CheckResult, ProjectContext};
use annexe::diagnostic::Diagnostic;
use annexe::diagnostic::change::Impact;
use annexe::diagnostic::github::format_github;
use annexe::diagnostic::human::format_human;
use annexe::diagnostic::json::format_json;
use annexe::diagnostic::language::Language;
use annexe::document::Document;
use annexe::document::markdown::parse_markdown;
use annexe::document::typography::typeset_text;
use annexe::model::{Programme, Sheet};
use annexe::read::{read, schema};
use annexe::render::fonts::has_glyph;
use annexe::render::{Format, render};
use annexe::verify::{
    compare_sheet, document_words, embedded_source, find_differences, read_sheet, read_source,
};

pub type Target = fn(&[u8]);

/// The targets, and the kind of files that their inputs start from.
pub const TARGETS: [(&str, Target, Corpus); 13] = [
    ("read", read_programme, Corpus::Programmes),
    ("check", check, Corpus::Programmes),
    ("compose", compose, Corpus::Programmes),
    (
        "markdown",
        |input| render_as(input, Format::Md),
        Corpus::Programmes,
    ),
    (
        "html",
        |input| render_as(input, Format::Html),
        Corpus::Programmes,
    ),
    (
        "pdf",
        |input| render_as(input, Format::Pdf),
        Corpus::Programmes,
    ),
    ("typography", typography, Corpus::Texts),
    ("prose", prose, Corpus::Texts),
    ("fix", fix, Corpus::Programmes),
    ("compare", compare, Corpus::Pairs),
    ("verify", verify, Corpus::Sheets),
    ("extract", extract, Corpus::Sheets),
    ("theme", theme, Corpus::Themes),
];

/// What inputs are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corpus {
    Programmes,
    /// Values of programmes, one an input.
    Texts,
    /// Two programmes, with a NUL between them.
    Pairs,
    /// PDFs and pages.
    Sheets,
    /// An `annexe.yaml` and the file that its theme names, with a NUL between them.
    Themes,
}

#[must_use]
pub fn target(name: &str) -> Option<Target> {
    let mut targets = TARGETS.iter();
    targets.find(|(known, _, _)| *known == name).map(|it| it.1)
}

fn without_project() -> ProjectContext {
    ProjectContext::without_file(Some(Default::default()), None)
}

/// A programme, with the `annexe.yaml` that stands behind it, as in the source of a sheet.
fn checked(input: &[u8]) -> (ProjectContext, CheckResult) {
    let (programme, config) = embedded_source::split_source(input);
    let no_file = |_: &str| Err(io::ErrorKind::NotFound.into());
    let context = match config {
        Some(config) => ProjectContext::read("annexe.yaml", &config, None, &no_file),
        None => without_project(),
    };
    let checked = context.check("programme.yaml", programme);
    (context, checked)
}

fn document(input: &[u8]) -> Option<(ProjectContext, Document)> {
    let (context, checked) = checked(input);
    let document = embedded_source::compose_with_source(&checked, &context, Sheet::Annexe)?;
    Some((context, document))
}

fn read_programme(input: &[u8]) {
    black_box(read::<Programme>(
        "programme.yaml",
        input,
        &schema::PROGRAMME,
        &has_glyph,
    ));
}

/// Each diagnostic can be reported.
fn check(input: &[u8]) {
    let (context, checked) = checked(input);
    let mut diagnostics = context.diagnostics([&checked]);
    diagnostics.extend(checked.diagnostics);
    for language in [Language::Fr, Language::En] {
        black_box(format_github(&diagnostics, language));
        for diagnostic in &diagnostics {
            black_box(format_human(diagnostic, language, true));
        }
    }
    black_box(format_json(&diagnostics));
}

/// The same text gives the same document.
fn compose(input: &[u8]) {
    let composed = || document(input).map(|(_, document)| document);
    assert!(composed() == composed(), "two documents of one source");
}

/// A sheet that was built verifies, and its source builds it again.
fn render_as(input: &[u8], format: Format) {
    let Some((context, document)) = document(input) else {
        return;
    };
    let bytes = render(&document, format, &context.loaded_theme.theme);
    if format == Format::Md {
        return;
    }
    let (_, source) = read_source(&bytes).expect("a sheet carries its source");
    let (context, again) =
        self::document(source.as_bytes()).expect("the source of a sheet is right");
    let again = render(&again, format, &context.loaded_theme.theme);
    assert!(bytes == again, "the source of a sheet builds another one");
    let (_, content) = read_sheet(&bytes).expect("a sheet");
    let differences = find_differences(&document_words(&document), &content.words);
    assert!(
        differences.is_empty(),
        "words of a built sheet: {differences:?}"
    );
}

/// Text that is set is not set otherwise.
fn typography(input: &[u8]) {
    let once = typeset_text(&String::from_utf8_lossy(input));
    assert_eq!(typeset_text(&once), once, "set twice");
}

fn prose(input: &[u8]) {
    black_box(parse_markdown(&String::from_utf8_lossy(input)));
}

/// Fixes change no meaning, and leave nothing to fix in the same way.
fn fix(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let context = without_project();
    let check = |text: &str| -> Vec<Diagnostic> {
        let checked = context.check("programme.yaml", text.as_bytes());
        checked.diagnostics
    };
    let FixResult::Fixed(fixed) = fix_all(text, check) else {
        return;
    };
    // A text that could not be read has no meaning to compare.
    let Ok(comparison) = annexe::compare(text, &fixed.text, &Default::default()) else {
        return;
    };
    for change in &comparison.changes {
        assert!(change.impact < Impact::Substantiel, "fixed: {change:?}");
    }
}

/// A comparison with itself is empty; the other way round, it has as many changes.
fn compare(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (old, new) = text.split_once('\0').unwrap_or((&text, ""));
    let compare = |old, new| annexe::compare(old, new, &Default::default()).ok();
    for text in [old, new] {
        if let Some(same) = compare(text, text) {
            assert!(
                same.changes.is_empty(),
                "a revision differs from itself: {:?}",
                same.changes
            );
        }
    }
    let [there, back] = [compare(old, new), compare(new, old)];
    assert_eq!(
        there.map(|it| it.changes.len()),
        back.map(|it| it.changes.len()),
        "one way and the other"
    );
}

/// Only a sheet that starts with the bytes that its source builds is proved.
fn verify(input: &[u8]) {
    let Ok((format, source)) = read_source(input) else {
        return;
    };
    let Some((context, document)) = document(source.as_bytes()) else {
        return;
    };
    let built = render(&document, format, &context.loaded_theme.theme);
    if let Ok(result) = compare_sheet(input, &built, &document)
        && result.is_proved()
    {
        let is_built = input == built || format == Format::Pdf && input.starts_with(&built);
        assert!(is_built, "proved: {result:?}");
    }
}

fn extract(input: &[u8]) {
    let _ = black_box(read_source(input));
    let _ = black_box(read_sheet(input));
}

/// A theme that is accepted draws every sheet.
fn theme(input: &[u8]) {
    const PROGRAMME: &[u8] =
        "intitule: Élever l’œuvre\nduree: { jours: 2, heures_par_jour: 7 }\n".as_bytes();
    let at = input.iter().position(|it| *it == 0).unwrap_or(input.len());
    let (config, file) = (&input[..at], input.get(at + 1..).unwrap_or_default());
    let loader = |_: &str| Ok(file.to_vec());
    let context = ProjectContext::read("annexe.yaml", config, None, &loader);
    let checked = context.check("programme.yaml", PROGRAMME);
    let document = embedded_source::compose_with_source(&checked, &context, Sheet::Annexe);
    if let Some(document) = document {
        for format in [Format::Html, Format::Pdf] {
            black_box(render(&document, format, &context.loaded_theme.theme));
        }
    }
}
