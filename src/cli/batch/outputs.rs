//! The files that a build makes of a programme.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::result::Inputs;
use crate::cli::arguments::SheetArguments;
use crate::cli::project::Project;
use crate::cli::workspace::{ProgrammeFile, output_base};
use crate::model::Sheet;
use crate::render::Format;

impl SheetArguments {
    pub fn folder<'a>(&'a self, file: &'a ProgrammeFile) -> &'a Path {
        self.output.as_deref().unwrap_or(&file.project.output)
    }

    pub fn document(&self, project: &Project) -> Sheet {
        let config = project.context.config.as_ref();
        let usual = config.and_then(|config| config.document);
        self.document.or(usual).unwrap_or_default()
    }

    pub fn formats(&self, project: &Project) -> Vec<Format> {
        let config = project.context.config.as_ref();
        let usual = config.and_then(|config| config.formats.as_deref());
        let asked = Some(&self.format[..]).filter(|asked| !asked.is_empty());
        let mut formats = asked.or(usual).unwrap_or(&Format::ALL).to_vec();
        formats.sort_unstable();
        formats.dedup();
        formats
    }

    /// The files of a programme of this project, by the path of its sheets without extension.
    pub fn outputs(&self, project: &Project, base: &Path) -> Vec<PathBuf> {
        let document = self.document(project);
        let formats = self.formats(project).into_iter();
        let outputs = formats.map(|format| output_path(base, document, format));
        outputs.collect()
    }

    /// The inputs and outputs of a programme that was not read, as far as they are known.
    pub fn expected_inputs(&self, file: &ProgrammeFile) -> Inputs {
        let base = self.folder(file).join(&file.stem);
        Inputs {
            programme: file.link_path(),
            outputs: self.outputs(&file.project, &base),
            inputs: vec![PathBuf::from(&file.name)],
            is_fresh: false,
        }
    }

    /// The files that a programme usually has: in the formats of its project, or in all when this run asks for some.
    pub fn usual_output_files(&self, file: &ProgrammeFile) -> Vec<PathBuf> {
        if self.format.is_empty() {
            self.output_files(file, &self.formats(&file.project))
        } else {
            self.output_files(file, &Format::ALL)
        }
    }

    /// The files of a programme in some formats, for both documents.
    pub fn output_files(&self, file: &ProgrammeFile, formats: &[Format]) -> Vec<PathBuf> {
        let base = self.folder(file).join(&file.stem);
        let mut files = Vec::new();
        for document in [Sheet::Annexe, Sheet::Fiche] {
            let paths = formats.iter();
            files.extend(paths.map(|&format| output_path(&base, document, format)));
        }
        files
    }
}

fn output_path(base: &Path, document: Sheet, format: Format) -> PathBuf {
    let mut path = OsString::from(output_base(base, document));
    path.push(".");
    path.push(format.extension());
    PathBuf::from(path)
}
