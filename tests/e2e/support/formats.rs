//! Programmes of the project and the words that each format prints of a document.

use std::fs;
use std::path::Path;

use annexe::document::Document;
use annexe::model::Programme;
use annexe::model::organisation::Organisation;
use annexe::model::project::Config;
use annexe::read::read;
use annexe::read::schema;
use annexe::render::fonts::has_glyph;
use annexe::render::{Format, Theme, render};

use super::words::{html_words, markdown_words, pdf_words};

/// A programme without a kind, by its path from the root of the project.
pub fn programme(path: &str) -> Programme {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let reading = read(path, &bytes, &schema::PROGRAMME, &has_glyph);
    reading
        .value
        .unwrap_or_else(|| panic!("{path}: {:?}", reading.diagnostics))
}

/// The paths of all the programmes of the project.
pub fn programmes() -> Vec<String> {
    let mut paths = Vec::new();
    list("programmes", &mut paths);
    paths.sort();
    assert!(paths.len() >= 6, "{paths:?}");
    paths
}

fn list(folder: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder of programmes") {
        let path = entry.expect("an entry").path().display().to_string();
        if fs::metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
            list(&path, paths);
        } else if path.ends_with(".yaml") && !path.ends_with("annexe.yaml") {
            paths.push(path);
        }
    }
}

/// What the organisation of a programme shares among its sheets.
pub fn organisation(programme: &str) -> Option<Organisation> {
    let config = Path::new(programme).with_file_name("annexe.yaml");
    let bytes = fs::read(&config).ok()?;
    let reading = read::<Config>("annexe.yaml", &bytes, &schema::CONFIG, &has_glyph);
    reading
        .value
        .unwrap_or_else(|| panic!("{}: {:?}", config.display(), reading.diagnostics))
        .organisme
}

/// The words of a document as a reader of that format meets them.
pub fn format_words(document: &Document, format: Format) -> Vec<String> {
    let bytes = render(document, format, &Theme::default());
    let text = || String::from_utf8(bytes.clone()).expect("text formats are UTF-8");
    match format {
        Format::Md => markdown_words(&text()),
        Format::Html => html_words(&text()),
        Format::Pdf => pdf_words(&bytes),
    }
}
