//! How steps are named: by the word and the number that a title opens with, else by those of their kind.

use super::own_name::{
    code_length, contains_word, level_word, names_option, opens_with_word, own_name_length,
    word_length,
};
use super::step::{Step, StepKind};
use crate::document::text::Text;
use crate::value::fold;

impl Step<'_> {
    /// « Phase 1 », « Matin », « Étape 2 », or what the title opens with: « Jour 1 ».
    #[must_use]
    pub fn name(&self) -> String {
        let title = self.title();
        match self.kind.is_moment() {
            false if self.is_named_by_title() => title.unwrap_or_default(),
            false => step_name(title.as_deref(), &self.word(), self.number),
            true => {
                let own = title.and_then(|title| {
                    let length = self.own_name_length(&title)?;
                    Some(title[..length].to_owned())
                });
                own.unwrap_or_else(|| self.kind.word().to_owned())
            }
        }
    }

    /// The name to print before the title: none when the title has one, or needs none.
    #[must_use]
    pub fn added_name(&self) -> Option<String> {
        let name = || {
            if self.pause {
                "Pause".to_owned()
            } else {
                self.default_name()
            }
        };
        let Some(title) = self.title() else {
            return Some(name());
        };
        let is_named = if self.pause {
            fold(&title).starts_with("pause")
        } else {
            // A sequence that has a title needs no number: nothing refers to it.
            let is_bare = self.kind == StepKind::Sequence && self.label.is_none();
            is_bare || self.has_own_name() || contains_word(&title, self.moment_words())
        };
        (!is_named).then(name)
    }

    /// Whether its title opens with its name, or is its name.
    #[must_use]
    pub fn has_own_name(&self) -> bool {
        let title = self.title().unwrap_or_default();
        self.own_name_length(&title).is_some() || self.is_named_by_title()
    }

    /// Whether its title needs no number: « Phase préliminaire » says what it is, and « Bilan » beside « Bloc 1 » is no
    /// second block.
    fn is_named_by_title(&self) -> bool {
        let title = self.title().filter(|_| !self.kind.is_moment());
        title.is_some_and(|title| {
            let is_named = self.are_siblings_named || opens_with_word(&title, &self.word());
            is_named && self.own_name_length(&title).is_none()
        })
    }

    /// Whether its title opens with a name of another word, « UE 1 » for a module, or with the word of its level and no
    /// number, « Phase préliminaire »: a number that is added to those beside would mix two ways to name them. An option
    /// has its own way.
    pub(super) fn is_named_apart(&self) -> bool {
        let title = self.title().filter(|_| !self.pause && !self.is_option);
        title.is_some_and(|title| match self.own_name_length(&title) {
            Some(length) => {
                let is_own = |word| fold(word) == fold(&self.word());
                level_word(&title[..length]).is_none_or(|word| !is_own(word))
            }
            None => opens_with_word(&title, &self.word()),
        })
    }

    /// Whether its title may name it, if those beside do.
    pub(super) fn may_have_own_name(&self) -> bool {
        let title = self.title().unwrap_or_default();
        self.has_own_name() || code_length(&title).is_some()
    }

    /// The word that it is named by: its own, « Bloc » of « Blocs 4 à 7 », else that of its kind. None for a name
    /// without any, as « T1 ».
    #[must_use]
    pub fn naming_word(&self) -> Option<String> {
        if self.has_own_name() {
            level_word(&self.name()).map(ToOwned::to_owned)
        } else {
            Some(self.word())
        }
    }

    /// The word for steps of its kind: the author’s, else that of the trade.
    #[must_use]
    pub fn word(&self) -> String {
        let default = || self.kind.word().to_owned();
        self.label.map_or_else(default, Text::line)
    }

    /// Whether the title says that the step is an option.
    #[must_use]
    pub fn has_option_title(&self) -> bool {
        self.details
            .titre
            .as_ref()
            .is_some_and(|it| names_option(&it.0))
    }

    fn default_name(&self) -> String {
        match self.kind.is_moment() {
            false => format!("{}\u{a0}{}", self.word(), self.number),
            true => self.kind.word().to_owned(),
        }
    }

    fn title(&self) -> Option<String> {
        self.details.titre.as_ref().map(Text::line)
    }

    /// How much of a title names the step. A part of a day that is « Module 1 » is still a morning.
    fn own_name_length(&self, title: &str) -> Option<usize> {
        if self.kind.is_moment() {
            return word_length(title, self.moment_words());
        }
        let code = || code_length(title).filter(|_| self.are_siblings_named);
        own_name_length(title).or_else(code)
    }

    /// The words for a part of a day like it.
    fn moment_words(&self) -> &'static str {
        match self.kind {
            StepKind::Morning => "matin, matinée",
            StepKind::Afternoon => "après-midi",
            StepKind::Evening => "soir, soirée",
            StepKind::Phase | StepKind::Module | StepKind::Day | StepKind::Sequence => "",
        }
    }
}

/// The name of a step from its title, its word and its number.
#[must_use]
pub fn step_name(title: Option<&str>, word: &str, number: usize) -> String {
    let own = title.and_then(|title| Some(&title[..own_name_length(title)?]));
    let Some(own) = own else {
        if let Some(title) = title.filter(|title| opens_with_word(title, word)) {
            return title.to_owned();
        }
        return format!("{word}\u{a0}{number}");
    };
    // A number or a letter alone names nothing.
    let has = |is_such: fn(&char) -> bool| own.chars().any(|c| is_such(&c));
    let has_word =
        has(|c| c.is_lowercase()) || has(|c| c.is_alphabetic()) && has(|c| c.is_ascii_digit());
    if has_word {
        own.replace(' ', "\u{a0}")
    } else {
        format!("{word}\u{a0}{own}")
    }
}
