//! xiaohao.html: the whole app in one file, for a double click. Each wasm file is embedded gzipped as base64, in a
//! script element of a type that no browser executes. The page has an element for a checklist (#xiaohao-data) already.

use super::chunks::Packed;
use super::page::Page;
use super::trunk::Kind;
use super::{chunk_table, policy};
use crate::{fault::Fault, program};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// Script that prints gzipped files as base64, one a line. By Node's zlib, as in `sizes`.
const PACK: &str = "const fs = require('fs'), zlib = require('zlib'), [level, ...files] = process.argv.slice(1);
for (const file of files) console.log(zlib.gzipSync(fs.readFileSync(file), { level: +level }).toString('base64'));";

/// The single file.
#[derive(Debug)]
pub struct Single {
    pub text: String,
    /// Size of a handed-out page: without the chunks that no errand needs, and without a checklist.
    pub handed_out: usize,
}

/// Makes the single file from the files in this folder.
pub fn page(page: &Page, packed: &Packed, kind: Kind, folder: &Path) -> Result<Single, Fault> {
    let names = std::iter::once(&packed.main_name).chain(packed.files.iter().map(|file| &file.file_name));
    let mut node = Command::new("node");
    let level = match kind {
        Kind::Release => "9",
        Kind::Quick => "1",
    };
    node.args(["-e", PACK, level]).args(names.map(|name| folder.join(name)));
    let lines = program::answer(&mut node)
        .ok_or_else(|| program::failed(&node, "see that Node.js runs and the folder can be read"))?;
    let ids = std::iter::once("wasm".to_owned()).chain(packed.files.iter().map(|file| format!("chunk-{}", file.name)));
    let mut data = String::new();
    let mut left_out = 0;
    for (id, line) in ids.zip(lines.lines()) {
        let before = data.len();
        let _ = writeln!(data, "<script type=\"text/plain\" id=\"xiaohao-{id}\">{line}</script>");
        let goes_along = |name: &str| {
            chunk_table::CHUNKS
                .iter()
                .any(|chunk| chunk.early && chunk.name == name)
        };
        if id.strip_prefix("chunk-").is_some_and(|name| !goes_along(name)) {
            left_out += data.len() - before;
        }
    }
    let text = policy::applied(&page.with(packed, &data, ""), policy::Artefact::Single)?;
    Ok(Single {
        handed_out: text.len() - left_out,
        text,
    })
}
