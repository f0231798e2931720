//! Strips put on pages: where each page ends, heads repeated, running heads and feet.

use std::rc::Rc;

use super::layout::{Item, Layout, QuoteBar, Strip, TableHead};
use super::line::{Artifact, ContentMark, Line};
use super::notes::{NOTE_GAP, RULE_HEIGHT, notes_rule};
use super::style::{self, Color, Paper};
use crate::document::RunningText;

/// The items of a page, placed from its top left corner, in points.
pub type Page = Vec<Item>;

/// Breaks the layout into pages, at least one.
pub fn paginate(layout: &mut Layout, running: &RunningText) -> Vec<Page> {
    let strips = std::mem::take(&mut layout.strips);
    let mut notes = std::mem::take(&mut layout.notes);
    let heads = &layout.table_heads;
    let mut pages = Vec::new();
    let room = layout.paper.text_height();
    let plan = find_page_breaks(&strips, heads, room);
    let mut strips = strips.into_iter();
    for PagePlan { count, gaps } in plan {
        let mut page = Page::new();
        let mut y = style::TEXT_TOP;
        let mut quoted: Rc<[QuoteBar]> = Rc::new([]);
        let mut foot = Vec::new();
        let mut foot_height = RULE_HEIGHT;
        for (index, mut strip) in strips.by_ref().take(count).enumerate() {
            let head = strip.table_head.filter(|_| index == 0 && !pages.is_empty());
            if let Some(TableHead { height, items }) = head.map(|head| &heads[head]) {
                page.extend(items.iter().map(|item| item.clone().shifted_down(y)));
                y += height + if strip.continues { BROKEN_ROW_GAP } else { 0.0 };
            }
            if index == 0 {
                strip.above = 0.0;
            } else if strip.above >= MIN_ELASTIC_GAP {
                strip.above *= gaps;
            }
            foot_height += strip.notes_height;
            foot.extend(
                strip
                    .notes
                    .iter()
                    .map(|note| std::mem::take(&mut notes[*note])),
            );
            let bars = Rc::clone(&strip.quote_bars);
            y = place_strip(strip, y, &quoted, &mut page);
            quoted = bars;
        }
        if !foot.is_empty() {
            let top = (style::TEXT_TOP + room - foot_height).max(y);
            place_notes(foot, top, layout.paper, &mut page);
        }
        // A row that goes on over the page is closed by a light rule.
        let next = strips.as_slice().first().filter(|strip| strip.continues);
        let head = next.and_then(|strip| strip.table_head);
        if let Some(Item::Box { area, .. }) = head.and_then(|head| heads[head].items.first()) {
            let rule = [area.x, y + BROKEN_ROW_GAP, area.width, style::THIN_RULE];
            page.push(Item::rect(rule, Color::Hairline));
        }
        page.sort_by_key(drawing_order);
        pages.push(page);
    }
    if pages.is_empty() {
        pages.push(Page::new());
    }
    add_running_heads(&mut pages, running, layout);
    pages
}

/// The number of strips of a page, and the scale of the gaps between its blocks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PagePlan {
    count: usize,
    gaps: f32,
}

/// Between a row that is cut and the rules around it.
const BROKEN_ROW_GAP: f32 = 2.9;
/// Room above a strip, in points, from which it is a gap between blocks, which may grow or shrink.
const MIN_ELASTIC_GAP: f32 = 5.0;
/// How much gaps may grow to align the bottoms of pages, and shrink to save a page, as a part of them.
const MAX_GROWTH: f32 = 0.4;
const MAX_SHRINKAGE: f32 = 0.2;
/// The least text of a last page, as a part of its room.
const MIN_LAST: f32 = 0.17;
const FREE_EMPTY_HEIGHT: f32 = 15.0;

/// Where pages end, so that as few as can be are as full as can be: all the ways are weighed, as lines are.
fn find_page_breaks(strips: &[Strip], heads: &[TableHead], room: f32) -> Vec<PagePlan> {
    let sums = HeightSums::new(strips, room);
    let count = strips.len();
    // What follows does not flow into the room that is left.
    let is_last = |end: usize| strips.get(end).is_none_or(|strip| strip.opens_page);
    // Of each place where a page may start: the cost of what is before, and where the page before starts.
    let mut ways: Vec<Option<(f32, usize)>> = vec![None; count + 1];
    ways[0] = Some((0.0, 0));
    for start in 0..count {
        let Some((cost, _)) = ways[start] else {
            continue;
        };
        let head = strips[start].table_head.filter(|_| start > 0);
        let room = room - head.map_or(0.0, |head| heads[head].height);
        for (end, way) in ways.iter_mut().enumerate().skip(start + 1) {
            let page = sums.fill_page(start, end);
            let fits = page.height - page.gaps * MAX_SHRINKAGE <= room;
            if end > start + 1 && (!fits || strips[end - 1].opens_page) {
                break;
            }
            if end < count && !sums.breaks[end] {
                continue;
            }
            let cost = cost + page.cost(room, is_last(end)) + strips[end - 1].break_cost;
            if way.is_none_or(|(known, _)| cost < known) {
                *way = Some((cost, start));
            }
        }
    }
    let mut plan = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = ways[end].map_or(end - 1, |(_, start)| start);
        let head = strips[start].table_head.filter(|_| start > 0);
        let room = room - head.map_or(0.0, |head| heads[head].height);
        let page = sums.fill_page(start, end);
        plan.push(PagePlan {
            count: end - start,
            gaps: page.gap_scale(room, is_last(end)),
        });
        end = start;
    }
    plan.reverse();
    plan
}

/// Heights before each strip, so that any page is measured at once.
struct HeightSums<'a> {
    strips: &'a [Strip],
    heights: Vec<f64>,
    gaps: Vec<f64>,
    notes: Vec<f64>,
    /// Whether a page may start with each strip.
    breaks: Vec<bool>,
}

impl<'a> HeightSums<'a> {
    fn new(strips: &'a [Strip], room: f32) -> Self {
        let sums = |of: fn(&Strip) -> f32| {
            let mut sum = 0.0;
            let mut sums = vec![0.0];
            sums.extend(strips.iter().map(|strip| {
                sum += f64::from(of(strip));
                sum
            }));
            sums
        };
        let gap = |strip: &Strip| {
            if strip.above >= MIN_ELASTIC_GAP {
                strip.above
            } else {
                0.0
            }
        };
        let mut breaks: Vec<bool> = vec![true; strips.len()];
        let mut first = 0;
        for (index, strip) in strips.iter().enumerate() {
            let opens_next = strips.get(index + 1).is_none_or(|next| next.opens_page);
            if strip.keeps_with_next && !opens_next {
                continue;
            }
            // Strips kept together that no page can hold may be separated.
            let group = &strips[first..=index];
            let heights = group.iter();
            let height: f32 = heights
                .map(|it| it.above + it.height + it.notes_height)
                .sum();
            let fits = height - group[0].above <= room * 0.8;
            breaks[first + 1..=index].fill(!fits);
            first = index + 1;
        }
        Self {
            strips,
            heights: sums(|strip| strip.above + strip.height),
            gaps: sums(gap),
            notes: sums(|strip| strip.notes_height),
            breaks,
        }
    }

    /// A page that starts with a strip and ends before another; the room above its first is lost.
    fn fill_page(&self, start: usize, end: usize) -> PageFill {
        let height = self.heights[end] - self.heights[start];
        let notes = (self.notes[end] - self.notes[start]) as f32;
        let foot = if notes > 0.0 {
            notes + RULE_HEIGHT
        } else {
            0.0
        };
        PageFill {
            height: height as f32 - self.strips[start].above + foot,
            gaps: (self.gaps[end] - self.gaps[start + 1]) as f32,
        }
    }
}

/// The height of the content of a page, in points.
struct PageFill {
    height: f32,
    /// The part of it that is elastic.
    gaps: f32,
}

impl PageFill {
    /// How bad the page is. Three points left empty at its foot cost 1, beyond a line, and more the
    /// more there are; a page more costs 40.
    fn cost(&self, room: f32, is_last: bool) -> f32 {
        const PAGE_COST: f32 = 40.0;
        let slack = room - self.height;
        let shown = if slack < 0.0 {
            let shrinkage = (self.gaps * MAX_SHRINKAGE).max(0.1);
            // Beyond, a strip is higher than any page.
            15.0 * (slack / shrinkage).powi(2).min(100.0)
        } else if is_last {
            if self.height < room * MIN_LAST {
                60.0
            } else {
                0.0
            }
        } else if slack <= self.gaps * MAX_GROWTH {
            6.0 * (slack / (self.gaps * MAX_GROWTH).max(0.1)).powi(2)
        } else {
            // An empty line is not visible; one large hole is more visible than two small ones.
            let hole = (slack - FREE_EMPTY_HEIGHT).max(0.0);
            hole / 3.0 * (1.0 + hole / 150.0)
        };
        PAGE_COST + shown
    }

    /// How many times their own room the gaps take.
    fn gap_scale(&self, room: f32, is_last: bool) -> f32 {
        let slack = room - self.height;
        if self.gaps <= 0.0 {
            return 1.0;
        }
        let share = slack / self.gaps;
        if share < 0.0 {
            1.0 + share.max(-MAX_SHRINKAGE)
        } else if is_last || share > MAX_GROWTH {
            1.0
        } else {
            1.0 + share
        }
    }
}

/// When to draw an item: backgrounds first, then the sheet in reading order.
fn drawing_order(item: &Item) -> usize {
    match item {
        Item::Box { .. } | Item::Field { .. } => 0,
        Item::Figure { leaf, .. } => 2 + leaf.0,
        Item::Line { line, .. } => match line.runs.first().map(|run| &run.mark) {
            Some(ContentMark::Leaf(leaf) | ContentMark::Word(leaf, _)) => 2 + leaf.0,
            Some(ContentMark::Artifact(_)) | None => 1,
        },
    }
}

/// Puts a strip under what the page holds; `quoted` are the bars of the strip before. Says where the next may start.
fn place_strip(strip: Strip, y: f32, quoted: &[QuoteBar], page: &mut Page) -> f32 {
    let top = y + strip.above;
    let bottom = top + strip.height;
    for bar in strip.quote_bars.iter() {
        // The bar of a quote runs on through the room between its strips.
        let y = if quoted.contains(bar) { y } else { top };
        page.push(Item::rect([bar.x, y, 1.5, bottom - y], Color::Hairline));
    }
    page.extend(strip.items.into_iter().map(|item| item.shifted_down(top)));
    bottom
}

/// Puts notes at the foot of a page, under a rule.
fn place_notes(notes: Vec<Vec<Strip>>, top: f32, paper: Paper, page: &mut Page) {
    page.push(notes_rule(
        style::MARGIN + paper.side_column(),
        top + RULE_HEIGHT / 2.0,
    ));
    let mut y = top + RULE_HEIGHT;
    for note in notes {
        y += NOTE_GAP;
        let mut quoted: Rc<[QuoteBar]> = Rc::new([]);
        for strip in note {
            let bars = Rc::clone(&strip.quote_bars);
            y = place_strip(strip, y, &quoted, page);
            quoted = bars;
        }
    }
}

/// Adds the running head, from the second page on, and the foot.
fn add_running_heads(pages: &mut [Page], running: &RunningText, layout: &mut Layout) {
    let RunningText {
        header_left: head_left,
        header_right: head_right,
        footer: foot,
        page_word,
        note_word: _,
        notes_title: _,
        back_to_call: _,
        contents_title: _,
        skip_link: _,
    } = running;
    let count = pages.len();
    let paper = layout.paper;
    let measure = paper.measure();
    let room = measure - 24.0;
    let mut set = |text: &str, room: f32, kind| layout.set_running_text(text, room, kind);
    // Each side of the head has half the room, and what the other leaves of its own.
    let [left, right] = [head_left, head_right].map(|it| set(it, room, Artifact::Header).width);
    let head_left = set(head_left, (room - right).max(room / 2.0), Artifact::Header);
    let head_right = set(head_right, (room - left).max(room / 2.0), Artifact::Header);
    let push_sides = |page: &mut Page, baseline: f32, left: Line, right: Line| {
        let end = style::MARGIN + measure - right.width;
        page.push(Item::line(style::MARGIN, baseline, left));
        page.push(Item::line(end, baseline, right));
    };
    for (index, page) in pages.iter_mut().enumerate() {
        if index > 0 {
            let (left, right) = (head_left.clone(), head_right.clone());
            push_sides(page, style::HEAD_BASELINE, left, right);
        }
        let number = format!("{page_word} {} / {count}", index + 1);
        let number = set(number.trim(), measure * 0.4, Artifact::Footer);
        let foot = set(foot, measure - number.width - 24.0, Artifact::Footer);
        let rule = [style::MARGIN, paper.foot_rule(), measure, style::THIN_RULE];
        page.push(Item::rect(rule, Color::Hairline));
        push_sides(page, paper.foot_baseline(), foot, number);
    }
}
