//! Findings as a JUnit report: a suite a file, those without diagnostics too, and a case a diagnostic.

use std::collections::BTreeMap;
use std::io;

use quick_xml::events::BytesText;
use quick_xml::writer::Writer;

use super::Diagnostic;
use super::short::{cause_and_remedy, format_short};
use crate::diagnostic::catalogue::text;
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::escape::escape;

/// The report on these files and on the files with diagnostics, ending in a newline.
#[must_use]
pub fn format_junit(diagnostics: &[Diagnostic], checked: &[String], language: Language) -> String {
    let mut suites: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for name in checked {
        suites.entry(name).or_default();
    }
    for diagnostic in diagnostics {
        suites
            .entry(diagnostic.place.file.name())
            .or_default()
            .push(diagnostic);
    }
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut xml, &suites, diagnostics, language).expect("memory takes what is written");
    let body = String::from_utf8(xml.into_inner()).expect("texts are UTF-8");
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}\n")
}

type Xml = Writer<Vec<u8>>;

fn write(
    xml: &mut Xml,
    suites: &BTreeMap<&str, Vec<&Diagnostic>>,
    diagnostics: &[Diagnostic],
    language: Language,
) -> io::Result<()> {
    let tests: usize = suites.values().map(|suite| suite.len().max(1)).sum();
    let failures = diagnostics
        .iter()
        .filter(|diagnostic| fails(diagnostic))
        .count();
    let root = xml
        .create_element("testsuites")
        .with_attribute(("name", "annexe"))
        .with_attribute(("tests", tests.to_string().as_str()))
        .with_attribute(("failures", failures.to_string().as_str()))
        .with_attribute(("errors", "0"));
    if suites.is_empty() {
        root.write_empty()?;
        return Ok(());
    }
    root.write_inner_content(|xml| {
        for (name, suite) in suites {
            write_suite(xml, name, suite, language)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_suite(
    xml: &mut Xml,
    name: &str,
    suite: &[&Diagnostic],
    language: Language,
) -> io::Result<()> {
    let name = &escape(name);
    let failures = suite.iter().filter(|diagnostic| fails(diagnostic)).count();
    xml.create_element("testsuite")
        .with_attribute(("name", name.as_ref()))
        .with_attribute(("tests", suite.len().max(1).to_string().as_str()))
        .with_attribute(("failures", failures.to_string().as_str()))
        .with_attribute(("errors", "0"))
        .write_inner_content(|xml| {
            if suite.is_empty() {
                let case = xml.create_element("testcase");
                let case = case.with_attribute(("name", text!(NOTHING_TO_REPORT).get(language)));
                case.with_attribute(("classname", name.as_ref()))
                    .write_empty()?;
            }
            for diagnostic in suite {
                write_case(xml, name, diagnostic, language)?;
            }
            Ok(())
        })?;
    Ok(())
}

fn write_case(
    xml: &mut Xml,
    file: &str,
    diagnostic: &Diagnostic,
    language: Language,
) -> io::Result<()> {
    let code = diagnostic.kind.code();
    let start = diagnostic.place.start();
    let name = format!("{code} {}:{}", start.line, start.column);
    let message = cause_and_remedy(diagnostic, language);
    let body = format_short(diagnostic, language);
    xml.create_element("testcase")
        .with_attribute(("name", name.as_str()))
        .with_attribute(("classname", file))
        .write_inner_content(|xml| {
            if fails(diagnostic) {
                xml.create_element("failure")
                    .with_attribute(("type", code))
                    .with_attribute(("message", message.as_str()))
                    .write_text_content(BytesText::new(&body))?;
            } else {
                xml.create_element("system-out")
                    .write_text_content(BytesText::new(&body))?;
            }
            Ok(())
        })?;
    Ok(())
}

/// Whether a diagnostic is a failure. Advice is not.
fn fails(diagnostic: &Diagnostic) -> bool {
    match diagnostic.severity {
        Severity::Error | Severity::Warning => true,
        Severity::Advice => false,
    }
}
