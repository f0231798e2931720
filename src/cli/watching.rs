//! The files that sheets are made of, watched: what was touched, once the hands that touch it have rested.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::anyhow;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::build::Clock;
use super::workspace::{self, CONFIG, Listing, real};
use crate::lang::Refusal;

/// How long nothing must happen: editors write a file in several strokes.
const REST: Duration = Duration::from_millis(15);
/// How long to wait for that at most.
const PATIENCE: Duration = Duration::from_millis(60);

/// What was touched since the last time.
#[derive(Debug, PartialEq, Eq)]
pub enum Touched {
    /// These programmes alone.
    Programmes(Vec<PathBuf>),
    /// What programmes share, or which programmes there are.
    All,
}

pub struct Watching {
    paths: Vec<PathBuf>,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folders that are watched, and whether with those inside.
    watched: BTreeMap<PathBuf, bool>,
    programmes: BTreeSet<PathBuf>,
    /// `annexe.yaml` and what it names.
    shared: BTreeSet<PathBuf>,
    /// Where sheets go: what is written there touches nothing.
    outputs: BTreeSet<PathBuf>,
}

impl Watching {
    /// Watches the programmes at these paths, or those of the project, and what they share.
    ///
    /// # Errors
    /// The system has no more watches to give.
    pub fn new(paths: &[PathBuf], output: Option<&Path>) -> anyhow::Result<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|error| refused(&error))?;
        let mut watching = Self {
            paths: paths.to_owned(),
            watcher,
            events,
            watched: BTreeMap::new(),
            programmes: BTreeSet::new(),
            shared: BTreeSet::new(),
            outputs: output.map(real).into_iter().collect(),
        };
        watching.look_around()?;
        Ok(watching)
    }

    /// Waits for something to be touched.
    ///
    /// # Errors
    /// Nothing can be watched any more.
    pub fn next(&mut self) -> anyhow::Result<Touched> {
        loop {
            let first = self.events.recv()?;
            let clock = Clock::start();
            let mut touched = BTreeSet::new();
            let mut is_lost = self.take(first, &mut touched);
            while clock.elapsed() < PATIENCE {
                match self.events.recv_timeout(REST) {
                    Ok(event) => is_lost |= self.take(event, &mut touched),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            if !is_lost && touched.is_empty() {
                continue;
            }
            let is_known = |path: &PathBuf| self.programmes.contains(path) && path.is_file();
            if !is_lost && touched.iter().all(is_known) {
                return Ok(Touched::Programmes(touched.into_iter().collect()));
            }
            self.look_around()?;
            return Ok(Touched::All);
        }
    }

    /// Takes what an event tells; says whether it tells that others were lost.
    fn take(&self, event: notify::Result<Event>, touched: &mut BTreeSet<PathBuf>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let counts = |path: &PathBuf| {
            let is_output = self.outputs.iter().any(|output| path.starts_with(output));
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            let is_hidden = name.starts_with(b".");
            let extension = path.extension().unwrap_or_default();
            let is_programme = ["yaml", "yml"].iter().any(|yaml| extension == *yaml);
            // A folder that came or went may hold programmes.
            let is_folder = path.is_dir() || self.watched.contains_key(path);
            // No sheet is YAML: programmes may stand beside them.
            let is_of_programmes = is_programme || is_folder && !is_output;
            self.shared.contains(path) || is_of_programmes && !is_hidden
        };
        let is_lost = event.need_rescan();
        touched.extend(event.paths.into_iter().filter(counts));
        is_lost
    }

    /// Sees what there is to watch now.
    fn look_around(&mut self) -> anyhow::Result<()> {
        let Listing {
            programmes,
            projects,
            ..
        } = workspace::list(&self.paths, None, None);
        let mut folders = BTreeMap::new();
        self.programmes = programmes.into_iter().map(|listed| listed.path).collect();
        self.shared.clear();
        for project in &projects {
            self.shared.insert(real(&project.root.join(CONFIG)));
            let inputs = project.inputs.iter().map(|path| real(path));
            self.shared.extend(inputs);
            self.outputs.insert(real(&project.output));
            if self.paths.is_empty() {
                folders.insert(real(&project.programmes), true);
            }
        }
        let given = self.paths.iter().filter(|path| path.is_dir());
        folders.extend(given.map(|path| (real(path), true)));
        // Editors replace files: it is folders that see it.
        let around = self.programmes.iter().chain(&self.shared);
        for folder in around.filter_map(|path| path.parent()) {
            folders.entry(folder.to_owned()).or_insert(false);
        }
        folders.retain(|folder, _| folder.is_dir());
        for gone in self
            .watched
            .keys()
            .filter(|folder| !folders.contains_key(*folder))
        {
            // It may be gone from the disk too.
            let _ = self.watcher.unwatch(gone);
        }
        for (folder, &with_those_inside) in &folders {
            if self.watched.get(folder) == Some(&with_those_inside) {
                continue;
            }
            let mode = if with_those_inside {
                RecursiveMode::Recursive
            } else {
                RecursiveMode::NonRecursive
            };
            let watched = self.watcher.watch(folder, mode);
            watched.map_err(|error| refused(&error))?;
        }
        self.watched = folders;
        Ok(())
    }
}

fn refused(error: &notify::Error) -> anyhow::Error {
    anyhow!(Refusal::Watch(error.to_string()))
}
