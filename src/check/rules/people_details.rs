//! What the keys of one person say together: the address of an e-mail, « il » or « elle » in a presentation.

use crate::check::context::CheckContext;
use crate::check::names::{
    Gender, KnownName, NameKind, ORGANISATION_WORDS, fold_into_words, has_any, is_near_name,
    is_near_word, is_same_name, read_person, read_title,
};
use crate::check::rule::Reporter;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::message::Message;
use crate::model::contact::Contact;
use crate::model::trainer::{Trainer, name_words};
use crate::value::fold;

/// The verbs of presentations: their subject is the person.
const PERSON_VERBS: [&str; 20] = [
    "intervient", "anime", "forme", "accompagne", "travaille", "exerce", "enseigne", "conseille",
    "a", "est", "dirige", "coordonne", "met", "conduit", "aide", "possede", "pratique", "gere",
    "encadre", "supervise",
];
/// What « il » may stand for beside the person, and what makes it impersonal.
const OTHER_SUBJECTS: [&str; 12] = [
    "cabinet", "bureau", "organisme", "reseau", "groupe", "institut", "centre", "mari", "frere",
    "associe", "service", "collegue",
];
const IMPERSONAL_WORDS: [&str; 6] = [
    "possible", "necessaire", "prevu", "question", "fallu", "propose",
];

/// The local parts of addresses that name no person.
const SHARED_MAILBOXES: [&str; 12] = [
    "contact", "accueil", "formation", "formations", "handicap", "info", "infos", "referent",
    "referente", "service", "direction", "secretariat",
];

/// The address of a person is not another's; « il » is not said of a woman.
pub(super) fn check_details(
    context: &CheckContext<'_>,
    names: &[KnownName],
    reporter: &mut Reporter<'_>,
) {
    let sections = context.sections;
    let referent = sections.referent_handicap.iter();
    let referent = referent.map(|contact| ("referent_handicap".to_owned(), contact));
    let contacts = sections.contacts.iter().flatten().enumerate();
    let contacts = contacts.map(|(index, contact)| (format!("contacts.{index}"), contact));
    for (path, contact) in referent.chain(contacts) {
        match contact {
            Contact::Person(person) => {
                if let (Some(name), Some(mail)) = (&person.nom, &person.courriel) {
                    check_mail(
                        context,
                        &name.0,
                        &mail.0,
                        [&format!("{path}.nom"), &format!("{path}.courriel")],
                        names,
                        reporter,
                    );
                }
            }
            Contact::Prose(prose) => {
                let text = &prose.0;
                let mail = text.split_whitespace().find(|word| word.contains('@'));
                let name = read_person(text, 0);
                let alone = text.matches('@').count() == 1;
                if let (Some(name), Some(mail), true) = (name, mail, alone) {
                    check_mail(
                        context,
                        &text[name.range],
                        mail,
                        [&path, &path],
                        names,
                        reporter,
                    );
                }
            }
        }
    }
    for (index, trainer) in sections.intervenants.iter().flatten().enumerate() {
        check_pronoun(context, trainer, index, reporter);
        check_presented_person(context, trainer, index, reporter);
    }
    check_trainee_signature(context, names, reporter);
}

/// The address beside a name is not that of somebody else.
fn check_mail(
    context: &CheckContext<'_>,
    name: &str,
    mail: &str,
    [name_path, mail_path]: [&str; 2],
    names: &[KnownName],
    reporter: &mut Reporter<'_>,
) {
    let is_person =
        read_person(name, 0).is_some() && !has_any(&name_words(name), &ORGANISATION_WORDS);
    let Some((local, _)) = mail.split_once('@') else {
        return;
    };
    let parts = fold_into_words(local);
    let joined = parts.concat();
    let own = name_words(name);
    let is_own = |word: &String| word.len() > 2 && joined.contains(word.as_str());
    let is_near = |own: &String| parts.iter().any(|part| is_near_word(own, part));
    let near = own.iter().find(|it| !parts.contains(it) && is_near(it));
    let is_owned = own.iter().any(is_own) && near.is_none();
    let is_shared = parts
        .iter()
        .any(|it| SHARED_MAILBOXES.contains(&it.as_str()));
    if !is_person || is_owned || is_shared || joined.len() < 4 {
        return;
    }
    let is_called = |known: &&KnownName| {
        let mut surnames = known.words.iter().skip(1).filter(|it| it.len() > 3);
        known.is_person()
            && known.words.len() > 1
            && surnames.any(|it| parts.contains(it) || joined.ends_with(it.as_str()))
    };
    let fault: Message = if near.is_some() {
        message!(rules::C042_NEAR_MAIL, mail, person = name)
    } else if let Some(other) = names.iter().find(is_called) {
        message!(
            rules::C042_OTHER_MAIL,
            mail,
            person = name,
            other = other.text.clone()
        )
    } else if let [initial, surname] = &parts[..]
        && initial.len() == 1
        && surname.len() > 3
    {
        message!(rules::C042_UNKNOWN_MAIL, mail, person = name)
    } else {
        return;
    };
    reporter
        .report(context.value_place(mail_path))
        .with("fault", fault)
        .with("remedy", text!(rules::C042_CORRECT_MAIL))
        .related(context.value_place(name_path), 0, []);
}

/// A presentation opens on the trainer: « **Jeanne Roy** anime … ».
fn check_presented_person(
    context: &CheckContext<'_>,
    trainer: &Trainer,
    index: usize,
    reporter: &mut Reporter<'_>,
) {
    let path = format!("intervenants.{index}.presentation");
    let mut fields = context.texts.fields.iter();
    let (Some(name), Some(field)) = (&trainer.nom, fields.find(|it| it.path == path)) else {
        return;
    };
    let start = field.text.len() - field.text.trim_start_matches(['*', '_', ' ']).len();
    let Some(person) = read_person(field.text, start) else {
        return;
    };
    let written = &field.text[person.range.clone()];
    let own = name_words(&name.0);
    if trainer.matches_name(written)
        || is_near_name(&person.words, &own)
        || person.words.iter().any(|word| own.contains(word))
        || has_any(&person.words, &ORGANISATION_WORDS)
        || read_person(&name.0, 0).is_none()
    {
        return;
    }
    reporter
        .report(field.place_of(person.range))
        .with(
            "fault",
            message!(
                rules::C042_PRESENTATION,
                person = written,
                known = name.line()
            ),
        )
        .with("remedy", text!(rules::C042_CORRECT_ONE))
        .related(
            context.value_place(&format!("intervenants.{index}.nom")),
            0,
            [],
        );
}

/// Who signs as the tutor, or as the person trained when that is the client, is the one of the keys.
fn check_trainee_signature(
    context: &CheckContext<'_>,
    names: &[KnownName],
    reporter: &mut Reporter<'_>,
) {
    const TUTORS: [&str; 3] = ["tuteur", "tutrice", "apprentissage"];
    const TRAINEES: [&str; 6] = [
        "beneficiaire", "stagiaire", "client", "cliente", "candidat", "candidate",
    ];
    for (index, signature) in context.sections.signatures.iter().flatten().enumerate() {
        let Some(name) = &signature.nom else { continue };
        let words = name_words(&name.0);
        let partie = fold_into_words(&signature.partie.0);
        let kind = if has_any(&partie, &TUTORS) {
            NameKind::Tutor
        } else if has_any(&partie, &TRAINEES) {
            NameKind::Client
        } else {
            continue;
        };
        let mut known = names.iter().filter(|it| it.kind == kind && it.is_person());
        let Some(known) = known.next() else { continue };
        if known.is_called(&words)
            || is_near_name(&words, &known.words)
            || is_same_name(&known.words, &words)
        {
            continue;
        }
        reporter
            .report(context.value_place(&format!("signatures.{index}.nom")))
            .with(
                "fault",
                message!(
                    rules::C042_SIGNS_AS,
                    person = name.line(),
                    partie = signature.partie.line(),
                    known = known.text.clone()
                ),
            )
            .with("remedy", text!(rules::C042_CORRECT_ONE))
            .related(context.value_place(&known.path), 0, []);
    }
}

/// « Il intervient » is not said of a « formatrice ».
fn check_pronoun(
    context: &CheckContext<'_>,
    trainer: &Trainer,
    index: usize,
    reporter: &mut Reporter<'_>,
) {
    let (Some(gender), Some(presentation)) = (gender_of_trainer(trainer), &trainer.presentation)
    else {
        return;
    };
    let path = format!("intervenants.{index}.presentation");
    let Some(field) = context.texts.fields.iter().find(|field| field.path == path) else {
        return;
    };
    let (pronoun, other) = match gender {
        Gender::Feminine => ("Il ", "Elle "),
        Gender::Masculine => ("Elle ", "Il "),
        Gender::Unsaid => return,
    };
    // Both are said: one is of somebody else.
    if field.text != presentation.0 || field.text.contains(other) && gender == Gender::Masculine {
        return;
    }
    let found = field.text.match_indices(pronoun).find(|(at, _)| {
        let before = fold_into_words(&field.text[..*at]);
        let after = fold_into_words(
            field.text[at + pronoun.len()..]
                .split(['.', '\n'])
                .next()
                .unwrap_or_default(),
        );
        let opens = field.text[..*at].trim_end();
        let opens = opens.is_empty() || opens.ends_with(['.', '!', '?', '*']);
        let is_said = after
            .first()
            .is_some_and(|it| PERSON_VERBS.contains(&it.as_str()));
        let has =
            |words: &[String], known: &[&str]| words.iter().any(|it| known.contains(&it.as_str()));
        opens
            && is_said
            && !has(&before, &OTHER_SUBJECTS)
            && !has(&after[..after.len().min(4)], &IMPERSONAL_WORDS)
    });
    if let Some((at, _)) = found {
        let end = at + pronoun.trim_end().len();
        let trade = trade_place(trainer, index);
        reporter
            .report(field.place_of(at..end))
            .with(
                "fault",
                message!(
                    rules::C042_PRONOUN,
                    pronoun = pronoun.trim_end(),
                    person = trainer.designation()
                ),
            )
            .with("remedy", text!(rules::C042_CORRECT_PRONOUN))
            .related(context.value_place(&trade), 0, []);
    }
}

/// The key that says the trade of a trainer.
fn trade_place(trainer: &Trainer, index: usize) -> String {
    let key = if read_title(&trainer.designation(), 0).is_some() {
        "nom"
    } else if trainer.role.is_some() {
        "role"
    } else {
        "qualite"
    };
    format!("intervenants.{index}.{key}")
}

/// The gender of a trainer, by the title of the name, or the names of the trade.
pub(super) fn gender_of_trainer(trainer: &Trainer) -> Option<Gender> {
    const FEMININE_ENDS: [&str; 6] = ["trice", "ienne", "euse", "iere", "ante", "ure"];
    const FEMININE_WORDS: [&str; 9] = [
        "referente", "cheffe", "avocate", "experte", "diplomee", "certifiee", "habilitee",
        "maitresse", "presidente",
    ];
    const MASCULINE_WORDS: [&str; 17] = [
        "ancien", "formateur", "consultant", "enseignant", "comedien", "infirmier", "conseiller",
        "animateur", "educateur", "technicien", "electricien", "electrotechnicien", "mecanicien",
        "cuisinier", "avocat", "certifie", "directeur",
    ];
    if let Some((gender, _)) = trainer.nom.as_ref().and_then(|it| read_title(&it.0, 0)) {
        return Some(gender).filter(|it| *it != Gender::Unsaid);
    }
    let said = [&trainer.role, &trainer.qualite].into_iter().flatten();
    let folded: Vec<String> = said.map(|it| fold(&it.0)).collect();
    let trades = folded.iter().flat_map(|it| it.split([',', ';', '(']));
    let openings = trades.filter_map(|it| it.split_whitespace().next());
    let openings: Vec<&str> = openings.collect();
    let is_feminine = |word: &&str| {
        FEMININE_ENDS.iter().any(|it| word.ends_with(it)) || FEMININE_WORDS.contains(word)
    };
    let feminine = openings.iter().filter(|it| is_feminine(it)).count();
    let masculine = openings
        .iter()
        .filter(|it| MASCULINE_WORDS.contains(it))
        .count();
    match (feminine, masculine) {
        (1.., 0) => Some(Gender::Feminine),
        // « Formateur » is written of women too.
        (0, 2..) => Some(Gender::Masculine),
        (_, _) => None,
    }
}
