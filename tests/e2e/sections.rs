//! What sections print of their keys, and what machines read of them.

use crate::support::expect::{assert_contains, assert_lacks};
use annexe::check::ProjectContext;
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
fn a_mode_may_be_a_choice() {
    assert_contains(
        &print("modalite: au-choix\n"),
        "**Modalité** en présence ou à distance, au choix",
    );
    for words in [
        "présentiel ou à distance, au choix du candidat",
        "En salle ou en visio",
        "Selon le choix du groupe",
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
        "| 1 | du 6 au 8 octobre 2026<br>20 octobre 2026<br>3 novembre 2026, matin, 9 h à 12 h, Tours | 1 490 € HT par participant | complet |",
    );
    assert_contains(
        &sheet,
        "| 2 | à partir du 4 janvier 2027 | à partir de 900 € par groupe<br>exonéré de TVA | |",
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
        "| Inter | 350 €, exonéré de TVA | par participant |",
    );
    assert_contains(
        &sheet,
        "| Nuit (en option) | 90 €, TVA non applicable, art. 293 B du CGI | par nuit |",
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
fn a_trainer_without_a_name_is_their_qualification() {
    let sheet = print(
        "intervenants:\n  - { qualite: formateur certifié, organisme: Atelier, role: animation }\n  - { role: référent }\n  \
         - { nom: Ana Royer, qualite: juriste }\n",
    );
    assert_contains(
        &sheet,
        "**Intervenants** formateur certifié / Atelier (animation)\\\n  référent\\\n  Ana Royer, juriste",
    );
    let run = &linked_data("intervenants: [{ qualite: formateur certifié }, { nom: Ana Royer }]\n")
        ["hasCourseInstance"][0]["instructor"];
    assert_eq!(run, &json!([{"@type": "Person", "name": "Ana Royer"}]));
}

#[test]
fn indicators_have_a_row_a_year() {
    let sheet = print(
        "indicateurs:\n  - { libelle: Réussite, annees: { 2025: 93 %, 2023-2024: 91 %, 2022: 17 }, population: 40 réponses }\n  \
         - { libelle: Satisfaction, valeur: 4, date: [2023, 2024] }\n",
    );
    assert_contains(
        &sheet,
        "| Réussite | 93 % | 2025 | 40 réponses |\n| Réussite | 91 % | 2023-2024 | 40 réponses |\n| Réussite | 17 | 2022 | 40 réponses |\n\
         | Satisfaction | 4 | 2023 et 2024 | |",
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
        "**Enregistrement** non inscrite aux répertoires de France compétences",
    );
    assert_contains(
        &sheet,
        "| Écrit | 2 h | 3 | 10/20 |\n| Oral | 30 min | | |\n| **Total** | **2 h 30** | | |",
    );
    let award = |yaml: &str| linked_data(yaml)["educationalCredentialAwarded"].clone();
    assert_eq!(
        award("certification: [{ intitule: A }, { intitule: B }]\n"),
        json!(["A", "B"])
    );
    assert_eq!(award("certification: { intitule: A }\n"), json!("A"));
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
