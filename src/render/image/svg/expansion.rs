//! How large a drawing becomes once its copies, markers, patterns, clips and masks are drawn.
//!
//! A few lines that refer to each other can stand for more elements than there are grains of sand: they are counted
//! before anything is made of them. The count is never under the truth, and may be over it.

use std::collections::BTreeMap;

use usvg::roxmltree::{Document, Node};

use super::css::without_comments;
use crate::render::image::error::ImageError;

/// The greatest number of points of the outlines of a drawing.
const MAX_COST: f64 = 4_000_000.0;
/// The cost of an element alone, in points.
const ELEMENT_COST: f64 = 10.0;
/// References inside references.
const MAX_REFERENCES: usize = 16;

/// Refuses a drawing that grows past all measure.
pub(super) fn check_cost(document: &Document) -> Result<(), ImageError> {
    let root = document.root_element();
    let named = document.descendants();
    let mut expansion = CostCounter {
        named: named
            .filter_map(|it| Some((it.attribute("id")?, it)))
            .collect(),
        rules: rules(root),
        known: BTreeMap::new(),
    };
    if expansion.element_cost(root, PaintCost::default(), 0)?.cost > MAX_COST {
        return Err(ImageError::TooLarge);
    }
    Ok(())
}

/// The cost of an element.
#[derive(Debug, Clone, Copy, Default)]
struct ElementCost {
    /// In points.
    cost: f64,
    /// Its outlines and their points, without what they are painted with.
    outlines: f64,
    points: f64,
}

/// The cost of the paints of the outlines inside an element.
#[derive(Debug, Clone, Copy, Default)]
struct PaintCost {
    /// Drawn at each point.
    markers: f64,
    /// Drawn once an outline.
    others: f64,
}

impl PaintCost {
    fn cost(self, painted: ElementCost) -> f64 {
        self.markers * painted.points + self.others * painted.outlines
    }
}

struct CostCounter<'a, 'input> {
    named: BTreeMap<&'a str, Node<'a, 'input>>,
    /// Of style sheets: what they apply to, and the names that they refer to.
    rules: Vec<(String, Vec<String>)>,
    /// Elements that were expanded; `None` while they are.
    known: BTreeMap<String, Option<ElementCost>>,
}

impl<'a, 'input> CostCounter<'a, 'input> {
    fn element_cost(
        &mut self,
        element: Node<'a, 'input>,
        around: PaintCost,
        depth: usize,
    ) -> Result<ElementCost, ImageError> {
        let paints = self.paint_cost(element, around, depth)?;
        let mut expanded = ElementCost::default();
        let outline = match element.tag_name().name() {
            "path" => element.attribute("d"),
            "polygon" | "polyline" => element.attribute("points"),
            "rect" | "circle" | "ellipse" | "line" => Some(""),
            _ => None,
        };
        if let Some(outline) = outline {
            expanded.outlines = 1.0;
            // No point takes less than two bytes; a circle has a dozen, with those that bend it.
            expanded.points = 12.0 + outline.len() as f64 / 2.0;
            expanded.cost = expanded.points + paints.cost(expanded);
        }
        expanded.cost += ELEMENT_COST;
        let mut add = |part: ElementCost| {
            expanded.cost += part.cost;
            expanded.outlines += part.outlines;
            expanded.points += part.points;
        };
        if let Some(name) = referenced_element(element) {
            let mut copy = self.reference_cost(name, depth)?;
            copy.cost += paints.cost(copy);
            add(copy);
        }
        for child in element.children().filter(Node::is_element) {
            add(self.element_cost(child, paints, depth)?);
        }
        Ok(expanded)
    }

    /// The cost of the paints of an element, added to those of its ancestors.
    fn paint_cost(
        &mut self,
        element: Node<'a, 'input>,
        mut paints: PaintCost,
        depth: usize,
    ) -> Result<PaintCost, ImageError> {
        for name in self.references(element) {
            let target = self.named.get(name.as_str());
            match target.map_or("", |target| target.tag_name().name()) {
                // Colours alone.
                "" | "linearGradient" | "radialGradient" => {}
                "marker" => paints.markers += self.reference_cost(&name, depth)?.cost,
                _ => paints.others += self.reference_cost(&name, depth)?.cost,
            }
        }
        Ok(paints)
    }

    /// The cost of an element where another refers to it.
    fn reference_cost(&mut self, name: &str, depth: usize) -> Result<ElementCost, ImageError> {
        match self.known.get(name) {
            Some(Some(known)) => return Ok(*known),
            // It holds itself.
            Some(None) => return Err(ImageError::Malformed),
            None if depth >= MAX_REFERENCES => return Err(ImageError::TooLarge),
            None => {}
        }
        let Some(&element) = self.named.get(name) else {
            return Ok(ElementCost::default());
        };
        self.known.insert(name.to_owned(), None);
        let mut around = PaintCost::default();
        for ancestor in element.ancestors().skip(1) {
            around = self.paint_cost(ancestor, around, depth + 1)?;
        }
        let expanded = self.element_cost(element, around, depth + 1)?;
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
                Some((".", class)) if is_simple_selector(class) => {
                    classes.split_whitespace().any(|it| it == class)
                }
                Some(("#", id)) if is_simple_selector(id) => element.attribute("id") == Some(id),
                _ if is_simple_selector(selector) => element.tag_name().name() == selector,
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

fn is_simple_selector(selector: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !selector.is_empty() && selector.chars().all(is_plain)
}

/// The element that this one shows again, or takes the content of.
fn referenced_element<'a>(element: Node<'a, '_>) -> Option<&'a str> {
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
