//! The embedded faces: what they cover, how they shape text, and the subsets a file carries.
//!
//! It knows nothing of lines or pages. Widths are in ems, so that a shaped text serves at every size.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use rustc_hash::FxHashMap;
use rustybuzz::ttf_parser::{GlyphId, Permissions, name_id};
use rustybuzz::{ShapePlan, UnicodeBuffer, script};
use subsetter::GlyphRemapper;

use super::cuts::Cuts;

/// What a family of faces is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Source Serif 4, unless the theme has another.
    Text,
    /// Source Sans 3, unless the theme has another: titles, labels, furniture.
    Titles,
}

/// One of the faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Face {
    pub family: Family,
    pub bold: bool,
    pub italic: bool,
    /// That of the theme, where it has one.
    pub themed: bool,
}

/// The faces that a theme puts in the place of the built-in ones, which stay for what these lack.
#[derive(Debug, Clone, Default)]
pub struct Faces([Option<&'static LoadedFace>; BUILT_IN]);

/// Why a file gives no face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFace {
    /// It is no TrueType or OpenType font that can be set and embedded.
    Unsound,
    /// It holds a range of weights, of which nothing says which is meant.
    Variable,
    /// Its licence, as the font itself tells it, forbids embedding it or a part of it.
    Forbidden,
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

/// Shapes the words of one document, and keeps account of the glyphs it uses.
#[derive(Default)]
pub struct Shaper {
    faces: Faces,
    shaped: Shaped,
    /// The rank of the document among those of this thread.
    document: usize,
    used: Used,
    subsets: KnownSubsets,
}

/// Of each face, by rank: the glyphs used, and the one text each stands for in the file.
type Used = [FxHashMap<u16, String>; FACE_COUNT];

/// Words that were shaped.
struct Shaped {
    /// No other has it.
    number: u64,
    /// By face. Only ever looked up, so that no order leaks.
    ids: [FxHashMap<Box<str>, WordId>; FACE_COUNT],
    words: Vec<Word>,
}

impl Default for Shaped {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            ids: Default::default(),
            words: Vec::new(),
        }
    }
}

/// A text that was shaped in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordId(usize);

struct Word {
    glyphs: Rc<[Glyph]>,
    /// The sum of their advances, in ems.
    ems: f32,
    /// The last document that was told of it, and whether its file gives this text back.
    admitted: Option<(usize, bool)>,
    cuts: Option<Rc<Cuts>>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What the last document of this thread had made: the next one has most of its words, and of its glyphs.
#[derive(Default)]
struct Kept {
    faces: Faces,
    shaped: Shaped,
    document: usize,
    subsets: KnownSubsets,
}

/// By the rank of the face, and the glyphs used, in order.
type KnownSubsets = FxHashMap<(usize, Vec<(u16, String)>), Rc<Subset>>;

/// Subsets that a thread keeps, some ten kilobytes each.
pub const MOST_SUBSETS: usize = 500;

/// Words that a thread keeps, some ten megabytes at most.
const MOST_KEPT: usize = 20_000;

/// A face as one file carries it: only the glyphs used, renumbered.
pub struct Subset {
    pub id: FontId,
    pub font: PdfFont,
    glyphs: FxHashMap<u16, SubsetGlyph>,
    /// The code of the hyphen that cuts a word, and the glyph that it shows: that of the written hyphen.
    pub soft_hyphen: Option<[u16; 2]>,
}

/// Stands for the hyphen that cuts a word at the end of a line, which reads otherwise than one that is written.
const SOFT_HYPHEN: u16 = u16::MAX;

/// A glyph of a subset.
pub struct SubsetGlyph {
    /// Its number in the subset.
    pub id: u16,
    /// The text it stands for, wherever it occurs.
    pub text: String,
    /// In ems, as the file's own table of widths gives it.
    pub advance: f32,
}

/// The subsets of one file, by face.
pub struct Subsets([Option<Rc<Subset>>; FACE_COUNT]);

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

impl Face {
    pub const fn new(family: Family) -> Self {
        Self {
            family,
            bold: false,
            italic: false,
            themed: true,
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

    /// The built-in faces come first, then those of a theme.
    fn rank(self) -> usize {
        self.place() + if self.themed { BUILT_IN } else { 0 }
    }

    fn place(self) -> usize {
        let family = match self.family {
            Family::Text => 0,
            Family::Titles => 4,
        };
        family + usize::from(self.bold) * 2 + usize::from(self.italic)
    }

    const fn built_in(self) -> Self {
        Self {
            themed: false,
            ..self
        }
    }

    /// This face and, for what it lacks, those that come next: the built-in one, the other family in the same style,
    /// then upright.
    fn and_fallbacks(self) -> [Self; 5] {
        let other = Self {
            family: match self.family {
                Family::Text => Family::Titles,
                Family::Titles => Family::Text,
            },
            ..self
        };
        [
            self,
            self.built_in(),
            other.built_in(),
            Self::new(Family::Titles).built_in(),
            Self::new(Family::Text).built_in(),
        ]
    }
}

impl PartialEq for Faces {
    fn eq(&self, other: &Self) -> bool {
        let address = |face: &Option<&LoadedFace>| face.map(std::ptr::from_ref);
        self.0.iter().map(address).eq(other.0.iter().map(address))
    }
}

impl Faces {
    /// Puts the face of a font file in the place of a built-in one. Gives the name of its family, when it has one.
    ///
    /// # Errors
    /// The file holds no face that can be embedded.
    pub fn replace(&mut self, face: Face, bytes: &[u8]) -> Result<Option<String>, NoFace> {
        let loaded = load(bytes)?;
        self.0[face.place()] = Some(loaded);
        Ok(name(loaded, name_id::TYPOGRAPHIC_FAMILY).or_else(|| name(loaded, name_id::FAMILY)))
    }

    /// Whether this character can be printed: see [`covers`].
    #[must_use]
    pub fn cover(&self, character: char) -> bool {
        // What only one font knows says nothing to who reads the words.
        let is_private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        covers(character) || !is_private && self.0.iter().flatten().any(|face| face.has(character))
    }

    fn get(&self, face: Face) -> Option<&'static LoadedFace> {
        if face.themed {
            self.0[face.place()]
        } else {
            Some(&FACES[face.place()])
        }
    }
}

/// A font file is loaded once a process, and kept until its end: those who shape with it borrow from it.
fn load(bytes: &[u8]) -> Result<&'static LoadedFace, NoFace> {
    static LOADED: Mutex<BTreeMap<&'static [u8], &'static LoadedFace>> =
        Mutex::new(BTreeMap::new());
    // What a panic could have left there is a map without its newest face.
    let mut known = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(loaded) = known.get(bytes) {
        return Ok(loaded);
    }
    // Looked at before it is kept.
    let face = rustybuzz::Face::from_slice(bytes, 0).ok_or(NoFace::Unsound)?;
    let fine = (16..=16_384).contains(&face.units_per_em())
        && face.glyph_index(' ').is_some()
        && face.glyph_index('e').is_some();
    if face.is_variable() {
        return Err(NoFace::Variable);
    }
    // Any of its glyphs may be asked for: a font that is broken somewhere is broken.
    let all: Vec<u16> = (0..face.number_of_glyphs()).collect();
    let all = GlyphRemapper::new_from_glyphs(&all);
    if !fine || subsetter::subset(bytes, 0, &all).is_err() {
        return Err(NoFace::Unsound);
    }
    if face.permissions() == Some(Permissions::Restricted) || !face.is_subsetting_allowed() {
        return Err(NoFace::Forbidden);
    }
    let bytes: &'static [u8] = bytes.to_vec().leak();
    let loaded = LoadedFace::new(bytes).ok_or(NoFace::Unsound)?;
    let loaded: &'static LoadedFace = Box::leak(Box::new(loaded));
    known.insert(bytes, loaded);
    Ok(loaded)
}

/// A name that a font gives itself.
fn name(loaded: &LoadedFace, id: u16) -> Option<String> {
    let names = loaded.face.names().into_iter();
    let mut names = names.filter(|name| name.name_id == id);
    names.find_map(|name| name.to_string())
}

impl Shaper {
    pub fn new(faces: Faces) -> Self {
        let mut kept = KEPT.take();
        if kept.faces != faces {
            kept = Kept {
                document: kept.document,
                ..Kept::default()
            };
        }
        Self {
            faces,
            shaped: kept.shaped,
            document: kept.document + 1,
            used: Used::default(),
            subsets: kept.subsets,
        }
    }

    /// Shapes a text without invisible characters, left to right.
    pub fn word(&mut self, face: Face, text: &str) -> WordId {
        let Shaped { ids, words, .. } = &mut self.shaped;
        let ids = &mut ids[face.rank()];
        if let Some(&known) = ids.get(text) {
            return known;
        }
        let id = WordId(words.len());
        let glyphs = shape(&self.faces, face, text);
        words.push(Word {
            ems: glyphs.iter().map(|glyph| glyph.advance).sum(),
            glyphs: glyphs.into(),
            admitted: None,
            cuts: None,
        });
        ids.insert(text.into(), id);
        id
    }

    /// Tells the words of this shaper from those of others, which may have the same numbers.
    pub fn vocabulary(&self) -> u64 {
        self.shaped.number
    }

    pub fn glyphs(&self, WordId(word): WordId) -> &[Glyph] {
        &self.shaped.words[word].glyphs
    }

    /// How wide a word is at a size, in points, each glyph followed by this tracking.
    pub fn width(&self, WordId(word): WordId, size: f32, tracking: f32) -> f32 {
        let Word { glyphs, ems, .. } = &self.shaped.words[word];
        ems * size + glyphs.len() as f32 * tracking
    }

    /// The glyphs of a text without invisible characters.
    pub fn shape(&mut self, face: Face, text: &str) -> Rc<[Glyph]> {
        let WordId(word) = self.word(face, text);
        Rc::clone(&self.shaped.words[word].glyphs)
    }

    /// Where a word may be cut.
    pub fn cuts(&mut self, WordId(word): WordId, text: &str) -> Rc<Cuts> {
        let cuts = &mut self.shaped.words[word].cuts;
        Rc::clone(cuts.get_or_insert_with(|| Rc::new(Cuts::of(text))))
    }

    /// The glyphs of a word, [admitted](Self::admit).
    pub fn show(&mut self, WordId(word): WordId, text: &str) -> (Rc<[Glyph]>, bool) {
        let Word {
            glyphs, admitted, ..
        } = &self.shaped.words[word];
        let glyphs = Rc::clone(glyphs);
        match *admitted {
            Some((document, faithful)) if document == self.document => (glyphs, faithful),
            Some(_) | None => {
                let faithful = self.admit(&glyphs, text);
                self.shaped.words[word].admitted = Some((self.document, faithful));
                (glyphs, faithful)
            }
        }
    }

    /// Takes the last glyph, a hyphen, for one that only cuts its word: it reads as U+00AD.
    pub fn softened(&self, glyphs: &Rc<[Glyph]>) -> Rc<[Glyph]> {
        let last = glyphs.last();
        let face = last.and_then(|glyph| Some((glyph.id, self.faces.get(glyph.face)?)));
        // The other kind of outlines has no table to give a glyph a second code.
        if face.is_none_or(|(id, face)| !face.is_truetype() || face.hyphen() != Some(id)) {
            return Rc::clone(glyphs);
        }
        let mut glyphs = glyphs.to_vec();
        if let Some(glyph) = glyphs.last_mut() {
            glyph.id = SOFT_HYPHEN;
        }
        glyphs.into()
    }

    /// Counts these glyphs as used. Says whether the file, where a glyph stands for one text wherever it occurs,
    /// gives this text back; when not, the text must be told beside the glyphs.
    pub fn admit(&mut self, glyphs: &[Glyph], text: &str) -> bool {
        let mut faithful = true;
        for glyph in glyphs {
            let stands_for = match &text[glyph.start..glyph.end] {
                _ if glyph.id == SOFT_HYPHEN => "\u{AD}",
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
    pub fn into_subsets(mut self) -> Subsets {
        if self.shaped.words.len() > MOST_KEPT {
            self.shaped = Shaped::default();
        }
        if self.subsets.len() > MOST_SUBSETS {
            self.subsets.clear();
        }
        let mut subsets = [const { None }; FACE_COUNT];
        let built_in = FACES.iter().map(Some);
        let faces = built_in.chain(self.faces.0);
        for (rank, (face, used)) in faces.zip(self.used).enumerate() {
            let Some(face) = face.filter(|_| !used.is_empty()) else {
                continue;
            };
            // Numbered in the order of their numbers, whatever that of the text.
            let mut used: Vec<(u16, String)> = used.into_iter().collect();
            used.sort_unstable();
            let known = self.subsets.entry((rank, used));
            let known = known.or_insert_with_key(|(_, used)| Rc::new(face.subset(rank, used)));
            subsets[rank] = Some(Rc::clone(known));
        }
        KEPT.set(Kept {
            faces: self.faces,
            shaped: self.shaped,
            document: self.document,
            subsets: self.subsets,
        });
        Subsets(subsets)
    }
}

impl Subsets {
    pub fn of(&self, face: Face) -> &Subset {
        self.0[face.rank()]
            .as_ref()
            .expect("a face that is drawn has admitted glyphs")
    }

    pub fn iter(&self) -> impl Iterator<Item = &Subset> {
        self.0.iter().flatten().map(Rc::as_ref)
    }
}

impl Subset {
    /// All of them, in the order of their numbers in the subset.
    pub fn glyphs(&self) -> impl Iterator<Item = &SubsetGlyph> {
        let mut glyphs: Vec<&SubsetGlyph> = self.glyphs.values().collect();
        glyphs.sort_unstable_by_key(|glyph| glyph.id);
        glyphs.into_iter()
    }

    /// A glyph of the face, by its number there.
    pub fn glyph(&self, id: u16) -> &SubsetGlyph {
        self.glyphs
            .get(&id)
            .expect("a glyph that is drawn has been admitted")
    }
}

/// Two families of four styles.
const BUILT_IN: usize = 8;
const FACE_COUNT: usize = 2 * BUILT_IN;

/// By [`Face::place`].
static FACES: LazyLock<[LoadedFace; BUILT_IN]> = LazyLock::new(|| {
    macro_rules! face {
        ($name:literal) => {
            LoadedFace::new(include_bytes!(concat!(
                "../../../assets/fonts/",
                $name,
                ".ttf"
            )))
            .expect("the embedded fonts are sound")
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

pub struct LoadedFace {
    /// As PostScript knows it: ASCII, without spaces.
    name: String,
    bytes: &'static [u8],
    face: rustybuzz::Face<'static>,
    plan: ShapePlan,
    units_per_em: f32,
}

impl fmt::Debug for LoadedFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LoadedFace").field(&self.name).finish()
    }
}

impl LoadedFace {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let face = rustybuzz::Face::from_slice(bytes, 0)?;
        let plan = ShapePlan::new(
            &face,
            rustybuzz::Direction::LeftToRight,
            Some(script::LATIN),
            None,
            &[],
        );
        let units_per_em = face.units_per_em() as f32;
        let mut loaded = Self {
            name: String::new(),
            bytes,
            face,
            plan,
            units_per_em,
        };
        let name = name(&loaded, name_id::POST_SCRIPT_NAME).unwrap_or_default();
        let is_fit = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        loaded.name = name.chars().filter(is_fit).take(60).collect();
        Some(loaded)
    }

    fn is_truetype(&self) -> bool {
        self.face.tables().glyf.is_some()
    }

    fn hyphen(&self) -> Option<u16> {
        self.face.glyph_index('-').map(|GlyphId(id)| id)
    }

    fn has(&self, character: char) -> bool {
        self.face.glyph_index(character).is_some()
    }

    /// In thousandths of an em, as the table of widths keeps them.
    fn width(&self, glyph: u16) -> u16 {
        let width = self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        (f32::from(width) * THOUSANDTHS / self.units_per_em).round() as u16
    }

    fn thousandths(&self, length: i16) -> i16 {
        (f32::from(length) * THOUSANDTHS / self.units_per_em).round() as i16
    }

    /// `used` are glyphs and what they read as, in order.
    fn subset(&self, rank: usize, used: &[(u16, String)]) -> Subset {
        let mut renumbered = GlyphRemapper::new();
        let real = used.iter().filter(|(id, _)| *id != SOFT_HYPHEN);
        let mut glyphs: FxHashMap<_, _> = real
            .map(|&(id, ref text)| {
                let glyph = SubsetGlyph {
                    id: renumbered.remap(id),
                    text: text.clone(),
                    advance: f32::from(self.width(id)) / THOUSANDTHS,
                };
                (id, glyph)
            })
            .collect();
        let mut soft_hyphen = None;
        if let (Some((SOFT_HYPHEN, text)), Some(hyphen)) = (used.last(), self.hyphen()) {
            let shown = renumbered.remap(hyphen);
            let id = renumbered.num_gids();
            soft_hyphen = Some([id, shown]);
            let glyph = SubsetGlyph {
                id,
                text: text.clone(),
                advance: f32::from(self.width(hyphen)) / THOUSANDTHS,
            };
            glyphs.insert(SOFT_HYPHEN, glyph);
        }
        let program = subsetter::subset(self.bytes, 0, &renumbered)
            .expect("a face is loaded once it is known that it can be subset");
        let tag = subset_tag(rank, &program);
        let bounds = self.face.global_bounding_box();
        let font = ParsedFont {
            font_index: 0,
            font_name: Some(format!("{tag}+{}", self.name)),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: glyphs
                .values()
                .map(|glyph| (glyph.id, (glyph.advance * THOUSANDTHS).round() as u16))
                .collect(),
            units_per_em: THOUSANDTHS as u16,
            font_metrics: FontMetrics {
                ascent: self.thousandths(self.face.ascender()),
                descent: self.thousandths(self.face.descender()),
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: THOUSANDTHS as u16,
                x_min: self.thousandths(bounds.x_min),
                y_min: self.thousandths(bounds.y_min),
                x_max: self.thousandths(bounds.x_max),
                y_max: self.thousandths(bounds.y_max),
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
            soft_hyphen,
        }
    }
}

const THOUSANDTHS: f32 = 1000.0;

/// The glyphs of a text, from this face and, for the characters it lacks, from its fallbacks.
fn shape(faces: &Faces, face: Face, text: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut run_start = 0;
    let mut run_face = None;
    for (at, character) in text.char_indices() {
        let wanted = face.and_fallbacks().into_iter().find(|&face| {
            let face = faces.get(face);
            face.is_some_and(|face| face.has(character) || character.is_whitespace())
        });
        if at > 0 && wanted != run_face {
            glyphs.extend(shape_run(faces, run_face, text, run_start..at));
            run_start = at;
        }
        run_face = wanted;
    }
    glyphs.extend(shape_run(faces, run_face, text, run_start..text.len()));
    glyphs
}

/// Shapes a part of a text in one face; without a face that has its characters, as question marks.
fn shape_run(faces: &Faces, face: Option<Face>, text: &str, range: Range<usize>) -> Vec<Glyph> {
    let found = face.and_then(|face| Some((face, faces.get(face)?)));
    let Some((face, loaded)) = found else {
        let marks = text[range.clone()]
            .char_indices()
            .flat_map(|(at, character)| {
                let start = range.start + at;
                let end = start + character.len_utf8();
                let marks = shape(faces, Face::new(Family::Titles), "?");
                marks.into_iter().map(move |glyph| Glyph {
                    start,
                    end,
                    ..glyph
                })
            });
        return marks.collect();
    };
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
        let advance = position.x_advance as f32 / loaded.units_per_em;
        let is_thin = text[range.start + start..].starts_with(['\u{202F}', '\u{2009}']);
        glyphs.push(Glyph {
            face,
            id: info.glyph_id as u16,
            start: range.start + start,
            end: range.start + end,
            // Narrower, and readers by place see none.
            advance: if is_thin {
                advance.max(1.0 / 6.0)
            } else {
                advance
            },
            shift: position.x_offset as f32 / loaded.units_per_em,
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
