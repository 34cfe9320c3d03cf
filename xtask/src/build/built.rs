//! Files that a build has written, for the tasks that use them.

use std::path::PathBuf;

/// Files that a build has written.
#[derive(Debug)]
pub struct Built {
    /// Folder with index.html, the wasm and xiaohao.html.
    pub folder: PathBuf,
    /// File name of the main module.
    pub main: String,
    /// Name and file name of each file of chunks.
    pub chunks: Vec<(String, String)>,
    /// Size of a handed-out page without a checklist, in bytes.
    pub handed_out: usize,
}
