//! Whether a sheet matches its source, and its differences; [`crate::verify`] finds them.

use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::{Argument, Message};
use crate::value::Date;

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

    /// What one file may come to.
    #[must_use]
    pub fn max(self) -> usize {
        match self {
            Self::Values => 1_000_000,
            Self::Depth => 100,
            Self::DecodedBytes => 32 << 20,
            Self::TextBytes => 1 << 20,
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

/// What is proved of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyResult {
    /// Its bytes are those that its source builds.
    Intact,
    /// The same bytes, then signatures.
    Signed(Vec<AddedPart>),
    /// The same bytes, then something else than signatures.
    Continued {
        problem: TailProblem,
        /// What it makes the sheet say otherwise.
        differences: Vec<Difference>,
    },
    /// The same words in other bytes: what is seen may be anything.
    Rewritten,
    Changed(Vec<Difference>),
    /// It says that another version made it, whose bytes this one does not build.
    OtherVersion {
        version: String,
        has_same_words: bool,
        differences: Vec<Difference>,
    },
}

impl VerifyResult {
    /// Whether the sheet is proved to be what its source builds.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        match self {
            Self::Intact | Self::Signed(_) => true,
            Self::Continued { .. }
            | Self::Rewritten
            | Self::Changed(_)
            | Self::OtherVersion { .. } => false,
        }
    }
}

/// What signing adds to a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedPart {
    /// All that it says of itself is declared, not proved.
    Signature {
        name: SignerName,
        date: Option<Date>,
        place: SignedField,
    },
    /// A field that nobody signed yet, and that is not seen.
    EmptyField {
        field: String,
    },
    Timestamp {
        place: SignedField,
    },
    /// Certificates, and what says that they were valid.
    ValidationData,
}

/// The name that a signature declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignerName {
    Absent,
    /// In no encoding of PDF, or with characters that are not seen.
    Unreadable,
    Declared(String),
}

/// Where a signature stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedField {
    pub name: String,
    /// The party whose box it is, as the sheet names it. `None`: the field was added to the sheet, and is not seen.
    pub party: Option<String>,
}

impl SignedField {
    fn message(&self) -> Message {
        let field = quote(&self.name);
        match &self.party {
            Some(party) => message!(FIELD_IS_BOX, party = quote(party), field),
            None => message!(FIELD_IS_ADDED, field),
        }
    }
}

/// Why what stands behind a sheet is more than signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TailProblem {
    /// From there on, the file can be read in two ways, or in none.
    Unread { offset: usize },
    /// An object that no signature adds or replaces.
    Object { number: u32 },
    /// A key of an object that no signature adds or changes.
    Key { number: u32, key: String },
    /// A signature that leaves out bytes before it.
    Uncovered { number: u32 },
}

impl AddedPart {
    fn message(&self) -> Message {
        match self {
            Self::Signature { name, date, place } => {
                let who = match name {
                    SignerName::Declared(name) => message!(SIGNED_BY, name = quote(name)),
                    SignerName::Unreadable => message!(SIGNED_UNREADABLY),
                    SignerName::Absent => message!(SIGNED_WITHOUT_NAME),
                };
                let place = place.message();
                match date {
                    Some(date) => {
                        let date = Argument::Day(*date);
                        message!(SIGNED_IN_FIELD_ON, who, date, place)
                    }
                    None => message!(SIGNED_IN_FIELD, who, place),
                }
            }
            Self::EmptyField { field } => message!(EMPTY_FIELD_ADDED, field = quote(field)),
            Self::Timestamp { place } => message!(TIMESTAMP_ADDED, place = place.message()),
            Self::ValidationData => message!(VALIDATION_DATA_ADDED),
        }
    }
}

impl TailProblem {
    fn message(&self) -> Message {
        match self {
            Self::Unread { offset } => message!(TAIL_IS_UNREAD, offset = offset.to_string()),
            Self::Object { number } => {
                message!(OBJECT_IS_NO_SIGNATURE, number = number.to_string())
            }
            Self::Key { number, key } => {
                message!(
                    KEY_IS_NO_SIGNATURE,
                    number = number.to_string(),
                    key = quote(key)
                )
            }
            Self::Uncovered { number } => {
                message!(SIGNATURE_IS_PARTIAL, number = number.to_string())
            }
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
    /// A line for the sheet, then what there is to know of it.
    #[must_use]
    pub fn messages(&self, sheet: &str) -> Vec<Message> {
        match self {
            Self::Intact => vec![
                message!(SHEET_IS_INTACT, sheet),
                message!(AUTHOR_IS_UNPROVED),
            ],
            Self::Signed(parts) => {
                let is_signature = |part: &AddedPart| match part {
                    AddedPart::Signature { .. } | AddedPart::Timestamp { .. } => true,
                    AddedPart::EmptyField { .. } | AddedPart::ValidationData => false,
                };
                let mut messages = vec![if parts.iter().any(is_signature) {
                    message!(SHEET_IS_SIGNED, sheet)
                } else {
                    message!(SHEET_IS_PREPARED, sheet)
                }];
                messages.extend(parts.iter().map(AddedPart::message));
                messages.push(message!(SIGNATURES_ARE_UNPROVED));
                messages
            }
            Self::Continued {
                problem,
                differences,
            } => {
                let mut messages = vec![message!(SHEET_IS_CONTINUED, sheet)];
                messages.push(problem.message());
                messages.extend(list_differences(differences));
                messages
            }
            Self::Rewritten => vec![message!(SHEET_IS_REWRITTEN, sheet)],
            Self::Changed(differences) => {
                let mut messages = vec![message!(SHEET_IS_CHANGED, sheet)];
                messages.extend(list_differences(differences));
                messages
            }
            Self::OtherVersion {
                version,
                has_same_words,
                differences,
            } => {
                let mut messages = vec![message!(SHEET_OF_OTHER_VERSION, sheet, version)];
                messages.push(advise_version(version));
                messages.push(if *has_same_words {
                    message!(WORDS_FOLLOW_SOURCE)
                } else {
                    message!(WORDS_LEAVE_SOURCE)
                });
                messages.extend(list_differences(differences));
                messages
            }
        }
    }
}

/// The command that can prove a sheet of another version, if that version can. The sheet is not named: a shell could take its name for
/// more.
#[must_use]
pub fn advise_version(version: &str) -> Message {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    if (parts.next().flatten(), parts.next().flatten()) < FIRST_SOUND_VERSION {
        message!(OTHER_VERSION_IS_UNSOUND)
    } else {
        message!(RUN_OTHER_VERSION, version)
    }
}

/// Before this one, `verify` took forged sheets for intact, and no package was published.
const FIRST_SOUND_VERSION: (Option<u32>, Option<u32>) = (Some(0), Some(2));

/// The differences with the sheet of another source, one a line.
#[must_use]
pub fn describe_other_source(
    sheet: &str,
    source: &str,
    differences: &[Difference],
) -> Vec<Message> {
    let mut messages = vec![message!(SHEET_OF_OTHER_SOURCE, sheet, source)];
    messages.extend(list_differences(differences));
    messages
}

fn list_differences(differences: &[Difference]) -> Vec<Message> {
    let shown = differences.iter().take(MAX_DIFFERENCES);
    let mut messages: Vec<Message> = shown.map(Difference::message).collect();
    let more = differences.len().saturating_sub(MAX_DIFFERENCES);
    messages.extend((more > 0).then(|| message!(MORE_DIFFERENCES, count = more)));
    messages
}

/// Why a sheet is not the one that its source builds, for a comparison of that source. `None`: the source builds no sheet.
#[must_use]
pub fn describe_alteration(result: Option<&VerifyResult>) -> Message {
    match result {
        None => message!(SHEET_IS_NOT_REBUILT),
        Some(VerifyResult::OtherVersion { version, .. }) => message!(SHEET_IS_UNPROVED, version),
        Some(VerifyResult::Continued { .. }) => message!(SHEET_WAS_CONTINUED),
        Some(VerifyResult::Changed(differences)) => match describe_differences(differences) {
            Some(differences) => message!(SHEET_IS_ALTERED, differences),
            None => message!(SHEET_WAS_REWRITTEN),
        },
        // The others are proved.
        Some(VerifyResult::Rewritten | VerifyResult::Intact | VerifyResult::Signed(_)) => {
            message!(SHEET_WAS_REWRITTEN)
        }
    }
}

/// The differences in one line, if there are some.
#[must_use]
pub fn describe_differences(differences: &[Difference]) -> Option<Message> {
    let shown = list_differences(differences);
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

/// A name that a file chose, short enough for a line. It cannot close the quotes around it, whose place an apostrophe takes.
fn quote(name: &str) -> String {
    let is_quote = |it: char| "\"«»‹›“”„‟‘‚‛″‶〝〞〟＂❛❜❝❞❮❯⟨⟩《》〈〉".contains(it);
    let plain = |it: char| if is_quote(it) { '\'' } else { it };
    shorten(&name.chars().map(plain).collect::<String>())
}

/// A stretch of words short enough for a line.
fn shorten(words: &str) -> String {
    const MAX_CHARACTERS: usize = 80;
    match words.char_indices().nth(MAX_CHARACTERS) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}
