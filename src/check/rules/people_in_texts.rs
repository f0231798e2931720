//! A rule on the people that texts name with a role: the sheet gives this role to somebody else.

use std::ops::Range;

use super::people_details::check_details;
use crate::check::context::CheckContext;
use crate::check::names::{
    Gender, KnownName, NameKind, ORGANISATION_WORDS, PersonMention, fold_into_words, has_any,
    is_near_name, is_same_name, read_person, read_person_before, read_title, word_starts,
};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::diagnostic::Place;
use crate::diagnostic::catalogue::{message, text, texts};
use crate::model::trainer::Trainer;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::{Scanner, collapse_spaces};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C042), Programme(check_people))];

/// The keys that say themselves who people are, by how their paths open.
const OWN_KEYS: [&str; 7] = [
    "intervenants", "contacts", "signatures", "referent_handicap", "convention", "prerequis",
    "notes_internes",
];
/// The opening letters of words that make somebody a guest, an author, or the trainer of another course.
const GUEST_OPENINGS: [&str; 14] = [
    "invit", "temoign", "aut", "conference", "visite", "table", "ouvrage", "livre", "interne",
    "remplac", "film", "spectacle", "veillee", "partenaire",
];
/// What trainers lead.
const TRAINING_OPENINGS: [&str; 17] = [
    "formation", "action", "session", "stage", "module", "journee", "seance", "atelier", "cours",
    "parcours", "accompagnement", "bilan", "seminaire", "matin", "apres", "classe", "programme",
];
/// What stands between the name of a trade and that of a person.
const TRADE_LINKS: [&str; 10] = [
    " : ", "\u{a0}: ", "\u{202f}: ", ": ", " ", ", ", " (", " – ", " est ", " sera ",
];
/// What is of the person trained.
const TRAINEE_GOODS: [&str; 12] = [
    "remuneration", "salaire", "accord", "demande", "projet", "poste", "employeur", "bilan",
    "parcours", "dossier", "synthese", "competences",
];
/// What a text makes of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PersonRole {
    Trainer,
    Tutor,
    Referent,
    Representative,
}

/// Somebody whom a text names with a title.
struct TitledPerson {
    words: Vec<String>,
    title: Gender,
    written: String,
    place: Place,
}

/// Words that give a role, by their opening letters, and whether « par » follows them.
const ROLE_OPENINGS: [(&str, PersonRole, bool); 17] = [
    ("animé", PersonRole::Trainer, true),
    ("coanimé", PersonRole::Trainer, true),
    ("dispensé", PersonRole::Trainer, true),
    ("assuré", PersonRole::Trainer, true),
    ("encadré", PersonRole::Trainer, true),
    ("représenté", PersonRole::Representative, true),
    ("formateur", PersonRole::Trainer, false),
    ("formatrice", PersonRole::Trainer, false),
    ("intervenant", PersonRole::Trainer, false),
    ("animateur", PersonRole::Trainer, false),
    ("animatrice", PersonRole::Trainer, false),
    ("consultant", PersonRole::Trainer, false),
    ("accompagnat", PersonRole::Trainer, false),
    ("tuteur", PersonRole::Tutor, false),
    ("tutrice", PersonRole::Tutor, false),
    ("maître", PersonRole::Tutor, false),
    ("référent", PersonRole::Referent, false),
];

/// Those whom texts name with a role have it in the sheet.
fn check_people(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let names = context.names();
    check_details(context, names, reporter);
    let mut mentions = Vec::new();
    for field in &context.texts.fields {
        let is_own = OWN_KEYS.iter().any(|key| field.path.starts_with(key));
        if is_own || field.path.contains(".intervenants") {
            continue;
        }
        if matches!(&*field.path, "catalogue.formateur" | "afest.formateur") {
            check_trainer_key(context, field, names, reporter);
            continue;
        }
        let is_sought = |byte: u8| {
            matches!(
                byte | 0x20,
                b'a' | b'c' | b'd' | b'e' | b'f' | b'i' | b'm' | b'r' | b't'
            )
        };
        for (at, byte) in word_starts(field.text, is_sought) {
            if byte == b'M' {
                check_title(context, field, at, names, &mut mentions, reporter);
            } else if may_open_role(&field.text.as_bytes()[at..]) {
                check_role(context, field, at, names, reporter);
            }
        }
    }
}

/// Whether a word may be one of those that give a role, by its first letters.
fn may_open_role(word: &[u8]) -> bool {
    let [first, second, third, ..] = word else {
        return false;
    };
    matches!(
        [first.to_ascii_lowercase(), *second, *third],
        [b'a', b'n', b'i']
            | [b'a', b's', b's']
            | [b'c', b'o', b'a' | b'n']
            | [b'a', b'c', b'c']
            | [b'd', b'i', b's']
            | [b'e', b'n', b'c']
            | [b'f', b'o', b'r']
            | [b'i', b'n', b't']
            | [b't', b'u', b't']
            | [b'm', b'a', 0xC3]
            | [b'r', 0xC3, _]
            | [b'r', b'e', b'p']
    )
}

/// A key that names the trainer names one of the trainers.
fn check_trainer_key(
    context: &CheckContext<'_>,
    field: &TextField<'_>,
    names: &[KnownName],
    reporter: &mut Reporter<'_>,
) {
    let start = field.text.len() - field.text.trim_start().len();
    let Some(person) = read_person(field.text, start) else {
        return;
    };
    let after = field.text[person.range.end..].trim_start();
    if after.is_empty() || after.starts_with([',', '(', '.', ';']) {
        report_unknown(
            context,
            field,
            &person,
            PersonRole::Trainer,
            names,
            reporter,
        );
    }
}

/// A word that gives a role, and those whom it gives it.
fn check_role(
    context: &CheckContext<'_>,
    field: &TextField<'_>,
    at: usize,
    names: &[KnownName],
    reporter: &mut Reporter<'_>,
) {
    let mut scanner = Scanner::new(field.text, at);
    let opening = ROLE_OPENINGS.iter().find(|(opening, _, _)| {
        scanner
            .attempt(|it| it.read_text_any_case(opening))
            .is_some()
    });
    let Some((opening, role, is_led)) = opening else {
        return;
    };
    scanner.read_while(char::is_alphabetic);
    let word = at..scanner.position();
    let sentence = Sentence::around(field.text, &word);
    if sentence.has_word(&GUEST_OPENINGS) || sentence.is_on_another_course() {
        return;
    }
    let needed = match *opening {
        "référent" => Some("handicap"),
        "maître" => Some("d’apprentissage"),
        _ => None,
    };
    if let Some(needed) = needed {
        scanner.skip_spaces();
        let straight = needed.replace('’', "'");
        let read = scanner.attempt(|it| it.read_text_any_case(needed));
        if read.is_none()
            && scanner
                .attempt(|it| it.read_text_any_case(&straight))
                .is_none()
        {
            return;
        }
    }
    let people = if *is_led {
        let is_past = sentence.words_before().next() == Some("ete");
        let leads = *role == PersonRole::Representative
            || sentence.words_before().take(6).any(|word| {
                TRAINING_OPENINGS
                    .iter()
                    .any(|opening| word.starts_with(opening))
            });
        if is_past || !leads {
            return;
        }
        read_led_by(&mut scanner, *role)
    } else {
        read_person_of_trade(field.text, &word, scanner.position(), *role)
    };
    for person in people {
        report_unknown(context, field, &person, *role, names, reporter);
    }
}

/// Those behind « par »: « animée par Jeanne Roy et Paul Lu ».
fn read_led_by(scanner: &mut Scanner<'_>, role: PersonRole) -> Vec<PersonMention> {
    let mut people = Vec::new();
    scanner.skip_spaces();
    if scanner.attempt(|it| it.read_word("par")).is_none() {
        return people;
    }
    scanner.skip_spaces();
    if role == PersonRole::Representative {
        // « représentée par sa présidente, Mme Roy »
        scanner.attempt(|it| {
            let trade = it.read_while(|c| c.is_lowercase() || matches!(c, ' ' | '’' | '\'' | '-'));
            it.read_char(|c| c == ',')?;
            it.skip_spaces();
            (trade.len() < 60).then_some(())
        });
    }
    let text_before = scanner.text_before().len();
    let mut at = text_before;
    let whole = scanner.text();
    while let Some(person) = read_person(whole, at) {
        let end = person.range.end;
        people.push(person);
        let rest = &whole[end..];
        let Some(next) = [" et ", ", ", " et par "]
            .iter()
            .find(|it| rest.starts_with(**it))
        else {
            break;
        };
        at = end + next.len();
    }
    people
}

/// Who is beside the name of a trade: « la formatrice, Jeanne Roy, », « Formatrice : Jeanne Roy », « Jeanne Roy, formatrice ».
fn read_person_of_trade(
    text: &str,
    word: &Range<usize>,
    end: usize,
    role: PersonRole,
) -> Vec<PersonMention> {
    const OTHER_PLACES: [&str; 18] = [
        "chez", "interne", "au", "aux", "universitaire", "pedagogique", "academique", "enseignant",
        "a", "securite", "prevention", "qualite", "jeunesse", "sportif", "social", "culturel",
        "commercial", "reseau",
    ];
    let after = fold_into_words(
        text[end..]
            .get(..40.min(text.len() - end))
            .unwrap_or_default(),
    );
    if after
        .first()
        .is_some_and(|it| OTHER_PLACES.contains(&it.as_str()))
    {
        return Vec::new();
    }
    let rest = &text[end..];
    for link in TRADE_LINKS {
        let Some(follows) = rest.strip_prefix(link) else {
            continue;
        };
        let Some(person) = read_person(text, text.len() - follows.len()) else {
            continue;
        };
        let beyond = text[person.range.end..].trim_start();
        let is_apart =
            link != ", " || beyond.is_empty() || beyond.starts_with([',', '.', ';', ')']);
        // « le tuteur : Jeanne Roy », but « un tuteur, Jeanne Roy et … »
        if is_apart {
            return vec![person];
        }
    }
    read_person_before_trade(&text[..word.start], role)
        .into_iter()
        .collect()
}

/// Who is before the name of a trade: « Jeanne Roy, formatrice ».
fn read_person_before_trade(text: &str, role: PersonRole) -> Option<PersonMention> {
    let before = text.trim_end();
    let determiners = ["la", "le", "notre", "votre", "sa", "son"];
    let last = before.rsplit(char::is_whitespace).next()?;
    let before = match determiners.contains(&last) {
        true => before[..before.len() - last.len()].trim_end(),
        false => before,
    };
    let before = before.strip_suffix([',', '('])?.trim_end();
    let person = read_person_before(before)?;
    let leading = text[..person.range.start].trim_end();
    let words = fold_into_words(leading);
    let is_cited = words
        .last()
        .is_some_and(|it| ["apres", "selon"].contains(&it.as_str()));
    let is_listed = role == PersonRole::Trainer && leading.ends_with(',');
    (!is_cited && !is_listed).then_some(person)
}

/// Those to whom the keys give a role.
fn people_of_role<'a>(
    context: &CheckContext<'_>,
    names: &'a [KnownName],
    role: PersonRole,
) -> Vec<&'a KnownName> {
    let has_role = |name: &&KnownName| match role {
        PersonRole::Trainer => name.kind == NameKind::Trainer,
        PersonRole::Tutor => name.kind == NameKind::Tutor,
        PersonRole::Referent => {
            name.kind == NameKind::Referent && read_person(&name.text, 0).is_some()
        }
        PersonRole::Representative => name.kind == NameKind::Signatory,
    };
    let known: Vec<&KnownName> = names.iter().filter(has_role).collect();
    // « tutrice et animatrice »
    let is_tutor = |it: &Trainer| {
        let role = it.role.as_ref().map(|it| fold(&it.line()));
        role.is_some_and(|role| role.starts_with("tut"))
    };
    let mut trainers = context.sections.intervenants.iter().flatten();
    if known.is_empty() && role == PersonRole::Tutor && trainers.any(is_tutor) {
        return people_of_role(context, names, PersonRole::Trainer);
    }
    known
}

/// Reports somebody to whom the sheet does not give this role.
fn report_unknown(
    context: &CheckContext<'_>,
    field: &TextField<'_>,
    person: &PersonMention,
    role: PersonRole,
    names: &[KnownName],
    reporter: &mut Reporter<'_>,
) {
    let known = people_of_role(context, names, role);
    let Some(first) = known.first() else { return };
    let name = collapse_spaces(&field.text[person.range.clone()]);
    if may_be_anybody(context, role)
        || has_any(&person.words, &ORGANISATION_WORDS)
        || known.iter().any(|it| is_named_in(context, it, person))
        || role == PersonRole::Trainer && is_trainer(context, &name)
    {
        return;
    }
    if first.path == field.path || field.is_opaque(person.range.clone()) {
        return;
    }
    let others: Vec<String> = known.iter().map(|it| it.text.clone()).collect();
    let (fault, remedy) = match role {
        PersonRole::Trainer => (
            message!(rules::C042_TRAINER, person = name),
            text!(rules::C042_LIST_THE_TRAINER),
        ),
        PersonRole::Tutor => (
            message!(rules::C042_TUTOR, person = name, known = others),
            text!(rules::C042_CORRECT_ONE),
        ),
        PersonRole::Referent => (
            message!(rules::C042_REFERENT, person = name, known = others),
            text!(rules::C042_CORRECT_ONE),
        ),
        PersonRole::Representative => (
            message!(rules::C042_SIGNATORY, person = name, known = others),
            text!(rules::C042_CORRECT_ONE),
        ),
    };
    let place = match role {
        PersonRole::Trainer => context.key_place("intervenants"),
        PersonRole::Tutor | PersonRole::Referent | PersonRole::Representative => {
            context.value_place(&first.path)
        }
    };
    reporter
        .report(field.place_of(person.range.clone()))
        .with("fault", fault)
        .with("remedy", remedy)
        .related(place, 0, []);
}

/// Whether the sheet leaves somebody unnamed in a role.
fn may_be_anybody(context: &CheckContext<'_>, role: PersonRole) -> bool {
    match role {
        PersonRole::Trainer => {
            let mut trainers = context.sections.intervenants.iter().flatten();
            trainers.any(|it| it.nom.is_none())
        }
        PersonRole::Representative => {
            let mut boxes = context.sections.signatures.iter().flatten();
            boxes.any(|it| it.nom.is_none())
        }
        PersonRole::Tutor | PersonRole::Referent => false,
    }
}

/// Whether somebody is the person of a key, or another whom it names.
fn is_named_in(context: &CheckContext<'_>, known: &KnownName, person: &PersonMention) -> bool {
    let mut fields = context.texts.fields.iter();
    let words = fields
        .find(|it| it.path == known.path)
        .map(|it| fold_into_words(it.text));
    let words = words.unwrap_or_default();
    known.is_called(&person.words)
        || is_near_name(&person.words, &known.words)
        || person.words.iter().all(|word| words.contains(word))
}

fn is_trainer(context: &CheckContext<'_>, name: &str) -> bool {
    let mut trainers = context.sections.intervenants.iter().flatten();
    trainers.any(|it| it.matches_name(name))
}

/// « Mme Roy » is not « M. Roy » elsewhere, nor a trainer in the masculine.
fn check_title(
    context: &CheckContext<'_>,
    field: &TextField<'_>,
    at: usize,
    names: &[KnownName],
    mentions: &mut Vec<TitledPerson>,
    reporter: &mut Reporter<'_>,
) {
    if read_title(field.text, at).is_none() {
        return;
    }
    let Some(person) = read_person(field.text, at) else {
        return;
    };
    let Some(title) = person.title.filter(|it| *it != Gender::Unsaid) else {
        return;
    };
    let place = field.place_of(person.range.clone());
    let written = collapse_spaces(&field.text[person.range.clone()]);
    let called = names.iter().filter(|known| known.is_called(&person.words));
    let keys = called.filter_map(|known| {
        let gender = gender_of(context, known)?;
        let place = || context.value_place(&known.path);
        (known.is_person() && gender != title).then(|| (known.text.clone(), place()))
    });
    let texts = mentions.iter().filter(|known| {
        let is_same =
            is_same_name(&person.words, &known.words) || is_same_name(&known.words, &person.words);
        is_same && known.title != title
    });
    let texts = texts.map(|known| (known.written.clone(), known.place.clone()));
    if let Some((known, other)) = keys.chain(texts).next() {
        let fault = message!(rules::C042_TITLE, person = written, known);
        reporter
            .report(place)
            .with("fault", fault)
            .with("remedy", text!(rules::C042_CORRECT_TITLE))
            .related(other, 0, []);
    } else if let Some(known) = other_trainee(context, field, &person, names, mentions) {
        let fault = message!(
            rules::C042_TRAINEE,
            person = written,
            known = known.written.clone()
        );
        reporter
            .report(place)
            .with("fault", fault)
            .with("remedy", text!(rules::C042_CORRECT_ONE))
            .related(known.place.clone(), 0, []);
    } else {
        mentions.push(TitledPerson {
            words: person.words,
            title,
            written,
            place,
        });
    }
}

/// The only person trained, when a text gives what is that person’s to somebody unknown: « la rémunération de Mme Roy ».
fn other_trainee<'a>(
    context: &CheckContext<'_>,
    field: &TextField<'_>,
    person: &PersonMention,
    names: &[KnownName],
    mentions: &'a [TitledPerson],
) -> Option<&'a TitledPerson> {
    let audience = context.sections.public.as_ref()?;
    audience.effectif.filter(|it| it.max == Some(1))?;
    if names.iter().any(|it| it.is_called(&person.words)) {
        return None;
    }
    let sentence = Sentence::around(field.text, &person.range);
    let mut before = sentence.words_before();
    let is_owned = before.next() == Some("de")
        && before
            .next()
            .is_some_and(|noun| TRAINEE_GOODS.contains(&noun));
    let is_trained = |it: &&TitledPerson| {
        let mut keys = names.iter().filter(|key| key.is_called(&it.words));
        keys.all(|key| matches!(key.kind, NameKind::Signatory | NameKind::Client))
    };
    let mut trained = mentions.iter().filter(is_trained);
    let first = trained.next().filter(|_| is_owned)?;
    // Two people whom texts name may both be trained.
    let is_alone = trained
        .all(|it| is_same_name(&it.words, &first.words) || is_same_name(&first.words, &it.words));
    (is_alone && !is_same_name(&person.words, &first.words)).then_some(first)
}

/// The gender of somebody, by the title before the name or the trade of a trainer.
fn gender_of(context: &CheckContext<'_>, known: &KnownName) -> Option<Gender> {
    if let Some((gender, _)) = read_title(&known.text, 0) {
        return Some(gender).filter(|it| *it != Gender::Unsaid);
    }
    let trainers = context.sections.intervenants.iter().flatten();
    let index = known.path.strip_prefix("intervenants.")?;
    let index: usize = index.strip_suffix(".nom")?.parse().ok()?;
    super::people_details::gender_of_trainer(trainers.into_iter().nth(index)?)
}
