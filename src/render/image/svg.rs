//! SVG drawings: which of them the PDF can show just as a browser does, and how large they may grow.

mod css;
mod expansion;
mod limits;

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
/// The bytes are not a drawing, or a part of it cannot be drawn.
pub(crate) fn parse(bytes: &[u8]) -> Result<Tree, ImageError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImageError::Malformed)?;
    limits::check_text(text)?;
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
    let references = expansion::check_cost(&document)?;
    limits::check_document(&document, references)?;
    let tree = Tree::from_xmltree(&document, &usvg::Options::default());
    let tree = tree.map_err(|_| ImageError::Malformed)?;
    check_tree(&tree)?;
    Ok(tree)
}

/// Elements whose outlines cannot be computed here.
const UNDRAWABLE_ELEMENTS: [&str; 9] = [
    "text", "image", "filter", "foreignObject", "script", "animate", "animateTransform",
    "animateMotion", "set",
];

/// Attributes that are not supported, except with these values.
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
            css::check_css(value)?;
        }
    }
    for child in element.children() {
        if child.is_element() {
            check_element(child, depth + 1)?;
        } else if name == "style" {
            css::check_css(child.text().unwrap_or_default())?;
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
    count_group_points(tree.root(), &mut points)
}

fn count_group_points(group: &Group, points: &mut usize) -> Result<(), ImageError> {
    let undrawable = |name: &str| Err(ImageError::Undrawable(name.to_owned()));
    if group.blend_mode() != BlendMode::Normal {
        return undrawable("mix-blend-mode");
    }
    if !group.filters().is_empty() {
        return undrawable("filter");
    }
    let mut clip = group.clip_path();
    while let Some(path) = clip {
        count_group_points(path.root(), points)?;
        clip = path.clip_path();
    }
    let mut mask = group.mask();
    while let Some(content) = mask {
        count_group_points(content.root(), points)?;
        mask = content.mask();
    }
    for node in group.children() {
        // Each costs something, whatever it holds.
        *points += 1;
        match node {
            usvg::Node::Group(group) => count_group_points(group, points)?,
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
                        Paint::Pattern(pattern) => count_group_points(pattern.root(), points)?,
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
