//! The lines that sections make of their keys.

use annexe::document::text::{Identifier, Text};
use annexe::model::audience::Audience;
use annexe::model::convention::Convention;
use annexe::model::duration::{Days, TotalDuration};
use annexe::model::trainer::Trainer;
use annexe::model::{Programme, Sheet, compose};

#[test]
fn the_headcount_is_said_in_words() {
    let line = |yaml: &str| {
        let audience: Audience =
            serde_yaml::from_str(&format!("effectif: {yaml}")).expect("an audience");
        let fact = audience.headcount();
        fact.map(|fact| format!("{:?}", fact.value).replace("\\u{a0}", " "))
    };
    let says = |yaml: &str, words: &str| {
        let line = line(yaml).unwrap_or_default();
        assert!(line.contains(&format!("\"{words}\"")), "{yaml}: {line}");
    };
    says(
        "{min: 6, max: 12, groupes: 2}",
        "2 groupes, de 6 à 12 participants par groupe",
    );
    says("{max: 1}", "1 participant au plus");
    says("{min: 8, max: 8}", "8 participants");
    says("{groupes: 1}", "1 groupe");
    assert_eq!(line("{}"), None);
}

#[test]
fn says_what_is_known_and_no_more() {
    let text = |text: &str| Some(Text(text.to_owned()));
    let mut convention = Convention::default();
    assert_eq!(convention.full_title(), "Annexe à la convention");
    convention.client = text("Commune de Lannion");
    assert_eq!(
        convention.full_title(),
        "Annexe à la convention avec Commune de Lannion"
    );
    convention.organisme = text("EGOC");
    convention.numero = Some(Identifier::Number(12));
    convention.annexe = Some(Identifier::Number(2));
    assert_eq!(
        convention.full_title(),
        "Annexe\u{a0}2 à la convention EGOC / Commune de Lannion n°\u{a0}12"
    );
}

fn line(yaml: &str) -> String {
    let yaml = format!("{{intitule: Une action, duree: {yaml}}}");
    let programme: Programme = serde_yaml::from_str(&yaml).expect("a programme");
    format!("{:?}", compose(&programme, None, Sheet::Annexe, false).body)
}

#[test]
fn what_follows_is_not_asked() {
    let both = line("{jours: 7, heures_par_jour: 7}");
    assert!(both.contains("7\\u{a0}jours, soit 49\\u{a0}h (7\\u{a0}h de formation par jour)"));
    assert!(
        line("{jours: \"2,5\", heures: 17.5}")
            .contains("2,5\\u{a0}jours, soit 17\\u{a0}h\\u{a0}30")
    );
    assert!(line("{heures: 3 h 30}").contains("3\\u{a0}h\\u{a0}30"));
    assert!(!line("{}").contains("Durée"));
}

#[test]
fn hours_a_day_follow_only_when_they_divide() {
    let per_day = |yaml: &str| {
        let duration: TotalDuration = serde_yaml::from_str(yaml).expect("a duration");
        duration.minutes_per_day()
    };
    assert_eq!(per_day("{jours: 2, heures: 14}"), Some(420));
    assert_eq!(per_day("{jours: 3, heures: 7.02}"), None);
    assert_eq!(per_day("{jours: 3}"), None);
}

#[test]
fn days_are_half_days() {
    for text in ["7", "2,5", "0.5", "2 jours", "une demi-journée"] {
        assert!(Days::parse(text).is_ok(), "{text}");
    }
    for text in ["0", "0,3", "7 h", "sept", "", "5000"] {
        assert!(Days::parse(text).is_err(), "{text}");
    }
}

#[test]
fn people_are_known_by_several_names() {
    let trainer: Trainer =
        serde_yaml::from_str("{nom: Maëlle Le Goff-Karadec, organisme: Le Ponton}")
            .expect("a trainer");
    for name in [
        "Maëlle Le Goff-Karadec",
        "LE GOFF KARADEC Maelle",
        "Mme Le Goff",
        "M. Le\u{a0}Goff‑Karadec",
        "Maëlle Karadec (Le Ponton)",
        "Le Ponton",
    ] {
        assert!(trainer.matches_name(name), "{name}");
    }
    for name in ["Maëlle Caradec", "Mael Le Goff", "Yann Le Goff", "", "Mme"] {
        assert!(!trainer.matches_name(name), "{name}");
    }
}
