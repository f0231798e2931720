//! SVG drawings: which of them the PDF can show just as a browser does, and how large they may grow.

mod css;
mod expansion;

use usvg::roxmltree::{Document, Node, ParsingOptions};
use usvg::{BlendMode, Group, Paint, Size, Tree};

use crate::render::image::error::ImageError;

/// Elements inside elements that a drawing may have.
const MAX_DEPTH: usize = 24;
/// Elements of the file, its texts and comments included.
const MAX_NODES: u32 = 20_000;
/// Units across or down: far from the largest numbers, where sums of coordinates overflow.
const MAX_SIDE: f32 = 1e6;
/// Points of all outlines once copies, markers and patterns are drawn.
const MAX_POINTS: usize = 200_000;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Reads a drawing of outlines only.
///
/// # Errors
/// It is no drawing, or something of it would not be drawn.
pub(crate) fn parse(bytes: &[u8]) -> Result<Tree, ImageError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImageError::Malformed)?;
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document =
        Document::parse_with_options(text, options).map_err(|_| ImageError::Malformed)?;
    let root = document.root_element();
    // A browser draws nothing of a file that does not say it is a drawing.
    if root.tag_name().namespace() != Some(SVG) {
        return Err(ImageError::Malformed);
    }
    check_element(root, 0)?;
    expansion::check(&document)?;
    let tree = Tree::from_xmltree(&document, &usvg::Options::default());
    let tree = tree.map_err(|_| ImageError::Malformed)?;
    check_tree(&tree)?;
    Ok(tree)
}

/// Elements that have no outline of their own, or none that can be had here.
const UNDRAWABLE_ELEMENTS: [&str; 9] = [
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

/// Attributes that a browser would follow but for these values.
const UNDRAWABLE_ATTRIBUTES: [(&str, &str); 4] = [
    ("filter", "none"),
    ("mix-blend-mode", "normal"),
    ("spreadMethod", "pad"),
    ("vector-effect", "none"),
];

/// Refuses an element that a browser would draw otherwise.
fn check_element(element: Node, depth: usize) -> Result<(), ImageError> {
    let name = element.tag_name().name();
    if UNDRAWABLE_ELEMENTS.contains(&name) {
        return Err(ImageError::Undrawable(name.to_owned()));
    }
    if depth > MAX_DEPTH {
        return Err(ImageError::Malformed);
    }
    for attribute in element.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        let is_undrawable = |&(name, idle): &(&str, &str)| key == name && value != idle;
        if UNDRAWABLE_ATTRIBUTES.iter().any(is_undrawable) {
            return Err(ImageError::Undrawable(key.to_owned()));
        }
        if key == "style" {
            css::check(value)?;
        }
    }
    for child in element.children() {
        if child.is_element() {
            check_element(child, depth + 1)?;
        } else if name == "style" {
            css::check(child.text().unwrap_or_default())?;
        }
    }
    Ok(())
}

/// Refuses a drawing that is empty or too large, or of which something cannot be drawn after all.
fn check_tree(tree: &Tree) -> Result<(), ImageError> {
    let size: Size = tree.size();
    if size.width().max(size.height()) > MAX_SIDE {
        return Err(ImageError::TooLarge);
    }
    if !tree.root().has_children() {
        return Err(ImageError::Malformed);
    }
    let mut points = 0;
    check_group(tree.root(), &mut points)
}

fn check_group(group: &Group, points: &mut usize) -> Result<(), ImageError> {
    let undrawable = |name: &str| Err(ImageError::Undrawable(name.to_owned()));
    if group.blend_mode() != BlendMode::Normal {
        return undrawable("mix-blend-mode");
    }
    if !group.filters().is_empty() {
        return undrawable("filter");
    }
    let mut clip = group.clip_path();
    while let Some(path) = clip {
        check_group(path.root(), points)?;
        clip = path.clip_path();
    }
    let mut mask = group.mask();
    while let Some(content) = mask {
        check_group(content.root(), points)?;
        mask = content.mask();
    }
    for node in group.children() {
        // Each costs something, whatever it holds.
        *points += 1;
        match node {
            usvg::Node::Group(group) => check_group(group, points)?,
            usvg::Node::Image(_) => return undrawable("image"),
            usvg::Node::Text(_) => return undrawable("text"),
            usvg::Node::Path(path) => {
                *points += path.data().len();
                let paints = [
                    path.fill().map(usvg::Fill::paint),
                    path.stroke().map(usvg::Stroke::paint),
                ];
                for paint in paints.into_iter().flatten() {
                    match paint {
                        Paint::Pattern(pattern) => check_group(pattern.root(), points)?,
                        Paint::Color(_) | Paint::LinearGradient(_) | Paint::RadialGradient(_) => {}
                    }
                }
            }
        }
        if *points > MAX_POINTS {
            return Err(ImageError::TooLarge);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(content: &str) -> Vec<u8> {
        format!(
            r##"<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{content}</svg>"##
        )
        .into_bytes()
    }

    fn error(content: &str) -> Option<ImageError> {
        parse(&svg(content)).err()
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
        assert_eq!(parse(svg.as_bytes()).err(), undrawable("text"));
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
            let error = parse(text.as_bytes()).err();
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
            assert!(parse(svg.as_bytes()).is_err(), "{side}");
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
            let _ = parse(&svg(path));
        }
    }

    #[test]
    fn outlines_of_too_many_points_are_refused() {
        let content = format!("<path d='M0 0{}'/>", "h1v1".repeat(120_000));
        assert_eq!(error(&content), Some(ImageError::TooLarge));
    }
}
