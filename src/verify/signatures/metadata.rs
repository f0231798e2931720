//! Compares XMP metadata by what they say, however it is written: programs that sign write them again.

use std::collections::BTreeMap;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use super::values::is_signing_program;
use crate::value::Date;

/// Of a packet. Those of sheets have a few thousand.
pub const MAX_BYTES: i64 = 256 * 1024;
const MAX_DEPTH: usize = 32;
/// Attributes of a packet, the declarations of namespaces among them.
const MAX_ATTRIBUTES: usize = 200;

const RDF: &str = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}";
const XMP_META: &str = "{adobe:ns:meta/}";
const PRODUCER: &str = "{http://ns.adobe.com/pdf/1.3/}Producer";
/// The dates of the last change.
const DATES: [&str; 2] = [
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
];

/// Whether two packets say the same, but for the program that wrote last, and when.
pub fn has_same_statements(old: &[u8], new: &[u8]) -> bool {
    let (Some(mut old), Some(mut new)) = (read_statements(old), read_statements(new)) else {
        return false;
    };
    let producers = [&mut old, &mut new].map(|statements| {
        let is_date = |path: &[String]| matches!(path, [only] if DATES.contains(&&**only));
        statements.retain(|(path, _), count| !is_date(path) || *count > 1);
        let is_producer = |path: &[String]| matches!(path, [only] if only == PRODUCER);
        let found = statements
            .keys()
            .find(|(path, _)| is_producer(path))
            .cloned();
        found.and_then(|found| statements.remove(&found).map(|count| (found.1, count)))
    });
    let [before, after] = producers;
    let is_producer = before == after
        || after.is_some_and(|(producer, count)| count == 1 && is_signing_program(&producer));
    is_producer && old == new
}

/// Each statement: the path of a property, its value, and how often it stands.
type XmpStatements = BTreeMap<(Vec<String>, String), usize>;

/// An element that is open.
struct OpenElement {
    name: String,
    /// The items of a list that it has so far.
    items: usize,
    has_elements: bool,
    has_attributes: bool,
}

struct PacketReader<'a> {
    reader: NsReader<&'a [u8]>,
    open: Vec<OpenElement>,
    statements: XmpStatements,
    attributes: usize,
}

fn read_statements(packet: &[u8]) -> Option<XmpStatements> {
    let size = i64::try_from(packet.len()).ok()?;
    (size <= MAX_BYTES).then_some(())?;
    let mut packet = PacketReader {
        reader: NsReader::from_str(str::from_utf8(packet).ok()?),
        open: Vec::new(),
        statements: XmpStatements::new(),
        attributes: 0,
    };
    let mut roots = 0;
    let mut text = String::new();
    loop {
        let event = packet.reader.read_event().ok()?;
        if matches!(event, Event::Start(_) | Event::Empty(_)) {
            roots += usize::from(packet.open.is_empty());
            (roots == 1 && text.trim().is_empty()).then_some(())?;
            text.clear();
        }
        match event {
            Event::Start(element) => packet.open_element(&element)?,
            Event::Empty(element) => {
                packet.open_element(&element)?;
                packet.close_element("")?;
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => text.push(character),
                None => text.push_str(resolve_predefined_entity(&reference)?),
            },
            Event::End(_) => {
                packet.close_element(text.trim())?;
                text.clear();
            }
            Event::PI(instruction) => is_mark(&instruction).then_some(())?,
            Event::Eof => {
                let is_whole = packet.open.is_empty() && text.trim().is_empty();
                return is_whole.then_some(packet.statements);
            }
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::DocType(_) => {
                return None;
            }
        }
    }
}

/// Whether an instruction is the first or the last of a packet.
fn is_mark(instruction: &str) -> bool {
    let id = "id=\"W5M0MpCehiHzreSzNTczkc9d\"";
    let known = [
        format!("xpacket begin=\"\" {id}"),
        format!("xpacket begin=\"\u{feff}\" {id}"),
        "xpacket end=\"r\"".to_owned(),
        "xpacket end=\"w\"".to_owned(),
    ];
    known.iter().any(|known| known == instruction)
}

impl PacketReader<'_> {
    /// Adds what the attributes of an element state.
    fn open_element(&mut self, element: &BytesStart<'_>) -> Option<()> {
        (self.open.len() < MAX_DEPTH).then_some(())?;
        let (namespace, local) = self.reader.resolver().resolve_element(element.name());
        let mut name = full_name(&namespace, local.into_inner())?;
        if let Some(parent) = self.open.last_mut() {
            parent.has_elements = true;
            // The order of a list says something.
            if name == format!("{RDF}li") {
                parent.items += 1;
                name = format!("{name}{}", parent.items);
            }
        }
        self.open.push(OpenElement {
            name,
            items: 0,
            has_elements: false,
            has_attributes: false,
        });
        for attribute in element.attributes() {
            self.attributes += 1;
            (self.attributes <= MAX_ATTRIBUTES).then_some(())?;
            let attribute = attribute.ok()?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (namespace, local) = self.reader.resolver().resolve_attribute(attribute.key);
            let name = full_name(&namespace, local.into_inner())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            self.add_attribute(name, &value)?;
        }
        Some(())
    }

    fn add_attribute(&mut self, name: String, value: &str) -> Option<()> {
        if name == format!("{XMP_META}xmptk") {
            return is_signing_program(value).then_some(());
        }
        if name == format!("{RDF}about") {
            return value.is_empty().then_some(());
        }
        let own = self.open.last_mut()?;
        own.has_attributes = true;
        if name == format!("{RDF}parseType") {
            return (value == "Resource" && own.name.starts_with(&format!("{RDF}li")))
                .then_some(());
        }
        if name == format!("{RDF}resource") {
            return self.add(None, value);
        }
        self.add(Some(name), value)
    }

    fn close_element(&mut self, text: &str) -> Option<()> {
        let own = self.open.last()?;
        // Text between elements is none of a property.
        (text.is_empty() || !own.has_elements).then_some(())?;
        if !text.is_empty() || !own.has_elements && !own.has_attributes {
            self.add(None, text)?;
        }
        self.open.pop().map(|_| ())
    }

    /// Adds a statement, of an attribute or of the open element.
    fn add(&mut self, attribute: Option<String>, value: &str) -> Option<()> {
        let mut path = Vec::new();
        for (index, element) in self.open.iter().enumerate() {
            let parent = index
                .checked_sub(1)
                .map(|index| self.open[index].name.as_str());
            // What stands around properties says nothing, in its place.
            let is_item = |parent: &str| parent.starts_with(&format!("{RDF}li"));
            let is_around = match element.name.strip_prefix(RDF) {
                Some("RDF") => parent == Some(&format!("{XMP_META}xmpmeta")),
                Some("Description") => {
                    parent.is_some_and(|it| it == format!("{RDF}RDF") || is_item(it))
                }
                Some(_) => false,
                None => element.name == format!("{XMP_META}xmpmeta") && parent.is_none(),
            };
            if !is_around {
                path.push(element.name.clone());
            }
        }
        path.extend(attribute);
        if matches!(&path[..], [only] if DATES.contains(&&**only)) {
            is_date(value).then_some(())?;
        }
        *self.statements.entry((path, value.to_owned())).or_insert(0) += 1;
        Some(())
    }
}

/// Whether a text is a date and a time: `2026-11-29T13:13:27+00:00`.
fn is_date(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| -> Option<u32> { text.get(range)?.parse().ok() };
    let pattern = text
        .chars()
        .map(|it| if it.is_ascii_digit() { '0' } else { it });
    let pattern: String = pattern.collect();
    let is_pattern = [
        "0000-00-00T00:00:00+00:00",
        "0000-00-00T00:00:00-00:00",
        "0000-00-00T00:00:00Z",
    ]
    .contains(&pattern.as_str());
    let day = || {
        let year = text.get(0..4)?.parse().ok()?;
        let (month, day) = (
            text.get(5..7)?.parse().ok()?,
            text.get(8..10)?.parse().ok()?,
        );
        Date::new(year, month, day)
    };
    let is_time = || Some(number(11..13)? < 24 && number(14..16)? < 60 && number(17..19)? < 60);
    is_pattern && day().is_some() && is_time() == Some(true)
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
