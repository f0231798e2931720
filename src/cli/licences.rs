//! `annexe licences`: the licence of annexe, and those of what its executable is made of.

use super::exit_code::SUCCESS;
use super::print::print_text;

/// `UPDATE=1 cargo test --test e2e fresh` writes it from the crates that cargo links.
const NOTICES: &str = include_str!("../../THIRD-PARTY.txt");

pub fn run() -> anyhow::Result<u8> {
    print_text(NOTICES)?;
    Ok(SUCCESS)
}
