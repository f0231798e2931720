//! The files that sheets are made of, watched: what was touched, once the hands that touch it have rested.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{anyhow, bail};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::build::Clock;
use super::error::{IoError, UsageError};
use super::workspace::{self, CONFIG, Listing, real, tidy};
use crate::diagnostic::catalogue::message;

/// How long nothing must happen: editors write a file in several strokes.
const REST: Duration = Duration::from_millis(15);
/// How long to wait for that at most.
const PATIENCE: Duration = Duration::from_millis(60);

/// What was touched since the last time.
#[derive(Debug, PartialEq, Eq)]
pub enum Touched {
    /// These programmes alone, as they are named.
    Programmes(Vec<PathBuf>),
    /// What programmes share, or which programmes there are.
    All,
}

pub struct Watching {
    paths: Vec<PathBuf>,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folders that are watched, which one each is, and whether with those inside.
    watched: BTreeMap<PathBuf, (bool, Identity)>,
    /// The programmes by the one path of their file, which links may give several names.
    programmes: BTreeMap<PathBuf, Vec<PathBuf>>,
    /// Paths where there are programmes, or may be some day.
    given: Vec<PathBuf>,
    /// Links that lead there, and where links to programmes lead.
    links: Vec<PathBuf>,
    /// `annexe.yaml` and what it names.
    shared: BTreeSet<PathBuf>,
}

impl Watching {
    /// Watches the programmes at these paths, or those of the project, and what they share.
    ///
    /// # Errors
    /// The system has no more watches to give; standard input is among the paths, and does not change.
    pub fn new(paths: &[PathBuf]) -> anyhow::Result<Self> {
        if paths.iter().any(|path| path == Path::new("-")) {
            bail!(UsageError(message!(UNEXPECTED_ARGUMENT, argument = "-")));
        }
        let (sender, events) = channel();
        // It takes a thread, and would not say that there is none to have.
        let thread = thread::Builder::new().spawn(|| {});
        thread.map_err(|error| refused(&error.into()))?;
        let watcher = notify::recommended_watcher(sender).map_err(|error| refused(&error))?;
        let mut watching = Self {
            paths: paths.to_owned(),
            watcher,
            events,
            watched: BTreeMap::new(),
            programmes: BTreeMap::new(),
            given: Vec::new(),
            links: Vec::new(),
            shared: BTreeSet::new(),
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
            let known = |path: &PathBuf| {
                let names = self.programmes.get(path);
                // What has become a link may lead elsewhere.
                let kind = fs::symlink_metadata(path);
                names.filter(|_| kind.is_ok_and(|kind| kind.is_file()))
            };
            let names: Option<Vec<&Vec<PathBuf>>> = touched.iter().map(known).collect();
            if let Some(names) = names.filter(|_| !is_lost) {
                let names = names.into_iter().flatten().cloned();
                return Ok(Touched::Programmes(names.collect()));
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
            let is_shared = self.shared.contains(path) || self.is_config(path);
            is_shared || self.is_programme(path) || self.is_around(path)
        };
        let is_lost = event.need_rescan();
        touched.extend(event.paths.into_iter().filter(counts));
        is_lost
    }

    /// Whether a path is that of a programme that was asked for, or may be.
    fn is_programme(&self, path: &Path) -> bool {
        let extension = path.extension().unwrap_or_default();
        let is_yaml = ["yaml", "yml"].iter().any(|yaml| extension == *yaml);
        // No sheet is YAML: programmes may stand beside them.
        is_yaml && (self.programmes.contains_key(path) || self.is_inside(path))
    }

    /// Whether a path is that of the `annexe.yaml` of what was asked for, or may be.
    fn is_config(&self, path: &Path) -> bool {
        let mut given = self.given.iter();
        let around = path.parent().unwrap_or(path);
        path.ends_with(CONFIG) && given.any(|given| given.starts_with(around))
    }

    /// Whether a path is, or was, that of a folder or of a link that came or went with something to watch in it.
    fn is_around(&self, path: &Path) -> bool {
        let sought = self.programmes.keys().chain(&self.shared);
        let mut sought = sought.chain(&self.given).chain(&self.links);
        sought.any(|sought| sought.starts_with(path)) || path.is_dir() && self.is_inside(path)
    }

    /// Whether a path is one that was asked for, or inside, where nothing is hidden.
    fn is_inside(&self, path: &Path) -> bool {
        let is_hidden = |inside: &Path| {
            let mut names = inside.components();
            names.any(|name| name.as_os_str().as_encoded_bytes().starts_with(b"."))
        };
        let mut given = self.given.iter();
        given.any(|given| path.strip_prefix(given).is_ok_and(|it| !is_hidden(it)))
    }

    /// Sees what there is to watch now.
    fn look_around(&mut self) -> anyhow::Result<()> {
        let Listing {
            programmes,
            projects,
            ..
        } = workspace::list(&self.paths, None, None);
        self.programmes.clear();
        self.shared.clear();
        let mut named = self.paths.clone();
        self.links.clear();
        for project in &projects {
            let config = project.root.join(CONFIG);
            for path in [&config].into_iter().chain(&project.inputs) {
                self.shared.insert(real(path));
                self.links.extend(hops(path));
            }
            if self.paths.is_empty() {
                named.push(project.programmes.clone());
            }
        }
        self.given = named.iter().map(|path| real(path)).collect();
        self.links.extend(named.iter().flat_map(|path| hops(path)));
        for listed in programmes {
            self.links.extend(hops(listed.file()).into_iter().skip(1));
            let file = listed.file().to_owned();
            self.programmes.entry(listed.path).or_default().push(file);
        }
        let mut folders = BTreeMap::new();
        // Editors replace files: it is folders that see it. Folders are replaced too, and some come back after a while.
        let files = self.programmes.keys().chain(&self.shared);
        let around = files.filter_map(|path| path.parent());
        for path in around.chain(self.given.iter().map(PathBuf::as_path)) {
            folders.insert(path.to_owned(), false);
            let beyond = path.ancestors().skip(1).find(|folder| folder.is_dir());
            folders.extend(beyond.map(|folder| (folder.to_owned(), false)));
        }
        for path in &self.links {
            let beyond = path.ancestors().skip(1).find(|folder| folder.is_dir());
            folders.extend(beyond.map(|folder| (real(folder), false)));
        }
        folders.extend(self.given.iter().map(|folder| (folder.clone(), true)));
        // Looked at before it is watched: who takes its place in between is then another one, the next time.
        let folders = folders
            .into_iter()
            .filter_map(|(folder, with_those_inside)| {
                let identity = identity(&folder)?;
                Some((folder, (with_those_inside, identity)))
            });
        let folders: BTreeMap<PathBuf, (bool, Identity)> = folders.collect();
        // What is watched already stays so without a gap.
        let is_same = |folder: &PathBuf| folders.get(folder) == self.watched.get(folder);
        for other in self.watched.keys().filter(|folder| !is_same(folder)) {
            // It may be gone from the disk, or another one may have its name.
            let _ = self.watcher.unwatch(other);
        }
        for (folder, (with_those_inside, _)) in folders.iter().filter(|(it, _)| !is_same(it)) {
            let mode = if *with_those_inside {
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

/// A path from the root, then where it leads when it is a link, and so on, be there something or not.
fn hops(path: &Path) -> Vec<PathBuf> {
    let absolute = |path: &Path| std::path::absolute(path).map_or(path.to_owned(), |it| tidy(&it));
    let next = |link: &PathBuf| {
        let target = fs::read_link(link).ok()?;
        Some(absolute(&link.parent()?.join(target)))
    };
    let hops = std::iter::successors(Some(absolute(path)), next);
    hops.take(MOST_HOPS).collect()
}

/// Links after which there is nothing to follow: they turn round.
const MOST_HOPS: usize = 16;

/// Tells a folder from another one of the same name: numbers are given again, but not at the same time.
type Identity = (u64, u64, Option<SystemTime>);

/// That of a folder that is there.
fn identity(folder: &Path) -> Option<Identity> {
    let kind = fs::metadata(folder).ok().filter(Metadata::is_dir)?;
    Some((kind.dev(), kind.ino(), kind.created().ok()))
}

fn refused(error: &notify::Error) -> anyhow::Error {
    anyhow!(IoError::new(message!(
        WATCH_FAILED,
        words = error.to_string()
    )))
}
