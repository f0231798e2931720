//! The author's words are never changed: the characters of a field, less the marks whose effect shows, are those of
//! each sheet, in order; or a diagnostic stands at the place.
//!
//! `ANNEXE_FIELDS=100000` tries that many random fields.

mod account;
mod random_text;

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use account::account_for;
use annexe::diagnostic::kind::Severity;
use annexe::document::markdown::{ParsedText, parse_markdown};
use annexe::document::{Block, Inline, List, Row, Table};
use annexe::document::{visit_inlines, visit_lines};
use annexe::model::{Programme, Sheet, compose};
use annexe::read::{read, schema};
use annexe::render::Format;
use annexe::render::fonts::has_glyph;
use random_text::Dice;
use unicode_normalization::UnicodeNormalization;

use crate::support::formats::format_words;
use crate::support::words::document_words;

/// Fields of one programme.
const PACKED: usize = 120;
/// Stands on both sides of the number of a field, to see what stands around fields.
const PLAIN: &str = "Qzx";

/// What a field is of a sheet.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Title,
    Paragraph,
    Item,
    Cell,
}

fn fields() -> u64 {
    let count = std::env::var("ANNEXE_FIELDS");
    count.map_or(2_000, |count| count.parse().expect("a number"))
}

/// Takes characters away while the text still fails.
fn shrink(text: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut smallest = text.to_owned();
    let mut at = 0;
    while at < smallest.chars().count() {
        let kept = smallest
            .chars()
            .enumerate()
            .filter(|(index, _)| *index != at);
        let smaller: String = kept.map(|(_, c)| c).collect();
        if fails(&smaller) {
            smallest = smaller;
            at = 0;
        } else {
            at += 1;
        }
    }
    smallest
}

#[test]
fn every_character_is_printed_or_is_a_mark_that_shows() {
    let check = |text: &str| {
        let (parsed, unsupported) = parse_markdown(text);
        if unsupported.is_empty() {
            account_for(text, &parsed)
        } else {
            Ok(())
        }
    };
    let mut wrong = Vec::new();
    for seed in 0..fields() {
        let text = Dice::new(seed).text();
        if check(&text).is_err() {
            let smallest = shrink(&text, |text| check(text).is_err());
            wrong.push(format!("{smallest:?}: {:?}", check(&smallest)));
        }
        if wrong.len() >= 25 {
            break;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_three_sheets_print_the_words_of_random_fields() {
    let count = fields();
    let next = AtomicU64::new(0);
    let refused = AtomicU64::new(0);
    let check_some = || {
        loop {
            let first = next.fetch_add(PACKED as u64, Ordering::Relaxed);
            if first >= count {
                return;
            }
            let seeds = first..count.min(first + PACKED as u64);
            let fields = seeds.map(|seed| Dice::new(seed + 0x5eed).text()).collect();
            refused.fetch_add(check_packed(fields), Ordering::Relaxed);
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        (0..threads).for_each(|_| {
            scope.spawn(check_some);
        });
    });
    let refused = refused.into_inner();
    println!("{count} fields, {refused} refused by a diagnostic");
    assert!(
        refused * 2 < count,
        "{refused} of {count} fields are refused"
    );
}

/// Fields whose every character must be printed.
#[test]
fn the_three_sheets_print_what_only_looks_like_marks() {
    for text in PRINTED {
        let (parsed, unsupported) = parse_markdown(text);
        assert!(unsupported.is_empty(), "{text:?}: {unsupported:?}");
        assert_eq!(printed(&parsed.blocks, 0), squeeze(text), "{text:?}");
    }
    assert_eq!(
        check_packed(PRINTED.iter().map(|text| (*text).to_owned()).collect()),
        0
    );
}

/// Checks fields in one programme; says how many a diagnostic refuses.
fn check_packed(mut fields: Vec<String>) -> u64 {
    for field in &mut fields {
        if as_read(field).trim().is_empty() {
            "Mot".clone_into(field);
        }
    }
    let refused = refused_fields(&fields);
    for field in &refused {
        fields[*field] = "Mot".to_owned();
    }
    if let Err(why) = check_sheets(&fields) {
        for (index, field) in fields.iter().enumerate() {
            let in_place = |text: &str| {
                let mut alone = vec!["Mot".to_owned(); index % 6 + 1];
                alone[index % 6] = text.to_owned();
                alone
            };
            let fails = |text: &str| {
                let fields = in_place(text);
                !as_read(text).trim().is_empty()
                    && refused_fields(&fields).is_empty()
                    && check_sheets(&fields).is_err()
            };
            if fails(field) {
                let smallest = shrink(field, fails);
                panic!("{smallest:?}: {:?}", check_sheets(&in_place(&smallest)));
            }
        }
        panic!("{why}");
    }
    refused.len() as u64
}

/// The fields where reading finds an error.
fn refused_fields(fields: &[String]) -> Vec<usize> {
    let yaml = write_programme(fields);
    let reading = read::<Programme>(
        "champs.yaml",
        yaml.as_bytes(),
        &schema::PROGRAMME,
        &has_glyph,
    );
    let errors = reading
        .diagnostics
        .iter()
        .filter(|it| it.kind.severity() == Severity::Error);
    // A line for each field: the place says which.
    let lines = errors.map(|it| yaml[..it.place.span.start].matches('\n').count());
    let mut refused: Vec<usize> = lines.map(|line| field_of_line(&yaml, line)).collect();
    refused.sort_unstable();
    refused.dedup();
    refused
}

fn field_of_line(yaml: &str, line: usize) -> usize {
    let line = yaml.lines().nth(line).expect("a line");
    let (_, field) = line.rsplit_once(" # ").expect("the field of the line");
    field.parse().expect("a number")
}

fn shape(field: usize) -> Shape {
    [
        Shape::Paragraph,
        Shape::Title,
        Shape::Item,
        Shape::Cell,
        Shape::Paragraph,
        Shape::Item,
    ][field % 6]
}

/// A programme of these fields, a line each.
fn write_programme(fields: &[String]) -> String {
    let [mut sections, mut items, mut cells] = [const { String::new() }; 3];
    for (field, text) in fields.iter().enumerate() {
        let text = serde_json::to_string(text).expect("JSON");
        match shape(field) {
            Shape::Title => write!(sections, "- texte: Mot.\n  titre: {text} # {field}\n"),
            Shape::Paragraph => write!(sections, "- titre: Titre\n  texte: {text} # {field}\n"),
            Shape::Item => writeln!(items, "  - {text} # {field}"),
            Shape::Cell => write!(
                cells,
                "  - titre: Titre\n    duree: 1 h\n    methode: {text} # {field}\n"
            ),
        }
        .expect("a string");
    }
    let mut yaml = "intitule: Champs\n".to_owned();
    let parts = [
        ("objectifs:\n  liste:\n", items),
        ("deroule:\n  sequences:\n", cells),
        ("sections:\n", sections),
    ];
    for (head, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        yaml += head;
        yaml += part;
    }
    yaml
}

fn read_programme(fields: &[String]) -> Result<Programme, String> {
    let yaml = write_programme(fields);
    let reading = read(
        "champs.yaml",
        yaml.as_bytes(),
        &schema::PROGRAMME,
        &has_glyph,
    );
    reading
        .value
        .ok_or_else(|| format!("{:?}", reading.diagnostics))
}

/// The words of the fields are those of the document, and those of the document are those of each format.
fn check_sheets(fields: &[String]) -> Result<(), String> {
    let programme = read_programme(fields)?;
    let plain: Vec<String> = (0..fields.len())
        .map(|field| format!("{PLAIN}{field}{PLAIN}"))
        .collect();
    let around = compose(&read_programme(&plain)?, None, Sheet::Annexe, false);
    let document = compose(&programme, None, Sheet::Annexe, false);
    let expected = expected_text(&squeeze(&around.plain_text()), fields);
    same(&expected, &squeeze(&document.plain_text()), "the document")?;
    let typeset = compose(&programme, None, Sheet::Annexe, true);
    same(
        &unset(&document.plain_text()),
        &unset(&typeset.plain_text()),
        "typography",
    )?;
    for document in [document, typeset] {
        let words = document_words(&document).concat();
        for format in Format::ALL {
            same(
                &words,
                &format_words(&document, format).concat(),
                &format!("{format:?}"),
            )?;
        }
    }
    Ok(())
}

fn same(expected: &str, found: &str, place: &str) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let both = expected.char_indices().zip(found.chars());
    let common = both.take_while(|((_, a), b)| a == b);
    let at = common
        .map(|((at, a), _)| at + a.len_utf8())
        .last()
        .unwrap_or(0);
    let around = |text: &str| text[at..].chars().take(40).collect::<String>();
    Err(format!(
        "{place}: {:?} is not {:?}",
        around(found),
        around(expected)
    ))
}

/// The text of a document of plain fields, with other fields in their places.
fn expected_text(around: &str, fields: &[String]) -> String {
    let mut parts = around.split(PLAIN);
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut notes: Vec<(usize, Vec<Block>)> = Vec::new();
    while let Some(field) = parts.next() {
        let field: usize = field.parse().expect("the number of a field");
        let written = as_read(&fields[field]);
        let (ParsedText { blocks, notes: own }, _) = parse_markdown(&written);
        let before = notes.len();
        match shape(field) {
            Shape::Title => text += &squeeze(&written),
            Shape::Paragraph | Shape::Item => text += &printed(&blocks, before),
            Shape::Cell => text += &printed_line(&blocks, before),
        }
        if shape(field) != Shape::Title {
            notes.extend(own.into_iter().map(|note| (before, note)));
        }
        text += parts.next().unwrap_or_default();
    }
    for (number, (before, note)) in (1..).zip(&notes) {
        text += &format!("{number}{}", printed(note, *before));
    }
    text
}

/// A text without the characters of no width and the ligatures of fonts, which are reported.
fn as_read(text: &str) -> String {
    let has_width = |c: &char| !"\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}".contains(*c);
    let letters = text.chars().filter(has_width).flat_map(|c| {
        let ligature = ('\u{fb00}'..='\u{fb06}').contains(&c);
        let letters = if ligature {
            c.nfkc().collect()
        } else {
            String::from(c)
        };
        letters.chars().collect::<Vec<_>>()
    });
    letters.collect()
}

/// The letters of blocks; the calls of notes count on from those before.
fn printed(blocks: &[Block], notes_before: usize) -> String {
    let mut text = String::new();
    visit_lines(blocks, &mut |line| {
        text += &printed_inlines(line, notes_before);
    });
    text
}

fn printed_inlines(inlines: &[Inline], notes_before: usize) -> String {
    let mut text = String::new();
    visit_inlines(inlines, &mut |inline| match inline {
        Inline::NoteCall(number) => text += &(number + notes_before).to_string(),
        other => text += &squeeze(other.leaf_text()),
    });
    text
}

/// The same on the lines of a cell, where items keep a mark and columns a stroke.
fn printed_line(blocks: &[Block], notes_before: usize) -> String {
    let line = |inlines: &[Inline]| printed_inlines(inlines, notes_before);
    let blocks = blocks.iter().map(|block| match block {
        Block::List(List { marker, items }) => {
            let items = items.iter().enumerate().map(|(index, item)| {
                let mark = marker.number(index).unwrap_or_else(|| "•".to_owned());
                mark + &printed_line(item, notes_before)
            });
            items.collect()
        }
        Block::Section(section) => {
            line(&section.title) + &printed_line(&section.blocks, notes_before)
        }
        Block::Table(Table { columns, rows, .. }) => {
            let head = columns.iter().map(|column| column.header.as_slice());
            let rows = rows
                .iter()
                .map(|Row { cells, .. }| cells.iter().map(Vec::as_slice).collect());
            let rows = std::iter::once(head.collect::<Vec<_>>()).chain(rows);
            let row = |cells: Vec<&[Inline]>| {
                let cells = cells.into_iter().map(line).filter(|cell| !cell.is_empty());
                cells.collect::<Vec<_>>().join("|")
            };
            rows.map(row).collect::<String>()
        }
        Block::Paragraph(paragraph) => line(&paragraph.inlines),
        Block::Quote(blocks) => printed_line(blocks, notes_before),
        Block::Facts(_) => panic!("{block:?}"),
    });
    blocks.collect()
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text without what typography may change.
fn unset(text: &str) -> String {
    let changeable = |c: char| c.is_whitespace() || "\"“”«»'’.…".contains(c);
    let mut letters = String::new();
    let mut in_ending = false;
    for c in text.nfc().filter(|&c| !changeable(c)) {
        let follows = |c: char| c.is_ascii_digit() || "IVX".contains(c);
        in_ending = "eèmrs".contains(c) && (in_ending || letters.ends_with(follows));
        if !in_ending {
            letters.push(c);
        }
    }
    letters.replace("N°", "n°")
}

/// Every character of these is printed.
#[rustfmt::skip]
const PRINTED: &[&str] = &[
    "Deux versements : 2*1500 € et 1*300 €.", "Deux temps : 2*3h30 puis 1*7h.", "Soit 3 *2h et 4 *1h.", "a * b * c", "a*b*c",
    "Les méthodes __init__ et __str__", "Lire __name__, __FILE__ et _privée", "nom_de_variable et autre_nom",
    "Nom : ____ Prénom : ____", "Nom:____Prénom:____", "> 18 ans", "> 15 jours", ">= 12 participants",
    "Deux cas :\n> 12 participants\n> 24 participants", ">\u{a0}18 ans", "+ 10 %", "- 18 ans", "-", "+", "*", "_", "#",
    "# 1 du secteur", "# Titre seul", "2. Objectifs", "1) Accueil", "12) Bilan", "3° Suites", "a) Premier\nb) Second",
    "2026. Bilan", "1. Un\n3. Trois", "01. Un\n02. Deux", "1. Un\n1. Un aussi", "~", "~~barré~~", "~~~",
    r"C:\temp\essai", r"\\serveur\_partage", r"Les fichiers C:\*.bak et D:\_x", r"\frac{a}{b} et \d+\.\d{2}", r"Voir D:\Cours\_modele\[2].odt, dossier\nom\_x",
    "Ouvrir C:\\\nPuis fermer", "l`accueil et l`écoute", "$x_1 * y_2$ et x^2", "Une liste :\n\n    retrait\n      plus loin",
    "\tretrait", "x<y et y>z", "Des List<String> et Map<Cle, Valeur>", "< 18 ans", "<18 ans", "moins de <18 ans, plus de >3",
    "&nbsp;&amp; &eacute; &#233;", "R&D &c", "https://exemple.fr/a_b_c*d*?x=1&y=2", "https://exemple.fr/_x_/*y*",
    "nom_prenom_a@exemple.fr", "[à définir]", "[1] et [2]", "(voir [3])", "[x] (p. 4)", "![", "Attention ![1]",
    "[^1] sans note", "[1]: annexe", "[Nota]: ici", "250 €*\n\n* hors frais", "250 €*, 300 €**\n* hors frais\n** sur devis",
    "**", "un **mot", "* hors frais", "(*) hors frais et (*)", "Hôtel *** ou 3*", "mot*s et mot*s", "| a", "a | b | c",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |", "--|--", "• Salle seule", "Salle • Vidéo • Tableau", "– incise – ici",
    "f(*args, **kwargs)", "2**3**4", "if (a && b || c) { d[i] = *p; }", "#define X", "C# et C++", "@import 'x'; %d %s",
    "e-mail : a_b@c.fr; tél. +33 (0)1", "1.", "=> suite", "== égal ==", "Salle :\n= 12 places",
    "□ Acquis\n■ À revoir", "□ Oui\n□ Non", "☐ Badge\n☑ Casque", "✓ Vu\n● En cours\n○ À voir", "Choisir : ○ Oui ○ Non", "○ Oui ○ Non",
    "● Initial\n●● Confirmé\n●●● Expert", "+ vite fait\n- bruyant", "+ vite fait\n+ léger\n\n- bruyant\n- fragile", "* un\n- deux\n+ trois", "Pour :\n+ vif\n\nContre :\n- lent",
    "- 10 °C\n- 4 °C", "– 10 %\n– 20 %", "- 3 points", "+ 5 %\n+ 7 %", "▪ Un\n• Deux", "✗ Refus\n✓ Accord", "Si a<b et c>d", "a <b et c> d", "Choix <b et c>",
    "Signature :\n______", "______", "Gain :\n+ 3\n− 2", "x<y>z",
];
