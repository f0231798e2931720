//! Pairs the nodes of two revisions by content: phases, days, objectives, rows, wherever they stand.
//!
//! Equal items come first, then those that are but for their dates, those with the same identity, and those alike
//! (`pairing/equal.rs`, `pairing/similar.rs`). The pairs do not depend on which revision comes first: ties are broken by numbers that both sides share.

mod equal;
mod similar;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::alignment::{Candidate, align_heaviest, gaps};
use super::revision::{NodeContent, NodeId, RevisionTree};
use super::similarity::WordIndex;

/// How alike two items of one list must be to be paired.
const MIN_SIMILARITY: f64 = 0.35;
/// How alike two items of different lists must be: a move.
const MIN_SIMILARITY_MOVED: f64 = 0.6;
/// How alike two groups at the same place of a list must be: a group written anew.
const MIN_SIMILARITY_IN_PLACE: f64 = 0.1;
/// Values below which two groups at the same place are paired, whatever they hold.
const SMALL_GROUP_SIZE: usize = 2;
/// Words below which an item is too short to be recognised in another list.
const MIN_WORDS: usize = 3;
/// The lists whose items may go to another list of the same kind: what is taught. Who comes, who signs and what is paid do not
/// move, they change.
const MOVABLE_LISTS: [&str; 11] = [
    "phases", "modules", "journees", "sequences", "axes", "objectifs", "contenus", "points",
    "epreuves", "activites", "sections",
];

/// The paired nodes of two revisions.
#[derive(Debug)]
pub struct Pairing<'a> {
    pub old: &'a RevisionTree,
    pub new: &'a RevisionTree,
    pub to_new: Vec<Option<NodeId>>,
    pub to_old: Vec<Option<NodeId>>,
    /// The items of the old revision that have another one at their place, and nothing alike.
    pub rewritten: BTreeSet<NodeId>,
    /// On each side, the nodes inside a value that changed as a whole.
    replaced_nodes: [BTreeSet<NodeId>; 2],
    words: WordIndex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ItemKind {
    Group,
    Text,
}

pub fn pair_revisions<'a>(old: &'a RevisionTree, new: &'a RevisionTree) -> Pairing<'a> {
    let mut pairing = Pairing {
        old,
        new,
        to_new: vec![None; old.nodes.len()],
        to_old: vec![None; new.nodes.len()],
        rewritten: BTreeSet::new(),
        replaced_nodes: Default::default(),
        words: WordIndex::default(),
    };
    pairing.pair(0, 0);
    for kind in [ItemKind::Group, ItemKind::Text] {
        pairing.pair_moved(kind);
        pairing.pair_in_place(kind);
    }
    pairing
}

impl Pairing<'_> {
    /// Pairs two nodes, and their descendants.
    fn pair(&mut self, old: NodeId, new: NodeId) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
        match (&self.old.node(old).content, &self.new.node(new).content) {
            (NodeContent::Group(ours), NodeContent::Group(_)) => {
                let has_swapped = self.has_swapped_halves(old, new);
                for &child in ours {
                    let key = match self.old.node(child).field.key {
                        "matin" if has_swapped => "apres_midi",
                        "apres_midi" if has_swapped => "matin",
                        key => key,
                    };
                    if let Some(other) = self.new.child(new, key) {
                        self.pair(child, other);
                    }
                }
            }
            (NodeContent::List(ours), NodeContent::List(theirs)) => {
                let lone = self.old.single_item(old).zip(self.new.single_item(new));
                if let Some((one, other)) = lone.filter(|_| self.old.leaf(ours[0]).is_none()) {
                    return self.pair(one, other);
                }
                self.pair_rescheduled(ours, theirs);
                self.pair_identified(ours, theirs);
                self.pair_similar(ours, theirs, MIN_SIMILARITY);
            }
            // A text that became a group is another value at the same place: its parts are not looked for elsewhere.
            (NodeContent::Leaf(_) | NodeContent::Group(_) | NodeContent::List(_), _) => {
                self.replaced_nodes[0].extend(self.old.subtree(old));
                self.replaced_nodes[1].extend(self.new.subtree(new));
            }
        }
    }

    /// Whether the morning and the afternoon of a day swapped.
    fn has_swapped_halves(&mut self, old: NodeId, new: NodeId) -> bool {
        // The hours of a day have halves too, which are texts.
        let half = |revision: &RevisionTree, day: NodeId, key: &str| {
            let half = revision.child(day, key)?;
            revision.leaf(half).is_none().then_some(half)
        };
        let halves = |revision: &RevisionTree, day: NodeId| {
            half(revision, day, "matin").zip(half(revision, day, "apres_midi"))
        };
        let Some((ours, theirs)) = halves(self.old, old).zip(halves(self.new, new)) else {
            return false;
        };
        let [morning, afternoon] =
            [ours.0, ours.1].map(|it| self.words.profile_of(0, self.old, it));
        let theirs = [theirs.0, theirs.1].map(|it| self.words.profile_of(1, self.new, it));
        let straight = morning.similarity(&theirs[0]) + afternoon.similarity(&theirs[1]);
        let crossed = morning.similarity(&theirs[1]) + afternoon.similarity(&theirs[0]);
        crossed > straight + 0.2 && crossed >= 1.0
    }

    /// A revision, and the pairs of its nodes.
    fn side(&self, side: usize) -> (&RevisionTree, &[Option<NodeId>]) {
        match side {
            0 => (self.old, &self.to_new),
            _ => (self.new, &self.to_old),
        }
    }

    /// Pairs items that went from one list to another of the same kind.
    fn pair_moved(&mut self, kind: ItemKind) {
        // Outer steps first: those inside are then looked for among their own.
        loop {
            let before = self.count_paired_nodes();
            let left = self.unpaired_by_class(0, kind);
            let mut right = self.unpaired_by_class(1, kind);
            for (class, left) in left {
                let Some(right) = right.remove(&class) else {
                    continue;
                };
                // An equal text is recognised however short it is.
                let least = match kind {
                    ItemKind::Group => MIN_WORDS,
                    ItemKind::Text => 1,
                };
                let [same, its] = self.filter_long_items([&left, &right], least);
                self.pair_equal(&same, &its);
                let [left, right] = self.filter_long_items([&left, &right], MIN_WORDS);
                self.pair_similar(&left, &right, MIN_SIMILARITY_MOVED);
            }
            self.pair_followers();
            if self.count_paired_nodes() == before {
                return;
            }
        }
    }

    fn unpaired_by_class(
        &self,
        side: usize,
        kind: ItemKind,
    ) -> BTreeMap<(usize, &'static str), Vec<NodeId>> {
        let (revision, pairs) = self.side(side);
        let mut classes: BTreeMap<(usize, &'static str), Vec<NodeId>> = BTreeMap::new();
        for (id, node) in revision.nodes.iter().enumerate() {
            let is_text = matches!(node.content, NodeContent::Leaf(_));
            let is_free = pairs[id].is_none() && !self.replaced_nodes[side].contains(&id);
            if is_free
                && node.number().is_some()
                && (kind == ItemKind::Text) == is_text
                && let Some(class) = item_class(revision, id)
            {
                let depth = step_depth(class);
                classes.entry((depth, class)).or_default().push(id);
            }
        }
        classes
    }

    fn count_paired_nodes(&self) -> usize {
        self.to_new.iter().flatten().count()
    }

    /// Where items of a list went to another, pairs the equal items of both, however short: a break goes with its day.
    fn pair_followers(&mut self) {
        let mut lists = BTreeSet::new();
        for (old, new) in self.to_new.iter().enumerate() {
            let Some(new) = *new else { continue };
            let parents = (self.old.node(old).parent, self.new.node(new).parent);
            if let (Some(from), Some(to)) = parents
                && self.to_new[from] != Some(to)
                && self.old.node(old).number().is_some()
            {
                // An order that is the same the other way round.
                let hashes = [self.old.node(from).hash, self.new.node(to).hash];
                lists.insert((hashes[0].wrapping_add(hashes[1]), from, to));
            }
        }
        for (_, from, to) in lists {
            if let (NodeContent::List(ours), NodeContent::List(theirs)) =
                (&self.old.node(from).content, &self.new.node(to).content)
            {
                self.pair_equal(ours, theirs);
            }
        }
    }

    /// The items of that many words at least, on each side.
    fn filter_long_items(&mut self, items: [&[NodeId]; 2], least: usize) -> [Vec<NodeId>; 2] {
        [0, 1].map(|side| {
            let revision = [self.old, self.new][side];
            let mut items = items[side].to_vec();
            items.retain(|item| self.words.node_words(side, revision, *item).len() >= least);
            items
        })
    }

    /// Pairs the unpaired items of one kind that stand at the same place of paired lists, between the same neighbours.
    fn pair_in_place(&mut self, kind: ItemKind) {
        loop {
            let before = self.count_paired_nodes();
            for list in 0..self.old.nodes.len() {
                if let Some(other) = self.to_new[list]
                    && let (NodeContent::List(ours), NodeContent::List(theirs)) =
                        (&self.old.node(list).content, &self.new.node(other).content)
                {
                    self.pair_gaps(ours, theirs, kind);
                }
            }
            if self.count_paired_nodes() == before {
                return;
            }
        }
    }

    fn pair_gaps(&mut self, ours: &[NodeId], theirs: &[NodeId], kind: ItemKind) {
        let kept = self.find_unmoved(ours, theirs);
        for [left, right] in gaps(&kept, ours.len(), theirs.len()) {
            let unpaired = |items: &[NodeId], pairs: &[Option<NodeId>]| {
                let items = items.iter().copied();
                let unpaired = items.filter(|it| pairs[*it].is_none());
                unpaired.collect::<Vec<NodeId>>()
            };
            let left = unpaired(&ours[left], &self.to_new);
            let right = unpaired(&theirs[right], &self.to_old);
            if left.len() != right.len() {
                continue;
            }
            for (old, new) in std::iter::zip(left, right) {
                if self.is_rewritten_in_place(old, new, kind) {
                    self.rewritten.insert(old);
                    self.pair(old, new);
                }
            }
        }
    }

    fn is_rewritten_in_place(&mut self, old: NodeId, new: NodeId, kind: ItemKind) -> bool {
        let is_text = self.old.leaf(old).is_some() && self.new.leaf(new).is_some();
        match kind {
            ItemKind::Text => is_text,
            ItemKind::Group if is_text => false,
            ItemKind::Group => {
                let are_small = self.old.node(old).size <= SMALL_GROUP_SIZE
                    && self.new.node(new).size <= SMALL_GROUP_SIZE;
                let ours = self.words.profile_of(0, self.old, old);
                let theirs = self.words.profile_of(1, self.new, new);
                are_small || ours.similarity(&theirs) >= MIN_SIMILARITY_IN_PLACE
            }
        }
    }

    /// The items of two paired lists that did not move, by index: the most items in the same order on both sides.
    pub fn find_unmoved(&self, ours: &[NodeId], theirs: &[NodeId]) -> Vec<(usize, usize)> {
        let indexes: HashMap<NodeId, usize> = theirs
            .iter()
            .enumerate()
            .map(|(index, id)| (*id, index))
            .collect();
        let pairs: Vec<(usize, usize)> = ours
            .iter()
            .enumerate()
            .filter_map(|(index, id)| Some((index, *indexes.get(&self.to_new[*id]?)?)))
            .collect();
        if pairs.is_sorted_by_key(|(_, there)| *there) {
            return pairs;
        }
        if let Some(rest) = find_unswapped(&pairs) {
            return rest;
        }
        let candidates = pairs.into_iter().map(|(i, j)| {
            let (one, other) = (self.old.node(ours[i]), self.new.node(theirs[j]));
            // How many, how large, then a number that does not depend on which revision comes first.
            let size = u64::try_from(one.size + other.size).unwrap_or(u64::MAX);
            let hash = (one.hash >> 24) + (other.hash >> 24);
            Candidate {
                old: i,
                new: j,
                weight: [1, size, hash],
            }
        });
        align_heaviest(candidates.collect())
    }
}

/// The items that stay where all those out of order swapped two by two: swaps are shorter to report than moves.
fn find_unswapped(pairs: &[(usize, usize)]) -> Option<Vec<(usize, usize)>> {
    // Ranks among what is on both sides.
    let mut order: Vec<usize> = pairs.iter().map(|(_, there)| *there).collect();
    order.sort_unstable();
    let rank: Vec<usize> = pairs
        .iter()
        .map(|(_, there)| order.partition_point(|it| it < there))
        .collect();
    let is_swapped = |at: usize| rank[at] != at && rank.get(rank[at]) == Some(&at);
    let stays: Vec<usize> = (0..pairs.len()).filter(|at| !is_swapped(*at)).collect();
    let in_order = stays.is_sorted_by_key(|at| rank[*at]);
    (in_order && stays.len() < pairs.len()).then(|| stays.iter().map(|at| pairs[*at]).collect())
}

/// The kind of list that an item may go to another of; the lists of the same name share one, in whatever section.
fn item_class(revision: &RevisionTree, id: NodeId) -> Option<&'static str> {
    let field = revision.node(id).field;
    let class = match field.key {
        "liste" if field.name == "objectifs.liste" => "objectifs",
        key => key,
    };
    // An exam of a diploma is none of the training: only what is taught goes from one section to another.
    let is_of_section = ["epreuves", "activites"].contains(&class);
    let own = if is_of_section { &field.name } else { class };
    MOVABLE_LISTS.contains(&class).then_some(own)
}

/// How deep in the plan the steps of that list may be.
fn step_depth(list: &str) -> usize {
    let steps = ["phases", "modules", "journees", "sequences"];
    steps
        .iter()
        .position(|step| *step == list)
        .unwrap_or(steps.len())
}
