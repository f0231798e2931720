//! What documents become as web pages.

use annexe::document::*;
use annexe::render::Theme;
use annexe::render::html::render_html;

use crate::support::expect::{assert_contains, assert_lacks};
use crate::support::sample::{paragraph, sample, t};

fn page(blocks: &[Block]) -> String {
    let mut document = sample();
    document.body = blocks.to_vec();
    document.notes = Vec::new();
    render_html(&document, &Theme::default())
}

fn body_of(inlines: Vec<Inline>) -> Block {
    paragraph(ParagraphStyle::Body, inlines)
}

#[track_caller]
fn check(blocks: &[Block], expected: &str) {
    assert_contains(&page(blocks), expected);
}

#[test]
fn text_is_data() {
    check(
        &[body_of(t("<script>&amp;"))],
        "\n<p>&lt;script&gt;&amp;amp;</p>",
    );
}

#[test]
fn a_note_leads_back_to_its_first_call() {
    let call = Inline::NoteCall(1);
    check(
        &[body_of(vec![call.clone(), call])],
        "\n<p><sup id=\"call_1\"><a href=\"#note_1\">1</a></sup>\
         <sup><a href=\"#note_1\">1</a></sup></p>",
    );
}

#[test]
fn headings_go_no_deeper_than_six() {
    let section = |anchor: &str, blocks| {
        Block::Section(Section {
            anchor: anchor.to_owned(),
            title: t("a"),
            aside: Vec::new(),
            style: SectionStyle::Plain,
            blocks,
        })
    };
    let deepest = section("x", vec![section("y", Vec::new())]);
    let body = (0..4).fold(deepest, |inner, _| section("z", vec![inner]));
    check(
        &[body],
        "\n<section id=\"x\">\n<h6 id=\"x_title\">a</h6>\
         \n<section id=\"y\">\n<h6 id=\"y_title\">a</h6>\n</section>\n</section>",
    );
}

#[test]
fn links_do_not_nest() {
    let link = |content| Inline::Link {
        target: "https://example.org/".to_owned(),
        content,
    };
    check(
        &[body_of(vec![link(vec![link(t("a"))])])],
        "\n<p><a href=\"https://example.org/\" rel=\"noopener noreferrer\">a</a></p>",
    );
}

#[test]
fn the_first_column_heads_rows_it_tells_apart() {
    let table = |names: [&str; 2]| {
        let rows = names.map(|name| Row {
            kind: RowKind::Body,
            cells: vec![t(name), t("x")],
        });
        let column = || Column {
            header: t("x"),
            align: Align::Start,
            width: ColumnWidth::Fill,
        };
        Block::Table(Table {
            style: TableStyle::Data,
            caption: Vec::new(),
            columns: vec![column(), column()],
            rows: rows.to_vec(),
        })
    };
    check(&[table(["1", "2"])], "<th scope=\"row\">1</th>");
    assert_lacks(&page(&[table(["45 min", "45 min"])]), "scope=\"row\"");
}
