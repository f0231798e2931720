//! End-to-end tests, one crate so that they link once: files and commands in, bytes and messages out.

mod architecture;
mod cli;
mod corpus;
mod fields;
mod pdf;
mod readers;
mod readme;
mod same_words;
mod seed;
mod support;
mod words;
