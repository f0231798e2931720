//! Sheets in Markdown as other readers show them: no word is lost, none is in raw HTML, whatever extensions they have. pandoc and
//! markdown-it, both in `.ci/run`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use annexe::document::compose::visit_inlines_mut;
use annexe::document::{Document, Inline, ParagraphStyle, blocks_text, inlines_text};
use annexe::model::{Sheet, compose};
use annexe::render::{Format, Theme, render};

use crate::support::formats::{organisation, programme, programmes};
use crate::support::sample::{p, paragraph, sample};
use crate::support::words::html_words;

#[test]
#[ignore = "needs pandoc; .ci/run has it"]
fn pandoc_reads_github() {
    check(|markdown| pandoc(&["-f", "gfm", "-t", "html"], markdown));
}

#[test]
#[ignore = "needs pandoc; .ci/run has it"]
fn pandoc_reads_commonmark() {
    check(|markdown| pandoc(&["-f", "commonmark", "-t", "html"], markdown));
}

#[test]
#[ignore = "needs pandoc; .ci/run has it"]
fn pandoc_writes_documents_of_word_processors() {
    check(|markdown| {
        let document = pandoc(&["-f", "gfm", "-t", "docx", "-o", "-"], markdown);
        pandoc(&["-f", "docx", "-t", "html"], &document)
    });
}

#[test]
#[ignore = "needs Node.js and markdown-it; .ci/run has them"]
fn markdown_it_reads_without_html() {
    let script = "import markdownit from 'markdown-it';
        let text = '';
        for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
        process.stdout.write(markdownit().render(text));";
    check(|markdown| {
        let mut command = Command::new("node");
        command.args(["--input-type=module", "-e", script]);
        run(command.current_dir("tests/browser"), markdown)
    });
}

fn pandoc(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    run(Command::new("pandoc").args(arguments), input)
}

fn run(command: &mut Command, input: &[u8]) -> Vec<u8> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the reader runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).expect("the reader reads"));
        let output = child.wait_with_output().expect("the reader ends");
        assert!(output.status.success(), "{:?}", output.status);
        output.stdout
    })
}

/// Whether each word of the sheets is shown, in order.
fn check(show: impl Fn(&[u8]) -> Vec<u8>) {
    let mut documents = vec![with_short_notes()];
    for folder in ["tests/accept", "tests/layout"] {
        let files = Path::new(folder).read_dir().expect("a folder");
        let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|it| it == "yaml"));
        paths.sort();
        // Some hold the settings of their project too.
        paths.retain(|path| !fs::read_to_string(path).expect("a file").contains("\n---"));
        let paths = paths.iter().map(|path| path.display().to_string());
        documents.extend(paths.map(|path| compose(&programme(&path), None, Sheet::Fiche, true)));
    }
    for path in programmes() {
        let organisation = organisation(&path);
        let programme = programme(&path);
        let sheet = compose(&programme, organisation.as_ref(), Sheet::Annexe, true);
        documents.push(sheet);
    }
    for document in documents {
        let markdown = render(&document, Format::Md, &Theme::default());
        let shown = String::from_utf8(show(&markdown)).expect("UTF-8");
        let shown = html_words(&shown.replace("<sup", " <sup"));
        let shown = bare_words(&shown.join(" "));
        let mut rest = shown.iter();
        let mut last = Vec::new();
        for word in expected_words(&document) {
            assert!(
                rest.any(|shown| *shown == word),
                "« {word} » is lost after {:?} in {}",
                &last[last.len().saturating_sub(9)..],
                document.metadata.title
            );
            last.push(word);
        }
    }
}

/// Notes that CommonMark could take for the addresses of links.
fn with_short_notes() -> Document {
    let mut document = sample();
    let notes = [
        "Vécue.", "Note (ici)", "Voir \"là\"", "C’est (là)", "Deux mots",
    ];
    let calls = (1..=notes.len()).flat_map(|number| {
        let call = Inline::NoteCall(number);
        [Inline::Text(" mot".to_owned()), call]
    });
    document.body = vec![paragraph(ParagraphStyle::Body, calls.collect())];
    document.notes = notes.map(|note| vec![p(note)]).to_vec();
    document
}

/// The words of a sheet, but for the numbers of its notes, which readers write in their own way.
fn expected_words(document: &Document) -> Vec<String> {
    let mut document = document.clone();
    visit_inlines_mut(&mut document.body, &mut |inline| {
        if matches!(inline, Inline::NoteCall(_)) {
            *inline = Inline::Text(" ".to_owned());
        }
    });
    let masthead = &document.masthead;
    let lines = [
        &masthead.kicker, &masthead.kind, &masthead.title, &masthead.subtitle,
    ];
    let mut text = lines.map(|line| inlines_text(line)).join("\n");
    text += &format!("\n{}", blocks_text(&document.body));
    for note in &document.notes {
        text += &format!("\n{}", blocks_text(note));
    }
    bare_words(&text)
}

/// Runs of letters and digits.
fn bare_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}
