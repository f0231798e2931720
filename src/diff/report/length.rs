//! How long a programme lasts, and each step of its plan, before and after.

use serde::{Serialize, Serializer};

use crate::model::Programme;
use crate::model::body::duration_words;
use crate::model::nature::Nature;
use crate::model::resolved::{Action, Step, StepKind};
use crate::value::{format_days, format_minutes};

/// How long a programme lasts, as it is announced or else planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgrammeLengths {
    #[serde(flatten)]
    pub whole: KnownLength,
    /// Each step at the top of the plan whose length is known, rows of a timetable left out.
    pub steps: Vec<StepLength>,
}

/// A step of the plan and its length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepLength {
    /// « Phase 2 ».
    pub name: String,
    /// Where it stands in the new revision: `deroule.phases.1`. Names may be the author’s, and change.
    #[serde(skip)]
    path: Option<String>,
    #[serde(flatten)]
    pub length: KnownLength,
}

/// A length in half days and in minutes, where they are known, and as it is written where it says other things.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KnownLength {
    #[serde(
        rename = "days",
        skip_serializing_if = "Option::is_none",
        serialize_with = "serialize_days"
    )]
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    pub half_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// « de 14 h à 35 h », « 840 h sur 24 semaines ».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
}

fn serialize_days<S: Serializer>(half_days: &Option<u32>, to: S) -> Result<S::Ok, S::Error> {
    half_days
        .map(|halves| f64::from(halves) / 2.0)
        .serialize(to)
}

impl KnownLength {
    /// As it is written, else « 2 jours », « 14 h », or both, the hours between these marks.
    pub fn format_length(&self, [before, after]: [&str; 2]) -> String {
        if let Some(written) = &self.written {
            return written.clone();
        }
        match (self.half_days, self.minutes) {
            (None, None) => "–".to_owned(),
            (Some(days), None) => format_days(days),
            (None, Some(minutes)) => format_minutes(minutes),
            (Some(days), Some(minutes)) => {
                let (days, hours) = (format_days(days), format_minutes(minutes));
                format!("{days}{before}{hours}{after}")
            }
        }
    }
}

pub fn measure_programme(programme: &Programme) -> ProgrammeLengths {
    let action = Action::new(&programme.sections);
    let steps = action.steps.iter();
    let steps = steps.filter(|step| step.kind != StepKind::Sequence);
    let steps = steps.map(|step| StepLength {
        name: step.name(),
        path: Some(step.path.clone()),
        length: KnownLength {
            half_days: step.half_days.known(),
            minutes: step.minutes.known(),
            written: written_length(step),
        },
    });
    let duration = programme.sections.duree.as_ref();
    let inexact = duration.filter(|duration| !duration.is_exact());
    let is_training = Nature::is_training(programme.nature);
    ProgrammeLengths {
        whole: KnownLength {
            half_days: action.half_days.known(),
            minutes: action.minutes.known(),
            written: inexact.and_then(|it| duration_words(it, is_training, &action)),
        },
        steps: steps
            .filter(|step| step.length != KnownLength::default())
            .collect(),
    }
}

/// The duration of a step of which nothing else is known.
fn written_length(step: &Step<'_>) -> Option<String> {
    let is_known = step.half_days.known().is_some() || step.minutes.known().is_some();
    let written = step.details.duree.filter(|_| !is_known);
    written.map(|it| it.to_string())
}

impl ProgrammeLengths {
    /// Gives the steps of an old revision their paths in the new one. A step that is gone is compared with the one that is written
    /// in its place.
    pub fn follow_steps(&mut self, paired_steps: &[[String; 2]]) {
        for step in &mut self.steps {
            let mut pairs = paired_steps.iter();
            let pair = pairs.find(|[old, _]| step.path.as_ref() == Some(old));
            let is_taken = |[_, new]: &[String; 2]| step.path.as_ref() == Some(new);
            match pair {
                Some([_, new]) => step.path = Some(new.clone()),
                None if paired_steps.iter().any(is_taken) => step.path = None,
                None => {}
            }
        }
    }

    fn step_at(&self, path: Option<&String>) -> Option<&StepLength> {
        let path = path?;
        self.steps
            .iter()
            .find(|step| step.path.as_ref() == Some(path))
    }
}

/// The whole and each step that either revision has, with its length before and after. A step that has another name has both.
pub fn compare_lengths(
    [before, after]: [Option<&ProgrammeLengths>; 2],
    whole: &str,
) -> Vec<(String, [KnownLength; 2])> {
    let (Some(before), Some(after)) = (before, after) else {
        return Vec::new();
    };
    let mut rows = vec![(
        whole.to_owned(),
        [before.whole.clone(), after.whole.clone()],
    )];
    for step in &after.steps {
        let old = before.step_at(step.path.as_ref());
        let renamed = old.filter(|old| old.name != step.name);
        let name = renamed.map(|old| format!("{} → {}", old.name, step.name));
        let was = old.map(|old| old.length.clone()).unwrap_or_default();
        rows.push((
            name.unwrap_or_else(|| step.name.clone()),
            [was, step.length.clone()],
        ));
    }
    for step in &before.steps {
        if after.step_at(step.path.as_ref()).is_none() {
            rows.push((
                step.name.clone(),
                [step.length.clone(), KnownLength::default()],
            ));
        }
    }
    rows
}
