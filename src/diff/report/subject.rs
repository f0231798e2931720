//! What a value is about, as the sheet prints it: « Durée », « Jour 2 – Tailler », « Tarifs ».

use crate::document::inlines_text;
use crate::model::Programme;
use crate::model::nature::Nature;
use crate::model::plan::title_inlines;
use crate::model::resolved::{Action, Step, StepKind};
use crate::model::section::{Headings, SectionName};

/// The names of the parts of one sheet.
pub struct SheetNames<'a> {
    programme: &'a Programme,
    action: Action<'a>,
    headings: Headings,
}

/// The part of the sheet that a value belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub title: String,
    /// How many steps of its pointer lead to the part.
    pub depth: usize,
}

impl<'a> SheetNames<'a> {
    pub fn new(programme: &'a Programme) -> Self {
        Self {
            programme,
            action: Action::new(&programme.sections),
            headings: programme.sections.titres.clone().unwrap_or_default(),
        }
    }

    /// The part that holds a value; `None` where the sheet has no name of its own for it.
    pub fn find_subject(&self, pointer: &str) -> Option<Subject> {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        let first = *steps.first()?;
        if let Some((step, depth)) = self.step_around(&steps) {
            let title = self.step_title(step);
            return Some(Subject { title, depth });
        }
        let own_section = || {
            let index: usize = steps.get(1)?.parse().ok()?;
            let section = self.programme.sections.sections.as_ref()?.get(index)?;
            Some(section.titre.line())
        };
        match first {
            "duree" => Some(("Durée".to_owned(), 1)),
            "periode" => Some(("Période".to_owned(), 1)),
            "sections" => own_section().map(|title| (title, 2)),
            "referent_handicap" => self.section_title("accessibilite").map(|it| (it, 0)),
            key => self.section_title(key).map(|title| (title, 1)),
        }
        .map(|(title, depth)| Subject { title, depth })
    }

    /// « Phase 1, Jour 2 – Tailler ».
    pub fn step_title(&self, step: &Step<'_>) -> String {
        let mut around = self.action.all_steps().into_iter();
        let parent = around.find(|it| it.children.iter().any(|child| child.path == step.path));
        let heading = inlines_text(&title_inlines(step));
        match parent.filter(|_| step.kind != StepKind::Sequence) {
            Some(parent) => format!("{}, {heading}", parent.name()),
            None => heading,
        }
    }

    pub fn find_step(&self, path: &str) -> Option<&Step<'a>> {
        let mut steps = self.action.all_steps().into_iter();
        steps.find(|step| step.path == path)
    }

    /// The innermost step around a value, and the steps of the pointer that lead to it. A sequence is part of its day.
    fn step_around(&self, steps: &[&str]) -> Option<(&Step<'a>, usize)> {
        let found = (2..=steps.len()).rev().filter_map(|depth| {
            let step = self.find_step(&steps[..depth].join("."))?;
            Some((step, depth))
        });
        let mut found: Vec<_> = found.collect();
        if found.len() > 1 {
            found.retain(|(step, _)| step.kind != StepKind::Sequence);
        }
        found.into_iter().next()
    }

    fn section_title(&self, key: &str) -> Option<String> {
        let is_training = Nature::is_training(self.programme.nature);
        let mut names = SectionName::ALL.iter();
        let name = *names.find(|name| name.key() == key)?;
        Some(self.headings.get(name, is_training))
    }
}
