//! Markdown as others read it: what documents become, and what texts of authors become in documents.

use annexe::document::markdown::{find_stray_marks, parse_markdown, safe_link_target};
use annexe::document::*;
use annexe::render::markdown::render_markdown;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::support::inlines::nested_inline;
use crate::support::sample::{p, paragraph, sample, t};

/// The Markdown of blocks alone.
fn body(blocks: &[Block]) -> String {
    let mut document = sample();
    document.masthead = Masthead::default();
    document.notes = Vec::new();
    document.body = blocks.to_vec();
    let whole = render_markdown(&document);
    whole
        .strip_prefix("# \n\n")
        .unwrap_or(&whole)
        .trim_end_matches('\n')
        .to_owned()
}

/// The Markdown of inlines, on lines of their own: those of an item, without its marker.
fn source(inlines: &[Inline]) -> String {
    let items = vec![vec![paragraph(ParagraphStyle::Body, inlines.to_vec())]];
    let list = body(&[Block::List(List {
        marker: ListMarker::Bullet,
        items,
    })]);
    list[2..].replace("\n  ", "\n")
}

fn word(text: &str) -> Inline {
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
    assert_eq!(source(inlines), expected);
}

#[test]
fn a_sentence_stands_on_a_line_of_its_own() {
    check(
        &[word("Un. "), strong(&[word("Deux\u{202f}! Trois")])],
        "Un.\n**Deux\u{202f}!\nTrois**",
    );
    check(&[word("Un."), Inline::Break, word("Deux")], "Un.\\\nDeux");
}

#[test]
fn marks_leave_spaces_out_and_merge() {
    check(
        &[strong(&[word(" a ")]), strong(&[word("b")]), word("c")],
        "**a b**c",
    );
    check(&[strong(&[strong(&[word("a")])])], "**a**");
    check(
        &[emphasis(&[word("a"), strong(&[word("b")])])],
        "_a_**_b_**",
    );
}

#[test]
fn marks_beside_letters_survive() {
    check(
        &[strong(&[word("« mot »")]), word("s")],
        "**« mot »**&#115;",
    );
    check(
        &[word("s"), strong(&[word("« mot »")])],
        "&#115;**« mot »**",
    );
    check(&[word("mot"), emphasis(&[word("s")])], "mo&#116;_s_");
    check(
        &[word("a"), strong(&[word("b"), emphasis(&[word("c")])])],
        "&#97;**&#98;_c_**",
    );
}

#[test]
fn harmless_characters_are_not_escaped() {
    for harmless in [
        "R&D, a - b, 5 < 6, n°2 #3, formation/action (CTG) : 9 h – 17 h",
        "mon_fichier.txt à 10:30:00 !",
    ] {
        check(&[word(harmless)], harmless);
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
        check(&[word(data)], source);
    }
    check(&[word("a"), Inline::Break, word("---")], "a\\\n\\---");
    check(
        &[word("a!"), Inline::NoteCall(1), word("(b)")],
        "a\\![^1]\\(b)",
    );
    check(&[Inline::NoteCall(1), word("[b]")], "[^1]&#91;b]");
}

#[test]
fn addresses_and_code() {
    check(
        &[link(
            "https://example.org/",
            &[word("https://example.org/")],
        )],
        "<https://example.org/>",
    );
    check(
        &[link("https://example.org/a(b)", &[word("ici")])],
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
        Inline::Revised { revision, content } => {
            let strong = *strong || *revision == Revision::Inserted;
            marked_in_tree(content, &(' ', strong, *emphasis, target.clone()))
        }
        Inline::Foreign { content, .. } => marked_in_tree(content, under),
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
                // What keeps a call and a link apart is no character of the text.
                for char in text
                    .chars()
                    .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
                {
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
    let inline = nested_inline(leaf, "https://e\\.org/[a-z()$&_*;]{0,3}");
    prop::collection::vec(inline, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_comes_back_under_its_marks(inlines in any_inlines()) {
        let expected = marked_in_tree(&inlines, &(' ', false, false, None));
        let paragraph = paragraph(ParagraphStyle::Body, inlines.clone());
        let list = List { marker: ListMarker::Bullet, items: vec![vec![paragraph.clone()]] };
        let heading = Section {
            anchor: "a".to_owned(),
            title: inlines.clone(),
            aside: Vec::new(),
            style: SectionStyle::Plain,
            blocks: Vec::new(),
        };
        let cells = Table {
            style: TableStyle::Data,
            caption: Vec::new(),
            columns: vec![Column { header: Vec::new(), align: Align::Start, width: ColumnWidth::Fit }],
            rows: vec![Row { kind: RowKind::Body, cells: vec![inlines] }],
        };
        for block in [paragraph, Block::List(list), Block::Section(heading), Block::Table(cells)] {
            let source = body(&[block]);
            prop_assert_eq!(marked_in_source(&source), expected.clone(), "{}", source);
        }
    }
}

fn list(marker: ListMarker, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { marker, items })
}

#[track_caller]
fn check_blocks(blocks: &[Block], expected: &str) {
    assert_eq!(body(blocks), expected);
}

#[test]
fn a_section_is_a_heading_its_aside_and_its_blocks() {
    let section = Section {
        anchor: "jour".to_owned(),
        title: t("Journée 1"),
        aside: t("14 mars"),
        style: SectionStyle::Band,
        blocks: vec![p("a")],
    };
    check_blocks(&[Block::Section(section)], "## Journée 1\n\n14 mars\n\na");
}

#[test]
fn lists_nest_under_their_marker_and_keep_their_number() {
    let inner = list(ListMarker::Bullet, vec![vec![p("b")], vec![p("c")]]);
    check_blocks(
        &[list(
            ListMarker::Number(9),
            vec![vec![p("a"), inner], vec![p("d")]],
        )],
        "9. a\n   - b\n   - c\n10. d",
    );
}

#[test]
fn an_item_of_several_blocks_spaces_out_its_list() {
    check_blocks(
        &[list(
            ListMarker::Bullet,
            vec![vec![p("Un. Deux"), p("c")], vec![p("d")]],
        )],
        "- Un.\n  Deux\n\n  c\n\n- d",
    );
}

#[test]
fn two_lists_in_a_row_stay_two() {
    let one = list(ListMarker::Bullet, vec![vec![p("a")]]);
    check_blocks(&[one.clone(), one], "- a\n\n* a");
}

#[test]
fn a_fact_is_a_line() {
    let fact = Fact {
        label: t("Lieu"),
        value: vec![p("CAF"), list(ListMarker::Bullet, vec![vec![p("salle 1")]])],
    };
    check_blocks(&[Block::Facts(vec![fact])], "- **Lieu** CAF\n  - salle 1");
}

#[test]
fn a_table_is_not_padded() {
    let column = |header: &str, align| Column {
        header: t(header),
        align,
        width: ColumnWidth::Fit,
    };
    let row = |kind, cells: [&str; 2]| Row {
        kind,
        cells: cells.map(t).to_vec(),
    };
    let table = Table {
        style: TableStyle::Data,
        caption: t("Plan"),
        columns: vec![column("Durée", Align::End), column("Contenu", Align::Start)],
        rows: vec![
            row(RowKind::Body, ["7 h", "a|b"]),
            row(RowKind::Muted, ["1 h", "Pause"]),
            row(RowKind::Total, ["8 h", ""]),
        ],
    };
    check_blocks(
        &[Block::Table(table)],
        "**Plan**\n\n\
         | Durée | Contenu |\n\
         | --: | --- |\n\
         | 7 h | a\\|b |\n\
         | _1 h_ | _Pause_ |\n\
         | **8 h** | |",
    );
}

#[test]
fn notes_are_definitions_at_the_end() {
    let notes = vec![vec![p("a"), p("b")]];
    let mut document = sample();
    document.body.clear();
    document.notes = notes;
    let found = render_markdown(&document);
    assert!(found.ends_with("\n\n[^1]: a &nbsp;\n\n    b\n"), "{found}");
}

#[test]
fn a_note_is_no_address_for_those_who_know_no_notes() {
    for (note, source) in [
        (t("Vécue."), "Vécue. &nbsp;"),
        (t("Voir (ici)"), "Voir (ici) &nbsp;"),
        (t("Voir \"ici\""), "Voir \"ici\" &nbsp;"),
        (t("Deux mots"), "Deux mots"),
        (
            vec![word("Un"), Inline::Break, word("mot")],
            "Un &nbsp;\\\n    mot",
        ),
    ] {
        let mut document = sample();
        document.body.clear();
        document.notes = vec![vec![paragraph(ParagraphStyle::Body, note)]];
        let found = render_markdown(&document);
        assert!(found.ends_with(&format!("\n[^1]: {source}\n")), "{found}");
        let reads_note = |event| matches!(event, Event::Start(Tag::Link { .. }));
        assert!(!Parser::new(&found).any(reads_note), "{found}");
    }
}

#[test]
fn each_line_of_a_cell_has_a_row() {
    let column = |header: &str| Column {
        header: t(header),
        align: Align::Start,
        width: ColumnWidth::Fit,
    };
    let lines = |words: [&str; 2]| vec![word(words[0]), Inline::Break, word(words[1])];
    let table = Block::Table(Table {
        style: TableStyle::Data,
        caption: Vec::new(),
        columns: vec![column("A"), column("B"), column("C")],
        rows: vec![Row {
            kind: RowKind::Total,
            cells: vec![t("un"), lines(["deux", "trois"]), lines(["quatre", "cinq"])],
        }],
    });
    assert_eq!(
        body(&[table]),
        "| A | B | C |\n| --- | --- | --- |\n| **un** | **deux** | |\n| | **trois** | **quatre** |\n| | | **cinq** |"
    );
}

#[test]
fn a_passage_in_another_language_is_its_words() {
    let (parsed, unsupported) = parse_markdown("Le [feedback](lang:en), [*Zug*](lang:de-CH).");
    assert_eq!(unsupported, []);
    let [Block::Paragraph(Paragraph { inlines, .. })] = &parsed.blocks[..] else {
        panic!("{:?}", parsed.blocks);
    };
    assert_eq!(source(inlines), "Le feedback, _Zug_.");
    assert!(matches!(&inlines[1], Inline::Foreign { language, .. } if language == "en"));
    assert!(matches!(&inlines[3], Inline::Foreign { language, .. } if language == "de-CH"));
    for wrong in ["lang:anglais", "lang:", "lang:en_GB", "lang:e", "lang:en-"] {
        let (_, unsupported) = parse_markdown(&format!("Le [feedback]({wrong})."));
        assert_eq!(unsupported.len(), 1, "{wrong}");
    }
}

/// Whether the source goes to the next line between two words.
fn ends_before(before: &str, after: &str) -> bool {
    source(&[word(&format!("{before} {after}"))]).contains('\n')
}

#[test]
fn a_sentence_ends_before_a_capital() {
    for (before, after) in [
        ("fin.", "Le"),
        ("fin\u{202f}!", "«"),
        ("«\u{a0}Oui.\u{a0}»", "Elle"),
        ("orientations…", "Quelles"),
        ("(voir l’annexe.)", "À"),
        ("2019.", "Ensuite"),
        ("etc.", "Le"),
    ] {
        assert!(ends_before(before, after), "{before} {after}");
    }
}

#[test]
fn an_abbreviation_an_initial_or_a_small_letter_does_not_end_it() {
    for (before, after) in [
        ("M.", "Martin"),
        ("J.-P.", "Martin"),
        ("(art.", "L6353-1"),
        ("l’art.", "L6353-1"),
        ("p.", "XII"),
        ("etc.", "selon"),
        ("fin", "Le"),
        ("fin,", "Le"),
        ("7", "Heures"),
    ] {
        assert!(!ends_before(before, after), "{before} {after}");
    }
}

fn refused(text: &str) -> Vec<(&'static str, &str)> {
    parse_markdown(text)
        .1
        .into_iter()
        .map(|construct| (construct.kind.code(), &text[construct.range]))
        .collect()
}

fn inlines(text: &str) -> Vec<Inline> {
    match parse_markdown(text).0.blocks.as_slice() {
        [Block::Paragraph(paragraph)] => paragraph.inlines.clone(),
        other => panic!("one paragraph expected, not {other:?}"),
    }
}

#[test]
fn text_stays_text() {
    for text in [
        "a < b", "R&D &lt; &eacute;", "100 % | 50", "C:\\temp", "[^1] [x]",
    ] {
        assert_eq!(inlines(text), [Inline::Text(text.into())], "{text}");
        assert!(refused(text).is_empty(), "{text}");
    }
}

#[test]
fn what_a_sheet_cannot_hold_is_refused_where_it_stands() {
    assert_eq!(
        refused("a <script>x</script>"),
        [("T003", "<script>"), ("T003", "</script>")]
    );
    assert_eq!(
        refused("voir [ici](javascript:alert)"),
        [("T004", "[ici](javascript:alert)")]
    );
    assert_eq!(refused("voir [ici](#)"), [("T004", "[ici](#)")]);
    assert_eq!(refused("![x](y.png)"), [("T003", "![x](y.png)")]);
    assert_eq!(refused("a\n\n***\n\nb"), [("T003", "***\n")]);
    assert_eq!(refused("a\n---\n").len(), 1);
    assert_eq!(refused("a\n\n```\ncode\n```\n").len(), 1);
    assert_eq!(refused("a\n\n[^n]: note"), [("T005", "[^n]: note")]);
    assert_eq!(refused("a\n\n[x]: http://y.fr").len(), 1);
}

#[test]
fn notes_are_numbered_by_their_first_call() {
    let (text, unsupported) = parse_markdown("un[^b] deux[^a] un[^b]\n\n[^a]: A\n\n[^b]: B\n");
    assert!(unsupported.is_empty());
    assert_eq!(text.notes.len(), 2);
    let plain = format!("{:?}", text.notes);
    assert!(plain.find("\"B\"") < plain.find("\"A\""));
}

#[test]
fn headings_nest_without_jumps() {
    let (text, _) = parse_markdown("avant\n\n# A\n\n### B\n\nb\n\n# C\n");
    let [Block::Paragraph(_), Block::Section(a), Block::Section(c)] = text.blocks.as_slice() else {
        panic!("{text:?}");
    };
    assert!(matches!(a.blocks.as_slice(), [Block::Section(b)] if b.blocks.len() == 1));
    assert!(c.blocks.is_empty() && c.anchor.is_empty());
}

#[test]
fn link_targets_are_safe_or_absent() {
    assert_eq!(
        safe_link_target("HTTPS://é.fr/a b").as_deref(),
        Some("https://%C3%A9.fr/a%20b")
    );
    for target in [
        "javascript:x", "data:x", "x.html", "#x", "//x", "http:", "file:///x",
    ] {
        assert_eq!(safe_link_target(target), None, "{target}");
    }
}

#[test]
fn marks_that_would_be_printed() {
    for (text, expected) in [
        ("un **mot", &["**"][..]),
        ("un mot** de", &["**"]),
        ("un ** mot ** de", &["**"]),
        ("un *mot", &["*"]),
        ("un _mot et", &["_"]),
        ("l`accueil", &["`"]),
        ("un [mot](https://a.example", &["[mot]"]),
        ("un **mot\n\n- un **autre", &["**", "**"]),
        ("un **mot** et **un autre*", &["*"]),
    ] {
        let strays = find_stray_marks(text);
        let strays: Vec<&str> = strays.into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(strays, expected, "{text}");
    }
    for text in [
        "un **mot**, un *mot*, un _mot_, `code_a_b*`, [mot](https://a.example)",
        "5 * 3, nom_de_fichier, certification*, (*)",
        "\\*\\*mot, \\_mot",
        "[mot] et [mot] (précision), [^1]\n\n[^1]: note",
        "Nom : ______, ...",
        "Durée* (*selon le profil)",
        "*args, *autres",
        "Prix* : 40 €\n\n\\* HT",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Salle | Écran | Feutres",
    ] {
        assert!(
            find_stray_marks(text).is_empty(),
            "{text}: {:?}",
            find_stray_marks(text)
        );
    }
}

/// The Markdown of a text that was read.
fn written(text: &str) -> String {
    body(&parse_markdown(text).0.blocks)
}

#[test]
fn lists_of_word_processors_are_lists() {
    for (text, expected) in [
        ("• Salle\n• Écran", "- Salle\n- Écran"),
        ("•Salle\n•Écran", "- Salle\n- Écran"),
        ("\u{f0b7}\tSalle\n\u{f0b7}\tÉcran", "- Salle\n- Écran"),
        ("• Salle • Écran • Feutres", "- Salle\n- Écran\n- Feutres"),
        ("• Salle\n\n• Écran\n\nFin", "- Salle\n- Écran\n\nFin"),
        (
            "Prévoir :\n– une salle\n– un écran",
            "Prévoir :\n\n- une salle\n- un écran",
        ),
        (
            "• Salle\n  o nue\n  o claire\n• Écran",
            "- Salle\n  - nue\n  - claire\n- Écran",
        ),
        (
            "• Salle\n  • nue\n  • claire,\n    au nord\n• Écran",
            "- Salle\n  - nue\n  - claire, au nord\n- Écran",
        ),
        (
            "- Salle\n  ▪ nue\n  ▪ claire\n- Écran",
            "- Salle\n  - nue\n  - claire\n- Écran",
        ),
        ("• **Salle** nue\n• Écran", "- **Salle** nue\n- Écran"),
        ("Prévoir :\n• une salle", "Prévoir :\\\n• une salle"),
        ("Salle • Écran", "Salle • Écran"),
        ("– dit-il –", "– dit-il –"),
    ] {
        assert_eq!(written(text), expected, "{text:?}");
    }
}

#[test]
fn signs_that_say_something_stay_on_their_lines() {
    for (text, expected) in [
        ("□ Acquis\n□ À revoir", "□ Acquis\\\n□ À revoir"),
        (
            "Niveaux :\n✓ vu\n● en cours\n○ à voir",
            "Niveaux :\\\n✓ vu\\\n● en cours\\\n○ à voir",
        ),
        ("● Initial\n●● Confirmé", "● Initial\\\n●● Confirmé"),
        ("○ Oui ○ Non", "○ Oui ○ Non"),
        ("● Un\n● Deux", "- Un\n- Deux"),
        (
            "• Prévoir :\n  □ badge\n  □ casque\n• Venir",
            "- Prévoir :\\\n  □ badge\\\n  □ casque\n- Venir",
        ),
        ("• Salle\no nue\n• Écran", "• Salle\\\no nue\\\n• Écran"),
        ("+ vif\n- bruyant", "\\+ vif\\\n\\- bruyant"),
        ("* un\n- deux\n+ trois", "\\* un\\\n\\- deux\\\n\\+ trois"),
        (
            "- un\n- deux\n\n* trois\n* quatre",
            "- un\n- deux\n\n* trois\n* quatre",
        ),
        ("- 10 °C\n- 4 °C", "\\- 10 °C\\\n\\- 4 °C"),
        ("– 10 %\n– 20 %", "– 10 %\\\n– 20 %"),
        ("- un\n-\n- deux", "- un\n- deux"),
        (
            "| a | b |\n|---|---|\n| `x\\|y` | 2 |",
            "| a | b |\n| --- | --- |\n| `x\\|y` | 2 |",
        ),
        ("- 10 points\n- un bonus", "- 10 points\n- un bonus"),
    ] {
        assert_eq!(written(text), expected, "{text:?}");
    }
}

#[test]
fn a_stroke_before_a_sign_of_markdown_gives_the_sign() {
    for (text, expected) in [
        (r"\*mot\*", "*mot*"),
        (
            r"\[a\] et \[lien\](https://exemple.fr)",
            "[a] et [lien](https://exemple.fr)",
        ),
        (r"250 € \* HT", "250 € * HT"),
        (r"\<nom\> et \<b>", "<nom> et <b>"),
        (r"a_b\_c", "a_b_c"),
        (r"a \| b \~ c \! d \(e\)", "a | b ~ c ! d (e)"),
        (
            r"C:\Users\_x et \\serveur\_y",
            r"C:\Users\_x et \\serveur\_y",
        ),
        (r"\d+ et \frac{1}{2}", r"\d+ et \frac{1}{2}"),
    ] {
        assert_eq!(inlines_text(&inlines(text)), expected, "{text}");
        assert!(refused(text).is_empty(), "{text}");
    }
}

#[test]
fn numbers_of_authors_stay() {
    for (text, expected) in [
        ("1) Un\n2) Deux", "1) Un\n2) Deux"),
        ("5. Cinq\n6. Six", "5. Cinq\n6. Six"),
        (
            "2026. Bilan\n2027. Suites",
            "2026\\.\nBilan\\\n2027\\.\nSuites",
        ),
        ("1. Un\n3. Trois", "1\\.\nUn\\\n3\\.\nTrois"),
        ("2. Objectifs", "2\\.\nObjectifs"),
        ("a) Un\nb) Deux", "a) Un\\\nb) Deux"),
        ("3° Un\n4° Deux", "3° Un\\\n4° Deux"),
        ("250 €*\n* hors frais", "250 €\\*\\\n\\* hors frais"),
        ("Deux cas :\n> 12\n> 24", "Deux cas :\\\n\\> 12\\\n\\> 24"),
        ("- un\n- deux", "- un\n- deux"),
        ("* un\n* deux", "- un\n- deux"),
        (
            "Suite.\n\n> Une phrase citée.",
            "Suite.\n\n> Une phrase citée.",
        ),
    ] {
        assert_eq!(written(text), expected, "{text:?}");
    }
}

#[test]
fn tables_of_authors_are_tables() {
    assert_eq!(
        written("Les prix :\n\n| Durée | *Prix* |\n|---|--:|\n| 7 h | 450 € |\n| 14 h |\n"),
        "Les prix :\n\n| Durée | _Prix_ |\n| --- | --: |\n| 7 h | 450 € |\n| 14 h | |"
    );
    // A cell too many would vanish.
    let table = "| a | b |\n|---|---|\n| 1 | 2 | 3 |";
    assert_eq!(inlines_text(&inlines(table)), table);
}

/// How many lines a paragraph has on the sheet.
fn printed_lines(text: &str) -> usize {
    let inlines = inlines(text);
    1 + inlines.iter().filter(|it| **it == Inline::Break).count()
}

#[test]
fn lines_numbered_by_hand_stay_lines() {
    for text in [
        "1- Préparer\n2- Conduire",
        "1 - Préparer\n2 - Conduire",
        "1.1 Préparer\n1.2 Conduire",
        "2.1. Préparer\n2.2. Conduire",
        "1/ Préparer\n2/ Conduire",
        "1° Préparer\n2° Conduire",
        "I. Préparer\nII. Conduire",
        "IV – Préparer\nV – Conduire",
        "A. Préparer\nB. Conduire",
        "a - Préparer\nb - Conduire",
        "(1) Préparer\n(2) Conduire",
        "(a) Préparer\n(b) Conduire",
        "-> Préparer\n-> Conduire",
        "→ Préparer\n→ Conduire",
    ] {
        assert_eq!(printed_lines(text), 2, "{text}");
        assert!(refused(text).is_empty(), "{text}");
        assert_eq!(printed_lines(&format!("Le plan :\n{text}")), 3, "{text}");
    }
    // A line that only goes on is no line of its own.
    for text in [
        "Voir l’article\n3.2 du règlement",
        "Une année\nà Rennes\nà Brest",
        "Le livret\n2026 remplace\n2025 partout",
        "Le port\nA et\nB sont reliés",
    ] {
        assert_eq!(printed_lines(text), 1, "{text}");
    }
}
