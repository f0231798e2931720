//! The structure of a PDF as indented text, for tests and people to read.

// The kinds of PDF objects are not ours to list.
#![allow(clippy::wildcard_enum_match_arm)]

use lopdf::{Dictionary, Document, Object};

/// An element a line, with what it says beyond its name.
pub fn tags(bytes: &[u8]) -> String {
    let file = Document::load_mem(bytes).expect("a PDF file");
    let catalog = file.catalog().expect("a catalogue");
    let root = resolved(
        &file,
        catalog.get(b"StructTreeRoot").expect("a tagged file"),
    );
    let mut tags = String::new();
    outline(
        &file,
        root.as_dict().expect("the root of the structure"),
        0,
        &mut tags,
    );
    tags
}

fn outline(file: &Document, element: &Dictionary, depth: usize, tags: &mut String) {
    for kid in kids(file, element) {
        if let Object::Dictionary(kid) = kid
            && kid.has(b"S")
        {
            let says = [b"Alt".as_slice(), b"ActualText"]
                .into_iter()
                .filter_map(|key| {
                    let text = lopdf::decode_text_string(kid.get(key).ok()?).ok()?;
                    Some(format!(" {}: {text}", String::from_utf8_lossy(key)))
                });
            let scope = kid.get(b"A").and_then(Object::as_dict);
            let scope = scope
                .and_then(|it| it.get(b"Scope"))
                .and_then(Object::as_name);
            let scope = scope.map(|it| format!(" {}", String::from_utf8_lossy(it)));
            let says: String = says.chain(scope).collect();
            tags.push_str(&format!("{}{}{says}\n", "  ".repeat(depth), name(kid)));
            outline(file, kid, depth + 1, tags);
        }
    }
}

fn name(element: &Dictionary) -> String {
    let name = element
        .get(b"S")
        .and_then(Object::as_name)
        .unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

fn kids<'a>(file: &'a Document, element: &'a Dictionary) -> Vec<&'a Object> {
    match element.get(b"K").map(|kids| resolved(file, kids)) {
        Ok(Object::Array(kids)) => kids.iter().map(|kid| resolved(file, kid)).collect(),
        Ok(kid) => vec![kid],
        Err(_) => Vec::new(),
    }
}

fn resolved<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object)
        .expect("a reference that leads somewhere")
        .1
}
