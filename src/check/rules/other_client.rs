//! How texts designate organisations, and whether they take another for the client.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::names::{
    KnownName, NameKind, ORGANISATION_WORDS, fold_into_words, has_any, is_near_word, read_person,
};
use crate::check::rule::Reporter;
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::Message;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::{Scanner, collapse_spaces};

/// Names of kinds of clients that stand for one another.
const HEAD_CLASSES: [&[&str]; 4] = [
    &["commune", "ville", "mairie", "municipalite"],
    &["residence", "ehpad", "foyer"],
    &["hopital", "clinique"],
    &["societe", "entreprise"],
];
/// Common nouns before the name of a company.
const COMPANY_NOUNS: [&str; 22] = [
    "boulangerie", "fonderie", "scierie", "papeterie", "laiterie", "menuiserie", "garage", "usine",
    "société", "entreprise", "association", "groupe", "coopérative", "mutuelle", "fondation",
    "fédération", "résidence", "clinique", "mairie", "commune", "ville", "imprimerie",
];
/// The first words of names of companies that need no article.
const COMPANY_OPENINGS: [&str; 16] = [
    "transports", "etablissements", "ets", "groupe", "societe", "laboratoires", "laboratoire",
    "ateliers", "papeteries", "imprimerie", "cosmetiques", "logistique", "entrepots", "menuiserie",
    "boulangerie", "garage",
];
/// Words of public bodies, laws and frameworks, which are nobody's client.
const PUBLIC_WORDS: [&str; 46] = [
    "france", "travail", "pole", "opco", "etat", "region", "departement", "conseil", "direction",
    "comite", "ministere", "loi", "code", "decret", "norme", "plan", "union", "europe", "agence",
    "caisse", "securite", "emploi", "agefiph", "prefecture", "republique", "commission", "chambre",
    "cadre", "convention", "conventions", "reglement", "assemblee", "service", "charte", "haute",
    "autorite", "cour", "parlement", "ordre", "confederation", "observatoire", "organisation",
    "nations", "syndicat", "national", "nationale",
];
/// The opening letters of the verbs that clients are subjects of.
const CLIENT_VERBS: [&str; 49] = [
    "prend", "vers", "financ", "confi", "inscri", "ouvr", "souhait", "emploi", "recrut", "compt",
    "accueill", "reorganis", "cherch", "trouv", "ger", "engag", "demand", "dispos", "exploit",
    "fabriqu", "produi", "fusionn", "veu", "veul", "envisag", "prevo", "investi", "lanc",
    "developp", "modernis", "conna", "rencontr", "travers", "assur", "propos", "distribu",
    "transport", "install", "agrandi", "deploi", "migr", "equip", "prepar", "doi", "renouvel",
    "chang", "regroup", "liber", "embauch",
];
/// The opening letters of the verbs that only companies are subjects of.
const EMPLOYER_VERBS: [&str; 6] = [
    "libere", "recrut", "emploi", "fabriqu", "exploit", "embauch",
];
/// The keys that say what the organisation does, by how their paths open.
const MEANS_KEYS: [&str; 10] = [
    "suivi", "sanction", "moyens", "methodes", "abandon", "evaluation", "acces", "livrables",
    "ressources", "distance",
];
/// The opening letters of the verbs that organisations are subjects of.
const ORGANISATION_VERBS: [&str; 16] = [
    "conserv", "etabli", "remet", "fourni", "met", "engag", "factur", "adress", "transmet",
    "evalu", "assur", "delivr", "propos", "organis", "anim", "envoi",
];
/// Short words that open the verb of a subject.
const AUXILIARIES: [&str; 9] = ["a", "ont", "est", "sont", "ne", "n", "se", "s", "vient"];
/// Words before the name of an organisation that make it another than the client.
const OTHER_WORDS: [&str; 9] = [
    "second", "seconde", "autre", "deuxieme", "troisieme", "meme", "autres", "ancienne", "voisine",
];
/// The opening letters of words that make a sentence compare, or speak of somebody else too.
const COMPARING_OPENINGS: [&str; 29] = [
    "compar", "comme", "partenai", "parten", "referen", "voisin", "deja", "precedent", "ancien",
    "jumel", "exempl", "egalement", "aussi", "visit", "temoign", "reseau", "federation", "fusion",
    "gare", "trajet", "inspir", "autre", "repris", "geree", "gerent", "rachet", "rejoi", "absorb",
    "invit",
];
/// The opening letters of words that hand something over to the client.
pub(super) const HANDING_OPENINGS: [&str; 7] = [
    "remis", "transmis", "envoye", "adresse", "communique", "factur", "rendu",
];

/// The keys of a sheet, which texts contradict.
pub(super) struct Keys<'a> {
    pub(super) context: &'a CheckContext<'a>,
    pub(super) names: &'a [KnownName],
}

impl Keys<'_> {
    /// The places that keys give.
    pub(super) fn places(&self) -> impl Iterator<Item = &KnownName> {
        self.names.iter().filter(|it| it.kind == NameKind::Place)
    }

    /// The name that a key of that kind gives.
    pub(super) fn first(&self, kind: NameKind) -> Option<&KnownName> {
        self.names.iter().find(|it| it.kind == kind)
    }

    /// Reports a text that a key contradicts.
    pub(super) fn report(
        &self,
        field: &TextField<'_>,
        range: Range<usize>,
        fault: Message,
        path: &str,
        reporter: &mut Reporter<'_>,
    ) {
        if field.is_opaque(range.clone()) || field.path == path {
            return;
        }
        reporter
            .report(field.place_of(range))
            .with("fault", fault)
            .with("remedy", text!(rules::C041_CORRECT))
            .related(self.context.value_place(path), 0, []);
    }
}

/// A text that designates an organisation: « la société Verrane », « Les Cosmétiques Vauclair ».
pub(super) struct Designation {
    pub(super) range: Range<usize>,
    has_article: bool,
    is_plural: bool,
    has_noun: bool,
    capitals: usize,
    opening: String,
}

impl Designation {
    /// Reads an article, a common noun and the words of a name.
    pub(super) fn read(text: &str, at: usize) -> Option<Self> {
        const ARTICLES: [&str; 6] = ["la", "le", "les", "des", "du", "aux"];
        let mut scanner = Scanner::new(text, at);
        let article = scanner.attempt(|it| {
            let index = it.read_one_of(&ARTICLES)?;
            it.read_spaces()?;
            Some(index)
        });
        let elided = scanner.attempt(|it| {
            it.read_text_any_case("l")?;
            it.read_char(|c| matches!(c, '’' | '\'')).map(drop)
        });
        let start = scanner.position();
        let has_noun = scanner.attempt(|it| {
            it.read_one_of(&COMPANY_NOUNS)?;
            it.read_spaces()
        });
        let mut capitals = 0;
        let mut end = None;
        let mut opening = String::new();
        let mut linked = 0;
        loop {
            let word =
                scanner.read_while(|c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '&'));
            let link = ["de", "du", "des", "la", "les", "et", "en", "d"];
            let bare = word.trim_start_matches("d’").trim_start_matches("l’");
            if bare.starts_with(char::is_uppercase) {
                capitals += 1;
                linked = 0;
                if opening.is_empty() {
                    opening = fold(word);
                }
                end = Some(scanner.position());
            } else if linked < 2 && link.contains(&word) && (capitals > 0 || has_noun.is_some()) {
                linked += 1;
            } else {
                break;
            }
            if scanner
                .attempt(|it| it.read_char(|c| c == ' ' || c == '\n'))
                .is_none()
            {
                break;
            }
        }
        Some(Self {
            range: start..end?,
            has_article: article.is_some() || elided.is_some(),
            is_plural: article.is_some_and(|it| [2, 3, 5].contains(&it)),
            has_noun: has_noun.is_some(),
            capitals,
            opening,
        })
    }

    /// Whether it designates an organisation for sure.
    pub(super) fn is_of_organisation(&self, text: &str) -> bool {
        let words = || fold_into_words(&text[self.range.clone()]);
        self.has_noun && self.capitals > 0
            || self.has_article && self.capitals > 1
            || self.is_plural && self.capitals > 1
            || self.capitals > 1
                && (COMPANY_OPENINGS.contains(&self.opening.as_str())
                    || has_any(&words(), &ORGANISATION_WORDS))
    }
}

/// The first word of the name of the client, when other words follow it, and the words that stand for it.
pub(super) fn client_heads(names: &[KnownName]) -> Vec<String> {
    let client = names.iter().find(|it| it.kind == NameKind::Client);
    let Some(client) = client.filter(|it| it.words.len() > 1 && !it.is_person()) else {
        return Vec::new();
    };
    let head = client.words[0].clone();
    if head.len() < 4 {
        return Vec::new();
    }
    let class = HEAD_CLASSES
        .iter()
        .find(|class| class.contains(&head.as_str()));
    match class {
        Some(class) => class.iter().map(|&it| it.to_owned()).collect(),
        None => vec![head],
    }
}

/// The word of a kind of client and a name: « la Résidence des Ormeaux », in a sheet for « Résidence Les Tilleuls ».
pub(super) fn check_client_at(
    keys: &Keys<'_>,
    heads: &[String],
    field: &TextField<'_>,
    at: usize,
    reporter: &mut Reporter<'_>,
) {
    let mut scanner = Scanner::new(field.text, at);
    let word = scanner.read_while(char::is_alphabetic);
    let folded = fold(word);
    if !heads.contains(&folded) || scanner.read_spaces().is_none() {
        return;
    }
    let links = ["de", "du", "des", "d", "la", "le", "les", "l"];
    let Some(client) = keys.first(NameKind::Client) else {
        return;
    };
    while scanner
        .attempt(|it| {
            // « de communes », « hospitalier »
            let is_own = |word: &str| client.words.iter().any(|own| *own == fold(word));
            it.read_one_of(&links).or_else(|| {
                let word = it.read_while(char::is_lowercase);
                is_own(word).then_some(0)
            })?;
            it.read_char(|c| matches!(c, ' ' | '’' | '\'' | '\n'))
                .map(drop)
        })
        .is_some()
    {}
    let Some(name) = Designation::read(field.text, scanner.position()) else {
        return;
    };
    let range = at..name.range.end;
    let sentence = Sentence::around(field.text, &range);
    let is_place = ["lieu", "lieux", "adresse"].contains(&field.last_key());
    let before: Vec<&str> = sentence.words_before().take(2).collect();
    if name.capitals == 0
        || is_place
        || field.path == client.path
        || is_known(keys.names, &field.text[name.range])
        || before.iter().any(|word| OTHER_WORDS.contains(word))
        // « La résidence accueille les agents de la Résidence des Ormeaux »
        || fold_into_words(&field.text[..at]).iter().any(|word| heads.contains(word))
        || sentence.has_word(&COMPARING_OPENINGS)
    {
        return;
    }
    let is_handed = sentence.words_before().take(8).any(|word| {
        HANDING_OPENINGS
            .iter()
            .any(|opening| word.starts_with(opening))
    });
    let names_client = names_in(field.text, client);
    if names_client && (!is_handed || names_in(sentence.before(), client)) {
        return;
    }
    report_client(keys, client, field, range, reporter);
}

/// The opening letters of words of the people and the premises of a client.
const OWNED_OPENINGS: [&str; 19] = [
    "agent", "salari", "exploitant", "operateur", "equipe", "stagiaire", "participant", "employe",
    "collaborat", "superieur", "responsable", "direct", "site", "locaux", "atelier", "apprenti",
    "dirigeant", "cadre", "personnel",
];
/// The first words of names of organisations, with a capital or not.
const NAMED_OPENINGS: [&str; 38] = [
    "societe", "entreprise", "association", "groupe", "cooperative", "mutuelle", "fondation",
    "residence", "clinique", "mairie", "commune", "ville", "imprimerie", "fonderie", "forges",
    "acieries", "papeterie", "papeteries", "laiterie", "laiteries", "scierie", "menuiserie",
    "boulangerie", "conserverie", "brasserie", "hopital", "maison", "transports", "entrepots",
    "etablissements", "ateliers", "laboratoires", "garage", "verrerie", "cimenterie", "usine",
    "hotel", "ehpad",
];

/// « les agents de la Ville de Paimpol », « renvoyées à la mairie de Paimpol »: what is of the client, or goes to it.
pub(super) fn check_owner_at(
    keys: &Keys<'_>,
    field: &TextField<'_>,
    at: usize,
    reporter: &mut Reporter<'_>,
) {
    // Most capitals open a sentence.
    let before = field.text[..at].strip_suffix([' ', '’', '\'']);
    if !before.is_some_and(|it| it.ends_with(char::is_alphanumeric)) {
        return;
    }
    if !may_name_organisation(&field.text[..at], &field.text[at..]) {
        return;
    }
    let Some(client) = keys
        .first(NameKind::Client)
        .filter(|it| it.path != field.path)
    else {
        return;
    };
    let line = field.text[..at].rsplit(['.', ';', ':', '\n']).next();
    let line = line
        .filter(|it| it.ends_with([' ', '’', '\'']))
        .unwrap_or_default();
    let line = line.get(line.len().saturating_sub(60)..).unwrap_or(line);
    if !line.trim_end().ends_with(char::is_alphanumeric) && !line.ends_with(['’', '\'']) {
        return;
    }
    let is_such = belongs_to_client(&fold_into_words(line), &field.text[at..]);
    let name = Designation::read(field.text, at).filter(|_| is_such);
    let Some(range) = name.map(|it| it.range) else {
        return;
    };
    let sentence = Sentence::around(field.text, &range);
    let name = &field.text[range.clone()];
    if is_known(keys.names, name)
        || has_any(&fold_into_words(name), &PUBLIC_WORDS)
        || sentence.has_word(&COMPARING_OPENINGS)
        || sentence.is_at_another_time()
        || keys.context.names_another_year(&sentence)
    {
        return;
    }
    report_client(keys, client, field, range, reporter);
}

/// Whether a name opens with the noun of an organisation, or one stands before it: a cheap sign.
fn may_name_organisation(before: &str, name: &str) -> bool {
    let is_noun = |word: &str| {
        !word.is_ascii()
            || NAMED_OPENINGS
                .iter()
                .any(|it| it.eq_ignore_ascii_case(word))
    };
    let opening = name.split(|c: char| !c.is_alphanumeric()).next();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric());
    let last = words.by_ref().find(|word| !word.is_empty());
    is_noun(opening.unwrap_or_default())
        || last.is_some_and(is_noun)
        || last == Some("de") && words.next().is_some_and(is_noun)
}

/// Whether the words before a name make it that of the client, or of who receives something.
fn belongs_to_client(before: &[String], name: &str) -> bool {
    let is_noun = |word: &str| NAMED_OPENINGS.contains(&word);
    let mut words = before.iter().rev().map(String::as_str).peekable();
    let capital = fold(
        name.split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default(),
    );
    let has_noun = words.next_if(|it| is_noun(it)).is_some()
        || words.clone().next().is_some_and(|it| it == "de")
            && words.clone().nth(1).is_some_and(is_noun)
            && {
                words.next();
                words.next();
                true
            };
    if !has_noun && !is_noun(&capital) {
        return false;
    }
    let mut link = None;
    while let Some(word) = words.next_if(|it| {
        [
            "de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux",
        ]
        .contains(it)
    }) {
        if !["la", "le", "les", "l"].contains(&word) {
            link = Some(word);
        }
    }
    match link {
        Some("a" | "au" | "aux") => words.take(3).any(|word| {
            HANDING_OPENINGS
                .iter()
                .chain(&["renvoye"])
                .any(|it| word.starts_with(it))
        }),
        Some(_) => words
            .next()
            .is_some_and(|word| OWNED_OPENINGS.iter().any(|it| word.starts_with(it))),
        None => false,
    }
}

/// The sentences of the context do not open on another client, nor those on its means on another organisation.
pub(super) fn check_subjects(keys: &Keys<'_>, field: &TextField<'_>, reporter: &mut Reporter<'_>) {
    let is_context = field.path == "contexte"
        || field.path.starts_with("afest") && !field.path.starts_with("afest.formateur")
        || field.path.starts_with("sections.") && field.last_key() == "texte";
    let is_of_means = MEANS_KEYS.iter().any(|key| field.path.starts_with(key));
    let kind = match (is_context, is_of_means) {
        (true, _) => NameKind::Client,
        (false, true) => NameKind::Organisation,
        (false, false) => return,
    };
    let Some(own) = keys.first(kind) else { return };
    let starts = field.text.match_indices(['.', '\n', '!', ';']);
    let starts = starts.map(|(at, mark)| at + mark.len());
    for start in std::iter::once(0).chain(starts) {
        let text = &field.text[start..];
        if text.starts_with(char::is_alphanumeric) && start > 0 {
            continue;
        }
        let at = start + (text.len() - text.trim_start().len());
        // A name has a capital behind that of the sentence.
        let mut opening = field.text[at..].chars().skip(1).take(40);
        if !opening.any(char::is_uppercase) {
            continue;
        }
        let subject = if own.is_person() {
            let person = read_person(field.text, at).filter(|it| it.title.is_some());
            person.map(|it| it.range)
        } else {
            let designation = Designation::read(field.text, at);
            let is_such = |it: &Designation| {
                let after = fold(field.text[it.range.end..].get(..12).unwrap_or_default());
                let employs = EMPLOYER_VERBS.iter().any(|verb| after.starts_with(verb));
                it.is_of_organisation(field.text) || it.capitals > 1 && employs && is_context
            };
            designation.filter(is_such).map(|it| it.range)
        };
        let Some(range) = subject else { continue };
        if !is_unknown_subject(keys, own, field, &range, kind) {
            continue;
        }
        if kind == NameKind::Client {
            report_client(keys, own, field, range, reporter);
        } else {
            let written = collapse_spaces(&field.text[range.clone()]);
            let fault = message!(rules::C041_ORGANISATION, written, own = own.text.clone());
            keys.report(field, range, fault, &own.path, reporter);
        }
    }
}

/// Whether what opens a sentence is taken for the client or the organisation: « Les Cosmétiques Vauclair ouvrent … ».
fn is_unknown_subject(
    keys: &Keys<'_>,
    own: &KnownName,
    field: &TextField<'_>,
    range: &Range<usize>,
    kind: NameKind,
) -> bool {
    let name = &field.text[range.clone()];
    let words = fold_into_words(name);
    let sentence = Sentence::around(field.text, range);
    let after = field.text[range.end..].chars().next();
    let verb = sentence.words_after().next().unwrap_or_default();
    let verbs: &[&str] = match kind == NameKind::Client {
        true => &CLIENT_VERBS,
        false => &ORGANISATION_VERBS,
    };
    let is_auxiliary = kind == NameKind::Client && AUXILIARIES.contains(&verb);
    let is_verb = is_auxiliary || verbs.iter().any(|opening| verb.starts_with(opening));
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let is_acronym = letters.all(char::is_uppercase);
    let is_elsewhere = || {
        let proper = name.split(|c: char| !c.is_alphanumeric());
        let mut proper = proper.filter(|it| {
            it.starts_with(char::is_uppercase) && !ORGANISATION_WORDS.contains(&fold(it).as_str())
        });
        let last = proper.next_back().unwrap_or_default();
        let mut others = keys.context.texts.fields.iter();
        others.any(|it| it.path != field.path && it.text.contains(last))
    };
    is_verb
        && matches!(after, Some(' ' | '\n'))
        && !is_acronym
        && !has_any(&words, &PUBLIC_WORDS)
        && !sentence.has_word(&COMPARING_OPENINGS)
        && !is_known(keys.names, name)
        && !names_in(field.text, own)
        && !is_elsewhere()
}

pub(super) fn report_client(
    keys: &Keys<'_>,
    client: &KnownName,
    field: &TextField<'_>,
    range: Range<usize>,
    reporter: &mut Reporter<'_>,
) {
    let written = collapse_spaces(&field.text[range.clone()]);
    let fault = message!(rules::C041_CLIENT, written, own = client.text.clone());
    keys.report(field, range, fault, &client.path, reporter);
}

/// Whether the sheet knows a name, or nearly: another rule reports its spelling.
fn is_known(names: &[KnownName], name: &str) -> bool {
    let words = fold_into_words(name);
    let is_telling =
        |word: &&String| word.len() > 3 && !ORGANISATION_WORDS.contains(&word.as_str());
    let mut telling = words.iter().filter(is_telling);
    telling.any(|word| {
        let mut known = names.iter().flat_map(|it| it.words.iter());
        known.any(|own| own == word || is_near_word(own, word))
    })
}

/// Whether a text names a party by one of the proper names that tell it.
fn names_in(text: &str, party: &KnownName) -> bool {
    let words = fold_into_words(text);
    let own = party.text.split(|c: char| !c.is_alphanumeric());
    let own = own.filter(|it| !it.is_empty());
    // « Résidence » is said of others.
    let common = usize::from(party.kind == NameKind::Client && party.words.len() > 1);
    let own = own
        .skip(common)
        .filter(|it| it.starts_with(char::is_uppercase));
    let mut own = own.map(fold).filter(|it| it.len() > 3);
    own.any(|word| !ORGANISATION_WORDS.contains(&word.as_str()) && words.contains(&word))
}
