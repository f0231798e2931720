//! `annexe schema`: the model, for editors.

use std::io::{self, Write};

use super::{FINE, SchemaName};
use crate::schema::{CONFIG, PROGRAMME};

pub fn run(name: SchemaName) -> anyhow::Result<u8> {
    let model = match name {
        SchemaName::Programme => &PROGRAMME,
        SchemaName::Annexe => &CONFIG,
    };
    io::stdout().write_all(model.json().as_bytes())?;
    Ok(FINE)
}
