//! xiaohao.html: the whole app in one file, for a double click. The wasm stands in it as base64, in a script element of
//! a type that no browser executes. A place for a checklist (#xiaohao-data) is in the page already.

use super::page::Parts;
use super::policy;
use crate::fault::Fault;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The text of the file.
pub fn page(parts: &Parts) -> Result<String, Fault> {
    let html = format!(
        "{}<script type=\"text/plain\" id=\"xiaohao-wasm\">{}</script>\n<script id=\"xiaohao-glue\">{}</script>{}",
        parts.before,
        STANDARD.encode(&parts.wasm),
        parts.glue,
        parts.after
    );
    policy::applied(&html, policy::Artefact::Single)
}
