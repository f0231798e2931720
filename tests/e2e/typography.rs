//! What French typography makes of texts: a table of cases, what it reads across, and what it never does.

use std::collections::BTreeMap;
use std::fs;

use annexe::document::typography::{split_raised, typeset, typeset_text};
use annexe::document::*;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// Shows the no-break space as `~` and the narrow one as `_`.
fn visible(text: &str) -> String {
    text.replace('\u{a0}', "~").replace('\u{202f}', "_")
}

fn invisible(text: &str) -> String {
    text.replace('~', "\u{a0}").replace('_', "\u{202f}")
}

#[derive(Deserialize)]
#[serde(untagged)]
enum TypographyCase {
    Unchanged(String),
    Changed(String, String),
}

#[test]
fn texts_are_set_as_the_table_says() {
    let table = fs::read_to_string("tests/typography/cases.yaml").expect("the table");
    let table: BTreeMap<String, Vec<TypographyCase>> =
        serde_yaml::from_str(&table).expect("lists of cases by name");
    let mut wrong = String::new();
    let mut count = 0;
    for (group, cases) in &table {
        for case in cases {
            let (given, expected) = match case {
                TypographyCase::Unchanged(text) => (text, text),
                TypographyCase::Changed(given, expected) => (given, expected),
            };
            count += 1;
            let once = typeset_text(&invisible(given));
            for (found, when) in [(&once, ""), (&typeset_text(&once), ", set again")] {
                let found = visible(found);
                if found != *expected {
                    wrong += &format!(
                        "{group}: {given:?}{when}\n  expected {expected:?}\n  found    {found:?}\n"
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 157, "{count} cases");
}

#[test]
fn values_print_as_the_pass_would_set_them() {
    use annexe::value::{Date, Duration, Money, TimeRange};
    let duration = |text: &str| text.parse::<Duration>().expect(text).to_string();
    let date: Date = "1er mars 2019".parse().expect("a date");
    let money: Money = "1234567,80".parse().expect("an amount");
    let range: TimeRange = "9h à 12h30".parse().expect("a range");
    for text in [
        duration("1 200 h 30"),
        duration("45 min"),
        duration("0,5 jour"),
        duration("2 jours"),
        date.to_string(),
        date.format_long(),
        money.to_string(),
        range.to_string(),
    ] {
        assert_eq!(typeset_text(&text), text);
    }
}

/// Numbers and their units, signs, words that bind others, and spaces of all kinds.
const PARTS: [&str; 72] = [
    "7", "24", "9", "12", "30", "05", "00", "1", "100", "1 200", "63000", "06", "02", "99", "h",
    "h", "h", "min", "mn", "km", "kg", "€", "%", "jours", "heures", "ans", " ", " ", " ", " ", " ",
    "\u{a0}", "\u{202f}", "  ", ":", ";", "!", "?", ".", ",", "…", "...", "(", ")", "«", "»", "\"",
    "“", "”", "'", "’", "-", "–", "/", "n°", "§", "art.", "M.", "J.", "L.", "1er", "2ème",
    "XIXème", "mai", "à", "de", "l'", "mot", "Mot", "www.x.fr", "a@b.fr", "+33",
];

/// Half of them are made of characters, half of words.
#[test]
fn a_text_that_is_set_is_not_set_otherwise() {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let signs: Vec<&str> = PARTS
        .into_iter()
        .filter(|it| it.chars().count() == 1)
        .collect();
    for round in 0..100_000 {
        let parts = if round % 2 == 0 {
            &PARTS[..]
        } else {
            &signs[..]
        };
        let count = random.random_range(1..12);
        let parts = (0..count).map(|_| parts[random.random_range(0..parts.len())]);
        let text: String = parts.collect();
        let once = typeset_text(&text);
        assert_eq!(typeset_text(&once), once, "{text:?}");
    }
}

fn text(text: &str) -> Inline {
    Inline::Text(invisible(text))
}

/// Inlines as the pass sets them in a document.
fn typeset_inlines(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut document = document_of("");
    document.masthead.title = inlines;
    typeset(&mut document);
    document.masthead.title
}

fn strong(words: &str) -> Inline {
    Inline::Strong(vec![text(words)])
}

#[test]
fn reads_across_emphasis_links_and_code() {
    let link = |words| Inline::Link {
        target: "https://x.fr/l'a?".to_owned(),
        content: vec![text(words)],
    };
    let time = |words| Inline::Time {
        datetime: "2019-02-14".to_owned(),
        text: invisible(words),
    };
    let code = || Inline::Code("a ? 'b'".to_owned());
    for (mut given, expected) in [
        (
            vec![text("« "), strong("mot"), text(" : »")],
            vec![text("«~"), strong("mot"), text("~:~»")],
        ),
        (
            vec![strong("mot"), text(": ")],
            vec![strong("mot"), text("~:")],
        ),
        (
            vec![text("le \""), strong("mot"), text("\".")],
            vec![text("le «~"), strong("mot"), text("~».")],
        ),
        (
            vec![strong("l"), text("'eau")],
            vec![strong("l"), text("’eau")],
        ),
        (
            vec![strong("50 "), text(" €")],
            vec![strong("50~"), text("€")],
        ),
        (
            vec![link(" l'eau "), text(" ?")],
            vec![link("l’eau_"), text("?")],
        ),
        (
            vec![link("www.x.fr/l'eau"), text(" ?")],
            vec![link("www.x.fr/l'eau"), text("_?")],
        ),
        (vec![code(), text(" ?")], vec![code(), text("_?")]),
        (
            vec![text("mot "), Inline::NoteCall(1), text(" ».")],
            vec![text("mot "), Inline::NoteCall(1), text("~».")],
        ),
        (
            vec![text("un "), Inline::Break, text(" : deux ")],
            vec![text("un"), Inline::Break, text(": deux")],
        ),
        (
            vec![text("le "), time("14~février 2019"), text(":")],
            vec![text("le "), time("14~février 2019"), text("~:")],
        ),
    ] {
        for _ in 0..2 {
            given = typeset_inlines(given);
            assert_eq!(given, expected);
        }
    }
}

#[test]
fn reaches_every_text_of_the_document() {
    let [raw, set] = ["Quoi?", "Quoi_?"].map(document_of);
    let mut document = raw;
    typeset(&mut document);
    assert_eq!(document, set);
    typeset(&mut document);
    assert_eq!(document, set);
}

/// A document of every kind of block, whose every text is this one.
fn document_of(words: &str) -> Document {
    let string = || invisible(words);
    let line = || vec![text(words)];
    let paragraph = || {
        Block::Paragraph(Paragraph {
            style: ParagraphStyle::Body,
            inlines: line(),
        })
    };
    let table = Table {
        style: TableStyle::Data,
        caption: line(),
        columns: vec![Column {
            header: line(),
            align: Align::Start,
            width: ColumnWidth::Fill,
        }],
        rows: vec![Row {
            kind: RowKind::Body,
            cells: vec![line()],
        }],
    };
    let blocks = vec![
        paragraph(),
        Block::List(List {
            marker: ListMarker::Bullet,
            items: vec![vec![paragraph()]],
        }),
        Block::Facts(vec![Fact {
            label: line(),
            value: vec![paragraph()],
        }]),
        Block::Table(table),
        Block::Quote(vec![paragraph()]),
    ];
    let section = Section {
        anchor: "quoi?".to_owned(),
        title: line(),
        aside: line(),
        style: SectionStyle::Band,
        blocks,
    };
    Document {
        metadata: Metadata {
            language: "fr",
            title: string(),
            author: Some(string()),
            subject: Some(string()),
            revision_date: Some("2019-02-14".to_owned()),
            linked_data: None,
            source: None,
        },
        running_text: RunningText {
            header_left: string(),
            header_right: string(),
            footer: string(),
            page_word: string(),
            note_word: string(),
            notes_title: string(),
            back_to_call: string(),
            contents_title: string(),
            skip_link: string(),
        },
        masthead: Masthead {
            logo: None,
            letterhead: line(),
            kicker: line(),
            kind: line(),
            title: line(),
            subtitle: line(),
        },
        body: vec![Block::Section(section)],
        notes: vec![vec![paragraph()]],
    }
}

/// The text without anything the pass may change.
fn words(text: &str) -> String {
    let changeable = |c: char| c.is_whitespace() || "\"“”«»'’.…".contains(c);
    let mut words = String::new();
    let mut in_ending = false;
    for c in text.nfc().filter(|&c| !changeable(c)) {
        in_ending = "eèmrs".contains(c)
            && (in_ending || words.ends_with(|c: char| c.is_ascii_digit() || "IVX".contains(c)));
        if !in_ending {
            words.push(c);
        }
    }
    words
}

/// Texts made of what the rules look for, and of anything else.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        8 => proptest::sample::select(vec![
            " ", " ", " ", "\u{a0}", "\u{202f}", "\u{2009}", "\n", "a", "l", "M", "X", "\u{301}",
            "1", "0", "30", "200", "02", "h", "min", "€", "%", "jours", "mars", "1er", "ère", "ème",
            "n°", "M.", "art.", "\"", "'", "’", "“", "”", "«", "»", "(", ")", ",", ".", "...", "…", ";",
            ":", "!", "?", "-", "–", "/", "+", "_", "@", "b@c.fr", "www.x.fr", "://",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => texts().prop_map(Inline::Text),
        1 => Just(Inline::Code("l'a ?".to_owned())),
        1 => Just(Inline::NoteCall(1)),
        1 => Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        proptest::collection::vec(inner, 0..3).prop_map(Inline::Strong)
    });
    proptest::collection::vec(inline, 0..6)
}

proptest! {
    #[test]
    fn twice_is_once(text in texts()) {
        let once = typeset_text(&text);
        prop_assert_eq!(visible(&typeset_text(&once)), visible(&once));
    }

    #[test]
    fn twice_is_once_across_inlines(inlines in inlines()) {
        let once = typeset_inlines(inlines);
        prop_assert_eq!(typeset_inlines(once.clone()), once);
    }

    #[test]
    fn the_words_never_change(text in texts()) {
        prop_assert_eq!(words(&typeset_text(&text)), words(&text));
    }
}

#[test]
fn the_letters_of_ordinals_are_raised() {
    for (text, raised) in [
        ("le 1er mars, la 2e, la XIXe et la Ire", "er e e re"),
        ("François Ier, les 1res, 2nd et 2nde", "er res nd nde"),
        (
            "l’an 2000 ; 21er ; RNCP1e ; 1re_x ; a@2e.fr ; www.x.fr/2e",
            "",
        ),
        ("Vie, Xavier, 3D, 12 h, IV, 2e.pdf, 02e, Le, Me", ""),
        ("1er", "er"),
        ("", ""),
    ] {
        let parts = split_raised(text);
        let whole: String = parts.iter().map(|(part, _)| *part).collect();
        assert_eq!(whole, text);
        let found = parts.iter().filter(|(_, is_raised)| *is_raised);
        let found: Vec<&str> = found.map(|(part, _)| *part).collect();
        assert_eq!(found.join(" "), raised, "{text}");
    }
}

#[test]
fn a_passage_in_another_language_keeps_its_signs() {
    let foreign = |words: &str| Inline::Foreign {
        language: "en".to_owned(),
        content: vec![Inline::Text(words.to_owned())],
    };
    let set = typeset_inlines(vec![
        Inline::Text("Le « ".to_owned()),
        foreign("what's \"up\": 5 km?"),
        Inline::Text(" » : oui !".to_owned()),
    ]);
    assert_eq!(
        set,
        [
            text("Le «~"),
            foreign("what's \"up\": 5 km?"),
            text("~»~: oui_!"),
        ]
    );
}

#[test]
fn the_sign_of_numbers_has_a_capital_at_the_head_of_titles() {
    let title = |words: &str| typeset_inlines(vec![Inline::Text(words.to_owned())]);
    assert_eq!(title("n° 5"), [text("N°~5")]);
    assert_eq!(title("Le N° 5"), [text("Le n°~5")]);
}
