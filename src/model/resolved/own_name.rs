//! The names of steps in their titles: a word and a number, « Jour 1 », or a number alone, « 2.3 ».

use crate::value::fold;
use crate::value::scan::Scanner;

/// Words that a number follows, or an ordinal precedes, at the start of a title that names its step.
const LEVEL_WORDS: &str = "phase, module, sous-module, journée, demi-journée, jour, matinée, soirée, séquence, séance, étape, \
    bloc de compétences, bloc, ue, uf, uc, uv, ec, unité d’enseignement, unité, atelier, partie, chapitre, thème, \
    thématique, volet, leçon, cours, temps, semaine, mois, semestre, trimestre, année, période, session, rencontre, \
    regroupement, axe, cycle, séminaire, webinaire, classe virtuelle, capsule, épisode, section, rendez-vous, \
    entretien, stage, option, groupe, parcours, promotion, unit, lesson, week, day, part, step, chapter";
/// Those of them that an ordinal names: « Première journée », and not « Premier entretien ».
const ORDINAL_LEVEL_WORDS: &str = "phase, module, journée, demi-journée, jour, matinée, séquence, séance, étape, bloc, atelier, \
    partie, volet, leçon, temps, semaine, mois, semestre, trimestre, année, période";
/// What stands before a number in a title that opens with a code: « J1 – », « BC02 : ». Other letters may name something
/// else, « CO2 – », unless the titles beside have such codes too.
const CODES: &str = "J, M, S, E, P, D, T, L, UE, UF, UC, UV, EC, BC, CCP, AT, CP";
const ORDINALS: &str = "premier, première, deuxième, second, seconde, troisième, quatrième, cinquième, sixième, septième, \
    huitième, neuvième, dixième, dernier, dernière";
/// Words for people who do not follow the same steps.
const GROUP_WORDS: &str = "groupe, parcours, promotion";
/// What a number counts, when it is no number of a step: « Module 3 heures ».
const UNITS: &str =
    "h, heure, heures, min, minutes, jour, jours, ans, mois, semaines, personnes, €, %";

/// Whether a title says that not all follow its step: « Option A », « Droit (au choix) », « Groupe 2 ».
#[must_use]
pub fn names_option(title: &str) -> bool {
    let mut opening = Scanner::new(title, 0);
    let is_of_group = read_word_of(&mut opening, GROUP_WORDS).is_some()
        && read_own_name(&mut Scanner::new(title, 0)).is_some();
    let title = fold(title);
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    // « Aide au choix d’un outil » offers none.
    let mut choices = title
        .match_indices("au choix")
        .map(|(at, it)| at + it.len());
    let offers_choice = choices.any(|end| !title[end..].starts_with(" d"));
    is_of_group
        || offers_choice
        || title.contains("en option")
        || title.starts_with("a la carte")
        || words.clone().next() == Some("option")
        || title.contains("(option)")
        || words.any(|word| word.starts_with("optionnel") || word.starts_with("facultati"))
}

/// « Jour 1 », « Jours 1 et 2 », « 1re journée », « J1 », « 2.3 », « A »: what names a step at the start of its title.
fn read_own_name(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner
        .attempt(read_word_and_number)
        .or_else(|| scanner.attempt(read_ordinal_and_word))
        .or_else(|| scanner.attempt(read_code))
        .or_else(|| scanner.attempt(read_bare_number))
        .or_else(|| scanner.attempt(read_bare_letter))
}

fn read_word_and_number(scanner: &mut Scanner<'_>) -> Option<()> {
    read_word_of(scanner, LEVEL_WORDS)?;
    scanner.read_spaces()?;
    scanner.skip_number_sign();
    read_step_number(scanner)?;
    // « Jours 1 et 2 », « Modules 1 à 3 ».
    while scanner
        .attempt(|it| {
            it.skip_spaces();
            let mark = it.read_char(|c| ",&".contains(c)).map(drop);
            mark.or_else(|| it.read_one_of(&["et", "à"]).map(drop))?;
            it.skip_spaces();
            read_step_number(it)
        })
        .is_some()
    {}
    read_no_unit(scanner)
}

fn read_ordinal_and_word(scanner: &mut Scanner<'_>) -> Option<()> {
    let numeral = |it: &mut Scanner<'_>| {
        it.read_number::<u8>(1..=2)?;
        it.read_one_of(&["er", "re", "ère", "e", "ème"]).map(drop)
    };
    let spelled = |it: &mut Scanner<'_>| read_word_of(it, ORDINALS);
    scanner
        .attempt(numeral)
        .or_else(|| scanner.attempt(spelled))?;
    scanner.read_spaces()?;
    read_word_of(scanner, ORDINAL_LEVEL_WORDS)
}

fn read_code(scanner: &mut Scanner<'_>) -> Option<()> {
    let letters = scanner.read_while(|c| c.is_ascii_uppercase());
    if !CODES.split(", ").any(|code| code == letters) {
        return None;
    }
    read_dotted_number(scanner)?;
    scanner.word_end()?;
    // « UE2 Gestion » needs no mark.
    if letters.len() > 1 {
        return read_no_unit(scanner);
    }
    ends_name(scanner)
}

/// « W1 : », « NIV2 – », « 3A. ».
fn read_any_code(scanner: &mut Scanner<'_>) -> Option<()> {
    let letters = |it: &mut Scanner<'_>| it.read_while(|c| c.is_ascii_uppercase()).len();
    let before = letters(scanner);
    read_dotted_number(scanner)?;
    let after = letters(scanner);
    scanner.word_end()?;
    let is_code = matches!((before, after), (1..=4, 0) | (0, 1));
    (is_code && !scanner.rest().is_empty()).then_some(())?;
    ends_name(scanner)
}

/// « 1. », « 2) », « 3 – », « 2.3 ».
fn read_bare_number(scanner: &mut Scanner<'_>) -> Option<()> {
    let parts = read_dotted_number(scanner)?;
    if parts > 1 && scanner.rest().starts_with([' ', '\u{a0}']) {
        return read_no_unit(scanner);
    }
    ends_name(scanner)?;
    // « 10 – 12 ans » is a range.
    let after = scanner
        .rest()
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    (!after.starts_with(|c: char| c.is_ascii_digit())).then_some(())
}

/// « A – », « IV. ».
fn read_bare_letter(scanner: &mut Scanner<'_>) -> Option<()> {
    read_letters(scanner)?;
    ends_name(scanner)?;
    // « E. coli » is a name.
    let after = scanner.rest().strip_prefix('.').unwrap_or_default();
    (!after.trim_start().starts_with(char::is_lowercase)).then_some(())
}

/// A number, dotted or not, or letters that stand for one.
fn read_step_number(scanner: &mut Scanner<'_>) -> Option<()> {
    let digits = |it: &mut Scanner<'_>| {
        read_dotted_number(it)?;
        it.attempt(|it| it.read_one_of(&["bis", "ter"]));
        it.word_end()
    };
    scanner
        .attempt(digits)
        .or_else(|| scanner.attempt(read_letters))
}

/// How many parts a number has: 1 for « 2 », 2 for « 2.3 ».
fn read_dotted_number(scanner: &mut Scanner<'_>) -> Option<usize> {
    scanner.read_number::<u8>(1..=2)?;
    let mut parts = 1;
    while scanner
        .attempt(|it| {
            it.read_char(|c| c == '.')?;
            it.read_number::<u8>(1..=2)
        })
        .is_some()
    {
        parts += 1;
    }
    Some(parts)
}

/// A capital letter, or a Roman number.
fn read_letters(scanner: &mut Scanner<'_>) -> Option<()> {
    let letters = scanner.read_while(|c| c.is_ascii_uppercase());
    let is_number = letters.len() == 1 || letters.chars().all(|c| "IVX".contains(c));
    (!letters.is_empty() && is_number).then_some(())?;
    scanner.word_end()
}

/// Whether a mark that parts a name from the rest follows, or nothing.
fn ends_name(scanner: &Scanner<'_>) -> Option<()> {
    let rest = scanner.rest();
    let after = rest.trim_start();
    let is_glued = after.len() == rest.len();
    let mut marks = after.chars();
    let ends = match (marks.next(), marks.next()) {
        (None, _) => true,
        (Some('.' | ')' | ':' | '°' | '/'), None | Some(' ' | '\u{a0}')) => true,
        (Some('–' | '—' | '-' | '|'), Some(' ' | '\u{a0}')) => !is_glued,
        (Some(_), _) => false,
    };
    ends.then_some(())
}

/// Whether no unit follows.
fn read_no_unit(scanner: &mut Scanner<'_>) -> Option<()> {
    let unit = scanner.attempt(|it| {
        it.skip_spaces();
        let start = it.position();
        read_word_of(it, UNITS)?;
        Some(start)
    });
    unit.is_none().then_some(())
}

/// One of the words of a list, in the singular or in the plural.
fn read_word_of(scanner: &mut Scanner<'_>, words: &str) -> Option<()> {
    words
        .split(", ")
        .filter(|word| !word.is_empty())
        .find_map(|word| {
            scanner.attempt(|it| {
                it.read_text_any_case(word)?;
                it.attempt(|it| it.read_text_any_case("s"));
                it.word_end()
            })
        })
}

/// How much of a title names its step.
#[must_use]
pub fn own_name_length(title: &str) -> Option<usize> {
    let mut scanner = Scanner::new(title, 0);
    read_own_name(&mut scanner)?;
    Some(scanner.position())
}

/// How much of a title is one of these words.
#[must_use]
pub fn word_length(title: &str, words: &str) -> Option<usize> {
    let mut scanner = Scanner::new(title, 0);
    read_word_of(&mut scanner, words)?;
    Some(scanner.position())
}

/// Whether a title says one of these words: « Fin de matinée ».
#[must_use]
pub fn contains_word(title: &str, words: &str) -> bool {
    let starts = title.char_indices().filter(|(at, _)| {
        let before = title[..*at].chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
    });
    let mut starts = starts.map(|(at, _)| &title[at..]);
    starts.any(|rest| word_length(rest, words).is_some())
}

/// How much of a title is a code of any letters, as those beside have.
#[must_use]
pub fn code_length(title: &str) -> Option<usize> {
    let mut scanner = Scanner::new(title, 0);
    read_any_code(&mut scanner)?;
    Some(scanner.position())
}

/// Whether a title opens with this word, and says more: « Phase préliminaire ».
#[must_use]
pub fn opens_with_word(title: &str, word: &str) -> bool {
    let mut scanner = Scanner::new(title, 0);
    scanner.read_text_any_case(&word.to_lowercase()).is_some()
        && scanner.word_end().is_some()
        && scanner.rest().contains(char::is_alphabetic)
}

/// The word of a level that a name opens with, in the singular: « Bloc » of « Blocs 4 à 7 ».
#[must_use]
pub fn level_word(name: &str) -> Option<&str> {
    LEVEL_WORDS.split(", ").find_map(|word| {
        let mut scanner = Scanner::new(name, 0);
        read_word_of(&mut scanner, word)?;
        name.get(..word.len())
    })
}
