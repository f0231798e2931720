//! YAML programmes of French training actions → the annex « PROGRAMME » as Markdown, HTML and PDF.
//!
//! The flow goes one way, a verb a stage; modules below are in its order, and each names only earlier ones:
//!
//! ```text
//! text ──read──▶ Programme ──compose──▶ Document ──render──▶ .md  .html  .pdf
//!          └──▶ findings, and no programme
//! ```
//!
//! [`source`], [`fault`] and [`diagnostic`] say what is wrong and where; [`yaml`] parses; [`schema`] and [`read`] turn a
//! tree into a [`programme::Programme`]; [`compose`] and [`programme`] settle every word; [`typography`] sets French
//! spaces and quotes; [`render`] writes bytes. Only [`cli`] touches files, streams and the environment.

pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod fault;
pub mod markdown;
pub mod programme;
pub mod project;
pub mod read;
pub mod render;
pub mod schema;
pub mod source;
pub mod text;
pub mod typography;
pub mod value;
pub mod yaml;
