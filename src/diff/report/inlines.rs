//! The inlines of two lines merged word by word, insertions and deletions marked.

use crate::diff::alignment::{WordStretch, align_words};
use crate::diff::words::{self, TokenKind};
use crate::document::{Inline, Revision, plain_line};

/// A word, a space or another inline that has no parts, with the inlines around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct InlineToken {
    wrappers: Vec<InlineWrapper>,
    inline: Inline,
    is_space: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum InlineWrapper {
    Strong,
    Emphasis,
    Link(String),
}

/// Marks inlines of one revision only.
#[must_use]
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
#[must_use]
pub fn merge_inlines(old: &[Inline], new: &[Inline]) -> Vec<Inline> {
    if old == new {
        return new.to_vec();
    }
    if old.is_empty() || new.is_empty() {
        let mut both = mark_inlines(old, Revision::Deleted);
        both.extend(mark_inlines(new, Revision::Inserted));
        return both;
    }
    if !words::can_interleave(&plain_line(old), &plain_line(new)) {
        let old = [old, &[Inline::Text(" ".to_owned())]].concat();
        let mut both = mark_inlines(&old, Revision::Deleted);
        both.extend(mark_inlines(new, Revision::Inserted));
        return both;
    }
    let (ours, theirs) = (tokenize(old), tokenize(new));
    let is_space = |at: usize| theirs[at].is_space;
    let mut merged = Vec::new();
    for WordStretch { is_same, old, new } in align_words(&ours, &theirs, is_space) {
        let (deleted, inserted) = (&ours[old], &theirs[new]);
        if is_same {
            merged.extend(build(inserted, 0));
        } else {
            let deleted = set_apart(deleted, inserted);
            merged.extend(mark_inlines(&build(&deleted, 0), Revision::Deleted));
            merged.extend(mark_inlines(&build(inserted, 0), Revision::Inserted));
        }
    }
    merged
}

/// Deleted words, with a space after them where the inserted ones would touch them.
fn set_apart(deleted: &[InlineToken], inserted: &[InlineToken]) -> Vec<InlineToken> {
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

fn push_tokens(
    inlines: &[Inline],
    wrappers: &mut Vec<InlineWrapper>,
    tokens: &mut Vec<InlineToken>,
) {
    for inline in inlines {
        let (wrapper, content) = match inline {
            Inline::Strong(content) => (Some(InlineWrapper::Strong), content),
            Inline::Emphasis(content) => (Some(InlineWrapper::Emphasis), content),
            Inline::Link { target, content } => {
                (Some(InlineWrapper::Link(target.clone())), content)
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
fn build(tokens: &[InlineToken], depth: usize) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for group in tokens.chunk_by(|one, other| one.wrappers.get(depth) == other.wrappers.get(depth))
    {
        let wrapper = group.first().and_then(|token| token.wrappers.get(depth));
        match wrapper {
            Some(InlineWrapper::Strong) => inlines.push(Inline::Strong(build(group, depth + 1))),
            Some(InlineWrapper::Emphasis) => {
                inlines.push(Inline::Emphasis(build(group, depth + 1)));
            }
            Some(InlineWrapper::Link(target)) => inlines.push(Inline::Link {
                target: target.clone(),
                content: build(group, depth + 1),
            }),
            None => {
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
        }
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
        let merged = merge_inlines(&old, &new);
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
        assert_eq!(merge_inlines(&same, &same), same);
    }
}
