//! Diagnostics and errors on the standard streams.

use std::io::{self, IsTerminal, Write};

use super::error::{IoError, reason};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::human::format_human;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;
use crate::diagnostic::{Diagnostic, describe_severities};

/// Diagnostics shown for one file. The others are counted.
const MAX_SHOWN: usize = 500;

/// Prints diagnostics as people read them, then their count.
pub fn print_diagnostics(
    diagnostics: &[Diagnostic],
    stream: &mut (impl Write + IsTerminal),
    language: Language,
) -> io::Result<()> {
    let colour = stream.is_terminal() && !is_colour_disabled();
    let draw = |diagnostic: &Diagnostic| format_human(diagnostic, language, colour);
    print_with(diagnostics, stream, language, draw)
}

/// Prints diagnostics in a given form, then their count.
pub fn print_with(
    diagnostics: &[Diagnostic],
    stream: &mut impl Write,
    language: Language,
    draw: impl Fn(&Diagnostic) -> String,
) -> io::Result<()> {
    let mut stream = io::BufWriter::new(stream);
    let mut print = || {
        for of_file in diagnostics.chunk_by(|a, b| a.place.file.name() == b.place.file.name()) {
            for diagnostic in of_file.iter().take(MAX_SHOWN) {
                writeln!(stream, "{}", draw(diagnostic))?;
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
