//! The protocol of tabs and packing explored wider than `tests/protocol.rs` does at each run: some minutes. Panics if
//! anything is lost.
//!
//! `cargo run --release -p storage --example protocol_wider`

#[path = "../tests/common/mod.rs"]
mod common;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/model/mod.rs"]
mod model;

use model::{
    Bounds,
    explore::{BOUNDS, holds},
};

fn main() {
    holds(
        "three tabs pack",
        Bounds {
            tabs: 3,
            edits: [0; 3],
            ..BOUNDS
        },
    );
    holds(
        "two edits and a packing each",
        Bounds {
            keys_before: 1,
            edits: [2; 3],
            ..BOUNDS
        },
    );
    holds(
        "one dies, another opens",
        Bounds {
            keys_before: 1,
            deaths: 1,
            reopens: 1,
            ..BOUNDS
        },
    );
    let misfortunes = Bounds {
        keys_before: 0,
        deaths: 1,
        refusals: 1,
        ..BOUNDS
    };
    holds(
        "two edits each, one dies, a write is refused",
        Bounds {
            edits: [2; 3],
            ..misfortunes
        },
    );
    let late = holds(
        "taken at any time",
        Bounds {
            reduced: false,
            ..BOUNDS
        },
    );
    assert_eq!(late.ends, holds("taken at once", BOUNDS).ends);
}
