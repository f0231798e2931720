//! annexe

pub mod document;
pub mod render;
pub mod typography;
pub mod value;
