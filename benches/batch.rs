//! How long the command takes on many programmes, from its start to its end, in three formats.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use divan::{Bencher, counter::ItemsCount};
use tempfile::TempDir;

#[path = "support/many.rs"]
mod many;

const COUNT: usize = 1000;

fn main() {
    divan::main();
}

/// One programme. The target is 40 ms.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn one_cold(bencher: Bencher<'_, '_>) {
    let project = project(1);
    bencher.bench_local(|| build(&project, &["--force"]));
}

/// The target is 5 s on two cores for a thousand.
#[divan::bench(args = [COUNT, 10 * COUNT], sample_count = 3, sample_size = 1)]
fn all(bencher: Bencher<'_, '_>, count: usize) {
    let project = project(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| build(&project, &["--force"]));
}

/// Nothing has changed among a thousand. The target is 0.3 s.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn none_changed(bencher: Bencher<'_, '_>) {
    let project = project(COUNT);
    build(&project, &[]);
    bencher.bench_local(|| build(&project, &[]));
}

/// One has changed among a thousand.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn one_changed(bencher: Bencher<'_, '_>) {
    let project = project(COUNT);
    build(&project, &[]);
    let mut rank = COUNT;
    bencher
        .with_inputs(|| {
            rank += 1;
            write(project.path(), 0, rank);
        })
        .bench_local_values(|()| build(&project, &[]));
}

/// Everything is compared, and nothing written.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn compared(bencher: Bencher<'_, '_>) {
    let project = project(COUNT);
    build(&project, &[]);
    bencher.bench_local(|| build(&project, &["--check"]));
}

fn project(count: usize) -> TempDir {
    let project = TempDir::new().expect("a folder");
    fs::create_dir(project.path().join("programmes")).expect("a folder");
    let shared = project.path().join("annexe.yaml");
    fs::write(shared, "organisme: {nom: Atelier}\n").expect("a file");
    for rank in 0..count {
        write(project.path(), rank, rank);
    }
    project
}

/// Writes the programme of a rank in a place.
fn write(project: &Path, place: usize, rank: usize) {
    let path = project.join(format!("programmes/essai-{place:05}.yaml"));
    fs::write(path, many::programme(rank)).expect("a file");
}

fn build(project: &TempDir, options: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
    command.arg("build").args(options).current_dir(project);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().expect("the command runs");
    assert_eq!(status.code(), Some(0));
}
