//! A [`Document`] as one self-contained page of HTML: no script, no request, its style sheet inside. Each block starts
//! a line of the source, so that a change of the document is a small change of the page.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::theme::Palette;
use super::{GENERATOR, Theme};

use crate::document::{
    Align, Block, Column, ColumnWidth, Document, Fact, Figure, Image, ImageKind, Inline, List,
    Masthead, Metadata, Notes, Paragraph, ParagraphLook, Revision, Row, RowKind, Section,
    SectionLook, Table, TableLook,
};

/// The whole page, ending in one line feed.
pub fn html(document: &Document, theme: &Theme) -> String {
    let Document {
        metadata,
        running,
        masthead,
        body,
        notes,
    } = document;
    let mut page = Page::default();
    let top = Place {
        level: 2,
        label: TITLE_ID,
    };
    let body = html! {
        body { (LINE)
            a.skip href={ "#" (MAIN_ID) } { (running.skip) } (LINE)
            header { (page.masthead(masthead)) } (LINE)
            (contents(document)) (LINE)
            main #(MAIN_ID) tabindex="-1" {
                (page.flow(body, top))
                @if let Some(notes) = notes { (page.notes(notes, top)) }
                (LINE)
            } (LINE)
        } (LINE)
    };
    let page = html! {
        (DOCTYPE) (LINE)
        html lang=(metadata.language) { (LINE)
            (head(metadata, theme, page.is_revised)) (LINE)
            (body)
        } (LINE)
    };
    page.into_string()
}

const LINE: PreEscaped<&str> = PreEscaped("\n");

const STYLE: PreEscaped<&str> = PreEscaped(include_str!("html/style.css"));

/// The elements and classes of what stands around the sheet and repeats its words.
pub const FURNITURE: [(&[u8], &str); 2] = [(b"a", "skip"), (b"nav", "contents")];

/// Nothing runs and nothing is fetched, whatever the text holds.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Ids of our own hold an underscore, which no anchor does.
const TITLE_ID: &str = "document_title";
const MAIN_ID: &str = "document_body";
/// Of the element that carries the source.
pub const SOURCE_ID: &str = "document_source";
const CONTENTS_ID: &str = "document_contents";

/// From this many sections on, a page opens with the table of its contents.
const FEWEST_LISTED: usize = 4;

fn head(metadata: &Metadata, theme: &Theme, is_revised: bool) -> Markup {
    let Metadata {
        language: _,
        title,
        author,
        subject,
        revised,
        linked_data,
        source,
    } = metadata;
    html! {
        head { (LINE)
            meta charset="utf-8"; (LINE)
            meta http-equiv="Content-Security-Policy" content=(CONTENT_SECURITY_POLICY); (LINE)
            meta name="viewport" content="width=device-width, initial-scale=1"; (LINE)
            meta name="color-scheme" content="light dark"; (LINE)
            title { (title) } (LINE)
            @if let Some(author) = author { meta name="author" content=(author); (LINE) }
            @if let Some(subject) = subject { meta name="description" content=(subject); (LINE) }
            @if let Some(revised) = revised { meta name="dcterms.modified" content=(revised); (LINE) }
            meta name="generator" content=(GENERATOR); (LINE)
            style { (LINE) (colours(theme)) (STYLE) @if is_revised { (LINE) (revisions(theme)) } } (LINE)
            @if let Some(data) = linked_data {
                script type="application/ld+json" { (LINE) (inert(data)) (LINE) } (LINE)
            }
            @if let Some(source) = source {
                // Escaped as text is: whoever reads the page's source reads YAML, and nothing in it ends the element.
                script #(SOURCE_ID) type="application/yaml" data-digest=(digest(source)) { (LINE) (escaped(source)) } (LINE)
            }
        }
    }
}

/// The SHA-256 of a source, in hexadecimal: what changes a word in the whole page changes it in the source too, and not
/// here.
pub fn digest(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// JSON that ends no element, whatever its texts hold.
fn inert(json: &str) -> PreEscaped<String> {
    PreEscaped(
        json.replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026"),
    )
}

fn escaped(text: &str) -> PreEscaped<String> {
    PreEscaped(text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// What the theme says of the look, as variables of the style sheet.
fn colours(theme: &Theme) -> PreEscaped<String> {
    let variables = |palette: &Palette| {
        let Palette {
            paper,
            ink,
            accent,
            band,
            muted,
            hairline,
        } = palette;
        format!(
            "  --paper: {paper};\n  --ink: {ink};\n  --quiet: {muted};\n  --accent: {accent};\n  --rule: {hairline};\n  \
             --band: {band};\n"
        )
    };
    let [text, titles] = theme.families.each_ref().map(|family| {
        let name = family.as_deref().unwrap_or_default();
        let name: String = name
            .chars()
            .filter(|c| c.is_alphanumeric() || " -".contains(*c))
            .collect();
        if name.is_empty() {
            name
        } else {
            format!("\"{name}\", ")
        }
    });
    PreEscaped(format!(
        ":root {{\n{light}  --serif: {text}{SERIF};\n  --sans: {titles}{SANS};\n  --title: var({title});\n}}\n\n\
         @media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n\n",
        title = if theme.families[1].is_some() {
            "--sans"
        } else {
            "--serif"
        },
        light = variables(&theme.palette),
        dark = variables(&theme.palette.dark()).replace("  --", "    --"),
    ))
}

/// How pages show what was revised: by colour, by a line, and by a bar in the margin.
fn revisions(theme: &Theme) -> PreEscaped<String> {
    let variables = |palette: &Palette| {
        let [inserted, deleted] =
            [Revision::Inserted, Revision::Deleted].map(|revision| palette.revised(revision));
        format!("--inserted: {inserted}; --deleted: {deleted};")
    };
    PreEscaped(format!(
        ":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{REVISIONS}",
        light = variables(&theme.palette),
        dark = variables(&theme.palette.dark()),
    ))
}

const REVISIONS: &str = include_str!("html/revisions.css");

const SERIF: &str = "\"Source Serif 4\", \"Source Serif Pro\", Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, Georgia, serif";
const SANS: &str = "\"Source Sans 3\", \"Source Sans Pro\", system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";

/// Ways to the sections, and to the phases among them.
fn contents(document: &Document) -> Markup {
    let Document {
        metadata: _,
        running,
        masthead: _,
        body,
        notes,
    } = document;
    let sections: Vec<_> = body.iter().filter_map(as_section).collect();
    if sections.len() < FEWEST_LISTED {
        return html! {};
    }
    let mut page = Page {
        in_link: true,
        mute: true,
        ..Page::default()
    };
    let mut entry = |anchor: &str, title: &[Inline]| {
        let href = format!("#{anchor}");
        html! { a href=(href) { (page.inlines(title)) } }
    };
    html! {
        nav.contents aria-labelledby=(CONTENTS_ID) { (LINE)
            p #(CONTENTS_ID) { (running.contents) } (LINE)
            ol {
                @for section in sections {
                    (LINE)
                    li {
                        (entry(&section.anchor, &section.title))
                        @let phases: Vec<_> = section.blocks.iter().filter_map(as_section).collect();
                        @let phases: Vec<_> = phases.into_iter().filter(|it| it.look == SectionLook::Band).collect();
                        @if !phases.is_empty() {
                            ol { @for phase in phases { li { (entry(&phase.anchor, &phase.title)) } } }
                        }
                    }
                }
                @if let Some(notes) = notes { (LINE) li { (entry(&notes.anchor, &notes.title)) } }
                (LINE)
            } (LINE)
        }
    }
}

fn as_section(block: &Block) -> Option<&Section> {
    match block {
        Block::Section(section) => Some(section),
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => None,
    }
}

/// The address that holds an image whole.
pub fn data_address(image: &Image) -> String {
    let kind = match image.kind {
        ImageKind::Png => "png",
        ImageKind::Svg => "svg+xml",
    };
    format!("data:image/{kind};base64,{}", BASE64.encode(&image.bytes))
}

/// The logo, inside the page.
fn logo(logo: &Figure) -> Markup {
    let Figure { alternative, image } = logo;
    html! {
        img.logo src=(data_address(image)) alt=(alternative) width=(image.width) height=(image.height);
    }
}

/// Where blocks stand.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The level of a heading there.
    level: usize,
    /// The id of the heading above, which names what has no heading of its own.
    label: &'a str,
}

/// What has been written so far, as far as what follows depends on it.
#[derive(Default)]
struct Page {
    /// Notes already called: the first call is the one a note leads back to.
    called: BTreeSet<usize>,
    in_link: bool,
    /// Whether anything shown is what a revision put in or took out.
    is_revised: bool,
    /// Whether calls of notes are left out.
    mute: bool,
}

impl Page {
    fn masthead(&mut self, masthead: &Masthead) -> Markup {
        let Masthead {
            logo,
            kicker,
            kind,
            title,
            subtitle,
        } = masthead;
        html! {
            @if let Some(figure) = logo { (self::logo(figure)) (LINE) }
            hgroup { (LINE)
                @if !kicker.is_empty() { p.kicker { (self.inlines(kicker)) } (LINE) }
                @if !kind.is_empty() { p.kind { (self.inlines(kind)) } (LINE) }
                h1 #(TITLE_ID) { (self.inlines(title)) } (LINE)
                @if !subtitle.is_empty() { p.subtitle { (self.inlines(subtitle)) } (LINE) }
            }
        }
    }

    fn notes(&mut self, notes: &Notes, place: Place) -> Markup {
        let Notes {
            anchor,
            title,
            items,
        } = notes;
        let label = title_id(anchor);
        let inside = Place {
            level: place.level + 1,
            label: &label,
        };
        html! {
            (LINE)
            section.notes #(anchor) aria-labelledby=(label) { (LINE)
                (heading(place.level, &label, &self.inlines(title))) (LINE)
                ol {
                    @for (number, blocks) in (1..).zip(items) {
                        (LINE)
                        li #(note_id(number)) {
                            a href={ "#" (call_id(number)) } { (number) }
                            div { (self.item(blocks, inside)) }
                        }
                    }
                    (LINE)
                } (LINE)
            }
        }
    }

    /// Blocks, each on a line of its own.
    fn flow(&mut self, blocks: &[Block], place: Place) -> Markup {
        html! { @for block in blocks { (LINE) (self.block(block, place)) } }
    }

    /// The blocks of an item: a lone paragraph needs no element of its own.
    fn item(&mut self, blocks: &[Block], place: Place) -> Markup {
        match blocks {
            [
                Block::Paragraph(Paragraph {
                    look: ParagraphLook::Body,
                    inlines,
                }),
            ] => self.inlines(inlines),
            blocks => html! { (self.flow(blocks, place)) (LINE) },
        }
    }

    fn block(&mut self, block: &Block, place: Place) -> Markup {
        match block {
            Block::Section(section) => self.section(section, place),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list, place),
            Block::Facts(facts) => self.facts(facts, place),
            Block::Table(table) => self.table(table, place),
            Block::Quote(blocks) => html! { blockquote { (self.flow(blocks, place)) (LINE) } },
        }
    }

    fn section(&mut self, section: &Section, place: Place) -> Markup {
        let Section {
            anchor,
            title,
            aside,
            look,
            blocks,
        } = section;
        let label = title_id(anchor);
        let inside = Place {
            level: place.level + 1,
            label: &label,
        };
        let look = match look {
            SectionLook::Plain => None,
            SectionLook::Band => Some("band"),
            SectionLook::Page => Some("page"),
        };
        let title = heading(place.level, &label, &self.inlines(title));
        // Named sections are landmarks, worth it for the main ones only.
        let landmark = (place.level == 2).then_some(&label);
        html! {
            section class=[look] #(anchor) aria-labelledby=[landmark] { (LINE)
                @if aside.is_empty() {
                    (title)
                } @else {
                    hgroup { (title) p.aside { (self.inlines(aside)) } }
                }
                (self.flow(blocks, inside)) (LINE)
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Markup {
        let Paragraph { look, inlines } = paragraph;
        let look = match look {
            ParagraphLook::Body => None,
            ParagraphLook::Label => Some("label"),
            ParagraphLook::Small => Some("small"),
        };
        html! { p class=[look] { (self.inlines(inlines)) } }
    }

    fn list(&mut self, list: &List, place: Place) -> Markup {
        let List { start, items } = list;
        let items = html! {
            @for item in items { (LINE) li { (self.item(item, place)) } }
            (LINE)
        };
        match start {
            None => html! { ul { (items) } },
            Some(1) => html! { ol { (items) } },
            // Browsers read the number as a signed integer of 32 bits.
            Some(start) => html! { ol start=((*start).min(i32::MAX as u64)) { (items) } },
        }
    }

    fn facts(&mut self, facts: &[Fact], place: Place) -> Markup {
        html! {
            dl {
                @for Fact { label, value } in facts {
                    (LINE)
                    div { dt { (self.inlines(label)) } dd { (self.item(value, place)) } }
                }
                (LINE)
            }
        }
    }

    /// A table scrolls inside a box, which the keyboard can reach, where the screen is too narrow for it.
    fn table(&mut self, table: &Table, place: Place) -> Markup {
        let Table {
            look,
            caption,
            columns,
            rows,
        } = table;
        let look = match look {
            TableLook::Data => None,
            TableLook::Signatures => Some("signatures"),
        };
        let classes: Vec<_> = (0..)
            .zip(columns)
            .map(|(i, c)| column_class(c, i, rows))
            .collect();
        let named = first_cells_name_rows(rows);
        html! {
            div.scroll tabindex="0" role="group" aria-labelledby=(place.label) { (LINE)
                table class=[look] { (LINE)
                    @if !caption.is_empty() { caption { (self.inlines(caption)) } (LINE) }
                    thead { (LINE)
                        tr {
                            @for (column, class) in columns.iter().zip(&classes) {
                                @if column.header.is_empty() {
                                    td class=[*class] {}
                                } @else {
                                    th scope="col" class=[*class] { (self.inlines(&column.header)) }
                                }
                            }
                        } (LINE)
                    } (LINE)
                    tbody {
                        @for Row { kind, cells } in rows {
                            (LINE)
                            tr class=[row_class(*kind)] {
                                @for (index, (cell, class)) in cells.iter().zip(&classes).enumerate() {
                                    @if named && index == 0 && !cell.is_empty() {
                                        th scope="row" class=[*class] { (self.inlines(cell)) }
                                    } @else {
                                        td class=[*class] { (self.inlines(cell)) }
                                    }
                                }
                            }
                        }
                        (LINE)
                    } (LINE)
                } (LINE)
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Markup {
        html! { @for inline in inlines { (self.inline(inline)) } }
    }

    fn inline(&mut self, inline: &Inline) -> Markup {
        match inline {
            Inline::Text(text) => html! { (text) },
            Inline::Strong(content) => html! { strong { (self.inlines(content)) } },
            Inline::Emphasis(content) => html! { em { (self.inlines(content)) } },
            Inline::Revised { revision, content } => {
                self.is_revised = true;
                match revision {
                    Revision::Inserted => html! { ins { (self.inlines(content)) } },
                    Revision::Deleted => html! { del { (self.inlines(content)) } },
                }
            }
            Inline::Code(code) => html! { code { (code) } },
            // HTML has no link inside a link.
            Inline::Link { target: _, content } if self.in_link => self.inlines(content),
            Inline::Link { target, content } => {
                self.in_link = true;
                let content = self.inlines(content);
                self.in_link = false;
                html! { a href=(target) rel="noopener noreferrer" { (content) } }
            }
            Inline::Time { datetime, text } => html! { time datetime=(datetime) { (text) } },
            Inline::NoteCall(_) if self.mute => html! {},
            Inline::NoteCall(number) => {
                let id = self.called.insert(*number).then(|| call_id(*number));
                if self.in_link {
                    html! { sup id=[id] { (number) } }
                } else {
                    html! { sup id=[id] { a href={ "#" (note_id(*number)) } { (number) } } }
                }
            }
            Inline::Break => html! { br; },
        }
    }
}

fn title_id(anchor: &str) -> String {
    format!("{anchor}_title")
}

fn note_id(number: usize) -> String {
    format!("note_{number}")
}

fn call_id(number: usize) -> String {
    format!("call_{number}")
}

fn heading(level: usize, id: &str, title: &Markup) -> Markup {
    match level {
        ..=2 => html! { h2 #(id) { (title) } },
        3 => html! { h3 #(id) { (title) } },
        4 => html! { h4 #(id) { (title) } },
        5 => html! { h5 #(id) { (title) } },
        6.. => html! { h6 #(id) { (title) } },
    }
}

fn row_class(kind: RowKind) -> Option<&'static str> {
    match kind {
        RowKind::Body => None,
        RowKind::Muted => Some("muted"),
        RowKind::Total => Some("total"),
    }
}

fn column_class(column: &Column, index: usize, rows: &[Row]) -> Option<&'static str> {
    /// Beyond that many characters a cell is a text, to be wrapped like any other.
    const SHORT: usize = 24;
    let cells = rows.iter().filter_map(|row| row.cells.get(index));
    let mut lengths = cells.map(|cell| length(cell));
    // Many columns have no room to be rigid.
    let is_rigid = row_length(rows) < 5;
    let fits =
        is_rigid && column.width == ColumnWidth::Fit && lengths.all(|length| length <= SHORT);
    match (column.align, fits) {
        (Align::Start, false) => None,
        (Align::Start, true) => Some("fit"),
        (Align::Center, false) => Some("center"),
        (Align::Center, true) => Some("center fit"),
        (Align::End, false) => Some("end"),
        (Align::End, true) => Some("end fit"),
    }
}

fn row_length(rows: &[Row]) -> usize {
    rows.first().map_or(0, |row| row.cells.len())
}

/// In characters.
fn length(inlines: &[Inline]) -> usize {
    let lengths = inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Time { datetime: _, text } => {
            text.chars().count()
        }
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Link { target: _, content }
        | Inline::Revised {
            revision: _,
            content,
        } => length(content),
        Inline::NoteCall(_) | Inline::Break => 1,
    });
    lengths.sum()
}

/// Whether the first column tells the rows of the body apart, and so heads them.
fn first_cells_name_rows(rows: &[Row]) -> bool {
    let body = rows.iter().filter(|row| row.kind == RowKind::Body);
    let names: Vec<_> = body.filter_map(|row| row.cells.first()).collect();
    let told_apart =
        |(rank, name): (usize, &&Vec<Inline>)| !name.is_empty() && !names[..rank].contains(name);
    names.iter().enumerate().all(told_apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn paragraph(inlines: Vec<Inline>) -> Block {
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            inlines,
        })
    }

    #[track_caller]
    fn check(blocks: &[Block], expected: &str) {
        let place = Place {
            level: 6,
            label: TITLE_ID,
        };
        assert_eq!(Page::default().flow(blocks, place).into_string(), expected);
    }

    #[test]
    fn text_is_data() {
        check(
            &[paragraph(text("<script>&amp;"))],
            "\n<p>&lt;script&gt;&amp;amp;</p>",
        );
    }

    #[test]
    fn a_note_leads_back_to_its_first_call() {
        let call = Inline::NoteCall(1);
        check(
            &[paragraph(vec![call.clone(), call])],
            "\n<p><sup id=\"call_1\"><a href=\"#note_1\">1</a></sup>\
             <sup><a href=\"#note_1\">1</a></sup></p>",
        );
    }

    #[test]
    fn headings_go_no_deeper_than_six() {
        let section = |anchor: &str, blocks| {
            Block::Section(Section {
                anchor: anchor.to_owned(),
                title: text("a"),
                aside: Vec::new(),
                look: SectionLook::Plain,
                blocks,
            })
        };
        check(
            &[section("x", vec![section("y", Vec::new())])],
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
            &[paragraph(vec![link(vec![link(text("a"))])])],
            "\n<p><a href=\"https://example.org/\" rel=\"noopener noreferrer\">a</a></p>",
        );
    }

    #[test]
    fn the_first_column_heads_rows_it_tells_apart() {
        let row = |first: &str| Row {
            kind: RowKind::Body,
            cells: vec![text(first), text("x")],
        };
        assert!(first_cells_name_rows(&[row("1"), row("2")]));
        assert!(!first_cells_name_rows(&[row("45 min"), row("45 min")]));
    }
}
