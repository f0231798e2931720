//! Text → programme and everything there is to say of it: what reading finds, then what the rules find, as the project
//! weighs it and as comments set it aside.

pub mod fix;
pub mod rules;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::rules::{Finds, Profile, Rule, Settings, Subject, Texts};
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, tidy};
use crate::model::Programme;
use crate::model::project::Config;
use crate::read::schema::{CONFIG, PROGRAMME};
use crate::read::theme::{FileLoader, LoadedTheme, load_theme};
use crate::read::yaml::SpannedTree;
use crate::read::{ReadResult, read};
use crate::render::fonts::covers;
use crate::source::{SourceFile, Span};

/// The part of `annexe.yaml` that sheets print.
const SHARED: &str = "organisme";

/// What the programmes of a project have in common: an `annexe.yaml`, or its absence.
#[derive(Debug)]
pub struct Common {
    /// `None` when `annexe.yaml` has errors: nothing can be built from it.
    pub config: Option<Config>,
    /// The same, or what could be read of it: what checks go by.
    heard: Config,
    /// Whether it has no error, but in the files that its theme names.
    is_sound: bool,
    pub settings: Settings,
    /// What sheets look like.
    pub dress: LoadedTheme,
    tree: Option<SpannedTree>,
    /// In `annexe.yaml` itself; comments there have not been heard yet.
    diagnostics: Vec<Diagnostic>,
}

/// A programme and what there is to say of it.
#[derive(Debug)]
pub struct Checked {
    /// `None` when it could not be read.
    pub programme: Option<Programme>,
    /// Where each key of it stands, when it is YAML.
    pub tree: Option<SpannedTree>,
    /// In the programme, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// In what it shares: those that depend on both.
    elsewhere: Vec<Diagnostic>,
}

impl Common {
    /// A project without `annexe.yaml`; `None` when it has one that cannot be had.
    #[must_use]
    pub fn without_file(config: Option<Config>, profile: Option<Profile>) -> Self {
        let heard = config.clone().unwrap_or_default();
        Self {
            is_sound: config.is_some(),
            config,
            settings: heard.settings(profile),
            heard,
            dress: LoadedTheme::default(),
            tree: None,
            diagnostics: Vec::new(),
        }
    }

    /// Reads an `annexe.yaml`. `profile` stands in for the one that it gives; `files` leads to what its theme names.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8], profile: Option<Profile>, files: FileLoader) -> Self {
        let mut reading = read::<Config>(name, bytes, &CONFIG, &covers);
        let (dress, refused) = dressed(&reading, files);
        if dress.theme.families != [None, None] {
            // Its own texts are set in its own faces.
            let cover = |character| dress.theme.faces.cover(character);
            reading = read::<Config>(name, bytes, &CONFIG, &cover);
        }
        let ReadResult {
            value: mut config,
            rest,
            mut diagnostics,
            tree,
        } = reading;
        // Every key is optional: a file of comments is right.
        let is_bare = matches!(&diagnostics[..], [only] if only.kind == DiagnosticKind::Empty);
        if is_bare {
            return Self::without_file(Some(Config::default()), profile);
        }
        let is_dressed = refused.is_empty();
        diagnostics.extend(refused);
        let heard = config.clone().or(rest.map(|rest| rest.value));
        let heard = heard.unwrap_or_default();
        let settings = heard.settings(profile);
        if let Some(tree) = &tree {
            let mut passages = CONFIG.passages(tree);
            passages.retain(|passage| passage.path.starts_with(SHARED));
            let settings = &settings;
            diagnostics.extend(rules::check_texts(&Texts { settings, passages }));
        }
        let is_sound = config.is_some();
        if !is_dressed {
            config = None;
        }
        Self {
            is_sound,
            config,
            heard,
            settings,
            dress,
            tree,
            diagnostics,
        }
    }

    /// What it says, for who does not mind the files of its theme; `None` when it has errors besides.
    #[must_use]
    pub fn undressed(&self) -> Option<&Config> {
        self.is_sound.then_some(&self.heard)
    }

    /// Where each key of `annexe.yaml` stands, when there is one and it is YAML.
    #[must_use]
    pub fn tree(&self) -> Option<&SpannedTree> {
        self.tree.as_ref()
    }

    /// `annexe.yaml` itself, when there is one and it is YAML.
    #[must_use]
    pub fn file(&self) -> Option<&Arc<SourceFile>> {
        self.tree.as_ref().map(|tree| &tree.file)
    }

    /// What is to be said of `annexe.yaml`, once the programmes that share it, or some, have been checked.
    #[must_use]
    pub fn diagnostics<'a>(
        &self,
        checked: impl IntoIterator<Item = &'a Checked>,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.clone();
        for checked in checked {
            diagnostics.extend(checked.elsewhere.iter().cloned());
        }
        tidy(&mut diagnostics);
        // What is said of a programme may stand here, and not every programme may have been looked at.
        let runs = |rule: &Rule| !matches!(rule.finds, Finds::Programme(..) | Finds::Mention(..));
        self.settle(
            self.tree.as_ref(),
            self.config.is_some(),
            runs,
            &mut diagnostics,
        );
        diagnostics
    }

    /// Reads a programme, and leaves the rules out.
    #[must_use]
    pub fn read_programme(&self, name: &str, bytes: &[u8]) -> Checked {
        let ReadResult {
            value: programme,
            rest: _,
            diagnostics,
            tree,
        } = self.reading(name, bytes);
        Checked {
            programme,
            tree,
            diagnostics,
            elsewhere: Vec::new(),
        }
    }

    fn reading(&self, name: &str, bytes: &[u8]) -> ReadResult<Programme> {
        let cover = |character| self.dress.theme.faces.cover(character);
        read::<Programme>(name, bytes, &PROGRAMME, &cover)
    }

    /// Reads a programme and applies the rules to it.
    #[must_use]
    pub fn check(&self, name: &str, bytes: &[u8]) -> Checked {
        let ReadResult {
            value: programme,
            rest,
            mut diagnostics,
            tree,
        } = self.reading(name, bytes);
        let (rest, gone) = match rest {
            Some(rest) => (Some(rest.value), [rest.missing, rest.partially_read]),
            None => (None, Default::default()),
        };
        if let (Some(read), Some(tree)) = (programme.as_ref().or(rest.as_ref()), &tree) {
            let shared = self.heard.organisme.as_ref();
            let whole = shared.map(|shared| read.with_shared(Some(shared)));
            let whole = whole.as_ref().unwrap_or(read);
            let texts = Texts {
                settings: &self.settings,
                passages: PROGRAMME.passages(tree),
            };
            let subject = Subject::new(whole, texts, tree, self.tree.as_ref());
            let mut found = rules::check(&subject);
            found.retain(|diagnostic| !rests_on(diagnostic, &gone, tree));
            // Nobody knows what is complete before annexe.yaml is mended.
            if self.config.is_none() {
                found.retain(|diagnostic| !is_mention(diagnostic));
            }
            // What is swallowed by a text is there, if not where it should be.
            for diagnostic in &diagnostics {
                if let DiagnosticKind::SwallowedKey { key } = &diagnostic.kind {
                    let gone = [BTreeSet::from([key.clone()]), BTreeSet::new()];
                    found.retain(|found| !is_mention(found) || !rests_on(found, &gone, tree));
                }
            }
            drop_empty_values(&mut diagnostics, &found, tree);
            diagnostics.extend(found);
        }
        // A file may hold both, under one name.
        let is_shared = |diagnostic: &Diagnostic| {
            let shared = self.tree.as_ref();
            shared.is_some_and(|shared| Arc::ptr_eq(&diagnostic.place.file, &shared.file))
        };
        let (elsewhere, mut diagnostics) = diagnostics.into_iter().partition(is_shared);
        let whole = programme.is_some() && self.config.is_some();
        self.settle(tree.as_ref(), whole, |_| true, &mut diagnostics);
        tidy(&mut diagnostics);
        Checked {
            programme,
            tree,
            diagnostics,
            elsewhere,
        }
    }

    /// Hears the comments of a file and the levels of the project.
    fn settle(
        &self,
        tree: Option<&SpannedTree>,
        ran: bool,
        looks: impl Fn(&Rule) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if let Some(tree) = tree {
            let runs = |rule: &Rule| ran && looks(rule) && rule.runs(&self.settings);
            rules::suppression::settle(tree, diagnostics, runs);
        }
        self.settings.levels.apply(diagnostics);
    }
}

/// What the theme that was read comes to, and what is wrong with it.
fn dressed(reading: &ReadResult<Config>, files: FileLoader) -> (LoadedTheme, Vec<Diagnostic>) {
    let config = reading.value.as_ref();
    let config = config.or(reading.rest.as_ref().map(|rest| &rest.value));
    let theme = config.and_then(|config| config.theme.as_ref());
    match (theme, &reading.tree) {
        (Some(theme), Some(tree)) => load_theme(theme, tree, files),
        (_, _) => Default::default(),
    }
}

/// Whether a diagnostic about a whole programme takes part of it into account that could not be read.
fn rests_on(
    diagnostic: &Diagnostic,
    [missing, partially_read]: &[BTreeSet<String>; 2],
    tree: &SpannedTree,
) -> bool {
    let Some(rule) = rules::rule(diagnostic.kind.code()) else {
        return false;
    };
    match rule.finds {
        Finds::Reading | Finds::Texts(..) => return false,
        // Where it is missing is no part of it.
        Finds::Mention(sections, _) => {
            let mut sections = sections.iter();
            return sections.any(|it| missing.contains(*it) || partially_read.contains(*it));
        }
        Finds::Programme(..) => {}
    }
    let others = diagnostic.others.iter().map(|label| &label.place);
    std::iter::once(&diagnostic.place)
        .chain(others)
        .filter(|place| place.file.name() == tree.file.name())
        .filter_map(|place| tree.section(place.span.start))
        .any(|section| missing.contains(section))
}

/// Drops what is said of a key without a value where a rule asks for that value, or for its group: it says it better.
fn drop_empty_values(diagnostics: &mut Vec<Diagnostic>, found: &[Diagnostic], tree: &SpannedTree) {
    let asking = found.iter().filter(|diagnostic| is_mention(diagnostic));
    let asked: BTreeSet<Span> = asking.map(|diagnostic| diagnostic.place.span).collect();
    let group = |span: Span| {
        let (path, _) = tree.empty.iter().find(|(_, empty)| *empty == span)?;
        let (parent, _) = path.rsplit_once('.')?;
        tree.key_span(parent)
    };
    diagnostics.retain(|diagnostic| {
        let span = diagnostic.place.span;
        let is_empty = matches!(diagnostic.kind, DiagnosticKind::EmptyValue { .. });
        !is_empty || !(asked.contains(&span) || group(span).is_some_and(|it| asked.contains(&it)))
    });
}

fn is_mention(diagnostic: &Diagnostic) -> bool {
    rules::rule(diagnostic.kind.code()).is_some_and(|rule| matches!(rule.finds, Finds::Mention(..)))
}
