//! The embedded faces: what they cover, how they shape text, and the subsets a file carries.
//!
//! It knows nothing of lines or pages. Widths are in ems, so that a shaped text serves at every size.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use rustybuzz::{ShapePlan, UnicodeBuffer, script, ttf_parser::GlyphId};
use subsetter::GlyphRemapper;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    Serif,
    Sans,
}

/// One of the embedded faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Face {
    pub family: Family,
    pub bold: bool,
    pub italic: bool,
}

/// A glyph of a shaped text: the bytes of the text it stands for, and how far it moves the pen.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    pub face: Face,
    pub id: u16,
    pub start: usize,
    /// Equal to `start` when an earlier glyph already stands for the whole cluster.
    pub end: usize,
    /// In ems.
    pub advance: f32,
    /// How far the ink lies from the pen, in ems.
    pub shift: f32,
}

/// Shapes the words of one document, each once, and keeps account of the glyphs it uses.
#[derive(Default)]
pub struct Shaper {
    // Only ever looked up, so that no order leaks.
    shaped: HashMap<Face, HashMap<Box<str>, Rc<[Glyph]>>>,
    /// Of each face, by rank: the glyphs used, and the one text each stands for in the file.
    used: [BTreeMap<u16, String>; FACE_COUNT],
}

/// A face as one file carries it: only the glyphs used, renumbered.
pub struct Subset {
    pub id: FontId,
    pub font: PdfFont,
    glyphs: BTreeMap<u16, (u16, String)>,
}

/// The subsets of one file, by face.
pub struct Subsets([Option<Subset>; FACE_COUNT]);

/// Whether this character can be printed: it is a space or a break of some kind, or a face has a glyph for it.
pub fn covers(character: char) -> bool {
    let known = KNOWN.get(character as usize);
    match known.map(|known| known.load(Ordering::Relaxed)) {
        Some(COVERED) => true,
        Some(MISSING) => false,
        Some(_) | None => {
            let covers = character.is_whitespace()
                || is_invisible(character)
                || FACES.iter().any(|face| face.has(character));
            if let Some(known) = known {
                known.store(if covers { COVERED } else { MISSING }, Ordering::Relaxed);
            }
            covers
        }
    }
}

/// What has been looked up of the characters of European texts: faces take their time to answer.
static KNOWN: [AtomicU8; 0x2200] = [const { AtomicU8::new(0) }; 0x2200];
const COVERED: u8 = 1;
const MISSING: u8 = 2;

/// Whether this character only says where a line may or may not break.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}')
}

/// Advance of one glyph in ems, as the file's own width table gives it.
pub fn natural_advance(face: Face, glyph: u16) -> f32 {
    f32::from(FACES[face.rank()].width(glyph)) / UNITS_PER_EM
}

impl Face {
    pub const fn new(family: Family) -> Self {
        Self {
            family,
            bold: false,
            italic: false,
        }
    }

    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    fn rank(self) -> usize {
        let family = match self.family {
            Family::Serif => 0,
            Family::Sans => 4,
        };
        family + usize::from(self.bold) * 2 + usize::from(self.italic)
    }

    /// This face and, for what it lacks, those that come next: the other family in the same style, then upright.
    fn and_fallbacks(self) -> [Self; 4] {
        let other = Self {
            family: match self.family {
                Family::Serif => Family::Sans,
                Family::Sans => Family::Serif,
            },
            ..self
        };
        [
            self,
            other,
            Self::new(Family::Sans),
            Self::new(Family::Serif),
        ]
    }
}

impl Shaper {
    /// The glyphs of a text without invisible characters, left to right.
    pub fn shape(&mut self, face: Face, text: &str) -> Rc<[Glyph]> {
        let of_face = self.shaped.entry(face).or_default();
        if let Some(glyphs) = of_face.get(text) {
            return Rc::clone(glyphs);
        }
        let glyphs: Rc<[Glyph]> = shape(face, text).into();
        of_face.insert(text.into(), Rc::clone(&glyphs));
        glyphs
    }

    /// Counts these glyphs as used. Says whether the file, where a glyph stands for one text wherever it occurs,
    /// gives this text back; when not, the text must be told beside the glyphs.
    pub fn admit(&mut self, glyphs: &[Glyph], text: &str) -> bool {
        let mut faithful = true;
        for glyph in glyphs {
            let stands_for = match &text[glyph.start..glyph.end] {
                space if !space.is_empty() && space.chars().all(char::is_whitespace) => " ",
                other => other,
            };
            let known = self.used[glyph.face.rank()]
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
            faithful &= known == stands_for;
        }
        faithful
    }

    /// The fonts of the file, once every glyph has been admitted.
    pub fn into_subsets(self) -> Subsets {
        let mut rank = 0;
        Subsets(self.used.map(|used| {
            let subset = (!used.is_empty()).then(|| FACES[rank].subset(rank, &used));
            rank += 1;
            subset
        }))
    }
}

impl Subsets {
    pub fn of(&self, face: Face) -> &Subset {
        self.0[face.rank()]
            .as_ref()
            .expect("a face that is drawn has admitted glyphs")
    }

    pub fn iter(&self) -> impl Iterator<Item = &Subset> {
        self.0.iter().flatten()
    }
}

impl Subset {
    /// The glyph's number in the subset and the text it stands for.
    pub fn glyph(&self, id: u16) -> &(u16, String) {
        self.glyphs
            .get(&id)
            .expect("a glyph that is drawn has been admitted")
    }
}

const FACE_COUNT: usize = 8;
const UNITS_PER_EM: f32 = 1000.0;

/// By [`Face::rank`].
static FACES: LazyLock<[LoadedFace; FACE_COUNT]> = LazyLock::new(|| {
    macro_rules! face {
        ($name:literal) => {
            LoadedFace::new(
                $name,
                include_bytes!(concat!("../../../assets/fonts/", $name, ".ttf")),
            )
        };
    }
    [
        face!("SourceSerif4-Regular"),
        face!("SourceSerif4-Italic"),
        face!("SourceSerif4-SemiBold"),
        face!("SourceSerif4-SemiBoldItalic"),
        face!("SourceSans3-Regular"),
        face!("SourceSans3-Italic"),
        face!("SourceSans3-SemiBold"),
        face!("SourceSans3-SemiBoldItalic"),
    ]
});

struct LoadedFace {
    name: &'static str,
    bytes: &'static [u8],
    face: rustybuzz::Face<'static>,
    plan: ShapePlan,
}

impl LoadedFace {
    fn new(name: &'static str, bytes: &'static [u8]) -> Self {
        let face = rustybuzz::Face::from_slice(bytes, 0).expect("the embedded fonts are sound");
        assert_eq!(
            face.units_per_em(),
            UNITS_PER_EM as i32,
            "widths are read as thousandths"
        );
        let plan = ShapePlan::new(
            &face,
            rustybuzz::Direction::LeftToRight,
            Some(script::LATIN),
            None,
            &[],
        );
        Self {
            name,
            bytes,
            face,
            plan,
        }
    }

    fn has(&self, character: char) -> bool {
        self.face.glyph_index(character).is_some()
    }

    fn width(&self, glyph: u16) -> u16 {
        self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
    }

    fn subset(&self, rank: usize, used: &BTreeMap<u16, String>) -> Subset {
        let mut renumbered = GlyphRemapper::new();
        let glyphs: BTreeMap<_, _> = used
            .iter()
            .map(|(&id, text)| (id, (renumbered.remap(id), text.clone())))
            .collect();
        let program = subsetter::subset(self.bytes, 0, &renumbered)
            .expect("the embedded fonts have outlines that can be subset");
        let tag = subset_tag(rank, &program);
        let bounds = self.face.global_bounding_box();
        let font = ParsedFont {
            font_index: 0,
            font_name: Some(format!("{tag}+{}", self.name)),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: glyphs
                .iter()
                .map(|(&old, &(new, _))| (new, self.width(old)))
                .collect(),
            units_per_em: UNITS_PER_EM as u16,
            font_metrics: FontMetrics {
                ascent: self.face.ascender(),
                descent: self.face.descender(),
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: UNITS_PER_EM as u16,
                x_min: bounds.x_min,
                y_min: bounds.y_min,
                x_max: bounds.x_max,
                y_max: bounds.y_max,
                // The slant as a slope; italics lean by a negative angle.
                caret_slope_rise: 1000,
                caret_slope_run: (-self.face.italic_angle().to_radians().tan() * 1000.0) as i16,
                us_weight_class: self.face.weight().to_number(),
            },
            original_bytes: program,
        };
        Subset {
            id: FontId(tag),
            font: PdfFont::new(font),
            glyphs,
        }
    }
}

/// The glyphs of a text, from this face and, for the characters it lacks, from its fallbacks.
fn shape(face: Face, text: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut run_start = 0;
    let mut run_face = None;
    for (at, character) in text.char_indices() {
        let wanted = face
            .and_fallbacks()
            .into_iter()
            .find(|face| FACES[face.rank()].has(character) || character.is_whitespace());
        if at > 0 && wanted != run_face {
            glyphs.extend(shape_run(run_face, text, run_start..at));
            run_start = at;
        }
        run_face = wanted;
    }
    glyphs.extend(shape_run(run_face, text, run_start..text.len()));
    glyphs
}

/// Shapes a part of a text in one face; without a face that has its characters, as question marks.
fn shape_run(face: Option<Face>, text: &str, range: Range<usize>) -> Vec<Glyph> {
    let Some(face) = face else {
        let marks = text[range.clone()]
            .char_indices()
            .flat_map(|(at, character)| {
                let start = range.start + at;
                let end = start + character.len_utf8();
                let marks = shape(Face::new(Family::Sans), "?");
                marks.into_iter().map(move |glyph| Glyph {
                    start,
                    end,
                    ..glyph
                })
            });
        return marks.collect();
    };
    let loaded = &FACES[face.rank()];
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[range.clone()]);
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    let shaped = rustybuzz::shape_with_plan(&loaded.face, &loaded.plan, buffer);
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let mut previous = None;
    let mut glyphs = Vec::with_capacity(infos.len());
    for (rank, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let end = if previous == Some(start) {
            start
        } else {
            infos[rank..]
                .iter()
                .map(|later| later.cluster as usize)
                .find(|&later| later != start)
                .unwrap_or(range.len())
        };
        previous = Some(start);
        glyphs.push(Glyph {
            face,
            id: info.glyph_id as u16,
            start: range.start + start,
            end: range.start + end,
            advance: position.x_advance as f32 / UNITS_PER_EM,
            shift: position.x_offset as f32 / UNITS_PER_EM,
        });
    }
    glyphs
}

/// Six capitals drawn from the content, so that the same subset is named the same in every file.
fn subset_tag(rank: usize, program: &[u8]) -> String {
    let mut hash = super::fnv(program) ^ rank as u64;
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + (hash % 26) as u8));
        hash /= 26;
    }
    tag
}
