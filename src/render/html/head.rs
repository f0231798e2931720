//! The head of a page: what describes it, its style sheet in the colours of the theme, and its source.

use maud::{Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::document::{Metadata, Revision};
use crate::render::GENERATOR;
use crate::render::theme::{Palette, Theme};

pub(super) const LINE: PreEscaped<&str> = PreEscaped("\n");

const STYLE: PreEscaped<&str> = PreEscaped(include_str!("style.css"));

/// Nothing runs and nothing is fetched, whatever the text holds.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The id of the element that carries the source.
pub const SOURCE_ID: &str = "document_source";

pub(super) fn head(metadata: &Metadata, theme: &Theme, is_revised: bool) -> Markup {
    let Metadata {
        language: _,
        title,
        author,
        subject,
        revised,
        linked_data,
        source,
    } = metadata;
    html! {
        head { (LINE)
            meta charset="utf-8"; (LINE)
            meta http-equiv="Content-Security-Policy" content=(CONTENT_SECURITY_POLICY); (LINE)
            meta name="viewport" content="width=device-width, initial-scale=1"; (LINE)
            meta name="color-scheme" content="light dark"; (LINE)
            title { (title) } (LINE)
            @if let Some(author) = author { meta name="author" content=(author); (LINE) }
            @if let Some(subject) = subject { meta name="description" content=(subject); (LINE) }
            @if let Some(revised) = revised { meta name="dcterms.modified" content=(revised); (LINE) }
            meta name="generator" content=(GENERATOR); (LINE)
            style { (LINE) (colours(theme)) (STYLE) @if is_revised { (LINE) (revisions(theme)) } } (LINE)
            @if let Some(data) = linked_data {
                script type="application/ld+json" { (LINE) (inert(data)) (LINE) } (LINE)
            }
            @if let Some(source) = source {
                // Escaped as text is: whoever reads the page's source reads YAML, and nothing in it ends the element.
                script #(SOURCE_ID) type="application/yaml" data-digest=(digest(source)) { (LINE) (escaped(source)) } (LINE)
            }
        }
    }
}

/// The SHA-256 of a source, in hexadecimal: what changes a word in the whole page changes it in the source too, and not
/// here.
pub fn digest(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// JSON that ends no element, whatever its texts hold.
fn inert(json: &str) -> PreEscaped<String> {
    PreEscaped(
        json.replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026"),
    )
}

fn escaped(text: &str) -> PreEscaped<String> {
    PreEscaped(text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// What the theme says of the look, as variables of the style sheet.
fn colours(theme: &Theme) -> PreEscaped<String> {
    let variables = |palette: &Palette| {
        let Palette {
            paper,
            ink,
            accent,
            band,
            muted,
            hairline,
        } = palette;
        format!(
            "  --paper: {paper};\n  --ink: {ink};\n  --quiet: {muted};\n  --accent: {accent};\n  --rule: {hairline};\n  \
             --band: {band};\n"
        )
    };
    let [text, titles] = theme.families.each_ref().map(|family| {
        let name = family.as_deref().unwrap_or_default();
        let name: String = name
            .chars()
            .filter(|c| c.is_alphanumeric() || " -".contains(*c))
            .collect();
        if name.is_empty() {
            name
        } else {
            format!("\"{name}\", ")
        }
    });
    PreEscaped(format!(
        ":root {{\n{light}  --serif: {text}{SERIF};\n  --sans: {titles}{SANS};\n  --title: var({title});\n}}\n\n\
         @media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n\n",
        title = if theme.families[1].is_some() {
            "--sans"
        } else {
            "--serif"
        },
        light = variables(&theme.palette),
        dark = variables(&theme.palette.dark()).replace("  --", "    --"),
    ))
}

/// How pages show what was revised: by colour, by a line, and by a bar in the margin.
fn revisions(theme: &Theme) -> PreEscaped<String> {
    let variables = |palette: &Palette| {
        let [inserted, deleted] =
            [Revision::Inserted, Revision::Deleted].map(|revision| palette.revised(revision));
        format!("--inserted: {inserted}; --deleted: {deleted};")
    };
    PreEscaped(format!(
        ":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{REVISIONS}",
        light = variables(&theme.palette),
        dark = variables(&theme.palette.dark()),
    ))
}

const REVISIONS: &str = include_str!("revisions.css");

const SERIF: &str = "\"Source Serif 4\", \"Source Serif Pro\", Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, Georgia, serif";
const SANS: &str = "\"Source Sans 3\", \"Source Sans Pro\", system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";
