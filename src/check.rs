//! A text → its programme and its diagnostics: those of reading, then those of the rules, with the severities of the project,
//! without those that comments suppress.

pub mod context;
pub mod counted;
pub mod fix;
pub mod length_subject;
pub mod names;
pub mod rule;
pub mod rule_manual;
pub mod rules;
pub mod sentence;
pub mod statements;
pub mod suppression;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::context::{CheckContext, TextFields};
use crate::check::rule::{Rule, RuleKind};
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, sort_and_dedup};
use crate::model::Programme;
use crate::model::impact::ImpactOverride;
use crate::model::project::Config;
use crate::model::settings::{Profile, Settings, SeveritySetting};
use crate::read::schema::{CONFIG, PROGRAMME};
use crate::read::theme::{FileLoader, LoadedTheme, load_theme};
use crate::read::yaml::SpannedTree;
use crate::read::{ReadResult, read};
use crate::render::fonts::has_glyph;
use crate::source::{SourceFile, Span};

/// The part of `annexe.yaml` that sheets print.
const SHARED_KEY: &str = "organisme";

/// The settings, theme and shared sections of a project: an `annexe.yaml`, or its absence.
#[derive(Debug)]
pub struct ProjectContext {
    /// `None` when `annexe.yaml` has errors: nothing can be built from it.
    pub config: Option<Config>,
    /// The same, or what could be read of it, which checks use.
    readable_config: Config,
    /// Whether it has no error, except in the files that its theme names.
    is_valid_without_theme: bool,
    pub settings: Settings,
    /// The theme of sheets.
    pub loaded_theme: LoadedTheme,
    tree: Option<SpannedTree>,
    /// In `annexe.yaml` itself, before its comments suppress some.
    diagnostics: Vec<Diagnostic>,
}

/// A programme and its diagnostics.
#[derive(Debug)]
pub struct CheckResult {
    /// `None` when it could not be read.
    pub programme: Option<Programme>,
    /// Where each key of it stands, when it is YAML.
    pub tree: Option<SpannedTree>,
    /// In the programme, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Diagnostics in `annexe.yaml` that depend on the programme.
    shared_diagnostics: Vec<Diagnostic>,
}

impl ProjectContext {
    /// A project without `annexe.yaml`; `None` when it has one that cannot be read.
    #[must_use]
    pub fn without_file(config: Option<Config>, profile: Option<Profile>) -> Self {
        let readable_config = config.clone().unwrap_or_default();
        Self {
            is_valid_without_theme: config.is_some(),
            config,
            settings: readable_config.settings(profile),
            readable_config,
            loaded_theme: LoadedTheme::default(),
            tree: None,
            diagnostics: Vec::new(),
        }
    }

    /// Reads an `annexe.yaml`. `profile` stands in for the one that it gives; `files` leads to what its theme names.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8], profile: Option<Profile>, files: FileLoader) -> Self {
        let mut reading = read::<Config>(name, bytes, &CONFIG, &has_glyph);
        let (loaded_theme, refused) = config_theme(&reading, files);
        if loaded_theme.theme.families != [None, None] {
            // Its own texts are set in its own faces.
            let cover = |character| loaded_theme.theme.faces.covers(character);
            reading = read::<Config>(name, bytes, &CONFIG, &cover);
        }
        let ReadResult {
            value: mut config,
            partial: rest,
            mut diagnostics,
            tree,
        } = reading;
        // Every key is optional: a file of comments is right.
        let is_bare = matches!(&diagnostics[..], [only] if only.kind == DiagnosticKind::Empty);
        if is_bare {
            return Self::without_file(Some(Config::default()), profile);
        }
        let is_theme_valid = refused.is_empty();
        diagnostics.extend(refused);
        let readable_config = config.clone().or(rest.map(|rest| rest.value));
        let readable_config = readable_config.unwrap_or_default();
        let settings = readable_config.settings(profile);
        if let Some(tree) = &tree {
            let mut fields = CONFIG.text_fields(tree);
            fields.retain(|field| field.path.starts_with(SHARED_KEY));
            let settings = &settings;
            diagnostics.extend(rules::check_texts(&TextFields::new(settings, fields)));
        }
        let is_valid_without_theme = config.is_some();
        if !is_theme_valid {
            config = None;
        }
        Self {
            is_valid_without_theme,
            config,
            readable_config,
            settings,
            loaded_theme,
            tree,
            diagnostics,
        }
    }

    /// `annexe.yaml`, even if files of its theme have errors; `None` when it has other errors.
    #[must_use]
    pub fn config_without_theme(&self) -> Option<&Config> {
        self.is_valid_without_theme.then_some(&self.readable_config)
    }

    /// The levels that the project sets for changes of its programmes.
    #[must_use]
    pub fn overrides(&self) -> &[ImpactOverride] {
        let config = self.config_without_theme();
        config
            .and_then(|it| it.niveaux.as_deref())
            .unwrap_or_default()
    }

    /// The tree of `annexe.yaml`, when there is one and it is YAML.
    #[must_use]
    pub fn config_tree(&self) -> Option<&SpannedTree> {
        self.tree.as_ref()
    }

    /// `annexe.yaml` itself, when there is one and it is YAML.
    #[must_use]
    pub fn file(&self) -> Option<&Arc<SourceFile>> {
        self.tree.as_ref().map(|tree| &tree.file)
    }

    /// The diagnostics of `annexe.yaml`, once the programmes that share it, or some, are checked.
    #[must_use]
    pub fn diagnostics<'a>(
        &self,
        checked: impl IntoIterator<Item = &'a CheckResult>,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.clone();
        for checked in checked {
            diagnostics.extend(checked.shared_diagnostics.iter().cloned());
        }
        sort_and_dedup(&mut diagnostics);
        // A diagnostic of a programme may stand here, and some programmes may not have been checked.
        let is_run = |rule: &Rule| matches!(rule.kind, RuleKind::Reading | RuleKind::Texts(_));
        self.apply_suppressions(
            self.tree.as_ref(),
            self.config.is_some(),
            is_run,
            &mut diagnostics,
        );
        diagnostics
    }

    /// Reads a programme, without the rules.
    #[must_use]
    pub fn read_programme(&self, name: &str, bytes: &[u8]) -> CheckResult {
        let ReadResult {
            value: programme,
            partial: _,
            diagnostics,
            tree,
        } = self.parse_programme(name, bytes);
        CheckResult {
            programme,
            tree,
            diagnostics,
            shared_diagnostics: Vec::new(),
        }
    }

    fn parse_programme(&self, name: &str, bytes: &[u8]) -> ReadResult<Programme> {
        let cover = |character| self.loaded_theme.theme.faces.covers(character);
        read::<Programme>(name, bytes, &PROGRAMME, &cover)
    }

    /// Reads a programme and applies the rules to it.
    #[must_use]
    pub fn check(&self, name: &str, bytes: &[u8]) -> CheckResult {
        let ReadResult {
            value: programme,
            partial: rest,
            mut diagnostics,
            tree,
        } = self.parse_programme(name, bytes);
        let (rest, gone) = match rest {
            Some(rest) => (Some(rest.value), [rest.missing, rest.partially_read]),
            None => (None, Default::default()),
        };
        if let (Some(read), Some(tree)) = (programme.as_ref().or(rest.as_ref()), &tree) {
            self.apply_rules(read, tree, &gone, &mut diagnostics);
        }
        // A file may hold both, under one name.
        let is_shared = |diagnostic: &Diagnostic| {
            let shared = self.tree.as_ref();
            shared.is_some_and(|shared| Arc::ptr_eq(&diagnostic.place.file, &shared.file))
        };
        let (elsewhere, mut diagnostics) = diagnostics.into_iter().partition(is_shared);
        let whole = programme.is_some() && self.config.is_some();
        self.apply_suppressions(tree.as_ref(), whole, |_| true, &mut diagnostics);
        sort_and_dedup(&mut diagnostics);
        CheckResult {
            programme,
            tree,
            diagnostics,
            shared_diagnostics: elsewhere,
        }
    }

    /// Adds what the rules find in a programme, or in the part that was read. Nothing is reported of the keys that are `gone`.
    fn apply_rules(
        &self,
        read: &Programme,
        tree: &SpannedTree,
        gone: &[BTreeSet<String>; 2],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let shared = self.readable_config.organisme.as_ref();
        let whole = shared.map(|shared| read.with_shared(Some(shared)));
        let whole = whole.as_ref().unwrap_or(read);
        let texts = TextFields::new(&self.settings, PROGRAMME.text_fields(tree));
        let context = CheckContext::new(whole, texts, tree, self.tree.as_ref());
        let mut found = rules::check_programme(&context);
        found.retain(|diagnostic| !uses_unread(diagnostic, gone, tree));
        // Missing sections are known only once annexe.yaml has no error.
        if self.config.is_none() {
            found.retain(|diagnostic| !is_required(diagnostic));
        }
        // A key that a text swallows is written, if not where it should be.
        for diagnostic in &*diagnostics {
            if let DiagnosticKind::SwallowedKey { key } = &diagnostic.kind {
                let gone = [BTreeSet::from([key.clone()]), BTreeSet::new()];
                found.retain(|found| !is_required(found) || !uses_unread(found, &gone, tree));
            }
        }
        drop_empty_values(diagnostics, &found, tree);
        diagnostics.extend(found);
    }

    /// Applies the comments of a file and the severities of the project.
    fn apply_suppressions(
        &self,
        tree: Option<&SpannedTree>,
        ran: bool,
        is_in_scope: impl Fn(&Rule) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if let Some(tree) = tree {
            let is_run = |rule: &Rule| ran && is_in_scope(rule) && rule.is_enabled(&self.settings);
            suppression::apply_suppressions(tree, diagnostics, is_run);
        }
        self.apply_severities(diagnostics);
    }

    /// Sets the severities that the project chose, and drops the diagnostics that it ignores. Reading errors stay.
    pub fn apply_severities(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            let code = diagnostic.kind.code();
            let is_fixed = rules::rule(code).is_some_and(Rule::has_fixed_severity);
            let setting = self.settings.severities.get(code).filter(|_| !is_fixed);
            match setting.map(SeveritySetting::severity) {
                None => true,
                Some(None) => false,
                Some(Some(severity)) => {
                    diagnostic.severity = severity;
                    true
                }
            }
        });
    }
}

/// The theme of a project, and its diagnostics.
fn config_theme(reading: &ReadResult<Config>, files: FileLoader) -> (LoadedTheme, Vec<Diagnostic>) {
    let config = reading.value.as_ref();
    let config = config.or(reading.partial.as_ref().map(|rest| &rest.value));
    let theme = config.and_then(|config| config.theme.as_ref());
    match (theme, &reading.tree) {
        (Some(theme), Some(tree)) => load_theme(theme, tree, files),
        (_, _) => Default::default(),
    }
}

/// Whether a diagnostic depends on a part of the programme that could not be read.
fn uses_unread(
    diagnostic: &Diagnostic,
    [missing, partially_read]: &[BTreeSet<String>; 2],
    tree: &SpannedTree,
) -> bool {
    let Some(rule) = rules::rule(diagnostic.kind.code()) else {
        return false;
    };
    match rule.kind {
        RuleKind::Reading | RuleKind::Texts(_) => return false,
        // Where it is missing is no part of it.
        RuleKind::Required(..) | RuleKind::RequiredCheck(..) => {
            let mut sections = rule.kind.sections().into_iter();
            return sections.any(|it| missing.contains(it) || partially_read.contains(it));
        }
        RuleKind::Programme(_) => {}
    }
    let others = diagnostic.related.iter().map(|label| &label.place);
    std::iter::once(&diagnostic.place)
        .chain(others)
        .filter(|place| place.file.name() == tree.file.name())
        .filter_map(|place| tree.root_key_at(place.span.start))
        .any(|section| missing.contains(section))
}

/// Drops the diagnostic of an empty value where a rule requires that value or its group: the rule is more precise.
fn drop_empty_values(diagnostics: &mut Vec<Diagnostic>, found: &[Diagnostic], tree: &SpannedTree) {
    let asking = found.iter().filter(|diagnostic| is_required(diagnostic));
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

fn is_required(diagnostic: &Diagnostic) -> bool {
    rules::rule(diagnostic.kind.code()).is_some_and(|rule| rule.kind.requires_content())
}
