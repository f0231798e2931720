//! Blocks stacked into pieces that cannot be cut, with the room above each and what must stay together.
//!
//! One walk over the document, in reading order, makes both the pieces and the structure. It knows measures, not
//! pages.

use std::rc::Rc;

use super::draft::Draft;
use super::flow::{Bar, Flow, Frame, Item, Keep, Piece};
use super::heading::{Heading, plain_text, set_heading, tint_band};
use super::inline_text::Setting;
use super::line::{Color, Line, Mark, Style};
use super::linebreak::LineFill;
use super::look;
use super::masthead::set_masthead;
use super::paragraph;
use super::structure::{LinkTarget, Role, Scope, Tree};
use super::table;
use crate::document::{
    Align, Block, Document, Fact, Inline, List, Notes, Paragraph, ParagraphLook, Section,
    SectionLook, TableLook,
};

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

const PARAGRAPH_GAP: f32 = 5.0;
/// A block of facts that is lower, in points, is not cut.
const WHOLE: f32 = 180.0;
const LABEL_GAP: f32 = 1.0;
const ITEM_GAP: f32 = 1.6;
const LIST_INDENT: f32 = 12.5;

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

// Long because the two looks of a section share what they set.
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

// Long because an item needs its label, its body and what keeps it together at once.
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

fn ends_with_colon(inlines: &[Inline]) -> bool {
    plain_text(inlines).trim_end().ends_with(':')
}
