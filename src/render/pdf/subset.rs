//! The part of each font that a file carries: only the glyphs used, renumbered.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::rc::Rc;

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use read_fonts::TableProvider;
use rustc_hash::FxHashMap;
use subsetter::GlyphRemapper;

use super::compress::deflate_padded;
use crate::render::fonts::{FACE_COUNT, Face, Faces, Font, Glyph};

/// Of each face, by index: the glyphs used, and the one text each stands for in the file.
#[derive(Default)]
pub struct UsedGlyphs([FxHashMap<u16, String>; FACE_COUNT]);

/// A face as one file carries it.
pub struct Subset {
    pub id: FontId,
    pub font: PdfFont,
    glyphs: FxHashMap<u16, SubsetGlyph>,
    /// The font file, deflated once for all the PDF files that share it.
    pub deflated: Vec<u8>,
}

/// A glyph of a subset.
pub struct SubsetGlyph {
    /// Its number in the subset.
    pub id: u16,
    /// Its text, wherever it occurs.
    pub text: String,
    /// The character that the font maps to it. A ligature and a second form of a character have none.
    pub character: Option<char>,
    /// In ems, as the file's own table of widths gives it.
    pub advance: f32,
}

/// The subsets of one file, by face.
pub struct Subsets([Option<Rc<Subset>>; FACE_COUNT]);

const THOUSANDTHS: f32 = 1000.0;

/// The index of a face, and the glyphs used with their texts, in order.
type SubsetKey = (usize, Vec<(u16, String)>);

/// The subsets that a thread has made, in these faces, by the index of the face and the glyphs used, in order.
#[derive(Default)]
struct Cache {
    faces: Faces,
    subsets: FxHashMap<SubsetKey, Rc<Subset>>,
}

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

/// Subsets that a thread keeps, some ten kilobytes each.
const MAX_CACHED: usize = 500;

impl UsedGlyphs {
    /// Counts these glyphs as used. Returns whether the file, where a glyph stands for one text wherever it occurs,
    /// gives this text back; if not, the text must be written beside the glyphs.
    pub fn add(&mut self, glyphs: &[Glyph], text: &str) -> bool {
        let mut is_faithful = true;
        for glyph in glyphs {
            let stands_for = match &text[glyph.start..glyph.end] {
                space if !space.is_empty() && space.chars().all(char::is_whitespace) => " ",
                other => other,
            };
            let known = self.0[glyph.face.index()]
                .entry(glyph.id)
                .or_insert_with(|| {
                    // A part of a cluster never extracts by itself, but every glyph needs some text.
                    if stands_for.is_empty() {
                        "\u{FFFD}"
                    } else {
                        stands_for
                    }
                    .to_owned()
                });
            is_faithful &= known == stands_for;
        }
        is_faithful
    }
}

impl Subsets {
    pub fn new(used: UsedGlyphs, faces: &Faces) -> Self {
        CACHE.with_borrow_mut(|cache| {
            if cache.faces != *faces || cache.subsets.len() > MAX_CACHED {
                *cache = Cache {
                    faces: faces.clone(),
                    subsets: FxHashMap::default(),
                };
            }
            let mut subsets = [const { None }; FACE_COUNT];
            for (index, used) in used.0.into_iter().enumerate() {
                let Some(font) = faces.font_at(index).filter(|_| !used.is_empty()) else {
                    continue;
                };
                // Numbered in the order of their numbers, whatever that of the text.
                let mut used: Vec<(u16, String)> = used.into_iter().collect();
                used.sort_unstable();
                let subset = cache
                    .subsets
                    .entry((index, used))
                    .or_insert_with_key(|(_, used)| Rc::new(Subset::new(font, index, used)));
                subsets[index] = Some(Rc::clone(subset));
            }
            Self(subsets)
        })
    }

    pub fn get(&self, face: Face) -> &Subset {
        self.0[face.index()]
            .as_ref()
            .expect("a face that is drawn has glyphs in use")
    }

    pub fn iter(&self) -> impl Iterator<Item = &Subset> {
        self.0.iter().flatten().map(Rc::as_ref)
    }
}

impl Subset {
    /// `used` are glyphs and their texts, in order.
    fn new(font: &Font, face: usize, used: &[(u16, String)]) -> Self {
        let mut renumbered = GlyphRemapper::new();
        let mut characters = BTreeMap::new();
        let mut glyphs = FxHashMap::default();
        for (id, text) in used {
            let new_id = renumbered.remap(*id);
            let glyph = SubsetGlyph {
                id: new_id,
                text: text.clone(),
                character: map_character(&mut characters, text, new_id),
                advance: f32::from(font.advance(*id)) / THOUSANDTHS,
            };
            glyphs.insert(*id, glyph);
        }
        let mut program = font.subset(&renumbered);
        let deflated = deflate_padded(&mut program);
        let tag = subset_tag(face, &program);
        let widths = glyphs
            .values()
            .map(|glyph| (glyph.id, (glyph.advance * THOUSANDTHS).round() as u16));
        let parsed = ParsedFont {
            codepoint_to_glyph: characters,
            glyph_widths: widths.collect(),
            ..parsed_font(font, &tag, program)
        };
        Self {
            id: FontId(tag),
            font: PdfFont::new(parsed),
            glyphs,
            deflated,
        }
    }

    /// A glyph of the face, by its number there.
    pub fn glyph(&self, id: u16) -> &SubsetGlyph {
        self.glyphs
            .get(&id)
            .expect("a glyph that is drawn is in use")
    }
}

/// Maps the character that a glyph stands for to this glyph, if it stands for one and no glyph has it yet.
fn map_character(characters: &mut BTreeMap<u32, u16>, text: &str, glyph: u16) -> Option<char> {
    let mut all = text.chars();
    let (Some(character), None) = (all.next(), all.next()) else {
        return None;
    };
    match characters.entry(u32::from(character)) {
        Entry::Occupied(_) => None,
        Entry::Vacant(free) => {
            free.insert(glyph);
            Some(character)
        }
    }
}

/// The subset as the drawing library takes it, but for its glyphs.
fn parsed_font(font: &Font, tag: &str, program: Vec<u8>) -> ParsedFont {
    let inner = font.harfrust_font();
    let metrics = inner.metrics();
    let units_per_em = f32::from(inner.units_per_em());
    let scaled = |length: f32| (length * THOUSANDTHS / units_per_em).round() as i16;
    let line = metrics.h_line();
    let angle = font.italic_angle();
    let os2 = inner.tables().os2();
    ParsedFont {
        font_index: 0,
        font_name: Some(format!("{tag}+{}", font.name())),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: BTreeMap::new(),
        units_per_em: THOUSANDTHS as u16,
        font_metrics: FontMetrics {
            ascent: line.map_or(0, |line| scaled(line.ascender.to_f32())),
            descent: line.map_or(0, |line| scaled(line.descender.to_f32())),
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: THOUSANDTHS as u16,
            x_min: scaled(metrics.bounds.x_min.to_f32()),
            y_min: scaled(metrics.bounds.y_min.to_f32()),
            x_max: scaled(metrics.bounds.x_max.to_f32()),
            y_max: scaled(metrics.bounds.y_max.to_f32()),
            // The slant as a slope.
            caret_slope_rise: 1000,
            caret_slope_run: (-angle.to_radians().tan() * 1000.0) as i16,
            us_weight_class: os2.map_or(400, |os2| os2.us_weight_class()),
        },
        original_bytes: program,
    }
}

/// Six capitals drawn from the content, so that the same subset has the same name in every file.
fn subset_tag(face: usize, program: &[u8]) -> String {
    // The hash of Fowler, Noll and Vo: the same on every machine.
    let hash = program
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
    let mut hash = hash ^ face as u64;
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + (hash % 26) as u8));
        hash /= 26;
    }
    tag
}
