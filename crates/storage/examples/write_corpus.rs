//! Writes the corpus of the fuzz targets anew, by hand, when the format changes. No test.
//!
//! `cargo run -p storage --example write_corpus`

#![allow(clippy::unwrap_used, reason = "a tool; what fails is seen")]

#[path = "../tests/common/mod.rs"]
mod common;

use common::facts;
use ledger::Fact;
use miniz_oxide::deflate::compress_to_vec;
use std::{fs, path::Path};
use storage::{
    encode,
    fake::{in_base32768, sealed},
};

const KEY: &str = "xiaohao/1/a/1";

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let write = |name: &str, text: &str| fs::write(corpus.join(name), text).unwrap();
    let plain = encode(KEY, &facts(1, 1..=4));
    let packed = encode(KEY, &facts(1, 1..=40));
    let newer = plain.replacen("xiaohao/1", "xiaohao/12", 1);
    let spaced = Fact::read("{ \"id\":\"b-1\",\n\"t\":1,\"at\":0,\"by\":\"乙\",\"do\":\"sing\"}").unwrap();
    for (name, text) in [
        ("plain", plain.clone()),
        ("packed", packed.clone()),
        ("newer", newer.clone()),
        ("nothing", encode(KEY, &[])),
        ("foreign-writer", encode(KEY, &[spaced])),
        ("no-letters", sealed(KEY, "packed 1 9", "天地x黄")),
        ("not-deflated", sealed(KEY, "packed 1 9", "天地玄黄")),
        ("too-large", sealed(KEY, "packed 1 99999999999", "天地玄黄")),
        (
            "unfolds-to-more",
            sealed(
                KEY,
                "packed 1 100",
                &in_base32768(&compress_to_vec(&[b' '; 200_000], 6)),
            ),
        ),
        ("not-a-fact", sealed(KEY, "plain 2", "{}\n[]")),
    ] {
        write(&format!("text/{name}"), &format!("{KEY}\n{text}"));
    }
    let other = "xiaohao/1/b/2";
    let twice = encode(other, &facts(1, 2..=9));
    let entries = |all: &[(&str, &str)]| {
        all.iter()
            .map(|(key, text)| format!("{key}\n{text}"))
            .collect::<Vec<_>>()
            .join("\n====\n")
    };
    write(
        "storage/several",
        &entries(&[(KEY, &packed), (other, &twice), ("xiaohao/1/c/1", &newer)]),
    );
    write(
        "storage/misnamed",
        &entries(&[
            (KEY, &plain),
            ("xiaohao/1/a/01", &plain),
            ("xiaohao/1/", "x"),
            ("别的", "1"),
        ]),
    );
    write(
        "storage/wrong-place",
        &entries(&[("xiaohao/1/a/2", &plain), ("xiaohao/2/a/1", &plain)]),
    );
    write(
        "storage/damaged",
        &entries(&[(KEY, &packed.replace('一', "二")), (other, &twice)]),
    );
}
