//! What a length in a text is the length of, by the words of its sentence: « la formation dure 3 jours », « 7 heures par jour »,
//! « l’examen, oral, dure 2 h ».

use std::ops::Range;

use crate::check::sentence::Sentence;
use crate::check::statements::TextScope;
use crate::read::text_field::TextField;
use crate::value::scan::Scanner;

/// What lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthSubject {
    Action,
    Day,
    Week,
    Exam,
    /// The break around noon.
    Lunch,
    Remote,
    InPerson,
    Company,
    /// The step that the text is of.
    Step,
    /// Something that the sheet gives no length to.
    Other,
}

/// Nouns of what lasts, by their opening letters; the first that fits is the one.
const NOUNS: [(&str, LengthSubject); 83] = [
    ("formation", LengthSubject::Action),
    ("parcours", LengthSubject::Action),
    ("programme", LengthSubject::Action),
    ("prestation", LengthSubject::Action),
    ("accompagnement", LengthSubject::Action),
    ("bilan", LengthSubject::Action),
    ("action", LengthSubject::Action),
    ("stage", LengthSubject::Action),
    ("seminaire", LengthSubject::Action),
    ("journee", LengthSubject::Day),
    ("jour", LengthSubject::Day),
    ("semaine", LengthSubject::Week),
    ("examen", LengthSubject::Exam),
    ("epreuve", LengthSubject::Exam),
    ("dejeuner", LengthSubject::Lunch),
    ("repas", LengthSubject::Lunch),
    ("midi", LengthSubject::Lunch),
    ("distanciel", LengthSubject::Remote),
    ("distance", LengthSubject::Remote),
    ("presentiel", LengthSubject::InPerson),
    ("immersion", LengthSubject::Company),
    ("entreprise", LengthSubject::Company),
    ("module", LengthSubject::Step),
    ("phase", LengthSubject::Step),
    ("sequence", LengthSubject::Step),
    ("etape", LengthSubject::Step),
    ("axe", LengthSubject::Other),
    ("bloc", LengthSubject::Other),
    ("unite", LengthSubject::Other),
    ("atelier", LengthSubject::Other),
    ("partie", LengthSubject::Other),
    ("theme", LengthSubject::Other),
    ("matin", LengthSubject::Other),
    ("apres", LengthSubject::Other),
    ("soiree", LengthSubject::Other),
    ("demi", LengthSubject::Other),
    ("seance", LengthSubject::Other),
    ("session", LengthSubject::Other),
    ("cycle", LengthSubject::Other),
    ("rendez", LengthSubject::Other),
    ("entretien", LengthSubject::Other),
    ("visio", LengthSubject::Other),
    ("webinaire", LengthSubject::Other),
    ("classe", LengthSubject::Other),
    ("cours", LengthSubject::Other),
    ("regroupement", LengthSubject::Other),
    ("rencontre", LengthSubject::Other),
    ("tutorat", LengthSubject::Other),
    ("lecon", LengthSubject::Other),
    ("coaching", LengthSubject::Other),
    ("reunion", LengthSubject::Other),
    ("soutenance", LengthSubject::Other),
    ("jury", LengthSubject::Other),
    ("qcm", LengthSubject::Other),
    ("test", LengthSubject::Other),
    ("quiz", LengthSubject::Other),
    ("question", LengthSubject::Other),
    ("evaluation", LengthSubject::Other),
    ("position", LengthSubject::Other),
    ("pause", LengthSubject::Other),
    ("travail", LengthSubject::Other),
    ("autonomie", LengthSubject::Other),
    ("acces", LengthSubject::Other),
    ("delai", LengthSubject::Other),
    ("preavis", LengthSubject::Other),
    ("validite", LengthSubject::Other),
    ("experience", LengthSubject::Other),
    ("contrat", LengthSubject::Other),
    ("garantie", LengthSubject::Other),
    ("assistance", LengthSubject::Other),
    ("trajet", LengthSubject::Other),
    ("retard", LengthSubject::Other),
    ("absence", LengthSubject::Other),
    ("inscription", LengthSubject::Other),
    ("convocation", LengthSubject::Other),
    ("certifi", LengthSubject::Other),
    ("habilitation", LengthSubject::Other),
    ("titre", LengthSubject::Other),
    ("film", LengthSubject::Other),
    ("video", LengthSubject::Other),
    ("mission", LengthSubject::Other),
    ("enquete", LengthSubject::Other),
    ("suivi", LengthSubject::Other),
];
/// Words that link a length to what lasts: « formation d’une durée totale de ».
const LINKS: [&str; 35] = [
    "de", "d", "du", "des", "une", "un", "la", "le", "les", "l", "en", "sur", "a", "pour", "est",
    "sera", "se", "s", "totale", "globale", "prevue", "prevu", "fixee", "eleve", "competences",
    "soit", "qui", "professionnelle", "sont", "y", "compris", "environ", "pendant", "durant",
    "chacun",
];
/// Verbs of lengths: their subject may stand further before them.
const VERBS: [&str; 19] = [
    "dure", "duree", "etend", "etal", "deroul", "organis", "compt", "comport", "comprend",
    "represent", "totalis", "programm", "repart", "planifi", "tient", "tiennent", "prevoi",
    "propos", "condens",
];
const RELATIVES: [&str; 6] = ["qui", "que", "dont", "ou", "laquelle", "lequel"];
/// Words before a name that make it another action than this one, or one of several.
const OTHER_DETERMINERS: [&str; 22] = [
    "une", "un", "des", "chaque", "autre", "aucune", "aucun", "toute", "tout", "premiere",
    "premier", "seconde", "second", "deuxieme", "precedente", "precedent", "deux", "leur", "votre",
    "hors", "en", "plan",
];
/// What a client does with the action of its sheet.
const ORDERING_STEMS: [&str; 8] = [
    "command", "retenu", "demand", "choisi", "sollicit", "souscri", "achet", "confi",
];
/// Words after a length that make it one of something else, or of a part.
pub const PARTIAL_WORDS: [&str; 23] = [
    "a", "en", "de", "d", "par", "avant", "apres", "avec", "au", "aux", "minimum", "maximum", "et",
    "ou", "plus", "environ", "sans", "dont", "supplementaires", "ouvres", "ouvrables", "puis",
    "suivant",
];
/// The opening letters of words that make a sentence one on another action, or on a time limit.
const OTHER_SUBJECTS: [&str; 23] = [
    "suivant", "complementaire", "prochain", "perfectionn", "precedent", "ulterieur", "initial",
    "cursus", "diplom", "suivie", "deja", "anterieur", "delai", "valab", "validite", "prolong",
    "auparavant", "moyenne", "environ", "blanc", "version", "variante", "formule",
];
/// The opening letters of words that make « 9 heures par jour » the hours of something else.
const OTHER_ACTIVITIES: [&str; 22] = [
    "ouvert", "travaill", "assistan", "repon", "equipe", "platefor", "joignab", "accessib",
    "contrat", "emplo", "salari", "poste", "product", "ecran", "tutor", "personnel", "lecture",
    "entrain", "ferm", "permanen", "conduit", "temps",
];
/// The opening letters of words that make a length without a subject one of a part, or of something else.
const PART_STEMS: [&str; 34] = [
    "module", "phase", "sequence", "journee", "demi", "matinee", "atelier", "stage", "examen",
    "epreuve", "bloc", "option", "version", "autre", "exist", "classe", "tutorat", "accompagn",
    "distan", "entreprise", "personnel", "chaque", "par", "apres", "avant", "dont", "environ",
    "moins", "plus", "jusqu", "entre", "premier", "dernier", "an",
];
/// What may follow « 16 heures de formation » in a sentence on the action.
const FOLLOWING_WORDS: [&str; 7] = [
    "sont", "seront", "pour", "sur", "repartie", "alternent", "permettent",
];
/// The words before « les trois jours » that open a sentence on the whole action.
const SPAN_WORDS: [&str; 18] = [
    "sur", "en", "pendant", "durant", "au", "cours", "de", "des", "a", "l", "issue", "terme",
    "tout", "long", "les", "ces", "nos", "du",
];
/// Who follows the action.
const LEARNERS: [&str; 7] = [
    "participant", "stagiaire", "apprenant", "formation", "vous", "parcours", "programme",
];

fn is_count(word: &str) -> bool {
    Scanner::new(word, 0).read_count().is_some()
}

fn noun_subject(word: &str) -> Option<LengthSubject> {
    let found = NOUNS.iter().find(|(noun, _)| word.starts_with(noun));
    found.map(|(_, subject)| *subject)
}

/// What a length at a place of a text is the length of; `None` when it cannot be told.
#[must_use]
pub fn find_subject(
    field: &TextField<'_>,
    range: &Range<usize>,
    scope: TextScope,
) -> Option<LengthSubject> {
    let sentence = Sentence::around(field.text, range);
    if sentence.has_word(&OTHER_SUBJECTS) || sentence.is_on_another_course() {
        return None;
    }
    let before: Vec<&str> = sentence.words_before().collect();
    let after: Vec<&str> = sentence.words_after().take(4).collect();
    let is_apart = sentence
        .after()
        .trim_start()
        .starts_with([',', ')', ':', '–']);
    let part = if is_apart {
        None
    } else {
        following_part(&after)
    };
    if let Some(subject) = part {
        return Some(subject).filter(|_| !sentence.has_word(&OTHER_ACTIVITIES));
    }
    // « de 14 à 21 heures », « 7 ou 14 heures »
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_range = matches!(before.first(), Some(&("a" | "ou" | "et")))
        && before
            .get(1)
            .is_some_and(|word| is_number(word) || *word == "de");
    let of_training = is_of_training(&after);
    let is_partial = after.first().is_some_and(|word| {
        let is_daily = after.get(2) == Some(&"par");
        let goes_on = after.get(1).is_some_and(|next| {
            matches!(*next, "est" | "se" | "sont" | "a")
                || VERBS.iter().any(|it| next.starts_with(it))
        });
        // « L’examen dure 90 minutes et compte 60 questions »
        let is_total = after.starts_with(&["au", "total"])
            || after.starts_with(&["au", "centre"])
            || *word == "et" && goes_on;
        PARTIAL_WORDS.contains(word) && !of_training && !is_total || is_daily && of_training
    });
    if is_range || is_partial && !is_apart {
        return None;
    }
    let marks = sentence.before().trim_end();
    let follows_mark = marks.ends_with(['(', ':', '–']);
    preceding_subject(&before, follows_mark, field)
        .or_else(|| stated_total(&before, marks, &field.path))
        .or_else(|| {
            let found = &field.text[range.clone()];
            let is_pair = found.contains("soit") || found.contains('(');
            stands_for_action(&before, &after, is_pair, is_apart, scope)
                .then_some(LengthSubject::Action)
        })
}

/// « de formation », « de la formation »
fn is_of_training(after: &[&str]) -> bool {
    match after {
        ["de", "formation", ..] => true,
        ["de", "la" | "cette" | "notre", noun, ..] | ["du" | "de", noun, ..] => {
            noun_subject(noun) == Some(LengthSubject::Action)
        }
        [..] => false,
    }
}

/// « 7 heures par jour », « 14 heures à distance », « une heure de pause à midi ».
fn following_part(after: &[&str]) -> Option<LengthSubject> {
    Some(match after {
        ["par", "jour" | "journee", ..]
        | ["de", "formation", "par", "jour" | "journee", ..]
        | ["chaque", "jour", ..] => LengthSubject::Day,
        ["par", "semaine", ..] | ["de", "formation", "par", "semaine", ..] => LengthSubject::Week,
        ["a", "distance", ..] | ["en", "distanciel", ..] => LengthSubject::Remote,
        ["de", "formation", "a", "distance", ..] => LengthSubject::Remote,
        ["en", "presentiel" | "presence", ..] | ["de", "face", ..] | ["en", "face", ..] => {
            LengthSubject::InPerson
        }
        ["en", "entreprise" | "immersion", ..] | ["d", "immersion", ..] => LengthSubject::Company,
        [
            "de",
            "pause" | "coupure",
            "a" | "le" | "du",
            "midi" | "dejeuner",
            ..,
        ]
        | ["de", "pause" | "coupure", "dejeuner" | "meridienne", ..]
        | ["pour", "dejeuner" | "le", ..] => LengthSubject::Lunch,
        ["d", "examen" | "epreuve", ..] => LengthSubject::Exam,
        [..] => return None,
    })
}

/// The noun before a length that a preposition or a verb links to it.
fn preceding_subject(
    before: &[&str],
    follows_mark: bool,
    field: &TextField<'_>,
) -> Option<LengthSubject> {
    let links = before
        .iter()
        .take_while(|word| LINKS.contains(word))
        .count();
    let (links, rest) = before.split_at(links);
    let [word, rest @ ..] = rest else { return None };
    let is_verb = noun_subject(word).is_none() && VERBS.iter().any(|verb| word.starts_with(verb));
    // « la formation a 3 jours »
    let is_led = ["eleve", "fixee"].iter().any(|it| links.contains(it));
    let has_loose_link = links.contains(&"a") && !is_led;
    let (noun, determiners) = if is_verb {
        let at = rest
            .iter()
            .take(14)
            .position(|it| noun_subject(it).is_some());
        let at = at?;
        // « la formation prépare au titre, dont le jury dure 2 jours »
        let relative = rest[..at].iter().position(|it| RELATIVES.contains(it));
        if relative.is_some_and(|relative| relative + 1 < at) {
            return None;
        }
        (rest[at], &rest[at + 1..])
    } else if has_loose_link || links.is_empty() && !follows_mark {
        return None;
    } else if noun_subject(word).is_some() {
        (*word, rest)
    } else {
        // « formation certifiante de 3 jours »
        let [noun, rest @ ..] = rest else { return None };
        let is_adjective = word.len() > 4 && *word != "complete";
        if !is_adjective {
            return None;
        }
        (*noun, rest)
    };
    accept_noun(noun, determiners, field)
}

/// What a noun that a length is linked to is, unless its determiner makes it another one than that of the sheet.
fn accept_noun(noun: &str, determiners: &[&str], field: &TextField<'_>) -> Option<LengthSubject> {
    let subject = noun_subject(noun)?;
    let determiner = determiners.first().copied().unwrap_or_default();
    // « la commune a commandé une formation de trois jours »
    let is_ordered = matches!(determiner, "un" | "une")
        && determiners
            .iter()
            .skip(1)
            .take(3)
            .any(|word| ORDERING_STEMS.iter().any(|stem| word.starts_with(stem)));
    let is_other = OTHER_DETERMINERS.contains(&determiner) && !is_ordered
        || determiner == "d" && determiners.get(1) == Some(&"plan");
    let is_refused = match subject {
        // « Un stage en entreprise. La durée totale du stage … »
        LengthSubject::Action => is_other || noun == "stage" && field.text.contains("ntreprise"),
        LengthSubject::Step => is_other || !matches!(determiner, "ce" | "cette" | "le" | "la" | ""),
        // « cinq jours de sept heures », « chaque jour »
        LengthSubject::Day if noun == "jours" => !is_count(determiner),
        LengthSubject::Day if noun == "jour" => determiner != "chaque",
        LengthSubject::Day => matches!(determiner, "derniere" | "premiere" | "demi"),
        LengthSubject::Week
        | LengthSubject::Exam
        | LengthSubject::Lunch
        | LengthSubject::Remote
        | LengthSubject::InPerson
        | LengthSubject::Company
        | LengthSubject::Other => false,
    };
    (!is_refused).then_some(subject)
}

/// « La durée totale est de 21 heures », « Durée : 21 h », « attestation : durée de 21 h ».
fn stated_total(before: &[&str], marks: &str, path: &str) -> Option<LengthSubject> {
    let is_attested =
        path.starts_with("sanction") && (marks.ends_with("duree de") || marks.ends_with("duree :"));
    let bare = marks.trim_end_matches([' ', ':']);
    let is_field =
        marks.ends_with(':') && ["duree", "duree totale", "duree globale"].contains(&bare);
    let words: Vec<&str> = before.iter().rev().copied().collect();
    let words = words.strip_prefix(&["la"]).unwrap_or(&words);
    let is_sentence = matches!(words, ["duree", "totale" | "globale", links @ ..]
        if !links.is_empty() && links.iter().all(|it| LINKS.contains(it)));
    (is_attested || is_field || is_sentence).then_some(LengthSubject::Action)
}

/// « 2 jours, soit 16 heures » alone, « 16 heures de formation », « Sur trois jours, les stagiaires … »: a length that has no
/// other subject than the action.
fn stands_for_action(
    before: &[&str],
    after: &[&str],
    is_pair: bool,
    is_apart: bool,
    scope: TextScope,
) -> bool {
    let presents = matches!(scope, TextScope::Title | TextScope::Presenting);
    let of_part = |word: &&str| {
        PART_STEMS.iter().any(|stem| match stem.len() {
            0..4 => word == stem,
            _ => word.starts_with(stem),
        })
    };
    let of_range = matches!(before.first(), Some(&("a" | "ou" | "et")));
    if !presents || of_range || before.iter().chain(after).any(of_part) {
        return false;
    }
    let of_training = is_of_training(after);
    let end = if after.get(1) == Some(&"formation") {
        2
    } else {
        3
    };
    let of_training = of_training
        && after
            .get(end)
            .is_none_or(|word| FOLLOWING_WORDS.contains(word));
    let is_alone = before.is_empty() && after.is_empty();
    let is_span = !before.is_empty()
        && before.len() <= 5
        && before.iter().all(|word| SPAN_WORDS.contains(word))
        && (is_apart || before.first() == Some(&"ces"))
        && after
            .iter()
            .any(|word| LEARNERS.iter().any(|it| word.starts_with(it)));
    let in_title = scope == TextScope::Title
        && after.is_empty()
        && matches!(before.first(), Some(&("en" | "sur" | "de")));
    of_training || is_pair && is_alone || is_span || in_title
}
