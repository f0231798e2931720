//! What a reader takes for an HTML tag.

/// Whether `<` opens a tag, by the character before it and what follows it.
pub fn opens_html_tag(before: Option<char>, tag: &str) -> bool {
    let tag = tag.trim_start_matches('/');
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
    let (name, rest) = tag.split_at(end.unwrap_or(tag.len()));
    let is_in_word = before.is_some_and(char::is_alphanumeric) && !is_html_element(name);
    !is_in_word && !is_compared(name, rest)
}

/// Whether one letter and words after `<` are a comparison: « <b et c> ».
fn is_compared(name: &str, rest: &str) -> bool {
    let attributes = rest.split('>').next().unwrap_or_default();
    name.len() == 1
        && rest.starts_with(char::is_whitespace)
        && !attributes.contains('=')
        && !attributes.trim_matches(['/', ' ']).is_empty()
}

/// Whether HTML has an element of that name, among those that are pasted.
fn is_html_element(name: &str) -> bool {
    const ELEMENTS: &str = " a b big br center code dd del div dl dt em embed font form h1 h2 h3 h4 h5 h6 head hr html i iframe img \
         input ins li link mark meta ol p pre s script small span strike strong style sub sup table tbody td th thead tr tt \
         u ul ";
    let name = name.to_ascii_lowercase();
    !name.is_empty() && ELEMENTS.contains(&format!(" {name} "))
}
