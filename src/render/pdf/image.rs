//! Images: what their bytes hold, and how a PDF file carries them.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use quick_xml::events::Event;
use svg2pdf::usvg;

use crate::document::{Image, ImageKind};

/// Pixels across or down that an image may have: four times what a logo needs in print.
const MOST_PIXELS: u32 = 3_000;

/// Why bytes are no image that a sheet can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoImage {
    /// Neither PNG nor SVG, or a broken one.
    Unsound,
    /// An SVG drawing that holds what is not drawn here, by the name of its element.
    Holds(String),
    /// More than 3,000 pixels across or down.
    TooLarge,
}

/// An image as its bytes tell it, whatever its file is called.
///
/// # Errors
/// The bytes hold nothing that the PDF could show just as a browser does.
pub fn read(bytes: &[u8]) -> Result<Image, NoImage> {
    let (kind, [width, height]) = if bytes.starts_with(b"\x89PNG") {
        let picture = decode(bytes)?;
        (ImageKind::Png, [picture.width, picture.height])
    } else {
        let tree = drawing(bytes)?;
        // What cannot be converted now could not be later.
        converted(&tree).map_err(|()| NoImage::Unsound)?;
        let size = tree.size();
        let side = |length: f32| length.round().clamp(1.0, 1e6) as u32;
        (ImageKind::Svg, [side(size.width()), side(size.height())])
    };
    Ok(Image {
        kind,
        bytes: bytes.into(),
        width,
        height,
    })
}

/// Puts an image in a file, as an object that pages can show one unit wide and high.
pub fn add(image: &Image, file: &mut lopdf::Document) -> ObjectId {
    match image.kind {
        ImageKind::Png => add_picture(image, file),
        ImageKind::Svg => add_drawing(image, file),
    }
}

/// A picture of eight bits a channel, its transparency apart.
struct Picture {
    width: u32,
    height: u32,
    space: &'static str,
    colours: Vec<u8>,
    opacity: Option<Vec<u8>>,
}

fn decode(bytes: &[u8]) -> Result<Picture, NoImage> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| NoImage::Unsound)?;
    let (width, height) = reader.info().size();
    if width.max(height) > MOST_PIXELS {
        return Err(NoImage::TooLarge);
    }
    let size = reader.output_buffer_size().ok_or(NoImage::TooLarge)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels);
    let frame = frame.map_err(|_| NoImage::Unsound)?;
    pixels.truncate(frame.buffer_size());
    let (space, channels, opaque) = match frame.color_type {
        png::ColorType::Grayscale => ("DeviceGray", 1, true),
        png::ColorType::GrayscaleAlpha => ("DeviceGray", 1, false),
        png::ColorType::Rgb => ("DeviceRGB", 3, true),
        png::ColorType::Rgba => ("DeviceRGB", 3, false),
        png::ColorType::Indexed => return Err(NoImage::Unsound),
    };
    let (colours, opacity) = if opaque {
        (pixels, None)
    } else {
        let all = pixels.chunks_exact(channels + 1);
        let colours = all.clone().flat_map(|pixel| &pixel[..channels]).copied();
        let opacity = all.map(|pixel| pixel[channels]);
        (colours.collect(), Some(opacity.collect()))
    };
    Ok(Picture {
        width,
        height,
        space,
        colours,
        opacity,
    })
}

fn add_picture(image: &Image, file: &mut lopdf::Document) -> ObjectId {
    let picture = decode(&image.bytes).expect("an image is decoded once before it is one");
    let dictionary = |space: &str| {
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(picture.width),
            "Height" => i64::from(picture.height),
            "ColorSpace" => space,
            "BitsPerComponent" => 8,
        }
    };
    let mut own = dictionary(picture.space);
    if let Some(opacity) = picture.opacity {
        let mask = file.add_object(Stream::new(dictionary("DeviceGray"), opacity));
        own.set("SMask", mask);
    }
    file.add_object(Stream::new(own, picture.colours))
}

fn drawing(bytes: &[u8]) -> Result<usvg::Tree, NoImage> {
    if let Some(element) = beyond(bytes)? {
        return Err(NoImage::Holds(element));
    }
    let tree = usvg::Tree::from_data(bytes, &usvg::Options::default());
    let tree = tree.ok().filter(|tree| tree.root().has_children());
    tree.ok_or(NoImage::Unsound)
}

/// The drawing as a PDF file of one page.
fn converted(tree: &usvg::Tree) -> Result<lopdf::Document, ()> {
    let options = svg2pdf::ConversionOptions {
        compress: false,
        pdfa: true,
        ..svg2pdf::ConversionOptions::default()
    };
    let made = svg2pdf::to_pdf(tree, options, svg2pdf::PageOptions::default());
    let mut made = lopdf::Document::load_mem(&made.map_err(|_| ())?).map_err(|_| ())?;
    // Their order is that of chance.
    made.objects.values_mut().for_each(sort);
    Ok(made)
}

/// Puts the keys of every dictionary in order.
fn sort(object: &mut Object) {
    match object {
        Object::Array(items) => items.iter_mut().for_each(sort),
        Object::Dictionary(dictionary)
        | Object::Stream(Stream {
            dict: dictionary, ..
        }) => {
            let mut entries: Vec<_> = std::mem::take(dictionary).into_iter().collect();
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            for (key, mut value) in entries {
                sort(&mut value);
                dictionary.set(key, value);
            }
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => {}
    }
}

/// Elements that have no outline of their own, or none that can be had here.
const BEYOND: [&str; 9] = [
    "text",
    "image",
    "filter",
    "foreignObject",
    "script",
    "animate",
    "animateTransform",
    "animateMotion",
    "set",
];

/// What a browser would heed in style sheets, and this program does not: rules and functions by their signs, properties by
/// their names, unless they say that nothing is done.
const UNHEEDED_SIGNS: [&str; 7] = [
    "@import",
    "@media",
    "@font-face",
    "@keyframes",
    "var(",
    "oklch(",
    ":nth-",
];
const UNHEEDED_PROPERTIES: [&str; 4] = ["filter", "mix-blend-mode", "animation", "vector-effect"];

/// Attributes that a browser would heed but for these values.
const UNHEEDED_ATTRIBUTES: [(&str, &str); 4] = [
    ("filter", "none"),
    ("mix-blend-mode", "normal"),
    ("spreadMethod", "pad"),
    ("vector-effect", "none"),
];

/// What of a style sheet, or of an attribute of style, would not be heeded.
fn unheeded(css: &str) -> Option<String> {
    let mut bare = String::new();
    for (rank, part) in css.split("/*").enumerate() {
        bare.push_str(if rank == 0 {
            part
        } else {
            part.split_once("*/").map_or("", |(_, after)| after)
        });
    }
    let sign = UNHEEDED_SIGNS.into_iter().find(|sign| bare.contains(sign));
    let mut declarations = bare
        .split([';', '{', '}'])
        .filter_map(|it| it.split_once(':'));
    let property = declarations.find_map(|(name, value)| {
        let idle = ["none", "normal"].contains(&value.trim());
        let name = name.trim();
        UNHEEDED_PROPERTIES
            .into_iter()
            .find(|it| *it == name && !idle)
    });
    sign.or(property).map(str::to_owned)
}

/// Elements inside elements that a drawing may have.
const MOST_DEPTH: usize = 24;

/// What a drawing holds that this program cannot draw, and that a browser would.
fn beyond(bytes: &[u8]) -> Result<Option<String>, NoImage> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut depth = 0;
    let mut in_style = false;
    let mut is_drawing = false;
    loop {
        let event = reader.read_event().map_err(|_| NoImage::Unsound)?;
        let opens = matches!(event, Event::Start(_));
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.local_name().as_ref().to_owned();
                if BEYOND.contains(&name.as_str()) {
                    return Ok(Some(name));
                }
                // A browser draws nothing that does not say what it is.
                let space = match element.name().as_ref().split_once(':') {
                    Some((prefix, _)) => format!("xmlns:{prefix}"),
                    None => "xmlns".to_owned(),
                };
                for attribute in element.attributes() {
                    let attribute = attribute.map_err(|_| NoImage::Unsound)?;
                    let (key, value) = (attribute.key.as_ref(), attribute.value.as_ref());
                    is_drawing |=
                        depth == 0 && key == space && value == "http://www.w3.org/2000/svg";
                    if UNHEEDED_ATTRIBUTES
                        .iter()
                        .any(|(name, idle)| key == *name && value != *idle)
                    {
                        return Ok(Some(key.to_owned()));
                    }
                    if let Some(found) = unheeded(value).filter(|_| key == "style") {
                        return Ok(Some(found));
                    }
                }
                if opens {
                    depth += 1;
                    in_style = name == "style";
                }
                if depth > MOST_DEPTH {
                    return Err(NoImage::Unsound);
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                in_style = false;
            }
            Event::Text(text) if in_style => {
                if let Some(found) = unheeded(text.as_ref()) {
                    return Ok(Some(found));
                }
            }
            Event::CData(text) if in_style => {
                if let Some(found) = unheeded(text.as_ref()) {
                    return Ok(Some(found));
                }
            }
            // An entity that holds elements would hide them.
            Event::DocType(kind) if kind.matches('<').count() > kind.matches("<!").count() => {
                return Err(NoImage::Unsound);
            }
            Event::Eof if is_drawing => return Ok(None),
            Event::Eof => return Err(NoImage::Unsound),
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// The one page that a drawing makes, as an object of this file.
fn add_drawing(image: &Image, file: &mut lopdf::Document) -> ObjectId {
    const SOUND: &str = "a drawing is made once before it is one";
    let tree = drawing(&image.bytes).expect(SOUND);
    let mut made = converted(&tree).expect(SOUND);
    made.renumber_objects_with(file.max_id + 1);
    file.max_id = made.max_id;
    let page = made.get_pages()[&1];
    let content = made.get_page_content(page);
    let page = made.get_dictionary(page).expect(SOUND).clone();
    let part = |key: &[u8]| page.get(key).cloned().unwrap_or(Object::Null);
    let corners = part(b"MediaBox");
    let corner = |rank: usize| corners.as_array().ok()?.get(rank)?.as_float().ok();
    let (width, height) = (corner(2).unwrap_or(1.0), corner(3).unwrap_or(1.0));
    let mut form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        "Matrix" => vec![
            Object::Real(1.0 / width), 0.into(), 0.into(), Object::Real(1.0 / height), 0.into(), 0.into(),
        ],
        "Resources" => part(b"Resources"),
    };
    if let Object::Dictionary(group) = part(b"Group") {
        form.set("Group", group);
    }
    let is_part = |object: &Object| {
        let kind = |dictionary: &Dictionary| {
            let kind = dictionary.get(b"Type").and_then(Object::as_name);
            matches!(kind, Ok(b"Catalog" | b"Pages" | b"Page"))
        };
        !object.as_dict().is_ok_and(kind)
    };
    let parts = made.objects.into_iter().filter(|(_, it)| is_part(it));
    file.objects.extend(parts);
    file.add_object(Stream::new(form, content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_known_by_its_bytes() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10z"/></svg>"#;
        let image = read(svg).expect("a drawing");
        assert_eq!(
            (image.kind, image.width, image.height),
            (ImageKind::Svg, 30, 10)
        );
        assert_eq!(read(b"GIF89a"), Err(NoImage::Unsound));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n"), Err(NoImage::Unsound));
    }

    #[test]
    fn what_would_be_left_out_of_a_drawing_is_told() {
        let svg =
            br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>CAF</text></svg>"#;
        assert_eq!(read(svg), Err(NoImage::Holds("text".to_owned())));
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path style="mix-blend-mode:multiply" d="M0 0h9v9z"/></svg>"#;
        assert_eq!(read(svg), Err(NoImage::Holds("mix-blend-mode".to_owned())));
        let svg = br#"<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
        assert_eq!(read(svg), Err(NoImage::Unsound));
        for style in [
            "mix-blend-mode:normal",
            "color-interpolation-filters:sRGB",
            "fill:red/* filter */",
        ] {
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path filter="none" style="{style}" d="M0 0h9v9z"/></svg>"#
            );
            assert_eq!(read(svg.as_bytes()).err(), None, "{style}");
        }
    }

    #[test]
    fn a_drawing_as_deep_as_a_well_is_none() {
        for depth in [30, 5_000] {
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9v9z"/>{}</svg>"#,
                "<g opacity=\".5\">".repeat(depth),
                "</g>".repeat(depth)
            );
            assert_eq!(read(svg.as_bytes()), Err(NoImage::Unsound));
        }
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        let gradient = |id: usize| {
            format!(
                r##"<linearGradient id="g{id}"><stop stop-color="#0{id}0"/><stop offset="1" stop-color="#00{id}"/></linearGradient>"##
            )
        };
        let shape = |id: usize| {
            format!(r##"<path fill="url(#g{id})" fill-opacity=".{id}" d="M{id} 0h9v9z"/>"##)
        };
        let all = (1..8)
            .map(gradient)
            .chain((1..8).map(shape))
            .collect::<String>();
        let svg =
            format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{all}</svg>"#);
        let image = read(svg.as_bytes()).expect("a drawing");
        let bytes = || {
            let mut file = lopdf::Document::new();
            add(&image, &mut file);
            format!("{:?}", file.objects)
        };
        let first = bytes();
        assert!((0..8).all(|_| bytes() == first));
    }
}
