//! The plan unfolded: a section a step, those inside it inside it.

use super::keys::{Plan, StepDetails};
use super::timetable::{compose_timetable, is_timetable};
use crate::document::compose::{
    self, Composer, emphasis, join, label, opt_text, paragraph, strong, text,
};
use crate::document::text::Text;
use crate::document::{Block, Inline, Section, SectionStyle};
use crate::model::resolved::{Step, StepKind};
use crate::model::schedule::Times;
use crate::model::sessions::Mode;
use crate::value::format_days;
use crate::value::{When, format_minutes};

impl Plan {
    /// Composes the plan, without its calendar, which is at the head of the sheet.
    pub fn compose(&self, steps: &[Step<'_>], composer: &mut Composer) -> Vec<Block> {
        let mut blocks = composer.opt_prose(self.introduction.as_ref());
        let mut unfolding = PlanComposer { composer };
        blocks.extend(unfolding.compose_steps(steps, ""));
        blocks.extend(composer.opt_prose(self.conclusion.as_ref()));
        blocks
    }
}

struct PlanComposer<'a> {
    composer: &'a mut Composer,
}

impl PlanComposer<'_> {
    fn compose_steps(&mut self, steps: &[Step<'_>], parent: &str) -> Vec<Block> {
        let sequences: Vec<&Step<'_>> = steps
            .iter()
            .filter(|step| step.kind == StepKind::Sequence)
            .collect();
        let tabular = is_timetable(&sequences);
        // The sections of other steps would swallow a table set after them, so it comes first.
        let mut blocks = Vec::new();
        if tabular {
            blocks.extend(compose_timetable(&sequences, self.composer));
        }
        for step in steps {
            if !(tabular && step.kind == StepKind::Sequence) {
                blocks.push(Block::Section(self.compose_step(step, parent)));
            }
        }
        blocks
    }

    fn compose_step(&mut self, step: &Step<'_>, parent: &str) -> Section {
        let rank = match step.kind.name() {
            (_, true) => format!("-{}", step.number),
            (_, false) => String::new(),
        };
        let anchor = match parent {
            "" => format!("{}{rank}", step.kind.key()),
            parent => format!("{parent}-{}{rank}", step.kind.key()),
        };
        let mut blocks = self.compose_body(step);
        blocks.extend(self.compose_steps(&step.children, &anchor));
        Section {
            anchor,
            title: title_inlines(step),
            aside: self.compose_aside(step),
            style: match (step.kind, parent) {
                (StepKind::Phase, _) | (StepKind::Module, "") => SectionStyle::Band,
                (StepKind::Module | StepKind::Day, _)
                | (StepKind::Morning | StepKind::Afternoon | StepKind::Sequence, _) => {
                    SectionStyle::Plain
                }
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
            horaires,
            lieu,
            modalite,
            intervenants,
        } = step.details;
        let mut blocks = self.composer.opt_prose(introduction.as_ref());
        let times = horaires
            .as_ref()
            .filter(|_| !shows_times(step.kind))
            .map(Times::text);
        let names: Vec<String> = intervenants.iter().map(Text::line).collect();
        let lines = [
            ("Horaires", times),
            ("Lieu", lieu.as_ref().map(Text::line)),
            ("Modalité", modalite.as_ref().map(Mode::label)),
            (
                if names.len() > 1 {
                    "Intervenants"
                } else {
                    "Intervenant"
                },
                (!names.is_empty()).then(|| names.join(", ")),
            ),
        ];
        let lines = lines.into_iter().filter_map(|(name, words)| {
            Some(vec![strong(name), text(format!("\u{a0}: {}", words?))])
        });
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

    /// The text opposite the title: the duration of a step that has days, the times of a step inside a day.
    fn compose_aside(&self, step: &Step<'_>) -> Vec<Inline> {
        if shows_times(step.kind) {
            join(
                vec![
                    step.date.map(date_inlines).unwrap_or_default(),
                    opt_text(step.details.horaires.as_ref().map(Times::text)),
                    opt_text(step.details.duree),
                ],
                &text(" · "),
            )
        } else {
            let days = step.half_days().map(format_days);
            let minutes = step.minutes().map(format_minutes);
            join(vec![opt_text(days), opt_text(minutes)], &text(" · "))
        }
    }
}

/// Whether a step's times face its title, rather than its length.
fn shows_times(kind: StepKind) -> bool {
    match kind {
        StepKind::Phase | StepKind::Module => false,
        StepKind::Day | StepKind::Morning | StepKind::Afternoon | StepKind::Sequence => true,
    }
}

/// A lone date is given with its weekday.
fn date_inlines(when: &When) -> Vec<Inline> {
    match when {
        When::Day(date) => vec![Inline::Time {
            datetime: date.to_iso(),
            text: date.format_long(),
        }],
        When::ToSchedule => vec![emphasis("Date à programmer")],
        When::Days(_) | When::Range(_) | When::Month(_) => compose::date_inlines(when),
    }
}

fn title_inlines(step: &Step<'_>) -> Vec<Inline> {
    let name = match step.kind {
        StepKind::Sequence if step.pause => Some("Pause".to_owned()),
        // A sequence that has a title needs no rank: nothing refers to it.
        StepKind::Sequence if step.details.titre.is_some() => None,
        StepKind::Phase
        | StepKind::Module
        | StepKind::Day
        | StepKind::Morning
        | StepKind::Afternoon
        | StepKind::Sequence => Some(step.name()),
    };
    let titre = opt_text(step.details.titre.as_ref());
    join(vec![opt_text(name), titre], &text(" – "))
}
