//! French text → its words, its values with their units, its punctuation and its ends of lines.

use super::tokens::{TextToken, TokenKind, tokenize, word_key};
use super::values::minutes_key;
use crate::value::fold;
use crate::value::scan::Scanner;

/// A word, a value, a mark or the end of a line.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub kind: PieceKind,
    /// A word without ligatures and accents of capitals; a value, however it is written; a mark of any kind alike.
    pub key: String,
    /// A word without accents and capitals, as it stands without an elision: « n’ » is « ne ».
    pub bare: String,
    /// Whether it opens a text, a line or a sentence.
    pub is_head: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    Word,
    Value,
    Mark,
    /// The end of a line before another one; its text is the stop that it had, if any.
    LineEnd,
}

/// Units that follow a number, as symbols, and the words for them, without accents and the mark of the plural.
const UNITS: [(&str, &str); 34] = [
    ("min", "minute"),
    ("mn", "minute"),
    ("s", "seconde"),
    ("j", "jour"),
    ("jours", "jour"),
    ("semaines", "semaine"),
    ("mois", "mois"),
    ("ans", "an"),
    ("€", "euro"),
    ("EUR", "euro"),
    ("%", "pour cent"),
    ("km", "kilometre"),
    ("m", "metre"),
    ("cm", "centimetre"),
    ("mm", "millimetre"),
    ("m2", "metre carre"),
    ("m²", "metre carre"),
    ("m3", "metre cube"),
    ("m³", "metre cube"),
    ("t", "tonne"),
    ("kg", "kilogramme"),
    ("g", "gramme"),
    ("mg", "milligramme"),
    ("l", "litre"),
    ("L", "litre"),
    ("cl", "centilitre"),
    ("ml", "millilitre"),
    ("km/h", "km/h"),
    ("m/s", "m/s"),
    ("°C", "degre Celsius"),
    ("Mo", "Mo"),
    ("Go", "Go"),
    ("kW", "kW"),
    ("kWh", "kWh"),
];

/// What tells one kind of day from another, after a number of days.
const KINDS_OF_DAYS: [(&str, &str); 3] = [
    ("ouvre", "ouvré"),
    ("ouvrable", "ouvrable"),
    ("calendaire", "calendaire"),
];

/// Dashes and hyphens.
const DASHES: &str = "-‐‑–—−";
/// Bullets at the head of a line.
const BULLETS: &str = "•·▪▫■◦‣";
/// Characters that a reader does not see.
const INVISIBLE: &str = "\u{200b}\u{2060}\u{ad}\u{feff}*_";

/// The pieces of a text. The full stop, the semicolon or the comma at its end is left out: nothing follows it.
#[must_use]
pub fn read_pieces(text: &str) -> Vec<Piece<'_>> {
    let mut reader = PieceReader {
        text,
        tokens: tokenize(text),
        next: 0,
        position: 0,
        pieces: Vec::new(),
        opens: true,
    };
    reader.read();
    reader.take_stop();
    reader.pieces
}

struct PieceReader<'a> {
    text: &'a str,
    tokens: Vec<TextToken<'a>>,
    /// The next token, and where it starts.
    next: usize,
    position: usize,
    pieces: Vec<Piece<'a>>,
    /// Whether the next piece opens a text, a line or a sentence.
    opens: bool,
}

impl<'a> PieceReader<'a> {
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
                        self.push(&self.text[from..from + length], PieceKind::Value, key);
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

    fn push(&mut self, text: &'a str, kind: PieceKind, key: String) {
        let bare = match kind {
            PieceKind::Word => without_elision(&key),
            PieceKind::Value | PieceKind::Mark | PieceKind::LineEnd => String::new(),
        };
        let is_head = self.opens;
        // What an opening mark opens starts where the mark does.
        self.opens &= kind == PieceKind::Mark;
        self.pieces.push(Piece {
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
        self.pieces.last().is_some_and(|last| last.bare == "apres")
    }

    /// A word, each of its parts between hyphens as a word, and its digits as numbers: « RNCP37274 » is « RNCP 37274 ».
    fn push_words(&mut self, text: &'a str) {
        let is_unit = UNITS.iter().any(|(symbol, _)| *symbol == text);
        // « peut-être » is not « peut être ».
        if is_unit || fold(text) == "peut-etre" {
            self.push(text, PieceKind::Word, word_key(text));
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
                0 => self.push(part, PieceKind::Value, part.to_owned()),
                1 if is_between_letters => {}
                1 => self.push(part, PieceKind::Mark, "-".to_owned()),
                2 => self.push(part, PieceKind::Mark, "°".to_owned()),
                _ => self.push(part, PieceKind::Word, word_key(part)),
            }
            rest = after;
        }
        self.name_number_sign();
    }

    /// « N° » is « n° ».
    fn name_number_sign(&mut self) {
        if let [.., sign, mark] = &mut self.pieces[..]
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
        self.push(text, PieceKind::Mark, key.to_string());
        self.opens = opens || ends_sentence;
        self.name_number_sign();
    }

    /// Whether the last word may be an abbreviation, whose stop ends no sentence: « M. », « p. ».
    fn follows_abbreviation(&self) -> bool {
        let last = self.pieces.last();
        last.is_some_and(|last| last.kind == PieceKind::Word && last.text.chars().count() < 4)
    }

    fn end_line(&mut self) {
        if self.pieces.is_empty() {
            return;
        }
        let stop = self.take_stop();
        self.push(stop, PieceKind::LineEnd, String::new());
        self.opens = true;
    }

    /// Takes the stop that ends a line.
    fn take_stop(&mut self) -> &'a str {
        let is_stop = |piece: &Piece<'_>| {
            piece.kind == PieceKind::Mark && matches!(piece.key.as_str(), "." | ";" | ",")
        };
        let stop = self.pieces.pop_if(|last| is_stop(last));
        stop.map_or("", |stop| stop.text)
    }
}

/// « une heure et demie », « une demi-heure », « trois quarts d’heure »: its length and its key.
fn read_spoken_length(text: &str) -> Option<(usize, String)> {
    let may_open = text.starts_with(['u', 'U', 't', 'T', 'd', 'D', '1', '3']);
    let mut scanner = Scanner::new(text, 0);
    let quarters = |it: &mut Scanner<'_>| {
        it.read_spaces()?;
        it.read_one_of(&["quarts", "quart"])?;
        it.read_spaces()?;
        it.read_text("d")?;
        it.read_char(|c| matches!(c, '\'' | '’'))?;
        it.read_word("heure")
    };
    let half = |it: &mut Scanner<'_>| {
        it.read_one_of(&["demi", "demie"])?;
        it.read_char(|c| c.is_whitespace() || DASHES.contains(c))?;
        it.read_word("heure")
    };
    let minutes = may_open.then_some(()).and_then(|()| {
        scanner.attempt(|it| {
            let count = it.read_count()?;
            match count {
                1 => it
                    .attempt(|it| quarters(it).map(|()| 15))
                    .or_else(|| {
                        it.attempt(|it| {
                            it.read_spaces()?;
                            half(it).map(|()| 30)
                        })
                    })
                    .or_else(|| {
                        it.read_spaces()?;
                        it.read_word("heure")?;
                        let more = it.attempt(|it| {
                            it.read_spaces()?;
                            it.read_word("et")?;
                            it.read_spaces()?;
                            it.read_word("demie")
                        });
                        Some(if more.is_some() { 90 } else { 60 })
                    }),
                3 => quarters(it).map(|()| 45),
                _ => None,
            }
        })
    })?;
    Some((scanner.position(), minutes_key(minutes)))
}

/// The length of « et demi ».
fn half_length(rest: &str) -> usize {
    let mut scanner = Scanner::new(rest, 0);
    let half = scanner.attempt(|it| {
        it.read_spaces()?;
        it.read_word("et")?;
        it.read_spaces()?;
        it.read_one_of(&["demi", "demie"])
    });
    half.map_or(0, |_| scanner.position())
}

/// The unit after a number: its length, the space before it included, and its name.
fn read_unit(rest: &str) -> Option<(usize, String)> {
    let mut scanner = Scanner::new(rest, 0);
    scanner.skip_space();
    let from = scanner.position();
    let pour_cent = |it: &mut Scanner<'_>| {
        it.read_one_of(&["pour", "p."])?;
        it.read_spaces()?;
        it.read_word("cent")
    };
    if scanner.attempt(pour_cent).is_some()
        || scanner.attempt(|it| it.read_word("pourcent")).is_some()
    {
        return Some((scanner.position(), "pour cent".to_owned()));
    }
    let mut symbol = scanner.read_while(|c| c.is_alphanumeric() || "€%°²³/".contains(c));
    let is_known = |symbol: &str| UNITS.iter().any(|(known, _)| *known == symbol);
    // « 12 €/h »
    if let Some((before, _)) = symbol.split_once('/').filter(|_| !is_known(symbol)) {
        symbol = before;
        scanner = Scanner::new(rest, from + symbol.len());
    }
    // « les 2 l’ont vu »
    if scanner.rest().starts_with(['\'', '’']) {
        return None;
    }
    if let Some((_, unit)) = UNITS.iter().find(|(known, _)| *known == symbol) {
        let days = (*unit == "jour").then(|| read_kind_of_days(&mut scanner));
        let unit = match days.flatten() {
            Some(kind) => format!("jour {kind}"),
            None => (*unit).to_owned(),
        };
        return Some((scanner.position(), unit));
    }
    // « heure » may follow a number with a fraction.
    if matches!(symbol, "h" | "heure" | "heures") {
        return Some((scanner.position(), "heure".to_owned()));
    }
    scanner = Scanner::new(rest, from);
    let folded = fold(scanner.read_while(char::is_alphabetic));
    scanner.word_end()?;
    let singular = folded.strip_suffix('s').unwrap_or(&folded);
    let is_unit = UNITS
        .iter()
        .any(|(_, unit)| *unit == singular || *unit == folded);
    let area = is_unit.then(|| {
        scanner.attempt(|it| {
            it.read_spaces()?;
            let kind = fold(it.read_while(char::is_alphabetic));
            matches!(kind.trim_end_matches('s'), "carre" | "cube")
                .then(|| kind.trim_end_matches('s').to_owned())
        })
    });
    match (is_unit, area.flatten()) {
        (true, Some(area)) => Some((scanner.position(), format!("{singular} {area}"))),
        (true, None) if singular == "jour" => {
            let kind = read_kind_of_days(&mut scanner);
            let unit = kind.map_or("jour".to_owned(), |kind| format!("jour {kind}"));
            Some((scanner.position(), unit))
        }
        (true, None) if folded == "mois" => Some((scanner.position(), folded)),
        (true, None) => Some((scanner.position(), singular.to_owned())),
        (false, _) => None,
    }
}

/// « ouvrés » after « jours ».
fn read_kind_of_days(scanner: &mut Scanner<'_>) -> Option<&'static str> {
    scanner.attempt(|it| {
        it.read_spaces()?;
        let word = fold(it.read_while(char::is_alphabetic));
        let word = word.trim_end_matches('s');
        let kind = KINDS_OF_DAYS.iter().find(|(known, _)| *known == word);
        kind.map(|(_, kind)| *kind)
    })
}

/// Whether « une » before it counts it.
fn is_length_of_time(unit: &str) -> bool {
    let units = ["minute", "heure", "jour", "semaine", "mois", "an"];
    units
        .iter()
        .any(|known| unit.split(' ').next() == Some(known))
}

/// Hours are written in minutes.
fn measure_key(number: &str, unit: &str) -> String {
    let minutes = match unit {
        "minute" => number.parse().ok(),
        "heure" => {
            let (whole, part) = number.split_once(',').unwrap_or((number, "0"));
            let hundredths = format!("{part:0<2}");
            let hours: Option<u32> = whole.parse().ok();
            let part: Option<u32> = hundredths.get(..2).and_then(|part| part.parse().ok());
            hours
                .zip(part)
                .map(|(hours, part)| hours * 60 + part * 60 / 100)
        }
        _ => None,
    };
    minutes.map_or_else(|| format!("{number} {unit}"), minutes_key)
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
