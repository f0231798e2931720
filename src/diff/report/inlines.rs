//! The inlines of two lines merged word by word, insertions and deletions marked.

use crate::diff::alignment::{AlignedWords, align_words};
use crate::diff::words::{self, TokenKind};
use crate::document::{Inline, Revision, inlines_text};

/// A word, a space or another inline that has no parts, with the inlines around it, emptied.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct InlineToken {
    wrappers: Vec<Inline>,
    inline: Inline,
    is_space: bool,
}

/// Characters from which a line that another line contains is unchanged there.
const MIN_SHARED: usize = 12;

/// Marks inlines of one revision only.
pub fn mark_inlines(inlines: &[Inline], revision: Revision) -> Vec<Inline> {
    if inlines.is_empty() {
        return Vec::new();
    }
    vec![Inline::Revised {
        revision,
        content: inlines.to_vec(),
    }]
}

/// Merges two lines word by word, or marks both as a whole where they share too little.
pub fn merge_inlines(old: &[Inline], new: &[Inline]) -> Vec<Inline> {
    if old == new {
        return new.to_vec();
    }
    let is_one_sided = old.is_empty() || new.is_empty();
    if !is_one_sided && is_extended(&inlines_text(old), &inlines_text(new)) {
        return overlay_lines(&[old.to_vec()], &[new.to_vec()]).concat();
    }
    if is_one_sided || !words::can_interleave(&inlines_text(old), &inlines_text(new)) {
        let space = (!is_one_sided).then(|| Inline::Text(" ".to_owned()));
        let old: Vec<Inline> = old.iter().cloned().chain(space).collect();
        let mut both = mark_inlines(&old, Revision::Deleted);
        both.extend(mark_inlines(new, Revision::Inserted));
        return both;
    }
    let (ours, theirs) = (tokenize(old), tokenize(new));
    let is_space = |at: usize| theirs[at].is_space;
    let mut merged = Vec::new();
    for AlignedWords { is_same, old, new } in align_words(&ours, &theirs, is_space) {
        let (deleted, inserted) = (&ours[old], &theirs[new]);
        if is_same {
            merged.extend(nest_tokens(inserted, 0));
        } else {
            let deleted = separate_words(deleted, inserted);
            merged.extend(mark_inlines(&nest_tokens(&deleted, 0), Revision::Deleted));
            merged.extend(mark_inlines(&nest_tokens(inserted, 0), Revision::Inserted));
        }
    }
    merged
}

/// Whether a line of words stays whole in a longer one, or is what stays of it.
fn is_extended(old: &str, new: &str) -> bool {
    let (short, long) = if old.len() < new.len() {
        (old, new)
    } else {
        (new, old)
    };
    short.chars().count() >= MIN_SHARED && long.contains(short)
}

/// The new lines, with the words that the old ones have and they do not at their places, whatever the lines of the old ones.
pub fn overlay_lines(old: &[Vec<Inline>], new: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let ours: Vec<InlineToken> = old.iter().flat_map(|line| tokenize(line)).collect();
    let (mut theirs, mut lines) = (Vec::new(), Vec::new());
    for (index, line) in new.iter().enumerate() {
        let tokens = tokenize(line);
        lines.extend(std::iter::repeat_n(index, tokens.len()));
        theirs.extend(tokens);
    }
    // The style of the words changes with the kind of the blocks.
    let bare = |tokens: &[InlineToken]| -> Vec<Inline> {
        tokens.iter().map(|token| token.inline.clone()).collect()
    };
    let is_space = |at: usize| theirs[at].is_space;
    let mut merged: Vec<Vec<Inline>> = vec![Vec::new(); new.len()];
    for AlignedWords { is_same, old, new } in align_words(&bare(&ours), &bare(&theirs), is_space) {
        let at = lines
            .get(new.start)
            .or(lines.last())
            .copied()
            .unwrap_or_default();
        if !is_same && !old.is_empty() {
            let mut deleted = nest_tokens(&ours[old], 0);
            deleted.push(Inline::Text(" ".to_owned()));
            merged[at].extend(mark_inlines(&deleted, Revision::Deleted));
        }
        let mut start = new.start;
        for part in lines[new].chunk_by(|one, other| one == other) {
            let inlines = nest_tokens(&theirs[start..start + part.len()], 0);
            start += part.len();
            merged[part[0]].extend(if is_same {
                inlines
            } else {
                mark_inlines(&inlines, Revision::Inserted)
            });
        }
    }
    merged
}

/// Deleted words, with a space after them where the inserted ones would touch them.
fn separate_words(deleted: &[InlineToken], inserted: &[InlineToken]) -> Vec<InlineToken> {
    let mut deleted = deleted.to_vec();
    let is_space = |token: &InlineToken| token.is_space || token.inline == Inline::Break;
    if let (Some(last), Some(first)) = (deleted.last(), inserted.first())
        && !is_space(last)
        && !is_space(first)
    {
        deleted.push(InlineToken {
            wrappers: Vec::new(),
            inline: Inline::Text(" ".to_owned()),
            is_space: true,
        });
    }
    deleted
}

fn tokenize(inlines: &[Inline]) -> Vec<InlineToken> {
    let mut tokens = Vec::new();
    push_tokens(inlines, &mut Vec::new(), &mut tokens);
    tokens
}

fn push_tokens(inlines: &[Inline], wrappers: &mut Vec<Inline>, tokens: &mut Vec<InlineToken>) {
    for inline in inlines {
        let (wrapper, content) = match inline {
            Inline::Strong(content) => (Some(Inline::Strong(Vec::new())), content),
            Inline::Emphasis(content) => (Some(Inline::Emphasis(Vec::new())), content),
            Inline::Link { target, content } => {
                let (target, inside) = (target.clone(), content);
                let content = Vec::new();
                (Some(Inline::Link { target, content }), inside)
            }
            Inline::Foreign { language, content } => {
                let (language, inside) = (language.clone(), content);
                let content = Vec::new();
                (Some(Inline::Foreign { language, content }), inside)
            }
            // Neither revision is marked yet.
            Inline::Revised { content, .. } => (None, content),
            Inline::Text(text) => {
                tokens.extend(words::tokenize(text).into_iter().map(|token| InlineToken {
                    wrappers: wrappers.clone(),
                    inline: Inline::Text(token.text.to_owned()),
                    is_space: token.kind == TokenKind::Space,
                }));
                continue;
            }
            Inline::Time { .. } | Inline::Code(_) | Inline::NoteCall(_) | Inline::Break => {
                tokens.push(InlineToken {
                    wrappers: wrappers.clone(),
                    inline: inline.clone(),
                    is_space: false,
                });
                continue;
            }
        };
        let depth = wrappers.len();
        wrappers.extend(wrapper);
        push_tokens(content, wrappers, tokens);
        wrappers.truncate(depth);
    }
}

/// The inlines of tokens, below that many wrappers.
fn nest_tokens(tokens: &[InlineToken], depth: usize) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for group in tokens.chunk_by(|one, other| one.wrappers.get(depth) == other.wrappers.get(depth))
    {
        if let Some(wrapper) = group[0].wrappers.get(depth) {
            let mut wrapper = wrapper.clone();
            if let Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } = &mut wrapper
            {
                *content = nest_tokens(group, depth + 1);
            }
            inlines.push(wrapper);
            continue;
        }
        for token in group {
            if let Inline::Text(text) = &token.inline
                && let Some(Inline::Text(before)) = inlines.last_mut()
            {
                before.push_str(text);
            } else {
                inlines.push(token.inline.clone());
            }
        }
    }
    inlines
}
