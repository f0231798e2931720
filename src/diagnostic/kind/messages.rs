//! The messages of each kind of mistake: its cause, in one sentence, and its remedy.

use std::io;

use super::{
    Background, DiagnosticKind, ExampleShape, FileProblem, ForeignFile, Limit, NumberBound,
    Repetition, Syntax, Unsupported, ValueShape, quote_yaml,
};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::{Argument, Message, Translated};
use crate::diagnostic::value_error::explain;
use crate::diagnostic::verify_result::{describe_alteration, describe_differences};

/// Two texts without blanks.
struct CauseAndRemedy {
    cause: Translated,
    remedy: Translated,
}

const fn pair(cause: Translated, remedy: Translated) -> CauseAndRemedy {
    CauseAndRemedy { cause, remedy }
}

impl DiagnosticKind {
    /// What is wrong.
    // Long because each kind has its arm: the compiler asks for the message of a new one.
    #[must_use]
    pub fn cause(&self) -> Message {
        match self {
            Self::Syntax(syntax) => Message::new(syntax.texts().cause),
            Self::Encoding | Self::ForeignFile(ForeignFile::Utf16) => message!(ENCODING),
            Self::ForeignFile(ForeignFile::Pdf) => message!(FOREIGN_PDF),
            Self::ForeignFile(ForeignFile::WebPage) => message!(FOREIGN_PAGE),
            Self::ForeignFile(ForeignFile::Archive | ForeignFile::OldWord | ForeignFile::Rtf) => {
                message!(FOREIGN_DOCUMENT)
            }
            Self::Empty => message!(EMPTY_FILE),
            Self::NotAMapping => message!(NOT_A_MAPPING),
            Self::NoKnownKey => message!(NO_KNOWN_KEY),
            Self::SecondDocument => message!(SECOND_DOCUMENT),
            Self::LimitExceeded(limit) => limit.cause(),
            Self::KeyNotText => message!(KEY_NOT_TEXT),
            Self::UnknownKey { key, .. } => message!(UNKNOWN_KEY, key),
            Self::MissingKey { key, is_empty } => match is_empty {
                true => message!(EMPTY_VALUE, key),
                false => message!(MISSING_KEY, key),
            },
            Self::DuplicateKey { key, repetition } => match repetition {
                Repetition::Key | Repetition::Item => message!(DUPLICATE_KEY, key),
                Repetition::Passage => message!(PASTED_PASSAGE, key),
                Repetition::File => message!(PASTED_TWICE),
                Repetition::OtherProgramme => message!(SECOND_PROGRAMME),
            },
            Self::SplitByComma { text } => message!(SPLIT_BY_COMMA, text),
            Self::ContradictedKey { key, written } => message!(CONTRADICTED_KEY, key, written),
            Self::EmptyValue { key: Some(key), .. } => message!(EMPTY_VALUE, key),
            Self::EmptyValue { key: None, .. } => message!(EMPTY_ITEM),
            Self::WrongType {
                key,
                expected,
                found,
                ..
            } => {
                let names = expected.iter().map(|shape| Message::new(shape.name()));
                let expected = Argument::OrList(names.collect());
                let is_decimal = *found == ValueShape::Number;
                let found = if is_decimal {
                    text!(A_DECIMAL)
                } else {
                    found.name()
                };
                message!(WRONG_TYPE, key, expected, found)
            }
            Self::UnknownValue { key, value, .. } => message!(UNKNOWN_VALUE, key, value),
            Self::Unreadable { key, cause } => message!(UNREADABLE, key, error = explain(cause)),
            Self::UnexpectedValue { message } => message!(UNFORESEEN, error = message),
            Self::OutOfBounds { key, bound } => {
                message!(OUT_OF_BOUNDS, key, bound = bound.message())
            }
            Self::ReversedRange => message!(REVERSED),
            Self::LeadingZero { text } => message!(LEADING_ZERO, text),
            Self::AccidentalComment => message!(LOST_COMMENT),
            Self::SwallowedDash => message!(SWALLOWED_DASH),
            Self::ListWithoutFirstDash => message!(MISSING_DASH),
            Self::GluedDash => message!(DASH),
            Self::FoldedLines => message!(FOLDED_LINES),
            Self::SwallowedKey { key } => message!(SWALLOWED_KEY, key),
            Self::HiddenCharacter(c) => message!(HIDDEN_CHARACTER, code = code_point(*c)),
            Self::ZeroWidth(c) => message!(ZERO_WIDTH, code = code_point(*c)),
            Self::Ligature(c) => {
                let letters = c.nfkc().collect::<String>();
                message!(LIGATURE, character = c.to_string(), letters)
            }
            Self::CurlyQuotes => message!(CURLY_QUOTES),
            Self::MissingGlyph(c) => {
                message!(NO_GLYPH, character = c.to_string(), code = code_point(*c))
            }
            Self::Markdown(unsupported) => Message::new(unsupported.texts().cause),
            Self::LinkTarget { target } if target.is_empty() => message!(NO_ADDRESS),
            Self::LinkTarget { target } => message!(LINK_TARGET, target),
            Self::UncalledNote { label } => message!(UNCALLED_NOTE, label),
            Self::OutputConflict { other, stem } => message!(SAME_OUTPUT, other, stem),
            Self::ThemeFile { path, problem } => problem.cause(path),
            Self::Contrast { tenths, background } => message!(
                LOW_CONTRAST,
                problem = background.texts().cause,
                ratio = Argument::Number(format!("{}.{}", tenths / 10, tenths % 10)),
                least = Argument::Number("4.5".to_owned()),
            ),
            Self::UnchangedVersion { old, new: None } => message!(VERSION_REMOVED, old),
            Self::UnchangedVersion {
                old,
                new: Some(new),
            } if old == new => message!(VERSION_KEPT, old),
            Self::UnchangedVersion {
                old,
                new: Some(new),
            } => message!(VERSION_NOT_RAISED, old, new),
            Self::AlteredSheet { result, .. } => describe_alteration(result.as_ref()),
            Self::ChangedLevel { field, old, new } => match (old, new) {
                (Some(old), Some(new)) => message!(LEVEL_CHANGED, field, old, new),
                (Some(old), None) => message!(LEVEL_REMOVED, field, old),
                (None, new) => {
                    let new = new.clone().unwrap_or_default();
                    message!(LEVEL_SET, field, new)
                }
            },
            Self::SuppressionWithoutReason => message!(UNREASONED_SUPPRESSION),
            Self::UnknownSuppression {
                code,
                is_fixed: true,
                ..
            } => message!(FIXED_SUPPRESSION, code),
            Self::UnknownSuppression { code, .. } => message!(UNKNOWN_CODE, code),
            Self::UnusedSuppression { code } => message!(UNUSED_SUPPRESSION, code),
            Self::SuppressionInText => message!(PRINTED_SUPPRESSION),
            Self::MisspeltSuppression { .. } => message!(MISSPELT_SUPPRESSION),
            Self::RuleViolation(violation) => violation.cause.clone(),
        }
    }

    /// What to write instead.
    // Long because each kind has its arm: the compiler asks for the message of a new one.
    #[must_use]
    pub fn remedy(&self) -> Option<Message> {
        Some(match self {
            Self::Syntax(syntax) => Message::new(syntax.texts().remedy),
            Self::Encoding | Self::ForeignFile(ForeignFile::Utf16) => message!(ENCODING_REMEDY),
            Self::ForeignFile(_) => message!(FOREIGN_REMEDY),
            Self::NotAMapping | Self::NoKnownKey | Self::Empty => message!(START_A_PROGRAMME),
            Self::SecondDocument => message!(SECOND_DOCUMENT_REMEDY),
            Self::LimitExceeded(_) => message!(EXCESSIVE_REMEDY),
            Self::KeyNotText => message!(KEY_NOT_TEXT_REMEDY),
            Self::UnknownKey {
                suggestion: Some(suggestion),
                step_label: Some(label),
                ..
            } => {
                let labels = format!("libelles: {{ {suggestion}: {label} }}");
                message!(STEP_LABEL, key = suggestion, labels)
            }
            Self::UnknownKey { key, known, .. } if starts_with_group(key, known) => {
                let parts: Vec<&str> = key.split('.').collect();
                let inner = parts.join(": { ");
                let nested = format!("{inner}: …{}", " }".repeat(parts.len() - 1));
                message!(DOTTED_KEY, nested, group = parts[0])
            }
            Self::UnknownKey {
                suggestion,
                correct_path: belongs,
                known,
                ..
            } => unknown_key_remedy(suggestion.as_deref(), belongs.as_deref(), known),
            Self::MissingKey { key, is_empty } => match is_empty {
                true => message!(EMPTY_REQUIRED_REMEDY, key),
                false => message!(MISSING_KEY_REMEDY, key),
            },
            Self::DuplicateKey { repetition, .. } => match repetition {
                Repetition::Key => message!(DUPLICATE_KEY_REMEDY),
                Repetition::Item => message!(DASH_IS_MISSING),
                Repetition::Passage | Repetition::File => message!(PASTED_TWICE_REMEDY),
                Repetition::OtherProgramme => message!(SECOND_PROGRAMME_REMEDY),
            },
            Self::ContradictedKey { key, .. } => message!(CONTRADICTED_KEY_REMEDY, key),
            Self::EmptyValue {
                is_commented: true, ..
            } => message!(VALUE_IN_COMMENT),
            Self::EmptyValue { key: None, .. } => message!(EMPTY_ITEM_REMEDY),
            Self::EmptyValue { key: Some(_), .. } => message!(EMPTY_VALUE_REMEDY),
            Self::WrongType {
                found: ValueShape::List | ValueShape::Mapping,
                unquoted: Some(text),
                ..
            } if text.starts_with(['[', '{']) => {
                message!(REMOVE_BRACKETS, quoted = quote_yaml(text))
            }
            Self::WrongType {
                unquoted: Some(text),
                ..
            }
            | Self::SplitByComma { text }
            | Self::LeadingZero { text } => message!(QUOTE_VALUE, quoted = quote_yaml(text)),
            Self::WrongType {
                number: Some(number),
                ..
            } => message!(NUMBER_ALONE, number),
            Self::WrongType {
                example, expected, ..
            } => wrong_type_remedy(example.as_ref(), expected),
            Self::UnknownValue {
                suggestion: Some(suggestion),
                ..
            } => message!(DID_YOU_MEAN, suggestion),
            Self::UnknownValue { allowed, .. } => {
                message!(POSSIBLE_VALUES, values = allowed.join(", "))
            }
            Self::Unreadable { .. } | Self::UnexpectedValue { .. } | Self::OutOfBounds { .. } => {
                return None;
            }
            Self::ReversedRange => message!(REVERSED_REMEDY),
            Self::AccidentalComment => message!(LOST_COMMENT_REMEDY),
            Self::SwallowedDash => message!(SWALLOWED_DASH_REMEDY),
            Self::ListWithoutFirstDash => message!(MISSING_DASH_REMEDY),
            Self::GluedDash => message!(DASH_REMEDY),
            Self::FoldedLines => message!(FOLDED_LINES_REMEDY),
            Self::SwallowedKey { .. } => message!(SWALLOWED_KEY_REMEDY),
            Self::HiddenCharacter(_) => message!(HIDDEN_CHARACTER_REMEDY),
            Self::ZeroWidth(_) => message!(ZERO_WIDTH_REMEDY),
            Self::Ligature(_) => message!(LIGATURE_REMEDY),
            Self::CurlyQuotes => message!(CURLY_QUOTES_REMEDY),
            Self::MissingGlyph(_) => message!(NO_GLYPH_REMEDY),
            Self::Markdown(unsupported) => Message::new(unsupported.texts().remedy),
            Self::LinkTarget { target } if target.starts_with("lang:") => {
                message!(LANGUAGE_REMEDY)
            }
            Self::LinkTarget { .. } => message!(LINK_TARGET_REMEDY),
            Self::UncalledNote { label } => message!(UNCALLED_NOTE_REMEDY, label),
            Self::OutputConflict { .. } => message!(SAME_OUTPUT_REMEDY),
            Self::ThemeFile { problem, .. } => Message::new(problem.remedy()),
            Self::Contrast { background, .. } => Message::new(background.texts().remedy),
            Self::UnchangedVersion { .. } => message!(VERSION_REMEDY),
            Self::ChangedLevel { .. } => message!(LEVEL_REMEDY),
            Self::AlteredSheet { from_other, .. } => match describe_differences(from_other) {
                Some(differences) => message!(ALTERED_REMEDY, differences),
                None => message!(REWRITTEN_REMEDY),
            },
            Self::SuppressionWithoutReason => message!(UNREASONED_SUPPRESSION_REMEDY),
            Self::UnknownSuppression {
                suggestion: Some(suggestion),
                ..
            } => message!(DID_YOU_MEAN_CODE, suggestion),
            Self::UnknownSuppression { is_fixed: true, .. } => message!(FIXED_SUPPRESSION_REMEDY),
            Self::UnknownSuppression { .. } => message!(SEE_ALL_CODES),
            Self::UnusedSuppression { .. } => message!(UNUSED_SUPPRESSION_REMEDY),
            Self::SuppressionInText => message!(PRINTED_SUPPRESSION_REMEDY),
            Self::MisspeltSuppression { right } => message!(MISSPELT_SUPPRESSION_REMEDY, right),
            Self::RuleViolation(violation) => violation.remedy.clone(),
        })
    }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Whether a key is a path such as `convention.numero`, copied from a message.
fn starts_with_group(key: &str, known: &[String]) -> bool {
    let group = key.split_once('.').map(|(group, _)| group);
    group.is_some_and(|group| known.iter().any(|key| key == group))
}

fn unknown_key_remedy(
    suggestion: Option<&str>,
    belongs: Option<&str>,
    known: &[String],
) -> Message {
    /// More keys than a message can list.
    const MANY: usize = 15;
    if let Some((group, key)) = suggestion.and_then(|it| it.split_once('.')) {
        return message!(KEY_IN_GROUP, key, group);
    }
    match (suggestion, belongs) {
        (Some(suggestion), _) => message!(DID_YOU_MEAN, suggestion),
        (None, _) if known.iter().any(|key| key == "C001") => message!(SEE_CODES),
        (None, Some("")) => message!(KEY_OF_ROOT),
        (None, Some(group)) => message!(KEY_BELONGS, group = group.replace('.', " › ")),
        (None, None) if known.len() > MANY => message!(SEE_KEYS),
        (None, None) => message!(POSSIBLE_KEYS, keys = known.join(", ")),
    }
}

fn wrong_type_remedy(example: Option<&ExampleShape>, expected: &[ValueShape]) -> Message {
    match example {
        Some(ExampleShape::Items(key)) => message!(WRITE_ITEMS, key),
        Some(ExampleShape::Keys(keys)) => {
            let keys = keys.iter().map(|key| message!(KEY_AS_WRITTEN, key));
            message!(WRITE_KEYS, keys = Argument::CommaList(keys.collect()))
        }
        None => {
            let shapes = expected.iter().map(|shape| Message::new(shape.example()));
            let shapes = shapes.reduce(|first, second| message!(SHAPE_OR, first, second));
            message!(
                WRITE_SHAPES,
                shapes = shapes.unwrap_or_else(|| Message::verbatim(""))
            )
        }
    }
}

impl Syntax {
    fn texts(self) -> CauseAndRemedy {
        match self {
            Self::ColonInText => pair(text!(COLON_IN_TEXT), text!(COLON_IN_TEXT_REMEDY)),
            Self::MissingColon => pair(text!(MISSING_COLON), text!(MISSING_COLON_REMEDY)),
            Self::MissingDash => pair(text!(MISSING_DASH), text!(MISSING_DASH_REMEDY)),
            Self::MissingSpace => pair(text!(MISSING_SPACE), text!(MISSING_SPACE_REMEDY)),
            Self::ExtraDash => pair(text!(EXTRA_DASH), text!(EXTRA_DASH_REMEDY)),
            Self::TwoKeys => pair(text!(TWO_KEYS), text!(TWO_KEYS_REMEDY)),
            Self::ForeignComment => pair(text!(FOREIGN_COMMENT), text!(FOREIGN_COMMENT_REMEDY)),
            Self::CodeFence => pair(text!(CODE_FENCE), text!(CODE_FENCE_REMEDY)),
            Self::Bullet => pair(text!(BULLET), text!(BULLET_REMEDY)),
            Self::TableWithoutBar => {
                pair(text!(TABLE_WITHOUT_BAR), text!(TABLE_WITHOUT_BAR_REMEDY))
            }
            Self::WrappedLine => pair(text!(MISSING_COLON), text!(WRAPPED_LINE_REMEDY)),
            Self::Tab => pair(text!(TAB), text!(TAB_REMEDY)),
            Self::UnclosedQuote => pair(text!(UNCLOSED_QUOTE), text!(UNCLOSED_QUOTE_REMEDY)),
            Self::UnclosedBracket => pair(text!(UNCLOSED_BRACKET), text!(UNCLOSED_BRACKET_REMEDY)),
            Self::TextAfterValue => pair(text!(TEXT_AFTER_VALUE), text!(TEXT_AFTER_VALUE_REMEDY)),
            Self::TextAfterBracket => {
                pair(text!(TEXT_AFTER_BRACKET), text!(TEXT_AFTER_BRACKET_REMEDY))
            }
            Self::TextAfterBar => pair(text!(TEXT_AFTER_BAR), text!(TEXT_AFTER_BAR_REMEDY)),
            Self::TextAtMargin => pair(text!(TEXT_AT_MARGIN), text!(TEXT_AT_MARGIN_REMEDY)),
            Self::BadEscape => pair(text!(BAD_ESCAPE), text!(BAD_ESCAPE_REMEDY)),
            Self::Indentation => pair(text!(INDENTATION), text!(INDENTATION_REMEDY)),
            Self::MissingComma => pair(text!(MISSING_COMMA), text!(MISSING_COMMA_REMEDY)),
            Self::NoBreakSpace => pair(text!(HARD_SPACE), text!(HARD_SPACE_REMEDY)),
            Self::MisplacedDash => pair(text!(DASH), text!(DASH_REMEDY)),
            Self::ListOnKeyLine => pair(text!(LIST_BESIDE_KEY), text!(LIST_BESIDE_KEY_REMEDY)),
            Self::ReservedStart => pair(text!(RESERVED_START), text!(PUT_BETWEEN_QUOTES)),
            Self::UnknownAlias => pair(text!(UNKNOWN_ALIAS), text!(PUT_BETWEEN_QUOTES)),
            Self::UncalledAnchor => pair(text!(UNCALLED_ANCHOR), text!(UNCALLED_ANCHOR_REMEDY)),
            Self::MergeConflict => pair(text!(MERGE_CONFLICT), text!(MERGE_CONFLICT_REMEDY)),
            Self::Tag => pair(text!(TAG), text!(PUT_BETWEEN_QUOTES)),
            Self::Other => pair(text!(OTHER_SYNTAX), text!(OTHER_SYNTAX_REMEDY)),
        }
    }
}

impl Limit {
    fn cause(self) -> Message {
        match self {
            Self::Bytes(max) => message!(MAX_BYTES, size = max / (1024 * 1024)),
            Self::TextBytes(max) => message!(MAX_TEXT_BYTES, size = max / 1024),
            Self::AliasedBytes(max) => message!(MAX_ALIASED_BYTES, size = max / 1024),
            Self::Keys(count) => message!(MAX_KEYS, count),
            Self::Depth(count) => message!(MAX_DEPTH, count),
            Self::Values(count) => message!(MAX_VALUES, count),
            Self::Content(count) => message!(MAX_CONTENT, count),
            Self::DifferentValues(count) => message!(MAX_DIFFERENT_VALUES, count),
            Self::DifferentBytes(max) => message!(MAX_DIFFERENT_BYTES, size = max / 1024),
        }
    }
}

impl NumberBound {
    fn message(&self) -> Message {
        let number = |limit: &String| Argument::Number(limit.clone());
        match self {
            Self::AtLeast(limit) => message!(BOUND_AT_LEAST, limit = number(limit)),
            Self::AtMost(limit) => message!(BOUND_AT_MOST, limit = number(limit)),
            Self::Above(limit) => message!(BOUND_ABOVE, limit = number(limit)),
            Self::Below(limit) => message!(BOUND_BELOW, limit = number(limit)),
            Self::MultipleOf(limit) => message!(BOUND_MULTIPLE, limit = number(limit)),
        }
    }
}

impl ValueShape {
    fn name(self) -> Translated {
        match self {
            Self::Text => text!(A_TEXT),
            Self::Integer => text!(AN_INTEGER),
            Self::Number => text!(A_NUMBER),
            Self::Boolean => text!(A_BOOLEAN),
            Self::List => text!(A_LIST),
            Self::Mapping => text!(A_MAPPING),
            Self::Nothing => text!(AN_EMPTY_VALUE),
        }
    }

    /// How it is written.
    fn example(self) -> Translated {
        match self {
            Self::Text => text!(WRITE_TEXT),
            Self::Integer => text!(WRITE_INTEGER),
            Self::Number => text!(WRITE_NUMBER),
            Self::Boolean => text!(WRITE_BOOLEAN),
            Self::List => text!(WRITE_LIST),
            Self::Mapping => text!(WRITE_MAPPING),
            Self::Nothing => text!(WRITE_NOTHING),
        }
    }
}

impl FileProblem {
    fn cause(&self, path: &str) -> Message {
        match self {
            Self::Unreadable(io::ErrorKind::NotFound) => message!(THEME_FILE_NOT_FOUND, path),
            Self::Unreadable(_) => message!(THEME_FILE_UNREADABLE, path),
            Self::Outside => message!(THEME_FILE_OUTSIDE, path),
            Self::TooManyBytes(most) => message!(THEME_FILE_TOO_HEAVY, path, size = most / 1024),
            Self::TooManyPixels => message!(THEME_FILE_TOO_LARGE, path),
            Self::NotAnImage => message!(NO_IMAGE, path),
            Self::UnsupportedElement(element) => message!(DRAWING, path, element),
            Self::NotAFont => message!(NO_FONT, path),
            Self::VariableFont => message!(VARIABLE_FONT, path),
            Self::EmbeddingForbidden => message!(FORBIDDEN_FONT, path),
        }
    }

    fn remedy(&self) -> Translated {
        match self {
            Self::Unreadable(_) => text!(THEME_FILE_REMEDY),
            Self::Outside => text!(THEME_FILE_OUTSIDE_REMEDY),
            Self::TooManyBytes(_) | Self::TooManyPixels => text!(SAVE_SMALLER),
            Self::NotAnImage => text!(NO_IMAGE_REMEDY),
            Self::UnsupportedElement(_) => text!(DRAWING_REMEDY),
            Self::NotAFont => text!(NO_FONT_REMEDY),
            Self::VariableFont => text!(VARIABLE_FONT_REMEDY),
            Self::EmbeddingForbidden => text!(FORBIDDEN_FONT_REMEDY),
        }
    }
}

impl Background {
    fn texts(self) -> CauseAndRemedy {
        match self {
            Self::Paper => pair(text!(NEAR_PAPER), text!(NEAR_PAPER_REMEDY)),
            Self::DerivedBand => pair(text!(NEAR_BAND), text!(NEAR_BAND_REMEDY)),
            Self::Text => pair(text!(NEAR_TEXT), text!(NEAR_TEXT_REMEDY)),
        }
    }
}

impl Unsupported {
    fn texts(self) -> CauseAndRemedy {
        match self {
            Self::Html => pair(text!(MARKDOWN_HTML), text!(MARKDOWN_HTML_REMEDY)),
            Self::Image => pair(text!(MARKDOWN_IMAGE), text!(MARKDOWN_IMAGE_REMEDY)),
            Self::CodeBlock => pair(text!(MARKDOWN_CODE), text!(MARKDOWN_CODE_REMEDY)),
            Self::Rule => pair(text!(MARKDOWN_RULE), text!(MARKDOWN_RULE_REMEDY)),
            Self::Underline => pair(text!(MARKDOWN_UNDERLINE), text!(MARKDOWN_UNDERLINE_REMEDY)),
            Self::LinkDefinition => pair(
                text!(MARKDOWN_LINK_DEFINITION),
                text!(MARKDOWN_LINK_DEFINITION_REMEDY),
            ),
            Self::LinkTitle => pair(
                text!(MARKDOWN_LINK_TITLE),
                text!(MARKDOWN_LINK_TITLE_REMEDY),
            ),
            Self::Nesting => pair(text!(MARKDOWN_NESTING), text!(MARKDOWN_NESTING_REMEDY)),
        }
    }
}
