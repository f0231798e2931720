//! Files of the disk: reading them, writing each whole or not at all, their paths.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::anyhow;

use super::error::IoError;
use crate::read::yaml::MAX_BYTES;

/// How the names of files begin while they are written.
const TEMP_PREFIX: &str = ".annexe-tmp-";
/// Bytes that a sheet may have.
const MAX_SHEET_BYTES: usize = 1 << 28;

/// The flag of `open` that waits for no writer of a pipe, and for no device.
#[cfg(unix)]
const O_NONBLOCK: i32 = match () {
    () if cfg!(any(
        target_arch = "mips",
        target_arch = "mips64",
        target_arch = "sparc64"
    )) =>
    {
        0
    }
    () if cfg!(any(target_os = "linux", target_os = "android")) => 0o4000,
    () if cfg!(any(
        target_vendor = "apple",
        target_os = "freebsd",
        target_os = "netbsd",
        target_os = "openbsd"
    )) =>
    {
        4
    }
    () => 0,
};

/// A file with a name of its own, removed when it is dropped before it is renamed.
#[derive(Debug)]
pub struct TemporaryFile(PathBuf);

impl TemporaryFile {
    pub fn create(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{TEMP_PREFIX}{}-{number}", std::process::id()));
            match File::create_new(&path) {
                Ok(mut file) => {
                    let temporary = Self(path);
                    file.write_all(bytes)?;
                    return Ok(temporary);
                }
                // Left by an earlier process of the same number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Whether a name is that of a temporary file.
    pub fn is_name(name: &OsStr) -> bool {
        let numbers = name
            .to_str()
            .and_then(|name| name.strip_prefix(TEMP_PREFIX));
        let numbers = numbers.and_then(|numbers| numbers.split_once('-'));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        numbers.is_some_and(|(process, rank)| is_number(process) && is_number(rank))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Renames the file to its final path.
    pub fn rename(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.0, path)?;
        self.0.clear();
        Ok(())
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.0);
        }
    }
}

/// Writes a file beside its place, then renames it: a failure leaves the old one whole. A file that has this content
/// already is left alone.
pub fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if has_content(path, bytes) {
        return Ok(());
    }
    // A device or a pipe cannot be renamed into.
    let written = if fs::metadata(path).is_ok_and(|kind| !kind.is_file()) {
        fs::write(path, bytes)
    } else {
        TemporaryFile::create(folder_of(path), bytes).and_then(|file| file.rename(path))
    };
    written.map_err(|error| path_error(path, &error))
}

/// Writes a new file.
pub fn create_file(path: &Path, content: &str) -> io::Result<()> {
    File::create_new(path)?.write_all(content.as_bytes())
}

/// Opens a regular file. A folder, a pipe or a device is refused: reading might never end.
pub fn open_file(path: &Path) -> io::Result<File> {
    refuse_special_file(&fs::metadata(path)?)?;
    let mut options = File::options();
    // A pipe may have taken its place since.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, O_NONBLOCK);
    let file = options.read(true).open(path)?;
    refuse_special_file(&file.metadata()?)?;
    Ok(file)
}

fn refuse_special_file(kind: &Metadata) -> io::Result<()> {
    if kind.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(())
}

/// Reads a regular file, as far as `limit` bytes.
pub fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = open_file(path)?;
    file.take(limit as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file of an output folder, which is no link: `annexe` makes none. A larger file is none of its sheets.
pub fn read_output(path: &Path) -> io::Result<Vec<u8>> {
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    read_file(path, MAX_SHEET_BYTES)
}

/// Reads at most one byte more than the size limit of programmes, which is enough to refuse the file.
pub fn read_limited(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a regular file has exactly this content.
pub fn has_content(path: &Path, bytes: &[u8]) -> bool {
    let is_as_long = |kind: Metadata| kind.is_file() && kind.len() == bytes.len() as u64;
    let is_candidate = fs::symlink_metadata(path).is_ok_and(is_as_long);
    is_candidate && read_file(path, bytes.len() + 1).is_ok_and(|it| it == bytes)
}

/// Whether a path exists, even as a broken link, or may exist in a folder that cannot be read.
pub fn may_exist(path: &Path) -> bool {
    !fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The folder that holds a path.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// The absolute path without links, whether something is there or not.
pub fn canonical(path: &Path) -> PathBuf {
    let has_no_component = path.as_os_str().is_empty();
    let path = if has_no_component {
        Path::new(".")
    } else {
        path
    };
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // What is not there yet is created in the nearest folder that is.
    let mut folders = absolute.ancestors();
    let known = folders.find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    match known {
        Some((folder, canonical)) if folder == absolute => canonical,
        Some((folder, canonical)) => {
            let rest = absolute.strip_prefix(folder).unwrap_or(Path::new(""));
            normalize(&canonical.join(rest))
        }
        None => normalize(&absolute),
    }
}

/// The same for the folder of a path alone: the path itself may be a link.
pub fn canonical_link(path: &Path) -> PathBuf {
    canonical(folder_of(path)).join(path.file_name().unwrap_or_default())
}

/// A path without `.` and without the folders that `..` leaves; `.` when nothing remains.
pub fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        let leaves_folder = component == Component::ParentDir
            && matches!(normal.components().next_back(), Some(Component::Normal(_)));
        if leaves_folder {
            normal.pop();
        } else if component != Component::CurDir {
            normal.push(component);
        }
    }
    if normal.as_os_str().is_empty() {
        normal.push(Component::CurDir);
    }
    normal
}

/// A path with `/` on every system.
pub fn to_slash(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) {
        // Canonical paths open with a mark that people do not write.
        path.trim_start_matches(r"\\?\").replace('\\', "/")
    } else {
        path.into_owned()
    }
}

/// A path as messages show it, without a leading `./`.
pub fn display_path(path: &Path) -> String {
    to_slash(path.strip_prefix(".").unwrap_or(path))
}

/// The error of a path that the system refused.
pub fn path_error(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow!(IoError::at_path(display_path(path), error))
}
