//! Glue and modules as browsers get them: the glue asks for chunks where boot/chunks.js is, and every module is shrunk
//! by wasm-opt (trunk would shrink the main one only).

use super::split::Split;
use super::trunk::Kind;
use crate::fault::Fault;
use crate::program;
use crate::setup::Tools;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The glue's import of the functions that load chunks, which boot/chunks.js replaces.
const REQUIRED: &str = "require(\"./__wasm_split.js\")";
const GIVEN: &str = "window.xiaohaoChunks";

/// Arguments of wasm-opt: smallest size, with the features that RELEASE in `trunk` lets the compiler use and no others
/// (docs/decisions/004).
const SMALL: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--one-caller-inline-max-function-size=0",
    "--reorder-functions-by-name",
];

/// Modules of a build as browsers get them, but without the build's id.
#[derive(Debug)]
pub struct Bound {
    /// wasm-bindgen's glue, a classic script.
    pub glue: String,
    /// The main module.
    pub main: Vec<u8>,
    /// The other modules, by name.
    pub modules: BTreeMap<String, Vec<u8>>,
}

/// Completes the glue and, in a release build, shrinks all modules. `glue` and `main` are trunk's files.
pub fn bind(tools: &Tools, kind: Kind, split: &Split, glue: &Path, main: &Path) -> Result<Bound, Fault> {
    let glue = fs::read_to_string(glue).map_err(Fault::file(glue))?;
    if !glue.contains(REQUIRED) {
        return Err(Fault::Unexpected {
            what: format!("wasm-bindgen's glue has no {REQUIRED}"),
            remedy:
                "see that src/chunks/ has a chunk, and that xtask/src/build/finish_modules.rs knows this wasm-bindgen"
                    .into(),
        });
    }
    let mut modules = BTreeMap::new();
    for name in split.chunks.values().flatten() {
        if !modules.contains_key(name) {
            let file = split.folder.join(format!("{name}.wasm"));
            modules.insert(name.clone(), finished(tools, kind, &file)?);
        }
    }
    Ok(Bound {
        glue: glue.replace(REQUIRED, GIVEN),
        main: finished(tools, kind, main)?,
        modules,
    })
}

/// Bytes of a module, shrunk in a release build.
fn finished(tools: &Tools, kind: Kind, file: &Path) -> Result<Vec<u8>, Fault> {
    let file = match kind {
        Kind::Quick => file.to_path_buf(),
        Kind::Release => optimised(tools, file)?,
    };
    fs::read(&file).map_err(Fault::file(&file))
}

fn optimised(tools: &Tools, file: &Path) -> Result<PathBuf, Fault> {
    let small = file.with_extension("small.wasm");
    let mut optimise = Command::new("wasm-opt");
    optimise.args(SMALL).arg(file).arg("-o").arg(&small);
    optimise.env("PATH", tools.path());
    program::run_aside(&mut optimise, "repair what it names, and build again", |_| ())?;
    Ok(small)
}
