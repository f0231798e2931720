//! What machines read of a sheet: a `Course` and its `CourseInstance`s, in the terms of schema.org.
//!
//! It repeats what the sheet says and adds nothing: where the sheet has a text rather than a value, so has this.

use serde_json::{Map, Value, json};

use super::plan::Step;
use super::schedule::{Mode, Period, Session};
use super::{Organisation, Programme};
use crate::document::compose::Composer;
use crate::document::plain;
use crate::document::text::{Prose, Text};
use crate::value::Date;

impl Programme {
    /// The linked data of a programme that has what its organisation shares.
    pub fn linked_data(&self, organisation: Option<&Organisation>) -> String {
        let sections = &self.sections;
        let objectives = sections.objectifs.as_ref();
        let of_axes = objectives.iter().flat_map(|it| &it.axes);
        let teaches = objectives.iter().flat_map(|it| &it.liste);
        let teaches = teaches.chain(of_axes.flat_map(|axis| &axis.objectifs));
        let general = objectives.and_then(|it| it.general.as_ref());
        let certification = sections.certification.as_ref();
        let mut course = Map::new();
        course.insert("@context".into(), "https://schema.org".into());
        course.insert("@type".into(), "Course".into());
        course.insert("name".into(), self.intitule.line().into());
        put(
            &mut course,
            "alternateName",
            self.sous_titre.as_ref().map(line),
        );
        put(
            &mut course,
            "courseCode",
            self.reference.as_ref().map(|it| it.to_string().into()),
        );
        put(
            &mut course,
            "version",
            self.version.as_ref().map(|it| it.to_string().into()),
        );
        put(
            &mut course,
            "dateModified",
            self.mise_a_jour.as_ref().map(iso),
        );
        course.insert("inLanguage".into(), "fr".into());
        // Search engines ask for a description: for want of a better one, the title.
        let description = general.or(sections.contexte.as_ref()).map(words);
        let description = description
            .filter(|text| text != "")
            .unwrap_or_else(|| line(&self.intitule));
        course.insert("description".into(), description);
        put(&mut course, "provider", self.provider(organisation));
        put(&mut course, "teaches", list(teaches.map(words)));
        put(&mut course, "timeRequired", self.time_required());
        put(
            &mut course,
            "educationalCredentialAwarded",
            certification.and_then(|it| it.intitule.as_ref()).map(line),
        );
        course.insert("hasCourseInstance".into(), self.instances());
        Value::Object(course).to_string()
    }

    fn provider(&self, organisation: Option<&Organisation>) -> Option<Value> {
        let own = organisation.and_then(|it| it.nom.as_ref());
        let of_convention = self
            .convention
            .as_ref()
            .and_then(|it| it.organisme.as_ref());
        let name = own.or(of_convention)?;
        let mut provider = Map::new();
        provider.insert("@type".into(), "Organization".into());
        provider.insert("name".into(), line(name));
        if let Some(organisation) = organisation {
            put(
                &mut provider,
                "address",
                organisation.adresse.as_ref().map(line),
            );
            put(
                &mut provider,
                "telephone",
                organisation.telephone.as_ref().map(line),
            );
            put(
                &mut provider,
                "email",
                organisation.courriel.as_ref().map(line),
            );
        }
        Some(provider.into())
    }

    fn time_required(&self) -> Option<Value> {
        let minutes = self.sections.duree.as_ref()?.minutes()?;
        Some(iso_minutes(minutes).into())
    }

    /// The sessions, or else the one run that the sheet describes.
    fn instances(&self) -> Value {
        let sections = &self.sections;
        let sessions = sections.sessions.as_deref().unwrap_or_default();
        if !sessions.is_empty() {
            return sessions
                .iter()
                .map(|session| self.session(session))
                .collect();
        }
        let mut instance = self.instance();
        let (start, end) = match &sections.periode {
            Some(Period::Dates(dates)) => (Some(dates.debut), Some(dates.fin)),
            Some(Period::Text(_)) | None => {
                let steps = sections.deroule.iter().flat_map(|plan| plan.steps());
                let dates: Vec<_> = steps.flat_map(|step| dates(&step)).collect();
                (dates.iter().min().copied(), dates.iter().max().copied())
            }
        };
        put(&mut instance, "startDate", start.as_ref().map(iso));
        put(&mut instance, "endDate", end.as_ref().map(iso));
        json!([instance])
    }

    fn session(&self, session: &Session) -> Value {
        let mut instance = self.instance();
        put(&mut instance, "name", session.titre.as_ref().map(line));
        put(&mut instance, "courseMode", session.modalite.map(mode));
        put(&mut instance, "location", session.lieu.as_ref().map(place));
        let people = session.intervenants.iter().map(|name| person(&name.line()));
        put(&mut instance, "instructor", list(people));
        let dates = session.dates.as_ref();
        put(
            &mut instance,
            "startDate",
            dates.and_then(|it| it.earliest()).as_ref().map(iso),
        );
        put(
            &mut instance,
            "endDate",
            dates.and_then(|it| it.latest()).as_ref().map(iso),
        );
        instance.into()
    }

    /// What all the runs have in common.
    fn instance(&self) -> Map<String, Value> {
        let sections = &self.sections;
        let mut instance = Map::new();
        instance.insert("@type".into(), "CourseInstance".into());
        put(&mut instance, "courseMode", sections.modalite.map(mode));
        put(&mut instance, "courseWorkload", self.time_required());
        put(&mut instance, "location", sections.lieu.as_ref().map(place));
        let trainers = sections.intervenants.iter().flatten();
        put(
            &mut instance,
            "instructor",
            list(trainers.map(|it| person(&it.nom.line()))),
        );
        let most = sections.public.as_ref().and_then(|it| it.effectif?.max);
        put(
            &mut instance,
            "maximumAttendeeCapacity",
            most.map(Value::from),
        );
        instance
    }
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value);
    }
}

fn list(items: impl Iterator<Item = Value>) -> Option<Value> {
    let items: Vec<_> = items.filter(|item| item != "").collect();
    (!items.is_empty()).then(|| items.into())
}

fn line(text: &Text) -> Value {
    text.line().into()
}

/// The words of a text in Markdown, on one line.
fn words(prose: &Prose) -> Value {
    let text = plain(&Composer::default().prose(prose));
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

fn iso(date: &Date) -> Value {
    date.iso().into()
}

/// ISO 8601: « PT49H », « PT3H30M ».
fn iso_minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}

fn person(name: &str) -> Value {
    json!({"@type": "Person", "name": name})
}

fn place(text: &Text) -> Value {
    json!({"@type": "Place", "name": text.line()})
}

/// The words of schema.org for it.
fn mode(mode: Mode) -> Value {
    match mode {
        Mode::Presentiel => "onsite".into(),
        Mode::Distanciel => "online".into(),
        Mode::Mixte => "blended".into(),
    }
}

/// The days that a step names, and those inside it.
fn dates(step: &Step) -> Vec<Date> {
    let own = step.date.into_iter();
    let own = own
        .flat_map(|when| [when.earliest(), when.latest()])
        .flatten();
    own.chain(step.children.iter().flat_map(dates)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(yaml: &str, expected: &Value) {
        let programme: Programme = serde_yaml::from_str(yaml).expect("a programme");
        let data: Value = serde_json::from_str(&programme.linked_data(None)).expect("JSON");
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
}
