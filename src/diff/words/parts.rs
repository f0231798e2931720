//! French text → its words, its values with their units, its punctuation and its ends of lines.

use super::measures::{
    half_length, is_length_of_time, is_symbol, measure_key, read_spoken_length, read_unit,
};
use super::tokens::{TextToken, TokenKind, tokenize, word_key};
use super::values::minutes_key;
use crate::value::fold;

/// A word, a value, a mark or the end of a line.
#[derive(Debug, Clone)]
pub struct TextPart<'a> {
    pub text: &'a str,
    pub kind: TextPartKind,
    /// A word without ligatures and accents of capitals; a value, however it is written; a mark of any kind alike.
    pub key: String,
    /// A word without accents and capitals, as it stands without an elision: « n’ » is « ne ».
    pub bare: String,
    /// Whether it opens a text, a line or a sentence.
    pub is_head: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPartKind {
    Word,
    Value,
    Mark,
    /// The end of a line before another one; its text is the stop that it had, if any.
    LineEnd,
}

/// Dashes and hyphens.
const DASHES: &str = "-‐‑–—−";
/// Bullets at the head of a line.
const BULLETS: &str = "•·▪▫■◦‣";
/// Characters that a reader does not see.
const INVISIBLE: &str = "\u{200b}\u{2060}\u{ad}\u{feff}*_";

/// The parts of a text. The full stop, the semicolon or the comma at its end is left out: nothing follows it.
#[must_use]
pub fn read_text_parts(text: &str) -> Vec<TextPart<'_>> {
    let mut reader = PartReader {
        text,
        tokens: tokenize(text),
        next: 0,
        position: 0,
        parts: Vec::new(),
        opens: true,
    };
    reader.read();
    reader.take_stop();
    reader.parts
}

struct PartReader<'a> {
    text: &'a str,
    tokens: Vec<TextToken<'a>>,
    /// The next token, and where it starts.
    next: usize,
    position: usize,
    parts: Vec<TextPart<'a>>,
    /// Whether the next part opens a text, a line or a sentence.
    opens: bool,
}

impl<'a> PartReader<'a> {
    fn read(&mut self) {
        while let Some(token) = self.tokens.get(self.next) {
            let (text, kind) = (token.text, token.kind);
            match kind {
                TokenKind::Space if text.contains('\n') => self.end_line(),
                TokenKind::Space => {}
                TokenKind::Mark => self.push_mark(text),
                TokenKind::Number | TokenKind::Word => {
                    if let Some((length, key)) = self.read_measure() {
                        let from = self.position;
                        self.push(&self.text[from..from + length], TextPartKind::Value, key);
                        self.skip_to(from + length);
                        continue;
                    }
                    self.push_words(text);
                }
            }
            self.skip_to(self.position + text.len());
        }
    }

    /// Goes on with the token that starts there.
    fn skip_to(&mut self, position: usize) {
        while self.position < position
            && let Some(token) = self.tokens.get(self.next)
        {
            self.position += token.text.len();
            self.next += 1;
        }
    }

    fn push(&mut self, text: &'a str, kind: TextPartKind, key: String) {
        let bare = match kind {
            TextPartKind::Word => without_elision(&key),
            TextPartKind::Value | TextPartKind::Mark | TextPartKind::LineEnd => String::new(),
        };
        let is_head = self.opens;
        // What an opening mark opens starts where the mark does.
        self.opens &= kind == TextPartKind::Mark;
        self.parts.push(TextPart {
            text,
            kind,
            key,
            bare,
            is_head,
        });
    }

    /// A value with its unit: a number, an article and a unit of time, a length in words.
    fn read_measure(&self) -> Option<(usize, String)> {
        let rest = &self.text[self.position..];
        if let Some(length) = read_spoken_length(rest) {
            return Some(length);
        }
        let token = &self.tokens[self.next];
        let end = token.text.len();
        let is_article =
            token.kind == TokenKind::Word && matches!(token.text, "un" | "une" | "Un" | "Une");
        if token.kind == TokenKind::Word && !is_article {
            let is_noon = matches!(token.text, "midi") && !self.follows_after();
            return is_noon.then(|| (end, minutes_key(12 * 60)));
        }
        let number = if is_article { "1" } else { token.key.as_str() };
        let is_plain = number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'))
            && number.ends_with(|c: char| c.is_ascii_digit());
        let unit = is_plain.then(|| read_unit(&rest[end..])).flatten();
        match unit {
            Some((_, unit)) if is_article && !is_length_of_time(&unit) => None,
            Some((length, unit)) => {
                let length = end + length;
                let half = if number.contains(',') {
                    0
                } else {
                    half_length(&rest[length..])
                };
                let number = if half > 0 {
                    format!("{number},5")
                } else {
                    number.to_owned()
                };
                Some((length + half, measure_key(&number, &unit)))
            }
            None if is_article => None,
            None => Some((end, token.key.clone())),
        }
    }

    /// Whether « après » or « après- » stands before.
    fn follows_after(&self) -> bool {
        self.parts.last().is_some_and(|last| last.bare == "apres")
    }

    /// A word, each of its parts between hyphens as a word, and its digits as numbers: « RNCP37274 » is « RNCP 37274 ».
    fn push_words(&mut self, text: &'a str) {
        let is_unit = is_symbol(text);
        // « peut-être » is not « peut être ».
        if is_unit || fold(text) == "peut-etre" {
            self.push(text, TextPartKind::Word, word_key(text));
            return;
        }
        let class = |c: char| match c {
            c if c.is_ascii_digit() => 0,
            c if DASHES.contains(c) => 1,
            'º' => 2,
            _ => 3,
        };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = rest
                .find(|c| class(c) != class(first))
                .unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            let before = text[..text.len() - rest.len()].chars().next_back();
            let is_between_letters = [before, after.chars().next()]
                .iter()
                .all(|c| c.is_some_and(char::is_alphabetic));
            match class(first) {
                0 => self.push(part, TextPartKind::Value, part.to_owned()),
                1 if is_between_letters => {}
                1 => self.push(part, TextPartKind::Mark, "-".to_owned()),
                2 => self.push(part, TextPartKind::Mark, "°".to_owned()),
                _ => self.push(part, TextPartKind::Word, word_key(part)),
            }
            rest = after;
        }
        self.name_number_sign();
    }

    /// « N° » is « n° ».
    fn name_number_sign(&mut self) {
        if let [.., sign, mark] = &mut self.parts[..]
            && mark.key == "°"
            && sign.key == "N"
        {
            "n".clone_into(&mut sign.key);
        }
    }

    fn push_mark(&mut self, text: &'a str) {
        let c = text.chars().next().unwrap_or_default();
        let before = self.text[..self.position].chars().next_back();
        let after = self.text[self.position + text.len()..].chars().next();
        let is_between =
            |is_such: fn(char) -> bool| before.is_some_and(is_such) && after.is_some_and(is_such);
        let is_hidden = INVISIBLE.contains(c) && !is_between(char::is_alphanumeric);
        // A hyphen between two letters is a space.
        let is_hyphen = DASHES.contains(c) && is_between(char::is_alphabetic);
        if is_hidden || is_hyphen {
            return;
        }
        let key = match c {
            '.' if text.len() > 1 => '…',
            '«' | '»' | '“' | '”' | '„' | '"' | '‘' | '’' | '\'' | '‹' | '›' => '"',
            'º' => '°',
            c if DASHES.contains(c) || BULLETS.contains(c) => '-',
            c => c,
        };
        let opens = self.opens && matches!(key, '"' | '(' | '[' | '-');
        let ends_sentence = matches!(key, '.' | '!' | '?' | '…')
            && after.is_none_or(char::is_whitespace)
            && !self.follows_abbreviation();
        self.push(text, TextPartKind::Mark, key.to_string());
        self.opens = opens || ends_sentence;
        self.name_number_sign();
    }

    /// Whether the last word may be an abbreviation, whose stop ends no sentence: « M. », « p. ».
    fn follows_abbreviation(&self) -> bool {
        let last = self.parts.last();
        last.is_some_and(|last| last.kind == TextPartKind::Word && last.text.chars().count() < 4)
    }

    fn end_line(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        let stop = self.take_stop();
        self.push(stop, TextPartKind::LineEnd, String::new());
        self.opens = true;
    }

    /// Takes the stop that ends a line.
    fn take_stop(&mut self) -> &'a str {
        let is_stop = |part: &TextPart<'_>| {
            part.kind == TextPartKind::Mark && matches!(part.key.as_str(), "." | ";" | ",")
        };
        let stop = self.parts.pop_if(|last| is_stop(last));
        stop.map_or("", |stop| stop.text)
    }
}

/// A word without accents, capitals and elision.
fn without_elision(key: &str) -> String {
    let folded = fold(key);
    match folded.strip_suffix('\'') {
        Some("l") => "le".to_owned(),
        Some("d") => "de".to_owned(),
        Some(root) => format!("{root}e"),
        None => folded,
    }
}
