//! `cargo xtask bench`: benchmarks of the ledger and the storage natively, then of the app with large checklists in
//! real browsers. It starts them and prints their results beside the targets; it fails only where something could not
//! be run.

use crate::fault::Fault;
use crate::setup;
use crate::{build, paths, program};
use std::process::Command;

/// Package and example of each native benchmark. A new one is one line here.
const NATIVE: &[(&str, &str)] = &[("ledger", "bench"), ("ledger", "merge"), ("storage", "capacity")];

/// Runs all benchmarks one after the other.
pub fn task() -> Result<(), Fault> {
    for (package, example) in NATIVE {
        println!("\n{package}: {example}");
        program::run(
            program::cargo().current_dir(paths::root()).args([
                "run",
                "--quiet",
                "--release",
                "--package",
                package,
                "--example",
                example,
            ]),
            "repair the benchmark, or take it out of xtask/src/bench.rs",
        )?;
    }
    build::release(&setup::for_build()?)?;
    let browsers = setup::for_browser_tests()?;
    program::run(
        Command::new("node")
            .arg("end2end/bench.mjs")
            .current_dir(paths::root())
            .env("XIAOHAO_CHROMIUM", &browsers.current)
            .env(
                "XIAOHAO_CHROMIUM80",
                browsers.oldest.as_deref().unwrap_or_else(|| "".as_ref()),
            )
            .env("XIAOHAO_DIST", paths::dist()),
        "repair end2end/bench.mjs",
    )
}
