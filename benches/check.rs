//! How long checking takes: one programme alone, and a thousand that all differ, on every core.

use annexe::check::Common;
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
    let common = common();
    let programme = many::programme(7);
    bencher.bench(|| common.check("essai.yaml", programme.as_bytes()));
}

/// The target is a second on two cores.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_thousand(bencher: Bencher<'_, '_>) {
    let common = common();
    let programmes: Vec<String> = (0..1000).map(many::programme).collect();
    bencher
        .counter(ItemsCount::new(programmes.len()))
        .bench(|| -> usize {
            let diagnostics = programmes
                .par_iter()
                .map(|programme| common.check("essai.yaml", programme.as_bytes()));
            diagnostics.map(|checked| checked.diagnostics.len()).sum()
        });
}

fn common() -> Common {
    Common::without_file(Some(Config::default()), Some(Profile::Qualiopi))
}
