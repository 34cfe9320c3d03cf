//! Validator of files of Excel and Word: Microsoft's Open XML SDK as wasm, from an npm package, in the per-user cache.

use super::node_packages;
use super::parallel_steps::{InstallSteps, WaitsFor};
use crate::fault::Fault;
use crate::paths;
use std::path::PathBuf;

/// Script of its command in the cache; a step of the set-up installs it if it is missing.
pub fn script(steps: &mut InstallSteps) -> Result<PathBuf, Fault> {
    let home = paths::cache()?.join("office-validator-0.4.6");
    let file = home.join("node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js");
    if !file.is_file() {
        let what = format!("installing the validator of office files (npm) into {}", home.display());
        steps.add(WaitsFor::Downloads, "validator of office files", what, move |_| {
            node_packages::install_whole(&paths::root().join("xtask/npm/office-validator"), &home, |_| Ok(()))
        });
    }
    Ok(file)
}
