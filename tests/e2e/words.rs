//! Every format carries the words of the document, whatever the document.

use crate::support::inlines::{any_marker, nested_inline};
use crate::support::words::{document_words, html_words, markdown_words};
use annexe::document::*;
use annexe::render::{Theme, html::render_html, markdown::render_markdown};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
    #[test]
    fn every_format_carries_the_words_of_the_document(document in any_document()) {
        let words = document_words(&document);
        let source = render_markdown(&document);
        prop_assert_eq!(&markdown_words(&source), &words, "{}", source);
        let page = render_html(&document, &Theme::default());
        prop_assert_eq!(&html_words(&page), &words, "{}", page);
    }
}

const NOTES: usize = 2;

fn any_document() -> impl Strategy<Value = Document> {
    let masthead = (any_line(), any_title(), any_line());
    let notes = vec(vec(any_block(), 1..3), NOTES);
    (masthead, vec(any_block(), 0..5), notes).prop_map(
        |((kicker, title, subtitle), body, notes)| Document {
            metadata: Metadata {
                language: "fr",
                title: "Titre".to_owned(),
                ..Metadata::default()
            },
            running_text: RunningText::default(),
            masthead: Masthead {
                logo: None,
                letterhead: Vec::new(),
                kicker,
                kind: Vec::new(),
                title,
                subtitle,
            },
            body,
            notes,
        },
    )
}

fn any_block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        any_paragraph().prop_map(Block::Paragraph),
        any_table().prop_map(Block::Table),
    ];
    leaf.prop_recursive(4, 16, 3, |block| {
        let blocks = vec(block, 1..4);
        let marker = any_marker(prop_oneof![0u64..12, Just(u64::MAX)]);
        prop_oneof![
            (any_title(), any_line(), blocks.clone()).prop_map(|(title, aside, blocks)| {
                Block::Section(Section {
                    anchor: "section".to_owned(),
                    title,
                    aside,
                    style: SectionStyle::Band,
                    blocks,
                })
            }),
            (marker, vec(blocks.clone(), 1..4))
                .prop_map(|(marker, items)| Block::List(List { marker, items })),
            vec((any_title(), blocks.clone()), 1..4).prop_map(|facts| {
                let fact = |(label, value)| Fact { label, value };
                Block::Facts(facts.into_iter().map(fact).collect())
            }),
            blocks.prop_map(Block::Quote),
        ]
    })
}

fn any_paragraph() -> impl Strategy<Value = Paragraph> {
    let look = prop::sample::select(vec![
        ParagraphStyle::Body,
        ParagraphStyle::Label,
        ParagraphStyle::Small,
    ]);
    (look, any_title()).prop_map(|(look, inlines)| Paragraph {
        style: look,
        inlines,
    })
}

fn any_table() -> impl Strategy<Value = Table> {
    let align = prop::sample::select(vec![Align::Start, Align::Center, Align::End]);
    let kind = prop::sample::select(vec![RowKind::Body, RowKind::Muted, RowKind::Total]);
    (1usize..4).prop_flat_map(move |width| {
        let column = (any_line(), align.clone()).prop_map(|(header, align)| Column {
            header,
            align,
            width: ColumnWidth::Fit,
        });
        let row = (kind.clone(), vec(any_line(), width));
        (any_line(), vec(column, width), vec(row, 0..3)).prop_map(|(caption, columns, rows)| {
            Table {
                style: TableStyle::Data,
                caption,
                columns,
                rows: rows
                    .into_iter()
                    .map(|(kind, cells)| Row { kind, cells })
                    .collect(),
            }
        })
    })
}

/// A line that may be empty.
fn any_line() -> impl Strategy<Value = Vec<Inline>> {
    vec(any_inline(), 0..3)
}

/// A line with a word.
fn any_title() -> impl Strategy<Value = Vec<Inline>> {
    (any_line(), any_line()).prop_map(|(mut line, end)| {
        line.push(Inline::Text("a".to_owned()));
        line.extend(end);
        line
    })
}

fn any_inline() -> impl Strategy<Value = Inline> {
    let text = "[-a-zA-Z0-9éÉ.,!?…’«»(){}*_`~$&#;:@%<>|\\[\\]\\\\/\"'+=^€ \u{a0}\u{202f}\n]{0,8}";
    let leaf = prop_oneof![
        8 => text.prop_map(Inline::Text),
        1 => "[a`| <]{0,4}[a-z]".prop_map(Inline::Code),
        1 => (1..=NOTES).prop_map(Inline::NoteCall),
        1 => Just(Inline::Break),
        1 => text.prop_map(|text| Inline::Time { datetime: "2019-02".to_owned(), text }),
    ];
    nested_inline(leaf, "https://e\\.org/[a-z()$&_*;?=]{0,3}")
}
