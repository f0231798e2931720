//! How long each stage takes on one seed-sized programme, warm.

use annexe::check::{Checked, Common};
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
    let common = common();
    let text = many::programme(7);
    bencher.bench(|| common.read_programme("essai.yaml", text.as_bytes()));
}

/// The same, and every rule.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let common = common();
    let text = many::programme(7);
    bencher.bench(|| checked(&common, &text));
}

/// Programme → document, with the source that it carries.
#[divan::bench]
fn compose(bencher: Bencher<'_, '_>) {
    let common = common();
    let checked = checked(&common, &many::programme(7));
    bencher.bench(|| embedded_source::document(&checked, &common, Sheet::Annexe));
}

/// Document → bytes.
#[divan::bench(args = Format::ALL)]
fn rendered(bencher: Bencher<'_, '_>, format: Format) {
    let common = common();
    let document = document(&common, 7);
    bencher.bench(|| render(&document, format, &common.dress.theme));
}

/// The same, of a programme that has so many times the days of the seed: what grows linearly takes as many times as long.
#[divan::bench(args = [1, 10, 100], sample_count = 5, sample_size = 1)]
fn pdf_of_many_days(bencher: Bencher<'_, '_>, times: usize) {
    let common = common();
    let text = many::long_programme(times);
    bencher.bench(|| {
        let checked = checked(&common, &text);
        let document = embedded_source::document(&checked, &common, Sheet::Annexe);
        let document = document.expect("it has no error of reading");
        render(&document, Format::Pdf, &common.dress.theme)
    });
}

fn document(common: &Common, rank: usize) -> Document {
    let checked = checked(common, &many::programme(rank));
    embedded_source::document(&checked, common, Sheet::Annexe).expect("it has no error of reading")
}

fn checked(common: &Common, text: &str) -> Checked {
    common.check("essai.yaml", text.as_bytes())
}

fn common() -> Common {
    Common::without_file(Some(Config::default()), None)
}
