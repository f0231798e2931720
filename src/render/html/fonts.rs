//! The faces of a page as rules of its style sheet, and the rules of printed margins, which name them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::document::RunningText;
use crate::render::fonts::{Faces, Family, WebFace};

/// One rule a line for each face.
pub(super) fn font_styles(web_faces: Vec<WebFace>, faces: &Faces) -> String {
    let mut styles = String::new();
    for WebFace { face, bytes } in web_faces {
        let family = match face.family {
            Family::Text => "sheet-text",
            Family::Titles => "sheet-titles",
        };
        // A built-in face that the theme replaces only lends characters to the other.
        let is_spare = !face.themed && faces.has_theme_face(face);
        let more = if is_spare { "-more" } else { "" };
        let style = if face.italic { "italic" } else { "normal" };
        let weight = if face.bold { "501 1000" } else { "1 500" };
        let kind = if bytes.starts_with(b"OTTO") {
            "otf"
        } else {
            "ttf"
        };
        styles.push_str(&format!(
            "@font-face {{ font-family: {family}{more}; font-style: {style}; font-weight: {weight}; \
             src: url(data:font/{kind};base64,{}); }}\n",
            BASE64.encode(&bytes)
        ));
    }
    styles
}

/// What stands in the margins of printed pages: as in the PDF, the head from the second page on.
pub(super) fn margin_styles(running: &RunningText) -> String {
    let RunningText {
        header_left,
        header_right,
        footer,
        page_word,
        note_word: _,
        notes_title: _,
        back_to_call: _,
        contents_title: _,
        skip_link: _,
    } = running;
    let mut page = String::new();
    for (place, text) in [
        ("top-left", header_left),
        ("top-right", header_right),
        ("bottom-left", footer),
    ] {
        if !text.is_empty() {
            page.push_str(&format!(
                "  @{place} {{ content: {}; }}\n",
                css_string(text)
            ));
        }
    }
    let page_word = css_string(&format!("{page_word} "));
    format!(
        "@page {{\n{page}  @bottom-right {{ content: {page_word} counter(page) \" / \" counter(pages); }}\n}}\n\
         @page :first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} }}\n"
    )
}

/// A text as a string of a style sheet that stands in a page: nothing in it ends the string or the element.
pub(super) fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' | '<' | '&' => string.push_str(&format!("\\{:x} ", u32::from(character))),
            character if character.is_control() => string.push(' '),
            character => string.push(character),
        }
    }
    string.push('"');
    string
}
