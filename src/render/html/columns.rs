//! How the columns of a table share its width: as rigid as there is room for, and never wider than the page.

use crate::document::{Align, Column, ColumnWidth, Inline, Row, Table, TableStyle, visit_inlines};

/// The characters that a line of cells holds in the narrowest table, before its cells stand one under the other.
const ROOM: usize = 60;
/// What the margins of a cell take of it.
const CELL_MARGINS: usize = 3;
/// Whether a table takes the whole measure, the column of labels with it: one of many columns, or of texts.
pub(super) fn is_wide(table: &Table) -> bool {
    /// The columns of a table that the column of text has room for.
    const MAX_COLUMNS: usize = 3;
    /// In characters: two lines of a cell.
    const LONG: usize = 60;
    let Table {
        style,
        caption: _,
        columns,
        rows,
    } = table;
    let is_long = |cell: &Vec<Inline>| plain_text(cell).chars().count() > LONG;
    match style {
        TableStyle::Signatures => columns.len() >= MAX_COLUMNS,
        TableStyle::Data if columns.len() < MAX_COLUMNS => false,
        TableStyle::Data => {
            columns.len() > MAX_COLUMNS || rows.iter().flat_map(|row| &row.cells).any(is_long)
        }
    }
}

/// How a column is set.
#[derive(Clone, Copy)]
pub(super) struct ColumnSetting {
    align: Align,
    /// Whether it is as wide as its longest cell.
    fits: bool,
    /// Whether words are cut where they have no room.
    breaks_words: bool,
}

/// Whether a cell has so many lines that its row may part at the end of a page.
pub(super) fn is_tall(cell: &[Inline]) -> bool {
    /// As many fit in a line of a column of text.
    const CHARACTERS: usize = 40;
    const LINES: usize = 5;
    let mut breaks = 0;
    visit_inlines(cell, &mut |inline| {
        breaks += usize::from(*inline == Inline::Break);
    });
    breaks + plain_text(cell).chars().count() / CHARACTERS >= LINES
}

/// Columns as rigid as there is room for: each needs its longest word, or its longest cell if it is not to wrap.
pub(super) fn set_columns(columns: &[Column], rows: &[Row]) -> Vec<ColumnSetting> {
    /// Beyond that many characters a cell is a text, to be wrapped like any other.
    const MAX_SHORT_CELL: usize = 24;
    /// What a column that breaks its words needs.
    const MIN_CUT: usize = 6;
    let room = ROOM.saturating_sub(CELL_MARGINS * columns.len());
    let texts = |index: usize, column: &Column| -> Vec<String> {
        let cells = rows.iter().filter_map(|row| row.cells.get(index));
        cells
            .chain([&column.header])
            .map(|cell| plain_text(cell))
            .collect()
    };
    let mut needs: Vec<(ColumnSetting, [usize; 2])> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let texts = texts(index, column);
        let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
        let cell = longest(&mut texts.iter().map(|text| text.chars().count()));
        let words = texts.iter().flat_map(|text| text.split(is_break));
        let word = longest(&mut words.map(|word| word.chars().count()));
        let setting = ColumnSetting {
            align: column.align,
            fits: column.width == ColumnWidth::Fit && cell <= MAX_SHORT_CELL,
            breaks_words: false,
        };
        needs.push((setting, [word, cell]));
    }
    let need = |(setting, [word, cell]): &(ColumnSetting, [usize; 2])| match setting {
        ColumnSetting {
            breaks_words: true, ..
        } => MIN_CUT.min(*word),
        ColumnSetting { fits: true, .. } => *cell,
        ColumnSetting { .. } => *word,
    };
    // First, addresses may be cut; then, the widest of the columns that fit may wrap; then, the longest word may be cut.
    while needs.iter().map(need).sum::<usize>() > room {
        let is_address = |(setting, [word, _]): &&mut (ColumnSetting, [usize; 2])| {
            *word > MAX_SHORT_CELL && !setting.breaks_words
        };
        if let Some((setting, _)) = needs.iter_mut().find(is_address) {
            setting.breaks_words = true;
            continue;
        }
        let rigid = needs.iter_mut().filter(|(setting, _)| setting.fits);
        if let Some((setting, _)) = rigid.max_by_key(|(_, [_, cell])| *cell) {
            setting.fits = false;
            continue;
        }
        let whole = needs
            .iter_mut()
            .filter(|(setting, _)| !setting.breaks_words);
        match whole.max_by_key(|(_, [word, _])| *word) {
            Some((setting, _)) => setting.breaks_words = true,
            None => break,
        }
    }
    needs.into_iter().map(|(setting, _)| setting).collect()
}

/// Where a line may end: no-break spaces hold.
fn is_break(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}') || character == '-'
}

pub(super) fn class_names(setting: ColumnSetting) -> Option<&'static str> {
    let ColumnSetting {
        align,
        fits,
        breaks_words,
    } = setting;
    match (align, fits, breaks_words) {
        (Align::Start, false, false) => None,
        (Align::Start, false, true) => Some("long"),
        (Align::Start, true, _) => Some("fit"),
        (Align::Center, false, false) => Some("center"),
        (Align::Center, false, true) => Some("center long"),
        (Align::Center, true, _) => Some("center fit"),
        (Align::End, false, false) => Some("end"),
        (Align::End, false, true) => Some("end long"),
        (Align::End, true, _) => Some("end fit"),
    }
}

/// The words of a cell on one line; a call counts as a character.
pub(super) fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    visit_inlines(inlines, &mut |inline| {
        if matches!(inline, Inline::NoteCall(_)) {
            text.push('\u{2060}');
        }
        text.push_str(inline.leaf_text());
    });
    text.replace('\n', " ")
}
