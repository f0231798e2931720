//! One text of a file: its words, the path of its key, and the place of each stretch of it.

use std::cell::OnceCell;
use std::ops::Range;

use crate::diagnostic::{Place, TextEdit};
use crate::read::yaml::{SpannedTree, YamlKind, YamlNode};
use crate::source::Span;

/// One text of a file.
#[derive(Debug)]
pub struct TextField<'a> {
    /// `deroule.phases.0.titre`
    pub path: String,
    pub text: &'a str,
    /// Whether it is Markdown; otherwise it prints verbatim.
    pub is_markdown: bool,
    opaque: OnceCell<Vec<Range<usize>>>,
    tree: &'a SpannedTree,
    node: &'a YamlNode,
}

impl<'a> TextField<'a> {
    /// The text of a scalar of a tree.
    #[must_use]
    pub fn new(
        tree: &'a SpannedTree,
        path: &str,
        node: &'a YamlNode,
        is_markdown: bool,
    ) -> Option<Self> {
        match &node.kind {
            YamlKind::Scalar { text, .. } => Some(Self {
                path: path.to_owned(),
                text,
                is_markdown,
                opaque: OnceCell::new(),
                tree,
                node,
            }),
            YamlKind::List(_) | YamlKind::Mapping(_) => None,
        }
    }

    /// A stretch of the text, in bytes.
    #[must_use]
    pub fn place_of(&self, range: Range<usize>) -> Place {
        self.tree.place(self.node.locate(&self.tree.file, range))
    }

    /// Replaces a range, if the file has the same text there: not across a fold or an escape.
    #[must_use]
    pub fn replace_range(&self, range: Range<usize>, text: &str) -> Option<TextEdit> {
        let span: Span = self.node.locate(&self.tree.file, range.clone());
        let same = self.tree.file.text()[span.range()] == self.text[range];
        let text = text.to_owned();
        same.then_some(TextEdit { span, text })
    }

    /// The list that the text is an item of, if it is one.
    #[must_use]
    pub fn list_path(&self) -> Option<&str> {
        let (list, item) = self.path.rsplit_once('.')?;
        item.parse::<usize>().is_ok().then_some(list)
    }

    /// Whether it states an objective, of the action or of a step.
    #[must_use]
    pub fn is_objective(&self) -> bool {
        let path = self.path.strip_prefix("organisme.").unwrap_or(&self.path);
        path == "objectifs.general"
            || self.list_path().is_some()
                && (self.last_key() == "objectifs" || path.starts_with("objectifs.liste."))
    }

    /// Whether typography ignores a range of the text: code, an address.
    #[must_use]
    pub fn is_opaque(&self, range: Range<usize>) -> bool {
        let opaque = self.opaque.get_or_init(|| {
            let may = self.text.contains(['`', '@', '/', ']', 'w']);
            opaque_ranges(if may { self.text } else { "" })
        });
        let after = opaque.partition_point(|found| found.end <= range.start);
        opaque
            .get(after)
            .is_some_and(|found| found.start < range.end)
    }

    /// The last key of its path: the text's own, or its list's.
    #[must_use]
    pub fn last_key(&self) -> &str {
        let keys = self.path.rsplit('.');
        keys.into_iter()
            .find(|step| step.parse::<usize>().is_err())
            .unwrap_or_default()
    }
}

/// Where a text holds code, the target of a link, or an address.
pub fn opaque_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    // A mail address is looked for once a word: if none starts there, none starts later in it.
    let mut may_be_mail = true;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = code_length(rest)
            .or_else(|| link_target_length(rest))
            .or_else(|| web_address_length(rest))
            .or_else(|| may_be_mail.then(|| mail_length(rest)).flatten());
        at += length.unwrap_or(first.len_utf8());
        may_be_mail = length.is_some() || first.is_whitespace();
        ranges.extend(length.map(|length| at - length..at));
    }
    ranges
}

fn code_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('`')?;
    let length = inside.find('`').filter(|length| *length > 0)?;
    Some(length + 2)
}

fn link_target_length(text: &str) -> Option<usize> {
    let target = text.strip_prefix("](")?;
    let end = target.find(|c: char| c == ')' || c.is_whitespace());
    Some(2 + end.unwrap_or(target.len()))
}

fn web_address_length(text: &str) -> Option<usize> {
    let prefixes = ["http://", "https://", "www."];
    let prefix = prefixes.iter().find(|prefix| text.starts_with(**prefix))?;
    let length = first_word(text).len();
    (length > prefix.len()).then_some(length)
}

/// The length of a word that has an `@`, and a dot behind it, each between other characters.
fn mail_length(text: &str) -> Option<usize> {
    let word = first_word(text);
    let (at, _) = word.char_indices().skip(1).find(|(_, c)| *c == '@')?;
    let domain = &word[at + 1..];
    let (dot, _) = domain.char_indices().skip(1).find(|(_, c)| *c == '.')?;
    (dot + 1 < domain.len()).then_some(word.len())
}

fn first_word(text: &str) -> &str {
    let end = text.find(char::is_whitespace);
    &text[..end.unwrap_or(text.len())]
}
