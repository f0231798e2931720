//! A [`Document`] as one self-contained page of HTML: no script, no request, its style sheet inside. Each block starts
//! a line of the source, so that a change of the document is a small change of the page.

mod head;

pub use head::SOURCE_ID;

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, html};

use super::theme::Theme;
use head::{LINE_FEED, render_head};

use crate::document::typography::split_raised;
use crate::document::{
    Align, Block, Column, ColumnWidth, Document, Fact, Figure, Image, ImageKind, Inline, List,
    ListMarker, Masthead, Paragraph, ParagraphStyle, Revision, Row, RowKind, Section, SectionStyle,
    Table, TableStyle, visit_inlines,
};

/// The whole page, ending in one line feed.
pub fn render_html(document: &Document, theme: &Theme) -> String {
    let Document {
        metadata,
        running_text: running,
        masthead,
        body,
        notes,
    } = document;
    let mut page = PageWriter::default();
    let top = HeadingContext {
        level: 2,
        label: TITLE_ID,
    };
    let body = html! {
        body { (LINE_FEED)
            a.skip href={ "#" (MAIN_ID) } { (running.skip_link) } (LINE_FEED)
            header { (page.render_masthead(masthead)) } (LINE_FEED)
            (render_contents(document)) (LINE_FEED)
            main #(MAIN_ID) tabindex="-1" {
                (page.render_blocks(body, top))
                @if !notes.is_empty() { (page.render_notes(notes, &running.notes_title, top)) }
                (LINE_FEED)
            } (LINE_FEED)
        } (LINE_FEED)
    };
    let page = html! {
        (DOCTYPE) (LINE_FEED)
        html lang=(metadata.language) { (LINE_FEED)
            (render_head(metadata, theme, page.is_revised)) (LINE_FEED)
            (body)
        } (LINE_FEED)
    };
    page.into_string()
}

/// The elements and classes of the navigation, which repeats words of the sheet.
pub const NAVIGATION: [(&[u8], &str); 2] = [(b"a", "skip"), (b"nav", "contents")];

/// Ids of our own hold an underscore, which no anchor does.
const TITLE_ID: &str = "document_title";
const MAIN_ID: &str = "document_body";
const CONTENTS_ID: &str = "document_contents";
const NOTES_ID: &str = "document_notes";

/// From this many sections on, a page opens with the table of its contents.
const MIN_LISTED_SECTIONS: usize = 4;

/// Ways to the sections, and to the phases among them.
fn render_contents(document: &Document) -> Markup {
    let Document {
        metadata: _,
        running_text: running,
        masthead: _,
        body,
        notes,
    } = document;
    let sections: Vec<_> = body.iter().filter_map(as_section).collect();
    if sections.len() < MIN_LISTED_SECTIONS {
        return html! {};
    }
    let mut page = PageWriter {
        in_link: true,
        omits_note_calls: true,
        ..PageWriter::default()
    };
    let mut entry = |anchor: &str, title: &[Inline]| {
        let href = format!("#{anchor}");
        html! { a href=(href) { (page.render_inlines(title)) } }
    };
    html! {
        nav.contents aria-labelledby=(CONTENTS_ID) { (LINE_FEED)
            p #(CONTENTS_ID) { (running.contents_title) } (LINE_FEED)
            ol {
                @for section in sections {
                    (LINE_FEED)
                    li {
                        (entry(&section.anchor, &section.title))
                        @let phases: Vec<_> = section.blocks.iter().filter_map(as_section).collect();
                        @let phases: Vec<_> = phases.into_iter().filter(|it| it.style == SectionStyle::Band).collect();
                        @if !phases.is_empty() {
                            ol { @for phase in phases { li { (entry(&phase.anchor, &phase.title)) } } }
                        }
                    }
                }
                @if !notes.is_empty() { (LINE_FEED) li { a href={ "#" (NOTES_ID) } { (running.notes_title) } } }
                (LINE_FEED)
            } (LINE_FEED)
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
pub fn data_url(image: &Image) -> String {
    let kind = match image.kind {
        ImageKind::Png => "png",
        ImageKind::Svg => "svg+xml",
    };
    format!("data:image/{kind};base64,{}", BASE64.encode(&image.bytes))
}

/// The position of blocks in the page.
#[derive(Clone, Copy)]
struct HeadingContext<'a> {
    /// The level of a heading there.
    level: usize,
    /// The id of the heading above, which names what has no heading of its own.
    label: &'a str,
}

/// Writes the page, with the state that later blocks depend on.
#[derive(Default)]
struct PageWriter {
    /// Notes already called: the first call is the one a note leads back to.
    called: BTreeSet<usize>,
    in_link: bool,
    /// Whether the page shows inserted or deleted content.
    is_revised: bool,
    /// Whether calls of notes are left out.
    omits_note_calls: bool,
}

impl PageWriter {
    fn render_masthead(&mut self, masthead: &Masthead) -> Markup {
        let Masthead {
            logo,
            letterhead,
            kicker,
            kind,
            title,
            subtitle,
        } = masthead;
        html! {
            @if let Some(Figure { alternative, image }) = logo {
                img.logo src=(data_url(image)) alt=(alternative) width=(image.width) height=(image.height); (LINE_FEED)
            }
            @if !letterhead.is_empty() { p.letterhead { (self.render_inlines(letterhead)) } (LINE_FEED) }
            hgroup { (LINE_FEED)
                @if !kicker.is_empty() { p.kicker { (self.render_inlines(kicker)) } (LINE_FEED) }
                @if !kind.is_empty() { p.kind { (self.render_inlines(kind)) } (LINE_FEED) }
                h1 #(TITLE_ID) { (self.render_inlines(title)) } (LINE_FEED)
                @if !subtitle.is_empty() { p.subtitle { (self.render_inlines(subtitle)) } (LINE_FEED) }
            }
        }
    }

    fn render_notes(
        &mut self,
        notes: &[Vec<Block>],
        title: &str,
        position: HeadingContext,
    ) -> Markup {
        let inside = HeadingContext {
            level: position.level + 1,
            label: NOTES_ID,
        };
        html! {
            (LINE_FEED)
            section.notes #(NOTES_ID) aria-label=(title) { (LINE_FEED)
                ol {
                    @for (number, blocks) in (1..).zip(notes) {
                        (LINE_FEED)
                        li #{ "note_" (number) } {
                            a href={ "#call_" (number) } { (number) }
                            div { (self.render_item(blocks, inside)) }
                        }
                    }
                    (LINE_FEED)
                } (LINE_FEED)
            }
        }
    }

    /// Blocks, each on a line of its own.
    fn render_blocks(&mut self, blocks: &[Block], position: HeadingContext) -> Markup {
        html! { @for block in blocks { (LINE_FEED) (self.render_block(block, position)) } }
    }

    /// The blocks of an item: a lone paragraph needs no element of its own.
    fn render_item(&mut self, blocks: &[Block], position: HeadingContext) -> Markup {
        match blocks {
            [
                Block::Paragraph(Paragraph {
                    style: ParagraphStyle::Body,
                    inlines,
                }),
            ] => self.render_inlines(inlines),
            blocks => html! { (self.render_blocks(blocks, position)) (LINE_FEED) },
        }
    }

    fn render_block(&mut self, block: &Block, position: HeadingContext) -> Markup {
        match block {
            Block::Section(section) => self.render_section(section, position),
            Block::Paragraph(paragraph) => self.render_paragraph(paragraph),
            Block::List(list) => self.render_list(list, position),
            Block::Facts(facts) => self.render_facts(facts, position),
            Block::Table(table) => self.render_table(table, position),
            Block::Quote(blocks) => {
                html! { blockquote { (self.render_blocks(blocks, position)) (LINE_FEED) } }
            }
        }
    }

    fn render_section(&mut self, section: &Section, position: HeadingContext) -> Markup {
        let Section {
            anchor,
            title,
            aside,
            style,
            blocks,
        } = section;
        let label = title_id(anchor);
        let inside = HeadingContext {
            level: position.level + 1,
            label: &label,
        };
        let style = match style {
            SectionStyle::Plain => None,
            SectionStyle::Band => Some("band"),
            SectionStyle::Page => Some("page"),
        };
        let title = render_heading(position.level, &label, &self.render_inlines(title));
        // Named sections are landmarks, worth it for the main ones only.
        let landmark = (position.level == 2).then_some(&label);
        html! {
            section class=[style] #(anchor) aria-labelledby=[landmark] { (LINE_FEED)
                @if aside.is_empty() {
                    (title)
                } @else {
                    hgroup { (title) p.aside { (self.render_inlines(aside)) } }
                }
                (self.render_blocks(blocks, inside)) (LINE_FEED)
            }
        }
    }

    fn render_paragraph(&mut self, paragraph: &Paragraph) -> Markup {
        let Paragraph { style, inlines } = paragraph;
        let style = match style {
            ParagraphStyle::Body => None,
            ParagraphStyle::Label => Some("label"),
            ParagraphStyle::Small => Some("small"),
        };
        html! { p class=[style] { (self.render_inlines(inlines)) } }
    }

    fn render_list(&mut self, list: &List, position: HeadingContext) -> Markup {
        let List { marker, items } = list;
        let items = html! {
            @for item in items { (LINE_FEED) li { (self.render_item(item, position)) } }
            (LINE_FEED)
        };
        let style = matches!(marker, ListMarker::Bracket(_)).then_some("bracket");
        match marker.start() {
            None => html! { ul { (items) } },
            Some(1) => html! { ol class=[style] { (items) } },
            // Browsers read the number as a signed integer of 32 bits.
            Some(start) => {
                html! { ol class=[style] start=(start.min(i32::MAX as u64)) { (items) } }
            }
        }
    }

    fn render_facts(&mut self, facts: &[Fact], position: HeadingContext) -> Markup {
        html! {
            dl {
                @for Fact { label, value } in facts {
                    (LINE_FEED)
                    div { dt { (self.render_inlines(label)) } dd { (self.render_item(value, position)) } }
                }
                (LINE_FEED)
            }
        }
    }

    /// A table scrolls inside a box, which the keyboard can reach, where the screen is too narrow for it.
    fn render_table(&mut self, table: &Table, position: HeadingContext) -> Markup {
        let Table {
            style,
            caption,
            columns,
            rows,
        } = table;
        let style = match style {
            TableStyle::Data => None,
            TableStyle::Signatures => Some("signatures"),
        };
        let classes: Vec<_> = (0..)
            .zip(columns)
            .map(|(i, c)| column_class(c, i, rows))
            .collect();
        let named = table.has_row_headers();
        html! {
            div.scroll tabindex="0" role="group" aria-labelledby=(position.label) { (LINE_FEED)
                table class=[style] { (LINE_FEED)
                    @if !caption.is_empty() { caption { (self.render_inlines(caption)) } (LINE_FEED) }
                    thead { (LINE_FEED)
                        tr {
                            @for (column, class) in columns.iter().zip(&classes) {
                                @if column.header.is_empty() {
                                    td class=[*class] {}
                                } @else {
                                    th scope="col" class=[*class] { (self.render_inlines(&column.header)) }
                                }
                            }
                        } (LINE_FEED)
                    } (LINE_FEED)
                    tbody {
                        @for Row { kind, cells } in rows {
                            (LINE_FEED)
                            tr class=[row_class(*kind)] {
                                @for (index, (cell, class)) in cells.iter().zip(&classes).enumerate() {
                                    @if named && index == 0 && !cell.is_empty() {
                                        th scope="row" class=[*class] { (self.render_inlines(cell)) }
                                    } @else {
                                        td class=[*class] { (self.render_inlines(cell)) }
                                    }
                                }
                            }
                        }
                        (LINE_FEED)
                    } (LINE_FEED)
                } (LINE_FEED)
            }
        }
    }

    fn render_inlines(&mut self, inlines: &[Inline]) -> Markup {
        html! { @for inline in inlines { (self.render_inline(inline)) } }
    }

    fn render_inline(&mut self, inline: &Inline) -> Markup {
        match inline {
            Inline::Text(text) => render_text(text),
            Inline::Strong(content) => html! { strong { (self.render_inlines(content)) } },
            Inline::Emphasis(content) => html! { em { (self.render_inlines(content)) } },
            Inline::Revised { revision, content } => {
                self.is_revised = true;
                match revision {
                    Revision::Inserted => html! { ins { (self.render_inlines(content)) } },
                    Revision::Deleted => html! { del { (self.render_inlines(content)) } },
                    Revision::MovedFrom => {
                        html! { del class="moved" { (self.render_inlines(content)) } }
                    }
                    Revision::MovedTo => {
                        html! { ins class="moved" { (self.render_inlines(content)) } }
                    }
                }
            }
            Inline::Code(code) => html! { code { (code) } },
            Inline::Foreign { language, content } => {
                html! { span lang=(language) { (self.render_inlines(content)) } }
            }
            // HTML has no link inside a link.
            Inline::Link { target: _, content } if self.in_link => self.render_inlines(content),
            Inline::Link { target, content } => {
                self.in_link = true;
                let content = self.render_inlines(content);
                self.in_link = false;
                html! { a href=(target) rel="noopener noreferrer" { (content) } }
            }
            Inline::Time { datetime, text } => {
                html! { time datetime=(datetime) { (render_text(text)) } }
            }
            Inline::NoteCall(_) if self.omits_note_calls => html! {},
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

fn render_text(text: &str) -> Markup {
    html! {
        @for (part, is_raised) in split_raised(text) {
            @if is_raised { sup.ordinal { (part) } } @else { (part) }
        }
    }
}

fn title_id(anchor: &str) -> String {
    format!("{anchor}_title")
}

fn render_heading(level: usize, id: &str, title: &Markup) -> Markup {
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
    const MAX_SHORT_CELL: usize = 24;
    let cells = rows.iter().filter_map(|row| row.cells.get(index));
    let mut lengths = cells.map(|cell| cell_length(cell));
    // Many columns have no room to be rigid.
    let is_rigid = rows.first().is_none_or(|row| row.cells.len() < 5);
    let fits = is_rigid
        && column.width == ColumnWidth::Fit
        && lengths.all(|length| length <= MAX_SHORT_CELL);
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
fn cell_length(inlines: &[Inline]) -> usize {
    let mut length = 0;
    visit_inlines(inlines, &mut |inline| {
        length += inline.leaf_text().chars().count();
        length += usize::from(matches!(inline, Inline::NoteCall(_)));
    });
    length
}
