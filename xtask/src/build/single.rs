//! xiaohao.html: the whole app in one file, for a double click. The wasm stands in it packed by gzip, as base64, in a
//! script element of a type that no browser executes. A place for a checklist (#xiaohao-data) is in the page already.

use super::page::Parts;
use super::policy;
use crate::{fault::Fault, program};
use std::path::Path;
use std::process::Command;

/// Prints a file packed by gzip as base64. By Node's zlib, as in `sizes`.
const PACK: &str = "const fs = require('fs'), zlib = require('zlib');
process.stdout.write(zlib.gzipSync(fs.readFileSync(process.argv[1]), { level: 9 }).toString('base64'));";

/// The text of the file, with the wasm that stands in this one.
pub fn page(parts: &Parts, wasm: &Path) -> Result<String, Fault> {
    let mut node = Command::new("node");
    node.args(["-e", PACK]).arg(wasm);
    let packed = program::answer(&mut node)
        .ok_or_else(|| program::failed(&node, "see that Node.js runs and dist/ can be read"))?;
    let html = format!(
        "{}<script type=\"text/plain\" id=\"xiaohao-wasm\">{}</script>\n<script id=\"xiaohao-glue\"{}>{}</script>{}",
        parts.before, packed, parts.mark, parts.glue, parts.after
    );
    policy::applied(&html, policy::Artefact::Single)
}
