//! What `annexe verify` proves: sheets that annexe builds are intact, always; nothing else is.

use std::cell::RefCell;
use std::fs;
use std::process::Command;

use annexe::check::ProjectContext;
use annexe::diagnostic::verify_result::VerifyResult;
use annexe::document::Document;
use annexe::model::Sheet;
use annexe::model::project::Config;
use annexe::render::fonts::has_glyph;
use annexe::render::{Format, Theme, render};
use annexe::verify::{compare_sheet, embedded_source, read_source};
use proptest::collection::vec;
use proptest::prelude::*;

mod forgeries;
mod grammar;
mod updates;

#[test]
#[ignore = "needs pyHanko; .ci/run has it"]
fn pyhanko_signs_and_validates() {
    let output = Command::new("target/signatures/bin/python")
        .args(["tests/signatures/sign.py", env!("CARGO_BIN_EXE_annexe")])
        .output()
        .expect("the script runs");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("signed, validated and verified"), "{said}");
}

/// The sheet of a programme, if it can be read.
fn compose(programme: &[u8]) -> Option<Document> {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let checked = context.check("a.yaml", programme);
    embedded_source::compose_with_source(&checked, &context, Sheet::Annexe)
}

/// The answer on a file, as `annexe verify` gives it; `None` where the file cannot be read, or its source builds nothing.
fn verify(bytes: &[u8]) -> Option<VerifyResult> {
    let (format, source) = read_source(bytes).ok()?;
    let (document, again) = rebuild(source, format)?;
    compare_sheet(bytes, &again, &document).ok()
}

/// The sheet of an embedded source. The last one is kept: many forgeries have the same.
fn rebuild(source: String, format: Format) -> Option<(Document, Vec<u8>)> {
    type Rebuilt = (String, Format, Document, Vec<u8>);
    thread_local! {
        static LAST: RefCell<Option<Rebuilt>> = const { RefCell::new(None) };
    }
    let last = LAST.take().filter(|it| it.0 == source && it.1 == format);
    if last.is_none() {
        let (programme, shared) = embedded_source::split_source(source.as_bytes());
        let context = match shared {
            Some(shared) => ProjectContext::read("a.yaml", &shared, None, &|_| unreachable!()),
            None => ProjectContext::without_file(Some(Config::default()), None),
        };
        let checked = context.check("a.yaml", programme);
        let document = embedded_source::compose_with_source(&checked, &context, Sheet::Annexe)?;
        let bytes = render(&document, format, &context.loaded_theme.theme);
        LAST.set(Some((source, format, document, bytes)));
    } else {
        LAST.set(last);
    }
    LAST.with_borrow(|last| {
        let (_, _, document, bytes) = last.as_ref()?;
        Some((document.clone(), bytes.clone()))
    })
}

fn assert_intact(document: &Document, name: &str) {
    for format in [Format::Html, Format::Pdf] {
        let sheet = render(document, format, &Theme::default());
        assert_eq!(
            verify(&sheet),
            Some(VerifyResult::Intact),
            "{name} {format:?}"
        );
    }
}

#[test]
fn every_accepted_programme_gives_intact_sheets() {
    let mut count = 0;
    for entry in fs::read_dir("tests/accept").expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let programme = fs::read(&path).expect("a file");
        let Some(document) = compose(&programme) else {
            continue;
        };
        assert_intact(&document, &path.display().to_string());
        count += 1;
    }
    assert!(count > 90, "{count}");
}

#[test]
fn texts_that_are_not_seen_give_intact_sheets() {
    for text in [
        "\u{200b}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}", "a\u{200b}b", "\u{a0}",
        "\u{202f}", "\u{2028}", "\u{85}", "\u{301}", "e\u{301}", "\u{200e}", "\u{2066}a\u{2069}",
        "\u{fe0f}", "\u{1f600}", "ﬁ", "﷽", "%%EOF", "]]>", "<!--", "</script>", "endobj",
        "%PDF-1.7", "1 0 obj", "{\u{7f}}",
    ] {
        let value = serde_json::json!({
            "intitule": format!("Titre {text}"),
            "lieu": text,
            "objectifs": [text, "Dire"],
            "contexte": format!("{text}\n\nMot {text} mot"),
        });
        let yaml = serde_yaml::to_string(&value).expect("YAML");
        if let Some(document) = compose(yaml.as_bytes()) {
            assert_intact(&document, &format!("{text:?}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn any_text_gives_an_intact_sheet(texts in vec(any_text(), 4)) {
        let value = serde_json::json!({
            "intitule": texts[0],
            "lieu": texts[1],
            "objectifs": {"liste": [texts[2], "Dire"]},
            "contexte": texts[3],
            "signatures": [{"partie": texts[1]}, {"partie": texts[2]}],
        });
        let yaml = serde_yaml::to_string(&value).expect("YAML");
        // Some read as a date or as marks that sheets do not hold.
        prop_assume!(compose(yaml.as_bytes()).is_some());
        let document = compose(yaml.as_bytes()).expect("a sheet");
        assert_intact(&document, &yaml);
    }
}

/// Letters, and any character at all.
fn any_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => proptest::char::range('a', 'z'),
        1 => Just(' '),
        2 => proptest::char::range('\u{a0}', '\u{24f}'),
        2 => proptest::char::range('\u{2000}', '\u{206f}'),
        1 => any::<char>(),
    ];
    // Others are refused before.
    let character = character.prop_filter_map("no glyph", |it| has_glyph(it).then_some(it));
    vec(character, 1..40).prop_map(|characters| characters.into_iter().collect())
}
