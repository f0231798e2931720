//! What holds for a step, a session or a key that says nothing: what they inherit, and what the sheet prints by default.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diff::changes::ResolvedValue;
use crate::diff::printed::{print_times, print_value};
use crate::diff::revision::{NodeContent, NodeId, PointerStep, RevisionTree};
use crate::diff::splits::PART_KEYS;
use crate::document::text::Text;
use crate::model::Programme;
use crate::model::nature::Nature;
use crate::model::plan::printed_lengths;
use crate::model::resolved::{Action, Step, StepKind};
use crate::model::schedule::Times;
use crate::model::section::SectionName;
use crate::model::signature::DEFAULT_MENTION;
use crate::value::When;

/// The keys that steps inherit. A date and an option are those of the step around.
pub const STEP_KEYS: [&str; 7] = [
    "lieu", "modalite", "horaires", "intervenants", "date", "periode", "au_choix",
];
/// The keys that sessions take from the action.
pub const SESSION_KEYS: [&str; 4] = ["lieu", "modalite", "horaires", "intervenants"];

/// A revision with what its steps inherit.
pub struct ResolvedRevision<'a> {
    pub tree: &'a RevisionTree,
    pub programme: &'a Programme,
    pub action: &'a Action<'a>,
    pub steps: BTreeMap<NodeId, &'a Step<'a>>,
    /// The length of each step as the sheet prints it, by its path.
    pub printed_lengths: BTreeMap<&'a str, String>,
}

impl<'a> ResolvedRevision<'a> {
    pub fn new(tree: &'a RevisionTree, programme: &'a Programme, action: &'a Action<'a>) -> Self {
        let all = action.all_steps().into_iter();
        let by_path: BTreeMap<&str, &Step<'a>> = all.map(|step| (&*step.path, step)).collect();
        let nodes = tree.nodes.iter().enumerate();
        let groups = nodes.filter(|(_, node)| {
            node.field.is_step && matches!(node.content, NodeContent::Group(_))
        });
        let steps = groups.filter_map(|(id, _)| Some((id, *by_path.get(&*step_path(tree, id))?)));
        Self {
            tree,
            programme,
            action,
            steps: steps.collect(),
            printed_lengths: printed_lengths(&action.steps),
        }
    }

    /// The value of a key for a step or a session: its own, or that of what is around it.
    pub fn value_of(&self, id: NodeId, key: &str) -> Option<ResolvedValue> {
        let holder = match key {
            "periode" => Some(self.find_period(id)?),
            key => self.find_holder(id, key),
        };
        let text = match self.steps.get(&id) {
            Some(step) => match key {
                "date" => Some(self.tree.leaf(holder?)?.text.clone()),
                "periode" => self.printed_text(holder?),
                key if PART_KEYS.contains(&key) => self.printed_text(self.tree.child(id, key)?),
                key => self.step_text(step, key),
            },
            None => self.session_text(id, key),
        };
        Some(ResolvedValue {
            text: text?.nfc().collect(),
            holder,
        })
    }

    fn step_text(&self, step: &Step<'_>, key: &str) -> Option<String> {
        let around = step.surroundings;
        match key {
            "lieu" => around.place.map(|place| place.value.line()),
            "modalite" => around.mode.map(|mode| mode.value.label()),
            "horaires" => around.times.map(|times| print_times_of(step, times.value)),
            "intervenants" => {
                let names = around.trainers.map(|names| names.value);
                self.print_trainers(names.unwrap_or_default())
            }
            "au_choix" => Some(yes_or_no(step.is_option || step.is_in_option)),
            _ => None,
        }
    }

    fn session_text(&self, id: NodeId, key: &str) -> Option<String> {
        let node = self.tree.node(id);
        let number = node.number().filter(|_| node.field.name == "sessions")?;
        let session = self.action.sessions.get(number - 1)?;
        let sections = &self.programme.sections;
        match key {
            "lieu" => Some(session.lieu.as_ref().or(sections.lieu.as_ref())?.line()),
            "modalite" => {
                let mode = session.modalite.as_ref().or(sections.modalite.as_ref());
                Some(mode?.label())
            }
            "horaires" => {
                let times = session.horaires.as_ref().or(sections.horaires.as_ref());
                Some(print_times(times?))
            }
            "intervenants" => self.print_trainers(&session.intervenants),
            _ => None,
        }
    }

    /// The names of trainers, whatever their order; without any, the only trainer of the action.
    fn print_trainers(&self, names: &[Text]) -> Option<String> {
        let trainers = self.programme.sections.intervenants.as_deref();
        if let (Some([only]), [_] | []) = (trainers, names)
            && names.iter().all(|name| only.matches_name(&name.line()))
        {
            return Some(only.designation());
        }
        let mut names: Vec<String> = names.iter().map(Text::line).collect();
        names.sort();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The period of a step: that of a step around it, unless it has a date.
    fn find_period(&self, id: NodeId) -> Option<NodeId> {
        let around = std::iter::successors(Some(id), |at| self.tree.node(*at).parent);
        let steps = around.filter(|at| self.steps.contains_key(at));
        for step in steps {
            let date = self.tree.child(step, "date");
            let date = date.and_then(|it| self.tree.leaf(it)?.when.as_ref());
            if date.is_some_and(|date| *date != When::ToSchedule) {
                return None;
            }
            if let Some(period) = self.tree.child(step, "periode") {
                return Some(period);
            }
        }
        None
    }

    /// A value in one form, however it is written.
    fn printed_text(&self, id: NodeId) -> Option<String> {
        let value = self.tree.whole_value(id);
        let printed = print_value(self.tree.node(id).field.key, &value);
        printed.or_else(|| {
            let leaves = self.tree.subtree(id);
            let leaves = leaves.filter_map(|leaf| self.tree.leaf(leaf));
            let texts: Vec<&str> = leaves.map(|leaf| leaf.text.as_str()).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        })
    }

    /// Where the value of a key that holds for a node is written: in it, or around it.
    fn find_holder(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let mut around = std::iter::successors(Some(id), |at| self.tree.node(*at).parent);
        around.find_map(|group| self.tree.child(group, key))
    }

    /// What the sheet prints for a key that is not written.
    pub fn default_text(&self, field: &str) -> Option<String> {
        let (group, key) = field.rsplit_once('.')?;
        match (group, key) {
            ("titres", section) => {
                let name = SectionName::ALL.iter().find(|name| name.key() == section)?;
                let is_training = Nature::is_training(self.programme.nature);
                Some(name.heading(is_training).to_owned())
            }
            // Without its word, a sequence that has a title has no number.
            ("deroule.libelles", "phases") => Some(StepKind::Phase.word().to_owned()),
            ("deroule.libelles", "modules") => Some(StepKind::Module.word().to_owned()),
            ("deroule.libelles", "journees") => Some(StepKind::Day.word().to_owned()),
            ("signatures", "mention") => Some(DEFAULT_MENTION.to_owned()),
            ("convention", "organisme") => {
                let organisation = self.tree.child(0, "organisme")?;
                let name = self.tree.child(organisation, "nom")?;
                Some(self.tree.leaf(name)?.text.clone())
            }
            _ => None,
        }
    }
}

fn yes_or_no(is_on: bool) -> String {
    if is_on { "oui" } else { "non" }.to_owned()
}

/// The times of a step: of a morning or an afternoon, their part of the times of the day.
fn print_times_of(step: &Step<'_>, times: &Times) -> String {
    let is_own = step.details.horaires.is_some();
    match (step.kind, &times.time_ranges()[..]) {
        (StepKind::Morning, [range, _]) | (StepKind::Afternoon, [_, range]) if !is_own => {
            range.to_string()
        }
        (
            StepKind::Phase
            | StepKind::Module
            | StepKind::Day
            | StepKind::Morning
            | StepKind::Afternoon
            | StepKind::Evening
            | StepKind::Sequence,
            _,
        ) => print_times(times),
    }
}

/// The path of a step in the YAML: `deroule.journees.0.matin`.
fn step_path(tree: &RevisionTree, id: NodeId) -> String {
    let node = tree.node(id);
    let Some(parent) = node.parent.filter(|parent| *parent != 0) else {
        return node.field.key.to_owned();
    };
    let above = step_path(tree, parent);
    match node.step {
        PointerStep::Key(key) => format!("{above}.{key}"),
        PointerStep::Index(index) => format!("{above}.{index}"),
        PointerStep::SingleItem => format!("{above}.0"),
    }
}
