//! What signing draws in a box of the sheet. Readers cut it at the edges of the box, as long as it leaves these edges alone.

use std::collections::BTreeSet;

use super::super::pdf::object::{Dictionary, Object};
use super::content::{ResourceNames, is_sound};
use super::problems::{Check, problem};
use super::roles::UpdateChecker;
use super::signed_file::AddedRole;
use super::tail::AddedObject;
use super::values::{check_entries, is_number, is_one_of, is_only, is_within, numbers};
use crate::diagnostic::verify_result::TailProblem;

/// In square points of a drawing, whose size is free.
const MIN_AREA: f32 = 1e-6;
/// Drawings in each other.
const MAX_DEPTH: usize = 4;
/// Pixels of a side.
const MAX_SIDE: i64 = 5_000;

impl<'a> UpdateChecker<'a> {
    pub(super) fn check_appearance(&mut self, field: u32, value: &'a Object) -> Check {
        let (number, added, _) = self.claim(field, value, AddedRole::Drawing)?;
        self.check_drawing(number, added, 0)
    }

    fn check_drawing(&mut self, number: u32, added: &'a AddedObject, depth: usize) -> Check {
        let form = added.value.as_dictionary().filter(|_| added.data.is_some());
        let form = form.filter(|_| depth < MAX_DEPTH).ok_or(problem(number))?;
        let mut names = ResourceNames::default();
        let required: [&[u8]; 5] = [b"Type", b"Subtype", b"BBox", b"Resources", b"Length"];
        check_entries(number, form, &required, |key, value| {
            Ok(match key {
                b"Type" => is_only(value, b"XObject"),
                b"Subtype" => is_only(value, b"Form"),
                b"FormType" => is_within(value, 1..=1),
                b"BBox" => has_area(value),
                b"Resources" => {
                    names = self.check_resources(number, value, depth)?;
                    true
                }
                b"Length" => is_within(value, 0..=i64::MAX),
                b"Filter" => is_only(value, b"FlateDecode"),
                _ => false,
            })
        })?;
        let content = self.file.decode(added).ok_or(problem(number))?;
        let is_sound = is_sound(&content, &names, self.file.budget);
        is_sound.then_some(()).ok_or(problem(number))
    }

    /// The names that a drawing may use.
    fn check_resources(
        &mut self,
        number: u32,
        value: &'a Object,
        depth: usize,
    ) -> Result<ResourceNames, TailProblem> {
        let (number, resources) = self.resources(number, value)?;
        let mut names = ResourceNames::default();
        check_entries(number, resources, &[], |key, value| {
            let (number, entries) = match key {
                b"ProcSet" => return Ok(is_procedures(value)),
                _ => self.resources(number, value)?,
            };
            let known: BTreeSet<Box<[u8]>> = entries.iter().map(|(name, _)| name.into()).collect();
            match key {
                b"ExtGState" => names.states = known,
                b"Font" => names.fonts = known,
                b"XObject" => names.drawings = known,
                b"ColorSpace" | b"Pattern" | b"Shading" | b"Properties" if known.is_empty() => {}
                _ => return Ok(false),
            }
            for (_, value) in entries.iter() {
                match key {
                    b"ExtGState" if !is_state(value) => return Ok(false),
                    b"Font" => self.check_font(number, value)?,
                    b"XObject" => self.check_inner_drawing(number, value, depth)?,
                    _ => {}
                }
            }
            Ok(true)
        })?;
        Ok(names)
    }

    /// A dictionary of resources, which stands in another or alone. Empty ones may be shared.
    fn resources(
        &mut self,
        number: u32,
        value: &'a Object,
    ) -> Result<(u32, &'a Dictionary), TailProblem> {
        if value.as_reference().is_none() {
            let direct = value.as_dictionary().ok_or(problem(number))?;
            return Ok((number, direct));
        }
        let (number, added, is_new) = self.claim(number, value, AddedRole::Resources)?;
        let dictionary = added.value.as_dictionary().filter(|_| added.data.is_none());
        let dictionary = dictionary.ok_or(problem(number))?;
        let is_sound = is_new || dictionary.iter().next().is_none();
        is_sound
            .then_some((number, dictionary))
            .ok_or(problem(number))
    }

    fn check_inner_drawing(&mut self, number: u32, value: &'a Object, depth: usize) -> Check {
        let (number, added, _) = self.claim(number, value, AddedRole::Drawing)?;
        let kind = added
            .value
            .as_dictionary()
            .and_then(|it| it.get(b"Subtype"));
        if kind.is_some_and(|kind| is_only(kind, b"Image")) {
            self.check_image(number, added, true)
        } else {
            self.check_drawing(number, added, depth + 1)
        }
    }

    /// An image whose data are all there, and no more.
    fn check_image(&mut self, number: u32, added: &'a AddedObject, has_mask: bool) -> Check {
        let image = added.value.as_dictionary().filter(|_| added.data.is_some());
        let image = image.ok_or(problem(number))?;
        let required: [&[u8]; 7] = [
            b"Type", b"Subtype", b"Width", b"Height", b"ColorSpace", b"BitsPerComponent", b"Length",
        ];
        check_entries(number, image, &required, |key, value| {
            Ok(match key {
                b"Type" => is_only(value, b"XObject"),
                b"Subtype" => is_only(value, b"Image"),
                b"Width" | b"Height" => is_within(value, 1..=MAX_SIDE),
                b"ColorSpace" => colours_of(value).is_some_and(|it| has_mask || it == 1),
                b"BitsPerComponent" => is_within(value, 8..=8),
                b"SMask" if has_mask => {
                    let (number, mask, _) = self.claim(number, value, AddedRole::Image)?;
                    self.check_image(number, mask, false)?;
                    true
                }
                b"Length" => is_within(value, 0..=i64::MAX),
                b"Filter" => is_only(value, b"FlateDecode"),
                _ => false,
            })
        })?;
        let side = |key: &[u8]| usize::try_from(image.get(key)?.as_integer()?).ok();
        let area = side(b"Width").zip(side(b"Height"));
        let colours = image.get(b"ColorSpace").and_then(colours_of);
        let size = area
            .zip(colours)
            .map(|((width, height), colours)| width * height * colours);
        let data = self.file.decode(added);
        let is_whole = data.map(|data| data.len()) == size;
        is_whole.then_some(()).ok_or(problem(number))
    }

    fn check_font(&mut self, number: u32, value: &'a Object) -> Check {
        let (number, font) = if value.as_reference().is_some() {
            let (number, added, is_new) = self.claim(number, value, AddedRole::Font)?;
            if !is_new {
                return Ok(());
            }
            (
                number,
                added.value.as_dictionary().filter(|_| added.data.is_none()),
            )
        } else {
            (number, value.as_dictionary())
        };
        let font = font.ok_or(problem(number))?;
        let is_composed = font.get(b"Subtype").is_some_and(|it| is_only(it, b"Type0"));
        if is_composed {
            self.check_composed_font(number, font)
        } else {
            self.check_simple_font(number, font)
        }
    }

    /// A font of one byte a letter, that readers have.
    fn check_simple_font(&mut self, number: u32, font: &'a Dictionary) -> Check {
        let required: [&[u8]; 4] = [b"Type", b"Subtype", b"BaseFont", b"Encoding"];
        check_entries(number, font, &required, |key, value| {
            Ok(match key {
                b"Type" => is_only(value, b"Font"),
                b"Subtype" => is_only(value, b"Type1"),
                b"BaseFont" => value.as_name().is_some(),
                b"Encoding" => is_one_of(value, &[b"WinAnsiEncoding", b"MacRomanEncoding"]),
                b"FirstChar" | b"LastChar" => is_within(value, 0..=255),
                b"Widths" => value
                    .as_array()
                    .is_some_and(|it| it.len() <= 256 && it.iter().all(is_number)),
                b"FontDescriptor" => self.check_descriptor(number, value).map(|()| true)?,
                _ => false,
            })
        })
    }

    /// A font of two bytes a letter, with its glyphs.
    fn check_composed_font(&mut self, number: u32, font: &'a Dictionary) -> Check {
        let required: [&[u8]; 4] = [b"Type", b"BaseFont", b"Encoding", b"DescendantFonts"];
        check_entries(number, font, &required, |key, value| {
            Ok(match (key, value) {
                (b"Type", _) => is_only(value, b"Font"),
                (b"Subtype", _) => is_only(value, b"Type0"),
                (b"BaseFont", _) => value.as_name().is_some(),
                (b"Encoding", _) => is_only(value, b"Identity-H"),
                (b"ToUnicode", _) => self
                    .check_font_data(number, value, AddedRole::CharacterMap)
                    .map(|()| true)?,
                (b"DescendantFonts", Object::Array(fonts)) => match &fonts[..] {
                    [Object::Dictionary(font)] => {
                        self.check_descendant(number, font).map(|()| true)?
                    }
                    _ => false,
                },
                (_, _) => false,
            })
        })
    }

    fn check_descendant(&mut self, number: u32, font: &'a Dictionary) -> Check {
        let required: [&[u8]; 5] = [
            b"Type", b"Subtype", b"BaseFont", b"CIDSystemInfo", b"FontDescriptor",
        ];
        let is_width = |width: &Object| {
            let widths = width.as_array();
            widths.is_some_and(|it| it.iter().all(is_number)) || is_within(width, 0..=65_535)
        };
        check_entries(number, font, &required, |key, value| {
            Ok(match (key, value) {
                (b"Type", _) => is_only(value, b"Font"),
                (b"Subtype", _) => is_one_of(value, &[b"CIDFontType0", b"CIDFontType2"]),
                (b"BaseFont", _) => value.as_name().is_some(),
                (b"CIDSystemInfo", Object::Dictionary(system)) => {
                    check_entries(number, system, &[], |key, value| {
                        Ok(match key {
                            b"Registry" => value.as_string() == Some(b"Adobe"),
                            b"Ordering" => value.as_string() == Some(b"Identity"),
                            b"Supplement" => is_within(value, 0..=0),
                            _ => false,
                        })
                    })
                    .map(|()| true)?
                }
                (b"W", Object::Array(widths)) => widths.iter().all(is_width),
                (b"DW", _) => is_number(value),
                (b"CIDToGIDMap", _) => is_only(value, b"Identity"),
                (b"FontDescriptor", _) => self.check_descriptor(number, value).map(|()| true)?,
                (_, _) => false,
            })
        })
    }

    fn check_descriptor(&mut self, number: u32, value: &'a Object) -> Check {
        let (number, added, is_new) = self.claim(number, value, AddedRole::FontDescriptor)?;
        if !is_new {
            return Ok(());
        }
        let descriptor = added.value.as_dictionary().filter(|_| added.data.is_none());
        let descriptor = descriptor.ok_or(problem(number))?;
        check_entries(number, descriptor, &[b"Type", b"FontName"], |key, value| {
            Ok(match key {
                b"Type" => is_only(value, b"FontDescriptor"),
                b"FontName" => value.as_name().is_some(),
                b"Flags" => is_within(value, 0..=0xFFFFF),
                b"FontBBox" => is_box(value),
                b"Ascent" | b"Descent" | b"CapHeight" | b"XHeight" | b"ItalicAngle" | b"StemV"
                | b"StemH" | b"Leading" | b"MissingWidth" | b"AvgWidth" | b"MaxWidth" => {
                    is_number(value)
                }
                b"FontFile2" | b"FontFile3" => self
                    .check_font_data(number, value, AddedRole::FontFile)
                    .map(|()| true)?,
                _ => false,
            })
        })
    }

    /// The data of a font, which draw nothing but glyphs.
    fn check_font_data(&mut self, number: u32, value: &'a Object, role: AddedRole) -> Check {
        let (number, added, is_new) = self.claim(number, value, role)?;
        if !is_new {
            return Ok(());
        }
        let data = self.file.decode(added).ok_or(problem(number))?;
        let dictionary = added.value.as_dictionary().ok_or(problem(number))?;
        let length = i64::try_from(data.len()).unwrap_or(i64::MAX);
        let is_file = role == AddedRole::FontFile;
        check_entries(number, dictionary, &[b"Length"], |key, value| {
            Ok(match key {
                b"Length" => is_within(value, 0..=i64::MAX),
                b"Length1" if is_file => is_within(value, length..=length),
                b"Subtype" if is_file => is_one_of(value, &[b"CIDFontType0C", b"OpenType"]),
                b"Filter" => is_only(value, b"FlateDecode"),
                _ => false,
            })
        })
    }
}

fn is_box(value: &Object) -> bool {
    let is_four = |it: &[Object]| it.len() == 4 && it.iter().all(is_number);
    value.as_array().is_some_and(is_four)
}

/// Whether a drawing can be put into a box: readers differ on those without an area, or very large.
fn has_area(value: &Object) -> bool {
    is_box(value)
        && matches!(
            numbers(value).as_deref(),
            Some([left, bottom, right, top]) if ((right - left) * (top - bottom)).abs() > MIN_AREA
        )
}

/// What programs once needed to print.
fn is_procedures(value: &Object) -> bool {
    let known: [&[u8]; 5] = [b"PDF", b"Text", b"ImageB", b"ImageC", b"ImageI"];
    let are_known =
        |it: &[Object]| it.len() <= known.len() && it.iter().all(|it| is_one_of(it, &known));
    value.as_array().is_some_and(are_known)
}

/// How far one sees through what is drawn.
fn is_state(value: &Object) -> bool {
    let is_part = |value: &Object| {
        value
            .as_number()
            .is_some_and(|it| (0.0..=1.0).contains(&it))
    };
    value.as_dictionary().is_some_and(|state| {
        let known = |key: &[u8], value: &_| {
            Ok(match key {
                b"Type" => is_only(value, b"ExtGState"),
                b"CA" | b"ca" => is_part(value),
                _ => false,
            })
        };
        check_entries(0, state, &[], known).is_ok()
    })
}

/// The bytes of a pixel.
fn colours_of(space: &Object) -> Option<usize> {
    let Some(indexed) = space.as_array() else {
        let is_grey = is_only(space, b"DeviceGray").then_some(1);
        return is_grey.or(is_only(space, b"DeviceRGB").then_some(3));
    };
    let [kind, base, last, palette] = indexed else {
        return None;
    };
    let last = usize::try_from(last.as_integer()?).ok()?;
    let is_whole = last < 256 && palette.as_string()?.len() == 3 * (last + 1);
    let is_indexed = is_only(kind, b"Indexed") && is_only(base, b"DeviceRGB");
    (is_indexed && is_whole).then_some(1)
}
