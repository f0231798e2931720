//! `annexe watch`: builds again what an edit touches, and says what there is to say of it.

use std::io::{self, Write};

use super::batch::{self, Order};
use super::build::{self, Clock};
use super::watching::{Touched, Watching};
use super::{WatchArguments, patiently, workspace};
use crate::diagnostic::catalogue::text;
use crate::diagnostic::language::Language;

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(arguments: &WatchArguments, language: Language) -> anyhow::Result<u8> {
    let order = Order {
        output: arguments.output.clone(),
        formats: arguments.format.clone(),
        document: arguments.document,
        tells_all: true,
        ..Order::default()
    };
    // Before the first build, for no edit to fall between the two.
    let mut watching = Watching::new(&arguments.paths)?;
    let mut touched = Touched::All;
    loop {
        let clock = Clock::start();
        let paths = match touched {
            Touched::All => arguments.paths.clone(),
            Touched::Programmes(paths) => paths,
        };
        let mut listing = workspace::list(&paths, arguments.output.as_deref(), None);
        let batch = batch::run(&mut listing, &order, &|| {});
        build::tell(&batch, &order, listing.count(), &clock, language)?;
        // While it waits, others may write here.
        drop(batch);
        patiently(writeln!(io::stdout(), "{}", text!(WATCHING).get(language)))?;
        touched = watching.next()?;
    }
}
