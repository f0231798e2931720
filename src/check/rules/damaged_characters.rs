//! A rule on the characters that a copy damaged: accents read in another encoding, letters of another alphabet, HTML codes.

use std::borrow::Cow;
use std::ops::Range;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{message, texts};
use crate::diagnostic::message::Message;
use crate::read::text_field::TextField;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(T015), Texts(check_damaged_characters))
    .source("Unicode, UTS #39 ; WHATWG, windows-1252 ; HTML")];

/// Letters of the Greek and Cyrillic alphabets that look Latin, and what they look like.
const LOOKALIKES: [(&str, &str); 2] = [
    (
        "АВЕЅІЈКМНОРСТУХаеіјорсухѕһԁԛԝ",
        "ABESIJKMHOPCTYXaeijopcyxshdqw",
    ),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορ", "ABEZHIKMNOPTYXvop"),
];
/// The characters of bytes 0x80 to 0x9F in windows-1252; `\0` where it has none.
const WINDOWS_1252: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
/// What French texts have beyond ASCII: what damaged accents were.
const FRENCH_CHARACTERS: &str = "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ’‘“”«»–—…•€°²³·\u{a0}\u{202f}";
/// The HTML codes of pasted pages, and their characters.
const HTML_CODES: [(&str, &str); 30] = [
    ("agrave", "à"),
    ("acirc", "â"),
    ("ccedil", "ç"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("ugrave", "ù"),
    ("ucirc", "û"),
    ("uuml", "ü"),
    ("oelig", "œ"),
    ("Agrave", "À"),
    ("Ccedil", "Ç"),
    ("Eacute", "É"),
    ("Egrave", "È"),
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("euro", "€"),
    ("bull", "•"),
];

/// Damaged characters, and what they were.
struct Damage {
    range: Range<usize>,
    right: String,
    kind: Message,
}

/// No text has damaged characters.
fn check_damaged_characters(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in &texts.fields {
        report_broken_words(field, reporter);
        if field.text.is_ascii() && !field.text.contains(['&', '?']) {
            continue;
        }
        let plain = find_html_codes(field.text)
            .into_iter()
            .chain(find_replaced_apostrophes(field.text));
        let plain = plain.filter(|damage| !field.is_opaque(damage.range.clone()));
        let damages = plain
            .chain(find_foreign_letters(field.text))
            .chain(find_wrong_encoding(field.text))
            .chain(find_marks_of_dos(field.text));
        for Damage { range, right, kind } in damages {
            let edit = field.replace_range(range.clone(), &right);
            let word = word_around(field.text, &range);
            let right = format!(
                "{}{right}{}",
                &field.text[word.start..range.start],
                &field.text[range.end..word.end]
            );
            reporter
                .report(field.place_of(range))
                .with("word", &field.text[word])
                .with("right", right)
                .with("kind", kind)
                .with_fix(edit);
        }
    }
}

fn report_broken_words(field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    for Damage { range, right, kind } in find_broken_words(field.text) {
        if !field.is_opaque(range.clone()) {
            reporter
                .report(field.place_of(range.clone()))
                .with("word", &field.text[range])
                .with("right", right)
                .with("kind", kind);
        }
    }
}

/// « cha- cun »: a word cut at the end of a line of a PDF.
fn find_broken_words(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("- ") {
        let before = &text[..at];
        let after = &text[at + 2..];
        let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |it| {
            it + before[it..].chars().next().map_or(1, char::len_utf8)
        });
        let length = after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len());
        let [first, second] = [&before[start..], &after[..length]];
        // « pré- et post-test »
        let is_shared = ["et", "ou", "puis", "à", "ni", "voire", "comme"].contains(&second);
        if first.len() > 1
            && first.starts_with(char::is_alphabetic)
            && second.starts_with(char::is_lowercase)
            && first.ends_with(char::is_lowercase)
            && !is_shared
        {
            found.push(Damage {
                range: start..at + 2 + length,
                right: format!("{first}{second}"),
                kind: message!(rules::T015_CUT),
            });
        }
    }
    found
}

/// The accents of MS-DOS as windows-1252 shows them inside a word, and what they were.
const DOS_MARKS: [(char, char); 8] = [
    ('“', 'ô'),
    ('‚', 'é'),
    ('Š', 'è'),
    ('‡', 'ç'),
    ('ˆ', 'ê'),
    ('‰', 'ë'),
    ('‹', 'ï'),
    ('ƒ', 'â'),
];

/// « entrep“t »: a mark inside a word that was an accent of MS-DOS.
fn find_marks_of_dos(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (mark, right) in DOS_MARKS {
        let inside = text.match_indices(mark).filter(|(at, mark)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + mark.len()..].chars().next();
            after.is_some_and(char::is_lowercase)
                && before.is_some_and(|c| c.is_lowercase() || c == '-')
        });
        found.extend(inside.map(|(at, mark)| Damage {
            range: at..at + mark.len(),
            right: right.to_string(),
            kind: message!(rules::T015_ENCODING),
        }));
    }
    found
}

/// A text with its damaged characters repaired.
#[must_use]
pub fn repair_characters(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(['&', '?']) {
        return Cow::Borrowed(text);
    }
    let mut damages = find_damages(text);
    damages.sort_by_key(|damage| damage.range.start);
    let mut repaired = String::new();
    let mut from = 0;
    for Damage { range, right, .. } in damages {
        if range.start >= from {
            repaired.push_str(&text[from..range.start]);
            repaired.push_str(&right);
            from = range.end;
        }
    }
    repaired.push_str(&text[from..]);
    Cow::Owned(repaired)
}

fn find_damages(text: &str) -> Vec<Damage> {
    let mut damages = find_html_codes(text);
    damages.extend(find_foreign_letters(text));
    damages.extend(find_wrong_encoding(text));
    damages.extend(find_replaced_apostrophes(text));
    damages.extend(find_marks_of_dos(text));
    damages
}

/// The word that a range is in.
fn word_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_edge = |c: char| c.is_whitespace() || "(),;:«»".contains(c);
    let start = text[..range.start].rfind(is_edge);
    let start = start.map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[range.end..].find(is_edge);
    start..end.map_or(text.len(), |length| range.end + length)
}

/// « publiс » with a Cyrillic « с »: a word of Latin letters where another alphabet has a letter that looks the same.
fn find_foreign_letters(text: &str) -> Vec<Damage> {
    let lookalike = |c: char| {
        LOOKALIKES.iter().find_map(|(letters, latin)| {
            let rank = letters.chars().position(|letter| letter == c)?;
            latin.chars().nth(rank)
        })
    };
    if !text.contains(|c: char| matches!(c, '\u{370}'..='\u{52f}')) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_latin =
            |c: char| c.is_ascii_alphabetic() || "àâçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ".contains(c);
        let latin = letters.chars().filter(|c| is_latin(*c)).count();
        let are_all_known = letters
            .chars()
            .all(|c| is_latin(c) || lookalike(c).is_some());
        let foreign = letters.chars().zip(1..).find(|(c, _)| !is_latin(*c));
        if latin >= 2
            && are_all_known
            && let Some((letter, rank)) = foreign
        {
            let like = lookalike(letter).unwrap_or(letter).to_string();
            let letter = letter.to_string();
            let right = letters
                .chars()
                .map(|c| lookalike(c).filter(|_| !is_latin(c)).unwrap_or(c));
            found.push(Damage {
                range: start..start + letters.len(),
                right: right.collect(),
                kind: message!(rules::T015_ALPHABET, rank = rank, letter, like),
            });
        }
        start += word.len();
    }
    found
}

/// « Ã© », « â€™ »: characters beyond ASCII whose bytes in windows-1252 are a French character in UTF-8.
fn find_wrong_encoding(text: &str) -> Vec<Damage> {
    let to_byte = |c: char| match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => {
            let rank = WINDOWS_1252.chars().position(|it| it == c && c != '\0')?;
            u8::try_from(0x80 + rank).ok()
        }
    };
    let mut found: Vec<Damage> = Vec::new();
    let mut end = 0;
    // « â » is common: behind it, the bytes of dashes and quotes open with « € ».
    if !["Ã", "â€", "Â", "Å"].iter().any(|it| text.contains(it)) {
        return found;
    }
    for (start, _) in text.match_indices(['Ã', 'â', 'Â', 'Å']) {
        if start < end {
            continue;
        }
        let opens_word = text[..start]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace);
        if opens_word && text[start..].starts_with("Ã ") {
            // The no-break space of « à » often became a plain one.
            end = start + 'Ã'.len_utf8();
            found.push(Damage {
                range: start..end,
                right: "à".to_owned(),
                kind: message!(rules::T015_ENCODING),
            });
            continue;
        }
        let mut bytes = Vec::new();
        for (at, character) in text[start..].char_indices().take(3) {
            let Some(byte) = to_byte(character) else {
                break;
            };
            bytes.push(byte);
            let right = std::str::from_utf8(&bytes).ok();
            if let Some(right) =
                right.filter(|it| it.chars().all(|c| FRENCH_CHARACTERS.contains(c)))
            {
                end = start + at + character.len_utf8();
                found.push(Damage {
                    range: start..end,
                    right: right.to_owned(),
                    kind: message!(rules::T015_ENCODING),
                });
                break;
            }
        }
    }
    found
}

/// « d?une »: a question mark in the place of an apostrophe.
fn find_replaced_apostrophes(text: &str) -> impl Iterator<Item = Damage> {
    let found = text.match_indices('?').filter(|(at, _)| {
        let word = text[..*at]
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let is_elided =
            ["qu", "d", "l", "c", "n", "s", "j", "t", "m"].contains(&word.to_lowercase().as_str());
        is_elided && text[at + 1..].starts_with(char::is_lowercase)
    });
    found.map(|(at, mark)| Damage {
        range: at..at + mark.len(),
        right: "’".to_owned(),
        kind: message!(rules::T015_APOSTROPHE),
    })
}

/// « &eacute; », « &#233; »
fn find_html_codes(text: &str) -> Vec<Damage> {
    let found = text.match_indices('&').filter_map(|(start, _)| {
        let (name, _) = text[start + 1..].split_once(';')?;
        let right = match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(number) => u32::from_str_radix(number, 16),
                    None => number.parse(),
                };
                let character = char::from_u32(code.ok()?)?;
                (!character.is_control()).then(|| character.to_string())?
            }
            None => HTML_CODES
                .iter()
                .find(|(code, _)| *code == name)?
                .1
                .to_owned(),
        };
        let range = start..start + name.len() + 2;
        Some(Damage {
            range,
            right,
            kind: message!(rules::T015_HTML),
        })
    });
    found.collect()
}
