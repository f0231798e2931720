//! End-to-end tests, one crate so that they link once: files and commands in, bytes and messages out.

mod cli;
mod fields;
mod pdf;
mod same_words;
mod seed;
mod support;
mod words;
