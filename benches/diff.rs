//! How long comparing takes: two seed-sized programmes, cold, and sheets of two thousand objectives or more.

use std::process::{Command, Stdio};

use annexe::check::ProjectContext;
use annexe::diff::report::{CheckedRevision, compare_revisions};
use annexe::model::INTERNAL;
use annexe::model::project::Config;
use divan::Bencher;

#[path = "support/objectives.rs"]
mod objectives;

const OLD: &str = "programmes/egoc-ctg-caf63.yaml";
const NEW: &str = "docs/revision/egoc-ctg-caf63.yaml";

fn main() {
    divan::main();
}

/// The two revisions of the real sheet, from the start of the process to its end. The target is 30 ms.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn cold_seeds() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
    command.args(["diff", OLD, NEW]).stdout(Stdio::null());
    command.status().expect("the command runs");
}

/// A hundred objectives of two thousand reworded, thirty moved. The target is a second.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn two_thousand_objectives(bencher: Bencher<'_, '_>) {
    let [old, new] = objectives::revisions(2000);
    bencher.bench(|| changes(&old, &new));
}

/// Two thousand objectives, none of which is left.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn two_thousand_others(bencher: Bencher<'_, '_>) {
    let [old, new] = [1, 2].map(|seed| objectives::sheet(&objectives::objectives(2000, seed)));
    bencher.bench(|| changes(&old, &new));
}

/// Ten thousand objectives that are all the same, and one less. The target is two seconds, and 200 MB.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_thousand_alike_less_one(bencher: Bencher<'_, '_>) {
    let all = vec!["Tailler un saule têtard".to_owned(); 10_000];
    let [old, new] = [objectives::list(&all), objectives::list(&all[1..])];
    bencher.bench(|| changes(&old, &new));
}

/// One list of two thousand objectives, all rewritten. The target is half a second.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn two_thousand_rewritten(bencher: Bencher<'_, '_>) {
    let [old, new] = [1, 2].map(|seed| objectives::list(&objectives::objectives(2000, seed)));
    bencher.bench(|| changes(&old, &new));
}

/// Reads both and compares them.
fn changes(old: &str, new: &str) -> usize {
    let project_context = ProjectContext::without_file(Some(Config::default()), None);
    let read = |text: &str| project_context.read_programme("essai.yaml", text.as_bytes());
    let (before, after) = (read(old), read(new));
    let side = |checked| CheckedRevision {
        name: "essai.yaml",
        checked,
        project_context: &project_context,
    };
    let compared = compare_revisions(side(&before), side(&after), &|key| key == INTERNAL, false);
    compared.expect("both were read").comparison.changes.len()
}
