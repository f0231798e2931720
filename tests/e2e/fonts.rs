//! Which characters sheets can print, and which font files a theme may hold.

use annexe::render::Theme;
use annexe::render::fonts::{Face, Faces, Family, FontError, has_glyph};
use annexe::render::pdf::render_pdf;
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::support::sample::sample;

const REGULAR: &[u8] = include_bytes!("../theme/essai-regular.ttf");
const CFF: &[u8] = include_bytes!("../theme/essai-cff.otf");
const CLOSED: &[u8] = include_bytes!("../theme/ferme.ttf");

/// Why these bytes give no face.
fn load(bytes: &[u8]) -> Option<FontError> {
    let text = Face::new(Family::Text);
    Faces::default().replace(text, bytes).err()
}

/// Where a table starts in a font file.
fn table(bytes: &[u8], tag: &[u8; 4]) -> usize {
    let mut records = bytes[12..].chunks_exact(16);
    let record = records.find(|record| record[..4] == *tag).expect("a table");
    let offset = record[8..12].try_into().expect("four bytes");
    u32::from_be_bytes(offset) as usize
}

fn with_licence(version: u16, bits: u16) -> Vec<u8> {
    let mut bytes = REGULAR.to_vec();
    let os2 = table(&bytes, b"OS/2");
    bytes[os2..os2 + 2].copy_from_slice(&version.to_be_bytes());
    bytes[os2 + 8..os2 + 10].copy_from_slice(&bits.to_be_bytes());
    bytes
}

#[test]
fn the_licence_of_a_font_is_obeyed() {
    let forbidden = Some(FontError::EmbeddingForbidden);
    assert_eq!(load(CLOSED), forbidden);
    for (version, bits, refused) in [
        (4, 0x0000, None),
        (4, 0x0004, None),
        (4, 0x0008, None),
        (4, 0x0002, forbidden),
        (4, 0x0100, forbidden),
        (4, 0x0200, forbidden),
        // Before version 3, the most permissive bit counts.
        (2, 0x0006, None),
        (2, 0x0002, forbidden),
        (1, 0x0100, None),
    ] {
        let found = load(&with_licence(version, bits));
        assert_eq!(found, refused, "version {version}, {bits:#06x}");
    }
}

#[test]
fn a_font_with_a_range_of_weights_is_refused() {
    // A table of axes with one axis takes the place of one that nothing here needs.
    let mut bytes = REGULAR.to_vec();
    let mut axes = Vec::new();
    for half in [1_u16, 0, 16, 2, 1, 20, 0, 8] {
        axes.extend(half.to_be_bytes());
    }
    axes.extend(b"wght");
    for whole in [100_u32, 400, 900] {
        axes.extend((whole << 16).to_be_bytes());
    }
    axes.extend([0, 0, 1, 0]);
    let start = bytes.len() as u32;
    let length = axes.len() as u32;
    bytes.extend(axes);
    let count = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    let records = bytes[12..12 + 16 * count].chunks_exact(16);
    let unneeded = records
        .enumerate()
        .find(|(_, record)| record[..4] == *b"gasp" || record[..4] == *b"GDEF")
        .map(|(index, _)| 12 + 16 * index)
        .expect("a table that is not needed");
    bytes[unneeded..unneeded + 4].copy_from_slice(b"fvar");
    bytes[unneeded + 8..unneeded + 12].copy_from_slice(&start.to_be_bytes());
    bytes[unneeded + 12..unneeded + 16].copy_from_slice(&length.to_be_bytes());
    let mut records: Vec<_> = bytes[12..12 + 16 * count]
        .chunks_exact(16)
        .map(<[u8]>::to_vec)
        .collect();
    records.sort();
    bytes[12..12 + 16 * count].copy_from_slice(&records.concat());
    assert_eq!(load(&bytes), Some(FontError::Variable));
}

#[test]
fn what_is_no_font_is_refused() {
    for bytes in [
        b"".as_slice(),
        b"true",
        &REGULAR[..400],
        &CFF[..CFF.len() / 2],
    ] {
        assert_eq!(load(bytes), Some(FontError::Malformed));
    }
}

#[test]
fn characters_of_french_sheets_are_covered_and_emoji_are_not() {
    for character in "éÈœŒçÀ’«»–—…€²½№→ \u{A0}\u{202F}\u{AD}\u{2060}".chars()
    {
        assert!(has_glyph(character), "{character:?}");
    }
    for character in ['😀', '漢', '\u{E000}', '\u{7F}'] {
        assert!(!has_glyph(character), "{character:?}");
    }
}

/// A font with a few bytes that a disk or a stranger changed is refused, or it serves.
#[test]
fn damaged_fonts_are_refused_or_serve() {
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut document = sample();
    document.body.truncate(3);
    let mut served = 0;
    for round in 0..400 {
        let font = if round % 4 == 0 { REGULAR } else { CFF };
        let mut bytes = font.to_vec();
        for _ in 0..1 + round % 4 {
            let at = random.random_range(0..bytes.len());
            bytes[at] = random.random_range(0..=255);
        }
        let mut theme = Theme::default();
        let text = Face::new(Family::Text);
        if theme.faces.replace(text, &bytes).is_ok() {
            assert!(!render_pdf(&document, &theme).is_empty());
            served += 1;
        }
    }
    assert!((20..400).contains(&served), "{served} served");
}

#[test]
fn glyphs_that_a_font_lacks_are_not_asked_of_it() {
    for font in [REGULAR, CFF] {
        let mut bytes = font.to_vec();
        let maxp = table(&bytes, b"maxp");
        bytes[maxp + 4..maxp + 6].copy_from_slice(&5_u16.to_be_bytes());
        assert_eq!(load(&bytes), Some(FontError::Malformed));
    }
}
