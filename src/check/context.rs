//! The input of rules: a programme with its shared sections, its texts, the settings, and the place of each value.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::check::names::{KnownName, NameKind, known_names};
use crate::check::sentence::Sentence;
use crate::check::statements::{Statement, Statements};
use crate::diagnostic::Place;
use crate::model::Programme;
use crate::model::duration::Breakdown;
use crate::model::nature::Nature;
use crate::model::resolved::Action;
use crate::model::sections::Sections;
use crate::model::sessions::{Mode, Period, Session, SessionDates};
use crate::model::settings::Settings;
use crate::read::text_field::TextField;
use crate::read::yaml::{SpannedTree, YamlKind};
use crate::value::{Date, PeriodBounds, When};

/// A programme to check.
#[derive(Debug)]
pub struct CheckContext<'a> {
    /// With the sections of its organisation.
    pub programme: &'a Programme,
    pub sections: &'a Sections,
    pub settings: &'a Settings,
    pub action: Action<'a>,
    pub texts: TextFields<'a>,
    /// The first and the last day that the action may have.
    pub period: Option<PeriodBounds>,
    /// The first and the last year of its dates.
    years: Option<[i16; 2]>,
    names: OnceCell<Vec<KnownName>>,
    programme_tree: &'a SpannedTree,
    config_tree: Option<&'a SpannedTree>,
}

/// The texts of a file, in its order.
#[derive(Debug)]
pub struct TextFields<'a> {
    pub settings: &'a Settings,
    pub fields: Vec<TextField<'a>>,
    statements: OnceCell<Statements>,
}

impl<'a> TextFields<'a> {
    #[must_use]
    pub fn new(settings: &'a Settings, fields: Vec<TextField<'a>>) -> Self {
        let statements = OnceCell::new();
        Self {
            settings,
            fields,
            statements,
        }
    }

    /// What they say.
    pub fn statements(&self) -> &Statements {
        self.statements
            .get_or_init(|| Statements::read(&self.fields))
    }

    /// The text and the sentence of a statement.
    pub fn context_of<T>(&self, statement: &Statement<T>) -> (&TextField<'a>, Sentence) {
        let field = &self.fields[statement.text];
        (field, Sentence::around(field.text, &statement.range))
    }
}

impl<'a> CheckContext<'a> {
    /// A programme that already has the sections of its organisation, its tree, and the tree of `annexe.yaml`.
    #[must_use]
    pub fn new(
        programme: &'a Programme,
        texts: TextFields<'a>,
        own: &'a SpannedTree,
        shared: Option<&'a SpannedTree>,
    ) -> Self {
        let mut context = Self {
            programme,
            sections: &programme.sections,
            settings: texts.settings,
            action: Action::new(&programme.sections),
            texts,
            period: programme.sections.periode.as_ref().and_then(Period::bounds),
            years: None,
            names: OnceCell::new(),
            programme_tree: own,
            config_tree: shared,
        };
        let days = context.dates().into_iter().flat_map(|(_, when)| {
            let days = when.days_with_paths().into_iter();
            days.map(|(_, date)| date).collect::<Vec<Date>>()
        });
        let period = context
            .period
            .into_iter()
            .flat_map(|it| [it.first, it.last]);
        let years: Vec<i16> = days.chain(period).map(|date| date.civil().year()).collect();
        let bounds = years.iter().min().zip(years.iter().max());
        context.years = bounds.map(|(first, last)| [*first, *last]);
        context
    }

    /// The names that its keys give.
    #[must_use]
    pub fn names(&self) -> &[KnownName] {
        self.names.get_or_init(|| {
            let keys = [
                (NameKind::Organisation, "nom"),
                (NameKind::Place, "adresse"),
            ];
            let shared = keys.map(|(kind, key)| Some((kind, key, self.shared_text(key)?)));
            let shared: Vec<_> = shared.into_iter().flatten().collect();
            known_names(&self.texts.fields, self.sections, &shared)
        })
    }

    /// The first and the last year of its dates.
    #[must_use]
    pub fn years(&self) -> Option<[i16; 2]> {
        self.years
    }

    /// Whether a sentence names another year than those of this action.
    #[must_use]
    pub fn names_another_year(&self, sentence: &Sentence) -> bool {
        let is_other = |year: i16| {
            self.years
                .is_some_and(|[first, last]| year < first || year > last)
        };
        sentence.years().any(is_other)
    }

    /// The sessions, each with its path.
    pub fn sessions(&self) -> impl Iterator<Item = (String, &'a Session)> {
        let sessions = self.sections.sessions.iter().flatten().enumerate();
        sessions.map(|(index, session)| (format!("sessions.{index}"), session))
    }

    /// The dates of the plan and of the sessions, each with its path.
    #[must_use]
    pub fn dates(&self) -> Vec<(String, Cow<'a, When>)> {
        let steps = self.action.all_steps().into_iter();
        let steps = steps
            .filter_map(|step| Some((format!("{}.date", step.path), Cow::Borrowed(step.date?))));
        let sessions = self.sessions().flat_map(|(path, session)| {
            let dates = session
                .dates
                .iter()
                .flat_map(SessionDates::dates_with_paths);
            dates.map(move |(at, when)| (format!("{path}.dates{at}"), Cow::Owned(when)))
        });
        steps.chain(sessions).collect()
    }

    /// The days of training in the period, once each, with their path. C011 reports the others.
    #[must_use]
    pub fn training_days(&self) -> Vec<(String, Date)> {
        let mut days: Vec<(String, Date)> = Vec::new();
        for (path, when) in self.dates() {
            for (at, date) in when.days_with_paths() {
                let inside = self.period.is_none_or(|period| period.contains(date));
                if inside && !when.is_period() && days.iter().all(|(_, known)| *known != date) {
                    days.push((format!("{path}{at}"), date));
                }
            }
        }
        days
    }

    /// Where a remote action lacks something: at `distance`, else at the value that makes the action remote; and whether it is
    /// remote by somebody’s choice only. `None` when the action is not remote.
    #[must_use]
    pub fn missing_remote_place(&self) -> Option<(Place, bool)> {
        // The article speaks of training alone (D6313-3-1).
        let is_training = Nature::is_training(self.programme.nature);
        let remote = self.first_path_of_mode(Mode::is_remote);
        let remote = remote.or_else(|| self.first_remote_hours());
        let is_choice = remote.is_none();
        let remote = remote.or_else(|| self.first_path_of_mode(Mode::offers_remote));
        let remote = remote.filter(|_| is_training)?;
        let (tree, distance) = self.find_tree("distance");
        let written = tree.key_span(&distance).map(|span| tree.place(span));
        Some((
            written.unwrap_or_else(|| self.value_place(&remote)),
            is_choice,
        ))
    }

    /// The path of the first mode of that kind, of the action, a step or a session.
    fn first_path_of_mode(&self, is_such: fn(&Mode) -> bool) -> Option<String> {
        let sections = &self.sections;
        let sheet = ("modalite".to_owned(), sections.modalite.as_ref());
        let steps = self.action.all_steps().into_iter();
        let steps = steps.map(|step| {
            (
                format!("{}.modalite", step.path),
                step.details.modalite.as_ref(),
            )
        });
        let sessions = self.sessions();
        let sessions =
            sessions.map(|(path, session)| (format!("{path}.modalite"), session.modalite.as_ref()));
        let mut modes = std::iter::once(sheet).chain(steps).chain(sessions);
        let mode = modes.find(|(_, mode)| mode.is_some_and(is_such));
        mode.map(|(path, _)| path)
    }

    /// The path of the first hours that are said to be remote.
    fn first_remote_hours(&self) -> Option<String> {
        let sections = &self.sections;
        let detail = sections.duree.as_ref().and_then(|it| it.detail.as_ref());
        let mut parts = detail.map(Breakdown::parts).unwrap_or_default().into_iter();
        let part = parts.find(|(key, _)| key.starts_with("distanciel"));
        part.map(|(key, _)| format!("duree.detail.{key}"))
    }

    /// A text of the organisation itself, in `annexe.yaml`: its name, its address.
    #[must_use]
    pub fn shared_text(&self, key: &str) -> Option<&'a str> {
        let organisation = self.config_tree?.value_at("organisme")?;
        match &organisation.value_at(key)?.kind {
            YamlKind::Scalar { text, .. } => Some(text),
            YamlKind::List(_) | YamlKind::Mapping(_) => None,
        }
    }

    /// Where the value of a dotted path is written, in `annexe.yaml` when it is shared. A value that is not
    /// written is at the nearest group above it; a mapping or a list is at its key.
    #[must_use]
    pub fn value_place(&self, path: &str) -> Place {
        let (tree, path) = self.find_tree(path);
        match tree.value_at(&path) {
            Some(node) if matches!(node.kind, YamlKind::Scalar { .. }) => tree.place(node.span),
            Some(_) | None => self.place_in_tree(tree, &path),
        }
    }

    /// The text of the value of a dotted path, or of the value that holds it: of `dates` for one of its days.
    #[must_use]
    pub fn written_value(&self, path: &str) -> Option<&'a str> {
        let (tree, mut path) = self.find_tree(path);
        loop {
            match tree.value_at(&path).map(|node| &node.kind) {
                Some(YamlKind::Scalar { text, .. }) => return Some(text),
                Some(YamlKind::List(_) | YamlKind::Mapping(_)) => return None,
                None => path.truncate(path.rfind('.')?),
            }
        }
    }

    /// Where the key of a dotted path is written, or the nearest group above it, or the top of the file.
    #[must_use]
    pub fn key_place(&self, path: &str) -> Place {
        let (tree, path) = self.find_tree(path);
        self.place_in_tree(tree, &path)
    }

    fn place_in_tree(&self, tree: &SpannedTree, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(span) = tree.key_span(path) {
                return tree.place(span);
            }
            match path.rsplit_once('.') {
                Some((parent, _)) => path = parent,
                None => return self.top_place(),
            }
        }
    }

    /// The first key of the programme: the place of a missing section.
    #[must_use]
    pub fn top_place(&self) -> Place {
        let span = self.programme_tree.root.first_key();
        self.programme_tree.place(span.unwrap_or_default())
    }

    /// The tree that has the section of a path, and the path in it.
    fn find_tree(&self, path: &str) -> (&'a SpannedTree, String) {
        let section = path.split('.').next().unwrap_or_default();
        if self.programme_tree.root.entry(section).is_none()
            && let Some(shared) = self.config_tree
        {
            let inside = format!("organisme.{path}");
            if shared.value_at(&format!("organisme.{section}")).is_some() {
                return (shared, inside);
            }
        }
        (self.programme_tree, path.to_owned())
    }
}
