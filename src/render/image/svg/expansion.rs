//! How large a drawing becomes once its copies, markers, patterns, clips and masks are drawn.
//!
//! A few lines that refer to each other can stand for more elements than there are grains of sand: they are counted
//! before anything is made of them. The count is never under the truth, and may be over it.

use std::collections::BTreeMap;

use usvg::roxmltree::{Document, Node};

use super::css::without_comments;
use crate::render::image::error::ImageError;

/// The greatest number of points of the outlines of a drawing.
const MAX_COST: f64 = 1_000_000.0;
/// The cost of an element alone, in points.
const ELEMENT_COST: f64 = 10.0;
/// References inside references.
const MAX_REFERENCES: usize = 16;

/// Refuses a drawing that grows past all measure. Returns how many elements refer to each other in a row.
pub(super) fn check_cost(document: &Document) -> Result<usize, ImageError> {
    let root = document.root_element();
    let mut named: BTreeMap<&str, Vec<Node>> = BTreeMap::new();
    for element in document.descendants() {
        if let Some(id) = element.attribute("id") {
            named.entry(id).or_default().push(element);
        }
    }
    let mut expansion = CostCounter {
        named,
        rules: rules(root),
        known: BTreeMap::new(),
    };
    check_context_paint(document)?;
    let whole = expansion.element_cost(root, PaintCost::default(), 0)?;
    if whole.cost > MAX_COST {
        return Err(ImageError::TooLarge);
    }
    Ok(whole.references)
}

/// Refuses patterns that are taken over by markers and copies: each would have a copy of its own.
fn check_context_paint(document: &Document) -> Result<(), ImageError> {
    let is_pattern = |it: &Node| it.tag_name().name() == "pattern";
    let takes_over = |it: &Node| {
        let mut values = it.attributes().map(|attribute| attribute.value());
        values.any(|value| value.contains("context-"))
            || it.text().is_some_and(|text| text.contains("context-"))
    };
    let (mut patterns, mut others) = (document.descendants(), document.descendants());
    match patterns.any(|it| is_pattern(&it)) && others.any(|it| takes_over(&it)) {
        true => Err(ImageError::Undrawable("context-fill".to_owned())),
        false => Ok(()),
    }
}

/// The cost of an element.
#[derive(Debug, Clone, Copy, Default)]
struct ElementCost {
    /// In points.
    cost: f64,
    /// Its outlines and their points, without what they are painted with.
    outlines: f64,
    points: f64,
    /// The elements that refer to each other in a row.
    references: usize,
}

impl ElementCost {
    fn add(&mut self, part: Self) {
        let Self {
            cost,
            outlines,
            points,
            references,
        } = part;
        self.cost += cost;
        self.outlines += outlines;
        self.points += points;
        self.references = self.references.max(references);
    }

    /// The cost of one of two elements, whichever is meant.
    fn max(self, other: Self) -> Self {
        Self {
            cost: self.cost.max(other.cost),
            outlines: self.outlines.max(other.outlines),
            points: self.points.max(other.points),
            references: self.references.max(other.references),
        }
    }
}

/// The cost of the paints of the outlines inside an element.
#[derive(Debug, Clone, Copy, Default)]
struct PaintCost {
    /// Drawn at each point.
    markers: f64,
    /// Drawn once an outline.
    others: f64,
    /// The elements that refer to each other in a row.
    references: usize,
}

impl PaintCost {
    fn cost(self, painted: ElementCost) -> f64 {
        self.markers * painted.points + self.others * painted.outlines
    }
}

struct CostCounter<'a, 'input> {
    /// By their names: which of those with the same name is meant depends on who asks.
    named: BTreeMap<&'a str, Vec<Node<'a, 'input>>>,
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
        let own = paints.others + paints.markers - around.others - around.markers;
        let mut expanded = ElementCost {
            // It is painted even if nothing is in it.
            cost: own,
            references: paints.references,
            ..ElementCost::default()
        };
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
            expanded.cost += expanded.points + paints.cost(expanded);
        }
        expanded.cost += ELEMENT_COST;
        for name in referenced_elements(element) {
            let mut copy = self.reference_cost(name, depth)?;
            copy.cost += paints.cost(copy);
            expanded.add(copy);
        }
        for child in element.children().filter(Node::is_element) {
            expanded.add(self.element_cost(child, paints, depth)?);
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
            let targets = target.into_iter().flatten();
            let kinds: Vec<&str> = targets.map(|it| it.tag_name().name()).collect();
            // Gradients are colours alone.
            if kinds.iter().all(|kind| kind.ends_with("Gradient")) {
                continue;
            }
            let painted = self.reference_cost(&name, depth)?;
            paints.references = paints.references.max(painted.references);
            if kinds.contains(&"marker") {
                paints.markers += painted.cost;
            } else {
                paints.others += painted.cost;
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
        let Some(elements) = self.named.get(name).cloned() else {
            return Ok(ElementCost::default());
        };
        self.known.insert(name.to_owned(), None);
        let mut expanded = ElementCost::default();
        for element in elements {
            let mut around = PaintCost::default();
            for ancestor in element.ancestors().skip(1) {
                around = self.paint_cost(ancestor, around, depth + 1)?;
            }
            expanded = expanded.max(self.element_cost(element, around, depth + 1)?);
        }
        expanded.references += 1;
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

/// The elements that this one may show again, or take the content of.
fn referenced_elements<'a>(element: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    let attributes = element.attributes();
    // Stops of another gradient are colours alone.
    let is_gradient = element.tag_name().name().ends_with("Gradient");
    let links = attributes.filter(move |it| it.name() == "href" && !is_gradient);
    links.filter_map(|link| link.value().trim().strip_prefix('#'))
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
