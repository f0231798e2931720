use super::{InlinePosition, inline};
use crate::document::{Inline, Revision};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn strong(content: &[Inline]) -> Inline {
    Inline::Strong(content.to_vec())
}

fn emphasis(content: &[Inline]) -> Inline {
    Inline::Emphasis(content.to_vec())
}

fn link(target: &str, content: &[Inline]) -> Inline {
    Inline::Link {
        target: target.to_owned(),
        content: content.to_vec(),
    }
}

#[track_caller]
fn check(inlines: &[Inline], expected: &str) {
    assert_eq!(inline(inlines, &[], InlinePosition::Paragraph), expected);
}

#[test]
fn a_sentence_stands_on_a_line_of_its_own() {
    check(
        &[text("Un. "), strong(&[text("Deux\u{202f}! Trois")])],
        "Un.\n**Deux\u{202f}!\nTrois**",
    );
    check(&[text("Un."), Inline::Break, text("Deux")], "Un.\\\nDeux");
}

#[test]
fn marks_leave_spaces_out_and_merge() {
    check(
        &[strong(&[text(" a ")]), strong(&[text("b")]), text("c")],
        "**a b**c",
    );
    check(&[strong(&[strong(&[text("a")])])], "**a**");
    check(
        &[emphasis(&[text("a"), strong(&[text("b")])])],
        "_a_**_b_**",
    );
}

#[test]
fn marks_beside_letters_survive() {
    check(
        &[strong(&[text("« mot »")]), text("s")],
        "**« mot »**&#115;",
    );
    check(
        &[text("s"), strong(&[text("« mot »")])],
        "&#115;**« mot »**",
    );
    check(&[text("mot"), emphasis(&[text("s")])], "mo&#116;_s_");
    check(
        &[text("a"), strong(&[text("b"), emphasis(&[text("c")])])],
        "&#97;**&#98;_c_**",
    );
}

#[test]
fn harmless_characters_are_not_escaped() {
    for harmless in [
        "R&D, a - b, 5 < 6, n°2 #3, formation/action (CTG) : 9 h – 17 h",
        "mon_fichier.txt à 10:30:00 !",
    ] {
        check(&[text(harmless)], harmless);
    }
}

#[test]
fn what_would_be_structure_is_escaped() {
    for (data, source) in [
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("# a", "\\# a"),
        ("> a", "\\> a"),
        (
            "[x] :smile: $a$ &amp; <b>",
            "\\[x] \\:smile: \\$a\\$ \\&amp; \\<b>",
        ),
    ] {
        check(&[text(data)], source);
    }
    check(&[text("a"), Inline::Break, text("---")], "a\\\n\\---");
    check(
        &[text("a!"), Inline::NoteCall(1), text("(b)")],
        "a\\![^1]\\(b)",
    );
    check(&[Inline::NoteCall(1), text("[b]")], "[^1]&#91;b]");
}

#[test]
fn addresses_and_code() {
    check(
        &[link(
            "https://example.org/",
            &[text("https://example.org/")],
        )],
        "<https://example.org/>",
    );
    check(
        &[link("https://example.org/a(b)", &[text("ici")])],
        "[ici](https://example.org/a\\(b\\))",
    );
    check(&[Inline::Code("a`b".to_owned())], "``a`b``");
}

/// A character that is not white space and the marks it is under: strong, emphasis, target of a link.
type Marked = (char, bool, bool, Option<String>);

fn marked_in_tree(inlines: &[Inline], under: &Marked) -> Vec<Marked> {
    let (_, strong, emphasis, target) = under;
    let chars = |text: &str| -> Vec<Marked> {
        let visible = text.chars().filter(|c| !c.is_whitespace());
        visible
            .map(|c| (c, *strong, *emphasis, target.clone()))
            .collect()
    };
    let marked = inlines.iter().flat_map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Time { text, .. } => chars(text),
        Inline::NoteCall(number) => {
            let digits = number.to_string();
            let digits = digits.chars().map(|c| (c, *strong, *emphasis, None));
            digits.collect()
        }
        Inline::Break => Vec::new(),
        Inline::Strong(content) => marked_in_tree(content, &(' ', true, *emphasis, target.clone())),
        Inline::Emphasis(content) => marked_in_tree(content, &(' ', *strong, true, target.clone())),
        Inline::Revised { content, .. } => {
            marked_in_tree(content, &(' ', *strong, *emphasis, target.clone()))
        }
        Inline::Link {
            target: inner,
            content,
        } => {
            let target = target.clone().or(Some(inner.clone()));
            marked_in_tree(content, &(' ', *strong, *emphasis, target))
        }
    });
    marked.collect()
}

fn marked_in_source(source: &str) -> Vec<Marked> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let definitions = "\n\n[^1]: a\n\n[^2]: b\n";
    let (mut strong, mut emphasis, mut target) = (0, 0, None);
    let mut out = Vec::new();
    for event in Parser::new_ext(&format!("{source}{definitions}"), options) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => break,
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong -= 1,
            Event::Start(Tag::Emphasis) => emphasis += 1,
            Event::End(TagEnd::Emphasis) => emphasis -= 1,
            Event::Start(Tag::Link { dest_url, .. }) => target = Some(dest_url.to_string()),
            Event::End(TagEnd::Link) => target = None,
            Event::Text(text) | Event::Code(text) | Event::FootnoteReference(text) => {
                for char in text.chars().filter(|c| !c.is_whitespace()) {
                    out.push((char, strong > 0, emphasis > 0, target.clone()));
                }
            }
            Event::Start(_)
            | Event::End(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineHtml(_) => {}
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::Rule
            | Event::TaskListMarker(_) => panic!("structure made of text: {source:?}"),
        }
    }
    out
}

const TEXT: &str = "[-a-zA-Z0é1.)(*_`~$&#;:<>!|\\[\\]\\\\/+=^€« \u{a0}\u{202f}\n\t]{0,6}";

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        8 => TEXT.prop_map(Inline::Text),
        1 => "[a`| ]{1,4}[a-z]".prop_map(Inline::Code),
        1 => (1usize..3).prop_map(Inline::NoteCall),
        1 => Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let content = prop::collection::vec(inner, 0..4);
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            (any::<bool>(), content.clone()).prop_map(|(is_new, content)| Inline::Revised {
                revision: if is_new {
                    Revision::Inserted
                } else {
                    Revision::Deleted
                },
                content
            }),
            ("https://e\\.org/[a-z()$&_*;]{0,3}", content)
                .prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    });
    prop::collection::vec(inline, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_comes_back_under_its_marks(inlines in any_inlines()) {
        let expected = marked_in_tree(&inlines, &(' ', false, false, None));
        let paragraph = inline(&inlines, &[], InlinePosition::Paragraph);
        let item = format!("- {paragraph}").replace('\n', "\n  ");
        let heading = format!("# {}", inline(&inlines, &[], InlinePosition::Heading));
        let cell = format!("||\n|-|\n| {} |", inline(&inlines, &[], InlinePosition::Cell));
        for source in [paragraph, item, heading, cell] {
            prop_assert_eq!(marked_in_source(&source), expected.clone(), "{}", source);
        }
    }
}
