//! Placed items as the operators of pages, with all content marked for the structure.
//!
//! The only place where the origin moves from the top left to the bottom left of the page.

use std::collections::BTreeMap;

use lopdf::{Object, StringFormat};
use printpdf::{
    Codepoint, Color as PdfColor, DictItem, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Pt,
    Rect, Rgb, TextItem, XObjectId, XObjectTransform,
};

use super::layout::{Item, Rectangle};
use super::line::{Artifact, ContentMark, Line, Run};
use super::page::Page;
use super::structure::{FieldId, LeafId, Link, LinkId, LinkTarget, StructureTree};
use super::style::{CHANGE_BAR_X, Color, Paper};
use super::subset::{Subset, Subsets};
use crate::document::Revision;
use crate::render::fonts::Face;
use crate::render::theme::Palette;
use crate::value::Colour;

/// The name by which pages call the logo.
pub const LOGO: &str = "Logo";

/// The places of the content of the structure.
#[derive(Debug, Default)]
pub struct ContentMap {
    /// Of each leaf, in order: the marked content that shows it.
    pub leaves: Vec<Vec<MarkedContent>>,
    /// Of each link, in order.
    pub links: Vec<Vec<Area>>,
    /// Of each page, in order: the leaf of each identifier of marked content.
    pub pages: Vec<Vec<LeafId>>,
    /// Of each figure, in order.
    pub figures: Vec<(LeafId, Area)>,
    /// Of each signature field, in order of pages.
    pub fields: Vec<(FieldId, Area)>,
}

/// A marked-content sequence of a page; `top` is the place of its text, in points from the bottom of the page.
#[derive(Debug, Clone, Copy)]
pub struct MarkedContent {
    pub page: usize,
    pub mcid: usize,
    pub top: f32,
}

/// A rectangle of a page, from its bottom left corner, in points: left, bottom, right, top.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub page: usize,
    pub corners: [f32; 4],
}

/// Draws every page, and says where it shows what the structure refers to.
pub fn draw_pages(
    pages: &[Page],
    tree: &StructureTree,
    subsets: &Subsets,
    palette: &Palette,
) -> (Vec<PdfPage>, ContentMap) {
    let mut content = ContentMap {
        leaves: vec![Vec::new(); tree.leaf_count],
        links: vec![Vec::new(); tree.links.len()],
        pages: Vec::with_capacity(pages.len()),
        figures: Vec::new(),
        fields: Vec::new(),
    };
    let pages = pages.iter().enumerate().map(|(number, page)| {
        content.pages.push(Vec::new());
        let mut writer = ContentWriter {
            number,
            subsets,
            palette,
            links: &tree.links,
            content: &mut content,
            ops: Vec::new(),
            mark: None,
            font: None,
            color: None,
        };
        for item in page {
            writer.draw_item(item);
        }
        writer.open_marked_content(None, 0.0);
        pdf_page(writer.ops)
    });
    (pages.collect(), content)
}

fn pdf_page(ops: Vec<Op>) -> PdfPage {
    let paper = Rect::from_wh(Pt(Paper::A4.width), Pt(Paper::A4.height));
    PdfPage {
        media_box: paper.clone(),
        trim_box: paper.clone(),
        crop_box: paper,
        ..PdfPage::new(Mm(0.0), Mm(0.0), ops)
    }
}

/// Writes the content of one page.
struct ContentWriter<'a> {
    number: usize,
    subsets: &'a Subsets,
    palette: &'a Palette,
    links: &'a [Link],
    content: &'a mut ContentMap,
    ops: Vec<Op>,
    /// The marked content that is open.
    mark: Option<ContentMark>,
    font: Option<(Face, f32)>,
    color: Option<Color>,
}

impl ContentWriter<'_> {
    fn draw_item(&mut self, item: &Item) {
        match item {
            Item::Box { area, color } => {
                let bottom = Paper::A4.height - area.y - area.height;
                self.draw_rectangle([area.x, bottom, area.width, area.height], *color);
            }
            Item::Line { x, baseline, line } => {
                self.draw_line(*x, Paper::A4.height - baseline, line);
            }
            Item::Figure { area, leaf } => self.draw_figure(area, *leaf),
            // It is empty until somebody signs.
            Item::Field { area, field } => {
                let area = self.area(area);
                self.content.fields.push((*field, area));
            }
        }
    }

    /// A rectangle of the page, from the bottom left corner of the page.
    fn area(&self, area: &Rectangle) -> Area {
        let bottom = Paper::A4.height - area.y - area.height;
        let corners = [area.x, bottom, area.x + area.width, bottom + area.height];
        let page = self.number;
        Area { page, corners }
    }

    /// Shows the logo.
    fn draw_figure(&mut self, area: &Rectangle, leaf: LeafId) {
        let area = self.area(area);
        let [left, bottom, right, top] = area.corners;
        self.open_marked_content(Some(&ContentMark::Leaf(leaf)), top);
        self.ops.push(Op::UseXobject {
            id: XObjectId(LOGO.to_owned()),
            transform: XObjectTransform {
                translate_x: Some(round_points(left)),
                translate_y: Some(round_points(bottom)),
                scale_x: Some(round_points(right - left).0),
                scale_y: Some(round_points(top - bottom).0),
                ..XObjectTransform::default()
            },
        });
        self.content.figures.push((leaf, area));
    }

    /// Left, bottom, width, height.
    fn draw_rectangle(&mut self, sides: [f32; 4], color: Color) {
        self.open_marked_content(Some(&ContentMark::Artifact(Artifact::Decoration)), 0.0);
        self.set_color(color);
        let [x, y, width, height] = sides.map(round_points);
        let rectangle = Rect {
            x,
            y,
            width,
            height,
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn draw_line(&mut self, x: f32, baseline: f32, line: &Line) {
        let mut areas: BTreeMap<usize, [f32; 4]> = BTreeMap::new();
        for run in &line.runs {
            let top = baseline + run.style.leading;
            self.open_marked_content(Some(&run.mark), top);
            self.draw_run(x, baseline, run);
            if let Some(LinkId(link)) = run.link {
                let (left, right) = (x + run.start(), x + run.end);
                let bottom = baseline + run.style.rise - run.style.size * 0.25;
                let top = baseline + run.style.rise + run.style.size * 0.8;
                areas
                    .entry(link)
                    .and_modify(|area| {
                        *area = [
                            area[0].min(left),
                            area[1].min(bottom),
                            area[2].max(right),
                            area[3].max(top),
                        ];
                    })
                    .or_insert([left, bottom, right, top]);
            }
        }
        for (link, corners) in areas {
            // Known by more than its colour. A note and its call are known by their places.
            if matches!(self.links[link].target, LinkTarget::Address(_)) {
                let width = corners[2] - corners[0];
                self.draw_rectangle([corners[0], baseline - 1.6, width, 0.4], Color::Accent);
            }
            self.content.links[link].push(Area {
                page: self.number,
                corners,
            });
        }
        self.draw_revisions(x, baseline, line);
    }

    /// Lines under and through what was revised, and the bar in the margin that leads the eye to it.
    fn draw_revisions(&mut self, x: f32, baseline: f32, line: &Line) {
        let mut leading = 0.0_f32;
        for run in &line.runs {
            let Some(revision) = run.style.revision else {
                continue;
            };
            let heights: &[f32] = match revision {
                Revision::Inserted | Revision::MovedFrom => &[-1.7],
                Revision::Deleted => &[run.style.size * 0.24],
                Revision::MovedTo => &[-1.5, -2.9],
            };
            let start = run.start();
            let color = Color::Revised(revision);
            for above in heights {
                let bottom = baseline + run.style.rise + above;
                self.draw_rectangle([x + start, bottom, run.end - start, 0.6], color);
            }
            leading = leading.max(run.style.leading);
        }
        if leading > 0.0 {
            let bottom = baseline - leading * 0.28;
            self.draw_rectangle([CHANGE_BAR_X, bottom, 1.2, leading], Color::Accent);
        }
    }

    fn draw_run(&mut self, x: f32, baseline: f32, run: &Run) {
        let size = run.style.size;
        let subset = self.subsets.get(run.style.face);
        self.set_color(run.style.color);
        self.ops.push(Op::StartTextSection);
        if self.font != Some((run.style.face, size)) {
            self.font = Some((run.style.face, size));
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(subset.id.clone()),
                size: Pt(size),
            });
        }
        let pos = Point {
            x: round_points(x + run.start()),
            y: round_points(baseline + run.style.rise),
        };
        let items = text_items(run, subset);
        self.ops.extend([
            Op::SetTextCursor { pos },
            Op::ShowText { items },
            Op::EndTextSection,
        ]);
    }

    /// Makes this the marked content that is open, if it is not.
    fn open_marked_content(&mut self, mark: Option<&ContentMark>, top: f32) {
        if self.mark.as_ref() == mark {
            return;
        }
        if self.mark.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        self.mark = mark.cloned();
        let (tag, properties) = match mark {
            None => return,
            Some(ContentMark::Artifact(kind)) => ("Artifact", artifact_properties(*kind)),
            Some(ContentMark::Leaf(leaf)) => ("P", vec![self.new_marked_content(*leaf, top)]),
            Some(ContentMark::Word(leaf, text)) => {
                // UTF-16, marked as such.
                let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
                let units = units.flat_map(u16::to_be_bytes).collect();
                let text = Object::String(units, StringFormat::Hexadecimal);
                let text = ("ActualText", DictItem::from_lopdf(&text));
                ("Span", vec![self.new_marked_content(*leaf, top), text])
            }
        };
        let entries = properties.into_iter();
        let map = entries.map(|(key, value)| (key.to_owned(), value));
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: map.collect() },
        });
    }

    /// A new identifier of marked content of the page, for a leaf.
    fn new_marked_content(&mut self, leaf: LeafId, top: f32) -> (&'static str, DictItem) {
        let page = self.number;
        let marks = &mut self.content.pages[page];
        let mcid = marks.len();
        marks.push(leaf);
        self.content.leaves[leaf.0].push(MarkedContent { page, mcid, top });
        ("MCID", DictItem::Int(mcid as i64))
    }

    fn set_color(&mut self, color: Color) {
        if self.color == Some(color) {
            return;
        }
        self.color = Some(color);
        let Colour(r, g, b) = match color {
            Color::Ink => self.palette.ink,
            Color::Accent => self.palette.accent,
            Color::Muted => self.palette.muted,
            Color::Hairline => self.palette.hairline,
            Color::Band => self.palette.band,
            Color::Revised(revision) => self.palette.revision_colour(revision),
        };
        let channel = |channel| (f32::from(channel) / 255.0 * 1000.0).round() / 1000.0;
        let col = PdfColor::Rgb(Rgb {
            r: channel(r),
            g: channel(g),
            b: channel(b),
            icc_profile: None,
        });
        self.ops.push(Op::SetFillColor { col });
    }
}

/// The file keeps hundredths of a point.
fn round_points(length: f32) -> Pt {
    Pt((length * 100.0).round() / 100.0)
}

/// In thousandths of an em. A smaller offset is invisible, and is added to the next one.
const MIN_OFFSET: f32 = 3.0;

/// The characters of a run, and how far each lies from where the width of the one before leads, in thousandths of an
/// em. What rounding takes is given back to the next.
fn text_items(run: &Run, subset: &Subset) -> Vec<TextItem> {
    let size = run.style.size;
    let mut items = Vec::new();
    let mut text = String::new();
    let flush = |text: &mut String, items: &mut Vec<TextItem>| {
        if !text.is_empty() {
            items.push(TextItem::Text(std::mem::take(text)));
        }
    };
    let mut pen = run.start();
    for (index, &(id, _)) in run.glyphs.iter().enumerate() {
        let glyph = subset.glyph(id);
        match glyph.character {
            Some(character) => text.push(character),
            None => {
                flush(&mut text, &mut items);
                let glyph = Codepoint::with_cid(glyph.id, 0.0, glyph.text.clone());
                items.push(TextItem::GlyphIds(vec![glyph]));
            }
        }
        pen += glyph.advance * size;
        let Some(&(_, next)) = run.glyphs.get(index + 1) else {
            break;
        };
        let offset = ((pen - next) * 1000.0 / size).round();
        if offset.abs() >= MIN_OFFSET {
            flush(&mut text, &mut items);
            items.push(TextItem::Offset(offset));
            pen -= offset * size / 1000.0;
        }
    }
    flush(&mut text, &mut items);
    items
}

/// The properties of an artifact (ISO 32000-1, 14.8.2.2.2).
fn artifact_properties(kind: Artifact) -> Vec<(&'static str, DictItem)> {
    let name = |name: &str| DictItem::Name(name.into());
    let attached = |side| ("Attached", DictItem::Array(vec![name(side)]));
    let pagination = ("Type", name("Pagination"));
    match kind {
        Artifact::Header => vec![pagination, ("Subtype", name("Header")), attached("Top")],
        Artifact::Footer => vec![pagination, ("Subtype", name("Footer")), attached("Bottom")],
        Artifact::Repetition => vec![pagination],
        Artifact::Decoration => vec![("Type", name("Layout"))],
    }
}
