//! The content of a sheet, read from a file.

/// A sheet as a file holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetContent {
    /// The embedded source; `None` when the file has none.
    pub source: Option<String>,
    /// The program that made the file: « annexe 0.2.0 ».
    pub generator: String,
    pub words: Vec<SheetWord>,
    /// Additions to the sheet: comments, words shown otherwise than their tags say.
    pub additions: Vec<SheetWord>,
    /// Whether pages show a picture.
    pub has_picture: bool,
    /// Lines outside the sheet's text: running heads and feet, repeated table heads.
    pub artifacts: Vec<SheetWord>,
}

/// A word, and the page that shows it where there are pages, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetWord {
    pub text: String,
    pub page: Option<usize>,
}

impl SheetWord {
    #[must_use]
    pub fn new(text: impl Into<String>, page: Option<usize>) -> Self {
        let text = text.into();
        Self { text, page }
    }
}

/// The words of a text, separated by white space of any kind.
pub fn split_words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
