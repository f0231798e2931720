//! The kinds of mistakes in a programme, as data, with their codes and severities; `kind/messages.rs` has their messages.
//!
//! A kind has no place: its [`Diagnostic`](crate::diagnostic::Diagnostic) has one. Codes are part of the
//! interface: they are never reused. `S` is for the structure of the file, `T` for its texts; the other families are
//! those of [`crate::check::rules`].

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::{Message, Translated};
use crate::diagnostic::verify_result::{Difference, VerifyResult};

use crate::value::ValueError;

mod messages;

/// The severity of a diagnostic, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Fails a check; one of reading also keeps the sheet from being produced.
    Error,
    /// Probably a mistake; the sheet is produced.
    Warning,
    /// Wording that could be better (« conseil »).
    Advice,
}

/// The files that are renamed to a text by mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignFile {
    /// Word, LibreOffice, or an archive.
    Archive,
    /// Word before 2007.
    OldWord,
    Pdf,
    Rtf,
    Utf16,
    WebPage,
}

/// A mistake, with the data of its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// The text is not YAML; nothing after it could be read.
    Syntax(Syntax),
    /// The file holds bytes that are not UTF-8.
    Encoding,
    /// The file is a document of another program, under the name of a text.
    ForeignFile(ForeignFile),
    /// The file holds nothing but comments.
    Empty,
    /// The file holds something else than a mapping.
    NotAMapping,
    /// No line of the file starts with a key: nothing of it is shown.
    NoKnownKey,
    /// A second `---` document: one file is one programme.
    SecondDocument,
    /// The file passes a bound that no programme needs.
    LimitExceeded(Limit),
    /// A key of the YAML that is not a text.
    KeyNotText,
    UnknownKey {
        key: String,
        suggestion: Option<String>,
        /// The word to print for the steps that the suggestion holds.
        step_label: Option<&'static str>,
        /// Where a key of that very name exists, as a dotted path.
        correct_path: Option<String>,
        known: Vec<String>,
    },
    MissingKey {
        key: String,
        /// It is written, without a value.
        is_empty: bool,
    },
    DuplicateKey {
        key: String,
        repetition: Repetition,
    },
    /// A text between braces that its own comma parts: « 0,5 jour ».
    SplitByComma {
        text: String,
    },
    /// A text says another value of a key than the key itself.
    ContradictedKey {
        key: String,
        written: String,
    },
    /// The key is written and its value is empty.
    EmptyValue {
        /// `None` for an item of a list.
        key: Option<String>,
        /// The value is behind a `#`.
        is_commented: bool,
    },
    WrongType {
        key: String,
        expected: Vec<ValueShape>,
        found: ValueShape,
        /// The text as it is written, when it only lacks quotes.
        unquoted: Option<String>,
        /// The number that opens a text: « 10 personnes ».
        number: Option<String>,
        example: Option<ExampleShape>,
    },
    UnknownValue {
        key: String,
        value: String,
        allowed: Vec<String>,
        suggestion: Option<String>,
    },
    /// A text that its type cannot read.
    Unreadable {
        key: String,
        cause: ValueError,
    },
    /// A value that the schema let through and its type refuses, in the words of the parser.
    UnexpectedValue {
        message: String,
    },
    OutOfBounds {
        key: String,
        bound: NumberBound,
    },
    /// A `fin` that comes before its `debut`.
    ReversedRange,
    /// A number whose leading zeros YAML drops.
    LeadingZero {
        text: String,
    },
    /// A `#` glued to a word, which YAML reads as a comment.
    AccidentalComment,
    /// A line that starts with a dash and that YAML joins to the text above it.
    SwallowedDash,
    /// A text whose next lines are items in its own column: it lacks its dash.
    ListWithoutFirstDash,
    /// The same, with a dash that is glued to the text.
    GluedDash,
    /// Lines of a list or of a table that YAML joins.
    FoldedLines,
    /// A line that starts with a key of the root, inside the text of a block.
    SwallowedKey {
        key: String,
    },
    /// A control or bidirectional character: invisible, and able to misorder a contract.
    HiddenCharacter(char),
    /// A character of no width, pasted with a text: it is dropped.
    ZeroWidth(char),
    /// A ligature of a font, in the place of its letters.
    Ligature(char),
    /// Quotes of a word processor around a whole value: YAML does not take them for its own.
    CurlyQuotes,
    /// A character that no face of the PDF can draw.
    MissingGlyph(char),
    /// A Markdown construct that the sheet does not hold.
    Markdown(Unsupported),
    LinkTarget {
        target: String,
    },
    /// A Markdown note that nothing calls: it would vanish.
    UncalledNote {
        label: String,
    },
    /// Two programmes that would write the same files.
    OutputConflict {
        /// The other programme.
        other: String,
        stem: String,
    },
    /// A file that the theme names and that cannot be used.
    ThemeFile {
        path: String,
        problem: FileProblem,
    },
    /// A colour too near to another for a text to be read.
    Contrast {
        /// The contrast ratio, in tenths.
        tenths: u32,
        background: Background,
    },
    /// The agreement changed from one revision to the next, and the version did not go up.
    UnchangedVersion {
        old: String,
        /// `None` when the new revision has no version any more.
        new: Option<String>,
    },
    /// A sheet to compare is not what its embedded source gives.
    AlteredSheet {
        /// What it is beside its source; `None` where this source builds no sheet.
        result: Option<VerifyResult>,
        /// Its words beside those of the other revision.
        from_other: Vec<Difference>,
    },
    /// The level that `annexe.yaml` sets for a field is not that of the revision before.
    ChangedLevel {
        field: String,
        /// `None` when the revision does not set it.
        old: Option<String>,
        new: Option<String>,
    },
    /// `# annexe: ignore[…]` without a word on why.
    SuppressionWithoutReason,
    /// `# annexe: ignore[…]` of a code that no rule has, or that cannot be ignored.
    UnknownSuppression {
        code: String,
        suggestion: Option<String>,
        /// The code exists, and is an error of reading.
        is_fixed: bool,
    },
    /// `# annexe: ignore[…]` where that rule finds nothing.
    UnusedSuppression {
        code: String,
    },
    /// `# annexe: ignore[…]` inside a text, which prints it.
    SuppressionInText,
    /// A comment that is meant to be `# annexe: ignore[…]` and is not.
    MisspeltSuppression {
        right: String,
    },
    /// A mistake that one of [`crate::check::rules`] reports.
    RuleViolation(RuleViolation),
}

/// The report of a rule, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleViolation {
    pub code: &'static str,
    pub severity: Severity,
    pub cause: Message,
    pub remedy: Message,
}

/// A bound that the schema sets to a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberBound {
    AtLeast(String),
    AtMost(String),
    Above(String),
    Below(String),
    MultipleOf(String),
}

/// How a value of the right type is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExampleShape {
    /// A list of groups that each open with this key.
    Items(String),
    /// A group of such keys.
    Keys(Vec<String>),
}

/// Why a key comes twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repetition {
    /// It alone does.
    Key,
    /// The keys behind it too: an item of a list lacks its dash.
    Item,
    /// The keys of the file from this one on: a passage was pasted twice.
    Passage,
    /// All those of the file.
    File,
    /// They come again with another title.
    OtherProgramme,
}

/// The likely reason why the YAML parser stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    ColonInText,
    MissingColon,
    /// An item of a list without its dash.
    MissingDash,
    /// A value that is glued to the colon of its key.
    MissingSpace,
    /// A line that goes on with the text above, and is not indented.
    WrappedLine,
    Tab,
    UnclosedQuote,
    UnclosedBracket,
    /// Text behind a closed quote or bracket.
    TextAfterValue,
    /// Text behind a value between brackets, which are those of a blank to fill.
    TextAfterBracket,
    /// Text behind the `|` that opens a block.
    TextAfterBar,
    /// A table whose first line stands where the `|` of its block should.
    TableWithoutBar,
    /// A block's text that is not indented.
    TextAtMargin,
    BadEscape,
    Indentation,
    /// Two keys between braces with nothing between them.
    MissingComma,
    /// A no-break space where YAML wants a plain one.
    NoBreakSpace,
    /// A dash that is glued to its word, or of another kind.
    MisplacedDash,
    /// A dash before a key whose neighbours have none.
    ExtraDash,
    /// Two keys on one line.
    TwoKeys,
    /// A comment of another language: « // », « <!-- ».
    ForeignComment,
    /// The line that opens or closes a block of code in Markdown.
    CodeFence,
    /// An item that opens with `*`.
    Bullet,
    /// A list that starts on the line of its key.
    ListOnKeyLine,
    ReservedStart,
    UnknownAlias,
    UncalledAnchor,
    /// The marks of git around two versions of a passage.
    MergeConflict,
    Tag,
    Other,
}

/// A limit on the size of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes in a file.
    Bytes(usize),
    /// Bytes in one text.
    TextBytes(usize),
    /// Bytes of text that aliases repeat.
    AliasedBytes(usize),
    /// Keys in one mapping.
    Keys(usize),
    /// Values inside values.
    Depth(usize),
    /// Values in all, aliases expanded.
    Values(usize),
    /// Words and lines of a sheet that is to be built again.
    Content(usize),
    /// Values that one of two revisions alone has.
    DifferentValues(usize),
    /// Bytes of these.
    DifferentBytes(usize),
}

/// The shapes that a YAML value can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueShape {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Mapping,
    Nothing,
}

/// Why a file of the theme is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// The system would not have it read.
    Unreadable(std::io::ErrorKind),
    /// It is not in the folder of the project.
    Outside,
    /// More bytes than this.
    TooManyBytes(usize),
    NotAnImage,
    /// A drawing that holds an element which could not be drawn.
    UnsupportedElement(String),
    /// Too many pixels.
    TooManyPixels,
    NotAFont,
    /// A font of many weights in one file.
    VariableFont,
    /// The font's licence keeps it out of files.
    EmbeddingForbidden,
}

/// The background of a text, and which of the two must change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Paper,
    /// The band that follows from the colour itself.
    DerivedBand,
    /// The colour is a band, on which the text colour is not legible.
    Text,
}

/// Markdown that has no place in an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    Html,
    Image,
    CodeBlock,
    Rule,
    /// A line of dashes right under a text makes it a heading.
    Underline,
    /// `[mot]: adresse`, apart from the text that uses it.
    LinkDefinition,
    /// The tooltip of `[mot](adresse "titre")`: print has none.
    LinkTitle,
    /// Quotes and lists nested too deep for a page.
    Nesting,
}

impl DiagnosticKind {
    /// The stable code, for `annexe.yaml` and for searching.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code_and_severity().0
    }

    /// Its severity, unless `annexe.yaml` sets another.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code_and_severity().1
    }

    /// Whether a passage of the file comes twice.
    #[must_use]
    pub fn is_pasted_passage(&self) -> bool {
        matches!(
            self,
            Self::DuplicateKey {
                repetition: Repetition::Passage | Repetition::File | Repetition::OtherProgramme,
                ..
            }
        )
    }

    /// Whether it asks for something that the sheet must state.
    #[must_use]
    pub fn is_missing_mention(&self) -> bool {
        matches!(self, Self::RuleViolation(violation) if violation.code.starts_with('M'))
    }

    fn code_and_severity(&self) -> (&'static str, Severity) {
        use Severity::{Error, Warning};
        match self {
            Self::Syntax(_) | Self::SplitByComma { .. } => ("S001", Error),
            Self::Encoding | Self::ForeignFile(_) => ("S002", Error),
            Self::NotAMapping | Self::NoKnownKey | Self::Empty => ("S003", Error),
            Self::SecondDocument => ("S004", Error),
            Self::LimitExceeded(_) => ("S005", Error),
            Self::KeyNotText => ("S006", Error),
            Self::UnknownKey { .. } => ("S007", Error),
            Self::MissingKey { .. } => ("S008", Error),
            Self::DuplicateKey { .. } => ("S009", Error),
            Self::EmptyValue { .. } => ("S010", Warning),
            Self::WrongType { .. } => ("S011", Error),
            Self::UnknownValue { .. } => ("S012", Error),
            Self::Unreadable { .. } | Self::UnexpectedValue { .. } => ("S013", Error),
            Self::OutOfBounds { .. } => ("S014", Error),
            Self::OutputConflict { .. } => ("S015", Error),
            Self::ReversedRange => ("S016", Error),
            Self::LeadingZero { .. } => ("S017", Error),
            Self::AccidentalComment => ("S018", Warning),
            Self::SuppressionWithoutReason => ("S019", Warning),
            Self::UnknownSuppression { .. } => ("S020", Warning),
            Self::UnusedSuppression { .. } => ("S021", Warning),
            Self::SwallowedDash
            | Self::ListWithoutFirstDash
            | Self::GluedDash
            | Self::FoldedLines
            | Self::SwallowedKey { .. } => ("S022", Warning),
            Self::SuppressionInText => ("S023", Warning),
            Self::ThemeFile { .. } => ("S024", Error),
            Self::Contrast { .. } => ("S025", Error),
            Self::ContradictedKey { .. } => ("S027", Error),
            Self::MisspeltSuppression { .. } => ("S028", Warning),
            Self::UnchangedVersion { .. } => ("D001", Error),
            Self::ChangedLevel { .. } => ("D002", Error),
            Self::AlteredSheet { .. } => ("D003", Error),
            Self::HiddenCharacter(_) => ("T001", Error),
            Self::MissingGlyph(_) => ("T002", Error),
            Self::Markdown(_) => ("T003", Error),
            Self::LinkTarget { .. } => ("T004", Error),
            Self::UncalledNote { .. } => ("T005", Error),
            Self::ZeroWidth(_) => ("T006", Warning),
            Self::Ligature(_) => ("T013", Warning),
            Self::CurlyQuotes => ("S026", Warning),
            Self::RuleViolation(violation) => (violation.code, violation.severity),
        }
    }
}

/// A text between quotes, as YAML reads it back.
#[must_use]
pub fn quote_yaml(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

impl Severity {
    /// « erreur », “error”.
    #[must_use]
    pub fn name(self) -> Translated {
        match self {
            Self::Error => text!(ERROR),
            Self::Warning => text!(WARNING),
            Self::Advice => text!(ADVICE),
        }
    }

    /// « 2 erreurs ».
    #[must_use]
    pub fn count_message(self, count: usize) -> Message {
        match self {
            Self::Error => message!(COUNT_ERRORS, count),
            Self::Warning => message!(COUNT_WARNINGS, count),
            Self::Advice => message!(COUNT_ADVICE, count),
        }
    }

    /// The word of JSON and other machines' formats: never translated.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}
