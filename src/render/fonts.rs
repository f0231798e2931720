//! The faces that sheets are set in: the characters they cover and how they shape text.
//!
//! This room knows nothing of lines, pages or files. Widths are in ems, so that one shaping serves every size.

mod font;
mod outlines;
mod shaper;
mod web;

use std::fmt;
use std::sync::{Arc, LazyLock};

pub(crate) use font::Font;
pub use font::FontError;
pub(crate) use shaper::{Glyph, Shaper, WordId};
pub(crate) use web::{PageText, WebFace};

/// The use of a family of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Source Serif 4, unless the theme has another.
    Text,
    /// Source Sans 3, unless the theme has another: titles, labels, headers and footers.
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

/// Two families of four styles.
const BUILT_IN: usize = 8;
/// The built-in faces, then those of a theme.
pub(crate) const FACE_COUNT: usize = 2 * BUILT_IN;

impl Face {
    #[must_use]
    pub const fn new(family: Family) -> Self {
        Self {
            family,
            bold: false,
            italic: false,
            themed: true,
        }
    }

    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    #[must_use]
    pub const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    /// Under [`FACE_COUNT`], each face its own.
    pub(crate) const fn index(self) -> usize {
        self.face_slot() + if self.themed { BUILT_IN } else { 0 }
    }

    /// The index of the style: the same for a built-in face and for its replacement.
    const fn face_slot(self) -> usize {
        let family = match self.family {
            Family::Text => 0,
            Family::Titles => 4,
        };
        family + self.bold as usize * 2 + self.italic as usize
    }

    /// The face of an [`index`](Self::index).
    const fn at(index: usize) -> Self {
        let slot = index % BUILT_IN;
        Self {
            family: if slot < 4 {
                Family::Text
            } else {
                Family::Titles
            },
            bold: slot & 2 != 0,
            italic: slot & 1 != 0,
            themed: index >= BUILT_IN,
        }
    }

    const fn built_in(self) -> Self {
        Self {
            themed: false,
            ..self
        }
    }

    /// This face, then those that lend it the characters it lacks: the built-in one, the other family in the same
    /// style, then upright.
    fn with_fallbacks(self) -> [Self; 5] {
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

/// Each is read when a text first needs it, by [`Face::face_slot`].
static BUILT_IN_FONTS: [LazyLock<Font>; BUILT_IN] = {
    macro_rules! font {
        ($name:literal) => {
            LazyLock::new(|| {
                Font::built_in(include_bytes!(concat!(
                    "../../assets/fonts/", $name, ".ttf"
                )))
            })
        };
    }
    [
        font!("SourceSerif4-Regular"),
        font!("SourceSerif4-Italic"),
        font!("SourceSerif4-SemiBold"),
        font!("SourceSerif4-SemiBoldItalic"),
        font!("SourceSans3-Regular"),
        font!("SourceSans3-Italic"),
        font!("SourceSans3-SemiBold"),
        font!("SourceSans3-SemiBoldItalic"),
    ]
};

/// The faces that a theme puts in the place of the built-in ones, which stay for what these lack.
#[derive(Clone, Default)]
pub struct Faces([Option<Arc<Font>>; BUILT_IN]);

impl PartialEq for Faces {
    fn eq(&self, other: &Self) -> bool {
        let address = |font: &Option<Arc<Font>>| font.as_ref().map(Arc::as_ptr);
        self.0.iter().map(address).eq(other.0.iter().map(address))
    }
}

impl fmt::Debug for Faces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().flatten().map(|font| font.name());
        f.debug_tuple("Faces")
            .field(&names.collect::<Vec<_>>())
            .finish()
    }
}

impl Faces {
    /// Puts a font file in the place of a built-in face. Returns the name of its family, if it has one.
    ///
    /// # Errors
    /// The file holds no font that a sheet can embed.
    pub fn replace(&mut self, face: Face, bytes: &[u8]) -> Result<Option<String>, FontError> {
        let font = Font::load(bytes)?;
        let family = font.family();
        self.0[face.face_slot()] = Some(font);
        Ok(family)
    }

    /// Whether these faces can print this character: see [`has_glyph`].
    #[must_use]
    pub fn covers(&self, character: char) -> bool {
        // A private character means nothing without this font.
        let is_private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
        has_glyph(character)
            || !is_private
                && self
                    .0
                    .iter()
                    .flatten()
                    .any(|font| font.has_glyph(character))
    }

    /// Whether the theme has a font for the style of this face.
    pub(crate) fn has_theme_face(&self, face: Face) -> bool {
        self.0[face.face_slot()].is_some()
    }

    pub(crate) fn font(&self, face: Face) -> Option<&Font> {
        if face.themed {
            self.0[face.face_slot()].as_deref()
        } else {
            Some(&BUILT_IN_FONTS[face.face_slot()])
        }
    }

    /// The font of a [`Face::index`].
    pub(crate) fn font_at(&self, index: usize) -> Option<&Font> {
        match index.checked_sub(BUILT_IN) {
            Some(slot) => self.0[slot].as_deref(),
            None => Some(&BUILT_IN_FONTS[index]),
        }
    }
}

/// Whether the built-in faces can print this character. Spaces and line breaks count as printed.
#[must_use]
pub fn has_glyph(character: char) -> bool {
    // Nearly all characters of a text: no font has to be opened for them.
    matches!(character, ' '..='~')
        || character.is_whitespace()
        || is_invisible(character)
        || BUILT_IN_FONTS.iter().any(|font| font.has_glyph(character))
}

/// Whether this character only says where a line may or may not break.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_face_has_ascii() {
        for font in &BUILT_IN_FONTS {
            let missing: String = (' '..='~').filter(|&c| !font.has_glyph(c)).collect();
            assert_eq!(missing, "", "{}", font.name());
        }
    }

    #[test]
    fn every_face_has_an_index_of_its_own() {
        let mut indexes = Vec::new();
        for family in [Family::Text, Family::Titles] {
            let face = Face::new(family);
            for face in [face, face.italic(), face.bold(), face.bold().italic()] {
                for face in [face, face.built_in()] {
                    assert_eq!(Face::at(face.index()), face);
                    indexes.push(face.index());
                }
            }
        }
        indexes.sort_unstable();
        assert_eq!(indexes, (0..FACE_COUNT).collect::<Vec<_>>());
    }
}
