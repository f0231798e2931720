//! What the end-to-end tests share. Each of them is a crate of its own and uses a part of it.
#![allow(dead_code)]

pub mod filling;
pub mod formats;
pub mod pdf_words;
pub mod words;
