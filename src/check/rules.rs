//! What a sheet is checked for. One rule a file: what it is, why, its source, an example, the check.
//!
//! Rules are pure functions over a [`Subject`]: they see typed values, and ask it where these stand. What reading itself
//! finds has its file here too, for [`Rule`] is what `annexe explain` and `docs/rules.md` show.
//!
//! Families: `S` structure of the file, `T` its texts, `M` the « mentions » that a profile asks for, `C` coherence, `P`
//! pedagogy.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::diagnostic::kind::{DiagnosticKind, RuleViolation, Severity};
use crate::diagnostic::message::{Argument, Message, RuleMessages};
use crate::diagnostic::{Diagnostic, Label, Place, TextEdit};
use crate::model::Programme;
use crate::model::duration::{Breakdown, TotalDuration};
use crate::model::plan::{self, Extent, Plan, Step};
use crate::model::schedule::{Mode, Period, PeriodDates};
use crate::read::yaml::{SpannedTree, YamlKind, YamlNode};
use crate::source::Span;
use crate::value::{Date, When};

pub use crate::value::Zone;

pub mod manual;
pub mod suppression;

/// Declares the rules and their table: a rule is its file and a line here, in the order of codes.
macro_rules! rules {
    ($($file:ident,)*) => {
        $(mod $file;)*

        /// Every rule, by code.
        pub static RULES: &[&Rule] = &[$(&$file::RULE,)*];
    };
}

rules! {
    c001_day_count,
    c002_hours_of_days,
    c003_planned_hours,
    c004_parts_of_step,
    c005_shared_hours,
    c006_exam_hours,
    c007_remote_hours,
    c008_times_and_length,
    c009_date_order,
    c010_repeated_date,
    c011_outside_period,
    c012_weekend,
    c013_public_holiday,
    c014_reversed_period_in_text,
    c015_unknown_trainer,
    c016_headcount_bounds,
    c017_weekday_of_date,
    c018_price_given_twice,
    c019_certification_dates,
    c020_certification_expired,
    c021_count_of_steps,
    d001_kept_version,
    m001_convention_number,
    m002_annex_number,
    m003_objectives,
    m004_content,
    m005_duration,
    m006_nature,
    m007_period,
    m008_times,
    m009_methods,
    m010_means,
    m011_monitoring,
    m012_outcome,
    m013_price,
    m014_payment,
    m015_prerequisites,
    m016_headcount,
    m017_enrolment,
    m018_access_time,
    m019_assessment,
    m020_trainers,
    m021_trainer_titles,
    m022_contact,
    m023_accessibility,
    m024_disability_referent,
    m025_results,
    m026_certification_results,
    m027_dropping_out,
    m028_remote_assistance,
    m029_remote_activities,
    m030_certification_mentions,
    p001_vague_verb,
    p002_no_verb,
    s001_syntax,
    s002_encoding,
    s003_no_mapping,
    s004_second_document,
    s005_excessive,
    s006_key_not_text,
    s007_unknown_key,
    s008_missing_key,
    s009_duplicate_key,
    s010_empty_value,
    s011_wrong_type,
    s012_unknown_value,
    s013_unreadable_value,
    s014_out_of_bounds,
    s015_same_output,
    s016_reversed,
    s017_leading_zero,
    s018_lost_comment,
    s019_unreasoned_suppression,
    s020_unknown_suppression,
    s021_unused_suppression,
    s022_swallowed_line,
    s023_printed_suppression,
    s024_theme_file,
    s025_contrast,
    t001_hidden_character,
    t002_no_glyph,
    t003_unsupported_markdown,
    t004_link_target,
    t005_uncalled_note,
    t006_zero_width,
    t007_uneven_punctuation,
    t008_repeated_paragraph,
    t009_stray_mark,
    t010_dead_reference,
    t011_ordinal,
    t012_spaces,
}

/// Something that is checked, documented by its own fields.
#[derive(Debug)]
pub struct Rule {
    /// A letter for the family and three digits; never used again for something else.
    pub code: &'static str,
    pub severity: Severity,
    /// The profiles that ask for it; none means all.
    pub profiles: &'static [Profile],
    pub texts: RuleMessages,
    /// The article of law, the indicator or the manual that it comes from.
    pub source: Option<&'static str>,
    /// `None` when no text can show it (bytes that are not UTF-8, two files).
    pub example: Option<Example>,
    pub finds: Finds,
}

/// Two fragments of a programme that is right elsewhere: the first is found by the rule, the second is not. A test runs
/// both.
#[derive(Debug)]
pub struct Example {
    pub bad: &'static str,
    pub good: &'static str,
}

/// Who looks, and what is said.
#[derive(Debug)]
pub enum Finds {
    /// Reading itself, whose words are in the catalogues.
    Reading,
    /// A look at a programme, with what it shares.
    Programme(fn(&Subject<'_>, &mut Report<'_>)),
    /// A look for what a programme should say, and the sections that might say it.
    Mention(&'static [&'static str], fn(&Subject<'_>, &mut Report<'_>)),
    /// A look at the texts of a file, be it a programme or `annexe.yaml`.
    Texts(fn(&Texts<'_>, &mut Report<'_>)),
}

/// Un profil de complétude : ce que « complet » veut dire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Ce que la convention doit dire (Code du travail, art. D6353-1).
    Convention,
    /// Ce qui est remis au stagiaire avant son inscription (art. L6353-8).
    Stagiaire,
    /// Ce que le référentiel national qualité demande.
    Qualiopi,
    /// Le contrat avec une personne qui se forme à ses frais (art. L6353-4).
    Individuel,
}

/// La gravité d’une règle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Fait échouer la vérification.
    Erreur,
    /// Probablement une faute.
    Avertissement,
    /// Pourrait être mieux dit.
    Conseil,
    /// Passé sous silence.
    Ignore,
}

/// La gravité de chaque règle, par son code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Levels(BTreeMap<String, Level>);

/// What a project asks of its checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub profile: Profile,
    pub zone: Zone,
    pub levels: Levels,
    /// Verbs that nobody can observe, when the project has its own list.
    pub vague_verbs: Option<Vec<String>>,
}

/// A programme to check.
#[derive(Debug)]
pub struct Subject<'a> {
    /// With what its organisation shares.
    pub programme: &'a Programme,
    pub settings: &'a Settings,
    /// The steps at the top of the plan.
    pub steps: Vec<Step<'a>>,
    pub texts: Texts<'a>,
    own: &'a SpannedTree,
    shared: Option<&'a SpannedTree>,
}

/// The texts of a file, in its order.
#[derive(Debug)]
pub struct Texts<'a> {
    pub settings: &'a Settings,
    pub passages: Vec<Passage<'a>>,
}

/// Code, the target of a link, an address.
static OPAQUE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"`[^`]+`|\]\([^)\s]*|https?://\S+|www\.\S+|\S+@\S+\.\S+";
    Regex::new(pattern).expect("a pattern written above")
});

/// One text of a file.
#[derive(Debug)]
pub struct Passage<'a> {
    /// `deroule.phases.0.titre`
    pub path: String,
    pub text: &'a str,
    /// Whether it is read as Markdown; else it prints as it is.
    pub is_markdown: bool,
    opaque: OnceCell<Vec<std::ops::Range<usize>>>,
    tree: &'a SpannedTree,
    node: &'a YamlNode,
}

/// Where a rule says what it found.
#[derive(Debug)]
pub struct Report<'a> {
    rule: &'static Rule,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A diagnostic being worded.
#[derive(Debug)]
pub struct Said<'a> {
    rule: &'static Rule,
    arguments: Vec<(&'static str, Argument)>,
    diagnostic: &'a mut Diagnostic,
}

/// The rule of that code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// What the rules find in a programme.
#[must_use]
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = check_texts(&subject.texts);
    for rule in RULES.iter().filter(|rule| rule.runs(subject.settings)) {
        if let Finds::Programme(find) | Finds::Mention(_, find) = &rule.finds {
            let mut report = Report {
                rule,
                diagnostics: &mut diagnostics,
            };
            find(subject, &mut report);
        }
    }
    diagnostics
}

/// What the rules find in the texts of a file.
#[must_use]
pub fn check_texts(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.runs(texts.settings)) {
        if let Finds::Texts(find) = &rule.finds {
            let mut report = Report {
                rule,
                diagnostics: &mut diagnostics,
            };
            find(texts, &mut report);
        }
    }
    diagnostics
}

impl Rule {
    /// Whether the settings ask for it.
    #[must_use]
    pub fn runs(&self, settings: &Settings) -> bool {
        let asked = self.profiles.is_empty() || self.profiles.contains(&settings.profile);
        asked && settings.levels.of(self.code) != Some(Level::Ignore)
    }

    /// Whether its severity is not for projects to choose: what could not be read cannot be printed.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        matches!(self.finds, Finds::Reading) && self.severity == Severity::Error
    }
}

impl Profile {
    pub const ALL: [Self; 4] = [
        Self::Convention,
        Self::Stagiaire,
        Self::Qualiopi,
        Self::Individuel,
    ];

    /// As YAML and the command line write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Convention => "convention",
            Self::Stagiaire => "stagiaire",
            Self::Qualiopi => "qualiopi",
            Self::Individuel => "individuel",
        }
    }
}

/// What the levels mean, for editors.
const LEVEL_WORDS: [&str; 4] = [
    "Fait échouer la vérification.",
    "Probablement une faute.",
    "Pourrait être mieux dit.",
    "Passé sous silence.",
];

impl Level {
    const ALL: [&'static str; 4] = ["erreur", "avertissement", "conseil", "ignore"];

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Erreur => Some(Severity::Error),
            Self::Avertissement => Some(Severity::Warning),
            Self::Conseil => Some(Severity::Advice),
            Self::Ignore => None,
        }
    }
}

impl Levels {
    /// The level that a project gives to a code.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<Level> {
        self.0.get(code).copied()
    }

    /// Gives diagnostics the severity that the project chose, and drops those that it ignores. Errors of reading stay.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            let code = diagnostic.kind.code();
            let fixed = rule(code).is_some_and(Rule::is_fixed);
            match self.of(code).filter(|_| !fixed).map(Level::severity) {
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

impl JsonSchema for Levels {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Regles".into()
    }

    /// A key a code, so that editors complete codes and a wrong one gets the nearest.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let properties = RULES.iter().map(|rule| {
            let levels = if rule.is_fixed() {
                &Level::ALL[..1]
            } else {
                &Level::ALL[..]
            };
            let schema = json_schema!({
                "enum": levels,
                "enumDescriptions": &LEVEL_WORDS[..levels.len()],
                "title": rule.texts.title.fr,
                "description": rule.texts.why.fr,
                "examples": [levels[levels.len() / 2]],
            });
            (rule.code.to_owned(), schema.to_value())
        });
        let properties: serde_json::Map<_, _> = properties.collect();
        json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: Profile::Convention,
            zone: Zone::Metropole,
            levels: Levels::default(),
            vague_verbs: None,
        }
    }
}

impl<'a> Subject<'a> {
    /// A programme that already has what its organisation shares, the tree it was read from, and that of `annexe.yaml`.
    #[must_use]
    pub fn new(
        programme: &'a Programme,
        texts: Texts<'a>,
        own: &'a SpannedTree,
        shared: Option<&'a SpannedTree>,
    ) -> Self {
        let plan = programme.sections.deroule.as_ref();
        Self {
            programme,
            settings: texts.settings,
            steps: plan.map(Plan::steps).unwrap_or_default(),
            texts,
            own,
            shared,
        }
    }

    /// Every step of the plan, in the order of the sheet.
    #[must_use]
    pub fn all_steps(&self) -> Vec<&Step<'a>> {
        self.steps.iter().flat_map(Step::all).collect()
    }

    /// Minutes of training a day, as the sheet counts them.
    #[must_use]
    pub fn minutes_per_day(&self) -> Option<u32> {
        let duration = self.programme.sections.duree.as_ref();
        duration.and_then(TotalDuration::minutes_per_day)
    }

    /// What the steps at the top of the plan add up to, when there are some and each is known.
    #[must_use]
    pub fn planned(&self, measure: fn(&Step<'a>, Option<u32>) -> Option<u32>) -> Option<u32> {
        let per_day = self.minutes_per_day();
        plan::sum(self.steps.iter().map(|step| measure(step, per_day)))
    }

    /// The two ends of the action, when they are dates.
    #[must_use]
    pub fn period(&self) -> Option<&'a PeriodDates> {
        let period = self.programme.sections.periode.as_ref();
        period.and_then(Period::dates)
    }

    /// The dates of the plan and of the sessions, each with its path.
    #[must_use]
    pub fn dates(&self) -> Vec<(String, &'a When)> {
        let steps = self.all_steps().into_iter();
        let steps = steps.filter_map(|step| Some((format!("{}.date", step.path), step.date?)));
        let sessions = self
            .programme
            .sections
            .sessions
            .iter()
            .flatten()
            .enumerate();
        let sessions = sessions.filter_map(|(rank, session)| {
            Some((format!("sessions.{rank}.dates"), session.dates.as_ref()?))
        });
        steps.chain(sessions).collect()
    }

    /// The days of training in the period, once each, with their path: what stands outside it is another mistake.
    #[must_use]
    pub fn training_days(&self) -> Vec<(String, Date)> {
        let mut days: Vec<(String, Date)> = Vec::new();
        for (path, when) in self.dates() {
            for (at, date) in when.named_days() {
                let inside = self.period().is_none_or(|period| period.holds(date));
                if inside && !when.is_period() && days.iter().all(|(_, known)| *known != date) {
                    days.push((format!("{path}{at}"), date));
                }
            }
        }
        days
    }

    /// Where what a remote action must say is said to be missing: at `distance`, else at the value that says that the
    /// action is remote. `None` when nothing does.
    #[must_use]
    pub fn remote(&self) -> Option<Place> {
        let says_so = self.remote_value()?;
        let (tree, distance) = self.home("distance");
        let written = tree.key_span(&distance).map(|span| tree.place(span));
        Some(written.unwrap_or_else(|| self.value(&says_so)))
    }

    /// The path of the first value that says that some of the action is remote.
    fn remote_value(&self) -> Option<String> {
        let sections = &self.programme.sections;
        let sheet = ("modalite".to_owned(), sections.modalite);
        let steps = self.all_steps().into_iter();
        let steps = steps.map(|step| (format!("{}.modalite", step.path), step.details.modalite));
        let sessions = sections.sessions.iter().flatten().enumerate();
        let sessions =
            sessions.map(|(rank, session)| (format!("sessions.{rank}.modalite"), session.modalite));
        let remote = |mode: &Option<Mode>| matches!(mode, Some(Mode::Distanciel | Mode::Mixte));
        let mut modes = std::iter::once(sheet).chain(steps).chain(sessions);
        let mode = modes.find(|(_, mode)| remote(mode));
        let detail = sections.duree.as_ref().and_then(|it| it.detail.as_ref());
        let mut parts = detail.map(Breakdown::parts).unwrap_or_default().into_iter();
        let part = parts.find(|(key, _)| key.starts_with("distanciel"));
        let part = part.map(|(key, _)| format!("duree.detail.{key}"));
        mode.map(|(path, _)| path).or(part)
    }

    /// Where the value of a dotted path is written, in `annexe.yaml` when it is shared. What is not written is at the
    /// nearest of the groups that would hold it; a mapping or a list is at its key.
    #[must_use]
    pub fn value(&self, path: &str) -> Place {
        let (tree, path) = self.home(path);
        match tree.value(&path) {
            Some(node) if matches!(node.kind, YamlKind::Scalar { .. }) => tree.place(node.span),
            Some(_) | None => self.in_tree(tree, &path),
        }
    }

    /// Where the key of a dotted path is written, or that of the nearest of the groups that would hold it; the top of
    /// the file for want of any.
    #[must_use]
    pub fn key(&self, path: &str) -> Place {
        let (tree, path) = self.home(path);
        self.in_tree(tree, &path)
    }

    fn in_tree(&self, tree: &SpannedTree, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(span) = tree.key_span(path) {
                return tree.place(span);
            }
            match path.rsplit_once('.') {
                Some((parent, _)) => path = parent,
                None => return self.top(),
            }
        }
    }

    /// The first key of the programme: where what it lacks altogether is said to be missing.
    #[must_use]
    pub fn top(&self) -> Place {
        let span = self.own.root.first_key();
        self.own.place(span.unwrap_or_default())
    }

    /// The tree that has the section of a path, and the path in it.
    fn home(&self, path: &str) -> (&'a SpannedTree, String) {
        let section = path.split('.').next().unwrap_or_default();
        if self.own.root.entry(section).is_none()
            && let Some(shared) = self.shared
        {
            let inside = format!("organisme.{path}");
            if shared.value(&format!("organisme.{section}")).is_some() {
                return (shared, inside);
            }
        }
        (self.own, path.to_owned())
    }
}

impl From<Extent> for Argument {
    fn from(extent: Extent) -> Self {
        match extent {
            Extent::Minutes(minutes) => Self::Minutes(minutes),
            Extent::HalfDays(halves) => Self::HalfDays(halves),
        }
    }
}

impl<'a> Passage<'a> {
    /// The text of a scalar of a tree.
    #[must_use]
    pub fn new(
        tree: &'a SpannedTree,
        path: String,
        node: &'a YamlNode,
        is_markdown: bool,
    ) -> Option<Self> {
        match &node.kind {
            YamlKind::Scalar { text, .. } => Some(Self {
                path,
                text,
                is_markdown,
                opaque: OnceCell::new(),
                tree,
                node,
            }),
            YamlKind::List(_) | YamlKind::Mapping(_) => None,
        }
    }

    /// The whole text.
    #[must_use]
    pub fn whole(&self) -> Place {
        self.tree.place(self.node.span)
    }

    /// A stretch of the text, in bytes.
    #[must_use]
    pub fn place(&self, range: std::ops::Range<usize>) -> Place {
        self.tree
            .place(self.node.location_of(&self.tree.file, range))
    }

    /// Writes something else there, when the file has that stretch as it is read: not across a fold nor an escape.
    #[must_use]
    pub fn edit(&self, range: std::ops::Range<usize>, text: &str) -> Option<TextEdit> {
        let span: Span = self.node.location_of(&self.tree.file, range.clone());
        let same = self.tree.file.text()[span.range()] == self.text[range];
        let text = text.to_owned();
        same.then_some(TextEdit { span, text })
    }

    /// The list that the text is an item of, if it is one.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        let (list, item) = self.path.rsplit_once('.')?;
        item.parse::<usize>().is_ok().then_some(list)
    }

    /// Whether it states an objective, of the action or of a step.
    #[must_use]
    pub fn is_objective(&self) -> bool {
        let path = self.path.strip_prefix("organisme.").unwrap_or(&self.path);
        path == "objectifs.general"
            || self.list().is_some()
                && (self.last_key() == "objectifs" || path.starts_with("objectifs.liste."))
    }

    /// Whether a stretch of the text is no matter of typography: code, an address.
    #[must_use]
    pub fn is_opaque(&self, range: std::ops::Range<usize>) -> bool {
        let opaque = self.opaque.get_or_init(|| {
            let may = self.text.contains(['`', '@', '/', ']', 'w']);
            let found = OPAQUE.find_iter(if may { self.text } else { "" });
            found.map(|found| found.range()).collect()
        });
        let after = opaque.partition_point(|found| found.end <= range.start);
        opaque
            .get(after)
            .is_some_and(|found| found.start < range.end)
    }

    /// The last key of its path: the text's own, or its list's.
    #[must_use]
    pub fn last_key(&self) -> &str {
        let keys = self.path.rsplit('.');
        keys.into_iter()
            .find(|step| step.parse::<usize>().is_err())
            .unwrap_or_default()
    }
}

impl Report<'_> {
    /// Something found at a place. What fills the blanks comes next, then the other places.
    pub fn at(&mut self, place: Place) -> Said<'_> {
        let breach = RuleViolation {
            code: self.rule.code,
            severity: self.rule.severity,
            cause: Message::new(self.rule.texts.cause),
            remedy: Message::new(self.rule.texts.remedy),
        };
        self.diagnostics.push(Diagnostic::new(
            DiagnosticKind::RuleViolation(breach),
            place,
        ));
        let last = self.diagnostics.len() - 1;
        Said {
            rule: self.rule,
            arguments: Vec::new(),
            diagnostic: &mut self.diagnostics[last],
        }
    }
}

impl Said<'_> {
    /// Fills a blank of the cause, the remedy and the labels to come.
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        let argument = argument.into();
        if let DiagnosticKind::RuleViolation(breach) = &mut self.diagnostic.kind {
            breach.cause.fill(name, argument.clone());
            breach.remedy.fill(name, argument.clone());
        }
        self.arguments.push((name, argument));
        self
    }

    /// Says the label of that index beside the diagnostic's own place.
    pub fn here(self, label: usize) -> Self {
        self.diagnostic.here = Some(self.label(label, []));
        self
    }

    /// Says the label of that index beside another place, with arguments of its own.
    pub fn beside(
        self,
        place: Place,
        label: usize,
        own: impl IntoIterator<Item = (&'static str, Argument)>,
    ) -> Self {
        let message = self.label(label, own);
        self.diagnostic.others.push(Label { place, message });
        self
    }

    fn label(
        &self,
        label: usize,
        own: impl IntoIterator<Item = (&'static str, Argument)>,
    ) -> Message {
        let mut message = Message::new(self.rule.texts.labels[label]);
        for (name, argument) in own.into_iter().chain(self.arguments.iter().cloned()) {
            message.fill(name, argument);
        }
        message
    }

    /// What mends it.
    pub fn fixed_by(self, edits: impl IntoIterator<Item = TextEdit>) -> Self {
        self.diagnostic.fix = edits.into_iter().collect();
        self
    }
}
