//! Where a French sentence ends: there the source goes to the next line, so that a changed sentence is a changed line.

/// Words after whose point a capital does not begin a sentence, beside initials.
const ABBREVIATIONS: &[&str] = &[
    "adj", "al", "art", "av", "bd", "cf", "chap", "coll", "dir", "dr", "éd", "env", "ex", "fig",
    "mlle", "mm", "mme", "no", "pp", "pr", "réf", "resp", "st", "ste", "tél", "vol",
];

/// Whether a sentence ends with `before`, given the word `after` the space.
pub fn is_sentence_end(before: &str, after: &str) -> bool {
    let capital = after
        .chars()
        .next()
        .is_some_and(|first| first.is_uppercase() || "«“".contains(first));
    let is_closer = |c: char| c.is_whitespace() || "»”’\"')]".contains(c);
    let before = before.trim_end_matches(is_closer);
    capital
        && match before.strip_suffix('.') {
            Some(word) => !is_abbreviation(word),
            None => before.ends_with(['!', '?', '…']),
        }
}

fn is_abbreviation(word: &str) -> bool {
    let is_separator = |c: char| !c.is_alphanumeric();
    let last = word.rsplit(is_separator).next().unwrap_or(word);
    let initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    initial || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}
