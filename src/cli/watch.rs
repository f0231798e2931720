//! `annexe watch`: builds sheets again after each edit, and shows their diagnostics.

use super::arguments::WatchArguments;
use super::batch::{BuildOptions, build_all};
use super::build::print_result;
use super::clock::Clock;
use super::print::print_text;
use super::watcher::{FileWatcher, Touched};
use super::workspace::Workspace;
use crate::diagnostic::catalogue::text;
use crate::diagnostic::language::Language;

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(arguments: &WatchArguments, language: Language) -> anyhow::Result<u8> {
    let options = BuildOptions {
        output: arguments.output.clone(),
        formats: arguments.format.clone(),
        document: arguments.document,
        shows_all: true,
        ..BuildOptions::default()
    };
    // Before the first build, so that no edit falls between the two.
    let mut watcher = FileWatcher::new(&arguments.paths)?;
    let mut touched = Touched::All;
    loop {
        let clock = Clock::start();
        let paths = match touched {
            Touched::All => arguments.paths.clone(),
            Touched::Programmes(paths) => paths,
        };
        let mut workspace = Workspace::find(&paths, arguments.output.as_deref(), None);
        let result = build_all(&mut workspace, &options, &|| {});
        print_result(&result, &options, workspace.count(), clock, language)?;
        print_text(format!("{}\n", text!(WATCHING).get(language)))?;
        touched = watcher.wait()?;
    }
}
