//! The texts of the YAML: one-line texts that print as they are written, and prose in Markdown.

use std::fmt;

use serde::Deserialize;

/// # texte
/// Un texte d’une ligne, imprimé tel quel (sans Markdown), entre guillemets s’il contient « : » ou « # ».
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Text(#[cfg_attr(test, schemars(extend("format" = "ligne")))] pub String);

impl Text {
    /// The words, on one line whatever the YAML's layout was.
    #[must_use]
    pub fn line(&self) -> String {
        // No-break spaces are the author's: only the white space of YAML's layout is folded.
        let words = self.0.split([' ', '\t', '\n', '\r']);
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

/// Un repère court, texte ou nombre entier : « 10/19 », « 2 », « EGOC-CTG-63 ».
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Identifier {
    Text(Text),
    Number(i64),
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// # texte Markdown
/// Un texte en Markdown : paragraphes, **gras**, *italique*, listes, liens, notes et tableaux. S’il tient en plusieurs lignes,
/// elles suivent « | », en retrait.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Prose(#[cfg_attr(test, schemars(extend("format" = "markdown")))] pub String);

/// Un texte, ou une introduction suivie de points.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Development {
    Prose(Prose),
    Points(Points),
}

/// Une introduction, des points, une conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"array": "points"})))]
pub struct Points {
    /// # Introduction
    /// Un texte avant les points.
    #[cfg_attr(test, schemars(example = &"La formation alterne :"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub introduction: Option<Prose>,
    /// # Points
    /// Les points, dans l’ordre.
    #[serde(default)]
    pub points: Vec<Point>,
    /// # Conclusion
    /// Un texte après les points.
    #[cfg_attr(test, schemars(example = &"Ces modalités s’adaptent au groupe."))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub conclusion: Option<Prose>,
}

/// Un point : un titre, un texte, ou les deux.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["texte"]})))]
pub struct Point {
    /// # Titre
    /// Le titre du point, imprimé en gras.
    #[cfg_attr(test, schemars(example = &"Des apports"))]
    pub titre: Option<Text>,
    /// # Texte
    /// Le développement du point.
    #[cfg_attr(test, schemars(example = &"courts et illustrés"))]
    pub texte: Option<Prose>,
}

/// Oui ou non.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Switch {
    Bool(bool),
    Word(YesNo),
}

/// The French words for it: to YAML they are texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YesNo {
    Oui,
    Non,
}

impl Switch {
    #[must_use]
    pub fn is_on(self) -> bool {
        matches!(self, Self::Bool(true) | Self::Word(YesNo::Oui))
    }
}
