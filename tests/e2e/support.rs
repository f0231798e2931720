//! What the end-to-end tests share.

pub mod conformance;
pub mod filling;
pub mod formats;
pub mod pdf_words;
pub mod sample;
pub mod words;
