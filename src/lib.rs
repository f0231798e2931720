//! YAML programmes of French training actions → the annex « PROGRAMME » as Markdown, HTML and PDF.
//!
//! The flow goes one way, a verb a stage; modules below are in its order, and each names only earlier ones:
//!
//! ```text
//! text ──read──▶ Programme ──check──▶ diagnostics
//!          │          ├──compose──▶ Document ──render──▶ .md  .html  .pdf
//!          │          └──compare──▶ changes ──report──▶ Document, text, JSON
//!          └──▶ diagnostics, and no programme
//! ```
//!
//! [`source`], [`kind`] and [`diagnostic`] say what is wrong and where, [`lang`] in which words; [`yaml`] parses;
//! [`schema`] and [`read`] turn a tree into a [`programme::Programme`]; [`rules`] look at it, and [`check`] weighs what
//! they find, [`compare`] tells what changed between two revisions and [`report`] says it, [`mend`] writes what is safe to mend; [`compose`] and [`programme`] settle every word of the sheet; [`typography`] sets French spaces and
//! quotes; [`render`] writes bytes. Only [`cli`] touches files, streams and the environment.

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod model;
pub mod read;
pub mod render;
pub mod source;
pub mod value;
pub mod verify;
