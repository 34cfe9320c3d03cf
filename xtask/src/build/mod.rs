//! `cargo xtask build`, and the one way in which `serve` and `test` build too: trunk compiles the app and fills in
//! index.html; `page` makes the two artefacts of it; `sizes` weighs them against the budget. Says nothing about how
//! the page looks or what the app does.

mod page;
mod policy;
mod single;
mod sizes;
mod styles;
mod trunk;

use crate::fault::Fault;
use crate::place;
use crate::setup::{self, Plan, Tools};
use std::fs;
use std::path::PathBuf;

pub use trunk::{Kind, plan_ahead};

/// What was built.
#[derive(Debug)]
pub struct Built {
    /// Folder with index.html, the wasm and xiaohao.html.
    pub folder: PathBuf,
}

/// `cargo xtask build`.
pub fn task() -> Result<(), Fault> {
    let tools = setup::for_build()?;
    release(&tools).map(|_| ())
}

/// `cargo xtask build --quick`: to look at what was changed, without weighing it.
pub fn quick() -> Result<(), Fault> {
    let mut plan = Plan::default();
    let tools = setup::plan_quick_build(&mut plan)?;
    plan.run()?;
    build(&tools, Kind::Quick, place::target().join("quick")).map(|_| ())
}

/// The release build into dist/, weighed.
pub fn release(tools: &Tools) -> Result<Built, Fault> {
    let built = build(tools, Kind::Release, place::dist())?;
    sizes::weigh(&built.folder)?;
    Ok(built)
}

/// A build of either kind into a folder, which is replaced.
pub fn build(tools: &Tools, kind: Kind, folder: PathBuf) -> Result<Built, Fault> {
    let staged = trunk::run(tools, kind)?;
    let parts = page::read(&staged, kind)?;
    fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
    empty(&folder)?;
    let wasm = folder.join(&parts.wasm_name);
    fs::write(&wasm, &parts.wasm).map_err(Fault::file(&wasm))?;
    for (name, text) in [
        ("xiaohao.html", single::page(&parts, &wasm)?),
        ("index.html", page::site(&parts)?),
    ] {
        let file = folder.join(name);
        fs::write(&file, text).map_err(Fault::file(&file))?;
    }
    Ok(Built { folder })
}

/// Old files go, so that no earlier build's wasm is left; the folder itself stays, as a server may stand in it.
fn empty(folder: &std::path::Path) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).map_err(Fault::file(folder))? {
        let path = entry.map_err(Fault::file(folder))?.path();
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(Fault::file(&path))?;
    }
    Ok(())
}
