//! The words of two texts: their tokens, their distance, how they interleave.

use annexe::diff::words::{
    TextDistance, TokenKind, WordRun, diff_words, is_same_name, is_split_between, text_distance,
    tokenize,
};

#[test]
fn typography_says_nothing() {
    for (old, new) in [
        ("L'accès...", "L’accès…"),
        ("A l'issue de l’oeuvre", "À l’issue de l’œuvre"),
        ("« mot » : 100%", "\u{201c}mot\u{201d}\u{a0}: 100\u{a0}%"),
        ("1ère fois, 2ème", "1re fois, 2e"),
        ("le 1er m2", "le 1ᵉʳ m²"),
        ("1200 €", "1\u{202f}200 €"),
        ("le 14/02/2019", "le 14 février 2019"),
        ("le 1er mars 2019", "le 1 mars 2019"),
    ] {
        assert_eq!(
            text_distance(old, new),
            TextDistance::Typography,
            "{old} / {new}"
        );
    }
}

#[test]
fn names_have_no_capitals_and_no_quotes() {
    for (old, new, expected) in [
        (
            "Salle des saules, maison de l'eau",
            "Salle des Saules, Maison de l’eau",
            true,
        ),
        (
            "Salle des fêtes, Sorbelle-sur-Gué",
            "Salle des fêtes, Sorbelle sur Gué",
            true,
        ),
        ("“CMP-02”", "CMP-02", true),
        ("RNCP37274", "RNCP 37274", true),
        ("02.61.91.40.10", "+33 (0)2 61 91 40 10", true),
        ("Salle A", "Salle a", false),
        ("Maison de l’eau", "MAISON DE L’EAU", false),
        ("Salle des fêtes", "Salle de fête", false),
        ("Sorbelle, salle 3", "Sorbelle salle 3", false),
        ("02 61 91 40 10", "02 61 91 40 01", false),
    ] {
        assert_eq!(is_same_name(old, new), expected, "{old} / {new}");
        assert_eq!(is_same_name(new, old), expected, "{new} / {old}");
    }
}

#[test]
fn facts_are_told_from_words_to_read() {
    use TextDistance::{Facts, ToRead};
    for (old, new, expected) in [
        (
            "Savoir élaborer un portrait de territoire",
            "Élaborer un portrait du territoire",
            ToRead,
        ),
        (
            "Préparer une réunion d’équipe",
            "Bien préparer une réunion d’équipe",
            ToRead,
        ),
        (
            "Comprendre les enjeux de la CTG",
            "Maîtriser les enjeux de la CTG",
            ToRead,
        ),
        ("Un projet à 5 ans", "Un projet à 3 ans", Facts),
        (
            "Une salle et six postes en réseau",
            "Une salle et trois postes en réseau",
            Facts,
        ),
        (
            "Une évaluation avec note",
            "Une évaluation sans note",
            Facts,
        ),
        ("Animer une réunion", "Rédiger un compte rendu", ToRead),
    ] {
        assert_eq!(text_distance(old, new), expected, "{old} / {new}");
        assert_eq!(text_distance(new, old), expected, "{new} / {old}");
    }
}

#[test]
fn diffs_show_words_and_not_letters() {
    let drawn = |old: &str, new: &str| -> String {
        let draw = |run: &WordRun| match run {
            WordRun::Same(text) => text.clone(),
            WordRun::Deleted(text) => format!("[-{text}-]"),
            WordRun::Inserted(text) => format!("[+{text}+]"),
        };
        diff_words(old, new).iter().map(draw).collect()
    };
    assert_eq!(
        drawn("l’accès au site", "l’entrée au site"),
        "l’[-accès-][+entrée+] au site"
    );
    assert_eq!(
        drawn("Rennes, le 14 février 2019", "Rennes, le 15 février 2019"),
        "Rennes, le [-14 février 2019-][+15 février 2019+]"
    );
    assert_eq!(
        drawn("pour 1200 €", "pour 1\u{202f}300 €"),
        "pour [-1200-][+1\u{202f}300+] €"
    );
    assert_eq!(
        drawn("un deux trois", "un quatre cinq trois"),
        "un [-deux-][+quatre cinq+] trois"
    );
    assert_eq!(
        drawn("Mairie, salle des mariages", "Salle du phare, à Brest"),
        "[-Mairie, salle des mariages-][+Salle du phare, à Brest+]"
    );
    assert_eq!(drawn("l'eau", "l’eau"), "[-l'-][+l’+]eau");
}

#[test]
fn a_text_may_be_shared_between_two() {
    assert!(is_split_between(
        "Préparer une réunion et rédiger son compte rendu",
        ["Préparer une réunion", "Rédiger le compte rendu"],
    ));
    assert!(!is_split_between(
        "Préparer une réunion",
        ["Préparer une réunion", "Rédiger le compte rendu"],
    ));
}

#[track_caller]
fn cut(text: &str, expected: &[&str]) {
    let tokens = tokenize(text);
    let whole: String = tokens.iter().map(|token| token.text).collect();
    assert_eq!(whole, text);
    let words: Vec<&str> = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Space)
        .map(|token| token.text)
        .collect();
    assert_eq!(words, expected);
}

#[test]
fn tokens_are_those_of_a_reader() {
    cut(
        "l’accès d'aujourd’hui",
        &["l’", "accès", "d'", "aujourd’hui"],
    );
    cut(
        "Puy-de-Dôme, sous-traitant",
        &["Puy-de-Dôme", ",", "sous-traitant"],
    );
    cut(
        "le 14 février 2019 à 9h30",
        &["le", "14 février 2019", "à", "9h30"],
    );
    cut(
        "1 200,50 € (1\u{a0}200 €)",
        &["1 200,50", "€", "(", "1\u{a0}200", "€", ")"],
    );
    cut("02 99 29", &["02", "99", "29"]);
    cut("la 1ère fois...", &["la", "1ère", "fois", "..."]);
    cut(
        "1er mars 2019, 3 mai 20190",
        &["1er mars 2019", ",", "3 mai", "20190"],
    );
    cut(
        "14 mais, 9 h 30, 9h75",
        &["14", "mais", ",", "9 h 30", ",", "9", "h75"],
    );
    cut("CAF63 ; -5 °C", &["CAF63", ";", "-5", "°", "C"]);
}
