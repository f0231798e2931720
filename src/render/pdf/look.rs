//! The look of the sheet: the page, the colours and the styles. Lengths are in points.

use super::fonts::{Face, Family};
use super::paragraph::{Color, Style};

pub const PAGE_WIDTH: f32 = 595.276;
pub const PAGE_HEIGHT: f32 = 841.89;
pub const MARGIN: f32 = 71.0;
pub const MEASURE: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// From the top of the page.
pub const TEXT_TOP: f32 = 68.0;
pub const TEXT_BOTTOM: f32 = PAGE_HEIGHT - 74.0;
pub const HEAD_BASELINE: f32 = 46.0;
pub const FOOT_RULE: f32 = PAGE_HEIGHT - 52.0;
pub const FOOT_BASELINE: f32 = PAGE_HEIGHT - 40.0;

pub const INK: Color = Color::hex(0x1B1F24);
pub const ACCENT: Color = Color::hex(0x0B4F6C);
pub const MUTED: Color = Color::hex(0x5A6570);
pub const HAIRLINE: Color = Color::hex(0xC6CED4);
pub const TINT: Color = Color::hex(0xEDF3F7);

pub const RULE: f32 = 0.8;
pub const THIN_RULE: f32 = 0.45;

const SERIF: Face = Face::new(Family::Serif);
const SANS: Face = Face::new(Family::Sans);

pub const BODY: Style = style(SERIF, 10.3, 14.2, INK);
pub const LABEL: Style = style(SANS.bold(), 9.8, 14.2, INK);
pub const SMALL: Style = style(SERIF, 8.8, 12.0, MUTED);
pub const NOTE: Style = style(SERIF, 9.0, 12.4, INK);
pub const CELL: Style = style(SERIF, 9.6, 12.8, INK);
pub const CELL_HEADER: Style = style(SANS.bold(), 8.4, 12.0, ACCENT);
pub const FACT_LABEL: Style = style(SANS.bold(), 8.8, 14.2, ACCENT);
pub const ASIDE: Style = style(SANS, 9.2, 13.0, MUTED);
pub const KICKER: Style = Style {
    tracking: 0.35,
    ..style(SANS, 9.2, 13.0, MUTED)
};
pub const KIND: Style = Style {
    tracking: 1.0,
    ..style(SANS.bold(), 11.5, 16.0, ACCENT)
};
pub const TITLE: Style = style(SERIF.bold(), 22.0, 27.0, INK);
pub const SUBTITLE: Style = style(SANS, 11.5, 15.5, MUTED);
pub const RUNNING: Style = style(SANS, 8.2, 11.0, MUTED);
pub const BAND: Style = style(SANS.bold(), 11.0, 14.5, ACCENT);

/// The style of a heading of this level, 2 or deeper.
pub const fn heading(level: usize) -> Style {
    match level {
        0..=2 => style(SANS.bold(), 14.0, 18.0, ACCENT),
        3 => style(SANS.bold(), 11.6, 15.5, ACCENT),
        4 => style(SANS.bold(), 10.4, 14.2, INK),
        _ => style(SANS.bold().italic(), 10.0, 14.2, INK),
    }
}

const fn style(face: Face, size: f32, leading: f32, color: Color) -> Style {
    Style {
        face,
        size,
        leading,
        color,
        tracking: 0.0,
    }
}
