//! The three tools that make the page: trunk, wasm-bindgen, wasm-opt. Each is used from the PATH if it has exactly the
//! pinned version there, and else lives in a folder of the cache named after its version.

use super::packages;
use super::plan::{Lane, Plan};
use crate::fault::Fault;
use crate::{place, program};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// 0.22 wants a newer rustc than the one this project promises to build with.
const TRUNK: &str = "0.21.14";
/// It goes with `wasm_split_helpers` in Cargo.toml.
const WASM_SPLIT: &str = "0.2.4";
/// Debian's wasm-opt (108) is too old for what rustc writes. The version stands also in xtask/npm/wasm-opt.
const WASM_OPT: &str = "132";

/// A tool that cargo compiles.
#[derive(Debug, Clone)]
struct Crate {
    /// The executable; its package may build others, which are left out.
    program: &'static str,
    package: &'static str,
    version: String,
    /// What is switched on of its features; its defaults are not.
    features: &'static str,
    /// Whether by its own lock file.
    locked: bool,
}

/// The tools are compiled to be used once a build, not to be quick: without the optimisations of their own release
/// profiles, which took most of the first run's time. What a build waits for is in `OPTIMISED`.
const PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

/// Crates that go through every byte of the app's wasm.
const OPTIMISED: &[&str] = &[];

/// The folder that holds trunk.
pub fn trunk(plan: &mut Plan) -> Result<PathBuf, Fault> {
    by_cargo(
        plan,
        Crate {
            program: "trunk",
            package: "trunk",
            version: TRUNK.to_owned(),
            features: "",
            locked: true,
        },
    )
}

/// The folder that holds wasm-bindgen, at the version of the crate in Cargo.lock: the two must be equal.
pub fn wasm_bindgen(plan: &mut Plan) -> Result<PathBuf, Fault> {
    let lock = place::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(Fault::file(&lock))?;
    let version = locked_version(&text, "wasm-bindgen").ok_or_else(|| Fault::Unexpected {
        what: "Cargo.lock names no version of wasm-bindgen".into(),
        remedy: "restore it with `git checkout Cargo.lock`".into(),
    })?;
    by_cargo(
        plan,
        Crate {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version,
            features: "",
            // One dependency in its own lock file is not to be had from every registry.
            locked: false,
        },
    )
}

/// The folder that holds wasm-split-cli.
pub fn wasm_split(plan: &mut Plan) -> Result<PathBuf, Fault> {
    by_cargo(
        plan,
        Crate {
            program: "wasm-split-cli",
            package: "wasm_split_cli_support",
            version: WASM_SPLIT.to_owned(),
            features: "build-binary",
            locked: true,
        },
    )
}

/// The folder that holds wasm-opt, from the npm package binaryen.
pub fn wasm_opt(plan: &mut Plan) -> Result<PathBuf, Fault> {
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
        plan.add(Lane::Downloads, "wasm-opt", what, move |_| {
            packages::install_whole(&place::root().join("xtask/npm/wasm-opt"), &home, |_| Ok(()))
        });
    }
    Ok(folder)
}

/// The folder of a tool, compiled by a step of the plan if it is not there.
fn by_cargo(plan: &mut Plan, tool: Crate) -> Result<PathBuf, Fault> {
    if let Some(folder) = on_path(tool.program, &tool.version) {
        return Ok(folder);
    }
    let cache = place::cache()?;
    let home = cache.join(format!("{}-{}", tool.program, tool.version));
    let folder = home.join("bin");
    let file = folder.join(format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX));
    if file.is_file() {
        return Ok(folder);
    }
    let what = format!("compiling {} {} into {}", tool.program, tool.version, home.display());
    let work = cache.join(format!("compiling-{}", tool.program));
    plan.add(Lane::Compiling, tool.program, what, move |progress| {
        let see = |line: &str| {
            if let Some((done, all)) = program::cargo_progress(line) {
                progress.say(format!("{done} of {all} crates"));
            }
        };
        program::run_aside(
            &mut install(&tool, &home, &work),
            "see that the network reaches crates.io (or a mirror set in ~/.cargo/config.toml) and run it again",
            see,
        )?;
        fs::remove_dir_all(&work).map_err(Fault::file(&work))
    });
    Ok(folder)
}

/// `cargo install` without the features that we do not use. What is compiled lies in `work`, so that after an interruption
/// it goes on from there.
fn install(tool: &Crate, home: &Path, work: &Path) -> Command {
    let mut install = program::cargo();
    install
        .args(["install", tool.package, "--version", &tool.version])
        .args([
            "--bin",
            tool.program,
            "--no-default-features",
            "--features",
            tool.features,
            "--root",
        ])
        .arg(home);
    if tool.locked {
        install.arg("--locked");
    }
    for package in OPTIMISED {
        install
            .arg("--config")
            .arg(format!("profile.release.package.{package}.opt-level=2"));
    }
    // The tool is for this machine: flags meant for the app must not reach it. Not in the checkout: its configuration is
    // not for the tool either.
    install
        .envs(PROFILE.iter().copied())
        .env("CARGO_TARGET_DIR", work)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .current_dir(std::env::temp_dir());
    program::with_cargo_progress(&mut install);
    install
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
