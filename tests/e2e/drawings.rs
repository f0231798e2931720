//! Logos: which images are read, and how drawings are drawn in the PDF, operator by operator.

use annexe::document::{Figure, ImageKind};
use annexe::render::Theme;
use annexe::render::image::{ImageError, read_image};
use annexe::render::pdf::render_pdf;
use lopdf::{Dictionary, Document, Object, Stream};

use crate::support::sample::sample;

const SVG: &str = "http://www.w3.org/2000/svg";

/// A drawing as the PDF holds it.
struct Drawn {
    /// The objects that it is made of, forms and masks first.
    objects: Vec<Object>,
    whole: Stream,
}

/// A PDF file whose logo is this drawing.
fn file_with(content: &str) -> Vec<u8> {
    let text = format!(
        r##"<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30">{content}</svg>"##
    );
    let mut document = sample();
    document.masthead.logo = Some(Figure {
        alternative: "Un logo".to_owned(),
        image: read_image(text.as_bytes()).expect("a drawing"),
    });
    render_pdf(&document, &Theme::default())
}

fn drawn(content: &str) -> Drawn {
    let file = Document::load_mem(&file_with(content)).expect("a PDF");
    let page = file.page_iter().next().expect("a page");
    let follow = |object: &Object| file.dereference(object).expect("an object").1.clone();
    let get = |object: Object, key: &str| {
        let dictionary = object.as_dict().expect(key);
        follow(dictionary.get(key.as_bytes()).expect(key))
    };
    let page = file.get_object(page).expect("a page").clone();
    let images = get(get(page, "Resources"), "XObject");
    let logo = images.as_dict().and_then(|images| images.get(b"Logo"));
    let mut objects = Vec::new();
    collect(logo.expect("a logo"), &file, &mut objects);
    let whole = objects.last().and_then(|it| it.as_stream().ok());
    Drawn {
        whole: whole.expect("a form").clone(),
        objects,
    }
}

/// The streams behind a reference, those that others refer to first.
fn collect(object: &Object, file: &Document, objects: &mut Vec<Object>) {
    match object {
        Object::Reference(id) => {
            collect(file.get_object(*id).expect("an object"), file, objects);
        }
        Object::Array(items) => items.iter().for_each(|it| collect(it, file, objects)),
        Object::Dictionary(dictionary) => {
            dictionary
                .iter()
                .for_each(|(_, it)| collect(it, file, objects));
        }
        Object::Stream(stream) => {
            stream
                .dict
                .iter()
                .for_each(|(_, it)| collect(it, file, objects));
            objects.push(object.clone());
        }
        _ => {}
    }
}

/// The operators of the drawing itself.
fn operators(content: &str) -> String {
    let content = drawn(content).whole.decompressed_content();
    let content = String::from_utf8(content.expect("deflated")).expect("ASCII");
    content.trim().replace('\n', " ")
}

/// The numbers of an array of a dictionary.
fn floats(dictionary: &Dictionary, key: &str) -> Vec<f32> {
    let array = dictionary.get(key.as_bytes()).and_then(Object::as_array);
    let numbers = array.expect(key).iter();
    numbers.filter_map(|it| it.as_float().ok()).collect()
}

#[test]
fn bytes_that_are_no_image_are_refused() {
    for bytes in [
        b"GIF89a".as_slice(),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xfe<\0s\0",
        b"",
    ] {
        assert_eq!(read_image(bytes), Err(ImageError::Malformed));
    }
}

#[test]
fn an_image_is_known_by_its_bytes() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10z"/></svg>"#;
    let image = read_image(svg).expect("a drawing");
    assert_eq!(
        (image.kind, image.width, image.height),
        (ImageKind::Svg, 30, 10)
    );
}

fn svg(content: &str) -> Vec<u8> {
    format!(
        r##"<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{content}</svg>"##
    )
    .into_bytes()
}

fn error(content: &str) -> Option<ImageError> {
    read_image(&svg(content)).err()
}

fn undrawable(name: &str) -> Option<ImageError> {
    Some(ImageError::Undrawable(name.to_owned()))
}

const SQUARE: &str = "<path d='M0 0h9v9z'/>";

#[test]
fn an_element_that_would_be_left_out_is_named() {
    for (content, name) in [
        ("<text>CAF</text>", "text"),
        ("<g><image href='a.png'/></g>", "image"),
        ("<filter id='f'/>", "filter"),
        ("<script/>", "script"),
        (
            "<path style='mix-blend-mode:multiply' d='M0 0h9v9z'/>",
            "mix-blend-mode",
        ),
        ("<path filter='url(#f)' d='M0 0h9v9z'/>", "filter"),
        (
            "<style>.a{fill:var(--b)}</style><path d='M0 0h9v9z'/>",
            "var(",
        ),
        ("<style><![CDATA[@import 'a']]></style>", "@import"),
        ("<linearGradient spreadMethod='repeat'/>", "spreadMethod"),
    ] {
        assert_eq!(error(content), undrawable(name), "{content}");
    }
}

#[test]
fn an_element_behind_an_entity_is_named_too() {
    let svg = format!(
        r#"<!DOCTYPE svg [<!ENTITY t "<text>CAF</text>">]><svg xmlns="{SVG}" viewBox="0 0 9 9">{SQUARE}&t;</svg>"#
    );
    assert_eq!(read_image(svg.as_bytes()).err(), undrawable("text"));
}

#[test]
fn styles_that_change_nothing_are_fine() {
    for style in [
        "mix-blend-mode:normal",
        "color-interpolation-filters:sRGB",
        "fill:red/* filter */",
    ] {
        let path = format!("<path filter='none' style='{style}' d='M0 0h9v9z'/>");
        assert_eq!(error(&path), None, "{style}");
    }
}

#[test]
fn a_file_that_is_no_drawing_is_refused() {
    for text in [
        "<svg viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>",
        "<p xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg",
        "",
    ] {
        let error = read_image(text.as_bytes()).err();
        assert_eq!(error, Some(ImageError::Malformed), "{text}");
    }
    assert_eq!(error(""), Some(ImageError::Malformed));
}

#[test]
fn a_drawing_too_deep_is_refused() {
    for depth in [30, 5_000] {
        let content = format!(
            "{}{SQUARE}{}",
            "<g opacity='.5'>".repeat(depth),
            "</g>".repeat(depth)
        );
        assert_eq!(error(&content), Some(ImageError::Malformed), "{depth}");
    }
}

#[test]
fn a_drawing_too_wide_is_refused() {
    for side in ["1e7", "1e20", "1e38"] {
        let svg = format!(
            "<svg xmlns='{SVG}' viewBox='0 0 {side} {side}'><rect width='{side}' height='{side}'/></svg>"
        );
        assert!(read_image(svg.as_bytes()).is_err(), "{side}");
    }
}

#[test]
fn coordinates_past_all_measure_do_no_harm() {
    for path in [
        "<path d='M-3e38-3e38L3e38 3e38 0 1z' stroke='red' stroke-width='3e38'/>",
        "<path transform='scale(1e38)' d='M0 0L1e38 9 0 1z'/>",
        "<g transform='matrix(1e30 1e30 1e30 1e30 0 0)'><rect width='1e30' height='1e30'/></g>",
        "<rect width='1e38' height='1e38'/><circle r='3e38' stroke='red'/>",
        "<path stroke='red' stroke-dasharray='1e-38' d='M0 0h9'/>",
    ] {
        let _ = read_image(&svg(path));
    }
}

#[test]
fn outlines_of_too_many_points_are_refused() {
    let content = format!("<path d='M0 0{}'/>", "h1v1".repeat(120_000));
    assert_eq!(error(&content), Some(ImageError::TooLarge));
}

const LINE: &str = "d='M0 0L1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9'";

/// Twelve elements, each of which refers to the next many times over.
fn chain(element: impl Fn(usize) -> String) -> String {
    (0..12).map(element).collect()
}

#[test]
fn what_grows_past_all_measure_is_refused() {
    let markers = chain(|i| {
        format!(
            "<marker id='m{i}'><path {LINE} marker-mid='url(#m{})'/></marker>",
            i + 1
        )
    });
    let copies = chain(|i| {
        let copy = format!("<use xlink:href='#m{}'/>", i + 1);
        format!("<g id='m{i}'><path {LINE}/>{}</g>", copy.repeat(10))
    });
    let patterns = chain(|i| {
        let square = format!("<rect width='1' height='1' fill='url( \"#m{}\" )'/>", i + 1);
        format!("<pattern id='m{i}'>{}</pattern>", square.repeat(10))
    });
    let styled = chain(|i| {
        format!(
            "<style>.c{i}{{marker-mid:url(#m{i})}}</style><marker id='m{i}'><path class='c{}' {LINE}/></marker>",
            i + 1
        )
    });
    let inherited = chain(|i| {
        format!(
            "<marker id='m{i}'><g style='marker:url(#m{})'><path {LINE}/></g></marker>",
            i + 1
        )
    });
    for content in [markers, copies, patterns, styled, inherited] {
        let drawn = format!(
            "{content}<path class='c0' {LINE} fill='url(#m0)' marker-mid='url(#m0)'/><use xlink:href='#m0'/>"
        );
        assert_eq!(error(&drawn), Some(ImageError::TooLarge), "{drawn}");
    }
}

#[test]
fn what_holds_itself_is_refused() {
    for content in [
        "<g id='a'><use href='#a'/></g>",
        "<pattern id='a'><rect fill='url(#b)'/></pattern><pattern id='b'><rect fill='url(#a)'/></pattern><rect fill='url(#a)'/>",
    ] {
        assert_eq!(error(content), Some(ImageError::Malformed));
    }
}

#[test]
fn drawings_as_programs_save_them_are_fine() {
    let clipped: String = (0..30)
        .map(|i| {
            format!(
                "<defs><rect id='r{i}' width='9' height='9'/></defs><clipPath id='c{i}'><use xlink:href='#r{i}'/></clipPath>\
                 <linearGradient id='g{i}' xlink:href='#g0'/><g clip-path='url(#c{i})'><path class='s{i}' {LINE}/></g>"
            )
        })
        .collect();
    let sheet: String = (0..30)
        .map(|i| format!(".s{i},.t{i}{{fill:url(#g{i});clip-path:url(#c{i})}}"))
        .collect();
    let content = format!("<style>{sheet}</style>{}", clipped.repeat(20));
    assert_eq!(error(&content), None);
}

#[test]
fn outlines_are_filled_and_stroked() {
    let filled = operators("<path fill='#f00' d='M1 2L3 4Q5 6 7 8z'/>");
    assert_eq!(
        filled,
        "q 1 0 0 rg 1 2 m 3 4 l 4.3333335 5.3333335 5.6666665 6.6666665 7 8 c h f Q"
    );
    let stroked = operators(
        "<path fill='none' stroke='#00f' stroke-width='2' stroke-linecap='round' stroke-linejoin='bevel' stroke-dasharray='3 1' d='M1 2C3 4 5 6 7 8'/>",
    );
    assert_eq!(
        stroked,
        "q 0 0 1 RG 2 w 1 J 2 j 4 M [3 1] 0 d 1 2 m 3 4 5 6 7 8 c S Q"
    );
    let holed = operators("<path fill-rule='evenodd' d='M0 0h9v9zM1 1h9v9z'/>");
    assert!(holed.ends_with("f* Q"), "{holed}");
    let behind = operators("<path stroke='red' paint-order='stroke' d='M0 0h9v9z'/>");
    assert!(behind.find(" S Q") < behind.find(" f Q"), "{behind}");
}

#[test]
fn a_drawing_is_one_unit_wide_and_high() {
    let whole = drawn("<path d='M0 0h9v9z'/>").whole;
    let matrix = floats(&whole.dict, "Matrix");
    assert_eq!(matrix, [1.0 / 90.0, 0.0, 0.0, -1.0 / 30.0, 0.0, 1.0]);
}

#[test]
fn spaces_nest() {
    let moved = operators(
        "<g transform='translate(5 6)'><g transform='scale(2)'><path d='M0 0h9v9z'/></g></g>",
    );
    assert!(moved.contains("cm"), "{moved}");
    assert_eq!(moved.matches('q').count(), moved.matches('Q').count());
    let copied = operators(
        "<defs><path id='p' d='M0 0h9v9z'/></defs><use xlink:href='#p' transform='translate(5 6)'/>",
    );
    assert!(copied.contains("1 0 0 1 5 6 cm"), "{copied}");
}

#[test]
fn a_gradient_goes_from_stop_to_stop() {
    let stops = "<stop offset='.25' stop-color='#f00'/><stop offset='.75' stop-color='#00f'/>";
    for (gradient, kind, coordinates) in [
        (
            format!(
                "<linearGradient id='g' gradientUnits='userSpaceOnUse' x1='1' x2='8'>{stops}</linearGradient>"
            ),
            2,
            vec![1.0, 0.0, 8.0, 0.0],
        ),
        (
            format!(
                "<radialGradient id='g' gradientUnits='userSpaceOnUse' cx='4' cy='5' r='3' fx='3' fy='5'>{stops}</radialGradient>"
            ),
            3,
            vec![3.0, 5.0, 0.0, 4.0, 5.0, 3.0],
        ),
    ] {
        let content = format!("{gradient}<path fill='url(#g)' stroke='url(#g)' d='M0 0h9v9z'/>");
        let operators = operators(&content);
        assert!(
            operators.contains("/Pattern cs /Pattern0 scn"),
            "{operators}"
        );
        assert!(
            operators.contains("/Pattern CS /Pattern1 SCN"),
            "{operators}"
        );
        let whole = drawn(&content).whole;
        let get = |dictionary: &Dictionary, key: &str| {
            let inner = dictionary.get(key.as_bytes()).and_then(Object::as_dict);
            inner.expect(key).clone()
        };
        let resources = get(&whole.dict, "Resources");
        let shading = get(&get(&get(&resources, "Pattern"), "Pattern0"), "Shading");
        assert_eq!(
            shading.get(b"ShadingType").and_then(Object::as_i64).ok(),
            Some(kind)
        );
        assert_eq!(floats(&shading, "Coords"), coordinates);
        // Red up to the first stop, blue from the second on.
        let function = get(&shading, "Function");
        assert_eq!(floats(&function, "Bounds"), [0.25, 0.75]);
        let functions = function
            .get(b"Functions")
            .and_then(Object::as_array)
            .expect("functions");
        let middle = functions[1].as_dict().expect("a function");
        assert_eq!(floats(middle, "C0"), [1.0, 0.0, 0.0]);
        assert_eq!(floats(middle, "C1"), [0.0, 0.0, 1.0]);
    }
}

#[test]
fn what_is_not_opaque_lets_the_rest_through() {
    let each = drawn("<path fill-opacity='.5' d='M0 0h9v9z'/>");
    assert!(
        format!("{:?}", each.objects).contains("/ca 0.5"),
        "{:?}",
        each.objects
    );
    let group = "<g opacity='.25'><path d='M0 0h9v9z'/><path d='M1 1h9v9z'/></g>";
    assert_eq!(drawn(group).objects.len(), 2);
    assert!(operators(group).contains("/ExtGState0 gs /XObject0 Do"));
    let faded = "<linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-color='red' stop-opacity='0'/></linearGradient><path fill='url(#g)' d='M0 0h9v9z'/>";
    assert!(format!("{:?}", drawn(faded).objects).contains("Luminosity"));
    let masked =
        "<mask id='m'><path fill='#fff' d='M0 0h5v5z'/></mask><path mask='url(#m)' d='M0 0h9v9z'/>";
    assert!(format!("{:?}", drawn(masked).objects).contains("Luminosity"));
}

#[test]
fn a_clip_is_an_outline_or_what_several_cover() {
    let one = "<clipPath id='c'><circle cx='4' cy='4' r='3'/></clipPath><g clip-path='url(#c)'><path d='M0 0h9v9z'/></g>";
    let operators = operators(one);
    assert!(operators.contains("W n"), "{operators}");
    assert_eq!(drawn(one).objects.len(), 1);
    let several = "<clipPath id='c'><path d='M0 0h4v4z'/><path d='M2 2v4h4z'/></clipPath><g clip-path='url(#c)'><path d='M0 0h9v9z'/></g>";
    assert!(format!("{:?}", drawn(several).objects).contains("/S /Alpha"));
}

#[test]
fn a_pattern_is_a_tile() {
    let content = "<pattern id='p' x='1' y='2' width='3' height='4' patternUnits='userSpaceOnUse'><path d='M0 0h2v2z'/></pattern><path fill='url(#p)' d='M0 0h9v9z'/>";
    let tile = drawn(content).objects.remove(0);
    let tile = &tile.as_stream().expect("a pattern").dict;
    assert_eq!(floats(tile, "Matrix"), [1.0, 0.0, 0.0, 1.0, 1.0, 2.0]);
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
    let all: String = (1..8).map(gradient).chain((1..8).map(shape)).collect();
    let first = file_with(&all);
    assert!((0..8).all(|_| file_with(&all) == first));
}
