//! Durations as people write them; lengths, times, dates and numbers of people that contradict one another, or do not.

use annexe::check::ProjectContext;
use annexe::model::project::Config;
use annexe::model::{Sheet, compose};
use annexe::render::markdown::render_markdown;

/// Sheets without their titles, each after its name and the codes that are found, in the order of the file.
const SHEETS: &str = "\
== times of 7 h and one evening of 2 h make 16 h:
duree: { jours: 2, heures: 16 }
horaires: { matin: 9 h à 12 h, apres_midi: 13 h à 17 h }
deroule: { journees: [{ titre: a, matin: { titre: m }, apres_midi: { titre: n }, soiree: { titre: v, duree: 2 h } }, { titre: b }] }
== an evening comes after the times of its day:
deroule: { journees: [{ horaires: 8 h à 12 h et 13 h à 17 h, matin: { duree: 4 h }, apres_midi: { duree: 4 h }, soiree: { duree: 2 h } }] }
== a day counts its evening:
deroule: { journees: [{ duree: 10 h, horaires: 8 h à 12 h et 13 h à 17 h, soiree: { titre: v, duree: 2 h } }] }
== days of 8 h and an evening:
duree: { jours: 2, heures: 18, heures_par_jour: 8 }
horaires: 8 h à 12 h et 13 h à 17 h
deroule: { journees: [{ titre: a, contenus: [x], soiree: { titre: v, duree: 2 h } }, { titre: b }] }
== an evening that is too short: C008
duree: { jours: 1, heures: 11 }
horaires: 8 h à 12 h et 13 h à 17 h
deroule: { journees: [{ titre: a, contenus: [x], soiree: { titre: v, duree: 2 h } }] }
== a day longer than the times of the action: C008
horaires: 9 h à 12 h et 13 h à 17 h
deroule: { journees: [{ titre: a, duree: 9 h }, { titre: b, duree: 3 h 30 }, { titre: Jours 3 et 4, duree: 14 h }] }
== a day longer than its times and their meal: C008
horaires: 9 h à 17 h
deroule: { journees: [{ titre: a, duree: 9 h }, { titre: b, duree: 7 h }] }
== several dates, or a range:
horaires: 9 h à 12 h et 13 h à 17 h
deroule: { journees: [{ duree: 20 h, date: { debut: 2026-03-02, fin: 2026-03-05 } }, { duree: 14 h, date: [2026-03-09, 2026-03-10] }] }
== a sequence longer than the times of its morning: C008
deroule: { journees: [{ matin: { horaires: 9 h à 12 h, sequences: [{ titre: s, duree: 4 h }, { titre: t }] } }] }
== a sequence longer than the morning of the action: C008
horaires: { matin: 9 h à 12 h, apres_midi: 13 h à 17 h }
deroule: { journees: [{ matin: { sequences: [{ titre: s, duree: 4 h }] } }] }
== a sequence longer than its half-day, beside one without a length: C004
deroule: { journees: [{ matin: { duree: 3 h, sequences: [{ titre: s, duree: 4 h }, { titre: t }] } }] }
== a range out of the period is one mistake: C011 C011
periode: { debut: 2026-10-05, fin: 2026-10-06 }
sessions: [{ dates: du 5 au 6 octobre 2026 }, { dates: { debut: 2026-10-12, fin: 2026-10-16 } }, { dates: 'les 12, 13 et 14 octobre 2026' }]
== activities of an action that is all remote: C007
duree: { heures: 14 }
modalite: distanciel
distance: { activites: [{ titre: a, duree: 8 h }, { titre: b, duree: 2 h }] }
== live hours beside the activities:
duree: { heures: 14 }
modalite: distanciel
horaires: 9 h à 11 h
distance: { activites: [{ titre: a, duree: 10 h }] }
== live steps beside the activities:
duree: { heures: 14 }
modalite: distanciel
deroule: { journees: [{ titre: Classe virtuelle, date: 2026-03-02 }] }
distance: { activites: [{ titre: a, duree: 10 h }] }
== exams beside the activities:
duree: { heures: 14 }
modalite: distanciel
evaluation: { epreuves: [{ titre: e, duree: 4 h }] }
distance: { activites: [{ titre: a, duree: 10 h }] }
== an activity without a length:
duree: { heures: 14 }
modalite: distanciel
distance: { activites: [{ titre: a, duree: 8 h }, { titre: b }] }
== a mixed action:
duree: { heures: 14 }
modalite: mixte
distance: { activites: [{ titre: a, duree: 8 h }] }
== hours in the centre are neither the total nor a part of it: C044
duree: { heures: 500 }
alternance: { centre: 420 h, entreprise: 1180 h }
== hours in both are the total:
duree: { heures: 1600 }
alternance: { centre: 420 h, entreprise: 1180 h }
== estimated hours:
duree: { heures: environ 500 h }
alternance: { centre: 420 h, entreprise: 1180 h }
== hours in the company: C044
duree: { heures: 1600, detail: { presentiel: 420 h, entreprise: 1180 h } }
alternance: { centre: 420 h, entreprise: 1100 h }
== twelve months in three: C045
duree: { mois: 12 }
periode: { debut: 2026-09-01, fin: 2026-11-30 }
== twelve months in a school year:
duree: { mois: 12 }
periode: 2026-2027
== about twelve months:
duree: { mois: environ 12 }
periode: { debut: 2026-09-01, fin: 2026-11-30 }
== ten weeks in a year:
duree: { semaines: 10 }
periode: 2026
== seven days in three: C045
duree: { jours: 7 }
periode: { debut: 2026-09-01, fin: 2026-09-03 }
== more places than the groups have: C046
public: { effectif: { max: 12, groupes: 2 } }
sessions: [{ titre: a, places: 25 }, { titre: b, places: 24 }, { titre: c, places: complet }, { titre: d, places: 3 }]
== mornings of a range are half-days, a day given as a range is one: C026 C026
duree: { jours: 3, heures_par_jour: 7 }
sessions:
  - dates: { debut: 2026-10-05, fin: 2026-10-09, demi_journee: matin }
  - dates: { debut: 2026-10-12, fin: 2026-10-12 }
  - dates: { debut: 2026-10-12, demi_journee: matin }
  - dates: { debut: 2026-11-02, fin: 2026-11-07, demi_journee: matin }
";

/// The codes of the rules on what is said twice, in the order of the file; weekends left out.
fn found(yaml: &str) -> Vec<String> {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let yaml = format!("intitule: Une action\n{yaml}");
    let checked = context.check("x.yaml", yaml.as_bytes());
    assert!(
        checked.programme.is_some(),
        "{yaml}\n{:?}",
        checked.diagnostics
    );
    let codes = checked.diagnostics.iter().map(|it| it.kind.code());
    let codes = codes.filter(|code| code.starts_with('C') && *code != "C012");
    codes.map(ToOwned::to_owned).collect()
}

#[test]
fn are_found_where_they_are_certain() {
    let mut wrong = Vec::new();
    for sheet in SHEETS.split("== ").filter(|sheet| !sheet.is_empty()) {
        let (head, yaml) = sheet.split_once('\n').expect("a name, then a sheet");
        let (name, codes) = head.split_once(':').expect("codes after the name");
        let expected: Vec<&str> = codes.split_whitespace().collect();
        let found = found(yaml);
        if found != expected {
            wrong.push(format!("{name}: found {found:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Durations as people write them, and as the sheet prints them.
const WRITTEN: &str = "\
2 jours de 7 h | 2 jours, soit 14 h (7 h de formation par jour)
3 jours de 6 h 30 | 3 jours, soit 19 h 30 (6 h 30 de formation par jour)
5 jours de 7 heures, soit 35 heures | 5 jours, soit 35 h (7 h de formation par jour)
2 demi-journées de 3 h 30 | 1 jour, soit 7 h
14 heures sur 2 jours | 2 jours, soit 14 h
14 h en 2 jours | 2 jours, soit 14 h
2 jours à raison de 7 h par jour | 2 jours, soit 14 h (7 h de formation par jour)
35 h par semaine pendant 12 semaines | 12 semaines, 35 h par semaine
1 jour par semaine pendant 10 semaines | 10 semaines, 1 jour par semaine
70 h réparties sur 10 jours pendant 3 mois | 10 jours, soit 70 h, sur 3 mois
1 an et demi | 18 mois
400 h sur 2 ans et demi | 400 h sur 30 mois";

#[test]
fn durations_in_one_text_are_read() {
    for line in WRITTEN.lines() {
        let (written, printed) = line.split_once(" | ").expect("two parts");
        let yaml = format!("intitule: Une action\nduree: {written}\n");
        let context = ProjectContext::without_file(Some(Config::default()), None);
        let checked = context.check("x.yaml", yaml.as_bytes());
        let programme = checked.programme.expect(written);
        let text = render_markdown(&compose(&programme, None, Sheet::Annexe, true));
        let text = text.replace(['\u{a0}', '\u{202f}'], " ");
        let expected = format!("- **Durée** {printed}\n");
        assert!(text.contains(&expected), "{written}: {text}");
    }
    for unreadable in [
        "18 mois et demi", "2 jours de 7 jours", "7 h par an", "2 jours, 3 jours",
    ] {
        let yaml = format!("intitule: Une action\nduree: {unreadable}\n");
        let context = ProjectContext::without_file(Some(Config::default()), None);
        let checked = context.check("x.yaml", yaml.as_bytes());
        let mut codes = checked.diagnostics.iter().map(|it| it.kind.code());
        assert!(codes.any(|code| code == "S013"), "{unreadable}");
    }
}
