//! The layout of one document: strips that cannot be cut, one under the other, with the room above each and what must
//! stay together. It knows measures, not pages.

use std::rc::Rc;

use super::line::Line;
use super::linebreak::LineFill;
use super::structure::{ElementId, FieldId, LeafId, StructureTree};
use super::style::{Color, Paper, Style};
use super::subset::UsedGlyphs;
use crate::document::{Align, Document};
use crate::render::Theme;
use crate::render::fonts::{Face, Faces, Family, Shaper};

/// The layout of a document, built in one walk in reading order: its strips and its structure.
pub struct Layout {
    pub paper: Paper,
    /// Whether the theme has a face for titles.
    pub has_title_face: bool,
    /// The family of heads, feet and dates: that of titles, unless its figures are not lining.
    pub figure_family: Family,
    pub shaper: Shaper,
    pub used: UsedGlyphs,
    pub tree: StructureTree,
    /// How many notes there are to call.
    pub note_count: usize,
    pub strips: Vec<Strip>,
    /// The strips of each note, by index.
    pub notes: Vec<Vec<Strip>>,
    /// Heads of tables, to repeat.
    pub table_heads: Vec<TableHead>,
    pub outline: Vec<OutlineEntry>,
    /// Room due above the next strip: the greatest that was asked for.
    pub pending_gap: f32,
}

/// A part of the layout as high as a line or a row. Lengths are in points, downwards.
#[derive(Debug, Default)]
pub struct Strip {
    /// Room above, lost at the top of a page.
    pub above: f32,
    pub height: f32,
    /// Whether the next strip must follow on the same page.
    pub keeps_with_next: bool,
    /// How unwelcome a page end is behind it: one that leaves three points of the page empty costs 1.
    pub break_cost: f32,
    pub items: Vec<Item>,
    pub quote_bars: Rc<[QuoteBar]>,
    /// The head to repeat when a page starts with this strip, by its index among the heads.
    pub table_head: Option<usize>,
    /// Whether it goes on with a row that the strip before began.
    pub continues: bool,
    /// Whether a page starts with it.
    pub opens_page: bool,
    /// The notes at the foot of its page, by index, and how high they are with the gaps above them.
    pub notes: Vec<usize>,
    pub notes_height: f32,
}

/// The vertical bar of a quote, and its position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuoteBar {
    pub quote: ElementId,
    pub x: f32,
}

/// Something drawn, placed from the left of the page and the top of its strip.
#[derive(Debug, Clone)]
pub enum Item {
    Line {
        x: f32,
        baseline: f32,
        line: Line,
    },
    Box {
        area: Rectangle,
        color: Color,
    },
    /// The logo.
    Figure {
        area: Rectangle,
        leaf: LeafId,
    },
    /// Where a party signs.
    Field {
        area: Rectangle,
        field: FieldId,
    },
}

/// A rectangle, from its top left.
#[derive(Debug, Clone, Copy)]
pub struct Rectangle {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// The head of a table, to draw again on later pages.
#[derive(Debug)]
pub struct TableHead {
    pub height: f32,
    pub items: Vec<Item>,
}

/// A heading of the outline; `depth` is 0 for a section of the body.
#[derive(Debug)]
pub struct OutlineEntry {
    pub depth: usize,
    pub title: String,
    pub element: ElementId,
}

/// The room that a block gets and what it is part of.
#[derive(Debug, Clone)]
pub struct Frame {
    pub left: f32,
    pub width: f32,
    /// The part of the width, at its left, that is for labels: text starts behind it.
    pub side: f32,
    /// Whether labels stand there, and not above what they name.
    pub has_side_labels: bool,
    pub parent: ElementId,
    pub style: Style,
    pub justified: bool,
    pub bars: Rc<[QuoteBar]>,
    /// Sections around, and lists around.
    pub section_depth: usize,
    pub list_depth: usize,
}

/// How text is set in lines; `measure` is their width, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextSetting {
    pub style: Style,
    pub measure: f32,
    pub fill: LineFill,
}

/// The lines and blocks that stay on the page of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Its lines at each end, two by two.
    Lines,
    /// The same, and its last lines with what follows.
    Next,
    /// All its lines, and what follows.
    All,
}

impl Layout {
    pub fn new(document: &Document, theme: &Theme, paper: Paper) -> Self {
        Self {
            paper,
            has_title_face: theme.families[1].is_some(),
            figure_family: figure_family(&theme.faces),
            shaper: Shaper::new(theme.faces.clone()),
            used: UsedGlyphs::default(),
            tree: StructureTree::default(),
            note_count: document.notes.len(),
            strips: Vec::new(),
            notes: Vec::new(),
            table_heads: Vec::new(),
            outline: Vec::new(),
            pending_gap: 0.0,
        }
    }

    /// A style of the heads, feet and dates.
    pub fn with_figures(&self, style: Style) -> Style {
        let mut style = style;
        style.face.family = self.figure_family;
        style
    }

    /// Asks for room above the next strip, if none greater is due.
    pub fn request_gap(&mut self, gap: f32) {
        self.pending_gap = self.pending_gap.max(gap);
    }

    pub fn push(&mut self, frame: &Frame, strip: Strip) {
        let above = std::mem::take(&mut self.pending_gap) + strip.above;
        let bars = Rc::clone(&frame.bars);
        self.strips.push(Strip {
            above,
            quote_bars: bars,
            ..strip
        });
    }

    /// Lines one under the other, no first or last one left alone on a page.
    pub fn push_lines(&mut self, frame: &Frame, lines: Vec<Line>, style: Style, keep: Keep) {
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let is_last = index + 1 == count;
            // A word is not cut over the end of a page.
            let keeps = line.breaks_word
                || match keep {
                    Keep::Lines => !is_last && (index == 0 || index + 2 == count),
                    Keep::Next => index == 0 || index + 2 >= count,
                    Keep::All => true,
                };
            let item = Item::line(frame.left, style.baseline(), line);
            let strip = Strip {
                keeps_with_next: keeps,
                break_cost: if is_last { 0.0 } else { 4.0 },
                ..Strip::new(style.leading, vec![item])
            };
            self.push(frame, strip);
        }
    }

    /// A line across the measure; one that opens a block is kept with it, see the caller for one that closes it.
    pub fn push_rule(&mut self, height: f32, color: Color, frame: &Frame) {
        let rule = Item::rect([frame.left, 0.0, frame.width, height], color);
        let strip = Strip {
            keeps_with_next: color == Color::Accent,
            ..Strip::new(height, vec![rule])
        };
        self.push(frame, strip);
    }

    /// Makes a page end behind the last strip unwelcome.
    pub fn discourage_break(&mut self, reluctance: f32) {
        if let Some(last) = self.strips.last_mut() {
            last.break_cost = last.break_cost.max(reluctance);
        }
    }

    /// Keeps the last strip with what follows.
    pub fn keep_last_with_next(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keeps_with_next = true;
        }
    }

    /// Keeps all strips from this one on with what follows.
    pub fn keep_all_since(&mut self, first: usize) {
        for strip in &mut self.strips[first..] {
            strip.keeps_with_next = true;
        }
    }

    /// Keeps what is before a strip with it: some lines of text, and no title alone.
    pub fn keep_text_before(&mut self, first: usize) {
        let mut height = 0.0;
        for strip in self.strips[..first].iter_mut().rev() {
            if height > MIN_TEXT_BEFORE && !strip.keeps_with_next {
                break;
            }
            strip.keeps_with_next = true;
            height += strip.above + strip.height;
        }
    }

    /// How high the strips are from this one on, without the room above it.
    pub fn height_since(&self, first: usize) -> f32 {
        let strips = &self.strips[first..];
        let height: f32 = strips.iter().map(|strip| strip.above + strip.height).sum();
        height - strips.first().map_or(0.0, |strip| strip.above)
    }
}

fn figure_family(faces: &Faces) -> Family {
    let font = faces.font(Face::new(Family::Titles));
    if font.is_none_or(|font| font.figures().has_lining) {
        Family::Titles
    } else {
        Family::Text
    }
}

impl Strip {
    pub fn new(height: f32, items: Vec<Item>) -> Self {
        Self {
            height,
            items,
            ..Self::default()
        }
    }
}

impl Frame {
    pub fn with_parent(&self, parent: ElementId) -> Self {
        Self {
            parent,
            ..self.clone()
        }
    }

    /// The column of the text.
    pub fn text_column(&self) -> Self {
        Self {
            left: self.left + self.side,
            width: self.width - self.side,
            side: 0.0,
            has_side_labels: false,
            ..self.clone()
        }
    }

    /// Moves the left edge to the right, and keeps a minimum width.
    pub fn indented(&self, by: f32) -> Self {
        let by = by.min((self.width - MIN_WIDTH).max(0.0));
        Self {
            left: self.left + by,
            width: self.width - by,
            ..self.clone()
        }
    }

    /// Running text across the frame.
    pub fn running_setting(&self, style: Style) -> TextSetting {
        let justified = self.justified && self.width > MIN_JUSTIFIED_WIDTH;
        let fill = if justified {
            LineFill::Justified
        } else {
            LineFill::Ragged(Align::Start)
        };
        TextSetting::new(style, self.width, fill)
    }
}

impl TextSetting {
    pub fn new(style: Style, measure: f32, fill: LineFill) -> Self {
        Self {
            style,
            measure,
            fill,
        }
    }
}

/// The text that stays on the page of what is signed, in points: its title, and some five lines.
const MIN_TEXT_BEFORE: f32 = 90.0;
const MIN_WIDTH: f32 = 90.0;
const MIN_JUSTIFIED_WIDTH: f32 = 180.0;

impl Item {
    pub fn line(x: f32, baseline: f32, line: Line) -> Self {
        Self::Line { x, baseline, line }
    }

    /// A rectangle: left, top, width, height.
    pub fn rect([x, y, width, height]: [f32; 4], color: Color) -> Self {
        let area = Rectangle {
            x,
            y,
            width,
            height,
        };
        Self::Box { area, color }
    }

    pub fn shift_down(&mut self, by: f32) {
        match self {
            Self::Line { baseline, .. } => *baseline += by,
            Self::Box { area, .. } | Self::Figure { area, .. } | Self::Field { area, .. } => {
                area.y += by;
            }
        }
    }

    pub fn shifted_down(mut self, by: f32) -> Self {
        self.shift_down(by);
        self
    }
}
