//! The pairs of sentences of `tests/diff/phrases.txt`: no changed obligation is less than to be read, no figure and no negation less
//! than substantial, and typography is exactly that.

use std::collections::BTreeSet;
use std::fs;

use annexe::diff::words::{TextDistance, text_distance};
use proptest::prelude::*;

use super::cases::split_sections;

/// What a heading expects of its pairs.
#[derive(Debug, Clone, Copy)]
struct Expected {
    distance: TextDistance,
    /// Whether a higher level will do.
    or_more: bool,
}

struct Pair {
    heading: String,
    expected: Expected,
    old: String,
    new: String,
}

fn read_pairs() -> Vec<Pair> {
    let text = fs::read_to_string("tests/diff/phrases.txt").expect("the pairs");
    let mut pairs = Vec::new();
    for (heading, lines) in split_sections(&text) {
        let level = heading.split(" : ").next().unwrap_or_default();
        let or_more = level.ends_with(" ou plus");
        let distance = match level.trim_end_matches(" ou plus") {
            "typographique" => TextDistance::Typography,
            "redactionnel" => TextDistance::Grammar,
            "a-relire" => TextDistance::ToRead,
            "substantiel" => TextDistance::Facts,
            other => panic!("{other} is no level"),
        };
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        for pair in lines.chunks(2) {
            let [old, new] = pair else {
                panic!("{heading}: {pair:?} has no second sentence");
            };
            pairs.push(Pair {
                heading: heading.to_owned(),
                expected: Expected { distance, or_more },
                old: old.strip_prefix("- ").expect("an old sentence").to_owned(),
                new: new.strip_prefix("+ ").expect("a new sentence").to_owned(),
            });
        }
    }
    pairs
}

fn rank(distance: TextDistance) -> u8 {
    match distance {
        TextDistance::Typography => 0,
        TextDistance::Grammar => 1,
        TextDistance::ToRead => 2,
        TextDistance::Facts => 3,
    }
}

#[test]
fn sentences_have_their_level() {
    let pairs = read_pairs();
    let distinct: BTreeSet<(&str, &str)> = pairs
        .iter()
        .map(|it| (it.old.as_str(), it.new.as_str()))
        .collect();
    assert!(distinct.len() >= 270, "only {} pairs", distinct.len());
    let mut wrong = Vec::new();
    for Pair {
        heading,
        expected,
        old,
        new,
    } in &pairs
    {
        for (one, two) in [(old, new), (new, old)] {
            let found = text_distance(one, two);
            let is_right = found == expected.distance
                || expected.or_more && rank(found) > rank(expected.distance);
            if !is_right {
                wrong.push(format!("{heading}\n- {one}\n+ {two}\n  {found:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Sentences of pieces of the pairs, so that figures, negations and names meet.
fn any_sentence() -> impl Strategy<Value = String> {
    let words: BTreeSet<String> = read_pairs()
        .iter()
        .flat_map(|pair| [&pair.old, &pair.new])
        .flat_map(|text| text.split(' ').map(str::to_owned))
        .collect();
    let word = prop::sample::select(words.into_iter().collect::<Vec<String>>());
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whichever text comes first, their distance is the same; a text is its own.
    #[test]
    fn distance_is_symmetric(one in any_sentence(), two in any_sentence()) {
        prop_assert_eq!(text_distance(&one, &two), text_distance(&two, &one));
        prop_assert_eq!(text_distance(&one, &one), TextDistance::Typography);
    }

    /// A sentence that loses a word is at least to be read, unless it is an article or a mark.
    #[test]
    fn a_word_that_is_gone_is_seen(sentence in any_sentence(), rank_of_word in any::<prop::sample::Index>()) {
        let words: Vec<&str> = sentence.split(' ').collect();
        let gone = rank_of_word.index(words.len());
        let is_word = words[gone].chars().filter(|c| c.is_alphabetic()).count() > 3;
        prop_assume!(is_word && words.len() > 1);
        let kept: Vec<&str> = words.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, word)| *word).collect();
        let found = text_distance(&sentence, &kept.join(" "));
        prop_assert!(rank(found) >= rank(TextDistance::ToRead), "{sentence} without {}: {found:?}", words[gone]);
    }
}
