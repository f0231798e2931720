//! Drawings, operator by operator.

use super::*;
use crate::render::image::svg;

/// The objects of a drawing, forms and masks first.
fn drawn(content: &str) -> Document {
    let text = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30">{content}</svg>"##
    );
    let tree = svg::parse(text.as_bytes()).expect("a drawing");
    let mut file = Document::new();
    add(&tree, &mut file);
    file
}

/// The operators of the drawing itself.
fn operators(content: &str) -> String {
    let file = drawn(content);
    let whole = file.objects.values().next_back().expect("a drawing");
    let content = &whole.as_stream().expect("a form").content;
    String::from_utf8_lossy(content).replace('\n', " ")
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
    let file = drawn("<path d='M0 0h9v9z'/>");
    let whole = file.objects.values().next_back().expect("a drawing");
    let matrix = whole.as_stream().and_then(|form| form.dict.get(b"Matrix"));
    let matrix = matrix.and_then(Object::as_array).expect("a matrix");
    let matrix: Vec<f32> = matrix.iter().filter_map(|it| it.as_float().ok()).collect();
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
        let file = drawn(&content);
        let whole = file.objects.values().next_back().expect("a drawing");
        let get = |dictionary: &Dictionary, key: &str| {
            let inner = dictionary.get(key.as_bytes()).and_then(Object::as_dict);
            inner.expect(key).clone()
        };
        let resources = get(&whole.as_stream().expect("a form").dict, "Resources");
        let shading = get(&get(&get(&resources, "Pattern"), "Pattern0"), "Shading");
        assert_eq!(
            shading.get(b"ShadingType").and_then(Object::as_i64).ok(),
            Some(kind)
        );
        let floats = |dictionary: &Dictionary, key: &str| -> Vec<f32> {
            let array = dictionary.get(key.as_bytes()).and_then(Object::as_array);
            array
                .expect(key)
                .iter()
                .filter_map(|it| it.as_float().ok())
                .collect()
        };
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
        "{each:?}"
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
    let file = drawn(content);
    let tile = file.objects.values().next().expect("a tile");
    let tile = &tile.as_stream().expect("a pattern").dict;
    let matrix = tile
        .get(b"Matrix")
        .and_then(Object::as_array)
        .expect("a matrix");
    let matrix: Vec<f32> = matrix.iter().filter_map(|it| it.as_float().ok()).collect();
    assert_eq!(matrix, [1.0, 0.0, 0.0, 1.0, 1.0, 2.0]);
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
    let bytes = || format!("{:?}", drawn(&all).objects);
    let first = bytes();
    assert!((0..8).all(|_| bytes() == first));
}
