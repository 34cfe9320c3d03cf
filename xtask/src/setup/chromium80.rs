//! Chromium 80, the oldest browser that is promised, from an npm package that carries it compressed for Linux on
//! x86-64. Elsewhere there is none, and the tests say that they skip it.

use super::node_packages;
use super::parallel_steps::{InstallSteps, WaitsFor};
use crate::fault::Fault;
use crate::{paths, program};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Script that unpacks it with Node's own brotli, so that no crate is needed.
const UNPACK: &str = "const fs = require('fs'), zlib = require('zlib');
fs.writeFileSync('chromium', zlib.brotliDecompressSync(fs.readFileSync('node_modules/chrome-aws-lambda/bin/chromium.br')), \
{ mode: 0o755 });
fs.rmSync('node_modules', { recursive: true });";

/// Executable in the cache; a step of the set-up unpacks it if it is missing.
pub fn executable(steps: &mut InstallSteps) -> Result<Option<PathBuf>, Fault> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(None);
    }
    let home = paths::cache()?.join("chromium-80");
    let file = home.join("chromium");
    if !file.is_file() {
        let what = format!(
            "unpacking Chromium 80 (npm package chrome-aws-lambda) into {}",
            home.display()
        );
        // After the distribution's Chromium, which brings the libraries that this one loads.
        steps.add(WaitsFor::Downloads, "Chromium 80", what, move |_| {
            node_packages::install_whole(&paths::root().join("xtask/npm/chromium-80"), &home, unpack)
        });
    }
    Ok(Some(file))
}

fn unpack(folder: &Path) -> Result<(), Fault> {
    let mut node = Command::new("node");
    program::run(
        node.args(["-e", UNPACK]).current_dir(folder),
        "free about 250 MB on that disk and run it again",
    )?;
    let file = folder.join("chromium");
    let mut trial = Command::new(&file);
    trial.args([
        "--no-sandbox",
        "--disable-gpu",
        "--single-process",
        "--no-zygote",
        "--dump-dom",
        "about:blank",
    ]);
    match program::answer(&mut trial) {
        Some(_) => Ok(()),
        None => Err(Fault::Missing {
            what: "A system library that Chromium 80 loads".into(),
            remedy: format!(
                "`ldd {}` names it (Debian: libnss3 and what the package chromium brings)",
                file.display()
            ),
        }),
    }
}
