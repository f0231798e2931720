//! Placed items written as page operators, each stretch of content marked as what it is.
//!
//! The only place where the origin moves from the top left to the bottom left of the page.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, CurTransMat, DictItem, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Pt, Rect,
    Rgb, TextItem,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::fonts::{self, SubsetGlyph, Subsets};
use super::layout::Item;
use super::look::{CHANGE_BAR, Paper};
use super::page::Page;
use super::paragraph::{Color, Furniture, Line, Mark, Run};
use super::structure::{LeafId, Link, LinkId, LinkTarget};
use crate::document::Revision;
use crate::render::theme::Palette;
use crate::value::Colour;

/// Where content went, for the structure to refer to.
#[derive(Debug, Default)]
pub struct Places {
    /// Of each leaf, in order: the marked stretches that show it.
    pub leaves: Vec<Vec<Stretch>>,
    /// Of each link, in order.
    pub links: Vec<Vec<Area>>,
    /// Of each page, in order: the leaf of each marked stretch.
    pub marks: Vec<Vec<LeafId>>,
    /// Of each figure, in order.
    pub figures: Vec<(LeafId, Area)>,
}

/// The name by which pages call the logo.
pub const LOGO: &str = "Logo";

/// A marked stretch of a page's content; `top` is the place of its text, in points from the bottom of the page.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    pub page: usize,
    pub mark: usize,
    pub top: f32,
}

/// A rectangle of a page, from its bottom left corner, in points: left, bottom, right, top.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub page: usize,
    pub corners: [f32; 4],
}

/// The operators of every page, and where they show each leaf and link.
pub fn draw(
    pages: &[Page],
    leaf_count: usize,
    links: &[Link],
    subsets: &Subsets,
    palette: &Palette,
) -> (Vec<PdfPage>, Places) {
    let mut places = Places {
        leaves: vec![Vec::new(); leaf_count],
        links: vec![Vec::new(); links.len()],
        marks: Vec::with_capacity(pages.len()),
        figures: Vec::new(),
    };
    let mut told = FxHashMap::default();
    let drawn = pages
        .iter()
        .enumerate()
        .map(|(number, page)| {
            places.marks.push(Vec::new());
            let mut pen = Pen {
                number,
                subsets,
                palette,
                links,
                places: &mut places,
                ops: Vec::new(),
                mark: None,
                font: None,
                color: None,
                told: &mut told,
            };
            for item in &page.items {
                pen.item(item);
            }
            pen.mark(None, 0.0);
            let mut page = PdfPage::new(Mm(0.0), Mm(0.0), pen.ops);
            let sheet = Rect::from_wh(Pt(Paper::A4.width), Pt(Paper::A4.height));
            (page.media_box, page.trim_box, page.crop_box) = (sheet.clone(), sheet.clone(), sheet);
            page
        })
        .collect();
    (drawn, places)
}

/// The state of the page being written.
struct Pen<'a> {
    number: usize,
    subsets: &'a Subsets,
    palette: &'a Palette,
    links: &'a [Link],
    places: &'a mut Places,
    ops: Vec<Op>,
    /// The stretch that is open.
    mark: Option<Mark>,
    font: Option<(fonts::Face, f32)>,
    color: Option<Color>,
    /// Of each face: the glyphs of which the file already knows what they stand for.
    told: &'a mut FxHashMap<fonts::Face, FxHashSet<u16>>,
}

impl Pen<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Box {
                x,
                y,
                width,
                height,
                color,
            } => {
                self.rectangle([*x, Paper::A4.height - y - height, *width, *height], *color);
            }
            Item::Line { x, baseline, line } => self.line(*x, Paper::A4.height - baseline, line),
            Item::Figure {
                x,
                y,
                width,
                height,
                leaf,
            } => {
                let bottom = Paper::A4.height - y - height;
                self.mark(Some(&Mark::Leaf(*leaf)), bottom + height);
                let matrix = [*width, 0.0, 0.0, *height, *x, bottom].map(thousandth);
                let name = DictItem::Name(LOGO.as_bytes().to_vec());
                self.ops.extend([
                    Op::SaveGraphicsState,
                    Op::SetTransformationMatrix {
                        matrix: CurTransMat::Raw(matrix),
                    },
                    Op::Unknown {
                        key: "Do".to_owned(),
                        value: vec![name],
                    },
                    Op::RestoreGraphicsState,
                ]);
                let corners = [*x, bottom, x + width, bottom + height];
                let page = self.number;
                self.places.figures.push((*leaf, Area { page, corners }));
            }
        }
    }

    /// Left, bottom, width, height.
    fn rectangle(&mut self, [x, y, width, height]: [f32; 4], color: Color) {
        self.mark(Some(&Mark::Artifact(Furniture::Decoration)), 0.0);
        self.color(color);
        let mut rectangle =
            Rect::from_xywh(rounded(x), rounded(y), rounded(width), rounded(height));
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn line(&mut self, x: f32, baseline: f32, line: &Line) {
        let mut areas: BTreeMap<usize, [f32; 4]> = BTreeMap::new();
        for run in &line.runs {
            let top = baseline + run.style.leading;
            self.mark(Some(&run.mark), top);
            self.run(x, baseline, run);
            let start = run.glyphs.first().map_or(run.end, |&(_, x)| x);
            if let Some(LinkId(link)) = run.link {
                let (left, right) = (x + start, x + run.end);
                let bottom = baseline + run.rise - run.style.size * 0.25;
                let top = baseline + run.rise + run.style.size * 0.8;
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
                self.rectangle([corners[0], baseline - 1.6, width, 0.4], Color::Accent);
            }
            self.places.links[link].push(Area {
                page: self.number,
                corners,
            });
        }
        self.revisions(x, baseline, line);
    }

    /// Lines under and through what was revised, and the bar in the margin that leads the eye to it.
    fn revisions(&mut self, x: f32, baseline: f32, line: &Line) {
        let mut leading = 0.0_f32;
        for run in &line.runs {
            let Some(revision) = run.style.revision else {
                continue;
            };
            let start = run.glyphs.first().map_or(run.end, |&(_, x)| x);
            let (rise, color) = match revision {
                Revision::Inserted => (-1.7, Color::Revised(revision)),
                Revision::Deleted => (run.style.size * 0.24, Color::Revised(revision)),
            };
            let bottom = baseline + run.rise + rise;
            self.rectangle([x + start, bottom, run.end - start, 0.6], color);
            leading = leading.max(run.style.leading);
        }
        if leading > 0.0 {
            let bottom = baseline - leading * 0.28;
            self.rectangle([CHANGE_BAR, bottom, 1.2, leading], Color::Accent);
        }
    }

    fn run(&mut self, x: f32, baseline: f32, run: &Run) {
        let size = run.style.size;
        self.color(run.style.color);
        self.ops.push(Op::StartTextSection);
        let subset = self.subsets.of(run.style.face);
        if self.font != Some((run.style.face, size)) {
            self.font = Some((run.style.face, size));
            let font = PdfFontHandle::External(subset.id.clone());
            self.ops.push(Op::SetFont {
                font,
                size: rounded(size),
            });
        }
        let start = run.glyphs.first().map_or(0.0, |&(_, x)| x);
        let pos = Point {
            x: rounded(x + start),
            y: rounded(baseline + run.rise),
        };
        self.ops.push(Op::SetTextCursor { pos });
        // Each glyph is told how far the next lies from where its own width leads, in thousandths of an em. What
        // rounding takes is given back to the next.
        let mut pen = start;
        let shown = run.glyphs.iter().enumerate().map(|(rank, &(id, _))| {
            let next = run.glyphs.get(rank + 1).map_or(pen, |&(_, next)| next);
            let glyph = subset.glyph(id);
            pen += glyph.advance * size;
            let offset = if rank + 1 < run.glyphs.len() {
                ((pen - next) * 1000.0 / size).round()
            } else {
                0.0
            };
            pen -= offset * size / 1000.0;
            (glyph, offset)
        });
        let shown: Vec<(&SubsetGlyph, f32)> = shown.collect();
        let told = self.told.entry(run.style.face).or_default();
        let mut is_new = false;
        for (glyph, _) in &shown {
            is_new |= told.insert(glyph.id);
        }
        self.ops.push(if is_new {
            let glyphs = shown
                .into_iter()
                .map(|(glyph, offset)| Codepoint::with_cid(glyph.id, offset, glyph.text.clone()));
            Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs.collect())],
            }
        } else {
            show(&shown)
        });
        self.ops.push(Op::EndTextSection);
    }

    /// Makes this the open stretch, if it is not.
    fn mark(&mut self, mark: Option<&Mark>, top: f32) {
        if self.mark.as_ref() == mark {
            return;
        }
        if self.mark.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        self.mark = mark.cloned();
        let (tag, leaf, actual_text) = match mark {
            None => return,
            Some(Mark::Artifact(what)) => {
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Artifact".into(),
                    properties: artifact(*what),
                });
                return;
            }
            Some(Mark::Leaf(leaf)) => ("P", *leaf, None),
            Some(Mark::Word(leaf, text)) => ("Span", *leaf, Some(text)),
        };
        let marks = &mut self.places.marks[self.number];
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(marks.len() as i64))]);
        if let Some(text) = actual_text {
            let data = super::file::utf16(text);
            map.insert(
                "ActualText".to_owned(),
                DictItem::String {
                    data,
                    literal: false,
                },
            );
        }
        self.places.leaves[leaf.0].push(Stretch {
            page: self.number,
            mark: marks.len(),
            top,
        });
        marks.push(leaf);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.into(),
            properties: DictItem::Dict { map },
        });
    }

    fn color(&mut self, color: Color) {
        if self.color != Some(color) {
            self.color = Some(color);
            let Colour(r, g, b) = match color {
                Color::Ink => self.palette.ink,
                Color::Accent => self.palette.accent,
                Color::Muted => self.palette.muted,
                Color::Hairline => self.palette.hairline,
                Color::Band => self.palette.band,
                Color::Revised(revision) => self.palette.revised(revision),
            };
            let channel = |value: u8| thousandth(f32::from(value) / 255.0);
            let col = printpdf::Color::Rgb(Rgb {
                r: channel(r),
                g: channel(g),
                b: channel(b),
                icc_profile: None,
            });
            self.ops.push(Op::SetFillColor { col });
        }
    }
}

/// Glyphs as one operator, those that follow each other in one string. The drawing library writes each in a string of its
/// own, which makes pages twice as long; it has to, once for each glyph, to learn what it stands for.
fn show(glyphs: &[(&SubsetGlyph, f32)]) -> Op {
    let mut shown = Vec::new();
    let mut string = Vec::new();
    for (rank, (glyph, offset)) in glyphs.iter().enumerate() {
        string.extend(glyph.id.to_be_bytes());
        if *offset != 0.0 || rank + 1 == glyphs.len() {
            let data = std::mem::take(&mut string);
            shown.push(DictItem::String {
                data,
                literal: true,
            });
        }
        if *offset != 0.0 {
            shown.push(DictItem::Int(*offset as i64));
        }
    }
    Op::Unknown {
        key: "TJ".to_owned(),
        value: vec![DictItem::Array(shown)],
    }
}

/// What a stretch outside the sheet is (ISO 32000-1, 14.8.2.2.2).
fn artifact(what: Furniture) -> DictItem {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let (kind, place) = match what {
        Furniture::Header => ("Pagination", Some(("Header", "Top"))),
        Furniture::Footer => ("Pagination", Some(("Footer", "Bottom"))),
        Furniture::Repetition => ("Pagination", None),
        Furniture::Decoration => ("Layout", None),
    };
    let mut map = BTreeMap::from([("Type".to_owned(), name(kind))]);
    if let Some((subtype, side)) = place {
        map.insert("Subtype".to_owned(), name(subtype));
        map.insert("Attached".to_owned(), DictItem::Array(vec![name(side)]));
    }
    DictItem::Dict { map }
}

/// Lengths in the file keep a thousandth of a point.
fn rounded(length: f32) -> Pt {
    Pt(thousandth(length))
}

fn thousandth(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
