//! The state of an output file, compared with the file that a build would write.

use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::Message;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutputState {
    /// Its content is another.
    Stale,
    Missing,
    /// No programme writes it.
    Orphan,
    /// It was an orphan.
    DeletedOrphan,
    /// An orphan that stays, because it may have changed since it was written.
    ModifiedOrphan,
}

impl OutputState {
    pub fn message(self, path: String) -> Message {
        match self {
            Self::Stale => message!(STALE, path),
            Self::Missing => message!(MISSING, path),
            Self::Orphan => message!(ORPHAN, path),
            Self::DeletedOrphan => message!(REMOVED, path),
            Self::ModifiedOrphan => message!(KEPT_ORPHAN, path),
        }
    }
}
