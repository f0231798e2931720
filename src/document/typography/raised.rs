//! The letters of ordinals, which are raised: 1er, 2e, XIXe. They stay letters of their word: only renderers that can raise
//! them do.

/// The parts of a text, and whether each is the raised end of an ordinal.
#[must_use]
pub fn split_raised(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut done = 0;
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_numeral).map(|at| rest + at) {
        let word = text[start..].split(|c: char| !c.is_alphanumeric()).next();
        let word = word.unwrap_or_default();
        let end = start + word.len();
        rest = end.max(start + 1);
        let number = ordinal_number(word);
        if number > 0 && is_whole_word(text, start, end) {
            parts.push((&text[done..start + number], false));
            parts.push((&text[start + number..end], true));
            done = end;
        }
    }
    if done < text.len() || parts.is_empty() {
        parts.push((&text[done..], false));
    }
    parts
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')
}

/// The bytes of the number of an ordinal; 0 when the word is none.
fn ordinal_number(word: &str) -> usize {
    let roman = word.len() - word.trim_start_matches(['I', 'V', 'X']).len();
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, ending) = word.split_at(roman.max(digits));
    let is_ordinal = match (number, ending) {
        ("1" | "I", "er" | "re" | "ers" | "res") => true,
        ("2", "nd" | "nde" | "nds" | "ndes") => true,
        ("0" | "1" | "I", _) => false,
        (_, "e" | "es") => !number.starts_with('0'),
        (_, _) => false,
    };
    if is_ordinal { number.len() } else { 0 }
}

/// Whether nothing beside a word makes it a part of another, or of an address.
fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&text[..start], &text[end..]);
    let joins = |c: char| c.is_alphanumeric() || "_.@#=&?".contains(c);
    let mut next = after.chars();
    let is_followed = match next.next() {
        Some('.') => next.next().is_some_and(char::is_alphanumeric),
        Some(sign) => "_@=&".contains(sign),
        None => false,
    };
    let head = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_address = ["://", "www.", "@"].iter().any(|sign| head.contains(sign));
    !before.ends_with(joins) && !is_followed && !is_address
}
