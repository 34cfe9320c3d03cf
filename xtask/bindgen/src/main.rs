//! Wrapper of wasm-bindgen, called by trunk in its place: answers `--version`, or makes the glue of a module. If
//! XIAOHAO_SPLIT names a folder, the module is first cut into its main part and its chunks (src/chunks/ of the app):
//! the chunks go into that folder, with a list of which needs which, and the glue is made for the main part.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Environment variable with the folder for the chunks. xtask/src/build/trunk.rs sets it.
const FOLDER: &str = "XIAOHAO_SPLIT";
/// List in that folder: a line for each chunk, its name and the modules that it needs. xtask/src/build/split.rs reads
/// it.
const LIST: &str = "chunks.txt";

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Arguments that trunk passes.
struct Wishes {
    input: PathBuf,
    out_dir: PathBuf,
    out_name: String,
}

fn run(words: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let mut input = None;
    let mut out_dir = None;
    let mut out_name = None;
    for word in words {
        match word.split_once('=') {
            None if word == "--version" => {
                println!("wasm-bindgen {}", env!("CARGO_PKG_VERSION"));
                return Ok(());
            }
            Some(("--target", "no-modules")) => {}
            Some(("--out-dir", value)) => out_dir = Some(PathBuf::from(value)),
            Some(("--out-name", value)) => out_name = Some(value.to_owned()),
            None if word == "--no-typescript" => {}
            _ if !word.starts_with('-') => input = Some(PathBuf::from(word)),
            _ => return Err(format!("`{word}` is not understood, this is the tool of one project").into()),
        }
    }
    let missing = "trunk names a module, --out-dir=… and --out-name=…";
    bind(&Wishes {
        input: input.ok_or(missing)?,
        out_dir: out_dir.ok_or(missing)?,
        out_name: out_name.ok_or(missing)?,
    })
}

fn bind(wishes: &Wishes) -> Result<(), Box<dyn Error>> {
    let main = match env::var_os(FOLDER) {
        Some(folder) => split(&wishes.input, Path::new(&folder))?,
        None => wishes.input.clone(),
    };
    // The chunks import what the linker exports: memory, table, stack pointer.
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(main)
        .no_modules(true)?
        .keep_lld_exports(true)
        .typescript(false)
        .out_name(&wishes.out_name);
    Ok(bindgen.generate(&wishes.out_dir)?)
}

/// Cuts the module; returns the file of the main part.
fn split(linked: &Path, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let module = fs::read(linked)?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&module);
    options.output_dir = folder;
    options.main_out_path = &main;
    let made = wasm_split_cli_support::transform(options)?;
    let mut chunks: Vec<_> = made.prefetch_map.into_iter().collect();
    chunks.sort();
    let mut list = String::new();
    for (chunk, modules) in chunks {
        writeln!(list, "{chunk} {}", modules.join(" "))?;
    }
    fs::write(folder.join(LIST), list)?;
    Ok(main)
}
