//! The checks. A new one is one function and one line in `CHECKS`; they run in this order, the quick ones first.

use super::World;
use super::tally::{self, Tally};
use crate::fault::Fault;
use crate::{build, place, program};
use std::process::Command;

/// One check.
pub struct Check {
    /// As `--only` names it.
    pub name: &'static str,
    /// What it says about the project.
    pub what: &'static str,
    /// Runs it.
    pub run: fn(&World<'_>) -> Result<Tally, Fault>,
}

/// All of them.
pub const CHECKS: &[Check] = &[
    Check {
        name: "fmt",
        what: "every file is formatted (cargo fmt --check)",
        run: fmt,
    },
    Check {
        name: "native",
        what: "the tests that need no browser (cargo test)",
        run: native,
    },
    Check {
        name: "clippy",
        what: "no lint is broken, natively and for wasm (cargo clippy)",
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
    let mut both = tally::whole(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
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
    both.add(tally::whole(cargo().args(app))?);
    Ok(both)
}

fn native(_: &World<'_>) -> Result<Tally, Fault> {
    let mut test = cargo();
    test.args(["test", "--workspace", "--no-fail-fast"]);
    tally::counted(&mut test, tally::cargo_test_line)
}

fn build(world: &World<'_>) -> Result<Tally, Fault> {
    match &world.tools {
        Ok(tools) => build::release(tools).map(|_| Tally::PASSED),
        Err(fault) => Ok(unready(fault)),
    }
}

fn browser(world: &World<'_>) -> Result<Tally, Fault> {
    let browsers = match &world.browsers {
        Ok(browsers) => browsers,
        Err(fault) => return Ok(unready(fault)),
    };
    let mut run = Command::new("node");
    run.args(["end2end/run.mjs", "--jobs", "2"])
        .args(world.flows)
        .current_dir(place::root());
    run.env("XIAOHAO_CHROMIUM", &browsers.current)
        .env("XIAOHAO_DIST", place::dist());
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
        .current_dir(place::root())
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TARGET_DIR", place::target());
    cargo
}
