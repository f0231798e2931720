//! Compares XMP metadata by what they say, however it is written: programs that sign write them again.

use std::collections::BTreeMap;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// What a program that signs says of itself.
const CHANGING: [&str; 3] = [
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
];

/// Whether two packets say the same, but for the program that wrote last, and when.
pub fn has_same_statements(old: &[u8], new: &[u8]) -> bool {
    let (old, new) = (read_statements(old), read_statements(new));
    old.is_some() && old == new
}

/// Bytes, elements around each other, attributes and namespaces of a packet: programs that sign write far fewer. Beyond, it is
/// not read, and counts as changed.
const MAX_BYTES: usize = 256 * 1024;
const MAX_DEPTH: usize = 32;
const MAX_ATTRIBUTES: usize = 200;

/// Each statement: the path of a property, its value, and how often it stands.
type XmpStatements = BTreeMap<(Vec<String>, String), usize>;

fn read_statements(packet: &[u8]) -> Option<XmpStatements> {
    (packet.len() <= MAX_BYTES).then_some(())?;
    let mut reader = NsReader::from_str(str::from_utf8(packet).ok()?);
    let mut statements = XmpStatements::new();
    let mut path: Vec<String> = Vec::new();
    let mut roots = 0;
    let mut text = String::new();
    loop {
        let event = reader.read_event().ok()?;
        let bindings = reader.resolver().bindings().count();
        (path.len() <= MAX_DEPTH && bindings <= MAX_ATTRIBUTES).then_some(())?;
        if matches!(event, Event::Start(_) | Event::Empty(_)) && path.is_empty() {
            roots += 1;
            (roots == 1).then_some(())?;
        }
        match event {
            Event::Start(element) => {
                text.trim().is_empty().then_some(())?;
                text.clear();
                open_element(&reader, &element, &mut path, &mut statements)?;
            }
            Event::Empty(element) => {
                open_element(&reader, &element, &mut path, &mut statements)?;
                path.pop()?;
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => text.push(character),
                None => text.push_str(resolve_predefined_entity(&reference)?),
            },
            Event::End(_) => {
                if !text.trim().is_empty() {
                    add(&mut statements, &path, text.trim());
                }
                text.clear();
                path.pop()?;
            }
            Event::PI(instruction) => (instruction.target() == "xpacket").then_some(())?,
            Event::Eof => return path.is_empty().then_some(statements),
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::DocType(_) => {
                return None;
            }
        }
    }
}

/// Adds what the attributes of an element state.
fn open_element(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    path: &mut Vec<String>,
    statements: &mut XmpStatements,
) -> Option<()> {
    let (namespace, local) = reader.resolver().resolve_element(element.name());
    path.push(full_name(&namespace, local.into_inner())?);
    for (index, attribute) in element.attributes().enumerate() {
        let attribute = attribute.ok().filter(|_| index < MAX_ATTRIBUTES)?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let name = full_name(&namespace, local.into_inner())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let name = name.as_str();
        if name == format!("{{{RDF}}}about") && value.is_empty()
            || name == format!("{{{RDF}}}parseType") && value == "Resource"
            || name == "{adobe:ns:meta/}xmptk"
        {
            continue;
        }
        if name == format!("{{{RDF}}}resource") {
            add(statements, path, &value);
        } else {
            path.push(name.to_owned());
            add(statements, path, &value);
            path.pop();
        }
    }
    Some(())
}

/// Adds a statement, unless it is one that changes.
fn add(statements: &mut XmpStatements, path: &[String], value: &str) {
    // Where a description stands around properties says nothing.
    let around = ["{adobe:ns:meta/}xmpmeta".to_owned()];
    let around = around
        .into_iter()
        .chain(["RDF", "Description"].map(|local| format!("{{{RDF}}}{local}")));
    let around: Vec<String> = around.collect();
    let path = path.iter().filter(|part| !around.contains(part));
    let path: Vec<String> = path.cloned().collect();
    let is_date = |it: char| it.is_ascii_digit() || "T:-+Z.".contains(it);
    let may_change = |name: &str| {
        CHANGING.contains(&name) && (name.ends_with("Producer") || value.chars().all(is_date))
    };
    if matches!(&path[..], [only] if may_change(only)) {
        return;
    }
    *statements.entry((path, value.to_owned())).or_insert(0) += 1;
}

/// `{namespace}local`
fn full_name(namespace: &ResolveResult<'_>, local: &str) -> Option<String> {
    let namespace = match namespace {
        ResolveResult::Bound(namespace) => namespace.0,
        ResolveResult::Unbound => "",
        ResolveResult::Unknown(_) => return None,
    };
    Some(format!("{{{namespace}}}{local}"))
}
