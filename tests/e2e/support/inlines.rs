//! Random inlines inside one another, and random marks of lists.

use annexe::document::{Inline, ListMarker, Revision};
use proptest::prelude::*;

/// Leaves, alone or inside other inlines; links lead to one of `targets`.
pub fn nested_inline(
    leaf: impl Strategy<Value = Inline> + 'static,
    targets: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = Inline> {
    leaf.prop_recursive(3, 12, 4, move |inner| {
        let content = prop::collection::vec(inner, 0..4);
        let revision = prop_oneof![Just(Revision::Inserted), Just(Revision::Deleted)];
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            content.clone().prop_map(|content| Inline::Foreign {
                language: "en".to_owned(),
                content,
            }),
            (revision, content.clone())
                .prop_map(|(revision, content)| Inline::Revised { revision, content }),
            (targets.clone(), content)
                .prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    })
}

pub fn any_marker(
    start: impl Strategy<Value = u64> + 'static,
) -> impl Strategy<Value = ListMarker> {
    let number = (start, any::<bool>()).prop_map(|(start, in_bracket)| {
        if in_bracket {
            ListMarker::Bracket(start)
        } else {
            ListMarker::Number(start)
        }
    });
    prop_oneof![Just(ListMarker::Bullet), number]
}
