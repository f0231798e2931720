//! The plan unfolded: a section a step, those inside it inside it; steps with nothing inside are a list or a table.

use super::keys::{Plan, StepDetails};
use super::step_rows::{
    Arrangement, CREDITS, PRICE, arrange, compose_step_table, is_of_one_kind, place_lines,
    time_inlines, title_inlines, worth_inlines,
};
use crate::document::compose::{Composer, bullets, join, label, opt_text, paragraph, strong, text};
use crate::document::{Block, Inline, Section, SectionStyle};
use crate::model::resolved::{Action, Step, StepKind};
use crate::model::schedule::Times;

impl Plan {
    /// Composes the plan from its steps, without its calendar, which is at the head of the sheet.
    pub fn compose(&self, action: &Action<'_>, composer: &mut Composer) -> Vec<Block> {
        let mut blocks = composer.opt_prose(self.introduction.as_ref());
        blocks.extend(composer.bullets(&self.contenus));
        let mut unfolding = PlanComposer {
            composer,
            all_steps: action.all_steps(),
            action,
        };
        blocks.extend(unfolding.compose_steps(&action.steps, None, ""));
        blocks.extend(composer.opt_prose(self.conclusion.as_ref()));
        blocks
    }
}

/// Headings in all the plan, or none, for the steps of a level. Sequences are as those of their parent need it.
pub(super) fn arrange_level(all_steps: &[&Step<'_>], group: &[&Step<'_>]) -> Arrangement {
    let depth = |step: &Step<'_>| step.path.matches('.').count();
    let is_of_level =
        |step: &&&Step<'_>| is_of_one_kind(step, group[0]) && depth(step) == depth(group[0]);
    let own = arrange(group);
    if group[0].kind == StepKind::Sequence {
        return own;
    }
    let level: Vec<&Step<'_>> = all_steps.iter().filter(is_of_level).copied().collect();
    match (arrange(&level), own) {
        (Arrangement::Sections, _) => Arrangement::Sections,
        (shape, Arrangement::Sections) => shape,
        (Arrangement::List | Arrangement::Table, shape) => shape,
    }
}

struct PlanComposer<'s, 'a> {
    composer: &'s mut Composer,
    all_steps: Vec<&'s Step<'a>>,
    action: &'s Action<'a>,
}

impl<'a> PlanComposer<'_, 'a> {
    /// Steps of one level are set in one way. The sections of others would swallow a list or a table set after them, so
    /// these come first.
    fn compose_steps(
        &mut self,
        steps: &[Step<'a>],
        parent: Option<&Step<'a>>,
        anchor: &str,
    ) -> Vec<Block> {
        let (mut blocks, mut sections) = (Vec::new(), Vec::new());
        for group in group_by_kind(steps) {
            match arrange_level(&self.all_steps, &group) {
                Arrangement::Sections => {
                    let all = group.iter().map(|step| self.compose_step(step, anchor));
                    sections.extend(all.map(Block::Section));
                }
                Arrangement::List => blocks.extend(self.compose_list(&group)),
                Arrangement::Table => {
                    blocks.extend(compose_step_table(
                        &group,
                        parent.is_none(),
                        &self.action.places_around(parent),
                        self.composer,
                    ));
                }
            }
        }
        blocks.append(&mut sections);
        blocks
    }

    /// A title an item, and what is under it.
    fn compose_list(&mut self, steps: &[&Step<'_>]) -> Vec<Block> {
        let items = steps.iter().map(|step| {
            let StepDetails {
                introduction,
                objectifs,
                contenus,
                ..
            } = step.details;
            let mut item = vec![paragraph(title_inlines(step))];
            if introduction.is_none() && objectifs.is_empty() {
                item.extend(self.composer.bullets(contenus));
            } else {
                item.extend(self.compose_body(step));
            }
            item
        });
        bullets(items.collect())
    }

    fn compose_step(&mut self, step: &Step<'a>, parent: &str) -> Section {
        let rank = match step.kind.is_moment() {
            false => step.path.rsplit('.').next().and_then(|it| it.parse().ok()),
            true => None,
        };
        let rank = rank.map_or_else(String::new, |index: usize| format!("-{}", index + 1));
        let anchor = match parent {
            "" => format!("{}{rank}", step.kind.key()),
            parent => format!("{parent}-{}{rank}", step.kind.key()),
        };
        let mut blocks = self.compose_body(step);
        if single_moment(step).is_none() {
            blocks.extend(self.compose_steps(&step.children, Some(step), &anchor));
        }
        Section {
            anchor,
            title: title_inlines(step),
            aside: compose_aside(step),
            style: match (step.kind, parent) {
                (StepKind::Phase, _) | (StepKind::Module, "") => SectionStyle::Band,
                (StepKind::Module | StepKind::Day, _)
                | (StepKind::Morning | StepKind::Afternoon, _)
                | (StepKind::Evening | StepKind::Sequence, _) => SectionStyle::Plain,
            },
            blocks,
        }
    }

    fn compose_body(&mut self, step: &Step<'_>) -> Vec<Block> {
        let StepDetails {
            titre: _,
            resume: _,
            introduction,
            objectifs,
            contenus,
            methode,
            duree: _,
            travail_personnel: _,
            horaires,
            lieu: _,
            modalite: _,
            intervenants: _,
            au_choix: _,
            credits: _,
            coefficient: _,
        } = step.details;
        let mut blocks = self.composer.opt_prose(introduction.as_ref());
        let times = horaires.as_ref().filter(|_| !shows_times(step.kind));
        let times = times.map(|times| ("Horaires", times.text()));
        let lines = times.into_iter().chain(place_lines(step));
        // They face the title of a section.
        let lines = lines.filter(|(name, _)| *name != CREDITS && *name != PRICE);
        let lines = lines.map(|(name, words)| vec![strong(name), text(format!("\u{a0}: {words}"))]);
        let lines = join(lines.collect(), &Inline::Break);
        if !lines.is_empty() {
            blocks.push(paragraph(lines));
        }
        for (name, items) in [
            ("Objectifs\u{a0}:", objectifs),
            ("Contenus\u{a0}:", contenus),
        ] {
            if !items.is_empty() {
                blocks.push(label(name));
                blocks.extend(self.composer.bullets(items));
            }
        }
        blocks.extend(self.composer.labelled("Méthode", methode.as_ref()));
        blocks
    }
}

/// The steps of each kind; the moments of a day are of one.
pub(super) fn group_by_kind<'s, 'a>(steps: &'s [Step<'a>]) -> Vec<Vec<&'s Step<'a>>> {
    let mut groups: Vec<Vec<&Step<'a>>> = Vec::new();
    for step in steps {
        let same = |group: &&mut Vec<&Step<'a>>| is_of_one_kind(group[0], step);
        match groups.last_mut().filter(same) {
            Some(group) => group.push(step),
            None => groups.push(vec![step]),
        }
    }
    groups
}

/// The text opposite the title: the duration of a step that has days, the times of a step inside a day.
fn compose_aside(step: &Step<'_>) -> Vec<Inline> {
    let mut parts = if shows_times(step.kind) {
        vec![
            time_inlines(step),
            opt_text(step.details.horaires.as_ref().map(Times::text)),
            opt_text(step.details.duree),
        ]
    } else {
        let lengths = step.length_words().into_iter();
        let lengths = lengths.map(|words| vec![text(words)]);
        std::iter::once(time_inlines(step)).chain(lengths).collect()
    };
    if let Some(moment) = single_moment(step) {
        parts.push(vec![text(moment.name().to_lowercase())]);
        parts.push(opt_text(moment.details.duree));
    }
    parts.extend(worth_inlines(step));
    join(parts, &text(" · "))
}

/// The only moment of a day, when it says no more than which it is and how long: « matin · 3 h ».
fn single_moment<'s, 'a>(step: &'s Step<'a>) -> Option<&'s Step<'a>> {
    let [moment] = &step.children[..] else {
        return None;
    };
    let said_there = StepDetails {
        duree: moment.details.duree,
        ..StepDetails::default()
    };
    let is_bare = moment.kind.is_moment() && moment.children.is_empty();
    let is_once = step.details.duree.is_none() && step.details.horaires.is_none();
    (is_bare && is_once && *moment.details == said_there).then_some(moment)
}

/// Whether a step's times face its title, rather than its length.
pub(super) fn shows_times(kind: StepKind) -> bool {
    match kind {
        StepKind::Phase | StepKind::Module => false,
        StepKind::Day
        | StepKind::Morning
        | StepKind::Afternoon
        | StepKind::Evening
        | StepKind::Sequence => true,
    }
}
