//! Sentences of an amendment: typeset, with quoted words and blanks to fill.

use crate::diagnostic::catalogue::message;
use crate::diagnostic::message::{Message, capitalize};
use crate::document::compose::{paragraph, text};
use crate::document::typography::typeset_text;
use crate::document::{Block, Inline};

/// A place to fill by hand.
pub const BLANK: &str = "………………";
/// A longer value is quoted below its article, not in a sentence.
const MAX_IN_SENTENCE: usize = 90;

/// A sentence of the amendment.
pub fn sentence(words: impl AsRef<str>) -> Block {
    paragraph(vec![set(words.as_ref())])
}

/// Words in French typography, which would take a blank to fill for an ellipsis.
pub fn set(words: &str) -> Inline {
    if words.contains(BLANK) {
        text(words)
    } else {
        text(typeset_text(words))
    }
}

/// « Words ».
pub fn quote(words: &str) -> Message {
    message!(QUOTED, name = words)
}

/// Whether a sentence can quote these words: short, on one line, without quotes of their own.
pub fn is_in_sentence(words: &str) -> bool {
    words.chars().count() <= MAX_IN_SENTENCE && !words.contains(['\n', '«', '»'])
}

/// « Date : » and the words, or the words alone with a capital.
pub fn capitalized_name(what: &str, words: &str) -> String {
    if what.is_empty() {
        capitalize(words)
    } else {
        format!("{what}\u{a0}: {words}")
    }
}

/// Words with a capital and a stop.
pub fn to_sentence(words: &str) -> String {
    format!("{}.", capitalize(words))
}
