//! Which characters of a text Markdown would take for marks, and how to write them so that it does not. Escapes are
//! kept rare: a source full of backslashes is not read.

/// The surroundings of a word.
#[derive(Debug, Clone, Copy)]
pub struct EscapeContext {
    /// The character before it in the source; a line feed at the start of a line.
    pub before: char,
    pub in_link: bool,
    pub in_cell: bool,
}

/// Adds a word, without white space, such that Markdown reads it back as it is.
pub fn escape_word(word: &str, escaping: EscapeContext, source: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return source.push_str(word);
    }
    for (at, char) in word.char_indices() {
        // Nearly all characters are letters, and no mark is.
        if !char.is_alphanumeric() && is_mark(word, at, char, escaping) {
            source.push('\\');
        }
        source.push(char);
    }
}

/// The target of a link, between its parentheses.
pub fn escape_destination(target: &str) -> String {
    let mut source = String::with_capacity(target.len());
    for (at, char) in target.char_indices() {
        match char {
            '(' | ')' | '[' | ']' | '<' | '>' | '\\' | '`' | '$' => source.extend(['\\', char]),
            '&' if starts_with_entity(&target[at + 1..]) => source.push_str("\\&"),
            '|' => source.push_str("%7C"),
            ' ' => source.push_str("%20"),
            _ if char.is_control() => {}
            _ => source.push(char),
        }
    }
    source
}

/// A character written by its number: to Markdown's eyes, punctuation.
pub fn character_reference(char: char) -> String {
    format!("&#{};", u32::from(char))
}

/// Whether Markdown would take the character for a mark, `at` being its place in the word.
fn is_mark(word: &str, at: usize, char: char, escaping: EscapeContext) -> bool {
    let EscapeContext {
        before,
        in_link,
        in_cell,
    } = escaping;
    let (head, tail) = word.split_at(at);
    let starts_line = before == '\n' && head.is_empty();
    let after_call = before == ']' && head.is_empty();
    let numbers_item =
        before == '\n' && !head.is_empty() && all_chars(head, |c| c.is_ascii_digit());
    let previous = head.chars().next_back().unwrap_or(before);
    let rest = &tail[char.len_utf8()..];
    let next = rest.chars().next();
    let before_letter = next.is_some_and(char::is_alphanumeric);
    match char {
        '\\' | '*' | '`' | '~' | '$' | '[' => true,
        ']' => in_link,
        '|' => in_cell || starts_line,
        '_' => !(previous.is_alphanumeric() && before_letter),
        '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => starts_with_entity(rest),
        ':' => {
            let emoji = !previous.is_alphanumeric() && starts_with_emoji(rest);
            // Readers of the source must not link an address that the sheet does not link.
            let address = !in_link && rest.starts_with("//") && head.ends_with(['p', 's']);
            emoji || after_call || address || starts_line && !before_letter
        }
        '@' => !in_link && previous.is_alphanumeric() && before_letter,
        '.' if head.ends_with("www") => !in_link,
        '(' => after_call,
        '#' => previous.is_whitespace() && !before_letter,
        '>' => starts_line,
        '=' => starts_line && all_chars(word, |c| c == '='),
        '-' | '+' => starts_line && !before_letter,
        '.' | ')' => numbers_item && rest.is_empty(),
        _ => false,
    }
}

/// Whether a text continues a character reference after its `&`.
fn starts_with_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && all_chars(name, |c| c.is_ascii_alphanumeric())
    })
}

/// Whether a text continues a shortcode such as `:smile:` after its first `:`.
fn starts_with_emoji(rest: &str) -> bool {
    rest.split_once(':').is_some_and(|(name, _)| {
        let of_a_name = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
        !name.is_empty() && all_chars(name, of_a_name)
    })
}

fn all_chars(text: &str, predicate: impl Fn(char) -> bool) -> bool {
    text.chars().all(predicate)
}
