//! A diagnostic: a mistake of the author's at its place, with labels at other places and a fix.
//!
//! A diagnostic is the author's mistake. It never knows how it is shown: each file under `diagnostic/` is one way.

pub(crate) mod catalogue;
pub mod change;
pub mod kind;
pub mod language;
pub mod message;
pub mod value_error;
pub mod verify_result;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::catalogue::message;
use crate::diagnostic::kind::{DiagnosticKind, Severity, quote_yaml};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::source::{Position, SourceFile, Span};

pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod short;

mod fingerprint;

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes of the file.
    pub span: Span,
}

/// A mistake of the author's, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub kind: DiagnosticKind,
    /// How serious it is, by the rule or by `annexe.yaml`.
    pub severity: Severity,
    /// The narrowest place that shows the mistake.
    pub place: Place,
    /// The label of that place.
    pub label: Option<Message>,
    /// Other places that take part in it: the first writing of a key, the total that its parts contradict.
    pub related: Vec<Label>,
    /// Edits of the same file that fix it and keep the author's meaning.
    pub fix: Vec<TextEdit>,
}

/// A message beside a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// The message.
    pub message: Message,
}

/// A stretch of a file and the text that replaces it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextEdit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// The new text.
    pub text: String,
}

impl Place {
    /// The bytes `span` of `file`.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, span: Span) -> Self {
        let file = Arc::clone(file);
        Self { file, span }
    }

    /// The position of its first character.
    #[must_use]
    pub fn start(&self) -> Position {
        self.file.position(self.span.start)
    }

    /// The position after its last character.
    #[must_use]
    pub fn end(&self) -> Position {
        self.file.position(self.span.end)
    }
}

impl TextEdit {
    /// Quotes a text that is unquoted in the file. An alias of the text is left unchanged.
    #[must_use]
    pub fn quote(place: &Place, text: &str) -> Option<Self> {
        let bare = &place.file.text()[place.span.range()] == text;
        bare.then(|| Self {
            span: place.span,
            text: quote_yaml(text),
        })
    }
}

impl Diagnostic {
    /// A diagnostic without labels and fix, with the severity of its kind.
    #[must_use]
    pub fn new(kind: DiagnosticKind, place: Place) -> Self {
        Self {
            severity: kind.severity(),
            kind,
            place,
            label: None,
            related: Vec::new(),
            fix: Vec::new(),
        }
    }

    /// The code of its rule: `S007`, `C017`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is wrong.
    #[must_use]
    pub fn cause(&self, language: Language) -> String {
        self.kind.cause().render(language)
    }

    /// What to do.
    #[must_use]
    pub fn remedy(&self, language: Language) -> Option<String> {
        let remedy = self.kind.remedy()?;
        Some(remedy.render(language))
    }

    /// Whether it fails a check.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts diagnostics by file, place and code, and keeps one of each. In a file, errors of syntax come first; where a section
/// could not be read, what is missing comes last.
pub fn sort_and_dedup(diagnostics: &mut Vec<Diagnostic>) {
    let unread = diagnostics.iter().filter(|it| is_unread_section(it));
    let unread: BTreeMap<String, usize> = unread
        .map(|it| (it.place.file.name().to_owned(), it.place.span.start))
        .collect();
    diagnostics.sort_by(|a, b| {
        sort_key(a, &unread)
            .cmp(&sort_key(b, &unread))
            .then_with(|| format!("{:?}", a.kind).cmp(&format!("{:?}", b.kind)))
    });
    diagnostics.dedup();
}

/// How many diagnostics have that severity.
#[must_use]
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    let of = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == severity);
    of.count()
}

/// « 2 erreurs, 1 conseil », the gravest first, or that there is nothing to say.
#[must_use]
pub fn describe_severities(diagnostics: &[Diagnostic]) -> Message {
    let severities = [Severity::Error, Severity::Warning, Severity::Advice];
    describe_counts(severities.map(|severity| (severity, count(diagnostics, severity))))
}

/// The same, of counts.
#[must_use]
pub fn describe_counts(counts: impl IntoIterator<Item = (Severity, usize)>) -> Message {
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<Message> = counts
        .map(|(severity, count)| severity.count_message(count))
        .collect();
    if counts.is_empty() {
        message!(NOTHING_TO_REPORT)
    } else {
        Message::comma_list(counts)
    }
}

fn sort_key<'a>(
    diagnostic: &'a Diagnostic,
    unread: &BTreeMap<String, usize>,
) -> (&'a str, u8, Span, &'static str) {
    let Diagnostic { kind, place, .. } = diagnostic;
    let name = place.file.name();
    let is_before = |at: &usize| place.span.start < *at;
    let rank = if matches!(kind, DiagnosticKind::Syntax(_)) {
        0
    } else if kind.is_missing_mention() && unread.get(name).is_some_and(is_before) {
        2
    } else {
        1
    };
    (name, rank, place.span, kind.code())
}

/// Whether a key at the margin could not be read: it may be a section that is missing.
fn is_unread_section(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.kind,
        DiagnosticKind::UnknownKey { .. } | DiagnosticKind::DuplicateKey { .. }
    ) && diagnostic.place.start().column == 1
}
