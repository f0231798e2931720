//! The words of French texts as a reader compares them: elisions apart from what they lead to, numbers, dates and times as
//! values, and typography as no difference at all.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::value::fold;
use crate::value::scan::Scanner;

/// A word, a number, a mark or a white space of a text, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    pub text: &'a str,
    /// What it says, whatever its typography: two texts with the same keys differ by their typography alone. Empty for what
    /// says nothing: spaces, commas, quotes, dashes between words.
    pub key: String,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// A number, a date, a time of day.
    Number,
    Mark,
    Space,
}

/// A stretch of two texts laid one over the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordRun {
    Same(String),
    Deleted(String),
    Inserted(String),
}

/// How much a text says something else than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// The same words.
    Typography,
    /// Other words for the same.
    Wording,
    /// Another number, another verb, a negation, or mostly other words.
    Substance,
}

/// How alike two texts must be to be laid one over the other, word by word.
const WOVEN: f64 = 0.2;

/// Words up to which texts always are.
const SHORT: usize = 4;

/// What stands before an apostrophe and is a word of its own.
const ELISIONS: [&str; 14] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "quoiqu", "jusqu", "presqu",
];

/// Words that bear no subject: they are not weighed when texts are held against each other.
const TOOLS: [&str; 54] = [
    "a", "ainsi", "au", "aux", "avec", "c", "ce", "ces", "cette", "d", "dans", "de", "des", "du",
    "elle", "en", "entre", "est", "et", "il", "j", "l", "la", "le", "les", "leur", "leurs", "lors",
    "m", "n", "notre", "nos", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "se", "ses",
    "son", "sous", "sur", "t", "un", "une", "vers", "votre", "vos", "y", "chaque", "tout",
];

/// Words that turn a sentence into its contrary, or restrict it.
const NEGATIONS: [&str; 14] = [
    "ne",
    "n",
    "pas",
    "sans",
    "non",
    "jamais",
    "aucun",
    "aucune",
    "ni",
    "sauf",
    "hors",
    "excepte",
    "hormis",
    "uniquement",
];

/// Numbers in letters; « un » may be one.
const NUMBERS: [&str; 20] = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "mille",
    "moitie",
];

/// What opens an objective before its verb.
const OPENINGS: [&str; 8] = [
    "savoir", "pouvoir", "etre", "capable", "mesure", "en", "de", "d",
];

/// The tokens of a text: put one behind the other, they are the text.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let opens = tokens
            .last()
            .is_none_or(|last: &Token<'_>| last.kind == TokenKind::Space);
        let (length, kind, key) = if first.is_whitespace() {
            (
                span(rest, char::is_whitespace),
                TokenKind::Space,
                String::new(),
            )
        } else if first.is_ascii_digit() || (opens && is_signed(rest)) {
            number(rest)
        } else if first.is_alphanumeric() || is_combining_mark(first) {
            let length = word(rest);
            (length, TokenKind::Word, word_key(&rest[..length]))
        } else {
            mark(rest)
        };
        let text = &rest[..length];
        tokens.push(Token { text, key, kind });
        at += length;
    }
    tokens
}

/// What a text says, key by key.
#[must_use]
pub fn keys(text: &str) -> Vec<String> {
    let tokens = tokens(text).into_iter().map(|token| token.key);
    tokens.filter(|key| !key.is_empty()).collect()
}

/// The roots of the words that bear the subject of a text, by which texts are held against each other.
#[must_use]
pub fn roots(text: &str) -> Vec<String> {
    let mut roots = Vec::new();
    let mut tools = Vec::new();
    for token in tokens(text)
        .into_iter()
        .filter(|token| !token.key.is_empty())
    {
        match token.kind {
            TokenKind::Word => {
                let folded = fold(&token.key);
                let bare = folded.trim_end_matches('\'').to_owned();
                let is_tool = TOOLS.contains(&bare.as_str());
                if is_tool {
                    tools.push(bare);
                } else {
                    roots.push(root(&bare));
                }
            }
            TokenKind::Number => roots.push(token.key),
            TokenKind::Mark | TokenKind::Space => {}
        }
    }
    if roots.is_empty() { tools } else { roots }
}

/// What the forms of a word have in common, more or less.
fn root(word: &str) -> String {
    let singular = word.strip_suffix(['s', 'x']).filter(|it| it.len() > 3);
    singular.unwrap_or(word).chars().take(6).collect()
}

/// Two texts laid one over the other, word by word. Where only typography differs, it is what is shown.
#[must_use]
pub fn runs(old: &str, new: &str) -> Vec<WordRun> {
    if !can_be_woven(old, new) {
        return vec![
            WordRun::Deleted(old.to_owned()),
            WordRun::Inserted(new.to_owned()),
        ];
    }
    let (old, new) = (tokens(old), tokens(new));
    let said = |tokens: &[Token<'_>]| -> Vec<String> {
        let keys = tokens.iter().map(|token| token.key.clone());
        keys.filter(|key| !key.is_empty()).collect()
    };
    let exactly = said(&old) == said(&new);
    let compared = |token: &Token<'_>| match token.key.as_str() {
        _ if exactly => token.text.to_owned(),
        "" if token.kind == TokenKind::Space => " ".to_owned(),
        "" => token.text.to_owned(),
        key => key.to_owned(),
    };
    let before: Vec<String> = old.iter().map(compared).collect();
    let after: Vec<String> = new.iter().map(compared).collect();
    let texts =
        |tokens: &[Token<'_>]| -> String { tokens.iter().map(|token| token.text).collect() };
    let mut runs: Vec<WordRun> = Vec::new();
    let operations = capture_diff_slices(Algorithm::Myers, &before, &after);
    let last = operations.len().saturating_sub(1);
    // What was taken out and put in since the last stretch that stays.
    let (mut out, mut into) = (String::new(), String::new());
    for (rank, operation) in operations.iter().enumerate() {
        let (from, to) = (
            texts(&old[operation.old_range()]),
            texts(&new[operation.new_range()]),
        );
        let stays = operation.tag() == DiffTag::Equal;
        // A space between two changed words is no word that stays.
        let bridges = stays && rank > 0 && rank < last && operation.new_range().len() == 1 && {
            let token = &new[operation.new_range()][0];
            token.kind == TokenKind::Space
        };
        if stays && !bridges {
            flush(&mut runs, &mut out, &mut into);
            runs.push(WordRun::Same(to));
        } else {
            out.push_str(&from);
            into.push_str(&to);
        }
    }
    flush(&mut runs, &mut out, &mut into);
    runs
}

/// Whether two texts share enough for one to be read over the other, rather than one behind the other.
#[must_use]
pub fn can_be_woven(old: &str, new: &str) -> bool {
    // What has only a comma in common has nothing.
    if alike(&keys(old), &keys(new)) == 0.0 {
        return false;
    }
    let (old, new) = (roots(old), roots(new));
    old.len().min(new.len()) <= SHORT || alike(&old, &new) >= WOVEN
}

fn flush(runs: &mut Vec<WordRun>, out: &mut String, into: &mut String) {
    if !out.is_empty() {
        runs.push(WordRun::Deleted(std::mem::take(out)));
    }
    if !into.is_empty() {
        runs.push(WordRun::Inserted(std::mem::take(into)));
    }
}

/// How far a text is from another.
#[must_use]
pub fn distance(old: &str, new: &str) -> Distance {
    if keys(old) == keys(new) {
        return Distance::Typography;
    }
    let sorted = |text: &str, keep: &dyn Fn(&Token<'_>) -> bool| {
        let tokens = tokens(text);
        let mut kept: Vec<String> = tokens
            .iter()
            .filter(|token| keep(token))
            .map(|token| fold(&token.key).trim_end_matches('\'').to_owned())
            .collect();
        kept.sort_unstable();
        kept
    };
    let numbers = |token: &Token<'_>| {
        token.kind == TokenKind::Number || NUMBERS.contains(&fold(&token.key).as_str())
    };
    let negations = |token: &Token<'_>| {
        let bare = fold(&token.key);
        token.kind == TokenKind::Word && NEGATIONS.contains(&bare.trim_end_matches('\''))
    };
    let differ = |keep: &dyn Fn(&Token<'_>) -> bool| sorted(old, keep) != sorted(new, keep);
    let verbs = (verb(old), verb(new));
    let is_other_verb = matches!(&verbs, (Some(old), Some(new)) if old != new);
    if differ(&numbers)
        || differ(&negations)
        || is_other_verb
        || alike(&roots(old), &roots(new)) < 0.5
    {
        Distance::Substance
    } else {
        Distance::Wording
    }
}

/// How alike two lists of words are, from 0 to 1, whatever their order (Sørensen–Dice).
#[must_use]
pub fn alike<T: Ord>(old: &[T], new: &[T]) -> f64 {
    let mut sorted: [Vec<&T>; 2] = [old.iter().collect(), new.iter().collect()];
    sorted.iter_mut().for_each(|words| words.sort_unstable());
    let [old, new] = &sorted;
    dice(old, new)
}

/// The same of lists that are sorted.
#[must_use]
pub fn dice<T: Ord>(old: &[T], new: &[T]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0_u32);
    while i < old.len() && j < new.len() {
        match old[i].cmp(&new[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let total = old.len() + new.len();
    if total == 0 {
        return 1.0;
    }
    f64::from(2 * shared) / f64::from(u32::try_from(total).unwrap_or(u32::MAX))
}

/// The verb that opens an objective, when one does: its root.
fn verb(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let mut words = words.map(|token| fold(&token.key).trim_end_matches('\'').to_owned());
    let first =
        words.find(|word| !OPENINGS.contains(&word.as_str()) && word != "se" && word != "s")?;
    // « co-construire » is to construct.
    let bare = first.strip_prefix("co-").unwrap_or(&first);
    let is_infinitive = ["er", "ir", "re", "oir"]
        .iter()
        .any(|end| bare.ends_with(end));
    (is_infinitive && bare.len() > 3).then(|| root(bare))
}

/// Bytes of the longest opening whose characters are all such.
fn span(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_such(c)).unwrap_or(text.len())
}

/// Whether a sign opens a number.
fn is_signed(text: &str) -> bool {
    let mut characters = text.chars();
    matches!(characters.next(), Some('-' | '−' | '+'))
        && characters.next().is_some_and(|c| c.is_ascii_digit())
}

/// A number, a date or a time: its length, and what it is worth.
fn number(text: &str) -> (usize, TokenKind, String) {
    if let Some((length, key)) = date(text) {
        return (length, TokenKind::Number, key);
    }
    let sign = text.len() - text.trim_start_matches(['-', '−', '+']).len();
    let mut end = sign + span(&text[sign..], |c| c.is_ascii_digit());
    let mut groups = (1..=3).contains(&(end - sign));
    loop {
        let mut following = text[end..].chars();
        let Some(link) = following.next() else { break };
        let digits = span(following.as_str(), |c| c.is_ascii_digit());
        let is_thousand = matches!(link, ' ' | '\u{a0}' | '\u{202f}') && groups && digits == 3;
        let is_part = matches!(link, ',' | '.' | '/') && digits > 0;
        if !is_thousand && !is_part {
            break;
        }
        groups &= is_thousand;
        end += link.len_utf8() + digits;
    }
    let written = &text[..end];
    if let Some((length, key)) = time(text) {
        return (length, TokenKind::Number, key);
    }
    let letters = span(&text[end..], char::is_alphabetic);
    let suffix: String = text[end..end + letters].nfkc().collect();
    let suffix = fold(&suffix);
    if ["e", "er", "re", "ere", "eme", "nd", "nde"].contains(&suffix.as_str()) {
        let suffix = if suffix == "er" { "er" } else { "e" };
        return (
            end + letters,
            TokenKind::Number,
            format!("{written}{suffix}"),
        );
    }
    let parts: Vec<&str> = written.split('/').collect();
    if let [day, month, year] = parts[..]
        && year.len() == 4
        && day.len() <= 2
        && month.len() <= 2
    {
        return (
            end,
            TokenKind::Number,
            format!("{year}-{month:0>2}-{day:0>2}"),
        );
    }
    let value = written.replace([' ', '\u{a0}', '\u{202f}'], "");
    (
        end,
        TokenKind::Number,
        value.replace('−', "-").replace('.', ","),
    )
}

/// The date that a text opens with, « 14 février 2019 » or « 1er mars »: its length and its key.
fn date(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let day = scanner.day()?;
    let month = scanner.spaced_month()?;
    let year = scanner.attempt(Scanner::spaced_year);
    let year = year.map_or_else(String::new, |year| format!("{year:04}"));
    Some((scanner.position(), format!("{year}-{month:02}-{day:02}")))
}

/// The time of day that a text opens with, « 9h30 » or « 9 h »: its length and its key.
fn time(text: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(text, 0);
    let hours = scanner.digits(1..=4)?;
    scanner.skip_blank();
    scanner.text("h")?;
    let minutes = scanner.attempt(|it| {
        it.skip_blank();
        let minutes = it.digits(2..=2)?;
        it.word_end()?;
        (minutes < "60").then_some(minutes)
    });
    if minutes.is_none() {
        scanner.word_end()?;
    }
    let minutes = minutes.filter(|minutes| *minutes != "00");
    let key = format!("{hours}h{}", minutes.unwrap_or_default());
    Some((scanner.position(), key))
}

/// Bytes of the word that a text opens with, its apostrophe included.
fn word(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += span(&text[end..], |c| {
            c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}'
        });
        let mut following = text[end..].chars();
        let Some(link) = following.next() else {
            return end;
        };
        let goes_on = following.next().is_some_and(char::is_alphanumeric);
        let is_apostrophe = matches!(link, '\'' | '’' | 'ʼ');
        if is_apostrophe && ELISIONS.contains(&fold(&text[..end]).as_str()) {
            return end + link.len_utf8();
        }
        if !goes_on || !(is_apostrophe || matches!(link, '-' | '‐' | '‑')) {
            return end;
        }
        end += link.len_utf8();
    }
}

/// A word without its typography: ligatures undone, accents of capitals dropped, one apostrophe and one hyphen.
fn word_key(word: &str) -> String {
    let is_bare = |c: char| c.is_ascii() || ('à'..='ÿ').contains(&c);
    if word.chars().all(is_bare) {
        return word.to_owned();
    }
    let mut key = String::with_capacity(word.len());
    for c in word.nfkc() {
        match c {
            'œ' => key.push_str("oe"),
            'Œ' => key.push_str("OE"),
            'æ' => key.push_str("ae"),
            'Æ' => key.push_str("AE"),
            '’' | 'ʼ' => key.push('\''),
            '‐' | '‑' => key.push('-'),
            '\u{ad}' => {}
            c if c.is_uppercase() => {
                key.extend(std::iter::once(c).nfd().filter(|&c| !is_combining_mark(c)));
            }
            c => key.push(c),
        }
    }
    key
}

/// A mark: those of punctuation say nothing that a reader would call another text.
fn mark(text: &str) -> (usize, TokenKind, String) {
    let dots = span(text, |c| c == '.');
    if dots > 1 {
        return (dots, TokenKind::Mark, String::new());
    }
    let c = text.chars().next().unwrap_or_default();
    let is_silent = matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '…'
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '"'
            | '\''
            | '’'
            | '‘'
            | '('
            | ')'
            | '['
            | ']'
            | '–'
            | '—'
            | '-'
            | '‐'
            | '‑'
            | '•'
            | '·'
            | '*'
            | '_'
            | '\u{200b}'
            | '\u{2060}'
            | '\u{ad}'
    );
    let key = if is_silent {
        String::new()
    } else {
        c.to_string()
    };
    (c.len_utf8(), TokenKind::Mark, key)
}

/// The numbers among the keys of a text that another text does not have, in order.
#[must_use]
pub fn numbers(text: &str) -> Vec<String> {
    let tokens = tokens(text).into_iter();
    let numbers = tokens.filter(|token| token.kind == TokenKind::Number);
    numbers.map(|token| token.key).collect()
}

/// The words of a text, numbers left out.
#[must_use]
pub fn letters(text: &str) -> Vec<String> {
    let tokens = tokens(text).into_iter();
    let words = tokens.filter(|token| token.kind == TokenKind::Word);
    words.map(|token| token.key).collect()
}

/// Whether nearly all that a text says is shared between two others, each of which says its part.
#[must_use]
pub fn shares(whole: &str, parts: [&str; 2]) -> bool {
    let whole = roots(whole);
    let parts = parts.map(roots);
    let all: BTreeSet<&String> = whole.iter().collect();
    let of = |part: &Vec<String>| -> BTreeSet<String> {
        part.iter()
            .filter(|root| all.contains(root))
            .cloned()
            .collect()
    };
    let [first, second] = [of(&parts[0]), of(&parts[1])];
    let covered = first.union(&second).count();
    let own = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).count();
    let enough = |count: usize| count * 4 >= all.len() && count > 0;
    let together = [parts[0].as_slice(), parts[1].as_slice()].concat();
    covered * 5 >= all.len() * 4
        && enough(own(&first, &second))
        && enough(own(&second, &first))
        && alike(&whole, &together) > 0.65
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::{MONTH, assert_agrees};

    #[track_caller]
    fn cut(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let whole: String = tokens.iter().map(|token| token.text).collect();
        assert_eq!(whole, text);
        let words: Vec<&str> = tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Space)
            .map(|token| token.text)
            .collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn tokens_are_those_of_a_reader() {
        cut(
            "l’accès d'aujourd’hui",
            &["l’", "accès", "d'", "aujourd’hui"],
        );
        cut(
            "Puy-de-Dôme, sous-traitant",
            &["Puy-de-Dôme", ",", "sous-traitant"],
        );
        cut(
            "le 14 février 2019 à 9h30",
            &["le", "14 février 2019", "à", "9h30"],
        );
        cut(
            "1 200,50 € (1\u{a0}200 €)",
            &["1 200,50", "€", "(", "1\u{a0}200", "€", ")"],
        );
        cut("02 99 29", &["02", "99", "29"]);
        cut("la 1ère fois...", &["la", "1ère", "fois", "..."]);
        cut("CAF63 ; -5 °C", &["CAF63", ";", "-5", "°", "C"]);
    }

    #[test]
    fn typography_says_nothing() {
        for (old, new) in [
            ("L'accès...", "L’accès…"),
            ("A l'issue de l’oeuvre", "À l’issue de l’œuvre"),
            ("« mot » : 100%", "\u{201c}mot\u{201d}\u{a0}: 100\u{a0}%"),
            ("1ère fois, 2ème", "1re fois ; 2e"),
            ("le 1er m2", "le 1ᵉʳ m²"),
            ("1200 €", "1\u{202f}200 €"),
            ("le 14/02/2019", "le 14 février 2019"),
            ("le 1er mars 2019", "le 1 mars 2019"),
        ] {
            assert_eq!(distance(old, new), Distance::Typography, "{old} / {new}");
        }
    }

    #[test]
    fn wording_is_told_from_substance() {
        use Distance::{Substance, Wording};
        for (old, new, expected) in [
            (
                "Savoir élaborer un portrait de territoire",
                "Élaborer un portrait du territoire",
                Wording,
            ),
            (
                "Préparer une réunion d’équipe",
                "Bien préparer une réunion d’équipe",
                Wording,
            ),
            (
                "Comprendre les enjeux de la CTG",
                "Maîtriser les enjeux de la CTG",
                Substance,
            ),
            ("Un projet à 5 ans", "Un projet à 3 ans", Substance),
            (
                "Une salle et six postes en réseau",
                "Une salle et trois postes en réseau",
                Substance,
            ),
            (
                "Une évaluation avec note",
                "Une évaluation sans note",
                Substance,
            ),
            ("Animer une réunion", "Rédiger un compte rendu", Substance),
        ] {
            assert_eq!(distance(old, new), expected, "{old} / {new}");
            assert_eq!(distance(new, old), expected, "{new} / {old}");
        }
    }

    #[test]
    fn runs_show_words_and_not_letters() {
        let drawn = |old: &str, new: &str| -> String {
            let draw = |run: &WordRun| match run {
                WordRun::Same(text) => text.clone(),
                WordRun::Deleted(text) => format!("[-{text}-]"),
                WordRun::Inserted(text) => format!("[+{text}+]"),
            };
            runs(old, new).iter().map(draw).collect()
        };
        assert_eq!(
            drawn("l’accès au site", "l’entrée au site"),
            "l’[-accès-][+entrée+] au site"
        );
        assert_eq!(
            drawn("Rennes, le 14 février 2019", "Rennes, le 15 février 2019"),
            "Rennes, le [-14 février 2019-][+15 février 2019+]"
        );
        assert_eq!(
            drawn("pour 1200 €", "pour 1\u{202f}300 €"),
            "pour [-1200-][+1\u{202f}300+] €"
        );
        assert_eq!(
            drawn("un deux trois", "un quatre cinq trois"),
            "un [-deux-][+quatre cinq+] trois"
        );
        assert_eq!(
            drawn("Mairie, salle des mariages", "Salle du phare, à Brest"),
            "[-Mairie, salle des mariages-][+Salle du phare, à Brest+]"
        );
        assert_eq!(drawn("l'eau", "l’eau"), "[-l'-][+l’+]eau");
    }

    #[test]
    fn a_text_may_be_shared_between_two() {
        assert!(shares(
            "Préparer une réunion et rédiger son compte rendu",
            ["Préparer une réunion", "Rédiger le compte rendu"],
        ));
        assert!(!shares(
            "Préparer une réunion",
            ["Préparer une réunion", "Rédiger le compte rendu"],
        ));
    }

    #[test]
    fn scanners_agree_with_patterns() {
        let length = |found: Option<(usize, String)>| {
            found.map(|(length, _)| 0..length).into_iter().collect()
        };
        assert_agrees(
            &format!(r"(?i)\A(?:[0-9]{{1,2}}|1er)\s+{MONTH}(?:\s+[0-9]{{4}}\b)?"),
            &[
                "14", "1er", "1", "mars", "AOÛT", "fevrier", "2019", "20190", "x", ".",
            ],
            |text| length(date(text)),
        );
        assert_agrees(
            r"\A[0-9]{1,4}\s?[hH](?:\s?[0-5][0-9]\b|\b)",
            &[
                "9", "14", "1234", "12345", "h", "H", "30", "65", "x", "é", ".",
            ],
            |text| length(time(text)),
        );
    }
}
