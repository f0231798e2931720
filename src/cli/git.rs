//! Files of a revision of git, through git itself.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{anyhow, bail};

use super::error::IoError;
use super::files::{canonical, to_slash};
use crate::diagnostic::catalogue::message;

/// A repository at one of its revisions.
#[derive(Debug)]
pub struct GitTree {
    /// As the user wrote it.
    pub revision: String,
    commit: String,
    /// The folder of the working tree.
    root: PathBuf,
    /// The current folder inside it, as git writes paths: empty, or ending in `/`.
    prefix: String,
    /// `git cat-file --batch`, which answers with the content of objects.
    objects: Mutex<Child>,
}

/// A file or a folder of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOrFolder {
    File(Vec<u8>),
    Folder,
}

impl GitTree {
    /// The revision of that name, in the repository around a folder.
    pub fn open(folder: &Path, revision: &str) -> anyhow::Result<Self> {
        let root = find_repository(folder)?;
        let prefix = run_git(folder, &["rev-parse", "--show-prefix"])?;
        let name = format!("{revision}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
        let commit = run_git(folder, &[&verify[..], &[&name]].concat())?;
        if !commit.status.success() || revision.is_empty() {
            bail!(IoError::new(match fetch_command(folder, revision) {
                Some(command) => message!(REVISION_TO_FETCH, revision, command),
                None => message!(UNKNOWN_REVISION, revision),
            }));
        }
        let objects = git_command()
            .arg("-C")
            .arg(&root)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| anyhow!(git_error(error.to_string())))?;
        Ok(Self {
            revision: revision.to_owned(),
            commit: first_line(&commit),
            root,
            prefix: first_line(&prefix),
            objects: Mutex::new(objects),
        })
    }

    /// The path from the root of the repository. One that starts with `./`, or that only exists from the current folder, is
    /// taken from there.
    pub fn path_from_root(&self, path: &Path) -> PathBuf {
        let Some(path) = path.to_str() else {
            return path.to_owned();
        };
        if let Ok(inside) = Path::new(path).strip_prefix(&self.root) {
            return PathBuf::from(join_path("", &inside.to_string_lossy()));
        }
        let from_folder = PathBuf::from(join_path(&self.prefix, path));
        if path.starts_with("./") || path.starts_with("../") || path == "." || path == ".." {
            return from_folder;
        }
        let from_root = PathBuf::from(join_path("", path));
        if self.prefix.is_empty() || self.read(&from_root, 0).is_ok() {
            from_root
        } else {
            from_folder
        }
    }

    /// The path in the repository of a file of the working tree, whether it still exists or not.
    pub fn repository_path(&self, file: &Path) -> Option<PathBuf> {
        let inside = canonical(file);
        let inside = inside.strip_prefix(canonical(&self.root)).ok()?;
        Some(match inside.to_str() {
            Some(_) => PathBuf::from(to_slash(inside)),
            None => inside.to_owned(),
        })
    }

    /// The files under a folder, by name.
    pub fn list_files(&self, folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
        let name = to_slash(folder);
        let name = if name.is_empty() { "." } else { &name };
        let list = ["ls-tree", "-r", "-z", "--name-only", "--full-tree"];
        let found = run_git(
            &self.root,
            &[&list[..], &[&self.commit, "--", name]].concat(),
        )?;
        if !found.status.success() {
            bail!(git_error(String::from_utf8_lossy(&found.stderr)));
        }
        let names = found.stdout.split(|byte| *byte == 0);
        Ok(names
            .filter(|name| !name.is_empty())
            .map(path_from_git)
            .collect())
    }

    /// A file, as far as `limit` bytes, or the fact that this is a folder.
    pub fn read(&self, path: &Path, limit: usize) -> io::Result<FileOrFolder> {
        let missing = || io::Error::from(io::ErrorKind::NotFound);
        let path = match path.to_str() {
            Some(path) => join_path("", path).into_bytes(),
            None => path.as_os_str().as_encoded_bytes().to_vec(),
        };
        if path.contains(&b'\n') {
            return Err(missing());
        }
        let mut child = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        let input = child.stdin.as_mut().ok_or_else(missing)?;
        write!(input, "{}:", self.commit)?;
        input.write_all(&path)?;
        writeln!(input)?;
        input.flush()?;
        // Byte by byte: the content behind this line is read without a buffer.
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
        let limit = size.min(limit as u64);
        content.by_ref().take(limit).read_to_end(&mut bytes)?;
        io::copy(&mut content, &mut io::sink())?;
        match kind {
            Some("blob") => Ok(FileOrFolder::File(bytes)),
            Some("tree") => Ok(FileOrFolder::Folder),
            Some(_) | None => Err(missing()),
        }
    }
}

impl Drop for GitTree {
    fn drop(&mut self) {
        let child = self
            .objects
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        drop(child.stdin.take());
        let _ = child.wait();
    }
}

/// The folder of the working tree around a folder.
pub fn find_root(folder: &Path) -> anyhow::Result<PathBuf> {
    let root = run_git(folder, &["rev-parse", "--show-toplevel"])?;
    if !root.status.success() {
        bail!(IoError::new(message!(NO_REPOSITORY)));
    }
    Ok(PathBuf::from(first_line(&root)))
}

/// The folder of the working tree around a folder, or else that of a repository without one.
fn find_repository(folder: &Path) -> anyhow::Result<PathBuf> {
    find_root(folder).or_else(|error| {
        let bare = run_git(folder, &["rev-parse", "--absolute-git-dir"])?;
        if bare.status.success() {
            Ok(PathBuf::from(first_line(&bare)))
        } else {
            Err(error)
        }
    })
}

/// git, whatever folder it then runs in: the paths of its environment are taken from here.
fn git_command() -> Command {
    let mut command = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE"] {
        if let Some(path) = std::env::var_os(name)
            && let Ok(path) = std::path::absolute(&path)
        {
            command.env(name, path);
        }
    }
    command
}

/// A path as git writes it: bytes, in any encoding.
pub fn path_from_git(name: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(String::from_utf8_lossy(name).into_owned())
    }
}

/// The current folder in its repository, as git writes paths: empty at the top, `None` outside.
pub fn find_prefix() -> Option<String> {
    let prefix = run_git(Path::new("."), &["rev-parse", "--show-prefix"]).ok()?;
    prefix.status.success().then(|| first_line(&prefix))
}

/// Runs git in a folder.
pub fn run_git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    git_command()
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| anyhow!(git_error(error.to_string())))
}

/// The error of git, in its own words.
pub fn git_error(words: impl AsRef<str>) -> IoError {
    IoError::new(message!(GIT_FAILED, words = words.as_ref().trim()))
}

fn first_line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim_end_matches(['\n', '\r']).to_owned()
}

/// The command that may bring a revision.
fn fetch_command(folder: &Path, revision: &str) -> Option<String> {
    let shallow = run_git(folder, &["rev-parse", "--is-shallow-repository"]).ok()?;
    let is_shallow = first_line(&shallow) == "true";
    let remotes = first_line(&run_git(folder, &["remote"]).ok()?);
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

/// Joins two parts of a path as git writes it, without `.` and `..`.
pub fn join_path(above: &str, path: &str) -> String {
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
