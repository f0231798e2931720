//! The help pages of the command line, and the messages of wrong usage, in a language.

use std::ffi::OsString;
use std::io::Write;

use anyhow::bail;
use clap::builder::{PossibleValue, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use super::error::UsageError;
use super::exit_code::{IO_ERROR, SUCCESS, USAGE_ERROR};
use super::print::{ignoring_broken_pipe, with_no_break_spaces};
use crate::diagnostic::catalogue::{Help, help_parts, message, text};
use crate::diagnostic::language::Language;
use crate::diagnostic::message::Message;

/// Columns of a help page, at most.
const WIDTH: usize = 100;

/// The command line, without help, which most runs do not show.
pub fn command() -> Command {
    Arguments::command()
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(global_flag("help", 'h', ArgAction::Help))
        .arg(global_flag("version", 'V', ArgAction::Version))
        .subcommand_required(true)
        .arg_required_else_help(true)
}

/// The command line with the help of all its parts in a language.
pub fn localized_command(language: Language) -> Command {
    with_help(command(), "", language)
}

fn global_flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    let flag = Arg::new(name).long(name).short(short);
    flag.action(action).global(true).display_order(usize::MAX)
}

/// The part of the command line at a path, `""` for the whole.
fn with_help(command: Command, path: &str, language: Language) -> Command {
    let colon = language.colon();
    let usage = text!(USAGE).get(language);
    let template =
        format!("{{about-with-newline}}\n{usage}{colon} {{usage}}\n\n{{all-args}}{{after-help}}");
    let mut command = command
        .help_template(template)
        .max_term_width(WIDTH)
        .subcommand_help_heading(text!(COMMANDS).get(language))
        .mut_args(|arg| argument_with_help(arg, path, language));
    if let Some((value, about)) = find_help(path, language) {
        let aliases: Vec<&str> = command.get_all_aliases().take(1).collect();
        let about = match aliases[..] {
            [alias, ..] => format!(
                "{about} ({}{colon} {alias})",
                text!(ALSO_CALLED).get(language)
            ),
            [] => about.to_owned(),
        };
        command = command.about(with_no_break_spaces(&about));
        if !value.is_empty() {
            command = command.subcommand_value_name(value);
        }
    }
    if path.is_empty() {
        command = command.after_help(with_no_break_spaces(text!(EXIT_CODES).get(language)));
    }
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        with_help(sub, &name, language)
    })
}

/// The name of the value of a part, and its help.
fn find_help(path: &str, language: Language) -> Option<(&'static str, &'static str)> {
    let Help { value, text, .. } = help_parts().find(|part| part.path == path)?;
    Some((value.get(language), text.get(language)))
}

fn argument_with_help(arg: Arg, path: &str, language: Language) -> Arg {
    let is_of_all = path.is_empty();
    let path = match path {
        "" => format!("--{}", arg.get_id()),
        path => format!("{path}.{}", arg.get_id()),
    };
    let Some((value, words)) = find_help(&path, language) else {
        return arg;
    };
    let heading = if arg.is_positional() {
        text!(ARGUMENTS)
    } else {
        text!(OPTIONS)
    };
    let help = format_argument_help(&arg, &path, words, language);
    let mut arg = arg.help(help).help_heading(heading.get(language));
    if arg.get_action().takes_values() {
        arg = arg.hide_default_value(true).hide_possible_values(true);
    }
    if is_of_all {
        arg = arg.display_order(usize::MAX);
    }
    if !value.is_empty() {
        arg = arg.value_name(value);
    }
    arg
}

/// The help of an argument, its values, and its default value.
fn format_argument_help(arg: &Arg, path: &str, words: &str, language: Language) -> StyledStr {
    let mut sentence = words.to_owned();
    let mut values = arg.get_possible_values();
    values.retain(|_| arg.get_action().takes_values());
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let colon = language.colon();
    let default = arg.get_default_values().first();
    if let Some(default) = default.and_then(|value| value.to_str()) {
        let caption = text!(BY_DEFAULT).get(language);
        sentence.push_str(&format!(" [{caption}{colon} {default}]"));
    }
    let explained: Vec<(&str, &str)> = names
        .iter()
        .filter_map(|name| Some((*name, find_help(&format!("{path}.{name}"), language)?.1)))
        .collect();
    if explained.is_empty() && !names.is_empty() {
        let caption = text!(VALUES).get(language);
        sentence.push_str(&format!(" [{caption}{colon} {}]", names.join(", ")));
    }
    for (name, words) in explained {
        sentence.push_str(&format!("\n- {name}{colon} {words}"));
    }
    with_no_break_spaces(&sentence).into()
}

/// Shows the help of a command, or of them all.
pub fn run(asked: Option<&str>, command: &mut Command) -> anyhow::Result<u8> {
    // For each to know its whole name.
    command.build();
    let known = command.get_subcommands();
    let known: Vec<String> = known.map(|it| it.get_name().to_owned()).collect();
    let page = match asked.map(|name| (name, command.find_subcommand_mut(name))) {
        None => command.render_help(),
        Some((_, Some(command))) => command.render_help(),
        Some((name, None)) => bail!(unknown_command(name, known)),
    };
    write!(std::io::stdout(), "{page}")?;
    Ok(SUCCESS)
}

/// Prints the help or the version that a command line asks for, or its usage error; returns the exit
/// code.
pub fn print_clap_error(error: &clap::Error, named: &str, language: Language) -> u8 {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other kind is wrong usage"
    )]
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match ignoring_broken_pipe(write!(std::io::stdout(), "{}", error.render())) {
                Ok(()) => SUCCESS,
                Err(_) => IO_ERROR,
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", error.render());
            USAGE_ERROR
        }
        _ => {
            let usage = value_of(error, ContextKind::Usage).map(|usage| {
                let usage = usage.trim_start_matches("Usage:").trim().to_owned();
                usage.lines().map(str::trim).collect::<Vec<_>>().join("\n")
            });
            print_usage_error(&usage_error(error), usage.as_deref(), named, language);
            USAGE_ERROR
        }
    }
}

/// Prints a usage error on standard error. A failure to print it is ignored.
pub fn print_usage_error(error: &UsageError, usage: Option<&str>, named: &str, language: Language) {
    let message = error.0.clone();
    let mut words = format!("{}\n", message!(ERROR_IS, message).render(language));
    if let Some(usage) = usage {
        let caption = text!(USAGE).get(language);
        words.push_str(&format!("\n{caption}{} {usage}\n", language.colon()));
    }
    let more = message!(MORE_HELP, command = named).render(language);
    words.push_str(&format!("\n{more}\n"));
    let _ = std::io::stderr().write_all(words.as_bytes());
}

/// The command that a command line names, as `annexe check`.
pub fn command_name(words: &[OsString], command: &Command) -> String {
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    match words.find_map(|word| command.find_subcommand(word)) {
        Some(sub) => format!("{} {}", command.get_name(), sub.get_name()),
        None => command.get_name().to_owned(),
    }
}

fn unknown_command(name: &str, known: Vec<String>) -> UsageError {
    let distance = |known: &String| strsim::osa_distance(name, known);
    let near = known.into_iter().filter(|known| distance(known) <= 2);
    let suggestion = near.min_by_key(distance);
    with_suggestion(message!(UNKNOWN_COMMAND, command = name), suggestion)
}

/// A usage error, and the closest valid word.
fn with_suggestion(usage: Message, suggestion: Option<String>) -> UsageError {
    UsageError(match suggestion {
        Some(suggestion) => {
            let hint = message!(DID_YOU_MEAN_CODE, suggestion);
            message!(USAGE_AND_HINT, usage, hint)
        }
        None => usage,
    })
}

/// The same, with the values that an option takes.
fn with_values(usage: Message, values: &[String]) -> UsageError {
    UsageError(match values {
        [] => usage,
        values => {
            let hint = message!(POSSIBLE_VALUES, values = values.join(", "));
            message!(USAGE_AND_HINT, usage, hint)
        }
    })
}

/// An error of the parser, in our words.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "kinds that this command line cannot meet are said in the parser's own words"
)]
fn usage_error(error: &clap::Error) -> UsageError {
    let argument = || value_of(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || value_of(error, ContextKind::InvalidValue).unwrap_or_default();
    let allowed = || values_of(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let argument = argument();
            if argument.starts_with('-') {
                let suggestion = value_of(error, ContextKind::SuggestedArg);
                with_suggestion(message!(UNKNOWN_OPTION, option = argument), suggestion)
            } else {
                UsageError(message!(UNEXPECTED_ARGUMENT, argument))
            }
        }
        ErrorKind::InvalidSubcommand => {
            let command = value_of(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            unknown_command(&command, values_of(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingSubcommand => UsageError(message!(NO_COMMAND)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value().is_empty() => wrong_value(
            argument(),
            value(),
            &allowed(),
            value_of(error, ContextKind::SuggestedValue),
        ),
        ErrorKind::InvalidValue
        | ErrorKind::ValueValidation
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => with_values(message!(NO_VALUE, option = argument()), &allowed()),
        ErrorKind::TooManyValues => UsageError(message!(NO_VALUE_WANTED, option = argument())),
        ErrorKind::MissingRequiredArgument => {
            let arguments = values_of(error, ContextKind::InvalidArg);
            UsageError(message!(MISSING_ARGUMENTS, arguments))
        }
        ErrorKind::ArgumentConflict => {
            let (argument, others) = (argument(), values_of(error, ContextKind::PriorArg));
            UsageError(if others.is_empty() || others == [argument.clone()] {
                message!(GIVEN_TWICE, option = argument)
            } else {
                message!(CONFLICT, argument, others)
            })
        }
        ErrorKind::InvalidUtf8 => UsageError(message!(NOT_UTF8)),
        _ => UsageError(Message::verbatim(error.kind().to_string())),
    }
}

fn wrong_value(
    option: String,
    value: String,
    allowed: &[String],
    suggestion: Option<String>,
) -> UsageError {
    let usage = message!(NOT_A_VALUE, value, option);
    match suggestion {
        Some(_) => with_suggestion(usage, suggestion),
        // An option without listed values takes a number: of threads, or of a port.
        None if allowed.is_empty() => {
            UsageError(message!(USAGE_AND_HINT, usage, hint = text!(GIVE_A_NUMBER)))
        }
        None => with_values(usage, allowed),
    }
}

fn value_of(error: &clap::Error, kind: ContextKind) -> Option<String> {
    values_of(error, kind).into_iter().next()
}

fn values_of(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Both catalogues explain each part of the command line once, and nothing else.
    #[test]
    fn every_part_has_its_words_in_both_languages() {
        for language in [Language::Fr, Language::En] {
            let mut parts = BTreeSet::new();
            let mut values = BTreeSet::new();
            let command = localized_command(language);
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
            let explained: Vec<&str> = help_parts().map(|part| part.path).collect();
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
