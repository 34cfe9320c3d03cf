//! Parts of the Rust toolchain that a plain install lacks, requested from rustup for the active toolchain (without a
//! number: a machine may not be able to download another). Whether a part is there is seen in the sysroot, so a
//! toolchain that has all parts needs no rustup.

use super::parallel_steps::{InstallSteps, WaitsFor};
use crate::fault::Fault;
use crate::program;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// The target of the app.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Standard library for wasm: for clippy and quick builds.
pub fn wasm_target(steps: &mut InstallSteps) -> Result<(), Fault> {
    if sysroot()?.join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    rustup(
        steps,
        WaitsFor::First,
        ["target", "add", WASM],
        "The Rust target wasm32-unknown-unknown",
    )
}

/// Source of the standard library: the release build compiles it for the oldest browser.
pub fn library_source(steps: &mut InstallSteps) -> Result<(), Fault> {
    if sysroot()?.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file() {
        return Ok(());
    }
    rustup(
        steps,
        WaitsFor::Downloads,
        ["component", "add", "rust-src"],
        "The source of Rust's standard library (rust-src)",
    )
}

/// rustfmt and clippy.
pub fn checkers(steps: &mut InstallSteps) -> Result<(), Fault> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if program::answer(program::cargo().args([tool, "--version"])).is_none() {
            rustup(
                steps,
                WaitsFor::Downloads,
                ["component", "add", component],
                &format!("Rust's {component}"),
            )?;
        }
    }
    Ok(())
}

/// Compiler of Clippy: it compiles as `rustc` does, and lints.
pub fn clippy_driver() -> Result<PathBuf, Fault> {
    let driver = sysroot()?
        .join("bin")
        .join(format!("clippy-driver{}", env::consts::EXE_SUFFIX));
    if driver.is_file() {
        return Ok(driver);
    }
    Err(Fault::Unexpected {
        what: format!("{} is not there", driver.display()),
        remedy: "run `rustup component add clippy`".into(),
    })
}

fn sysroot() -> Result<PathBuf, Fault> {
    program::answer(Command::new("rustc").args(["--print", "sysroot"]))
        .map(PathBuf::from)
        .ok_or_else(|| Fault::Missing {
            what: "A Rust toolchain (rustc)".into(),
            remedy: "install one with rustup (https://rustup.rs), then run `rustup default stable`".into(),
        })
}

fn rustup(steps: &mut InstallSteps, waits_for: WaitsFor, words: [&'static str; 3], what: &str) -> Result<(), Fault> {
    let typed = format!("rustup {}", words.join(" "));
    if program::find("rustup").is_none() {
        return Err(Fault::Missing {
            what: what.into(),
            remedy: format!("install rustup (https://rustup.rs), or add by hand what `{typed}` would"),
        });
    }
    steps.add(waits_for, &typed, format!("`{typed}`"), move |_| {
        program::run_aside(
            Command::new("rustup").args(words),
            "see that the network reaches the Rust distribution server (or a mirror in RUSTUP_DIST_SERVER) and run it again",
            |_| (),
        )
    });
    Ok(())
}
