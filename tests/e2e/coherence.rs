//! What sheets say twice: the tricky cases of the coherence rules, each with where it is found, or silent.

use annexe::check::ProjectContext;
use annexe::diagnostic::Diagnostic;
use annexe::model::project::Config;

/// What the coherence rules find in a sheet that shares `annexe`: `4:10 C001`, in the order of the file.
fn found(yaml: &str, annexe: &str) -> Vec<String> {
    let project_context = match annexe {
        "" => ProjectContext::without_file(Some(Config::default()), None),
        shared => ProjectContext::read("annexe.yaml", shared.as_bytes(), None, &|_| {
            Err(std::io::ErrorKind::NotFound.into())
        }),
    };
    assert!(project_context.config.is_some(), "{annexe}");
    let yaml = format!("intitule: Une formation\n{yaml}");
    let checked = project_context.check("x.yaml", yaml.as_bytes());
    assert!(checked.programme.is_some(), "{yaml}\n{checked:?}");
    let elsewhere = project_context.diagnostics([&checked]);
    let diagnostics = checked.diagnostics.iter().chain(&elsewhere);
    diagnostics.filter_map(coherence).collect()
}

fn coherence(diagnostic: &Diagnostic) -> Option<String> {
    let code = diagnostic.kind.code();
    let position = diagnostic.place.file.position(diagnostic.place.span.start);
    code.starts_with('C')
        .then(|| format!("{}:{} {code}", position.line, position.column))
}

/// Each sheet, and what is found in it, one place a line; its first line is the second of the file.
#[track_caller]
fn finds(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (yaml, expected) in cases {
        let found = found(yaml, "");
        if found != *expected {
            wrong.push(format!("{yaml}\nfound {found:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn one_mistake_in_durations_is_told_once() {
    finds(&[
        // The days are wrong, and the plan has the right number.
        (
            "duree: { jours: 3, heures: 14, heures_par_jour: 7 }
deroule:
  journees: [{ titre: a }, { titre: b }]",
            &["2:28 C002"],
        ),
        // One more day planned: hours follow.
        (
            "duree: { jours: 2, heures_par_jour: 7 }
deroule:
  journees: [{ titre: a }, { titre: b }, { titre: c }]",
            &["2:17 C001"],
        ),
        // A half-day at odds with its rows upsets neither its day nor the total.
        (
            "duree: { jours: 1, heures_par_jour: 7 }
deroule:
  journees:
    - duree: 7 h
      matin:
        duree: 3 h
        sequences: [{ duree: 2 h }, { duree: 1 h 30 }]
      apres_midi: { duree: 3 h 30 }",
            &["7:16 C004"],
        ),
        // A row whose times are right and whose length is not.
        (
            "duree: { heures: 3 }
deroule:
  sequences:
    - { horaires: 9 h à 10 h 30, duree: 1 h }
    - { horaires: 10 h 30 à 12 h, duree: 1 h 30 }",
            &["5:19 C008"],
        ),
        // A phase that announces more days than it has, in a total that is right.
        (
            "duree: { jours: 3 }
deroule:
  phases:
    - duree: 3 jours
      journees: [{ titre: a }, { titre: b }]
    - duree: 1 jour
      journees: [{ titre: c }]",
            &["5:14 C004"],
        ),
    ]);
}

#[test]
fn hours_of_plans() {
    finds(&[
        (
            "duree: { heures: 14 }
deroule:
  modules: [{ duree: 7 h }, { duree: 6 h }]",
            &["2:18 C003"],
        ),
        // One length unknown: nothing to add up.
        (
            "duree: { heures: 14 }
deroule:
  modules: [{ duree: 7 h }, { titre: b }]",
            &[],
        ),
        // Days and hours together.
        (
            "duree: { jours: 2, heures_par_jour: 7 }
deroule:
  phases: [{ duree: 1.5 jour }, { duree: 3 h }]",
            &["2:17 C003"],
        ),
        (
            "duree: { jours: 2, heures_par_jour: 7 }
deroule:
  phases: [{ duree: 1.5 jour }, { duree: 3 h 30 }]",
            &[],
        ),
        // Pauses counted, then not.
        (
            "duree: { heures: 3.25 }
deroule:
  sequences: [{ duree: 3 h }, { pause: oui, duree: 15 min }]",
            &[],
        ),
        (
            "duree: { heures: 3 }
deroule:
  sequences: [{ duree: 3 h }, { pause: oui, duree: 15 min }]",
            &[],
        ),
        // Half-days.
        (
            "duree: { jours: 1.5, heures_par_jour: 6 }
deroule:
  journees: [{ titre: a }, { matin: { titre: b } }]",
            &[],
        ),
        // The same day on several dates is of a length that only its author knows, but no longer than its dates.
        (
            "duree: { jours: 1, heures_par_jour: 7 }
deroule:
  journees: [{ titre: a, date: [2026-03-02, 2026-03-03] }]",
            &[],
        ),
        (
            "duree: { jours: 3, heures_par_jour: 7 }
deroule:
  journees: [{ titre: a, date: [2026-03-02, 2026-03-03] }]",
            &["2:17 C001"],
        ),
    ]);
}

#[test]
fn shared_out_hours() {
    finds(&[
        ("duree: { heures: 14, detail: { presentiel: 7 h, entreprise: 3 h } }", &["2:22 C005"]),
        ("duree: { heures: 14, detail: { presentiel: 7 h, entreprise: 7 h } }", &[]),
        // A part of the total, the rest going without saying.
        ("duree: { heures: 14, detail: { entreprise: 3 h } }", &[]),
        ("duree: { heures: 14, detail: { entreprise: 15 h } }", &["2:22 C005"]),
        // Exams beside the hours taught, or among them.
        ("duree: { heures: 14, detail: { presentiel: 12 h, certification: 2 h } }", &[]),
        ("duree: { heures: 14, detail: { presentiel: 14 h, certification: 2 h } }", &[]),
        ("duree: { heures: 14, detail: { presentiel: 13 h, certification: 2 h } }", &["2:22 C005"]),
        // Days are hours when a day is known.
        ("duree: { jours: 2, heures_par_jour: 7, detail: { presentiel: 2 jours } }", &[]),
        ("duree: { jours: 2, detail: { presentiel: 14 h } }", &[]),
        (
            "duree: { heures: 2, detail: { certification: 2 h } }
evaluation: { epreuves: [{ titre: a, duree: 1 h }, { titre: b }] }",
            &[],
        ),
        (
            "duree: { heures: 2, detail: { certification: 2 h } }
evaluation: { epreuves: [{ titre: a, duree: 1 h }] }",
            &["2:46 C006"],
        ),
        (
            "duree: { heures: 6, detail: { distanciel_synchrone: 2 h, distanciel_asynchrone: 4 h } }
distance: { activites: [{ titre: a, duree: 4 h }] }",
            &[],
        ),
        (
            "duree: { heures: 6, detail: { distanciel_synchrone: 2 h, distanciel_asynchrone: 4 h } }
distance: { activites: [{ titre: a, duree: 5 h }] }",
            &["3:13 C007"],
        ),
    ]);
}

#[test]
fn times_of_day() {
    finds(&[
        (
            "duree: { jours: 2, heures_par_jour: 7 }\nhoraires: 9 h à 17 h",
            &[],
        ),
        (
            "duree: { jours: 2, heures_par_jour: 7 }\nhoraires: 9 h à 15 h",
            &["3:11 C008"],
        ),
        (
            "duree: { jours: 2, heures_par_jour: 7 }\nhoraires: 9 h à 12 h 30",
            &[],
        ),
        (
            "duree: { jours: 2, heures: 14 }\nhoraires: 9h-12h et 14h-17h",
            &["3:11 C008"],
        ),
        (
            "duree: { jours: 0.5, heures: 3.5 }\nhoraires: 9 h à 12 h",
            &["3:11 C008"],
        ),
        (
            "duree: { jours: 2, heures_par_jour: 7 }\nhoraires: sur rendez-vous",
            &[],
        ),
        (
            "duree: { jours: 2, heures_par_jour: 7 }\nhoraires: { debut: 9 h }",
            &[],
        ),
        (
            "duree: { jours: 2, heures_par_jour: 7 }
sessions:
  - horaires: { matin: 9 h à 12 h, apres_midi: 14 h à 17 h }",
            &["4:5 C008"],
        ),
        (
            "deroule:
  journees:
    - matin: { horaires: 9 h à 12 h, duree: 3 h 30 }
    - horaires: 9 h à 17 h
      duree: 7 h
    - { date: [2026-03-02, 2026-03-09], horaires: 9 h à 11 h 30, duree: 5 h }",
            &["4:26 C008"],
        ),
    ]);
}

#[test]
fn dates_stand_in_order() {
    finds(&[
        (
            "deroule:
  journees:
    - date: 2026-03-05
    - date: a-programmer
    - date: 2026-03-03",
            &["6:13 C009"],
        ),
        (
            "deroule:\n  journees: [{ date: [2026-03-05, 2026-03-03] }]",
            &["3:35 C009"],
        ),
        (
            "deroule:\n  journees: [{ date: 2026-03 }, { date: 2026-03-03 }, { date: 2026-03 }]",
            &[],
        ),
        // A phase that starts before the one above it; a wrong date told once.
        (
            "deroule:
  phases:
    - journees: [{ date: 2026-03-05 }]
    - journees: [{ date: 2026-03-03 }, { date: 2026-03-09 }]",
            &["5:26 C009"],
        ),
        (
            "deroule:
  phases:
    - journees: [{ date: 2026-04-02 }, { date: 2026-03-03 }]
    - journees: [{ date: 2026-03-05 }]",
            &["4:48 C009"],
        ),
        // Modules side by side.
        (
            "deroule:
  modules:
    - journees: [{ date: 2026-03-02 }, { date: 2026-03-16 }]
    - journees: [{ date: 2026-03-03 }, { date: 2026-03-17 }]",
            &[],
        ),
    ]);
}

#[test]
fn dates_are_given_once() {
    finds(&[
        (
            "deroule:\n  journees: [{ date: 2026-03-02 }, { date: 2026-03-02 }]",
            &["3:44 C010"],
        ),
        (
            "sessions:\n  - dates: [2026-03-02, 2026-03-03, 2026-03-02]",
            &["3:37 C010"],
        ),
        (
            "deroule:
  journees:
    - { date: 2026-03-02, matin: { titre: a } }
    - { date: 2026-03-02, apres_midi: { titre: b } }",
            &[],
        ),
        (
            "deroule:
  journees:
    - { date: 2026-03-02, horaires: 9 h à 12 h, lieu: Salle A }
    - { date: 2026-03-02, lieu: Salle B }",
            &[],
        ),
    ]);
}

#[test]
fn dates_stand_in_the_period() {
    finds(&[
        (
            "periode: { debut: 2026-03-02, fin: 2026-03-31 }
deroule:
  journees: [{ date: 2026-03-02 }, { date: 2026-03-31 }, { date: 2026-02-27 }]",
            &["4:66 C011"],
        ),
        // The period is wrong, not each date.
        (
            "periode: { debut: 2025-03-02, fin: 2025-03-31 }
deroule:
  journees: [{ date: 2026-03-02 }, { date: 2026-03-31 }]",
            &["4:22 C011"],
        ),
        (
            "periode: { debut: 2026-03-16, fin: 2026-04-30 }
sessions: [{ dates: 2026-03 }, { dates: 2026-05 }, { dates: a-programmer }, { dates: 2026-03-16 }]",
            &["3:41 C011"],
        ),
    ]);
}

#[test]
fn days_of_rest_are_noted() {
    finds(&[
        (
            "deroule:\n  journees: [{ date: 2026-03-07 }, { date: [2026-03-09, 2026-03-15] }]",
            &["3:22 C012", "3:57 C012"],
        ),
        // A season is not its two ends.
        (
            "sessions: [{ dates: { debut: 2026-03-01, fin: 2026-05-31 } }]",
            &[],
        ),
        (
            "sessions: [{ dates: { debut: 2026-03-05, fin: 2026-03-07 } }]",
            &["2:47 C012"],
        ),
        (
            "deroule:\n  journees: [{ date: 2026-04-06 }]",
            &["3:22 C013"],
        ),
        (
            "deroule:\n  journees: [{ date: 2026-11-01 }]",
            &["3:22 C012"],
        ),
        ("periode: { debut: 2026-01-01, fin: 2026-12-25 }", &[]),
    ]);
}

#[test]
fn people_prices_and_certifications() {
    finds(&[
        (
            "intervenants: [{ nom: Awa Cabestan }, { nom: Gaspard Fanal, organisme: Le Ponton }]
sessions: [{ intervenants: [CABESTAN Awa, Mme Cabestan, G. Fanal, Le Ponton, un médecin, À définir] }]
deroule:
  journees:
    - intervenants: [Awa Cabestan et Gaspard Fanal, Awa Cabestant]",
            &["6:53 C015"],
        ),
        ("deroule: { journees: [{ intervenants: [Awa Cabestan] }] }", &[]),
        ("public: { effectif: { min: 8, max: 8 } }", &[]),
        ("public: { effectif: { min: 9, max: 8 } }", &["2:36 C016"]),
        (
            "tarifs:
  - { libelle: Inter, montant: 700, taxe: HT, par: participant }
  - { libelle: Inter, montant: 840, taxe: TTC, par: participant }
  - { libelle: INTER, montant: 710, taxe: HT, par: participant }
  - { libelle: Inter, montant: 2800, taxe: HT, par: groupe }",
            &["5:32 C018"],
        ),
        (
            "catalogue: { tarifs: 700 € par participant ou 750 € }
tarifs: [{ libelle: Inter, montant: 700 }]",
            &["2:47 C018"],
        ),
        ("catalogue: { tarifs: 1 400 € }\ntarifs: [{ libelle: Jour, montant: 700, par: jour }]", &[]),
        ("catalogue: { tarifs: 1 400 € }\ntarifs: sur devis", &[]),
        ("certification: { enregistrement: 2025-01-01, echeance: 2024-01-01 }", &["2:56 C019"]),
        (
            "certification: { enregistrement: 2023-01-01, echeance: 2026-01-01 }
sessions: [{ dates: 2025-12-01 }, { dates: 2026-02-02 }]",
            &["3:44 C020"],
        ),
        (
            "contexte: Le projet du réseau avance en 3 phases. La formation tient en deux modules.
deroule:
  introduction: Les quatre modules se suivent ; deux modules sur trois sont filmés.
  modules: [{ titre: a }, { titre: b }, { titre: c }]",
            &["2:73 C021", "4:21 C021"],
        ),
    ]);
}

#[test]
fn texts_hold_dates_too() {
    finds(&[
        (
            "contexte: La COG 2028/2022, du 16 au 14 mars 2019.",
            &["2:18 C014", "2:29 C014"],
        ),
        (
            "periode: Du lundi 14 février 2019 au vendredi 15 février 2019",
            &["2:13 C017"],
        ),
        (
            "contexte: |
  Une réunion a eu lieu
  le mardi
  14 février 2019.",
            &["4:6 C017"],
        ),
    ]);
}

#[test]
fn what_is_shared_takes_part() {
    let shared =
        "organisme:\n  duree:\n    jours: 2\n    heures_par_jour: 7\n  horaires: 9 h à 15 h\n";
    let plan = "deroule:\n  journees: [{ titre: a }]";
    assert_eq!(found(plan, shared), ["3:12 C001", "5:13 C008"]);
    assert_eq!(
        found("deroule: { journees: [{ date: 2026-12-20 }] }", ""),
        ["2:31 C012"]
    );
    let zone = "zone: martinique\n";
    let may = "deroule: { journees: [{ date: 2026-05-22 }] }";
    assert_eq!(found(may, zone), ["2:31 C013"]);
    assert_eq!(found(may, ""), Vec::<String>::new());
}

#[test]
fn a_period_that_a_text_says_bounds_the_dates() {
    let day = |period: &str, date: &str| {
        format!("periode: {period}\nderoule: {{ journees: [{{ date: {date} }}] }}\n")
    };
    for (period, date) in [
        ("du 5 au 6 octobre 2026", "2026-11-06"),
        ("du lundi 5 au mardi 6 octobre 2026", "2026-10-07"),
        ("du 05/10/2026 au 06/10/2026", "2026-10-08"),
        ("du 30 septembre au 2 octobre 2026", "2026-10-05"),
        ("5 et 6 octobre 2026", "2026-10-08"),
        ("les 5, 12 et 19 octobre 2026", "2026-10-20"),
        ("de février à juin 2026", "2026-07-01"),
        ("d’octobre 2026 à mars 2027", "2027-04-01"),
        ("entre mai et juin 2026", "2026-04-30"),
        ("octobre 2026", "2026-11-02"),
        ("2026", "2027-01-04"),
        ("année scolaire 2026-2027", "2028-01-04"),
    ] {
        assert_eq!(found(&day(period, date), ""), ["3:31 C011"], "{period}");
    }
    for (period, date) in [
        ("du 5 au 6 octobre 2026", "2026-10-06"),
        ("du 5 au 6 octobre 2026, puis un rappel", "2026-11-06"),
        ("à partir du 5 octobre 2026", "2026-11-06"),
        ("de février à juin 2026", "2026-06-30"),
        ("année scolaire 2026-2027", "2027-06-30"),
        ("octobre", "2026-11-02"),
        ("deux jours en octobre 2026", "2026-11-02"),
    ] {
        assert_eq!(found(&day(period, date), ""), [""; 0], "{period}");
    }
}

#[test]
fn holidays_inside_ranges_are_found_when_each_working_day_is_needed() {
    finds(&[
        (
            "duree: { jours: 5 }\nsessions: [{ dates: { debut: 2026-07-13, fin: 2026-07-17 } }]\n",
            &["3:14 C013"],
        ),
        (
            "duree: { jours: 4 }\nsessions: [{ dates: { debut: 2026-07-13, fin: 2026-07-17 } }]\n",
            &[],
        ),
        (
            "sessions: [{ dates: { debut: 2026-07-13, fin: 2026-07-17 } }]\n",
            &["2:14 C013"],
        ),
        (
            "duree: { jours: 10 }\nsessions: [{ dates: [{ debut: 2026-05-04, fin: 2026-05-08 }, { debut: 2026-05-18, fin: 2026-05-22 }] }]\n",
            &["3:48 C013"],
        ),
        (
            "duree: { jours: 10 }\nperiode: du 4 au 15 mai 2026\n",
            &["3:10 C013", "3:10 C013"],
        ),
        ("duree: { jours: 8 }\nperiode: du 4 au 15 mai 2026\n", &[]),
        ("periode: { debut: 2026-01-05, fin: 2026-12-18 }\n", &[]),
    ]);
}

#[test]
fn announced_weekends_are_meant() {
    let days = "deroule: { journees: [{ date: 2026-10-10 }, { date: 2026-10-11 }] }\n";
    for announced in [
        "horaires: Le samedi et le dimanche, de 9 h à 17 h",
        "periode: Un week-end par mois",
        "sous_titre: Cycle en weekends",
        "sessions: [{ titre: Les samedis et dimanches, dates: a-programmer }]",
    ] {
        assert_eq!(
            found(&format!("{announced}\n{days}"), ""),
            [""; 0],
            "{announced}"
        );
    }
    let found_with = |announced: &str| found(&format!("{announced}\n{days}"), "");
    assert_eq!(
        found_with("horaires: Le samedi, de 9 h à 17 h"),
        ["3:53 C012"]
    );
    assert_eq!(
        found_with("horaires: Du lundi au vendredi, sauf le samedi et le dimanche"),
        ["3:31 C012", "3:53 C012"]
    );
    assert_eq!(
        found(days, "organisme: { horaires: Le week-end }\n"),
        [""; 0]
    );
}

#[test]
fn contact_details_have_their_form() {
    let contact = |details: &str| found(&format!("contacts: [{{ nom: A, {details} }}]\n"), "");
    for right in [
        "courriel: ana.royer@exemple.fr",
        "courriel: ana@exemple.fr ou contact@exemple.fr",
        "telephone: 05 55 00 00 00",
        "telephone: +33 (0)5 55 00 00 00",
        "telephone: 05.55.00.00.00 / 06 00 00 00 00",
        "telephone: 05 55 00 00 00 (le matin)",
        "telephone: \"3939\"",
        "telephone: sur demande",
        "site: www.exemple.fr",
        "site: https://exemple.fr/formations?page=2",
    ] {
        assert_eq!(contact(right), [""; 0], "{right}");
    }
    for wrong in [
        "courriel: ana.royer(at)exemple.fr",
        "courriel: ana@exemple",
        "courriel: ana royer@",
        "courriel: ana@exemple.fr ou contact@exemple",
        "telephone: 05 55 00 00",
        "telephone: 05 55 00 00 00 0",
        "telephone: 15 55 00 00 00",
        "telephone: 05 55 00 00 00 ou 06 00 00",
        "site: exemple",
        "site: https://exemple",
    ] {
        assert_eq!(contact(wrong).len(), 1, "{wrong}");
    }
    let referent = "referent_handicap: { nom: A, courriel: handicap.exemple.fr }\n";
    assert_eq!(found(referent, ""), ["2:40 C025"]);
    let shared = "organisme: { siret: 999 000 102 00016, telephone: 02 99, nda: { numero: 53 35, region: Bretagne } }\n";
    assert_eq!(found("", shared).len(), 3);
}

#[test]
fn each_certification_has_its_dates() {
    finds(&[(
        "periode: { debut: 2026-01-05, fin: 2026-12-18 }\ncertification:\n  - { intitule: A, enregistrement: 2024-01-01, echeance: 2023-01-01 }\n  \
         - { intitule: B, echeance: 2026-06-01 }\n  - { intitule: C, echeance: 2026-06-01, derniere_delivrance: 2027-06-01 }\n",
        &["2:36 C020", "4:58 C019"],
    )]);
}
