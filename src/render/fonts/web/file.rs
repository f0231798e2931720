//! The container of an OpenType font: a directory of tables, then the tables.

use read_fonts::FontRef;
use read_fonts::types::Tag;

/// Tables with their names.
pub(super) type NamedTable = ([u8; 4], Vec<u8>);

/// The version of a file with TrueType outlines, and of one with CFF outlines.
const TRUETYPE: [u8; 4] = [0, 1, 0, 0];
const OPENTYPE: [u8; 4] = *b"OTTO";

/// Where `head` keeps the checksum of the whole file.
const CHECKSUM_OFFSET: usize = 8;

/// The tables of a font and others, which replace those of the same name; empty ones are left out.
pub(super) fn write_font(font: &[u8], others: impl IntoIterator<Item = NamedTable>) -> Vec<u8> {
    let mut tables: Vec<NamedTable> = others.into_iter().collect();
    if let Ok(font) = FontRef::new(font) {
        for record in font.table_directory().table_records() {
            let tag = record.tag();
            let is_replaced = tables.iter().any(|(name, _)| Tag::new(name) == tag);
            if let Some(data) = font.table_data(tag).filter(|_| !is_replaced) {
                tables.push((tag.to_be_bytes(), data.as_bytes().to_vec()));
            }
        }
    }
    tables.retain(|(_, data)| !data.is_empty());
    tables.sort_unstable();
    write_tables(&mut tables)
}

fn write_tables(tables: &mut [NamedTable]) -> Vec<u8> {
    let count = tables.len() as u16;
    let entry_selector = count.checked_ilog2().unwrap_or(0) as u16;
    let search_range = 16 << entry_selector;
    let is_cff = tables.iter().any(|(name, _)| name == b"CFF ");
    let mut file = Vec::from(if is_cff { OPENTYPE } else { TRUETYPE });
    for number in [
        count,
        search_range,
        entry_selector,
        count * 16 - search_range,
    ] {
        file.extend(number.to_be_bytes());
    }
    let mut offset = file.len() + 16 * tables.len();
    let mut checksum_place = None;
    for (name, data) in tables.iter_mut() {
        let length = data.len() as u32;
        if name == b"head" && data.len() >= CHECKSUM_OFFSET + 4 {
            data[CHECKSUM_OFFSET..CHECKSUM_OFFSET + 4].fill(0);
            checksum_place = Some(offset + CHECKSUM_OFFSET);
        }
        data.resize(data.len().next_multiple_of(4), 0);
        file.extend(*name);
        for number in [checksum(data), offset as u32, length] {
            file.extend(number.to_be_bytes());
        }
        offset += data.len();
    }
    for (_, data) in tables {
        file.extend_from_slice(data);
    }
    if let Some(place) = checksum_place {
        let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&file));
        file[place..place + 4].copy_from_slice(&adjustment.to_be_bytes());
    }
    file
}

/// The sum of the data as numbers of four bytes.
fn checksum(data: &[u8]) -> u32 {
    let (numbers, _) = data.as_chunks::<4>();
    let numbers = numbers.iter().map(|bytes| u32::from_be_bytes(*bytes));
    numbers.fold(0, u32::wrapping_add)
}
