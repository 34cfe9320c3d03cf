//! Watcher of sources: compares the times of the files, which works on every system and disk and needs no crate. It
//! waits until changes have settled, so that saving ten files builds once.

use crate::paths;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// Files and folders that the page is made of.
const WATCHED: &[&str] = &[
    "src",
    "crates",
    "style",
    "boot",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
];
const LOOK: Duration = Duration::from_millis(400);

/// Watched files with the time of their last change.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct Sources(BTreeMap<PathBuf, Option<SystemTime>>);

impl Sources {
    /// The current state of the files.
    pub fn now() -> Sources {
        let root = paths::root();
        let mut found = BTreeMap::new();
        for name in WATCHED {
            look(&root.join(name), &mut found);
        }
        Sources(found)
    }
}

/// Returns when the files differ from `seen` and did not change between two looks.
pub fn wait_for_change(seen: Sources) -> Sources {
    let mut last = seen.clone();
    loop {
        thread::sleep(LOOK);
        let now = Sources::now();
        if now != seen && now == last {
            return now;
        }
        last = now;
    }
}

fn look(path: &Path, found: &mut BTreeMap<PathBuf, Option<SystemTime>>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
            look(&entry.path(), found);
        }
    } else if let Ok(data) = fs::metadata(path) {
        found.insert(path.to_path_buf(), data.modified().ok());
    }
}
