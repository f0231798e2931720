//! The errors that stop a command: a failure of the system, or wrong usage. Both carry their message.

use std::error::Error;
use std::fmt;
use std::io;

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::{Message, Translated};
use crate::read::theme::OutsideRoot;

/// A failure of the system, of git, or of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IoError {
    pub kind: IoErrorKind,
    pub message: Message,
}

/// The failures that commands handle specially.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IoErrorKind {
    /// No file has that path.
    NotFound,
    /// A folder without programmes.
    NoProgramme,
    Other,
}

/// Wrong usage of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageError(pub Message);

impl IoError {
    pub fn new(message: Message) -> Self {
        Self {
            kind: IoErrorKind::Other,
            message,
        }
    }

    /// A folder without programmes.
    pub fn no_programme(path: String) -> Self {
        Self {
            kind: IoErrorKind::NoProgramme,
            message: message!(NO_PROGRAMME, path),
        }
    }

    /// The error of the system for a path.
    pub fn at_path(path: String, error: &io::Error) -> Self {
        Self {
            kind: match error.kind() == io::ErrorKind::NotFound {
                true => IoErrorKind::NotFound,
                false => IoErrorKind::Other,
            },
            message: message!(PATH_FAILED, path, reason = reason(error)),
        }
    }
}

/// Why the system refused.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has more reasons than users meet"
)]
pub fn reason(error: &io::Error) -> Message {
    if OutsideRoot::is_cause_of(error) {
        return message!(OUTSIDE_ROOT);
    }
    let reason: Translated = match error.kind() {
        io::ErrorKind::NotFound => text!(NOT_FOUND),
        io::ErrorKind::PermissionDenied => text!(ACCESS_DENIED),
        io::ErrorKind::IsADirectory => text!(IS_A_FOLDER),
        io::ErrorKind::NotADirectory => text!(NOT_A_FOLDER),
        io::ErrorKind::AlreadyExists => text!(ALREADY_EXISTS),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => text!(DISK_FULL),
        io::ErrorKind::ReadOnlyFilesystem => text!(READ_ONLY),
        io::ErrorKind::InvalidInput => text!(NOT_A_FILE),
        io::ErrorKind::FileTooLarge => text!(FILE_TOO_LARGE),
        io::ErrorKind::InvalidFilename => text!(NAME_TOO_LONG),
        _ => {
            // Without the name of a file that has none yet.
            let mut deepest: &dyn Error = error;
            while let Some(deeper) = deepest.source() {
                deepest = deeper;
            }
            return message!(SYSTEM_SAYS, words = deepest.to_string());
        }
    };
    Message::new(reason)
}

impl fmt::Display for IoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.render(Language::En))
    }
}

impl Error for IoError {}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.render(Language::En))
    }
}

impl Error for UsageError {}
