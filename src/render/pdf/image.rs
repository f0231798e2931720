//! Logos as objects of a PDF file.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};

use crate::document::{Image, ImageKind};
use crate::render::image;

/// An image as an object that pages show one unit wide and high.
pub fn xobject(image: &Image) -> XObject {
    let mut objects = Document::new();
    let id = match image.kind {
        ImageKind::Png => add_picture(image, &mut objects),
        ImageKind::Svg => add_drawing(image, &mut objects),
    };
    let stream = objects.get_object(id).and_then(Object::as_stream);
    XObject::External(ExternalXObject {
        stream: external(stream.expect("an image is a stream"), &objects),
        width: None,
        height: None,
        dpi: None,
    })
}

/// A stream with the objects that it refers to inside it, as the drawing library takes it.
fn external(stream: &Stream, objects: &Document) -> ExternalStream {
    ExternalStream {
        dict: entries(&stream.dict, objects),
        content: stream.content.clone(),
        compress: stream.allows_compression,
    }
}

fn entries(dictionary: &Dictionary, objects: &Document) -> BTreeMap<String, DictItem> {
    let entries = dictionary.iter();
    let entries = entries.map(|(key, value)| {
        let key = String::from_utf8_lossy(key).into_owned();
        (key, item(value, objects))
    });
    entries.collect()
}

fn item(object: &Object, objects: &Document) -> DictItem {
    match object {
        Object::Reference(id) => objects
            .get_object(*id)
            .map_or(DictItem::Null, |object| item(object, objects)),
        Object::Array(items) => DictItem::Array(items.iter().map(|it| item(it, objects)).collect()),
        Object::Dictionary(dictionary) => DictItem::Dict {
            map: entries(dictionary, objects),
        },
        Object::Stream(stream) => DictItem::Stream {
            stream: external(stream, objects),
        },
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..) => DictItem::from_lopdf(object),
    }
}

fn add_picture(image: &Image, file: &mut Document) -> ObjectId {
    let pixels = image::decode(&image.bytes).expect("an image is decoded once before it is one");
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
    super::drawing::add(&tree, file)
}

#[cfg(not(feature = "svg"))]
fn add_drawing(_: &Image, _: &mut Document) -> ObjectId {
    unreachable!("no drawing is read without the feature `svg`")
}
