//! Files of a revision of git, through git itself.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{anyhow, bail};

use super::error::IoError;
use crate::diagnostic::catalogue::message;
use crate::read::yaml::MAX_BYTES;

/// A repository at one of its revisions.
pub struct Tree {
    /// As the user named it.
    pub revision: String,
    commit: String,
    /// The folder that holds the repository's files.
    root: PathBuf,
    /// Where one stands in it, as git writes paths: empty, or ending in `/`.
    prefix: String,
    /// What gives the files.
    files: Mutex<Child>,
}

/// That git does not know a revision, and what would fetch it.
fn unknown_revision(folder: &Path, revision: &str) -> IoError {
    IoError::new(match remedy(folder, revision) {
        Some(command) => message!(REVISION_TO_FETCH, revision, command),
        None => message!(UNKNOWN_REVISION, revision),
    })
}

impl Tree {
    /// The revision of that name, in the repository around a folder.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision.
    pub fn open(folder: &Path, revision: &str) -> anyhow::Result<Self> {
        let root = root(folder)?;
        let prefix = command(folder, &["rev-parse", "--show-prefix"])?;
        let named = format!("{revision}^{{commit}}");
        let commit = command(
            folder,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &named,
            ],
        )?;
        if !commit.status.success() || revision.is_empty() {
            bail!(unknown_revision(folder, revision));
        }
        let files = Command::new("git")
            .arg("-C")
            .arg(&root)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                anyhow!(IoError::new(message!(
                    GIT_FAILED,
                    words = error.to_string()
                )))
            })?;
        Ok(Self {
            revision: revision.to_owned(),
            commit: line(&commit),
            root,
            prefix: line(&prefix),
            files: Mutex::new(files),
        })
    }

    /// A path as git writes it: from the root of the repository, unless it starts with `./` or is that of a file that is there.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        let below = |path: &str| join(&self.prefix, path);
        if let Ok(absolute) = Path::new(path).strip_prefix(&self.root) {
            return join("", &absolute.to_string_lossy());
        }
        if path.starts_with("./") || path.starts_with("../") || path == "." || path == ".." {
            return below(path);
        }
        let from_root = join("", path);
        if !self.prefix.is_empty() && !self.has(&from_root) {
            return below(path);
        }
        from_root
    }

    /// The path in the repository of a file of the working tree, whether it still is there or not.
    #[must_use]
    pub fn path_of(&self, file: &Path) -> Option<String> {
        let absolute = std::path::absolute(file).ok()?;
        let real = std::fs::canonicalize(&absolute).unwrap_or(absolute);
        let root = std::fs::canonicalize(&self.root).unwrap_or(self.root.clone());
        let inside = real.strip_prefix(root).ok()?;
        Some(inside.to_string_lossy().into_owned())
    }

    /// Whether the revision has a file or a folder there.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        let name = format!("{}:{path}", self.commit);
        let found = command(&self.root, &["cat-file", "-e", &name]);
        found.is_ok_and(|found| found.status.success())
    }

    /// The files under a folder, or the file itself, by name.
    ///
    /// # Errors
    /// git refuses.
    pub fn list(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let name = if folder.is_empty() { "." } else { folder };
        let found = command(
            &self.root,
            &[
                "ls-tree",
                "-r",
                "-z",
                "--name-only",
                "--full-tree",
                &self.commit,
                "--",
                name,
            ],
        )?;
        if !found.status.success() {
            bail!(IoError::new(message!(
                GIT_FAILED,
                words = String::from_utf8_lossy(&found.stderr).trim()
            )));
        }
        let names = String::from_utf8_lossy(&found.stdout);
        let names = names.split('\0').filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }

    /// A file, as far as any of ours may be long.
    ///
    /// # Errors
    /// The revision does not have it.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let missing = || io::Error::from(io::ErrorKind::NotFound);
        if path.contains('\n') {
            return Err(missing());
        }
        let mut child = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let name = format!("{}:{path}\n", self.commit);
        let input = child.stdin.as_mut().ok_or_else(missing)?;
        input.write_all(name.as_bytes())?;
        input.flush()?;
        // Byte by byte: what comes behind the line is the next reader's.
        let mut output = BufReader::with_capacity(1, child.stdout.as_mut().ok_or_else(missing)?);
        let mut header = String::new();
        output.read_line(&mut header)?;
        let mut words = header.split_whitespace();
        let (kind, size) = (words.nth(1), words.next());
        let size: u64 = size
            .and_then(|size| size.parse().ok())
            .ok_or_else(missing)?;
        let mut content = output.into_inner().take(size + 1);
        let mut bytes = Vec::new();
        content
            .by_ref()
            .take(size.min(MAX_BYTES as u64 + 1))
            .read_to_end(&mut bytes)?;
        io::copy(&mut content, &mut io::sink())?;
        if kind != Some("blob") {
            return Err(missing());
        }
        Ok(bytes)
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        let child = self.files.get_mut().unwrap_or_else(PoisonError::into_inner);
        drop(child.stdin.take());
        let _ = child.wait();
    }
}

/// The folder that holds the files of the repository around a folder.
///
/// # Errors
/// There is no git, or no repository.
pub fn root(folder: &Path) -> anyhow::Result<PathBuf> {
    let root = command(folder, &["rev-parse", "--show-toplevel"])?;
    if !root.status.success() {
        bail!(IoError::new(message!(NO_REPOSITORY)));
    }
    Ok(PathBuf::from(line(&root)))
}

/// What git answers, from a folder.
///
/// # Errors
/// There is no git.
pub fn command(folder: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            anyhow!(IoError::new(message!(
                GIT_FAILED,
                words = error.to_string()
            )))
        })
}

fn line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim_end_matches(['\n', '\r']).to_owned()
}

/// The command that would bring a revision, when one might.
fn remedy(folder: &Path, revision: &str) -> Option<String> {
    let shallow = command(folder, &["rev-parse", "--is-shallow-repository"]).ok()?;
    let is_shallow = line(&shallow) == "true";
    let remotes = line(&command(folder, &["remote"]).ok()?);
    let remotes: Vec<&str> = remotes.lines().collect();
    let remote = remotes.first()?;
    let (base, is_relative) = match revision.find(['~', '^', '@']) {
        Some(at) => (&revision[..at], true),
        None => (revision, false),
    };
    if let Some((remote, branch)) = base.split_once('/')
        && remotes.contains(&remote)
    {
        return Some(format!(
            "git fetch {remote} {branch}:refs/remotes/{remote}/{branch}"
        ));
    }
    if is_shallow
        && (is_relative || base == "HEAD" || base.bytes().all(|byte| byte.is_ascii_hexdigit()))
    {
        return Some(format!("git fetch --unshallow {remote}"));
    }
    (!is_relative && !base.is_empty()).then(|| format!("git fetch {remote} {base}:{base}"))
}

/// Two parts of a path, without what « . » and « .. » say.
fn join(above: &str, path: &str) -> String {
    let mut parts: Vec<&str> = above.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
