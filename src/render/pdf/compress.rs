//! Streams deflated, none of which ends with a carriage return.
//!
//! Some validators look for the end of a stream rather than count its bytes, and take a carriage return before it for
//! a part of the end of line that follows.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Stream;

/// Deflates at a level between fast and small.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    thread_local! {
        // It is larger than most of what it is given.
        static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(3), true));
    }
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        // What does not shrink grows by five bytes for each block of 32 KB, a head and a sum.
        let mut deflated = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 64);
        let status = compressor.compress_vec(bytes, &mut deflated, FlushCompress::Finish);
        assert_eq!(
            status.ok(),
            Some(Status::StreamEnd),
            "there is room for the worst"
        );
        deflated
    })
}

/// Deflates content that may grow by a few line ends, which no reader of it minds.
pub fn deflate_padded(content: &mut Vec<u8>) -> Vec<u8> {
    loop {
        let deflated = deflate(content);
        if !deflated.ends_with(b"\r") {
            return deflated;
        }
        content.push(b'\n');
    }
}

/// Deflates a stream that is not yet compressed.
pub fn compress(stream: &mut Stream) {
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return;
    }
    // An attachment must come out as it went in.
    let deflated = if stream.dict.has_type(b"EmbeddedFile") {
        deflate(&stream.content)
    } else {
        deflate_padded(&mut stream.content)
    };
    if !deflated.ends_with(b"\r") {
        set_deflated(stream, deflated);
    }
}

/// Replaces the content of a stream by the same, deflated.
pub fn set_deflated(stream: &mut Stream, deflated: Vec<u8>) {
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(deflated);
}
