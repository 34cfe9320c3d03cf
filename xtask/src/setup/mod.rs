//! Set-up: everything a task needs beyond cargo itself, at pinned versions, in the per-user cache and never over what a
//! person installed. Each part is looked for first, and only what is missing becomes a step, so a second
//! run does nothing. It does not build the app.

mod browsers;
mod chromium80;
mod node_packages;
mod office_validator;
mod parallel_steps;
mod rust;
mod tools;

use crate::fault::Fault;
use crate::program;
use std::ffi::OsString;
use std::path::PathBuf;

pub use node_packages::require_node;
pub use parallel_steps::{InstallSteps, WaitsFor};
pub use rust::{WASM, clippy_driver};

/// Tools that build the page, as folders to put first on the PATH.
#[derive(Debug)]
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// PATH with the pinned tools first.
    pub fn path(&self) -> OsString {
        program::path_with(&self.folders)
    }
}

/// Browsers for the tests. `oldest` is `None` where no Chromium 80 exists for this machine.
#[derive(Debug)]
pub struct Browsers {
    pub current: PathBuf,
    pub oldest: Option<PathBuf>,
}

/// `cargo xtask setup`.
pub fn everything() -> Result<(), Fault> {
    let mut steps = InstallSteps::default();
    plan_checks(&mut steps)?;
    plan_build(&mut steps)?;
    plan_browser_tests(&mut steps)?;
    office_validator::script(&mut steps)?;
    if steps.is_empty() {
        println!("Set-up: everything is in place.");
    }
    steps.run()
}

/// Sets up what a check without a browser needs: formatter, linter, the wasm target.
pub fn for_checks() -> Result<(), Fault> {
    let mut steps = InstallSteps::default();
    plan_checks(&mut steps)?;
    steps.run()
}

/// Sets up what a release build needs.
pub fn for_build() -> Result<Tools, Fault> {
    let mut steps = InstallSteps::default();
    let tools = plan_build(&mut steps)?;
    steps.run()?;
    Ok(tools)
}

/// Sets up what the browser tests need.
pub fn for_browser_tests() -> Result<Browsers, Fault> {
    let mut steps = InstallSteps::default();
    let oldest = plan_browser_tests(&mut steps)?;
    steps.run()?;
    Ok(Browsers {
        current: browsers::current()?,
        oldest,
    })
}

/// Sets up what the check of office files needs; returns the script of the validator.
pub fn for_office_files() -> Result<PathBuf, Fault> {
    require_node()?;
    let mut steps = InstallSteps::default();
    let script = office_validator::script(&mut steps)?;
    steps.run()?;
    Ok(script)
}

fn plan_checks(steps: &mut InstallSteps) -> Result<(), Fault> {
    rust::wasm_target(steps)?;
    rust::checkers(steps)
}

/// Plans the tools of a release build: those of the quick one, and what makes the page small and fit for old browsers.
pub fn plan_build(steps: &mut InstallSteps) -> Result<Tools, Fault> {
    let mut tools = plan_quick_build(steps)?;
    rust::library_source(steps)?;
    tools.folders.push(tools::wasm_opt(steps)?);
    Ok(tools)
}

/// Plans the tools of a quick build, which `serve` makes.
pub fn plan_quick_build(steps: &mut InstallSteps) -> Result<Tools, Fault> {
    require_node()?;
    rust::wasm_target(steps)?;
    Ok(Tools {
        folders: vec![tools::trunk(steps)?, tools::wasm_bindgen(steps)?],
    })
}

/// Plans the browser tests; returns Chromium 80's executable, where there is one for this machine.
fn plan_browser_tests(steps: &mut InstallSteps) -> Result<Option<PathBuf>, Fault> {
    require_node()?;
    node_packages::end2end(steps)?;
    browsers::distribution_packages(steps);
    chromium80::executable(steps)
}
