//! `annexe schema`: the JSON Schema or the field reference of programmes and of `annexe.yaml`, and the schemas of JSON reports.

use std::io::{self, Write};

use super::arguments::{SchemaArguments, SchemaFormat, SchemaName};
use super::exit_code::SUCCESS;
use crate::check::rules::severity_schemas;
use crate::diagnostic;
use crate::diff::report;
use crate::read::schema::generate::{config, programme, to_json};
use crate::read::schema::reference::write_reference;

pub fn run(arguments: &SchemaArguments) -> anyhow::Result<u8> {
    let text = match (arguments.model, arguments.format) {
        (None | Some(SchemaName::Programme), SchemaFormat::Json) => to_json(&programme()),
        (Some(SchemaName::Annexe), SchemaFormat::Json) => to_json(&config(severity_schemas())),
        (None, SchemaFormat::Md) => write_reference(&[&programme(), &config(severity_schemas())]),
        (Some(SchemaName::Programme), SchemaFormat::Md) => write_reference(&[&programme()]),
        (Some(SchemaName::Annexe), SchemaFormat::Md) => {
            write_reference(&[&config(severity_schemas())])
        }
        // Nobody writes these by hand: they have no field reference.
        (Some(SchemaName::Findings), _) => diagnostic::json::schema(),
        (Some(SchemaName::Changes), _) => report::json::schema(),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(SUCCESS)
}
