//! The source that a sheet carries, from which the same sheet can be made again: one text that holds the programme and,
//! behind a line of its own, what `annexe.yaml` gave it.
//!
//! Such a text is a programme like another: it is read wherever programmes are, and its second part stands in for
//! `annexe.yaml`. It has neither comments nor `notes_internes`, which are for the team alone.

use serde::Deserialize;
use serde_yaml::{Mapping, Value};

use crate::check::{CheckResult, ProjectContext};
use crate::document::text::Switch;
use crate::document::{Document, Figure};
use crate::model::INTERNAL;
use crate::model::{self, Sheet};
use crate::read::yaml::YamlNode;
use crate::render::html::data_url;

/// The separator between a programme and its part of `annexe.yaml`.
const SEPARATOR: &str = "--- # annexe.yaml";

/// The keys of `annexe.yaml` that a sheet shows.
const EMBEDDED_KEYS: [&str; 3] = ["organisme", "theme", "typographie"];

/// The sheet of a programme, carrying its source; `None` when it, or its project, has errors.
#[must_use]
pub fn compose_with_source(
    checked: &CheckResult,
    project_context: &ProjectContext,
    sheet: Sheet,
) -> Option<Document> {
    let programme = checked.programme.as_ref()?;
    let config = project_context.config.as_ref()?;
    let organisation = config.organisme.as_ref();
    let mut document = model::compose(programme, organisation, sheet, config.typesets());
    let has_letterhead = config.theme.as_ref().and_then(|theme| theme.en_tete);
    if let Some(organisation) = organisation.filter(|_| has_letterhead.is_some_and(Switch::is_on)) {
        model::add_letterhead(&mut document, organisation, config.typesets());
    }
    document.masthead.logo = project_context.loaded_theme.logo.clone();
    document.metadata.source = write_source(checked, project_context, sheet);
    Some(document)
}

/// The programme and, when the text has the separator, what stands in for `annexe.yaml`: the same text with the programme
/// blanked, so that places in it are those of the whole.
#[must_use]
pub fn split_source(bytes: &[u8]) -> (&[u8], Option<Vec<u8>>) {
    let is_separator = |line: &[u8]| {
        let rest = line.strip_prefix(SEPARATOR.as_bytes());
        rest.is_some_and(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r"))
    };
    let mut at = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if at > 0 && is_separator(line) {
            let (programme, rest) = bytes.split_at(at);
            let blank = programme
                .iter()
                .map(|&byte| if byte == b'\n' { byte } else { b' ' });
            let blanks = blank.chain(SEPARATOR.bytes().map(|_| b' '));
            let project_context = blanks.chain(rest[SEPARATOR.len()..].iter().copied());
            return (programme, Some(project_context.collect()));
        }
        at += line.len();
    }
    (bytes, None)
}

fn write_source(checked: &CheckResult, project: &ProjectContext, sheet: Sheet) -> Option<String> {
    let mut programme = root_mapping(&checked.tree.as_ref()?.root);
    programme.remove(INTERNAL);
    match sheet {
        // Neither shows the key of the other. The catalogue sheet, which is public, names no client.
        Sheet::Annexe => {
            programme.remove("catalogue");
        }
        Sheet::Fiche => {
            if let Some(Value::Mapping(convention)) = programme.get_mut("convention") {
                convention.retain(|key, _| key == "organisme");
                if convention.is_empty() {
                    programme.remove("convention");
                }
            }
        }
    }
    let shared = project.config_tree().map(|tree| root_mapping(&tree.root));
    let shared = shared.unwrap_or_default();
    let mut shown = Mapping::new();
    if sheet != Sheet::default() {
        shown.insert("document".into(), "fiche".into());
    }
    for key in EMBEDDED_KEYS {
        if let Some(value) = shared.get(key) {
            shown.insert(key.into(), value.clone());
        }
    }
    // A section of the programme is not taken from its organisation: it may have another price.
    if let Some(Value::Mapping(organisation)) = shown.get_mut("organisme") {
        organisation.retain(|key, _| !programme.contains_key(key));
        if organisation.is_empty() {
            shown.remove("organisme");
        }
    }
    if let Some(logo) = &project.loaded_theme.logo {
        embed_logo(logo, &mut shown);
    }
    let text = |mapping| serde_yaml::to_string(&Value::Mapping(mapping));
    let programme = text(programme).ok()?;
    // A group without a key is written `{}`, which reads as nothing.
    let shown = if shown.is_empty() {
        String::new()
    } else {
        text(shown).ok()?
    };
    Some(format!("{programme}{SEPARATOR}\n{shown}"))
}

/// Puts the logo itself where the path of its file was.
fn embed_logo(logo: &Figure, shown: &mut Mapping) {
    let theme = shown
        .get_mut("theme")
        .and_then(|theme| theme.get_mut("logo"));
    if let Some(file) = theme.and_then(|logo| logo.get_mut("fichier")) {
        *file = data_url(&logo.image).into();
    }
}

/// The mapping of a root, as it was written.
fn root_mapping(root: &YamlNode) -> Mapping {
    Mapping::deserialize(root).unwrap_or_default()
}
