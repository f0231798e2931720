//! The objects of a file as its bytes (ISO 32000-1, 7.3 and 7.5).
//!
//! It is written here rather than by the library that holds the objects, which would copy and write each small one twice,
//! and could not keep streams from ending with a carriage return: to those who look for the end of a stream, and some
//! validators do, it would seem one byte shorter than it says.

use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::io::Write;

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::subset::MAX_CACHED;

/// The file as bytes, named after what is written in it, not after the moment it is. `written` are objects by their numbers that
/// the file has not.
pub fn write(file: Document, written: Vec<(u32, Vec<u8>)>) -> Vec<u8> {
    let Document {
        version,
        binary_mark,
        mut trailer,
        objects,
        max_id,
        ..
    } = file;
    let mut bytes = format!("%PDF-{version}\n%").into_bytes();
    bytes.extend(binary_mark);
    bytes.push(b'\n');
    // Streams stand by themselves, the rest in streams of a hundred.
    let mut places = vec![Place::Free];
    let mut small = written;
    for ((id, _), object) in objects {
        places.resize(places.len().max(id as usize + 1), Place::Free);
        if let Object::Stream(stream) = object {
            places[id as usize] = Place::At(bytes.len());
            write_stream(&mut bytes, id, stream);
        } else {
            let mut written = Vec::new();
            write_object(&mut written, &object);
            small.push((id, written));
        }
    }
    small.sort_unstable_by_key(|&(id, _)| id);
    let mut next = max_id + 1;
    for together in small.chunks(TOGETHER) {
        let (mut index, mut content) = (String::new(), Vec::new());
        for (rank, (id, object)) in together.iter().enumerate() {
            places[*id as usize] = Place::Inside(next, rank);
            let _ = write!(index, "{id} {} ", content.len());
            content.extend(object);
            content.push(b'\n');
        }
        let kind = dictionary! {
            "Type" => "ObjStm",
            "N" => together.len() as i64,
            "First" => index.len() as i64,
        };
        let content = [index.as_bytes(), &content].concat();
        places.resize(next as usize, Place::Free);
        places.push(Place::At(bytes.len()));
        write_stream(&mut bytes, next, Stream::new(kind, content));
        next += 1;
    }
    let start = bytes.len();
    places.resize(next as usize, Place::Free);
    places.push(Place::At(start));
    let name = Sha256::digest(&bytes)[..16].to_vec();
    let name = Object::String(name, StringFormat::Hexadecimal);
    trailer.set("Type", "XRef");
    trailer.set("Size", i64::from(next + 1));
    trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
    trailer.set("ID", vec![name.clone(), name]);
    let table = places.into_iter().flat_map(Place::entry).collect();
    write_stream(&mut bytes, next, Stream::new(trailer, table));
    bytes.extend(format!("startxref\n{start}\n%%EOF").into_bytes());
    bytes
}

/// Deflates at a level that is fast rather than small: the best one takes a twentieth off, for ten times as long.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    thread_local! {
        // It is larger than most of what it is given.
        static DEFLATER: RefCell<Compressor> =
            RefCell::new(Compressor::new(CompressionLvl::new(1).expect("a level")));
    }
    DEFLATER.with_borrow_mut(|deflater| {
        let mut deflated = vec![0; deflater.zlib_compress_bound(bytes.len())];
        let length = deflater.zlib_compress(bytes, &mut deflated);
        deflated.truncate(length.expect("there is room for the worst"));
        deflated
    })
}

/// The same, once a thread: files have the same fonts, or nearly.
fn deflate_font(program: &[u8]) -> Vec<u8> {
    thread_local! {
        static KEPT: RefCell<FxHashMap<Box<[u8]>, Vec<u8>>> = RefCell::default();
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(known) = kept.get(program) {
            return known.clone();
        }
        if kept.len() > MAX_CACHED {
            kept.clear();
        }
        let deflated = deflate(program);
        kept.insert(program.into(), deflated.clone());
        deflated
    })
}

/// Objects of a stream of objects.
const TOGETHER: usize = 100;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Free,
    /// By itself, from this byte on.
    At(usize),
    /// In the stream of this number, at this rank.
    Inside(u32, usize),
}

impl Place {
    fn entry(self) -> [u8; 7] {
        let (kind, first, second) = match self {
            Self::Free => (0, 0, u16::MAX),
            Self::At(byte) => (1, byte as u32, 0),
            Self::Inside(stream, rank) => (2, stream, rank as u16),
        };
        let ([a, b, c, d], [e, f]) = (first.to_be_bytes(), second.to_be_bytes());
        [kind, a, b, c, d, e, f]
    }
}

fn write_stream(bytes: &mut Vec<u8>, id: u32, stream: Stream) {
    let Stream {
        dict: mut dictionary,
        allows_compression,
        mut content,
        ..
    } = stream;
    if allows_compression && !dictionary.has(b"Filter") {
        let is_font = dictionary.has(b"Length1");
        let deflate = if is_font { deflate_font } else { deflate };
        let mut deflated = deflate(&content);
        // What is taken out of the file must be what was put in; no other stream minds a line end after its own.
        let is_whole = dictionary.has_type(b"EmbeddedFile");
        while deflated.ends_with(b"\r") && !is_whole {
            content.push(b'\n');
            deflated = deflate(&content);
        }
        if !deflated.ends_with(b"\r") {
            if is_font {
                dictionary.set("Length1", content.len() as i64);
            }
            dictionary.set("Filter", "FlateDecode");
            content = deflated;
        }
    }
    dictionary.set("Length", content.len() as i64);
    bytes.extend(format!("{id} 0 obj\n").into_bytes());
    write_dictionary(bytes, &dictionary);
    bytes.extend(b"stream\n");
    bytes.extend(content);
    bytes.extend(b"\nendstream\nendobj\n");
}

pub fn write_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend(b"null"),
        Object::Boolean(true) => bytes.extend(b"true"),
        Object::Boolean(false) => bytes.extend(b"false"),
        Object::Integer(value) => write_integer(bytes, *value),
        Object::Real(value) => print(bytes, format_args!("{value}")),
        Object::Name(name) => write_name(bytes, name),
        Object::String(string, StringFormat::Literal) => write_literal(bytes, string),
        Object::String(string, StringFormat::Hexadecimal) => write_hexadecimal(bytes, string),
        Object::Array(items) => {
            bytes.push(b'[');
            for (rank, item) in items.iter().enumerate() {
                if rank > 0 {
                    separate(bytes, item);
                }
                write_object(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(bytes, dictionary),
        &Object::Reference(id) => write_reference(bytes, Some(id)),
        Object::Stream(_) => unreachable!("streams stand by themselves"),
    }
}

pub fn write_reference(bytes: &mut Vec<u8>, to: Option<ObjectId>) {
    let Some((id, generation)) = to else {
        return bytes.extend(b"null");
    };
    write_integer(bytes, id.into());
    bytes.push(b' ');
    write_integer(bytes, generation.into());
    bytes.extend(b" R");
}

fn write_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.extend(b"<<");
    write_entries(bytes, dictionary);
    bytes.extend(b">>");
}

/// What is between the signs that open and close a dictionary.
pub fn write_entries(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    for (key, value) in dictionary {
        write_name(bytes, key);
        separate(bytes, value);
        write_object(bytes, value);
    }
}

/// Keeps what follows from being read as a part of what precedes.
fn separate(bytes: &mut Vec<u8>, next: &Object) {
    match next {
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) => {}
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_)
        | Object::Stream(_) => bytes.push(b' '),
    }
}

fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    let is_regular = |byte: &u8| byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte);
    bytes.push(b'/');
    if name.iter().all(u8::is_ascii_alphanumeric) {
        // As nearly all are.
        return bytes.extend(name);
    }
    for byte in name {
        if is_regular(byte) {
            bytes.push(*byte);
        } else {
            print(bytes, format_args!("#{byte:02X}"));
        }
    }
}

pub fn write_integer(bytes: &mut Vec<u8>, integer: i64) {
    bytes.extend(itoa::Buffer::new().format(integer).as_bytes());
}

pub fn write_hexadecimal(bytes: &mut Vec<u8>, string: &[u8]) {
    bytes.reserve(2 * string.len() + 2);
    bytes.push(b'<');
    for byte in string {
        let digit = |value: u8| b"0123456789ABCDEF"[usize::from(value)];
        bytes.extend([digit(byte >> 4), digit(byte & 15)]);
    }
    bytes.push(b'>');
}

pub fn write_literal(bytes: &mut Vec<u8>, string: &[u8]) {
    bytes.push(b'(');
    for plain in string.chunk_by(|a, b| !is_special(*a) && !is_special(*b)) {
        match plain {
            [b'\r'] => bytes.extend(b"\\r"),
            [byte] if is_special(*byte) => bytes.extend([b'\\', *byte]),
            _ => bytes.extend(plain),
        }
    }
    bytes.push(b')');
}

/// Whether a byte stands for something else than itself in a string.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'\r' | b'(' | b')' | b'\\')
}

fn print(bytes: &mut Vec<u8>, words: fmt::Arguments) {
    bytes
        .write_fmt(words)
        .expect("writing to memory cannot fail");
}
