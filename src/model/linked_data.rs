//! The linked data of a sheet: a `Course` and its `CourseInstance`s, in the terms of schema.org.
//!
//! It repeats what the sheet says and adds nothing: where the sheet has a text rather than a value, so has this.

use serde_json::{Value, json};

use super::resolved::{Action, Step};
use super::sessions::{KnownMode, Mode, Period, Session, SessionDates};
use super::{Organisation, Programme};
use crate::document::blocks_text;
use crate::document::compose::Composer;
use crate::document::text::{Prose, Text};
use crate::value::{Date, When};

impl Programme {
    /// The sheet as one `Course`, in JSON-LD.
    pub fn linked_data(&self, organisation: Option<&Organisation>, action: &Action<'_>) -> String {
        let sections = &self.sections;
        let objectives = sections.objectifs.as_ref();
        let of_axes = objectives.iter().flat_map(|it| &it.axes);
        let teaches = objectives.iter().flat_map(|it| &it.liste);
        let teaches = teaches.chain(of_axes.flat_map(|axis| &axis.objectifs));
        let certifications = sections.certification.iter().flatten();
        let awards: Vec<String> = certifications
            .filter_map(|it| it.intitule.as_ref().map(Text::line))
            .collect();
        let award = match &awards[..] {
            [] => None,
            [award] => Some(json!(award)),
            [_, _, ..] => Some(json!(awards)),
        };
        // Search engines ask for a description: for want of a better one, the title.
        let general = objectives.and_then(|it| it.general.as_ref());
        let description = general.or(sections.contexte.as_ref()).map(prose_words);
        let description = description.filter(|text| !text.is_empty());
        let course = without_nulls(json!({
            "@context": "https://schema.org",
            "@type": "Course",
            "name": self.intitule.line(),
            "alternateName": self.sous_titre.as_ref().map(Text::line),
            "courseCode": self.reference.as_ref().map(ToString::to_string),
            "version": self.version.as_ref().map(ToString::to_string),
            "dateModified": self.mise_a_jour.map(|date| date.to_iso()),
            "inLanguage": "fr",
            "description": description.unwrap_or_else(|| self.intitule.line()),
            "provider": self.provider(organisation),
            "teaches": non_empty_list(teaches.map(|it| prose_words(it).into())),
            "timeRequired": self.time_required(action),
            "educationalCredentialAwarded": award,
            "hasCourseInstance": self.course_instances(action),
        }));
        course.to_string()
    }

    fn provider(&self, organisation: Option<&Organisation>) -> Option<Value> {
        let convention = self.convention.as_ref();
        let own = organisation.and_then(|it| it.nom.as_ref());
        let name = own.or_else(|| convention?.organisme.as_ref())?;
        let line = |of: fn(&Organisation) -> &Option<Text>| {
            organisation.and_then(|organisation| of(organisation).as_ref().map(Text::line))
        };
        Some(without_nulls(json!({
            "@type": "Organization",
            "name": name.line(),
            "address": line(|it| &it.adresse),
            "telephone": line(|it| &it.telephone),
            "email": line(|it| &it.courriel),
        })))
    }

    fn time_required(&self, action: &Action<'_>) -> Option<String> {
        let duration = self.sections.duree.as_ref();
        duration.and(action.minutes.known()).map(iso_minutes)
    }

    /// A run for each session, or one for the action.
    fn course_instances(&self, action: &Action<'_>) -> Vec<Value> {
        let sections = &self.sections;
        let sessions = sections.sessions.as_deref().unwrap_or_default();
        if !sessions.is_empty() {
            return sessions.iter().map(|it| self.session(it, action)).collect();
        }
        let period = sections.periode.as_ref().and_then(Period::bounds);
        let (start, end) = match period.filter(|period| period.is_exact) {
            Some(period) => (Some(period.first), Some(period.last)),
            // A day that is not known may be the first or the last.
            None if action
                .all_steps()
                .iter()
                .any(|step| step.date.is_some_and(is_inexact)) =>
            {
                (None, None)
            }
            None => {
                let dates: Vec<_> = action.steps.iter().flat_map(step_dates).collect();
                (dates.iter().min().copied(), dates.iter().max().copied())
            }
        };
        let mut instance = self.course_instance(action);
        instance["startDate"] = json!(start.map(|date| date.to_iso()));
        instance["endDate"] = json!(end.map(|date| date.to_iso()));
        vec![without_nulls(instance)]
    }

    /// A run; what it says itself replaces what the sheet says of all.
    fn session(&self, session: &Session, action: &Action<'_>) -> Value {
        let bounds = session.dates.as_ref().map(SessionDates::bounds);
        let [start, end] = bounds.unwrap_or_default();
        let people = session.intervenants.iter();
        let own = without_nulls(json!({
            "name": session.titre.as_ref().map(Text::line),
            "courseMode": session.modalite.as_ref().and_then(attendance_mode),
            "location": session.lieu.as_ref().map(place_object),
            "instructor": non_empty_list(people.map(person_object)),
            "startDate": start.map(Date::to_iso),
            "endDate": end.map(Date::to_iso),
        }));
        let mut instance = without_nulls(self.course_instance(action));
        let has_places = session.dates.as_ref().is_some_and(SessionDates::has_places);
        if let (true, Value::Object(instance)) = (has_places, &mut instance) {
            instance.shift_remove("location");
        }
        if let (Value::Object(instance), Value::Object(own)) = (&mut instance, own) {
            instance.extend(own);
        }
        instance
    }

    fn course_instance(&self, action: &Action<'_>) -> Value {
        let sections = &self.sections;
        let trainers = sections.intervenants.iter().flatten();
        json!({
            "@type": "CourseInstance",
            "courseMode": sections.modalite.as_ref().and_then(attendance_mode),
            "courseWorkload": self.time_required(action),
            "location": sections.lieu.as_ref().map(place_object),
            "instructor": non_empty_list(trainers.filter_map(|it| Some(person_object(it.nom.as_ref()?)))),
            "maximumAttendeeCapacity": sections.public.as_ref().and_then(|it| it.effectif?.max),
        })
    }
}

/// An object without the keys that say nothing.
fn without_nulls(mut object: Value) -> Value {
    if let Value::Object(keys) = &mut object {
        keys.retain(|_, value| !value.is_null());
    }
    object
}

/// A list of what says something, if anything does.
fn non_empty_list(items: impl Iterator<Item = Value>) -> Option<Value> {
    let items: Vec<_> = items.filter(|item| item != "").collect();
    (!items.is_empty()).then(|| items.into())
}

/// The words of a text in Markdown, on one line.
fn prose_words(prose: &Prose) -> String {
    let text = blocks_text(&Composer::default().prose(prose));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// ISO 8601: « PT49H », « PT3H30M ».
fn iso_minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}

fn person_object(name: &Text) -> Value {
    json!({"@type": "Person", "name": name.line()})
}

fn place_object(text: &Text) -> Value {
    json!({"@type": "Place", "name": text.line()})
}

/// The words of schema.org for it; a choice is both.
fn attendance_mode(mode: &Mode) -> Option<Value> {
    match mode.known()? {
        KnownMode::Presentiel => Some("onsite".into()),
        KnownMode::Distanciel => Some("online".into()),
        KnownMode::Mixte => Some("blended".into()),
        KnownMode::AuChoix => Some(json!(["onsite", "online"])),
    }
}

fn is_inexact(when: &When) -> bool {
    match when {
        When::Month(_) | When::ToSchedule => true,
        When::Day(_) | When::Days(_) | When::Range(_) => false,
    }
}

/// The days that a step names, and those inside it.
fn step_dates(step: &Step) -> Vec<Date> {
    let own = step.date.into_iter();
    let own = own
        .flat_map(|when| [when.earliest(), when.latest()])
        .flatten();
    own.chain(step.children.iter().flat_map(step_dates))
        .collect()
}
