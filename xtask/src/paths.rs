//! Paths: the checkout, the per-user cache, the build output. Creates no folder and reads nothing but the environment.

use crate::fault::Fault;
use std::env;
use std::path::{Path, PathBuf};

/// Root of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Output folder of `build`: the site, and the single file in it.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The per-user cache for tools: `$XIAOHAO_CACHE`, else `$XDG_CACHE_HOME/xiaohao`, else `~/.cache/xiaohao`.
pub fn cache() -> Result<PathBuf, Fault> {
    if let Some(folder) = filled("XIAOHAO_CACHE") {
        return Ok(root().join(folder));
    }
    if let Some(folder) = filled("XDG_CACHE_HOME") {
        return Ok(folder.join("xiaohao"));
    }
    let home = filled("HOME")
        .or_else(|| filled("USERPROFILE"))
        .ok_or_else(|| Fault::Missing {
            what: "The home folder (HOME)".into(),
            remedy: "set XIAOHAO_CACHE to a folder where tools may be kept".into(),
        })?;
    Ok(home.join(".cache").join("xiaohao"))
}

fn filled(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
