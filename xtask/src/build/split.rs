//! Output of xtask/bindgen/, which trunk calls as wasm-bindgen: the app's wasm as main module and chunks, cut right
//! after the linker. boot/chunks.js joins them again in the browser.

use crate::fault::Fault;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Names in the folder of the main module, without glue yet, and of the list.
const MAIN: &str = "main.wasm";
const LIST: &str = "chunks.txt";

/// Main module and chunks.
#[derive(Debug)]
pub struct Split {
    /// File of the main module, without glue yet and with the names of its functions.
    pub main: PathBuf,
    /// Folder of the other modules, each in a file of its name with the ending `.wasm`.
    pub folder: PathBuf,
    /// Modules that each chunk needs, its own last.
    pub chunks: BTreeMap<String, Vec<String>>,
}

/// Empties the folder, so that nothing of an earlier build is taken for this one's.
pub fn prepare(folder: &Path) -> Result<(), Fault> {
    if folder.is_dir() {
        fs::remove_dir_all(folder).map_err(Fault::file(folder))?;
    }
    fs::create_dir_all(folder).map_err(Fault::file(folder))
}

/// Reads the list in the folder.
pub fn read(folder: PathBuf) -> Result<Split, Fault> {
    let list = folder.join(LIST);
    let text = fs::read_to_string(&list).map_err(Fault::file(&list))?;
    Ok(Split {
        main: folder.join(MAIN),
        chunks: needs(&text),
        folder,
    })
}

/// Modules that each chunk needs: a line for each, its name first.
fn needs(list: &str) -> BTreeMap<String, Vec<String>> {
    let lines = list.lines().filter_map(|line| {
        let mut words = line.split(' ').map(str::to_owned);
        Some((words.next()?, words.collect()))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::needs;

    #[test]
    fn what_a_chunk_needs_is_read_from_the_list() {
        let found = needs("boards chunk_7\ndetail chunk_7 split_detail\n");
        let of = |name: &str| found.get(name).unwrap().join(" ");
        assert_eq!(of("detail"), "chunk_7 split_detail");
        assert_eq!(of("boards"), "chunk_7");
    }
}
