//! The app's own table of its chunks, from beside the app's doors to them.

#[path = "../../../src/chunks/table.rs"]
mod app;

pub use app::CHUNKS;
