//! Where links may lead.

/// The target of a link in its safe form, or `None`: `http`, `https`, `mailto` and `tel` only, in ASCII.
#[must_use]
pub fn safe_link_target(target: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !["http", "https", "mailto", "tel"].contains(&scheme.as_str()) || rest.trim().is_empty() {
        return None;
    }
    let mut safe = format!("{scheme}:");
    for character in rest.trim().chars() {
        if character.is_ascii_graphic() && !"\"<>\\^`{|}".contains(character) {
            safe.push(character);
        } else {
            let mut utf8 = [0; 4];
            for byte in character.encode_utf8(&mut utf8).bytes() {
                safe.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(safe)
}

/// Whether a link may lead there: an address, or an e-mail address.
pub fn has_safe_target(address: &str) -> bool {
    let address = address.split_whitespace().next().unwrap_or_default();
    link_target(address.trim_matches(['<', '>'])).is_some()
}

/// The target of a link whose address may be an e-mail address.
pub fn link_target(address: &str) -> Option<String> {
    let is_email = address.contains('@') && !address.contains(':');
    let scheme = if is_email { "mailto:" } else { "" };
    safe_link_target(&format!("{scheme}{address}"))
}

/// The language of a passage: « en » of « lang:en », a BCP 47 tag by its form.
pub fn language_tag(address: &str) -> Option<&str> {
    let tag = address.strip_prefix("lang:")?;
    let mut parts = tag.split('-');
    let language = parts.next()?;
    let is_language =
        matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_subtag = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (is_language && parts.all(is_subtag) && tag.len() <= MAX_TAG).then_some(tag)
}

/// The longest tag, in bytes.
const MAX_TAG: usize = 35;
