//! What boot/chunks.js knows of the chunks of the app.

use super::page::call_with;
use wasm_bindgen::JsValue;

/// Why a chunk did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The page was handed out without it.
    Absent,
    /// The server does not answer.
    Unreachable,
    /// The server does not have it.
    Missing,
    /// It is not what was built.
    Damaged,
    /// It is of another build than the page.
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
