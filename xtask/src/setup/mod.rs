//! Set-up: everything a task needs beyond cargo itself, at pinned versions, in the per-user cache and never over what a
//! person installed. Each part is looked for first, and only what is missing becomes a step of the plan, so a second
//! run does nothing. It does not build the app.

mod browsers;
mod chromium80;
mod node_packages;
mod plan;
mod rust;
mod tools;

use crate::fault::Fault;
use crate::program;
use std::ffi::OsString;
use std::path::PathBuf;

pub use node_packages::require_node;
pub use plan::{Lane, Plan};
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
    let mut plan = Plan::default();
    plan_checks(&mut plan)?;
    plan_build(&mut plan)?;
    plan_browser_tests(&mut plan)?;
    if plan.is_empty() {
        println!("Set-up: everything is in place.");
    }
    plan.run()
}

/// Sets up what a check without a browser needs: formatter, linter, the wasm target.
pub fn for_checks() -> Result<(), Fault> {
    let mut plan = Plan::default();
    plan_checks(&mut plan)?;
    plan.run()
}

/// Sets up what a release build needs.
pub fn for_build() -> Result<Tools, Fault> {
    let mut plan = Plan::default();
    let tools = plan_build(&mut plan)?;
    plan.run()?;
    Ok(tools)
}

/// Sets up what the browser tests need.
pub fn for_browser_tests() -> Result<Browsers, Fault> {
    let mut plan = Plan::default();
    let oldest = plan_browser_tests(&mut plan)?;
    plan.run()?;
    Ok(Browsers {
        current: browsers::current()?,
        oldest,
    })
}

fn plan_checks(plan: &mut Plan) -> Result<(), Fault> {
    rust::wasm_target(plan)?;
    rust::checkers(plan)
}

/// Plans the tools of a release build: those of the quick one, and what makes the page small and fit for old browsers.
pub fn plan_build(plan: &mut Plan) -> Result<Tools, Fault> {
    let mut tools = plan_quick_build(plan)?;
    rust::library_source(plan)?;
    tools.folders.push(tools::wasm_opt(plan)?);
    Ok(tools)
}

/// Plans the tools of a quick build, which `serve` makes.
pub fn plan_quick_build(plan: &mut Plan) -> Result<Tools, Fault> {
    require_node()?;
    rust::wasm_target(plan)?;
    Ok(Tools {
        folders: vec![tools::trunk(plan)?, tools::wasm_bindgen(plan)?],
    })
}

/// Plans the browser tests; returns Chromium 80's executable, where there is one for this machine.
fn plan_browser_tests(plan: &mut Plan) -> Result<Option<PathBuf>, Fault> {
    require_node()?;
    node_packages::end2end(plan)?;
    browsers::distribution_packages(plan);
    chromium80::executable(plan)
}
