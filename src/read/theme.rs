//! The files that a theme of `annexe.yaml` names → colours, a logo and fonts, or diagnostics.

use std::error::Error;
use std::fmt;
use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::diagnostic::catalogue::text;
use crate::diagnostic::kind::{Background, DiagnosticKind, FileProblem};
use crate::diagnostic::language::Language;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Figure;
use crate::document::text::Text;
use crate::model::project::theme::{Colours, FontFamily, Fonts, Logo, ThemeConfig};
use crate::read::yaml::SpannedTree;
use crate::render;
use crate::render::fonts::{Face, Family, FontError};
use crate::render::image::{self, ImageError};
use crate::render::theme::{MIN_CONTRAST, Palette};
use crate::value::Colour;

/// A theme with its files read.
#[derive(Debug, Clone, Default)]
pub struct LoadedTheme {
    pub theme: render::Theme,
    pub logo: Option<Figure>,
}

/// Reads a file beside `annexe.yaml`, by its path there.
pub type FileLoader<'a> = &'a (dyn Fn(&str) -> io::Result<Vec<u8>> + Sync);

/// The error of a loader that is asked for a file outside the project.
#[derive(Debug)]
pub struct OutsideRoot;

impl fmt::Display for OutsideRoot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(text!(OUTSIDE_ROOT).get(Language::En))
    }
}

impl Error for OutsideRoot {}

impl OutsideRoot {
    #[must_use]
    pub fn is_cause_of(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|it| it.is::<Self>())
    }
}

impl From<OutsideRoot> for io::Error {
    fn from(error: OutsideRoot) -> Self {
        Self::other(error)
    }
}

/// Bytes that a file of the theme may have.
pub const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of a logo, which a sheet carries twice.
const MAX_LOGO_BYTES: usize = 256 * 1024;

/// Reads the files that a theme names. Reports each problem at its place in `tree`.
#[must_use]
pub fn load_theme(
    theme: &ThemeConfig,
    tree: &SpannedTree,
    files: FileLoader,
) -> (LoadedTheme, Vec<Diagnostic>) {
    let ThemeConfig {
        couleurs,
        logo,
        // The composition of the sheet reads it.
        en_tete: _,
        polices,
    } = theme;
    let mut loader = ThemeLoader {
        tree,
        files,
        diagnostics: Vec::new(),
    };
    let mut loaded = LoadedTheme::default();
    if let Some(colours) = couleurs {
        loaded.theme.palette = loader.load_palette(colours);
    }
    if let Some(logo) = logo {
        loaded.logo = loader.load_logo(logo);
    }
    if let Some(Fonts { texte, titres }) = polices {
        let families = [
            ("texte", Family::Text, texte),
            ("titres", Family::Titles, titres),
        ];
        for (index, (key, family, fonts)) in families.into_iter().enumerate() {
            if let Some(fonts) = fonts {
                let name = loader.load_faces(key, Face::new(family), fonts, &mut loaded.theme);
                loaded.theme.families[index] = name;
            }
        }
    }
    (loaded, loader.diagnostics)
}

struct ThemeLoader<'a> {
    tree: &'a SpannedTree,
    files: FileLoader<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl ThemeLoader<'_> {
    fn load_palette(&mut self, colours: &Colours) -> Palette {
        let Colours {
            accent,
            bandeau,
            texte,
        } = colours;
        let read = |text: &Option<String>| text.as_deref().and_then(Colour::parse);
        let mut palette = Palette::default();
        if let Some(accent) = read(accent) {
            palette.accent = accent;
            palette.band = palette.paper.mix(accent, 0.07);
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
            if given && !self.has_contrast(key, colour, palette.paper, Background::Paper) {
                continue;
            }
            if bandeau.is_some() {
                band_holds &= self.has_contrast("bandeau", colour, palette.band, Background::Text);
            } else if given {
                self.has_contrast(key, colour, palette.band, Background::DerivedBand);
            }
        }
        if bandeau.is_some() && band_holds {
            self.has_contrast("bandeau", palette.muted, palette.band, Background::Text);
        }
        self.diagnostics
            .dedup_by(|one, other| one.place == other.place);
        palette
    }

    fn has_contrast(&mut self, key: &str, text: Colour, behind: Colour, what: Background) -> bool {
        let contrast = text.contrast_with(behind);
        let is_fine = contrast >= MIN_CONTRAST;
        if !is_fine {
            // Rounded down: 4.49 is not 4.5.
            let tenths = (contrast * 10.0).floor() as u32;
            let kind = DiagnosticKind::Contrast {
                tenths,
                background: what,
            };
            self.report(&format!("theme.couleurs.{key}"), kind);
        }
        is_fine
    }

    fn load_logo(&mut self, logo: &Logo) -> Option<Figure> {
        let Logo { fichier, texte } = logo;
        let place = "theme.logo.fichier";
        let bytes = self.load_file(place, &fichier.line())?;
        let image = if bytes.len() > MAX_LOGO_BYTES {
            Err(FileProblem::TooManyBytes(MAX_LOGO_BYTES))
        } else {
            image::read_image(&bytes).map_err(|why| match why {
                ImageError::Malformed => FileProblem::NotAnImage,
                ImageError::Undrawable(element) => FileProblem::UnsupportedElement(element),
                ImageError::TooLarge => FileProblem::TooManyPixels,
            })
        };
        match image {
            Ok(image) => Some(Figure {
                alternative: texte.line(),
                image,
            }),
            Err(problem) => {
                self.report_file_problem(place, &fichier.line(), problem);
                None
            }
        }
    }

    /// Puts the faces of a family in their places; gives the name of the family.
    fn load_faces(
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
            let Some(bytes) = self.load_file(&place, &path) else {
                continue;
            };
            match theme.faces.replace(face, &bytes) {
                Ok(family) => name = name.or(family),
                Err(why) => {
                    let problem = match why {
                        FontError::Malformed => FileProblem::NotAFont,
                        FontError::Variable => FileProblem::VariableFont,
                        FontError::EmbeddingForbidden => FileProblem::EmbeddingForbidden,
                    };
                    self.report_file_problem(&place, &path, problem);
                }
            }
        }
        name
    }

    fn load_file(&mut self, place: &str, path: &str) -> Option<Vec<u8>> {
        let read = match path.strip_prefix("data:") {
            Some(data) => data
                .split_once(";base64,")
                .and_then(|(_, data)| BASE64.decode(data).ok())
                .ok_or(FileProblem::NotAnImage),
            None => (self.files)(path).map_err(|error| match OutsideRoot::is_cause_of(&error) {
                true => FileProblem::Outside,
                false => FileProblem::Unreadable(error.kind()),
            }),
        };
        let read = read.and_then(|bytes| {
            if bytes.len() > MAX_FILE_BYTES {
                Err(FileProblem::TooManyBytes(MAX_FILE_BYTES))
            } else {
                Ok(bytes)
            }
        });
        match read {
            Ok(bytes) => Some(bytes),
            Err(problem) => {
                self.report_file_problem(place, path, problem);
                None
            }
        }
    }

    fn report_file_problem(&mut self, place: &str, path: &str, problem: FileProblem) {
        // An address that holds its file would fill the screen.
        let path = if path.starts_with("data:") {
            "data:…"
        } else {
            path
        };
        let path = path.to_owned();
        self.report(place, DiagnosticKind::ThemeFile { path, problem });
    }

    fn report(&mut self, path: &str, kind: DiagnosticKind) {
        let span = self.tree.value_at(path).map(|value| value.span);
        let span = span
            .or_else(|| self.tree.key_span(path))
            .unwrap_or_default();
        self.diagnostics
            .push(Diagnostic::new(kind, Place::new(&self.tree.file, span)));
    }
}
