//! Rules on the wording of objectives.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::read::text_field::TextField;
use crate::value::fold;

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(P001), Texts(check_vague_verb))
        .source("RNQ, indicateurs 5 et 11 (objectifs opérationnels et évaluables)"),
    Rule::advice(texts!(P002), Texts(check_no_verb))
        .source("RNQ, indicateurs 5 et 11 (objectifs opérationnels et évaluables)"),
];

/// The verbs that are always vague, unless the project gives its own; a participle stands for its other forms too.
const VAGUE_VERBS: &str = "comprendre, connaître, maîtriser, savoir, appréhender, apprendre, découvrir, assimiler, percevoir, \
    approfondir, posséder, bénéficier, devenir, penser, réfléchir, ressentir, s’approprier, s’imprégner, \
    s’initier, s’interroger, s’intéresser, se familiariser, se former, se perfectionner, se questionner, se \
    rendre compte, se sensibiliser, se sentir, se mettre à niveau, se remettre à niveau, gagner en, prendre \
    confiance, reprendre confiance, prendre conscience, prendre connaissance, prendre du recul, avoir \
    confiance, avoir conscience, avoir connaissance, avoir les bases, avoir des notions, avoir une vision, \
    être à l’aise, être au fait, être à jour, être conscient, être sensibilisé, être familiarisé, être \
    initié, avoir des bases, se connaître, s’ouvrir, se remettre en question, se tenir informé, se mettre à \
    jour, monter en compétence, gagner de l’assurance, prendre plaisir";
/// Verbs that are vague before something in somebody’s head: « développer ses compétences », and not « développer une
/// application ».
const CHANGING_VERBS: &str = "développer, améliorer, renforcer, consolider, conforter, enrichir, élargir, étendre, \
    compléter, accroître, augmenter, actualiser, réactualiser, mettre à jour, mettre à niveau, perfectionner, \
    rafraîchir, revoir, réviser, entretenir, maintenir, affiner, cultiver";
const POSSESSIVES: &str = "ses, son, sa, leurs, leur, vos, nos, mes";
const INNER_QUALITIES: &str = "connaissance, compétence, acquis, bases, fondament, notion, savoir, aisance, confiance, \
    autonomie, maîtrise, compréhension, culture, vision, perception, conscience, posture, capacité, aptitude, \
    potentiel, leadership, estime, assurance, expertise, sensibilité, réflexe, esprit, créativité, curiosité, écoute, \
    pratique, communication";
/// What is in somebody’s head whoever has it: « revoir les notions ».
const SHARED_QUALITIES: &str = "connaissance, acquis, bases, fondament, notion, culture, posture";
/// Verbs that are vague before an idea: « saisir les enjeux », and not « saisir une facture ».
const GRASPING_VERBS: &str = "saisir, intégrer, aborder, mesurer, voir, cerner";
const IDEAS: &str = "enjeu, notion, principe, concept, fondament, logique, importance, sens, esprit, philosophie, \
    subtilité, nuance, bases";
/// Verbs that are vague unless what follows can be held: « acquérir un signal ».
const ACQUIRING_VERBS: &str = "acquérir, se doter";
const TANGIBLES: &str =
    "donnée, image, signa, mesure, matériel, bien, titre, terrain, logement, véhicule, équipement";
/// Words between a verb and its noun.
const DETERMINERS_OF_NOUNS: &str = "le, la, les, l, un, une, des, du, de, d, ses, son, sa, leurs, leur, vos, nos, \
    mes, tous, toutes, bons, bonnes, grands, principaux, premiers, premières, nouvelles, nouveaux";
const HAVING: &str = "disposer de , disposer d’";
/// What follows « être » where it opens an objective: « être capable de rédiger ».
const ABLE_WORDS: &str = "capable, apte, en mesure, à même, en capacité, prêt";

/// Words that may precede the verb.
const OPENINGS: &str = "être capable de , être capable d’, être capables de , être capables d’, être en mesure de , \
    être en mesure d’, être en capacité de , être en capacité d’, être à même de , être à même d’, être apte à , \
    être prêt à , pouvoir , permettre de , permettre d’, mieux , bien , à , de , d’";

/// The lists above, without accents.
struct FoldedWords {
    vague_verbs: Vec<Letters>,
    changing_verbs: Vec<Letters>,
    possessives: Vec<Letters>,
    inner_qualities: Vec<Letters>,
    shared_qualities: Vec<Letters>,
    grasping_verbs: Vec<Letters>,
    ideas: Vec<Letters>,
    acquiring_verbs: Vec<Letters>,
    tangibles: Vec<Letters>,
    determiners: Vec<Letters>,
    having: Vec<Letters>,
    able_words: Vec<Letters>,
    openings: Vec<Letters>,
}

type Letters = Vec<char>;

static WORDS: LazyLock<FoldedWords> = LazyLock::new(|| {
    let fold = |words: &str| words.split(", ").map(fold_opening).collect();
    FoldedWords {
        vague_verbs: fold(VAGUE_VERBS),
        changing_verbs: fold(CHANGING_VERBS),
        possessives: fold(POSSESSIVES),
        inner_qualities: fold(INNER_QUALITIES),
        shared_qualities: fold(SHARED_QUALITIES),
        grasping_verbs: fold(GRASPING_VERBS),
        ideas: fold(IDEAS),
        acquiring_verbs: fold(ACQUIRING_VERBS),
        tangibles: fold(TANGIBLES),
        determiners: fold(DETERMINERS_OF_NOUNS),
        having: fold(HAVING),
        able_words: fold(ABLE_WORDS),
        openings: fold(OPENINGS),
    }
});

/// An objective opens with a verb that can be observed.
fn check_vague_verb(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let own = texts.settings.vague_verbs.as_ref();
    let own: Option<Vec<Letters>> =
        own.map(|verbs| verbs.iter().map(|verb| fold_opening(verb)).collect());
    for field in texts.fields.iter().filter(|it| it.is_objective()) {
        let Some(start) = first_letter_offset(field) else {
            continue;
        };
        if opens_with_legal_words(&field.text[start..]) {
            continue;
        }
        if let Some(length) = find_vague_verb(&field.text[start..], own.as_deref()) {
            let range = start + length.start..start + length.end;
            reporter
                .report(field.place_of(range.clone()))
                .with("verb", &field.text[range]);
        }
    }
}

/// What the third phase of a bilan de compétences is for, in the words of the Code du travail (art. R6313-4).
const LEGAL_OBJECTIVES: [&str; 4] = [
    "s’approprier les résultats détaillés",
    "s’approprier les résultats de la phase",
    "s’approprier les résultats du bilan",
    "s’approprier les résultats de son bilan",
];

fn opens_with_legal_words(text: &str) -> bool {
    let letters = fold_opening(text);
    let words = LEGAL_OBJECTIVES.iter().map(|words| fold_opening(words));
    words.into_iter().any(|words| letters.starts_with(&words))
}

/// Where the words of an objective start, behind marks.
fn first_letter_offset(field: &TextField<'_>) -> Option<usize> {
    field.text.find(char::is_alphabetic)
}

/// Where the vague verb that a text opens with stands in it. The verbs of a project replace the lists.
fn find_vague_verb(text: &str, own: Option<&[Letters]>) -> Option<Range<usize>> {
    let letters = fold_opening(text);
    let mut start = 0;
    while let Some(opening) = WORDS
        .openings
        .iter()
        .find(|opening| letters[start..].starts_with(opening))
    {
        start += opening.len();
    }
    let rest = &letters[start..];
    let length = match own {
        Some(verbs) => opening_length(rest, verbs),
        None => opening_length(rest, &WORDS.vague_verbs)
            .or_else(|| length_before_vague_noun(rest))
            .or_else(|| state_length(rest)),
    }?;
    let offset = |index: usize| {
        let at = text.char_indices().nth(index);
        at.map_or(text.len(), |(at, _)| at)
    };
    Some(offset(start)..offset(start + length))
}

/// How long the one of these verbs is that a text opens with.
fn opening_length(letters: &[char], verbs: &[Letters]) -> Option<usize> {
    verbs.iter().find_map(|verb| {
        let rest = letters.strip_prefix(&verb[..])?;
        let ending: Vec<&char> = rest.iter().take_while(|c| c.is_alphabetic()).collect();
        // « sensibilisées » too.
        let agrees = verb.contains(&' ') && matches!(ending[..], [] | ['e' | 's'] | ['e', 's']);
        // « savoir-faire » is no verb.
        let compound = rest.get(ending.len()).is_some_and(|c| *c == '-');
        (ending.is_empty() || agrees)
            .then_some(verb.len() + ending.len())
            .filter(|_| !compound)
    })
}

/// How long the verb is that a text opens with, when it is vague because of the noun that follows.
fn length_before_vague_noun(letters: &[char]) -> Option<usize> {
    let verb = |verbs: &[Letters]| {
        let length = opening_length(letters, verbs)?;
        let mut words: Vec<&[char]> = letters[length..]
            .split(|c| !c.is_alphabetic() && *c != '-')
            .filter(|word| !word.is_empty())
            .collect();
        let is_in = |word: &[char], list: &[Letters]| list.iter().any(|it| it[..] == *word);
        let determiners = words
            .iter()
            .take_while(|word| is_in(word, &WORDS.determiners));
        let determiners = determiners.count();
        let possessed = words[..determiners]
            .iter()
            .any(|word| is_in(word, &WORDS.possessives));
        let nouns = words.split_off(determiners);
        Some((length, possessed, nouns))
    };
    // An adjective may stand before the noun: « ses propres compétences ».
    let opens = |nouns: &[&[char]], stems: &[Letters], reach: usize| {
        let mut nouns = nouns.iter().take(reach);
        nouns.any(|noun| stems.iter().any(|stem| noun.starts_with(stem)))
    };
    if let Some((length, _, nouns)) = verb(&WORDS.acquiring_verbs) {
        return (!opens(&nouns, &WORDS.tangibles, 1)).then_some(length);
    }
    if let Some((length, possessed, nouns)) = verb(&WORDS.changing_verbs) {
        let is_inner = if possessed {
            opens(&nouns, &WORDS.inner_qualities, 2)
        } else {
            // « mettre à jour les bases de données »
            opens(&nouns, &WORDS.shared_qualities, 1) && !opens(&nouns, &WORDS.tangibles, 3)
        };
        return is_inner.then_some(length);
    }
    let (length, _, nouns) = verb(&WORDS.grasping_verbs)?;
    opens(&nouns, &WORDS.ideas, 1).then_some(length)
}

/// How long « être autonome » is at the start of a text: a state is no act. So is « disposer de », and not « disposer ».
fn state_length(letters: &[char]) -> Option<usize> {
    let starts_with = |word: &Letters| letters.starts_with(word);
    if WORDS.having.iter().any(starts_with) {
        return Some("disposer".len());
    }
    let state = letters.strip_prefix(&['e', 't', 'r', 'e', ' '][..])?;
    let able = WORDS.able_words.iter().any(|word| state.starts_with(word));
    let length = state.iter().take_while(|c| c.is_alphabetic()).count();
    (!able && length > 0).then_some(length + "être ".chars().count())
}

/// The first letters of a text, more than any verb has, without accents nor capitals, one for each of its characters,
/// blanks and apostrophes alike.
fn fold_opening(text: &str) -> Vec<char> {
    let letter = |c: char| match c {
        '\'' => '’',
        c if c.is_ascii() && !c.is_ascii_whitespace() => c.to_ascii_lowercase(),
        c if c.is_whitespace() => ' ',
        c => fold(&c.to_string()).chars().next().unwrap_or(c),
    };
    text.chars().take(80).map(letter).collect()
}

/// Articles and other words that only a noun follows.
const DETERMINERS: [&str; 15] = [
    "le", "les", "la", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "mes", "nos", "leur",
    "leurs",
];
/// The endings of infinitives.
const INFINITIVES: [&str; 8] = ["er", "ir", "dre", "ttre", "crire", "lire", "dire", "faire"];

/// An objective opens with a verb.
fn check_no_verb(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    for field in texts.fields.iter().filter(|it| it.is_objective()) {
        let text = field.text;
        let word = find_determiner(text).filter(|word| {
            // « Les repérer », « L’accueillir »: a pronoun, then its verb.
            !is_sentence(text) && !opens_with_infinitive(&text[word.end..])
        });
        if let Some(word) = word {
            reporter
                .report(field.place_of(word.clone()))
                .with("word", &text[word]);
        }
    }
}

/// The word that a text opens with, when only a noun may follow it.
pub fn find_determiner(text: &str) -> Option<Range<usize>> {
    let start = text.find(char::is_alphabetic)?;
    let rest = &text[start..];
    let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    let length = length.unwrap_or(rest.len());
    let word = rest[..length].to_lowercase();
    let next = rest[length..].chars().next();
    match next.filter(|c| matches!(c, '\'' | '’')) {
        Some(mark) if word == "l" => Some(start..start + length + mark.len_utf8()),
        _ => DETERMINERS
            .contains(&word.as_str())
            .then_some(start..start + length),
    }
}

/// « Le stagiaire sera capable de… », « Les participants sauront… »: a sentence about people.
pub fn is_sentence(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| {
        let word = word.to_lowercase();
        let root = word.strip_suffix("ra").or(word.strip_suffix("ront"));
        matches!(word.as_str(), "capable" | "capables" | "mesure")
            || root.is_some_and(|root| !root.is_empty() && root.chars().all(char::is_alphabetic))
    })
}

pub fn opens_with_infinitive(text: &str) -> bool {
    let text = text.trim_start();
    let length = text.find(|c: char| !c.is_lowercase()).unwrap_or_default();
    let (word, after) = text.split_at(length);
    let ending = INFINITIVES.iter().find_map(|end| word.strip_suffix(end));
    after.starts_with(char::is_whitespace) && ending.is_some_and(|root| !root.is_empty())
}
