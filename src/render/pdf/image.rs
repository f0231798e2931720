//! Logos as objects of a PDF file.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use crate::document::{Image, ImageKind};
use crate::render::image;

/// Adds an image, as an object that pages show one unit wide and high.
pub fn add_image(image: &Image, file: &mut Document) -> ObjectId {
    match image.kind {
        ImageKind::Png => add_picture(image, file),
        ImageKind::Svg => add_drawing(image, file),
    }
}

fn add_picture(image: &Image, file: &mut Document) -> ObjectId {
    let pixels = image::decode_png(&image.bytes).expect("an image was decoded when it was read");
    let dictionary = |space: &str| {
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(pixels.width),
            "Height" => i64::from(pixels.height),
            "ColorSpace" => space,
            "BitsPerComponent" => 8,
        }
    };
    let mut own = dictionary(if pixels.is_grey {
        "DeviceGray"
    } else {
        "DeviceRGB"
    });
    if let Some(opacity) = pixels.opacity {
        let mask = file.add_object(Stream::new(dictionary("DeviceGray"), opacity));
        own.set("SMask", Object::Reference(mask));
    }
    file.add_object(Stream::new(own, pixels.colours))
}

#[cfg(feature = "svg")]
fn add_drawing(image: &Image, file: &mut Document) -> ObjectId {
    let tree = image::svg::parse(&image.bytes).expect("a drawing is parsed once before it is one");
    super::drawing::add_drawing(&tree, file)
}

#[cfg(not(feature = "svg"))]
fn add_drawing(_: &Image, _: &mut Document) -> ObjectId {
    unreachable!("no drawing is read without the feature `svg`")
}
