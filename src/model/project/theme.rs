//! `theme`, in annexe.yaml: the colours, logo and fonts of sheets.

use serde::Deserialize;

use crate::document::text::{Switch, Text};

/// L’apparence des fiches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ThemeConfig {
    /// # Couleurs
    /// Les couleurs de la fiche. Chaque texte doit se détacher de son fond (RGAA, critère 3.2).
    pub couleurs: Option<Colours>,
    /// # Logo
    /// Le logo de l’organisme, en tête de chaque fiche.
    pub logo: Option<Logo>,
    /// # En-tête
    /// Écrivez « oui » pour imprimer le nom, l’adresse et les coordonnées de l’organisme en tête de la première page.
    #[cfg_attr(test, schemars(example = &"oui"))]
    pub en_tete: Option<Switch>,
    /// # Polices
    /// Les polices du texte et des titres. Si un caractère ou un style manque, la police d’annexe le remplace.
    pub polices: Option<Fonts>,
}

/// Les couleurs, chacune en six chiffres hexadécimaux.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Colours {
    /// # Accent
    /// La couleur des titres, des liens et des traits.
    #[cfg_attr(test, schemars(extend("format" = "couleur")))]
    #[cfg_attr(test, schemars(example = &"#0f4c5c"))]
    pub accent: Option<String>,
    /// # Bandeau
    /// Le fond du titre des phases et des pauses ; par défaut, l’accent très éclairci.
    #[cfg_attr(test, schemars(extend("format" = "couleur")))]
    #[cfg_attr(test, schemars(example = &"#eef4f5"))]
    pub bandeau: Option<String>,
    /// # Texte
    /// La couleur du texte.
    #[cfg_attr(test, schemars(extend("format" = "couleur")))]
    #[cfg_attr(test, schemars(example = &"#1b1f24"))]
    pub texte: Option<String>,
}

/// Le logo, et le texte lu aux personnes qui ne le voient pas.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Logo {
    /// # Fichier
    /// Le fichier du logo, SVG ou PNG, à partir du dossier de annexe.yaml.
    #[cfg_attr(test, schemars(example = &"logo.svg"))]
    pub fichier: Text,
    /// # Texte de remplacement
    /// Le texte du logo, lu aux personnes qui ne le voient pas.
    #[cfg_attr(test, schemars(example = &"Atelier Sillage"))]
    pub texte: Text,
}

/// Les polices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fonts {
    /// # Texte
    /// La police du texte.
    #[cfg_attr(test, schemars(example = serde_json::json!({"normal": "polices/Texte-Regular.ttf", "italique": "polices/Texte-Italic.ttf", "gras": "polices/Texte-Bold.ttf", "gras_italique": "polices/Texte-BoldItalic.ttf"})))]
    pub texte: Option<FontFamily>,
    /// # Titres
    /// La police des titres, des étiquettes et des pieds de page. Le PDF et la page web contiennent, de chaque police, les
    /// caractères de la fiche.
    #[cfg_attr(test, schemars(example = serde_json::json!({"normal": "polices/Titres-Regular.otf", "gras": "polices/Titres-Bold.otf"})))]
    pub titres: Option<FontFamily>,
}

/// Les fichiers d’une police, TTF ou OTF, depuis le dossier de annexe.yaml. Un style qui manque est pris à la police
/// d’annexe.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FontFamily {
    /// # Normal
    /// Le style courant.
    #[cfg_attr(test, schemars(example = &"polices/Texte-Regular.ttf"))]
    pub normal: Text,
    /// # Italique
    /// L’italique.
    #[cfg_attr(test, schemars(example = &"polices/Texte-Italic.ttf"))]
    pub italique: Option<Text>,
    /// # Gras
    /// Le gras.
    #[cfg_attr(test, schemars(example = &"polices/Texte-Bold.ttf"))]
    pub gras: Option<Text>,
    /// # Gras italique
    /// Le gras italique.
    #[cfg_attr(test, schemars(example = &"polices/Texte-BoldItalic.ttf"))]
    pub gras_italique: Option<Text>,
}
