//! `deroule`: the plan. Phases, modules, days and sequences, each optional, nested in that order.
//!
//! The YAML has one type a kind of step, so that the schema can say what nests in what; everything else reads the
//! plan as a tree of [`Step`]s.

use schemars::JsonSchema;
use serde::Deserialize;

use super::schedule::{Mode, Times};
use crate::text::{Prose, Switch, Text};
use crate::value::{Date, Duration, When};

mod calendar;
mod timetable;
mod unfold;

pub use calendar::calendar;

/// Le déroulé : phases, modules, journées ou séquences, ou rien de tout cela.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Plan {
    /// Ce qui précède le plan.
    pub introduction: Option<Prose>,
    /// Les phases.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Les modules, quand il n’y a pas de phases.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Les journées, quand il n’y a ni phases ni modules.
    #[serde(default)]
    pub journees: Vec<Day>,
    /// Les séquences, quand il n’y a rien d’autre.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
    /// Ce qui suit le plan.
    pub conclusion: Option<Prose>,
}

/// Ce que toute étape peut porter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Common {
    /// Le titre de l’étape ; son numéro est ajouté.
    pub titre: Option<Text>,
    /// Sa ligne dans le calendrier, en tête de fiche.
    pub resume: Option<Prose>,
    /// Ce qui précède ses objectifs.
    pub introduction: Option<Prose>,
    /// Ses objectifs, un par élément.
    #[serde(default)]
    pub objectifs: Vec<Prose>,
    /// Ses contenus, un par élément.
    #[serde(default)]
    pub contenus: Vec<Prose>,
    /// Sa méthode : « travail en groupes ».
    pub methode: Option<Prose>,
    /// Sa durée : « 7 h », « 3 h 30 », « 45 min », « 1 jour ».
    pub duree: Option<Duration>,
    /// Ses horaires.
    pub horaires: Option<Times>,
    /// Son lieu.
    pub lieu: Option<Text>,
    /// Sa modalité.
    pub modalite: Option<Mode>,
    /// Qui y intervient, par son nom.
    #[serde(default)]
    pub intervenants: Vec<Text>,
}

/// Une phase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Phase {
    #[serde(flatten)]
    pub common: Common,
    /// Les modules de la phase.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Les journées de la phase.
    #[serde(default)]
    pub journees: Vec<Day>,
    /// Les séquences de la phase.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Un module.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Module {
    #[serde(flatten)]
    pub common: Common,
    /// Les journées du module.
    #[serde(default)]
    pub journees: Vec<Day>,
    /// Les séquences du module.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Une journée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Day {
    #[serde(flatten)]
    pub common: Common,
    /// Sa date : 2019-02-14, une liste de dates, ou « a-programmer ».
    pub date: Option<When>,
    /// Le matin.
    pub matin: Option<HalfDay>,
    /// L’après-midi.
    pub apres_midi: Option<HalfDay>,
    /// Les séquences de la journée, si elle n’a pas de demi-journées.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Une demi-journée.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct HalfDay {
    #[serde(flatten)]
    pub common: Common,
    /// Les séquences de la demi-journée.
    #[serde(default)]
    pub sequences: Vec<Sequence>,
}

/// Une séquence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Sequence {
    #[serde(flatten)]
    pub common: Common,
    /// « oui » pour une pause.
    pub pause: Option<Switch>,
}

/// A step of the plan, of any kind, with those inside it.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub kind: StepKind,
    /// From 1, among the steps of its kind in the same parent.
    pub rank: usize,
    pub common: &'a Common,
    pub date: Option<&'a When>,
    pub pause: bool,
    pub children: Vec<Step<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    Phase,
    Module,
    Day,
    Morning,
    Afternoon,
    Sequence,
}

impl Plan {
    /// The steps at the top of the plan.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_>> {
        let Self {
            introduction: _,
            phases,
            modules,
            journees,
            sequences,
            conclusion: _,
        } = self;
        let mut steps = ranked(phases, Phase::step);
        steps.extend(ranked(modules, Module::step));
        steps.extend(ranked(journees, Day::step));
        steps.extend(ranked(sequences, Sequence::step));
        steps
    }
}

fn ranked<'a, T>(items: &'a [T], step: fn(&'a T, usize) -> Step<'a>) -> Vec<Step<'a>> {
    (1..)
        .zip(items)
        .map(|(rank, item)| step(item, rank))
        .collect()
}

impl Phase {
    fn step(&self, rank: usize) -> Step<'_> {
        let Self {
            common,
            modules,
            journees,
            sequences,
        } = self;
        let mut children = ranked(modules, Module::step);
        children.extend(ranked(journees, Day::step));
        children.extend(ranked(sequences, Sequence::step));
        Step::new(StepKind::Phase, rank, common, children)
    }
}

impl Module {
    fn step(&self, rank: usize) -> Step<'_> {
        let Self {
            common,
            journees,
            sequences,
        } = self;
        let mut children = ranked(journees, Day::step);
        children.extend(ranked(sequences, Sequence::step));
        Step::new(StepKind::Module, rank, common, children)
    }
}

impl Day {
    fn step(&self, rank: usize) -> Step<'_> {
        let Self {
            common,
            date,
            matin,
            apres_midi,
            sequences,
        } = self;
        let halves = [
            (StepKind::Morning, matin),
            (StepKind::Afternoon, apres_midi),
        ];
        let mut children: Vec<Step<'_>> = halves
            .into_iter()
            .filter_map(|(kind, half)| half.as_ref().map(|half| half.step(kind)))
            .collect();
        children.extend(ranked(sequences, Sequence::step));
        let mut step = Step::new(StepKind::Day, rank, common, children);
        step.date = date.as_ref();
        step
    }
}

impl HalfDay {
    fn step(&self, kind: StepKind) -> Step<'_> {
        let Self { common, sequences } = self;
        Step::new(kind, 1, common, ranked(sequences, Sequence::step))
    }
}

impl Sequence {
    fn step(&self, rank: usize) -> Step<'_> {
        let Self { common, pause } = self;
        let mut step = Step::new(StepKind::Sequence, rank, common, Vec::new());
        step.pause = pause.is_some_and(Switch::is_on);
        step
    }
}

impl<'a> Step<'a> {
    fn new(kind: StepKind, rank: usize, common: &'a Common, children: Vec<Step<'a>>) -> Self {
        Self {
            kind,
            rank,
            common,
            date: None,
            pause: false,
            children,
        }
    }

    /// Minutes of the step: stated, else the sum of what is inside it when all of it is known, else a full day's
    /// when it is a day. Nothing is guessed beyond that.
    #[must_use]
    pub fn minutes(&self, per_day: Option<u32>) -> Option<u32> {
        if let Some(stated) = self.common.duree {
            return stated.minutes(per_day);
        }
        let inside = sum(self.children.iter().map(|child| child.minutes(per_day)));
        let whole_day = self.kind == StepKind::Day && self.half_days(per_day) == Some(2);
        let untimed = !self.children.iter().any(Step::is_timed);
        inside.or(if whole_day && untimed { per_day } else { None })
    }

    /// Whether the author gave the step, or one inside it, a duration or times.
    fn is_timed(&self) -> bool {
        let Common {
            duree, horaires, ..
        } = self.common;
        duree.is_some() || horaires.is_some() || self.children.iter().any(Step::is_timed)
    }

    /// Days of the step, in half days: stated, else counted. Hours never make days, but those of a whole day or of
    /// half a one; and a day given on several dates is one of a number that only its author knows.
    #[must_use]
    pub fn half_days(&self, per_day: Option<u32>) -> Option<u32> {
        if let Some(stated) = self.common.duree {
            return match (stated.half_days(), stated.minutes(per_day)) {
                (Some(half_days), _) => Some(half_days),
                (None, minutes) if self.kind != StepKind::Day || minutes.is_none() => None,
                (None, minutes) if minutes == per_day => Some(2),
                (None, minutes) if minutes.map(|minutes| minutes * 2) == per_day => Some(1),
                (None, _) => None,
            };
        }
        match self.kind {
            StepKind::Phase | StepKind::Module => {
                sum(self.children.iter().map(|child| child.half_days(per_day)))
            }
            StepKind::Day if matches!(self.date, Some(When::Days(_) | When::Range(_))) => None,
            StepKind::Day => {
                let halves = |child: &&Step<'_>| child.kind != StepKind::Sequence;
                let lone_half =
                    self.children.iter().filter(halves).count() == 1 && self.children.len() == 1;
                Some(if lone_half { 1 } else { 2 })
            }
            StepKind::Morning | StepKind::Afternoon => Some(1),
            StepKind::Sequence => None,
        }
    }

    /// « Phase 1 », « Matin », « Séquence 2 ».
    #[must_use]
    pub fn name(&self) -> String {
        match self.kind.name() {
            (name, true) => format!("{name}\u{a0}{}", self.rank),
            (name, false) => name.to_owned(),
        }
    }

    /// The dates of the step: its own, else those inside it.
    fn dates(&self) -> Vec<&When> {
        match self.date {
            Some(date) => vec![date],
            None => self.children.iter().flat_map(Step::dates).collect(),
        }
    }
}

impl StepKind {
    /// The word of the trade, and whether a rank follows it.
    fn name(self) -> (&'static str, bool) {
        match self {
            Self::Phase => ("Phase", true),
            Self::Module => ("Module", true),
            Self::Day => ("Journée", true),
            Self::Morning => ("Matin", false),
            Self::Afternoon => ("Après-midi", false),
            Self::Sequence => ("Séquence", true),
        }
    }

    /// The same, in an anchor.
    fn key(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Module => "module",
            Self::Day => "journee",
            Self::Morning => "matin",
            Self::Afternoon => "apres-midi",
            Self::Sequence => "sequence",
        }
    }
}

/// The sum when there is something to add and all of it is known.
fn sum(parts: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    let mut total = None;
    for part in parts {
        total = Some(total.unwrap_or(0) + part?);
    }
    total
}

/// Exact dates among some, in the order of the calendar, once each.
fn exact_dates(dates: &[&When]) -> Vec<Date> {
    let mut exact: Vec<Date> = dates
        .iter()
        .flat_map(|when| match when {
            When::Day(date) => vec![*date],
            When::Days(days) => days.as_slice().to_vec(),
            When::Range(_) | When::Month(_) | When::ToSchedule => Vec::new(),
        })
        .collect();
    exact.sort_unstable();
    exact.dedup();
    exact
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(yaml: &str) -> Plan {
        serde_yaml::from_str(yaml).expect("a plan")
    }

    /// Half days and minutes of the first step, when a day is seven hours.
    fn extent(yaml: &str) -> (Option<u32>, Option<u32>) {
        let plan = plan(yaml);
        let step = plan.steps().swap_remove(0);
        (step.half_days(Some(420)), step.minutes(Some(420)))
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
        assert_eq!(extent(own_hours), (Some(2), None));
    }

    #[test]
    fn steps_are_ranked_among_their_kind() {
        let plan = plan("phases: [{journees: [{titre: a}, {titre: b}]}, {journees: [{titre: c}]}]");
        let names: Vec<String> = plan
            .steps()
            .iter()
            .flat_map(|phase| &phase.children)
            .map(Step::name)
            .collect();
        assert_eq!(
            names,
            ["Journée\u{a0}1", "Journée\u{a0}2", "Journée\u{a0}1"]
        );
    }
}
