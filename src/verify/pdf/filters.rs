//! Decodes the streams of files (ISO 32000-1, 7.4): deflated ones, as every program writes text, tables and objects.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::super::budget::Budget;
use super::file::ReceivedPdf;
use super::object::{Dictionary, Object};
use crate::diagnostic::verify_result::SheetLimit;

/// Filters over each other: files have one, or two.
const MAX_FILTERS: usize = 4;

impl ReceivedPdf<'_> {
    /// Decodes the data of a stream.
    ///
    /// `None` if it has another filter, if the data is broken, and outside the budget.
    pub fn decode(&self, dictionary: &Dictionary, data: &[u8]) -> Option<Vec<u8>> {
        let list = |key: &[u8]| match self.get(dictionary, key) {
            None | Some(Object::Null) => Vec::new(),
            Some(Object::Array(items)) => items.iter().map(|it| self.resolve(it)).collect(),
            Some(single) => vec![Some(single)],
        };
        let (filters, parameters) = (list(b"Filter"), list(b"DecodeParms"));
        if filters.len() > MAX_FILTERS {
            return None;
        }
        self.budget().spend(SheetLimit::DecodedBytes, data.len())?;
        let mut data = data.to_vec();
        for (index, filter) in filters.into_iter().enumerate() {
            data = match filter?.as_name()? {
                b"FlateDecode" => inflate(&data, self.budget())?,
                _ => return None,
            };
            let parameters = parameters.get(index).copied().flatten();
            if let Some(parameters) = parameters.and_then(Object::as_dictionary) {
                data = self.undo_predictor(data, parameters)?;
            }
        }
        Some(data)
    }

    /// Undoes the differences between rows, which compress better (7.4.4.4). Only PNG’s: tables and objects have no other.
    fn undo_predictor(&self, data: Vec<u8>, parameters: &Dictionary) -> Option<Vec<u8>> {
        let number = |key: &[u8], default| match self.get(parameters, key) {
            Some(value) => usize::try_from(value.as_integer()?).ok(),
            None => Some(default),
        };
        match number(b"Predictor", 1)? {
            1 => return Some(data),
            10..=15 => {}
            _ => return None,
        }
        let sample_bits = number(b"Colors", 1)?.checked_mul(number(b"BitsPerComponent", 8)?)?;
        let row_bits = sample_bits.checked_mul(number(b"Columns", 1)?)?;
        let (back, width) = (sample_bits.div_ceil(8), row_bits.div_ceil(8));
        if width == 0 || width > data.len() {
            return None;
        }
        let mut rows: Vec<u8> = Vec::with_capacity(data.len());
        let mut above = vec![0; width];
        for coded in data.chunks_exact(width + 1) {
            let start = rows.len();
            for (at, &byte) in coded[1..].iter().enumerate() {
                let left = at.checked_sub(back).map(|at| (rows[start + at], above[at]));
                let (left, corner) = left.unwrap_or_default();
                let expected = match coded[0] {
                    0 => 0,
                    1 => left,
                    2 => above[at],
                    3 => left.midpoint(above[at]),
                    4 => paeth(left, above[at], corner),
                    _ => return None,
                };
                rows.push(byte.wrapping_add(expected));
            }
            above.copy_from_slice(&rows[start..]);
        }
        Some(rows)
    }
}

/// The neighbour that is nearest to their slope (PNG, 9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let slope = i16::from(left) + i16::from(above) - i16::from(corner);
    let distance = |byte: &u8| (slope - i16::from(*byte)).abs();
    let nearest = [left, above, corner].into_iter().min_by_key(distance);
    nearest.unwrap_or_default()
}

fn inflate(data: &[u8], budget: &Budget) -> Option<Vec<u8>> {
    let limit = budget.remaining(SheetLimit::DecodedBytes);
    let mut decoded = Vec::new();
    let decoder = ZlibDecoder::new(data).take(limit as u64 + 1);
    let read = { decoder }.read_to_end(&mut decoded);
    budget.spend(SheetLimit::DecodedBytes, decoded.len())?;
    read.is_ok().then_some(decoded)
}

/// The data of a stream that is deflated, to its last byte: some programs read what stands behind the end.
pub fn inflate_whole(data: &[u8], budget: &Budget) -> Option<Vec<u8>> {
    let limit = budget.remaining(SheetLimit::DecodedBytes);
    let mut decoded = Vec::new();
    let mut decoder = ZlibDecoder::new(data);
    let read = decoder
        .by_ref()
        .take(limit as u64 + 1)
        .read_to_end(&mut decoded);
    budget.spend(SheetLimit::DecodedBytes, decoded.len())?;
    let is_whole = read.is_ok() && decoder.total_in() == data.len() as u64;
    is_whole.then_some(decoded)
}
