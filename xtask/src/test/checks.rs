//! Table of the checks. A new one is one function and one line in `CHECKS`; they run in this order, the quick ones
//! first. The build takes minutes, much of it on one processor, so it is started before all others and reported in its
//! place here.

use super::World;
use super::beside::Beside;
use super::office;
use super::tally::{self, Tally};
use crate::fault::Fault;
use crate::{paths, program, setup};
use std::process::Command;

/// Number of cases for each law, in the ordinary run (as `cargo test` alone) and with `--long`. A law that asks for
/// more or fewer than others keeps its proportion.
const CASES: u32 = 256;
const CASES_LONG: u32 = 2560;

/// `-D warnings`, as `cargo clippy` hands it to its compiler.
const DENY_WARNINGS: &str = "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";

/// One check.
pub struct Check {
    /// Name for `--only`.
    pub name: &'static str,
    /// What it checks.
    pub what: &'static str,
    /// Function that runs it.
    pub run: fn(&World<'_>) -> Result<Tally, Fault>,
}

/// All checks.
pub const CHECKS: &[Check] = &[
    Check {
        name: "fmt",
        what: "every file is formatted (cargo fmt --check)",
        run: fmt,
    },
    Check {
        name: "native",
        what: "the tests that need no browser, compiled by Clippy, so that a broken lint fails here (cargo test)",
        run: native,
    },
    Check {
        name: "office",
        what: "files of Excel and Word that we write, looked at by Microsoft's validator and by readers in Python",
        run: |_| office::check(),
    },
    Check {
        name: "clippy",
        what: "no lint is broken in the app as it is compiled for wasm (cargo clippy)",
        run: clippy,
    },
    Check {
        name: "build",
        what: "dist/ is built, within its budget (cargo xtask build)",
        run: build,
    },
    Check {
        name: "browser",
        what: "the app in the current Chromium and in Chromium 80 (end2end/)",
        run: browser,
    },
];

fn fmt(_: &World<'_>) -> Result<Tally, Fault> {
    tally::whole(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(_: &World<'_>) -> Result<Tally, Fault> {
    let app = [
        "clippy",
        "--package",
        "xiaohao",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ];
    tally::whole(cargo().args(app))
}

/// `cargo test` with the compiler that lints: the workspace is compiled once for both, where `cargo clippy` would compile
/// it, and check all that it depends on, a second time.
fn native(world: &World<'_>) -> Result<Tally, Fault> {
    let mut test = cargo();
    test.args(["test", "--workspace", "--no-fail-fast"]);
    test.env("RUSTC_WORKSPACE_WRAPPER", setup::clippy_driver()?)
        .env("CLIPPY_ARGS", DENY_WARNINGS);
    let cases = if world.long { CASES_LONG } else { CASES };
    test.env("PROPTEST_CASES", cases.to_string());
    tally::counted(&mut test, tally::cargo_test_line)
}

/// Starts the build as a program of its own, so that it runs while other checks do.
pub fn start_build() -> Result<Beside, Fault> {
    let this = std::env::current_exe().map_err(|cause| Fault::NotStarted {
        program: "xtask".into(),
        cause,
    })?;
    let mut build = Command::new(this);
    build.arg("build").current_dir(paths::root());
    Beside::start(build, "build")
}

fn build(world: &World<'_>) -> Result<Tally, Fault> {
    match world.build.take() {
        Some(Ok(beside)) => {
            let (succeeded, ran) = beside.finish()?;
            println!("It ran for {} s, part of it beside the checks above.", ran.as_secs());
            Ok(if succeeded { Tally::PASSED } else { Tally::FAILED })
        }
        Some(Err(fault)) => Err(fault),
        None => Ok(Tally::default()),
    }
}

fn browser(world: &World<'_>) -> Result<Tally, Fault> {
    let browsers = match &world.browsers {
        Ok(browsers) => browsers,
        Err(fault) => return Ok(unready(fault)),
    };
    let mut run = Command::new("node");
    run.arg("end2end/run.mjs").current_dir(paths::root());
    if world.long {
        run.arg("--long");
    }
    run.args(world.flows);
    run.env("XIAOHAO_CHROMIUM", &browsers.current)
        .env("XIAOHAO_DIST", paths::dist());
    run.env(
        "XIAOHAO_CHROMIUM80",
        browsers.oldest.as_deref().unwrap_or_else(|| "".as_ref()),
    );
    tally::counted(&mut run, tally::plain_line)
}

fn unready(fault: &Fault) -> Tally {
    eprintln!("{fault}");
    Tally::FAILED
}

fn cargo() -> Command {
    let mut cargo = program::cargo();
    cargo
        .current_dir(paths::root())
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TARGET_DIR", paths::target());
    cargo
}
