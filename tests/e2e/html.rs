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
        "\n<p><sup id=\"call_1\"><a href=\"#note_1\" role=\"doc-noteref\">1</a></sup>\
         <sup><a href=\"#note_1\" role=\"doc-noteref\">1</a></sup></p>",
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

fn table(heads: &[&str], rows: &[&[&str]]) -> Table {
    let column = |head: &&str| Column {
        header: t(head),
        align: Align::Start,
        width: ColumnWidth::Fit,
    };
    let row = |cells: &&[&str]| Row {
        kind: RowKind::Body,
        cells: cells.iter().map(|cell| t(cell)).collect(),
    };
    Table {
        style: TableStyle::Data,
        caption: Vec::new(),
        columns: heads.iter().map(column).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

fn section(anchor: &str, blocks: Vec<Block>) -> Block {
    Block::Section(Section {
        anchor: anchor.to_owned(),
        title: t("Un titre"),
        aside: Vec::new(),
        style: SectionStyle::Plain,
        blocks,
    })
}

#[test]
fn the_first_column_heads_rows_it_tells_apart() {
    let table = |names: [&str; 2]| {
        let rows = names.map(|name| [name, "x"]);
        Block::Table(table(
            &["x", "x"],
            &rows.each_ref().map(|row| row.as_slice()),
        ))
    };
    check(
        &[table(["1", "2"])],
        "<th scope=\"row\" class=\"fit\">1</th>",
    );
    assert_lacks(&page(&[table(["45 min", "45 min"])]), "scope=\"row\"");
}

#[test]
fn each_table_has_a_name_of_its_own() {
    let prices = || Block::Table(table(&["Objet", "Prix"], &[&["Livret", "7 €"]]));
    let label = paragraph(ParagraphStyle::Label, t("Options :"));
    let page = page(&[
        prices(),
        section("tarifs", vec![prices(), label, prices(), prices()]),
    ]);
    for name in [
        "id=\"table_1\" class=\"data\" aria-labelledby=\"table_1_1 table_1_2\"",
        "id=\"table_2\" class=\"data\" aria-labelledby=\"tarifs_title\"",
        "id=\"table_3\" class=\"data\" aria-labelledby=\"tarifs_title table_3_label\"",
        "id=\"table_4\" class=\"data\" aria-labelledby=\"tarifs_title table_4_1 table_4_2\"",
        "<p class=\"label\" id=\"table_3_label\">Options :</p>",
        "<th id=\"table_4_2\" scope=\"col\"",
        // What stands before the cells of a narrow table.
        "#table_4 :nth-child(2) { --head: \"Prix\"; }",
    ] {
        assert_contains(&page, name);
    }
    assert_lacks(&page, "tabindex=\"0\"");
}

#[test]
fn columns_are_as_rigid_as_there_is_room() {
    let address = "https://www.galerne.example/mediatheques/registre/accueil/2027/trimestre";
    let narrow = table(&["Objet", "Prix"], &[&["Livret imprimé", "7 € HT"]]);
    check(&[Block::Table(narrow)], "<td class=\"fit\">7 € HT</td>");
    let long = table(&["Lien", "Prix"], &[&[address, "7 € HT"]]);
    let page = page(&[Block::Table(long)]);
    assert_contains(&page, &format!("class=\"long\">{address}</th>"));
    assert_contains(&page, "<td class=\"fit\">7 € HT</td>");
}

#[test]
fn a_title_stands_beside_a_text_and_above_a_plan_or_a_wide_table() {
    let text = || body_of(t("aucun"));
    check(&[section("a", vec![text()])], "<section id=\"a\"");
    let plan = vec![text(), section("b", vec![text()])];
    check(&[section("a", plan)], "<section id=\"a\" class=\"across\"");
    let wide = table(&["a", "b", "c", "d"], &[&["1", "2", "3", "4"]]);
    let page = page(&[section("a", vec![Block::Table(wide)])]);
    assert_contains(&page, "<section id=\"a\" class=\"across\"");
    assert_contains(&page, "<div class=\"scroll wide\">");
}

#[test]
fn margins_of_printed_pages_are_strings_that_nothing_ends() {
    let mut document = sample();
    document.running_text.footer = "A\"} </style><b>\\ B".to_owned();
    let page = render_html(&document, &Theme::default());
    let expected = "@bottom-left { content: \"A\\22 } \\3c /style>\\3c b>\\5c  B\"; }";
    assert_contains(&page, expected);
}

#[test]
fn a_page_carries_the_faces_that_it_shows() {
    let strong = vec![Inline::Strong(vec![Inline::Emphasis(t(
        "gras et italique",
    ))])];
    let face = "font-family: sheet-text; font-style: italic; font-weight: 501 1000; src: url(data:font/ttf;base64,";
    check(&[body_of(strong)], face);
    let plain = page(&[body_of(t("maigre"))]);
    assert_lacks(&plain, face);
    assert_contains(&plain, "font-src data:;");
    assert!(plain.len() < 60_000, "{}", plain.len());
}
