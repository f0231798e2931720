//! Diagnostics and errors on the standard streams.

use std::io::{self, IsTerminal, Write};
use std::ptr;

use super::error::{IoError, reason};
use crate::check::rules::rule;
use crate::diagnostic::catalogue::message;
use crate::diagnostic::human::{format_human, format_missing};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diagnostic::{Diagnostic, describe_severities};
use crate::escape::escape_bytes;
use crate::model::section::SectionName;

/// Diagnostics shown for one file. The others are counted.
const MAX_SHOWN: usize = 500;

/// Prints diagnostics as people read them, then their count.
pub fn print_diagnostics(
    diagnostics: &[Diagnostic],
    stream: &mut (impl Write + IsTerminal),
    language: Language,
) -> io::Result<()> {
    let colour = stream.is_terminal() && !is_colour_disabled();
    let files = diagnostics.chunk_by(|a, b| a.place.file.name() == b.place.file.name());
    let missing: Vec<Vec<&Diagnostic>> = files.filter_map(group_missing).collect();
    let draw = |diagnostic: &Diagnostic| {
        let is_in = |group: &&Vec<&Diagnostic>| group.iter().any(|it| ptr::eq(*it, diagnostic));
        let Some(group) = missing.iter().find(is_in) else {
            return Some(format_human(diagnostic, language, colour));
        };
        // Where the first of them would be.
        let first = diagnostics
            .iter()
            .find(|it| group.iter().any(|of| ptr::eq(*of, *it)));
        let is_first = first.is_some_and(|it| ptr::eq(it, diagnostic));
        is_first.then(|| format_missing(group, language, colour))
    };
    print_with(diagnostics, stream, language, draw)
}

/// Missing mentions that have each their own block.
const MAX_MISSING_APART: usize = 3;

/// The mentions that a programme lacks, in the order of the sheet, when they are many. Those that show another place stand
/// apart.
fn group_missing(of_file: &[Diagnostic]) -> Option<Vec<&Diagnostic>> {
    let rank = |diagnostic: &Diagnostic| {
        let rule = rule(diagnostic.code());
        let sections = rule.map(|rule| rule.kind.sections()).unwrap_or_default();
        let section = match sections.first() {
            Some(&"referent_handicap") => SectionName::Accessibilite.key(),
            section => section.copied().unwrap_or_default(),
        };
        // The head of the sheet has no section.
        SectionName::ALL.iter().position(|it| it.key() == section)
    };
    let is_missing =
        |it: &&Diagnostic| it.is_error() && it.related.is_empty() && it.kind.is_missing_mention();
    let mut missing: Vec<&Diagnostic> = of_file.iter().filter(is_missing).collect();
    missing.sort_by_key(|diagnostic| (rank(diagnostic), diagnostic.code()));
    (missing.len() > MAX_MISSING_APART).then_some(missing)
}

/// Prints diagnostics in a given form, then their count.
pub fn print_with(
    diagnostics: &[Diagnostic],
    stream: &mut impl Write,
    language: Language,
    draw: impl Fn(&Diagnostic) -> Option<String>,
) -> io::Result<()> {
    let mut stream = io::BufWriter::new(stream);
    let mut print = || {
        for of_file in diagnostics.chunk_by(|a, b| a.place.file.name() == b.place.file.name()) {
            for diagnostic in of_file.iter().take(MAX_SHOWN) {
                if let Some(text) = draw(diagnostic) {
                    writeln!(stream, "{text}")?;
                }
            }
            if of_file.len() > MAX_SHOWN {
                let name = of_file[0].place.file.name();
                let more = message!(MORE_IN_FILE, name, count = of_file.len() - MAX_SHOWN);
                writeln!(stream, "{}\n", more.render(language))?;
            }
        }
        let counts = describe_severities(diagnostics).render(language);
        writeln!(stream, "{counts}")?;
        stream.flush()
    };
    ignoring_broken_pipe(print())
}

/// Prints why the system refused something. Nothing can be done if that fails too.
pub fn print_error(error: &anyhow::Error, language: Language) {
    let message = error_message(error);
    let line = message!(ERROR_IS, message).render(language);
    let _ = writeln!(io::stderr(), "{line}");
}

pub fn error_message(error: &anyhow::Error) -> Message {
    match (error.downcast_ref::<IoError>(), error.downcast_ref()) {
        (Some(error), _) => error.message.clone(),
        (None, Some(error)) => message!(OUTPUT_FAILED, reason = reason(error)),
        (None, None) => Message::verbatim(format!("{error:#}")),
    }
}

/// Prints on standard output what programs read, as it is: a sheet, a patch, a source. A screen shows it escaped.
pub fn print_content(content: &[u8]) -> io::Result<()> {
    if io::stdout().is_terminal() {
        print_text(escape_bytes(content))
    } else {
        print_text(content)
    }
}

/// Prints a text on standard output.
pub fn print_text(text: impl AsRef<[u8]>) -> io::Result<()> {
    let mut stream = io::stdout();
    let written = stream.write_all(text.as_ref());
    ignoring_broken_pipe(written.and_then(|()| stream.flush()))
}

/// Ignores a closed pipe: its reader has enough, and the exit code still gives the result.
pub fn ignoring_broken_pipe(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

pub fn is_colour_disabled() -> bool {
    let no_colour = std::env::var_os("NO_COLOR");
    let terminal = std::env::var_os("TERM");
    no_colour.is_some_and(|value| !value.is_empty()) || terminal.is_some_and(|it| it == "dumb")
}

/// A message with hard spaces beside quotes and high signs: lines break at the others.
pub fn with_no_break_spaces(message: &str) -> String {
    let spaces = ["« ", " »", " :", " ;", " ?", " !"];
    spaces.iter().fold(message.to_owned(), |text, space| {
        text.replace(space, &space.replace(' ', "\u{a0}"))
    })
}
