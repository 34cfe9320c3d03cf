//! `cargo xtask bench`: runs each registered benchmark, a bench target of some crate. Measures nothing itself.

use crate::fault::Fault;
use crate::program;

/// Package and bench target of each benchmark. A new one is one line here.
const BENCHES: &[(&str, &str)] = &[];

/// Runs them one after the other.
pub fn task() -> Result<(), Fault> {
    if BENCHES.is_empty() {
        println!("There are no benchmarks yet; they are registered in xtask/src/bench.rs.");
    }
    for (package, bench) in BENCHES {
        program::run(
            program::cargo().args(["bench", "--package", package, "--bench", bench]),
            "repair the benchmark, or take it out of xtask/src/bench.rs",
        )?;
    }
    Ok(())
}
