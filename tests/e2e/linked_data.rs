//! What machines read of a sheet: a course and its runs.

use annexe::model::Programme;
use annexe::model::resolved::Action;
use serde_json::{Value, json};

#[track_caller]
fn check(yaml: &str, expected: &Value) {
    let programme: Programme = serde_yaml::from_str(yaml).expect("a programme");
    let data: Value =
        serde_json::from_str(&programme.linked_data(None, &Action::new(&programme.sections)))
            .expect("JSON");
    for (key, value) in expected.as_object().expect("keys") {
        assert_eq!(&data[key], value, "{key}");
    }
}

#[test]
fn a_sheet_is_a_course_and_its_run() {
    check(
        "intitule: Animer\nlieu: Rennes\nmodalite: presentiel\nduree: {heures: 10.5}\n\
         objectifs: {liste: ['**Préparer** une réunion']}\n\
         deroule: {journees: [{date: 2026-10-07}, {date: 2026-10-06}]}\n",
        &json!({
            "@type": "Course",
            "name": "Animer",
            "description": "Animer",
            "teaches": ["Préparer une réunion"],
            "timeRequired": "PT10H30M",
            "hasCourseInstance": [{
                "@type": "CourseInstance",
                "courseMode": "onsite",
                "courseWorkload": "PT10H30M",
                "location": {"@type": "Place", "name": "Rennes"},
                "startDate": "2026-10-06",
                "endDate": "2026-10-07",
            }],
        }),
    );
}

#[test]
fn each_session_is_a_run() {
    check(
        "intitule: Animer\nsessions: [{dates: [2026-03-12, 2026-03-13]}, {dates: a-programmer, lieu: Lorient}]\n",
        &json!({
            "hasCourseInstance": [
                {"@type": "CourseInstance", "startDate": "2026-03-12", "endDate": "2026-03-13"},
                {"@type": "CourseInstance", "location": {"@type": "Place", "name": "Lorient"}},
            ],
        }),
    );
}
