//! Suggestions for an unknown name: typing errors, and words that people write from habit.

use crate::value;

/// The words that people write from habit, and the key that says the same, in the groups that have it.
const HABITUAL_WORDS: [(&str, &str); 103] = [
    ("programme", "deroule"),
    ("objectifs_pedagogiques", "objectifs"),
    ("formateur", "intervenants"),
    ("formateurs", "intervenants"),
    ("formatrice", "intervenants"),
    ("suite", "texte"),
    ("titre", "intitule"),
    ("title", "intitule"),
    ("title", "titre"),
    ("duration", "duree"),
    ("location", "lieu"),
    ("price", "tarifs"),
    ("titre", "nom"),
    ("titre", "libelle"),
    ("nom", "intitule"),
    ("nom", "titre"),
    ("nom", "partie"),
    ("tel", "telephone"),
    ("portable", "telephone"),
    ("mail", "courriel"),
    ("email", "courriel"),
    ("adresse_mail", "courriel"),
    ("intitule", "titre"),
    ("intitule", "libelle"),
    ("prix", "montant"),
    ("cout", "montant"),
    ("description", "texte"),
    ("contenu", "texte"),
    ("contenu", "deroule"),
    ("lien", "site"),
    ("fonction", "qualite"),
    ("metier", "qualite"),
    ("programme", "contenus"),
    ("note_minimale", "epreuves"),
    ("ects", "credits"),
    ("credits_ects", "credits"),
    ("coef", "coefficient"),
    ("coeff", "coefficient"),
    ("salle", "lieu"),
    ("adresse", "lieu"),
    ("ville", "lieu"),
    ("maitre_d_apprentissage", "tuteur"),
    ("maitre_apprentissage", "tuteur"),
    ("tuteur_entreprise", "tuteur"),
    ("participants", "places"),
    ("stagiaires", "places"),
    ("nombre_de_places", "places"),
    ("prix", "tarif"),
    ("prix", "tarifs"),
    ("cout", "tarif"),
    ("cout", "tarifs"),
    ("montant", "tarif"),
    ("dates", "periode"),
    ("date", "periode"),
    ("plan", "deroule"),
    ("deroulement", "deroule"),
    ("contenus", "deroule"),
    ("programme_detaille", "deroule"),
    ("contenu_de_la_formation", "deroule"),
    ("progression", "deroule"),
    ("sommaire", "deroule"),
    ("handicap", "accessibilite"),
    ("accessibilite_handicap", "accessibilite"),
    ("financement", "tarifs.financements"),
    ("financement", "financements"),
    ("duree_totale", "duree"),
    ("public_vise", "public"),
    ("cible", "public"),
    ("beneficiaires", "public"),
    ("participants", "public"),
    ("stagiaires", "public"),
    ("profil", "public"),
    ("animateur", "intervenants"),
    ("animateurs", "intervenants"),
    ("animatrice", "intervenants"),
    ("formatrices", "intervenants"),
    ("format", "modalite"),
    ("mode", "modalite"),
    ("type", "nature"),
    ("type_d_action", "nature"),
    ("pedagogie", "methodes"),
    ("methodes_pedagogiques", "methodes"),
    ("methode_pedagogique", "methodes"),
    ("moyens_pedagogiques", "moyens"),
    ("materiel", "moyens"),
    ("supports", "ressources"),
    ("validation", "sanction"),
    ("attestation", "sanction"),
    ("diplome", "certification"),
    ("titre_professionnel", "certification"),
    ("delai_d_acces", "acces"),
    ("delais_d_acces", "acces"),
    ("inscription", "acces"),
    ("inscriptions", "acces"),
    ("resultats", "indicateurs"),
    ("taux_de_reussite", "indicateurs"),
    ("satisfaction", "indicateurs"),
    ("taux_de_satisfaction", "indicateurs"),
    ("score", "seuil"),
    ("score", "epreuves"),
    ("note_minimale", "seuil"),
    ("competences", "objectifs"),
    ("modalites_d_evaluation", "evaluation"),
];

/// The known name that an unknown one most likely meant, accents and case folded: one slip in a short word, two or
/// three in a long one.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let tolerance = match fold(name).chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    edit_distances(name, known)
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len().abs_diff(name.len())))
        .map(|(_, candidate)| candidate.to_owned())
}

/// The free key that a word of habit means.
#[must_use]
pub fn suggest_from_habit(key: &str, free: &[&str]) -> Option<String> {
    let key = fold(key);
    let mut meant = HABITUAL_WORDS.iter().filter(|(word, _)| *word == key);
    // « tarifs.financements » is in a group of this one.
    let group = |meant: &'static str| meant.split('.').next().unwrap_or(meant);
    meant
        .find(|(_, meant)| free.contains(&group(meant)))
        .map(|(_, meant)| (*meant).to_owned())
}

/// Words that people write for steps: the keys that hold them, and the word to print.
const STEP_WORDS: [(&str, &[&str], &str); 21] = [
    ("annee", &["phases"], "Année"),
    ("atelier", &["modules", "sequences"], "Atelier"),
    ("axe", &["modules", "sequences"], "Axe"),
    ("bloc", &["modules"], "Bloc"),
    ("chapitre", &["modules", "sequences"], "Chapitre"),
    ("cours", &["modules", "sequences"], "Cours"),
    ("entretien", &["sequences"], "Entretien"),
    ("etape", &["phases", "modules", "sequences"], "Étape"),
    ("jour", &["journees"], "Jour"),
    ("lecon", &["sequences"], "Leçon"),
    ("mois", &["phases", "modules"], "Mois"),
    ("partie", &["modules", "sequences"], "Partie"),
    ("rendez_vous", &["sequences"], "Rendez-vous"),
    ("seance", &["sequences"], "Séance"),
    ("semaine", &["phases", "modules"], "Semaine"),
    ("semestre", &["phases"], "Semestre"),
    ("theme", &["modules", "sequences"], "Thème"),
    ("trimestre", &["phases"], "Trimestre"),
    ("ue", &["modules"], "UE"),
    ("unite", &["modules"], "Unité"),
    ("volet", &["modules", "sequences"], "Volet"),
];

/// The key that holds the steps that a word names, and the word to print: `modules` and « Bloc » for `blocs`.
#[must_use]
pub fn find_step_word(key: &str, free: &[&str]) -> Option<(&'static str, &'static str)> {
    let key = fold(key);
    let is_named = |word: &str| key == word || key.strip_suffix('s') == Some(word);
    let (_, keys, label) = STEP_WORDS.iter().find(|(word, ..)| is_named(word))?;
    let key = keys.iter().find(|key| free.contains(key))?;
    Some((key, label))
}

/// Whether a value is the first word of another: « bilan » of « bilan-de-competences ».
#[must_use]
pub fn is_first_word_of(value: &str, whole: &str) -> bool {
    let rest = fold(whole);
    let rest = rest.strip_prefix(&fold(value));
    !value.is_empty() && rest.is_some_and(|rest| rest.starts_with('_'))
}

/// The known name that an unknown one can only be: at most a slip in four letters, and no other name as near.
#[must_use]
pub fn correct_spelling<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut near: Vec<(usize, &str)> = edit_distances(name, known.iter().copied()).collect();
    near.sort_unstable();
    match near.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(distance, meant), ..] if distance * 4 <= name.chars().count() => Some(meant),
        [..] => None,
    }
}

fn edit_distances<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let folded = fold(name);
    known.map(move |candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
}

/// Lower case, without accents, with one separator.
fn fold(name: &str) -> String {
    value::fold(name).replace([' ', '-', '\'', '’'], "_")
}
