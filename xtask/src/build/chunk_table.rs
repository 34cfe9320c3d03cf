//! Table of chunks, shared with the app: `src/chunks/table.rs` itself.

#[path = "../../../src/chunks/table.rs"]
mod app;

pub use app::CHUNKS;
