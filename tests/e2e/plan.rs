//! How long the steps of a plan last, and whether their parts and their times agree.

use annexe::model::Programme;
use annexe::model::resolved::{Action, Conflict, Step, TimeSpan, explains_difference};

/// An action with that plan, whose days are seven hours.
fn programme(plan: &str) -> Programme {
    let yaml = format!("{{intitule: a, duree: {{heures_par_jour: 7}}, deroule: {{{plan}}}}}");
    serde_yaml::from_str(&yaml).expect("a programme")
}

/// Half days and minutes of the first step, when a day is seven hours.
fn extent(yaml: &str) -> (Option<u32>, Option<u32>) {
    let programme = programme(yaml);
    let action = Action::new(&programme.sections);
    (
        action.steps[0].counted_half_days(),
        action.steps[0].counted_minutes(),
    )
}

#[test]
fn days_are_counted_and_hours_follow() {
    let two_days = "phases: [{journees: [{titre: a}, {titre: b}]}]";
    assert_eq!(extent(two_days), (Some(4), Some(840)));
    assert_eq!(extent("journees: [{titre: a}]"), (Some(2), Some(420)));
    assert_eq!(extent("journees: [{matin: {titre: a}}]"), (Some(1), None));
    assert_eq!(extent("phases: [{duree: 1 jour}]"), (Some(2), Some(420)));
}

#[test]
fn rows_add_up_and_hours_never_make_days() {
    let rows = "journees: [{sequences: [{duree: 3 h}, {duree: 15 min, pause: oui}]}]";
    assert_eq!(extent(rows), (Some(2), Some(195)));
    let untimed = "modules: [{sequences: [{duree: 3 h}, {titre: b}]}]";
    assert_eq!(extent(untimed), (None, None));
    let stated = "phases: [{duree: 3 h, journees: [{titre: a}]}]";
    assert_eq!(extent(stated), (None, Some(180)));
    let repeated = "journees: [{date: [2026-03-02, 2026-03-03], titre: a}]";
    assert_eq!(extent(repeated).0, None);
    assert_eq!(extent("journees: [{duree: 30 min}]"), (None, Some(30)));
    assert_eq!(extent("journees: [{duree: 3 h 30}]"), (Some(1), Some(210)));
    assert_eq!(extent("journees: [{duree: 7 h}]"), (Some(2), Some(420)));
    let own_hours = "journees: [{matin: {horaires: 9 h à 12 h}, apres_midi: {duree: 3 h}}]";
    assert_eq!(extent(own_hours), (Some(2), Some(360)));
}

fn spans(conflict: Option<Conflict>) -> Option<(TimeSpan, TimeSpan)> {
    conflict.map(|conflict| (conflict.stated.span, conflict.found.span))
}

/// What the first step states and what its parts make, when a day is seven hours.
fn disagreement(yaml: &str) -> Option<(TimeSpan, TimeSpan)> {
    let programme = programme(yaml);
    spans(Action::new(&programme.sections).steps[0].parts_conflict())
}

#[test]
fn parts_add_up_to_what_is_stated_or_not() {
    use TimeSpan::{HalfDays, Minutes};
    let day = |rest: &str| format!("journees: [{{titre: a, {rest}}}]");
    for (rest, expected) in [
        (
            "duree: 7 h, matin: {duree: 3 h 30}, apres_midi: {duree: 3 h 30}",
            None,
        ),
        (
            "duree: 7 h, matin: {duree: 3 h 30}, apres_midi: {duree: 3 h}",
            Some((420, 390)),
        ),
        (
            "duree: 1 jour, matin: {duree: 3 h}, apres_midi: {duree: 3 h}",
            Some((420, 360)),
        ),
        (
            "duree: 7 h, matin: {titre: a}, apres_midi: {duree: 3 h}",
            None,
        ),
        (
            "duree: 3 h, sequences: [{duree: 3 h}, {duree: 15 min, pause: oui}]",
            None,
        ),
        (
            "duree: 3 h 15, sequences: [{duree: 3 h}, {duree: 15 min, pause: oui}]",
            None,
        ),
        (
            "duree: 3 h 10, sequences: [{duree: 3 h}, {duree: 15 min, pause: oui}]",
            Some((190, 195)),
        ),
        (
            "date: [2026-03-02, 2026-03-09], duree: 14 h, matin: {duree: 3 h 30}, apres_midi: {duree: 3 h 30}",
            None,
        ),
        (
            "date: {debut: 2026-03-02, fin: 2026-03-09}, duree: 14 h, sequences: [{duree: 2 h}]",
            None,
        ),
        ("duree: 7 h", None),
    ] {
        let expected = expected.map(|(stated, parts)| (Minutes(stated), Minutes(parts)));
        assert_eq!(disagreement(&day(rest)), expected, "{rest}");
    }
    let days = "phases: [{duree: 3 jours, journees: [{titre: a}, {matin: {titre: b}}]}]";
    assert_eq!(disagreement(days), Some((HalfDays(6), HalfDays(3))));
    let hours = "modules: [{duree: 10 h, journees: [{titre: a}, {duree: 3 h}]}]";
    assert_eq!(disagreement(hours), None);
}

#[test]
fn times_last_what_steps_do_or_not() {
    let steps = |rest: &str| format!("journees: [{{titre: a, {rest}}}]");
    for (rest, expected) in [
        ("duree: 7 h, horaires: 9 h à 17 h", None),
        ("duree: 7 h, horaires: 9 h à 15 h", Some((420, 360))),
        ("duree: 3 h, horaires: 9 h à 12 h 30", Some((180, 210))),
        (
            "duree: 3 h, horaires: 9 h à 12 h 30, sequences: [{duree: 30 min, pause: oui}]",
            None,
        ),
        (
            "duree: 7 h, horaires: {matin: 9 h à 12 h, apres_midi: 14 h à 17 h}",
            Some((420, 360)),
        ),
        (
            "duree: 7 h 30, date: [2026-03-02, 2026-03-09, 2026-03-16], horaires: 9 h à 11 h 30",
            None,
        ),
        (
            "duree: 7 h, date: {debut: 2026-03-02, fin: 2026-03-03}, horaires: 9 h à 11 h",
            None,
        ),
        (
            "horaires: 9 h à 12 h, sequences: [{duree: 1 h}, {duree: 1 h 30}]",
            None,
        ),
        (
            "horaires: 9 h à 12 h, sequences: [{duree: 2 h}, {duree: 1 h 30}]",
            Some((210, 180)),
        ),
        ("duree: 7 h, horaires: sur rendez-vous", None),
        ("duree: 7 h, horaires: {debut: 9 h}", None),
    ] {
        let programme = programme(&steps(rest));
        let found = spans(Action::new(&programme.sections).steps[0].times_conflict());
        let minutes = |(length, open)| (TimeSpan::Minutes(length), TimeSpan::Minutes(open));
        let expected = expected.map(minutes);
        assert_eq!(found, expected, "{rest}");
    }
}

#[test]
fn one_step_may_account_for_a_gap() {
    let accounts = |announced: u32| {
        let yaml = format!(
            "{{intitule: a, duree: {{heures: {}}}, deroule: {{journees: [{{duree: 6 h, \
             matin: {{duree: 3 h 30}}, apres_midi: {{duree: 3 h 30}}}}]}}}}",
            announced / 60
        );
        let programme: Programme = serde_yaml::from_str(&yaml).expect("a programme");
        let action = Action::new(&programme.sections);
        let conflict = action.planned_hours_conflict().expect("a conflict");
        assert_eq!(conflict.stated.span, TimeSpan::Minutes(announced));
        explains_difference(&action.steps, &conflict)
    };
    assert!(accounts(420));
    assert!(!accounts(480));
}

#[test]
fn steps_are_ranked_among_their_kind() {
    let programme =
        programme("phases: [{journees: [{titre: a}, {titre: b}]}, {journees: [{titre: c}]}]");
    let action = Action::new(&programme.sections);
    let names: Vec<String> = action
        .steps
        .iter()
        .flat_map(|phase| &phase.children)
        .map(Step::name)
        .collect();
    assert_eq!(
        names,
        ["Journée\u{a0}1", "Journée\u{a0}2", "Journée\u{a0}1"]
    );
}
