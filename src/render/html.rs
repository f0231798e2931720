//! A [`Document`] as one self-contained page of HTML: no script, no request, its style sheet inside. Each block starts
//! a line of the source, so that a change of the document is a small change of the page.

mod columns;
mod fonts;
mod head;
mod table;

pub use head::SOURCE_ID;

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use maud::{DOCTYPE, Markup, html};

use super::fonts::{Face, Family, PageText};
use super::theme::Theme;
use columns::is_wide;
use fonts::{font_styles, margin_styles};
use head::{LINE_FEED, PageStyles, render_head};

use crate::document::typography::split_raised;
use crate::document::{
    Block, Document, Fact, Figure, Image, ImageKind, Inline, List, ListMarker, Masthead, Paragraph,
    ParagraphStyle, Revision, RunningText, Section, SectionStyle,
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
    let mut page = PageWriter::new(theme);
    let top = HeadingContext {
        level: 2,
        label: TITLE_ID,
    };
    let body = html! {
        body { (LINE_FEED)
            a.skip href={ "#" (MAIN_ID) } { (page.render_running(&running.skip_link)) } (LINE_FEED)
            header { (page.render_masthead(masthead)) } (LINE_FEED)
            (page.render_contents(document)) (LINE_FEED)
            main #(MAIN_ID) tabindex="-1" {
                (page.render_blocks(body, top))
                @if !notes.is_empty() { (page.render_notes(notes, &running.notes_title, top)) }
                (LINE_FEED)
            } (LINE_FEED)
        } (LINE_FEED)
    };
    let styles = PageStyles {
        is_revised: page.is_revised,
        margins: page.render_margins(running),
        table_heads: std::mem::take(&mut page.table_heads),
        fonts: font_styles(page.text.into_faces(), &theme.faces),
    };
    let page = html! {
        (DOCTYPE) (LINE_FEED)
        html lang=(metadata.language) { (LINE_FEED)
            (render_head(metadata, theme, &styles)) (LINE_FEED)
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

/// What the style sheet writes before items.
const LIST_MARKERS: &str = "•0123456789.)";

/// From this many sections on, a page opens with the table of its contents.
const MIN_LISTED_SECTIONS: usize = 4;

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

const TEXT: Face = Face::new(Family::Text);
const TITLES: Face = Face::new(Family::Titles);

/// Writes the page, with the state that later blocks depend on.
struct PageWriter {
    /// The texts that the page shows, whose faces it carries.
    text: PageText,
    /// The face of the texts being written: the style sheet gives their elements the same.
    face: Face,
    /// That of the title.
    title_face: Face,
    table_count: usize,
    /// The label before the next table.
    table_label: Option<String>,
    /// The names of tables, for each to have its own.
    table_names: BTreeSet<String>,
    /// The heads of columns, which the style sheet shows again where cells stand one under the other.
    table_heads: String,
    /// Notes already called: the first call is the one a note leads back to.
    called: BTreeSet<usize>,
    in_link: bool,
    /// Whether the page shows inserted or deleted content.
    is_revised: bool,
    /// Whether calls of notes are left out.
    omits_note_calls: bool,
}

impl PageWriter {
    fn new(theme: &Theme) -> Self {
        let has_title_face = theme.families[1].is_some();
        Self {
            text: PageText::new(&theme.faces),
            face: TEXT,
            title_face: if has_title_face { TITLES } else { TEXT }.bold(),
            called: BTreeSet::new(),
            table_count: 0,
            table_label: None,
            table_names: BTreeSet::new(),
            table_heads: String::new(),
            in_link: false,
            is_revised: false,
            omits_note_calls: false,
        }
    }

    /// Writes what the page shows in another face.
    fn in_face(&mut self, face: Face, write: impl FnOnce(&mut Self) -> Markup) -> Markup {
        let around = std::mem::replace(&mut self.face, face);
        let written = write(self);
        self.face = around;
        written
    }

    fn inlines_in(&mut self, face: Face, inlines: &[Inline]) -> Markup {
        self.in_face(face, |page| page.render_inlines(inlines))
    }

    fn render_verbatim(&mut self, text: &str) -> Markup {
        self.text.add(self.face, text);
        html! { (text) }
    }

    fn render_text(&mut self, text: &str) -> Markup {
        self.text.add(self.face, text);
        html! {
            @for (part, is_raised) in split_raised(text) {
                @if is_raised { sup.ordinal { (part) } } @else { (part) }
            }
        }
    }

    fn render_running(&mut self, text: &str) -> Markup {
        self.in_face(TITLES, |page| page.render_verbatim(text))
    }

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
            @if !letterhead.is_empty() { p.letterhead { (self.inlines_in(TITLES, letterhead)) } (LINE_FEED) }
            hgroup { (LINE_FEED)
                @if !kicker.is_empty() { p.kicker { (self.inlines_in(TITLES, kicker)) } (LINE_FEED) }
                @if !kind.is_empty() { p.kind { (self.inlines_in(TITLES.bold(), kind)) } (LINE_FEED) }
                h1 #(TITLE_ID) { (self.inlines_in(self.title_face, title)) } (LINE_FEED)
                @if !subtitle.is_empty() { p.subtitle { (self.inlines_in(TITLES, subtitle)) } (LINE_FEED) }
            }
        }
    }

    /// Ways to the sections, and to the phases among them.
    fn render_contents(&mut self, document: &Document) -> Markup {
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
        self.in_link = true;
        self.omits_note_calls = true;
        let title = self.in_face(TITLES.bold(), |page| {
            page.render_verbatim(&running.contents_title)
        });
        let notes_title = self.in_face(TITLES, |page| page.render_verbatim(&running.notes_title));
        let mut entry = |anchor: &str, title: &[Inline]| {
            let href = format!("#{anchor}");
            let title = self.in_face(TITLES, |page| page.render_inlines(title));
            html! { a href=(href) { (title) } }
        };
        let contents = html! {
            nav.contents aria-labelledby=(CONTENTS_ID) { (LINE_FEED)
                p #(CONTENTS_ID) { (title) } (LINE_FEED)
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
                    @if !notes.is_empty() { (LINE_FEED) li { a href={ "#" (NOTES_ID) } { (notes_title) } } }
                    (LINE_FEED)
                } (LINE_FEED)
            }
        };
        self.in_link = false;
        self.omits_note_calls = false;
        contents
    }

    /// The head and the foot of printed pages: rules of the style sheet, whose texts are strings.
    fn render_margins(&mut self, running: &RunningText) -> String {
        let RunningText {
            header_left,
            header_right,
            footer,
            page_word,
            note_word: _,
            back_to_call: _,
            notes_title: _,
            contents_title: _,
            skip_link: _,
        } = running;
        let texts = [header_left, header_right, footer, page_word];
        texts
            .into_iter()
            .for_each(|text| self.text.add(TITLES, text));
        self.text.add(TITLES, "0123456789/");
        margin_styles(running)
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
                            a href={ "#call_" (number) } role="doc-backlink" { (number) }
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
        let next = blocks.iter().skip(1).map(Some).chain([None]);
        html! {
            @for (block, next) in blocks.iter().zip(next) {
                (LINE_FEED)
                @match (block, next) {
                    (Block::Paragraph(label), Some(Block::Table(_))) => (self.render_table_label(label)),
                    _ => (self.render_block(block, position)),
                }
            }
        }
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
            Block::Paragraph(paragraph) => self.render_paragraph(paragraph, None),
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
        // A title beside the text needs a text beside it.
        let stands_across = |block: &Block| match block {
            Block::Section(_) => true,
            Block::Table(table) => is_wide(table),
            Block::Paragraph(_) | Block::List(_) | Block::Facts(_) | Block::Quote(_) => false,
        };
        let is_across = position.level == 2
            && (blocks.first().is_none_or(stands_across)
                || blocks.iter().any(|block| as_section(block).is_some()));
        let style = match style {
            SectionStyle::Plain if is_across => Some("across"),
            SectionStyle::Page if is_across => Some("page across"),
            SectionStyle::Plain => None,
            SectionStyle::Band => Some("band"),
            SectionStyle::Page => Some("page"),
        };
        let title = self.render_heading(position.level, &label, title);
        // Named sections are landmarks, worth it for the main ones only.
        let landmark = (position.level == 2).then_some(&label);
        html! {
            section class=[style] #(anchor) aria-labelledby=[landmark] { (LINE_FEED)
                @if aside.is_empty() {
                    (title)
                } @else {
                    hgroup { (title) p.aside { (self.inlines_in(TITLES, aside)) } }
                }
                (self.render_blocks(blocks, inside)) (LINE_FEED)
            }
        }
    }

    fn render_heading(&mut self, level: usize, id: &str, title: &[Inline]) -> Markup {
        let face = TITLES.bold();
        let face = if level < 6 { face } else { face.italic() };
        let title = self.inlines_in(face, title);
        match level {
            ..=2 => html! { h2 #(id) { (title) } },
            3 => html! { h3 #(id) { (title) } },
            4 => html! { h4 #(id) { (title) } },
            5 => html! { h5 #(id) { (title) } },
            6.. => html! { h6 #(id) { (title) } },
        }
    }

    fn render_paragraph(&mut self, paragraph: &Paragraph, id: Option<&str>) -> Markup {
        let Paragraph { style, inlines } = paragraph;
        let (style, face) = match style {
            ParagraphStyle::Body => (None, self.face),
            ParagraphStyle::Label => (Some("label"), TITLES.bold()),
            ParagraphStyle::Small => (Some("small"), self.face),
        };
        html! { p class=[style] id=[id] { (self.inlines_in(face, inlines)) } }
    }

    fn render_list(&mut self, list: &List, position: HeadingContext) -> Markup {
        let List { marker, items } = list;
        self.text.add(self.face, LIST_MARKERS);
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
                    div { dt { (self.inlines_in(TITLES.bold(), label)) } dd { (self.render_item(value, position)) } }
                }
                (LINE_FEED)
            }
        }
    }

    fn render_inlines(&mut self, inlines: &[Inline]) -> Markup {
        html! { @for inline in inlines { (self.render_inline(inline)) } }
    }

    fn render_inline(&mut self, inline: &Inline) -> Markup {
        match inline {
            Inline::Text(text) => self.render_text(text),
            Inline::Strong(content) => {
                html! { strong { (self.inlines_in(self.face.bold(), content)) } }
            }
            Inline::Emphasis(content) => {
                html! { em { (self.inlines_in(self.face.italic(), content)) } }
            }
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
            Inline::Code(code) => {
                let face = Face {
                    family: Family::Titles,
                    ..self.face
                };
                html! { code { (self.in_face(face, |page| page.render_verbatim(code))) } }
            }
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
                html! { time datetime=(datetime) { (self.render_text(text)) } }
            }
            Inline::NoteCall(_) if self.omits_note_calls => html! {},
            Inline::NoteCall(number) => {
                self.text.add(TITLES.bold(), &number.to_string());
                let is_first = self.called.insert(*number);
                let id = is_first.then(|| format!("call_{number}"));
                html! {
                    sup id=[id] {
                        @if self.in_link { (number) } @else { a href={ "#note_" (number) } role="doc-noteref" { (number) } }
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
