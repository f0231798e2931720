//! How sheets are dressed: their colours and their faces.

use super::fonts::Faces;
use crate::document::Revision;
use crate::value::Colour;

/// What a sheet looks like; by default, what this program gives it.
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
pub const LEAST_CONTRAST: f64 = 4.5;

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
    /// Of what a revision put in, and of what it took out: as near to green and to red as can be read on paper and band.
    #[must_use]
    pub fn revised(&self, revision: Revision) -> Colour {
        let hue = match revision {
            Revision::Inserted => Colour::hex(0x0B_6B_3A),
            Revision::Deleted => Colour::hex(0xB4_23_18),
        };
        let is_read = |colour: Colour| {
            [self.paper, self.band]
                .into_iter()
                .all(|behind| colour.contrast(behind) >= LEAST_CONTRAST)
        };
        let mut shares = (0..=20).map(|twentieths| f64::from(twentieths) / 20.0);
        let found = shares.find_map(|share| {
            let colour = hue.mixed(self.ink, share);
            is_read(colour).then_some(colour)
        });
        found.unwrap_or(self.ink)
    }

    /// The same on dark screens: the accent is lightened until it can be read, on the paper and on the band.
    #[must_use]
    pub fn dark(&self) -> Self {
        let paper = Colour::hex(0x13_18_1E);
        let band = paper.mixed(self.accent, 0.22);
        let white = Colour::hex(0xFF_FF_FF);
        let mut shares = (0..=20).map(|twentieths| f64::from(twentieths) / 20.0);
        let accent = shares
            .find_map(|share| {
                let accent = self.accent.mixed(white, share);
                (accent.contrast(band) >= LEAST_CONTRAST + 1.0).then_some(accent)
            })
            .unwrap_or(white);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read_on_what_is_behind_it() {
        let bright = Palette {
            accent: Colour(0x7A, 0x00, 0xB8),
            ..Palette::default()
        };
        for light in [Palette::default(), bright] {
            for palette in [light, light.dark()] {
                let revised = [Revision::Inserted, Revision::Deleted].map(|it| palette.revised(it));
                for text in [palette.ink, palette.accent, palette.muted]
                    .into_iter()
                    .chain(revised)
                {
                    for behind in [palette.paper, palette.band] {
                        let contrast = text.contrast(behind);
                        assert!(contrast >= LEAST_CONTRAST, "{text} on {behind}: {contrast}");
                    }
                }
            }
        }
    }
}
