//! The names that a sheet knows by its keys, and the people that its texts name.

use std::ops::Range;

use crate::document::text::{Development, Text};
use crate::model::contact::Contact;
use crate::model::sections::Sections;
use crate::model::trainer::name_words;
use crate::read::text_field::TextField;
use crate::value::fold;

/// A name that a key gives.
#[derive(Debug)]
pub struct KnownName {
    pub kind: NameKind,
    /// The path of the key.
    pub path: String,
    pub text: String,
    /// Its folded words, without the titles of people.
    pub words: Vec<String>,
}

/// What a key names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    Client,
    Organisation,
    Trainer,
    Referent,
    Tutor,
    Signatory,
    /// Somebody else: a contact, the trainer of the workplace.
    Person,
    Funder,
    Place,
    /// What the action is on, and what it leads to.
    Subject,
}

/// Somebody whom a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMention {
    pub range: Range<usize>,
    /// The folded words of the name, without the title.
    pub words: Vec<String>,
    pub title: Option<Gender>,
}

/// What a title says: « Mme », « M. ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Feminine,
    Masculine,
    /// « Dr » is said of both.
    Unsaid,
}

const TITLES: [(&str, Gender); 12] = [
    ("madame", Gender::Feminine),
    ("mme", Gender::Feminine),
    ("mlle", Gender::Feminine),
    ("mademoiselle", Gender::Feminine),
    ("monsieur", Gender::Masculine),
    ("mr", Gender::Masculine),
    ("m", Gender::Masculine),
    ("dr", Gender::Unsaid),
    ("docteur", Gender::Unsaid),
    ("docteure", Gender::Unsaid),
    ("maître", Gender::Unsaid),
    ("me", Gender::Unsaid),
];
/// What names of organisations have, and those of people have not.
pub const ORGANISATION_WORDS: [&str; 29] = [
    "formation", "conseil", "institut", "centre", "groupe", "universite", "ecole", "association",
    "cabinet", "atelier", "ateliers", "france", "agence", "service", "opco", "maison", "relais",
    "reseau", "cap", "federation", "chambre", "union", "accueil", "secretariat", "pole", "equipe",
    "mission", "direction", "societe",
];
/// What stands in small letters inside names.
const PARTICLES: [&str; 9] = ["de", "du", "des", "d", "le", "la", "van", "von", "ben"];
/// The most words of a name.
const MAX_NAME_WORDS: usize = 4;

/// The names that the keys of a sheet give, with those of `annexe.yaml`, each with its key.
#[must_use]
pub fn known_names(
    fields: &[TextField<'_>],
    sections: &Sections,
    shared: &[(NameKind, &'static str, &str)],
) -> Vec<KnownName> {
    let mut names = Vec::new();
    let mut add = |kind, path: &str, text: &str| {
        let words = name_words(text);
        if !words.is_empty() {
            names.push(KnownName {
                kind,
                path: path.to_owned(),
                text: Text(text.to_owned()).line(),
                words,
            });
        }
    };
    for field in fields {
        if let Some(kind) = kind_of_key(&field.path) {
            add(kind, &field.path, field.text);
        }
    }
    for (kind, key, name) in shared {
        add(*kind, key, name);
    }
    add_people(sections, &mut add);
    names
}

/// Adds the people of the keys, in the programme or shared.
fn add_people(sections: &Sections, add: &mut impl FnMut(NameKind, &str, &str)) {
    for (index, trainer) in sections.intervenants.iter().flatten().enumerate() {
        if let Some(name) = &trainer.nom {
            add(
                NameKind::Trainer,
                &format!("intervenants.{index}.nom"),
                &name.0,
            );
        }
        if let Some(organisation) = &trainer.organisme {
            let path = format!("intervenants.{index}.organisme");
            add(NameKind::Funder, &path, &organisation.0);
        }
    }
    if let Some(contact) = &sections.referent_handicap
        && let Some((name, key)) = name_of_contact(contact)
    {
        add(
            NameKind::Referent,
            &format!("referent_handicap{key}"),
            &name,
        );
    }
    for (index, contact) in sections.contacts.iter().flatten().enumerate() {
        if let Some((name, key)) = name_of_contact(contact) {
            add(NameKind::Person, &format!("contacts.{index}{key}"), &name);
        }
    }
    for (index, signature) in sections.signatures.iter().flatten().enumerate() {
        if let Some(name) = &signature.nom {
            add(
                NameKind::Signatory,
                &format!("signatures.{index}.nom"),
                &name.0,
            );
        }
    }
    let tutor = sections
        .alternance
        .as_ref()
        .and_then(|it| it.tuteur.as_ref());
    // « Le maître d’apprentissage est M. Roy »
    let first_person = |text: &str| {
        let mut starts = word_starts(text, |_| true).map(|(at, _)| at);
        let titled = |at: usize| read_person(text, at).filter(|it| at == 0 || it.title.is_some());
        starts.find_map(titled).map(|it| it.range)
    };
    if let Some(person) = tutor.and_then(|it| first_person(&it.0).map(|at| &it.0[at])) {
        add(NameKind::Tutor, "alternance.tuteur", person);
    }
    let trainer = sections.afest.as_ref().and_then(|it| it.formateur.as_ref());
    if let Some(Development::Prose(prose)) = trainer
        && let Some(person) = read_person(&prose.0, 0)
    {
        add(NameKind::Person, "afest.formateur", &prose.0[person.range]);
    }
}

fn kind_of_key(path: &str) -> Option<NameKind> {
    Some(match path {
        "convention.client" => NameKind::Client,
        "convention.organisme" => NameKind::Organisation,
        "intitule" | "sous_titre" | "catalogue.titre" => NameKind::Subject,
        "tarifs.financeur" => NameKind::Funder,
        "lieu" | "catalogue.lieux" => NameKind::Place,
        _ if path.ends_with(".lieu") => NameKind::Place,
        _ if path.starts_with("certification.")
            && (path.ends_with("certificateur") || path.ends_with("intitule")) =>
        {
            NameKind::Subject
        }
        _ => return None,
    })
}

/// The name of a contact and the end of its path.
fn name_of_contact(contact: &Contact) -> Option<(String, &'static str)> {
    match contact {
        Contact::Person(person) => Some((person.nom.as_ref()?.0.clone(), ".nom")),
        Contact::Prose(prose) => {
            let person = read_person(&prose.0, 0)?;
            Some((prose.0[person.range].to_owned(), ""))
        }
    }
}

impl KnownName {
    /// Whether somebody who is called so is this person: « Mme Roy », « J. Roy », « ROY Jeanne ».
    #[must_use]
    pub fn is_called(&self, called: &[String]) -> bool {
        is_same_name(called, &self.words)
    }

    /// Whether it is the name of a person.
    #[must_use]
    pub fn is_person(&self) -> bool {
        match self.kind {
            NameKind::Trainer
            | NameKind::Referent
            | NameKind::Tutor
            | NameKind::Signatory
            | NameKind::Person => true,
            NameKind::Client => read_title(&self.text, 0).is_some(),
            NameKind::Organisation | NameKind::Funder | NameKind::Place | NameKind::Subject => {
                false
            }
        }
    }
}

/// Whether each word of a name is one of another, or the initial of one; « Annelise » is « Anne-Lise ».
#[must_use]
pub fn is_same_name(called: &[String], own: &[String]) -> bool {
    let is_own = |word: &String| {
        let initial = word.chars().count() == 1;
        own.iter()
            .any(|own| own == word || initial && own.starts_with(word.as_str()))
    };
    !called.is_empty() && (called.iter().all(is_own) || called.concat() == own.concat())
}

/// Reads the title of a person, and says where it ends.
#[must_use]
pub fn read_title(text: &str, at: usize) -> Option<(Gender, usize)> {
    let rest = &text[at..];
    let length = rest.find(|c: char| !c.is_alphabetic())?;
    let word = &rest[..length];
    let is_title = |title: &str| {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        title.chars().all(|letter| letters.next() == Some(letter)) && letters.next().is_none()
    };
    let (title, gender) = *TITLES.iter().find(|(title, _)| is_title(title))?;
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let after = &rest[length..];
    let spaces = match after.strip_prefix('.') {
        Some(rest) => rest,
        // « M » is a letter, « Me » may be a word.
        None if title.len() < 3 && title != "mr" && title != "dr" => return None,
        None => after,
    };
    let trimmed = spaces.trim_start();
    (trimmed.len() < spaces.len()).then(|| (gender, text.len() - trimmed.len()))
}

/// Reads the name of a person: a title and a name, or two names at least.
#[must_use]
pub fn read_person(text: &str, at: usize) -> Option<PersonMention> {
    let title = read_title(text, at);
    let mut position = title.map_or(at, |(_, end)| end);
    let mut end = None;
    let mut count = 0;
    let mut has_name = false;
    while count < MAX_NAME_WORDS {
        let Some(length) = name_length(&text[position..]) else {
            break;
        };
        count += 1;
        has_name |= length > 2;
        position += length;
        end = Some(position);
        let Some(next) = skip_to_next_name(text, position) else {
            break;
        };
        position = next;
    }
    let range = at..end?;
    let words = name_words(&text[range.clone()]);
    let is_whole = has_name && (title.is_some() || count > 1);
    (is_whole && !words.is_empty()).then(|| PersonMention {
        range,
        words,
        title: title.map(|(gender, _)| gender),
    })
}

/// The person whose name ends a text: « … avec Jeanne Roy ».
#[must_use]
pub fn read_person_before(text: &str) -> Option<PersonMention> {
    let mut starts: Vec<usize> = Vec::new();
    let mut rest = text;
    for _ in 0..MAX_NAME_WORDS + 2 {
        let start = rest.rfind(|c: char| c.is_whitespace() || c == '(');
        let start = start.map_or(0, |at| {
            at + rest[at..].chars().next().map_or(1, char::len_utf8)
        });
        let word = &rest[start..];
        if !word.starts_with(char::is_uppercase) && !PARTICLES.contains(&word) {
            break;
        }
        starts.push(start);
        rest = rest[..start].trim_end();
        if rest.is_empty() || rest.ends_with([',', '.', ';', ':', '(']) && !ends_in_initial(rest) {
            break;
        }
    }
    let mut people = starts
        .iter()
        .rev()
        .filter_map(|start| read_person(text, *start));
    people.find(|person| person.range.end == text.len())
}

/// Whether a text ends in « J. » or « Mme. ».
fn ends_in_initial(text: &str) -> bool {
    let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    text.ends_with('.') && text[start..].chars().count() <= 6
}

/// The length of a name at the start of a text: « Jeanne », « Ould-Brahim », « L’Hermite », « J. ».
fn name_length(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|c| c.is_uppercase())?;
    let is_inside = |c: char| c.is_alphabetic() || matches!(c, '-' | '‑' | '’' | '\'');
    let end = text.find(|c| !is_inside(c)).unwrap_or(text.len());
    let end = text[..end].trim_end_matches(['-', '‑', '’', '\'']).len();
    let is_initial = end == first.len_utf8();
    let is_dotted = text[end..].starts_with('.');
    match (is_initial, is_dotted) {
        (true, true) => Some(end + 1),
        (true, false) => None,
        (false, _) => Some(end),
    }
}

/// Where the next name starts, after a space, a hyphen between initials, or a particle.
fn skip_to_next_name(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if let Some(second) = rest.strip_prefix('-') {
        return second.starts_with(char::is_uppercase).then_some(at + 1);
    }
    let mut position = at + (rest.len() - rest.trim_start().len());
    if position == at || text[at..position].matches('\n').count() > 1 {
        return None;
    }
    for _ in 0..2 {
        let rest = &text[position..];
        if rest.starts_with(char::is_uppercase) {
            return Some(position);
        }
        let length = rest.find(|c: char| !c.is_alphabetic())?;
        if !PARTICLES.contains(&&rest[..length]) {
            return None;
        }
        let after = &rest[length..];
        let gap = after
            .chars()
            .next()
            .filter(|c| matches!(c, ' ' | '’' | '\''))?;
        position += length + gap.len_utf8();
    }
    text[position..]
        .starts_with(char::is_uppercase)
        .then_some(position)
}

/// Whether folded words include one of these.
#[must_use]
pub fn has_any(words: &[String], known: &[&str]) -> bool {
    words.iter().any(|word| known.contains(&word.as_str()))
}

/// The folded words of a text, of letters and digits.
#[must_use]
pub fn fold_into_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether two folded words are one name in two spellings: a letter in five or more, two in eight or more.
#[must_use]
pub fn is_near_word(one: &str, other: &str) -> bool {
    let shortest = one.len().min(other.len());
    let allowed = match shortest {
        0..5 => return false,
        5..8 => 1,
        _ => 2,
    };
    one != other
        && one.len().abs_diff(other.len()) <= allowed
        && one.as_bytes()[0] == other.as_bytes()[0]
        && !one.bytes().any(|byte| byte.is_ascii_digit())
        && strsim::osa_distance(one, other) <= allowed
}

/// Whether a name is another but for the spelling of one word.
#[must_use]
pub fn is_near_name(called: &[String], own: &[String]) -> bool {
    let is_own = |word: &String| {
        let initial = word.chars().count() == 1;
        own.iter()
            .any(|own| own == word || initial && own.starts_with(word.as_str()))
    };
    let mut others = called.iter().filter(|word| !is_own(word));
    match (others.next(), others.next()) {
        (Some(other), None) => own.iter().any(|own| is_near_word(other, own)),
        (_, _) => false,
    }
}

/// The first bytes of the words of a text that may be of interest, and of its marks that are not ASCII: « l’entreprise » has two
/// words.
pub fn word_starts(
    text: &str,
    is_sought: impl Fn(u8) -> bool,
) -> impl Iterator<Item = (usize, u8)> {
    let mut is_inside = false;
    text.bytes().enumerate().filter(move |&(at, byte)| {
        let after_letter = std::mem::replace(&mut is_inside, byte.is_ascii_alphanumeric());
        !after_letter
            && is_sought(byte)
            && !(0x80..0xC0).contains(&byte)
            && (byte.is_ascii_alphabetic() || !byte.is_ascii())
            && !(at > 0
                && !text.as_bytes()[at - 1].is_ascii()
                && text[..at].ends_with(char::is_alphanumeric))
    })
}
