//! The fuzz targets over the fixtures and the committed corpus, whole, cut and changed by chance (the same at each
//! run). What a fuzzer finds becomes a file of the corpus and a test with a name.

#![allow(clippy::unwrap_used)]

use ledger::targets::mutated;
use notice::targets;
use std::{fs, path::Path};

fn run(folders: &[&str], target: fn(&[u8]), changes: usize) {
    let mut ran = 0;
    for folder in folders {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let bytes = fs::read(path).unwrap();
            for input in mutated(&bytes, changes) {
                target(&input);
                ran += 1;
            }
            target(&bytes);
        }
    }
    println!("{folders:?}: {ran} inputs");
    assert!(ran > 500, "{ran}");
}

#[test]
fn the_corpus_of_texts() {
    run(&["corpus/text", "tests/fixtures"], targets::text, 150);
}

#[test]
fn the_corpus_of_files() {
    run(&["corpus/file", "corpus/text"], targets::file, 150);
}
