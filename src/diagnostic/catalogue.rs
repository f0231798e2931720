//! The texts that people read: one file of constants a language, the same names in both.
//!
//! `text!(NAME)` and `message!(NAME, blank = value)` take both constants. A missing one does not compile, nor does a blank that
//! one language lacks or that nothing fills; an unused constant is a warning. Codes, keys and JSON are never translated.

use crate::diagnostic::message::{Translated, is_same};

/// The texts of a language, by name.
macro_rules! catalogue {
    ($($name:ident = $text:literal;)*) => {
        $(pub(crate) const $name: &str = $text;)*
    };
}

/// Help: the path of a part, the name of its value if it has one, its text.
macro_rules! help {
    ($($path:literal $($value:literal)? : $text:literal,)*) => {
        &[$(($path, concat!($($value)?), $text)),*]
    };
}

pub(crate) mod en;
pub(crate) mod fr;

/// The help of a part of the command line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Help {
    /// `check.format`, say; the whole command line is `""`.
    pub path: &'static str,
    /// The placeholder of the value of an option; may be empty.
    pub value: Translated,
    pub text: Translated,
}

const _: () = assert!(
    has_same_paths(fr::help::HELP, en::help::HELP),
    "both languages explain the same parts of the command line, in the same order"
);

/// Every part of the command line.
pub(crate) fn help_parts() -> impl Iterator<Item = Help> {
    let parts = fr::help::HELP.iter().zip(en::help::HELP);
    parts.map(|(fr, en)| Help {
        path: fr.0,
        value: Translated { fr: fr.1, en: en.1 },
        text: Translated { fr: fr.2, en: en.2 },
    })
}

const fn has_same_paths(fr: &[(&str, &str, &str)], en: &[(&str, &str, &str)]) -> bool {
    let mut at = 0;
    while at < fr.len() && at < en.len() && is_same(fr[at].0, en[at].0) {
        at += 1;
    }
    at == fr.len() && at == en.len()
}

/// Pairs two lists of the same length.
pub(crate) const fn paired<const N: usize>(
    fr: &[&'static str],
    en: &[&'static str],
) -> [Translated; N] {
    assert!(
        fr.len() == N && en.len() == N,
        "both languages have the same labels"
    );
    let mut paired = [Translated::new("", ""); N];
    let mut at = 0;
    while at < N {
        paired[at] = Translated::new(fr[at], en[at]);
        at += 1;
    }
    paired
}

/// The text of that name in both catalogues.
macro_rules! text {
    ($($name:ident)::+) => {
        const {
            $crate::diagnostic::message::Translated::new(
                $crate::diagnostic::catalogue::fr::$($name)::+,
                $crate::diagnostic::catalogue::en::$($name)::+,
            )
        }
    };
}

/// The message of that name with its blanks filled: `message!(UNKNOWN_KEY, key)`, or `key = value`.
macro_rules! message {
    (@value $blank:ident) => { $blank };
    (@value $blank:ident $value:expr) => { $value };
    ($($name:ident)::+ $(, $blank:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diagnostic::message::Message::new(const {
            $crate::diagnostic::message::Translated::with_blanks(
                $crate::diagnostic::catalogue::fr::$($name)::+,
                $crate::diagnostic::catalogue::en::$($name)::+,
                &[$(stringify!($blank)),*],
            )
        })
        $(.with(
            stringify!($blank),
            $crate::diagnostic::catalogue::message!(@value $blank $($value)?),
        ))*
    };
}

/// The texts of a rule in both languages.
macro_rules! texts {
    ($code:ident) => {
        const {
            use $crate::diagnostic::catalogue::{en, fr, paired};
            use $crate::diagnostic::message::{RuleMessages, RuleTexts, Translated};
            const FR: RuleTexts = fr::rules::$code;
            const EN: RuleTexts = en::rules::$code;
            RuleMessages {
                code: stringify!($code),
                title: Translated::new(FR.title, EN.title),
                why: Translated::new(FR.why, EN.why),
                cause: Translated::new(FR.cause, EN.cause),
                remedy: Translated::new(FR.remedy, EN.remedy),
                labels: &paired::<{ FR.labels.len() }>(FR.labels, EN.labels),
            }
        }
    };
}

pub(crate) use {message, text, texts};
