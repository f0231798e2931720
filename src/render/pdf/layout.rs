//! Blocks stacked into pieces that cannot be cut, with the room above each and what must stay together.
//!
//! One walk over the document, in reading order, makes both the pieces and the structure. It knows measures, not
//! pages.

use std::rc::Rc;

use super::draft::Draft;
use super::inline_text::Setting;
use super::line::{Color, Line, Mark, Style};
use super::linebreak::LineFill;
use super::look;
use super::paragraph;
use super::structure::{ElementId, LeafId, LinkTarget, Role, Scope, Tree};
use super::table;
use crate::document::{
    Align, Block, Document, Fact, Figure, Inline, List, Masthead, Notes, Paragraph, ParagraphLook,
    Section, SectionLook, TableLook,
};

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
    gap: f32,
}

/// The room that a block gets and what it is part of.
#[derive(Debug, Clone)]
pub struct Frame {
    pub left: f32,
    pub width: f32,
    pub parent: ElementId,
    pub style: Style,
    pub justified: bool,
    bars: Rc<[Bar]>,
    /// Where the values of facts start, from the left of the page.
    fact_column: f32,
    /// Sections around, and lists around.
    section_depth: usize,
    list_depth: usize,
}

pub fn flow(document: &Document, draft: &mut Draft) -> Flow {
    let Document {
        metadata: _,
        running: _,
        masthead,
        body,
        notes,
    } = document;
    let mut flow = Flow::default();
    let fact_column = fact_column(document, draft);
    let frame = Frame {
        left: look::MARGIN,
        width: draft.paper.measure(),
        parent: Tree::ROOT,
        style: look::BODY,
        justified: true,
        bars: Rc::new([]),
        fact_column,
        section_depth: 0,
        list_depth: 0,
    };
    set_masthead(masthead, &frame, &mut flow, draft);
    set_blocks(body, &frame, &mut flow, draft);
    if let Some(notes) = notes {
        set_notes(notes, &frame, &mut flow, draft);
    }
    flow
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
    fn deter(&mut self, reluctance: f32) {
        if let Some(last) = self.pieces.last_mut() {
            last.reluctance = last.reluctance.max(reluctance);
        }
    }

    fn keep_since(&mut self, first: usize) {
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
    fn indented(&self, by: f32) -> Self {
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
const PARAGRAPH_GAP: f32 = 5.0;
/// A block of facts that is lower, in points, is not cut.
const WHOLE: f32 = 180.0;
const LABEL_GAP: f32 = 1.0;
const ITEM_GAP: f32 = 1.6;
const LIST_INDENT: f32 = 12.5;

fn set_masthead(masthead: &Masthead, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Masthead {
        logo,
        kicker,
        kind,
        title,
        subtitle,
    } = masthead;
    if let Some(logo) = logo {
        set_logo(logo, frame, flow, draft);
    }
    let style = look::title(draft.themed_titles);
    let title_style = fitted(title, style, frame.width, draft);
    let parts = [
        (kicker, Role::Paragraph, look::KICKER, 0.0),
        (kind, Role::Paragraph, look::KIND, 4.0),
        (title, Role::Heading(1), title_style, 7.0),
        (subtitle, Role::Paragraph, look::SUBTITLE, 2.5),
    ];
    for (inlines, role, style, gap) in parts {
        flow.space(gap);
        let heads = matches!(role, Role::Heading(_));
        let element = draft.tree.add(frame.parent, role);
        if heads {
            draft.tree.attach(element);
        }
        let setting = Setting {
            style,
            measure: frame.width,
            fill: LineFill::Balanced,
        };
        let lines = paragraph::set(inlines, element, &setting, draft);
        flow.push_lines(frame, lines, style, Keep::All);
    }
    flow.gap = 13.0;
}

/// The logo, as large as its box allows.
fn set_logo(logo: &Figure, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Figure { alternative, image } = logo;
    let (width, height) = (image.width as f32, image.height as f32);
    let scale = (look::LOGO_WIDTH / width).min(look::LOGO_HEIGHT / height);
    let (width, height) = (width * scale, height * scale);
    let element = draft
        .tree
        .add(frame.parent, Role::Figure(alternative.clone()));
    let figure = Item::Figure {
        x: frame.left,
        y: 0.0,
        width,
        height,
        leaf: draft.tree.leaf(element),
    };
    let piece = Piece {
        height,
        keeps: true,
        items: vec![figure],
        ..Piece::default()
    };
    flow.push(frame, piece);
    flow.space(14.0);
}

/// The style, a little smaller if that spares a second line.
fn fitted(title: &[Inline], style: Style, measure: f32, draft: &mut Draft) -> Style {
    const SMALLEST: f32 = 0.86;
    let scale = (measure - 0.5) / paragraph::extent(title, style, draft).natural.max(1.0);
    if (SMALLEST..1.0).contains(&scale) {
        Style {
            size: style.size * scale,
            leading: style.leading * scale,
            ..style
        }
    } else {
        style
    }
}

pub fn set_blocks(blocks: &[Block], frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    for (rank, block) in blocks.iter().enumerate() {
        // What a label names follows it closely.
        let labelled = rank
            .checked_sub(1)
            .is_some_and(|before| is_label(&blocks[before]));
        let first = rank == 0 || labelled;
        if labelled {
            flow.space(LABEL_GAP);
        }
        match block {
            Block::Section(section) => set_section(section, frame, flow, draft),
            Block::Paragraph(paragraph) => {
                if !first {
                    flow.space(PARAGRAPH_GAP);
                }
                set_paragraph(paragraph, blocks.get(rank + 1), frame, flow, draft);
            }
            Block::List(list) => {
                if !first {
                    flow.space(if is_loose(list) { PARAGRAPH_GAP } else { 2.5 });
                }
                set_list(list, frame, flow, draft);
            }
            Block::Facts(facts) => {
                if !first {
                    flow.space(10.0);
                }
                set_facts(facts, frame, flow, draft);
            }
            Block::Table(table) => {
                flow.space(6.0);
                table::set_table(table, frame, flow, draft);
                // All sign on one page.
                let goes_on = matches!(blocks.get(rank + 1), Some(Block::Table(next)) if next.look == TableLook::Signatures);
                if let Some(last) = flow.pieces.last_mut() {
                    last.keeps |= goes_on && table.look == TableLook::Signatures;
                }
            }
            Block::Quote(blocks) => {
                flow.space(if first { 2.0 } else { PARAGRAPH_GAP + 2.0 });
                let element = draft.tree.add(frame.parent, Role::Quote);
                let mut inner = frame.indented(14.0).within(element);
                inner.bars = frame
                    .bars
                    .iter()
                    .copied()
                    .chain([Bar {
                        quote: element,
                        x: frame.left + 2.0,
                    }])
                    .collect();
                set_blocks(blocks, &inner, flow, draft);
                flow.space(PARAGRAPH_GAP + 2.0);
            }
        }
    }
}

fn set_paragraph(
    paragraph: &Paragraph,
    next: Option<&Block>,
    frame: &Frame,
    flow: &mut Flow,
    draft: &mut Draft,
) {
    let Paragraph { look, inlines } = paragraph;
    let element = draft.tree.add(frame.parent, Role::Paragraph);
    let (setting, keep) = match look {
        ParagraphLook::Body => {
            let introduces =
                matches!(next, Some(Block::List(_) | Block::Table(_))) && ends_with_colon(inlines);
            (
                frame.setting(frame.style),
                if introduces { Keep::Next } else { Keep::Lines },
            )
        }
        ParagraphLook::Label => {
            flow.space(PARAGRAPH_GAP);
            let fill = LineFill::Ragged(Align::Start);
            (
                Setting {
                    style: look::LABEL,
                    measure: frame.width,
                    fill,
                },
                Keep::All,
            )
        }
        ParagraphLook::Small => {
            // What is said in small print stays with what it is said of.
            if let Some(last) = flow.pieces.last_mut() {
                last.keeps = true;
            }
            (frame.setting(look::SMALL), Keep::Lines)
        }
    };
    let lines = paragraph::set(inlines, element, &setting, draft);
    flow.push_lines(frame, lines, setting.style, keep);
    if ends_with_colon(inlines) {
        flow.deter(20.0);
    }
}

fn is_label(block: &Block) -> bool {
    match block {
        Block::Paragraph(Paragraph { look, .. }) => *look == ParagraphLook::Label,
        Block::Section(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => false,
    }
}

fn set_section(section: &Section, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Section {
        anchor: _,
        title,
        aside,
        look,
        blocks,
    } = section;
    let element = draft.tree.add(frame.parent, Role::Section);
    let inner = Frame {
        section_depth: frame.section_depth + 1,
        ..frame.within(element)
    };
    let level = inner.section_depth + 1;
    match look {
        SectionLook::Plain | SectionLook::Page => {
            flow.space(match level {
                0..=2 => 17.0,
                3 => 13.0,
                4 => 10.5,
                _ => 8.5,
            });
            let heading = Heading {
                level,
                style: look::heading(level),
                title,
                aside,
            };
            let first = flow.pieces.len();
            set_heading(&heading, &inner, flow, draft);
            if let (SectionLook::Page, Some(piece)) = (look, flow.pieces.get_mut(first)) {
                piece.opens_page = true;
            }
            flow.gap = if level <= 2 { 4.0 } else { 2.5 };
        }
        SectionLook::Band => {
            flow.space(if level <= 2 { 19.0 } else { 14.0 });
            let padded = Frame {
                left: inner.left + 10.0,
                width: inner.width - 18.0,
                ..inner.clone()
            };
            let heading = Heading {
                level,
                style: look::BAND,
                title,
                aside,
            };
            let first = flow.pieces.len();
            set_heading(&heading, &padded, flow, draft);
            tint_band(&mut flow.pieces[first..], &inner);
            flow.gap = 8.0;
        }
    }
    // What opens a section in a few lines, where and with whom, stays with what it opens.
    let opening = blocks.iter().take_while(|block| is_opening(block)).count();
    let (opening, rest) = blocks.split_at(if opening < blocks.len() { opening } else { 0 });
    let first = flow.pieces.len();
    set_blocks(opening, &inner, flow, draft);
    if flow.pieces.len() - first <= MOST_OPENING {
        flow.keep_since(first);
    }
    if !opening.is_empty() {
        flow.space(PARAGRAPH_GAP);
    }
    set_blocks(rest, &inner, flow, draft);
}

/// Lines that a section may open with and that stay with what follows.
const MOST_OPENING: usize = 5;

fn is_opening(block: &Block) -> bool {
    match block {
        Block::Paragraph(Paragraph { look, .. }) => *look != ParagraphLook::Label,
        Block::Facts(_) => true,
        Block::Section(_) | Block::List(_) | Block::Table(_) | Block::Quote(_) => false,
    }
}

struct Heading<'a> {
    level: usize,
    style: Style,
    title: &'a [Inline],
    aside: &'a [Inline],
}

/// The title, and its aside opposite the first line when both have room, or else below.
fn set_heading(heading: &Heading, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Heading {
        level,
        style,
        title,
        aside,
    } = heading;
    let first = flow.pieces.len();
    let aside_width = paragraph::extent(aside, look::ASIDE, draft).natural;
    let title_width = paragraph::extent(title, *style, draft).natural;
    let beside = aside_width > 0.0
        && (aside_width < frame.width * 0.36
            || title_width + aside_width + ASIDE_GAP < frame.width);
    let taken = if beside { aside_width + ASIDE_GAP } else { 0.0 };

    let element = draft.tree.add(frame.parent, Role::Heading((*level).min(6)));
    // Even without words a heading holds its level, for those under it not to jump.
    draft.tree.attach(element);
    let leaf = LeafId(draft.tree.leaf_count);
    let setting = Setting {
        style: *style,
        measure: frame.width - taken,
        fill: LineFill::Balanced,
    };
    let lines = paragraph::set(title, element, &setting, draft);
    if !lines.is_empty() {
        let depth = level.saturating_sub(2);
        flow.outline.push(OutlineEntry {
            depth,
            title: plain_text(title),
            leaf,
        });
    }
    flow.push_lines(frame, lines, *style, Keep::All);

    let element = draft.tree.add(frame.parent, Role::Paragraph);
    let measure = if beside {
        aside_width + 0.1
    } else {
        frame.width
    };
    let setting = Setting {
        style: look::ASIDE,
        measure,
        fill: LineFill::Balanced,
    };
    let mut lines = paragraph::set(aside, element, &setting, draft);
    if beside
        && lines.len() == 1
        && let Some(piece) = flow.pieces.get_mut(first)
        && let Some(line) = lines.pop()
    {
        let x = frame.left + frame.width - line.width;
        let baseline = style.baseline();
        piece.items.push(Item::Line { x, baseline, line });
    }
    flow.push_lines(frame, lines, look::ASIDE, Keep::All);
}

const ASIDE_GAP: f32 = 16.0;

/// Lays a tint under the pieces of a heading, and a stroke at its left.
fn tint_band(pieces: &mut [Piece], frame: &Frame) {
    const PADDING: f32 = 4.5;
    let last = pieces.len().saturating_sub(1);
    for (rank, piece) in pieces.iter_mut().enumerate() {
        let above = if rank == 0 { PADDING } else { 0.0 };
        let below = if rank == last { PADDING } else { 0.0 };
        for item in &mut piece.items {
            item.lower(above);
        }
        piece.height += above + below;
        // A hair of overlap, or a seam shows between two lines.
        let overlap = if rank == 0 { 0.0 } else { 0.4 };
        let height = piece.height + overlap;
        let tint = Item::Box {
            x: frame.left,
            y: -overlap,
            width: frame.width,
            height,
            color: Color::Band,
        };
        let stroke = Item::Box {
            x: frame.left,
            y: -overlap,
            width: 3.0,
            height,
            color: Color::Accent,
        };
        piece.items.splice(0..0, [tint, stroke]);
    }
}

impl Item {
    pub fn lower(&mut self, by: f32) {
        match self {
            Self::Line { baseline, .. } => *baseline += by,
            Self::Box { y, .. } | Self::Figure { y, .. } => *y += by,
        }
    }
}

fn set_list(list: &List, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let List { start, items } = list;
    let element = draft.tree.add(
        frame.parent,
        Role::List {
            numbered: start.is_some(),
        },
    );
    let marker = |rank: usize| match start {
        Some(start) => format!("{}.", start.saturating_add(rank as u64)),
        None if frame.list_depth == 0 => "•".to_owned(),
        None => "–".to_owned(),
    };
    let digits = marker(items.len().saturating_sub(1)).len() as f32;
    let indent = if start.is_some() {
        (digits * 5.4 + 4.0).max(LIST_INDENT)
    } else {
        LIST_INDENT
    };
    let loose = is_loose(list);
    let count = items.len();
    for (rank, item) in items.iter().enumerate() {
        flow.space(match rank {
            0 => 0.0,
            _ if loose => PARAGRAPH_GAP,
            _ => ITEM_GAP,
        });
        let element = draft.tree.add(element, Role::Item);
        let label = draft.tree.add(element, Role::Label);
        let mark = Mark::Leaf(draft.tree.leaf(label));
        let style = Style {
            color: Color::Accent,
            ..frame.style
        };
        let label = paragraph::label(&marker(rank), style, &mark, draft);
        let body = draft.tree.add(element, Role::ItemBody);
        let mut inner = frame.indented(indent).within(body);
        inner.list_depth += 1;
        let first = flow.pieces.len();
        set_blocks(item, &inner, flow, draft);
        // Numbers align at their right, under one another; bullets hang a little from the edge.
        let room = inner.left - frame.left;
        let x = if start.is_some() {
            (room - 4.5 - label.width).max(0.0)
        } else {
            (room * 0.25).min(3.0)
        };
        hang(label, frame.left + x, first, frame, flow);
        if rank + 1 < count {
            flow.deter(8.0);
        }
        // An item of one line at either end of a list does not part from its neighbour.
        let pieces = flow.pieces.len();
        if rank == 0 && count > 1 && pieces - first == 1 {
            flow.pieces[pieces - 1].keeps = true;
        }
        if rank > 0 && rank + 1 == count && pieces - first == 1 {
            flow.pieces[first - 1].keeps = true;
        }
    }
}

/// Whether its items are flows of their own, to be told apart like paragraphs.
fn is_loose(list: &List) -> bool {
    let is_list = |block: &Block| match block {
        Block::List(_) => true,
        Block::Section(_)
        | Block::Paragraph(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => false,
    };
    let items = &list.items;
    items
        .iter()
        .any(|item| item.iter().skip(1).any(|block| !is_list(block)))
}

/// Sets a label at the left of the first piece of what it labels.
fn hang(label: Line, x: f32, first: usize, frame: &Frame, flow: &mut Flow) {
    if flow.pieces.len() == first {
        let height = frame.style.leading;
        flow.push(
            frame,
            Piece {
                height,
                ..Piece::default()
            },
        );
    }
    let piece = &mut flow.pieces[first];
    let baseline = piece.items.iter().find_map(|item| match item {
        Item::Line { baseline, .. } => Some(*baseline),
        Item::Box { .. } | Item::Figure { .. } => None,
    });
    let baseline = baseline.unwrap_or(frame.style.baseline());
    piece.items.insert(
        0,
        Item::Line {
            x,
            baseline,
            line: label,
        },
    );
}

/// Where the values of facts start: behind the widest label of the blocks at the top, the same in all of them.
fn fact_column(document: &Document, draft: &mut Draft) -> f32 {
    let blocks = document.body.iter();
    let facts = blocks.filter_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        Block::Section(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Quote(_) => None,
    });
    let measure = draft.paper.measure();
    let widths = facts
        .flatten()
        .map(|fact| paragraph::extent(&fact.label, look::FACT_LABEL, draft).natural);
    // One very long label is set on several lines rather than pushing all the values away.
    let widest = widths
        .filter(|width| *width < measure * 0.3)
        .fold(0.0, f32::max);
    look::MARGIN + (widest + 18.0).clamp(measure * 0.24, measure * 0.33)
}

fn set_facts(facts: &[Fact], frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let element = draft.tree.add(frame.parent, Role::Table);
    let opening = flow.pieces.len();
    let column = (frame.fact_column - frame.left).clamp(frame.width * 0.2, frame.width * 0.4);
    rule(look::RULE, Color::Accent, frame, flow);
    flow.gap = 5.0;
    let count = facts.len();
    for (rank, Fact { label, value }) in facts.iter().enumerate() {
        let row = draft.tree.add(element, Role::Row);
        let header = draft.tree.add(row, Role::HeaderCell(Scope::Row));
        draft.tree.attach(header);
        let setting = Setting {
            style: look::FACT_LABEL,
            measure: column - 10.0,
            fill: LineFill::Ragged(Align::Start),
        };
        let labels = paragraph::set(label, header, &setting, draft);
        let cell = draft.tree.add(row, Role::Cell);
        draft.tree.attach(cell);
        let mut inner = frame.indented(column).within(cell);
        inner.justified = false;
        let first = flow.pieces.len();
        set_blocks(value, &inner, flow, draft);
        set_beside(labels, first, frame, flow);
        // Neither the first fact nor the last stays alone on a page.
        if rank == 0 || rank + 2 == count {
            flow.keep_since(first);
        }
        if rank + 1 < count {
            flow.deter(40.0);
        }
        flow.gap = 3.0;
    }
    if let Some(last) = flow.pieces.last_mut() {
        last.keeps = true;
    }
    let height: f32 = flow.pieces[opening..]
        .iter()
        .map(|it| it.above + it.height)
        .sum();
    if height < WHOLE {
        flow.keep_since(opening);
    }
    flow.gap = 5.0;
    rule(look::THIN_RULE, Color::Hairline, frame, flow);
    flow.gap = 10.0;
}

/// Sets the lines of a label at the left of what it names, from its first line on.
fn set_beside(labels: Vec<Line>, first: usize, frame: &Frame, flow: &mut Flow) {
    if labels.is_empty() {
        return;
    }
    let leading = look::FACT_LABEL.leading;
    let count = labels.len();
    let height = count as f32 * leading;
    let mut labels = labels.into_iter().rev();
    if let Some(last) = labels.next() {
        hang(last, frame.left, first, frame, flow);
    }
    // All stand from the line of the first: the last was put there, and is lowered to its own.
    let mut items: Vec<Item> = labels
        .filter_map(|line| match flow.pieces[first].items.first() {
            Some(Item::Line { x, baseline, .. }) => Some(Item::Line {
                x: *x,
                baseline: *baseline,
                line,
            }),
            Some(Item::Box { .. } | Item::Figure { .. }) | None => None,
        })
        .collect();
    items.reverse();
    let lowered = items.iter_mut().chain(flow.pieces[first].items.first_mut());
    for (rank, item) in lowered.enumerate() {
        item.lower(rank as f32 * leading);
    }
    flow.pieces[first].items.splice(0..0, items);
    let set: f32 = flow.pieces[first..]
        .iter()
        .map(|piece| piece.above + piece.height)
        .sum();
    let set = set - flow.pieces[first].above;
    if height > set {
        flow.keep_since(first);
        let filler = Piece {
            height: height - set,
            ..Piece::default()
        };
        flow.push(frame, filler);
    } else {
        // The lines of the label are drawn from the first piece: those beside them stay on its page.
        let beside = flow.pieces.len().min(first + count.max(2)) - 1;
        for piece in &mut flow.pieces[first..beside] {
            piece.keeps = true;
        }
    }
}

/// A line across the measure; one that opens a block is kept with it, see the caller for one that closes it.
fn rule(height: f32, color: Color, frame: &Frame, flow: &mut Flow) {
    let item = Item::Box {
        x: frame.left,
        y: 0.0,
        width: frame.width,
        height,
        color,
    };
    let keeps = color == Color::Accent;
    flow.push(
        frame,
        Piece {
            height,
            keeps,
            items: vec![item],
            ..Piece::default()
        },
    );
}

fn set_notes(notes: &Notes, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Notes {
        anchor: _,
        title,
        items,
    } = notes;
    let section = draft.tree.add(frame.parent, Role::Section);
    let frame = Frame {
        section_depth: 1,
        style: look::NOTE,
        ..frame.within(section)
    };
    flow.space(19.0);
    let heading = Heading {
        level: 2,
        style: look::heading(2),
        title,
        aside: &[],
    };
    set_heading(&heading, &frame, flow, draft);
    flow.gap = 4.0;
    for (rank, blocks) in items.iter().enumerate() {
        flow.space(if rank == 0 { 0.0 } else { 3.0 });
        let number = rank + 1;
        let note = draft.tree.add(section, Role::Note(number));
        let label = draft.tree.add(note, Role::Label);
        let called = draft
            .tree
            .links
            .iter()
            .any(|link| link.target == LinkTarget::Note(number));
        let (element, link) = if called {
            let element = draft.tree.add(label, Role::Link);
            (
                element,
                Some(draft.tree.link(element, LinkTarget::NoteCall(number))),
            )
        } else {
            (label, None)
        };
        let leaf = draft.tree.leaf(element);
        draft.note_labels.push(leaf);
        let style = Style {
            color: Color::Accent,
            ..look::NOTE
        };
        let mut label = paragraph::label(&number.to_string(), style, &Mark::Leaf(leaf), draft);
        for run in &mut label.runs {
            run.link = link;
        }
        let first = flow.pieces.len();
        let inner = frame.indented(18.0).within(note);
        set_blocks(blocks, &inner, flow, draft);
        let x = (inner.left - 6.0 - label.width).max(frame.left);
        hang(label, x, first, &frame, flow);
    }
}

/// The words of a title, for the outline.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part)
            | Inline::Code(part)
            | Inline::Time {
                datetime: _,
                text: part,
            } => {
                text.push_str(part);
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { target: _, content }
            | Inline::Revised {
                revision: _,
                content,
            } => {
                text.push_str(&plain_text(content));
            }
            // A call says nothing out of its place.
            Inline::NoteCall(_) => {}
            Inline::Break => text.push(' '),
        }
    }
    text
}

fn ends_with_colon(inlines: &[Inline]) -> bool {
    plain_text(inlines).trim_end().ends_with(':')
}
