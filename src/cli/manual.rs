//! `annexe completions` and `annexe man`: shell completions and manual pages, in a language.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_complete::Shell;
use clap_mangen::Man;

use super::exit_code::SUCCESS;
use super::files::{path_error, write_file};
use super::print::print_text;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::language::Language;

/// Bash cuts `--format=s` into three words: the option is two words before.
const BASH_PREVIOUS_WORD: [&str; 2] = [
    "    prev=\"$3\"\n",
    "    prev=\"$3\"\n    if [[ \"${prev}\" == \"=\" && ${COMP_CWORD} -ge 2 ]]; then\n        \
     prev=\"${COMP_WORDS[COMP_CWORD-2]}\"\n    fi\n",
];

/// Knows the French names of commands, and the commands that `help` takes.
pub fn run_completions(shell: Shell, command: &Command) -> anyhow::Result<u8> {
    let names: Vec<&'static str> = command
        .get_subcommands()
        .map(|part| keep(part.get_name()))
        .collect();
    let mut command = command
        .clone()
        .mut_subcommands(|part| {
            let aliases: Vec<&'static str> = part.get_all_aliases().map(keep).collect();
            part.visible_aliases(aliases)
        })
        .mut_subcommand("help", |part| {
            part.mut_arg("command", |arg: Arg| {
                arg.value_parser(PossibleValuesParser::new(names))
            })
        });
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "annexe", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Bash {
        let [plain, joined] = BASH_PREVIOUS_WORD;
        script = script.replacen(plain, joined, 1);
    }
    print_text(script)?;
    Ok(SUCCESS)
}

/// A name for the whole run, as the parser wants it: a script is written once.
fn keep(name: &str) -> &'static str {
    name.to_owned().leak()
}

/// One page on standard output, or all of them in a folder: `annexe.1`, `annexe-build.1`… A terminal gets the texts of all
/// pages: it does not read their source.
pub fn man(output: Option<&Path>, command: &mut Command, language: Language) -> anyhow::Result<u8> {
    command.build();
    let Some(folder) = output else {
        if io::stdout().is_terminal() {
            print_text(format_manual(command, language))?;
        } else {
            print_text(format_page(command.clone(), language)?)?;
        }
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

/// The help of the command, then that of each of its parts.
fn format_manual(command: &mut Command, language: Language) -> String {
    let mut pages = vec![command.render_long_help().to_string()];
    let parts = command.get_subcommands_mut();
    pages.extend(parts.filter_map(|part| {
        let name = part.get_bin_name()?.to_owned();
        Some(format!("{name}\n\n{}", part.render_long_help()))
    }));
    pages.push(message!(MAN_SOURCE).render(language));
    let pages = pages.iter().map(|page| format!("{}\n", page.trim_end()));
    pages.collect::<Vec<_>>().join("\n")
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
