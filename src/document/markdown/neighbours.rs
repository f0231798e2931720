//! What stands around a mark, by which a reader takes it for one.

use std::ops::Range;

/// A run of signs, and the characters on both sides.
pub struct Neighbours<'t> {
    text: &'t str,
    signs: &'t str,
    before: Option<char>,
    after: Option<char>,
    /// The nearest ones that are not spaces.
    word_before: Option<char>,
    word_after: Option<char>,
    start: usize,
    end: usize,
}

impl<'t> Neighbours<'t> {
    pub fn new(text: &'t str, signs: &Range<usize>) -> Self {
        let (head, tail) = (&text[..signs.start], &text[signs.end..]);
        let is_blank = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        Self {
            text,
            signs: &text[signs.clone()],
            before: head.chars().next_back(),
            after: tail.chars().next(),
            word_before: head.chars().rev().find(|c| !is_blank(c)),
            word_after: tail.chars().find(|c| !is_blank(c)),
            start: signs.start,
            end: signs.end,
        }
    }

    /// Whether emphasis may open there: before a word, and not right behind another.
    pub fn can_open(&self) -> bool {
        let stands_apart = self
            .before
            .is_none_or(|c| c.is_whitespace() || "([{«“‘\"'’/-–—:;,.!?…&+=|<>*_".contains(c));
        let meets_word = self
            .after
            .is_some_and(|c| !c.is_whitespace() && !".,;:!?)]}»”%/\\=|".contains(c));
        stands_apart && meets_word && self.is_run() && !self.multiplies() && !self.is_in_address()
    }

    /// Whether emphasis may close there. « **S**pécifique » is bold; « 2*3 » and « mot*mot » are nothing.
    pub fn can_close(&self) -> bool {
        let meets_word = self
            .before
            .is_some_and(|c| !c.is_whitespace() && !"([{«“/\\=|".contains(c));
        let stands_apart = self.after.is_none_or(|c| {
            let is_initial = self.signs == "**" && c.is_alphabetic();
            !c.is_alphanumeric() || is_initial
        });
        meets_word && stands_apart && self.is_run() && !self.multiplies()
    }

    /// Whether the sign after a backslash is one of Markdown, outside a path.
    pub fn protects(&self) -> bool {
        if is_path(&self.text[..self.start]) {
            return false;
        }
        let Some(sign) = self.after else { return false };
        let line = self.text[..self.start]
            .rsplit('\n')
            .next()
            .unwrap_or_default();
        let opens_line = line.chars().all(|c| c.is_whitespace() || "-*+".contains(c));
        let next = self.text[self.end + sign.len_utf8()..].chars().next();
        match sign {
            '*' | '_' | '`' | '[' | ']' | '(' | ')' | '<' | '>' | '#' | '|' | '~' | '!' => true,
            '-' | '+' | '=' => opens_line,
            '.' => {
                let number = line.trim();
                let is_number = number.chars().all(|c| c.is_ascii_digit());
                !number.is_empty() && is_number && next.is_none_or(char::is_whitespace)
            }
            _ => false,
        }
    }

    /// « 250 €* »
    pub fn calls_note(&self) -> bool {
        let ends_word = |c: char| c.is_alphanumeric() || "€%)»".contains(c);
        let stands_apart = |c: char| !c.is_alphanumeric() && c != '*';
        self.before.is_some_and(ends_word) && self.after.is_none_or(stands_apart)
    }

    /// « https://exemple.fr/_x_ »
    fn is_in_address(&self) -> bool {
        let word = self.text[..self.start].rsplit(char::is_whitespace).next();
        word.is_some_and(|word| word.contains("://") || word.contains("www.") || word.contains('@'))
    }

    /// Whether the signs are a whole run of at most three.
    fn is_run(&self) -> bool {
        let sign = self.signs.chars().next();
        let same = |c: &char| Some(*c) == sign;
        let before = self.text[..self.start]
            .chars()
            .rev()
            .take_while(same)
            .count();
        let after = self.text[self.end..].chars().take_while(same).count();
        before + self.signs.len() + after <= 3
    }

    /// « 2 * 3 », « 2* 3 »
    fn multiplies(&self) -> bool {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        self.signs == "*" && is_digit(self.word_before) && is_digit(self.word_after)
    }
}

/// Whether a star at the end of a word of a printed text calls a note.
pub fn calls_by_star(text: &str, range: &Range<usize>) -> bool {
    let stars = text[range.clone()].match_indices('*');
    stars.into_iter().any(|(at, _)| {
        let star = range.start + at;
        Neighbours::new(text, &(star..star + 1)).calls_note()
    })
}

/// Bytes of a path that is looked at.
const MAX_PATH: usize = 512;

/// Whether the last word of a text is a path of files, « C:\dossier », « \\serveur », or has a backslash before a letter.
pub fn is_path(text: &str) -> bool {
    // No longer path has a meaning, and each backslash of a long word asks again.
    let start = text.floor_char_boundary(text.len().saturating_sub(MAX_PATH));
    let word = text[start..]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_drive = |(at, _): (usize, &str)| {
        let mut before = word[..at].chars().rev();
        let rest = &word[at + 1..];
        before.next().is_some_and(char::is_alphabetic)
            && !before.next().is_some_and(char::is_alphanumeric)
            && (rest.is_empty() || rest.starts_with('\\'))
    };
    let holds_name = |(at, _): (usize, &str)| {
        word[at + 1..].starts_with(|c: char| c.is_alphanumeric() || c == '\\')
    };
    word.match_indices(':').any(is_drive) || word.match_indices('\\').any(holds_name)
}
