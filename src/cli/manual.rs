//! `annexe completions` and `annexe man`: shell completions and manual pages, in a language.

use std::fs;
use std::io;
use std::path::Path;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use super::exit_code::SUCCESS;
use super::files::{path_error, write_file};
use super::print::print_text;
use crate::diagnostic::catalogue::text;
use crate::diagnostic::language::Language;

pub fn run_completions(shell: Shell, command: &mut Command) -> anyhow::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, command, "annexe", &mut script);
    print_text(script)?;
    Ok(SUCCESS)
}

/// One page on standard output, or all of them in a folder: `annexe.1`, `annexe-build.1`…
pub fn man(output: Option<&Path>, command: &mut Command, language: Language) -> anyhow::Result<u8> {
    command.build();
    let Some(folder) = output else {
        print_text(format_page(command.clone(), language)?)?;
        return Ok(SUCCESS);
    };
    fs::create_dir_all(folder).map_err(|error| path_error(folder, &error))?;
    let parts = command.get_subcommands().filter(|part| !part.is_hide_set());
    let parts = parts.map(|part| {
        let name = format!("annexe-{}", part.get_name());
        part.clone().display_name(name)
    });
    for part in std::iter::once(command.clone()).chain(parts) {
        let man = Man::new(part.clone());
        let path = folder.join(man.get_filename());
        write_file(&path, &format_page(part, language)?)?;
    }
    Ok(SUCCESS)
}

/// A page, with its headings in the language.
fn format_page(command: Command, language: Language) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    for (heading, words) in [("NAME", text!(MAN_NAME)), ("EXTRA", text!(MAN_EXTRA))] {
        let words = words.get(language);
        page = page.replace(&format!(".SH {heading}\n"), &format!(".SH {words}\n"));
    }
    Ok(page.into_bytes())
}
