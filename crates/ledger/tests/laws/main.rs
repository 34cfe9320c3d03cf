//! The laws of the ledger over random histories, and the rules of the field as examples. One program, so that it is
//! linked once. `world` makes histories; `naive` works out anew, in the plainest way, what the fold keeps up to date.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod boards;
mod changes;
mod commands;
mod compare;
mod counting;
mod damage;
mod decisions;
mod entering;
mod facts;
mod files;
mod fixtures;
mod format_page;
mod history;
mod kanban;
mod merges;
mod merging;
mod moving;
mod naive;
mod order;
mod parts;
mod people;
mod questions;
mod removal;
mod renaming;
mod schema;
mod trees;
mod undo;
mod undo_examples;
mod world;

use proptest::test_runner::{Config, FileFailurePersistence};

/// How many histories each law is tried on: so many where `PROPTEST_CASES` is proptest's own 256, more or fewer in
/// proportion. Failures are kept beside the tests.
pub fn cases(cases: u32) -> Config {
    Config {
        cases: (cases * Config::default().cases / 256).max(1),
        max_shrink_iters: 20_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/proptest-regressions.txt"
        )))),
        ..Config::default()
    }
}
