//! End-to-end tests, one crate so that they link once: files and commands in, bytes and messages out.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    reason = "tests may look at the world, and print figures"
)]

mod architecture;
mod author_words;
mod batch;
mod beginner;
mod boundary;
mod browser;
mod catalogue;
mod cli;
mod coherence;
mod contradictions;
mod corpus;
mod diff;
mod drawings;
mod escapes;
mod faults;
mod fields;
mod figures;
mod fonts;
mod guide;
mod hostile;
mod html;
mod languages;
mod layout;
mod licences;
mod linked_data;
mod manual;
mod markdown;
mod markdown_readers;
mod mending;
mod model;
mod names;
mod outputs;
mod pdf;
mod plan;
mod preview;
mod readers;
mod readme;
mod ready;
mod record;
mod rules;
mod same_words;
mod scanners;
mod sections;
mod seed;
mod slips;
mod steps;
mod support;
mod theme;
mod told;
mod typography;
mod validation;
mod values;
mod verify;
mod watch;
mod words;
mod yaml;
