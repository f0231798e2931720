//! How long each stage takes on one seed-sized programme, warm.

use annexe::check::{CheckResult, ProjectContext};
use annexe::document::Document;
use annexe::model::Sheet;
use annexe::model::project::Config;
use annexe::render::{Format, render};
use annexe::verify::embedded_source;
use divan::Bencher;

#[path = "support/many.rs"]
mod many;

fn main() {
    divan::main();
}

/// Text → programme.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let project_context = project_context();
    let text = many::programme(7);
    bencher.bench(|| project_context.read_programme("essai.yaml", text.as_bytes()));
}

/// The same, and every rule.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let project_context = project_context();
    let text = many::programme(7);
    bencher.bench(|| checked(&project_context, &text));
}

/// Programme → document, with the source that it carries.
#[divan::bench]
fn compose(bencher: Bencher<'_, '_>) {
    let project_context = project_context();
    let checked = checked(&project_context, &many::programme(7));
    bencher
        .bench(|| embedded_source::compose_with_source(&checked, &project_context, Sheet::Annexe));
}

/// Document → bytes.
#[divan::bench(args = Format::ALL)]
fn rendered(bencher: Bencher<'_, '_>, format: Format) {
    let project_context = project_context();
    let document = document(&project_context, 7);
    bencher.bench(|| render(&document, format, &project_context.loaded_theme.theme));
}

/// The same, of a programme that has so many times the days of the seed: what grows linearly takes as many times as long.
#[divan::bench(args = [1, 10, 100], sample_count = 5, sample_size = 1)]
fn pdf_of_many_days(bencher: Bencher<'_, '_>, times: usize) {
    let project_context = project_context();
    let text = many::long_programme(times);
    bencher.bench(|| {
        let checked = checked(&project_context, &text);
        let document =
            embedded_source::compose_with_source(&checked, &project_context, Sheet::Annexe);
        let document = document.expect("it has no error of reading");
        render(&document, Format::Pdf, &project_context.loaded_theme.theme)
    });
}

fn document(project_context: &ProjectContext, rank: usize) -> Document {
    let checked = checked(project_context, &many::programme(rank));
    embedded_source::compose_with_source(&checked, project_context, Sheet::Annexe)
        .expect("it has no error of reading")
}

fn checked(project_context: &ProjectContext, text: &str) -> CheckResult {
    project_context.check("essai.yaml", text.as_bytes())
}

fn project_context() -> ProjectContext {
    ProjectContext::without_file(Some(Config::default()), None)
}
