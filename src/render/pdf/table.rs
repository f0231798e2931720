//! Tables: widths of columns from their content, rows, rules, and boxes to sign in.

use super::layout::{Frame, Item, Keep, Layout, Rectangle, Strip, TableHead, TextSetting};
use super::linebreak::LineFill;
use super::paragraph::TextWidths;
use super::structure::{ElementId, Role, Scope};
use super::style::{self, Color, Style};
use crate::document::{
    Align, Column, ColumnWidth, Inline, Row, RowKind, Table, TableStyle, inlines_text,
};

const COLUMN_GAP: f32 = 12.0;
/// Between the rules' ends and the text.
const TEXT_INSET: f32 = 4.0;
const BOX_GAP: f32 = 14.0;
const BOX_INSET: f32 = 8.0;
/// Room to sign in under the text: 36 mm.
const SIGNING_HEIGHT: f32 = 102.0;
/// The thickness of the frame of a box to sign in.
const FRAME: f32 = 0.6;
/// Between such a field and what is around it.
const FIELD_INSET: f32 = 4.0;
/// Rows of more lines may be cut at the end of a page.
const MAX_WHOLE_LINES: usize = 5;
/// Lines of a cut row on each page, at least.
const MIN_CUT_LINES: usize = 3;

/// The positions of the columns of a table.
struct TableGrid<'a> {
    frame: &'a Frame,
    table: ElementId,
    columns: Vec<GridColumn>,
    /// Above the text of a row.
    padding: f32,
    has_row_headers: bool,
}

struct GridColumn {
    x: f32,
    width: f32,
    align: Align,
}

/// How a row looks, and what its cells are.
#[derive(Clone, Copy)]
struct RowFormat {
    /// None for the names of the columns.
    kind: Option<RowKind>,
    style: Style,
    /// Under the row: its thickness and colour.
    rule: Option<(f32, Color)>,
    /// The room under the text, in points.
    free_height: f32,
}

impl RowFormat {
    fn new(kind: Option<RowKind>) -> Self {
        let face = style::CELL.face;
        let style = match kind {
            None => style::CELL_HEADER,
            Some(RowKind::Body) => style::CELL,
            Some(RowKind::Muted) => Style {
                face: face.italic(),
                color: Color::Muted,
                ..style::CELL
            },
            Some(RowKind::Total) => Style {
                face: face.bold(),
                ..style::CELL
            },
        };
        Self {
            kind,
            style,
            rule: None,
            free_height: 0.0,
        }
    }

    fn role(&self, cell: &[Inline], index: usize, has_row_headers: bool) -> Role {
        // The first cell of a total names it.
        let named = has_row_headers || self.kind == Some(RowKind::Total);
        match self.kind {
            None => Role::HeaderCell(Scope::Column),
            Some(_) if named && index == 0 && !cell.is_empty() => Role::HeaderCell(Scope::Row),
            Some(RowKind::Body | RowKind::Muted | RowKind::Total) => Role::Cell,
        }
    }
}

impl Layout {
    pub fn set_table(&mut self, table: &Table, frame: &Frame) {
        let Table {
            style: block_style,
            caption,
            columns,
            rows,
        } = table;
        let element = self.tree.add(frame.parent, Role::Table);
        let caption_element = self.tree.add(element, Role::Caption);
        let setting = TextSetting::new(style::LABEL, frame.width, LineFill::Balanced);
        let lines = self.set_text(caption, caption_element, &setting);
        if !lines.is_empty() {
            self.push_lines(frame, lines, style::LABEL, Keep::All);
            self.request_gap(3.0);
        }
        let header: Vec<&[Inline]> = columns.iter().map(|it| it.header.as_slice()).collect();
        let header = header.iter().any(|cell| !cell.is_empty()).then_some(header);
        let (columns, padding) = match block_style {
            TableStyle::Data => (self.fit_columns(columns, rows, frame), 2.9),
            TableStyle::Signatures => (signature_columns(columns, frame), 5.0),
        };
        let grid = TableGrid {
            frame,
            table: element,
            columns,
            padding,
            has_row_headers: *block_style == TableStyle::Data && table.has_row_headers(),
        };
        match block_style {
            TableStyle::Data => self.set_header_and_rows(header, rows, &grid),
            TableStyle::Signatures => self.set_signatures(header, rows, &grid),
        }
        self.request_gap(8.0);
    }

    fn set_header_and_rows(
        &mut self,
        header: Option<Vec<&[Inline]>>,
        rows: &[Row],
        grid: &TableGrid,
    ) {
        self.push_rule(style::RULE, Color::Accent, grid.frame);
        let rule = Some((style::RULE, Color::Accent));
        let mut head = None;
        if let Some(cells) = header {
            let first = self.strips.len() - 1;
            let format = RowFormat {
                rule,
                ..RowFormat::new(None)
            };
            self.set_row(&cells, &format, grid);
            self.keep_all_since(first);
            if let Some(repeated) = repeatable_head(&self.strips[first..]) {
                head = Some(self.table_heads.len());
                self.table_heads.push(repeated);
            }
        }
        let count = rows.len();
        for (index, row) in rows.iter().enumerate() {
            let next = rows.get(index + 1).map(|row| row.kind);
            let format = RowFormat {
                rule: match (row.kind, next) {
                    (RowKind::Body | RowKind::Muted, Some(RowKind::Total) | None) => rule,
                    (RowKind::Total, None) => None,
                    (_, Some(_)) => Some((style::THIN_RULE, Color::Hairline)),
                },
                ..RowFormat::new(Some(row.kind))
            };
            let first = self.strips.len();
            let cells: Vec<_> = row.cells.iter().map(Vec::as_slice).collect();
            self.set_row(&cells, &format, grid);
            let is_last = next.is_none();
            // Neither the first row nor the last stays alone on a page, nor a total.
            let joins_next =
                index == 0 || index + 2 == count || matches!(next, Some(RowKind::Total));
            // A pause rather not opens a page, or ends one.
            let is_pause = row.kind == RowKind::Muted || matches!(next, Some(RowKind::Muted));
            for strip in &mut self.strips[first..] {
                strip.table_head = head;
            }
            if let (false, Some(last)) = (is_last, self.strips.last_mut()) {
                last.keeps_with_next |= joins_next;
                last.break_cost = if is_pause { PAUSE_COST } else { ROW_COST };
            }
        }
    }

    fn set_signatures(&mut self, header: Option<Vec<&[Inline]>>, rows: &[Row], grid: &TableGrid) {
        let first = self.strips.len();
        let parties = header.clone().unwrap_or_default();
        let header = header.into_iter().map(|cells| (None, cells));
        let rows = rows.iter().map(|row| {
            let cells = row.cells.iter().map(Vec::as_slice).collect();
            (Some(RowKind::Body), cells)
        });
        let mut all = header.chain(rows).peekable();
        while let Some((kind, cells)) = all.next() {
            let is_last = all.peek().is_none();
            let format = RowFormat::new(kind);
            if !is_last {
                self.set_row(&cells, &format, grid);
                continue;
            }
            let format = RowFormat {
                free_height: SIGNING_HEIGHT,
                ..format
            };
            let cells = self.set_row(&cells, &format, grid);
            self.add_fields(&cells, &parties, grid);
        }
        let last = self.strips.len() - first;
        for (index, strip) in (1..).zip(&mut self.strips[first..]) {
            strip.keeps_with_next |= index < last;
            let height = strip.height;
            let mut side = |area| strip.items.push(Item::rect(area, Color::Muted));
            for GridColumn { x, width, align: _ } in &grid.columns {
                let (left, width) = (x - BOX_INSET, width + 2.0 * BOX_INSET);
                side([left, 0.0, FRAME, height]);
                side([left + width, 0.0, FRAME, height]);
                if index == 1 {
                    side([left, 0.0, width, FRAME]);
                }
                if index == last {
                    let width = width + FRAME;
                    side([left, height, width, FRAME]);
                }
            }
        }
    }

    /// Adds a field to sign in to each cell of the last strip, in the room under its text.
    fn add_fields(&mut self, cells: &[ElementId], parties: &[&[Inline]], grid: &TableGrid) {
        let Some(strip) = self.strips.last_mut() else {
            return;
        };
        let lines = strip.items.iter().filter_map(|item| match item {
            Item::Line { baseline, .. } => Some(*baseline),
            Item::Box { .. } | Item::Figure { .. } | Item::Field { .. } => None,
        });
        let text_end = lines.fold(0.0, f32::max) + FIELD_INSET;
        for (index, (&cell, column)) in cells.iter().zip(&grid.columns).enumerate() {
            let party = parties.get(index).map(|party| inlines_text(party));
            let field = self.tree.add_field(cell, party.unwrap_or_default());
            let area = Rectangle {
                x: column.x,
                y: text_end,
                width: column.width,
                height: strip.height - FIELD_INSET - text_end,
            };
            strip.items.push(Item::Field { area, field });
        }
    }

    // Long because a row is cut into strips whose heights depend on all its cells.
    fn set_row(
        &mut self,
        cells: &[&[Inline]],
        format: &RowFormat,
        grid: &TableGrid,
    ) -> Vec<ElementId> {
        let &RowFormat {
            kind,
            style,
            rule,
            free_height,
        } = format;
        let row = self.tree.add(grid.table, Role::Row);
        let mut columns = Vec::with_capacity(cells.len());
        let mut elements = Vec::with_capacity(cells.len());
        for (index, (cell, column)) in cells.iter().zip(&grid.columns).enumerate() {
            let element = self
                .tree
                .add_attached(row, format.role(cell, index, grid.has_row_headers));
            elements.push(element);
            let fill = LineFill::Cell(column.align);
            let setting = TextSetting::new(style, column.width, fill);
            columns.push((column.x, self.set_text(cell, element, &setting)));
        }
        let count = columns.iter().map(|(_, lines)| lines.len()).max();
        let count = count.unwrap_or(0).max(1);
        let step = if count <= MAX_WHOLE_LINES { count } else { 1 };
        let (left, width) = (grid.frame.left, grid.frame.width);
        for start in (0..count).step_by(step) {
            let end = (start + step).min(count);
            let is_last = end == count;
            let above = if start == 0 { grid.padding } else { 0.0 };
            let below = if is_last { 3.3 } else { 0.0 };
            let text = (end - start) as f32 * style.leading;
            let free = if is_last { free_height } else { 0.0 };
            let height = above + text + free + below;
            let mut items = Vec::new();
            if kind == Some(RowKind::Muted) {
                items.push(Item::rect([left, 0.0, width, height], Color::Band));
            }
            for (x, lines) in &mut columns {
                let present = (end - start).min(lines.len());
                for (index, line) in lines.drain(..present).enumerate() {
                    let baseline = above + index as f32 * style.leading + style.baseline();
                    items.push(Item::line(*x, baseline, line));
                }
            }
            if let (true, Some((thickness, color))) = (is_last, rule) {
                let y = height - thickness / 2.0;
                items.push(Item::rect([left, y, width, thickness], color));
            }
            let strip = Strip {
                keeps_with_next: !is_last && (end < MIN_CUT_LINES || end + MIN_CUT_LINES > count),
                continues: start > 0,
                break_cost: if is_last { 0.0 } else { CUT_ROW_COST },
                ..Strip::new(height, items)
            };
            self.push(grid.frame, strip);
        }
        elements
    }

    /// Whether the cells of a table of data have room beside each other in a column.
    pub fn fits_column(&mut self, table: &Table, column: &Frame) -> bool {
        let count = table.columns.len();
        let header = table.columns.iter().map(|it| it.header.as_slice());
        let mut widths = self.measure_cells(header, style::CELL_HEADER);
        for row in table.rows.iter().take(MAX_MEASURED_ROWS) {
            let style = RowFormat::new(Some(row.kind)).style;
            let cells = self.measure_cells(row.cells.iter().map(Vec::as_slice), style);
            for (width, cell) in widths.iter_mut().zip(cells) {
                width.natural = width.natural.max(cell.natural);
            }
        }
        let cells: f32 = widths.iter().map(|it| it.natural).sum();
        let room = cells + COLUMN_GAP * (count as f32 - 1.0) + 2.0 * TEXT_INSET;
        table.style == TableStyle::Data && room <= column.width
    }

    /// Columns as wide as their content, when the page allows it, across the whole measure.
    fn fit_columns(&mut self, columns: &[Column], rows: &[Row], frame: &Frame) -> Vec<GridColumn> {
        let header = columns.iter().map(|column| column.header.as_slice());
        let mut extents = vec![self.measure_cells(header, style::CELL_HEADER)];
        // A long table is well known by some of its rows.
        let step = rows.len().div_ceil(MAX_MEASURED_ROWS).max(1);
        for Row { kind, cells } in rows.iter().step_by(step) {
            let style = match kind {
                RowKind::Body | RowKind::Muted => style::CELL,
                RowKind::Total => RowFormat::new(Some(*kind)).style,
            };
            extents.push(self.measure_cells(cells.iter().map(Vec::as_slice), style));
        }
        let count = columns.len() as f32;
        let gap = COLUMN_GAP.min(frame.width / (4.0 * count));
        let edge = TEXT_INSET.min(gap);
        let room = frame.width - gap * (count - 1.0) - 2.0 * edge;
        let widths = share_width(columns, &extents, room);
        let mut x = frame.left + edge;
        let columns = columns.iter().zip(widths).map(|(column, width)| {
            let align = column.align;
            let placed = GridColumn { x, width, align };
            x += width + gap;
            placed
        });
        columns.collect()
    }

    fn measure_cells<'b>(
        &mut self,
        cells: impl Iterator<Item = &'b [Inline]>,
        style: Style,
    ) -> Vec<TextWidths> {
        cells.map(|cell| self.text_widths(cell, style)).collect()
    }
}

/// Columns of the same width, each to be boxed.
fn signature_columns(columns: &[Column], frame: &Frame) -> Vec<GridColumn> {
    let count = columns.len() as f32;
    let gap = BOX_GAP.min(frame.width / (8.0 * count));
    let outer = (frame.width - gap * (count - 1.0)) / count;
    let columns = columns.iter().enumerate();
    let columns = columns.map(|(index, column)| GridColumn {
        x: frame.left + index as f32 * (outer + gap) + BOX_INSET,
        width: (outer - 2.0 * BOX_INSET).max(1.0),
        align: column.align,
    });
    columns.collect()
}

/// The strips of a head, to be drawn again as decoration; none when they would eat the page.
fn repeatable_head(strips: &[Strip]) -> Option<TableHead> {
    let mut height = 0.0;
    let mut items = Vec::new();
    for strip in strips {
        for item in &strip.items {
            let mut item = item.clone().shifted_down(height);
            if let Item::Line { line, .. } = &mut item {
                line.make_artifact();
            }
            items.push(item);
        }
        height += strip.height;
    }
    (height < 150.0).then_some(TableHead { height, items })
}

/// Rows that decide of the widths of columns.
const MAX_MEASURED_ROWS: usize = 200;
/// Cells narrower than this, in points, hold a date, a duration or an amount.
const SHORT_CELL_WIDTH: f32 = 110.0;
/// How unwelcome a page end is behind a row, beside a pause, and inside a row.
const ROW_COST: f32 = 8.0;
const PAUSE_COST: f32 = 20.0;
const CUT_ROW_COST: f32 = 60.0;
/// Steps in which the room is shared.
const WIDTH_SHARE_STEPS: usize = 96;

/// Shares the room between columns so that the table is low: each gets the width of its longest word, then the room
/// goes step by step to the column whose cells make its rows high. `extents` are those of the rows, by column.
fn share_width(columns: &[Column], extents: &[Vec<TextWidths>], room: f32) -> Vec<f32> {
    let cap = if columns.len() > 1 { room * 0.45 } else { room };
    // Rounding must not wrap what was measured.
    let widest = |index: usize, of: fn(&TextWidths) -> f32| {
        let cells = extents.iter().filter_map(|row| row.get(index));
        cells.map(of).fold(0.0, f32::max) + 0.1
    };
    let indexes = 0..columns.len();
    let natural = indexes.clone().map(|index| widest(index, |it| it.natural));
    let natural: Vec<f32> = natural.collect();
    let words = indexes
        .clone()
        .map(|it| widest(it, |cell| cell.longest_word));
    let words = words.zip(&natural);
    let mut widths: Vec<f32> = words
        .map(|(it, natural)| it.min(cap).min(*natural))
        .collect();
    let least: f32 = widths.iter().sum();
    if least >= room {
        let scale = room / least.max(1.0);
        return widths.iter().map(|it| (it * scale).max(1.0)).collect();
    }
    let step = (room - least) / WIDTH_SHARE_STEPS as f32;
    let mut left = room - least;
    while left > step / 2.0 {
        let gains = indexes.clone();
        let gains = gains.map(|index| (index, height_gain(index, &widths, step, columns, extents)));
        let best = gains.max_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some((index, _)) = best.filter(|(_, gain)| *gain > 0.0) else {
            break;
        };
        let more = step.min((natural[index] - widths[index]).max(0.01));
        widths[index] += more;
        left -= more;
    }
    // The remaining width goes to the columns that fill.
    let grows = |column: &Column| column.width == ColumnWidth::Fill;
    let growing = columns.iter().filter(|column| grows(column)).count();
    let share = left.max(0.0) / if growing == 0 { columns.len() } else { growing } as f32;
    for (column, width) in columns.iter().zip(&mut widths) {
        if growing == 0 || grows(column) {
            *width += share;
        }
    }
    widths
}

/// How much lower the rows would be, in lines, if a column were a step wider.
fn height_gain(
    index: usize,
    widths: &[f32],
    step: f32,
    columns: &[Column],
    extents: &[Vec<TextWidths>],
) -> f32 {
    let lines = |row: &[TextWidths], at: usize, width: f32| {
        let lines = row[at].natural / width.max(1.0);
        // A date or a duration over two lines costs more than the line.
        let column = &columns[at];
        let short_width = if column.align == Align::End {
            2.0 * SHORT_CELL_WIDTH
        } else {
            SHORT_CELL_WIDTH
        };
        let is_short = column.width == ColumnWidth::Fit && row[at].natural < short_width;
        if is_short && lines > 1.0 {
            3.0 * lines + 4.0
        } else {
            lines.max(1.0)
        }
    };
    let height = |row: &[TextWidths], wider: f32| {
        let cells = (0..row.len().min(widths.len())).map(|at| {
            let more = if at == index { wider } else { 0.0 };
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
