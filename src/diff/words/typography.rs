//! Whether two texts are proved to say the same: they differ by their typography, or by a mistake of grammar that one corrects.

use super::parts::{TextPart, TextPartKind};
use crate::value::date::{WEEKDAYS, find_month};

/// What is proved of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The same letters and marks, set otherwise.
    Typography,
    /// The same words, but for an article or the mark of a plural.
    Grammar,
}

/// Words before a noun: a capital after them is no name.
const DETERMINERS: [&str; 27] = [
    "le", "la", "les", "un", "une", "des", "du", "au", "aux", "ce", "cet", "cette", "ces", "son",
    "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "chaque", "mon", "ma", "mes",
    "plusieurs",
];

/// Words after which a noun is in the plural.
const PLURAL_DETERMINERS: [&str; 13] = [
    "les", "des", "aux", "ces", "ses", "mes", "tes", "nos", "vos", "leurs", "plusieurs",
    "certains", "certaines",
];

/// Nouns that mean another thing with an article: « à terme », « au terme ».
const SET_NOUNS: [&str; 30] = [
    "jour", "nuit", "suite", "droit", "fait", "plus", "moins", "meme", "main", "garde", "terme",
    "temps", "titre", "part", "point", "pied", "vue", "bord", "fond", "distance", "charge",
    "heure", "service", "domicile", "tout", "toute", "tous", "toutes", "neuf", "bout",
];

/// What is proved of two texts, if something is. In a name, no capital counts.
#[must_use]
pub fn prove_same(old: &[TextPart<'_>], new: &[TextPart<'_>], is_name: bool) -> Option<Proof> {
    let mut comparison = PartComparison {
        old,
        new,
        at: [0, 0],
        is_name,
        corrections: 0,
    };
    while comparison.at[0] < old.len() || comparison.at[1] < new.len() {
        if !(comparison.skip_same() || comparison.skip_correction()) {
            return None;
        }
    }
    Some(match comparison.corrections {
        0 => Proof::Typography,
        _ => Proof::Grammar,
    })
}

struct PartComparison<'p> {
    old: &'p [TextPart<'p>],
    new: &'p [TextPart<'p>],
    /// How many parts of each are the same so far.
    at: [usize; 2],
    is_name: bool,
    /// The mistakes of grammar that one of them corrects.
    corrections: usize,
}

impl<'p> PartComparison<'p> {
    fn sides(&self) -> [&'p [TextPart<'p>]; 2] {
        [&self.old[self.at[0]..], &self.new[self.at[1]..]]
    }

    fn before(&self) -> [Option<&'p TextPart<'p>>; 2] {
        let last = |parts: &'p [TextPart<'p>], at: usize| parts.get(at.checked_sub(1)?);
        [last(self.old, self.at[0]), last(self.new, self.at[1])]
    }

    fn advance(&mut self, counts: [usize; 2]) -> bool {
        std::iter::zip(&mut self.at, counts).for_each(|(at, count)| *at += count);
        true
    }

    /// Passes over what is the same, typography aside.
    fn skip_same(&mut self) -> bool {
        let [old, new] = self.sides();
        let is_free_end = |part: Option<&TextPart<'_>>| {
            part.is_some_and(|it| it.kind == TextPartKind::LineEnd && it.text.is_empty())
        };
        match (old.first(), new.first()) {
            (Some(one), Some(two)) if self.is_same_part(one, two) => self.advance([1, 1]),
            // « de 1 jour », « d’un jour »
            (Some(one), Some(two))
                if one.bare == "de" && two.bare == "de" && are_one(old.get(1), new.get(1)) =>
            {
                self.advance([1, 1])
            }
            (one, _) if is_free_end(one) => self.advance([1, 0]),
            (_, two) if is_free_end(two) => self.advance([0, 1]),
            (_, _) => false,
        }
    }

    fn is_same_part(&self, one: &TextPart<'_>, two: &TextPart<'_>) -> bool {
        match (one.kind, two.kind) {
            (TextPartKind::Word, TextPartKind::Word) => {
                one.key == two.key || self.is_same_but_capital(one, two)
            }
            (TextPartKind::Value, TextPartKind::Value)
            | (TextPartKind::Mark, TextPartKind::Mark) => one.key == two.key,
            (TextPartKind::LineEnd, TextPartKind::LineEnd) => true,
            // A paragraph that goes on.
            (TextPartKind::LineEnd, TextPartKind::Mark)
            | (TextPartKind::Mark, TextPartKind::LineEnd) => one.text == two.text,
            (TextPartKind::Word, TextPartKind::Value)
            | (TextPartKind::Value, TextPartKind::Word) => are_one(Some(one), Some(two)),
            (TextPartKind::Value | TextPartKind::Word, _)
            | (_, TextPartKind::Value | TextPartKind::Word) => false,
        }
    }

    /// Whether two words differ by the capital of their first letter alone, where no name or unit hangs on it.
    fn is_same_but_capital(&self, one: &TextPart<'_>, two: &TextPart<'_>) -> bool {
        if one.bare != two.bare || !has_other_initial(one.text, two.text) {
            return false;
        }
        let before = self.before();
        let is_after = |is_such: &dyn Fn(&TextPart<'_>) -> bool| {
            before.iter().all(|part| part.is_some_and(is_such))
        };
        let is_long = one.text.chars().count() > 1;
        // « par Mai » may name somebody.
        let may_be_name = is_after(&|it| ["par", "avec", "chez"].contains(&it.bare.as_str()));
        let is_of_calendar = !may_be_name
            && (WEEKDAYS.contains(&one.bare.trim_end_matches('s'))
                || find_month(&one.bare).is_some());
        one.is_head && two.is_head
            || is_long
                && (is_of_calendar
                    || is_after(&|it| DETERMINERS.contains(&it.bare.as_str()))
                    || self.is_name && !is_after(&|it| it.kind == TextPartKind::Value))
    }

    /// Passes over a proved correction of grammar.
    fn skip_correction(&mut self) -> bool {
        let [old, new] = self.sides();
        let counts = self
            .article_correction(old, new)
            .or_else(|| {
                let [new, old] = self.article_correction(new, old)?;
                Some([old, new])
            })
            .or_else(|| self.corrects_plural(old, new).then_some([1, 1]));
        self.corrections += usize::from(counts.is_some());
        counts.is_some_and(|counts| self.advance(counts))
    }

    /// The parts on each side where the second has a singular definite article more, after « de » or « à ».
    fn article_correction(
        &self,
        bare: &[TextPart<'_>],
        full: &[TextPart<'_>],
    ) -> Option<[usize; 2]> {
        let word = |parts: &[TextPart<'_>], at: usize| {
            let part = parts.get(at).filter(|it| it.kind == TextPartKind::Word)?;
            Some(part.bare.clone())
        };
        let is_article = |at: usize| matches!(word(full, at).as_deref(), Some("le" | "la"));
        let before = self.before().map(|it| it.map(|it| it.bare.as_str()));
        let counts = match (word(bare, 0)?.as_str(), word(full, 0)?.as_str()) {
            ("de", "du") | ("a", "au") => [1, 1],
            ("de", "de") if is_article(1) => [1, 2],
            // « de » or « à » stood on both sides.
            (_, "le" | "la") if before == [Some("de"); 2] || before == [Some("a"); 2] => [0, 1],
            (_, _) => return None,
        };
        let [noun, same] = [bare.get(counts[0])?, full.get(counts[1])?];
        let is_noun = noun.kind == TextPartKind::Word
            && !SET_NOUNS.contains(&noun.bare.as_str())
            && self.is_same_part(noun, same);
        // « plus de la moitié », « pas de frais »
        let has_quantity = self.old[..self.at[0]].iter().rev().take(2).any(|it| {
            it.kind == TextPartKind::Value
                || matches!(
                    it.bare.as_str(),
                    "pas" | "plus" | "moins" | "beaucoup" | "peu" | "trop" | "sans" | "jamais"
                )
        });
        (is_noun && !has_quantity).then_some(counts)
    }

    /// Whether one of two words has the mark of the plural that the word before asks of it.
    fn corrects_plural(&self, old: &[TextPart<'_>], new: &[TextPart<'_>]) -> bool {
        let (Some(one), Some(two)) = (old.first(), new.first()) else {
            return false;
        };
        let has_mark = |one: &TextPart<'_>, two: &TextPart<'_>| {
            let root = two.key.strip_suffix(['s', 'x']);
            root == Some(one.key.as_str()) && one.key.chars().count() > 2
        };
        let is_word = one.kind == TextPartKind::Word && two.kind == TextPartKind::Word;
        is_word && (has_mark(one, two) || has_mark(two, one)) && self.follows_plural()
    }

    /// Whether the words before, the same on both sides, ask for a plural: « des », « des espaces ».
    fn follows_plural(&self) -> bool {
        let is_plural = |part: &TextPart<'_>| match part.kind {
            TextPartKind::Word => PLURAL_DETERMINERS.contains(&part.bare.as_str()),
            TextPartKind::Value => {
                let count: Option<u32> = part.key.parse().ok();
                count.is_some_and(|count| count > 1)
            }
            TextPartKind::Mark | TextPartKind::LineEnd => false,
        };
        let follows = |before: &[TextPart<'_>]| match before {
            [.., last] if is_plural(last) => true,
            [.., determiner, noun] => {
                noun.kind == TextPartKind::Word
                    && noun.key.ends_with(['s', 'x'])
                    && is_plural(determiner)
            }
            [] | [_] => false,
        };
        follows(&self.old[..self.at[0]]) && follows(&self.new[..self.at[1]])
    }
}

/// Whether both count one thing, in digits and as an article.
fn are_one(one: Option<&TextPart<'_>>, two: Option<&TextPart<'_>>) -> bool {
    let is_digit = |part: &TextPart<'_>| part.kind == TextPartKind::Value && part.key == "1";
    let is_article = |part: &TextPart<'_>| {
        part.kind == TextPartKind::Word && matches!(part.bare.as_str(), "un" | "une")
    };
    one.zip(two).is_some_and(|(one, two)| {
        is_digit(one) && is_article(two) || is_article(one) && is_digit(two)
    })
}

/// Whether two words have the same letters but for the capital of the first, whose accent may be missing.
fn has_other_initial(one: &str, two: &str) -> bool {
    let split = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| (first, letters.as_str().to_owned()))
    };
    let key = |word: &str| super::tokens::word_key(word);
    let (Some((one, rest)), Some((two, its_rest))) = (split(one), split(two)) else {
        return false;
    };
    let (capital, small) = if one.is_uppercase() {
        (one, two)
    } else {
        (two, one)
    };
    let lowered: String = capital.to_lowercase().collect();
    let is_same_letter = lowered == small.to_string()
        || capital.is_ascii() && crate::value::fold(&small.to_string()) == lowered;
    capital.is_uppercase()
        && !small.is_uppercase()
        && is_same_letter
        && key(&rest) == key(&its_rest)
}
