//! What findings tell the author: the values, the places and the remedies that are right for this sheet.

use annexe::check::ProjectContext;
use annexe::diagnostic::Diagnostic;
use annexe::diagnostic::language::Language;
use annexe::model::project::Config;

use crate::support::expect::assert_contains;

/// What one rule finds in a programme.
fn found(code: &str, yaml: &str) -> Vec<Diagnostic> {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let yaml = format!("intitule: Une formation\n{yaml}\n");
    let mut found = context.check("x.yaml", yaml.as_bytes()).diagnostics;
    found.retain(|it| it.kind.code() == code);
    found
}

/// A finding in French: its cause, its labels, its remedy, with plain spaces.
fn told(finding: &Diagnostic) -> String {
    let labels = finding.related.iter().map(|it| &it.message);
    let mut said = vec![finding.kind.cause().render(Language::Fr)];
    said.extend(labels.map(|it| it.render(Language::Fr)));
    said.extend(finding.kind.remedy().map(|it| it.render(Language::Fr)));
    said.join(" | ").replace(['\u{a0}', '\u{202f}'], " ")
}

/// Each sheet, and what each finding of a rule tells.
#[track_caller]
fn tells(code: &str, cases: &[(&str, &[&str])]) {
    for (yaml, expected) in cases {
        let found: Vec<String> = found(code, yaml).iter().map(told).collect();
        assert_eq!(found.len(), expected.len(), "{yaml}\n{found:?}");
        for (found, words) in found.iter().zip(*expected) {
            assert_contains(found, words);
        }
    }
}

#[test]
fn a_registration_that_is_denied_is_shown_at_both_places() {
    let of = |keys: &str| format!("certification: {{ intitule: A, {keys} }}");
    for keys in [
        "code: RNCP40123, enregistree: non",
        "code: RS 5616, enregistree: non",
        "code: rs5616, enregistree: false",
        "enregistree: non, enregistrement: 2024-03-01",
    ] {
        let found = found("C035", &of(keys));
        assert_eq!(found.len(), 1, "{keys}");
        assert_eq!(found[0].related.len(), 1, "{keys}");
    }
    for keys in [
        "code: AZ-104, enregistree: non",
        "code: RSE-12, enregistree: non",
        "enregistree: non, validite: 3 ans",
        "code: RNCP40123, enregistree: oui",
        "code: RNCP40123",
    ] {
        assert!(found("C035", &of(keys)).is_empty(), "{keys}");
    }
}

#[test]
fn the_date_that_a_certification_ends_on_is_named() {
    let of = |dates: &str| {
        format!("periode: {{ debut: 2027-01-11, fin: 2027-03-12 }}\ncertification: {{ {dates} }}")
    };
    let award = of("echeance: 2025-01-01, derniere_delivrance: 2027-02-01");
    let expiry = of("echeance: 2027-02-01");
    tells(
        "C020",
        &[
            (
                &award,
                &[
                    "après la dernière délivrance possible de la certification | dernière délivrance possible le lundi 1er février 2027",
                ],
            ),
            (
                &expiry,
                &["après l’échéance de la certification | échéance le lundi 1er février 2027"],
            ),
            (&of("derniere_delivrance: 2028-01-01"), &[]),
        ],
    );
    tells(
        "C019",
        &[(
            &of("enregistrement: 2026-01-01, derniere_delivrance: 2025-01-01"),
            &["la dernière délivrance possible de la certification"],
        )],
    );
}

#[test]
fn hours_of_another_mode_are_added_up() {
    let of = |mode: &str, detail: &str| {
        format!("modalite: {mode}\nduree: {{ heures: 20, detail: {{ {detail} }} }}")
    };
    tells(
        "C029",
        &[
            (
                &of(
                    "presentiel",
                    "presentiel: 10 h, distanciel_synchrone: 4 h, distanciel_asynchrone: 6 h",
                ),
                &["compte 10 h d’une autre modalité | 4 h ici | 6 h ici"],
            ),
            (
                &of(
                    "presentiel",
                    "presentiel: 10 h, distanciel_synchrone: environ 4 h, distanciel_asynchrone: 6 h",
                ),
                &["compte environ 4 h et 6 h d’une autre modalité"],
            ),
            (
                &of("distanciel", "presentiel: 7 h, distanciel_synchrone: 13 h"),
                &["compte 7 h d’une autre modalité | 7 h ici"],
            ),
            (
                &of("mixte", "presentiel: 7 h, distanciel_synchrone: 13 h"),
                &[],
            ),
        ],
    );
}

#[test]
fn a_skills_assessment_is_told_what_is_wrong_alone() {
    let of = |keys: &str| format!("nature: bilan-de-competences\n{keys}");
    tells(
        "C030",
        &[
            (
                &of("duree: { heures: 30 }"),
                &["compte 30 h : le maximum est 24 h | prévoyez 24 heures au plus"],
            ),
            (
                &of("duree: { heures: 10 }"),
                &[
                    "compte 10 h : le minimum est 13 h (un minimum à vérifier) | vérifiez ce minimum",
                ],
            ),
            (
                &of("deroule: { phases: [A, B] }"),
                &["compte 2 phases : il en faut 3 | décrivez trois phases"],
            ),
            (
                &of("deroule: { phases: [A] }"),
                &["compte 1 phase : il en faut 3 |"],
            ),
            (
                &of("duree: { heures: 24 }\nderoule: { phases: [A, B, C] }"),
                &[],
            ),
        ],
    );
}

#[test]
fn an_indicator_has_one_value_at_a_date() {
    let of = |rows: &str| format!("indicateurs: [{rows}]");
    let two = "« Satisfaction » a deux valeurs pour la même date : 92 % et 95 % | 92 % ici";
    tells(
        "C036",
        &[
            (
                &of(
                    "{ libelle: Satisfaction, valeur: 92 %, date: 2025 }, { libelle: Satisfaction, valeur: 95 %, date: 2025 }",
                ),
                &[two],
            ),
            (
                &of(
                    "{ libelle: satisfaction, annees: { 2024: 90 %, 2025: 92 % } }, { libelle: Satisfaction, valeur: 95 %, date: 2025 }",
                ),
                &[two],
            ),
            (
                &of(
                    "{ libelle: Satisfaction, valeur: 92 % }, { libelle: Satisfaction, valeur: 95 % }",
                ),
                &[two],
            ),
            (
                &of(
                    "{ libelle: A, valeur: 92 %, date: 2024 }, { libelle: A, valeur: 95 %, date: 2025 }",
                ),
                &[],
            ),
            (
                &of(
                    "{ libelle: A, valeur: 92 %, date: 2025, population: stagiaires }, { libelle: A, valeur: 95 %, date: 2025, population: financeurs }",
                ),
                &[],
            ),
            (
                &of(
                    "{ libelle: A, valeur: 92 %, date: 2025 }, { libelle: A, valeur: 92 %, date: 2025 }",
                ),
                &[],
            ),
            (
                &of(
                    "{ libelle: A, valeur: 92 %, date: 2025 }, { libelle: B, valeur: 95 %, date: 2025 }",
                ),
                &[],
            ),
            (
                &of("{ libelle: A, valeur: 92 %, date: 2025 }, { libelle: A, valeur: 95 % }"),
                &[],
            ),
        ],
    );
}

#[test]
fn what_is_no_amount_is_told_where_to_go() {
    let row = |amount: &str| format!("tarifs: [{{ libelle: A, montant: {amount} }}]");
    for words in [
        "sur devis", "Sur devis", "nous consulter", "prix sur demande",
    ] {
        let led = format!("écrivez « tarifs: {words} »");
        tells("S013", &[(&row(words), &[&led])]);
        let session = format!("sessions: [{{ dates: 2027-03-02, tarif: {words} }}]");
        tells("S013", &[(&session, &[&led])]);
    }
    for words in ["-10 %", "10 % de remise"] {
        tells(
            "S013",
            &[(&row(words), &["écrivez le prix après la remise"])],
        );
    }
    tells("S013", &[(&row("-10 €"), &["est négatif"])]);
    for words in ["inclus", "gratuit", "offert aux adhérents", "Comprise", "0"] {
        tells("S013", &[(&row(words), &[])]);
    }
    tells("S013", &[(&row("inclus 100 €"), &["n’est pas un montant"])]);
    let max = "public: { effectif: { max: 4.5 } }";
    tells(
        "S011",
        &[(max, &["attend un nombre entier, pas un nombre à virgule"])],
    );
}

#[test]
fn an_unknown_key_is_led_to_a_key_that_is_there() {
    for (yaml, led) in [
        (
            "indicateurs: [{ intitule: A, valeur: 92 % }]",
            "« libelle »",
        ),
        ("evaluation: { epreuves: [{ intitule: A }] }", "« titre »"),
        (
            "certification: { epreuves: [{ intitule: A }] }",
            "« titre »",
        ),
        ("tarifs: [{ intitule: A, montant: 90 € }]", "« libelle »"),
        ("sections: [{ intitule: A, texte: B }]", "« titre »"),
        ("deroule: { phases: [{ intitule: A }] }", "« titre »"),
        (
            "evaluation: { epreuves: [{ titre: A, au_choix: oui }] }",
            "clés possibles ici : titre, duree",
        ),
        (
            "certification: { epreuves: [{ titre: A, au_choix: oui }] }",
            "clés possibles ici : titre, duree",
        ),
        (
            "indicateurs: [{ libelle: A, valeur: 1, au_choix: oui }]",
            "clés possibles ici : libelle, valeur",
        ),
        (
            "distance: { activites: [{ titre: A, au_choix: oui }] }",
            "clés possibles ici : titre, duree",
        ),
    ] {
        tells("S007", &[(yaml, &[led])]);
        assert!(
            found("S008", yaml).is_empty() || yaml.contains("intitule"),
            "{yaml}"
        );
    }
}

#[test]
fn lines_of_lists_and_tables_that_yaml_joins_are_told() {
    let joined = ["les lignes de cette liste ou de ce tableau sont mises bout à bout"];
    for text in [
        ">\n  Voici :\n  - un\n  - deux",
        ">-\n  1. un\n  2. deux",
        ">\n  | A | B |\n  | --- | --- |\n  | 1 | 2 |",
        ">\n  Voici :\n  • un\n  • deux",
        "Voici\n  1. un\n  2. deux",
        "\"Voici\n  - un\n  - deux\"",
    ] {
        tells("S022", &[(&format!("methodes: {text}"), &joined)]);
    }
    for text in [
        ">\n  Un texte\n  – souvent long – qui continue\n  sur trois lignes.",
        ">\n  Voici :\n\n  - un\n\n  - deux",
        ">\n  Voici :\n    - un\n    - deux",
        "|\n  - un\n  - deux",
        ">\n  Le groupe se réunit le\n  3. Il revient ensuite.",
    ] {
        tells("S022", &[(&format!("methodes: {text}"), &[])]);
    }
}
