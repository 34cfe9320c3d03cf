//! Chunk files: the modules of a build in the files that browsers load. Each module is stamped with the build's id;
//! those of one chunk are one file, those that several chunks need another; a list tells boot/chunks.js where each is.

use super::chunk_table::CHUNKS;
use super::finish_modules::Bound;
use super::split::Split;
use super::stamp;
use crate::fault::Fault;
use std::collections::{BTreeMap, BTreeSet};

/// File of the modules that several chunks need, none of which is loaded right after the start.
const SHARED: &str = "shared";

/// File of modules, one after the other.
#[derive(Debug)]
pub struct ChunkFile {
    /// Name of the chunk, or `SHARED`.
    pub name: String,
    /// Name of the file, with the hash of its content.
    pub file_name: String,
    pub bytes: Vec<u8>,
    /// Name, start and length of each module in it.
    modules: Vec<(String, usize, usize)>,
}

/// Everything of a build that browsers run.
#[derive(Debug)]
pub struct Packed {
    /// wasm-bindgen's glue.
    pub glue: String,
    build: String,
    pub main: Vec<u8>,
    pub main_name: String,
    pub files: Vec<ChunkFile>,
    /// Modules that each chunk needs.
    chunks: BTreeMap<String, Vec<String>>,
}

/// Stamps the modules and joins them to files.
pub fn pack(split: &Split, bound: Bound) -> Result<Packed, Fault> {
    let known: BTreeSet<&str> = CHUNKS.iter().map(|chunk| chunk.name).collect();
    let found: BTreeSet<&str> = split.chunks.keys().map(String::as_str).collect();
    if known != found {
        return Err(Fault::Unexpected {
            what: format!("src/chunks/table.rs names the chunks {known:?}, and the app has {found:?}"),
            remedy: "let the table and the doors in src/chunks/ agree".into(),
        });
    }
    let all = bound.modules.values().map(Vec::as_slice);
    let build = stamp::id(all.chain([bound.main.as_slice()]));
    let mut contents: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for (name, module) in bound.modules {
        let file = file_of(&name, &split.chunks);
        let entry = (name, stamp::stamped(module, &build));
        contents.entry(file).or_default().push(entry);
    }
    let files = contents
        .into_iter()
        .map(|(name, modules)| chunk_file(name, modules))
        .collect();
    let main = stamp::stamped(bound.main, &build);
    Ok(Packed {
        glue: bound.glue,
        main_name: format!("xiaohao-{}.wasm", stamp::name(&main)),
        build,
        main,
        files,
        chunks: split.chunks.clone(),
    })
}

/// File of a module: that of its only chunk, else that of a chunk which is loaded right after the start anyway.
fn file_of(module: &str, chunks: &BTreeMap<String, Vec<String>>) -> String {
    let users: Vec<&str> = CHUNKS
        .iter()
        .filter(|chunk| {
            chunks
                .get(chunk.name)
                .is_some_and(|needs| needs.iter().any(|need| need == module))
        })
        .map(|chunk| chunk.name)
        .collect();
    let early = CHUNKS.iter().find(|chunk| chunk.early && users.contains(&chunk.name));
    match (early, users.as_slice()) {
        (Some(chunk), _) => chunk.name.to_owned(),
        (None, [only]) => (*only).to_owned(),
        (None, _) => SHARED.to_owned(),
    }
}

fn chunk_file(name: String, modules: Vec<(String, Vec<u8>)>) -> ChunkFile {
    let mut bytes = Vec::new();
    let mut places = Vec::new();
    for (module, content) in modules {
        places.push((module, bytes.len(), content.len()));
        bytes.extend(content);
    }
    ChunkFile {
        file_name: format!("xiaohao-{name}-{}.wasm", stamp::name(&bytes)),
        name,
        bytes,
        modules: places,
    }
}

impl Packed {
    /// The list as JSON. All names in it are plain letters, digits and `-_.`.
    pub fn list(&self) -> String {
        let quoted = |words: &mut dyn Iterator<Item = &str>| {
            words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(",")
        };
        let early = quoted(&mut CHUNKS.iter().filter(|chunk| chunk.early).map(|chunk| chunk.name));
        let files = self
            .files
            .iter()
            .map(|file| format!("\"{}\":\"./{}\"", file.name, file.file_name));
        let modules = self.files.iter().flat_map(|file| {
            let place = |(module, at, length): &(String, usize, usize)| {
                format!("\"{module}\":[\"{}\",{at},{length}]", file.name)
            };
            file.modules.iter().map(place)
        });
        let chunks = self
            .chunks
            .iter()
            .map(|(name, needs)| format!("\"{name}\":[{}]", quoted(&mut needs.iter().map(String::as_str))));
        let joined = |entries: &mut dyn Iterator<Item = String>| entries.collect::<Vec<_>>().join(",");
        format!(
            "{{\"build\":\"{}\",\"early\":[{early}],\"files\":{{{}}},\"modules\":{{{}}},\"chunks\":{{{}}}}}",
            self.build,
            joined(&mut files.into_iter()),
            joined(&mut modules.into_iter()),
            joined(&mut chunks.into_iter()),
        )
    }
}
