//! Scanners find what regular expressions that say the same find, on the texts of the tests and on random ones.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use annexe::check::rules::dates_in_texts::{read_months, read_years};
use annexe::check::rules::objectives::{find_determiner, is_sentence, opens_with_infinitive};
use annexe::check::rules::plan_in_texts::{find_note_calls, read_reference, starts_with_unit};
use annexe::check::rules::prices::{find_amounts, read_amount};
use annexe::check::rules::trainers::{opens_with_article, strip_brackets};
use annexe::check::rules::typography::{find_first_mark, read_ordinal};
use annexe::diff::words::values;
use annexe::read::text_field::opaque_ranges;
use annexe::value::scan::{Scanner, find_all};
use regex::Regex;

const RANDOM_TEXTS: usize = 5_000;

/// The name of a month.
const MONTH: &str = r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\b";

#[test]
fn years_and_months_of_periods() {
    let pattern = r"(?:(?:de Y à |Y\s?[/‑–-]\s?)Y|entre Y et Y)\b";
    assert_agrees(
        &spaced(pattern).replace('Y', "(?:19|20)[0-9][0-9]"),
        "de|De|entre|à|À|et|2022|2028|1950|202|/|-|–|x|.",
        |text| places(find_all(text, read_years)),
    );
    assert_agrees(
        &spaced(r"d(?:e |['’])MONTH [0-9]{4} à MONTH [0-9]{4}\b"),
        "de|d’|D'|de mars 2020|à août 2019|à|À|Avril|2020|20190|x",
        |text| places(find_all(text, read_months)),
    );
}

#[test]
fn articles_before_a_name() {
    for name in [
        "Laurent Petit", "Leïla Karadec", "Denise Un", "Le Goff Yann",
    ] {
        assert!(!opens_with_article(name), "{name}");
    }
    for name in ["Un ancien participant", "L’équipe", "deux  formatrices"] {
        assert!(opens_with_article(name), "{name}");
    }
    assert_matches(
        r"^\s*(?i:(?:un|une|des|le|la|les|deux)\s|l['’])\s*(?-i:\p{Ll})",
        "Un|une|des|Le|la|LES|deux|L’|l'|médecin|Goff|Yann|é|(",
        opens_with_article,
    );
    let brackets = Regex::new(r"\([^)]*\)").expect("a pattern");
    for text in ["a (b) c (d)", "a (b (c) d)", "a (b", "a) (b"] {
        assert_eq!(strip_brackets(text), brackets.replace_all(text, " "));
    }
}

#[test]
fn amounts_inside_texts() {
    let cents = |text: &str| -> Vec<i64> {
        let amounts = find_amounts(text).into_iter();
        amounts.map(|(_, amount)| amount.cents()).collect()
    };
    let text = "1 920 €, ou 640 euros par mois (12,50 € de frais)";
    assert_eq!(cents(text), [192_000, 64_000, 1_250]);
    assert_eq!(cents("le 12 2026, 1\u{202f}200\u{a0}€"), [120_000]);
    assert!(cents("30 % à la signature, 24 heures, sur devis").is_empty());
    assert_agrees(
        r"(?i)(?-u:\b)(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?\s?(?:€|euros?\b)",
        "1|12|200|1 200|3456|,5|,50|,123|€|euros|EURO|eurosx|x|.",
        |text| places(find_all(text, read_amount)),
    );
}

#[test]
fn references_to_notes_and_steps() {
    assert_agrees(r"\[\^[^\]\s]+\]", "[^|]|a|[|^|:|é", find_note_calls);
    for (text, expected) in [
        ("voir la phase 5.", &[5][..]),
        ("les modules 2 et 3", &[2, 3]),
        ("Journée n° 4", &[4]),
        ("phases 1, 2 et 3", &[1, 2, 3]),
        ("en deux phases", &[]),
        ("phase de test", &[]),
    ] {
        let found = find_all(text, read_reference).into_iter().next();
        let numbers = found.map(|(_, (_, numbers))| numbers);
        assert_eq!(numbers.unwrap_or_default(), expected, "{text}");
    }
    assert_agrees(
        r"(?i)(?-u:\b)(?:phase|module|journée)s?\s+(?:n[o°]\s*)?[0-9]{1,3}\b(?:\s*(?:,|-|–|(?:et|ou|à)\b)\s*[0-9]{1,3}\b)*",
        "phase|Phases|module|journées|JOURNÉE|n°|no|N|1|23|456|7890|,|et|ou|à|-|–|x",
        |text| places(find_all(text, read_reference)),
    );
    assert_matches(
        r"(?i)^\s*(?:h\b|heures?|min|jours?|€|%|participants?)",
        "h|H|heures|Heure|min|jour|€|%|participants|x|é|2",
        starts_with_unit,
    );
}

#[test]
fn openings_of_objectives() {
    assert_agrees(
        r"(?i)\A\P{L}*(?P<here>(?:les?|la|une?|des|du|ce|cet|cette|ces|mes|nos|leurs?)\b|l['’])",
        "Le|les|LA|l’|L'|une|Des|leur|mesure|x|_|é|1|*",
        |text| find_determiner(text).into_iter().collect(),
    );
    assert_matches(
        r"(?i)\b(?:capables?|mesure|\pL+r(?:a|ont))\b",
        "capable|Capables|mesure|s|sera|sauront|ra|ront|é|1|_|.",
        is_sentence,
    );
    assert_matches(
        r"\A\s*\p{Ll}+(?:er|ir|dre|ttre|crire|lire|dire|faire)\s",
        "repérer|choisir|lire|écrire|prendre|er|s|É|x",
        opens_with_infinitive,
    );
}

#[test]
fn marks_of_markdown() {
    let pattern = r"\*\*[^*\s][^*]*\*\*|\[[^\]\[]+\]\(https?:[^)]*\)";
    assert_matches(
        &format!(r"(?s)\A.*?(?:{pattern}).*"),
        "**|*|a|[|]|](|](http:|](https://x|)|b",
        |text| find_first_mark(text).is_some(),
    );
    let pattern = Regex::new(pattern).expect("a pattern");
    for text in ["a ***b** **c**", "[a [b](https://c) d", "** a ** b**"] {
        let expected = pattern.find(text).map(|found| found.start());
        assert_eq!(
            find_first_mark(text).map(|mark| mark.start),
            expected,
            "{text}"
        );
    }
}

#[test]
fn ordinals() {
    assert_agrees(
        r"(?-u:\b)(?:(?:1|I)[èe]re|(?:[0-9]{1,4}|[IVX]{2,5}|[VX])i?(?:[èeé]me|è))s?",
        "1|I|ère|ere|ème|eme|éme|2|12345|XIX|V|VI|XXXXXX|i|è|s|x|.",
        |text| places(find_all(text, read_ordinal)),
    );
}

#[test]
fn stretches_that_are_no_words() {
    assert_agrees(
        r"`[^`]+`|\]\([^)\s]*|https?://\S+|www\.\S+|\S+@\S+\.\S+",
        "`|a|](|)|https://|http://|www.|@|.|é|]|(",
        opaque_ranges,
    );
}

#[test]
fn dates_and_times_of_tokens() {
    let length =
        |found: Option<(usize, String)>| found.map(|(length, _)| 0..length).into_iter().collect();
    assert_agrees(
        &format!(
            r"(?ix)\A(?:
                (?:[0-9]{{1,2}}|1er)\s+{MONTH}(?:\s+[0-9]{{4}}\b)?
                |[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b
                |[0-9]{{1,2}}(?:/[0-9]{{1,2}}/|-[0-9]{{1,2}}-|\.[0-9]{{1,2}}\.)[0-9]{{4}}\b)"
        ),
        "14|1er|1|mars|AOÛT|fevrier|2019|20190|x|.|-|/|05",
        |text| length(values::read_date(text)),
    );
    assert_agrees(
        r"(?x)\A(?:
            [0-9]{1,4}\s?(?:heures?|[hH])(?:\s?[0-5][0-9](?:\s?(?i:minutes?|min|mn)\b|\b)|\s+(?i:et)\s+(?i:demie?)\b)
            |[0-9]{1,4}(?:\s?heures?|\s?h|H)\b
            |(?:[01]?[0-9]|2[0-4]):[0-5][0-9]\b)",
        "9|14|1234|12345|h|H|30|65|x|é|.|heures|heure|min|et|demie|:|24",
        |text| length(values::read_time(text)),
    );
}

/// A pattern whose spaces stand for white space, and `MONTH` for the name of a month.
fn spaced(pattern: &str) -> String {
    let pattern = pattern.replace(' ', r"\s+").replace("MONTH", MONTH);
    format!("(?i)(?-u:\\b){pattern}")
}

/// The places alone of what a scanner finds.
fn places<T>(found: Vec<(Range<usize>, T)>) -> Vec<Range<usize>> {
    found.into_iter().map(|(place, _)| place).collect()
}

/// Checks that a scanner finds what a pattern finds: the whole match, or its group `here`. Random texts are made of these
/// pieces, between bars, with a space before some.
#[track_caller]
fn assert_agrees(pattern: &str, pieces: &str, scan: impl Fn(&str) -> Vec<Range<usize>>) {
    let pattern = Regex::new(pattern).expect("a pattern");
    let mut matched = 0;
    for text in texts(pieces) {
        let found = pattern.captures_iter(&text);
        let found = found.map(|found| {
            found
                .name("here")
                .or(found.get(0))
                .map_or(0..0, |it| it.range())
        });
        let expected: Vec<Range<usize>> = found.collect();
        assert_eq!(scan(&text), expected, "{pattern}\n{text:?}");
        matched += expected.len();
    }
    assert!(
        matched > 10,
        "{pattern} matches {matched} times only: texts must be added"
    );
}

/// The same for what is only true or false of a whole text.
#[track_caller]
fn assert_matches(pattern: &str, pieces: &str, is_such: impl Fn(&str) -> bool) {
    let pattern = Regex::new(pattern).expect("a pattern");
    for text in texts(pieces) {
        assert_eq!(
            is_such(&text),
            pattern.is_match(&text),
            "{pattern}\n{text:?}"
        );
    }
}

/// The lines of the programmes of the tests, and random texts.
fn texts(pieces: &str) -> Vec<String> {
    let pieces: Vec<&str> = pieces.split('|').collect();
    static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in ["programmes", "tests/accept", "tests/reject"] {
            collect_files(&root.join(folder), &mut files);
        }
        let lines = files.iter().flat_map(|file| file.lines());
        let lines: BTreeSet<String> = lines.map(|line| line.trim().to_owned()).collect();
        lines.into_iter().collect()
    });
    let mut texts = LINES.clone();
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for _ in 0..RANDOM_TEXTS {
        let mut text = String::new();
        for _ in 0..=random(11) {
            text.push_str(["", " ", " ", "  ", "\u{a0}", "\n"][random(6)]);
            text.push_str(pieces[random(pieces.len())]);
        }
        texts.push(text);
    }
    texts
}

fn collect_files(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("node_modules") {
            collect_files(&path, texts);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            texts.extend(fs::read_to_string(&path));
        }
    }
}

#[test]
fn counts_are_read_in_digits_and_in_letters() {
    for count in 1..10_000 {
        let words = in_letters(count);
        let digits = count.to_string();
        let spaced = format!("{}\u{a0}{:03}", count / 1_000, count % 1_000);
        let spaced = if count < 1_000 {
            digits.clone()
        } else {
            spaced
        };
        for written in [words.replace('-', " "), words, digits, spaced] {
            let text = format!("{written} jours");
            let mut scanner = Scanner::new(&text, 0);
            let read = scanner.read_count();
            assert_eq!((read, scanner.rest()), (Some(count), " jours"), "{text}");
        }
    }
    for (text, expected, rest) in [
        ("Vingt et un stagiaires", Some(21), " stagiaires"),
        ("deux et trois jours", Some(2), " et trois jours"),
        ("deux ou trois", Some(2), " ou trois"),
        ("2 400,5 h", None, "2 400,5 h"),
        ("unité", None, "unité"),
        ("sixième", None, "sixième"),
        ("12 345 678", None, "12 345 678"),
        ("soixante et onze", Some(71), ""),
        ("mille personnes", Some(1_000), " personnes"),
    ] {
        let mut scanner = Scanner::new(text, 0);
        let read = scanner.read_count();
        assert_eq!((read, scanner.rest()), (expected, rest), "{text}");
    }
}

/// A count below ten thousand, as schools teach since 1990: with hyphens.
fn in_letters(count: u32) -> String {
    const UNITS: [&str; 20] = [
        "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];
    let tens = [
        "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt",
        "quatre-vingt",
    ];
    let below_hundred = |count: u32| {
        let rank = (count / 10) as usize;
        match count {
            0..=19 => UNITS[count as usize].to_owned(),
            80 => "quatre-vingts".to_owned(),
            21 | 31 | 41 | 51 | 61 => format!("{}-et-un", tens[rank - 2]),
            71 => "soixante-et-onze".to_owned(),
            _ => {
                let rest = count
                    - if rank == 7 || rank == 9 {
                        rank as u32 * 10 - 10
                    } else {
                        rank as u32 * 10
                    };
                let joint = if rest == 0 { "" } else { "-" };
                format!("{}{joint}{}", tens[rank - 2], UNITS[rest as usize])
            }
        }
    };
    let below_thousand = |count: u32| {
        let hundreds = match (count / 100, count % 100) {
            (0, _) => String::new(),
            (1, _) => "cent".to_owned(),
            (hundreds, 0) => format!("{}-cents", UNITS[hundreds as usize]),
            (hundreds, _) => format!("{}-cent", UNITS[hundreds as usize]),
        };
        let parts = [hundreds, below_hundred(count % 100)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("-")
    };
    let thousands = match count / 1_000 {
        0 => String::new(),
        1 => "mille".to_owned(),
        thousands => format!("{}-mille", below_thousand(thousands)),
    };
    let parts = [thousands, below_thousand(count % 1_000)];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}
