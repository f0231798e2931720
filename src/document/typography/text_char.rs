//! A character of a text being set, and where it comes from.

pub(super) const NBSP: char = '\u{a0}';
pub(super) const NARROW_NBSP: char = '\u{202f}';

/// A character and where it comes from.
#[derive(Clone, Copy)]
pub(super) struct TextChar {
    pub(super) char: char,
    /// The index of its leaf; `None` for a placeholder of other content.
    pub(super) leaf: Option<u32>,
    /// Part of an address or of code, in which nothing changes.
    pub(super) verbatim: bool,
}

impl TextChar {
    pub(super) const OPAQUE: Self = Self {
        char: '\u{fffc}',
        leaf: None,
        verbatim: true,
    };
    pub(super) const BREAK: Self = Self {
        char: '\n',
        leaf: None,
        verbatim: false,
    };

    pub(super) fn text(char: char, leaf: u32) -> Self {
        Self {
            char,
            leaf: Some(leaf),
            verbatim: false,
        }
    }

    /// The character as the rules see it: verbatim ones all look the same.
    pub(super) fn visible(self) -> char {
        if self.verbatim {
            Self::OPAQUE.char
        } else {
            self.char
        }
    }

    pub(super) fn is_space(self) -> bool {
        self.char.is_whitespace()
    }

    pub(super) fn is_break(self) -> bool {
        self.is_space() && self.leaf.is_none()
    }
}

/// Whether a sign may close a word or a sentence when this comes right after it.
pub(super) fn is_closing(next: Option<&TextChar>) -> bool {
    next.is_none_or(|next| {
        next.is_space()
            || matches!(
                next.visible(),
                ')' | ']' | '}' | '»' | '”' | '"' | ',' | '.' | '…' | ';' | ':' | '!' | '?'
            )
    })
}
