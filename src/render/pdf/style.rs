//! The page, the colours and the styles of text. Lengths are in points.

use crate::document::Revision;
use crate::render::fonts::{Face, Family};

/// A colour by its use; the theme says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Ink,
    Accent,
    Muted,
    Hairline,
    Band,
    /// The colour of inserted or deleted text.
    Revised(Revision),
}

/// How text looks. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    pub leading: f32,
    pub color: Color,
    /// Added after each glyph. Under a tenth of the size, or readers of the file see spaces between letters.
    pub tracking: f32,
    /// Above the baseline.
    pub rise: f32,
    /// Insertions are underlined, deletions are struck through.
    pub revision: Option<Revision>,
}

impl Style {
    /// The distance from the top of a line to its baseline, in points: capitals are centred in the line.
    pub fn baseline(&self) -> f32 {
        self.leading / 2.0 + self.size * 0.33
    }
}

/// A page and the room for text on it, between fixed margins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    pub width: f32,
    pub height: f32,
}

impl Paper {
    pub const A4: Self = Self {
        width: 595.276,
        height: 841.89,
    };

    /// A page as high as A4, with room for text of this width in millimetres.
    #[cfg(feature = "internals")]
    pub fn with_text_width(millimetres: f32) -> Self {
        Self {
            width: millimetres * 72.0 / 25.4 + 2.0 * MARGIN,
            ..Self::A4
        }
    }

    pub fn measure(&self) -> f32 {
        self.width - 2.0 * MARGIN
    }

    /// The room for labels at the left of the text, gap included; none on a narrow page.
    pub fn side_column(&self) -> f32 {
        if self.measure() < MIN_GRID_MEASURE {
            0.0
        } else {
            SIDE_COLUMN
        }
    }

    pub fn text_height(&self) -> f32 {
        self.height - 68.0 - TEXT_TOP
    }

    pub fn foot_rule(&self) -> f32 {
        self.height - 50.0
    }

    pub fn foot_baseline(&self) -> f32 {
        self.height - 38.0
    }
}

pub const MARGIN: f32 = 60.0;
/// The column of titles and labels, and the gap between it and the text: some 70 characters a line are left for the text.
const SIDE_COLUMN: f32 = 122.0;
pub const SIDE_GAP: f32 = 12.0;
/// The narrowest text across both columns, in points.
const MIN_GRID_MEASURE: f32 = 400.0;
/// The bar beside the lines that a revision touches, from the left of the page.
pub const CHANGE_BAR_X: f32 = MARGIN - 13.0;
/// From the top of the page.
pub const TEXT_TOP: f32 = 64.0;
pub const HEAD_BASELINE: f32 = 42.0;

/// The box that the logo is fitted into: some 56 × 17 mm.
pub const LOGO_WIDTH: f32 = 160.0;
pub const LOGO_HEIGHT: f32 = 48.0;

/// Between paragraphs.
pub const PARAGRAPH_GAP: f32 = 5.0;

pub const RULE: f32 = 0.8;
pub const THIN_RULE: f32 = 0.45;

const SERIF: Face = Face::new(Family::Text);
const SANS: Face = Face::new(Family::Titles);

pub const BODY: Style = style(SERIF, 10.0, 13.4, Color::Ink);
pub const LABEL: Style = style(SANS.bold(), 9.2, 13.6, Color::Ink);
pub const SMALL: Style = style(SERIF, 8.8, 12.0, Color::Muted);
pub const NOTE: Style = style(SERIF, 9.0, 12.4, Color::Ink);
pub const CELL: Style = style(SERIF, 9.6, 12.8, Color::Ink);
pub const CELL_HEADER: Style = style(SANS.bold(), 8.4, 12.0, Color::Accent);
pub const FACT_LABEL: Style = style(SANS.bold(), 8.8, 12.2, Color::Accent);
/// A title beside its text.
pub const SIDE_TITLE: Style = style(SANS.bold(), 10.2, 13.0, Color::Accent);
/// A label beside its text.
pub const SIDE_LABEL: Style = style(SANS.bold(), 8.8, 12.2, Color::Ink);
pub const ASIDE: Style = style(SANS, 9.2, 13.0, Color::Muted);
pub const KICKER: Style = Style {
    tracking: 0.35,
    ..style(SANS, 9.2, 13.0, Color::Muted)
};
pub const KIND: Style = Style {
    tracking: 0.65,
    ..style(SANS.bold(), 11.5, 16.0, Color::Accent)
};
const TITLE: Style = style(SERIF.bold(), 22.0, 27.0, Color::Ink);
pub const SUBTITLE: Style = style(SANS, 11.5, 15.5, Color::Muted);
pub const RUNNING: Style = style(SANS, 8.2, 11.0, Color::Muted);
pub const BAND: Style = style(SANS.bold(), 11.0, 14.5, Color::Accent);

/// The style of the title: in the face of the text, unless the theme has one for titles.
pub const fn title(themed: bool) -> Style {
    let face = if themed { SANS.bold() } else { TITLE.face };
    Style { face, ..TITLE }
}

/// The style of a heading of this level, 2 or deeper.
pub const fn heading(level: usize) -> Style {
    match level {
        0..=2 => style(SANS.bold(), 14.0, 18.0, Color::Accent),
        3 => style(SANS.bold(), 11.6, 15.5, Color::Accent),
        4 => style(SANS.bold(), 10.4, 14.2, Color::Ink),
        5 => style(SANS.bold(), 9.6, 13.6, Color::Muted),
        _ => style(SANS.bold().italic(), 9.6, 13.6, Color::Muted),
    }
}

const fn style(face: Face, size: f32, leading: f32, color: Color) -> Style {
    Style {
        face,
        size,
        leading,
        color,
        tracking: 0.0,
        rise: 0.0,
        revision: None,
    }
}
