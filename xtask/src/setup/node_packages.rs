//! Node packages, always from a committed lock file and without running their install scripts. Node itself is not
//! installed; a person is asked to.

use super::parallel_steps::{InstallSteps, WaitsFor};
use crate::fault::Fault;
use crate::{paths, program};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Oldest Node for which this project's modules and test code are written.
const NODE: u32 = 20;

/// Checks for Node and npm; fails with a sentence on how to get them.
pub fn require_node() -> Result<(), Fault> {
    let remedy = format!("install Node.js {NODE} or later with npm (https://nodejs.org, or your system's packages)");
    let found = program::answer(Command::new("node").arg("--version"));
    let major = found
        .as_deref()
        .and_then(|text| text.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    match major {
        None => Err(Fault::Missing {
            what: "Node.js".into(),
            remedy,
        }),
        Some(major) if major < NODE => Err(Fault::Missing {
            what: format!("Node.js {NODE} (here is {})", found.unwrap_or_default()),
            remedy,
        }),
        Some(_) if program::answer(program::npm().arg("--version")).is_none() => Err(Fault::Missing {
            what: "npm, which belongs to Node.js,".into(),
            remedy,
        }),
        Some(_) => Ok(()),
    }
}

/// Packages of the browser tests, in end2end/node_modules. A copy of the lock file there says what is installed.
pub fn end2end(steps: &mut InstallSteps) -> Result<(), Fault> {
    let folder = paths::root().join("end2end");
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(Fault::file(&lock))?;
    let mark = folder.join("node_modules/.installed-lock.json");
    if fs::read(&mark).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    let what = "installing the packages of the browser tests (npm) into end2end/node_modules";
    steps.add(
        WaitsFor::Downloads,
        "packages of the browser tests",
        what.to_owned(),
        move |_| {
            install(&folder)?;
            fs::write(&mark, wanted).map_err(Fault::file(&mark))
        },
    );
    Ok(())
}

/// Installs the packages that `from` (package.json with its lock) names into a new folder `home`. It appears complete
/// or not at all, after `finish` has done its part in it.
pub fn install_whole(from: &Path, home: &Path, finish: impl FnOnce(&Path) -> Result<(), Fault>) -> Result<(), Fault> {
    let partial = home.with_extension(format!("partial-{}", std::process::id()));
    let made = fill(from, &partial, finish).and_then(|()| match fs::rename(&partial, home) {
        Err(_) if home.is_dir() => Ok(()), // Another run was quicker; ours is thrown away below.
        other => other.map_err(Fault::file(home)),
    });
    if partial.is_dir() {
        fs::remove_dir_all(&partial).map_err(Fault::file(&partial))?;
    }
    made
}

fn fill(from: &Path, folder: &Path, finish: impl FnOnce(&Path) -> Result<(), Fault>) -> Result<(), Fault> {
    fs::create_dir_all(folder).map_err(Fault::file(folder))?;
    for name in ["package.json", "package-lock.json"] {
        let source = from.join(name);
        fs::copy(&source, folder.join(name)).map_err(Fault::file(&source))?;
    }
    install(folder)?;
    finish(folder)
}

fn install(folder: &Path) -> Result<(), Fault> {
    program::run_aside(
        program::npm()
            .args([
                "ci",
                "--ignore-scripts",
                "--legacy-peer-deps",
                "--no-audit",
                "--no-fund",
            ])
            .current_dir(folder),
        "see that the network reaches the npm registry (or a mirror set in ~/.npmrc) and run it again",
        |_| (),
    )
}
