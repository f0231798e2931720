//! `annexe schema`: the JSON Schema or the field reference of programmes and of `annexe.yaml`, and the schemas of JSON reports.

use std::io::{self, Write};

use super::arguments::{SchemaFormat, SchemaName};
use super::exit_code::SUCCESS;
use crate::read::schema::{CONFIG, PROGRAMME};

pub fn run(model: Option<SchemaName>, format: SchemaFormat) -> anyhow::Result<u8> {
    let text = match (model, format) {
        (None | Some(SchemaName::Programme), SchemaFormat::Json) => PROGRAMME.json,
        (Some(SchemaName::Annexe), SchemaFormat::Json) => CONFIG.json,
        (None, SchemaFormat::Md) => include_str!("../../docs/champs.md"),
        (Some(SchemaName::Programme), SchemaFormat::Md) => {
            include_str!("../../schema/programme.md")
        }
        (Some(SchemaName::Annexe), SchemaFormat::Md) => include_str!("../../schema/annexe.md"),
        // Nobody writes these by hand: they have no field reference.
        (Some(SchemaName::Diagnostics), _) => include_str!("../../schema/findings.schema.json"),
        (Some(SchemaName::Changes), _) => include_str!("../../schema/changes.schema.json"),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(SUCCESS)
}
