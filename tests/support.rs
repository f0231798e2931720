//! What the end-to-end tests share. Each of them is a crate of its own and uses a part of it.
#![allow(dead_code)]

// Cargo takes this file for a test too, and as such it would look for its modules beside itself.
#[path = "support/words.rs"]
pub mod words;
