//! `theme`, in annexe.yaml: what sheets look like, and what comes of the files that it names.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::kind::{Behind, DiagnosticKind, FileProblem};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Figure;
use crate::document::text::Text;
use crate::read::yaml::SpannedTree;
use crate::render;
use crate::render::fonts::{Face, Family, FontError};
use crate::render::image::{self, ImageError};
use crate::render::theme::{LEAST_CONTRAST, Palette};
use crate::value::Colour;

/// L’apparence des fiches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Theme {
    /// # Couleurs
    /// Les couleurs, par leur emploi ; chaque texte doit se détacher de ce qui est derrière lui (RGAA, critère 3.2).
    pub couleurs: Option<Colours>,
    /// # Logo
    /// Le logo de l’organisme, en tête de chaque fiche.
    pub logo: Option<Logo>,
    /// # Polices
    /// Les polices du texte et des titres ; ce qu’elles n’ont pas est pris à celles d’annexe.
    pub polices: Option<Fonts>,
}

/// Les couleurs, chacune en six chiffres hexadécimaux.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Colours {
    /// # Accent
    /// La couleur des titres, des liens et des filets.
    #[schemars(extend("format" = "couleur"))]
    #[schemars(example = &"#0f4c5c")]
    pub accent: Option<String>,
    /// # Bandeau
    /// Le fond du titre des phases, et celui des pauses ; par défaut, l’accent très éclairci.
    #[schemars(extend("format" = "couleur"))]
    #[schemars(example = &"#eef4f5")]
    pub bandeau: Option<String>,
    /// # Texte
    /// La couleur du texte.
    #[schemars(extend("format" = "couleur"))]
    #[schemars(example = &"#1b1f24")]
    pub texte: Option<String>,
}

/// Le logo et le texte qui le remplace pour qui ne le voit pas.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Logo {
    /// # Fichier
    /// Le fichier du logo, SVG ou PNG, depuis le dossier de annexe.yaml.
    #[schemars(example = &"logo.svg")]
    pub fichier: Text,
    /// # Texte de remplacement
    /// Ce que dit le logo, pour qui ne le voit pas.
    #[schemars(example = &"Atelier Sillage")]
    pub texte: Text,
}

/// Les polices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Fonts {
    /// # Texte
    /// La police du texte.
    #[schemars(example = serde_json::json!({"normal": "polices/Texte-Regular.ttf", "italique": "polices/Texte-Italic.ttf", "gras": "polices/Texte-Bold.ttf", "gras_italique": "polices/Texte-BoldItalic.ttf"}))]
    pub texte: Option<FontFamily>,
    /// # Titres
    /// La police des titres, des étiquettes et des pieds de page. Une page web nomme les polices et ne les contient pas.
    #[schemars(example = serde_json::json!({"normal": "polices/Titres-Regular.otf", "gras": "polices/Titres-Bold.otf"}))]
    pub titres: Option<FontFamily>,
}

/// Les fichiers d’une police, TTF ou OTF, depuis le dossier de annexe.yaml. Un style qui manque est pris à la police
/// d’annexe.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct FontFamily {
    /// # Normal
    /// Le style courant.
    #[schemars(example = &"polices/Texte-Regular.ttf")]
    pub normal: Text,
    /// # Italique
    /// L’italique.
    #[schemars(example = &"polices/Texte-Italic.ttf")]
    pub italique: Option<Text>,
    /// # Gras
    /// Le gras.
    #[schemars(example = &"polices/Texte-Bold.ttf")]
    pub gras: Option<Text>,
    /// # Gras italique
    /// L’italique du gras.
    #[schemars(example = &"polices/Texte-BoldItalic.ttf")]
    pub gras_italique: Option<Text>,
}

/// A theme with its files read.
#[derive(Debug, Clone, Default)]
pub struct Dress {
    pub theme: render::Theme,
    pub logo: Option<Figure>,
}

/// A way to the files beside `annexe.yaml`, by the paths that it gives.
pub type Files<'a> = &'a (dyn Fn(&str) -> io::Result<Vec<u8>> + Sync);

/// Bytes that a file of the theme may have.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of a logo, which a sheet carries twice.
const MOST_LOGO_BYTES: usize = 256 * 1024;

/// Reads what a theme names, and finds what is wrong with it, each at its place in `tree`.
#[must_use]
pub fn dress(theme: &Theme, tree: &SpannedTree, files: Files) -> (Dress, Vec<Diagnostic>) {
    let Theme {
        couleurs,
        logo,
        polices,
    } = theme;
    let mut fitting = Fitting {
        tree,
        files,
        diagnostics: Vec::new(),
    };
    let mut dress = Dress::default();
    if let Some(colours) = couleurs {
        dress.theme.palette = fitting.palette(colours);
    }
    if let Some(logo) = logo {
        dress.logo = fitting.logo(logo);
    }
    if let Some(Fonts { texte, titres }) = polices {
        let families = [
            ("texte", Family::Text, texte),
            ("titres", Family::Titles, titres),
        ];
        for (rank, (key, family, fonts)) in families.into_iter().enumerate() {
            if let Some(fonts) = fonts {
                let name = fitting.faces(key, Face::new(family), fonts, &mut dress.theme);
                dress.theme.families[rank] = name;
            }
        }
    }
    (dress, fitting.diagnostics)
}

struct Fitting<'a> {
    tree: &'a SpannedTree,
    files: Files<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Fitting<'_> {
    fn palette(&mut self, colours: &Colours) -> Palette {
        let Colours {
            accent,
            bandeau,
            texte,
        } = colours;
        let read = |text: &Option<String>| text.as_deref().and_then(Colour::parse);
        let mut palette = Palette::default();
        if let Some(accent) = read(accent) {
            palette.accent = accent;
            palette.band = palette.paper.mixed(accent, 0.07);
        }
        palette.band = read(bandeau).unwrap_or(palette.band);
        palette.ink = read(texte).unwrap_or(palette.ink);
        // Each is blamed on the key that brought it: a band that nothing can be read on is blamed once.
        let keys = [
            ("accent", palette.accent, accent.is_some()),
            ("texte", palette.ink, texte.is_some()),
        ];
        let mut band_holds = true;
        for (key, colour, given) in keys {
            if given && !self.stands_out(key, colour, palette.paper, Behind::Paper) {
                continue;
            }
            if bandeau.is_some() {
                band_holds &= self.stands_out("bandeau", colour, palette.band, Behind::Text);
            } else if given {
                self.stands_out(key, colour, palette.band, Behind::OwnBand);
            }
        }
        if bandeau.is_some() && band_holds {
            self.stands_out("bandeau", palette.muted, palette.band, Behind::Text);
        }
        self.diagnostics
            .dedup_by(|one, other| one.place == other.place);
        palette
    }

    fn stands_out(&mut self, key: &str, text: Colour, behind: Colour, what: Behind) -> bool {
        let contrast = text.contrast(behind);
        let is_fine = contrast >= LEAST_CONTRAST;
        if !is_fine {
            // Rounded down: 4.49 is not 4.5.
            let tenths = (contrast * 10.0).floor() as u32;
            let kind = DiagnosticKind::Contrast {
                tenths,
                behind: what,
            };
            self.blame(&format!("theme.couleurs.{key}"), kind);
        }
        is_fine
    }

    fn logo(&mut self, logo: &Logo) -> Option<Figure> {
        let Logo { fichier, texte } = logo;
        let place = "theme.logo.fichier";
        let bytes = self.file(place, &fichier.line())?;
        let image = if bytes.len() > MOST_LOGO_BYTES {
            Err(FileProblem::TooHeavy(MOST_LOGO_BYTES))
        } else {
            image::read(&bytes).map_err(|why| match why {
                ImageError::Malformed => FileProblem::NoImage,
                ImageError::Undrawable(element) => FileProblem::Drawing(element),
                ImageError::TooLarge => FileProblem::TooLarge,
            })
        };
        match image {
            Ok(image) => Some(Figure {
                alternative: texte.line(),
                image,
            }),
            Err(problem) => {
                self.refuse(place, &fichier.line(), problem);
                None
            }
        }
    }

    /// Puts the faces of a family in their places; gives the name of the family.
    fn faces(
        &mut self,
        key: &str,
        normal: Face,
        fonts: &FontFamily,
        theme: &mut render::Theme,
    ) -> Option<String> {
        let FontFamily {
            normal: regular,
            italique,
            gras,
            gras_italique,
        } = fonts;
        let faces = [
            ("normal", normal, Some(regular)),
            ("italique", normal.italic(), italique.as_ref()),
            ("gras", normal.bold(), gras.as_ref()),
            (
                "gras_italique",
                normal.bold().italic(),
                gras_italique.as_ref(),
            ),
        ];
        let mut name = None;
        for (style, face, path) in faces {
            let Some(path) = path.map(Text::line) else {
                continue;
            };
            let place = format!("theme.polices.{key}.{style}");
            let Some(bytes) = self.file(&place, &path) else {
                continue;
            };
            match theme.faces.replace(face, &bytes) {
                Ok(family) => name = name.or(family),
                Err(why) => {
                    let problem = match why {
                        FontError::Malformed => FileProblem::NoFont,
                        FontError::Variable => FileProblem::VariableFont,
                        FontError::EmbeddingForbidden => FileProblem::Forbidden,
                    };
                    self.refuse(&place, &path, problem);
                }
            }
        }
        name
    }

    fn file(&mut self, place: &str, path: &str) -> Option<Vec<u8>> {
        let read = match path.strip_prefix("data:") {
            Some(data) => data
                .split_once(";base64,")
                .and_then(|(_, data)| BASE64.decode(data).ok())
                .ok_or(FileProblem::NoImage),
            None => (self.files)(path).map_err(|error| FileProblem::Unreadable(error.kind())),
        };
        let read = read.and_then(|bytes| {
            if bytes.len() > MOST_BYTES {
                Err(FileProblem::TooHeavy(MOST_BYTES))
            } else {
                Ok(bytes)
            }
        });
        match read {
            Ok(bytes) => Some(bytes),
            Err(problem) => {
                self.refuse(place, path, problem);
                None
            }
        }
    }

    fn refuse(&mut self, place: &str, path: &str, problem: FileProblem) {
        // An address that holds its file would fill the screen.
        let path = if path.starts_with("data:") {
            "data:…"
        } else {
            path
        };
        let path = path.to_owned();
        self.blame(place, DiagnosticKind::ThemeFile { path, problem });
    }

    fn blame(&mut self, path: &str, kind: DiagnosticKind) {
        let span = self.tree.value(path).map(|value| value.span);
        let span = span
            .or_else(|| self.tree.key_span(path))
            .unwrap_or_default();
        self.diagnostics
            .push(Diagnostic::new(kind, Place::new(&self.tree.file, span)));
    }
}
