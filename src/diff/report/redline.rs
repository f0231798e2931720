//! Two revisions of a sheet merged into one: the new sheet, with insertions and deletions marked.
//!
//! It knows documents and words, not programmes: lines that are deleted in one place and inserted in another are moved.

use std::collections::BTreeMap;

use super::inlines::{mark_inlines, merge_inlines, overlay_lines};
use crate::diff::alignment::{
    AlignedItem, Candidate, align_equal, align_heaviest, gaps, merge_pairs,
};
use crate::diff::words;
use crate::document::compose::visit_inlines_mut;
use crate::document::{
    Block, Column, Document, Fact, Inline, List, Masthead, Paragraph, Revision, Row, Section,
    Table, blocks_text, inlines_text, visit_lines, visit_lines_mut,
};

/// How alike two blocks must be to be paired.
const MIN_SIMILARITY: f64 = 0.3;
/// How alike blocks of other kinds must be for the words of the old ones to stand in the new ones.
const MIN_OVERLAID: f64 = 0.5;
/// The least characters of a line that moved: shorter ones are labels, which are alike anywhere.
const MIN_MOVED: usize = 12;
/// Pairs of blocks compared in one go; beyond, only equal blocks are paired.
const MAX_PAIRS: usize = 250_000;

/// The new sheet with its revisions marked.
pub fn merge_documents(old: &Document, new: &Document) -> Document {
    let (mut old, mut new) = (old.clone(), new.clone());
    let notes = merge_notes(&mut old, &mut new);
    let masthead = Masthead {
        logo: new.masthead.logo,
        letterhead: merge_inlines(&old.masthead.letterhead, &new.masthead.letterhead),
        kicker: merge_inlines(&old.masthead.kicker, &new.masthead.kicker),
        kind: merge_inlines(&old.masthead.kind, &new.masthead.kind),
        title: merge_inlines(&old.masthead.title, &new.masthead.title),
        subtitle: merge_inlines(&old.masthead.subtitle, &new.masthead.subtitle),
    };
    let mut body = merge_blocks(&old.body, &new.body);
    mark_moves(&mut body);
    Document {
        metadata: new.metadata,
        running_text: new.running_text,
        masthead,
        body,
        notes,
    }
}

/// The notes of both sheets in one list; both sheets then call them by their numbers in it.
fn merge_notes(old: &mut Document, new: &mut Document) -> Vec<Vec<Block>> {
    let (mut ours, mut theirs) = (
        std::mem::take(&mut old.notes),
        std::mem::take(&mut new.notes),
    );
    let pairs = pair_items(&ours, &theirs);
    let mut numbers = [vec![0; ours.len()], vec![0; theirs.len()]];
    let merged = merge_pairs(&pairs, ours.len(), theirs.len());
    for (number, item) in (1..).zip(merged) {
        match item {
            AlignedItem::Deleted(i) => numbers[0][i] = number,
            AlignedItem::Inserted(j) => numbers[1][j] = number,
            AlignedItem::Paired(i, j) => (numbers[0][i], numbers[1][j]) = (number, number),
        }
    }
    for (document, notes, numbers) in [
        (old, &mut ours, &numbers[0]),
        (new, &mut theirs, &numbers[1]),
    ] {
        renumber_calls(&mut document.body, numbers);
        notes
            .iter_mut()
            .for_each(|note| renumber_calls(note, numbers));
    }
    merge_flows(&pairs, &ours, &theirs)
}

fn renumber_calls(blocks: &mut [Block], numbers: &[usize]) {
    visit_inlines_mut(blocks, &mut |inline| {
        if let Inline::NoteCall(number) = inline
            && let Some(new) = numbers.get(number.saturating_sub(1))
        {
            *number = *new;
        }
    });
}

/// Pairs blocks or groups of blocks in order, to be as alike as they can be in all.
fn align_similar<T: PartialEq>(
    old: &[T],
    new: &[T],
    text: impl Fn(&T) -> String,
    may_pair: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    // Most of two revisions is the same: only the middle is compared.
    let is_same = |(one, other): &(&T, &T)| one == other;
    let before = std::iter::zip(old, new).take_while(is_same).count();
    let rest = std::iter::zip(old[before..].iter().rev(), new[before..].iter().rev());
    let after = rest.take_while(is_same).count();
    let (old_end, new_end) = (old.len() - after, new.len() - after);
    let (old, new) = (&old[before..old_end], &new[before..new_end]);
    let middle = if old.len() * new.len() > MAX_PAIRS {
        let texts = |items: &[T]| items.iter().map(&text).collect::<Vec<String>>();
        let mut pairs = align_equal(&texts(old), &texts(new));
        pairs.retain(|(i, j)| may_pair(&old[*i], &new[*j]));
        pairs
    } else {
        let roots = |item: &T| {
            let mut roots = words::stems(&text(item));
            roots.sort_unstable();
            roots
        };
        let theirs: Vec<Vec<String>> = new.iter().map(roots).collect();
        let mut candidates = Vec::new();
        for (i, one) in old.iter().enumerate() {
            let ours = roots(one);
            for (j, theirs) in theirs.iter().enumerate() {
                if !may_pair(one, &new[j]) {
                    continue;
                }
                let alike = words::sorted_similarity(&ours, theirs);
                if alike >= MIN_SIMILARITY {
                    candidates.push(Candidate {
                        old: i,
                        new: j,
                        weight: [to_billionths(alike), 0, 0],
                    });
                }
            }
        }
        align_heaviest(candidates)
    };
    let start = (0..before).map(|at| (at, at));
    let middle = middle.into_iter().map(|(i, j)| (i + before, j + before));
    let end = (0..after).map(|at| (old_end + at, new_end + at));
    start.chain(middle).chain(end).collect()
}

/// A similarity as an integer, so that sums are exact.
fn to_billionths(alike: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a similarity is from 0 to 1"
    )]
    let billionths = (alike * 1e9).round() as u64;
    billionths
}

/// The items of both sides in order: those of one side marked, the pairs merged.
fn merge_aligned<T, M>(
    pairs: &[(usize, usize)],
    [old, new]: [&[T]; 2],
    mark: fn(&T, Revision) -> M,
    merge_pair: fn(&T, &T) -> M,
) -> Vec<M> {
    let items = merge_pairs(pairs, old.len(), new.len()).into_iter();
    let merged = items.map(|item| match item {
        AlignedItem::Deleted(i) => mark(&old[i], Revision::Deleted),
        AlignedItem::Inserted(j) => mark(&new[j], Revision::Inserted),
        AlignedItem::Paired(i, j) => merge_pair(&old[i], &new[j]),
    });
    merged.collect()
}

/// Pairs blocks in order: those that are alike, parts of one address, and those that stand alone between the same others.
pub fn pair_blocks(old: &[Block], new: &[Block]) -> Vec<(usize, usize)> {
    let text = |block: &Block| blocks_text(std::slice::from_ref(block));
    let mut pairs = align_similar(old, new, text, can_pair);
    pair_gaps(&mut pairs, old, new, |one, other, is_alone| {
        match (anchor(one), anchor(other)) {
            (Some(one), Some(other)) => one == other,
            (None, None) => is_alone && can_pair(one, other),
            (Some(_), None) | (None, Some(_)) => false,
        }
    });
    pairs
}

fn merge_blocks(old: &[Block], new: &[Block]) -> Vec<Block> {
    let pairs = pair_blocks(old, new);
    let mut merged = Vec::new();
    let mut paired = pairs.iter();
    for [left, right] in gaps(&pairs, old.len(), new.len()) {
        let (left, right) = (&old[left], &new[right]);
        merged.extend(overlay_blocks(left, right).unwrap_or_else(|| {
            let mut both = mark_blocks(left, Revision::Deleted);
            both.extend(mark_blocks(right, Revision::Inserted));
            both
        }));
        let pair = paired.next();
        merged.extend(
            pair.into_iter()
                .flat_map(|(i, j)| merge_block(&old[*i], &new[*j])),
        );
    }
    merged
}

/// Blocks of other kinds with mostly the same words, as a table that became paragraphs: the new ones, with the old words in them.
fn overlay_blocks(old: &[Block], new: &[Block]) -> Option<Vec<Block>> {
    let stems = |blocks: &[Block]| {
        let mut stems = words::stems(&blocks_text(blocks));
        stems.sort_unstable();
        stems
    };
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let alike = words::sorted_similarity(&stems(old), &stems(new));
    if alike < MIN_OVERLAID {
        return None;
    }
    let lines = |blocks: &[Block]| {
        let mut lines: Vec<Vec<Inline>> = Vec::new();
        visit_lines(blocks, &mut |line| lines.push(line.to_vec()));
        lines
    };
    let mut merged = overlay_lines(&lines(old), &lines(new)).into_iter();
    let mut blocks = new.to_vec();
    visit_lines_mut(&mut blocks, &mut |line| {
        *line = merged.next().unwrap_or_default();
    });
    Some(blocks)
}

/// Marks as moved the lines that are deleted whole in one place and inserted whole in another.
fn mark_moves(blocks: &mut [Block]) {
    let whole = |line: &[Inline], revision: Revision| match line {
        [
            Inline::Revised {
                revision: own,
                content,
            },
        ] if *own == revision => {
            Some(inlines_text(content)).filter(|words| words.chars().count() >= MIN_MOVED)
        }
        _ => None,
    };
    let mut gone: BTreeMap<String, usize> = BTreeMap::new();
    visit_lines(blocks, &mut |line| {
        if let Some(words) = whole(line, Revision::Deleted) {
            *gone.entry(words).or_insert(0) += 1;
        }
    });
    let mut moved: BTreeMap<String, usize> = BTreeMap::new();
    let mark = |line: &mut Vec<Inline>, to: Revision| {
        if let [Inline::Revised { revision, .. }] = line.as_mut_slice() {
            *revision = to;
        }
    };
    let take = |counts: &mut BTreeMap<String, usize>, words: &str| {
        let count = counts.get_mut(words).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_some()
    };
    visit_lines_mut(blocks, &mut |line| {
        let words = whole(line, Revision::Inserted);
        if let Some(words) = words.filter(|words| take(&mut gone, words)) {
            mark(line, Revision::MovedTo);
            *moved.entry(words).or_insert(0) += 1;
        }
    });
    visit_lines_mut(blocks, &mut |line| {
        let words = whole(line, Revision::Deleted);
        if words.is_some_and(|words| take(&mut moved, &words)) {
            mark(line, Revision::MovedFrom);
        }
    });
}

/// Merges groups of blocks, each an item of a list or a note.
fn merge_flows(
    pairs: &[(usize, usize)],
    old: &[Vec<Block>],
    new: &[Vec<Block>],
) -> Vec<Vec<Block>> {
    let mark = |blocks: &Vec<Block>, revision| mark_blocks(blocks, revision);
    merge_aligned(pairs, [old, new], mark, |one, other| {
        merge_blocks(one, other)
    })
}

fn merge_block(old: &Block, new: &Block) -> Vec<Block> {
    if old == new {
        return vec![new.clone()];
    }
    match (old, new) {
        (Block::Section(ours), Block::Section(theirs)) => {
            vec![Block::Section(Section {
                anchor: theirs.anchor.clone(),
                title: merge_inlines(&ours.title, &theirs.title),
                aside: merge_inlines(&ours.aside, &theirs.aside),
                style: theirs.style,
                blocks: merge_blocks(&ours.blocks, &theirs.blocks),
            })]
        }
        (Block::Paragraph(ours), Block::Paragraph(theirs)) => {
            vec![Block::Paragraph(Paragraph {
                style: theirs.style,
                inlines: merge_inlines(&ours.inlines, &theirs.inlines),
            })]
        }
        (Block::List(ours), Block::List(theirs)) => {
            let pairs = pair_items(&ours.items, &theirs.items);
            vec![Block::List(List {
                marker: theirs.marker,
                items: merge_flows(&pairs, &ours.items, &theirs.items),
            })]
        }
        (Block::Facts(ours), Block::Facts(theirs)) => {
            vec![Block::Facts(merge_facts(ours, theirs))]
        }
        (Block::Table(ours), Block::Table(theirs))
            if ours.columns.len() == theirs.columns.len() && ours.style == theirs.style =>
        {
            vec![Block::Table(merge_table(ours, theirs))]
        }
        (Block::Quote(ours), Block::Quote(theirs)) => {
            vec![Block::Quote(merge_blocks(ours, theirs))]
        }
        (ours, theirs) => {
            let mut both = mark_blocks(std::slice::from_ref(ours), Revision::Deleted);
            both.extend(mark_blocks(
                std::slice::from_ref(theirs),
                Revision::Inserted,
            ));
            both
        }
    }
}

/// Pairs the items of two lists.
pub fn pair_items(old: &[Vec<Block>], new: &[Vec<Block>]) -> Vec<(usize, usize)> {
    align_similar(old, new, |item| blocks_text(item), |_, _| true)
}

/// Pairs lines with labels by their labels: « Intervenant » becomes « Intervenants » when there are two.
pub fn pair_facts(old: &[Fact], new: &[Fact]) -> Vec<(usize, usize)> {
    let labels = |facts: &[Fact]| -> Vec<String> {
        let labels = facts.iter().map(|fact| inlines_text(&fact.label));
        labels
            .map(|it| it.trim_end_matches('s').to_owned())
            .collect()
    };
    align_equal(&labels(old), &labels(new))
}

fn merge_facts(old: &[Fact], new: &[Fact]) -> Vec<Fact> {
    let pairs = pair_facts(old, new);
    let mark = |fact: &Fact, revision| Fact {
        label: mark_inlines(&fact.label, revision),
        value: mark_blocks(&fact.value, revision),
    };
    merge_aligned(&pairs, [old, new], mark, |one, other| Fact {
        label: merge_inlines(&one.label, &other.label),
        value: merge_blocks(&one.value, &other.value),
    })
}

/// Marks every line of the blocks of one revision only.
fn mark_blocks(blocks: &[Block], revision: Revision) -> Vec<Block> {
    let mut marked = blocks.to_vec();
    visit_lines_mut(&mut marked, &mut |line| {
        *line = mark_inlines(line, revision);
    });
    marked
}

fn can_pair(old: &Block, new: &Block) -> bool {
    std::mem::discriminant(old) == std::mem::discriminant(new)
}

/// Pairs the items left between paired ones: the first that are the same, as `is_same` tells it of two items and of whether
/// they stand alone there.
fn pair_gaps<T>(
    pairs: &mut Vec<(usize, usize)>,
    old: &[T],
    new: &[T],
    is_same: impl Fn(&T, &T, bool) -> bool,
) {
    let mut found = Vec::new();
    for [left, mut right] in gaps(pairs, old.len(), new.len()) {
        let is_alone = left.len() == 1 && right.len() == 1;
        for i in left {
            let same = |j: &usize| is_same(&old[i], &new[*j], is_alone);
            if let Some(j) = right.clone().find(same) {
                found.push((i, j));
                right.start = j + 1;
            }
        }
    }
    pairs.extend(found);
    pairs.sort_unstable();
}

fn anchor(block: &Block) -> Option<&str> {
    match block {
        Block::Section(section) => Some(&section.anchor),
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Quote(_) => None,
    }
}

fn merge_table(old: &Table, new: &Table) -> Table {
    let columns = std::iter::zip(&old.columns, &new.columns).map(|(one, other)| Column {
        header: merge_inlines(&one.header, &other.header),
        ..other.clone()
    });
    Table {
        style: new.style,
        caption: merge_inlines(&old.caption, &new.caption),
        columns: columns.collect(),
        rows: merge_rows(&old.rows, &new.rows),
    }
}

/// Pairs rows that are alike; a row left over by its first cell, whatever the others hold.
pub fn pair_rows(old: &[Row], new: &[Row]) -> Vec<(usize, usize)> {
    let text = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| inlines_text(cell)).collect();
        cells.join(" ")
    };
    let mut pairs = align_similar(old, new, text, |one, other| one.kind == other.kind);
    let name = |row: &Row| {
        let first = row.cells.first().map(|cell| inlines_text(cell));
        first.filter(|it| !it.is_empty())
    };
    pair_gaps(&mut pairs, old, new, |one, other, _| {
        one.kind == other.kind && name(one).is_some() && name(one) == name(other)
    });
    pairs
}

fn merge_rows(old: &[Row], new: &[Row]) -> Vec<Row> {
    let pairs = pair_rows(old, new);
    let mark = |row: &Row, revision| {
        let cells = row.cells.iter().map(|cell| mark_inlines(cell, revision));
        let (kind, cells) = (row.kind, cells.collect());
        Row { kind, cells }
    };
    merge_aligned(&pairs, [old, new], mark, |one, other| {
        let cells = std::iter::zip(&one.cells, &other.cells);
        let cells = cells.map(|(one, other)| merge_inlines(one, other));
        let (kind, cells) = (other.kind, cells.collect());
        Row { kind, cells }
    })
}
