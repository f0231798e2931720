//! New inputs from old ones: bytes, numbers, words and lines changed by chance. The same seed gives the same inputs.

use std::hash::{DefaultHasher, Hash, Hasher};

use annexe_fuzz::Corpus;

use crate::corpus::read_corpus;

/// The longest input.
const MAX_BYTES: usize = 256 * 1024;

/// What files of these kinds seldom have, and what their readers must not believe.
const WORDS: [&str; 96] = [
    "\n",
    "\r\n",
    "\t",
    "  ",
    ": ",
    "- ",
    "? ",
    "#",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "---\n",
    "...\n",
    "--- # annexe.yaml\n",
    "# annexe: ignore[C001] x",
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[[[[[[[[[",
    "{a: {a: {a: ",
    "\"",
    "'",
    "\\",
    "`",
    "**",
    "_",
    "~~",
    "[^1]",
    "[a](b)",
    "![a](b)",
    "<b>",
    "&amp;",
    "| a | b |\n| - | - |\n",
    "> ",
    "1. ",
    "\u{feff}",
    "\u{a0}",
    "\u{202f}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{85}",
    "\u{1b}[31m",
    "\u{0}",
    "\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "ﬁ",
    "ß",
    "İ",
    "œ",
    "’",
    "«",
    "»",
    "…",
    "–",
    "−",
    "½",
    "1er",
    "n°",
    "€",
    "%",
    "h",
    " min",
    "17h à 9h",
    "24h à 25h",
    "25 h 61",
    "29 février",
    "2026-02-30",
    "du 1er au 3 mai 2027",
    "lundi",
    "0",
    "-1",
    "1e309",
    "0,5",
    "4294967296",
    "99999999999999999999",
    "1 490 € HT",
    "oui",
    "null",
    "aucun",
    "<<",
    ">>",
    " 0 R",
    "/Kids",
    "/Parent 1 0 R",
    "/Filter /ASCIIHexDecode",
    "stream\n",
    "endobj\n",
    "<use href=\"#a\"/>",
    "viewBox=\"0 0 1e9 1\"",
];

const NUMBERS: [&str; 12] = [
    "0", "1", "-1", "2", "7", "255", "65536", "2147483648", "4294967295", "9223372036854775807",
    "1e309", "0.0000001",
];

pub fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// The inputs of a target, without end.
pub struct Inputs {
    kind: Corpus,
    corpus: Vec<Vec<u8>>,
    chance: Chance,
}

impl Inputs {
    pub fn new(kind: Corpus, seed: u64) -> Self {
        let corpus = read_corpus(kind);
        assert!(!corpus.is_empty(), "no file to make inputs from");
        Self {
            kind,
            corpus,
            chance: Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
        }
    }

    /// The files as they are; of the many texts, some.
    pub fn plain(&self) -> Vec<Vec<u8>> {
        self.corpus.iter().take(300).cloned().collect()
    }

    pub fn next(&mut self) -> Vec<u8> {
        let base = self.pick();
        if self.kind == Corpus::Pairs {
            let old = if self.chance.below(3) == 0 {
                self.mutate(base.clone())
            } else {
                base.clone()
            };
            let new = if self.chance.below(8) == 0 {
                self.pick()
            } else {
                base
            };
            return [old, vec![0], self.mutate(new)].concat();
        }
        if self.kind == Corpus::Themes && self.chance.below(4) > 0 {
            // The YAML stays right, for the file behind it to be read.
            let at = base.iter().position(|it| *it == 0).map_or(0, |at| at + 1);
            return [base[..at].to_vec(), self.mutate(base[at..].to_vec())].concat();
        }
        self.mutate(base)
    }

    fn pick(&mut self) -> Vec<u8> {
        let at = self.chance.below(self.corpus.len());
        self.corpus[at].clone()
    }

    fn mutate(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..=self.chance.below(8) {
            self.mutate_once(&mut bytes);
            bytes.truncate(MAX_BYTES);
        }
        bytes
    }

    fn mutate_once(&mut self, bytes: &mut Vec<u8>) {
        let at = self.chance.below(bytes.len() + 1);
        let length = 1 + self.chance.short(bytes.len());
        let end = (at + length).min(bytes.len());
        match self.chance.below(12) {
            0 => bytes
                .get_mut(at)
                .into_iter()
                .for_each(|byte| *byte ^= 1 << self.chance.below(8)),
            1 => bytes
                .get_mut(at)
                .into_iter()
                .for_each(|byte| *byte = self.chance.next() as u8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let part = bytes[at..end].to_vec();
                let times = 1 + self.chance.short(64);
                let to = self.chance.below(bytes.len() + 1);
                drop(bytes.splice(to..to, part.repeat(times)));
            }
            4 => {
                let other = self.pick();
                let from = self.chance.below(other.len() + 1);
                let until = (from + length).min(other.len());
                drop(bytes.splice(
                    at..end.min(at + self.chance.below(length)),
                    other[from..until].to_vec(),
                ));
            }
            5 | 6 => {
                let word = WORDS[self.chance.below(WORDS.len())];
                drop(bytes.splice(at..at, word.bytes()));
            }
            7 | 8 => self.change_number(bytes, at),
            9 => self.change_lines(bytes, |lines, chance| {
                let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
                lines.swap(one, other);
            }),
            10 => self.change_lines(bytes, |lines, chance| {
                let (from, to) = (chance.below(lines.len()), chance.below(lines.len()));
                let line = lines[from].clone();
                lines.insert(to, line);
            }),
            _ => self.change_lines(bytes, |lines, chance| {
                let line = chance.below(lines.len());
                match chance.below(3) {
                    0 => drop(lines.remove(line)),
                    1 => drop(lines[line].splice(0..0, *b"  ")),
                    _ => lines[line].truncate(chance.below(80)),
                }
            }),
        }
    }

    /// Puts another number in the place of the next one.
    fn change_number(&mut self, bytes: &mut Vec<u8>, at: usize) {
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let Some(from) = bytes[at..].iter().position(is_digit) else {
            return;
        };
        let from = at + from;
        let length = bytes[from..].iter().position(|it| !is_digit(it));
        let end = length.map_or(bytes.len(), |length| from + length);
        let number = match self.chance.below(3) {
            0 => NUMBERS[self.chance.below(NUMBERS.len())].to_owned(),
            _ => self.chance.short(3000).to_string(),
        };
        drop(bytes.splice(from..end, number.into_bytes()));
    }

    fn change_lines(
        &mut self,
        bytes: &mut Vec<u8>,
        change: impl Fn(&mut Vec<Vec<u8>>, &mut Chance),
    ) {
        let mut lines: Vec<Vec<u8>> = bytes.split(|it| *it == b'\n').map(<[u8]>::to_vec).collect();
        change(&mut lines, &mut self.chance);
        *bytes = lines.join(&b'\n');
    }
}

/// Numbers by chance: xorshift.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `end`, or 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number below `end`, small most of the time.
    fn short(&mut self, end: usize) -> usize {
        let most = 1 << self.below(18);
        self.below(end.min(most))
    }
}
