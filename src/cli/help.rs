//! The command line in a language: its help pages and what it says of wrong usage, whose words are in the catalogues.

use std::ffi::OsString;
use std::io::Write;

use clap::builder::{PossibleValue, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::{FAILED, FINE, HelpArguments, MISUSED};
use crate::diagnostic::language::{Caption, Language, Misuse};

/// Columns of a help page, at most.
const WIDTH: usize = 100;

/// A command and its parts with the words of a language. What none of its parts has words for is left without.
#[must_use]
pub fn localized(command: Command, language: Language) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version))
        .subcommand_required(true)
        .arg_required_else_help(true);
    worded(command, "", language)
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    let flag = Arg::new(name).long(name).short(short);
    flag.action(action).global(true).display_order(usize::MAX)
}

/// The part of the command line at a path, `""` for the whole.
fn worded(command: Command, path: &str, language: Language) -> Command {
    let caption = |caption| language.caption(caption);
    let colon = language.colon();
    let usage = caption(Caption::Usage);
    let template =
        format!("{{about-with-newline}}\n{usage}{colon} {{usage}}\n\n{{all-args}}{{after-help}}");
    let mut command = command
        .help_template(template)
        .max_term_width(WIDTH)
        .subcommand_help_heading(language.caption(Caption::Commands))
        .mut_args(|arg| worded_argument(arg, path, language));
    if let Some((value, about)) = language.help(path) {
        let aliases: Vec<&str> = command.get_all_aliases().take(1).collect();
        let about = match aliases[..] {
            [alias, ..] => format!("{about} ({}{colon} {alias})", caption(Caption::AlsoCalled)),
            [] => about.to_owned(),
        };
        command = command.about(about);
        if !value.is_empty() {
            command = command.subcommand_value_name(value);
        }
    }
    if path.is_empty() {
        command = command.after_help(caption(Caption::ExitCodes));
    }
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        worded(sub, &name, language)
    })
}

fn worded_argument(arg: Arg, path: &str, language: Language) -> Arg {
    let is_of_all = path.is_empty();
    let path = match path {
        "" => format!("--{}", arg.get_id()),
        path => format!("{path}.{}", arg.get_id()),
    };
    let Some((value, words)) = language.help(&path) else {
        return arg;
    };
    let heading = if arg.is_positional() {
        Caption::Arguments
    } else {
        Caption::Options
    };
    let help = sentence(&arg, &path, words, language);
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(help).help_heading(language.caption(heading));
    let arg = if takes_values {
        arg.hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    };
    let arg = if is_of_all {
        arg.display_order(usize::MAX)
    } else {
        arg
    };
    if value.is_empty() {
        arg
    } else {
        arg.value_name(value)
    }
}

/// What an argument is, the values it takes, and the one it has by default.
fn sentence(arg: &Arg, path: &str, words: &str, language: Language) -> StyledStr {
    let mut sentence = words.to_owned();
    let takes_values = arg.get_action().takes_values();
    let values: Vec<PossibleValue> = if takes_values {
        arg.get_possible_values()
    } else {
        Vec::new()
    };
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let default = arg.get_default_values().first();
    let default = default.and_then(|value| value.to_str());
    let colon = language.colon();
    if let Some(default) = default {
        let caption = language.caption(Caption::ByDefault);
        sentence.push_str(&format!(" [{caption}{colon} {default}]"));
    }
    let explained: Vec<(&str, &str)> = names
        .iter()
        .filter_map(|name| Some((*name, language.help(&format!("{path}.{name}"))?.1)))
        .collect();
    if explained.is_empty() && !names.is_empty() {
        let caption = language.caption(Caption::Values);
        sentence.push_str(&format!(" [{caption}{colon} {}]", names.join(", ")));
    }
    for (name, words) in explained {
        sentence.push_str(&format!("\n- {name}{colon} {words}"));
    }
    sentence.into()
}

/// Shows the help of a command, or of them all.
pub fn run(arguments: &HelpArguments, command: &mut Command) -> anyhow::Result<u8> {
    let asked = arguments.command.as_deref();
    // For each to know its whole name.
    command.build();
    let known: Vec<String> = command
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    let page = match asked.map(|name| (name, command.find_subcommand_mut(name))) {
        None => command.render_help(),
        Some((_, Some(command))) => command.render_help(),
        Some((name, None)) => {
            let distance = |known: &&String| strsim::osa_distance(name, known);
            let nearest = known.iter().min_by_key(distance);
            return Err(anyhow::Error::new(Misuse::UnknownCommand {
                command: name.to_owned(),
                suggestion: nearest.filter(|nearest| distance(nearest) <= 2).cloned(),
            }));
        }
    };
    write!(std::io::stdout(), "{page}")?;
    Ok(FINE)
}

/// Says what a command line could not be read for, or shows the help or the version that it asked for; gives the exit
/// code.
pub fn answer(error: &clap::Error, named: &str, language: Language) -> u8 {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other kind is wrong usage"
    )]
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match super::patiently(write!(std::io::stdout(), "{}", error.render())) {
                Ok(()) => FINE,
                Err(_) => FAILED,
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", error.render());
            MISUSED
        }
        _ => {
            let usage = text(error, ContextKind::Usage).map(|usage| {
                let usage = usage.trim_start_matches("Usage:").trim().to_owned();
                usage.lines().map(str::trim).collect::<Vec<_>>().join("\n")
            });
            complain(&misuse(error), usage.as_deref(), named, language);
            MISUSED
        }
    }
}

/// Says on standard error what is wrong with the use of a command. Nothing can be done if that fails too.
pub fn complain(misuse: &Misuse, usage: Option<&str>, named: &str, language: Language) {
    let mut words = format!("{}\n", language.error(&language.misuse(misuse)));
    if let Some(usage) = usage {
        let caption = language.caption(Caption::Usage);
        words.push_str(&format!("\n{caption}{} {usage}\n", language.colon()));
    }
    let more = language.caption(Caption::MoreHelp);
    words.push_str(&format!("\n{}\n", more.replace("{command}", named)));
    let _ = std::io::stderr().write_all(words.as_bytes());
}

/// The command that a command line names, as `annexe check`.
#[must_use]
pub fn named(words: &[OsString], command: &Command) -> String {
    let words = words.iter().skip(1).filter_map(|word| word.to_str());
    let sub = words
        .map(|word| command.find_subcommand(word))
        .find_map(|sub| sub);
    match sub {
        Some(sub) => format!("{} {}", command.get_name(), sub.get_name()),
        None => command.get_name().to_owned(),
    }
}

/// An error of the parser, as data.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "kinds that this command line cannot meet are said in the parser's own words"
)]
fn misuse(error: &clap::Error) -> Misuse {
    let argument = || text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    let allowed = || texts(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let option = argument();
            if option.starts_with('-') {
                Misuse::UnknownOption {
                    suggestion: text(error, ContextKind::SuggestedArg),
                    option,
                }
            } else {
                Misuse::UnknownArgument(option)
            }
        }
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            let distance = |known: &String| strsim::osa_distance(&command, known);
            let known = texts(error, ContextKind::SuggestedSubcommand).into_iter();
            let near = known.filter(|known| distance(known) <= 2);
            Misuse::UnknownCommand {
                suggestion: near.min_by_key(distance),
                command,
            }
        }
        ErrorKind::MissingSubcommand => Misuse::NoCommand,
        ErrorKind::InvalidValue if value().is_empty() => Misuse::NoValue {
            option: argument(),
            allowed: allowed(),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Misuse::UnknownValue {
            option: argument(),
            value: value(),
            allowed: allowed(),
            suggestion: text(error, ContextKind::SuggestedValue),
        },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            Misuse::NoValue {
                option: argument(),
                allowed: allowed(),
            }
        }
        ErrorKind::TooManyValues => Misuse::Valued(argument()),
        ErrorKind::MissingRequiredArgument => {
            Misuse::Missing(texts(error, ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            let others = texts(error, ContextKind::PriorArg);
            if others.is_empty() || others == [argument()] {
                Misuse::Twice(argument())
            } else {
                Misuse::Conflict(argument(), others)
            }
        }
        ErrorKind::InvalidUtf8 => Misuse::NotUtf8,
        _ => Misuse::Other(error.kind().to_string()),
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    texts(error, kind).into_iter().next()
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// The value of an option in a command line that may well be wrong elsewhere.
#[must_use]
pub fn option(arguments: &[OsString], name: &str) -> Option<String> {
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        if word == name {
            return words.next().map(|value| value.into_owned());
        }
        if let Some(value) = word
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('='))
        {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    /// Both catalogues explain each part of the command line once, and nothing else.
    #[test]
    fn every_part_has_its_words_in_both_languages() {
        for language in [Language::Fr, Language::En] {
            let mut parts = BTreeSet::new();
            let mut values = BTreeSet::new();
            let command = localized(Arguments::command(), language);
            let globals = command
                .get_arguments()
                .map(|arg| format!("--{}", arg.get_id()));
            parts.extend(globals);
            parts.insert(String::new());
            for sub in command.get_subcommands() {
                let name = sub.get_name();
                parts.insert(name.to_owned());
                for arg in sub.get_arguments() {
                    let path = format!("{name}.{}", arg.get_id());
                    if arg.get_action().takes_values() {
                        let named = arg.get_possible_values();
                        values.extend(named.iter().map(|it| format!("{path}.{}", it.get_name())));
                    }
                    parts.insert(path);
                }
            }
            let explained: Vec<&str> = language
                .help_parts()
                .iter()
                .map(|(path, ..)| *path)
                .collect();
            for path in &explained {
                assert!(
                    parts.contains(*path) || values.contains(*path),
                    "{path} is no part"
                );
                assert_eq!(
                    explained.iter().filter(|it| *it == path).count(),
                    1,
                    "{path}"
                );
            }
            for path in &parts {
                assert!(explained.contains(&path.as_str()), "{path} has no words");
            }
            // The values of an option are all explained, or none is.
            for path in &values {
                let (option, _) = path.rsplit_once('.').expect("a value of an option");
                let is_of = |it: &&&str| it.rsplit_once('.').is_some_and(|(of, _)| of == option);
                let some = explained.iter().any(|it| is_of(&it));
                assert!(
                    !some || explained.contains(&path.as_str()),
                    "{path} has no words"
                );
            }
        }
    }
}
