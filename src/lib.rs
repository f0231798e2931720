//! annexe

pub mod document;
pub mod render;
pub mod value;
