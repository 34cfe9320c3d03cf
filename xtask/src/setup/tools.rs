//! The three tools that make the page: trunk, wasm-bindgen with the split, wasm-opt. trunk and wasm-opt are used from
//! the PATH if they have exactly the pinned version; else each is installed into a folder of the cache named after its
//! version.

use super::node_packages;
use super::parallel_steps::{InstallSteps, Progress, WaitsFor};
use crate::fault::Fault;
use crate::{paths, program};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// 0.22 needs a newer rustc than the one that this project promises to build with.
const TRUNK: &str = "0.21.14";
/// Debian's wasm-opt (108) is too old for what rustc writes. The version stands also in xtask/npm/wasm-opt.
const WASM_OPT: &str = "132";

/// Profile for compiling trunk: it is used once a build and need not be fast. The optimisations of its own release
/// profile took most of the first run's time.
const PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "4"),
    ("CARGO_PROFILE_RELEASE_PANIC", "abort"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
];

const REACH: &str = "see that the network reaches crates.io (or a mirror set in ~/.cargo/config.toml) and run it again";

/// Folder with trunk, compiled without the features that download tools.
pub fn trunk(steps: &mut InstallSteps) -> Result<PathBuf, Fault> {
    if let Some(folder) = on_path("trunk", TRUNK) {
        return Ok(folder);
    }
    let cache = paths::cache()?;
    let home = cache.join(format!("trunk-{TRUNK}"));
    let folder = home.join("bin");
    if folder.join(format!("trunk{}", std::env::consts::EXE_SUFFIX)).is_file() {
        return Ok(folder);
    }
    let what = format!("compiling trunk {TRUNK} into {}", home.display());
    let work = cache.join("compiling-trunk");
    steps.add(WaitsFor::Compiling, "trunk", what, move |progress| {
        let mut install = program::cargo();
        install
            .args([
                "install",
                "trunk",
                "--version",
                TRUNK,
                "--locked",
                "--no-default-features",
                "--root",
            ])
            .arg(&home);
        for_this_machine(&mut install, &work);
        install.envs(PROFILE.iter().copied());
        program::run_aside(&mut install, REACH, |line| tell(progress, line))?;
        fs::remove_dir_all(&work).map_err(Fault::file(&work))
    });
    Ok(folder)
}

/// Folder with xtask/bindgen/: wasm-bindgen at the version of the crate in Cargo.lock, with the split before it.
pub fn wasm_bindgen(steps: &mut InstallSteps) -> Result<PathBuf, Fault> {
    let read = |path: PathBuf| fs::read_to_string(&path).map_err(Fault::file(&path));
    let source = paths::root().join("xtask/bindgen");
    let manifest = source.join("Cargo.toml");
    let lock = read(source.join("Cargo.lock"))?;
    let (ours, wanted) = (
        locked_version(&lock, "wasm-bindgen"),
        locked_version(&read(paths::root().join("Cargo.lock"))?, "wasm-bindgen"),
    );
    if ours.is_none() || ours != wanted {
        return Err(Fault::Unexpected {
            what: format!("xtask/bindgen is of wasm-bindgen {ours:?}, and Cargo.lock of {wanted:?}"),
            remedy: "write the version of Cargo.lock into xtask/bindgen/Cargo.toml, twice, and run cargo update there"
                .into(),
        });
    }
    let made_of = [read(manifest.clone())?, lock, read(source.join("src/main.rs"))?].concat();
    let folder = paths::cache()?.join(format!("bindgen-{}", hash(&made_of))).join("bin");
    let file = folder.join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    if file.is_file() {
        return Ok(folder);
    }
    let what = format!(
        "compiling xtask/bindgen (wasm-bindgen and wasm-split) into {}",
        folder.display()
    );
    let work = paths::cache()?.join("compiling-bindgen");
    let into = folder.clone();
    steps.add(WaitsFor::Compiling, "wasm-bindgen", what, move |progress| {
        let mut build = program::cargo();
        build
            .args(["build", "--release", "--locked", "--manifest-path"])
            .arg(&manifest);
        for_this_machine(&mut build, &work);
        program::run_aside(&mut build, REACH, |line| tell(progress, line))?;
        fs::create_dir_all(&into).map_err(Fault::file(&into))?;
        let made = work.join("release").join(file.file_name().unwrap_or_default());
        // Under another name first, so that it is complete or not there.
        let partial = file.with_extension("partial");
        fs::copy(&made, &partial).map_err(Fault::file(&made))?;
        fs::rename(&partial, &file).map_err(Fault::file(&file))?;
        fs::remove_dir_all(&work).map_err(Fault::file(&work))
    });
    Ok(folder)
}

fn hash(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Folder with wasm-opt, from the npm package binaryen.
pub fn wasm_opt(steps: &mut InstallSteps) -> Result<PathBuf, Fault> {
    if let Some(folder) = on_path("wasm-opt", WASM_OPT) {
        return Ok(folder);
    }
    let home = paths::cache()?.join(format!("wasm-opt-{WASM_OPT}"));
    let folder = home.join("node_modules/.bin");
    if !home.is_dir() {
        let what = format!(
            "installing wasm-opt {WASM_OPT} (npm package binaryen) into {}",
            home.display()
        );
        steps.add(WaitsFor::Downloads, "wasm-opt", what, move |_| {
            node_packages::install_whole(&paths::root().join("xtask/npm/wasm-opt"), &home, |_| Ok(()))
        });
    }
    Ok(folder)
}

/// Makes cargo compile for this machine into `work`, where an interrupted run continues. Flags meant for the app must
/// not reach the tool, nor the configuration of the checkout.
fn for_this_machine(cargo: &mut Command, work: &Path) {
    cargo
        .env("CARGO_TARGET_DIR", work)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .current_dir(std::env::temp_dir());
    program::with_cargo_progress(cargo);
}

fn tell(progress: &Progress, line: &str) {
    if let Some((done, all)) = program::cargo_progress(line) {
        progress.say(format!("{done} of {all} crates"));
    }
}

fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    let file = program::find(program)?;
    program::is_version(&file, version).then(|| file.parent().unwrap_or(Path::new(".")).to_path_buf())
}

/// Version of a package in the text of a Cargo.lock.
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
