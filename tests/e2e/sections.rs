//! What sections print of their keys, and what machines read of them.

use crate::support::expect::{assert_contains, assert_lacks};
use annexe::check::ProjectContext;
use annexe::diagnostic::kind::Severity;
use annexe::diagnostic::language::Language;
use annexe::model::project::Config;
use annexe::model::resolved::Action;
use annexe::model::{Programme, Sheet, compose};
use annexe::render::{Format, Theme, render};
use serde_json::{Value, json};

/// A programme, in short forms or in full.
fn read(yaml: &str) -> Programme {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let yaml = format!("intitule: Une formation\n{yaml}");
    let checked = context.check("x.yaml", yaml.as_bytes());
    checked.programme.unwrap_or_else(|| panic!("{yaml}"))
}

/// Its Markdown, with plain spaces.
fn print(yaml: &str) -> String {
    let document = compose(&read(yaml), None, Sheet::Annexe, true);
    let bytes = render(&document, Format::Md, &Theme::default());
    let text = String::from_utf8(bytes).expect("UTF-8");
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn linked_data(yaml: &str) -> Value {
    let programme = read(yaml);
    let data = programme.linked_data(None, &Action::new(&programme.sections));
    serde_json::from_str(&data).expect("JSON")
}

#[test]
fn a_mixed_mode_says_both_only_when_both_are_stated() {
    let both = "**Modalité** mixte, en présence et à distance";
    for stated in [
        "duree: { detail: { presentiel: 7 h, distanciel_synchrone: 3 h } }",
        "deroule: { sequences: [{ titre: A, modalite: presentiel }, { titre: B, modalite: distanciel }] }",
        "sessions: [{ modalite: presentiel }, { modalite: distanciel }]",
    ] {
        assert_contains(&print(&format!("modalite: mixte\n{stated}\n")), both);
    }
    for unstated in [
        "lieu: Rennes",
        "duree: { detail: { presentiel: 7 h } }",
        "sessions: [{ modalite: distanciel }]",
    ] {
        let sheet = print(&format!("modalite: mixte\n{unstated}\n"));
        assert_contains(&sheet, "**Modalité** mixte");
        assert_lacks(&sheet, both);
    }
}

#[test]
fn a_period_in_numbers_is_printed_in_words() {
    for (written, printed) in [
        ("2027-03-01", "1er mars 2027"),
        ("2027-03", "mars 2027"),
        ("2027-03 à 2027-06", "mars 2027 à juin 2027"),
        ("2027-03/2027-06", "mars 2027 à juin 2027"),
        ("2027-03-01 au 2027-03-12", "du 1er au 12 mars 2027"),
        (
            "du 2027-03-01 au 2028-01-12",
            "du 1er mars 2027 au 12 janvier 2028",
        ),
        ("2027-03-01/2027-03-12", "du 1er au 12 mars 2027"),
        ("2026-2027", "2026-2027"),
        ("2027-13", "2027-13"),
        ("2027-03-12 au 2027-03-01", "2027-03-12 au 2027-03-01"),
        ("mars 2027", "mars 2027"),
        ("2027", "2027"),
    ] {
        let line = format!("**Période** {printed}\n");
        assert_contains(&print(&format!("periode: {written}\n")), &line);
        let step = format!("deroule: {{ phases: [{{ titre: A, periode: {written} }}] }}\n");
        assert_contains(&print(&step), printed);
    }
    let ends = |yaml: &str| linked_data(yaml)["hasCourseInstance"][0].clone();
    let run = ends("periode: 2027-03-01/2027-03-12\n");
    assert_eq!(
        (&run["startDate"], &run["endDate"]),
        (&json!("2027-03-01"), &json!("2027-03-12"))
    );
}

#[test]
fn a_mode_may_be_a_choice() {
    assert_contains(
        &print("modalite: au-choix\n"),
        "**Modalité** en présence ou à distance, au choix",
    );
    for words in [
        "présentiel ou à distance, au choix du candidat",
        "En salle ou en visio",
        "Selon le choix du groupe",
        "hybride (3 jours en salle, 2 à distance)",
        "FOAD",
        "foad tutorée",
        "en ligne",
        "Distanciel synchrone",
        "100 % à distance",
        "Présentiel en salle équipée",
        "presentiel (intra)",
        "mixte, deux tiers en présence",
        "Visioconférence",
        "Visio",
        "Classe virtuelle",
        "Formation multimodale",
        "Formation à distance",
    ] {
        assert_contains(&print(&format!("modalite: {words}\n")), words);
    }
}

#[test]
fn sessions_show_their_periods_prices_and_places() {
    let sheet = print(
        "sessions:\n  - dates:\n      - { debut: 2026-10-06, fin: 2026-10-08 }\n      - 2026-10-20\n      \
         - { date: 2026-11-03, demi_journee: matin, horaires: 9 h à 12 h, lieu: Tours }\n    \
         tarif: { montant: 1490, taxe: HT, par: participant }\n    places: complet\n  - dates: { debut: 2027-01-04 }\n    \
         tarif: { montant: 900, taxe: exonere, par: groupe, a_partir_de: oui }\n",
    );
    assert_contains(
        &sheet,
        "| 1 | du 6 au 8 octobre 2026 | | | | |\n| | 20 octobre 2026 | | | | |\n\
         | | 3 novembre 2026, matin, 9 h à 12 h, Tours | 1 490 € | HT | par participant | complet |",
    );
    assert_contains(
        &sheet,
        "| 2 | à partir du 4 janvier 2027 | à partir de 900 € | exonéré de TVA | par groupe | |",
    );
}

#[test]
fn prices_say_their_unit_their_tax_and_what_is_optional() {
    let sheet = print(
        "tarifs:\n  - { libelle: Inter, montant: 350, taxe: exonere, par: participant }\n  \
         - { libelle: Nuit, montant: 90, taxe: non-applicable, par: par nuit, en_option: oui }\n",
    );
    assert_contains(
        &sheet,
        "| Inter | 350 € | exonéré de TVA | par participant |",
    );
    assert_contains(
        &sheet,
        "| Nuit (en option) | 90 € | TVA non applicable, art. 293 B du CGI | par nuit |",
    );
    let alone =
        print("tarifs: [{ libelle: Cours, montant: 45, taxe: non-applicable, par: heure }]\n");
    assert_contains(&alone, "| Cours | 45 € | par heure |");
    assert_contains(&alone, "TVA non applicable, art. 293 B du CGI.");
    assert_contains(
        &print("tarifs: { financements: Éligible au CPF }\n"),
        "**Financements possibles** : Éligible au CPF",
    );
}

#[test]
fn a_trainer_without_a_name_is_their_role_or_qualification() {
    let sheet = print(
        "intervenants:\n  - { qualite: salarié d’un organisme testeur, organisme: Atelier, role: testeur }\n  - { role: référent }\n  \
         - { qualite: formateur en prévention, role: formateur }\n  - { qualite: éducatrice }\n  - { nom: Ana Royer, qualite: juriste, role: appui }\n",
    );
    assert_contains(
        &sheet,
        "**Intervenants** Testeur / Atelier : salarié d’un organisme testeur\\\n  Référent\\\n  Formateur en prévention\\\n  \
         Éducatrice\\\n  Ana Royer, juriste (appui)",
    );
    let run = &linked_data("intervenants: [{ qualite: formateur certifié }, { nom: Ana Royer }]\n")
        ["hasCourseInstance"][0]["instructor"];
    assert_eq!(run, &json!([{"@type": "Person", "name": "Ana Royer"}]));
}

#[test]
fn indicators_have_a_column_a_year() {
    let sheet = print(
        "indicateurs:\n  - libelle: Réussite\n    annees: { 2023: 17, 2024: { valeur: 91 %, population: 36 candidats }, 2025: { valeur: 93 % } }\n  \
         - { libelle: Insertion, annees: { 2024: 80 %, 2025: 82 % }, population: 40 réponses }\n  \
         - { libelle: Abandons, valeur: 2 %, date: 2025, population: 64 inscrits }\n  \
         - { libelle: Satisfaction, valeur: 4, date: [2023, 2024] }\n",
    );
    assert_contains(
        &sheet,
        "| Indicateur | 2023 | 2024 | 2025 | Population |\n| --- | --: | --: | --: | --- |\n\
         | Réussite | 17 | 91 % | | |\n| | | 36 candidats | 93 % | |\n\
         | Insertion | | 80 % | 82 % | 40 réponses |\n\
         | Abandons | | | 2 % | 64 inscrits |\n\n\
         | Indicateur | Valeur | Date |\n| --- | --: | --- |\n\
         | Satisfaction | 4 | 2023 et 2024 |",
    );
    // The author’s first measure gives the order of years, and of tables.
    let sheet = print(
        "indicateurs:\n  - { libelle: Inscrits, valeur: 64 }\n  - { libelle: Réussite, annees: { 2024-2025: 93 %, 2023-2024: 91 % } }\n",
    );
    assert_contains(
        &sheet,
        "| Inscrits | 64 |\n\n| Indicateur | 2024-2025 | 2023-2024 |",
    );
}

#[test]
fn certifications_follow_one_another() {
    let sheet = print(
        "certification:\n  - { intitule: A, enregistree: non, validite: 24 mois, recyclage: Une journée. }\n  \
         - { intitule: B, epreuves: [{ titre: Écrit, duree: 2 h, coefficient: 3, seuil: 10/20 }, { titre: Oral, duree: 30 min }] }\n",
    );
    assert_contains(
        &sheet,
        "**Enregistrement** aucun (ni RNCP, ni Répertoire spécifique)\n- **Durée de validité** 24 mois\n- **Recyclage** Une journée.",
    );
    assert_contains(
        &sheet,
        "| Écrit | 2 h | 3 | 10/20 |\n| Oral | 30 min | | |\n| **Total** | **2 h 30** | | |",
    );
    // What shows a registration is printed alone.
    let sheet = print("certification: { code: RS5801, enregistree: non }\n");
    assert_contains(&sheet, "**Code** RS5801");
    assert_lacks(&sheet, "aucun");
    let award = |yaml: &str| linked_data(yaml)["educationalCredentialAwarded"].clone();
    assert_eq!(
        award("certification: [{ intitule: A }, { intitule: B }]\n"),
        json!(["A", "B"])
    );
    assert_eq!(award("certification: { intitule: A }\n"), json!("A"));
}

#[test]
fn only_training_is_called_training() {
    let yaml = "duree: { jours: 3, heures_par_jour: 7 }\nhoraires: 9 h à 12 h 30 et 13 h 30 à 17 h\ndistance: { assistance: Un conseiller. }\n\
        evaluation: { pendant: Un point à chaque entretien. }\nsanction: Une synthèse.\nacces: { delais: Deux semaines. }\n";
    for nature in ["bilan-de-competences", "vae"] {
        let sheet = print(&format!("nature: {nature}\n{yaml}"));
        let body = sheet.split("Nature de l’action").nth(1).unwrap_or_default();
        assert_lacks(body, "formation");
        for heading in ["## Accompagnement à distance", "## Sanction", "## Accès"] {
            assert_contains(body, &format!("{heading}\n"));
        }
        assert_contains(body, "Évaluation en cours d’action");
        assert_contains(body, "(7 h par jour)");
    }
    for nature in ["", "nature: apprentissage\n"] {
        let sheet = print(&format!("{nature}{yaml}"));
        for words in [
            "## Formation à distance",
            "Évaluation au cours de la formation",
            "7 h de formation par jour",
        ] {
            assert_contains(&sheet, words);
        }
    }
}

#[test]
fn the_way_of_training_comes_before_its_content() {
    let sheet = print(
        "deroule: [Souder à plat]\nsessions: [{ dates: 2027-03-15, effectif: 8 }]\nalternance: { rythme: une semaine sur trois }\nafest: { activites: [Un portail, Une rampe], formateur: Le chef d’atelier. }\nobjectifs: [Souder]\n",
    );
    let headings: Vec<_> = sheet.lines().filter(|it| it.starts_with("## ")).collect();
    let expected = [
        "## Objectifs",
        "## Formation en situation de travail",
        "## Alternance",
        "## Contenu",
    ];
    assert_eq!(headings, expected);
    assert_contains(
        &sheet,
        "**Activités de travail :**\n\n- Un portail\n- Une rampe\n\n**Formateur** : Le chef d’atelier.",
    );
    assert_contains(&sheet, "| Session | Dates | Places |");
}

#[test]
fn a_price_may_be_free() {
    let sheet = print(
        "tarifs:\n  - { libelle: Formation, montant: 900 €, par: participant }\n  - { libelle: Repas, montant: inclus }\n  \
         - { libelle: Parking, montant: Gratuit pour tous }\nsessions: [{ dates: 2027-03-02, tarif: offert }]\n",
    );
    assert_contains(
        &sheet,
        "| Formation | 900 € | par participant |\n| Repas | inclus | |\n| Parking | Gratuit pour tous | |",
    );
    assert_contains(&sheet, "2 mars 2027 | offert |");
}

#[test]
fn words_for_a_mode_mean_it() {
    let mode = |words: &str| {
        let data = linked_data(&format!("modalite: {words}\nperiode: 2027\n"));
        data["hasCourseInstance"][0]["courseMode"].clone()
    };
    for (words, meant) in [
        ("FOAD", json!("online")),
        ("en ligne", json!("online")),
        ("hybride (2 jours en salle)", json!("blended")),
        ("présentiel et distanciel", json!("blended")),
        ("presentiel (intra)", json!("onsite")),
        ("non présentiel", Value::Null),
        ("en salle ou à distance", Value::Null),
    ] {
        assert_eq!(mode(words), meant, "{words}");
    }
}

#[test]
fn a_catalogue_sheet_says_the_headcount_once() {
    let sheet = |catalogue: &str| {
        let yaml =
            format!("catalogue: {{ {catalogue} }}\npublic: {{ effectif: {{ min: 4, max: 9 }} }}\n");
        let document = compose(&read(&yaml), None, Sheet::Fiche, true);
        let bytes = render(&document, Format::Md, &Theme::default());
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.replace(['\u{a0}', '\u{202f}'], " ")
    };
    for (catalogue, printed) in [
        (
            "effectif: Petit groupe",
            ["Petit groupe", "de 4 à 9 participants"],
        ),
        (
            "effectif: de 4 à 9 participants",
            ["**Effectif** de 4 à 9 participants", ""],
        ),
        (
            "rubrique: Langues",
            ["**Effectif** de 4 à 9 participants", ""],
        ),
    ] {
        let sheet = sheet(catalogue);
        assert_eq!(sheet.matches("**Effectif**").count(), 1, "{sheet}");
        assert_eq!(sheet.matches("participants").count(), 1, "{sheet}");
        for words in printed {
            assert_contains(&sheet, words);
        }
    }
}

#[test]
fn a_catalogue_sheet_names_no_client() {
    let programme = read(
        "convention: { numero: 12/26, annexe: 1, organisme: Atelier, client: Scierie Bellan }\n",
    );
    let words = |sheet| {
        let document = compose(&programme, None, sheet, true);
        let bytes = render(&document, Format::Html, &Theme::default());
        String::from_utf8(bytes).expect("UTF-8")
    };
    assert_contains(&words(Sheet::Annexe), "Scierie Bellan");
    assert_lacks(&words(Sheet::Fiche), "Bellan");
    assert_lacks(&words(Sheet::Fiche), "12/26");
}

/// The codes of what the rules find, with their severity.
fn findings(yaml: &str) -> Vec<(String, Severity)> {
    let config: Config = serde_json::from_value(json!({"profil": "qualiopi"})).expect("a project");
    let context = ProjectContext::without_file(Some(config), None);
    let yaml = format!("intitule: Une formation\n{yaml}");
    let found = context.check("x.yaml", yaml.as_bytes()).diagnostics;
    found
        .into_iter()
        .map(|it| (it.kind.code().to_owned(), it.severity))
        .collect()
}

#[test]
fn a_choice_of_distance_asks_for_its_mentions_as_a_warning() {
    let severity = |yaml: &str, code: &str| {
        let found = findings(yaml);
        found
            .into_iter()
            .find(|(it, _)| it == code)
            .map(|(_, severity)| severity)
    };
    for code in ["M028", "M029"] {
        for choice in [
            "modalite: au-choix",
            "modalite: en salle ou en visioconférence",
            "sessions: [{ modalite: au-choix }]",
        ] {
            assert_eq!(severity(choice, code), Some(Severity::Warning), "{choice}");
        }
        assert_eq!(severity("modalite: mixte", code), Some(Severity::Error));
        for silent in [
            "modalite: à l’atelier ou au chantier",
            "modalite: au-choix\nnature: vae",
        ] {
            assert_eq!(severity(silent, code), None, "{silent}");
        }
    }
}

#[test]
fn a_session_without_an_end_is_shown_how_to_write_its_start() {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    for dates in ["à partir de mars 2027", "dès le 3 mars 2027"] {
        let yaml = format!("intitule: A\nsessions: [{{ dates: {dates} }}]\n");
        let found = context.check("x.yaml", yaml.as_bytes()).diagnostics;
        let told = found.iter().map(|it| it.kind.cause().render(Language::Fr));
        let told: String = told.collect();
        assert_contains(&told.replace('\u{a0}', " "), "« { debut: 2027-03-15 } »");
    }
}

#[test]
fn results_are_asked_of_registered_certifications_alone() {
    let asks = |certification: &str| {
        let yaml =
            format!("indicateurs: [{{ libelle: Satisfaction, valeur: 92 % }}]\n{certification}\n");
        findings(&yaml).iter().any(|(code, _)| code == "M026")
    };
    assert!(asks("certification: { code: RS5801 }"));
    assert!(asks(
        "certification: [{ intitule: A, enregistree: non }, { intitule: B }]"
    ));
    assert!(!asks("certification: { intitule: A, enregistree: non }"));
}

#[test]
fn only_true_details_are_links() {
    let sheet = print(
        "contacts: [{ nom: A, courriel: ana(at)exemple.fr, telephone: 05 55, site: exemple }]\n",
    );
    assert_contains(&sheet, "05 55 · ana(at)exemple.fr · exemple");
    let sheet = print(
        "contacts: [{ nom: A, courriel: ana@exemple.fr, telephone: \"05 55 00 00 00\", site: exemple.fr }]\n",
    );
    for link in [
        "tel:0555000000",
        "mailto:ana@exemple.fr",
        "https://exemple.fr",
    ] {
        assert_contains(&sheet, link);
    }
}

#[test]
fn linked_data_has_only_known_dates_and_modes() {
    let runs = |yaml: &str| linked_data(yaml)["hasCourseInstance"].clone();
    assert_eq!(
        runs(
            "lieu: Rennes\nmodalite: au-choix\nsessions: [{ dates: [{ debut: 2026-10-06, fin: 2026-10-08 }, { date: 2026-11-03, lieu: Tours }] }]\n"
        ),
        json!([{
            "@type": "CourseInstance",
            "courseMode": ["onsite", "online"],
            "startDate": "2026-10-06",
            "endDate": "2026-11-03",
        }])
    );
    for unknown in [
        "sessions: [{ dates: 2026-10 }]",
        "sessions: [{ dates: { debut: 2026-10-06 } }]",
        "sessions: [{ dates: [2026-10-06, 2026-11] }]",
        "deroule: { journees: [{ date: 2026-10-06 }, { date: a-programmer }] }",
        "modalite: présentiel ou à distance, au choix",
        "periode: de mai à juin 2026",
    ] {
        assert_eq!(
            runs(&format!("{unknown}\n")),
            json!([{"@type": "CourseInstance"}]),
            "{unknown}"
        );
    }
    assert_eq!(
        runs("periode: du 5 au 6 octobre 2026\n")[0]["endDate"],
        json!("2026-10-06")
    );
}

#[test]
fn the_identity_comes_whole_before_the_calendar() {
    let sheet = print(
        "reference: SIL-1\nversion: 2\nmise_a_jour: 2027-03-01\nnature: formation\nduree: { jours: 2, heures_par_jour: 7 }\nhoraires: 9h - 17h\n\
         lieu: Tours\nmodalite: presentiel\npublic: { effectif: { max: 8 } }\n\
         deroule: { journees: [{ titre: Semer, date: 2027-03-02, contenus: [a] }, { titre: Planter, date: 2027-03-03, contenus: [b] }] }\n",
    );
    assert_contains(
        &sheet,
        "- **Nature de l’action** action de formation\n- **Durée** 2 jours, soit 14 h (7 h de formation par jour)\n\
         - **Horaires** 9 h à 17 h, soit 7 heures de formation / jour\n- **Lieu** Tours\n- **Modalité** en présence\n\
         - **Effectif** 8 participants au plus\n- **Référence** SIL-1 – version 2 – mise à jour le 1er mars 2027\n\n\
         | Journée | Durée | Dates | Objet |\n",
    );
    assert_contains(&sheet, "| **Total** | **2 jours, soit 14 h** | | |\n");
    assert_eq!(sheet.matches("SIL-1").count(), 1, "{sheet}");
    let sheet = print("version: 2\n");
    assert_contains(&sheet, "- **Cette fiche** version 2\n");
}

#[test]
fn a_column_does_not_repeat_what_is_said_above_it() {
    let sheet = print(
        "lieu: Tours\nhoraires: 9 h à 17 h\nintervenants: [{ nom: Awa Lys }]\nsessions:\n  - { dates: 2027-03-02, lieu: Tours, horaires: 9h-17h, intervenants: [Awa Lys] }\n  \
         - { dates: 2027-04-02 }\n",
    );
    assert_contains(&sheet, "| Session | Dates |\n");
    let sheet = print(
        "lieu: Tours\nsessions:\n  - { dates: 2027-03-02, lieu: Tours }\n  - { dates: 2027-04-02, lieu: Blois }\n",
    );
    assert_contains(&sheet, "| Session | Dates | Lieu |\n");
    // The place of the step around it is another.
    let rows = |place: &str| {
        print(&format!(
            "lieu: Tours\nderoule: {{ modules: [{{ titre: Semer, lieu: Blois, sequences: [{{ titre: A, duree: 1 h, lieu: {place} }}, {{ titre: B, duree: 1 h, lieu: {place} }}] }}] }}\n"
        ))
    };
    assert_contains(&rows("Tours"), "| Durée | Contenu | Lieu |\n");
    assert_contains(&rows("Blois"), "| Durée | Contenu |\n");
}

#[test]
fn the_number_of_a_convention_keeps_its_sign() {
    for (numero, printed) in [
        ("NT-2027-014", "n° NT-2027-014"),
        ("N-7", "n° N-7"),
        ("NO12", "n° NO12"),
        ("N° 10/19", "n° 10/19"),
        ("n°10/19", "n° 10/19"),
        ("no 12", "n° 12"),
        ("numéro 12", "n° 12"),
        ("12", "n° 12"),
    ] {
        let sheet = print(&format!("convention: {{ numero: \"{numero}\" }}\n"));
        assert_contains(&sheet, &format!("à la convention {printed}\\\nPROGRAMME\n"));
    }
}

#[test]
fn times_in_a_text_have_one_form() {
    for (written, printed) in [
        ("à partir de 10:30", "à partir de 10 h 30"),
        (
            "accueil à 9h00, début à 9 h 15",
            "accueil à 9 h, début à 9 h 15",
        ),
        (
            "9:00-12:00, repas, 14h - 17h",
            "9 h à 12 h, repas, 14 h à 17 h",
        ),
        (
            "35 h par semaine, salle 12:99",
            "35 h par semaine, salle 12:99",
        ),
    ] {
        let sheet = print(&format!("horaires: \"{written}\"\n"));
        assert_contains(&sheet, &format!("**Horaires** {printed}\n"));
    }
}

#[test]
fn a_section_of_one_word_has_a_capital() {
    for (written, printed) in [
        ("néant", "Néant"),
        ("sur demande", "Sur demande"),
        ("gratuit.", "Gratuit."),
        ("eTwinning", "eTwinning"),
        ("avoir lu le livret", "avoir lu le livret"),
    ] {
        let sheet = print(&format!("prerequis: {written}\n"));
        assert_contains(&sheet, &format!("## Prérequis\n\n{printed}\n"));
    }
}
