//! How long checking takes: one programme alone, and a thousand that all differ, on every core.

use annexe::check::ProjectContext;
use annexe::model::project::Config;
use annexe::model::settings::Profile;
use divan::{Bencher, counter::ItemsCount};
use rayon::prelude::*;

#[path = "support/many.rs"]
mod many;

fn main() {
    divan::main();
}

/// Reads one seed-sized programme and applies every rule to it.
#[divan::bench]
fn one(bencher: Bencher<'_, '_>) {
    let project_context = project_context();
    let programme = many::programme(7);
    bencher.bench(|| project_context.check("essai.yaml", programme.as_bytes()));
}

/// The target is a second on two cores.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_thousand(bencher: Bencher<'_, '_>) {
    let project_context = project_context();
    let programmes: Vec<String> = (0..1000).map(many::programme).collect();
    bencher
        .counter(ItemsCount::new(programmes.len()))
        .bench(|| -> usize {
            let diagnostics = programmes
                .par_iter()
                .map(|programme| project_context.check("essai.yaml", programme.as_bytes()));
            diagnostics.map(|checked| checked.diagnostics.len()).sum()
        });
}

fn project_context() -> ProjectContext {
    ProjectContext::without_file(Some(Config::default()), Some(Profile::Qualiopi))
}
