//! Placed items written as page operators, each stretch of content marked as what it is.
//!
//! The only place where the origin moves from the top left to the bottom left of the page. Operators are written as they are
//! met: through the drawing library, which takes one value for each glyph, they were a quarter of the time of a sheet.

use std::collections::BTreeMap;
use std::io::Write;

use super::layout::Item;
use super::line::{Artifact, Color, Line, Mark, Run};
use super::look::{CHANGE_BAR, Paper};
use super::page::Page;
use super::structure::{LeafId, Link, LinkId, LinkTarget};
use super::subset::Subsets;
use super::write::{write_hexadecimal, write_integer, write_literal};
use crate::document::Revision;
use crate::render::fonts::Face;
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
) -> (Vec<Vec<u8>>, Places) {
    let mut places = Places {
        leaves: vec![Vec::new(); leaf_count],
        links: vec![Vec::new(); links.len()],
        marks: Vec::with_capacity(pages.len()),
        figures: Vec::new(),
    };
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
                content: Vec::new(),
                mark: None,
                font: None,
                color: None,
            };
            for item in &page.items {
                pen.item(item);
            }
            pen.mark(None, 0.0);
            pen.content
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
    content: Vec<u8>,
    /// The stretch that is open.
    mark: Option<Mark>,
    font: Option<(Face, f32)>,
    color: Option<Color>,
}

impl Pen<'_> {
    /// An operator behind its numbers.
    fn operator(&mut self, numbers: &[f32], operator: &str) {
        for &number in numbers {
            self.number(number);
            self.content.push(b' ');
        }
        self.content.extend(operator.as_bytes());
        self.content.push(b'\n');
    }

    /// Numbers in the file keep a thousandth.
    fn number(&mut self, number: f32) {
        let thousandths = (number * 1000.0).round() as i64;
        if thousandths < 0 {
            self.content.push(b'-');
        }
        let (whole, mut rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
        self.integer(whole);
        if rest > 0 {
            self.content.push(b'.');
            let mut digit = 100;
            while rest > 0 {
                self.content.push(b'0' + (rest / digit) as u8);
                (rest, digit) = (rest % digit, digit / 10);
            }
        }
    }

    fn integer(&mut self, integer: i64) {
        write_integer(&mut self.content, integer);
    }

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
                self.operator(&[], "q");
                self.operator(&[*width, 0.0, 0.0, *height, *x, bottom], "cm");
                self.operator(&[], &format!("/{LOGO} Do"));
                self.operator(&[], "Q");
                let corners = [*x, bottom, x + width, bottom + height];
                let page = self.number;
                self.places.figures.push((*leaf, Area { page, corners }));
            }
        }
    }

    /// Left, bottom, width, height.
    fn rectangle(&mut self, [x, y, width, height]: [f32; 4], color: Color) {
        self.mark(Some(&Mark::Artifact(Artifact::Decoration)), 0.0);
        self.color(color);
        self.operator(&[x, y, width, height], "re");
        self.operator(&[], "f");
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
        self.operator(&[], "BT");
        let subset = self.subsets.of(run.style.face);
        if self.font != Some((run.style.face, size)) {
            self.font = Some((run.style.face, size));
            self.content.push(b'/');
            self.content.extend(subset.id.0.as_bytes());
            self.content.push(b' ');
            self.operator(&[size], "Tf");
        }
        let start = run.glyphs.first().map_or(0.0, |&(_, x)| x);
        self.operator(&[x + start, baseline + run.rise], "Td");
        // Each glyph is told how far the next lies from where its own width leads, in thousandths of an em. What
        // rounding takes is given back to the next.
        let mut pen = start;
        let mut string = Vec::new();
        self.content.push(b'[');
        for (rank, &(id, _)) in run.glyphs.iter().enumerate() {
            let glyph = subset.glyph(id);
            string.extend(glyph.id.to_be_bytes());
            pen += glyph.advance * size;
            let Some(&(_, next)) = run.glyphs.get(rank + 1) else {
                break;
            };
            let offset = ((pen - next) * 1000.0 / size).round();
            if offset != 0.0 {
                write_literal(&mut self.content, &string);
                string.clear();
                self.integer(offset as i64);
                pen -= offset * size / 1000.0;
            }
        }
        write_literal(&mut self.content, &string);
        self.operator(&[], "] TJ");
        self.operator(&[], "ET");
    }

    /// Makes this the open stretch, if it is not.
    fn mark(&mut self, mark: Option<&Mark>, top: f32) {
        if self.mark.as_ref() == mark {
            return;
        }
        if self.mark.is_some() {
            self.operator(&[], "EMC");
        }
        self.mark = mark.cloned();
        let (tag, leaf, actual_text) = match mark {
            None => return,
            Some(Mark::Artifact(what)) => {
                return self.operator(&[], &format!("/Artifact <<{}>> BDC", artifact(*what)));
            }
            Some(Mark::Leaf(leaf)) => ("P", *leaf, None),
            Some(Mark::Word(leaf, text)) => ("Span", *leaf, Some(text)),
        };
        let marks = &mut self.places.marks[self.number];
        // Writing to memory cannot fail.
        let _ = write!(self.content, "/{tag} <</MCID {}", marks.len());
        if let Some(text) = actual_text {
            self.content.extend(b"/ActualText");
            write_hexadecimal(&mut self.content, &super::file::utf16(text));
        }
        self.content.extend(b">> BDC\n");
        self.places.leaves[leaf.0].push(Stretch {
            page: self.number,
            mark: marks.len(),
            top,
        });
        marks.push(leaf);
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
            let channels = [r, g, b].map(|channel| f32::from(channel) / 255.0);
            self.operator(&channels, "rg");
        }
    }
}

/// What a stretch outside the sheet is (ISO 32000-1, 14.8.2.2.2).
fn artifact(what: Artifact) -> &'static str {
    match what {
        Artifact::Header => "/Type/Pagination/Subtype/Header/Attached[/Top]",
        Artifact::Footer => "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
        Artifact::Repetition => "/Type/Pagination",
        Artifact::Decoration => "/Type/Layout",
    }
}
