//! One font file: what it says of itself, its metrics, its glyphs and the part of it that a PDF file carries.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use harfrust::font::Blob;
use harfrust::{
    Buffer, Direction, Feature, GlyphId, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};
use read_fonts::TableProvider;
use read_fonts::types::NameId;
use subsetter::GlyphRemapper;

use super::outlines::has_sound_outlines;

/// Why a file gives no face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontError {
    /// It is not a TrueType or OpenType font that can be embedded.
    Malformed,
    /// It holds a range of weights, and nothing says which is meant.
    Variable,
    /// Its licence, as the font itself states it, forbids embedding it or a part of it.
    EmbeddingForbidden,
}

/// Figures as high as capitals, whatever those that a font has by default: sheets are full of dates.
fn lining_figures() -> [Feature; 1] {
    [Feature::new(Tag::new(b"lnum"), 1, ..)]
}

/// A font ready to shape text.
pub(crate) struct Font {
    name: String,
    /// The whole file.
    bytes: Blob,
    font: harfrust::Font,
    plan: ShapePlan,
    units_per_em: f32,
    /// The number of glyphs that have an outline and a width.
    glyph_count: u32,
    figures: OnceLock<Figures>,
}

/// The other forms of the digits that a font has: glyphs, and those that replace them.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// Whether any of them are lining: some fonts have figures of old style alone.
    pub has_lining: bool,
    /// As high as capitals.
    pub lining: Vec<(u16, u16)>,
    /// All of one width.
    pub tabular: Vec<(u16, u16)>,
}

const THOUSANDTHS: f32 = 1000.0;
/// How far below the baseline the curve of a lining digit may reach, in ems.
const MAX_DESCENT: f32 = -0.06;

impl Font {
    pub(crate) fn built_in(bytes: &'static [u8]) -> Self {
        Self::new(bytes.into()).expect("the embedded fonts are sound")
    }

    /// Reads a font file. Faces with the same bytes share one font while it is in use.
    pub(crate) fn load(bytes: &[u8]) -> Result<Arc<Self>, FontError> {
        static LOADED: Mutex<Vec<Weak<Font>>> = Mutex::new(Vec::new());
        // A panic in here could only leave the list without its newest font.
        let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.retain(|font| font.strong_count() > 0);
        let known = loaded.iter().filter_map(Weak::upgrade);
        if let Some(known) = known.into_iter().find(|font| *font.bytes == *bytes) {
            return Ok(known);
        }
        let font = Self::new(bytes.to_vec().into()).ok_or(FontError::Malformed)?;
        font.check_embeddable()?;
        let font = Arc::new(font);
        loaded.push(Arc::downgrade(&font));
        Ok(font)
    }

    fn new(bytes: Blob) -> Option<Self> {
        let font = harfrust::Font::new(bytes.clone(), 0)?;
        let tables = font.tables();
        // Without them there is neither a width nor a glyph.
        tables.head().ok()?;
        tables.hhea().ok()?;
        tables.hmtx().ok()?;
        let glyph_count = tables.maxp().ok()?.num_glyphs();
        let plan = ShapePlan::new(
            &font,
            Direction::LeftToRight,
            Some(Script::LATIN),
            None,
            &lining_figures(),
        );
        let units_per_em = f32::from(font.units_per_em());
        let mut font = Self {
            name: String::new(),
            bytes,
            font,
            plan,
            units_per_em,
            glyph_count: glyph_count.into(),
            figures: OnceLock::new(),
        };
        let name = font.name_text(NameId::POSTSCRIPT_NAME).unwrap_or_default();
        let is_fit = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        font.name = name.chars().filter(is_fit).take(60).collect();
        Some(font)
    }

    /// Refuses a font that could not be embedded, whatever glyphs a sheet asks for.
    fn check_embeddable(&self) -> Result<(), FontError> {
        let metrics = self.font.metrics();
        let is_usable = metrics.raw_units_per_em == metrics.units_per_em
            && self.has_glyph('e')
            && self.glyph_id(' ').is_some();
        if !self.font.axes().is_empty() {
            return Err(FontError::Variable);
        }
        // Any part of what can be embedded as a whole can be.
        let all: Vec<u16> = (0..u16::MAX).take(self.glyph_count as usize).collect();
        let all = GlyphRemapper::new_from_glyphs(&all);
        // A character whose glyph the font lacks is a damaged table of characters.
        let mut characters = '\u{20}'..'\u{2200}';
        let has_missing_glyph = characters.any(|character| {
            let glyph = self.font.charmap().map_unicode(character);
            glyph.is_some_and(|glyph| glyph.to_u32() >= self.glyph_count)
        });
        if !is_usable
            || has_missing_glyph
            || !has_sound_outlines(&self.font.tables(), self.bytes.len())
            || subsetter::subset(&self.bytes, 0, &all).is_err()
        {
            return Err(FontError::Malformed);
        }
        if self.allows_embedding() {
            Ok(())
        } else {
            Err(FontError::EmbeddingForbidden)
        }
    }

    /// Reads the licence bits of the font (OpenType, OS/2, fsType). A font without them forbids embedding.
    fn allows_embedding(&self) -> bool {
        const RESTRICTED: u16 = 0x0002;
        const OTHER_USAGES: u16 = 0x000C;
        const NO_SUBSETTING: u16 = 0x0100;
        const BITMAPS_ONLY: u16 = 0x0200;
        let Ok(os2) = self.font.tables().os2() else {
            return false;
        };
        let bits = os2.fs_type();
        // Up to version 2, the most permissive usage counts; from version 3 on, there is only one.
        let is_restricted =
            bits & RESTRICTED != 0 && (os2.version() > 2 || bits & OTHER_USAGES == 0);
        // Version 2 brought the two other bits.
        let forbids_parts = os2.version() > 1 && bits & (NO_SUBSETTING | BITMAPS_ONLY) != 0;
        !is_restricted && !forbids_parts
    }

    /// A text that the font holds about itself, in English if it has several.
    fn name_text(&self, id: NameId) -> Option<String> {
        let text = self.font.names().get(id)?.english_or_first()?;
        Some(text.name().chars().collect())
    }

    /// Its name for PostScript: ASCII, without spaces.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The name of its family.
    pub(crate) fn family(&self) -> Option<String> {
        self.name_text(NameId::TYPOGRAPHIC_FAMILY_NAME)
            .or_else(|| self.name_text(NameId::FAMILY_NAME))
    }

    pub(crate) fn has_glyph(&self, character: char) -> bool {
        self.glyph_id(character).is_some()
    }

    /// The glyph of a character by itself.
    pub(crate) fn glyph_id(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map_unicode(character)?;
        let is_known = glyph.to_u32() < self.glyph_count;
        u16::try_from(glyph.to_u32()).ok().filter(|_| is_known)
    }

    /// In thousandths of an em, as a PDF file keeps it.
    pub(crate) fn advance(&self, glyph: u16) -> u16 {
        let advance = self.font.glyph_metrics().h_advance(GlyphId::from(glyph));
        (advance * THOUSANDTHS / self.units_per_em).round() as u16
    }

    /// The same, in units of the font.
    pub(crate) fn advance_in_units(&self, glyph: u16) -> f32 {
        self.font.glyph_metrics().h_advance(GlyphId::from(glyph))
    }

    /// Its digits, where it has others: a font may give them by default or not.
    pub(crate) fn figures(&self) -> &Figures {
        const LINING: Tag = Tag::new(b"lnum");
        const TABULAR: Tag = Tag::new(b"tnum");
        self.figures.get_or_init(|| {
            let plain = self.digits(&[]);
            let lining = self.digits(&[LINING]);
            let changed = |from: &[u16], to: &[u16]| -> Vec<(u16, u16)> {
                let pairs = from.iter().copied().zip(to.iter().copied());
                pairs.filter(|(from, to)| from != to).collect()
            };
            let mut tabular = changed(&plain, &self.digits(&[TABULAR]));
            tabular.extend(changed(&lining, &self.digits(&[LINING, TABULAR])));
            Figures {
                has_lining: self.are_lining(&lining),
                lining: changed(&plain, &lining),
                tabular,
            }
        })
    }

    /// Whether these digits stand on the baseline: those of old style go below it.
    fn are_lining(&self, digits: &[u16]) -> bool {
        let font = ShaperFont::new(&self.font);
        let bottoms = digits.iter().filter_map(|glyph| {
            let extents = font.glyph_extents(GlyphId::from(*glyph))?;
            Some((extents.y_bearing + extents.height) as f32 / self.units_per_em)
        });
        bottoms.fold(0.0, f32::min) > MAX_DESCENT
    }

    /// The glyphs of the ten digits with these features; empty if each has not one of its own.
    fn digits(&self, features: &[Tag]) -> Vec<u16> {
        let features: Vec<_> = (features.iter())
            .map(|tag| Feature::new(*tag, 1, ..))
            .collect();
        let script = Some(Script::LATIN);
        let plan = ShapePlan::new(&self.font, Direction::LeftToRight, script, None, &features);
        let mut glyphs = Vec::new();
        for digit in '0'..='9' {
            let mut buffer = Buffer::new();
            buffer.push_str(digit.encode_utf8(&mut [0; 4]));
            buffer.set_direction(Direction::LeftToRight);
            buffer.set_script(script);
            let options = ShapeOptions::new().plan(Some(&plan)).features(&features);
            let shaped = harfrust::shape(&ShaperFont::new(&self.font), &mut buffer, options);
            match (shaped, buffer.glyph_infos()) {
                (Ok(()), [glyph]) => glyphs.push(self.shaped_glyph(glyph.glyph_id)),
                _ => return Vec::new(),
            }
        }
        glyphs
    }

    /// Its weight, width and vertical measures: the table `OS/2`.
    pub(crate) fn style_table(&self) -> Vec<u8> {
        /// The length of the longest version.
        const MAX_LENGTH: usize = 100;
        let os2 = self.font.tables().os2();
        let data = os2.map(|os2| os2.offset_data().as_bytes().to_vec());
        let mut data = data.unwrap_or_default();
        data.truncate(MAX_LENGTH);
        data
    }

    /// The author's rights, and where the licence is: texts by their numbers in the table `name`.
    pub(crate) fn licence_names(&self) -> Vec<(u16, String)> {
        /// Some fonts hold their whole licence.
        const MAX_LENGTH: usize = 300;
        let ids = [NameId::COPYRIGHT_NOTICE, NameId::LICENSE_URL];
        let names = ids.into_iter().filter_map(|id| {
            let text: String = self.name_text(id)?.chars().take(MAX_LENGTH).collect();
            Some((id.to_u16(), text))
        });
        names.collect()
    }

    /// In degrees, counter-clockwise: negative for italics.
    pub(crate) fn italic_angle(&self) -> f32 {
        let angle = self.font.style_metrics().italic_angle;
        angle.map_or(0.0, |angle| angle.to_f32())
    }

    /// The font itself, for its measures.
    pub(crate) fn harfrust_font(&self) -> &harfrust::Font {
        &self.font
    }

    /// The file of these glyphs alone, renumbered.
    pub(crate) fn subset(&self, glyphs: &GlyphRemapper) -> Vec<u8> {
        subsetter::subset(&self.bytes, 0, glyphs)
            .expect("a font is loaded once it is known that it can be subset")
    }

    /// Replaces the characters of a buffer by their glyphs, from left to right.
    pub(super) fn shape(&self, buffer: &mut Buffer) {
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        let features = lining_figures();
        let options = ShapeOptions::new().plan(Some(&self.plan));
        let options = options.features(&features);
        harfrust::shape(&ShaperFont::new(&self.font), buffer, options)
            .expect("the plan is made for this direction and this script");
    }

    /// A glyph that shaping gives, or the one of no character where the font has no such glyph.
    pub(super) fn shaped_glyph(&self, id: u32) -> u16 {
        let is_known = id < self.glyph_count;
        u16::try_from(id).ok().filter(|_| is_known).unwrap_or(0)
    }

    pub(super) fn units_per_em(&self) -> f32 {
        self.units_per_em
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../../tests/theme/essai-regular.ttf");
    const CFF: &[u8] = include_bytes!("../../../tests/theme/essai-cff.otf");

    #[test]
    fn a_font_is_loaded_once_and_let_go_with_its_last_user() {
        let one = Font::load(REGULAR).expect("a font");
        let other = Font::load(REGULAR).expect("a font");
        assert!(Arc::ptr_eq(&one, &other));
        let weak = Arc::downgrade(&one);
        drop((one, other));
        assert!(weak.upgrade().is_none());
    }

    #[test]
    fn both_kinds_of_outlines_are_read() {
        for (bytes, name) in [(REGULAR, "Essai-Regular"), (CFF, "EssaiCFF-Regular")] {
            let font = Font::load(bytes).expect("a font");
            assert_eq!(font.name(), name);
            let mut used = GlyphRemapper::new();
            used.remap(font.glyph_id('e').expect("a glyph"));
            assert!(font.subset(&used).len() < bytes.len() / 4);
        }
    }
}
