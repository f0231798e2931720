//! What the end-to-end tests share.

pub mod conformance;
pub mod expect;
pub mod filling;
pub mod formats;
pub mod inlines;
pub mod project;
pub mod random;
pub mod sample;
pub mod tags;
pub mod wait;
pub mod words;
