//! Parts that are more than their whole: more admitted than candidates, shares that make over 100 %.

use std::ops::Range;

use crate::check::counted::{Counted, find_counts, opens_with};
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::Argument;
use crate::value::scan::{Scanner, collapse_spaces, find_all};

/// People of whom others are a part.
pub(super) const WHOLE_NOUNS: [&str; 13] = [
    "candidat", "inscrit", "présenté", "stagiaire", "participant", "apprenant", "apprenti",
    "bénéficiaire", "interrogé", "élève", "étudiant", "salarié", "personne",
];
/// People who are a part of others.
pub(super) const PART_NOUNS: [&str; 9] = [
    "reçu", "admis", "certifié", "diplômé", "lauréat", "répondant", "réponse", "abandon",
    "réussite",
];

/// Whether two counts are of one thing: not « 10 h, dont 30 min ».
fn is_same_kind(whole: &Counted<'_>, part: &Counted<'_>) -> bool {
    let people = [
        &WHOLE_NOUNS[..],
        &PART_NOUNS[..],
        &["femme", "homme", "agent"],
    ]
    .concat();
    let elliptic = part.noun.is_empty() || opens_with(part.noun, &["ont", "sont", "étaient"]);
    let is_plain = |counted: &Counted<'_>| counted.noun.len() > 1;
    whole.is_of(&people) && (part.is_of(&people) || elliptic)
        || is_plain(whole) && whole.noun.eq_ignore_ascii_case(part.noun)
        || whole.noun == "h" && part.noun == "h"
}

/// « 611 candidats, dont 643 reçus ».
pub(super) fn find_larger_parts(text: &str) -> Vec<(Range<usize>, Argument)> {
    let mut found = Vec::new();
    let counts = find_counts(text);
    for (at, word) in text.match_indices("dont ") {
        let part = counts.iter().find(|it| it.range.start == at + word.len());
        let whole = counts.iter().rev().find(|it| it.range.end <= at);
        let (Some(part), Some(whole)) = (part, whole) else {
            continue;
        };
        let between = &text[whole.range.end..at];
        let is_near = between.len() < 40 && !between.contains(['.', ';', ':', '\n', '(']);
        if is_near && part.count > whole.count && is_same_kind(whole, part) {
            let whole = collapse_spaces(&text[whole.range.clone()]);
            found.push((part.range.clone(), message!(rules::C047_PART, whole).into()));
        }
    }
    found
}

/// « 643 reçus pour 611 candidats », « vingt questions, 24 bonnes réponses ».
pub(super) fn find_parts_over_whole(text: &str) -> Vec<(Range<usize>, Argument)> {
    let counts = find_counts(text);
    let mut found = Vec::new();
    for (one, other) in counts.iter().zip(counts.iter().skip(1)) {
        let is_pair = |part: &Counted<'_>, whole: &Counted<'_>| {
            let people = part.is_of(&PART_NOUNS) && whole.is_of(&WHOLE_NOUNS);
            let answers = part.is_of(&["réponse"]) && whole.is_of(&["question"]);
            people || answers && text[part.range.clone()].contains("bonnes")
        };
        let (part, whole) = match (is_pair(one, other), is_pair(other, one)) {
            (true, _) => (one, other),
            (_, true) => (other, one),
            (false, false) => continue,
        };
        let between = text[one.range.end..other.range.start].trim();
        let is_near = between.len() < 24 && !between.contains(['.', ';', '\n', '%']);
        let is_added = ["et", "ou", "à", "plus"].contains(&between);
        if is_near && !is_added && part.count > whole.count {
            let whole = collapse_spaces(&text[whole.range.clone()]);
            found.push((part.range.clone(), message!(rules::C047_PART, whole).into()));
        }
    }
    found
}

/// « Sur douze critères, quinze doivent être acquis ».
pub(super) fn find_parts_after_whole(text: &str) -> Vec<(Range<usize>, Argument)> {
    let counts = find_counts(text);
    let pairs = counts.iter().zip(counts.iter().skip(1));
    let wrong = pairs.filter(|(whole, part)| {
        let before = text[..whole.range.start].trim_end();
        let is_whole = before.ends_with("Sur")
            || before.ends_with("sur")
            || before.ends_with("Sur les")
            || before.ends_with("sur les");
        let between = text[whole.range.end..part.range.start].trim();
        let is_same = part.is_of(&["ont", "sont", "doivent", "seront", "suffisent", "étaient"])
            || !whole.noun.is_empty() && part.noun == whole.noun;
        is_whole && between == "," && is_same && part.count > whole.count
    });
    wrong
        .map(|(whole, part)| {
            let whole = collapse_spaces(&text[whole.range.clone()]);
            (part.range.clone(), message!(rules::C047_PART, whole).into())
        })
        .collect()
}

/// Texts that share out the time or the content of the action.
const SHARED_OUT_KEYS: [&str; 6] = [
    "methodes",
    "deroule.",
    "duree.precision",
    "objectifs.introduction",
    "sous_titre",
    "evaluation.",
];
const FRACTIONS: [(&str, u64); 11] = [
    ("un tiers", 20),
    ("deux tiers", 40),
    ("un quart", 15),
    ("trois quarts", 45),
    ("la moitié", 30),
    ("une moitié", 30),
    ("un cinquième", 12),
    ("deux cinquièmes", 24),
    ("trois cinquièmes", 36),
    ("quatre cinquièmes", 48),
    ("un sixième", 10),
];
const SIXTIETHS: u64 = 60;

/// « un tiers de rappels, trois quarts de pratique »: shares of one thing that make more than the whole, or percentages
/// alone in their sentence that do not make it.
pub(super) fn find_wrong_shares(text: &str, path: &str) -> Option<(Range<usize>, Argument)> {
    if !SHARED_OUT_KEYS.iter().any(|key| path.starts_with(key)) {
        return None;
    }
    let fractions = find_all(text, read_fraction);
    let chain = chain_of(text, &fractions);
    let total: u64 = chain.iter().map(|(_, share)| share).sum();
    if let ([first, .., last], true) = (chain, total > SIXTIETHS) {
        let why = text!(rules::C047_FRACTIONS).into();
        return Some((first.0.start..last.0.end, why));
    }
    let percents = find_all(text, |scanner| {
        let percent = scanner.read_decimal()?;
        scanner.skip_space();
        scanner.read_char(|c| c == '%')?;
        scanner.read_spaces()?;
        read_link(scanner)?;
        Some(percent)
    });
    let chain = chain_of(text, &percents);
    let total: u64 = chain.iter().map(|(_, share)| share).sum();
    let ([first, .., last], true) = (chain, total != 100_000) else {
        return None;
    };
    let is_alone = text[..first.0.start].trim_end().is_empty()
        || text[..first.0.start].trim_end().ends_with(['.', ':', '(']);
    let rounded = (99_000..=101_000).contains(&total);
    (!rounded && (total > 100_000 || is_alone)).then(|| {
        let total = (total / 1_000).to_string();
        (
            first.0.start..last.0.end,
            message!(rules::C047_PERCENTS, total).into(),
        )
    })
}

fn read_fraction(scanner: &mut Scanner<'_>) -> Option<u64> {
    let (_, share) = FRACTIONS.iter().find(|(words, _)| {
        let read = |it: &mut Scanner<'_>| it.read_word(words);
        scanner.attempt(read).is_some()
    })?;
    scanner.read_spaces()?;
    read_link(scanner)?;
    Some(*share)
}

/// What a share is of: « de rappels », « d’exposés », « du temps ». Not « des participants ».
fn read_link(scanner: &mut Scanner<'_>) -> Option<()> {
    let elided = scanner.attempt(|it| {
        it.read_text_any_case("d")?;
        it.read_char(|c| matches!(c, '’' | '\'')).map(drop)
    });
    let of = elided.or_else(|| scanner.attempt(|it| it.read_word("de")));
    if let Some(()) = of {
        scanner.skip_spaces();
        let noun = scanner.read_while(char::is_alphabetic);
        let people = opens_with(noun, &WHOLE_NOUNS) || opens_with(noun, &PART_NOUNS);
        return (!people && !opens_with(noun, &["la", "l", "ces", "cette", "leur", "réduction"]))
            .then_some(());
    }
    scanner.read_text_any_case("du temps")
}

/// The first shares of a text that follow one another in a list, two at least.
fn chain_of<'a>(text: &str, shares: &'a [(Range<usize>, u64)]) -> &'a [(Range<usize>, u64)] {
    let follows = |one: &Range<usize>, other: &Range<usize>| {
        let between = &text[one.end..other.start];
        between.len() < 60
            && between.contains([',', ';', 'e', 'p'])
            && !between.contains(['.', '\n', '(', '%'])
            && !between.contains("dont")
            && !between.contains("parmi")
            && (between.contains(',') || between.contains(" et ") || between.contains(" puis "))
    };
    let mut end = 1;
    while end < shares.len() && follows(&shares[end - 1].0, &shares[end].0) {
        end += 1;
    }
    if end > 1 {
        &shares[..end.min(shares.len())]
    } else {
        &[]
    }
}
