//! The faces of a web page, each reduced to what the page shows: `subsetter` cuts the glyphs out of the font, and the
//! tables that PDF files do without and browsers need are written here.
//!
//! Kerning and ligatures are not copied from the font but observed: the words of the page are shaped, and what happened
//! to their glyphs is written down. A page has a few hundred pairs of letters where a font has rules for all of them, and
//! nothing but the shaper reads the rules of a font that somebody made.

mod file;
mod tables;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rustc_hash::FxHashMap;
use subsetter::GlyphRemapper;

use super::font::Font;
use super::shaper::{Glyph, Shaper, WordId};
use super::{FACE_COUNT, Face, Faces, is_invisible};
use file::write_font;

/// A face as a page carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WebFace {
    pub face: Face,
    /// An OpenType font.
    pub bytes: Vec<u8>,
}

/// The texts of a page, by the face that they are shown in.
pub(crate) struct PageText {
    shaper: Shaper,
    words: [FxHashMap<WordId, Box<str>>; FACE_COUNT],
    /// What a face needs of its own font.
    used: [UsedFont; FACE_COUNT],
}

/// The glyphs of a font that a page shows, by their numbers in this font.
#[derive(Debug, Default)]
struct UsedFont {
    characters: BTreeMap<char, u16>,
    /// Glyphs that become one.
    ligatures: BTreeMap<Vec<u16>, u16>,
    /// Glyphs that take another form before a glyph: « f » before « i ».
    forms: BTreeMap<(u16, u16), u16>,
    /// What is added to the advance of a glyph before another, in units of the font.
    kerning: BTreeMap<(u16, u16), i16>,
}

impl PageText {
    pub(crate) fn new(faces: &Faces) -> Self {
        Self {
            shaper: Shaper::new(faces.clone()),
            words: Default::default(),
            used: Default::default(),
        }
    }

    /// Adds a text that the page shows in a face.
    pub(crate) fn add(&mut self, face: Face, text: &str) {
        let is_between = |c: char| c.is_whitespace() || is_invisible(c);
        for word in text.split(is_between).filter(|word| !word.is_empty()) {
            let id = self.shaper.word(face, word);
            let words = &mut self.words[face.index()];
            words.entry(id).or_insert_with(|| word.into());
        }
        for space in text.chars().filter(|&c| c != '\n' && is_between(c)) {
            let face = self.owner(face);
            self.add_character(face, space);
        }
    }

    /// The faces that the page shows, each with a space, which sets the height of its lines, and a hyphen.
    pub(crate) fn into_faces(mut self) -> Vec<WebFace> {
        let words = std::mem::take(&mut self.words);
        for id_and_text in words.into_iter().flatten() {
            let (id, text) = id_and_text;
            let glyphs = self.shaper.glyphs(id).clone();
            self.add_word(&glyphs, &text);
        }
        let used = std::mem::take(&mut self.used);
        let mut all = Vec::new();
        for (index, mut used) in used.into_iter().enumerate() {
            let Some(font) = self.shaper.faces().font_at(index) else {
                continue;
            };
            if used.characters.is_empty() {
                continue;
            }
            if let Some(space) = font.glyph_id(' ') {
                // What cannot be seen has a glyph too, or browsers look for another font; they show none.
                let invisible = [' ', '\u{200B}', '\u{2060}'];
                used.characters.extend(invisible.map(|c| (c, space)));
            }
            // What browsers write where they cut a word.
            if let Some(hyphen) = font.glyph_id('-') {
                used.characters.insert('-', hyphen);
            }
            all.push(WebFace {
                face: Face::at(index),
                bytes: subset(font, &used),
            });
        }
        all
    }

    /// The face that has the font: that of the theme, or else the built-in one.
    fn owner(&self, face: Face) -> Face {
        match self.shaper.faces().font(face) {
            Some(_) => face,
            None => face.built_in(),
        }
    }

    fn add_character(&mut self, face: Face, character: char) -> Option<u16> {
        let glyph = self.shaper.faces().font(face)?.glyph_id(character)?;
        let used = &mut self.used[face.index()];
        used.characters.insert(character, glyph);
        Some(glyph)
    }

    /// Notes the characters of a shaped word, the glyphs that are not theirs, and the distances between glyphs that are not
    /// those of the font's widths.
    fn add_word(&mut self, glyphs: &[Glyph], text: &str) {
        // From the end, since forms depend on what follows: the next glyph, and the one that it has by itself.
        let mut next: Option<(&Glyph, u16)> = None;
        let mut is_alone = true;
        for (index, glyph) in glyphs.iter().enumerate().rev() {
            let characters = &text[glyph.start..glyph.end];
            let nominal: Vec<u16> = characters
                .chars()
                .filter_map(|character| self.add_character(glyph.face, character))
                .collect();
            let starts_with_previous = index > 0 && glyphs[index - 1].start == glyph.start;
            let follows = next.filter(|(next, _)| next.face == glyph.face && is_alone);
            let used = &mut self.used[glyph.face.index()];
            let own = match nominal.as_slice() {
                _ if !is_alone || starts_with_previous => None,
                [own] => {
                    if let Some((_, next)) = follows.filter(|_| *own != glyph.id) {
                        keep_least(used.forms.entry((*own, next)), glyph.id);
                    }
                    Some(*own)
                }
                [_, _, ..] => {
                    keep_least(used.ligatures.entry(nominal), glyph.id);
                    Some(glyph.id)
                }
                [] => None,
            };
            if let Some((next, _)) = follows.filter(|_| own.is_some()) {
                self.add_kerning(glyph, next);
            }
            is_alone = !starts_with_previous;
            next = own.map(|own| (glyph, own));
        }
    }

    fn add_kerning(&mut self, left: &Glyph, right: &Glyph) {
        let Some(font) = self.shaper.faces().font(left.face) else {
            return;
        };
        let shown = (left.advance * font.units_per_em()).round();
        let kerning = shown - font.advance_in_units(left.id);
        if kerning != 0.0 && left.shift == 0.0 && right.shift == 0.0 {
            let pairs = &mut self.used[left.face.index()].kerning;
            keep_least(pairs.entry((left.id, right.id)), kerning as i16);
        }
    }
}

/// Of what depends on the words around, the least: the order in which words come decides nothing.
fn keep_least<K: Ord, V: Ord + Copy>(entry: Entry<'_, K, V>, value: V) {
    let kept = entry.or_insert(value);
    *kept = value.min(*kept);
}

/// The font of these glyphs alone.
fn subset(font: &Font, used: &UsedFont) -> Vec<u8> {
    let mut glyphs = GlyphRemapper::new();
    let characters: BTreeMap<char, u16> = (used.characters.iter())
        .map(|(&character, &glyph)| (character, glyphs.remap(glyph)))
        .collect();
    let mut ligatures: BTreeMap<Vec<u16>, u16> = BTreeMap::new();
    for (parts, &whole) in &used.ligatures {
        let parts = parts.iter().map(|&part| glyphs.remap(part)).collect();
        ligatures.insert(parts, glyphs.remap(whole));
    }
    let forms: BTreeMap<(u16, u16), u16> = (used.forms.iter())
        .map(|(&(own, next), &form)| ((glyphs.remap(own), glyphs.remap(next)), glyphs.remap(form)))
        .collect();
    // Of the glyphs that the page has; lining figures may have forms of one width too.
    let mut substitute = |forms: &[(u16, u16)]| -> Vec<(u16, u16)> {
        let shown = forms.iter().filter(|(from, _)| glyphs.get(*from).is_some());
        let shown: Vec<_> = shown.copied().collect();
        let renumbered = shown.into_iter();
        renumbered
            .map(|(from, to)| (glyphs.remap(from), glyphs.remap(to)))
            .collect()
    };
    let lining = substitute(&font.figures().lining);
    let tabular = substitute(&font.figures().tabular);
    let kerning: BTreeMap<(u16, u16), i16> = (used.kerning.iter())
        .map(|(&(left, right), &amount)| ((glyphs.remap(left), glyphs.remap(right)), amount))
        .collect();
    let cut = font.subset(&glyphs);
    let tables = [
        (*b"OS/2", font.style_table()),
        (*b"cmap", tables::characters(&characters)),
        (*b"name", tables::names(&font.licence_names())),
        (*b"post", tables::post_script(font.italic_angle())),
        (
            *b"GSUB",
            tables::substitutions(&ligatures, &forms, &lining, &tabular),
        ),
        (*b"GPOS", tables::positions(&kerning)),
    ];
    write_font(&cut, tables)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fonts::Family;

    const TEXT: &str = "AVANCE fi affiné Tél. « L’œuvre » – 1 250 € à Évry, Wagram. To…";
    const ESSAI: &[u8] = include_bytes!("../../../tests/theme/essai-regular.ttf");
    const ESSAI_CFF: &[u8] = include_bytes!("../../../tests/theme/essai-cff.otf");

    fn page(faces: &Faces, face: Face, text: &str) -> Vec<WebFace> {
        let mut page = PageText::new(faces);
        page.add(face, text);
        page.into_faces()
    }

    /// The advances of the words of a text, in units of the font.
    fn advances(font: &Font, text: &str) -> Vec<Vec<i32>> {
        let words = text.split_whitespace();
        let shape = |word: &str| {
            let mut buffer = harfrust::Buffer::new();
            buffer.push_str(word);
            font.shape(&mut buffer);
            let positions = buffer.glyph_positions();
            positions.iter().map(|it| it.x_advance).collect()
        };
        words.map(shape).collect()
    }

    #[test]
    fn words_are_as_wide_as_in_the_whole_font() {
        let mut themed = Faces::default();
        let face = Face::new(Family::Text);
        themed.replace(face, ESSAI).expect("a font");
        themed.replace(face.bold(), ESSAI_CFF).expect("a font");
        for (faces, face) in [
            (Faces::default(), face.built_in()),
            (Faces::default(), face.built_in().bold().italic()),
            (themed.clone(), face),
            (themed, face.bold()),
        ] {
            let whole = faces.font(face).expect("a font");
            let text: String = (TEXT.chars())
                .filter(|c| c.is_whitespace() || whole.has_glyph(*c))
                .collect();
            let all = page(&faces, face, &text);
            let [WebFace { face: same, bytes }] = all.as_slice() else {
                panic!("{all:?}");
            };
            assert_eq!(*same, face);
            let cut = Font::load(bytes).expect("a font");
            assert_eq!(advances(&cut, &text), advances(whole, &text));
            assert!(bytes.len() < 16_000, "{}", bytes.len());
        }
    }

    #[test]
    fn a_character_is_carried_by_the_face_that_shows_it() {
        let mut faces = Faces::default();
        let face = Face::new(Family::Text);
        faces.replace(face, ESSAI).expect("a font");
        let essai = faces.font(face).expect("a font");
        let foreign = ('\u{A1}'..'\u{2200}')
            .find(|&c| crate::render::fonts::has_glyph(c) && !essai.has_glyph(c));
        let foreign = foreign.expect("a character that only the built-in faces have");
        let all = page(&faces, face, &format!("été {foreign}"));
        let fonts: Vec<_> = all
            .iter()
            .map(|it| (it.face, Font::load(&it.bytes).map_err(|_| ())))
            .collect();
        let [(lender, Err(())), (themed, Err(()))] = fonts.as_slice() else {
            // Without an « e » a font is no face of a theme: browsers want less.
            panic!("{:?}", all.iter().map(|it| it.face).collect::<Vec<_>>());
        };
        assert_eq!((*lender, *themed), (face.built_in(), face));
    }

    #[test]
    fn the_order_of_words_decides_nothing() {
        let faces = Faces::default();
        let face = Face::new(Family::Titles);
        let backwards: Vec<&str> = TEXT.split(' ').rev().collect();
        assert_eq!(
            page(&faces, face, TEXT),
            page(&faces, face, &backwards.join(" "))
        );
        assert_eq!(page(&faces, face, ""), []);
    }
}
