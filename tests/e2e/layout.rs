//! How sheets are set: goldens of a sheet that has every kind of block, and what no line of any sheet may do.
//!
//! The goldens are text, for people to read and compare: the tags, and each line with its page and place in points.
//! `UPDATE=1` writes them anew; then they are looked at.

use annexe::document::compose as blocks;
use annexe::document::{Block, Document, Inline, Section, SectionStyle};
use annexe::model::{Sheet, compose};
use annexe::render::Theme;
use annexe::render::pdf::{MAX_SHRINK, MAX_STRETCH, PlacedLine, placed_lines, render_pdf};

use crate::support::expect::assert_kept;
use crate::support::formats::{organisation, programme, programmes};
use crate::support::tags::tags;

/// A sheet that has every kind of block.
const EVERYTHING: &str = "tests/layout/tout.yaml";

fn everything() -> Document {
    compose(&programme(EVERYTHING), None, Sheet::Fiche, true)
}

#[track_caller]
fn golden(name: &str, text: &str) {
    assert_kept(format!("tests/layout/{name}.txt"), text);
}

#[test]
fn the_tags_are_those_known() {
    golden(
        "tout.tags",
        &tags(&render_pdf(&everything(), &Theme::default())),
    );
}

#[test]
fn the_lines_are_where_they_were() {
    let mut text = String::new();
    for PlacedLine {
        page,
        x,
        baseline,
        width: _,
        size: _,
        stretch: _,
        text: words,
    } in placed_lines(&everything(), &Theme::default(), None)
    {
        // A tenth of a point is a fortieth of a millimetre.
        text.push_str(&format!(
            "{page} {x:6.1} {baseline:6.1}  {}\n",
            words.trim_end()
        ));
    }
    golden("tout.lines", &text);
}

/// Beyond the right edge of a column, in points: what hangs there for the edge to look straight.
const HANGING: f32 = 4.0;
const MARGIN: f32 = 60.0;

#[test]
fn no_line_is_loose_nor_overfull() {
    let mut sheets: Vec<(String, Document)> = vec![(EVERYTHING.to_owned(), everything())];
    for path in programmes() {
        let organisation = organisation(&path);
        let document = compose(&programme(&path), organisation.as_ref(), Sheet::Fiche, true);
        sheets.push((path, document));
    }
    for (column, measure) in [
        (None, 595.276 - 2.0 * MARGIN),
        (Some(60.0), 60.0 * 72.0 / 25.4),
    ] {
        let mut justified = 0;
        let mut count = 0;
        let mut sum = 0.0;
        for (path, document) in &sheets {
            for line in placed_lines(document, &Theme::default(), column) {
                let place = format!("{path}, {column:?}: {line:?}");
                assert!(line.stretch <= MAX_STRETCH + 0.001, "loose: {place}");
                assert!(line.stretch >= -MAX_SHRINK - 0.001, "tight: {place}");
                assert!(line.x >= MARGIN - HANGING, "in the left margin: {place}");
                let end = line.x + line.width;
                assert!(end <= MARGIN + measure + HANGING, "overfull: {place}");
                count += 1;
                if line.stretch != 0.0 {
                    justified += 1;
                    sum += line.stretch.abs();
                }
            }
        }
        println!(
            "{column:?}: {count} lines, {justified} justified, {} on average",
            sum / justified as f32
        );
        assert!(count > 1_000, "{count} lines");
        // In a column of 60 mm nothing is justified but by chance: lines would be all holes.
        assert!(column.is_some() || justified > 200, "{justified} justified");
    }
}

/// How loose the lines of a page are, on the whole: an even grey is what justification is for.
#[test]
fn paragraphs_are_of_an_even_grey() {
    let mut stretches: Vec<f32> = Vec::new();
    for path in programmes() {
        let organisation = organisation(&path);
        let document = compose(
            &programme(&path),
            organisation.as_ref(),
            Sheet::Annexe,
            true,
        );
        let lines = placed_lines(&document, &Theme::default(), None).into_iter();
        stretches.extend(
            lines
                .map(|line| line.stretch)
                .filter(|stretch| *stretch != 0.0),
        );
    }
    stretches.sort_by(f32::total_cmp);
    let at = |share: f32| stretches[(stretches.len() as f32 * share) as usize];
    assert!(at(0.5).abs() < 0.25, "half the lines: {}", at(0.5));
    assert!(at(0.95) < 0.8, "all but a twentieth: {}", at(0.95));
}

/// Headings of nothing do not hang together: the first ones stay on the page that has room for them.
#[test]
fn empty_headings_part_at_a_page_end() {
    let section = |title: &str, blocks| {
        Block::Section(Section {
            anchor: title.to_lowercase(),
            title: vec![Inline::Text(title.to_owned())],
            aside: Vec::new(),
            style: SectionStyle::Band,
            blocks,
        })
    };
    let empty = (1..=12).map(|number| section(&format!("Module{number}"), Vec::new()));
    let mut document = everything();
    let item = vec![blocks::paragraph(vec![Inline::Text("Ligne".to_owned())])];
    document.body = blocks::bullets(vec![item; 18]);
    document.body.push(section("Contenu", empty.collect()));
    let lines = placed_lines(&document, &Theme::default(), None);
    let page = |words: &str| {
        let line = lines.iter().find(|line| line.text.trim() == words);
        line.unwrap_or_else(|| panic!("no line « {words} »")).page
    };
    assert_eq!([page("Contenu"), page("Module1"), page("Module2")], [1; 3]);
    assert_eq!(page("Module12"), 2);
}

/// Pages are full, and the last one is worth its paper.
#[test]
fn pages_are_full() {
    let folders = ["programmes", "tests/accept"].map(std::fs::read_dir);
    let files = folders
        .into_iter()
        .flat_map(|files| files.expect("a folder"));
    let mut paths: Vec<String> = files
        .map(|file| file.expect("a file").path().display().to_string())
        // Two documents in one file are not a programme.
        .filter(|path| path.ends_with(".yaml") && !path.ends_with("theme.yaml"))
        .collect();
    paths.sort();
    let mut inner = Vec::new();
    let mut short = Vec::new();
    let mut pages = 0;
    for path in &paths {
        let organisation = organisation(path);
        let document = compose(&programme(path), organisation.as_ref(), Sheet::Annexe, true);
        let fills = page_fills(&placed_lines(&document, &Theme::default(), None));
        pages += fills.len();
        let (last, others) = fills.split_last().expect("a page");
        if !others.is_empty() && *last < 0.15 {
            short.push(path);
        }
        for fill in others {
            assert!(*fill > 0.8, "{path}: {fills:?}");
            inner.push(*fill);
        }
    }
    let mean = inner.iter().sum::<f32>() / inner.len() as f32;
    println!(
        "{} sheets, {pages} pages, inner ones {mean:.3} full, last ones short: {short:?}",
        paths.len()
    );
    assert!(inner.len() > 50, "{} inner pages", inner.len());
    assert!(mean > 0.96, "inner pages are {mean} full");
    assert!(short.len() * 15 < paths.len(), "{short:?}");
}

/// How full each page is, as a part of the room between head and foot: text, and notes at the foot.
fn page_fills(lines: &[PlacedLine]) -> Vec<f32> {
    const TOP: f32 = 64.0;
    const BOTTOM: f32 = 841.89 - 68.0;
    /// The size of notes, which nothing else has.
    const NOTE_SIZE: f32 = 9.0;
    let count = lines.iter().map(|line| line.page).max().unwrap_or(0);
    let fill = |page: usize| {
        let of_page = lines.iter().filter(|line| line.page == page);
        let in_room = of_page.filter(|line| (TOP..BOTTOM).contains(&line.baseline));
        let (notes, text): (Vec<_>, Vec<_>) = in_room.partition(|line| line.size == NOTE_SIZE);
        let end = text
            .iter()
            .map(|line| line.baseline + 4.0)
            .fold(TOP, f32::max);
        let first = notes.iter().map(|line| line.baseline - 12.0);
        let notes = first.reduce(f32::min).map_or(0.0, |first| BOTTOM - first);
        (end - TOP + notes) / (BOTTOM - TOP)
    };
    (1..=count).map(fill).collect()
}
