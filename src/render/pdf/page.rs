//! Pieces put on pages: where each page ends, heads repeated, running heads and feet.

use std::rc::Rc;

use super::draft::Draft;
use super::flow::{Bar, Flow, Head, Item, Piece};
use super::line::{Artifact, Color, Line, Mark};
use super::look::{self, Paper};
use super::paragraph;
use crate::document::Running;

/// What a page holds, placed from its top left corner, in points.
#[derive(Debug, Default)]
pub struct PlacedPage {
    pub items: Vec<Item>,
}

/// Breaks the flow into pages, at least one.
pub fn paginate(flow: Flow, running: &Running, draft: &mut Draft) -> Vec<PlacedPage> {
    let Flow { pieces, heads, .. } = flow;
    let room = draft.paper.text_height();
    let mut pages = Vec::new();
    let plan = breaks(&pieces, &heads, room);
    let mut pieces = pieces.into_iter();
    for PagePlan { count, gaps } in plan {
        let mut page = PlacedPage::default();
        let mut y = look::TEXT_TOP;
        let mut quoted: Rc<[Bar]> = Rc::new([]);
        for (rank, mut piece) in pieces.by_ref().take(count).enumerate() {
            let head = piece.head.filter(|_| rank == 0 && !pages.is_empty());
            if let Some(Head { height, items }) = head.map(|rank| &heads[rank]) {
                let items = items.iter().cloned();
                page.items.extend(items.map(|item| placed(item, y)));
                y += height + if piece.continues { CUT_GAP } else { 0.0 };
            }
            piece.above = match rank {
                0 => 0.0,
                _ if piece.above >= ELASTIC => piece.above * gaps,
                _ => piece.above,
            };
            let bars = Rc::clone(&piece.bars);
            y = place(piece, y, &quoted, &mut page);
            quoted = bars;
        }
        // A row that goes on over the page is closed by a light rule.
        let next = pieces.as_slice().first().filter(|piece| piece.continues);
        if let Some(Head { items, .. }) = next.and_then(|piece| piece.head).map(|rank| &heads[rank])
            && let Some(Item::Box { x, width, .. }) = items.first()
        {
            page.items.push(Item::Box {
                x: *x,
                y: y + CUT_GAP,
                width: *width,
                height: look::THIN_RULE,
                color: Color::Hairline,
            });
        }
        page.items.sort_by_key(rank);
        pages.push(page);
    }
    if pages.is_empty() {
        pages.push(PlacedPage::default());
    }
    add_running_heads(&mut pages, running, draft);
    pages
}

/// What a page holds: how many pieces, and how many times their room the gaps between blocks are.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PagePlan {
    count: usize,
    gaps: f32,
}

/// Between a row that is cut and the rules around it.
const CUT_GAP: f32 = 2.9;
/// Room above a piece, in points, from which it is a gap between blocks, which may grow or shrink.
const ELASTIC: f32 = 5.0;
/// How much gaps may grow for the feet of pages to be even, and shrink to spare a page, as a part of them.
const GROWTH: f32 = 0.4;
const SHRINKAGE: f32 = 0.15;
/// The least text of a last page, in points: some five lines.
const LEAST_LAST: f32 = 72.0;
const LINE: f32 = 15.0;

/// Where pages end, so that as few as can be are as full as can be: all the ways are weighed, as lines are.
fn breaks(pieces: &[Piece], heads: &[Head], room: f32) -> Vec<PagePlan> {
    let sums = Sums::new(pieces, room);
    let count = pieces.len();
    // What follows does not flow into the room that is left.
    let is_last = |end: usize| pieces.get(end).is_none_or(|piece| piece.opens_page);
    // Of each place where a page may start: the cost of what is before, and where the page before starts.
    let mut ways: Vec<Option<(f32, usize)>> = vec![None; count + 1];
    ways[0] = Some((0.0, 0));
    for start in 0..count {
        let Some((cost, _)) = ways[start] else {
            continue;
        };
        let head = pieces[start].head.filter(|_| start > 0);
        let room = room - head.map_or(0.0, |rank| heads[rank].height);
        for (end, way) in ways.iter_mut().enumerate().skip(start + 1) {
            let page = sums.page(start, end);
            let fits = page.height - page.gaps * SHRINKAGE <= room;
            if end > start + 1 && (!fits || pieces[end - 1].opens_page) {
                break;
            }
            if end < count && !sums.breaks[end] {
                continue;
            }
            let cost = cost + page.cost(room, is_last(end)) + pieces[end - 1].reluctance;
            if way.is_none_or(|(known, _)| cost < known) {
                *way = Some((cost, start));
            }
        }
    }
    let mut plan = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = ways[end].map_or(end - 1, |(_, start)| start);
        let head = pieces[start].head.filter(|_| start > 0);
        let room = room - head.map_or(0.0, |rank| heads[rank].height);
        let page = sums.page(start, end);
        plan.push(PagePlan {
            count: end - start,
            gaps: page.elasticity(room, is_last(end)),
        });
        end = start;
    }
    plan.reverse();
    plan
}

/// Heights before each piece, so that any page is measured at once.
struct Sums<'a> {
    pieces: &'a [Piece],
    heights: Vec<f64>,
    gaps: Vec<f64>,
    /// Whether a page may start with each piece.
    breaks: Vec<bool>,
}

impl<'a> Sums<'a> {
    fn new(pieces: &'a [Piece], room: f32) -> Self {
        let sums = |of: fn(&Piece) -> f32| {
            let mut sum = 0.0;
            let mut sums = vec![0.0];
            sums.extend(pieces.iter().map(|piece| {
                sum += f64::from(of(piece));
                sum
            }));
            sums
        };
        let gap = |piece: &Piece| {
            if piece.above >= ELASTIC {
                piece.above
            } else {
                0.0
            }
        };
        let mut breaks: Vec<bool> = vec![true; pieces.len()];
        let mut first = 0;
        for (rank, piece) in pieces.iter().enumerate() {
            let opens_next = pieces.get(rank + 1).is_none_or(|next| next.opens_page);
            if piece.keeps && !opens_next {
                continue;
            }
            // What is kept together and no page can hold is not kept together.
            let kept = &pieces[first..=rank];
            let height: f32 = kept.iter().map(|piece| piece.above + piece.height).sum();
            let holds = height - kept[0].above <= room * 0.8;
            breaks[first + 1..=rank].fill(!holds);
            first = rank + 1;
        }
        Self {
            pieces,
            heights: sums(|piece| piece.above + piece.height),
            gaps: sums(gap),
            breaks,
        }
    }

    /// A page that starts with a piece and ends before another; the room above its first is lost.
    fn page(&self, start: usize, end: usize) -> PageFill {
        let height = self.heights[end] - self.heights[start];
        PageFill {
            height: height as f32 - self.pieces[start].above,
            gaps: (self.gaps[end] - self.gaps[start + 1]) as f32,
        }
    }
}

/// What fills a page, in points.
struct PageFill {
    height: f32,
    /// The part of it that is elastic.
    gaps: f32,
}

impl PageFill {
    /// How bad the page is. Three points left empty at its foot cost 1, beyond a line, and more the
    /// more there are; a page more costs 40.
    fn cost(&self, room: f32, is_last: bool) -> f32 {
        const PAGE: f32 = 40.0;
        let slack = room - self.height;
        let shown = if slack < 0.0 {
            let shrinkage = (self.gaps * SHRINKAGE).max(0.1);
            // Beyond, a piece is higher than any page.
            15.0 * (slack / shrinkage).powi(2).min(100.0)
        } else if is_last {
            if self.height < LEAST_LAST { 60.0 } else { 0.0 }
        } else if slack <= self.gaps * GROWTH {
            6.0 * (slack / (self.gaps * GROWTH).max(0.1)).powi(2)
        } else {
            // A line's worth shows to nobody; one large hole shows more than two small ones.
            let hole = (slack - LINE).max(0.0);
            hole / 3.0 * (1.0 + hole / 150.0)
        };
        PAGE + shown
    }

    /// How many times their own room the gaps take.
    fn elasticity(&self, room: f32, is_last: bool) -> f32 {
        let slack = room - self.height;
        if self.gaps <= 0.0 {
            return 1.0;
        }
        let share = slack / self.gaps;
        if share < 0.0 {
            1.0 + share.max(-SHRINKAGE)
        } else if is_last || share > GROWTH {
            1.0
        } else {
            1.0 + share
        }
    }
}

/// When to draw an item: what lies under others first, then the sheet in the order in which it is told.
fn rank(item: &Item) -> usize {
    match item {
        Item::Box { .. } => 0,
        Item::Figure { leaf, .. } => 2 + leaf.0,
        Item::Line { line, .. } => match line.runs.first().map(|run| &run.mark) {
            Some(Mark::Leaf(leaf) | Mark::Word(leaf, _)) => 2 + leaf.0,
            Some(Mark::Artifact(_)) | None => 1,
        },
    }
}

/// Puts a piece under what the page holds; `quoted` are the bars of the piece before. Says where the next may start.
fn place(piece: Piece, y: f32, quoted: &[Bar], page: &mut PlacedPage) -> f32 {
    let Piece {
        above,
        height,
        keeps: _,
        items,
        bars,
        head: _,
        continues: _,
        reluctance: _,
        opens_page: _,
    } = piece;
    let top = y + above;
    for bar in bars.iter() {
        // The bar of a quote runs on through the room between its pieces.
        let y = if quoted.contains(bar) { y } else { top };
        let x = bar.x;
        let height = top + height - y;
        page.items.push(Item::Box {
            x,
            y,
            width: 1.5,
            height,
            color: Color::Hairline,
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
fn add_running_heads(pages: &mut [PlacedPage], running: &Running, draft: &mut Draft) {
    let Running {
        head_left,
        head_right,
        foot,
        page: page_word,
        note: _,
        back: _,
        contents: _,
        skip: _,
    } = running;
    let count = pages.len();
    let paper = draft.paper;
    let room = paper.measure() - 24.0;
    let head = |text: &str, room: f32, draft: &mut Draft| {
        paragraph::label_within(text, look::RUNNING, room, Artifact::Header, draft)
    };
    let foot_line = |text: &str, room: f32, draft: &mut Draft| {
        paragraph::label_within(text, look::RUNNING, room, Artifact::Footer, draft)
    };
    // Each side of the head has half the room, and what the other leaves of its own.
    let [left, right] = [head_left, head_right].map(|text| head(text, room, draft).width);
    let head_left = head(head_left, (room - right).max(room / 2.0), draft);
    let head_right = head(head_right, (room - left).max(room / 2.0), draft);
    for (rank, page) in pages.iter_mut().enumerate() {
        if rank > 0 {
            page.items
                .push(at_left(head_left.clone(), look::HEAD_BASELINE));
            page.items
                .push(at_right(head_right.clone(), look::HEAD_BASELINE, &paper));
        }
        let number = format!("{page_word} {} / {count}", rank + 1);
        let number = foot_line(number.trim(), paper.measure() * 0.4, draft);
        let room = paper.measure() - number.width - 24.0;
        let foot = foot_line(foot, room, draft);
        page.items.push(Item::Box {
            x: look::MARGIN,
            y: paper.foot_rule(),
            width: paper.measure(),
            height: look::THIN_RULE,
            color: Color::Hairline,
        });
        page.items.push(at_left(foot, paper.foot_baseline()));
        page.items
            .push(at_right(number, paper.foot_baseline(), &paper));
    }
}

fn at_left(line: Line, baseline: f32) -> Item {
    Item::Line {
        x: look::MARGIN,
        baseline,
        line,
    }
}

fn at_right(line: Line, baseline: f32, paper: &Paper) -> Item {
    Item::Line {
        x: look::MARGIN + paper.measure() - line.width,
        baseline,
        line,
    }
}
