//! What a build has written, for those who go on with it.

use std::path::PathBuf;

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// Folder with index.html, the wasm and xiaohao.html.
    pub folder: PathBuf,
    /// The file of the main module.
    pub main: String,
    /// The name and the file of each file of chunks.
    pub chunks: Vec<(String, String)>,
    /// The weight of a page that is handed out, without a checklist.
    pub handed_out: usize,
}
