//! Whether a sheet matches its source, and its differences; [`crate::verify`] finds them.

use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::Message;

/// Why nothing can be had of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadableSheet {
    /// It is neither PDF nor HTML.
    Unknown,
    /// It is larger than any sheet.
    TooLarge,
    /// It is a PDF that cannot be read.
    Malformed,
    /// It carries no source.
    NoSource,
    /// It is a PDF that a password protects.
    Encrypted,
    /// Reading it would cost too much.
    Exceeds(SheetLimit),
}

/// What reading a received file may cost, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetLimit {
    /// Numbers, texts, arrays and dictionaries, tags and their attributes.
    Values,
    /// Values or elements inside each other.
    Depth,
    /// Bytes of its streams, decoded.
    DecodedBytes,
    /// Bytes of the text that it shows.
    TextBytes,
    /// Everything that is looked at, a byte or an object at a time.
    Steps,
}

impl SheetLimit {
    pub const ALL: [Self; 5] = [
        Self::Values,
        Self::Depth,
        Self::DecodedBytes,
        Self::TextBytes,
        Self::Steps,
    ];

    /// The largest sheets met, of eighty pages, come to a twentieth of it.
    #[must_use]
    pub fn max(self) -> usize {
        match self {
            Self::Values => 1_000_000,
            Self::Depth => 100,
            Self::DecodedBytes => 32 << 20,
            Self::TextBytes => 2 << 20,
            Self::Steps => 100_000_000,
        }
    }

    /// What a file has too much of.
    #[must_use]
    pub fn message(self) -> Message {
        let max = self.max();
        match self {
            Self::Values => message!(MORE_VALUES, max),
            Self::Depth => message!(MORE_DEPTH, max),
            Self::DecodedBytes => message!(MORE_DECODED_BYTES, max = max >> 20),
            Self::TextBytes => message!(MORE_TEXT_BYTES, max = max >> 20),
            Self::Steps => message!(MORE_STEPS, max = max / 1_000_000),
        }
    }
}

/// The comparison of a sheet with the one that its source builds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyResult {
    /// The same bytes.
    Same,
    /// The same bytes, then a signature or a comment that changes nothing on the pages.
    SignedAfter,
    /// Made by another version; the same words.
    SameWords,
    /// Made by this version and written again since: the same words, other bytes.
    Rewritten,
    Changed(Vec<Difference>),
}

impl VerifyResult {
    /// Whether the sheet matches its source.
    #[must_use]
    pub fn is_match(&self) -> bool {
        match self {
            Self::Same | Self::SignedAfter | Self::SameWords => true,
            Self::Rewritten | Self::Changed(_) => false,
        }
    }
}

/// Words that differ from the expected ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The page, where there are pages.
    pub page: Option<usize>,
    /// The words before, the same in both.
    pub before: String,
    /// The words of the source; may be empty.
    pub expected: String,
    /// The words of the sheet; may be empty.
    pub found: String,
}

/// Differences that are shown: a sheet that has more is another sheet.
const MAX_DIFFERENCES: usize = 10;

impl VerifyResult {
    /// A line for the sheet, then one for each difference. `is_stale`: the programme changed since.
    #[must_use]
    pub fn messages(&self, sheet: &str, is_stale: bool, generator: &str) -> Vec<Message> {
        let differences = match self {
            Self::Same => return vec![message!(SHEET_IS_SAME, sheet)],
            Self::SignedAfter => return vec![message!(SHEET_IS_COMPLETED, sheet)],
            Self::SameWords => return vec![message!(SHEET_HAS_SAME_WORDS, sheet, generator)],
            Self::Rewritten => return vec![message!(SHEET_IS_REWRITTEN, sheet)],
            Self::Changed(differences) => differences,
        };
        let mut messages = vec![if is_stale {
            message!(SHEET_IS_STALE, sheet)
        } else {
            message!(SHEET_IS_CHANGED, sheet)
        }];
        let shown = differences.iter().take(MAX_DIFFERENCES);
        messages.extend(shown.map(Difference::message));
        match differences.len().saturating_sub(MAX_DIFFERENCES) {
            0 => {}
            count => messages.push(message!(MORE_DIFFERENCES, count)),
        }
        messages
    }
}

/// The differences in one line, if there are some.
#[must_use]
pub fn describe_differences(differences: &[Difference]) -> Option<Message> {
    let shown = differences.iter().take(MAX_DIFFERENCES);
    let mut shown: Vec<Message> = shown.map(Difference::message).collect();
    let more = differences.len().saturating_sub(MAX_DIFFERENCES);
    shown.extend((more > 0).then(|| message!(MORE_DIFFERENCES, count = more)));
    (!shown.is_empty()).then(|| Message::comma_list(shown))
}

impl Difference {
    fn message(&self) -> Message {
        let (expected, found) = (shorten(&self.expected), shorten(&self.found));
        let mut message = match (expected.is_empty(), found.is_empty()) {
            (true, _) => message!(WORDS_ADDED, found),
            (false, true) => message!(WORDS_MISSING, expected),
            (false, false) => message!(WORDS_REPLACED, found, expected),
        };
        if !self.before.is_empty() {
            message = message!(AFTER_WORDS, words = &self.before, rest = message);
        }
        if let Some(page) = self.page {
            message = message!(ON_PAGE, page, rest = message);
        }
        message
    }
}

/// A stretch of words short enough for a line.
fn shorten(words: &str) -> String {
    const MAX_CHARACTERS: usize = 80;
    match words.char_indices().nth(MAX_CHARACTERS) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}
