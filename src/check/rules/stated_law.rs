//! Rules on what texts say against the law of an action. `stated_law.txt` has what they say, a line each.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::names::fold_into_words;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::prices::find_amounts;
use crate::check::sentence::sentence_ranges;
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::Translated;
use crate::model::nature::Nature;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::{Scanner, collapse_spaces, find_all};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(
        texts!(C056),
        Programme(|context, reporter| check_claims(context, Group::Results, reporter)),
    )
    .source("Code du travail, art. L6313-4"),
    Rule::warning(
        texts!(C057),
        Programme(|context, reporter| check_claims(context, Group::Fees, reporter)),
    )
    .source("Code du travail, art. L6211-1 et L6221-2"),
    Rule::warning(
        texts!(C070),
        Programme(|context, reporter| check_claims(context, Group::Others, reporter)),
    )
    .source(
        "Code du travail, art. L6313-4, R6313-7, L6211-1, L6222-1, L6222-7-1, L6353-5, L6353-6, L6352-12, D6313-3-1, \
         D6313-3-2 et D6353-1 ; loi no 2022-1598 du 21 décembre 2022, art. 10 ; RGPD, art. 5 (à vérifier sur Légifrance)",
    ),
];

/// Which rule reports a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Results,
    Fees,
    Others,
}

const CLAIMS: &str = include_str!("stated_law.txt");
/// Words that deny a sentence.
const NEGATIONS: [&str; 10] = [
    "ne", "n", "ni", "non", "pas", "aucun", "aucune", "jamais", "sans", "rien",
];
/// Words between « à » and the one to whom something goes.
const DETERMINERS: [&str; 12] = [
    "l", "la", "le", "les", "son", "sa", "ses", "notre", "votre", "leur", "un", "une",
];

/// A line of the table.
struct Claim<'a> {
    sign: &'a str,
    reason: &'a str,
    keys: &'a str,
    groups: &'a str,
    exceptions: &'a str,
}

/// A sentence of a text.
struct LegalSentence<'a> {
    text: &'a str,
    words: Vec<String>,
    is_first: bool,
    /// The words of the names of the client and of the organisation.
    parties: [&'a [String]; 2],
}

fn check_claims(context: &CheckContext<'_>, group: Group, reporter: &mut Reporter<'_>) {
    let claims = claims_on(context, group);
    if claims.is_empty() {
        return;
    }
    let convention = context.programme.convention.as_ref();
    let [client, organisation] = [
        convention.and_then(|it| it.client.as_ref()),
        convention.and_then(|it| it.organisme.as_ref()),
    ]
    .map(|name| name.map_or_else(Vec::new, |it| party_words(&it.line())));
    for field in &context.texts.fields {
        let mut claims = claims
            .iter()
            .filter(|claim| claim.may_be_in(field))
            .peekable();
        if claims.peek().is_none() || is_free_of_charge(context, field) {
            continue;
        }
        let claims: Vec<&Claim<'_>> = claims.collect();
        for (index, range) in sentence_ranges(field.text).enumerate() {
            let sentence = LegalSentence {
                text: &field.text[range.clone()],
                words: fold_into_words(&field.text[range.clone()]),
                is_first: index == 0,
                parties: [&client, &organisation],
            };
            let claim = claims.iter().find(|claim| sentence.makes(claim));
            if let Some(claim) = claim {
                report(field, range, claim.reason, reporter);
            }
        }
    }
}

fn report(field: &TextField<'_>, range: Range<usize>, reason: &str, reporter: &mut Reporter<'_>) {
    let words = collapse_spaces(&field.text[range.clone()]);
    let diagnostic = reporter.report(field.place_of(range));
    if let Some(law) = law_of(reason) {
        diagnostic.with("words", words).with("law", law);
    }
}

/// What the law says; `None` for the reasons that have a rule of their own.
fn law_of(reason: &str) -> Option<Translated> {
    Some(match reason {
        "consent" => text!(rules::C070_CONSENT),
        "retention" => text!(rules::C070_RETENTION),
        "experience" => text!(rules::C070_EXPERIENCE),
        "diploma" => text!(rules::C070_DIPLOMA),
        "writes" => text!(rules::C070_WRITES),
        "age" => text!(rules::C070_AGE),
        "contract" => text!(rules::C070_CONTRACT),
        "help" => text!(rules::C070_HELP),
        "afest" => text!(rules::C070_AFEST),
        "monitoring" => text!(rules::C070_MONITORING),
        "promise" => text!(rules::C070_PROMISE),
        "withdrawal" => text!(rules::C070_WITHDRAWAL),
        "deposit" => text!(rules::C070_DEPOSIT),
        "approval" => text!(rules::C070_APPROVAL),
        "diploma_worth" => text!(rules::C070_WORTH),
        "data" => text!(rules::C070_DATA),
        _ => return None,
    })
}

/// The claims of the table that concern an action, of a group.
fn claims_on<'a>(context: &CheckContext<'_>, group: Group) -> Vec<Claim<'a>> {
    let nature = context.programme.nature;
    let concerns = |section: &str| match section {
        "bilan" => nature == Some(Nature::BilanDeCompetences),
        "vae" => nature == Some(Nature::Vae),
        "apprentissage" => nature == Some(Nature::Apprentissage),
        "distance" => Nature::is_training(nature) && context.sections.distance.is_some(),
        "afest" => context.sections.afest.is_some(),
        _ => group == Group::Others,
    };
    let mut claims = Vec::new();
    for section in CLAIMS.split("\n[").skip(1) {
        let Some((name, lines)) = section.split_once("]\n") else {
            continue;
        };
        if concerns(name) {
            claims.extend(lines.lines().filter_map(read_claim));
        }
    }
    claims.retain(|claim| {
        let own = match claim.reason {
            "results" => Group::Results,
            "fees" => Group::Fees,
            _ => Group::Others,
        };
        own == group
    });
    claims
}

fn read_claim(line: &str) -> Option<Claim<'_>> {
    let mut parts = line.split(';').map(str::trim);
    Some(Claim {
        sign: parts.next()?,
        reason: parts.next()?,
        keys: parts.next()?,
        groups: parts.next()?,
        exceptions: parts.next()?,
    })
}

impl Claim<'_> {
    fn may_be_in(&self, field: &TextField<'_>) -> bool {
        let mut keys = self.keys.split(' ');
        (self.keys == "*" && field.path != "notes_internes"
            || keys.any(|key| field.path.starts_with(key)))
            && field.text.contains(self.sign)
    }
}

/// The label of a row that costs nothing.
fn is_free_of_charge(context: &CheckContext<'_>, field: &TextField<'_>) -> bool {
    let row = field.path.strip_prefix("tarifs.lignes.");
    let row = row.and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let rows = context.sections.tarifs.as_ref().map(|it| it.rows().1);
    let row = row.and_then(|index| rows?.get(index));
    row.is_some_and(|row| row.terms.montant.sum().is_none_or(|sum| sum.cents() == 0))
}

/// The telling words of the name of a party.
fn party_words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.starts_with(char::is_uppercase) && word.len() > 4);
    words.map(fold).collect()
}

impl LegalSentence<'_> {
    fn makes(&self, claim: &Claim<'_>) -> bool {
        let has_all = claim
            .groups
            .split('+')
            .all(|group| group.split_whitespace().any(|it| self.has(it)));
        has_all && !claim.exceptions.split_whitespace().any(|it| self.has(it))
    }

    /// Whether the sentence has a word of the table.
    fn has(&self, pattern: &str) -> bool {
        match pattern.as_bytes() {
            b"no" => self.words.iter().any(|it| NEGATIONS.contains(&it.as_str())),
            b"first" => self.is_first && self.opens_on_nothing(),
            [b'=', ..] => self.words.iter().any(|it| *it == pattern[1..]),
            [b'>', ..] => self.has_recipient(&|word| word.starts_with(&pattern[1..])),
            [b'#', ..] => self.has_count(&pattern[1..]),
            [0xE2, ..] => find_amounts(self.text).iter().any(|(_, it)| it.cents() > 0),
            b"@client" => self.has_recipient(&|word| self.parties[0].iter().any(|it| it == word)),
            b"@organisme" => self.words.iter().any(|it| self.parties[1].contains(it)),
            _ => self.words.iter().any(|it| it.starts_with(pattern)),
        }
    }

    /// « Aucun tuteur », « Il n’y a pas de phase », « en autonomie, sans interlocuteur »
    fn opens_on_nothing(&self) -> bool {
        let mut words = self.words.iter().map(String::as_str);
        let opening: Vec<&str> = words.by_ref().take(6).collect();
        match opening.as_slice() {
            [
                "aucun" | "aucune" | "pas" | "neant" | "non" | "sans" | "ni",
                ..,
            ]
            | ["il", "n", "y", "a" | "aura", "pas" | "aucun" | "aucune", ..] => true,
            _ => {
                self.has("autonom") && self.has("=sans")
                    || self.has("prevu") && self.has("=pas") && self.words.len() < 14
            }
        }
    }

    /// « à l’employeur », « au directeur »
    fn has_recipient(&self, is_such: &dyn Fn(&str) -> bool) -> bool {
        let mut after_to = false;
        self.words.iter().any(|word| {
            let found = after_to && is_such(word);
            let word = word.as_str();
            after_to = matches!(word, "a" | "au" | "aux" | "par") && word != "par"
                || after_to && DETERMINERS.contains(&word);
            found
        })
    }

    /// « ans>3 »: whether the sentence counts more years.
    fn has_count(&self, pattern: &str) -> bool {
        let (is_over, (unit, limit)) = match pattern.split_once('>') {
            Some(parts) => (true, parts),
            None => match pattern.split_once('<') {
                Some(parts) => (false, parts),
                None => return false,
            },
        };
        let limit: u32 = limit.parse().unwrap_or_default();
        let counts = find_all(self.text, |scanner| read_counts(scanner, unit));
        let mut counts = counts.iter().flat_map(|(_, counts)| counts).flatten();
        counts.any(|count| {
            if is_over {
                *count > limit
            } else {
                *count < limit
            }
        })
    }
}

/// « de 16 à 29 ans », « deux mois », « 40 % »: the counts before a unit.
fn read_counts(scanner: &mut Scanner<'_>, unit: &str) -> Option<[Option<u32>; 2]> {
    let first = scanner.read_count()?;
    scanner.skip_spaces();
    let second = scanner.attempt(|it| {
        it.read_one_of(&["à", "et", "ou"])?;
        it.read_spaces()?;
        let count = it.read_count()?;
        it.skip_spaces();
        Some(count)
    });
    match unit {
        "%" => scanner.read_char(|c| c == '%').map(drop)?,
        "ans" => scanner
            .read_one_of(&["ans", "an", "année", "années"])
            .map(drop)?,
        "mois" => scanner.read_word("mois")?,
        _ => scanner.read_one_of(&["jours", "jour"]).map(drop)?,
    }
    Some([Some(first), second])
}
