//! Where text leaves the program for people: characters that a terminal or a reader would obey, and not see, are shown.
//!
//! Escape codes, line ends and directions in a value, a key, a file name or a foreign sheet would otherwise write a report
//! of their own. All that is shown passes here once; a second time changes nothing.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use serde::Serialize;

/// Shows what is invisible in a text that stands on one line.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    escape_but(text, &[])
}

/// The same in a text of several lines.
#[must_use]
pub fn escape_lines(text: &str) -> Cow<'_, str> {
    escape_but(text, &['\n'])
}

/// The same in the lines of a file, of which tabs and the ends of Windows are part, with ranges of bytes in them.
#[must_use]
pub fn escape_source<'t>(
    text: &'t str,
    ranges: &[Range<usize>],
) -> (Cow<'t, str>, Vec<Range<usize>>) {
    let kept = ['\n', '\t', '\r'];
    let escaped = escape_but(text, &kept);
    let moved = |at: usize| match &escaped {
        Cow::Borrowed(_) => at,
        Cow::Owned(_) => {
            let marks = find_marks(text, &kept).take_while(|(mark, _)| *mark < at);
            at + marks.map(|(_, c)| growth(c)).sum::<usize>()
        }
    };
    let ranges = ranges.iter();
    let ranges = ranges.map(|range| moved(range.start)..moved(range.end));
    let ranges = ranges.collect();
    (escaped, ranges)
}

/// Shows what is invisible in bytes that should be a text.
#[must_use]
pub fn escape_bytes(bytes: &[u8]) -> String {
    let mut shown = String::new();
    for chunk in bytes.utf8_chunks() {
        shown.push_str(&escape_but(chunk.valid(), &['\n', '\t']));
        let _ = write!(shown, "{}", chunk.invalid().escape_ascii());
    }
    shown
}

/// A report for programs, ending in a newline: its texts are as they are, and the same characters in them escaped as JSON does.
#[must_use]
pub fn format_json(report: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(report).expect("texts and numbers are JSON");
    escape_json(json) + "\n"
}

/// Escapes the characters of a JSON document that only its texts have.
fn escape_json(json: String) -> String {
    let mut escaped = String::new();
    let mut from = 0;
    for (at, c) in json.char_indices() {
        // White space between texts; inside, it is escaped already.
        if !c.is_ascii_whitespace() && is_hidden(&json, at, c) {
            escaped.push_str(&json[from..at]);
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
            from = at + c.len_utf8();
        }
    }
    if from == 0 {
        return json;
    }
    escaped + &json[from..]
}

fn escape_but<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let mut escaped = String::new();
    let mut from = 0;
    for (at, c) in find_marks(text, kept) {
        escaped.push_str(&text[from..at]);
        push_escape(c, &mut escaped);
        from = at + c.len_utf8();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    Cow::Owned(escaped + &text[from..])
}

fn push_escape(c: char, escaped: &mut String) {
    match c {
        '\n' | '\r' | '\t' => escaped.extend(c.escape_default()),
        _ => escaped.extend(c.escape_unicode()),
    }
}

/// Bytes that an escape adds to its character.
fn growth(c: char) -> usize {
    let mut escaped = String::new();
    push_escape(c, &mut escaped);
    escaped.len() - c.len_utf8()
}

/// The characters to escape, and where they are.
fn find_marks(text: &str, kept: &[char]) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(move |&(at, c)| {
        // Nearly all of them.
        !matches!(c, ' '..='"' | '$'..='9' | ';'..='~' | '\u{c0}'..='\u{2ff}')
            && !kept.contains(&c)
            && (is_hidden(text, at, c) || is_command(text, at, c))
    })
}

/// Whether a character is not seen, but obeyed, or only hides what is beside it.
fn is_hidden(text: &str, at: usize, c: char) -> bool {
    match c {
        '\u{200d}' => !joins_pictures(text, at),
        // After what a picture is made of, they choose its colours.
        '\u{fe0e}' | '\u{fe0f}' => false,
        _ => is_control(c) || is_format(c),
    }
}

/// Controls, line separators and what is no character at all.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

/// Directions, joiners, tags and others without a width. A soft hyphen and no-break spaces are words of French.
fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a joiner makes one picture of two, as of the people of a family.
fn joins_pictures(text: &str, at: usize) -> bool {
    let is_picture = |c: char| {
        matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
            || matches!(c, '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
    };
    let before = text[..at].chars().next_back();
    let after = text[at + '\u{200d}'.len_utf8()..].chars().next();
    before.is_some_and(is_picture) && after.is_some_and(is_picture)
}

/// Whether a sign opens a word that GitHub would obey at the start of a line: `::error::`, `##[error]`.
fn is_command(text: &str, at: usize, c: char) -> bool {
    let rest = &text[at..];
    let is_opening = match c {
        ':' => rest[1..].strip_prefix(':'),
        '#' => rest[1..].strip_prefix("#["),
        _ => None,
    };
    let names = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_opening.is_some_and(names) && !text[..at].ends_with(|c: char| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_obeyed_is_shown() {
        for (text, shown) in [
            ("cle\u{1b}[31m", "cle\\u{1b}[31m"),
            ("a\nb\r\tc", "a\\nb\\r\\tc"),
            ("\u{7f}\u{85}\u{9b}2J", "\\u{7f}\\u{85}\\u{9b}2J"),
            ("prix\u{202e}001", "prix\\u{202e}001"),
            (
                "a\u{200b}b\u{2060}\u{feff}",
                "a\\u{200b}b\\u{2060}\\u{feff}",
            ),
            ("a\u{200d}b", "a\\u{200d}b"),
            ("::error::non", "\\u{3a}:error::non"),
            ("x ##[group]y", "x \\u{23}#[group]y"),
        ] {
            assert_eq!(escape(text), shown);
            assert_eq!(escape(shown), shown);
        }
        assert_eq!(
            escape_lines("a\n::stop-commands::b\n"),
            "a\n\\u{3a}:stop-commands::b\n"
        );
        assert_eq!(escape_bytes(b"l\xe9\x1b\n"), "l\\xe9\\u{1b}\n");
    }

    #[test]
    fn french_texts_stay() {
        let texts = [
            "« Où\u{a0}? » 1\u{202f}200\u{a0}€, n°\u{a0}3\u{a0}: l’Œuvre… 9 h–17 h",
            "anti\u{ad}constitutionnellement",
            "👩\u{200d}🏫 ❤️\u{200d}🔥 ✔\u{fe0f}",
            "a::b, std:: c, C:\\x, http://x",
        ];
        for text in texts {
            assert!(matches!(escape(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn ranges_follow_their_words() {
        let text = "é\u{202e}: \u{200b}valeur\n";
        let start = text.find("valeur").expect("it is there");
        let (escaped, ranges) = escape_source(text, &[start..start + 6, 0..2]);
        assert_eq!(escaped, "é\\u{202e}: \\u{200b}valeur\n");
        assert_eq!(&escaped[ranges[0].clone()], "valeur");
        assert_eq!(ranges[1], 0..2);
    }

    #[test]
    fn json_has_the_same_texts() {
        let texts = [
            "\u{1b}\u{7f}\u{9b}\u{202e}\n\t",
            "\u{e0041}é\u{200b}👩\u{200d}🏫",
        ];
        let json = escape_json(serde_json::to_string_pretty(&texts).expect("JSON"));
        assert!(
            json.chars()
                .all(|c| matches!(c, '\n' | '\u{200d}') || !is_hidden("", 0, c))
        );
        let read: Vec<String> = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read, texts);
    }
}
