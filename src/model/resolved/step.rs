//! The plan as a tree of steps, whatever kinds of steps the YAML nests: what each says and what it inherits.

use super::figure::DerivedFigure;
use super::own_name::names_option;
use crate::document::text::{Switch, Text};
use crate::model::plan::keys::{
    Day, HalfDay, Module, Phase, Plan, Sequence, StepDetails, StepLabels,
};
use crate::model::schedule::Times;
use crate::model::sessions::{Mode, Period, SessionPrice};
use crate::value::{Date, When};

/// A step of the plan, of any kind, with those inside it.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub kind: StepKind,
    /// Its path in the YAML: `deroule.phases.0.journees.1`.
    pub path: String,
    /// From 1, among the steps of its kind in the same parent, pauses left out.
    pub number: usize,
    /// The author's word for steps of its kind.
    pub label: Option<&'a Text>,
    pub details: &'a StepDetails,
    pub date: Option<&'a When>,
    pub period: Option<&'a Period>,
    pub price: Option<&'a SessionPrice>,
    pub pause: bool,
    /// Whether a title beside it, or its own, opens with a name of its own, or with the word of its level: none of them is
    /// then given a number. Codes of any letters are names when most have one.
    pub are_siblings_named: bool,
    /// Whether not all follow it: one of several to choose from, or the part of one group.
    pub is_option: bool,
    /// Whether it is a part of one.
    pub is_in_option: bool,
    pub surroundings: Surroundings<'a>,
    /// How long it lasts, for the sheet.
    pub half_days: DerivedFigure,
    pub minutes: DerivedFigure,
    /// Whether the total of the steps beside it is not that of their parent.
    pub is_total_contested: bool,
    pub children: Vec<Step<'a>>,
}

/// What holds for a step: its own values, else those of the steps around it, else those of the action.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    pub times: Option<Inherited<&'a Times>>,
    pub place: Option<Inherited<&'a Text>>,
    pub mode: Option<Inherited<&'a Mode>>,
    /// The names of trainers that steps give.
    pub trainers: Option<Inherited<&'a [Text]>>,
    /// Whether a step around is an option.
    pub is_in_option: bool,
    /// The author's words for steps.
    pub labels: Option<&'a StepLabels>,
    /// Minutes of training in a whole day that says nothing of its length.
    pub minutes_per_day: Option<u32>,
}

/// A value, and whether the step says it itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inherited<T> {
    pub value: T,
    pub is_own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    Phase,
    Module,
    Day,
    Morning,
    Afternoon,
    Evening,
    Sequence,
}

impl<'a> Surroundings<'a> {
    /// What holds inside a step.
    fn enter(self, details: &'a StepDetails) -> Self {
        let names = &details.intervenants[..];
        Self {
            times: inherit(details.horaires.as_ref(), self.times),
            place: inherit(details.lieu.as_ref(), self.place),
            mode: inherit(details.modalite.as_ref(), self.mode),
            trainers: inherit(Some(names).filter(|names| !names.is_empty()), self.trainers),
            is_in_option: self.is_in_option || is_option(details),
            labels: self.labels,
            minutes_per_day: self.minutes_per_day,
        }
    }
}

/// Whether the author, or the title, makes a step an option.
fn is_option(details: &StepDetails) -> bool {
    match (details.au_choix, &details.titre) {
        (Some(switch), _) => switch.is_on(),
        (None, title) => title.as_ref().is_some_and(|it| names_option(&it.0)),
    }
}

impl<T> Inherited<T> {
    /// What the action says of all its steps.
    pub(super) fn of_action(value: T) -> Self {
        Self {
            value,
            is_own: false,
        }
    }
}

/// A step's own value, else the one around it.
fn inherit<T>(own: Option<T>, around: Option<Inherited<T>>) -> Option<Inherited<T>> {
    let is_own = own.is_some();
    let value = own.or(around.map(|around| around.value))?;
    Some(Inherited { value, is_own })
}

/// The steps at the top of the plan.
#[must_use]
pub(super) fn resolve_steps<'a>(plan: &'a Plan, around: Surroundings<'a>) -> Vec<Step<'a>> {
    let Plan {
        introduction: _,
        contenus: _,
        libelles,
        phases,
        modules,
        journees,
        sequences,
        conclusion: _,
    } = plan;
    let around = Surroundings {
        labels: libelles.as_ref(),
        ..around
    };
    let group = StepLists {
        path: "deroule",
        around,
    };
    let mut steps = group.resolve("phases", phases, resolve_phase);
    steps.extend(group.resolve("modules", modules, resolve_module));
    steps.extend(group.resolve("journees", journees, resolve_day));
    steps.extend(group.resolve("sequences", sequences, resolve_sequence));
    steps
}

/// Where lists of steps stand: a step, or the plan itself.
struct StepLists<'a, 'p> {
    path: &'p str,
    around: Surroundings<'a>,
}

/// Where a step stands.
struct StepPosition<'a> {
    path: String,
    number: usize,
    around: Surroundings<'a>,
}

impl<'a> StepLists<'a, '_> {
    /// The steps of the list under a key.
    fn resolve<T>(
        &self,
        key: &str,
        items: &'a [T],
        resolve: fn(&'a T, StepPosition<'a>) -> Step<'a>,
    ) -> Vec<Step<'a>> {
        let items = items.iter().enumerate();
        let steps = items.map(|(index, item)| {
            let path = format!("{}.{key}.{index}", self.path);
            resolve(
                item,
                StepPosition {
                    path,
                    number: index + 1,
                    around: self.around,
                },
            )
        });
        let mut steps: Vec<Step<'a>> = steps.collect();
        let mut pauses = 0;
        let named = steps.iter().filter(|step| step.may_have_own_name()).count();
        let taught = steps.iter().filter(|step| !step.pause).count();
        let are_named = named * 2 > taught || steps.iter().any(Step::is_named_apart);
        for step in &mut steps {
            step.are_siblings_named = are_named;
            // A pause has no number.
            pauses += usize::from(step.pause);
            step.number -= pauses.min(step.number - 1);
        }
        steps
    }
}

fn resolve_phase<'a>(phase: &'a Phase, at: StepPosition<'a>) -> Step<'a> {
    let Phase {
        details,
        terms,
        modules,
        journees,
        sequences,
    } = phase;
    let mut step = Step::new(StepKind::Phase, details, at);
    step.price = terms.tarif.as_ref();
    step.period = terms.periode.as_ref();
    let group = step.group();
    let mut children = group.resolve("modules", modules, resolve_module);
    children.extend(group.resolve("journees", journees, resolve_day));
    children.extend(group.resolve("sequences", sequences, resolve_sequence));
    step.children = children;
    step
}

fn resolve_module<'a>(module: &'a Module, at: StepPosition<'a>) -> Step<'a> {
    let Module {
        details,
        terms,
        journees,
        sequences,
    } = module;
    let mut step = Step::new(StepKind::Module, details, at);
    step.price = terms.tarif.as_ref();
    step.period = terms.periode.as_ref();
    let group = step.group();
    let mut children = group.resolve("journees", journees, resolve_day);
    children.extend(group.resolve("sequences", sequences, resolve_sequence));
    step.children = children;
    step
}

fn resolve_day<'a>(day: &'a Day, at: StepPosition<'a>) -> Step<'a> {
    let Day {
        details,
        date,
        matin,
        apres_midi,
        soiree,
        sequences,
    } = day;
    let mut step = Step::new(StepKind::Day, details, at);
    step.date = date.as_ref();
    let halves = [
        (StepKind::Morning, "matin", matin),
        (StepKind::Afternoon, "apres_midi", apres_midi),
        (StepKind::Evening, "soiree", soiree),
    ];
    let halves = halves.into_iter().filter_map(|(kind, key, half)| {
        let at = StepPosition {
            path: format!("{}.{key}", step.path),
            number: 1,
            around: step.surroundings,
        };
        Some(resolve_half_day(half.as_ref()?, kind, at))
    });
    let mut children: Vec<Step<'_>> = halves.collect();
    children.extend(
        step.group()
            .resolve("sequences", sequences, resolve_sequence),
    );
    step.children = children;
    step
}

fn resolve_half_day<'a>(half: &'a HalfDay, kind: StepKind, at: StepPosition<'a>) -> Step<'a> {
    let HalfDay { details, sequences } = half;
    let mut step = Step::new(kind, details, at);
    let children = step
        .group()
        .resolve("sequences", sequences, resolve_sequence);
    step.children = children;
    step
}

fn resolve_sequence<'a>(sequence: &'a Sequence, at: StepPosition<'a>) -> Step<'a> {
    let Sequence { details, pause } = sequence;
    let mut step = Step::new(StepKind::Sequence, details, at);
    step.pause = pause.is_some_and(Switch::is_on);
    step
}

impl<'a> Step<'a> {
    fn new(kind: StepKind, details: &'a StepDetails, at: StepPosition<'a>) -> Self {
        Self {
            kind,
            path: at.path,
            number: at.number,
            label: kind.label(at.around.labels),
            details,
            date: None,
            period: None,
            price: None,
            pause: false,
            are_siblings_named: false,
            is_option: is_option(details),
            is_in_option: at.around.is_in_option,
            surroundings: at.around.enter(details),
            half_days: DerivedFigure::Unknown,
            minutes: DerivedFigure::Unknown,
            is_total_contested: false,
            children: Vec::new(),
        }
    }

    /// Where the lists inside it stand.
    fn group(&self) -> StepLists<'a, '_> {
        StepLists {
            path: &self.path,
            around: self.surroundings,
        }
    }

    /// The step and all those inside it, in the order of the sheet.
    #[must_use]
    pub fn with_descendants(&self) -> Vec<&Step<'a>> {
        let inside = self.children.iter().flat_map(Step::with_descendants);
        std::iter::once(self).chain(inside).collect()
    }

    /// The dates of the step: its own, else those inside it.
    pub fn dates(&self) -> Vec<&When> {
        match self.date {
            Some(date) => vec![date],
            None => self.children.iter().flat_map(Step::dates).collect(),
        }
    }
}

impl StepKind {
    /// The word of the trade.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phase => "Phase",
            Self::Module => "Module",
            Self::Day => "Journée",
            Self::Morning => "Matin",
            Self::Afternoon => "Après-midi",
            Self::Evening => "Soirée",
            Self::Sequence => "Séquence",
        }
    }

    /// Whether it is a part of a day, which has no number.
    pub fn is_moment(self) -> bool {
        match self {
            Self::Morning | Self::Afternoon | Self::Evening => true,
            Self::Phase | Self::Module | Self::Day | Self::Sequence => false,
        }
    }

    /// The same, in an anchor.
    pub fn key(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Module => "module",
            Self::Day => "journee",
            Self::Morning => "matin",
            Self::Afternoon => "apres-midi",
            Self::Evening => "soiree",
            Self::Sequence => "sequence",
        }
    }

    /// The author's word for steps of this kind.
    fn label(self, labels: Option<&StepLabels>) -> Option<&Text> {
        let StepLabels {
            phases,
            modules,
            journees,
            sequences,
        } = labels?;
        match self {
            Self::Phase => phases.as_ref(),
            Self::Module => modules.as_ref(),
            Self::Day => journees.as_ref(),
            Self::Sequence => sequences.as_ref(),
            Self::Morning | Self::Afternoon | Self::Evening => None,
        }
    }
}

/// Exact dates among some, in the order of the calendar, once each.
pub fn exact_dates(dates: &[&When]) -> Vec<Date> {
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
