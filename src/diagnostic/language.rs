//! What a person reads, in two languages: one catalogue a language, and the words of each rule in its own file.
//!
//! A catalogue is a file of functions over the same data, matched without `_`: the compiler asks both for every message,
//! and tests ask that both say every argument and explain every part of the command line. Codes, keys and JSON are never translated.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::diagnostic::kind::{Argument, DiagnosticKind, Phrase, Severity, Words};
use crate::diagnostic::verify_result::{UnreadableSheet, VerifyResult};
#[cfg(test)]
use crate::value::ValueError;

mod en;
mod fr;

/// La langue des messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Français.
    Fr,
    /// Anglais.
    En,
}

/// What the world refused: data for both languages, an error for `anyhow`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A path, and why the system would not have it.
    Path(String, Reason),
    NeitherFileNorFolder(String),
    /// A folder without programmes.
    NoProgramme(String),
    /// A name that no sheet can have.
    NoSheetName(String),
    Input(Reason),
    Output(Reason),
    /// `annexe.yaml`, by that path, has errors.
    BrokenConfig(String),
    /// A file that is no sheet of ours.
    NoSheet(String, UnreadableSheet),
    /// A sheet whose fonts are not there.
    NoFonts(String),
    /// Not in a git repository.
    NoRepository,
    /// Nothing can be watched, in the words of the system.
    Watch(String),
    /// A port where nothing can be served.
    Serve(String),
    /// git itself is not there, or says something else than expected.
    Git(String),
    /// A revision that git does not know; what would bring it, when something would.
    UnknownRevision(String, Option<String>),
    /// A path that a revision does not have.
    NotInRevision {
        revision: String,
        path: String,
    },
}

/// Why the system would not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    NotFound,
    Denied,
    IsAFolder,
    NotAFolder,
    Exists,
    Full,
    ReadOnly,
    /// A pipe or a device.
    NotAFile,
    /// The system limits what a program may write.
    TooLarge,
    LongName,
    /// In the words of the system.
    Other(String),
}

/// Wrong usage of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    NoCommand,
    UnknownOption {
        option: String,
        suggestion: Option<String>,
    },
    /// An argument where none is awaited.
    UnknownArgument(String),
    UnknownCommand {
        command: String,
        suggestion: Option<String>,
    },
    /// An option that takes one of a few values.
    UnknownValue {
        option: String,
        value: String,
        allowed: Vec<String>,
        suggestion: Option<String>,
    },
    NoValue {
        option: String,
        allowed: Vec<String>,
    },
    /// A value for an option that takes none.
    Valued(String),
    Missing(Vec<String>),
    Conflict(String, Vec<String>),
    Twice(String),
    NotUtf8,
    /// What none of the others says, in the words of the parser.
    Other(String),
    /// `-` beside what it cannot stand with.
    StreamAlone,
    /// `--fix` of a stream.
    StreamNotMended,
    /// A name that no programme can have.
    ProgrammeName(String),
    /// `diff` without two revisions.
    TwoRevisions,
    /// A report that is a file, for a terminal.
    ToATerminal,
    /// A draft amendment in a format that has no place for it.
    NoAmendment,
    NoSuchRule {
        code: String,
        nearest: Option<String>,
    },
}

/// What stands around the words of rules where these are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caption {
    /// The title of the reference of the rules, and its opening.
    Rules,
    RulesOpening,
    /// The families of rules.
    Structure,
    Texts,
    Mentions,
    Coherence,
    Pedagogy,
    Revisions,
    AllProfiles,
    Profiles,
    Source,
    Bad,
    Good,
    /// How to live with a diagnostic.
    SetAside,
    /// How to live with a kind of diagnostic that no comment can set aside.
    SetAsideByProject,
    /// That nobody can.
    NeverSetAside,
    /// What stands in a help page.
    Usage,
    /// Above its lists: a colon is put right behind.
    Commands,
    Arguments,
    Options,
    ByDefault,
    Values,
    AlsoCalled,
    /// Where to learn more of a command.
    MoreHelp,
    ExitCodes,
}

/// What stands in a preview, around the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preview {
    Programmes,
    /// The tab of the page; that of the PDF has no other name.
    Page,
    Sheet,
    Findings,
    NoFinding,
    /// In the place of a sheet that cannot be made.
    Gone,
    NoSheet,
}

/// What a build has done.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    pub programmes: usize,
    pub built: usize,
    pub unchanged: usize,
    pub with_diagnostics: usize,
    /// Files that were written, and where.
    pub files: usize,
    pub folders: &'a [String],
    /// Tenths of a second that it took.
    pub tenths: usize,
}

/// What a file is, beside what a build would make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Its content is another.
    Stale,
    Missing,
    /// No programme gives it.
    Orphan,
    /// It was an orphan.
    Removed,
    /// It is one still, for nothing tells that it is as it was made.
    Kept,
}

/// What stands around the changes of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The title of a report.
    Comparison,
    /// The two revisions.
    Old,
    New,
    /// What becomes of lengths.
    Length,
    Whole,
    Before,
    After,
    /// Steps that have another number for what happened around them.
    Renumbered,
    Findings,
    /// The sheet with its revisions marked, and how to read it.
    Sheet,
    Legend,
    /// A programme that one of the revisions does not have.
    Appeared,
    Gone,
    /// Before the names of programmes that could not be read.
    UnreadableSheet,
    /// The word before a version.
    Version,
    /// A draft amendment: its title, its articles, and what each says of what follows.
    Amendment,
    Article,
    Replaced,
    By,
    Inserted,
    Deleted,
    Rearranged,
    NoArticle,
}

impl Language {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn cause(self, kind: &DiagnosticKind) -> String {
        match self {
            Self::Fr => fr::cause(kind),
            Self::En => en::cause(kind),
        }
    }

    /// What to write instead, in one sentence.
    #[must_use]
    pub fn remedy(self, kind: &DiagnosticKind) -> Option<String> {
        match self {
            Self::Fr => fr::remedy(kind),
            Self::En => en::remedy(kind),
        }
    }

    /// The name of a severity, for one diagnostic or for several.
    #[must_use]
    pub fn severity(self, severity: Severity, count: usize) -> &'static str {
        match self {
            Self::Fr => fr::severity(severity, count),
            Self::En => en::severity(severity, count),
        }
    }

    /// What announces a remedy.
    #[must_use]
    pub fn remedy_word(self) -> &'static str {
        match self {
            Self::Fr => fr::REMEDY,
            Self::En => en::REMEDY,
        }
    }

    /// A rule's own words, their blanks filled.
    #[must_use]
    pub fn phrase(self, phrase: &Phrase) -> String {
        match self {
            Self::Fr => filled(phrase.words.fr, &phrase.arguments, fr::argument),
            Self::En => filled(phrase.words.en, &phrase.arguments, en::argument),
        }
    }

    /// One of two texts.
    #[must_use]
    pub fn words(self, words: Words) -> &'static str {
        match self {
            Self::Fr => words.fr,
            Self::En => words.en,
        }
    }
}

/// What reports say around diagnostics.
impl Language {
    /// « 2 erreurs, 1 conseil », or that there is nothing to say.
    #[must_use]
    pub fn tally(self, severities: impl IntoIterator<Item = Severity>) -> String {
        let mut counts = BTreeMap::new();
        for severity in severities {
            *counts.entry(severity).or_insert(0) += 1;
        }
        self.counts(counts)
    }

    /// The same, counted already, the worst first.
    #[must_use]
    pub fn counts(self, counts: impl IntoIterator<Item = (Severity, usize)>) -> String {
        let counts: Vec<String> = counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| format!("{count} {}", self.severity(severity, count)))
            .collect();
        match self {
            _ if !counts.is_empty() => counts.join(", "),
            Self::Fr => fr::NOTHING_TO_REPORT.to_owned(),
            Self::En => en::NOTHING_TO_REPORT.to_owned(),
        }
    }

    /// What a report that stops short says of the diagnostics that it leaves out.
    #[must_use]
    pub fn left_out(self, count: usize) -> String {
        match self {
            Self::Fr => fr::left_out(count),
            Self::En => en::left_out(count),
        }
    }
}

/// What `check --fix` and `--diff` say.
impl Language {
    /// « 3 corrections dans 2 fichiers », made or still to be.
    #[must_use]
    pub fn mended(self, [corrections, files]: [usize; 2], to_come: bool) -> String {
        match self {
            Self::Fr => fr::mended(corrections, files, to_come),
            Self::En => en::mended(corrections, files, to_come),
        }
    }

    /// That a file is not mended, for that would bring what a line says.
    #[must_use]
    pub fn left_as_it_is(self, error: &str) -> String {
        match self {
            Self::Fr => fr::left_as_it_is(error),
            Self::En => en::left_as_it_is(error),
        }
    }
}

/// What the command line says.
impl Language {
    /// « erreur : … ».
    #[must_use]
    pub fn error(self, words: &str) -> String {
        format!(
            "{}{} {words}",
            self.severity(Severity::Error, 1),
            self.colon()
        )
    }

    /// A colon, with the space that French wants before it.
    #[must_use]
    pub fn colon(self) -> &'static str {
        match self {
            Self::Fr => "\u{a0}:",
            Self::En => ":",
        }
    }

    /// What the world refused, in one sentence.
    #[must_use]
    pub fn refusal(self, refusal: &Refusal) -> String {
        match self {
            Self::Fr => fr::refusal(refusal),
            Self::En => en::refusal(refusal),
        }
    }

    /// What is wrong with a command, in one sentence.
    #[must_use]
    pub fn misuse(self, misuse: &Misuse) -> String {
        match self {
            Self::Fr => fr::misuse(misuse),
            Self::En => en::misuse(misuse),
        }
    }

    /// The help of a part of the command line, by its path, as `check.format`: what stands for its value, and its words.
    #[must_use]
    pub fn help(self, part: &str) -> Option<(&'static str, &'static str)> {
        let help = self.help_parts().iter().find(|(path, ..)| *path == part);
        help.map(|(_, value, words)| (*value, *words))
    }

    /// Every part of the command line, the name of its value, and its words.
    #[must_use]
    pub fn help_parts(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Self::Fr => fr::HELP,
            Self::En => en::HELP,
        }
    }

    /// That a check has more to say than a build shows.
    #[must_use]
    pub fn seen_by_check(self, tally: &str) -> String {
        match self {
            Self::Fr => fr::seen_by_check(tally),
            Self::En => en::seen_by_check(tally),
        }
    }

    /// That a file has more diagnostics than are shown.
    #[must_use]
    pub fn more_of_file(self, name: &str, count: usize) -> String {
        match self {
            Self::Fr => fr::more_of_file(name, count),
            Self::En => en::more_of_file(name, count),
        }
    }

    /// What a build has done.
    #[must_use]
    pub fn built(self, summary: &Summary) -> String {
        match self {
            Self::Fr => fr::built(summary),
            Self::En => en::built(summary),
        }
    }

    /// That edits are waited for.
    #[must_use]
    pub fn watching(self) -> &'static str {
        match self {
            Self::Fr => fr::WATCHING,
            Self::En => en::WATCHING,
        }
    }

    /// Where a preview is to be seen.
    #[must_use]
    pub fn serving(self, address: &str) -> String {
        match self {
            Self::Fr => fr::serving(address),
            Self::En => en::serving(address),
        }
    }

    /// What stands in a preview.
    #[must_use]
    pub fn preview(self, words: Preview) -> &'static str {
        match self {
            Self::Fr => fr::preview(words),
            Self::En => en::preview(words),
        }
    }

    /// What became of a file that a project starts with.
    #[must_use]
    pub fn initialised(self, path: &str, is_new: bool) -> String {
        match self {
            Self::Fr => fr::initialised(path, is_new),
            Self::En => en::initialised(path, is_new),
        }
    }

    /// What to do in a new project.
    #[must_use]
    pub fn what_next(self, folder: Option<&str>) -> String {
        match self {
            Self::Fr => fr::what_next(folder),
            Self::En => en::what_next(folder),
        }
    }

    /// The headings of manual pages, and what they are here.
    #[must_use]
    pub fn man_headings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Fr => fr::MAN_HEADINGS,
            Self::En => en::MAN_HEADINGS,
        }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// What a file is, beside what a build would make.
    #[must_use]
    pub fn freshness(self, freshness: Freshness, path: &str) -> String {
        match self {
            Self::Fr => fr::freshness(freshness, path),
            Self::En => en::freshness(freshness, path),
        }
    }

    /// What came of comparing outputs with what a build would make; whether one would mend something, whether pruning
    /// would, and whether people must.
    #[must_use]
    pub fn compared(self, differing: usize, remedies: [bool; 3]) -> String {
        match self {
            Self::Fr => fr::compared(differing, remedies),
            Self::En => en::compared(differing, remedies),
        }
    }

    /// What came of verifying a sheet; `generator` made it.
    #[must_use]
    pub fn verdict(
        self,
        sheet: &str,
        verdict: &VerifyResult,
        stale: bool,
        generator: &str,
    ) -> String {
        match self {
            Self::Fr => fr::verdict(sheet, verdict, stale, generator),
            Self::En => en::verdict(sheet, verdict, stale, generator),
        }
    }

    /// That what a sheet carries gives no sheet.
    #[must_use]
    pub fn broken_source(self, sheet: &str) -> String {
        match self {
            Self::Fr => fr::broken_source(sheet),
            Self::En => en::broken_source(sheet),
        }
    }

    /// That git now shows programmes through `annexe diff`; its attributes are in that file.
    #[must_use]
    pub fn git_is_set(self, attributes: &str) -> String {
        match self {
            Self::Fr => fr::git_is_set(attributes),
            Self::En => en::git_is_set(attributes),
        }
    }

    /// That a programme is ready to be filled in.
    #[must_use]
    pub fn ready(self, path: &str) -> String {
        match self {
            Self::Fr => fr::ready(path),
            Self::En => en::ready(path),
        }
    }
}

/// What comparisons say.
impl Language {
    /// The name of a level, for one change or for several.
    #[must_use]
    pub fn level(self, level: Impact, count: usize) -> &'static str {
        match self {
            Self::Fr => fr::level(level, count),
            Self::En => en::level(level, count),
        }
    }

    /// What happened, in a word or two.
    #[must_use]
    pub fn change(self, kind: ChangeKind) -> &'static str {
        match self {
            Self::Fr => fr::change(kind),
            Self::En => en::change(kind),
        }
    }

    /// That something went from a place to another.
    #[must_use]
    pub fn moved(self, from: &str, to: &str) -> String {
        match self {
            Self::Fr => fr::moved(from, to),
            Self::En => en::moved(from, to),
        }
    }

    /// That things exchanged their places, became several, or became one.
    #[must_use]
    pub fn rearranged(self, kind: ChangeKind, before: &[String], after: &[String]) -> String {
        match self {
            Self::Fr => fr::rearranged(kind, before, after),
            Self::En => en::rearranged(kind, before, after),
        }
    }

    /// How many programmes are the same in both revisions.
    #[must_use]
    pub fn programmes_unchanged(self, count: usize) -> String {
        match self {
            Self::Fr => fr::programmes_unchanged(count),
            Self::En => en::programmes_unchanged(count),
        }
    }

    /// « 2 modifications substantielles, 1 complément », or that nothing changed.
    #[must_use]
    pub fn changes(self, counts: &BTreeMap<Impact, usize>) -> String {
        let told = Impact::ALL.iter().filter_map(|level| {
            let count = *counts.get(level)?;
            Some(format!("{count} {}", self.level(*level, count)))
        });
        let told: Vec<String> = told.collect();
        match self {
            _ if !told.is_empty() => told.join(", "),
            Self::Fr => fr::NO_CHANGE.to_owned(),
            Self::En => en::NO_CHANGE.to_owned(),
        }
    }

    /// What opens a draft amendment to a programme, from a version to another.
    #[must_use]
    pub fn amendment_opening(self, title: &str, versions: &[Option<String>; 2]) -> String {
        match self {
            Self::Fr => fr::amendment_opening(title, versions),
            Self::En => en::amendment_opening(title, versions),
        }
    }

    /// What stands around changes.
    #[must_use]
    pub fn heading(self, heading: Heading) -> &'static str {
        match self {
            Self::Fr => fr::heading(heading),
            Self::En => en::heading(heading),
        }
    }

    /// Why a change has its level.
    #[must_use]
    pub fn why(self, why: &ImpactReason) -> String {
        match self {
            Self::Fr => fr::why(why),
            Self::En => en::why(why),
        }
    }
}

/// Differences shown of one sheet: one that has more is another sheet.
const MOST_DIFFERENCES: usize = 10;

/// A stretch of words short enough for a line.
fn cut(words: &str) -> String {
    const MOST: usize = 80;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Language::En.refusal(self))
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Language::En.misuse(self))
    }
}

impl std::error::Error for Misuse {}

/// What explains rules.
impl Language {
    #[must_use]
    pub fn caption(self, caption: Caption) -> &'static str {
        match self {
            Self::Fr => fr::caption(caption),
            Self::En => en::caption(caption),
        }
    }
}

/// A sentence with its `{blanks}` filled. A blank without an argument stays: tests look for braces.
fn filled(
    sentence: &str,
    arguments: &[(&'static str, Argument)],
    write: fn(&Argument) -> String,
) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let blank = after.split_once('}');
        let known = blank.and_then(|(name, after)| {
            let argument = arguments.iter().find(|(known, _)| *known == name);
            Some((&argument?.1, after))
        });
        rest = match known {
            Some((argument, after)) => {
                filled.push_str(&write(argument));
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled + rest
}

/// The same, with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + characters.as_str()
}

/// « a, b et c ».
fn joined(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// The French of a value's error, which its unit tests read.
#[cfg(test)]
pub fn french(error: impl Into<ValueError>) -> String {
    fr::value(&error.into())
}
