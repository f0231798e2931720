//! `annexe watch`: builds sheets again after each edit, and shows their diagnostics.

use super::arguments::{BuildArguments, SheetArguments};
use super::batch::build_all;
use super::build::print_result;
use super::clock::Clock;
use super::print::print_text;
use super::watcher::{EditedFiles, FileWatcher};
use super::workspace::Workspace;
use crate::diagnostic::catalogue::text;
use crate::diagnostic::language::Language;

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(sheets: &SheetArguments, language: Language) -> anyhow::Result<u8> {
    let options = BuildArguments {
        sheets: sheets.clone(),
        shows_all: true,
        ..BuildArguments::default()
    };
    // Before the first build, so that no edit falls between the two.
    let mut watcher = FileWatcher::new(&sheets.paths)?;
    let mut touched = EditedFiles::All;
    loop {
        let clock = Clock::start();
        let paths = match touched {
            EditedFiles::All => sheets.paths.clone(),
            EditedFiles::Programmes(paths) => paths,
        };
        let mut workspace = Workspace::find(&paths, sheets.output.as_deref(), None);
        let result = build_all(&mut workspace, &options, &|| {});
        print_result(&result, &options, workspace.count(), clock, language)?;
        print_text(format!("{}\n", text!(WATCHING).get(language)))?;
        touched = watcher.wait()?;
    }
}
