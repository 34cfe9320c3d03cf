//! Failures of loading chunks, as `boot/chunks.js` reports them. The app's side of loading is `src/chunks/`.

use super::page::call_with;
use wasm_bindgen::JsValue;

/// Why a chunk could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The page is a single file that was saved without this chunk.
    Absent,
    /// The server does not answer.
    Unreachable,
    /// The server does not have the file.
    Missing,
    /// The bytes are not those that were built.
    Damaged,
    /// The chunk belongs to another build than the page.
    Stale,
}

/// Why the last try to load this chunk failed.
pub fn fault(chunk: &str) -> Fault {
    let kind = call_with("chunkFault", &[JsValue::from_str(chunk)]).and_then(|kind| kind.as_string());
    match kind.unwrap_or_default().as_str() {
        "absent" => Fault::Absent,
        "unreachable" => Fault::Unreachable,
        "missing" => Fault::Missing,
        "stale" => Fault::Stale,
        _ => Fault::Damaged,
    }
}
