//! One revision of a programme as a comparison reads it: what the programme says and what it has of `annexe.yaml`, in one tree
//! where each value is what it is worth, however it is written, and knows where it stands.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::field::{Field, ORGANISATION};
use super::words;
use crate::diagnostic::Place;
use crate::document::compose::for_each_inline;
use crate::document::markdown;
use crate::document::text::Text;
use crate::document::{Inline, plain, plain_line};
use crate::model::duration::{Days, Hours};
use crate::model::impact::FieldImpact;
use crate::model::schedule::{Period, Times};
use crate::read::yaml::{self, SpannedTree, YamlKind};
use crate::source::Span;
use crate::value::{
    Date, Duration, Money, TimeOfDay, TimeRange, When, format_days, format_minutes,
};

/// A node of a [`Revision`], by its rank.
pub type Id = usize;

/// What a programme says, shared part included.
#[derive(Debug)]
pub struct RevisionTree {
    /// The root first; a node stands before those inside it.
    pub nodes: Vec<Node>,
}

/// A value, a group of keys or a list.
#[derive(Debug)]
pub struct Node {
    pub field: &'static Field,
    pub parent: Option<Id>,
    pub step: Step,
    pub content: Content,
    /// Where the value is written.
    pub place: Place,
    /// Where its key is; of an item of a list, where the item starts.
    pub key: Place,
    /// The same for two values that say the same, whatever their typography.
    pub hash: u64,
    /// How many values it holds.
    pub size: usize,
}

/// What leads to a node from the one that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(&'static str),
    Index(usize),
}

#[derive(Debug)]
pub enum Content {
    Leaf(Leaf),
    /// In the order of the model.
    Group(Vec<Id>),
    List(Vec<Id>),
}

/// A value that is written on its own.
#[derive(Debug)]
pub struct Leaf {
    /// The value as a person reads it: of Markdown, its words.
    pub shown: String,
    pub nature: Nature,
    /// For a date that may be several, or none yet.
    pub when: Option<When>,
    /// As it is written.
    pub raw: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A number, a date, one of a few words: it is this one or another one.
    Value,
    /// A name on one line: the same, but for its typography.
    Name,
    /// Words on one line.
    Line,
    /// Words in Markdown.
    Prose,
}

impl RevisionTree {
    /// The tree of a programme and of the `annexe.yaml` that it shares, both without kinds. `hides` tells the keys at the root
    /// that are not compared. Two that are compared have the same fields.
    #[must_use]
    pub fn of(
        programme: &SpannedTree,
        shared: Option<&SpannedTree>,
        fields: &'static Field,
        hides: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut reader = Reader { nodes: Vec::new() };
        let root = reader.open(
            fields,
            None,
            Step::Key(""),
            programme,
            &programme.root,
            None,
        );
        let organisation = shared.and_then(|tree| Some((tree, tree.value(ORGANISATION)?)));
        let mut children = Vec::new();
        for (key, field) in &fields.keys {
            if hides(key) {
                continue;
            }
            let own = programme.root.entry(key).map(|entry| (programme, entry));
            // A section that the programme writes stands for that of its organisation.
            let of_all = || {
                let (tree, organisation) = organisation?;
                Some((tree, organisation.entry(key)?))
            };
            let identity = || {
                let (tree, _) = organisation.filter(|_| *key == ORGANISATION)?;
                Some((tree, tree.root.entry(key)?))
            };
            if let Some((tree, entry)) = own.or_else(of_all).or_else(identity) {
                let step = Step::Key(key);
                children.push(reader.read(field, root, step, tree, &entry.value, entry.key_span));
            }
        }
        reader.close(root, Content::Group(children));
        Self {
            nodes: reader.nodes,
        }
    }

    #[must_use]
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// The JSON Pointer of a node in the programme, as RFC 6901 has it.
    #[must_use]
    pub fn pointer(&self, id: Id) -> String {
        let node = self.node(id);
        let Some(parent) = node.parent else {
            return String::new();
        };
        let above = self.pointer(parent);
        match node.step {
            Step::Key(key) => format!("{above}/{key}"),
            Step::Index(index) => format!("{above}/{index}"),
        }
    }

    /// The nodes right inside one.
    #[must_use]
    pub fn children(&self, id: Id) -> &[Id] {
        match &self.node(id).content {
            Content::Leaf(_) => &[],
            Content::Group(children) | Content::List(children) => children,
        }
    }

    /// The value of a key in a group.
    #[must_use]
    pub fn child(&self, id: Id, key: &str) -> Option<Id> {
        let mut children = self.children(id).iter().copied();
        children.find(|child| self.node(*child).step_is(key))
    }

    #[must_use]
    pub fn leaf(&self, id: Id) -> Option<&Leaf> {
        match &self.node(id).content {
            Content::Leaf(leaf) => Some(leaf),
            Content::Group(_) | Content::List(_) => None,
        }
    }

    /// A node and all those inside it, in order.
    #[must_use]
    pub fn within(&self, id: Id) -> Vec<Id> {
        let mut all = vec![id];
        let mut next = 0;
        while let Some(&id) = all.get(next) {
            all.extend_from_slice(self.children(id));
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The value as it is written, less the nodes that `leaves_out` names.
    #[must_use]
    pub fn value(&self, id: Id, leaves_out: &dyn Fn(Id) -> bool) -> Value {
        let kept = |children: &[Id]| -> Vec<Id> {
            let kept = children.iter().copied().filter(|child| !leaves_out(*child));
            kept.collect()
        };
        match &self.node(id).content {
            Content::Leaf(leaf) => leaf.raw.clone(),
            Content::List(items) => {
                let items = kept(items).into_iter();
                Value::Array(items.map(|item| self.value(item, leaves_out)).collect())
            }
            Content::Group(children) => {
                let mut group = Map::new();
                for child in kept(children) {
                    if let Step::Key(key) = self.node(child).step {
                        let value = self.value(child, leaves_out);
                        // What is left of a list whose items all went elsewhere.
                        if !value.as_array().is_some_and(Vec::is_empty) {
                            group.insert(key.to_owned(), value);
                        }
                    }
                }
                Value::Object(group)
            }
        }
    }

    /// Whether two values are the same to the letter, but for the layout of their YAML.
    #[must_use]
    pub fn is_same(&self, id: Id, other: &Self, its: Id) -> bool {
        let (Some(one), Some(two)) = (self.leaf(id), other.leaf(its)) else {
            return false;
        };
        if one.raw == two.raw {
            return true;
        }
        let key = self.node(id).field.key;
        if let (Some(one), Some(two)) = (printed(key, &one.raw), printed(key, &two.raw)) {
            return one == two;
        }
        match (one.nature, &one.raw, &two.raw) {
            (Nature::Prose, Value::String(one), Value::String(two)) => {
                let blocks = |text: &str| {
                    let (markdown::ParsedText { blocks, notes }, _) = markdown::parse(text);
                    (blocks, notes)
                };
                blocks(one) == blocks(two)
            }
            (Nature::Prose | Nature::Line | Nature::Name | Nature::Value, _, _) => {
                one.shown == two.shown
            }
        }
    }
}

impl Node {
    fn step_is(&self, key: &str) -> bool {
        matches!(self.step, Step::Key(own) if own == key)
    }

    /// Whether it is a switch that is off, which says no more than none.
    #[must_use]
    pub fn is_off(&self) -> bool {
        match &self.content {
            Content::Leaf(leaf) => self.field.is_switch && leaf.shown == "non",
            Content::Group(_) | Content::List(_) => false,
        }
    }

    /// Its rank in its list, from 1.
    #[must_use]
    pub fn rank(&self) -> Option<usize> {
        match self.step {
            Step::Index(index) => Some(index + 1),
            Step::Key(_) => None,
        }
    }
}

struct Reader {
    nodes: Vec<Node>,
}

impl Reader {
    fn read(
        &mut self,
        field: &'static Field,
        parent: Id,
        step: Step,
        tree: &SpannedTree,
        node: &yaml::YamlNode,
        key: Span,
    ) -> Id {
        let is_whole = field.is_value() || matches!(node.kind, YamlKind::Scalar { .. });
        let id = self.open(field, Some(parent), step, tree, node, Some(key));
        if is_whole {
            let leaf = leaf(field, node);
            self.close(id, Content::Leaf(leaf));
            return id;
        }
        let content = match &node.kind {
            YamlKind::List(items) => {
                let of_items = field.items.as_deref().unwrap_or(field);
                let items = items.iter().enumerate().map(|(index, item)| {
                    let start = item.first_key().unwrap_or(item.span);
                    self.read(of_items, id, Step::Index(index), tree, item, start)
                });
                Content::List(items.collect())
            }
            YamlKind::Mapping(_) | YamlKind::Scalar { .. } => {
                let mut children = Vec::new();
                for (key, field) in &field.keys {
                    if let Some(entry) = node.entry(key) {
                        let step = Step::Key(key);
                        children.push(self.read(
                            field,
                            id,
                            step,
                            tree,
                            &entry.value,
                            entry.key_span,
                        ));
                    }
                }
                Content::Group(children)
            }
        };
        self.close(id, content);
        id
    }

    fn open(
        &mut self,
        field: &'static Field,
        parent: Option<Id>,
        step: Step,
        tree: &SpannedTree,
        node: &yaml::YamlNode,
        key: Option<Span>,
    ) -> Id {
        self.nodes.push(Node {
            field,
            parent,
            step,
            content: Content::List(Vec::new()),
            place: tree.place(node.span),
            key: tree.place(key.unwrap_or(node.span)),
            hash: 0,
            size: 1,
        });
        self.nodes.len() - 1
    }

    fn close(&mut self, id: Id, content: Content) {
        let mut hasher = FxHasher::default();
        let mut size = 0;
        match &content {
            Content::Leaf(leaf) => {
                match leaf.nature {
                    Nature::Value => leaf.shown.hash(&mut hasher),
                    Nature::Name | Nature::Line => words::keys(&leaf.shown).hash(&mut hasher),
                    Nature::Prose => {
                        words::keys(&leaf.shown).hash(&mut hasher);
                        targets(&leaf.raw).hash(&mut hasher);
                    }
                }
                size = 1;
            }
            Content::Group(children) | Content::List(children) => {
                for child in children {
                    let child = &self.nodes[*child];
                    if child.is_off() {
                        continue;
                    }
                    if let Step::Key(key) = child.step {
                        key.hash(&mut hasher);
                    }
                    child.hash.hash(&mut hasher);
                    size += child.size;
                }
            }
        }
        let node = &mut self.nodes[id];
        node.hash = hasher.finish();
        node.size = size;
        node.content = content;
    }
}

/// What a value is worth.
fn leaf(field: &Field, node: &yaml::YamlNode) -> Leaf {
    let raw = Value::deserialize(node).unwrap_or_default();
    let format = field.format.unwrap_or_default();
    let mut when = None;
    let shown = match format {
        "date" => read(node).map(|date: Date| date.to_string()),
        "date-ou-mention" => read(node).map(|date: When| {
            let shown = date.to_string();
            when = Some(date);
            shown
        }),
        "duree" => read(node).map(|length: Duration| length.to_string()),
        "heure" => read(node).map(|time: TimeOfDay| time.to_string()),
        "plage-horaire" => read(node).map(|range: TimeRange| range.to_string()),
        "montant" => read(node).map(|amount: Money| amount.to_string()),
        "jours" => read(node).map(|days: Days| format_days(days.halves())),
        "heures" => read(node).map(|hours: Hours| format_minutes(hours.minutes())),
        "markdown" => raw.as_str().map(plain_words),
        _ => None,
    };
    let meant = raw.as_str().and_then(|value| {
        let mut meanings = field.meanings.iter();
        meanings.find(|(known, _)| *known == value && !field.is_switch)
    });
    let shown = shown.or(meant.map(|(_, meaning)| (*meaning).to_owned()));
    let shown = shown.unwrap_or_else(|| match raw.as_bool() {
        Some(true) => "oui".to_owned(),
        Some(false) => "non".to_owned(),
        None => Text(raw_text(&raw)).line(),
    });
    let nature = match format {
        "markdown" => Nature::Prose,
        "ligne" if field.impact == FieldImpact::Meaning || is_told(field) => Nature::Line,
        "ligne" => Nature::Name,
        _ => Nature::Value,
    };
    Leaf {
        shown,
        nature,
        when,
        raw,
    }
}

/// Whether a line is words rather than a name, though nothing is at stake in it: another title, a line of the side block.
fn is_told(field: &Field) -> bool {
    ["titres.", "catalogue."]
        .iter()
        .any(|group| field.name.starts_with(group))
}

fn read<T: DeserializeOwned>(node: &yaml::YamlNode) -> Option<T> {
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
    let (markdown::ParsedText { blocks, notes }, _) = markdown::parse(text);
    let flows = std::iter::once(blocks).chain(notes);
    let words: String = flows
        .map(|mut flow| {
            // The number of a note is none of the author's words.
            for_each_inline(&mut flow, &mut |inline| {
                if matches!(inline, Inline::NoteCall(_)) {
                    *inline = Inline::Text(String::new());
                }
            });
            plain(&flow)
        })
        .collect();
    words.trim_end().to_owned()
}

/// Where the links of a text lead.
fn targets(raw: &Value) -> Vec<String> {
    let Some(text) = raw.as_str().filter(|text| text.contains(['[', '<', ':'])) else {
        return Vec::new();
    };
    let (
        markdown::ParsedText {
            mut blocks,
            mut notes,
        },
        _,
    ) = markdown::parse(text);
    let mut targets = Vec::new();
    let mut note_target = |inline: &mut Inline| {
        if let Inline::Link { target, content: _ } = inline {
            targets.push(target.clone());
        }
    };
    for_each_inline(&mut blocks, &mut note_target);
    for note in &mut notes {
        for_each_inline(note, &mut note_target);
    }
    targets
}

/// The keys under which a group holds what a text or a list says alone.
const SHORT_FOR: [&str; 4] = ["introduction", "texte", "liste", "lignes"];

/// Whether two values of different shapes print the same: hours or dates as a text and as keys, a text and the group that holds
/// nothing else.
#[must_use]
pub fn prints_alike(old: &RevisionTree, id: Id, new: &RevisionTree, its: Id) -> bool {
    let whole = |revision: &RevisionTree, id| revision.value(id, &|_| false);
    let (ours, theirs) = (whole(old, id), whole(new, its));
    let key = old.node(id).field.key;
    if let (Some(one), Some(two)) = (printed(key, &ours), printed(key, &theirs)) {
        return words::keys(&one) == words::keys(&two);
    }
    let alone = |group: &Value| group.as_object().is_some_and(|group| group.len() == 1);
    alone(&ours) && holds(&ours, &theirs) || alone(&theirs) && holds(&theirs, &ours)
}

/// Whether a group holds what a text or a list says alone.
#[must_use]
pub fn holds(group: &Value, alone: &Value) -> bool {
    let mut held = SHORT_FOR.iter().filter_map(|key| group.get(key));
    held.any(|value| value == alone)
}

/// What hours or dates print, written either way.
fn printed(key: &str, value: &Value) -> Option<String> {
    match key {
        "horaires" => {
            let times: Times = serde_json::from_value(value.clone()).ok()?;
            let stretches: Vec<String> =
                times.stretches().iter().map(ToString::to_string).collect();
            Some(if stretches.is_empty() {
                times.line()
            } else {
                stretches.join(" et ")
            })
        }
        "periode" => {
            let period: Period = serde_json::from_value(value.clone()).ok()?;
            Some(plain_line(&period.inlines()))
        }
        _ => None,
    }
}
