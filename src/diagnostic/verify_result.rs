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
