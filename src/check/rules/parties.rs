//! A rule on the parties of the convention and their signatures.

use crate::check::context::CheckContext;
use crate::check::names::{
    KnownName, NameKind, fold_into_words, has_any, is_same_name, read_title,
};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::{message, text, texts};
use crate::document::text::Text;
use crate::model::signature::Signature;
use crate::model::trainer::name_words;

pub(super) static RULES: &[Rule] =
    &[Rule::warning(texts!(C043), Programme(check_parties))
        .source("Code du travail, art. L6353-1")];

/// Words that say nothing of who a party is.
const EMPTY_WORDS: [&str; 27] = [
    "pour", "le", "la", "les", "l", "de", "du", "des", "d", "et", "a", "au", "aux", "en", "son",
    "sa", "sas", "sarl", "scop", "scic", "eurl", "sasu", "sci", "saint", "sainte", "st", "ste",
];
/// Names of the training organisation.
const ORGANISATION_NOUNS: [&str; 16] = [
    "organisme", "formation", "prestataire", "cabinet", "centre", "cfa", "institut", "ecole",
    "universite", "formateur", "formatrice", "consultant", "consultante", "accompagnateur",
    "accompagnatrice", "dispensateur",
];
/// Names of those who sign beside the two parties.
const THIRD_PARTY_NOUNS: [&str; 28] = [
    "apprenant", "apprenante", "apprenti", "apprentie", "beneficiaire", "stagiaire", "stagiaires",
    "candidat", "candidate", "participant", "participante", "salarie", "salariee", "agent",
    "alternant", "alternante", "tuteur", "tutrice", "maitre", "representant", "parent", "parents",
    "travail", "opco", "financeur", "region", "agefiph", "caisse",
];
/// Other names of the client, which are no proper names even with a capital.
const CLIENT_NOUNS: [&str; 22] = [
    "client", "cliente", "entreprise", "employeur", "employeuse", "commanditaire", "donneur",
    "acheteur", "etablissement", "structure", "collectivite", "societe", "association",
    "direction", "mairie", "ville", "commune", "administration", "service", "mutuelle",
    "residence", "lycee",
];
/// Names of the person who is trained, who may be the client.
const TRAINEE_NOUNS: [&str; 6] = [
    "beneficiaire", "stagiaire", "candidat", "candidate", "participant", "participante",
];
/// Words that let one person sign for two parties.
const MANDATE_WORDS: [&str; 6] = [
    "delegation", "mandat", "procuration", "pouvoir", "mandataire", "nom",
];

/// Who signs in a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Party {
    Client,
    Organisation,
    /// Somebody who signs beside them: a trainee, a funder.
    Third,
    /// A name that the sheet does not know.
    Unknown,
    /// An acronym, or a person: it may be either party.
    Unclear,
}

/// The parties are two, and those who sign.
fn check_parties(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(convention) = &context.programme.convention else {
        return;
    };
    let own = convention.organisme.as_ref().map(Text::line);
    let organisation = own
        .clone()
        .or_else(|| context.shared_text("nom").map(str::to_owned));
    let client = convention.client.as_ref().map(Text::line);
    if let (Some(client), Some(organisation)) = (&client, &organisation)
        && main_words(client) == main_words(organisation)
        && !main_words(client).is_empty()
    {
        let path = if own.is_some() {
            "convention.organisme"
        } else {
            "nom"
        };
        reporter
            .report(context.value_place("convention.client"))
            .with("fault", message!(rules::C043_SAME_PARTY, client))
            .with("remedy", text!(rules::C043_NAME_THE_CLIENT))
            .related(context.value_place(path), 0, []);
    }
    let Some(signatures) = context.sections.signatures.as_deref() else {
        return;
    };
    check_signatories(context, signatures, reporter);
    if let Some(client) = client {
        let organisation = organisation.unwrap_or_default();
        check_boxes(context, signatures, [&client, &organisation], reporter);
    }
}

/// Nobody signs for two parties.
fn check_signatories(
    context: &CheckContext<'_>,
    signatures: &[Signature],
    reporter: &mut Reporter<'_>,
) {
    let acts_for_another = |it: &Signature| {
        let said = [&it.qualite, &it.mention].into_iter().flatten();
        said.into_iter()
            .any(|text| has_any(&fold_into_words(&text.0), &MANDATE_WORDS))
    };
    for (index, second) in signatures.iter().enumerate() {
        let Some(name) = &second.nom else { continue };
        let words = name_words(&name.0);
        let first = signatures[..index].iter().position(|first| {
            let known = first.nom.as_ref().map(|it| name_words(&it.0));
            let same = known
                .is_some_and(|known| is_same_name(&words, &known) || is_same_name(&known, &words));
            same && first.partie != second.partie && !acts_for_another(first)
        });
        if let Some(first) = first.filter(|_| !acts_for_another(second)) {
            reporter
                .report(context.value_place(&format!("signatures.{index}.nom")))
                .with(
                    "fault",
                    message!(
                        rules::C043_ONE_PERSON,
                        person = name.line(),
                        first = signatures[first].partie.line(),
                        second = second.partie.line()
                    ),
                )
                .with("remedy", text!(rules::C043_NAME_THE_SIGNATORY))
                .related(
                    context.value_place(&format!("signatures.{first}.nom")),
                    1,
                    [],
                );
        }
    }
}

/// Each party has a box, and no box is of somebody else in its place.
fn check_boxes(
    context: &CheckContext<'_>,
    signatures: &[Signature],
    [client, organisation]: [&str; 2],
    reporter: &mut Reporter<'_>,
) {
    let names = context.names();
    let parties: Vec<Party> = signatures
        .iter()
        .map(|signature| party_of(signature, client, organisation, names))
        .collect();
    check_side_of_signatories(context, signatures, &parties, names, client, reporter);
    let has = |party| parties.contains(&party);
    let clients = parties.iter().filter(|it| **it == Party::Client).count();
    let other = parties.iter().position(|it| *it == Party::Unknown);
    if has(Party::Unclear) || has(Party::Client) && has(Party::Organisation) {
        return;
    }
    if let Some(other) = other {
        if !has(Party::Client) {
            let partie = signatures[other].partie.line();
            reporter
                .report(context.value_place(&format!("signatures.{other}.partie")))
                .with("fault", message!(rules::C043_OTHER_PARTY, partie, client))
                .with("remedy", text!(rules::C043_SIGN_AS_THE_CLIENT))
                .related(context.value_place("convention.client"), 2, []);
        }
    } else if has(Party::Organisation) && !has(Party::Client) {
        reporter
            .report(context.key_place("signatures"))
            .with("fault", message!(rules::C043_CLIENT_WITHOUT_BOX, client))
            .with("remedy", text!(rules::C043_ADD_CLIENT_BOX))
            .related(context.value_place("convention.client"), 2, []);
    } else if clients == 1 && !has(Party::Organisation) && !organisation.is_empty() {
        let path = match &context.programme.convention {
            Some(it) if it.organisme.is_some() => "convention.organisme",
            Some(_) | None => "nom",
        };
        reporter
            .report(context.key_place("signatures"))
            .with(
                "fault",
                message!(rules::C043_ORGANISATION_WITHOUT_BOX, organisation),
            )
            .with("remedy", text!(rules::C043_ADD_ORGANISATION_BOX))
            .related(context.value_place(path), 0, []);
    }
}

/// Whoever signs for the client is not of the organisation: its trainer, its contact.
fn check_side_of_signatories(
    context: &CheckContext<'_>,
    signatures: &[Signature],
    parties: &[Party],
    names: &[KnownName],
    client: &str,
    reporter: &mut Reporter<'_>,
) {
    let client_words = main_words(client);
    for (index, signature) in signatures.iter().enumerate() {
        let (Some(name), Party::Client) = (&signature.nom, parties[index]) else {
            continue;
        };
        let words = name_words(&name.0);
        // Trainers of the client work for it, and its contacts may be listed.
        let is_of_organisation = |known: &&KnownName| {
            let is_such = matches!(
                known.kind,
                NameKind::Trainer | NameKind::Referent | NameKind::Person
            );
            let group = known.path.rsplit_once('.').map_or("", |(group, _)| group);
            let mut fields = context.texts.fields.iter();
            let of_client = fields.any(|it| {
                it.path.starts_with(group)
                    && fold_into_words(it.text)
                        .iter()
                        .any(|word| client_words.contains(word))
            });
            is_such
                && !of_client
                && known.words.len() > 1
                && known.is_called(&words)
                && !known.path.starts_with("afest")
        };
        if let Some(known) = names.iter().find(is_of_organisation)
            && read_title(client, 0).is_none()
        {
            reporter
                .report(context.value_place(&format!("signatures.{index}.nom")))
                .with(
                    "fault",
                    message!(rules::C043_OTHER_SIDE, person = name.line(), client),
                )
                .with("remedy", text!(rules::C043_NAME_THE_SIGNATORY))
                .related(context.value_place(&known.path), 3, []);
        }
    }
}

fn party_of(signature: &Signature, client: &str, organisation: &str, names: &[KnownName]) -> Party {
    let partie = signature.partie.line();
    let words = main_words(&partie);
    let client_words = main_words(client);
    let organisation_words = main_words(organisation);
    let proper = proper_words(&partie);
    // « Pour la commune de Paimpol » is not known by « commune ».
    let telling: Vec<&String> = if proper.is_empty() {
        words
            .iter()
            .filter(|word| word.as_str() != "formation")
            .collect()
    } else {
        proper.iter().collect()
    };
    let shared = |own: &[String]| telling.iter().filter(|word| own.contains(word)).count();
    let [of_client, of_organisation] = [shared(&client_words), shared(&organisation_words)];
    let signs = |own: &[String]| {
        let signatory = signature.nom.as_ref().map(|it| name_words(&it.0));
        signatory.is_some_and(|it| is_same_name(&it, own))
    };
    let is_client_person =
        read_title(client, 0).is_some() || !client_words.is_empty() && signs(&name_words(client));
    let is_named = |word: &String| names.iter().any(|known| known.words.contains(word));
    let employs_trainer = |word: &String| {
        let mut employers = names.iter().filter(|it| it.path.ends_with(".organisme"));
        employers.any(|it| it.path.starts_with("intervenants") && it.words.contains(word))
    };
    let is_trainer = || {
        let mut trainers = names.iter().filter(|it| it.kind == NameKind::Trainer);
        trainers.any(|trainer| signs(&trainer.words))
    };
    if of_client > of_organisation || is_client_person && signs(&name_words(client)) {
        Party::Client
    } else if of_organisation > of_client || proper.iter().any(employs_trainer) {
        Party::Organisation
    } else if has_any(&words, &THIRD_PARTY_NOUNS) {
        let is_client = is_client_person && has_any(&words, &TRAINEE_NOUNS);
        if is_client {
            Party::Client
        } else {
            Party::Third
        }
    } else if proper.is_empty() {
        party_of_nouns(&words, of_client > 0, is_trainer())
    } else if is_acronym(&partie)
        || read_title(&partie, 0).is_some()
        || is_trainer()
        || proper.iter().any(is_named)
    {
        Party::Unclear
    } else {
        Party::Unknown
    }
}

/// The party that common nouns name.
fn party_of_nouns(words: &[String], is_in_both_names: bool, is_trainer: bool) -> Party {
    if is_in_both_names {
        Party::Unclear
    } else if has_any(words, &CLIENT_NOUNS) {
        Party::Client
    } else if has_any(words, &ORGANISATION_NOUNS) || is_trainer {
        Party::Organisation
    } else {
        // « Pour l’atelier »: either party may be so called.
        Party::Unclear
    }
}

/// Whether a text has a word in capitals.
fn is_acronym(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
}

/// The folded words that tell a party.
fn main_words(name: &str) -> Vec<String> {
    let mut words = name_words(name);
    words.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
    words
}

/// The folded proper names, but the word that opens the text.
fn proper_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).skip(1);
    let proper = words.filter(|word| word.starts_with(char::is_uppercase) && word.len() > 1);
    let is_noun = |word: &String| {
        let word = word.as_str();
        ORGANISATION_NOUNS.contains(&word)
            || THIRD_PARTY_NOUNS.contains(&word)
            || CLIENT_NOUNS.contains(&word)
    };
    let proper = proper.flat_map(fold_into_words);
    let is_empty = |word: &String| EMPTY_WORDS.contains(&word.as_str());
    let proper = proper.filter(|word| !is_noun(word) && !is_empty(word));
    proper.collect()
}
