//! What changes in the signs themselves: quotes, apostrophes, ellipses, ordinals; and what no rule may touch.

use std::ops::Range;

use super::spacing::needs_space;
use super::text_char::{TextChar, is_closing};

/// Marks URLs, e-mail addresses and file names, without the punctuation around them, as verbatim.
pub(super) fn mark_addresses(cells: &mut [TextChar]) {
    for word in find_words(cells) {
        // All that follows is for these.
        if !cells[word.clone()]
            .iter()
            .any(|cell| matches!(cell.char, '.' | '@' | ':'))
        {
            continue;
        }
        let core = trim_punctuation(&mut cells[word]);
        let address: String = core.iter().map(|cell| cell.visible()).collect();
        if is_address(&address) {
            core.iter_mut().for_each(|cell| cell.verbatim = true);
        }
    }
}

/// Turns `"…"` and “…” into « … », provided that every quote of the sequence finds its pair. The mark of inches does
/// not count as one.
pub(super) fn pair_quotes(cells: &mut [TextChar]) {
    for (open, close) in find_quote_pairs(cells).unwrap_or_default() {
        cells[open].char = '«';
        cells[close].char = '»';
    }
}

/// Turns `'` into ’ after a letter. One that closes a quotation opened by another stays, as do primes.
pub(super) fn curl_apostrophes(cells: &mut [TextChar]) {
    let mut quoting = false;
    for i in 0..cells.len() {
        if cells[i].visible() != '\'' {
            continue;
        }
        let previous = i.checked_sub(1).map(|i| cells[i].char);
        let inside = cells
            .get(i + 1)
            .is_some_and(|next| next.char.is_alphanumeric());
        if previous.is_some_and(char::is_alphabetic) && (inside || !quoting) {
            cells[i].char = '’';
        } else {
            quoting = inside && !previous.is_some_and(char::is_alphanumeric);
        }
    }
}

/// Turns three dots into one sign; two dots or a row of leaders stay.
pub(super) fn join_ellipses(cells: Vec<TextChar>) -> Vec<TextChar> {
    let is_dot = |cell: &TextChar| cell.visible() == '.';
    if !cells.windows(2).any(|pair| pair.iter().all(is_dot)) {
        return cells;
    }
    let mut joined = Vec::with_capacity(cells.len());
    for run in cells.chunk_by(|a, b| is_dot(a) && is_dot(b)) {
        match run {
            [dot, _, _] => joined.push(TextChar {
                char: '…', ..*dot
            }),
            _ => joined.extend_from_slice(run),
        }
    }
    joined
}

/// Turns 1ère into 1re, 2ème into 2e, XIXème into XIXe.
pub(super) fn shorten_ordinals(cells: Vec<TextChar>) -> Vec<TextChar> {
    let in_word = |cell: &TextChar| cell.visible().is_alphanumeric();
    let is_numeral = |cell: &TextChar| matches!(cell.char, '0'..='9' | 'I' | 'V' | 'X');
    let starts_ending = |cell: &TextChar| matches!(cell.char, 'e' | 'è');
    let mut pairs = cells.windows(2);
    if !pairs.any(|pair| is_numeral(&pair[0]) && starts_ending(&pair[1])) {
        return cells;
    }
    let mut shortened = Vec::with_capacity(cells.len());
    for run in cells.chunk_by(|a, b| in_word(a) && in_word(b)) {
        let excess = ordinal_excess_range(run);
        shortened.extend(
            run.iter()
                .enumerate()
                .filter(|(i, _)| !excess.contains(i))
                .map(|(_, cell)| cell),
        );
    }
    shortened
}

/// Turns « N° 5 » into « n° 5 » after a word of the sentence.
pub(super) fn lower_number_signs(cells: &mut [TextChar]) {
    for at in 2..cells.len() {
        let [before, space, capital] = [at - 2, at - 1, at].map(|at| cells[at]);
        let is_sign = capital.visible() == 'N'
            && matches!(&cells[at + 1..], [sign, gap, ..] if sign.visible() == '°' && gap.is_space());
        if is_sign && space.is_space() && before.visible().is_lowercase() {
            cells[at].char = 'n';
        }
    }
}

/// The words: between spaces, between quotes, and before signs that take a space.
fn find_words(cells: &[TextChar]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for (i, cell) in cells.iter().enumerate() {
        let separates = cell.is_space() || "\"“”«»<>".contains(cell.char);
        if separates || i > start && needs_space(cells[i - 1].visible(), &cells[i..]) {
            words.push(start..i);
            start = i + usize::from(separates);
        }
    }
    words.push(start..cells.len());
    words
}

/// The word without the signs around it, nor the article elided before it: « l’annexe.pdf ».
fn trim_punctuation(word: &mut [TextChar]) -> &mut [TextChar] {
    let opens = |cell: &&TextChar| is_apostrophe(cell) || "([{".contains(cell.char);
    let closes = |cell: &&TextChar| is_apostrophe(cell) || is_closing(Some(cell));
    let can_elide = |cell: &TextChar| "cdjlmnstCDJLMNST".contains(cell.char);
    let opening = word.iter().take_while(opens).count();
    let elision = match &word[opening..] {
        [article, mark, ..] if can_elide(article) && is_apostrophe(mark) => 2,
        _ => 0,
    };
    let word = &mut word[opening + elision..];
    let tail = word.iter().rev().take_while(closes).count();
    let end = word.len() - tail;
    &mut word[..end]
}

fn is_apostrophe(cell: &TextChar) -> bool {
    matches!(cell.char, '\'' | '’')
}

fn is_address(word: &str) -> bool {
    let is_mail = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.');
    let signs = ["://", "www.", "mailto:", "tel:"];
    signs.iter().any(|sign| word.contains(sign))
        || word
            .trim_start_matches('@')
            .split_once('@')
            .is_some_and(is_mail)
        || word.split(['/', '?', '#']).any(has_extension)
}

/// « egoc.org », « annexe.pdf »
fn has_extension(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        stem.ends_with(char::is_alphanumeric)
            && (2..=5).contains(&extension.len())
            && extension.starts_with(|c: char| c.is_ascii_lowercase())
            && extension
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

/// The pairs of quotes; `None` when some quotes have no pair.
fn find_quote_pairs(cells: &[TextChar]) -> Option<Vec<(usize, usize)>> {
    let mut pairs = Vec::new();
    let mut pending = None;
    for (i, cell) in cells.iter().enumerate() {
        let previous = i.checked_sub(1).map(|i| cells[i]);
        let next = cells.get(i + 1);
        let (opens, closes) = match cell.visible() {
            '“' => (true, false),
            '”' => (false, true),
            '"' => (
                can_open_quote(previous, next),
                can_close_quote(previous, next),
            ),
            _ => continue,
        };
        let inches = cell.visible() == '"'
            && previous.is_some_and(|previous| previous.char.is_ascii_digit());
        match pending {
            None if opens => pending = Some(i),
            None if inches => {}
            Some(open) if closes => {
                pairs.push((open, i));
                pending = None;
            }
            None | Some(_) => return None,
        }
    }
    pending.is_none().then_some(pairs)
}

fn can_open_quote(previous: Option<TextChar>, next: Option<&TextChar>) -> bool {
    let starts = previous.is_none_or(|previous| {
        previous.is_space()
            || matches!(
                previous.visible(),
                '(' | '[' | '{' | '«' | '“' | '/' | '-' | '–' | '—' | '\'' | '’'
            )
    });
    let ellipsis = next.is_some_and(|next| matches!(next.visible(), '.' | '…'));
    starts && (ellipsis || !is_closing(next))
}

fn can_close_quote(previous: Option<TextChar>, next: Option<&TextChar>) -> bool {
    let joins = next.is_some_and(|next| matches!(next.visible(), '/' | '-' | '–' | '—'));
    // Nor after a bracket, whether or not a space parts them, which goes.
    let ends = previous.is_some_and(|previous| !previous.is_space() && previous.visible() != '(');
    ends && (joins || is_closing(next))
}

/// The superfluous letters of an ordinal: « è » in 1ère, « èm » in 2ème.
fn ordinal_excess_range(word: &[TextChar]) -> Range<usize> {
    let digits = word
        .iter()
        .take_while(|cell| cell.char.is_ascii_digit())
        .count();
    let romans = word
        .iter()
        .take_while(|cell| matches!(cell.char, 'I' | 'V' | 'X'))
        .count();
    let number = digits.max(romans);
    // « 21ère » is not an ordinal; « Ième » is more likely a word.
    let first = digits == 1 && word[0].char == '1';
    let roman_one = romans == 1 && word[0].char == 'I';
    if number == 0 || word.len() > number + "èmes".chars().count() {
        return 0..0;
    }
    let ending: String = word[number..].iter().map(|cell| cell.char).collect();
    match ending.as_str() {
        "ère" | "ere" | "ères" | "eres" if first => number..number + 1,
        "ème" | "eme" | "èmes" | "emes" if !roman_one => number..number + 2,
        _ => 0..0,
    }
}
