//! Two revisions of a sheet laid one over the other: the sheet itself, with what was put in and what was taken out marked.
//!
//! It knows documents and words, and nothing of programmes: what stands elsewhere is taken out here and put in there.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::diff::words::{self, TokenKind};
use crate::document::compose::for_each_inline;
use crate::document::{
    Block, Column, Document, Fact, Inline, List, Masthead, Notes, Paragraph, Revision, Row,
    Section, Table, plain, plain_line,
};

/// How alike two blocks must be to be one that changed.
const ALIKE: f64 = 0.3;
/// Pairs of blocks weighed in one go; beyond, only what is the same on both sides holds the others in their places.
const MOST_PAIRS: usize = 250_000;

/// The new sheet with its revisions marked.
#[must_use]
pub fn redline(old: &Document, new: &Document) -> Document {
    let (mut old, mut new) = (old.clone(), new.clone());
    let notes = merge_notes(&mut old, &mut new);
    let masthead = Masthead {
        logo: new.masthead.logo,
        kicker: inlines(&old.masthead.kicker, &new.masthead.kicker),
        kind: inlines(&old.masthead.kind, &new.masthead.kind),
        title: inlines(&old.masthead.title, &new.masthead.title),
        subtitle: inlines(&old.masthead.subtitle, &new.masthead.subtitle),
    };
    Document {
        metadata: new.metadata,
        running: new.running,
        masthead,
        body: blocks(&old.body, &new.body),
        notes,
    }
}

/// The notes of both, in one row; both sheets call them by their ranks there.
fn merge_notes(old: &mut Document, new: &mut Document) -> Option<Notes> {
    let empty = Vec::new();
    let (ours, theirs) = (
        old.notes
            .as_ref()
            .map_or(&empty, |notes| &notes.items)
            .clone(),
        new.notes
            .as_ref()
            .map_or(&empty, |notes| &notes.items)
            .clone(),
    );
    let (anchor, title) = match (&old.notes, &new.notes) {
        (_, Some(notes)) | (Some(notes), None) => (notes.anchor.clone(), notes.title.clone()),
        (None, None) => return None,
    };
    let pairs = align(&ours, &theirs, &|note| plain(note), &|_, _| true);
    let mut ranks = [vec![0; ours.len()], vec![0; theirs.len()]];
    let mut row: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    for step in steps(&pairs, ours.len(), theirs.len()) {
        let rank = row.len() + 1;
        if let Some(i) = step.0 {
            ranks[0][i] = rank;
        }
        if let Some(j) = step.1 {
            ranks[1][j] = rank;
        }
        row.push(step);
    }
    for (document, ranks) in [(&mut *old, &ranks[0]), (&mut *new, &ranks[1])] {
        let mut renumber = |inline: &mut Inline| {
            if let Inline::NoteCall(number) = inline
                && let Some(rank) = ranks.get(number.saturating_sub(1))
            {
                *number = *rank;
            }
        };
        for_each_inline(&mut document.body, &mut renumber);
        if let Some(notes) = &mut document.notes {
            notes
                .items
                .iter_mut()
                .for_each(|note| for_each_inline(note, &mut renumber));
        }
    }
    let of = |document: &Document| {
        document
            .notes
            .as_ref()
            .map_or_else(Vec::new, |it| it.items.clone())
    };
    let (ours, theirs) = (of(old), of(new));
    let items = row.into_iter().map(|step| match step {
        (Some(i), Some(j)) => blocks(&ours[i], &theirs[j]),
        (Some(i), None) => marked(&ours[i], Revision::Deleted),
        (None, Some(j)) => marked(&theirs[j], Revision::Inserted),
        (None, None) => Vec::new(),
    });
    Some(Notes {
        anchor,
        title,
        items: items.collect(),
    })
}

/// What takes part in both, in order: pairs, and what is of one only.
fn steps(pairs: &[(usize, usize)], old: usize, new: usize) -> Vec<(Option<usize>, Option<usize>)> {
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::new();
    for &(next_i, next_j) in pairs.iter().chain([&(old, new)]) {
        steps.extend((i..next_i).map(|i| (Some(i), None)));
        steps.extend((j..next_j).map(|j| (None, Some(j))));
        if next_i < old && next_j < new {
            steps.push((Some(next_i), Some(next_j)));
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    steps
}

/// Which of some things are which of others, both in order: the pairs that are most alike in all.
fn align<T: PartialEq>(
    old: &[T],
    new: &[T],
    text: &dyn Fn(&T) -> String,
    may_pair: &dyn Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    let before = old
        .iter()
        .zip(new)
        .take_while(|(one, other)| one == other)
        .count();
    let rest = (&old[before..], &new[before..]);
    let after = std::iter::zip(rest.0.iter().rev(), rest.1.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let middle = (
        &rest.0[..rest.0.len() - after],
        &rest.1[..rest.1.len() - after],
    );
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|rank| (rank, rank)).collect();
    let inside = align_middle(middle.0, middle.1, text, may_pair);
    pairs.extend(inside.into_iter().map(|(i, j)| (i + before, j + before)));
    let (ends, starts) = (old.len() - after, new.len() - after);
    pairs.extend((0..after).map(|rank| (ends + rank, starts + rank)));
    pairs
}

fn align_middle<T: PartialEq>(
    old: &[T],
    new: &[T],
    text: &dyn Fn(&T) -> String,
    may_pair: &dyn Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    let texts = |items: &[T]| -> Vec<String> { items.iter().map(text).collect() };
    let (ours, theirs) = (texts(old), texts(new));
    if old.len() * new.len() > MOST_PAIRS {
        let same = capture_diff_slices(Algorithm::Myers, &ours, &theirs);
        let same = same
            .iter()
            .filter(|operation| operation.tag() == DiffTag::Equal);
        let pairs = same.flat_map(|it| it.old_range().zip(it.new_range()));
        return pairs.filter(|&(i, j)| may_pair(&old[i], &new[j])).collect();
    }
    let roots = |texts: &[String]| -> Vec<Vec<String>> {
        let sorted = |text: &String| {
            let mut roots = words::roots(text);
            roots.sort_unstable();
            roots
        };
        texts.iter().map(sorted).collect()
    };
    let (ours, theirs) = (roots(&ours), roots(&theirs));
    let width = new.len() + 1;
    let mut best = vec![0.0_f64; (old.len() + 1) * width];
    let mut likeness = vec![0.0_f64; old.len() * new.len()];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let alike = if may_pair(&old[i], &new[j]) {
                words::dice(&ours[i], &theirs[j])
            } else {
                0.0
            };
            likeness[i * new.len() + j] = alike;
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if alike >= ALIKE {
                alike + best[(i + 1) * width + j + 1]
            } else {
                0.0
            };
            best[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old.len() && j < new.len() {
        let alike = likeness[i * new.len() + j];
        let here = best[i * width + j];
        if alike >= ALIKE && here <= alike + best[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn blocks(old: &[Block], new: &[Block]) -> Vec<Block> {
    let mut pairs = align(
        old,
        new,
        &|block| plain(std::slice::from_ref(block)),
        &may_pair,
    );
    fill(&mut pairs, old, new);
    let mut merged = Vec::new();
    for step in steps(&pairs, old.len(), new.len()) {
        match step {
            (Some(i), Some(j)) => merged.extend(block(&old[i], &new[j])),
            (Some(i), None) => merged.extend(marked(&old[i..=i], Revision::Deleted)),
            (None, Some(j)) => merged.extend(marked(&new[j..=j], Revision::Inserted)),
            (None, None) => {}
        }
    }
    merged
}

fn block(old: &Block, new: &Block) -> Vec<Block> {
    if old == new {
        return vec![new.clone()];
    }
    match (old, new) {
        (Block::Section(ours), Block::Section(theirs)) => {
            vec![Block::Section(Section {
                anchor: theirs.anchor.clone(),
                title: inlines(&ours.title, &theirs.title),
                aside: inlines(&ours.aside, &theirs.aside),
                look: theirs.look,
                blocks: blocks(&ours.blocks, &theirs.blocks),
            })]
        }
        (Block::Paragraph(ours), Block::Paragraph(theirs)) => {
            vec![Block::Paragraph(Paragraph {
                look: theirs.look,
                inlines: inlines(&ours.inlines, &theirs.inlines),
            })]
        }
        (Block::List(ours), Block::List(theirs)) => {
            let pairs = align(&ours.items, &theirs.items, &|item| plain(item), &|_, _| {
                true
            });
            let items = steps(&pairs, ours.items.len(), theirs.items.len());
            let items = items.into_iter().map(|step| match step {
                (Some(i), Some(j)) => blocks(&ours.items[i], &theirs.items[j]),
                (Some(i), None) => marked(&ours.items[i], Revision::Deleted),
                (None, Some(j)) => marked(&theirs.items[j], Revision::Inserted),
                (None, None) => Vec::new(),
            });
            vec![Block::List(List {
                start: theirs.start,
                items: items.collect(),
            })]
        }
        (Block::Facts(ours), Block::Facts(theirs)) => {
            vec![Block::Facts(facts(ours, theirs))]
        }
        (Block::Table(ours), Block::Table(theirs))
            if ours.columns.len() == theirs.columns.len() && ours.look == theirs.look =>
        {
            vec![Block::Table(table(ours, theirs))]
        }
        (Block::Quote(ours), Block::Quote(theirs)) => {
            vec![Block::Quote(blocks(ours, theirs))]
        }
        (ours, theirs) => {
            let mut both = marked(std::slice::from_ref(ours), Revision::Deleted);
            both.extend(marked(std::slice::from_ref(theirs), Revision::Inserted));
            both
        }
    }
}

fn facts(old: &[Fact], new: &[Fact]) -> Vec<Fact> {
    // « Intervenant » is « Intervenants » once there are two.
    let names = |facts: &[Fact]| -> Vec<String> {
        let names = facts.iter().map(|fact| plain_line(&fact.label));
        names
            .map(|name| name.trim_end_matches('s').to_owned())
            .collect()
    };
    let named = capture_diff_slices(Algorithm::Myers, &names(old), &names(new));
    let named = named
        .iter()
        .filter(|operation| operation.tag() == DiffTag::Equal);
    let pairs: Vec<_> = named
        .flat_map(|it| it.old_range().zip(it.new_range()))
        .collect();
    let mut facts = Vec::new();
    for step in steps(&pairs, old.len(), new.len()) {
        facts.push(match step {
            (Some(i), Some(j)) => Fact {
                label: inlines(&old[i].label, &new[j].label),
                value: blocks(&old[i].value, &new[j].value),
            },
            (Some(i), None) => Fact {
                label: wrapped(&old[i].label, Revision::Deleted),
                value: marked(&old[i].value, Revision::Deleted),
            },
            (None, Some(j)) => Fact {
                label: wrapped(&new[j].label, Revision::Inserted),
                value: marked(&new[j].value, Revision::Inserted),
            },
            (None, None) => continue,
        });
    }
    facts
}

/// Blocks of one revision only.
fn marked(blocks: &[Block], revision: Revision) -> Vec<Block> {
    let all = blocks.iter().map(|block| match block {
        Block::Section(section) => {
            let Section {
                anchor,
                title,
                aside,
                look,
                blocks,
            } = section;
            Block::Section(Section {
                anchor: anchor.clone(),
                title: wrapped(title, revision),
                aside: wrapped(aside, revision),
                look: *look,
                blocks: marked(blocks, revision),
            })
        }
        Block::Paragraph(Paragraph { look, inlines }) => Block::Paragraph(Paragraph {
            look: *look,
            inlines: wrapped(inlines, revision),
        }),
        Block::List(List { start, items }) => Block::List(List {
            start: *start,
            items: items.iter().map(|item| marked(item, revision)).collect(),
        }),
        Block::Facts(facts) => {
            let marked = facts.iter().map(|Fact { label, value }| Fact {
                label: wrapped(label, revision),
                value: marked(value, revision),
            });
            Block::Facts(marked.collect())
        }
        Block::Table(Table {
            look,
            caption,
            columns,
            rows,
        }) => {
            let columns = columns.iter().map(|column| Column {
                header: wrapped(&column.header, revision),
                ..column.clone()
            });
            Block::Table(Table {
                look: *look,
                caption: wrapped(caption, revision),
                columns: columns.collect(),
                rows: rows.iter().map(|row| marked_row(row, revision)).collect(),
            })
        }
        Block::Quote(blocks) => Block::Quote(marked(blocks, revision)),
    });
    all.collect()
}

fn may_pair(old: &Block, new: &Block) -> bool {
    std::mem::discriminant(old) == std::mem::discriminant(new)
}

/// Pairs what is left between the same neighbours when it is one block of one kind on each side: a title and what it heads, a block
/// of facts, a text written anew.
fn fill(pairs: &mut Vec<(usize, usize)>, old: &[Block], new: &[Block]) {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(next_i, next_j) in pairs.iter().chain([&(old.len(), new.len())]) {
        let lonely = next_i == i + 1 && next_j == j + 1;
        if lonely && may_pair(&old[i], &new[j]) && !matches!(old[i], Block::Section(_)) {
            found.push((i, j));
        }
        // Sections of one address are one.
        for (left, section) in old.iter().enumerate().take(next_i).skip(i) {
            let own = anchor(section);
            let taken = |right: &usize| found.iter().any(|(i, j)| *i >= left || *j >= *right);
            let other = (j..next_j).find(|right| own.is_some() && anchor(&new[*right]) == own);
            if let Some(right) = other.filter(|right| !taken(right)) {
                found.push((left, right));
            }
        }
        (i, j) = (next_i + 1, next_j + 1);
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

fn table(old: &Table, new: &Table) -> Table {
    let text = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| plain_line(cell)).collect();
        cells.join(" ")
    };
    let mut pairs = align(&old.rows, &new.rows, &text, &|one, other| {
        one.kind == other.kind
    });
    // A row that is known by its first cell is that row, whatever the others say.
    let first = |row: &Row| {
        row.cells
            .first()
            .map(|cell| plain_line(cell))
            .filter(|it| !it.is_empty())
    };
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(next_i, next_j) in pairs.iter().chain([&(old.rows.len(), new.rows.len())]) {
        let mut from = j;
        for left in i..next_i {
            let same = (from..next_j).find(|right| {
                old.rows[left].kind == new.rows[*right].kind
                    && first(&old.rows[left]).is_some()
                    && first(&old.rows[left]) == first(&new.rows[*right])
            });
            if let Some(right) = same {
                found.push((left, right));
                from = right + 1;
            }
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    pairs.extend(found);
    pairs.sort_unstable();
    let rows = steps(&pairs, old.rows.len(), new.rows.len());
    let rows = rows.into_iter().filter_map(|step| match step {
        (Some(i), Some(j)) => {
            let cells = std::iter::zip(&old.rows[i].cells, &new.rows[j].cells);
            Some(Row {
                kind: new.rows[j].kind,
                cells: cells.map(|(one, other)| inlines(one, other)).collect(),
            })
        }
        (Some(i), None) => Some(marked_row(&old.rows[i], Revision::Deleted)),
        (None, Some(j)) => Some(marked_row(&new.rows[j], Revision::Inserted)),
        (None, None) => None,
    });
    let columns = std::iter::zip(&old.columns, &new.columns).map(|(one, other)| Column {
        header: inlines(&one.header, &other.header),
        ..other.clone()
    });
    Table {
        look: new.look,
        caption: inlines(&old.caption, &new.caption),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

fn marked_row(row: &Row, revision: Revision) -> Row {
    Row {
        kind: row.kind,
        cells: row
            .cells
            .iter()
            .map(|cell| wrapped(cell, revision))
            .collect(),
    }
}

fn wrapped(inlines: &[Inline], revision: Revision) -> Vec<Inline> {
    if inlines.is_empty() {
        return Vec::new();
    }
    vec![Inline::Revised {
        revision,
        content: inlines.to_vec(),
    }]
}

/// What stands in a line, and what surrounds it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Atom {
    around: Vec<Around>,
    kind: AtomKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Around {
    Strong,
    Emphasis,
    Link(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum AtomKind {
    Word(String),
    Space(String),
    Time { datetime: String, text: String },
    Code(String),
    Call(usize),
    Break,
}

/// Two runs of text laid one over the other, word by word.
#[must_use]
pub fn inlines(old: &[Inline], new: &[Inline]) -> Vec<Inline> {
    if old == new {
        return new.to_vec();
    }
    let apart = || {
        let mut old = old.to_vec();
        if !old.is_empty() && !new.is_empty() {
            old.push(Inline::Text(" ".to_owned()));
        }
        let mut both = wrapped(&old, Revision::Deleted);
        both.extend(wrapped(new, Revision::Inserted));
        both
    };
    if old.is_empty() || new.is_empty() || !words::can_be_woven(&plain_line(old), &plain_line(new))
    {
        return apart();
    }
    let (ours, theirs) = (atoms(old), atoms(new));
    let operations = capture_diff_slices(Algorithm::Myers, &ours, &theirs);
    let last = operations.len().saturating_sub(1);
    let mut merged = Vec::new();
    let (mut out, mut into): (Vec<Atom>, Vec<Atom>) = (Vec::new(), Vec::new());
    let flush = |out: &mut Vec<Atom>, into: &mut Vec<Atom>, merged: &mut Vec<Inline>| {
        part(out, into);
        for (atoms, revision) in [(out, Revision::Deleted), (into, Revision::Inserted)] {
            if !atoms.is_empty() {
                merged.push(Inline::Revised {
                    revision,
                    content: built(&std::mem::take(atoms)),
                });
            }
        }
    };
    for (rank, operation) in operations.iter().enumerate() {
        let stays = operation.tag() == DiffTag::Equal;
        let (from, to) = (&ours[operation.old_range()], &theirs[operation.new_range()]);
        // A space between two changed words is no word that stays.
        let bridges = stays
            && rank > 0
            && rank < last
            && matches!(
                to,
                [Atom {
                    kind: AtomKind::Space(_),
                    ..
                }]
            );
        if stays && !bridges {
            flush(&mut out, &mut into, &mut merged);
            merged.extend(built(to));
        } else {
            out.extend_from_slice(from);
            into.extend_from_slice(to);
        }
    }
    flush(&mut out, &mut into, &mut merged);
    merged
}

/// Keeps what was taken out apart from what was put in its place, that both read as words.
fn part(out: &mut Vec<Atom>, into: &[Atom]) {
    let is_space = |atom: &Atom| matches!(atom.kind, AtomKind::Space(_) | AtomKind::Break);
    if let (Some(last), Some(first)) = (out.last(), into.first())
        && !is_space(last)
        && !is_space(first)
    {
        out.push(Atom {
            around: Vec::new(),
            kind: AtomKind::Space(" ".to_owned()),
        });
    }
}

fn atoms(inlines: &[Inline]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    gather(inlines, &mut Vec::new(), &mut atoms);
    atoms
}

fn gather(inlines: &[Inline], around: &mut Vec<Around>, atoms: &mut Vec<Atom>) {
    for inline in inlines {
        let mut inside = |one: Around, content: &[Inline], around: &mut Vec<Around>| {
            around.push(one);
            gather(content, around, atoms);
            around.pop();
        };
        match inline {
            Inline::Strong(content) => inside(Around::Strong, content, around),
            Inline::Emphasis(content) => inside(Around::Emphasis, content, around),
            Inline::Link { target, content } => {
                inside(Around::Link(target.clone()), content, around);
            }
            // None is marked yet.
            Inline::Revised { content, .. } => gather(content, around, atoms),
            Inline::Text(text) => {
                let of = |token: words::Token<'_>| Atom {
                    around: around.clone(),
                    kind: match token.kind {
                        TokenKind::Space => AtomKind::Space(token.text.to_owned()),
                        TokenKind::Word | TokenKind::Number | TokenKind::Mark => {
                            AtomKind::Word(token.text.to_owned())
                        }
                    },
                };
                atoms.extend(words::tokens(text).into_iter().map(of));
            }
            Inline::Time { datetime, text } => atoms.push(Atom {
                around: around.clone(),
                kind: AtomKind::Time {
                    datetime: datetime.clone(),
                    text: text.clone(),
                },
            }),
            Inline::Code(code) => atoms.push(Atom {
                around: around.clone(),
                kind: AtomKind::Code(code.clone()),
            }),
            Inline::NoteCall(number) => atoms.push(Atom {
                around: around.clone(),
                kind: AtomKind::Call(*number),
            }),
            Inline::Break => atoms.push(Atom {
                around: around.clone(),
                kind: AtomKind::Break,
            }),
        }
    }
}

/// Atoms as inlines again.
fn built(atoms: &[Atom]) -> Vec<Inline> {
    build(atoms, 0)
}

fn build(atoms: &[Atom], depth: usize) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for group in atoms.chunk_by(|one, other| one.around.get(depth) == other.around.get(depth)) {
        let Some(around) = group.first().and_then(|atom| atom.around.get(depth)) else {
            for atom in group {
                match &atom.kind {
                    AtomKind::Word(text) | AtomKind::Space(text) => match inlines.last_mut() {
                        Some(Inline::Text(before)) => before.push_str(text),
                        _ => inlines.push(Inline::Text(text.clone())),
                    },
                    AtomKind::Time { datetime, text } => inlines.push(Inline::Time {
                        datetime: datetime.clone(),
                        text: text.clone(),
                    }),
                    AtomKind::Code(code) => inlines.push(Inline::Code(code.clone())),
                    AtomKind::Call(number) => inlines.push(Inline::NoteCall(*number)),
                    AtomKind::Break => inlines.push(Inline::Break),
                }
            }
            continue;
        };
        let content = build(group, depth + 1);
        inlines.push(match around {
            Around::Strong => Inline::Strong(content),
            Around::Emphasis => Inline::Emphasis(content),
            Around::Link(target) => Inline::Link {
                target: target.clone(),
                content,
            },
        });
    }
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    /// What a reader who takes one side of the marks sees.
    fn side(inlines: &[Inline], side: Revision) -> String {
        let mut read = String::new();
        for inline in inlines {
            match inline {
                Inline::Revised { revision, content } if *revision == side => {
                    read.push_str(&plain_line(content));
                }
                Inline::Revised { .. } => {}
                Inline::Text(_)
                | Inline::Strong(_)
                | Inline::Emphasis(_)
                | Inline::Code(_)
                | Inline::Link { .. }
                | Inline::Time { .. }
                | Inline::NoteCall(_)
                | Inline::Break => read.push_str(&plain_line(std::slice::from_ref(inline))),
            }
        }
        read
    }

    #[test]
    fn both_sides_can_be_read_back() {
        let old = [
            text("Le "),
            Inline::Strong(vec![text("14 février 2019")]),
            text(" à l’accueil du musée."),
        ];
        let new = [
            text("Le "),
            Inline::Strong(vec![text("15 février 2019")]),
            text(" à l’accueil du palais, à 9 h."),
        ];
        let merged = inlines(&old, &new);
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        for (revision, whole) in [(Revision::Deleted, &old), (Revision::Inserted, &new)] {
            assert_eq!(
                letters(&side(&merged, revision)),
                letters(&plain_line(whole))
            );
        }
        assert!(matches!(&merged[0], Inline::Text(same) if same == "Le "));
    }

    #[test]
    fn the_same_is_not_marked() {
        let same = [text("Le même texte")];
        assert_eq!(inlines(&same, &same), same);
    }
}
