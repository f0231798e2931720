//! Checks YAML descriptions of French training actions, and renders the annex « PROGRAMME » of their conventions as Markdown,
//! HTML and PDF.
//!
//! Three functions are enough for most uses: [`check()`], [`render()`] and [`compare()`]. They take text and
//! [`ProgrammeOptions`], and read no file:
//!
//! ```
//! use annexe::render::Format;
//!
//! let programme = "intitule: Animer une réunion\nduree: { jours: 2, heures_par_jour: 7 }\n";
//! let pdf = annexe::render(programme, Format::Pdf, &Default::default())?;
//! assert!(pdf.starts_with(b"%PDF-"));
//! # Ok::<(), Vec<annexe::diagnostic::Diagnostic>>(())
//! ```
//!
//! The modules are the rooms of `ARCHITECTURE.md`, for those who need more. Data flows one way through them:
//!
//! ```text
//! text ──read──▶ Programme ──check──▶ diagnostics
//!          │          ├──compose──▶ Document ──render──▶ .md  .html  .pdf
//!          │          └──diff──▶ changes ──report──▶ Document, text, JSON
//!          └──▶ diagnostics, and no programme
//! ```
//!
//! Without default features, the library builds without the crates of the command line. `svg` draws SVG logos.

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, reason = "the command line uses the rest of the catalogues")
)]

mod api;
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

#[cfg(test)]
#[path = "../tests/generated/schemas.rs"]
mod generated;

pub use api::{ProgrammeOptions, check, compare, render};
