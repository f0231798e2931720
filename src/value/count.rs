//! Counts that texts write in digits or in letters: « 2 400 », « quinze », « trois cent vingt-et-un ».

use crate::value::scan::Scanner;

/// Words for the numbers that no other two make, from the longest, which others open.
const SIMPLE_WORDS: [(&str, u32); 28] = [
    ("quatre-vingts", 80),
    ("quatre-vingt", 80),
    ("quatre vingts", 80),
    ("quatre vingt", 80),
    ("soixante", 60),
    ("cinquante", 50),
    ("quarante", 40),
    ("trente", 30),
    ("vingts", 20),
    ("vingt", 20),
    ("quatorze", 14),
    ("quinze", 15),
    ("treize", 13),
    ("seize", 16),
    ("quatre", 4),
    ("douze", 12),
    ("trois", 3),
    ("onze", 11),
    ("deux", 2),
    ("cinq", 5),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("six", 6),
    ("dix", 10),
    ("une", 1),
    ("un", 1),
    ("zéro", 0),
];

impl Scanner<'_> {
    /// Reads a whole count, in digits (with spaces between thousands) or in letters, below a million.
    pub fn read_count(&mut self) -> Option<u32> {
        self.attempt(Self::read_count_in_digits)
            .or_else(|| self.attempt(Self::read_count_in_words))
    }

    /// Reads a number, in thousandths: « 10,4 », « 1 204 ».
    pub fn read_decimal(&mut self) -> Option<u64> {
        let mut whole: u64 = self.read_number(1..=6)?;
        while let Some(thousand) = self.attempt(|it| {
            it.read_char(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?;
            let digits = it.read_number::<u64>(3..=3)?;
            it.word_end().map(|()| digits)
        }) {
            whole = whole.checked_mul(1_000)?.checked_add(thousand)?;
        }
        let fraction = self.attempt(|it| {
            it.read_char(|c| matches!(c, ',' | '.'))?;
            let digits = it.read_digits(1..=3)?;
            format!("{digits:0<3}").parse::<u64>().ok()
        });
        whole.checked_mul(1_000)?.checked_add(fraction.unwrap_or(0))
    }

    fn read_count_in_digits(&mut self) -> Option<u32> {
        let mut count: u32 = self.read_number(1..=6)?;
        let is_thousand = |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        while count < 1_000 {
            let thousand = self.attempt(|it| {
                it.read_char(is_thousand)?;
                it.read_digits(3..=3)?.parse::<u32>().ok()
            });
            let Some(thousand) = thousand else { break };
            count = count * 1_000 + thousand;
        }
        let mut rest = self.rest().chars();
        let is_decimal = rest.next().is_some_and(|c| matches!(c, ',' | '.'))
            && rest.next().is_some_and(|c| c.is_ascii_digit());
        let goes_on = self.rest().trim_start_matches(is_thousand);
        let goes_on = goes_on.starts_with(|c: char| c.is_ascii_digit());
        (!is_decimal && !goes_on).then_some(count)
    }

    fn read_count_in_words(&mut self) -> Option<u32> {
        let first = self.read_number_word(u32::MAX)?;
        let (mut total, mut part) = if first < 1_000 {
            (0, first)
        } else {
            (first, 0)
        };
        while let Some(next) = self.attempt(|it| {
            it.read_joint()?;
            it.read_number_word(part)
        }) {
            match next {
                1_000 => {
                    total = part.max(1) * next;
                    part = 0;
                }
                100 => part = part.max(1) * next,
                _ => part += next,
            }
        }
        Some(total + part)
    }

    /// A word of a number after those that make `before`.
    fn read_number_word(&mut self, before: u32) -> Option<u32> {
        let read = |it: &mut Self, word| it.attempt(|it| it.read_word(word));
        for (word, value) in [("mille", 1_000), ("cents", 100), ("cent", 100)] {
            if (before == u32::MAX || before < value) && read(self, word).is_some() {
                return Some(value);
            }
        }
        SIMPLE_WORDS.iter().find_map(|(word, value)| {
            let follows = match before % 100 {
                _ if before == u32::MAX => true,
                0 => true,
                60 | 80 => *value < 20,
                10 | 20.. => *value < 10,
                _ => false,
            };
            (follows && *value > 0 || before == u32::MAX)
                .then(|| read(self, word))
                .flatten()
                .map(|()| *value)
        })
    }

    /// What stands between two words of one number: « vingt-deux », « vingt et un », « cent deux ».
    fn read_joint(&mut self) -> Option<()> {
        if self.read_char(|c| "-‑–".contains(c)).is_some() {
            self.attempt(|it| {
                it.read_word("et")?;
                it.read_char(|c| "-‑".contains(c)).map(drop)
            });
            return Some(());
        }
        self.read_spaces()?;
        self.attempt(|it| {
            it.read_word("et")?;
            it.read_spaces()
        });
        Some(())
    }
}
