//! YAML text → a tree with the place of each key and scalar.
//!
//! It knows nothing of programmes: keys, types and values are checked by [`crate::read::schema`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::kind::{DiagnosticKind, Syntax};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{SourceFile, Span};

mod deserialize;
mod reader;
mod sections;
mod source_map;
pub mod syntax;
mod tree;

use reader::ParseAttempt;
pub use reader::{is_hidden, is_zero_width};
pub use sections::closing_bracket;
pub use source_map::starts_block;
use source_map::{BYTE_ORDER_MARK, SUBSTITUTE};
pub use tree::{PathStep, ScalarValue, SpannedTree, YamlEntry, YamlKind, YamlNode};

/// Bytes in one file. The longest sheets met are under 60 KB.
pub const MAX_BYTES: usize = 1024 * 1024;
/// Sections set aside for a slip of syntax. With more, a file is hardly YAML.
const MAX_SYNTAX_ERRORS: usize = 8;

/// A parsed text.
#[derive(Debug)]
pub struct ParsedYaml {
    /// The tree of a file that is one mapping; `None` when no part of the file is YAML.
    pub root: Option<YamlNode>,
    /// Every diagnostic of this stage.
    pub diagnostics: Vec<Diagnostic>,
    /// The keys at the root, or what may be such, whose sections are no YAML: the tree does not have them.
    pub missing: BTreeSet<String>,
}

/// The tree of a file. A section with a slip of syntax is set aside, and the others are parsed all the same.
#[must_use]
pub fn parse(file: &Arc<SourceFile>) -> ParsedYaml {
    let mut aside = InvalidSections {
        file,
        whole: escape_byte_order_marks(file.text()),
        ranges: Vec::new(),
        syntax_errors: Vec::new(),
        keys: BTreeSet::new(),
    };
    aside.add_merge_conflicts();
    // Blanks before the first key put all the others at odds with it.
    if let Some((blanks, section)) = sections::find_indented_opening(file.text()) {
        let kind = DiagnosticKind::Syntax(Syntax::Indentation);
        let place = Place::new(file, blanks);
        aside.syntax_errors.push(Diagnostic::new(kind, place));
        aside.add_section(section);
    }
    loop {
        let parsed = reader::parse_once(file, &aside.remaining_text());
        let slip = parsed.diagnostics.last();
        let slip = slip.filter(|slip| matches!(slip.kind, DiagnosticKind::Syntax(_)));
        let Some(slip) = slip.filter(|_| parsed.root.is_none()) else {
            return aside.into_parsed(parsed);
        };
        if !aside.add_section_around(slip) {
            return ParsedYaml {
                root: None,
                diagnostics: aside.syntax_errors,
                missing: aside.keys,
            };
        }
    }
}

/// The sections of a file that are not valid YAML.
struct InvalidSections<'a> {
    file: &'a Arc<SourceFile>,
    whole: Cow<'a, str>,
    ranges: Vec<Range<usize>>,
    syntax_errors: Vec<Diagnostic>,
    /// The words that may be keys of the root in these sections.
    keys: BTreeSet<String>,
}

impl InvalidSections<'_> {
    /// The text without these sections, in as many characters.
    fn remaining_text(&self) -> Cow<'_, str> {
        if self.ranges.is_empty() {
            Cow::Borrowed(&self.whole)
        } else {
            Cow::Owned(sections::blank_out(&self.whole, &self.ranges))
        }
    }

    /// Sets aside each passage that a merge left in conflict, and the keys in it.
    fn add_merge_conflicts(&mut self) {
        let text = self.file.text();
        if !text.contains("<<<<<<<") {
            return;
        }
        let mut at = 0;
        let mut open: Option<usize> = None;
        for line in text.split_inclusive('\n') {
            let end = at + line.len();
            if line.starts_with("<<<<<<<") && open.is_none() {
                open = Some(at);
                let kind = DiagnosticKind::Syntax(Syntax::MergeConflict);
                let mark = Span::new(at, at + line.trim_end().len());
                self.syntax_errors
                    .push(Diagnostic::new(kind, Place::new(self.file, mark)));
            } else if line.starts_with(">>>>>>>")
                && let Some(start) = open.take()
            {
                self.add_section(sections::TopSection::new(text, start..end));
            }
            at = end;
        }
        if let Some(start) = open {
            self.add_section(sections::TopSection::new(text, start..text.len()));
        }
    }

    fn add_section(&mut self, section: sections::TopSection) {
        self.keys.extend(section.keys);
        self.ranges.push(section.range);
    }

    /// Sets aside the section around a slip. False when that leads nowhere.
    fn add_section_around(&mut self, slip: &Diagnostic) -> bool {
        let section = sections::around(self.file.text(), slip.place.span.start);
        if let Some(above) = self.cause_above(&section) {
            self.add_section(above);
            return true;
        }
        let is_known = self.ranges.contains(&section.range);
        // An alias may name a value in a section that was set aside.
        let follows = !self.syntax_errors.is_empty()
            && slip.kind == DiagnosticKind::Syntax(Syntax::UnknownAlias);
        if !follows && !is_known {
            self.syntax_errors.push(slip.clone());
        }
        if follows || is_known || self.syntax_errors.len() > MAX_SYNTAX_ERRORS {
            return false;
        }
        self.add_section(section);
        true
    }

    /// The section above the first invalid one, when the syntax error starts there.
    fn cause_above(&self, section: &sections::TopSection) -> Option<sections::TopSection> {
        if self.syntax_errors.len() != 1 {
            return None;
        }
        let last = self.ranges.last()?;
        if last.end != section.range.start || last.start == 0 {
            return None;
        }
        let above = sections::around(self.file.text(), last.start - 1);
        (!self.ranges.contains(&above.range)).then_some(above)
    }

    fn into_parsed(mut self, parsed: ParseAttempt) -> ParsedYaml {
        let ParseAttempt {
            root,
            mut diagnostics,
            second_document: second,
        } = parsed;
        if !self.syntax_errors.is_empty() {
            // Every section may have been set aside.
            diagnostics.retain(|it| {
                !matches!(it.kind, DiagnosticKind::Empty | DiagnosticKind::NotAMapping)
            });
        }
        diagnostics.append(&mut self.syntax_errors);
        // Missing keys may be in the second document.
        if let Some(second) = second {
            self.keys
                .extend(sections::margin_keys(&self.file.text()[second..]));
        }
        ParsedYaml {
            root,
            diagnostics,
            missing: self.keys,
        }
    }
}

/// The text as the YAML parser accepts it. A byte order mark may only open a file, and yet real sheets have some inside
/// words: another character of no width and as many bytes stands in for it.
fn escape_byte_order_marks(text: &str) -> Cow<'_, str> {
    let opening = usize::from(text.starts_with(BYTE_ORDER_MARK)) * BYTE_ORDER_MARK.len_utf8();
    if text[opening..].contains(BYTE_ORDER_MARK) {
        let rest = text[opening..].replace(BYTE_ORDER_MARK, SUBSTITUTE.encode_utf8(&mut [0; 4]));
        Cow::Owned(format!("{}{rest}", &text[..opening]))
    } else {
        Cow::Borrowed(text)
    }
}
