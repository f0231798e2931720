//! Random inlines inside one another.

use annexe::document::{Inline, Revision};
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
            (revision, content.clone())
                .prop_map(|(revision, content)| Inline::Revised { revision, content }),
            (targets.clone(), content)
                .prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    })
}
