//! `cargo xtask build`, and the one way in which `serve` and `test` build too: `trunk` compiles the app and fills in
//! index.html, and the wasm-bindgen that it calls cuts the wasm into the main module and its chunks; `stray_chunk_code` checks
//! that none of their code is in the main module, `bind` completes the glue and shrinks the modules, `chunks` puts them
//! into files; `page` and `single` make the two artefacts; `sizes` compares them with the budget. It decides nothing
//! about how the page looks or what the app does.

mod built;
mod chunk_table;
mod chunks;
mod finish_modules;
mod page;
mod policy;
mod single;
mod sizes;
mod split;
mod stamp;
mod stray_chunk_code;
mod styles;
mod trunk;

use crate::fault::Fault;
use crate::paths;
use crate::setup::{self, InstallSteps, Tools};
use std::fs;
use std::path::{Path, PathBuf};

pub use built::Built;
pub use trunk::{Kind, plan_ahead};

/// `cargo xtask build`.
pub fn task() -> Result<(), Fault> {
    let tools = setup::for_build()?;
    release(&tools).map(|_| ())
}

/// `cargo xtask build --quick`: a debug build for looking at a change, without the budget.
pub fn quick() -> Result<(), Fault> {
    let mut steps = InstallSteps::default();
    let tools = setup::plan_quick_build(&mut steps)?;
    steps.run()?;
    build(&tools, Kind::Quick, paths::target().join("quick")).map(|_| ())
}

/// Release build into dist/, compared with the budget.
pub fn release(tools: &Tools) -> Result<Built, Fault> {
    let built = build(tools, Kind::Release, paths::dist())?;
    sizes::weigh(&built)?;
    Ok(built)
}

/// Build of either kind into a folder, replacing its content.
pub fn build(tools: &Tools, kind: Kind, folder: PathBuf) -> Result<Built, Fault> {
    let pieces = paths::target().join(format!("split-{}", kind.profile()));
    split::prepare(&pieces)?;
    let page = page::read(&trunk::run(tools, kind, &pieces)?, kind)?;
    let split = split::read(pieces)?;
    stray_chunk_code::check(&split)?;
    let packed = chunks::pack(
        &split,
        finish_modules::bind(tools, kind, &split, &page.glue, &page.main)?,
    )?;
    fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
    // The page is written last: until then the old page stands there with the old files, and after it the new one with
    // the new files. Old files are removed after that.
    let mut names = vec![packed.main_name.clone()];
    write(&folder, &packed.main_name, &packed.main)?;
    for file in &packed.files {
        write(&folder, &file.file_name, &file.bytes)?;
        names.push(file.file_name.clone());
    }
    let single = single::page(&page, &packed, kind, &folder)?;
    write(&folder, "xiaohao.html", single.text.as_bytes())?;
    write(&folder, "index.html", page.site(&packed)?.as_bytes())?;
    names.extend(["xiaohao.html".to_owned(), "index.html".to_owned()]);
    remove_others(&folder, &names)?;
    Ok(Built {
        folder,
        main: packed.main_name,
        chunks: packed
            .files
            .into_iter()
            .map(|file| (file.name, file.file_name))
            .collect(),
        handed_out: single.handed_out,
    })
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let file = folder.join(name);
    fs::write(&file, bytes).map_err(Fault::file(&file))
}

/// Removes what earlier builds left; the folder itself stays, as a server may be serving it.
fn remove_others(folder: &Path, names: &[String]) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).map_err(Fault::file(folder))? {
        let entry = entry.map_err(Fault::file(folder))?;
        let path = entry.path();
        if names.iter().any(|name| entry.file_name() == name.as_str()) {
            continue;
        }
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(Fault::file(&path))?;
    }
    Ok(())
}
