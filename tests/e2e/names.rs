//! The names of `src` are standard terms: a word of the private dialect is refused, with the standard word beside it.

use std::fs;

use crate::catalogue::sources;

/// Words of a name, parts of `snake_case` or humps of `CamelCase`, and what to write instead.
const WORDS: [(&str, &str); 50] = [
    ("mend mends mended mending", "fix, fixed"),
    ("finding findings fault faults", "diagnostic"),
    ("breach breaches", "violation"),
    ("hear hears heard", "apply suppressions"),
    ("settle settles settled settling", "apply, decide"),
    ("spot spots", "location, source map"),
    ("dented", "partially read"),
    ("lost", "missing"),
    ("verdict verdicts", "result"),
    ("tell tells telling told", "describe, report, changes"),
    ("say says saying said", "message, report, state"),
    ("weigh weighs weighing weighed", "severity, cost, measure"),
    ("showing", "present"),
    ("rearrange rearranging", "moves"),
    ("parting partings", "splits and merges"),
    ("dress dressed undressed", "theme, without theme"),
    ("look looks looking", "style, find"),
    ("made", "inputs, new"),
    ("refusal", "error"),
    ("misuse", "usage error"),
    ("hold holds holding held", "contains, lock, verified"),
    ("alone lone", "single, with the lock"),
    ("patiently", "ignoring the broken pipe"),
    ("complain complains", "print the error"),
    ("slurp", "read"),
    ("couple", "pair"),
    ("desk", "server"),
    ("pen", "writer"),
    ("piece pieces", "block, part"),
    ("cuts", "hyphenation, breaks"),
    ("hop hops", "link chain"),
    ("rank ranks ranked", "index, number"),
    ("kept", "modified, unchanged, cached"),
    ("furniture", "running text, artifact"),
    ("slip slips", "syntax error"),
    ("veil", "soft mask"),
    ("spoilt", "invalid"),
    ("strange", "unexpected"),
    ("turn turns turned", "switch, rotate"),
    ("beside", "related, after"),
    ("here", "current, label"),
    ("judge judges", "check"),
    ("likeness alike", "similarity, similar"),
    ("most fewest", "max, min"),
    ("loosest tightest", "max stretch, max shrink"),
    ("thing things", "item"),
    ("departures", "differences"),
    ("seam", "separator"),
    ("mute", "omits"),
    ("clash clashes clashing", "conflict"),
];

/// Whole names, where the word is right inside others.
const NAMES: [(&str, &str); 14] = [
    ("Order", "Options"),
    ("Done", "Result"),
    ("MadeOf", "Inputs"),
    ("Listing", "ProgrammeFile"),
    ("Listed", "ProgrammeFile"),
    ("Common", "ProjectContext"),
    ("Completed", "SignedAfter"),
    ("Draft", "PendingChange"),
    ("Why", "Reason"),
    ("Named", "Target"),
    ("Finds", "RuleKind"),
    ("Words", "Translated"),
    ("Way", "Path"),
    ("Running", "RunningText"),
];

/// Names whose refused word is the standard term after all.
const STANDARD: [&str; 1] = ["AtMost"];

#[test]
fn names_are_standard_terms() {
    let mut refused = Vec::new();
    let mut count = 0;
    for path in sources("src") {
        let text = fs::read_to_string(&path).expect("a source");
        let file = path.trim_end_matches(".rs").rsplit('/').next();
        for name in declared_names(&text)
            .into_iter()
            .chain(file.map(str::to_owned))
        {
            count += 1;
            if let Some(standard) = standard_term(&name) {
                refused.push(format!("{path}: `{name}`, rather: {standard}"));
            }
        }
    }
    assert!(count > 3_000, "{count} names");
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_kind_of_name_is_read() {
    let text = "pub(crate) struct Desk<'a> {\n    /// A pen.\n    #[serde(default)]\n    pub pen: &'a str,\n}\n\
                enum Verdict {\n    Told { spot: usize, hops: Vec<u8> },\n    Held {\n        rank: usize,\n    },\n}\n\
                pub const fn mended() {}\nstatic SLIPS: u8 = 0;\ntrait Hears {\n    fn look(&self);\n}\n\
                mod showing;\ntype Piece = ();\nconst MOST: &str = \"\";\n";
    let names = declared_names(text);
    let expected =
        "Desk pen Verdict Told spot hops Held rank mended SLIPS Hears look showing Piece MOST";
    assert_eq!(names.join(" "), expected);
    let refused = names.iter().filter(|name| standard_term(name).is_some());
    assert_eq!(refused.count(), names.len());
    assert_eq!(standard_term("AtMost"), None);
    assert_eq!(standard_term("FixResult"), None);
}

/// What to write instead of a name, if it is refused.
fn standard_term(name: &str) -> Option<&'static str> {
    if STANDARD.contains(&name) {
        return None;
    }
    let whole = NAMES.iter().find(|(refused, _)| *refused == name);
    let words = words_of(name);
    let is_refused = |list: &str| {
        list.split(' ')
            .any(|word| words.iter().any(|it| it == word))
    };
    let part = WORDS.iter().find(|(list, _)| is_refused(list));
    whole.or(part).map(|(_, standard)| *standard)
}

/// `lay_out` and `LayOut` as `lay` and `out`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous = '_';
    for c in name.chars() {
        if c == '_' || c.is_uppercase() && !previous.is_uppercase() {
            words.push(String::new());
        }
        if c != '_' {
            let word = words.last_mut().expect("a word is open");
            word.extend(c.to_lowercase());
        }
        previous = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The names that a formatted source declares: items, fields and variants, in order.
fn declared_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    // The indents of the structs and enums that are open, the innermost last.
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or_default();
        let indent = code.len() - code.trim_start().len();
        let code = code.trim();
        let mut code_words = code.split_whitespace();
        let keyword = code_words.find(|word| !is_modifier(word));
        let is_const = code.split_whitespace().any(|word| word == "const");
        match keyword {
            Some(
                "fn" | "struct" | "enum" | "trait" | "mod" | "type" | "static" | "macro_rules!",
            ) => {
                names.extend(code_words.next().and_then(identifier));
                let has_body = code.ends_with('{') && matches!(keyword, Some("struct" | "enum"));
                open.extend(has_body.then_some(indent));
            }
            Some(name) if is_const => names.extend(identifier(name)),
            Some(_) if code.starts_with('}') => {
                let _ = open.pop_if(|opened| *opened == indent);
            }
            Some(first) if open.last() == Some(&(indent.wrapping_sub(4))) => {
                names.extend(identifier(first).filter(|_| !code.starts_with('#')));
                let fields = code.split_once('{').map_or("", |(_, fields)| fields);
                let fields = fields.split(',').filter_map(|field| field.split_once(':'));
                names.extend(fields.filter_map(|(field, _)| identifier(field.trim())));
                open.extend(code.ends_with('{').then_some(indent));
            }
            Some(_) | None => {}
        }
    }
    names
}

fn is_modifier(word: &str) -> bool {
    word == "pub" || word.starts_with("pub(") || word == "const" || word == "mut"
}

/// The identifier that opens a text.
fn identifier(text: &str) -> Option<String> {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
    let name: String = text.chars().take_while(is_part).collect();
    (name.len() > 1).then_some(name)
}
