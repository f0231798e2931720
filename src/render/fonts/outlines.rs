//! Reads the outlines of all glyphs once, so that none fails when a sheet first needs it.
//!
//! Outlines call subroutines, which call others: a small font can stand for more strokes than memory holds. They are
//! counted here, before anybody else follows them.

use harfrust::GlyphId;
use read_fonts::TableProvider;
use read_fonts::ps::cff::CffFontRef;
use read_fonts::ps::cff::index::Index;
use read_fonts::tables::glyf::{Glyf, Glyph, PointFlags};
use read_fonts::tables::loca::Loca;
use read_fonts::types::Point;

/// Steps of the outlines of all glyphs.
const MAX_STEPS: usize = 8_000_000;
/// Steps a byte of the font. Subroutines rarely save half of a font.
const STEPS_PER_BYTE: usize = 4;
/// Steps that any font may take.
const MIN_STEPS: usize = 100_000;
/// Calls inside calls, of subroutines and of parts.
const MAX_DEPTH: usize = 10;

/// Whether every glyph has an outline that can be read, if only an empty one.
pub(super) fn has_sound_outlines<'a>(tables: &impl TableProvider<'a>, size: usize) -> bool {
    let Ok(maxp) = tables.maxp() else {
        return false;
    };
    let steps = size
        .saturating_mul(STEPS_PER_BYTE)
        .saturating_add(MIN_STEPS);
    let steps = steps.min(MAX_STEPS);
    if let (Ok(glyf), Ok(loca)) = (tables.glyf(), tables.loca(None)) {
        let mut reader = GlyfReader {
            glyf,
            loca,
            count: maxp.num_glyphs().into(),
            steps,
        };
        return (0..reader.count).all(|id| reader.read(id, 0).is_some());
    }
    let data = tables.cff().map(|cff| cff.offset_data().as_bytes());
    let font = data
        .ok()
        .and_then(|data| CffFontRef::new_cff(data, 0, None).ok());
    font.is_some_and(|font| read_charstrings(&font, steps).is_some())
}

struct GlyfReader<'a> {
    glyf: Glyf<'a>,
    loca: Loca<'a>,
    count: u32,
    steps: usize,
}

impl GlyfReader<'_> {
    /// Reads a glyph and its parts; `None` if one is broken, or if there are too many.
    fn read(&mut self, id: u32, depth: usize) -> Option<()> {
        if id >= self.count || depth > MAX_DEPTH {
            return None;
        }
        match self.loca.get_glyf(GlyphId::new(id), &self.glyf).ok()? {
            None => {}
            Some(Glyph::Simple(glyph)) => {
                let count = glyph.num_points();
                self.steps = self.steps.checked_sub(count)?;
                let mut points = vec![Point::<i32>::default(); count];
                let mut flags = vec![PointFlags::default(); count];
                glyph.read_points_fast(&mut points, &mut flags).ok()?;
            }
            Some(Glyph::Composite(glyph)) => {
                for (part, _) in glyph.component_glyphs_and_flags() {
                    self.steps = self.steps.checked_sub(1)?;
                    self.read(part.to_u32(), depth + 1)?;
                }
            }
        }
        Some(())
    }
}

/// Follows the outlines of a CFF font; `None` if one is broken, or if they take too many steps.
fn read_charstrings(font: &CffFontRef<'_>, mut steps: usize) -> Option<()> {
    for id in 0..font.num_glyphs() {
        let index = font.subfont_index(GlyphId::new(id))?;
        let subfont = font.subfont(index, &[]).ok()?;
        let start = usize::try_from(subfont.subrs_offset()).ok()?;
        let local = match start {
            0 => Index::Empty,
            _ => Index::new(font.data().get(start..)?, false).ok()?,
        };
        let mut reader = CharstringReader {
            subroutines: [&local, font.global_subrs()],
            operands: Vec::new(),
            hints: 0,
            steps: &mut steps,
        };
        reader.read(font.charstrings().get(id as usize)?, 0)?;
    }
    Some(())
}

struct CharstringReader<'a, 'f> {
    /// Those of this part of the font, and those of all.
    subroutines: [&'a Index<'f>; 2],
    /// Whole numbers, which may name subroutines; others are `None`.
    operands: Vec<Option<i32>>,
    hints: usize,
    steps: &'a mut usize,
}

impl CharstringReader<'_, '_> {
    /// Whether the outline ends here; `None` if it is broken.
    fn read(&mut self, code: &[u8], depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut rest = code;
        while let [byte, after @ ..] = rest {
            *self.steps = self.steps.checked_sub(1)?;
            rest = after;
            let (number, length) = match (byte, after) {
                (28, [high, low, ..]) => (Some(i16::from_be_bytes([*high, *low]).into()), 2),
                (32..=246, _) => (Some(i32::from(*byte) - 139), 0),
                (247..=250, [low, ..]) => (
                    Some((i32::from(*byte) - 247) * 256 + i32::from(*low) + 108),
                    1,
                ),
                (251..=254, [low, ..]) => (
                    Some(-(i32::from(*byte) - 251) * 256 - i32::from(*low) - 108),
                    1,
                ),
                // A number with a fraction, which names no subroutine.
                (255, [_, _, _, _, ..]) => (None, 4),
                (28 | 247..=255, _) => return None,
                (0..=31, _) => match self.follow(*byte, &mut rest, depth)? {
                    true => return Some(true),
                    false if *byte == RETURN => return Some(false),
                    false => continue,
                },
            };
            rest = rest.get(length..)?;
            self.operands.push(number);
        }
        Some(false)
    }

    /// Follows an operator. Says whether the outline ends.
    fn follow(&mut self, operator: u8, rest: &mut &[u8], depth: usize) -> Option<bool> {
        match operator {
            CALL_LOCAL | CALL_GLOBAL => {
                let of = self.subroutines[usize::from(operator == CALL_GLOBAL)];
                let index = self.operands.pop()??.checked_add(of.subr_bias())?;
                return self.read(of.get(usize::try_from(index).ok()?)?, depth + 1);
            }
            RETURN => return Some(false),
            END => return Some(true),
            HINTS_ACROSS | HINTS_UP | HINTS_ACROSS_MASKED | HINTS_UP_MASKED => {
                self.hints += self.operands.len() / 2;
            }
            HINT_MASK | COUNTER_MASK => {
                self.hints += self.operands.len() / 2;
                *rest = rest.get(self.hints.div_ceil(8)..)?;
            }
            TWO_BYTES => *rest = rest.get(1..)?,
            _ => {}
        }
        self.operands.clear();
        Some(false)
    }
}

// Operators, by the note 5177 of Adobe.
const HINTS_ACROSS: u8 = 1;
const HINTS_UP: u8 = 3;
const CALL_LOCAL: u8 = 10;
const RETURN: u8 = 11;
const TWO_BYTES: u8 = 12;
const END: u8 = 14;
const HINTS_ACROSS_MASKED: u8 = 18;
const HINT_MASK: u8 = 19;
const COUNTER_MASK: u8 = 20;
const HINTS_UP_MASKED: u8 = 23;
const CALL_GLOBAL: u8 = 29;

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of CFF: a count, the size of offsets, the offsets, the items.
    fn index(items: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = (items.len() as u16).to_be_bytes().to_vec();
        if items.is_empty() {
            return bytes;
        }
        bytes.push(4);
        let mut offset = 1_u32;
        bytes.extend(offset.to_be_bytes());
        for item in items {
            offset += item.len() as u32;
            bytes.extend(offset.to_be_bytes());
        }
        bytes.extend(items.concat());
        bytes
    }

    /// A CFF table with one glyph and these subroutines.
    fn table(glyph: Vec<u8>, subroutines: &[Vec<u8>]) -> Vec<u8> {
        let number = |it: usize| [vec![29], (it as u32).to_be_bytes().to_vec()].concat();
        let top = |glyphs, private| {
            let keys = [
                number(glyphs),
                vec![17],
                number(0),
                number(private),
                vec![18],
            ];
            index(&[keys.concat()])
        };
        let head = [vec![1, 0, 4, 4], index(&[b"F".to_vec()])].concat();
        let rest = [index(&[]), index(subroutines)].concat();
        let start = head.len() + top(0, 0).len() + rest.len();
        let glyphs = index(&[glyph]);
        let end = start + glyphs.len();
        [head, top(start, end), rest, glyphs].concat()
    }

    fn is_sound(glyph: &[u8], subroutines: &[Vec<u8>]) -> bool {
        let table = table(glyph.to_vec(), subroutines);
        let font = CffFontRef::new_cff(&table, 0, None).expect("a table");
        read_charstrings(&font, MIN_STEPS).is_some()
    }

    /// A call of a subroutine: its number, from which 107 is taken, then the operator.
    fn call(rank: u8) -> [u8; 2] {
        [32 + rank, CALL_GLOBAL]
    }

    #[test]
    fn subroutines_are_followed_and_counted() {
        let line = vec![140, 140, 5, RETURN];
        assert!(is_sound(
            &[&call(0)[..], &[END]].concat(),
            std::slice::from_ref(&line)
        ));
        assert!(
            !is_sound(
                &[&call(1)[..], &[END]].concat(),
                std::slice::from_ref(&line)
            ),
            "there is none"
        );
        assert!(!is_sound(&call(0), &[call(0).to_vec()]), "it calls itself");
        assert!(!is_sound(&[28, 0], &[]), "half of a number");
        // Eight stems, and as many bits of a mask that looks like a call.
        let stems = [
            [140; 16].to_vec(),
            vec![HINTS_UP_MASKED, HINT_MASK, CALL_LOCAL, END],
        ];
        assert!(is_sound(&stems.concat(), &[]));
        // Each calls the next ten times.
        let mut swelling: Vec<Vec<u8>> = (1..9).map(|rank| call(rank).repeat(10)).collect();
        swelling.push(line);
        assert!(!is_sound(&call(0), &swelling));
        assert!(is_sound(&call(6), &swelling));
    }
}
