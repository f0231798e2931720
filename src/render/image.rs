//! Logos: the format of an image is read from its bytes, not from its file name.

mod error;
#[cfg(feature = "svg")]
pub(crate) mod svg;

use crate::document::{Image, ImageKind};

pub use error::ImageError;

/// Pixels across or down that an image may have: four times what a logo needs in print.
const MAX_PIXELS: u32 = 3_000;

/// Reads an image that the PDF can show just as a browser does.
///
/// # Errors
/// The bytes hold no such image.
pub fn read_image(bytes: &[u8]) -> Result<Image, ImageError> {
    let (kind, [width, height]) = if bytes.starts_with(b"\x89PNG") {
        let pixels = decode_png(bytes)?;
        (ImageKind::Png, [pixels.width, pixels.height])
    } else {
        (ImageKind::Svg, drawing_size(bytes)?)
    };
    Ok(Image {
        kind,
        bytes: bytes.into(),
        width,
        height,
    })
}

#[cfg(feature = "svg")]
fn drawing_size(bytes: &[u8]) -> Result<[u32; 2], ImageError> {
    let size = svg::parse(bytes)?.size();
    let side = |length: f32| length.round().max(1.0) as u32;
    Ok([side(size.width()), side(size.height())])
}

#[cfg(not(feature = "svg"))]
fn drawing_size(_: &[u8]) -> Result<[u32; 2], ImageError> {
    Err(ImageError::Malformed)
}

/// A picture of eight bits a channel, its transparency apart.
pub(crate) struct Pixels {
    pub width: u32,
    pub height: u32,
    /// One channel rather than three.
    pub is_grey: bool,
    pub colours: Vec<u8>,
    pub opacity: Option<Vec<u8>>,
}

pub(crate) fn decode_png(bytes: &[u8]) -> Result<Pixels, ImageError> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| ImageError::Malformed)?;
    let (width, height) = reader.info().size();
    if width.max(height) > MAX_PIXELS {
        return Err(ImageError::TooLarge);
    }
    let size = reader.output_buffer_size().ok_or(ImageError::TooLarge)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels);
    let frame = frame.map_err(|_| ImageError::Malformed)?;
    pixels.truncate(frame.buffer_size());
    let (is_grey, is_opaque) = match frame.color_type {
        png::ColorType::Grayscale => (true, true),
        png::ColorType::GrayscaleAlpha => (true, false),
        png::ColorType::Rgb => (false, true),
        png::ColorType::Rgba => (false, false),
        png::ColorType::Indexed => return Err(ImageError::Malformed),
    };
    let (colours, opacity) = if is_opaque {
        (pixels, None)
    } else {
        let channels = if is_grey { 1 } else { 3 };
        let all = pixels.chunks_exact(channels + 1);
        let colours = all.clone().flat_map(|pixel| &pixel[..channels]).copied();
        let opacity = all.map(|pixel| pixel[channels]);
        (colours.collect(), Some(opacity.collect()))
    };
    Ok(Pixels {
        width,
        height,
        is_grey,
        colours,
        opacity,
    })
}
