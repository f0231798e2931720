//! A [`Document`] as one self-contained page of HTML: no script, no request, its style sheet inside. Each block starts
//! a line of the source, so that a change of the document is a small change of the page.

mod head;

pub use head::{SOURCE_ID, digest};

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, html};

use super::theme::Theme;
use head::{LINE, head};

use crate::document::{
    Align, Block, Column, ColumnWidth, Document, Fact, Figure, Image, ImageKind, Inline, List,
    Masthead, Notes, Paragraph, ParagraphLook, Revision, Row, RowKind, Section, SectionLook, Table,
    TableLook, visit_inlines,
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
    let mut page = PageWriter::default();
    let top = BlockPosition {
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

/// The elements and classes of the navigation, which repeats words of the sheet.
pub const NAVIGATION: [(&[u8], &str); 2] = [(b"a", "skip"), (b"nav", "contents")];

/// Ids of our own hold an underscore, which no anchor does.
const TITLE_ID: &str = "document_title";
const MAIN_ID: &str = "document_body";
const CONTENTS_ID: &str = "document_contents";

/// From this many sections on, a page opens with the table of its contents.
const FEWEST_LISTED: usize = 4;

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
    let mut page = PageWriter {
        in_link: true,
        mute: true,
        ..PageWriter::default()
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
    if let Block::Section(section) = block {
        Some(section)
    } else {
        None
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

/// Where blocks stand.
#[derive(Clone, Copy)]
struct BlockPosition<'a> {
    /// The level of a heading there.
    level: usize,
    /// The id of the heading above, which names what has no heading of its own.
    label: &'a str,
}

/// What has been written so far, as far as what follows depends on it.
#[derive(Default)]
struct PageWriter {
    /// Notes already called: the first call is the one a note leads back to.
    called: BTreeSet<usize>,
    in_link: bool,
    /// Whether anything shown is what a revision put in or took out.
    is_revised: bool,
    /// Whether calls of notes are left out.
    mute: bool,
}

impl PageWriter {
    fn masthead(&mut self, masthead: &Masthead) -> Markup {
        let Masthead {
            logo,
            kicker,
            kind,
            title,
            subtitle,
        } = masthead;
        html! {
            @if let Some(Figure { alternative, image }) = logo {
                img.logo src=(data_address(image)) alt=(alternative) width=(image.width) height=(image.height); (LINE)
            }
            hgroup { (LINE)
                @if !kicker.is_empty() { p.kicker { (self.inlines(kicker)) } (LINE) }
                @if !kind.is_empty() { p.kind { (self.inlines(kind)) } (LINE) }
                h1 #(TITLE_ID) { (self.inlines(title)) } (LINE)
                @if !subtitle.is_empty() { p.subtitle { (self.inlines(subtitle)) } (LINE) }
            }
        }
    }

    fn notes(&mut self, notes: &Notes, position: BlockPosition) -> Markup {
        let Notes {
            anchor,
            title,
            items,
        } = notes;
        let label = title_id(anchor);
        let inside = BlockPosition {
            level: position.level + 1,
            label: &label,
        };
        html! {
            (LINE)
            section.notes #(anchor) aria-labelledby=(label) { (LINE)
                (heading(position.level, &label, &self.inlines(title))) (LINE)
                ol {
                    @for (number, blocks) in (1..).zip(items) {
                        (LINE)
                        li #{ "note_" (number) } {
                            a href={ "#call_" (number) } { (number) }
                            div { (self.item(blocks, inside)) }
                        }
                    }
                    (LINE)
                } (LINE)
            }
        }
    }

    /// Blocks, each on a line of its own.
    fn flow(&mut self, blocks: &[Block], position: BlockPosition) -> Markup {
        html! { @for block in blocks { (LINE) (self.block(block, position)) } }
    }

    /// The blocks of an item: a lone paragraph needs no element of its own.
    fn item(&mut self, blocks: &[Block], position: BlockPosition) -> Markup {
        match blocks {
            [
                Block::Paragraph(Paragraph {
                    look: ParagraphLook::Body,
                    inlines,
                }),
            ] => self.inlines(inlines),
            blocks => html! { (self.flow(blocks, position)) (LINE) },
        }
    }

    fn block(&mut self, block: &Block, position: BlockPosition) -> Markup {
        match block {
            Block::Section(section) => self.section(section, position),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list, position),
            Block::Facts(facts) => self.facts(facts, position),
            Block::Table(table) => self.table(table, position),
            Block::Quote(blocks) => html! { blockquote { (self.flow(blocks, position)) (LINE) } },
        }
    }

    fn section(&mut self, section: &Section, position: BlockPosition) -> Markup {
        let Section {
            anchor,
            title,
            aside,
            look,
            blocks,
        } = section;
        let label = title_id(anchor);
        let inside = BlockPosition {
            level: position.level + 1,
            label: &label,
        };
        let look = match look {
            SectionLook::Plain => None,
            SectionLook::Band => Some("band"),
            SectionLook::Page => Some("page"),
        };
        let title = heading(position.level, &label, &self.inlines(title));
        // Named sections are landmarks, worth it for the main ones only.
        let landmark = (position.level == 2).then_some(&label);
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

    fn list(&mut self, list: &List, position: BlockPosition) -> Markup {
        let List { start, items } = list;
        let items = html! {
            @for item in items { (LINE) li { (self.item(item, position)) } }
            (LINE)
        };
        match start {
            None => html! { ul { (items) } },
            Some(1) => html! { ol { (items) } },
            // Browsers read the number as a signed integer of 32 bits.
            Some(start) => html! { ol start=((*start).min(i32::MAX as u64)) { (items) } },
        }
    }

    fn facts(&mut self, facts: &[Fact], position: BlockPosition) -> Markup {
        html! {
            dl {
                @for Fact { label, value } in facts {
                    (LINE)
                    div { dt { (self.inlines(label)) } dd { (self.item(value, position)) } }
                }
                (LINE)
            }
        }
    }

    /// A table scrolls inside a box, which the keyboard can reach, where the screen is too narrow for it.
    fn table(&mut self, table: &Table, position: BlockPosition) -> Markup {
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
            div.scroll tabindex="0" role="group" aria-labelledby=(position.label) { (LINE)
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
                let is_first = self.called.insert(*number);
                let id = is_first.then(|| format!("call_{number}"));
                html! {
                    sup id=[id] {
                        @if self.in_link { (number) } @else { a href={ "#note_" (number) } { (number) } }
                    }
                }
            }
            Inline::Break => html! { br; },
        }
    }
}

fn title_id(anchor: &str) -> String {
    format!("{anchor}_title")
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
    let is_rigid = rows.first().is_none_or(|row| row.cells.len() < 5);
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

/// In characters; a call counts as one.
fn length(inlines: &[Inline]) -> usize {
    let mut length = 0;
    visit_inlines(inlines, &mut |inline| {
        length += inline.own_text().chars().count();
        length += usize::from(matches!(inline, Inline::NoteCall(_)));
    });
    length
}

/// Whether the first column tells the rows of the body apart, and so heads them.
fn first_cells_name_rows(rows: &[Row]) -> bool {
    let body = rows.iter().filter(|row| row.kind == RowKind::Body);
    let names: Vec<_> = body.filter_map(|row| row.cells.first()).collect();
    let told_apart =
        |(rank, name): (usize, &&Vec<Inline>)| !name.is_empty() && !names[..rank].contains(name);
    names.iter().enumerate().all(told_apart)
}
