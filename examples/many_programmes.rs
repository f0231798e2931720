//! Writes N programmes that all differ into a folder, to time the command on them:
//! `cargo run --release --example many_programmes -- 1000 many`.

use std::fs;
use std::path::PathBuf;

#[path = "../benches/support/many.rs"]
mod many;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let (Some(count), Some(folder)) = (count, arguments.next().map(PathBuf::from)) else {
        panic!("usage: many_programmes COUNT FOLDER");
    };
    fs::create_dir_all(&folder).expect("a folder");
    for rank in 0..count {
        let path = folder.join(format!("essai-{rank:05}.yaml"));
        fs::write(path, many::programme(rank)).expect("a file");
    }
}
