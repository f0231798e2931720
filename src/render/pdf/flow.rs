//! The flow of a document: pieces that cannot be cut, one under the other, and the frames they are set in.

use std::rc::Rc;

use super::inline_text::Setting;
use super::line::{Color, Line, Style};
use super::linebreak::LineFill;
use super::structure::{ElementId, LeafId};
use crate::document::Align;

/// A strip of the flow, as high as a line or a row. Lengths are in points, downwards.
#[derive(Debug, Default)]
pub struct Piece {
    /// Room above, lost at the top of a page.
    pub above: f32,
    pub height: f32,
    /// Whether the next piece must follow on the same page.
    pub keeps: bool,
    /// How unwelcome a page end is behind it: one that leaves three points of the page empty costs 1.
    pub reluctance: f32,
    pub items: Vec<Item>,
    pub bars: Rc<[Bar]>,
    /// The head to repeat when a page starts with this piece, by its rank among the heads.
    pub head: Option<usize>,
    /// Whether it goes on with a row that the piece before began.
    pub continues: bool,
    /// Whether a page starts with it.
    pub opens_page: bool,
}

/// The vertical bar of a quote around, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    pub quote: ElementId,
    pub x: f32,
}

/// Something drawn, placed from the left of the page and the top of its piece.
#[derive(Debug, Clone)]
pub enum Item {
    Line {
        x: f32,
        baseline: f32,
        line: Line,
    },
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        color: Color,
    },
    /// The logo.
    Figure {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        leaf: LeafId,
    },
}

/// The head of a table, to draw again on later pages.
#[derive(Debug)]
pub struct Head {
    pub height: f32,
    pub items: Vec<Item>,
}

/// A heading of the outline; `depth` is 0 for a section of the body.
#[derive(Debug)]
pub struct OutlineEntry {
    pub depth: usize,
    pub title: String,
    pub leaf: LeafId,
}

/// The whole document, one piece under the other.
#[derive(Debug, Default)]
pub struct Flow {
    pub pieces: Vec<Piece>,
    pub heads: Vec<Head>,
    pub outline: Vec<OutlineEntry>,
    /// Room due above the next piece: the greatest that was asked for.
    pub gap: f32,
}

/// The room that a block gets and what it is part of.
#[derive(Debug, Clone)]
pub struct Frame {
    pub left: f32,
    pub width: f32,
    pub parent: ElementId,
    pub style: Style,
    pub justified: bool,
    pub bars: Rc<[Bar]>,
    /// Where the values of facts start, from the left of the page.
    pub fact_column: f32,
    /// Sections around, and lists around.
    pub section_depth: usize,
    pub list_depth: usize,
}

impl Flow {
    /// Asks for room above the next piece, if none greater is due.
    pub fn space(&mut self, gap: f32) {
        self.gap = self.gap.max(gap);
    }

    pub fn push(&mut self, frame: &Frame, piece: Piece) {
        let above = std::mem::take(&mut self.gap) + piece.above;
        self.pieces.push(Piece {
            above,
            bars: Rc::clone(&frame.bars),
            ..piece
        });
    }

    /// Lines one under the other, no first or last one left alone on a page.
    pub fn push_lines(&mut self, frame: &Frame, lines: Vec<Line>, style: Style, keeps: Keep) {
        let count = lines.len();
        for (rank, line) in lines.into_iter().enumerate() {
            // A word is not cut over the end of a page.
            let keeps = line.cuts
                || match keeps {
                    Keep::Lines => rank + 1 < count && (rank == 0 || rank + 2 == count),
                    Keep::Next => rank == 0 || rank + 2 >= count,
                    Keep::All => true,
                };
            let item = Item::Line {
                x: frame.left,
                baseline: style.baseline(),
                line,
            };
            let piece = Piece {
                height: style.leading,
                keeps,
                reluctance: if rank + 1 < count { 4.0 } else { 0.0 },
                items: vec![item],
                ..Piece::default()
            };
            self.push(frame, piece);
        }
    }

    /// Makes a page end behind the last piece unwelcome.
    pub fn deter(&mut self, reluctance: f32) {
        if let Some(last) = self.pieces.last_mut() {
            last.reluctance = last.reluctance.max(reluctance);
        }
    }

    pub fn keep_since(&mut self, first: usize) {
        for piece in &mut self.pieces[first..] {
            piece.keeps = true;
        }
    }
}

/// What a paragraph must share its page with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Its lines at each end, two by two.
    Lines,
    /// The same, and its last lines with what follows.
    Next,
    /// All its lines, and what follows.
    All,
}

impl Frame {
    pub fn within(&self, parent: ElementId) -> Self {
        Self {
            parent,
            ..self.clone()
        }
    }

    /// Moves the left edge to the right, never so far that no text could stand.
    pub fn indented(&self, by: f32) -> Self {
        let by = by.min((self.width - NARROWEST).max(0.0));
        Self {
            left: self.left + by,
            width: self.width - by,
            ..self.clone()
        }
    }

    pub fn setting(&self, style: Style) -> Setting {
        let justified = self.justified && self.width > NARROWEST_JUSTIFIED;
        let fill = if justified {
            LineFill::Justified
        } else {
            LineFill::Ragged(Align::Start)
        };
        Setting {
            style,
            measure: self.width,
            fill,
        }
    }
}

const NARROWEST: f32 = 90.0;
const NARROWEST_JUSTIFIED: f32 = 180.0;

impl Item {
    pub fn lower(&mut self, by: f32) {
        match self {
            Self::Line { baseline, .. } => *baseline += by,
            Self::Box { y, .. } | Self::Figure { y, .. } => *y += by,
        }
    }
}
