//! Checks YAML descriptions of French training actions, and renders the annex « PROGRAMME » of their agreements as Markdown,
//! HTML and PDF.
//!
//! Three functions are enough for most uses: [`check()`], [`render()`] and [`compare()`]. They take text and
//! [`ProgrammeOptions`], and read no file:
//!
//! ```
//! use annexe::Format;
//!
//! let programme = "intitule: Animer une réunion\nduree: { jours: 2, heures_par_jour: 7 }\n";
//! let pdf = annexe::render(programme, Format::Pdf, &Default::default())?;
//! assert!(pdf.starts_with(b"%PDF-"));
//! # Ok::<(), Vec<annexe::Diagnostic>>(())
//! ```
//!
//! Data flows one way through the modules, which are private; `ARCHITECTURE.md` describes them:
//!
//! ```text
//! text ──read──▶ Programme ──check──▶ diagnostics
//!          │          ├──compose──▶ Document ──render──▶ .md  .html  .pdf
//!          │          └──diff──▶ changes ──report──▶ Document, text, JSON
//!          └──▶ diagnostics, and no programme
//! ```
//!
//! Without default features, the library builds without the crates of the command line. `svg` draws SVG logos.

#![cfg_attr(not(feature = "internals"), warn(missing_docs))]
#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, reason = "the command line uses the rest")
)]

mod api;
#[cfg(not(feature = "internals"))]
mod check;
#[cfg(feature = "cli")]
mod cli;
#[cfg(not(feature = "internals"))]
mod diagnostic;
#[cfg(not(feature = "internals"))]
mod diff;
#[cfg(not(feature = "internals"))]
mod document;
mod escape;
#[cfg(not(feature = "internals"))]
mod model;
#[cfg(not(feature = "internals"))]
mod read;
#[cfg(not(feature = "internals"))]
mod render;
mod sequence;
#[cfg(not(feature = "internals"))]
mod source;
#[cfg(not(feature = "internals"))]
mod value;
#[cfg(not(feature = "internals"))]
mod verify;

// Public for the tests and benchmarks alone.
#[cfg(feature = "internals")]
pub mod check;
#[cfg(feature = "internals")]
pub mod diagnostic;
#[cfg(feature = "internals")]
pub mod diff;
#[cfg(feature = "internals")]
pub mod document;
#[cfg(feature = "internals")]
pub mod model;
#[cfg(feature = "internals")]
pub mod read;
#[cfg(feature = "internals")]
pub mod render;
#[cfg(feature = "internals")]
pub mod source;
#[cfg(feature = "internals")]
pub mod value;
#[cfg(feature = "internals")]
pub mod verify;

#[cfg(test)]
#[path = "../tests/generated/schemas.rs"]
mod generated;

pub use api::{ProgrammeOptions, check, compare, render};
#[cfg(feature = "cli")]
pub use cli::run;
pub use diagnostic::change::{ChangeKind, Impact, ImpactReason};
pub use diagnostic::kind::Severity;
pub use diagnostic::language::Language;
pub use diagnostic::message::Message;
pub use diagnostic::{Diagnostic, Label, Place, TextEdit};
pub use diff::{Change, Comparison, DescribedValue, Location, Renumbered, ValueEdit};
pub use model::Sheet;
pub use model::settings::Profile;
pub use render::Format;
pub use source::{Position, SourceFile, Span};
