//! What a drawing may hold before it is parsed: attributes, entities, rules of style and numbers.
//!
//! Parsers take a time that grows with the square of some of these, and with the size of some numbers.

use usvg::roxmltree::{Document, Node};

use crate::render::image::error::ImageError;

/// Attributes of an element.
const MAX_ATTRIBUTES: usize = 200;
/// Bytes of the texts that entities stand for, all references together.
const MAX_ENTITY_BYTES: usize = 1_000_000;
/// Selectors times elements: each is tried on each.
const MAX_MATCHES: usize = 1_000_000;
/// The largest number, in any unit.
const MAX_NUMBER: f64 = 1e6;
/// The least side of a box of coordinates.
const MIN_VIEW_SIDE: f64 = 1e-3;
/// The side of what a box of coordinates is drawn in, where nothing says it.
const USUAL_SIDE: f64 = 1e3;
/// The largest coordinate once all transforms are applied: the square of a larger one is no number any more.
const MAX_COORDINATE: f64 = 1e18;

/// Refuses a text that is slow to read as XML.
pub(super) fn check_text(text: &str) -> Result<(), ImageError> {
    for tag in text.split('<') {
        let tag = tag.split('>').next().unwrap_or_default();
        let is_element = tag.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if is_element && tag.matches('=').count() > MAX_ATTRIBUTES {
            return Err(ImageError::TooLarge);
        }
    }
    let Some(start) = text.find("<!ENTITY") else {
        return Ok(());
    };
    // Drawing programs name their namespaces so. Nobody needs entities of entities.
    let end = text[start..].find("]>").map_or(text.len(), |at| start + at);
    let (declarations, content) = (&text[start..end], &text[end..]);
    let mut references = declarations.split('&').skip(1);
    if references.any(|it| !it.starts_with('#')) {
        return Err(ImageError::Malformed);
    }
    match declarations.len() * content.matches('&').count() > MAX_ENTITY_BYTES {
        true => Err(ImageError::TooLarge),
        false => Ok(()),
    }
}

/// Refuses a drawing that is slow to style, or whose numbers are out of all measure. `references` are how many elements
/// may refer to each other in a row.
pub(super) fn check_document(document: &Document, references: usize) -> Result<(), ImageError> {
    let root = document.root_element();
    let elements = root.descendants().filter(Node::is_element).count();
    let styles = root
        .descendants()
        .filter(|it| it.tag_name().name() == "style");
    let styles = styles.flat_map(|style| style.children().filter_map(|it| it.text()));
    let mut selectors = 0;
    for css in styles {
        selectors += css.matches(['{', ',']).count();
        check_numbers(css, false)?;
    }
    if selectors * elements > MAX_MATCHES {
        return Err(ImageError::TooLarge);
    }
    let mut largest = 1.0;
    let scale = check_scales(root, 1.0, &mut largest)?;
    let mut units = root.descendants().flat_map(|it| it.attributes());
    let is_relative = units.any(|it| it.value() == "objectBoundingBox" && it.name() != "maskUnits");
    let content = if is_relative { scale * largest } else { scale };
    let depth = i32::try_from(references).unwrap_or(i32::MAX);
    match scale * largest * content.powi(depth) > MAX_COORDINATE {
        true => Err(ImageError::TooLarge),
        false => Ok(()),
    }
}

/// How many times larger the content of an element becomes, at most; `around` is what its ancestors make of it.
fn check_scales(element: Node, around: f64, largest: &mut f64) -> Result<f64, ImageError> {
    let mut scale = around;
    let mut side = USUAL_SIDE;
    let mut view_side = None;
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let is_name = ["id", "class", "href", "version"].contains(&name);
        let is_foreign = attribute.namespace().is_some() || name.starts_with("data-");
        if is_name || is_foreign {
            continue;
        }
        let is_outline = ["d", "points"].contains(&name) || name.ends_with("ransform");
        let number = check_numbers(value, is_outline)?;
        *largest = largest.max(number);
        match name {
            _ if name.ends_with("ransform") => scale *= transform_scale(value),
            "stroke-width" => scale *= number.max(1.0),
            "style" if value.contains("stroke-width") => scale *= number.max(1.0),
            "style" if value.contains("transform") => scale *= transform_scale(value),
            "width" | "height" | "markerWidth" | "markerHeight" => side = side.max(number),
            "viewBox" => view_side = Some(least_side(value)),
            _ => {}
        }
    }
    if let Some(view_side) = view_side {
        if view_side < MIN_VIEW_SIDE {
            return Err(ImageError::Malformed);
        }
        // That of the drawing itself says its size.
        if element.parent_element().is_some() {
            scale *= (side / view_side).max(1.0);
        }
    }
    let mut greatest = scale;
    for child in element.children().filter(Node::is_element) {
        greatest = greatest.max(check_scales(child, scale, largest)?);
    }
    Ok(greatest)
}

/// The product of the scales of all functions: what they multiply coordinates by, at most.
fn transform_scale(value: &str) -> f64 {
    let functions = value.split(')').filter_map(|it| it.split_once('('));
    let scales = functions.map(|(name, arguments)| {
        let numbers = numbers(arguments, true);
        let numbers = numbers.map(f64::abs);
        match name.trim_matches(|c: char| !c.is_ascii_alphabetic()) {
            "translate" | "rotate" => 1.0,
            "skewX" | "skewY" => numbers.map(|it| it.to_radians().tan().abs() + 1.0).sum(),
            "matrix" => numbers.take(4).sum(),
            _ => numbers.fold(1.0, f64::max),
        }
    });
    scales.map(|scale| scale.max(1.0)).product()
}

/// The lesser of the width and the height of a box.
fn least_side(value: &str) -> f64 {
    numbers(value, true).skip(2).fold(f64::INFINITY, f64::min)
}

/// The largest number of a value, if none is too large.
fn check_numbers(value: &str, is_outline: bool) -> Result<f64, ImageError> {
    let largest = numbers(value, is_outline).map(f64::abs).fold(0.0, f64::max);
    match largest > MAX_NUMBER {
        true => Err(ImageError::TooLarge),
        false => Ok(largest),
    }
}

/// The numbers of a value, without signs. Outside of outlines, the digits of names and colours are none.
fn numbers(value: &str, is_outline: bool) -> impl Iterator<Item = f64> {
    let bytes = value.as_bytes();
    let digits = move |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let byte = *bytes.get(at)?;
            let starts = byte.is_ascii_digit() || byte == b'.';
            let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
            let is_word =
                !is_outline && (before.is_ascii_alphanumeric() || b"#_".contains(&before));
            if !starts || is_word {
                at += 1;
                continue;
            }
            let start = at;
            at = digits(at);
            if bytes.get(at) == Some(&b'.') {
                at = digits(at + 1);
            }
            let is_power = bytes.get(at).is_some_and(|it| b"eE".contains(it));
            if is_power {
                let sign = bytes.get(at + 1).is_some_and(|it| b"+-".contains(it));
                let power = at + 1 + usize::from(sign);
                if digits(power) > power {
                    at = digits(power);
                }
            }
            // A stop alone is no number.
            if let Ok(number) = value[start..at].parse() {
                return Some(number);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_parsers_find_them() {
        let found = |value, is_outline| numbers(value, is_outline).collect::<Vec<f64>>();
        assert_eq!(
            found("M1e3-.5.5L7-2E-1", true),
            [1000.0, 0.5, 0.5, 7.0, 0.2]
        );
        assert_eq!(found("#1234567 a12 1.5em 3%", false), [1.5, 3.0]);
        assert_eq!(found("1e400", false), [f64::INFINITY]);
        assert_eq!(
            transform_scale("translate(900) scale(3 -4) matrix(2 0 0 1 9 9)"),
            12.0
        );
        assert_eq!(least_side("0 0 90,30"), 30.0);
    }
}
