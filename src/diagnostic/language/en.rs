//! The English catalogue. Keys, values and examples stay in French: so are the files.

use std::io;

use super::{
    Caption, Freshness, Heading, MOST_DIFFERENCES, Misuse, Preview, Reason, Refusal, Summary, cut,
    filled, joined,
};
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::diagnostic::kind::{
    Argument, Behind, Bound, DiagnosticKind, FileProblem, Limit, Sample, Severity, Shape, Syntax,
    Unsupported, quoted,
};
use crate::diagnostic::verify_result::{Difference, UnreadableSheet, VerifyResult};
use crate::value::{
    Date, DateError, DurationError, MoneyError, Month, TimeError, TimeOfDay, TimeRangeError,
    ValueError, WhenError,
};

/// What announces a remedy.
pub const REMEDY: &str = "help";

/// What is wrong, in one sentence.
pub fn cause(kind: &DiagnosticKind) -> String {
    match kind {
        DiagnosticKind::Syntax(syntax) => syntax_cause(*syntax).to_owned(),
        DiagnosticKind::Encoding => "the file is not UTF-8 text from here on".to_owned(),
        DiagnosticKind::Empty => "the file holds no key".to_owned(),
        DiagnosticKind::NotAMapping => {
            "this file does not hold keys such as `nom: valeur`".to_owned()
        }
        DiagnosticKind::SecondDocument => {
            "a second document starts here: a file describes a single programme".to_owned()
        }
        DiagnosticKind::Excessive(Limit::Bytes(max)) => {
            format!("the file is over {} MB", max / (1024 * 1024))
        }
        DiagnosticKind::Excessive(Limit::TextBytes(max)) => {
            format!("this text is over {} kB", max / 1024)
        }
        DiagnosticKind::Excessive(Limit::Aliased(max)) => {
            format!("aliases repeat more than {} kB of text", max / 1024)
        }
        DiagnosticKind::Excessive(Limit::Keys(max)) => format!("more than {max} keys in one group"),
        DiagnosticKind::Excessive(Limit::Depth(max)) => {
            format!("more than {max} levels of nesting")
        }
        DiagnosticKind::Excessive(Limit::Values(max)) => {
            format!("more than {max} values once aliases are expanded")
        }
        DiagnosticKind::KeyNotText => "this key is not a text".to_owned(),
        DiagnosticKind::UnknownKey { key, .. } => format!("unknown key: `{key}`"),
        DiagnosticKind::MissingKey { key } => format!("the key `{key}` is missing"),
        DiagnosticKind::DuplicateKey { key, .. } => format!("the key `{key}` is written twice"),
        DiagnosticKind::EmptyValue { key: Some(key), .. } => {
            format!("the key `{key}` is written without a value")
        }
        DiagnosticKind::EmptyValue { key: None, .. } => "no value follows this dash".to_owned(),
        DiagnosticKind::WrongType {
            key,
            expected,
            found,
            ..
        } => format!(
            "`{key}` wants {}, not {}",
            alternatives(expected),
            shape(*found)
        ),
        DiagnosticKind::UnknownValue { key, value, .. } => {
            format!("“{value}” is not a value of `{key}`")
        }
        DiagnosticKind::Unreadable { key, cause } => format!("`{key}`: {}", value(cause)),
        DiagnosticKind::Unforeseen { message } => {
            format!("this value could not be read: {message}")
        }
        DiagnosticKind::OutOfBounds { key, bound } => {
            let bound = match bound {
                Bound::AtLeast(limit) => format!("at least {limit}"),
                Bound::AtMost(limit) => format!("at most {limit}"),
                Bound::Above(limit) => format!("greater than {limit}"),
                Bound::Below(limit) => format!("less than {limit}"),
                Bound::MultipleOf(step) => format!("a multiple of {step}"),
            };
            format!("`{key}` must be {bound}")
        }
        DiagnosticKind::Reversed => "the end does not come after the start".to_owned(),
        DiagnosticKind::LeadingZero { text } => {
            format!("“{text}” is read as a number, and loses its zeros")
        }
        DiagnosticKind::LostComment => {
            "what follows “#” is taken for a comment and will not be printed".to_owned()
        }
        DiagnosticKind::SwallowedKey { key } => {
            format!("`{key}` is indented under “|”: the line is part of the text, and no key")
        }
        DiagnosticKind::ThemeFile { path, problem } => format!(
            "“{path}” {}",
            match problem {
                FileProblem::Unreadable(io::ErrorKind::NotFound) => "is not found".to_owned(),
                FileProblem::Unreadable(_) => "cannot be read".to_owned(),
                FileProblem::TooHeavy(most) => format!("is over {} KB", most / 1024),
                FileProblem::NoImage =>
                    "is neither a PNG image nor an SVG drawing that can be read".to_owned(),
                FileProblem::Drawing(element) =>
                    format!("holds a “{element}” element, which cannot be drawn"),
                FileProblem::TooLarge => "has too many pixels".to_owned(),
                FileProblem::NoFont => "is no TTF or OTF font that can be read".to_owned(),
                FileProblem::VariableFont =>
                    "is a variable font, of many weights at once".to_owned(),
                FileProblem::Forbidden =>
                    "is a font whose licence keeps it out of files".to_owned(),
            }
        ),
        DiagnosticKind::KeptVersion { old, new: None } => {
            format!(
                "a change is substantial, and the sheet has no version any more (it was at `{old}`)"
            )
        }
        DiagnosticKind::KeptVersion {
            old,
            new: Some(new),
        } if old == new => {
            format!("a change is substantial, and the version still is `{old}`")
        }
        DiagnosticKind::KeptVersion {
            old,
            new: Some(new),
        } => {
            format!("a change is substantial, and the version goes from `{old}` to `{new}`")
        }
        DiagnosticKind::Contrast { tenths, behind } => format!(
            "{}: a contrast of {}.{}, where 4.5 is needed",
            match behind {
                Behind::Paper => "this colour does not stand out enough from the paper",
                Behind::OwnBand =>
                    "this colour does not stand out enough from the band, which is a light tone of it",
                Behind::Text => "texts do not stand out enough from this band",
            },
            tenths / 10,
            tenths % 10
        ),
        DiagnosticKind::PrintedSuppression => {
            "this comment is inside a text: it would be printed, and sets nothing aside".to_owned()
        }
        DiagnosticKind::SwallowedDash => {
            "this dash opens no item: the line is joined to the text above it".to_owned()
        }
        DiagnosticKind::HiddenCharacter(c) => {
            format!("forbidden invisible character (U+{:04X})", *c as u32)
        }
        DiagnosticKind::NoGlyph(c) => format!(
            "the character “{c}” (U+{:04X}) cannot be printed in the PDF",
            *c as u32
        ),
        DiagnosticKind::Markdown(unsupported) => markdown_cause(*unsupported).to_owned(),
        DiagnosticKind::LinkTarget { target } if target.is_empty() => {
            "this link has no address".to_owned()
        }
        DiagnosticKind::LinkTarget { target } => {
            format!("this link leads to an address that is not allowed: “{target}”")
        }
        DiagnosticKind::UncalledNote { label } => format!("nothing calls the note [^{label}]"),
        DiagnosticKind::SameOutput { stem } => {
            format!("another programme already gives the files “{stem}”")
        }
        DiagnosticKind::ZeroWidth(c) => {
            format!(
                "character of no width inside the text (U+{:04X})",
                *c as u32
            )
        }
        DiagnosticKind::UnreasonedSuppression => {
            "this comment does not say why: without a reason, it sets nothing aside".to_owned()
        }
        DiagnosticKind::UnknownSuppression {
            code, fixed: true, ..
        } => format!("“{code}” is an error of reading, which cannot be set aside"),
        DiagnosticKind::UnknownSuppression { code, .. } => format!("no rule has the code “{code}”"),
        DiagnosticKind::UnusedSuppression { code } => {
            format!("this comment is of no use: {code} finds nothing here")
        }
        DiagnosticKind::RuleViolation(breach) => {
            filled(breach.cause.words.en, &breach.cause.arguments, argument)
        }
    }
}

/// What to write instead, in one sentence.
pub fn remedy(kind: &DiagnosticKind) -> Option<String> {
    Some(match kind {
        DiagnosticKind::Syntax(syntax) => syntax_remedy(*syntax).to_owned(),
        DiagnosticKind::Encoding => {
            "save the file as “UTF-8” (“Save with encoding” in the editor’s menus)".to_owned()
        }
        DiagnosticKind::NotAMapping | DiagnosticKind::Empty => {
            "start with `intitule: …`, say; `annexe new` writes a programme to fill in".to_owned()
        }
        DiagnosticKind::SecondDocument => {
            "put each programme in a file of its own, and delete the line `---`".to_owned()
        }
        DiagnosticKind::Excessive(_) => {
            "check that this file is a programme; split it if need be".to_owned()
        }
        DiagnosticKind::KeyNotText => "a key is a word and a colon, as in `titre:`".to_owned(),
        DiagnosticKind::UnknownKey {
            suggestion: Some(suggestion),
            ..
        } => format!("did you mean `{suggestion}`?"),
            DiagnosticKind::UnknownKey { key, .. } if key.bytes().all(|byte| byte.is_ascii_digit()) => {
                "a comma parts two keys between braces: write the number with a point, or between quotes".to_owned()
            }
            DiagnosticKind::UnknownKey { known, .. } if known.iter().any(|key| key == "C001") => {
                "`annexe rules` gives all the codes".to_owned()
            }
        DiagnosticKind::UnknownKey {
            belongs: Some(belongs),
            ..
        } if belongs.is_empty() => {
            "this key is written at the margin, without indentation".to_owned()
        }
        DiagnosticKind::UnknownKey {
            belongs: Some(belongs),
            ..
        } => format!("this key is written in `{belongs}`"),
        DiagnosticKind::UnknownKey { known, .. } if known.len() > 15 => {
            "`annexe new` writes a programme that shows every key; `sections` takes what has none of its own".to_owned()
        }
        DiagnosticKind::UnknownKey { known, .. } => format!("possible keys here: {}", known.join(", ")),
        DiagnosticKind::MissingKey { key } => format!("add `{key}: …` here"),
        DiagnosticKind::DuplicateKey { dash: true, .. } => "a dash `-` is most likely missing before this key: a new item of the list starts here".to_owned(),
        DiagnosticKind::DuplicateKey { .. } => "keep one of the two".to_owned(),
        DiagnosticKind::EmptyValue {
            commented: true, ..
        } => "“#” starts a comment: put the value between quotes".to_owned(),
        DiagnosticKind::EmptyValue { key: None, .. } => "write the value, or delete the dash".to_owned(),
        DiagnosticKind::EmptyValue { .. } => "write the value, or delete the key".to_owned(),
        DiagnosticKind::WrongType {
            unquoted: Some(text),
            ..
        } => format!("put the value between quotes: {}", quoted(text)),
        DiagnosticKind::WrongType {
            example: Some(Sample::Items(key)),
            ..
        } => format!("write a list, a dash a line, each with its keys after it (`{key}:`…)"),
        DiagnosticKind::WrongType {
            example: Some(Sample::Keys(keys)),
            ..
        } => {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}:`")).collect();
            format!("write keys below, indented, such as {}", keys.join(", "))
        }
        DiagnosticKind::WrongType { expected, .. } => format!("write {}", example(expected)),
        DiagnosticKind::UnknownValue {
            suggestion: Some(suggestion),
            ..
        } => format!("did you mean `{suggestion}`?"),
        DiagnosticKind::UnknownValue { allowed, .. } => format!("possible values: {}", allowed.join(", ")),
        DiagnosticKind::Unreadable { .. } | DiagnosticKind::Unforeseen { .. } | DiagnosticKind::OutOfBounds { .. } => {
            return None;
        }
        DiagnosticKind::Reversed => "check both, or swap them".to_owned(),
        DiagnosticKind::LeadingZero { text } => format!("put the value between quotes: {}", quoted(text)),
        DiagnosticKind::LostComment => {
            "put the value between quotes, or a space after “#” if it is a comment".to_owned()
        }
        DiagnosticKind::SwallowedKey { .. } => {
            "bring the key back to the margin, or leave a space before the colon if it is text".to_owned()
        }
        DiagnosticKind::ThemeFile { problem, .. } => match problem {
            FileProblem::Unreadable(_) => "give its path from the folder of annexe.yaml",
            FileProblem::TooHeavy(_) | FileProblem::TooLarge => "save it smaller",
            FileProblem::NoImage => "export the logo as SVG or PNG",
            FileProblem::Drawing(_) => "turn texts into outlines and flatten effects, or export the logo as PNG",
            FileProblem::NoFont => "give a .ttf or .otf file",
            FileProblem::VariableFont => "give the file of each style",
FileProblem::Forbidden => "choose a free font",
        }
        .to_owned(),
            DiagnosticKind::KeptVersion { .. } => "give the sheet a new version, a higher one".to_owned(),
            DiagnosticKind::Contrast { behind, .. } => match behind {
                Behind::Paper => "darken it",
                Behind::OwnBand => "darken it, or give a lighter `bandeau`",
                Behind::Text => "lighten it",
            }
            .to_owned(),
        DiagnosticKind::PrintedSuppression => "put it above the key of the text".to_owned(),
        DiagnosticKind::SwallowedDash => {
            "align the dash with those of the list, or put the whole text between quotes".to_owned()
        }
        DiagnosticKind::HiddenCharacter(_) => {
            "delete it: type the word again rather than pasting it".to_owned()
        }
        DiagnosticKind::NoGlyph(_) => "write a word or a common character instead".to_owned(),
        DiagnosticKind::Markdown(unsupported) => markdown_remedy(*unsupported).to_owned(),
        DiagnosticKind::LinkTarget { .. } => {
            "a link starts with https://, http://, mailto: or tel:".to_owned()
        }
        DiagnosticKind::UncalledNote { label } => {
            format!("put the call [^{label}] in the same text, or delete the note")
        }
        DiagnosticKind::SameOutput { .. } => "rename one of the two files".to_owned(),
        DiagnosticKind::ZeroWidth(_) => "delete it; `annexe check --fix` does".to_owned(),
        DiagnosticKind::UnreasonedSuppression => {
            "write the reason after it: # annexe: ignore[CODE] because…".to_owned()
        }
        DiagnosticKind::UnknownSuppression {
            suggestion: Some(suggestion),
            ..
        } => format!("did you mean “{suggestion}”?"),
        DiagnosticKind::UnknownSuppression { fixed: true, .. } => {
            "mend the line and delete this comment".to_owned()
        }
        DiagnosticKind::UnknownSuppression { .. } => "`annexe rules` gives them all".to_owned(),
        DiagnosticKind::UnusedSuppression { .. } => "delete it".to_owned(),
        DiagnosticKind::RuleViolation(breach) => filled(breach.remedy.words.en, &breach.remedy.arguments, argument),
    })
}

fn syntax_cause(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::ColonInText => {
            "unexpected colon: the text that holds it is not between quotes, or the line is badly aligned"
        }
        Syntax::MissingColon => "this line is not of the form `clé: valeur`",
        Syntax::Tab => "a tab is used to indent, which YAML forbids",
        Syntax::UnclosedQuote => "a quotation opens here and does not close",
        Syntax::UnclosedBracket => "a bracket or a brace does not close",
        Syntax::TextAfterValue => "text follows the end of the value",
        Syntax::TextAfterBar => "text follows “|” or “>” on the same line",
        Syntax::TextAtMargin => "the text after “|” is not indented",
        Syntax::BadEscape => "the backslash “\\” has a meaning of its own between double quotes",
        Syntax::Indentation => "this line is not aligned with its neighbours",
        Syntax::MissingComma => "a comma is missing between two keys of a group in braces",
        Syntax::HardSpace => "a no-break space is written where YAML wants a plain space",
        Syntax::Dash => "this dash does not open an item of a list",
        Syntax::ListBesideKey => "a list starts on the line of its key",
        Syntax::ReservedStart => "this character cannot start a text without quotes",
        Syntax::UnknownAlias => {
            "an asterisk starts the value, and YAML reads it as a call of an anchor that does not exist"
        }
        Syntax::UncalledAnchor => {
            "an ampersand “&” starts the value, and YAML takes the first word for the name of an anchor"
        }
        Syntax::Tag => {
            "an exclamation mark “!” starts the value, and YAML takes the first word for a type"
        }
        Syntax::Other => "the YAML is not understood from here on",
    }
}

fn syntax_remedy(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::ColonInText => "put the whole text between quotes, or on the next line after “|”",
        Syntax::MissingColon => "write the key, a colon, a space, then the value",
        Syntax::Tab => "write two spaces instead of the tab",
        Syntax::UnclosedQuote => "close the quotation, or put the text on the next line after “|”",
        Syntax::UnclosedBracket => {
            "close it, or put between quotes the text that starts with [ or {"
        }
        Syntax::TextAfterValue => {
            "put the whole value between single quotes '…', and double its straight apostrophes"
        }
        Syntax::TextAfterBar => "go to the next line after “|” or “>”, and indent the text",
        Syntax::TextAtMargin => "indent the text by two spaces",
        Syntax::BadEscape => "write “\\\\”, or use single quotes",
        Syntax::Indentation => "align the keys of one level, and the dashes of one list",
        Syntax::MissingComma => "write a comma before this key, or a key a line",
        Syntax::HardSpace => "delete it and type a plain space",
        Syntax::Dash => "write a short dash and a space before the text: `- texte`",
        Syntax::ListBesideKey => "go to the next line after the colon, a dash a line",
        Syntax::ReservedStart | Syntax::UnknownAlias | Syntax::UncalledAnchor | Syntax::Tag => {
            "put the value between quotes"
        }
        Syntax::Other => {
            "check the indentation, the quotes and the colons of this line and of the one before"
        }
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text",
        Shape::Integer => "a whole number",
        Shape::Number => "a number",
        Shape::Boolean => "yes or no (true or false)",
        Shape::List => "a list",
        Shape::Mapping => "a group of keys",
        Shape::Nothing => "an empty value",
    }
}

/// "a text, a list or a group of keys".
fn alternatives(expected: &[Shape]) -> String {
    let shapes: Vec<String> = expected.iter().map(|one| shape(*one).to_owned()).collect();
    joined(&shapes, "or")
}

fn example(expected: &[Shape]) -> String {
    expected
        .iter()
        .map(|shape| match shape {
            Shape::Text => "a text on the line, or a block after “|”",
            Shape::Integer => "a whole number, such as 7",
            Shape::Number => "a number, such as 3.5",
            Shape::Boolean => "true or false",
            Shape::List => "a list, a dash a line",
            Shape::Mapping => "keys below, indented, one a line",
            Shape::Nothing => "nothing",
        })
        .collect::<Vec<_>>()
        .join("; or ")
}

fn markdown_cause(unsupported: Unsupported) -> &'static str {
    match unsupported {
        Unsupported::Html => "this text holds an HTML tag, or words between angle brackets < >",
        Unsupported::Image => "this text holds an image",
        Unsupported::CodeBlock => {
            "this passage is indented by four spaces or stands between ```: Markdown reads it as code"
        }
        Unsupported::Table => "this text holds a table",
        Unsupported::Rule => "this line of dashes or asterisks is a horizontal line in Markdown",
        Unsupported::Underline => {
            "a line of dashes or equals signs underlines this text: Markdown makes a heading of it"
        }
        Unsupported::LinkDefinition => "this line defines a link apart, and would not be printed",
        Unsupported::LinkTitle => {
            "this link bears a title between quotes, which would not be printed"
        }
        Unsupported::Nesting => "too many lists or quotations inside one another",
    }
}

fn markdown_remedy(unsupported: Unsupported) -> &'static str {
    match unsupported {
        Unsupported::Html => "delete the tag, or write \\< to print the sign “<”",
        Unsupported::Image => "an annex holds words only: describe the image, or give a link",
        Unsupported::CodeBlock => "bring the passage back to the margin of the text",
        Unsupported::Table => {
            "write a list: the tables of the sheet come from its keys (`tarifs`, `sequences`, `epreuves`…)"
        }
        Unsupported::Rule => "part them with an empty line, or with a heading `### …`",
        Unsupported::Underline => {
            "leave an empty line between the two, or write `###` before the heading"
        }
        Unsupported::LinkDefinition => "write the link in the text: [word](https://…)",
        Unsupported::LinkTitle => "keep [word](https://…), without the title",
        Unsupported::Nesting => "keep to eight levels at most",
    }
}

/// Why a text is not the value it should be.
pub fn value(error: &ValueError) -> String {
    const DATE: &str = "write `2019-02-14` or `14 février 2019`, say";
    const WHEN: &str = "write a date (`2019-02-14`), a month (`2019-02`), a list of dates, `debut` and `fin`, or `a-programmer`";
    const DURATION: &str = "write `7 h`, `3 h 30`, `45 min`, `1 jour` or `0,5 jour`, say";
    match error {
        ValueError::Date(error) | ValueError::When(WhenError::Date(error)) => match error {
            DateError::Empty => format!("the date is empty: {DATE}"),
            DateError::NoSuchDay {
                text,
                month: of,
                days,
            } => format!("{text}: {} has {days} days only", month(*of)),
            DateError::NoSuchMonth(text) => format!("{text}: months go from 1 to 12"),
            DateError::Year(text) => {
                format!("{text}: a year is written with four digits, from 1900 to 2199")
            }
            DateError::Weekday { text, date } => {
                format!("{text}: this day is a {}", date.civil().strftime("%A"))
            }
            DateError::Unreadable(text) => format!("“{text}” is not a date: {DATE}"),
        },
        ValueError::When(WhenError::Empty) => format!("the date is empty: {WHEN}"),
        ValueError::When(WhenError::Reversed { start, end }) => format!(
            "the end, {}, comes before the start, {}",
            day(*end),
            day(*start)
        ),
        ValueError::When(WhenError::Unreadable(text)) => format!("“{text}” is not a date: {WHEN}"),
        ValueError::Duration(error) => match error {
            DurationError::Empty => format!("the duration is empty: {DURATION}"),
            DurationError::MissingUnit(text) => {
                format!("“{text}” has no unit: write `{text} h`, `{text} min` or `{text} jours`")
            }
            DurationError::Zero => format!("a duration of nothing is not stated: {DURATION}"),
            DurationError::MinutesPastHour(text) => {
                format!("“{text}”: after hours, minutes go from 0 to 59")
            }
            DurationError::Fraction(text) => {
                format!("“{text}” is no whole number of minutes or of half-days: {DURATION}")
            }
            DurationError::TooLong(text) => {
                format!("“{text}” is too long: a duration goes up to 10,000 hours or 1,250 days")
            }
            DurationError::Unreadable(text) => format!("“{text}” is not a duration: {DURATION}"),
        },
        ValueError::Colour(text) => {
            format!(
                "“{text}” is not a colour; write a hash and six hexadecimal digits, between quotes: `\"#0f4c5c\"`"
            )
        }
        ValueError::Days(text) => {
            format!("“{text}” is not a number of days; write `7`, `2,5` or `0,5`")
        }
        ValueError::HoursInDays(text) => {
            format!("“{text}” is in days; write hours, such as `7` or `3 h 30`")
        }
        ValueError::Money(error) => match error {
            MoneyError::Empty => "the amount is empty: write `1 200 €`, say".to_owned(),
            MoneyError::Negative(text) => {
                format!("“{text}” is negative: an amount goes from 0 to less than €1,000,000,000")
            }
            MoneyError::TooLarge(text) => {
                format!("“{text}” is too large: an amount goes from 0 to less than €1,000,000,000")
            }
            MoneyError::Unreadable(text) => {
                format!("“{text}” is not an amount: write `1 200 €` or `1 200,50 €`, say")
            }
        },
        ValueError::Time(error) | ValueError::TimeRange(TimeRangeError::Time(error)) => match error
        {
            TimeError::Empty => "the time is empty: write `9 h` or `9 h 30`, say".to_owned(),
            TimeError::OutOfRange(text) => {
                format!("“{text}”: hours go from 0 to 24, and minutes from 0 to 59")
            }
            TimeError::Unreadable(text) => {
                format!("“{text}” is not a time of day: write `9 h` or `9 h 30`, say")
            }
        },
        ValueError::TimeRange(TimeRangeError::Reversed { start, end }) => format!(
            "the end, {}, does not come after the start, {}",
            time(*end),
            time(*start)
        ),
        ValueError::TimeRange(TimeRangeError::Unreadable(text)) => {
            format!("“{text}” is not a stretch of time: write `9 h à 17 h`, say")
        }
    }
}

/// An argument of a rule's sentence.
pub fn argument(argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Count(count) => count.to_string(),
        Argument::Minutes(minutes) => match (minutes / 60, minutes % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours, 0) => format!("{hours} h"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        },
        Argument::HalfDays(2) => "1 day".to_owned(),
        Argument::HalfDays(halves) if halves % 2 == 0 => format!("{} days", halves / 2),
        Argument::HalfDays(1) => "half a day".to_owned(),
        Argument::HalfDays(halves) => format!("{}.5 days", halves / 2),
        Argument::Date(date) => date.civil().strftime("%A %-d %B %Y").to_string(),
        Argument::List(items) => joined(items, "and"),
        Argument::Words(words) => words.en.to_owned(),
    }
}

/// "14 February 2019"
fn day(date: Date) -> String {
    date.civil().strftime("%-d %B %Y").to_string()
}

/// "February 2019"
fn month(month: Month) -> String {
    month.first().civil().strftime("%B %Y").to_string()
}

/// "9:30"
fn time(time: TimeOfDay) -> String {
    format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60)
}

/// "error", "errors".
pub fn severity(severity: Severity, count: usize) -> &'static str {
    match (severity, count) {
        (Severity::Error, 1) => "error",
        (Severity::Error, _) => "errors",
        (Severity::Warning, 1) => "warning",
        (Severity::Warning, _) => "warnings",
        (Severity::Advice, _) => "advice",
    }
}

/// What a check says when it finds nothing.
pub const NOTHING_TO_REPORT: &str = "Nothing to report";

/// What a report that stops short says of the rest.
pub fn left_out(count: usize) -> String {
    format!("and {count} more, which `annexe check` shows")
}

/// "3 corrections in 2 files".
pub fn mended(corrections: usize, files: usize, to_come: bool) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let to_come = if to_come { " to make" } else { "" };
    format!(
        "{corrections} correction{}{to_come} in {files} file{}",
        plural(corrections),
        plural(files)
    )
}

/// Why a file that could be mended is not.
pub fn left_as_it_is(error: &str) -> String {
    format!("file left as it is, for mending it would bring an error: {error}")
}

/// What stands around the words of rules.
pub fn caption(caption: Caption) -> &'static str {
    match caption {
        Caption::Rules => "The rules",
        Caption::RulesOpening => {
            "What `annexe check` looks for. `annexe explain CODE` says the same in the terminal. Each example is part of a \
             programme that is right elsewhere: the first is found, the second is not."
        }
        Caption::Structure => "Structure of the file",
        Caption::Texts => "Texts",
        Caption::Mentions => "Expected mentions",
        Caption::Coherence => "Coherence",
        Caption::Pedagogy => "Pedagogy",
        Caption::Revisions => "Revisions",
        Caption::AllProfiles => "all profiles",
        Caption::Profiles => "profiles",
        Caption::Source => "Source (in French)",
        Caption::Bad => "Found",
        Caption::Good => "Right",
        Caption::SetAside => {
            "To set it aside, with a reason: `# annexe: ignore[{code}] reason` on the line or above it. For a whole \
             project: `regles: { {code}: ignore }` in annexe.yaml."
        }
        Caption::SetAsideByProject => {
            "To set it aside for a whole project: `regles: { {code}: ignore }` in annexe.yaml."
        }
        Caption::NeverSetAside => {
            "This error keeps the sheet from being made: it cannot be set aside."
        }
        Caption::Usage => "Usage",
        Caption::Commands => "Commands",
        Caption::Arguments => "Arguments",
        Caption::Options => "Options",
        Caption::ByDefault => "default",
        Caption::Values => "values",
        Caption::AlsoCalled => "also",
        Caption::MoreHelp => "To know more: {command} --help",
        Caption::ExitCodes => {
            "Exit codes: 0 all is well, 1 errors in programmes, 2 wrong usage, 3 could not run."
        }
    }
}

/// What the world refused.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Path(path, why) => format!("{path}: {}", reason(why)),
        Refusal::NeitherFileNorFolder(path) => {
            format!("{path}: neither a regular file nor a folder")
        }
        Refusal::NoProgramme(path) => format!("{path}: this folder holds no programme (.yaml)"),
        Refusal::NoSheetName(path) => format!("{path}: no sheet can have this name"),
        Refusal::Input(why) => format!("standard input cannot be read: {}", reason(why)),
        Refusal::Output(why) => format!("cannot write: {}", reason(why)),
        Refusal::NoSheet(path, UnreadableSheet::Unknown) => {
            format!("{path}: neither a PDF nor an HTML page")
        }
        Refusal::NoSheet(path, UnreadableSheet::TooLarge) => {
            format!("{path}: too large for a sheet")
        }
        Refusal::NoSheet(path, UnreadableSheet::Broken) => {
            format!("{path}: this PDF cannot be read")
        }
        Refusal::NoSheet(path, UnreadableSheet::NoSource) => {
            format!(
                "{path}: this file carries no source; annexe did not make it, or it was taken out"
            )
        }
        Refusal::NoRepository => "this folder is in no git repository".to_owned(),
        Refusal::Watch(why) => format!("nothing can be watched: {why}"),
        Refusal::Serve(port) => format!("port {port} is not free"),
        Refusal::Git(message) => format!("git: {message}"),
        Refusal::UnknownRevision(revision, None) => {
            format!("git does not know the revision `{revision}`")
        }
        Refusal::UnknownRevision(revision, Some(fetch)) => {
            format!("git does not have the revision `{revision}` here; to get it: {fetch}")
        }
        Refusal::NotInRevision { revision, path } => {
            format!("{path}: is not in the revision `{revision}`")
        }
        Refusal::NoFonts(path) => format!(
            "{path}: its fonts are not here, it cannot be made again; put them where its source awaits them"
        ),
        Refusal::BrokenConfig(path) => {
            format!("{path} has errors; `annexe check` shows them")
        }
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NotFound => "not found".to_owned(),
        Reason::Denied => "access denied".to_owned(),
        Reason::IsAFolder => "this is a folder, not a file".to_owned(),
        Reason::NotAFolder => "a part of this path is not a folder".to_owned(),
        Reason::Exists => "already exists".to_owned(),
        Reason::Full => "the disk is full".to_owned(),
        Reason::ReadOnly => "the disk is read-only".to_owned(),
        Reason::NotAFile => "this is not a file".to_owned(),
        Reason::TooLarge => "this file would be larger than the system allows".to_owned(),
        Reason::LongName => "this name is too long".to_owned(),
        Reason::Other(words) => format!("the system says “{words}”"),
    }
}

/// What is wrong with a command.
pub fn misuse(misuse: &Misuse) -> String {
    let meant = |suggestion: &Option<String>| match suggestion {
        Some(suggestion) => format!("; did you mean “{suggestion}”?"),
        None => String::new(),
    };
    match misuse {
        Misuse::NoCommand => "say which command to run".to_owned(),
        Misuse::UnknownOption { option, suggestion } => {
            format!("unknown option: “{option}”{}", meant(suggestion))
        }
        Misuse::UnknownArgument(argument) => format!("“{argument}” is one too many"),
        Misuse::UnknownCommand {
            command,
            suggestion,
        } => {
            format!("unknown command: “{command}”{}", meant(suggestion))
        }
        Misuse::UnknownValue {
            option,
            value,
            allowed,
            suggestion,
        } => format!(
            "“{value}” is not a value of “{option}”{}",
            match suggestion {
                Some(_) => meant(suggestion),
                // What is not chosen among words is a count of threads, or a port.
                None if allowed.is_empty() => "; give a whole number, at least 1".to_owned(),
                None => format!("; possible values: {}", allowed.join(", ")),
            }
        ),
        Misuse::NoValue { option, allowed } => {
            let allowed = match &allowed[..] {
                [] => String::new(),
                allowed => format!("; possible values: {}", allowed.join(", ")),
            };
            format!("“{option}” wants a value{allowed}")
        }
        Misuse::Valued(option) => format!("“{option}” takes no value"),
        Misuse::Missing(arguments) => format!("{} is missing", joined(arguments, "and")),
        Misuse::Conflict(argument, others) => {
            format!("“{argument}” does not go with “{}”", joined(others, "and"))
        }
        Misuse::Twice(option) => format!("“{option}” is given twice"),
        Misuse::NotUtf8 => "an argument is not UTF-8 text".to_owned(),
        Misuse::Other(words) => words.clone(),
        Misuse::StreamAlone => {
            "“-” goes alone, with one format, and writes to standard output".to_owned()
        }
        Misuse::StreamNotMended => {
            "`--fix` mends files, and “-” is not one; `--diff` shows what it would write".to_owned()
        }
        Misuse::ProgrammeName(name) => format!(
            "“{name}” cannot name a programme: letters, digits and hyphens, as in “accueil-public-2026”"
        ),
        Misuse::TwoRevisions => {
            "give two revisions to compare, or `--rev` and a revision of git".to_owned()
        }
        Misuse::NoAmendment => "`--draft-avenant` is written as text, md, html or pdf".to_owned(),
        Misuse::ToATerminal => {
            "a PDF cannot be shown here: give it a file with `--output`".to_owned()
        }
        Misuse::NoSuchRule { code, nearest } => {
            let rest = match nearest {
                Some(_) => meant(nearest),
                None => "; `annexe rules` gives them all".to_owned(),
            };
            format!("no rule has the code “{code}”{rest}")
        }
    }
}

/// That rules found something in what was built.
pub fn seen_by_check(tally: &str) -> String {
    format!("left to mend: {tally} (`annexe check` shows them)")
}

/// That a file has more diagnostics than are shown.
pub fn more_of_file(name: &str, count: usize) -> String {
    format!("{name}: {count} more, to be seen once these are mended")
}

/// What a build has done.
pub fn built(summary: &Summary) -> String {
    let &Summary {
        programmes,
        built,
        unchanged,
        with_diagnostics,
        files,
        folders,
        tenths,
    } = summary;
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let refused = programmes - built - unchanged;
    let counts = [
        (built, "built"),
        (unchanged, "unchanged"),
        (refused, "refused"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = counts
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    if with_diagnostics > 0 {
        parts.push(format!("{with_diagnostics} with findings"));
    }
    if files > 0 {
        let folders = joined(folders, "and");
        parts.push(format!("{files} file{} in {folders}", plural(files)));
    }
    format!(
        "{programmes} programme{}: {}, in {}.{} s",
        plural(programmes),
        parts.join(", "),
        tenths / 10,
        tenths % 10
    )
}

/// What became of a file that a project starts with.
pub fn initialised(path: &str, is_new: bool) -> String {
    let what = if is_new { "created" } else { "left as it is" };
    format!("{what}: {path}")
}

/// What to do in a new project.
pub fn what_next(folder: Option<&str>) -> String {
    let enter = folder.map_or_else(String::new, |folder| format!("cd {folder}, then "));
    format!("next: {enter}annexe new my-programme")
}

/// The headings of manual pages.
pub const MAN_HEADINGS: &[(&str, &str)] = &[("EXTRA", "CODES")];

/// That edits are waited for.
pub const WATCHING: &str = "waiting for edits (Ctrl-C to stop)";

/// Where a preview is to be seen.
pub fn serving(address: &str) -> String {
    format!("preview: {address} (Ctrl-C to stop)")
}

/// What stands in a preview.
pub fn preview(words: Preview) -> &'static str {
    match words {
        Preview::Programmes => "Programmes",
        Preview::Page => "Page",
        Preview::Sheet => "The sheet",
        Preview::Findings => "Findings",
        Preview::NoFinding => "Nothing to report",
        Preview::Gone => {
            "This programme is no longer there, or two would write the same files: choose another one."
        }
        Preview::NoSheet => "The sheet cannot be composed: see the findings.",
    }
}

/// What a file is, beside what a build would make.
pub fn freshness(freshness: Freshness, path: &str) -> String {
    match freshness {
        Freshness::Stale => format!("stale: {path}"),
        Freshness::Missing => format!("missing: {path}"),
        Freshness::Orphan => format!("orphan: {path}"),
        Freshness::Removed => format!("removed: {path}"),
        Freshness::Kept => format!(
            "orphan: {path}, which `--prune` keeps, for nothing proves that it is as annexe made it"
        ),
    }
}

/// How many programmes are the same in both revisions.
pub fn programmes_unchanged(count: usize) -> String {
    match count {
        1 => "1 programme without changes".to_owned(),
        _ => format!("{count} programmes without changes"),
    }
}

/// What came of comparing outputs with what a build would make; whether one would mend something, whether pruning would, and whether
/// people must.
pub fn compared(differing: usize, remedies: [bool; 3]) -> String {
    let [builds, prunes, by_hand] = remedies;
    let command = match (builds, prunes) {
        (false, false) => None,
        (true, false) => Some("run `annexe build`"),
        (_, true) => Some("run `annexe build --prune`"),
    };
    let by_hand = by_hand.then_some("remove yourself what `--prune` keeps");
    let remedies: Vec<&str> = command.into_iter().chain(by_hand).collect();
    let remedies = remedies.join(", and ");
    match differing {
        0 => "everything is fresh".to_owned(),
        1 => format!("1 file is not fresh: {remedies}"),
        _ => format!("{differing} files are not fresh: {remedies}"),
    }
}

/// What came of verifying a sheet.
pub fn verdict(sheet: &str, verdict: &VerifyResult, stale: bool, generator: &str) -> String {
    match verdict {
        VerifyResult::Same => format!("{sheet}: whole, byte for byte what its source gives"),
        VerifyResult::SignedAfter => format!(
            "{sheet}: whole; what was added behind it (a signature) changes nothing of what it shows"
        ),
        VerifyResult::SameWords => {
            format!("{sheet}: made by “{generator}”, says word for word what its source gives")
        }
        VerifyResult::Rewritten => format!(
            "{sheet}: changed since it was made: its words are those of its source, but the file was written again"
        ),
        VerifyResult::Changed(differences) => {
            let opening = if stale {
                "stale, this is no longer what the programme gives"
            } else {
                "changed, this is not what its source gives"
            };
            let mut said = format!("{sheet}: {opening}");
            for Difference {
                page,
                before,
                expected,
                found,
            } in differences.iter().take(MOST_DIFFERENCES)
            {
                let place = page.map_or_else(String::new, |page| format!("page {page}, "));
                let after = if before.is_empty() {
                    String::new()
                } else {
                    format!("after “{before}”, ")
                };
                let change = match (expected.as_str(), found.as_str()) {
                    ("", found) => format!("“{}” is in excess", cut(found)),
                    (expected, "") => format!("“{}” is missing", cut(expected)),
                    (expected, found) => format!("“{}” instead of “{}”", cut(found), cut(expected)),
                };
                said.push_str(&format!("\n  {place}{after}{change}"));
            }
            if let Some(more) = differences.len().checked_sub(MOST_DIFFERENCES + 1) {
                let plural = if more > 0 { "s" } else { "" };
                said.push_str(&format!("\n  and {} other difference{plural}", more + 1));
            }
            said
        }
    }
}

/// That what a sheet carries gives no sheet.
pub fn broken_source(sheet: &str) -> String {
    format!("{sheet}: its source gives no sheet; it was changed, or another version wrote it")
}

/// That git is set up.
pub fn git_is_set(attributes: &str) -> String {
    format!(
        "git now shows programmes through annexe diff: git diff, git log -p, git difftool -t annexe; to be committed: {attributes}"
    )
}

/// That a programme is ready to be filled in.
pub fn ready(path: &str) -> String {
    format!("{path} is ready to be filled in; then: annexe check {path}, and annexe build {path}")
}

/// That nothing changed.
pub const NO_CHANGE: &str = "no change";

/// That something went from a place to another.
pub fn moved(from: &str, to: &str) -> String {
    format!("from `{from}` to `{to}`")
}

/// That things exchanged their places, became several, or became one.
pub fn rearranged(kind: ChangeKind, before: &[String], after: &[String]) -> String {
    let named = |names: &[String]| -> String {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        joined(&names, "and")
    };
    match kind {
        ChangeKind::Swapped => format!("{} exchange their places", named(before)),
        ChangeKind::Split => format!("{} becomes {}", named(before), named(after)),
        ChangeKind::Merged => format!("{} become {}", named(before), named(after)),
        ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Changed
        | ChangeKind::Reworded
        | ChangeKind::Retypeset
        | ChangeKind::Moved
        | ChangeKind::Renumbered => format!("{}: {}", change(kind), named(after)),
    }
}

/// What opens a draft amendment.
pub fn amendment_opening(title: &str, versions: &[Option<String>; 2]) -> String {
    let versions = match versions {
        [Some(old), Some(new)] => format!(", from version {old} to version {new}"),
        [None, Some(new)] => format!(", version {new}"),
        [Some(_) | None, None] => String::new(),
    };
    format!("The parties agree to change the programme “{title}”{versions}, as follows.")
}

/// What stands around changes.
pub fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Comparison => "Comparison of two revisions",
        Heading::Old => "Old revision",
        Heading::New => "New revision",
        Heading::Length => "Lengths",
        Heading::Whole => "Whole action",
        Heading::Before => "Before",
        Heading::After => "After",
        Heading::Renumbered => "Numbers that follow",
        Heading::Findings => "To mend",
        Heading::Sheet => "The sheet, revisions marked",
        Heading::Legend => {
            "What is added is underlined, what is removed is struck through; a bar in the margin leads to each change."
        }
        Heading::Appeared => "New programme",
        Heading::Gone => "Removed programme",
        Heading::UnreadableSheet => {
            "programmes that could not be compared, for one of their sides cannot be read"
        }
        Heading::Version => "version",
        Heading::Amendment => "Draft amendment",
        Heading::Article => "Article",
        Heading::Replaced => "Is replaced:",
        Heading::By => "by:",
        Heading::Inserted => "Is added:",
        Heading::Deleted => "Is removed:",
        Heading::Rearranged => "Is rearranged so:",
        Heading::NoArticle => "No substantial change: nothing calls for an amendment.",
    }
}

/// The name of a level, for one change or for several.
pub fn level(level: Impact, count: usize) -> &'static str {
    match (level, count > 1) {
        (Impact::Substantiel, false) => "substantial change",
        (Impact::Substantiel, true) => "substantial changes",
        (Impact::Complement, false) => "addition",
        (Impact::Complement, true) => "additions",
        (Impact::Redactionnel, false) => "change of wording",
        (Impact::Redactionnel, true) => "changes of wording",
        (Impact::Deplacement, false) => "move",
        (Impact::Deplacement, true) => "moves",
        (Impact::Typographique, false) => "change of typography",
        (Impact::Typographique, true) => "changes of typography",
    }
}

/// What happened, in a word or two.
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Changed => "changed",
        ChangeKind::Reworded => "reworded",
        ChangeKind::Retypeset => "typography",
        ChangeKind::Moved => "moved",
        ChangeKind::Swapped => "swapped",
        ChangeKind::Split => "split",
        ChangeKind::Merged => "merged",
        ChangeKind::Renumbered => "renumbered",
    }
}

/// Why a change has its level.
pub fn why(why: &ImpactReason) -> String {
    match why {
        ImpactReason::Agreed => "it is part of what was agreed",
        ImpactReason::Withdrawn => "what was agreed is gone",
        ImpactReason::Addition => "it comes on top of what was agreed",
        ImpactReason::Binding => "what is new binds as much as what was there",
        ImpactReason::Dated => "what was to be settled is",
        ImpactReason::Refined => "the date is told more exactly",
        ImpactReason::Days => "the number of days changes",
        ImpactReason::Hours => "the hours change",
        ImpactReason::Substance => "the text says something else",
        ImpactReason::Wording => "the text says the same in other words",
        ImpactReason::Unagreed => "it is no part of what was agreed",
        ImpactReason::Typography => "the words are the same",
        ImpactReason::Order => "only the place changes",
        ImpactReason::Project(reason) => return format!("level set by annexe.yaml: {reason}"),
    }
    .to_owned()
}

/// The help of every part of the command line.
pub const HELP: &[(&str, &str, &str)] = &[
    (
        "",
        "COMMAND",
        "Generates the annex « PROGRAMME » of a French training convention as Markdown, HTML and PDF, from a YAML file.",
    ),
    (
        "--lang",
        "LANGUAGE",
        "The language of messages; by default that of annexe.yaml, or of the computer",
    ),
    ("--help", "", "Show this help"),
    ("--version", "", "Show the version"),
    ("build", "", "Write the sheets of programmes"),
    (
        "build.paths",
        "PATH",
        "Programmes or folders of programmes; “-” reads standard input. By default, all those of the project",
    ),
    (
        "build.output",
        "FOLDER",
        "Where to write; by default “output”, or the folder that annexe.yaml gives",
    ),
    (
        "build.format",
        "FORMATS",
        "The formats to write, separated by commas",
    ),
    (
        "build.document",
        "SHEET",
        "The sheet to compose: the annex of the convention, or the catalogue sheet (fiche)",
    ),
    (
        "build.jobs",
        "N",
        "How many programmes are built at once; by default, as many as there are processors",
    ),
    ("build.force", "", "Make again what has not changed"),
    (
        "build.check",
        "",
        "Write nothing: tell which files are stale, missing or, when all the programmes of the project are asked for, orphans, and end with code 1 when there are any",
    ),
    (
        "build.prune",
        "",
        "Remove the files that were made for programmes that are no more, when all those of the project are asked for",
    ),
    (
        "build.depfile",
        "FILE",
        "Write which files each sheet depends on, for make and ninja",
    ),
    ("watch", "", "Make sheets again as programmes change"),
    (
        "watch.paths",
        "PATH",
        "Programmes or folders of programmes. By default, all those of the project",
    ),
    (
        "watch.output",
        "FOLDER",
        "Where to write; by default “output”, or the folder that annexe.yaml gives",
    ),
    (
        "watch.format",
        "FORMATS",
        "The formats to write, separated by commas",
    ),
    (
        "watch.document",
        "SHEET",
        "The sheet to compose: the annex of the convention, or the catalogue sheet (fiche)",
    ),
    (
        "preview",
        "",
        "Show sheets in the browser as programmes change",
    ),
    (
        "preview.paths",
        "PATH",
        "Programmes or folders of programmes. By default, all those of the project",
    ),
    (
        "preview.document",
        "SHEET",
        "The sheet to compose: the annex of the convention, or the catalogue sheet (fiche)",
    ),
    (
        "preview.port",
        "PORT",
        "The port to show them on; by default 8642, or another one if it is taken",
    ),
    ("check", "", "Check programmes and write nothing"),
    (
        "check.paths",
        "PATH",
        "Programmes or folders of programmes; “-” reads standard input. By default, all those of the project",
    ),
    (
        "check.profile",
        "PROFILE",
        "What complete means, instead of the profile that annexe.yaml gives",
    ),
    (
        "check.profile.convention",
        "",
        "what the convention must say",
    ),
    (
        "check.profile.stagiaire",
        "",
        "what trainees are given before they enrol",
    ),
    (
        "check.profile.qualiopi",
        "",
        "what the national quality framework asks",
    ),
    (
        "check.profile.individuel",
        "",
        "the contract of a person who pays for their training",
    ),
    (
        "check.deny",
        "SEVERITY",
        "What fails the check besides errors: warnings",
    ),
    ("check.format", "FORM", "The form of the report"),
    (
        "check.format.human",
        "",
        "for a person: the cause, the lines, the remedy",
    ),
    (
        "check.format.short",
        "",
        "a line a finding, for editors and grep",
    ),
    (
        "check.format.json",
        "",
        "for a program; `annexe schema findings` gives its schema",
    ),
    (
        "check.format.sarif",
        "",
        "SARIF 2.1.0, which forges and editors read",
    ),
    (
        "check.format.github",
        "",
        "the annotations of GitHub Actions",
    ),
    (
        "check.format.gitlab",
        "",
        "the “Code Quality” report of GitLab",
    ),
    ("check.format.junit", "", "a JUnit report, a suite a file"),
    (
        "check.fix",
        "",
        "Mend what is safe to mend, then say what remains",
    ),
    (
        "check.diff",
        "",
        "Show what --fix would write, and write nothing",
    ),
    (
        "explain",
        "",
        "Explain a rule: what it looks for, why, and what to do",
    ),
    ("explain.codes", "CODE", "The codes of rules, such as C001"),
    ("rules", "", "List all the rules"),
    ("rules.format", "FORM", "The form of the list"),
    ("rules.format.text", "", "a line a rule"),
    ("rules.format.json", "", "for a program, in both languages"),
    (
        "rules.format.md",
        "",
        "the reference of the rules, in Markdown",
    ),
    (
        "new",
        "",
        "Write a new programme, commented, to be filled in",
    ),
    (
        "new.name",
        "NAME",
        "The name of the programme, which becomes that of its file",
    ),
    (
        "init",
        "",
        "Prepare a folder: annexe.yaml, editor settings, a check at each push; nothing that is there is touched",
    ),
    (
        "init.folder",
        "FOLDER",
        "The folder to prepare; by default, the current one",
    ),
    (
        "init.ci",
        "SERVICE",
        "What checks the programmes at each push",
    ),
    ("init.ci.github", "", "GitHub Actions"),
    ("init.ci.gitlab", "", "GitLab CI"),
    ("init.ci.none", "", "nothing"),
    (
        "completions",
        "",
        "Give what a shell needs to complete the commands of annexe",
    ),
    ("completions.shell", "SHELL", "The shell"),
    ("man", "", "Give the manual page"),
    (
        "man.output",
        "FOLDER",
        "The folder to write all pages to, one a command",
    ),
    (
        "schema",
        "",
        "Write the JSON Schema of the model, which editors read, or the description of its keys",
    ),
    (
        "schema.model",
        "MODEL",
        "The model. By default, that of programmes in JSON, the first two in Markdown",
    ),
    ("schema.model.programme", "", "programmes"),
    ("schema.model.annexe", "", "annexe.yaml"),
    (
        "schema.model.findings",
        "",
        "the findings of `check --format json`",
    ),
    (
        "schema.format",
        "FORMAT",
        "The schema that editors read (json), or the description of each key (md)",
    ),
    ("extract", "", "Gives back the source that a sheet carries"),
    (
        "extract.sheet",
        "SHEET",
        "A sheet made by annexe, PDF or HTML",
    ),
    (
        "extract.output",
        "FILE",
        "The file to write it to; by default, standard output",
    ),
    (
        "verify",
        "",
        "Says whether sheets are what their sources give",
    ),
    (
        "verify.sheets",
        "SHEET",
        "Sheets made by annexe, PDF or HTML",
    ),
    (
        "verify.source",
        "PROGRAMME",
        "A programme: says too whether the sheet is what it gives today",
    ),
    (
        "diff",
        "",
        "Says what changes between two revisions of a programme, and what touches what was agreed",
    ),
    (
        "diff.revisions",
        "REVISION",
        "The old one and the new one: a programme, a folder, a PDF or HTML sheet, `-`, or `REVISION:path` of git",
    ),
    (
        "diff.rev",
        "REVISION",
        "Compares with this revision of git the programmes of the working folder, or those of the paths given",
    ),
    ("diff.format", "FORMAT", "The form of the report"),
    ("diff.format.text", "", "for a terminal"),
    ("diff.format.md", "", "Markdown, in French"),
    (
        "diff.format.html",
        "",
        "a page, and the sheet with its revisions marked, in French",
    ),
    ("diff.format.pdf", "", "the same to print"),
    ("diff.format.json", "", "for a program, in both languages"),
    ("diff.format.github", "", "GitHub annotations"),
    (
        "diff.output",
        "FILE",
        "The file to write it to; by default, standard output",
    ),
    (
        "diff.draft_avenant",
        "",
        "Writes a draft amendment, in French: the substantial changes as numbered articles",
    ),
    (
        "diff.fail_on",
        "LEVEL",
        "The least level that fails the command; by default, any change",
    ),
    ("diff.fail_on.typographique", "", "any change"),
    (
        "diff.fail_on.deplacement",
        "",
        "what changes places, and above",
    ),
    (
        "diff.fail_on.redactionnel",
        "",
        "what changes words, and above",
    ),
    ("diff.fail_on.complement", "", "what is added, and above"),
    (
        "diff.fail_on.substantiel",
        "",
        "what touches what was agreed",
    ),
    ("diff.fail_on.never", "", "nothing"),
    (
        "diff.detailed_exit_code",
        "",
        "Fails with the code of the highest level: from 10, typographique, to 14, substantiel",
    ),
    (
        "diff.as",
        "PATH",
        "Reads both files as though they stood there: annexe.yaml is sought from that path",
    ),
    (
        "diff.git",
        "ARGUMENT",
        "What git gives to a command that shows differences; `annexe git-setup` makes use of it",
    ),
    (
        "git-setup",
        "",
        "Gives what makes git show programmes through annexe diff",
    ),
    (
        "git-setup.write",
        "",
        "Writes it, to .gitattributes and to the configuration of the repository",
    ),
    (
        "outline",
        "",
        "Writes a programme a value a line, for tools that compare lines",
    ),
    ("outline.programme", "PROGRAMME", "The programme"),
    (
        "schema.model.changes",
        "",
        "the changes of `diff --format json`",
    ),
    ("help", "", "Show the help of a command"),
    ("help.command", "COMMAND", "The command"),
];
