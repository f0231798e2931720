//! Style sheets of drawings: what a browser would follow in them, and this program does not.

use crate::render::image::error::ImageError;

/// Rules and functions of style sheets that a browser would follow, and this program does not.
const UNDRAWABLE_SIGNS: [&str; 7] = [
    "@import", "@media", "@font-face", "@keyframes", "var(", "oklch(", ":nth-",
];
/// Properties of style sheets that are not followed, unless they say that nothing is done.
const UNDRAWABLE_PROPERTIES: [&str; 4] = ["filter", "mix-blend-mode", "animation", "vector-effect"];

/// Refuses a style sheet, or a style attribute, that a browser would follow further.
pub(super) fn check_css(css: &str) -> Result<(), ImageError> {
    let css = without_comments(css);
    let sign = UNDRAWABLE_SIGNS.into_iter().find(|sign| css.contains(sign));
    let mut declarations = css
        .split([';', '{', '}'])
        .filter_map(|declaration| declaration.split_once(':'));
    let property = declarations.find_map(|(name, value)| {
        let is_idle = ["none", "normal"].contains(&value.trim());
        UNDRAWABLE_PROPERTIES
            .into_iter()
            .find(|property| *property == name.trim() && !is_idle)
    });
    match sign.or(property) {
        Some(found) => Err(ImageError::Undrawable(found.to_owned())),
        None => Ok(()),
    }
}

pub(super) fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    bare
}
