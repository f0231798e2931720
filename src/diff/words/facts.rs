//! What a text says that a reader would never pass over: figures, dates, times, units, names, negations and restrictions.

use std::collections::BTreeMap;

use super::parts::{TextPart, TextPartKind};
use crate::diff::alignment::align_words;
use crate::value::date::{WEEKDAYS, find_month};

/// Words that negate or restrict, without accents.
const NEGATIONS: [&str; 35] = [
    "exclusion", "ne", "pas", "non", "sans", "sauf", "hors", "hormis", "excepte", "exceptee",
    "exceptes", "exceptees", "jamais", "aucun", "aucune", "aucuns", "aucunes", "nul", "nulle",
    "ni", "rien", "guere", "seul", "seule", "seuls", "seules", "seulement", "uniquement",
    "exclusivement", "exclusif", "exclusive", "exclusifs", "exclusives", "unique", "uniques",
];

/// Words that bound a figure.
const BOUNDS: [&str; 14] = [
    "plus", "moins", "maximum", "minimum", "maximal", "maximale", "maximaux", "maximales",
    "minimal", "minimale", "minimaux", "minimales", "max", "min",
];

/// Parts of a day, and fractions.
const FRACTIONS: [&str; 28] = [
    "matin", "matins", "matinee", "matinees", "soir", "soirs", "soiree", "soirees", "nuit",
    "minuit", "moitie", "tiers", "quart", "quarts", "demi", "demie", "double", "triple",
    "huitaine", "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine",
    "cinquantaine", "centaine", "millier",
];

/// Words that replace one another to say the reverse.
const OPPOSITES: [&[&str]; 7] = [
    &["tot", "tard"],
    &["avant", "apres", "pendant", "durant", "depuis"],
    &[
        "jour", "jours", "journee", "semaine", "mois", "trimestre", "semestre", "an", "annee",
    ],
    &["toujours", "parfois", "souvent", "rarement"],
    &[
        "ouvre", "ouvres", "ouvrable", "ouvrables", "calendaire", "calendaires",
    ],
    &["debut", "fin", "milieu"],
    &[
        "hebdomadaire", "mensuel", "mensuelle", "quotidien", "quotidienne", "annuel", "annuelle",
    ],
];

/// Words too common to tell what a fact is about.
const LINKS: [&str; 36] = [
    "a", "au", "aux", "avec", "ce", "ces", "cette", "chaque", "dans", "de", "des", "du", "elle",
    "en", "est", "et", "il", "je", "la", "le", "les", "leur", "leurs", "on", "ou", "par", "pour",
    "que", "qui", "sa", "se", "ses", "son", "sont", "sur", "un",
];

/// Words of duty, by their first letters, without accents.
const DUTIES: &str = "doit|doiv|devra|devron|devoir|oblig|exig|requi|interdi|tenu|impos|factur|frais|payant|penalit|condition|reserv";

/// Words of right, and of what may be lost. One that ends in « $ » is whole.
const RIGHTS: &str = "droit|peut|peuv|pourr|pouvoir|gratui|rembours|garant|delai|tout|tous|sous|avant|\
    apres|autoris|facultat|fourni$|fournie|fournis|fournit|fourniture|charge|offert|inclus|compris|engag|annul|report|accessib|\
    inaccessib|adapt|amenag|compens|rattrap|propos|permanen|chacun|chaque|limit|jusqu|pendant|\
    tarif|prix|cout|paie|paye|verse|remis|recoi|benefici|assur|accord|refus|priorit";

/// A fact of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct TextFact {
    /// What it is about: the word after a number or a negation, the unit of a value; nothing for a name or a date.
    subject: String,
    key: String,
    /// Whether « un » stands for it, which is an article too.
    is_article: bool,
}

/// Whether two texts differ by a fact: one that is in one of them only, that another one replaces, or that goes with another word.
#[must_use]
pub fn has_other_facts(old: &[TextPart<'_>], new: &[TextPart<'_>]) -> bool {
    let keys = |parts: &[TextPart<'_>]| parts.iter().map(word_of).collect::<Vec<String>>();
    let [old, new] = [old, new].map(without_marks);
    let (mut ours, mut theirs) = ((keys(&old), &old), (keys(&new), &new));
    // The same answer whichever comes first.
    if ours.0 > theirs.0 {
        std::mem::swap(&mut ours, &mut theirs);
    }
    let (mut facts, mut its_facts) = (Vec::new(), Vec::new());
    let (mut words, mut its_words) = (Vec::new(), Vec::new());
    for stretch in align_words(&ours.0, &theirs.0, |_| false) {
        if stretch.is_same {
            continue;
        }
        if reverses(&ours.1[stretch.old.clone()], &theirs.1[stretch.new.clone()]) {
            return true;
        }
        facts.extend(stretch.old.clone().filter_map(|at| fact_at(ours.1, at)));
        its_facts.extend(stretch.new.clone().filter_map(|at| fact_at(theirs.1, at)));
        words.extend(stretch.old);
        its_words.extend(stretch.new);
    }
    differ(facts, its_facts) || moves_across_figures((ours.1, &words), (theirs.1, &its_words))
}

/// Whether a text has a figure, a negation, or words of right or duty.
#[must_use]
pub fn states_what_binds(parts: &[TextPart<'_>]) -> bool {
    let parts = without_marks(parts);
    (0..parts.len()).any(|at| {
        let part = &parts[at];
        let fact = fact_at(&parts, at).filter(|fact| !fact.is_article && !is_name(part));
        fact.is_some() || opens_with(part, DUTIES) || opens_with(part, RIGHTS)
    })
}

/// Whether a text has an amount, a share, a negation, or words of duty.
#[must_use]
pub fn states_what_is_owed(parts: &[TextPart<'_>]) -> bool {
    parts.iter().any(|part| {
        let is_share = [" euro", " pour cent"]
            .iter()
            .any(|unit| part.key.ends_with(unit));
        is_share || NEGATIONS.contains(&part.bare.as_str()) || opens_with(part, DUTIES)
    })
}

fn opens_with(part: &TextPart<'_>, openings: &str) -> bool {
    let mut openings = openings.split('|').map(str::trim_start);
    openings.any(|opening| match opening.strip_suffix('$') {
        Some(word) => part.bare == word,
        None => part.bare.starts_with(opening),
    })
}

fn without_marks<'p>(parts: &[TextPart<'p>]) -> Vec<TextPart<'p>> {
    let kept = parts
        .iter()
        .filter(|it| matches!(it.kind, TextPartKind::Word | TextPartKind::Value));
    kept.cloned().collect()
}

/// A word by its letters, a value by its key.
fn word_of(part: &TextPart<'_>) -> String {
    match part.kind {
        TextPartKind::Word => part.bare.clone(),
        TextPartKind::Value | TextPartKind::Mark | TextPartKind::LineEnd => part.key.clone(),
    }
}

fn fact_at(parts: &[TextPart<'_>], at: usize) -> Option<TextFact> {
    let part = &parts[at];
    let bare = part.bare.as_str();
    let is_one = matches!(bare, "un" | "une");
    let key = match part.kind {
        TextPartKind::Value => part.key.clone(),
        TextPartKind::Word if is_one => "1".to_owned(),
        TextPartKind::Word
            if NEGATIONS.contains(&bare)
                || BOUNDS.contains(&bare)
                || FRACTIONS.contains(&bare)
                || restricts(parts, at)
                || is_of_calendar(bare)
                || is_name(part) =>
        {
            bare.to_owned()
        }
        TextPartKind::Word | TextPartKind::Mark | TextPartKind::LineEnd => return None,
    };
    let is_number = key.bytes().all(|it| it.is_ascii_digit() || it == b',');
    let is_about_next = is_number
        || [&NEGATIONS[..], &BOUNDS, &FRACTIONS]
            .iter()
            .any(|words| words.contains(&bare));
    let subject = if is_about_next {
        let mut following = parts[at + 1..].iter().map(word_of);
        let word = following.find(|word| !LINKS.contains(&word.as_str()));
        word.map(|word| word.trim_end_matches('s').to_owned())
    } else {
        let unit = key.split_once(' ').map(|(_, unit)| unit.to_owned());
        unit.filter(|_| part.kind == TextPartKind::Value)
    };
    Some(TextFact {
        subject: subject.unwrap_or_default(),
        key,
        is_article: is_one,
    })
}

/// « que » after « ne », without another negation between.
fn restricts(parts: &[TextPart<'_>], at: usize) -> bool {
    let before = parts[..at].iter().rev().take(8).map(|it| it.bare.as_str());
    parts[at].bare == "que"
        && before
            .into_iter()
            .find(|word| NEGATIONS.contains(word) || BOUNDS.contains(word))
            .is_some_and(|word| word == "ne")
}

fn is_of_calendar(bare: &str) -> bool {
    WEEKDAYS.contains(&bare.trim_end_matches('s')) || find_month(bare).is_some()
}

/// A word with a capital inside a sentence, or an acronym.
fn is_name(part: &TextPart<'_>) -> bool {
    let mut letters = part.text.chars().filter(|c| c.is_alphabetic());
    let has_capital = letters.next().is_some_and(char::is_uppercase);
    let is_acronym = has_capital && letters.clone().count() > 0 && letters.all(char::is_uppercase);
    part.kind == TextPartKind::Word && has_capital && (is_acronym || !part.is_head)
}

/// Whether a word of one stretch says the reverse of a word of the other.
fn reverses(old: &[TextPart<'_>], new: &[TextPart<'_>]) -> bool {
    OPPOSITES.iter().any(|family| {
        let found = |parts: &[TextPart<'_>]| -> Vec<String> {
            let words = parts.iter().map(|it| it.bare.clone());
            words
                .filter(|word| family.contains(&word.as_str()))
                .collect()
        };
        let (ours, theirs) = (found(old), found(new));
        !ours.is_empty() && !theirs.is_empty() && ours != theirs
    })
}

/// Whether two lists of facts are not the same, by what each fact is about; facts about the same keep their order.
fn differ(mut old: Vec<TextFact>, mut new: Vec<TextFact>) -> bool {
    // « un » and « 1 » are one figure; « un » alone is none.
    for (ours, theirs) in [(0, 1), (1, 0)] {
        let sides = [&mut old, &mut new];
        let digits: Vec<String> = sides[theirs]
            .iter()
            .filter(|it| it.key == "1" && !it.is_article)
            .map(|it| it.subject.clone())
            .collect();
        for subject in digits {
            let is_same = |it: &TextFact| it.key == "1" && it.subject == subject;
            let article = sides[ours]
                .iter()
                .position(|it| it.is_article && is_same(it));
            let digit = sides[theirs]
                .iter()
                .position(|it| !it.is_article && is_same(it));
            if let (Some(article), Some(digit)) = (article, digit) {
                sides[ours].remove(article);
                sides[theirs].remove(digit);
            }
        }
    }
    for facts in [&mut old, &mut new] {
        facts.retain(|it| !it.is_article);
        facts.sort_by(|one, two| one.subject.cmp(&two.subject));
    }
    old != new
}

/// Whether a word left one figure for another: « trois jours en salle et deux à distance ».
fn moves_across_figures(
    (old, words): (&[TextPart<'_>], &[usize]),
    (new, its_words): (&[TextPart<'_>], &[usize]),
) -> bool {
    let [figures, its_figures] = [old, new].map(figures_before);
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for &its in its_words {
        places.entry(new[its].bare.as_str()).or_insert(its);
    }
    words.iter().any(|&at| {
        let word = &old[at];
        let is_content = word.kind == TextPartKind::Word && !LINKS.contains(&word.bare.as_str());
        let same = places.get(word.bare.as_str());
        let figures = same.and_then(|its| figures[at].zip(its_figures[*its]));
        is_content && figures.is_some_and(|(ours, theirs)| ours != theirs)
    })
}

/// The last figure before each part.
fn figures_before<'p>(parts: &'p [TextPart<'_>]) -> Vec<Option<&'p str>> {
    let mut last = None;
    let figures = parts.iter().map(|part| {
        let before = last;
        if part.kind == TextPartKind::Value {
            last = Some(part.key.as_str());
        }
        before
    });
    figures.collect()
}
