//! Whether a PDF is a sheet, byte for byte, to which only signatures were added.

use lopdf::{Document, LoadOptions, Object};

/// Bytes that one stream of the file may come to.
const MAX_STREAM: usize = 8 * 1024 * 1024;

fn load(bytes: &[u8]) -> lopdf::Result<Document> {
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    Document::load_mem_with_options(bytes, options)
}

/// The keys that signing adds to the catalogue, and to the page of the signature.
const SIGNATURE_KEYS: [&[u8]; 5] = [b"AcroForm", b"DSS", b"Extensions", b"Perms", b"Annots"];

/// Whether what follows the bytes of a file changes nothing of what it shows: a signature, its field, its stamp of time.
pub fn is_signed_after(before: &[u8], after: &[u8]) -> bool {
    let (Ok(before), Ok(after)) = (load(before), load(after)) else {
        return false;
    };
    // Another catalogue would be another file.
    let same = |key: &[u8]| before.trailer.get(key).ok() == after.trailer.get(key).ok();
    if !same(b"Root") {
        return false;
    }
    let reference = |key: &[u8]| after.trailer.get(key).and_then(Object::as_reference).ok();
    // Who signs says so in the information.
    let (catalog, information) = (reference(b"Root"), reference(b"Info"));
    before.objects.iter().all(|(id, object)| {
        let Some(now) = after.objects.get(id) else {
            return false;
        };
        match (object.as_dict(), now.as_dict()) {
            // Pages gain the place of a signature, the catalogue its form.
            (Ok(was), Ok(is)) if Some(*id) == catalog || was.has_type(b"Page") => {
                let kept = was
                    .iter()
                    .all(|(key, value)| key == b"Annots" || is.get(key).ok() == Some(value));
                let gained = |key: &[u8]| was.has(key) || SIGNATURE_KEYS.contains(&key);
                kept && is.iter().all(|(key, _)| gained(key))
            }
            (_, _) => object == now || Some(*id) == information,
        }
    })
}
