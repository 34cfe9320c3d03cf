//! Set-up: everything a task needs beyond cargo itself, at pinned versions, in the per-user cache and never over what a
//! person installed. Each part first looks, and only then installs, saying what it does; so a second run does nothing.
//! Not for building: the tools are only made ready.

mod browsers;
mod chromium80;
mod packages;
mod rust;
mod tools;

use crate::fault::Fault;
use crate::program;
use std::cell::Cell;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

pub use packages::require_node;

/// What building the page needs: folders to put in front of PATH.
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

/// The browsers for the tests. `oldest` is `None` where no Chromium 80 exists for this machine.
#[derive(Debug)]
pub struct Browsers {
    pub current: PathBuf,
    pub oldest: Option<PathBuf>,
}

/// Counts what was installed, so that a run which found all in place can say just that.
#[derive(Debug, Default)]
pub struct Steps {
    taken: Cell<u32>,
}

impl Steps {
    /// Announces one step of installation and says how long it took.
    fn take<T>(&self, what: &str, step: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        self.taken.set(self.taken.get() + 1);
        println!("Set-up: {what} …");
        let start = Instant::now();
        let done = step()?;
        println!("Set-up: {what}: done in {} s.", start.elapsed().as_secs());
        Ok(done)
    }
}

/// `cargo xtask setup`.
pub fn everything() -> Result<(), Fault> {
    let steps = Steps::default();
    for_checks(&steps)?;
    for_build(&steps)?;
    for_browser_tests(&steps)?;
    if steps.taken.get() == 0 {
        println!("Set-up: everything is in place.");
    }
    Ok(())
}

/// What a check without a browser needs: formatter, linter, the wasm target.
pub fn for_checks(steps: &Steps) -> Result<(), Fault> {
    rust::wasm_target(steps)?;
    rust::checkers(steps)
}

/// What building the page needs.
pub fn for_build(steps: &Steps) -> Result<Tools, Fault> {
    require_node()?;
    rust::wasm_target(steps)?;
    rust::library_source(steps)?;
    Ok(Tools {
        folders: vec![
            tools::wasm_opt(steps)?,
            tools::wasm_bindgen(steps)?,
            tools::trunk(steps)?,
        ],
    })
}

/// What the browser tests need.
pub fn for_browser_tests(steps: &Steps) -> Result<Browsers, Fault> {
    require_node()?;
    packages::end2end(steps)?;
    let current = browsers::current(steps)?;
    browsers::chinese_fonts(steps)?;
    Ok(Browsers {
        current,
        oldest: chromium80::executable(steps)?,
    })
}
