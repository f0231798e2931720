//! Where the lines of a paragraph break: the algorithm of Knuth and Plass, which optimises the whole paragraph.
//!
//! It sees widths and costs only, no text.

use std::ops::Range;

use crate::document::Align;
use crate::render::fonts::WordId;

/// A part of a paragraph. Lengths are in points; `span`, `shaped` and the ranges are the caller's own.
#[derive(Debug, Clone)]
pub enum BreakItem {
    Box {
        span: usize,
        range: Range<usize>,
        /// The whole word the box is a part of.
        word: Range<usize>,
        shaped: WordId,
        width: f32,
    },
    Space {
        span: usize,
        width: f32,
        breaks: bool,
        /// How far the previous character may hang into the margin when the line ends here.
        hang: f32,
    },
    /// A place where a word may be cut; `flagged` when the cut takes a hyphen.
    Opportunity {
        hyphen: f32,
        flagged: bool,
        hang: f32,
    },
    Newline,
}

/// How a paragraph fills its measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LineFill {
    /// Both edges straight, words hyphenated.
    Justified,
    /// Words hyphenated only where the lines would be very uneven.
    Ragged(Align),
    /// As in a cell of a table: names, dates and amounts, hyphenated only where no line could hold them.
    Cell(Align),
    /// Lines of about the same length, no word hyphenated.
    Balanced,
}

/// How much a space may grow in a justified line, as a part of its width: no line is looser, ever. A paragraph that
/// would need one keeps its right edge ragged instead.
pub const MAX_STRETCH: f32 = 1.25;
/// How much one may shrink.
pub const MAX_SHRINK: f32 = 0.25;

/// Where the lines of a paragraph end.
pub struct LineBreaks {
    /// The item each line stops at, which it does not hold; the last is the number of items. No line for no item.
    pub ends: Vec<usize>,
    /// Whether lines are to be stretched to the measure.
    pub justified: bool,
}

/// The best breaks of a paragraph.
pub fn find_line_breaks(items: &[BreakItem], measure: f32, fill: LineFill) -> LineBreaks {
    let justified = |stops| LineBreaks {
        ends: stops,
        justified: true,
    };
    let ragged = |stops| LineBreaks {
        ends: stops,
        justified: false,
    };
    if items.is_empty() {
        return ragged(Vec::new());
    }
    let fits = items.iter().map(BreakItem::width).sum::<f32>() <= measure;
    if fits && !items.iter().any(|item| matches!(item, BreakItem::Newline)) {
        // As most items of lists, cells and titles do.
        return ragged(vec![items.len()]);
    }
    match fill {
        LineFill::Justified => {
            let flex = SpaceFlex {
                stretch: NORMAL_STRETCH,
                shrink: MAX_SHRINK,
            };
            let measures = LineMeasurer::new(items, measure, flex, 0.0);
            // A little looser without a hyphen, or as loose as may be with some.
            let found = measures.find_best(false, 1.1);
            let found =
                found.or_else(|| measures.find_best(true, f64::from(MAX_STRETCH / NORMAL_STRETCH)));
            found.map_or_else(|| ragged(ragged_breaks(items, measure)), justified)
        }
        LineFill::Ragged(_) | LineFill::Cell(_) => ragged(ragged_breaks(items, measure)),
        LineFill::Balanced => ragged(balanced_breaks(items, measure)),
    }
}

/// How much a space may grow at no great cost, as a part of its width.
const NORMAL_STRETCH: f32 = 0.65;

/// Lines of about the same length, with hyphens only where they would be very uneven.
fn ragged_breaks(items: &[BreakItem], measure: f32) -> Vec<usize> {
    let measures = LineMeasurer::new(items, measure, SpaceFlex::RIGID, measure * 0.2);
    measures
        .find_best(false, 1.3)
        .unwrap_or_else(|| measures.best_or_overfull(true))
}

/// What each space of a line takes more than its width, in points and as a part of its width, for the line to fill its
/// measure.
pub fn extra_space(
    line: &[BreakItem],
    stop: Option<&BreakItem>,
    measure: f32,
    stretched: bool,
) -> (f32, f32) {
    let hyphen = match stop {
        Some(BreakItem::Opportunity { hyphen, .. }) => *hyphen,
        Some(BreakItem::Box { .. } | BreakItem::Space { .. } | BreakItem::Newline) | None => 0.0,
    };
    let natural = line.iter().map(BreakItem::width).sum::<f32>() + hyphen;
    let spaces = line
        .iter()
        .filter(|item| matches!(item, BreakItem::Space { .. }))
        .count();
    let slack = measure - natural;
    if spaces == 0 || (slack >= 0.0 && !stretched) {
        return (0.0, 0.0);
    }
    let width = line.iter().filter_map(BreakItem::space_width).sum::<f32>() / spaces as f32;
    let extra = slack / spaces as f32;
    // Hanging characters may need slightly more width than was measured.
    let extra = extra.clamp(width * -MAX_SHRINK, width * MAX_STRETCH);
    (extra, extra / width)
}

impl BreakItem {
    pub fn width(&self) -> f32 {
        match self {
            Self::Box { width, .. } | Self::Space { width, .. } => *width,
            Self::Opportunity { .. } | Self::Newline => 0.0,
        }
    }

    fn space_width(&self) -> Option<f32> {
        match self {
            Self::Space { width, .. } => Some(*width),
            Self::Box { .. } | Self::Opportunity { .. } | Self::Newline => None,
        }
    }
}

/// The fewest lines, then the narrowest measure that keeps to that number.
fn balanced_breaks(items: &[BreakItem], measure: f32) -> Vec<usize> {
    let at = |measure: f32| {
        LineMeasurer::new(items, measure, SpaceFlex::RIGID, measure).best_or_overfull(false)
    };
    let mut best = at(measure);
    let (mut too_narrow, mut wide_enough) = (0.0, measure);
    if best.len() > 1 {
        for _ in 0..7 {
            let middle = (too_narrow + wide_enough) / 2.0;
            let tried = at(middle);
            let overfull =
                LineMeasurer::new(items, middle, SpaceFlex::RIGID, 0.0).is_overfull(&tried);
            if tried.len() == best.len() && !overfull {
                wide_enough = middle;
                best = tried;
            } else {
                too_narrow = middle;
            }
        }
    }
    best
}

/// How much a space may grow or shrink, as a part of its width.
#[derive(Clone, Copy)]
struct SpaceFlex {
    stretch: f32,
    shrink: f32,
}

impl SpaceFlex {
    const RIGID: Self = Self {
        stretch: 0.0,
        shrink: 0.0,
    };
}

/// A paragraph as sums of widths before each item, so that any line is measured at once.
struct LineMeasurer<'a> {
    items: &'a [BreakItem],
    measure: f64,
    widths: Vec<f64>,
    spaces: Vec<f64>,
    flex: SpaceFlex,
    /// The stretch allowed at the end of each line, in points.
    line_stretch: f64,
}

/// A sequence of breaks up to one break.
#[derive(Clone, Copy)]
struct BreakPath {
    /// Index of the first item of the next line.
    next: usize,
    stop: usize,
    cost: f64,
    /// Lines in a row, up to here, that end with a hyphen.
    hyphens: usize,
    /// The index of the path to the previous break.
    previous: Option<usize>,
}

/// The cost of a line break.
struct BreakCost {
    penalty: f64,
    /// Whether it ends with a hyphen.
    flagged: bool,
    /// Whether no line goes on past it.
    forced: bool,
}

impl BreakCost {
    /// The stop at an item or, behind the last one, at the end; `None` where no line may stop.
    fn at_item(item: Option<&BreakItem>, hyphenate: bool) -> Option<Self> {
        let (penalty, flagged, forced) = match item {
            None | Some(BreakItem::Newline) => (0.0, false, true),
            Some(BreakItem::Space { breaks: true, .. }) => (0.0, false, false),
            Some(BreakItem::Opportunity { flagged: true, .. }) if !hyphenate => return None,
            Some(BreakItem::Opportunity { flagged: true, .. }) => (HYPHEN_PENALTY, true, false),
            Some(BreakItem::Opportunity { flagged: false, .. }) => (BREAK_PENALTY, false, false),
            Some(BreakItem::Space { breaks: false, .. } | BreakItem::Box { .. }) => return None,
        };
        Some(Self {
            penalty,
            flagged,
            forced,
        })
    }
}

/// The break indices of a path, in order.
fn path_indices(end: usize, ways: &[BreakPath]) -> Vec<usize> {
    let mut stops = Vec::new();
    let mut at = Some(end);
    while let Some(way) = at.map(|index| ways[index]) {
        if way.previous.is_some() {
            stops.push(way.stop);
        }
        at = way.previous;
    }
    stops.reverse();
    stops
}

const MAX_HYPHENS: usize = 2;
const HYPHEN_PENALTY: f64 = 60.0;
const BREAK_PENALTY: f64 = 20.0;
const LAST_HYPHEN: f64 = 8e3;
/// Of one hyphen too many in a row.
const LADDER: f64 = 1e8;
const OVERFULL_PENALTY: f64 = 1e15;

impl<'a> LineMeasurer<'a> {
    fn new(items: &'a [BreakItem], measure: f32, flex: SpaceFlex, line_stretch: f32) -> Self {
        let sums = |of: fn(&BreakItem) -> f32| {
            let mut sum = 0.0;
            let mut sums = vec![0.0];
            sums.extend(items.iter().map(|item| {
                sum += f64::from(of(item));
                sum
            }));
            sums
        };
        Self {
            items,
            measure: f64::from(measure),
            widths: sums(BreakItem::width),
            spaces: sums(|item| item.space_width().unwrap_or(0.0)),
            flex,
            line_stretch: f64::from(line_stretch),
        }
    }

    fn best_or_overfull(&self, hyphenate: bool) -> Vec<usize> {
        self.find_best(hyphenate, f64::INFINITY)
            .expect("with no limit to looseness, there is always a way")
    }

    // Long because the search keeps its state in one loop.
    /// The best breaks, if no line has to be looser than that.
    fn find_best(&self, hyphenate: bool, max_ratio: f64) -> Option<Vec<usize>> {
        let mut ways = vec![BreakPath {
            next: 0,
            stop: 0,
            cost: 0.0,
            hyphens: 0,
            previous: None,
        }];
        let mut active = vec![0];
        for stop in 0..=self.items.len() {
            let Some(BreakCost {
                penalty,
                flagged,
                forced,
            }) = BreakCost::at_item(self.items.get(stop), hyphenate)
            else {
                continue;
            };
            let mut best: [Option<BreakPath>; MAX_HYPHENS + 1] = [None; MAX_HYPHENS + 1];
            let mut given_up = None;
            active.retain(|&index| {
                let from = ways[index];
                let Some(ratio) = self.stretch_ratio(from.next, stop) else {
                    given_up = Some(index);
                    return false;
                };
                let hyphens = if flagged { from.hyphens + 1 } else { 0 };
                if ratio <= max_ratio {
                    let badness = (100.0 * ratio.abs().powi(3)).min(1e6);
                    let ladder = if hyphens > MAX_HYPHENS { LADDER } else { 0.0 };
                    // A hyphen at the last line but one leaves a scrap of a word to end with.
                    let ends_cut = stop == self.items.len() && from.hyphens > 0;
                    let last = if ends_cut { LAST_HYPHEN } else { 0.0 };
                    let cost = from.cost + (1.0 + badness + penalty).powi(2) + ladder + last;
                    let hyphens = hyphens.min(MAX_HYPHENS);
                    if best[hyphens].is_none_or(|known| cost < known.cost) {
                        let before = Some(index);
                        best[hyphens] = Some(BreakPath {
                            next: stop + 1,
                            stop,
                            cost,
                            hyphens,
                            previous: before,
                        });
                    }
                }
                !forced
            });
            let none = best.iter().all(Option::is_none);
            if active.is_empty() && none {
                if max_ratio.is_finite() {
                    return None;
                }
                // Nothing fits: the line overflows rather than the words being lost.
                let from = given_up?;
                let cost = ways[from].cost + OVERFULL_PENALTY;
                best[0] = Some(BreakPath {
                    next: stop + 1,
                    stop,
                    cost,
                    hyphens: 0,
                    previous: Some(from),
                });
            }
            for way in best.into_iter().flatten() {
                active.push(ways.len());
                ways.push(way);
            }
        }
        let end = active
            .into_iter()
            .min_by(|&a, &b| ways[a].cost.total_cmp(&ways[b].cost))?;
        Some(path_indices(end, &ways))
    }

    /// How far the spaces of a line stretch (1: as much as they should) or shrink; `None` when it is too full.
    fn stretch_ratio(&self, start: usize, stop: usize) -> Option<f64> {
        let (hyphen, hang) = match self.items.get(stop) {
            Some(BreakItem::Opportunity { hyphen, hang, .. }) => (*hyphen, *hang),
            Some(BreakItem::Space { hang, .. }) => (0.0, *hang),
            Some(BreakItem::Box { .. } | BreakItem::Newline) | None => (0.0, 0.0),
        };
        // A break right after another leaves an empty line.
        let start = start.min(stop);
        let natural = self.widths[stop] - self.widths[start] + f64::from(hyphen - hang);
        let spaces = self.spaces[stop] - self.spaces[start];
        let slack = self.measure - natural;
        let ends = matches!(self.items.get(stop), None | Some(BreakItem::Newline));
        if slack < -0.01 {
            let shrink = spaces * f64::from(self.flex.shrink);
            let ratio = slack / shrink;
            return (shrink > 0.0 && ratio >= -1.0).then_some(ratio);
        }
        if ends {
            // A last line that holds a scrap of a word looks like an accident.
            let scrap = start > 0 && natural < self.measure * 0.06;
            return Some(if scrap { 0.9 } else { 0.0 });
        }
        let stretch = spaces * f64::from(self.flex.stretch) + self.line_stretch;
        Some(if stretch > 0.0 { slack / stretch } else { 1e3 })
    }

    fn is_overfull(&self, stops: &[usize]) -> bool {
        let mut start = 0;
        stops.iter().any(|&stop| {
            let overfull = self.stretch_ratio(start, stop).is_none();
            start = stop + 1;
            overfull
        })
    }
}
