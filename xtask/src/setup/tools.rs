//! The three tools that make the page: trunk, wasm-bindgen, wasm-opt. Each is used from the PATH if it has exactly the
//! pinned version there, and else lives in a folder of the cache named after its version.

use super::{Steps, packages};
use crate::fault::Fault;
use crate::{place, program};
use std::fs;
use std::path::{Path, PathBuf};

/// 0.22 wants a newer rustc than the one this project promises to build with.
const TRUNK: &str = "0.21.14";
/// Debian's wasm-opt (108) is too old for what rustc writes. The version stands also in xtask/npm/wasm-opt.
const WASM_OPT: &str = "132";

/// The folder that holds trunk.
pub fn trunk(steps: &Steps) -> Result<PathBuf, Fault> {
    by_cargo(steps, "trunk", "trunk", TRUNK, true)
}

/// The folder that holds wasm-bindgen, at the version of the crate in Cargo.lock: the two must be equal.
pub fn wasm_bindgen(steps: &Steps) -> Result<PathBuf, Fault> {
    let lock = place::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(Fault::file(&lock))?;
    let version = locked_version(&text, "wasm-bindgen").ok_or_else(|| Fault::Unexpected {
        what: "Cargo.lock names no version of wasm-bindgen".into(),
        remedy: "restore it with `git checkout Cargo.lock`".into(),
    })?;
    // Without --locked: one dependency in its own lock file is not to be had from every registry.
    by_cargo(steps, "wasm-bindgen", "wasm-bindgen-cli", &version, false)
}

/// The folder that holds wasm-opt, from the npm package binaryen.
pub fn wasm_opt(steps: &Steps) -> Result<PathBuf, Fault> {
    if let Some(folder) = on_path("wasm-opt", WASM_OPT) {
        return Ok(folder);
    }
    let home = place::cache()?.join(format!("wasm-opt-{WASM_OPT}"));
    let folder = home.join("node_modules/.bin");
    if !home.is_dir() {
        let what = format!(
            "installing wasm-opt {WASM_OPT} (npm package binaryen) into {}",
            home.display()
        );
        steps.take(&what, || {
            packages::install_whole(&place::root().join("xtask/npm/wasm-opt"), &home, |_| Ok(()))
        })?;
    }
    Ok(folder)
}

fn by_cargo(steps: &Steps, program: &str, package: &str, version: &str, locked: bool) -> Result<PathBuf, Fault> {
    if let Some(folder) = on_path(program, version) {
        return Ok(folder);
    }
    let home = place::cache()?.join(format!("{program}-{version}"));
    let folder = home.join("bin");
    if folder
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
        .is_file()
    {
        return Ok(folder);
    }
    let what = format!(
        "compiling {program} {version} into {} (once; several minutes)",
        home.display()
    );
    steps.take(&what, || {
        let mut install = program::cargo();
        install
            .args(["install", package, "--version", version, "--root"])
            .arg(&home);
        if locked {
            install.arg("--locked");
        }
        // The tool is for this machine: flags meant for the app must not reach it. Not in the checkout: its
        // configuration is not for the tool either.
        install
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            .current_dir(std::env::temp_dir());
        program::run(
            &mut install,
            "see that the network reaches crates.io (or a mirror set in ~/.cargo/config.toml) and run it again",
        )
    })?;
    Ok(folder)
}

fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    let file = program::find(program)?;
    program::is_version(&file, version).then(|| file.parent().unwrap_or(Path::new(".")).to_path_buf())
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.next()?;
    Some(
        lines
            .next()?
            .strip_prefix("version = \"")?
            .trim_end_matches('"')
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_follows_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \
                    \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
