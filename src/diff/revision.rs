//! One revision of a programme as a tree of values, with the part that it shares through `annexe.yaml`. Values are compared by
//! their meaning, however the YAML writes them, and each knows its place.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::field::{Field, ORGANISATION};
use super::printed::print_value;
use super::words::{self, TextDistance};
use crate::diagnostic::Place;
use crate::document::compose::visit_inlines_mut;
use crate::document::markdown;
use crate::document::text::Text;
use crate::document::{Block, Inline, blocks_text, inlines_text};
use crate::model::duration::{Days, Hours, Months, Weeks, Years};
use crate::model::impact::FieldImpact;
use crate::model::indicators::YearlyValues;
use crate::model::sessions::SessionDates;
use crate::read::yaml::{self, SpannedTree, YamlEntry, YamlKind};
use crate::source::Span;
use crate::value::{Amount, Date, Duration, Measured, TimeOfDay, TimeRange, When};

/// A node of a `RevisionTree`, by its rank.
pub type NodeId = usize;

/// The values of a programme, shared part included.
#[derive(Debug)]
pub struct RevisionTree {
    /// The root first; a node stands before its children.
    pub nodes: Vec<RevisionNode>,
}

/// A value, a group of keys or a list.
#[derive(Debug)]
pub struct RevisionNode {
    pub field: &'static Field,
    pub parent: Option<NodeId>,
    pub step: PointerStep,
    pub content: NodeContent,
    /// Where the value is written.
    pub place: Place,
    /// Where its key is; of an item of a list, where the item starts.
    pub key: Place,
    /// The first node after those inside it: nodes are in the order of the tree.
    pub end: NodeId,
    /// Equal for two values with the same words, whatever their typography.
    pub hash: u64,
    /// The same, without dates and hours.
    pub undated_hash: u64,
    /// How many values it holds.
    pub size: usize,
}

/// The step from a node to one of its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointerStep {
    Key(&'static str),
    Index(usize),
    /// To an item that is written without its list, under the key alone.
    SingleItem,
}

#[derive(Debug)]
pub enum NodeContent {
    Leaf(RevisionLeaf),
    /// In the order of the model.
    Group(Vec<NodeId>),
    List(Vec<NodeId>),
}

/// A value that is written on its own.
#[derive(Debug)]
pub struct RevisionLeaf {
    /// The value as a person reads it; the words alone of a Markdown text.
    pub text: String,
    pub kind: LeafKind,
    /// The date, where there may be several, or none yet.
    pub when: Option<When>,
    /// As it is written.
    pub raw: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafKind {
    /// A number, a date, a word of a closed list: equal or not.
    Value,
    /// A name on one line: equal or not, typography aside.
    Name,
    /// Words on one line.
    Line,
    /// Words in Markdown.
    Prose,
}

impl RevisionTree {
    /// Reads a programme and the `annexe.yaml` that it shares. `hides` names the root keys that are not compared. Both trees of
    /// a comparison have the same fields.
    #[must_use]
    pub fn read(
        programme: &SpannedTree,
        shared: Option<&SpannedTree>,
        fields: &'static Field,
        hides: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut reader = RevisionReader { nodes: Vec::new() };
        let organisation = shared.and_then(|tree| Some((tree, tree.value_at(ORGANISATION)?)));
        let find = |key: &str| {
            if hides(key) {
                return None;
            }
            // A section of the programme replaces the section of its organisation.
            let own = programme.root.entry(key).map(|entry| (programme, entry));
            let of_all = || {
                let (tree, organisation) = organisation?;
                Some((tree, organisation.entry(key)?))
            };
            let identity = || {
                let (tree, _) = organisation.filter(|_| key == ORGANISATION)?;
                Some((tree, tree.root.entry(key)?))
            };
            own.or_else(of_all).or_else(identity)
        };
        let place = programme.place(programme.root.span);
        let root = reader.open_node(fields, None, PointerStep::Key(""), [place.clone(), place]);
        let content = reader.read_group(fields, root, &find);
        reader.close_node(root, content);
        Self {
            nodes: reader.nodes,
        }
    }

    #[must_use]
    pub fn node(&self, id: NodeId) -> &RevisionNode {
        &self.nodes[id]
    }

    /// The JSON Pointer (RFC 6901) of a node in the programme.
    #[must_use]
    pub fn pointer(&self, id: NodeId) -> String {
        let node = self.node(id);
        let Some(parent) = node.parent else {
            return String::new();
        };
        let above = self.pointer(parent);
        match node.step {
            PointerStep::Key(key) => format!("{above}/{key}"),
            PointerStep::Index(index) => format!("{above}/{index}"),
            PointerStep::SingleItem => above,
        }
    }

    #[must_use]
    pub fn children(&self, id: NodeId) -> &[NodeId] {
        match &self.node(id).content {
            NodeContent::Leaf(_) => &[],
            NodeContent::Group(children) | NodeContent::List(children) => children,
        }
    }

    /// The value of a key in a group.
    #[must_use]
    pub fn child(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let mut children = self.children(id).iter().copied();
        children.find(|child| self.node(*child).has_key(key))
    }

    /// The item of a list that is written without it.
    #[must_use]
    pub fn single_item(&self, list: NodeId) -> Option<NodeId> {
        let first = self.children(list).first().copied();
        first.filter(|item| self.node(*item).step == PointerStep::SingleItem)
    }

    #[must_use]
    pub fn leaf(&self, id: NodeId) -> Option<&RevisionLeaf> {
        match &self.node(id).content {
            NodeContent::Leaf(leaf) => Some(leaf),
            NodeContent::Group(_) | NodeContent::List(_) => None,
        }
    }

    /// A node and all its descendants, in order.
    #[must_use]
    pub fn subtree(&self, id: NodeId) -> Range<NodeId> {
        id..self.node(id).end
    }

    /// The value as the YAML writes it, without the nodes that `leaves_out` names.
    #[must_use]
    pub fn value(&self, id: NodeId, leaves_out: &dyn Fn(NodeId) -> bool) -> Value {
        let kept = |child: &&NodeId| !leaves_out(**child);
        match &self.node(id).content {
            NodeContent::Leaf(leaf) => leaf.raw.clone(),
            NodeContent::List(items) => {
                let items = items.iter().filter(kept);
                if let Some(lone) = self.single_item(id).filter(|it| kept(&it)) {
                    return self.value(lone, leaves_out);
                }
                Value::Array(items.map(|item| self.value(*item, leaves_out)).collect())
            }
            NodeContent::Group(children) => {
                let mut group = Map::new();
                for &child in children.iter().filter(kept) {
                    let value = self.value(child, leaves_out);
                    // A list whose items all moved elsewhere.
                    let is_empty = value.as_array().is_some_and(Vec::is_empty);
                    if let (PointerStep::Key(key), false) = (&self.node(child).step, is_empty) {
                        group.insert((*key).to_owned(), value);
                    }
                }
                Value::Object(group)
            }
        }
    }

    /// The whole value as the YAML writes it.
    #[must_use]
    pub fn whole_value(&self, id: NodeId) -> Value {
        self.value(id, &|_| false)
    }

    /// Whether two values print the same letters, whatever the layout of their YAML.
    #[must_use]
    pub fn has_same_text(&self, id: NodeId, other: &Self, its: NodeId) -> bool {
        let (Some(one), Some(two)) = (self.leaf(id), other.leaf(its)) else {
            return false;
        };
        if one.raw == two.raw {
            return true;
        }
        let key = self.node(id).field.key;
        if let (Some(one), Some(two)) = (print_value(key, &one.raw), print_value(key, &two.raw)) {
            return one == two;
        }
        // Sheets compose accents.
        let parse = |text: &str| markdown::parse_markdown(&text.nfc().collect::<String>()).0;
        match (one.kind, &one.raw, &two.raw) {
            (LeafKind::Prose, Value::String(one), Value::String(two)) => parse(one) == parse(two),
            (LeafKind::Prose | LeafKind::Line | LeafKind::Name | LeafKind::Value, _, _) => {
                one.text.nfc().eq(two.text.nfc())
            }
        }
    }

    /// Whether two values have the same letters and marks, set otherwise.
    #[must_use]
    pub fn is_retypeset(&self, id: NodeId, other: &Self, its: NodeId) -> bool {
        let (Some(one), Some(two)) = (self.leaf(id), other.leaf(its)) else {
            return false;
        };
        match one.kind {
            LeafKind::Value => false,
            LeafKind::Name => words::is_same_name(&one.text, &two.text),
            LeafKind::Line | LeafKind::Prose => {
                words::text_distance(&one.text, &two.text) == TextDistance::Typography
                    && link_targets(&one.raw) == link_targets(&two.raw)
            }
        }
    }
}

impl RevisionNode {
    fn has_key(&self, key: &str) -> bool {
        matches!(self.step, PointerStep::Key(own) if own == key)
    }

    /// Whether it is a switch that says the same as no key.
    #[must_use]
    pub fn is_default_switch(&self) -> bool {
        match &self.content {
            NodeContent::Leaf(leaf) => self.field.switch_default == Some(&*leaf.text),
            NodeContent::Group(_) | NodeContent::List(_) => false,
        }
    }

    /// Its number in its list, from 1.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        match self.step {
            PointerStep::Index(index) => Some(index + 1),
            PointerStep::SingleItem => Some(1),
            PointerStep::Key(_) => None,
        }
    }
}

/// The keys of dates and hours.
const SCHEDULE_KEYS: [&str; 3] = ["date", "dates", "horaires"];

struct RevisionReader {
    nodes: Vec<RevisionNode>,
}

impl RevisionReader {
    fn read(
        &mut self,
        field: &'static Field,
        parent: NodeId,
        step: PointerStep,
        (tree, node): (&SpannedTree, &yaml::YamlNode),
        key: Span,
    ) -> NodeId {
        let places = [tree.place(node.span), tree.place(key)];
        let id = self.open_node(field, Some(parent), step, places);
        let content = match &node.kind {
            YamlKind::List(items) if !field.is_value() => {
                let of_items = field.items.as_deref().unwrap_or(field);
                let items = items.iter().enumerate().map(|(index, item)| {
                    let start = item.first_key().unwrap_or(item.span);
                    // The list would start with its dash or its bracket.
                    let step = if start == node.span {
                        PointerStep::SingleItem
                    } else {
                        PointerStep::Index(index)
                    };
                    self.read(of_items, id, step, (tree, item), start)
                });
                NodeContent::List(items.collect())
            }
            YamlKind::Mapping(_) if !field.is_value() => {
                self.read_group(field, id, &|key| Some((tree, node.entry(key)?)))
            }
            YamlKind::Scalar { .. } | YamlKind::List(_) | YamlKind::Mapping(_) => {
                NodeContent::Leaf(leaf(field, node))
            }
        };
        self.close_node(id, content);
        id
    }

    /// Reads the keys of a group, in the order of the model.
    fn read_group<'t>(
        &mut self,
        field: &'static Field,
        id: NodeId,
        find: &dyn Fn(&str) -> Option<(&'t SpannedTree, &'t YamlEntry)>,
    ) -> NodeContent {
        let mut children = Vec::new();
        for (key, field) in &field.children {
            if let Some((tree, entry)) = find(key) {
                let step = PointerStep::Key(key);
                let value = (tree, &entry.value);
                children.push(self.read(field, id, step, value, entry.key_span));
            }
        }
        NodeContent::Group(children)
    }

    fn open_node(
        &mut self,
        field: &'static Field,
        parent: Option<NodeId>,
        step: PointerStep,
        [place, key]: [Place; 2],
    ) -> NodeId {
        self.nodes.push(RevisionNode {
            field,
            parent,
            step,
            content: NodeContent::List(Vec::new()),
            place,
            key,
            end: 0,
            hash: 0,
            undated_hash: 0,
            size: 1,
        });
        self.nodes.len() - 1
    }

    fn close_node(&mut self, id: NodeId, content: NodeContent) {
        let (mut hasher, mut undated) = (FxHasher::default(), FxHasher::default());
        let mut size = 0;
        match &content {
            NodeContent::Leaf(leaf) => {
                match leaf.kind {
                    LeafKind::Value => leaf.text.hash(&mut hasher),
                    LeafKind::Name | LeafKind::Line => words::keys(&leaf.text).hash(&mut hasher),
                    LeafKind::Prose => {
                        words::keys(&leaf.text).hash(&mut hasher);
                        link_targets(&leaf.raw).hash(&mut hasher);
                    }
                }
                undated = hasher.clone();
                size = 1;
            }
            NodeContent::Group(children) | NodeContent::List(children) => {
                for child in children {
                    let child = &self.nodes[*child];
                    if child.is_default_switch() {
                        continue;
                    }
                    size += child.size;
                    if let PointerStep::Key(key) = child.step {
                        key.hash(&mut hasher);
                        if SCHEDULE_KEYS.contains(&key) {
                            child.hash.hash(&mut hasher);
                            continue;
                        }
                        key.hash(&mut undated);
                    }
                    child.hash.hash(&mut hasher);
                    child.undated_hash.hash(&mut undated);
                }
            }
        }
        let end = self.nodes.len();
        let node = &mut self.nodes[id];
        node.end = end;
        node.hash = hasher.finish();
        node.undated_hash = undated.finish();
        node.size = size;
        node.content = content;
    }
}

fn leaf(field: &Field, node: &yaml::YamlNode) -> RevisionLeaf {
    let mut raw = Value::deserialize(node).unwrap_or_default();
    compose_accents(&mut raw);
    let format = field.format.unwrap_or_default();
    let when: Option<When> = match format {
        "date-ou-mention" | "dates-de-session" => parse_scalar(node),
        _ => None,
    };
    let shown = match format {
        "date-fr" => parse_scalar(node).map(|date: Date| date.to_string()),
        "dates-de-session" => {
            parse_scalar(node).map(|dates: SessionDates| inlines_text(&dates.inlines()))
        }
        "date-ou-annee" => parse_scalar(node).map(|date: Measured| date.to_string()),
        "date-ou-mention" => when.as_ref().map(When::to_string),
        "valeurs-par-annee" => parse_scalar(node).map(|years: YearlyValues| years.to_string()),
        "duree" => parse_scalar(node).map(|length: Duration| length.to_string()),
        "heure" => parse_scalar(node).map(|time: TimeOfDay| time.to_string()),
        "plage-horaire" => parse_scalar(node).map(|range: TimeRange| range.to_string()),
        "montant" => parse_scalar(node).map(|amount: Amount| amount.to_string()),
        "jours" => parse_scalar(node).map(|days: Days| days.duration().to_string()),
        "heures" => parse_scalar(node).map(|hours: Hours| hours.duration().to_string()),
        "semaines" => parse_scalar(node).map(|weeks: Weeks| weeks.duration().to_string()),
        "annees" => parse_scalar(node).map(|years: Years| years.duration().to_string()),
        "mois" => parse_scalar(node).map(|months: Months| months.duration().to_string()),
        "markdown" => raw.as_str().map(plain_words),
        _ => None,
    };
    let meant = raw.as_str().and_then(|value| {
        let mut meanings = field.choice_descriptions.iter();
        meanings.find(|(known, _)| *known == value && !field.is_switch)
    });
    let shown = shown.or(meant.map(|(_, meaning)| (*meaning).to_owned()));
    let shown = shown.unwrap_or_else(|| match raw.as_bool() {
        Some(true) => "oui".to_owned(),
        Some(false) => "non".to_owned(),
        None => Text(raw_text(&raw)).line(),
    });
    let shown = composed(shown);
    let kind = match format {
        "markdown" => LeafKind::Prose,
        "ligne" if field.impact == FieldImpact::Meaning || is_free_text(field) => LeafKind::Line,
        "ligne" => LeafKind::Name,
        _ => LeafKind::Value,
    };
    RevisionLeaf {
        text: shown,
        kind,
        when,
        raw,
    }
}

/// The accents of all texts, composed: sheets print them so.
fn compose_accents(value: &mut Value) {
    match value {
        Value::String(text) => *text = composed(std::mem::take(text)),
        Value::Array(items) => items.iter_mut().for_each(compose_accents),
        Value::Object(keys) => keys.values_mut().for_each(compose_accents),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn composed(text: String) -> String {
    if is_nfc(&text) {
        return text;
    }
    text.nfc().collect()
}

/// Whether a line without stake is words rather than a name: another title, a line of the side block.
fn is_free_text(field: &Field) -> bool {
    ["titres.", "catalogue."]
        .iter()
        .any(|group| field.name.starts_with(group))
}

fn parse_scalar<T: DeserializeOwned>(node: &yaml::YamlNode) -> Option<T> {
    T::deserialize(node).ok()
}

/// A value as it is written, without quotes.
#[must_use]
pub fn raw_text(raw: &Value) -> String {
    raw.as_str().map_or_else(|| raw.to_string(), str::to_owned)
}

/// The words of a text in Markdown, a line a block.
fn plain_words(text: &str) -> String {
    // Most texts have no mark at all.
    let is_bare = !text.contains([
        '*', '_', '[', ']', '#', '>', '`', '\\', '\n', '&', '|', '<', '~',
    ]) && text.starts_with(char::is_alphabetic);
    if is_bare {
        return text.trim_end().to_owned();
    }
    let mut blocks = parse_blocks(text);
    visit_inlines_mut(&mut blocks, &mut |inline| {
        // The author did not write the numbers of notes.
        if matches!(inline, Inline::NoteCall(_)) {
            *inline = Inline::Text(String::new());
        }
    });
    blocks_text(&blocks).trim_end().to_owned()
}

/// The targets of the links of a text.
fn link_targets(raw: &Value) -> Vec<String> {
    let Some(text) = raw.as_str().filter(|text| text.contains(['[', '<', ':'])) else {
        return Vec::new();
    };
    let mut targets = Vec::new();
    visit_inlines_mut(&mut parse_blocks(text), &mut |inline| {
        if let Inline::Link { target, content: _ } = inline {
            targets.push(target.clone());
        }
    });
    targets
}

/// The blocks of a text in Markdown, then those of its notes.
fn parse_blocks(text: &str) -> Vec<Block> {
    let (markdown::ParsedText { mut blocks, notes }, _) = markdown::parse_markdown(text);
    blocks.extend(notes.into_iter().flatten());
    blocks
}
