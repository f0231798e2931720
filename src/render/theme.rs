//! The theme of sheets: their colours and their faces.

use super::fonts::Faces;
use crate::document::Revision;
use crate::value::Colour;

/// The theme of a sheet; by default, the built-in theme.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    pub palette: Palette,
    pub faces: Faces,
    /// Of the text and of the titles: the names under which a browser may know their faces.
    pub families: [Option<String>; 2],
}

/// The colours, each by its use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    pub paper: Colour,
    /// Of the text.
    pub ink: Colour,
    /// Of titles, links and strong rules.
    pub accent: Colour,
    /// Behind the titles of phases and the pauses of a table.
    pub band: Colour,
    /// Of what recedes.
    pub muted: Colour,
    /// Of light rules.
    pub hairline: Colour,
}

/// The least contrast of a text with what is behind it (WCAG 2.2, 1.4.3, level AA; the RGAA asks the same).
pub const MIN_CONTRAST: f64 = 4.5;

impl Default for Palette {
    fn default() -> Self {
        Self {
            paper: Colour::hex(0xFF_FF_FF),
            ink: Colour::hex(0x1B_1F_24),
            accent: Colour::hex(0x0B_4F_6C),
            band: Colour::hex(0xED_F3_F7),
            muted: Colour::hex(0x55_60_6B),
            hairline: Colour::hex(0xC6_CE_D4),
        }
    }
}

impl Palette {
    /// The colour of insertions or deletions: the nearest to green or red that is legible on paper and band.
    #[must_use]
    pub fn revision_colour(&self, revision: Revision) -> Colour {
        let hue = match revision {
            Revision::Inserted => Colour::hex(0x0B_6B_3A),
            Revision::Deleted => Colour::hex(0xB4_23_18),
            Revision::MovedFrom | Revision::MovedTo => Colour::hex(0x1D_4E_A8),
        };
        let is_read = |colour: Colour| {
            [self.paper, self.band]
                .into_iter()
                .all(|behind| colour.contrast_with(behind) >= MIN_CONTRAST)
        };
        mix_until(hue, self.ink, is_read)
    }

    /// The same on dark screens: the accent is lightened until it can be read, on the paper and on the band.
    #[must_use]
    pub fn to_dark(self) -> Self {
        let paper = Colour::hex(0x13_18_1E);
        let band = paper.mix(self.accent, 0.22);
        let white = Colour::hex(0xFF_FF_FF);
        let accent = mix_until(self.accent, white, |accent| {
            accent.contrast_with(band) >= MIN_CONTRAST + 1.0
        });
        Self {
            paper,
            ink: Colour::hex(0xE3_E8_ED),
            accent,
            band,
            muted: Colour::hex(0xAE_B8_C3),
            hairline: Colour::hex(0x3F_4B_58),
        }
    }
}

/// The first acceptable colour from one colour to another, or the other colour.
fn mix_until(colour: Colour, other: Colour, is_fit: impl Fn(Colour) -> bool) -> Colour {
    let mut mixed = (0..20).map(|twentieths| colour.mix(other, f64::from(twentieths) / 20.0));
    mixed.find(|it| is_fit(*it)).unwrap_or(other)
}
