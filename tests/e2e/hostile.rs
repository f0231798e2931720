//! Files that are made to hurt whoever reads them: every cost is counted, and the limit that a file exceeds is named.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use annexe::diagnostic::verify_result::{SheetLimit, UnreadableSheet};
use annexe::verify::{Budget, SheetContent, read_sheet_within, read_source};
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::expect::assert_contains;

const SOURCE: &str = "intitule: Animer\nlieu: Rennes\n--- # annexe.yaml\n";

/// A PDF of one page, a paragraph and a source, in which a test replaces objects.
struct Pdf {
    objects: Vec<(usize, Vec<u8>)>,
    trailer: String,
}

impl Pdf {
    fn new() -> Self {
        let mut pdf = Self {
            objects: Vec::new(),
            trailer: "/Root 1 0 R".into(),
        };
        pdf.set(1, "<</Pages 2 0 R/AF[5 0 R]/StructTreeRoot 7 0 R>>");
        pdf.set(2, "<</Type/Pages/Kids[3 0 R]>>");
        let page = "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 8 0 R>>>>>>";
        pdf.set(3, page);
        let content = "/P<</MCID 0>>BDC BT /F 12 Tf (Animer) Tj ET EMC";
        pdf.set_stream(4, "", content.as_bytes());
        pdf.set(5, "<</F(programme.yaml)/EF<</F 6 0 R>>>>");
        pdf.set_stream(6, "", SOURCE.as_bytes());
        pdf.set(7, "<</K 9 0 R>>");
        pdf.set(8, "<</Type/Font>>");
        pdf.set(9, "<</S/P/Pg 3 0 R/K 0>>");
        pdf
    }

    fn set(&mut self, number: usize, object: impl Into<Vec<u8>>) {
        self.objects.retain(|(known, _)| *known != number);
        self.objects.push((number, object.into()));
    }

    fn with(mut self, number: usize, object: impl Into<Vec<u8>>) -> Self {
        self.set(number, object);
        self
    }

    fn set_stream(&mut self, number: usize, entries: &str, data: &[u8]) {
        let head = format!("<<{entries}/Length {}>>stream\n", data.len());
        self.set(number, [head.as_bytes(), data, b"\nendstream"].concat());
    }

    fn with_stream(mut self, number: usize, entries: &str, data: &[u8]) -> Self {
        self.set_stream(number, entries, data);
        self
    }

    fn with_deflated(self, number: usize, entries: &str, data: &[u8]) -> Self {
        let entries = format!("{entries}/Filter/FlateDecode");
        self.with_stream(number, &entries, &deflate(data))
    }

    fn build(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut table = "xref\n".to_owned();
        for (number, object) in &self.objects {
            table += &format!("{number} 1\n{:010} 00000 n \n", bytes.len());
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        let trailer = &self.trailer;
        let end = format!("{table}trailer\n<<{trailer}>>\nstartxref\n{start}\n%%EOF");
        bytes.extend(end.bytes());
        bytes
    }
}

/// A PDF whose table is a stream.
fn pdf_with_table(entries: &str, rows: &[u8]) -> Vec<u8> {
    let rows = deflate(rows);
    let length = rows.len();
    let head = format!(
        "%PDF-1.7\n1 0 obj\n<</Type/XRef/Root 1 0 R{entries}/Filter/FlateDecode/Length {length}>>stream\n"
    );
    let end = b"\nendstream\nendobj\nstartxref\n9\n%%EOF";
    [head.as_bytes(), &rows, end].concat()
}

/// A PDF whose objects are all in a stream of objects, the tenth.
fn pdf_with_object_stream(entries: &str, objects: &[u8]) -> Vec<u8> {
    let objects = deflate(objects);
    let length = objects.len();
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let head =
        format!("10 0 obj\n<</Type/ObjStm{entries}/Filter/FlateDecode/Length {length}>>stream\n");
    bytes.extend(head.bytes());
    bytes.extend(objects);
    bytes.extend(b"\nendstream\nendobj\n");
    let start = bytes.len();
    let row = |number: usize| match number {
        10 => [1, 9, 0],
        _ => [2, 10, 0],
    };
    let rows: Vec<u8> = (0..12).flat_map(row).collect();
    let table = format!(
        "12 0 obj\n<</Type/XRef/Root 1 0 R/W[1 1 1]/Size 12/Length {}>>stream\n",
        rows.len()
    );
    bytes.extend(table.bytes());
    bytes.extend(rows);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF").bytes());
    bytes
}

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("writing to memory");
    encoder.finish().expect("writing to memory")
}

/// Reads a file; gives also what was looked at.
fn read(bytes: &[u8]) -> (Result<SheetContent, UnreadableSheet>, usize) {
    let budget = Budget::default();
    let read = read_sheet_within(bytes, &budget).map(|(_, content)| content);
    let is_exceeded = matches!(read, Err(UnreadableSheet::Exceeds(_)));
    assert_eq!(is_exceeded, budget.exceeded().is_some());
    (read, budget.spent(SheetLimit::Steps))
}

/// References to so many objects, from a number on.
fn references(numbers: impl Iterator<Item = usize>) -> String {
    numbers.map(|number| format!("{number} 0 R ")).collect()
}

#[test]
fn the_file_of_these_tests_is_a_sheet() {
    let (read, _) = read(&Pdf::new().build());
    let content = read.expect("a sheet");
    assert_eq!(content.source.as_deref(), Some(SOURCE));
    let words: Vec<&str> = content.words.iter().map(|it| it.text.as_str()).collect();
    assert_eq!((words, content.additions), (vec!["Animer"], vec![]));
}

#[test]
fn what_turns_back_on_itself_is_read_once() {
    let pair = |number: usize| format!("[<</S/P/K {number} 0 R>><</S/P/K {number} 0 R>>]");
    let mut doubling = Pdf::new().with(7, "<</K 10 0 R>>").with(90, "[0]");
    for number in 10..90 {
        doubling.set(number, pair(number + 1));
    }
    let mut own_update = Pdf::new();
    own_update.trailer += "/Prev 9";
    let table = |at: usize| {
        format!("%PDF-1.7\nxref\n0 0\ntrailer<</Root 1 0 R/Prev {at}>>startxref\n9\n%%EOF")
    };
    let files = [
        (
            "pages inside themselves",
            Pdf::new().with(2, "<</Type/Pages/Kids[2 0 R]>>").build(),
        ),
        (
            "one page many times",
            Pdf::new()
                .with(2, format!("<</Type/Pages/Kids[{}]>>", "3 0 R ".repeat(500)))
                .build(),
        ),
        (
            "an element inside itself",
            Pdf::new().with(9, "<</S/P/K 9 0 R>>").build(),
        ),
        (
            "the root inside itself",
            Pdf::new().with(7, "<</S/P/K 7 0 R>>").build(),
        ),
        (
            "an array inside itself",
            Pdf::new()
                .with(7, "<</K 10 0 R>>")
                .with(10, pair(10))
                .build(),
        ),
        (
            "two arrays inside each other",
            Pdf::new()
                .with(7, "<</K 10 0 R>>")
                .with(10, pair(11))
                .with(11, pair(10))
                .build(),
        ),
        ("arrays that double", doubling.build()),
        (
            "a length that is its stream",
            Pdf::new()
                .with(4, "<</Length 4 0 R>>stream\nBT ET\nendstream")
                .build(),
        ),
        (
            "a filter that is its stream",
            Pdf::new()
                .with(4, "<</Filter 4 0 R/Length 5>>stream\nBT ET\nendstream")
                .build(),
        ),
        (
            "references to each other",
            Pdf::new().with(4, "10 0 R").with(10, "4 0 R").build(),
        ),
        ("a table before itself", table(9).into_bytes()),
        ("a table that is no table", own_update.build()),
        (
            "a parameter in its own stream of objects",
            pdf_with_object_stream("/N 1/First 4/DecodeParms 1 0 R", b"1 0 <</Predictor 1>>"),
        ),
        (
            "a stream of objects that holds its length",
            pdf_with_object_stream("/N 1/First 1 0 R", b"1 0 4"),
        ),
    ];
    for (name, file) in files {
        let (read, steps) = read(&file);
        assert!(
            !matches!(read, Err(UnreadableSheet::Exceeds(_))),
            "{name}: {read:?}"
        );
        assert!(
            steps < 60_000,
            "{name}: {steps} steps for {} bytes",
            file.len()
        );
    }
}

#[test]
fn what_swells_is_refused_by_its_limit() {
    use SheetLimit::{DecodedBytes, Depth, Steps, TextBytes, Values};
    let kids = |kids: String| Pdf::new().with(7, format!("<</K[{kids}]>>"));
    let zeros = vec![0; 40 << 20];
    let twice = deflate(&deflate(&zeros));
    let map = |map: &[u8]| {
        Pdf::new()
            .with(8, "<</ToUnicode 10 0 R>>")
            .with_deflated(10, "", map)
    };
    let long = format!("1 beginbfchar <6162> <{}> endbfchar", "0041".repeat(60_000));
    let shown = format!("BT /F 1 Tf ({}) Tj", "ab".repeat(40));
    let nested = |count: usize| {
        let mut pdf = Pdf::new().with(7, "<</K 10 0 R>>");
        for number in 10..10 + count {
            pdf.set(number, format!("<</S/P/K {} 0 R>>", number + 1));
        }
        pdf
    };
    let shared = |content: &[u8], pages: usize| {
        let kids = references(20..20 + pages);
        let mut pdf = Pdf::new().with(2, format!("<</Type/Pages/Kids[{kids}]>>"));
        for number in 20..20 + pages {
            pdf.set(number, "<</Contents 4 0 R>>");
        }
        pdf.with_stream(4, "", content)
    };
    let head: String = (1..3_000).map(|number| format!("{number} 0 ")).collect();
    let same = format!("{head}[{}]", "1 ".repeat(1_000));
    let blank = format!("{head}{}1", " ".repeat(60_000));
    let in_stream = |objects: &str| {
        pdf_with_object_stream(&format!("/N 2999/First {}", head.len()), objects.as_bytes())
    };
    let files = [
        (
            "a page",
            Pdf::new().with_deflated(4, "", &zeros).build(),
            DecodedBytes,
        ),
        (
            "a page deflated twice",
            Pdf::new()
                .with_stream(4, "/Filter[/FlateDecode/FlateDecode]", &twice)
                .build(),
            DecodedBytes,
        ),
        (
            "a source",
            Pdf::new().with_deflated(6, "", &zeros).build(),
            DecodedBytes,
        ),
        (
            "a table",
            pdf_with_table("/W[1 1 1]/Size 9", &zeros),
            DecodedBytes,
        ),
        (
            "entries of one byte",
            pdf_with_table("/W[1 0 0]/Size 1100000", &vec![0; 1_100_000]),
            Values,
        ),
        ("objects at one place", in_stream(&same), Values),
        ("objects behind white space", in_stream(&blank), Steps),
        (
            "a stream of objects",
            pdf_with_object_stream("/N 1/First 4", &zeros),
            DecodedBytes,
        ),
        (
            "one content on many pages",
            shared(&b"q ".repeat(500_000), 20).build(),
            Steps,
        ),
        (
            "one long content on many pages",
            shared(&vec![b' '; 2_000_000], 20).build(),
            DecodedBytes,
        ),
        ("kids", kids("<</S/P>>".repeat(340_000)).build(), Values),
        (
            "texts",
            kids("<</S/P/ActualText(aaaaaaaaaaaaaaaa)>>".repeat(70_000)).build(),
            TextBytes,
        ),
        (
            "arrays",
            Pdf::new().with(7, "[".repeat(2_000)).build(),
            Depth,
        ),
        (
            "arrays of a page",
            Pdf::new().with_stream(4, "", &b"[".repeat(2_000)).build(),
            Depth,
        ),
        (
            "dictionaries of a page",
            Pdf::new()
                .with_stream(4, "", &b"<</A".repeat(2_000))
                .build(),
            Depth,
        ),
        ("elements", nested(2_000).build(), Depth),
        (
            "operands",
            Pdf::new()
                .with_stream(4, "", &b"1 ".repeat(1_100_000))
                .build(),
            Values,
        ),
        (
            "a code for a book",
            map(long.as_bytes())
                .with_stream(4, "", shown.as_bytes())
                .build(),
            TextBytes,
        ),
        (
            "a map",
            map(&b"<00> <00> ".repeat(510_000))
                .with_stream(4, "", b"/F 1 Tf")
                .build(),
            Values,
        ),
        (
            "comments",
            Pdf::new()
                .with(
                    3,
                    format!("<</Annots[{}]>>", "<</Contents(aaaaaaaa)>>".repeat(140_000)),
                )
                .build(),
            TextBytes,
        ),
    ];
    for (name, file, limit) in files {
        let (read, steps) = read(&file);
        assert_eq!(read.err(), Some(UnreadableSheet::Exceeds(limit)), "{name}");
        // The step that exceeds a limit is the last, but for what one token holds.
        assert!(
            steps <= SheetLimit::Steps.max() + 1_000_000,
            "{name}: {steps}"
        );
    }
}

#[test]
fn numbers_that_no_file_has_are_no_size() {
    let huge = u64::MAX / 2;
    let files = [
        pdf_with_table(&format!("/W[1 1 1]/Size {huge}"), &[0; 30]),
        pdf_with_table(&format!("/W[1 1 1]/Index[{huge} {huge}]/Size 1"), &[0; 30]),
        pdf_with_table(&format!("/W[{huge} {huge} {huge}]/Size 1"), &[0; 30]),
        pdf_with_table("/W[0 0 0]/Size 100000000", &[0; 30]),
        pdf_with_table("/W[-1 1 1]/Size -1", &[0; 30]),
        pdf_with_object_stream(&format!("/N {huge}/First {huge}"), b"1 0 2 0"),
        pdf_with_object_stream(&format!("/N {huge}/First 8"), b"1 0 2 0 3"),
        Pdf::new().with(4, format!("<</Length {huge}>>stream\nBT\nendstream")).build(),
        Pdf::new().with(4, "<</Length -1>>stream\nBT\nendstream").build(),
        Pdf::new()
            .with_deflated(4, &format!("/DecodeParms<</Predictor 12/Columns {huge}/Colors {huge}>>"), b"\0BT")
            .build(),
        format!("%PDF-1.7\nxref\n0 {huge}\n0000000009 00000 n \ntrailer<</Root 1 0 R>>startxref\n9\n%%EOF").into_bytes(),
        format!("%PDF-1.7\nstartxref\n{huge}\n%%EOF").into_bytes(),
    ];
    for (index, file) in files.iter().enumerate() {
        let (read, steps) = read(file);
        assert_eq!(read.err(), Some(UnreadableSheet::Malformed), "{index}");
        assert!(steps < 5_000, "{index}: {steps}");
    }
    // A range of codes costs as much as one.
    let range = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange";
    let file = Pdf::new()
        .with(8, "<</ToUnicode 10 0 R>>")
        .with_stream(10, "", range);
    let (read, steps) = read(&file.build());
    assert!(read.is_ok() && steps < 5_000, "{read:?} {steps}");
}

#[test]
fn what_is_not_read_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut encrypted = Pdf::new();
    encrypted.trailer += "/Encrypt<</Filter/Standard>>";
    let inline = "BI /W 1 /H 1 /CS/G /BPC 8 ID \u{0} EI /P<</MCID 0>>BDC (Animer) Tj EMC";
    let long = "objectifs:\n  liste:\n".to_owned() + &"    - Trier\n".repeat(9_000);
    let files = [
        ("chiffre.pdf", encrypted.build(), 3, "ce PDF est chiffré"),
        (
            "filtre.pdf",
            Pdf::new()
                .with_stream(6, "/Filter/LZWDecode", b"80")
                .build(),
            3,
            "ne contient pas de programme",
        ),
        (
            "gonfle.pdf",
            Pdf::new()
                .with_deflated(6, "", &vec![b'#'; 40 << 20])
                .build(),
            3,
            "plus de 32 Mo de données décompressées",
        ),
        (
            "image.pdf",
            Pdf::new().with_stream(4, "", inline.as_bytes()).build(),
            1,
            "modifiée",
        ),
        (
            "source.pdf",
            Pdf::new()
                .with_stream(6, "", format!("intitule: A\n{long}").as_bytes())
                .build(),
            1,
            "plus de 60000 mots et lignes",
        ),
        (
            "mot.pdf",
            Pdf::new()
                .with_stream(
                    6,
                    "",
                    format!("intitule: A\ncontexte: '{}'", "[a](".repeat(16_000)).as_bytes(),
                )
                .build(),
            1,
            "plus de 60000 mots et lignes",
        ),
        (
            "grand.html",
            [b"<html>".to_vec(), vec![b' '; 17 << 20]].concat(),
            3,
            "la limite est de 16 Mo",
        ),
    ];
    for (name, bytes, code, told) in files {
        let (found, said) = run(folder.path(), "verify", &[(name, bytes.as_slice())]);
        assert_eq!(found, Some(code), "{name}: {said}");
        assert_contains(&said.replace(['\u{a0}', '\u{202f}'], " "), told);
    }
}

/// Runs a command on files; gives its exit code and what it says.
fn run(folder: &Path, command: &str, files: &[(&str, &[u8])]) -> (Option<i32>, String) {
    let mut arguments = Command::new(env!("CARGO_BIN_EXE_annexe"));
    arguments
        .current_dir(folder)
        .args(["--lang", "fr", command]);
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("a file");
        arguments.arg(name);
    }
    let output = arguments.output().expect("the program runs");
    let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
    (output.status.code(), said)
}

#[test]
fn pages_that_swell_are_refused_by_their_limit() {
    use SheetLimit::{DecodedBytes, TextBytes, Values};
    let page = |body: String| format!("<!doctype html><html><body>{body}").into_bytes();
    let names: String = (0..1_100_000)
        .map(|number| format!(" a{number:x}"))
        .collect();
    for (name, file, limit) in [
        ("elements", page("<b>".repeat(510_000)), Values),
        ("ends of elements", page("</p>".repeat(1_100_000)), Values),
        ("attributes", page(format!("<p{names}>")), Values),
        ("comments", page("<!---->".repeat(1_100_000)), Values),
        ("text", page("a ".repeat(600_000)), TextBytes),
        (
            "source",
            page(format!(
                "<script id=document_source>{}",
                "#".repeat(34 << 20)
            )),
            DecodedBytes,
        ),
    ] {
        assert_eq!(
            read(&file).0.err(),
            Some(UnreadableSheet::Exceeds(limit)),
            "{name}"
        );
    }
    for file in [
        page(format!("<p id='{}'>", "a".repeat(3_000_000))),
        page(format!("<p {}", "a".repeat(3_000_000))),
        page(format!("<!--{}", "-".repeat(3_000_000))),
        page("<style>".repeat(300_000)),
        page(format!("<script>{}", "<!--<script>".repeat(200_000))),
    ] {
        assert!(read(&file).0.is_ok());
    }
}

#[test]
fn damaged_sheets_do_no_harm() {
    let sheet = fs::read("output/egoc-ctg-caf63.pdf").expect("the sheet of the project");
    let page = fs::read("output/egoc-ctg-caf63.html").expect("the page of the project");
    let mut state = 18_u64;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % end
    };
    for file in [sheet, page] {
        let most = read(&file).1.max(file.len()) * 20;
        let mut damaged: Vec<Vec<u8>> = (0..file.len())
            .step_by(997)
            .map(|end| file[..end].to_vec())
            .collect();
        for _ in 0..200 {
            let mut flipped = file.clone();
            for _ in 0..=below(3) {
                let at = below(file.len());
                flipped[at] ^= 1 << below(8);
            }
            damaged.push(flipped);
        }
        for damaged in damaged {
            let (_, steps) = read(&damaged);
            assert!(steps < most, "{steps} steps");
            let _ = read_source(&damaged);
        }
    }
}

#[test]
fn revisions_that_have_nothing_in_common_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = |items: &mut dyn Iterator<Item = String>| {
        let items: String = items.map(|it| format!("    - {it}\n")).collect();
        format!("intitule: A\nobjectifs:\n  liste:\n{items}")
    };
    let numbered = |from: usize, count: usize| {
        list(&mut (from..from + count).map(|it| format!("Objectif {it}")))
    };
    let repeated =
        |count: usize, word: &str| list(&mut (0..count).map(|_| format!("Savoir {word}")));
    let long = |word: &str| {
        list(&mut (0..5).map(|it| format!("{it}{}", word.repeat(60_000 / word.len()))))
    };
    for (old, new, told) in [
        (
            numbered(0, 4_100),
            numbered(5_000, 4_100),
            "plus de 8000 valeurs diffèrent",
        ),
        (
            long(" un"),
            long(" deux"),
            "plus de 400 Ko de textes diffèrent",
        ),
        (
            repeated(21_000, "lire"),
            repeated(20_900, "lire"),
            "plus de 20000 valeurs",
        ),
        (repeated(6_000, "lire"), repeated(5_990, "lire"), "10"),
    ] {
        let files = [("a.yaml", old.as_bytes()), ("b.yaml", new.as_bytes())];
        let (code, said) = run(folder.path(), "diff", &files);
        assert_eq!(code, Some(1), "{said}");
        assert_contains(&said.replace(['\u{a0}', '\u{202f}'], " "), told);
    }
}
