//! Messages: a text in both languages, the arguments of its blanks, and how each language formats them.
//!
//! `{name}` is a blank; `{count|file|files}` chooses a word by a count. Any other brace stands for itself. Texts stand in
//! `crate::diagnostic::catalogue`; code chooses between texts, never a language.

use crate::diagnostic::language::Language;
use crate::escape::escape;
use crate::value::{Date, Month, TimeOfDay, format_days, format_minutes};

/// Before the last item of a list.
const AND: Translated = Translated::new(" et ", " and ");
const OR: Translated = Translated::new(" ou ", " or ");

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translated {
    pub fr: &'static str,
    pub en: &'static str,
}

/// A text and what fills its blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    text: Translated,
    arguments: Vec<(&'static str, Argument)>,
}

/// The texts of a rule. Cause and remedy are empty where reading enforces it: each of its messages has texts of its own.
#[derive(Debug)]
pub struct RuleMessages {
    pub code: &'static str,
    pub title: Translated,
    pub why: Translated,
    pub cause: Translated,
    pub remedy: Translated,
    /// The labels of places, by index.
    pub labels: &'static [Translated],
}

/// The texts of a rule, in one language.
#[derive(Debug)]
pub(crate) struct RuleTexts {
    /// A few words, without a final stop.
    pub title: &'static str,
    /// Why it matters, in a paragraph.
    pub why: &'static str,
    /// What is wrong; its blanks, and those below, are filled where the rule reports.
    pub cause: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// The labels of places, by index.
    pub labels: &'static [&'static str],
}

impl RuleTexts {
    /// The texts of a rule that reading enforces: each of its messages is a text of its own.
    pub(crate) const fn of_reading(title: &'static str, why: &'static str) -> Self {
        Self {
            title,
            why,
            cause: "",
            remedy: "",
            labels: &[],
        }
    }
}

/// The argument of a blank; each language formats it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// The author's own words, or a key.
    Text(String),
    Count(usize),
    /// A number, with the point of code.
    Number(String),
    Minutes(u32),
    HalfDays(u32),
    /// A day, with its weekday.
    Date(Date),
    /// A day, without its weekday.
    Day(Date),
    Weekday(Date),
    Month(Month),
    Time(TimeOfDay),
    /// « a, b et c ».
    AndList(Vec<Message>),
    /// « a, b ou c ».
    OrList(Vec<Message>),
    /// « a, b, c ».
    CommaList(Vec<Message>),
    Message(Message),
}

impl Translated {
    /// A text whose blanks are the same in both languages: anything else does not compile where this is a constant.
    #[must_use]
    pub const fn new(fr: &'static str, en: &'static str) -> Self {
        assert!(
            has_blanks_of(fr, en) && has_blanks_of(en, fr),
            "both languages have the same blanks"
        );
        Self { fr, en }
    }

    /// The same, for a text with these blanks.
    #[must_use]
    pub const fn with_blanks(fr: &'static str, en: &'static str, names: &[&str]) -> Self {
        let mut at = 0;
        while at < names.len() {
            assert!(has_blank(fr, names[at]), "a blank is missing");
            at += 1;
        }
        let mut from = 0;
        while let Some((start, end)) = next_blank(fr.as_bytes(), from) {
            let name = fr.split_at(end).0.split_at(start).1;
            assert!(is_one_of(name, names), "nothing fills a blank");
            from = end;
        }
        Self::new(fr, en)
    }

    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Fr => self.fr,
            Language::En => self.en,
        }
    }
}

impl Message {
    /// A text whose blanks are not filled yet.
    #[must_use]
    pub fn new(text: Translated) -> Self {
        Self {
            text,
            arguments: Vec::new(),
        }
    }

    /// Words that are the same in both languages: the author's, or those of the system.
    #[must_use]
    pub fn verbatim(words: impl Into<String>) -> Self {
        const WORDS: Translated = Translated::new("{words}", "{words}");
        Self::new(WORDS).with("words", words.into())
    }

    /// « a, b, c ».
    #[must_use]
    pub fn comma_list(items: Vec<Self>) -> Self {
        const ITEMS: Translated = Translated::new("{items}", "{items}");
        Self::new(ITEMS).with("items", Argument::CommaList(items))
    }

    /// Fills a blank. What fills no blank of the text does nothing.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.fill(name, argument);
        self
    }

    /// The same, in place.
    pub fn fill(&mut self, name: &'static str, argument: impl Into<Argument>) {
        self.arguments.push((name, argument.into()));
    }

    /// The words in a language. A blank that nothing fills stays: tests look for it.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let text = self.text.get(language);
        let mut words = String::new();
        let mut written = 0;
        while let Some((start, end)) = next_blank(text.as_bytes(), written) {
            let name = &text[start..end];
            let close = end + text[end..].find('}').unwrap_or_default();
            let argument = self.arguments.iter().find(|(known, _)| *known == name);
            words.push_str(&text[written..start - 1]);
            match argument {
                Some((_, argument)) => {
                    words.push_str(&argument.render(&text[end..close], language));
                }
                None => words.push_str(&text[start - 1..=close]),
            }
            written = close + 1;
        }
        words + &text[written..]
    }
}

impl Message {
    /// The values of its arguments, independent of the language.
    #[must_use]
    pub fn argument_values(&self) -> Vec<String> {
        let mut facts = Vec::new();
        for (_, argument) in &self.arguments {
            match argument {
                Argument::AndList(items) | Argument::OrList(items) | Argument::CommaList(items) => {
                    facts.extend(items.iter().flat_map(Self::argument_values));
                }
                Argument::Message(message) => facts.extend(message.argument_values()),
                Argument::Text(_)
                | Argument::Count(_)
                | Argument::Number(_)
                | Argument::Minutes(_)
                | Argument::HalfDays(_)
                | Argument::Date(_)
                | Argument::Day(_)
                | Argument::Weekday(_)
                | Argument::Month(_)
                | Argument::Time(_) => facts.push(format!("{argument:?}")),
            }
        }
        facts
    }
}

impl Argument {
    /// The words that fill a blank; `forms` is what the blank says after its name: `|file|files`.
    fn render(&self, forms: &str, language: Language) -> String {
        let join = |items: &[Message], last| {
            let items: Vec<String> = items.iter().map(|item| item.render(language)).collect();
            join_list(&items, last)
        };
        match (self, language) {
            (Self::Count(count), _) => match forms.split('|').collect::<Vec<_>>()[..] {
                [_, one, many] => if is_singular(*count, language) {
                    one
                } else {
                    many
                }
                .to_owned(),
                _ => count.to_string(),
            },
            (Self::Text(text), _) => escape(text).into_owned(),
            (Self::AndList(items), _) => join(items, AND.get(language)),
            (Self::OrList(items), _) => join(items, OR.get(language)),
            (Self::CommaList(items), _) => join(items, ", "),
            (Self::Message(message), _) => message.render(language),
            (Self::Number(number), Language::Fr) => number.replace('.', ","),
            (Self::Number(number), Language::En) => number.clone(),
            (Self::Minutes(minutes), Language::Fr) => format_minutes(*minutes),
            (Self::Minutes(minutes), Language::En) => match (minutes / 60, minutes % 60) {
                (0, minutes) => format!("{minutes} min"),
                (hours, 0) => format!("{hours} h"),
                (hours, minutes) => format!("{hours} h {minutes} min"),
            },
            (Self::HalfDays(halves), Language::Fr) => format_days(*halves),
            (Self::HalfDays(1), Language::En) => "half a day".to_owned(),
            (Self::HalfDays(2), Language::En) => "1 day".to_owned(),
            (Self::HalfDays(halves), Language::En) => match halves % 2 {
                0 => format!("{} days", halves / 2),
                _ => format!("{}.5 days", halves / 2),
            },
            (Self::Date(date), Language::Fr) => date.format_long(),
            (Self::Date(date), Language::En) => format_english(*date, "%A %-d %B %Y"),
            (Self::Day(date), Language::Fr) => date.to_string(),
            (Self::Day(date), Language::En) => format_english(*date, "%-d %B %Y"),
            (Self::Weekday(date), Language::Fr) => date.weekday_name().to_owned(),
            (Self::Weekday(date), Language::En) => format_english(*date, "%A"),
            (Self::Month(month), Language::Fr) => month.to_string(),
            (Self::Month(month), Language::En) => format_english(month.first(), "%B %Y"),
            (Self::Time(time), Language::Fr) => time.to_string(),
            (Self::Time(time), Language::En) => {
                format!("{}:{:02}", time.minutes() / 60, time.minutes() % 60)
            }
        }
    }
}

fn format_english(date: Date, format: &str) -> String {
    date.civil().strftime(format).to_string()
}

/// Whether a language takes the singular for a count: French also does for zero.
fn is_singular(count: usize, language: Language) -> bool {
    match language {
        Language::Fr => count < 2,
        Language::En => count == 1,
    }
}

/// « a, b et c »; `last` stands before the last item.
fn join_list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(", ")),
    }
}

/// A text with a capital.
#[must_use]
pub fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(text.chars().skip(1)).collect()
}

/// Where the name of the next blank starts and ends: after a brace, lower-case letters up to `}` or `|`.
const fn next_blank(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while start < text.len() {
        start += 1;
        if text[start - 1] == b'{' {
            let mut end = start;
            while end < text.len() && (text[end].is_ascii_lowercase() || text[end] == b'_') {
                end += 1;
            }
            if end > start && end < text.len() && matches!(text[end], b'}' | b'|') {
                return Some((start, end));
            }
        }
    }
    None
}

const fn has_blank(text: &str, name: &str) -> bool {
    let mut from = 0;
    while let Some((start, end)) = next_blank(text.as_bytes(), from) {
        if is_one_of(text.split_at(end).0.split_at(start).1, &[name]) {
            return true;
        }
        from = end;
    }
    false
}

/// Whether every blank of a text is one of another's.
const fn has_blanks_of(text: &str, other: &str) -> bool {
    let mut from = 0;
    while let Some((start, end)) = next_blank(other.as_bytes(), from) {
        if !has_blank(text, other.split_at(end).0.split_at(start).1) {
            return false;
        }
        from = end;
    }
    true
}

const fn is_one_of(name: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is_same(name, names[at]) {
            return true;
        }
        at += 1;
    }
    false
}

/// `a == b`, where a constant needs it.
pub(crate) const fn is_same(a: &str, b: &str) -> bool {
    let [a, b] = [a.as_bytes(), b.as_bytes()];
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Date> for Argument {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Vec<String>> for Argument {
    fn from(items: Vec<String>) -> Self {
        Self::AndList(items.into_iter().map(Message::verbatim).collect())
    }
}

impl From<Translated> for Argument {
    fn from(text: Translated) -> Self {
        Self::Message(Message::new(text))
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
