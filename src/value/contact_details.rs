//! Whether a text is an e-mail address, a telephone number or the address of a site, for links and rules.

/// « contact@exemple.fr »
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let is_plain = |c: char| !c.is_whitespace() && !"@,;:()<>[]\"".contains(c);
    !name.is_empty() && name.chars().all(is_plain) && is_domain(domain)
}

/// « 02 99 00 00 00 », « +33 (0)2 99 00 00 00 », « 3939 »
#[must_use]
pub fn is_telephone(text: &str) -> bool {
    let text = text.trim();
    if !text
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+.-/()‑–".contains(c))
    {
        return false;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_international =
        text.starts_with('+') || digits.starts_with("00") || digits.starts_with("33");
    match digits.len() {
        8..=15 if is_international => true,
        10 => digits.starts_with('0'),
        // Short numbers: 3939, 118 218, 15.
        4 => digits.starts_with(['1', '3']),
        6 => digits.starts_with("118") || digits.starts_with("116"),
        2 | 3 => true,
        _ => false,
    }
}

/// « www.exemple.fr », « https://exemple.fr/formations »
#[must_use]
pub fn is_site(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let bare = host.strip_prefix("www.").unwrap_or(host);
    let is_misspelt = host.starts_with("ww.") || host.starts_with("wwww.");
    !text.contains(char::is_whitespace) && !is_misspelt && is_domain(bare)
}

/// Two labels at least.
fn is_domain(domain: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    domain.contains('.') && domain.split('.').all(is_label)
}

/// Fourteen digits whose checksum is right, by Luhn’s method; those of La Poste follow another.
#[must_use]
pub fn is_siret(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let is_spaced = text
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace());
    let luhn = |(rank, digit): (usize, &u32)| match (rank % 2, digit * 2) {
        (0, double) if double > 9 => double - 9,
        (0, double) => double,
        _ => *digit,
    };
    let checksum: u32 = digits.iter().enumerate().map(luhn).sum();
    let plain: u32 = digits.iter().sum();
    let is_post = digits.starts_with(&[3, 5, 6, 0, 0, 0, 0, 0, 0]);
    is_spaced
        && digits.len() == 14
        && (checksum.is_multiple_of(10) || is_post && plain.is_multiple_of(5))
}
