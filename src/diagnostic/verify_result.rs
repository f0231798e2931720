//! What comes of holding a sheet against what its source gives, as data; the catalogues of [`crate::diagnostic::language`] word it.

/// Why nothing can be had of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadableSheet {
    /// It is neither PDF nor HTML.
    Unknown,
    /// It is larger than any sheet.
    TooLarge,
    /// It is a PDF that cannot be read.
    Broken,
    /// It carries no source.
    NoSource,
}

/// What came of holding a sheet against what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyResult {
    /// The same bytes.
    Same,
    /// The same bytes, and what signing or a comment adds behind them without a change to what is shown.
    SignedAfter,
    /// Made by another version; the same words.
    SameWords,
    /// Made by this version and written again since: the same words, other bytes.
    Rewritten,
    Changed(Vec<Difference>),
}

impl VerifyResult {
    /// Whether the sheet is what its source gives.
    #[must_use]
    pub fn holds(&self) -> bool {
        match self {
            Self::Same | Self::SignedAfter | Self::SameWords => true,
            Self::Rewritten | Self::Changed(_) => false,
        }
    }
}

/// Words that stand where others should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The page, where there are pages.
    pub page: Option<usize>,
    /// The words before, alike in both.
    pub before: String,
    /// What should be there; may be empty.
    pub expected: String,
    /// What is there; may be empty.
    pub found: String,
}
