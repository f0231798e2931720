//! Watches programmes and the files of their projects.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{anyhow, bail};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::clock::Clock;
use super::error::{IoError, UsageError};
use super::file_tree::{CONFIG, is_programme_name};
use super::files::{canonical, normalize};
use super::workspace::Workspace;
use crate::diagnostic::catalogue::message;

/// An edit is over after so long without events: editors write a file in several steps.
const DEBOUNCE: Duration = Duration::from_millis(15);
/// The longest wait for that.
const MAX_WAIT: Duration = Duration::from_millis(60);
/// How long to wait before asking the system again for what it refused: a descriptor, a watch.
const RETRY: Duration = Duration::from_millis(500);
/// Longer chains of links turn round.
const MAX_LINKS: usize = 16;

/// The files edited since the last event.
#[derive(Debug, PartialEq, Eq)]
pub enum EditedFiles {
    /// Only these programmes, by their names.
    Programmes(Vec<PathBuf>),
    /// A project, or the list of programmes.
    All,
}

pub struct FileWatcher {
    paths: Vec<PathBuf>,
    sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    watched: WatchedPaths,
    /// Replaced when the paths change, for a folder may have been replaced by another of the same name.
    _watcher: RecommendedWatcher,
    /// Whether the system refused to replace it: it is asked again.
    is_stale: bool,
}

/// The canonical paths that events are looked for in.
#[derive(Default)]
struct WatchedPaths {
    /// The names of programmes by their paths: links may give them several.
    programmes: BTreeMap<PathBuf, Vec<PathBuf>>,
    /// Files and folders where programmes are, or may be created.
    roots: Vec<PathBuf>,
    /// Links on the way to any of these.
    links: Vec<PathBuf>,
    /// `annexe.yaml` and the files that it names.
    configs: BTreeSet<PathBuf>,
}

impl FileWatcher {
    /// Watches the programmes at these paths, or those of the project around the current folder, and their projects.
    pub fn new(paths: &[PathBuf]) -> anyhow::Result<Self> {
        if paths.iter().any(|path| path == Path::new("-")) {
            bail!(UsageError(message!(UNEXPECTED_ARGUMENT, argument = "-")));
        }
        let (sender, events) = channel();
        // The watcher needs a thread, and does not fail without one.
        let thread = thread::Builder::new().spawn(|| {});
        thread.map_err(|error| watch_error(&error.into()))?;
        let (watched, watcher) = watch(paths, &sender)?;
        Ok(Self {
            paths: paths.to_owned(),
            _watcher: watcher,
            watched,
            sender,
            events,
            is_stale: false,
        })
    }

    /// Waits for an edit.
    pub fn wait(&mut self) -> anyhow::Result<EditedFiles> {
        loop {
            let first = match self.is_stale {
                false => Some(self.events.recv()?),
                true => self.events.recv_timeout(RETRY).ok(),
            };
            let is_edit = first.is_some();
            let clock = Clock::start();
            let mut touched = BTreeSet::new();
            let mut needs_rescan = self.is_stale;
            if let Some(first) = first {
                needs_rescan |= self.watched.collect_paths(first, &mut touched);
            }
            while clock.elapsed() < MAX_WAIT {
                match self.events.recv_timeout(DEBOUNCE) {
                    Ok(event) => needs_rescan |= self.watched.collect_paths(event, &mut touched),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
            }
            if !needs_rescan && touched.is_empty() {
                continue;
            }
            if let Some(names) = self.watched.programme_names(&touched)
                && !needs_rescan
            {
                return Ok(EditedFiles::Programmes(names));
            }
            let renewed = watch(&self.paths, &self.sender);
            self.is_stale = renewed.is_err();
            if let Ok(renewed) = renewed {
                (self.watched, self._watcher) = renewed;
            } else if !is_edit {
                continue;
            }
            return Ok(EditedFiles::All);
        }
    }
}

/// Starts to watch the folders around these paths.
fn watch(
    paths: &[PathBuf],
    sender: &Sender<notify::Result<Event>>,
) -> anyhow::Result<(WatchedPaths, RecommendedWatcher)> {
    let mut folders = WatchedPaths::find(paths).folders();
    loop {
        let watcher = notify::recommended_watcher(sender.clone());
        let mut watcher = watcher.map_err(|error| watch_error(&error))?;
        for (folder, mode) in &folders {
            match watcher.watch(folder, *mode) {
                Ok(()) => {}
                // It was deleted meanwhile, which the folder above sees.
                Err(_) if !folder.is_dir() => {}
                Err(error) => return Err(watch_error(&error)),
            }
        }
        // Nobody saw what changed before the watcher was ready.
        let watched = WatchedPaths::find(paths);
        let now = watched.folders();
        if now == folders {
            return Ok((watched, watcher));
        }
        folders = now;
    }
}

impl WatchedPaths {
    fn find(paths: &[PathBuf]) -> Self {
        let workspace = Workspace::find(paths, None, None);
        let mut watched = Self::default();
        let mut named = paths.to_owned();
        for project in &workspace.projects {
            let config = project.root.join(CONFIG);
            for path in [&config].into_iter().chain(&project.inputs) {
                watched.configs.insert(canonical(path));
                watched.links.extend(follow_links(path));
            }
            if paths.is_empty() {
                named.push(project.programmes.clone());
            }
        }
        watched.roots = named.iter().map(|path| canonical(path)).collect();
        let links = named.iter().flat_map(|path| follow_links(path));
        watched.links.extend(links);
        for programme in workspace.programmes {
            let file = programme.file().to_owned();
            watched
                .links
                .extend(follow_links(&file).into_iter().skip(1));
            let names = watched.programmes.entry(programme.path).or_default();
            names.push(file);
        }
        watched
    }

    /// The folders to watch, and whether with those inside. Editors replace files, and people replace folders: only the folder
    /// above sees it.
    fn folders(&self) -> BTreeMap<PathBuf, RecursiveMode> {
        let above = |path: &Path| {
            path.ancestors()
                .skip(1)
                .find(|it| it.is_dir())
                .map(canonical)
        };
        let mut folders = BTreeMap::new();
        let files = self.programmes.keys().chain(&self.configs);
        let parents = files.filter_map(|path| path.parent());
        for path in parents.chain(self.roots.iter().map(PathBuf::as_path)) {
            folders.insert(path.to_owned(), RecursiveMode::NonRecursive);
            folders.extend(above(path).map(|folder| (folder, RecursiveMode::NonRecursive)));
        }
        for path in &self.links {
            folders.extend(above(path).map(|folder| (folder, RecursiveMode::NonRecursive)));
        }
        let roots = self.roots.iter().cloned();
        folders.extend(roots.map(|folder| (folder, RecursiveMode::Recursive)));
        folders.retain(|folder, _| folder.is_dir());
        folders
    }

    /// Collects the paths of an event. Says whether other events were lost.
    fn collect_paths(&self, event: notify::Result<Event>, touched: &mut BTreeSet<PathBuf>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let needs_rescan = event.need_rescan();
        touched.extend(event.paths.into_iter().filter(|path| self.matches(path)));
        needs_rescan
    }

    /// The names of programmes, when nothing else was touched.
    fn programme_names(&self, touched: &BTreeSet<PathBuf>) -> Option<Vec<PathBuf>> {
        let names = touched.iter().map(|path| {
            let names = self.programmes.get(path);
            // It may have become a link that leads elsewhere.
            let kind = fs::symlink_metadata(path);
            names.filter(|_| kind.is_ok_and(|kind| kind.is_file()))
        });
        let names: Option<Vec<&Vec<PathBuf>>> = names.collect();
        Some(names?.into_iter().flatten().cloned().collect())
    }

    fn matches(&self, path: &Path) -> bool {
        let is_shared = self.configs.contains(path) || self.is_config(path);
        is_shared || self.is_programme(path) || self.is_watched_ancestor(path)
    }

    /// Whether a path is or may be a watched programme. Sheets in the same folder are not YAML.
    fn is_programme(&self, path: &Path) -> bool {
        is_programme_name(path) && (self.programmes.contains_key(path) || self.is_inside(path))
    }

    /// Whether a path is or may be the `annexe.yaml` of a project.
    fn is_config(&self, path: &Path) -> bool {
        let mut roots = self.roots.iter();
        let around = path.parent().unwrap_or(path);
        path.ends_with(CONFIG) && roots.any(|root| root.starts_with(around))
    }

    /// Whether a path is, or was, a folder or a link above a watched path.
    fn is_watched_ancestor(&self, path: &Path) -> bool {
        let ends = self.programmes.keys().chain(&self.configs);
        let mut ends = ends.chain(&self.roots).chain(&self.links);
        ends.any(|end| end.starts_with(path)) || path.is_dir() && self.is_inside(path)
    }

    /// Whether a path is a root or inside one, and not hidden there.
    fn is_inside(&self, path: &Path) -> bool {
        let is_hidden = |inside: &Path| {
            let mut names = inside.components();
            names.any(|name| name.as_os_str().as_encoded_bytes().starts_with(b"."))
        };
        let mut roots = self.roots.iter();
        roots.any(|root| path.strip_prefix(root).is_ok_and(|it| !is_hidden(it)))
    }
}

/// An absolute path, then the paths that each link leads to, whether something is there or not.
fn follow_links(path: &Path) -> Vec<PathBuf> {
    let absolute =
        |path: &Path| std::path::absolute(path).map_or(path.to_owned(), |it| normalize(&it));
    let next = |link: &PathBuf| {
        let target = fs::read_link(link).ok()?;
        Some(absolute(&link.parent()?.join(target)))
    };
    let chain = std::iter::successors(Some(absolute(path)), next);
    chain.take(MAX_LINKS).collect()
}

fn watch_error(error: &notify::Error) -> anyhow::Error {
    anyhow!(IoError::new(message!(
        WATCH_FAILED,
        words = error.to_string()
    )))
}
