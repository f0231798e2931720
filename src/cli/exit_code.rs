//! The exit codes of every command, as `annexe help` lists them.

pub const SUCCESS: u8 = 0;
/// Programmes have errors, files are out of date, or revisions differ.
pub const FAILURE: u8 = 1;
pub const USAGE_ERROR: u8 = 2;
/// The system refused a file, a folder or a disk.
pub const IO_ERROR: u8 = 3;
