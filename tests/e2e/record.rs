//! The source that sheets carry: the same sheet can be made from it, and a sheet that was changed shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use annexe::check::{CheckResult, ProjectContext};
use annexe::model::Sheet;
use annexe::model::project::Config;
use annexe::render::{Format, render};
use annexe::verify::{SheetWord, embedded_source, find_differences, read_sheet};
use lopdf::content::Content;
use lopdf::{Document, Object};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::conformance::assert_conforms;
use crate::support::expect::{assert_contains, assert_same_bytes};
use crate::support::formats::programmes;

/// Runs the program; gives its exit code and what it says.
fn annexe(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
        .current_dir(folder)
        .args(["--lang", "fr"])
        .args(arguments)
        .output()
        .expect("the program runs");
    let Output {
        status,
        stdout,
        stderr,
    } = output;
    let said = String::from_utf8([stdout, stderr].concat()).expect("UTF-8");
    (status.code(), said)
}

/// The sheets of a programme of the project, in a folder of their own.
fn built(programme: &str, arguments: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = fs::canonicalize(programme).expect("a programme");
    let path = path.display().to_string();
    let (code, said) = annexe(
        folder.path(),
        &[&["build", "-o", ".", &path], arguments].concat(),
    );
    assert_eq!(code, Some(0), "{said}");
    let name = Path::new(programme).file_stem().expect("a name");
    let stem = folder.path().join(name);
    (folder, stem)
}

const SEED: &str = "programmes/egoc-ctg-caf63.yaml";

#[test]
fn a_sheet_is_made_again_from_what_it_carries() {
    for path in programmes() {
        for (arguments, ending) in [(&[][..], ""), (&["--document", "fiche"][..], ".fiche")] {
            let (folder, stem) = built(&path, arguments);
            let sheet = |format: &str| format!("{}{ending}.{format}", stem.display());
            let pdf = fs::read(sheet("pdf")).expect("a sheet");
            assert_conforms(&pdf);
            assert!(path != SEED || pdf.len() < 120_000, "{} bytes", pdf.len());
            let (code, from_pdf) = annexe(folder.path(), &["extract", &sheet("pdf")]);
            assert_eq!(code, Some(0), "{from_pdf}");
            let (_, from_html) = annexe(folder.path(), &["extract", &sheet("html")]);
            assert_eq!(from_pdf, from_html);
            // No word of the command line: the source says which sheet it is of.
            let again = folder.path().join("again.yaml");
            fs::write(&again, &from_pdf).expect("a place to write");
            let (code, said) = annexe(folder.path(), &["build", "-o", "again", "again.yaml"]);
            assert_eq!(code, Some(0), "{said}");
            for format in ["md", "html", "pdf"] {
                let again = folder.path().join(format!("again/again{ending}.{format}"));
                let again = fs::read(again).expect("a sheet");
                let first = fs::read(sheet(format)).expect("a sheet");
                assert_same_bytes(&first, &again, &format!("{path} {format}"));
            }
            for format in ["html", "pdf"] {
                let (code, said) = annexe(folder.path(), &["verify", &sheet(format)]);
                assert_eq!((code, said.contains("exactement le même")), (Some(0), true));
            }
        }
    }
}

#[test]
fn what_is_for_the_team_alone_stays_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let programme = "# secret un\nintitule: Animer\nlieu: Rennes\nnotes_internes:\n  marge: secret deux\n\
                     catalogue:\n  tarifs: secret\n";
    fs::write(folder.path().join("a.yaml"), programme).expect("a file");
    let shared =
        "# secret trois\nprofil: qualiopi\norganisme:\n  nom: Atelier\n  lieu: secret quatre\n";
    fs::write(folder.path().join("annexe.yaml"), shared).expect("a file");
    annexe(folder.path(), &["build", "a.yaml"]);
    let (_, source) = annexe(folder.path(), &["extract", "output/a.pdf"]);
    assert_eq!(
        source,
        "intitule: Animer\nlieu: Rennes\n--- # annexe.yaml\norganisme:\n  nom: Atelier\n"
    );
}

#[test]
fn a_second_document_is_still_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.yaml"),
        "intitule: Un\n---\nintitule: Deux\n",
    )
    .expect("a file");
    let (code, said) = annexe(folder.path(), &["check", "a.yaml"]);
    assert_eq!((code, said.contains("S004")), (Some(1), true), "{said}");
}

#[test]
fn a_mistake_in_the_shared_part_is_told_at_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "intitule: Un\n--- # annexe.yaml\norganisme:\n  nomm: Atelier\n";
    fs::write(folder.path().join("a.yaml"), text).expect("a file");
    let (code, said) = annexe(
        folder.path(),
        &["check", "--format", "short", "--fix", "a.yaml"],
    );
    assert_eq!(code, Some(1), "{said}");
    assert_contains(&said, "a.yaml:4:3");
    let kept = fs::read_to_string(folder.path().join("a.yaml")).expect("a file");
    assert_eq!(kept, text);
}

/// Changes a PDF and writes it again.
fn tampered(path: &Path, change: impl FnOnce(&mut Document)) {
    let mut file = Document::load(path).expect("a PDF");
    change(&mut file);
    file.save(path).expect("a place to write");
}

/// Puts another glyph of the same font in the place of one that stands for this character.
fn change_glyph(file: &mut Document, page: u32, old: &str, new: &str) {
    let page = file.get_pages()[&page];
    let fonts = file.get_page_fonts(page).expect("fonts");
    let code = |font: &[u8], text: &str| {
        let map = fonts[font]
            .get(b"ToUnicode")
            .and_then(Object::as_reference)
            .expect("a map");
        let map = file
            .get_object(map)
            .and_then(Object::as_stream)
            .expect("a stream");
        let map = String::from_utf8(map.get_plain_content().expect("a map")).expect("text");
        let text: String = text
            .encode_utf16()
            .map(|unit| format!("{unit:04X}"))
            .collect();
        let line = map
            .lines()
            .find(|line| line.to_uppercase().ends_with(&format!(" <{text}>")))?;
        u16::from_str_radix(&line[1..5], 16).ok()
    };
    let mut content = Content::decode(&file.get_page_content(page)).expect("operators");
    let mut font = Vec::new();
    let mut changed = false;
    'all: for operation in &mut content.operations {
        if operation.operator == "Tf" {
            font = operation.operands[0].as_name().expect("a name").to_vec();
        }
        if operation.operator != "TJ" {
            continue;
        }
        let (Some(old), Some(new)) = (code(&font, old), code(&font, new)) else {
            continue;
        };
        for part in operation.operands[0].as_array_mut().expect("parts") {
            if let Object::String(codes, _) = part
                && let Some(at) = codes
                    .chunks_exact(2)
                    .position(|code| code == old.to_be_bytes())
            {
                codes[2 * at..2 * at + 2].copy_from_slice(&new.to_be_bytes());
                changed = true;
                break 'all;
            }
        }
    }
    assert!(changed, "« {old} » is nowhere on the page");
    let content = content.encode().expect("operators");
    file.change_page_content(page, content)
        .expect("a page to change");
}

/// Says that another version made the file.
fn of_another_version(file: &mut Document) {
    say_producer(file, "annexe 0.0.1");
}

fn say_producer(file: &mut Document, producer: &str) {
    let information = file
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .expect("information");
    file.get_dictionary_mut(information)
        .expect("information")
        .set("Producer", Object::string_literal(producer));
}

#[test]
fn a_changed_pdf_shows() {
    type Change = fn(&mut Document);
    let nothing: Change = |_| {};
    let letter: Change = |file| change_glyph(file, 2, "é", "e");
    let digit: Change = |file| change_glyph(file, 1, "9", "6");
    let page: Change = |file| file.delete_pages(&[3]);
    let last: Change = |file| file.delete_pages(&[6]);
    let changes: [(Change, &str); 8] = [
        (cover_words, ""),
        (pale_words, ""),
        (swap_pages, ""),
        (letter, "au lieu de"),
        (digit, "au lieu de"),
        (page, "il manque"),
        (last, "il manque"),
        (hide_words, ""),
    ];
    for (change, word) in changes {
        for other in [nothing, of_another_version] {
            let (folder, stem) = built(SEED, &["--format", "pdf"]);
            let path = stem.with_extension("pdf");
            tampered(&path, |file| {
                other(file);
                change(file);
            });
            let (code, said) = annexe(folder.path(), &["verify", &path.display().to_string()]);
            assert_eq!(code, Some(1), "{said}");
            assert!(!said.contains("intacte") && said.contains(word), "{said}");
        }
    }
}

fn hide_words(file: &mut Document) {
    // The words that are told stay, those that are shown go.
    let page = file.get_pages()[&1];
    let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
    let cut = content.replacen(" Tj", " pop", 1).replacen("TJ", "pop", 1);
    assert_ne!(content, cut);
    file.change_page_content(page, cut.into_bytes())
        .expect("a page");
}

fn cover_words(file: &mut Document) {
    // A white box, and words that the sheet has elsewhere.
    let page = file.get_pages()[&1];
    let content = file.get_page_content(page);
    let over = b" /Artifact BMC 1 1 1 rg 70 600 400 40 re f EMC";
    file.change_page_content(page, [content.as_slice(), over].concat())
        .expect("a page");
}

fn pale_words(file: &mut Document) {
    let page = file.get_pages()[&1];
    let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
    let content = content.replace("0.106 0.122 0.141 rg", "1 1 1 rg");
    file.change_page_content(page, content.into_bytes())
        .expect("a page");
}

fn swap_pages(file: &mut Document) {
    let pages: Vec<_> = file.get_pages().into_values().collect();
    let root = file
        .catalog()
        .and_then(|it| it.get(b"Pages"))
        .and_then(Object::as_reference);
    let kids: Vec<Object> = [1, 0, 2, 3, 4, 5]
        .map(|rank: usize| pages[rank].into())
        .to_vec();
    let root = root.expect("pages");
    file.get_dictionary_mut(root)
        .expect("pages")
        .set("Kids", kids);
}

#[test]
fn a_file_that_is_not_proved_says_why() {
    let unsound = "laissait passer des fiches falsifiées";
    for (producer, expected, absent) in [
        (annexe::render::GENERATOR, "Ses mots sont ceux", "uvx"),
        ("annexe 0.3.1", "uvx annexe@0.3.1 verify FICHIER", "intacte"),
        ("annexe 0.3.1; pyHanko 1.0", "annexe@0.3.1 ", "intacte"),
        ("annexe 0.0.9", unsound, "uvx"),
        ("annexe 10.2.33", "uvx annexe@10.2.33 verify", unsound),
        ("annexe 10.2.33", "ce qui ne prouve rien", "modifiée"),
        ("annexe 0.0.9-rc; x", "Ses mots sont ceux", "uvx"),
        ("annexe 9.9.999999", "Ses mots sont ceux", "uvx"),
        ("annexe 1.2.$(id)", "Ses mots sont ceux", "uvx"),
        ("Autre 1.2.3", "Ses mots sont ceux", "uvx"),
    ] {
        let (folder, stem) = built(SEED, &["--format", "pdf"]);
        let path = stem.with_extension("pdf");
        tampered(&path, |file| say_producer(file, producer));
        let (code, said) = annexe(folder.path(), &["verify", &path.display().to_string()]);
        assert_eq!(code, Some(1), "{producer}: {said}");
        assert_contains(&said, expected);
        assert!(!said.contains(absent), "{producer}: {said}");
    }
}

#[test]
fn the_page_shows_what_is_said() {
    let (folder, stem) = built(SEED, &["--format", "pdf"]);
    fs::rename(stem.with_extension("pdf"), folder.path().join("signe.pdf")).expect("a sheet");
    let digit = |file: &mut Document| change_glyph(file, 1, "9", "6");
    tampered(&folder.path().join("signe.pdf"), digit);
    let (_, said) = annexe(folder.path(), &["verify", "signe.pdf"]);
    let page = fs::read_to_string("docs/verifying.md").expect("a page");
    let said = said.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        page.contains(&format!("$ annexe verify signe.pdf\n{said}```")),
        "{said}"
    );
}

#[test]
fn a_changed_page_shows() {
    for (old, new) in [
        ("49&#160;h", "56&#160;h"),
        ("49\u{a0}h", "56\u{a0}h"),
        ("déploiement", "deploiement"),
        ("</main>", "<p>Et un mot.</p></main>"),
        ("</main>", "<div class=\"contents\">Et un mot.</div></main>"),
    ] {
        for other in [false, true] {
            let (folder, stem) = built(SEED, &["--format", "html"]);
            let path = stem.with_extension("html");
            let page = fs::read_to_string(&path).expect("a page");
            let Some(at) = page.rfind(old) else { continue };
            let mut page = format!("{}{new}{}", &page[..at], &page[at + old.len()..]);
            if other {
                page = page.replace(annexe::render::GENERATOR, "annexe 0.0.1");
            }
            fs::write(&path, page).expect("a page");
            let (code, said) = annexe(folder.path(), &["verify", &path.display().to_string()]);
            assert_eq!(code, Some(1), "{said}");
            let words = "les mots lus ne sont pas ceux";
            assert_contains(&said, if other { words } else { "modifiée" });
        }
    }
}

#[test]
fn a_word_changed_everywhere_shows() {
    for other in [false, true] {
        let (folder, stem) = built(SEED, &["--format", "html"]);
        let path = stem.with_extension("html");
        let page = fs::read_to_string(&path).expect("a page");
        let mut page = page.replace("allocataires", "locataires");
        if other {
            page = page.replace(annexe::render::GENERATOR, "annexe 0.0.1");
        }
        fs::write(&path, page).expect("a page");
        let (code, said) = annexe(folder.path(), &["verify", &path.display().to_string()]);
        // It is the sheet of another source, as far as words go.
        let words = if other {
            "les mots lus sont ceux du programme"
        } else {
            "Ses mots sont ceux du programme"
        };
        assert_eq!((code, said.contains(words)), (Some(1), true), "{said}");
        assert!(!said.contains("en trop"), "{said}");
        let path = path.display().to_string();
        let seed = fs::canonicalize(SEED).expect("a programme");
        let seed = seed.display().to_string();
        let (code, said) = annexe(folder.path(), &["verify", "--source", &seed, &path]);
        assert_eq!(code, Some(1), "{said}");
        assert_contains(&said, "d’une autre source");
        assert_contains(&said, "« locataires » au lieu de « allocataires »");
    }
}

#[test]
fn a_stale_sheet_shows() {
    let (folder, stem) = built(SEED, &[]);
    let programme = fs::read_to_string(SEED).expect("a programme");
    let newer = folder.path().join("newer.yaml");
    fs::write(
        &newer,
        programme.replace("heures_par_jour: 7", "heures_par_jour: 6"),
    )
    .expect("a file");
    for format in ["pdf", "html"] {
        let sheet = stem.with_extension(format).display().to_string();
        let (code, said) = annexe(folder.path(), &["verify", "--source", "newer.yaml", &sheet]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("périmée") && said.contains("49"), "{said}");
        let path = fs::canonicalize(SEED)
            .expect("a programme")
            .display()
            .to_string();
        let (code, said) = annexe(folder.path(), &["verify", "--source", &path, &sheet]);
        assert_eq!(code, Some(0), "{said}");
    }
}

#[test]
fn a_sheet_that_is_not_proved_is_told_before_it_is_compared() {
    type Change = fn(&Path);
    let continued: Change = |path| {
        let sheet = fs::read(path).expect("a sheet");
        fs::write(path, [sheet.as_slice(), b"%\n"].concat()).expect("a place to write");
    };
    let other: Change = |path| tampered(path, of_another_version);
    let again: Change = |path| tampered(path, |_| {});
    for (change, words) in [
        (continued, "ce qui suit n’est pas seulement une signature"),
        (other, "écrit par annexe 0.0.1"),
        (again, "il a été réécrit"),
    ] {
        let (folder, stem) = built(SEED, &["--format", "pdf"]);
        let path = stem.with_extension("pdf");
        change(&path);
        let path = path.display().to_string();
        let seed = fs::canonicalize(SEED).expect("a programme");
        let seed = seed.display().to_string();
        let (code, said) = annexe(folder.path(), &["diff", "--fail-on", "never", &seed, &path]);
        assert!(said.contains("D003") && said.contains(words), "{said}");
        assert_eq!(code, Some(1), "{said}");
        // The source is there to be read, whatever the file is worth.
        let (code, source) = annexe(folder.path(), &["extract", &path]);
        assert_eq!(
            (code, source.contains("intitule")),
            (Some(0), true),
            "{source}"
        );
    }
}

#[test]
fn a_file_that_swells_is_refused() {
    let (folder, stem) = built(SEED, &["--format", "pdf"]);
    let path = stem.with_extension("pdf");
    tampered(&path, |file| {
        let page = file.get_pages()[&1];
        file.change_page_content(page, b"q Q ".repeat(16 << 20))
            .expect("a page");
        file.compress();
    });
    assert!(fs::metadata(&path).expect("a file").len() < 1 << 20);
    let (code, said) = annexe(folder.path(), &["verify", &path.display().to_string()]);
    assert_eq!(
        (code, said.contains("décompressées")),
        (Some(3), true),
        "{said}"
    );
}

#[test]
fn another_link_is_a_stale_sheet() {
    let (folder, stem) = built(SEED, &["--format", "pdf"]);
    let programme = fs::read_to_string(SEED).expect("a programme");
    assert_contains(&programme, "heures_par_jour: 7");
    let newer = format!("# un commentaire\n{programme}");
    fs::write(folder.path().join("same.yaml"), newer).expect("a file");
    let newer =
        format!("{programme}\nsections:\n  - titre: Lien\n    texte: '[ici](https://a.fr)'\n");
    fs::write(folder.path().join("a.yaml"), &newer).expect("a file");
    fs::write(folder.path().join("b.yaml"), newer.replace("a.fr", "b.fr")).expect("a file");
    let path = stem.with_extension("pdf").display().to_string();
    let (code, _) = annexe(folder.path(), &["verify", "--source", "same.yaml", &path]);
    assert_eq!(code, Some(0));
    annexe(folder.path(), &["build", "-o", ".", "a.yaml"]);
    let (code, _) = annexe(folder.path(), &["verify", "--source", "a.yaml", "a.pdf"]);
    assert_eq!(code, Some(0));
    let (code, said) = annexe(folder.path(), &["verify", "--source", "b.yaml", "a.pdf"]);
    assert_eq!((code, said.contains("périmée")), (Some(1), true), "{said}");
}

#[test]
fn another_catalogue_behind_a_sheet_is_another_sheet() {
    let (folder, stem) = built(SEED, &["--format", "pdf"]);
    let path = stem.with_extension("pdf");
    let bytes = fs::read(&path).expect("a sheet");
    let before = Document::load(&path).expect("a PDF");
    let catalog = before.catalog().expect("a catalogue").clone();
    let mut after = lopdf::IncrementalDocument::create_from(bytes, before);
    let catalog = after.new_document.add_object(catalog);
    after.new_document.trailer.set("Root", catalog);
    after.save(&path).expect("a place to write");
    let (code, said) = annexe(folder.path(), &["verify", &path.display().to_string()]);
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn a_source_saved_with_other_line_ends_is_still_one() {
    let text = "intitule: Un\r\n--- # annexe.yaml\r\norganisme:\r\n  nom: Atelier\r\n";
    let (programme, shared) = embedded_source::split_source(text.as_bytes());
    assert_eq!(programme, b"intitule: Un\r\n");
    let shared = String::from_utf8(shared.expect("a shared part")).expect("UTF-8");
    assert!(shared.ends_with("nom: Atelier\r\n"), "{shared:?}");
}

#[test]
fn what_is_no_sheet_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, word) in [
        ("bonjour", "ni un PDF"),
        ("%PDF-1.7\n", "illisible"),
        ("<!DOCTYPE html><p>a", "ne contient pas de programme"),
    ] {
        fs::write(folder.path().join("x"), text).expect("a file");
        for command in ["extract", "verify"] {
            let (code, said) = annexe(folder.path(), &[command, "x"]);
            assert_eq!((code, said.contains(word)), (Some(3), true), "{said}");
        }
    }
    let (code, _) = annexe(folder.path(), &["verify", "absent.pdf"]);
    assert_eq!(code, Some(3));
}

#[test]
fn a_difference_is_reported_with_the_words_before_it() {
    for (expected, found, reported) in [
        ("7 jours, soit 49 h", "7 jours, soit 49 h", vec![]),
        (
            "7 jours, soit 49 h",
            "7 jours, soit 56 h",
            vec![("7 jours, soit", "49", "56")],
        ),
        ("a b c d e", "a b c e", vec![("a b c", "d", "")]),
    ] {
        let expected: Vec<String> = expected.split(' ').map(str::to_owned).collect();
        let found = found.split(' ').map(|word| SheetWord {
            text: word.to_owned(),
            page: None,
        });
        let differences = find_differences(&expected, &found.collect::<Vec<_>>());
        let found: Vec<_> = differences
            .iter()
            .map(|it| (it.before.as_str(), it.expected.as_str(), it.found.as_str()))
            .collect();
        assert_eq!(found, reported);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn any_text_comes_back(
        title in text(),
        notes in vec(text(), 1..4),
        lines in vec(text(), 1..6),
        version in prop_oneof![Just(Value::from("2")), any::<i64>().prop_map(Value::from)],
    ) {
        let value = serde_json::json!({
            "reference": title,
            "version": version,
            "intitule": format!("Mot {title}"),
            "objectifs": {"liste": notes},
            "contexte": lines.join("\n"),
            "duree": {"jours": 1.5},
        });
        let yaml = serde_yaml::to_string(&value).expect("YAML");
        let project_context = ProjectContext::without_file(Some(Config::default()), None);
        let first = project_context.check("a.yaml", yaml.as_bytes());
        // What a sheet cannot print is refused before.
        let Some((source, page)) = made(&first, &project_context) else { return Ok(()) };
        let (programme, shared) = embedded_source::split_source(source.as_bytes());
        let shared = shared.expect("a seam");
        let project_context = ProjectContext::read("a.yaml", &shared, None, &|_| unreachable!());
        let second = project_context.check("a.yaml", programme);
        let again = made(&second, &project_context);
        prop_assert_eq!(again, Some((source, page)), "{:?}", second.diagnostics);
    }
}

/// The source of a sheet, and the page that carries it.
fn made(checked: &CheckResult, project_context: &ProjectContext) -> Option<(String, Vec<u8>)> {
    let document = embedded_source::compose_with_source(checked, project_context, Sheet::Fiche)?;
    let page = render(&document, Format::Html, &project_context.loaded_theme.theme);
    let source = document.metadata.source?;
    let (_, carried) = read_sheet(&page).expect("a page");
    assert_eq!(carried.source.as_ref(), Some(&source));
    Some((source, page))
}

/// What YAML and HTML could take for something else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("mot"),
        Just("- "),
        Just(": "),
        Just(":"),
        Just(" #"),
        Just("# "),
        Just("'"),
        Just("\""),
        Just("012"),
        Just("1e3"),
        Just("0x1F"),
        Just("oui"),
        Just("true"),
        Just("~"),
        Just("null"),
        Just("2026-05-20"),
        Just("9:30"),
        Just("  "),
        Just("|"),
        Just("> "),
        Just("&amp;"),
        Just("&"),
        Just("<"),
        Just("</"),
        Just("@"),
        Just("`"),
        Just("%"),
        Just("{"),
        Just("]"),
        Just(","),
        Just("?"),
        Just("!"),
        Just("--- "),
        Just("..."),
        Just("é\u{a0}"),
        Just("\t"),
        Just("\\"),
        Just(" "),
        Just("\n"),
        Just("--- # annexe.yaml"),
        Just("\n--- # annexe.yaml\n"),
        Just("="),
        Just("<<"),
    ];
    vec(piece, 1..7).prop_map(|pieces| pieces.concat())
}
