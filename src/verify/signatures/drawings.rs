//! What signing draws in a box of the sheet. Readers cut it at the edges of the box, as long as it leaves these edges alone.

use super::super::pdf::object::{Dictionary, Object, ObjectReader};
use super::problems::{Check, key_problem, problem};
use super::signed_file::SignedFile;
use super::tail::AddedObject;

/// The operators of content (ISO 32000-1, annex A), without those of images inside it, which programs end in their own ways.
const OPERATORS: [&str; 70] = [
    "b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do",
    "DP", "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l",
    "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn",
    "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w",
    "W", "W*", "y", "'", "\"",
];

/// In square points of a drawing, whose size is free.
const MIN_AREA: f32 = 1e-6;
/// Points: beyond, readers round.
const MAX_NUMBER: f32 = 20_000.0;

/// Whether a drawing can be put into a box: readers differ on those without an area, turned, or very large.
pub fn has_area(form: &Dictionary) -> bool {
    let numbers = |key: &[u8]| {
        let items = form.get(key)?.as_array()?.iter();
        let items = items.map(|it| it.as_number().filter(|number| number.abs() < MAX_NUMBER));
        items.collect::<Option<Vec<f32>>>()
    };
    let has_box = matches!(
        numbers(b"BBox").as_deref(),
        Some([left, bottom, right, top]) if ((right - left) * (top - bottom)).abs() > MIN_AREA
    );
    let is_upright = matches!(
        numbers(b"Matrix").as_deref(),
        Some([a, 0.0, 0.0, d, _, _]) if *a > 0.0 && *d > 0.0 && a * d > MIN_AREA
    );
    has_box && (is_upright || form.get(b"Matrix").is_none())
}

/// Checks that the content of a form or of a pattern closes no state that it has not opened: in some readers the edges of the
/// box would go with it.
pub fn check_content(number: u32, added: &AddedObject, file: &SignedFile) -> Check {
    let dictionary = added.value.as_dictionary();
    let Some(dictionary) = dictionary.filter(|_| added.data.is_some()) else {
        return Ok(());
    };
    let is_form = dictionary.get(b"Subtype").and_then(Object::as_name) == Some(b"Form");
    if !is_form && dictionary.get(b"PatternType").is_none() {
        return Ok(());
    }
    if dictionary.get(b"BBox").is_some() && !has_area(dictionary) && is_form {
        return Err(key_problem(number, b"BBox"));
    }
    let content = file.decode(added).ok_or(problem(number))?;
    let is_closed = is_balanced(&content, file);
    is_closed.then_some(()).ok_or(problem(number))
}

/// Whether all of a content is known operators, and each `Q` closes a `q`.
fn is_balanced(content: &[u8], file: &SignedFile) -> bool {
    let mut reader = ObjectReader::without_comments(content, 0, file.base.budget());
    let mut operands = Vec::new();
    let mut depth = 0_usize;
    while let Some(operator) = reader.read_until_keyword(&mut operands) {
        operands.clear();
        let is_known = |known: &&str| known.as_bytes() == operator;
        if !OPERATORS.iter().any(is_known) {
            return false;
        }
        match operator {
            b"q" => depth += 1,
            b"Q" if depth == 0 => return false,
            b"Q" => depth -= 1,
            _ => {}
        }
    }
    depth == 0 && operands.is_empty() && reader.is_at_end()
}
