//! Tables: widths of columns from their content, rows, rules, and boxes to sign in.

use super::draft::Draft;
use super::flow::{Flow, Frame, Head, Item, Keep, Piece};
use super::inline_text::Setting;
use super::line::{Color, Style};
use super::linebreak::LineFill;
use super::look;
use super::paragraph::{self, TextWidths};
use super::structure::{ElementId, Role, Scope};
use crate::document::{Align, Column, ColumnWidth, Inline, Row, RowKind, Table, TableLook};

// Long because it takes a table apart without `..`.
pub fn set_table(table: &Table, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Table {
        look,
        caption,
        columns,
        rows,
    } = table;
    let element = draft.tree.add(frame.parent, Role::Table);
    let caption_element = draft.tree.add(element, Role::Caption);
    let setting = Setting {
        style: look::LABEL,
        measure: frame.width,
        fill: LineFill::Balanced,
    };
    let lines = paragraph::set(caption, caption_element, &setting, draft);
    if !lines.is_empty() {
        flow.push_lines(frame, lines, look::LABEL, Keep::All);
        flow.space(3.0);
    }
    let header: Vec<_> = columns
        .iter()
        .map(|column| column.header.as_slice())
        .collect();
    let header = if header.iter().all(|cell| cell.is_empty()) {
        None
    } else {
        Some(header)
    };
    let body = rows.iter().map(|Row { kind, cells }| {
        let cells: Vec<_> = cells.iter().map(Vec::as_slice).collect();
        (*kind, cells)
    });
    match look {
        TableLook::Data => {
            let grid = Grid::fitted(table, frame, draft);
            set_data(
                &Content {
                    table: element,
                    header,
                    rows: body.collect(),
                },
                &grid,
                flow,
                draft,
            );
        }
        TableLook::Signatures => {
            let grid = Grid::boxes(columns, frame);
            set_signatures(
                &Content {
                    table: element,
                    header,
                    rows: body.collect(),
                },
                &grid,
                flow,
                draft,
            );
        }
    }
    flow.space(8.0);
}

type Cells<'a> = Vec<&'a [Inline]>;

/// What a table holds, by rows.
struct Content<'a> {
    table: ElementId,
    /// None when no column has a name.
    header: Option<Cells<'a>>,
    rows: Vec<(RowKind, Cells<'a>)>,
}

const COLUMN_GAP: f32 = 12.0;
/// Between the rules' ends and the text.
const EDGE: f32 = 4.0;
const BOX_GAP: f32 = 14.0;
const BOX_EDGE: f32 = 8.0;
/// Room to sign in: 25 mm.
const SIGNING_HEIGHT: f32 = 71.0;
/// Rows of more lines may be cut at the end of a page.
const MOST_LINES_KEPT: usize = 12;

/// Where the columns of a table stand.
struct Grid<'a> {
    frame: &'a Frame,
    columns: Vec<GridColumn>,
    /// Whether each column is a box of its own.
    boxed: bool,
}

struct GridColumn {
    x: f32,
    width: f32,
    align: Align,
}

/// A row to set: what its cells are to the structure and how it looks.
struct RowSetting<'a> {
    table: ElementId,
    cells: &'a [&'a [Inline]],
    /// The role of its cells.
    role: Role,
    style: Style,
    tint: Option<Color>,
    /// Under the row: its thickness and colour.
    rule: Option<(f32, Color)>,
    /// The least height of the text, in points.
    least_height: f32,
    /// Whether its first cell names it.
    heads: bool,
}

// Long because the kind of each row and of the next one decide together.
fn set_data(content: &Content, grid: &Grid, flow: &mut Flow, draft: &mut Draft) {
    let &Content {
        table,
        ref header,
        ref rows,
    } = content;
    let accent = Some((look::RULE, Color::Accent));
    grid.rule(accent, flow);
    let mut head = None;
    if let Some(header) = header {
        let first = flow.pieces.len();
        let row = RowSetting {
            table,
            cells: header,
            role: Role::HeaderCell(Scope::Column),
            style: look::CELL_HEADER,
            tint: None,
            rule: accent,
            least_height: 0.0,
            heads: false,
        };
        set_row(&row, grid, flow, draft);
        let pieces = &mut flow.pieces[first - 1..];
        for piece in pieces.iter_mut() {
            piece.keeps = true;
        }
        head = repeated(pieces).map(|head| {
            flow.heads.push(head);
            flow.heads.len() - 1
        });
    }
    let count = rows.len();
    for (rank, (kind, cells)) in rows.iter().enumerate() {
        let next = rows.get(rank + 1).map(|(kind, _)| *kind);
        let (style, tint) = match kind {
            RowKind::Body => (look::CELL, None),
            RowKind::Muted => {
                let face = look::CELL.face.italic();
                (
                    Style {
                        face,
                        color: Color::Muted,
                        ..look::CELL
                    },
                    Some(Color::Band),
                )
            }
            RowKind::Total => (
                Style {
                    face: look::CELL.face.bold(),
                    ..look::CELL
                },
                None,
            ),
        };
        let rule = match (kind, next) {
            (RowKind::Body | RowKind::Muted, Some(RowKind::Total) | None) => accent,
            (RowKind::Total, None) => None,
            (_, Some(RowKind::Body | RowKind::Muted | RowKind::Total)) => {
                Some((look::THIN_RULE, Color::Hairline))
            }
        };
        let row = RowSetting {
            table,
            cells,
            role: Role::Cell,
            style,
            tint,
            rule,
            least_height: 0.0,
            heads: *kind == RowKind::Total,
        };
        let first = flow.pieces.len();
        set_row(&row, grid, flow, draft);
        // Neither the first row nor the last stays alone on a page, nor a total.
        let kept =
            next == Some(RowKind::Total) || rank == 0 || rank + 2 == count || count < FEWEST_CUT;
        // Nor does a pause open a page, or end one.
        let kept = kept || *kind == RowKind::Muted || next == Some(RowKind::Muted);
        let kept = kept && rank + 1 < count;
        for piece in &mut flow.pieces[first..] {
            piece.head = head;
            piece.keeps |= kept;
            if rank + 1 < count {
                piece.reluctance = if count < LONG { 30.0 } else { 10.0 };
            }
        }
    }
}

fn set_signatures(content: &Content, grid: &Grid, flow: &mut Flow, draft: &mut Draft) {
    let &Content {
        table,
        ref header,
        ref rows,
    } = content;
    let first = flow.pieces.len();
    let header = header
        .iter()
        .map(|cells| (Role::HeaderCell(Scope::Column), look::CELL_HEADER, cells));
    let rows = rows
        .iter()
        .map(|(_, cells)| (Role::Cell, look::CELL, cells));
    let all: Vec<_> = header.chain(rows).collect();
    let count = all.len();
    for (rank, (role, style, cells)) in all.into_iter().enumerate() {
        let last = rank + 1 == count;
        let least_height = if last { SIGNING_HEIGHT } else { 0.0 };
        let row = RowSetting {
            table,
            cells,
            role,
            style,
            tint: None,
            rule: None,
            least_height,
            heads: false,
        };
        set_row(&row, grid, flow, draft);
    }
    let count = flow.pieces.len() - first;
    for (rank, piece) in flow.pieces[first..].iter_mut().enumerate() {
        piece.keeps |= rank + 1 < count;
        let height = piece.height;
        for GridColumn { x, width, align: _ } in &grid.columns {
            let (left, width) = (x - BOX_EDGE, width + 2.0 * BOX_EDGE);
            let mut side = |x, y, width, height| {
                piece.items.push(Item::Box {
                    x,
                    y,
                    width,
                    height,
                    color: Color::Hairline,
                });
            };
            side(left, 0.0, look::THIN_RULE, height);
            side(left + width, 0.0, look::THIN_RULE, height);
            if rank == 0 {
                side(left, 0.0, width, look::THIN_RULE);
            }
            if rank + 1 == count {
                side(left, height, width + look::THIN_RULE, look::THIN_RULE);
            }
        }
    }
}

/// The pieces of a head, to be drawn again as decoration; none when they would eat the page.
fn repeated(pieces: &[Piece]) -> Option<Head> {
    let mut height = 0.0;
    let mut items = Vec::new();
    for piece in pieces {
        items.extend(piece.items.iter().cloned().map(|item| {
            let mut item = match item {
                Item::Line { x, baseline, line } => Item::Line {
                    x,
                    baseline,
                    line: line.into_artifact(),
                },
                Item::Box { .. } | Item::Figure { .. } => item,
            };
            item.lower(height);
            item
        }));
        height += piece.height;
    }
    (height < 150.0).then_some(Head { height, items })
}

// Long because a row is cut into pieces whose heights depend on all its cells.
fn set_row(row: &RowSetting, grid: &Grid, flow: &mut Flow, draft: &mut Draft) {
    let RowSetting {
        table,
        cells,
        role,
        style,
        tint,
        rule,
        least_height,
        heads,
    } = row;
    let element = draft.tree.add(*table, Role::Row);
    let mut columns = Vec::with_capacity(cells.len());
    for (rank, (cell, column)) in cells.iter().zip(&grid.columns).enumerate() {
        let names = *heads && rank == 0 && !cell.is_empty();
        let role = if names {
            &Role::HeaderCell(Scope::Row)
        } else {
            role
        };
        let element = draft.tree.add(element, role.clone());
        draft.tree.attach(element);
        let fill = LineFill::Cell(column.align);
        let setting = Setting {
            style: *style,
            measure: column.width,
            fill,
        };
        columns.push((column.x, paragraph::set(cell, element, &setting, draft)));
    }
    let count = columns
        .iter()
        .map(|(_, lines)| lines.len())
        .max()
        .unwrap_or(0)
        .max(1);
    let step = if count <= MOST_LINES_KEPT { count } else { 1 };
    for start in (0..count).step_by(step) {
        let end = (start + step).min(count);
        let above = match start {
            0 if grid.boxed => 5.0,
            0 => 2.9,
            _ => 0.0,
        };
        let below = if end == count { 3.3 } else { 0.0 };
        let text = (end - start) as f32 * style.leading;
        let least = if end == count { *least_height } else { 0.0 };
        let height = above + text.max(least) + below;
        let mut items = Vec::new();
        if let &Some(color) = tint {
            let (x, width) = grid.edges();
            items.push(Item::Box {
                x,
                y: 0.0,
                width,
                height,
                color,
            });
        }
        for (x, lines) in &mut columns {
            let present = (end - start).min(lines.len());
            for (rank, line) in lines.drain(..present).enumerate() {
                let baseline = above + rank as f32 * style.leading + style.baseline();
                items.push(Item::Line {
                    x: *x,
                    baseline,
                    line,
                });
            }
        }
        if end == count
            && let Some((thickness, color)) = *rule
        {
            let (x, width) = grid.edges();
            let y = height - thickness / 2.0;
            items.push(Item::Box {
                x,
                y,
                width,
                height: thickness,
                color,
            });
        }
        let keeps = end < count && (start == 0 || end + 1 == count);
        flow.push(
            grid.frame,
            Piece {
                height,
                keeps,
                items,
                continues: start > 0,
                ..Piece::default()
            },
        );
    }
}

impl<'a> Grid<'a> {
    /// Columns as wide as their content, when the page allows it, across the whole measure.
    fn fitted(table: &Table, frame: &'a Frame, draft: &mut Draft) -> Self {
        let Table {
            look: _,
            caption: _,
            columns,
            rows,
        } = table;
        let header = columns
            .iter()
            .map(|column| (&column.header[..], look::CELL_HEADER));
        let mut extents = vec![Self::extents(header, draft)];
        // A long table is well known by some of its rows.
        let step = rows.len().div_ceil(MOST_ROWS_WEIGHED).max(1);
        for Row { kind, cells } in rows.iter().step_by(step) {
            let style = match kind {
                RowKind::Body | RowKind::Muted => look::CELL,
                RowKind::Total => Style {
                    face: look::CELL.face.bold(),
                    ..look::CELL
                },
            };
            let cells = cells.iter().map(|cell| (&cell[..], style));
            extents.push(Self::extents(cells, draft));
        }
        let count = columns.len() as f32;
        let gap = COLUMN_GAP.min(frame.width / (4.0 * count));
        let edge = EDGE.min(gap);
        let room = frame.width - gap * (count - 1.0) - 2.0 * edge;
        let widths = column_widths(columns, &extents, room);
        let mut x = frame.left + edge;
        let columns = columns
            .iter()
            .zip(widths)
            .map(|(column, width)| {
                let placed = GridColumn {
                    x,
                    width,
                    align: column.align,
                };
                x += width + gap;
                placed
            })
            .collect();
        Self {
            frame,
            columns,
            boxed: false,
        }
    }

    fn extents<'b>(
        cells: impl Iterator<Item = (&'b [Inline], Style)>,
        draft: &mut Draft,
    ) -> Vec<TextWidths> {
        cells
            .map(|(cell, style)| paragraph::extent(cell, style, draft))
            .collect()
    }

    /// Columns of the same width, each to be boxed.
    fn boxes(columns: &[Column], frame: &'a Frame) -> Self {
        let count = columns.len() as f32;
        let gap = BOX_GAP.min(frame.width / (8.0 * count));
        let outer = (frame.width - gap * (count - 1.0)) / count;
        let columns = columns
            .iter()
            .enumerate()
            .map(|(rank, column)| GridColumn {
                x: frame.left + rank as f32 * (outer + gap) + BOX_EDGE,
                width: (outer - 2.0 * BOX_EDGE).max(1.0),
                align: column.align,
            })
            .collect();
        Self {
            frame,
            columns,
            boxed: true,
        }
    }

    fn edges(&self) -> (f32, f32) {
        (self.frame.left, self.frame.width)
    }

    /// A rule of its own over the table, kept with it.
    fn rule(&self, rule: Option<(f32, Color)>, flow: &mut Flow) {
        if let (Some((height, color)), false) = (rule, self.boxed) {
            let (x, width) = self.edges();
            let item = Item::Box {
                x,
                y: 0.0,
                width,
                height,
                color,
            };
            let piece = Piece {
                height,
                keeps: true,
                items: vec![item],
                ..Piece::default()
            };
            flow.push(self.frame, piece);
        }
    }
}

/// Rows that decide of the widths of columns.
const MOST_ROWS_WEIGHED: usize = 200;
/// What is narrower, in points, is a date, a duration, an amount.
const SHORT: f32 = 110.0;
/// Tables of so few rows are not cut.
const FEWEST_CUT: usize = 5;
/// Tables of fewer rows are cut unwillingly.
const LONG: usize = 16;
/// Steps in which the room is shared.
const STEPS: usize = 96;

/// Shares the room between columns so that the table is low: each gets the width of its longest word, then the room
/// goes step by step to the column whose cells make its rows high. `extents` are those of the rows, by column.
fn column_widths(columns: &[Column], extents: &[Vec<TextWidths>], room: f32) -> Vec<f32> {
    let cap = if columns.len() > 1 { room * 0.45 } else { room };
    // Rounding must not wrap what was measured.
    let most = |rank: usize, of: fn(&TextWidths) -> f32| {
        let cells = extents.iter().filter_map(|row| row.get(rank));
        cells.map(of).fold(0.0, f32::max) + 0.1
    };
    let natural: Vec<f32> = (0..columns.len())
        .map(|rank| most(rank, |it| it.natural))
        .collect();
    let mut widths: Vec<f32> = (0..columns.len())
        .map(|rank| most(rank, |it| it.longest_word).min(cap).min(natural[rank]))
        .collect();
    let least: f32 = widths.iter().sum();
    if least >= room {
        let scale = room / least.max(1.0);
        return widths
            .iter()
            .map(|width| (width * scale).max(1.0))
            .collect();
    }
    let step = (room - least) / STEPS as f32;
    let mut left = room - least;
    while left > step / 2.0 {
        let gains =
            (0..columns.len()).map(|rank| (rank, gain(rank, &widths, step, columns, extents)));
        let best = gains.max_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some((rank, _)) = best.filter(|(_, gain)| *gain > 0.0) else {
            break;
        };
        let more = step.min((natural[rank] - widths[rank]).max(0.01));
        widths[rank] += more;
        left -= more;
    }
    // What nobody needs goes to the columns that fill.
    let grows = |column: &Column| column.width == ColumnWidth::Fill;
    let growing = columns.iter().filter(|column| grows(column)).count();
    let all = growing == 0;
    let share = left.max(0.0) / if all { columns.len() } else { growing } as f32;
    for (column, width) in columns.iter().zip(&mut widths) {
        if all || grows(column) {
            *width += share;
        }
    }
    widths
}

/// How much lower the rows would be, in lines, if a column were a step wider.
fn gain(
    rank: usize,
    widths: &[f32],
    step: f32,
    columns: &[Column],
    extents: &[Vec<TextWidths>],
) -> f32 {
    let lines = |row: &[TextWidths], at: usize, width: f32| {
        let lines = row[at].natural / width.max(1.0);
        // A date or a duration over two lines costs more than the line.
        let column = &columns[at];
        let most = if column.align == Align::End {
            2.0 * SHORT
        } else {
            SHORT
        };
        let is_short = column.width == ColumnWidth::Fit && row[at].natural < most;
        if is_short && lines > 1.0 {
            2.0 * lines + 2.0
        } else {
            lines.max(1.0)
        }
    };
    let height = |row: &[TextWidths], wider: f32| {
        let cells = (0..row.len().min(widths.len())).map(|at| {
            let more = if at == rank { wider } else { 0.0 };
            lines(row, at, widths[at] + more)
        });
        // The highest cell makes the row; the others count a little, to be even among equals.
        let (most, sum) = cells.fold((0.0_f32, 0.0), |(most, sum), it| (most.max(it), sum + it));
        most + sum * 0.05
    };
    extents
        .iter()
        .map(|row| height(row, 0.0) - height(row, step))
        .sum()
}
