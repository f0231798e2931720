//! How large a drawing becomes once its copies, markers, patterns, clips and masks are drawn.
//!
//! A few lines that refer to each other can stand for more elements than there are grains of sand: they are counted
//! before anything is made of them. The count is never under the truth, and may be over it.

use std::collections::BTreeMap;
use std::ops::{Add, AddAssign, Mul};

use usvg::roxmltree::{Document, Node};

use super::css::without_comments;
use crate::render::image::error::ImageError;

/// Elements that a drawing may come to.
const MAX_ELEMENTS: f64 = 200_000.0;
/// Points of outlines that it may come to.
const MAX_POINTS: f64 = 2_000_000.0;
/// References inside references.
const MAX_REFERENCES: usize = 16;

/// Refuses a drawing that grows past all measure.
pub(super) fn check(document: &Document) -> Result<(), ImageError> {
    let root = document.root_element();
    let named = document.descendants();
    let mut expansion = Expansion {
        named: named
            .filter_map(|it| Some((it.attribute("id")?, it)))
            .collect(),
        rules: rules(root),
        known: BTreeMap::new(),
    };
    let Expanded { size, .. } = expansion.expand(root, Inherited::default(), 0)?;
    if size.elements > MAX_ELEMENTS || size.points > MAX_POINTS {
        return Err(ImageError::TooLarge);
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    elements: f64,
    points: f64,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            elements: self.elements + other.elements,
            points: self.points + other.points,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Mul<f64> for Count {
    type Output = Self;

    fn mul(self, times: f64) -> Self {
        Self {
            elements: self.elements * times,
            points: self.points * times,
        }
    }
}

/// What an element comes to.
#[derive(Debug, Clone, Copy, Default)]
struct Expanded {
    size: Count,
    /// Its outlines, without what they are painted with.
    outlines: Count,
}

/// What the outlines inside an element are painted with.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited {
    /// Drawn at each point.
    markers: Count,
    /// Drawn once an outline.
    others: Count,
}

impl Inherited {
    fn painted(self, outlines: Count) -> Count {
        self.markers * outlines.points + self.others * outlines.elements
    }
}

struct Expansion<'a, 'input> {
    named: BTreeMap<&'a str, Node<'a, 'input>>,
    /// Of style sheets: what they apply to, and the names that they refer to.
    rules: Vec<(String, Vec<String>)>,
    /// Elements that were expanded; `None` while they are.
    known: BTreeMap<String, Option<Expanded>>,
}

impl<'a, 'input> Expansion<'a, 'input> {
    fn expand(
        &mut self,
        element: Node<'a, 'input>,
        inherited: Inherited,
        depth: usize,
    ) -> Result<Expanded, ImageError> {
        let inherited = self.inherit(element, inherited, depth)?;
        let mut expanded = Expanded::default();
        expanded.size.elements += 1.0;
        let outline = match element.tag_name().name() {
            "path" => element.attribute("d"),
            "polygon" | "polyline" => element.attribute("points"),
            "rect" | "circle" | "ellipse" | "line" => Some(""),
            _ => None,
        };
        if let Some(outline) = outline {
            let outline = Count {
                elements: 1.0,
                // No point takes less than two bytes; a circle has a dozen, with those that bend it.
                points: 12.0 + outline.len() as f64 / 2.0,
            };
            expanded.outlines += outline;
            expanded.size.points += outline.points;
            expanded.size += inherited.painted(outline);
        }
        if let Some(name) = copied(element) {
            let copy = self.target(name, depth)?;
            expanded.outlines += copy.outlines;
            expanded.size += copy.size + inherited.painted(copy.outlines);
        }
        for child in element.children().filter(Node::is_element) {
            let child = self.expand(child, inherited, depth)?;
            expanded.outlines += child.outlines;
            expanded.size += child.size;
        }
        Ok(expanded)
    }

    /// What the outlines of an element are painted with, besides what those around it are.
    fn inherit(
        &mut self,
        element: Node<'a, 'input>,
        mut inherited: Inherited,
        depth: usize,
    ) -> Result<Inherited, ImageError> {
        for name in self.references(element) {
            let target = self.named.get(name.as_str());
            match target.map_or("", |target| target.tag_name().name()) {
                // Colours alone.
                "" | "linearGradient" | "radialGradient" => {}
                "marker" => inherited.markers += self.target(&name, depth)?.size,
                _ => inherited.others += self.target(&name, depth)?.size,
            }
        }
        Ok(inherited)
    }

    /// What an element comes to where another refers to it.
    fn target(&mut self, name: &str, depth: usize) -> Result<Expanded, ImageError> {
        match self.known.get(name) {
            Some(Some(known)) => return Ok(*known),
            // It holds itself.
            Some(None) => return Err(ImageError::Malformed),
            None if depth >= MAX_REFERENCES => return Err(ImageError::TooLarge),
            None => {}
        }
        let Some(&element) = self.named.get(name) else {
            return Ok(Expanded::default());
        };
        self.known.insert(name.to_owned(), None);
        let mut inherited = Inherited::default();
        for around in element.ancestors().skip(1) {
            inherited = self.inherit(around, inherited, depth + 1)?;
        }
        let expanded = self.expand(element, inherited, depth + 1)?;
        self.known.insert(name.to_owned(), Some(expanded));
        Ok(expanded)
    }

    /// The names that an element is painted, clipped or masked with.
    fn references(&self, element: Node) -> Vec<String> {
        let mut names = Vec::new();
        for attribute in element.attributes() {
            names.extend(urls(attribute.value()));
        }
        let classes = element.attribute("class").unwrap_or_default();
        for (selector, refers) in &self.rules {
            let applies = match selector.split_at_checked(1) {
                Some((".", class)) if is_plain(class) => {
                    classes.split_whitespace().any(|it| it == class)
                }
                Some(("#", id)) if is_plain(id) => element.attribute("id") == Some(id),
                _ if is_plain(selector) => element.tag_name().name() == selector,
                // What else there is may apply to anything.
                _ => true,
            };
            if applies {
                names.extend(refers.iter().cloned());
            }
        }
        names
    }
}

fn is_plain(selector: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !selector.is_empty() && selector.chars().all(is_plain)
}

/// The element that this one shows again, or takes the content of.
fn copied<'a>(element: Node<'a, '_>) -> Option<&'a str> {
    if element.tag_name().name().ends_with("Gradient") {
        // Stops of another gradient: colours alone.
        return None;
    }
    let mut attributes = element.attributes();
    let link = attributes.find(|attribute| attribute.name() == "href")?;
    link.value().trim().strip_prefix('#')
}

/// The names inside `url(#…)`.
fn urls(value: &str) -> impl Iterator<Item = String> {
    let parts = value.split("url(").skip(1);
    parts.filter_map(|part| {
        let (address, _) = part.split_once(')')?;
        let address = address.trim().trim_matches(['"', '\'']).trim();
        Some(address.strip_prefix('#')?.to_owned())
    })
}

/// The rules of the style sheets that refer to elements, one selector each.
fn rules(root: Node) -> Vec<(String, Vec<String>)> {
    let mut rules = Vec::new();
    let styles = root
        .descendants()
        .filter(|it| it.tag_name().name() == "style");
    for style in styles {
        let css: String = style.children().filter_map(|it| it.text()).collect();
        for rule in without_comments(&css).split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else {
                continue;
            };
            let names: Vec<String> = urls(declarations).collect();
            if !names.is_empty() {
                let selectors = selectors.split(',');
                rules.extend(selectors.map(|it| (it.trim().to_owned(), names.clone())));
            }
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_content(content: &str) -> Result<(), ImageError> {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{content}</svg>"
        );
        check(&Document::parse(&svg).expect("XML"))
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
            assert_eq!(check_content(&drawn), Err(ImageError::TooLarge), "{drawn}");
        }
    }

    #[test]
    fn what_holds_itself_is_refused() {
        for content in [
            "<g id='a'><use href='#a'/></g>",
            "<pattern id='a'><rect fill='url(#b)'/></pattern><pattern id='b'><rect fill='url(#a)'/></pattern><rect fill='url(#a)'/>",
        ] {
            assert_eq!(check_content(content), Err(ImageError::Malformed));
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
        assert_eq!(check_content(&content), Ok(()));
    }
}
