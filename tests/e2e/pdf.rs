//! The PDF as others see it: validators, readers who do not see, and the same file each time.

use annexe::document::*;
use annexe::render::{Theme, pdf};
use proptest::prelude::*;

use crate::support::conformance::assert_conforms;
use crate::support::expect::assert_same_bytes;
use crate::support::inlines::{any_marker, nested_inline};
use crate::support::sample::{p, paragraph, sample, section, t};
use crate::support::words::{document_words, pdf_words};

fn pdf(document: &Document) -> Vec<u8> {
    pdf::render_pdf(document, &Theme::default())
}

#[test]
fn the_sample_conforms() {
    assert_conforms(&pdf(&sample()));
}

#[test]
fn the_sample_tells_its_words_in_order() {
    assert_eq!(pdf_words(&pdf(&sample())), document_words(&sample()));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = pdf(&sample());
    let others = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| pdf(&sample()))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect::<Vec<_>>()
    });
    for other in others {
        assert_same_bytes(&first, &other, "on another thread");
    }
}

#[test]
fn a_sheet_stays_light() {
    let bytes = pdf(&sample());
    // To look at it.
    if let Some(path) = std::env::var_os("ANNEXE_SAMPLE") {
        std::fs::write(path, &bytes).expect("a place to write");
    }
    let size = bytes.len();
    assert!(size < 120_000, "{size} bytes");
}

#[test]
fn anything_can_be_set() {
    let word = "anticonstitutionnellement".repeat(200);
    let deep = (0..20).fold(p("Au fond"), |inner, depth| match depth % 3 {
        0 => Block::Quote(vec![inner]),
        1 => Block::List(List {
            marker: ListMarker::Bullet,
            items: vec![vec![inner]],
        }),
        _ => section(
            &format!("Niveau {depth}"),
            "à droite",
            SectionStyle::Band,
            vec![p("Un mot."), inner],
        ),
    });
    let many = (0..60)
        .map(|rank| format!("colonne{rank}"))
        .collect::<Vec<_>>();
    let mut document = sample();
    document.body = vec![
        p(&word),
        p(""),
        section(&word, &word, SectionStyle::Band, vec![]),
        section("", "", SectionStyle::Plain, vec![]),
        deep,
        table(
            &["Un", "Deux"],
            &[
                &[&word, ""],
                &["", &word],
                &[
                    "a\u{A0}: b ; c",
                    "e\u{301}\u{202F}! \u{2011} - ﬁ\u{10FFFF}\u{7}",
                ],
            ],
        ),
        table(
            &many.iter().map(String::as_str).collect::<Vec<_>>(),
            &[&vec!["mot"; 60]],
        ),
        Block::Facts(vec![
            Fact {
                label: t(&word),
                value: vec![p(&word)],
            },
            Fact {
                label: t("a"),
                value: vec![],
            },
        ]),
        Block::List(List {
            marker: ListMarker::Number(u64::MAX),
            items: vec![vec![p(&word)], vec![], vec![p("x")]],
        }),
        p(
            &"https://www.exemple.org/une/adresse/tres/longue?avec=des&parametres=nombreux/"
                .repeat(6),
        ),
        p(
            "Un\u{AD}mot cou\u{AD}pé, un\u{200B}autre, un\u{2060}dernier.\n\nMot : mot ; mot ! mot ? « mot »",
        ),
    ];
    document.running_text.footer = word.clone();
    document.running_text.header_left = word.clone();
    document.running_text.page_word = word.clone();
    document.masthead.title = t(&word);
    document.metadata.title = "<&>\u{1}".into();
    assert_conforms_and_tells(&document);
}

#[test]
fn long_documents_take_time_in_proportion() {
    let sentence =
        "La mission se déroulera en quatre phases, entre lesquelles les équipes avancent. ";
    let mut document = sample();
    let cells: Vec<Vec<String>> = (0..1000)
        .map(|rank| {
            vec![
                rank.to_string(),
                format!("Séquence {rank}"),
                sentence.to_owned(),
            ]
        })
        .collect();
    let rows: Vec<Vec<&str>> = cells
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    document.body = vec![
        p(&sentence.repeat(1250)),
        table(&["N°", "Titre", "Contenu"], &rows),
    ];
    document.body.extend((0..2000).map(|_| p(sentence)));
    let bytes = pdf(&document);
    assert_eq!(pdf_words(&bytes), document_words(&document));
}

fn table(header: &[&str], rows: &[&[&str]]) -> Block {
    let columns = header.iter().enumerate().map(|(rank, header)| Column {
        header: t(header),
        align: [Align::Start, Align::Center, Align::End][rank % 3],
        width: [ColumnWidth::Fit, ColumnWidth::Fill][rank % 2],
    });
    let rows = rows.iter().map(|row| Row {
        kind: RowKind::Body,
        cells: row.iter().map(|cell| t(cell)).collect(),
    });
    Block::Table(Table {
        style: TableStyle::Data,
        caption: vec![],
        columns: columns.collect(),
        rows: rows.collect(),
    })
}

fn assert_conforms_and_tells(document: &Document) {
    let bytes = pdf(document);
    let (told, words) = (pdf_words(&bytes), printed_words(document));
    let same = told
        .iter()
        .zip(&words)
        .take_while(|(told, word)| told == word)
        .count();
    assert_eq!(
        told.get(same..told.len().min(same + 3)),
        words.get(same..words.len().min(same + 3))
    );
    assert_conforms(&bytes);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zéèà’ -]{0,40}",
        1 => "[A-Z]{1,3}[«»:;!?%/–—. \u{A0}\u{202F}0-9a-z]{0,30}",
        1 => "[a-z]{60,200}",
        1 => "(fi|ffl|e\u{301}|\u{2011}|○|☐|→|œ|\u{AD}|\u{200B}|\u{2060}|\n|\u{2009}){1,9}",
        1 => "\\PC{0,8}",
    ]
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => any_text().prop_map(Inline::Text),
        1 => any_text().prop_map(Inline::Code),
        1 => any_text().prop_map(|text| Inline::Time { datetime: "2026-05-20".into(), text }),
        1 => (1..3usize).prop_map(Inline::NoteCall),
        1 => Just(Inline::Break),
    ];
    let inline = nested_inline(leaf, Just("mailto:a@exemple.org".to_owned()));
    prop::collection::vec(inline, 0..5)
}

fn any_table() -> impl Strategy<Value = Block> {
    (1..5usize).prop_flat_map(|width| {
        let column =
            (any_inlines(), 0..3usize, any::<bool>()).prop_map(|(header, align, fill)| Column {
                header,
                align: [Align::Start, Align::Center, Align::End][align],
                width: if fill {
                    ColumnWidth::Fill
                } else {
                    ColumnWidth::Fit
                },
            });
        let row =
            (prop::collection::vec(any_inlines(), width), 0..3usize).prop_map(|(cells, kind)| {
                Row {
                    kind: [RowKind::Body, RowKind::Muted, RowKind::Total][kind],
                    cells,
                }
            });
        let parts = (
            any::<bool>(),
            any_inlines(),
            prop::collection::vec(column, width),
            prop::collection::vec(row, 0..6),
        );
        parts.prop_map(|(signs, caption, columns, rows)| {
            let style = if signs {
                TableStyle::Signatures
            } else {
                TableStyle::Data
            };
            Block::Table(Table {
                style,
                caption,
                columns,
                rows,
            })
        })
    })
}

fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let style = prop_oneof![
        Just(ParagraphStyle::Body),
        Just(ParagraphStyle::Label),
        Just(ParagraphStyle::Small)
    ];
    let leaf = prop_oneof![
        4 => (style, any_inlines()).prop_map(|(style, inlines)| paragraph(style, inlines)),
        1 => any_table(),
    ];
    let block = leaf.prop_recursive(4, 24, 4, |inner| {
        let blocks = prop::collection::vec(inner, 0..4);
        let fact = (any_inlines(), blocks.clone()).prop_map(|(label, value)| Fact { label, value });
        prop_oneof![
            (
                any_marker(any::<u64>()),
                prop::collection::vec(blocks.clone(), 0..4)
            )
                .prop_map(|(marker, items)| Block::List(List { marker, items })),
            prop::collection::vec(fact, 0..3).prop_map(Block::Facts),
            blocks.clone().prop_map(Block::Quote),
            (any_inlines(), any_inlines(), any::<bool>(), blocks).prop_map(
                |(title, aside, band, blocks)| {
                    let style = if band {
                        SectionStyle::Band
                    } else {
                        SectionStyle::Plain
                    };
                    Block::Section(Section {
                        anchor: String::new(),
                        title,
                        aside,
                        style,
                        blocks,
                    })
                }
            ),
        ]
    });
    prop::collection::vec(block, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_conforms_and_tells_its_words(
        body in any_blocks(),
        notes in prop::collection::vec(any_blocks(), 0..3),
        title in any_text(),
    ) {
        let mut document = sample();
        document.masthead.title = t(&title);
        document.body = body;
        document.notes = notes;
        assert_conforms_and_tells(&document);
    }
}

/// The words of a document without what has neither width nor glyph.
fn printed_words(document: &Document) -> Vec<String> {
    let words = document_words(document).into_iter();
    words
        .map(|word| word.replace(['\u{ad}', '\u{200b}', '\u{2060}'], ""))
        .filter(|word| !word.is_empty())
        .collect()
}
