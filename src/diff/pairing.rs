//! What of one revision is what of the other: phases, days, objectives, rows paired by what they say, wherever they stand.
//!
//! Pairs do not depend on which revision comes first: ties are broken by what both sides share.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::revision::{Content, Id, Nature, RevisionTree};
use super::words;
use crate::value::When;

/// How alike items of one list must be to be one item.
const ALIKE: f64 = 0.35;
/// How alike items of different lists must be to be one that moved.
const ALIKE_ELSEWHERE: f64 = 0.6;
/// How alike groups at the same place of a list must be to be one that was written anew.
const ALIKE_IN_PLACE: f64 = 0.1;
/// Values below which a group at the same place is taken for one that changed, whatever it says.
const SMALL: usize = 2;
/// Words that an item must have for it to be known again elsewhere.
const TELLING: usize = 3;
/// Pairs of items held against each other in one go; beyond, only those at about the same place are.
const MOST_PAIRS: usize = 4_000_000;

/// The keys by which a group is known, the first that it has.
const NAMES: [&str; 6] = ["titre", "nom", "libelle", "partie", "resume", "texte"];

/// What is paired between two revisions.
#[derive(Debug)]
pub struct Pairing<'a> {
    pub old: &'a RevisionTree,
    pub new: &'a RevisionTree,
    pub to_new: Vec<Option<Id>>,
    pub to_old: Vec<Option<Id>>,
    /// On each side, what is inside a value that changed as a whole.
    sealed: [BTreeSet<Id>; 2],
    words: RefCell<Words>,
}

/// The words of the items that were held against others, by number.
#[derive(Debug, Default)]
struct Words {
    numbers: HashMap<String, u32>,
    bags: [HashMap<Id, Rc<[u32]>>; 2],
}

/// What an item is known by.
struct Profile {
    words: Rc<[u32]>,
    is_text: bool,
    /// Its name, and the key of it.
    name: Option<(&'static str, Rc<[u32]>)>,
    /// Its date.
    date: Option<When>,
}

/// Pairs two revisions.
#[must_use]
pub fn pair<'a>(old: &'a RevisionTree, new: &'a RevisionTree) -> Pairing<'a> {
    let mut pairing = Pairing {
        old,
        new,
        to_new: vec![None; old.nodes.len()],
        to_old: vec![None; new.nodes.len()],
        sealed: Default::default(),
        words: RefCell::default(),
    };
    pairing.pair(0, 0);
    pairing.elsewhere(true);
    pairing.in_place(true);
    pairing.elsewhere(false);
    pairing.in_place(false);
    pairing
}

impl Pairing<'_> {
    /// Pairs two nodes, and what is inside them.
    fn pair(&mut self, old: Id, new: Id) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
        match (&self.old.node(old).content, &self.new.node(new).content) {
            (Content::Group(ours), Content::Group(_)) => {
                let turned = self.turned(old, new);
                for &child in ours {
                    let key = match self.old.node(child).field.key {
                        "matin" if turned => "apres_midi",
                        "apres_midi" if turned => "matin",
                        key => key,
                    };
                    if let Some(other) = self.new.child(new, key) {
                        self.pair(child, other);
                    }
                }
            }
            (Content::List(ours), Content::List(theirs)) => self.pair_items(ours, theirs),
            // A text that became a group is another value at the same place: nothing inside it is sought elsewhere.
            (Content::Leaf(_) | Content::Group(_) | Content::List(_), _) => {
                self.sealed[0].extend(self.old.within(old));
                self.sealed[1].extend(self.new.within(new));
            }
        }
    }

    /// Whether the morning of a day became its afternoon, and its afternoon the morning.
    fn turned(&self, old: Id, new: Id) -> bool {
        // Of a day, not of its hours.
        let half = |revision: &RevisionTree, day: Id, key: &str| {
            let half = revision.child(day, key)?;
            revision.leaf(half).is_none().then_some(half)
        };
        let halves = |revision: &RevisionTree, day: Id| {
            Some([
                half(revision, day, "matin")?,
                half(revision, day, "apres_midi")?,
            ])
        };
        let (Some(ours), Some(theirs)) = (halves(self.old, old), halves(self.new, new)) else {
            return false;
        };
        let [ours, theirs] = self.profiles(&ours.map(|it| (0, it)), &theirs.map(|it| (0, it)));
        let [matin, apres_midi] = &ours[..] else {
            return false;
        };
        let straight = matin.alike(&theirs[0]) + apres_midi.alike(&theirs[1]);
        let crossed = matin.alike(&theirs[1]) + apres_midi.alike(&theirs[0]);
        crossed > straight + 0.2 && crossed >= 1.0
    }

    /// Pairs the items of two lists that are one: those that say the same, then those that are alike.
    fn pair_items(&mut self, ours: &[Id], theirs: &[Id]) {
        self.pair_same(ours, theirs);
        self.pair_alike(ours, theirs, ALIKE);
    }

    /// Pairs the items that say the same. Where several do, those between the same neighbours first, and none across another.
    fn pair_same(&mut self, ours: &[Id], theirs: &[Id]) {
        let by_hash = |revision: &RevisionTree, items: &[Id], taken: &[Option<Id>]| {
            let mut ranks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for (rank, &item) in items.iter().enumerate() {
                if taken[item].is_none() {
                    ranks
                        .entry(revision.node(item).hash)
                        .or_default()
                        .push(rank);
                }
            }
            ranks
        };
        let left = by_hash(self.old, ours, &self.to_new);
        let mut right = by_hash(self.new, theirs, &self.to_old);
        let mut pairs = Vec::new();
        for (hash, left) in left {
            let Some(right) = right.remove(&hash) else {
                continue;
            };
            let (left, right) = if left.len() == right.len() {
                (left, right)
            } else {
                self.between_same(ours, theirs, &left, &right)
            };
            pairs.extend(left.into_iter().zip(right));
        }
        pairs.sort_unstable();
        for (left, right) in pairs {
            self.pair(ours[left], theirs[right]);
        }
    }

    /// Among items that all say the same, more on one side than on the other, those whose neighbours do too.
    fn between_same(
        &self,
        ours: &[Id],
        theirs: &[Id],
        left: &[usize],
        right: &[usize],
    ) -> (Vec<usize>, Vec<usize>) {
        let hash = |revision: &RevisionTree, items: &[Id], rank: Option<usize>| {
            let item = rank.and_then(|rank| items.get(rank));
            item.map(|item| revision.node(*item).hash)
        };
        let mut candidates = Vec::new();
        for &i in left {
            for &j in right {
                let before = hash(self.old, ours, i.checked_sub(1))
                    == hash(self.new, theirs, j.checked_sub(1));
                let after =
                    hash(self.old, ours, Some(i + 1)) == hash(self.new, theirs, Some(j + 1));
                let strangers = 2 - u8::from(before) - u8::from(after);
                candidates.push((strangers, i.abs_diff(j), i + j, i, j));
            }
        }
        candidates.sort_unstable();
        let (mut taken, mut given) = (BTreeSet::new(), BTreeSet::new());
        for (.., i, j) in candidates {
            if !taken.contains(&i) && !given.contains(&j) {
                taken.insert(i);
                given.insert(j);
            }
        }
        (taken.into_iter().collect(), given.into_iter().collect())
    }

    /// Pairs the items that are alike enough, the most alike first.
    fn pair_alike(&mut self, ours: &[Id], theirs: &[Id], enough: f64) {
        let free = |items: &[Id], taken: &[Option<Id>]| -> Vec<(usize, Id)> {
            let ranked = items.iter().copied().enumerate();
            ranked.filter(|(_, item)| taken[*item].is_none()).collect()
        };
        let left = free(ours, &self.to_new);
        let right = free(theirs, &self.to_old);
        let reach = if left.len() * right.len() > MOST_PAIRS {
            MOST_PAIRS / left.len().max(right.len())
        } else {
            usize::MAX
        };
        let [of_left, of_right] = self.profiles(&left, &right);
        let mut candidates = Vec::new();
        for (at, &(i, ours)) in left.iter().enumerate() {
            for (there, &(j, theirs)) in right.iter().enumerate() {
                if at.abs_diff(there) > reach {
                    continue;
                }
                let (one, other) = (&of_left[at], &of_right[there]);
                // Lengths alone may tell that they are not.
                if one.is_text && other.is_text && one.most(other) < enough {
                    continue;
                }
                let alike = one.alike(other);
                if alike >= enough {
                    // In thousandths, that the same likeness be the same number.
                    #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1,000")]
                    let unlike = ((1.0 - alike) * 1000.0).round() as i64;
                    candidates.push((unlike, i.abs_diff(j), i + j, ours, theirs));
                }
            }
        }
        candidates.sort_unstable();
        for (.., ours, theirs) in candidates {
            if self.to_new[ours].is_none() && self.to_old[theirs].is_none() {
                self.pair(ours, theirs);
            }
        }
    }

    /// What two items are known by.
    fn profiles(&self, old: &[(usize, Id)], new: &[(usize, Id)]) -> [Vec<Profile>; 2] {
        let mut words = self.words.borrow_mut();
        let mut of = |side: usize, revision: &RevisionTree, items: &[(usize, Id)]| {
            let items = items
                .iter()
                .map(|(_, item)| words.profile(side, revision, *item));
            items.collect()
        };
        [of(0, self.old, old), of(1, self.new, new)]
    }

    /// Pairs items that went from one list to another of the same kind: groups, or else texts.
    fn elsewhere(&mut self, groups: bool) {
        let classes = |revision: &RevisionTree, taken: &[Option<Id>], sealed: &BTreeSet<Id>| {
            let mut classes: BTreeMap<(usize, String), Vec<Id>> = BTreeMap::new();
            for (id, node) in revision.nodes.iter().enumerate() {
                let is_text = matches!(node.content, Content::Leaf(_));
                let is_free = taken[id].is_none() && !sealed.contains(&id);
                if is_free && node.rank().is_some() && groups != is_text {
                    let class = class(revision, id);
                    classes
                        .entry((depth(&node.field.key), class))
                        .or_default()
                        .push(id);
                }
            }
            classes
        };
        // Outer steps first: those inside are then looked for among their own.
        loop {
            let left = classes(self.old, &self.to_new, &self.sealed[0]);
            let mut right = classes(self.new, &self.to_old, &self.sealed[1]);
            let before = self.to_new.iter().flatten().count();
            for (class, left) in left {
                if let Some(right) = right.remove(&class) {
                    // A text that is the same is the same, however short.
                    let least = if groups { TELLING } else { 1 };
                    let told = |side, items: &[Id]| self.telling(side, items, least);
                    let (same, its) = (told(0, &left), told(1, &right));
                    self.pair_same(&same, &its);
                    let (left, right) = (
                        self.telling(0, &left, TELLING),
                        self.telling(1, &right, TELLING),
                    );
                    self.pair_alike(&left, &right, ALIKE_ELSEWHERE);
                }
            }
            self.follow();
            if self.to_new.iter().flatten().count() == before {
                return;
            }
        }
    }

    /// Where items of a list went to another, pairs what says the same in both, however short: a pause goes with its day.
    fn follow(&mut self) {
        let mut ways = BTreeSet::new();
        for (old, new) in self.to_new.iter().enumerate() {
            let Some(new) = *new else { continue };
            let lists = (self.old.node(old).parent, self.new.node(new).parent);
            if let (Some(from), Some(to)) = lists
                && self.to_new[from] != Some(to)
                && self.old.node(old).rank().is_some()
            {
                // In an order that is the same the other way round.
                let seal = self
                    .old
                    .node(from)
                    .hash
                    .wrapping_add(self.new.node(to).hash);
                ways.insert((seal, from, to));
            }
        }
        for (_, from, to) in ways {
            if let (Content::List(ours), Content::List(theirs)) =
                (&self.old.node(from).content, &self.new.node(to).content)
            {
                self.pair_same(ours, theirs);
            }
        }
    }

    /// Those of these items that say enough to be known again.
    fn telling(&self, side: usize, items: &[Id], least: usize) -> Vec<Id> {
        let mut words = self.words.borrow_mut();
        let revision = [self.old, self.new][side];
        let mut items = items.to_vec();
        items.retain(|item| words.gather(side, revision, *item).len() >= least);
        items
    }

    /// Pairs what is left at the same places of lists that are one, between the same neighbours.
    fn in_place(&mut self, groups: bool) {
        loop {
            let before = self.to_new.iter().flatten().count();
            for list in 0..self.old.nodes.len() {
                let Some(other) = self.to_new[list] else {
                    continue;
                };
                if let (Content::List(ours), Content::List(theirs)) =
                    (&self.old.node(list).content, &self.new.node(other).content)
                {
                    self.fill(ours, theirs, groups);
                }
            }
            if self.to_new.iter().flatten().count() == before {
                return;
            }
        }
    }

    fn fill(&mut self, ours: &[Id], theirs: &[Id], groups: bool) {
        let kept = self.kept(ours, theirs);
        let mut from = (0, 0);
        let mut gaps = Vec::new();
        let end = (ours.len(), theirs.len());
        for (i, j) in kept.into_iter().chain([end]) {
            gaps.push((from.0..i, from.1..j));
            from = (i + 1, j + 1);
        }
        for (left, right) in gaps {
            let left: Vec<Id> = ours[left]
                .iter()
                .copied()
                .filter(|it| self.to_new[*it].is_none())
                .collect();
            let right: Vec<Id> = theirs[right]
                .iter()
                .copied()
                .filter(|it| self.to_old[*it].is_none())
                .collect();
            if left.len() != right.len() {
                continue;
            }
            for (old, new) in left.into_iter().zip(right) {
                let texts = self.old.leaf(old).is_some() && self.new.leaf(new).is_some();
                let is_one = if texts {
                    !groups
                } else {
                    let small = |revision: &RevisionTree, id: Id| revision.node(id).size <= SMALL;
                    let [ours, theirs] = self.profiles(&[(0, old)], &[(0, new)]);
                    groups
                        && (small(self.old, old) && small(self.new, new)
                            || ours[0].alike(&theirs[0]) >= ALIKE_IN_PLACE)
                };
                if is_one {
                    self.pair(old, new);
                }
            }
        }
    }

    /// The items of two lists that are one which did not move: the most that are in the same order on both sides, by their
    /// ranks.
    #[must_use]
    pub fn kept(&self, ours: &[Id], theirs: &[Id]) -> Vec<(usize, usize)> {
        let ranks: HashMap<Id, usize> = theirs
            .iter()
            .enumerate()
            .map(|(rank, id)| (*id, rank))
            .collect();
        let pairs: Vec<(usize, usize)> = ours
            .iter()
            .enumerate()
            .filter_map(|(rank, id)| Some((rank, *ranks.get(&self.to_new[*id]?)?)))
            .collect();
        if pairs.is_sorted_by_key(|(_, there)| *there) {
            return pairs;
        }
        if let Some(rest) = exchanged(&pairs) {
            return rest;
        }
        // How many, how large, and then what no order of the revisions changes.
        let weight = |(i, j): (usize, usize)| {
            let (old, new) = (self.old.node(ours[i]), self.new.node(theirs[j]));
            let seal = u128::from(old.hash >> 16) + u128::from(new.hash >> 16);
            (1_usize, old.size + new.size, seal)
        };
        let mut best: Vec<((usize, usize, u128), Option<usize>)> = Vec::new();
        for (at, &pair) in pairs.iter().enumerate() {
            let own = weight(pair);
            let before = (0..at).filter(|&before| pairs[before].1 < pair.1);
            let before = before.max_by_key(|&before| best[before].0);
            let (count, size, seal) = before.map_or((0, 0, 0), |before| best[before].0);
            best.push(((count + own.0, size + own.1, seal + own.2), before));
        }
        let mut at = (0..pairs.len()).max_by_key(|&at| best[at].0);
        let mut kept = Vec::new();
        while let Some(last) = at {
            kept.push(pairs[last]);
            at = best[last].1;
        }
        kept.reverse();
        kept
    }
}

/// What stays of items by their ranks when all that is out of order changed places two by two, and that says it in fewer words
/// than moving one by one.
fn exchanged(pairs: &[(usize, usize)]) -> Option<Vec<(usize, usize)>> {
    // Ranks among what is on both sides.
    let mut order: Vec<usize> = pairs.iter().map(|(_, there)| *there).collect();
    order.sort_unstable();
    let rank: Vec<usize> = pairs
        .iter()
        .map(|(_, there)| order.partition_point(|it| it < there))
        .collect();
    let is_exchanged = |at: usize| rank[at] != at && rank.get(rank[at]) == Some(&at);
    let stays: Vec<usize> = (0..pairs.len()).filter(|at| !is_exchanged(*at)).collect();
    let in_order = stays.is_sorted_by_key(|at| rank[*at]);
    (in_order && stays.len() < pairs.len()).then(|| stays.iter().map(|at| pairs[*at]).collect())
}

impl Words {
    /// The words of a node, counted once, sorted.
    fn gather(&mut self, side: usize, revision: &RevisionTree, id: Id) -> Rc<[u32]> {
        if let Some(bag) = self.bags[side].get(&id) {
            return Rc::clone(bag);
        }
        let mut bag = Vec::new();
        for inside in revision.within(id) {
            let Some(leaf) = revision.leaf(inside) else {
                continue;
            };
            let roots = match leaf.nature {
                Nature::Value => vec![leaf.shown.clone()],
                Nature::Name | Nature::Line | Nature::Prose => words::roots(&leaf.shown),
            };
            for root in roots {
                let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                bag.push(*self.numbers.entry(root).or_insert(next));
            }
        }
        bag.sort_unstable();
        let bag: Rc<[u32]> = bag.into();
        self.bags[side].insert(id, Rc::clone(&bag));
        bag
    }

    fn profile(&mut self, side: usize, revision: &RevisionTree, id: Id) -> Profile {
        let mut named = NAMES.iter().filter_map(|key| revision.child(id, key));
        let name = named.find(|child| revision.leaf(*child).is_some());
        let date = revision.child(id, "date").or(revision.child(id, "dates"));
        let when = date.and_then(|date| revision.leaf(date)?.when.clone());
        Profile {
            words: self.gather(side, revision, id),
            is_text: revision.leaf(id).is_some(),
            name: name.map(|name| {
                let key = revision.node(name).field.key;
                (key, self.gather(side, revision, name))
            }),
            date: when,
        }
    }
}

impl Profile {
    /// The most that two texts of their lengths can be alike.
    fn most(&self, other: &Self) -> f64 {
        let (one, two) = (self.words.len(), other.words.len());
        let part = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        2.0 * part(one.min(two)) / part((one + two).max(1))
    }

    /// How alike two items are, from 0 to 1: their words, their names, their dates.
    fn alike(&self, other: &Self) -> f64 {
        let (mut total, mut weight) = (3.0 * words::dice(&self.words, &other.words), 3.0);
        if let (Some((key, ours)), Some((same, theirs))) = (&self.name, &other.name)
            && key == same
        {
            total += 2.0 * words::dice(ours, theirs);
            weight += 2.0;
        }
        // A date that is set tells a day from others; that there is one to be set tells a little.
        let told = match (&self.date, &other.date) {
            (None, None) => None,
            (Some(When::ToSchedule), Some(When::ToSchedule)) => Some((0.5, 1.0)),
            (Some(When::ToSchedule), _) | (_, Some(When::ToSchedule)) | (None, _) | (_, None) => {
                Some((0.2, 0.0))
            }
            (Some(ours), Some(theirs)) => Some((1.5, if ours == theirs { 1.0 } else { 0.0 })),
        };
        if let Some((weighs, alike)) = told {
            total += weighs * alike;
            weight += weighs;
        }
        total / weight
    }
}

/// What an item is among others of its kind: those of lists of the same name, in the same section.
fn class(revision: &RevisionTree, id: Id) -> String {
    let pointer = revision.pointer(id);
    let section = pointer.split('/').nth(1).unwrap_or_default();
    match (section, revision.node(id).field.key) {
        ("objectifs", "liste") => "objectifs/objectifs".to_owned(),
        (section, key) => format!("{section}/{key}"),
    }
}

/// How far inside others steps of that list may be.
fn depth(list: &str) -> usize {
    let steps = ["phases", "modules", "journees", "sequences"];
    steps
        .iter()
        .position(|step| *step == list)
        .unwrap_or(steps.len())
}
