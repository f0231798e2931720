//! What can be wrong with a programme, as data; the catalogues of [`crate::diagnostic::language`] word it.
//!
//! A kind says what is wrong, never where: its [`Diagnostic`](crate::diagnostic::Diagnostic) does. Codes are part of the
//! interface: they are never reused. `S` is for the structure of the file, `T` for its texts; the other families are
//! those of [`crate::check::rules`].

use crate::value::{Date, ValueError};

/// How much a kind weighs, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Fails a check; one of reading also keeps the sheet from being produced.
    Error,
    /// Probably a mistake; the sheet is produced.
    Warning,
    /// Could be better said (« conseil »).
    Advice,
}

/// A mistake, with what is needed to explain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// The text is not YAML; nothing after it could be read.
    Syntax(Syntax),
    /// The file holds bytes that are not UTF-8.
    Encoding,
    /// The file holds nothing but comments.
    Empty,
    /// The file holds something else than a mapping.
    NotAMapping,
    /// A second `---` document: one file is one programme.
    SecondDocument,
    /// The file passes a bound that no programme needs.
    Excessive(Limit),
    /// A key of the YAML that is not a text.
    KeyNotText,
    UnknownKey {
        key: String,
        suggestion: Option<String>,
        /// Where a key of that very name exists, as a dotted path.
        belongs: Option<String>,
        known: Vec<String>,
    },
    MissingKey {
        key: String,
    },
    DuplicateKey {
        key: String,
        /// The keys behind it come again too: an item of a list lacks its dash.
        dash: bool,
    },
    /// The key is written and its value is empty.
    EmptyValue {
        /// `None` for an item of a list.
        key: Option<String>,
        /// What was meant is behind a `#`.
        commented: bool,
    },
    WrongType {
        key: String,
        expected: Vec<Shape>,
        found: Shape,
        /// The text as it is written, when it only lacks quotes.
        unquoted: Option<String>,
        example: Option<Sample>,
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
    Unforeseen {
        message: String,
    },
    OutOfBounds {
        key: String,
        bound: Bound,
    },
    /// A `fin` that comes before its `debut`.
    Reversed,
    /// A number whose leading zeros YAML drops.
    LeadingZero {
        text: String,
    },
    /// A `#` glued to a word, which YAML reads as a comment.
    LostComment,
    /// A line that starts with a dash and that YAML joins to the text above it.
    SwallowedDash,
    /// A line that starts with a key of the root, inside the text of a block.
    SwallowedKey {
        key: String,
    },
    /// A control or bidirectional character: invisible, and able to misorder a contract.
    HiddenCharacter(char),
    /// A character of no width, pasted with a text: it is dropped.
    ZeroWidth(char),
    /// A character that no face of the PDF can draw.
    NoGlyph(char),
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
    SameOutput {
        stem: String,
    },
    /// A file that the theme names and that sheets cannot be dressed with.
    ThemeFile {
        path: String,
        problem: FileProblem,
    },
    /// A colour too near to another for a text to be read.
    Contrast {
        /// How far they stand apart, in tenths.
        tenths: u32,
        behind: Behind,
    },
    /// What was agreed changed from one revision to the next, and the version did not go up.
    KeptVersion {
        old: String,
        /// `None` when the new revision has no version any more.
        new: Option<String>,
    },
    /// `# annexe: ignore[…]` without a word on why.
    UnreasonedSuppression,
    /// `# annexe: ignore[…]` of a code that no rule has, or that cannot be ignored.
    UnknownSuppression {
        code: String,
        suggestion: Option<String>,
        /// The code exists, and is an error of reading.
        fixed: bool,
    },
    /// `# annexe: ignore[…]` where that rule finds nothing.
    UnusedSuppression {
        code: String,
    },
    /// `# annexe: ignore[…]` inside a text, which prints it.
    PrintedSuppression,
    /// What one of [`crate::check::rules`] found.
    RuleViolation(RuleViolation),
}

/// What a rule found, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleViolation {
    pub code: &'static str,
    pub severity: Severity,
    pub cause: Phrase,
    pub remedy: Phrase,
}

/// A text in both languages; `{name}` stands where an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub fr: &'static str,
    pub en: &'static str,
}

/// Words and what fills their blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub words: Words,
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What fills a blank; each language writes it its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// The author's own words, or a key.
    Text(String),
    Count(usize),
    Minutes(u32),
    HalfDays(u32),
    /// A day, with its weekday.
    Date(Date),
    /// Several texts, joined as a language joins them.
    List(Vec<String>),
    /// Words of the rule that depend on the case.
    Words(Words),
}

/// A bound that the schema sets to a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    AtLeast(String),
    AtMost(String),
    Above(String),
    Below(String),
    MultipleOf(String),
}

/// How a value of the right type is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sample {
    /// A list of groups that each open with this key.
    Items(String),
    /// A group of such keys.
    Keys(Vec<String>),
}

/// What stopped the YAML parser, as far as it can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    ColonInText,
    MissingColon,
    Tab,
    UnclosedQuote,
    UnclosedBracket,
    /// Text behind a closed quote or bracket.
    TextAfterValue,
    /// Text behind the `|` that opens a block.
    TextAfterBar,
    /// A block's text that is not indented.
    TextAtMargin,
    BadEscape,
    Indentation,
    /// Two keys between braces with nothing between them.
    MissingComma,
    /// A no-break space where YAML wants a plain one.
    HardSpace,
    /// A dash that is glued to its word, or of another kind.
    Dash,
    /// A list that starts on the line of its key.
    ListBesideKey,
    ReservedStart,
    UnknownAlias,
    UncalledAnchor,
    Tag,
    Other,
}

/// A bound on the size of what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes in a file.
    Bytes(usize),
    /// Bytes in one text.
    TextBytes(usize),
    /// Bytes of text that aliases repeat.
    Aliased(usize),
    /// Keys in one mapping.
    Keys(usize),
    /// Values inside values.
    Depth(usize),
    /// Values in all, aliases expanded.
    Values(usize),
}

/// The shapes that a YAML value can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
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
    /// More bytes than this.
    TooHeavy(usize),
    NoImage,
    /// A drawing that holds an element which could not be drawn.
    Drawing(String),
    /// Too many pixels.
    TooLarge,
    NoFont,
    /// A font of many weights in one file.
    VariableFont,
    /// The font's licence keeps it out of files.
    Forbidden,
}

/// What a text is read on, and which of the two is to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    Paper,
    /// The band that follows from the colour itself.
    OwnBand,
    /// The colour is that of a band, on which another is not read.
    Text,
}

/// Markdown that has no place in an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    Html,
    Image,
    CodeBlock,
    Table,
    Rule,
    /// A line of dashes right under a text makes it a heading.
    Underline,
    /// `[mot]: adresse`, apart from the text that uses it.
    LinkDefinition,
    /// The tooltip of `[mot](adresse "titre")`: print has none.
    LinkTitle,
    /// Quotes and lists inside one another beyond what a page can show.
    Nesting,
}

impl DiagnosticKind {
    /// The stable code, for `annexe.yaml` and for searching.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "S001",
            Self::Encoding => "S002",
            Self::NotAMapping | Self::Empty => "S003",
            Self::SecondDocument => "S004",
            Self::Excessive(_) => "S005",
            Self::KeyNotText => "S006",
            Self::UnknownKey { .. } => "S007",
            Self::MissingKey { .. } => "S008",
            Self::DuplicateKey { .. } => "S009",
            Self::EmptyValue { .. } => "S010",
            Self::WrongType { .. } => "S011",
            Self::UnknownValue { .. } => "S012",
            Self::Unreadable { .. } | Self::Unforeseen { .. } => "S013",
            Self::OutOfBounds { .. } => "S014",
            Self::SameOutput { .. } => "S015",
            Self::Reversed => "S016",
            Self::LeadingZero { .. } => "S017",
            Self::LostComment => "S018",
            Self::UnreasonedSuppression => "S019",
            Self::UnknownSuppression { .. } => "S020",
            Self::UnusedSuppression { .. } => "S021",
            Self::SwallowedDash | Self::SwallowedKey { .. } => "S022",
            Self::PrintedSuppression => "S023",
            Self::ThemeFile { .. } => "S024",
            Self::Contrast { .. } => "S025",
            Self::KeptVersion { .. } => "D001",
            Self::HiddenCharacter(_) => "T001",
            Self::NoGlyph(_) => "T002",
            Self::Markdown(_) => "T003",
            Self::LinkTarget { .. } => "T004",
            Self::UncalledNote { .. } => "T005",
            Self::ZeroWidth(_) => "T006",
            Self::RuleViolation(breach) => breach.code,
        }
    }

    /// How much it weighs, unless `annexe.yaml` says otherwise.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::EmptyValue { .. }
            | Self::LostComment
            | Self::SwallowedDash
            | Self::SwallowedKey { .. }
            | Self::PrintedSuppression
            | Self::ZeroWidth(_)
            | Self::UnreasonedSuppression
            | Self::UnknownSuppression { .. }
            | Self::UnusedSuppression { .. } => Severity::Warning,
            Self::RuleViolation(breach) => breach.severity,
            Self::Syntax(_)
            | Self::Encoding
            | Self::Empty
            | Self::NotAMapping
            | Self::SecondDocument
            | Self::Excessive(_)
            | Self::KeyNotText
            | Self::UnknownKey { .. }
            | Self::MissingKey { .. }
            | Self::DuplicateKey { .. }
            | Self::WrongType { .. }
            | Self::UnknownValue { .. }
            | Self::Unreadable { .. }
            | Self::Unforeseen { .. }
            | Self::OutOfBounds { .. }
            | Self::Reversed
            | Self::LeadingZero { .. }
            | Self::HiddenCharacter(_)
            | Self::NoGlyph(_)
            | Self::Markdown(_)
            | Self::LinkTarget { .. }
            | Self::UncalledNote { .. }
            | Self::ThemeFile { .. }
            | Self::Contrast { .. }
            | Self::KeptVersion { .. }
            | Self::SameOutput { .. } => Severity::Error,
        }
    }
}

/// A text between quotes, as YAML reads it back.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

impl Severity {
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

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Date> for Argument {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Vec<String>> for Argument {
    fn from(items: Vec<String>) -> Self {
        Self::List(items)
    }
}

impl From<Words> for Argument {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

impl Phrase {
    #[must_use]
    pub fn new(words: Words, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { words, arguments }
    }
}
