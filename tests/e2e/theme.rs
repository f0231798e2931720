//! Sheets in the dress of their organisation: logos, fonts and colours of every kind keep to the standards, and lose no
//! word.

use std::fs;
use std::io;
use std::path::Path;

use annexe::check::ProjectContext;
use annexe::document::Revision;
use annexe::model::Sheet;
use annexe::render::theme::{MIN_CONTRAST, Palette};
use annexe::render::{Format, render};
use annexe::value::Colour;
use annexe::verify::embedded_source;
use annexe::verify::{self, read_sheet};

use crate::support::conformance::assert_conforms;
use crate::support::expect::{assert_contains, assert_same_bytes};
use crate::support::tags::tags;
use crate::support::words::{document_words, html_words, pdf_words};

fn files(path: &str) -> io::Result<Vec<u8>> {
    fs::read(Path::new("tests/theme").join(path))
}

const PROGRAMME: &str = "\
intitule: Cœur de métier – l’œuvre et l’efficacité
version: 2
contexte: |
  Un texte assez long pour être **coupé** en plusieurs lignes, *avec insistance*, à 1 200 € – plus ou moins – et des mots
  incompréhensiblement anticonstitutionnels qui se coupent, efficacement, où il faut.

  > Une citation, et [une adresse](https://www.exemple.fr/).
deroule:
  phases:
    - titre: Une phase
      journees:
        - date: 2026-10-06
          sequences: [{duree: 3 h, titre: Un temps}, {duree: 15 min, pause: oui}, {duree: 1 h, titre: Un autre}]
";

/// A sheet in that dress, as a PDF and as a page.
#[track_caller]
fn dressed(theme: &str) -> (Vec<u8>, String) {
    let config = format!("theme: {theme}\n");
    let project_context = ProjectContext::read("annexe.yaml", config.as_bytes(), None, &files);
    let checked = project_context.check("a.yaml", PROGRAMME.as_bytes());
    let document = embedded_source::compose_with_source(&checked, &project_context, Sheet::Annexe);
    let document =
        document.unwrap_or_else(|| panic!("{:#?}", project_context.diagnostics([&checked])));
    let pdf = render(&document, Format::Pdf, &project_context.loaded_theme.theme);
    assert_conforms(&pdf);
    assert_eq!(pdf_words(&pdf), document_words(&document));
    assert_eq!(read_sheet(&pdf).expect("a PDF").1.additions, []);
    assert_eq!(verify::document_words(&document), document_words(&document));
    let page = render(&document, Format::Html, &project_context.loaded_theme.theme);
    let page = String::from_utf8(page).expect("UTF-8");
    assert_eq!(html_words(&page), document_words(&document));
    let again = render(&document, Format::Pdf, &project_context.loaded_theme.theme);
    assert_same_bytes(&pdf, &again, "drawn twice");
    (pdf, page)
}

#[test]
fn a_logo_has_its_text() {
    for file in ["logo.svg", "logo-effets.svg", "logo.png", "gris.png"] {
        let theme = format!("{{logo: {{fichier: {file}, texte: Atelier d’essai}}}}");
        let (pdf, page) = dressed(&theme);
        let tags = tags(&pdf);
        assert_contains(&tags, "Figure");
        assert_contains(&tags, "Atelier d’essai");
        let (_, image) = page.split_once("<img").expect("an image");
        let (image, _) = image.split_once('>').expect("its end");
        assert_contains(image, "alt=\"Atelier d’essai\"");
        assert_contains(image, "src=\"data:image/");
    }
}

#[test]
fn a_letterhead_names_the_organisation() {
    let organisation = "organisme: { nom: Atelier Sillage, adresse: \"2 bis, quai des Brisants, 35400 Saint-Malo\", telephone: \"02 61 91 40 00\" }";
    let (_, page) = dressed(&format!("{{ en_tete: oui }}\n{organisation}"));
    assert_contains(
        &page,
        "<p class=\"letterhead\"><strong>Atelier Sillage</strong><br>2\u{a0}bis, quai des Brisants, 35400\u{a0}Saint-Malo<br>",
    );
    let (_, page) = dressed(&format!("{{ en_tete: non }}\n{organisation}"));
    assert!(!page.contains("class=\"letterhead\""), "{page}");
}

#[test]
fn fonts_are_those_of_the_theme_and_others_for_what_they_lack() {
    let themes = [
        (
            "{polices: {texte: {normal: essai-regular.ttf, gras: essai-bold.ttf, italique: essai-italic.ttf}}}",
            ["Essai", "SourceSerif4"],
        ),
        (
            "{polices: {texte: {normal: essai-cff.otf}, titres: {normal: essai-regular.ttf, gras: essai-bold.ttf}}}",
            ["EssaiCFF", "Essai"],
        ),
        (
            "{polices: {titres: {normal: essai-cff.otf, gras: essai-cff.otf}}}",
            ["EssaiCFF", "SourceSerif4"],
        ),
    ];
    for (theme, names) in themes {
        let (pdf, page) = dressed(theme);
        let file = lopdf::Document::load_mem(&pdf).expect("a PDF");
        let fonts = format!("{:?}", file.objects);
        for name in names {
            let bare = name.replace('-', "");
            assert!(fonts.replace('-', "").contains(&bare), "{theme}: {name}");
        }
        // The built-in faces only lend the characters that those of the theme lack.
        assert_contains(&page, "-more; font-style");
    }
}

#[test]
fn colours_are_those_of_the_theme() {
    let (pdf, page) =
        dressed("{couleurs: {accent: \"#5b1a6e\", bandeau: \"#f6eef8\", texte: \"#101010\"}}");
    for colour in ["#5b1a6e", "#f6eef8", "#101010"] {
        assert_contains(&page, colour);
    }
    let file = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let page = *file.get_pages().values().next().expect("a page");
    let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
    // 0x5b, 0x1a and 0x6e out of 255.
    assert_contains(&content, "0.357 0.102 0.431 rg");
}

#[test]
fn every_text_can_be_read_on_what_is_behind_it() {
    let bright = Palette {
        accent: Colour(0x7A, 0x00, 0xB8),
        ..Palette::default()
    };
    for light in [Palette::default(), bright] {
        for palette in [light, light.to_dark()] {
            let revised =
                [Revision::Inserted, Revision::Deleted].map(|it| palette.revision_colour(it));
            for text in [palette.ink, palette.accent, palette.muted]
                .into_iter()
                .chain(revised)
            {
                for behind in [palette.paper, palette.band] {
                    let contrast = text.contrast_with(behind);
                    assert!(contrast >= MIN_CONTRAST, "{text} on {behind}: {contrast}");
                }
            }
        }
    }
}
