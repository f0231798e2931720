//! A rule, documented by its own fields, and how it reports what it finds.

use crate::check::context::{CheckContext, TextFields};
use crate::diagnostic::kind::{DiagnosticKind, RuleViolation, Severity};
use crate::diagnostic::message::{Argument, Message, RuleMessages};
use crate::diagnostic::{Diagnostic, Label, Place, TextEdit};
use crate::model::resolved::TimeSpan;
use crate::model::settings::{Profile, Settings, SeveritySetting};

/// Something that is checked, documented by its own fields.
#[derive(Debug)]
pub struct Rule {
    /// A letter for the family and three digits; never used again for something else.
    pub code: &'static str,
    pub severity: Severity,
    /// The profiles that ask for it; none means all.
    pub profiles: &'static [Profile],
    pub texts: RuleMessages,
    /// The article of law, the indicator or the manual that it comes from.
    pub source: Option<&'static str>,
    pub kind: RuleKind,
}

/// Two fragments of a programme that is right elsewhere: the rule finds the first, not the second.
#[derive(Debug)]
pub struct Example {
    pub bad: &'static str,
    pub good: &'static str,
}

/// Who looks for it.
#[derive(Debug)]
pub enum RuleKind {
    /// Reading itself; each of its diagnostics has words of its own.
    Reading,
    /// A check of a programme, with its shared sections.
    Programme(fn(&CheckContext<'_>, &mut Reporter<'_>)),
    /// A programme must state something under one of these keys. The rule reports the first key.
    Required(&'static [&'static str], fn(&CheckContext<'_>) -> bool),
    /// The same, for a rule that chooses where it reports. It names the sections only.
    RequiredCheck(
        &'static [&'static str],
        fn(&CheckContext<'_>, &mut Reporter<'_>),
    ),
    /// A check of the texts of a file, a programme or `annexe.yaml`.
    Texts(fn(&TextFields<'_>, &mut Reporter<'_>)),
}

/// Collects the diagnostics of a rule.
#[derive(Debug)]
pub struct Reporter<'a> {
    rule: &'static Rule,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A diagnostic that a rule is filling in.
#[derive(Debug)]
pub struct DiagnosticBuilder<'a> {
    rule: &'static Rule,
    arguments: Vec<(&'static str, Argument)>,
    diagnostic: &'a mut Diagnostic,
}

/// The examples of all rules: a line `=== CODE bad` or `=== CODE good` opens each.
const EXAMPLES: &str = include_str!("rules/examples.txt");

impl Rule {
    /// A rule whose diagnostics are errors.
    pub(crate) const fn error(texts: RuleMessages, kind: RuleKind) -> Self {
        Self {
            code: texts.code,
            severity: Severity::Error,
            profiles: &[],
            texts,
            source: None,
            kind,
        }
    }

    /// A programme must state something under one of these keys. The rule reports the first key.
    pub(crate) const fn required(
        texts: RuleMessages,
        keys: &'static [&'static str],
        is_stated: fn(&CheckContext<'_>) -> bool,
    ) -> Self {
        Self::error(texts, RuleKind::Required(keys, is_stated))
    }

    /// The same, for a rule that chooses where it reports.
    pub(crate) const fn required_check(
        texts: RuleMessages,
        sections: &'static [&'static str],
        check: fn(&CheckContext<'_>, &mut Reporter<'_>),
    ) -> Self {
        Self::error(texts, RuleKind::RequiredCheck(sections, check))
    }

    pub(crate) const fn warning(texts: RuleMessages, kind: RuleKind) -> Self {
        let mut rule = Self::error(texts, kind);
        rule.severity = Severity::Warning;
        rule
    }

    pub(crate) const fn advice(texts: RuleMessages, kind: RuleKind) -> Self {
        let mut rule = Self::error(texts, kind);
        rule.severity = Severity::Advice;
        rule
    }

    pub(crate) const fn profiles(mut self, profiles: &'static [Profile]) -> Self {
        self.profiles = profiles;
        self
    }

    pub(crate) const fn source(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// Its example; `None` when no text can show it (bytes that are not UTF-8, two files).
    #[must_use]
    pub fn example(&self) -> Option<Example> {
        let fragment = |name: &str| {
            let opening = format!("\n=== {} {name}\n", self.code);
            let (_, rest) = EXAMPLES.split_once(&opening)?;
            Some(rest.split("\n===").next().unwrap_or(rest).trim_end())
        };
        let (bad, good) = (fragment("bad")?, fragment("good")?);
        Some(Example { bad, good })
    }
    /// Whether a project asks for it.
    #[must_use]
    pub fn is_enabled(&self, settings: &Settings) -> bool {
        let asked = self.profiles.is_empty() || self.profiles.contains(&settings.profile);
        asked && settings.severities.get(self.code) != Some(SeveritySetting::Ignore)
    }

    /// Whether projects cannot change its severity: an unreadable text cannot be printed.
    #[must_use]
    pub fn has_fixed_severity(&self) -> bool {
        matches!(self.kind, RuleKind::Reading) && self.severity == Severity::Error
    }

    /// Whether what it finds prevents the sheet from being built. A comparison builds nothing.
    #[must_use]
    pub fn prevents_build(&self) -> bool {
        self.has_fixed_severity() && !self.code.starts_with('D')
    }
}

impl RuleKind {
    /// The sections that may state what a programme must state.
    #[must_use]
    pub fn sections(&self) -> Vec<&'static str> {
        match self {
            Self::Required(keys, _) | Self::RequiredCheck(keys, _) => {
                let roots = keys.iter().filter_map(|key| key.split('.').next());
                roots.collect()
            }
            Self::Reading | Self::Programme(_) | Self::Texts(_) => Vec::new(),
        }
    }

    /// Whether it requires that a programme states something.
    #[must_use]
    pub fn requires_content(&self) -> bool {
        matches!(self, Self::Required(..) | Self::RequiredCheck(..))
    }
}

impl<'a> Reporter<'a> {
    #[must_use]
    pub fn new(rule: &'static Rule, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule, diagnostics }
    }

    /// Reports something at a place. What fills the blanks comes next, then the other places.
    pub fn report(&mut self, place: Place) -> DiagnosticBuilder<'_> {
        let violation = RuleViolation {
            code: self.rule.code,
            severity: self.rule.severity,
            cause: Message::new(self.rule.texts.cause),
            remedy: Message::new(self.rule.texts.remedy),
        };
        self.diagnostics.push(Diagnostic::new(
            DiagnosticKind::RuleViolation(violation),
            place,
        ));
        let last = self.diagnostics.len() - 1;
        DiagnosticBuilder {
            rule: self.rule,
            arguments: Vec::new(),
            diagnostic: &mut self.diagnostics[last],
        }
    }
}

impl DiagnosticBuilder<'_> {
    /// Fills a blank of the cause, the remedy and the labels to come.
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        let argument = argument.into();
        if let DiagnosticKind::RuleViolation(violation) = &mut self.diagnostic.kind {
            violation.cause.fill(name, argument.clone());
            violation.remedy.fill(name, argument.clone());
        }
        self.arguments.push((name, argument));
        self
    }

    /// Sets the label of that index beside the diagnostic's own place.
    pub fn label(self, label: usize) -> Self {
        self.diagnostic.label = Some(self.message(label, []));
        self
    }

    /// Sets the label of that index beside another place, with arguments of its own.
    pub fn related(
        self,
        place: Place,
        label: usize,
        own: impl IntoIterator<Item = (&'static str, Argument)>,
    ) -> Self {
        let message = self.message(label, own);
        self.diagnostic.related.push(Label { place, message });
        self
    }

    fn message(
        &self,
        label: usize,
        own: impl IntoIterator<Item = (&'static str, Argument)>,
    ) -> Message {
        let mut message = Message::new(self.rule.texts.labels[label]);
        for (name, argument) in own.into_iter().chain(self.arguments.iter().cloned()) {
            message.fill(name, argument);
        }
        message
    }

    /// Lessens an error that is likely and not sure.
    pub fn lessened_if(self, is_likely: bool) -> Self {
        if is_likely {
            self.diagnostic.severity = Severity::Warning;
        }
        self
    }

    /// Makes an advice of what may be meant.
    pub fn advised_if(self, is_likely: bool) -> Self {
        if is_likely {
            self.diagnostic.severity = Severity::Advice;
        }
        self
    }

    /// Sets what fixes it.
    pub fn with_fix(self, edits: impl IntoIterator<Item = TextEdit>) -> Self {
        self.diagnostic.fix = edits.into_iter().collect();
        self
    }
}

impl From<TimeSpan> for Argument {
    fn from(extent: TimeSpan) -> Self {
        match extent {
            TimeSpan::Minutes(minutes) => Self::Minutes(minutes),
            TimeSpan::HalfDays(halves) => Self::HalfDays(halves),
        }
    }
}
