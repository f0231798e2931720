//! `annexe outline`: a programme a value a line, for tools that compare lines.

use std::path::Path;

use super::exit_code::SUCCESS;
use super::print::print_text;
use super::workspace::Source;
use crate::check::ProjectContext;
use crate::diff::field::PROGRAMME_FIELDS;
use crate::diff::outline::format_outline;
use crate::diff::revision::RevisionTree;
use crate::escape::{escape_bytes, escape_lines};
use crate::model::INTERNAL;
use crate::model::project::Config;

pub fn run(programme: &Path) -> anyhow::Result<u8> {
    let source = Source::read_at(programme, programme)?;
    // The shared sections are in annexe.yaml, which is compared on its own.
    let alone = ProjectContext::without_file(Some(Config::default()), None);
    let checked = alone.check(&source.name, source.programme());
    let text = match (&checked.programme, &checked.tree) {
        (Some(_), Some(tree)) => {
            let revision =
                RevisionTree::read(tree, None, &PROGRAMME_FIELDS, &|key| key == INTERNAL);
            escape_lines(&format_outline(&revision)).into_owned()
        }
        // A file that cannot be read is printed as it is: git needs a text to compare.
        (_, _) => escape_bytes(&source.bytes),
    };
    print_text(text)?;
    Ok(SUCCESS)
}
