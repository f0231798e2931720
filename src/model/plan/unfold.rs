//! The plan unfolded: a section a step, those inside it inside it.

use super::keys::{Plan, StepDetails};
use super::step::{Step, StepKind};
use super::timetable::{is_timetable, timetable};
use crate::document::compose::{
    self, Composer, emphasis, join, label, paragraph, strong, text, text_of,
};
use crate::document::text::Text;
use crate::document::{Block, Inline, Section, SectionLook};
use crate::model::schedule::Times;
use crate::value::format_days;
use crate::value::{When, format_minutes};

impl Plan {
    /// The plan itself; its calendar stands apart, at the head of the sheet.
    pub fn compose(&self, per_day: Option<u32>, composer: &mut Composer) -> Vec<Block> {
        let mut blocks = composer.prose_or_nothing(self.introduction.as_ref());
        let mut unfolding = Unfolding { per_day, composer };
        blocks.extend(unfolding.steps(&self.steps(), ""));
        blocks.extend(composer.prose_or_nothing(self.conclusion.as_ref()));
        blocks
    }
}

struct Unfolding<'a> {
    per_day: Option<u32>,
    composer: &'a mut Composer,
}

impl Unfolding<'_> {
    fn steps(&mut self, steps: &[Step<'_>], parent: &str) -> Vec<Block> {
        let sequences: Vec<&Step<'_>> = steps
            .iter()
            .filter(|step| step.kind == StepKind::Sequence)
            .collect();
        let tabular = is_timetable(&sequences);
        // The sections of other steps would swallow a table set after them, so it comes first.
        let mut blocks = Vec::new();
        if tabular {
            blocks.extend(timetable(&sequences, self.composer));
        }
        for step in steps {
            if !(tabular && step.kind == StepKind::Sequence) {
                blocks.push(Block::Section(self.step(step, parent)));
            }
        }
        blocks
    }

    fn step(&mut self, step: &Step<'_>, parent: &str) -> Section {
        let rank = match step.kind.name() {
            (_, true) => format!("-{}", step.rank),
            (_, false) => String::new(),
        };
        let anchor = match parent {
            "" => format!("{}{rank}", step.kind.key()),
            parent => format!("{parent}-{}{rank}", step.kind.key()),
        };
        let mut blocks = self.body(step);
        blocks.extend(self.steps(&step.children, &anchor));
        Section {
            anchor,
            title: title(step),
            aside: self.aside(step),
            look: match (step.kind, parent) {
                (StepKind::Phase, _) | (StepKind::Module, "") => SectionLook::Band,
                (StepKind::Module | StepKind::Day, _)
                | (StepKind::Morning | StepKind::Afternoon | StepKind::Sequence, _) => {
                    SectionLook::Plain
                }
            },
            blocks,
        }
    }

    fn body(&mut self, step: &Step<'_>) -> Vec<Block> {
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
        let mut blocks = self.composer.prose_or_nothing(introduction.as_ref());
        let times = horaires
            .as_ref()
            .filter(|_| !shows_times(step.kind))
            .map(Times::line);
        let names: Vec<String> = intervenants.iter().map(Text::line).collect();
        let lines = [
            ("Horaires", times),
            ("Lieu", lieu.as_ref().map(Text::line)),
            ("Modalité", modalite.map(|mode| mode.line().to_owned())),
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

    /// What faces the title: how long for what holds days, when for what is in one.
    fn aside(&self, step: &Step<'_>) -> Vec<Inline> {
        if shows_times(step.kind) {
            join(
                vec![
                    step.date.map(date).unwrap_or_default(),
                    text_of(step.details.horaires.as_ref().map(Times::line)),
                    text_of(step.details.duree),
                ],
                &text(" · "),
            )
        } else {
            let days = step.half_days(self.per_day).map(format_days);
            let minutes = step.minutes(self.per_day).map(format_minutes);
            join(vec![text_of(days), text_of(minutes)], &text(" · "))
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
fn date(when: &When) -> Vec<Inline> {
    match when {
        When::Day(date) => vec![Inline::Time {
            datetime: date.iso(),
            text: date.long(),
        }],
        When::ToSchedule => vec![emphasis("Date à programmer")],
        When::Days(_) | When::Range(_) | When::Month(_) => compose::when(when),
    }
}

fn title(step: &Step<'_>) -> Vec<Inline> {
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
    let titre = text_of(step.details.titre.as_ref());
    join(vec![text_of(name), titre], &text(" – "))
}
