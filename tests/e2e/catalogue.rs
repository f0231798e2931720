//! Sentences that people read stand in the catalogues of `src/diagnostic/catalogue`, and nowhere else in `src`.

use std::fs;

/// Files and folders whose sentences are not messages, and what these are.
const APART: [(&str, &str); 10] = [
    (
        "src/model",
        "the sheet's own French, and descriptions of its schema",
    ),
    ("src/document", "the sheet's own French"),
    (
        "src/value",
        "descriptions of the schema, and what serde expects",
    ),
    ("src/read/yaml/syntax.rs", "the words of the YAML parser"),
    (
        "src/read/yaml/deserialize.rs",
        "an error of serde, which the walk of the schema prevents",
    ),
    ("src/render/html/head.rs", "style sheets"),
    ("src/cli/manifest.rs", "the first lines of the manifest"),
    ("src/cli/fix.rs", "the words of `diff -u`"),
    ("src/check/rules/", "sources of rules"),
    ("src/diagnostic/catalogue", "the catalogues"),
];

/// What stands before a literal that people do not read.
const UNREAD: [&str; 5] = ["expect(", "assert", "panic!", "unreachable!", "reason = "];

#[test]
fn no_sentence_stands_outside_the_catalogues() {
    let mut stray = Vec::new();
    let mut counts = [0; APART.len()];
    for path in sources("src") {
        if path.ends_with("/oracle.rs") || path.ends_with("/tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file of ours");
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let apart = APART.iter().position(|(start, _)| path.starts_with(start));
        for (at, literal) in literals(text) {
            let statement = text[..at].rsplit([';', '}']).next().unwrap_or_default();
            if !is_sentence(literal) || UNREAD.iter().any(|it| statement.contains(it)) {
                continue;
            }
            let part = text[..at].trim_end_matches(['\n', ' ']);
            let is_of_rule = part.ends_with(".source(");
            match apart {
                Some(apart) if APART[apart].0 != "src/check/rules/" || is_of_rule => {
                    counts[apart] += 1;
                }
                Some(_) if is_word_list(&path) => {}
                Some(_) | None => stray.push(format!("{path}: {literal:?}")),
            }
        }
    }
    assert!(stray.is_empty(), "{}", stray.join("\n"));
    for ((start, what), count) in APART.iter().zip(counts) {
        assert!(count > 0, "{start} has no more {what}: take its row away");
    }
}

/// A rule whose list of French words is what it looks for.
fn is_word_list(path: &str) -> bool {
    path.ends_with("objectives.rs")
}

/// Three words or more, of two letters or more.
fn is_sentence(literal: &str) -> bool {
    let mut rest = String::new();
    let mut depth = 0;
    for c in literal.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    let words = rest.split([' ', '\n', '’', '\u{a0}']);
    let is_word = |word: &str| {
        let word = word.trim_matches(['«', '»', '“', '”', '(', ')', '.', ',', ';', ':', '!', '?']);
        word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
    };
    words.filter(|word| is_word(word)).count() >= 3
}

/// The string literals of a source text, but for its comments, each with its offset.
fn literals(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find(['"', '/', '\'']) {
        at += step;
        let rest = &text[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if let Some(quoted) = rest.strip_prefix('\'') {
            // A character, `'"'` or `'\''`; a lifetime has no end.
            let end = quoted.char_indices().skip(1).find(|(_, c)| *c == '\'');
            let is_escaped = quoted.starts_with('\\');
            let first = quoted.chars().next().map_or(0, char::len_utf8);
            at += 1 + match end {
                Some((end, _)) if end == first => end + 1,
                Some(_) if is_escaped => 2 + quoted[2..].find('\'').map_or(0, |end| end + 1),
                Some(_) | None => 0,
            };
        } else if let Some(quoted) = rest.strip_prefix('"') {
            let hashes = text[..at].bytes().rev().take_while(|b| *b == b'#').count();
            let is_raw = text[..at - hashes].ends_with('r');
            let end = if is_raw {
                let close = format!("\"{}", "#".repeat(hashes));
                quoted.find(&close).map(|end| end + 1)
            } else {
                let mut escaped = false;
                let end = quoted.char_indices().find(|(_, c)| {
                    let ends = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    ends
                });
                end.map(|(end, _)| end + 1)
            };
            let end = end.expect("a literal has an end");
            found.push((at, &rest[1..end]));
            at += end + 1;
        } else {
            at += 1;
        }
    }
    found
}

pub fn sources(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of ours") {
        let path = entry.expect("an entry").path();
        let name = path.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            found.extend(sources(&name));
        } else if name.ends_with(".rs") {
            found.push(name);
        }
    }
    found.sort();
    found
}
