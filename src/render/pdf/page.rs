//! Pieces put on pages: where each page ends, heads repeated, running heads and feet.

use std::rc::Rc;

use super::Draft;
use super::layout::{Flow, Head, Item, Piece};
use super::look;
use super::paragraph::{self, Line};
use crate::document::Running;

/// What a page holds, placed from its top left corner, in points.
#[derive(Debug, Default)]
pub struct Page {
    pub items: Vec<Item>,
}

/// Breaks the flow into pages, at least one.
pub fn paginate(flow: Flow, running: &Running, draft: &mut Draft) -> Vec<Page> {
    let Flow { pieces, heads, .. } = flow;
    let mut pages = vec![Page::default()];
    let mut y = look::TEXT_TOP;
    let mut pieces = pieces.into_iter().peekable();
    let mut group = Vec::new();
    let mut quoted: Rc<[f32]> = Rc::new([]);
    while let Some(piece) = pieces.next() {
        let ends = !piece.keeps || pieces.peek().is_none();
        group.push(piece);
        if !ends {
            continue;
        }
        let height: f32 = group.iter().map(|piece| piece.above + piece.height).sum();
        let fits_somewhere = height <= look::TEXT_BOTTOM - look::TEXT_TOP;
        if y > look::TEXT_TOP && fits_somewhere && y + height > look::TEXT_BOTTOM {
            y = turn(&mut pages, group.first(), &heads);
        }
        for piece in group.drain(..) {
            let top = pages.last().is_none_or(|page| page.items.is_empty());
            if !top && y + piece.above + piece.height > look::TEXT_BOTTOM {
                y = turn(&mut pages, Some(&piece), &heads);
            }
            let bars = Rc::clone(&piece.bars);
            y = place(
                piece,
                y,
                &quoted,
                pages.last_mut().expect("there is a page from the start"),
            );
            quoted = bars;
        }
    }
    furnish(&mut pages, running, draft);
    pages
}

/// Starts a page, with the head of the table that goes on there; says where its text begins.
fn turn(pages: &mut Vec<Page>, next: Option<&Piece>, heads: &[Head]) -> f32 {
    let mut page = Page::default();
    let mut y = look::TEXT_TOP;
    if let Some(head) = next.and_then(|piece| piece.head).map(|rank| &heads[rank]) {
        page.items
            .extend(head.items.iter().cloned().map(|item| placed(item, y)));
        y += head.height;
    }
    pages.push(page);
    y
}

/// Puts a piece under what the page holds; `quoted` are the bars of the piece before. Says where the next may start.
fn place(piece: Piece, y: f32, quoted: &[f32], page: &mut Page) -> f32 {
    let Piece {
        above,
        height,
        keeps: _,
        items,
        bars,
        head: _,
    } = piece;
    let above = if page.items.is_empty() { 0.0 } else { above };
    let top = y + above;
    for &x in bars.iter() {
        // The bar of a quote runs on through the room between its pieces.
        let y = if quoted.contains(&x) { y } else { top };
        let height = top + height - y;
        page.items.push(Item::Box {
            x,
            y,
            width: 1.5,
            height,
            color: look::HAIRLINE,
        });
    }
    page.items
        .extend(items.into_iter().map(|item| placed(item, top)));
    top + height
}

fn placed(mut item: Item, by: f32) -> Item {
    item.lower(by);
    item
}

/// Adds the running head, from the second page on, and the foot.
fn furnish(pages: &mut [Page], running: &Running, draft: &mut Draft) {
    let Running {
        head_left,
        head_right,
        foot,
        page: page_word,
    } = running;
    let count = pages.len();
    let room = look::MEASURE - 24.0;
    // Each side of the head has half the room, and what the other leaves of its own.
    let [left, right] = [head_left, head_right]
        .map(|text| paragraph::label_within(text, look::RUNNING, room, draft).width);
    let head_left = paragraph::label_within(
        head_left,
        look::RUNNING,
        (room - right).max(room / 2.0),
        draft,
    );
    let head_right = paragraph::label_within(
        head_right,
        look::RUNNING,
        (room - left).max(room / 2.0),
        draft,
    );
    for (rank, page) in pages.iter_mut().enumerate() {
        if rank > 0 {
            page.items
                .push(at_left(head_left.clone(), look::HEAD_BASELINE));
            page.items
                .push(at_right(head_right.clone(), look::HEAD_BASELINE));
        }
        let number = format!("{page_word} {} / {count}", rank + 1);
        let number =
            paragraph::label_within(number.trim(), look::RUNNING, look::MEASURE * 0.4, draft);
        let room = look::MEASURE - number.width - 24.0;
        let foot = paragraph::label_within(foot, look::RUNNING, room, draft);
        page.items.push(Item::Box {
            x: look::MARGIN,
            y: look::FOOT_RULE,
            width: look::MEASURE,
            height: look::THIN_RULE,
            color: look::HAIRLINE,
        });
        page.items.push(at_left(foot, look::FOOT_BASELINE));
        page.items.push(at_right(number, look::FOOT_BASELINE));
    }
}

fn at_left(line: Line, baseline: f32) -> Item {
    Item::Line {
        x: look::MARGIN,
        baseline,
        line,
    }
}

fn at_right(line: Line, baseline: f32) -> Item {
    Item::Line {
        x: look::MARGIN + look::MEASURE - line.width,
        baseline,
        line,
    }
}
