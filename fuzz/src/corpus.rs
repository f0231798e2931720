//! The files of this repository that inputs are made from.

use std::fs;
use std::path::{Path, PathBuf};

use annexe::{Format, ProgrammeOptions};
use annexe_fuzz::Corpus;

use crate::HOME;

/// What inputs of a kind are made from, always in the same order.
pub fn read_corpus(kind: Corpus) -> Vec<Vec<u8>> {
    match kind {
        Corpus::Programmes | Corpus::Pairs => programmes(),
        Corpus::Texts => texts(),
        Corpus::Sheets => sheets(),
        Corpus::Themes => themes(),
    }
}

fn repository() -> PathBuf {
    Path::new(HOME).parent().expect("the repository").to_owned()
}

/// The files of a folder and of those inside, with one of these suffixes.
fn files(folder: &str, suffixes: &[&str]) -> Vec<PathBuf> {
    let mut folders = vec![repository().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let suffix = path.extension().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if suffixes.contains(&&*suffix) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn programmes() -> Vec<Vec<u8>> {
    let folders = ["tests/accept", "tests/reject", "tests/faults", "programmes"];
    let paths = folders.iter().flat_map(|folder| files(folder, &["yaml"]));
    paths
        .map(|path| fs::read(path).expect("a programme"))
        .collect()
}

/// The values of the programmes, and the lines that rules and typography are tested on.
fn texts() -> Vec<Vec<u8>> {
    let mut texts: Vec<Vec<u8>> = Vec::new();
    for programme in programmes() {
        let programme = String::from_utf8_lossy(&programme).into_owned();
        for line in programme.lines() {
            let value = line.split_once(": ").map_or(line, |it| it.1);
            texts.push(value.trim_start_matches(['-', ' ']).as_bytes().to_vec());
        }
    }
    for path in files("tests", &["txt"]) {
        let text = fs::read_to_string(path).expect("a text");
        let lines = text.lines().filter(|line| line.len() > 3);
        texts.extend(lines.map(|line| line.replace(['⟦', '⟧'], "").into_bytes()));
    }
    texts.extend(fs::read(repository().join("tests/typography/cases.yaml")).ok());
    texts.sort();
    texts.dedup();
    texts
}

/// Small sheets of these programmes, and the same PDFs with their streams laid open, for a change inside them to count.
fn sheets() -> Vec<Vec<u8>> {
    let mut sheets = Vec::new();
    let short = "intitule: Animer\nduree: { jours: 1, heures_par_jour: 7 }\n".to_owned();
    let names = [
        "tests/accept/complete.yaml",
        "programmes/sillage/tuteur.yaml",
    ];
    let named = names
        .iter()
        .filter_map(|name| fs::read_to_string(repository().join(name)).ok());
    for programme in std::iter::once(short).chain(named) {
        for format in [Format::Pdf, Format::Html] {
            let options = ProgrammeOptions::default();
            let Ok(sheet) = annexe::render(&programme, format, &options) else {
                continue;
            };
            if format == Format::Pdf
                && let Ok(mut document) = lopdf::Document::load_mem(&sheet)
            {
                let mut open = Vec::new();
                document.decompress();
                if document.save_to(&mut open).is_ok() {
                    sheets.push(open);
                }
            }
            sheets.push(sheet);
        }
    }
    sheets
}

/// Each logo and font of the tests, in the place of a theme where it belongs.
fn themes() -> Vec<Vec<u8>> {
    let files = files("tests/theme", &["svg", "png", "ttf", "otf"]);
    let themes = files.iter().map(|path| {
        let is_logo = path.extension().is_some_and(|it| it == "svg" || it == "png");
        let theme = match is_logo {
            true => "theme: { logo: { fichier: a, texte: Essai }, couleurs: { accent: \"#0f4c5c\" } }\n\0",
            false => "theme: { polices: { texte: { normal: a, italique: a, gras: a, gras_italique: a } } }\n\0",
        };
        [theme.as_bytes(), &fs::read(path).expect("a file")].concat()
    });
    themes.collect()
}
