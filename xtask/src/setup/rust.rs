//! The parts of the Rust toolchain that a plain install lacks, asked of rustup for the toolchain that is active (no
//! number: a machine may not be able to fetch another). What is there is seen in the sysroot, so a toolchain that
//! brings the parts itself needs no rustup.

use super::Steps;
use crate::fault::Fault;
use crate::program;
use std::path::PathBuf;
use std::process::Command;

/// The target of the app.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for wasm: for clippy and quick builds.
pub fn wasm_target(steps: &Steps) -> Result<(), Fault> {
    if sysroot()?.join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    rustup(
        steps,
        &["target", "add", WASM],
        "the Rust target wasm32-unknown-unknown",
    )
}

/// The source of the standard library: the release build compiles it for the oldest browser.
pub fn library_source(steps: &Steps) -> Result<(), Fault> {
    if sysroot()?.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file() {
        return Ok(());
    }
    rustup(
        steps,
        &["component", "add", "rust-src"],
        "The source of Rust's standard library (rust-src)",
    )
}

/// rustfmt and clippy.
pub fn checkers(steps: &Steps) -> Result<(), Fault> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if program::answer(program::cargo().args([tool, "--version"])).is_none() {
            rustup(steps, &["component", "add", component], &format!("Rust's {component}"))?;
        }
    }
    Ok(())
}

fn sysroot() -> Result<PathBuf, Fault> {
    program::answer(Command::new("rustc").args(["--print", "sysroot"]))
        .map(PathBuf::from)
        .ok_or_else(|| Fault::Missing {
            what: "A Rust toolchain (rustc)".into(),
            remedy: "install one with rustup (https://rustup.rs), then run `rustup default stable`".into(),
        })
}

fn rustup(steps: &Steps, words: &[&str], what: &str) -> Result<(), Fault> {
    if program::find("rustup").is_none() {
        return Err(Fault::Missing {
            what: what.into(),
            remedy: format!(
                "install rustup (https://rustup.rs), or add by hand what `rustup {}` would",
                words.join(" ")
            ),
        });
    }
    steps.take(&format!("`rustup {}`", words.join(" ")), || {
        program::run(
            Command::new("rustup").args(words),
            "see that the network reaches the Rust distribution server (or a mirror in RUSTUP_DIST_SERVER) and run it again",
        )
    })
}
