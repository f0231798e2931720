//! The head of a page: what describes it, its style sheet in the colours of the theme, and its source.

use maud::{Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::document::{Metadata, Revision};
use crate::render::GENERATOR;
use crate::render::theme::{Palette, Theme};

pub(super) const LINE_FEED: PreEscaped<&str> = PreEscaped("\n");

const STYLE: PreEscaped<&str> = PreEscaped(include_str!("style.css"));

/// The page runs no script and fetches nothing, whatever its text.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/// The id of the element that carries the source.
pub const SOURCE_ID: &str = "document_source";

/// What the style sheet depends on, besides the theme.
pub(super) struct PageStyles {
    /// Whether the page shows inserted or deleted content.
    pub is_revised: bool,
    /// The rules of the head and the foot of printed pages.
    pub margins: String,
    /// The heads of columns, for narrow tables.
    pub table_heads: String,
    /// The rules that hold the faces.
    pub fonts: String,
}

pub(super) fn render_head(metadata: &Metadata, theme: &Theme, styles: &PageStyles) -> Markup {
    let Metadata {
        language: _,
        title,
        author,
        subject,
        revision_date: revised,
        linked_data,
        source,
    } = metadata;
    html! {
        head { (LINE_FEED)
            meta charset="utf-8"; (LINE_FEED)
            meta http-equiv="Content-Security-Policy" content=(CONTENT_SECURITY_POLICY); (LINE_FEED)
            meta name="viewport" content="width=device-width, initial-scale=1"; (LINE_FEED)
            meta name="color-scheme" content="light dark"; (LINE_FEED)
            title { (title) } (LINE_FEED)
            @if let Some(author) = author { meta name="author" content=(author); (LINE_FEED) }
            @if let Some(subject) = subject { meta name="description" content=(subject); (LINE_FEED) }
            @if let Some(revised) = revised { meta name="dcterms.modified" content=(revised); (LINE_FEED) }
            meta name="generator" content=(GENERATOR); (LINE_FEED)
            style { (LINE_FEED)
                (colour_variables(theme)) (STYLE) (LINE_FEED) (PreEscaped(&styles.margins)) (PreEscaped(&styles.table_heads))
                @if styles.is_revised { (LINE_FEED) (revision_styles(theme)) }
            } (LINE_FEED)
            style { (LINE_FEED) (PreEscaped(&styles.fonts)) } (LINE_FEED)
            @if let Some(data) = linked_data {
                script type="application/ld+json" { (LINE_FEED) (escape_json(data)) (LINE_FEED) } (LINE_FEED)
            }
            @if let Some(source) = source {
                // Escaped as text is: whoever reads the page's source reads YAML, and nothing in it ends the element.
                script #(SOURCE_ID) type="application/yaml" data-digest=(source_digest(source)) { (LINE_FEED) (escape_text(source)) } (LINE_FEED)
            }
        }
    }
}

/// The SHA-256 of a source, in hexadecimal: what changes a word in the whole page changes it in the source too, and not
/// here.
fn source_digest(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// JSON that cannot close its HTML element, whatever its texts.
fn escape_json(json: &str) -> PreEscaped<String> {
    PreEscaped(
        json.replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026"),
    )
}

fn escape_text(text: &str) -> PreEscaped<String> {
    PreEscaped(text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// The colours of the theme and the family of its title, as variables of the style sheet.
fn colour_variables(theme: &Theme) -> PreEscaped<String> {
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
    PreEscaped(format!(
        ":root {{\n{light}  --title: var({title});\n}}\n\n\
         @media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n\n",
        title = if theme.families[1].is_some() {
            "--sans"
        } else {
            "--serif"
        },
        light = variables(&theme.palette),
        dark = variables(&theme.palette.to_dark()).replace("  --", "    --"),
    ))
}

/// How pages show what was revised: by colour, by a line, and by a bar in the margin.
fn revision_styles(theme: &Theme) -> PreEscaped<String> {
    let variables = |palette: &Palette| {
        let [inserted, deleted, moved] = [Revision::Inserted, Revision::Deleted, Revision::MovedTo]
            .map(|revision| palette.revision_colour(revision));
        format!("--inserted: {inserted}; --deleted: {deleted}; --moved: {moved};")
    };
    PreEscaped(format!(
        ":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{REVISIONS}",
        light = variables(&theme.palette),
        dark = variables(&theme.palette.to_dark()),
    ))
}

const REVISIONS: &str = include_str!("revisions.css");
