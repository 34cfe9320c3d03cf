//! Check that the main module holds no code of a chunk, by the names of its functions before wasm-opt removes them. A
//! single call from a screen of the start is enough to pull a whole chunk into what everybody loads, and nothing else
//! would tell.

use super::chunk_table::CHUNKS;
use super::split::Split;
use crate::fault::Fault;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Largest number of closures of a chunk that may be merged with equal ones of the main module.
const MAX_FOLDED: usize = 4;

/// Largest number of names printed.
const SHOWN: usize = 12;

/// Fails with the names of stray functions, if there are any; or on a path of the table under which no code lies.
pub fn check(split: &Split) -> Result<(), Fault> {
    let main = names_of(&split.main)?;
    if main.is_empty() {
        return Err(Fault::Unexpected {
            what: format!("{} has no names of functions", split.main.display()),
            remedy:
                "let the profiles in Cargo.toml keep them (`strip`), the check of what lies in the main module reads them"
                    .into(),
        });
    }
    let mut elsewhere = Vec::new();
    for module in split.chunks.values().flatten().collect::<BTreeSet<_>>() {
        elsewhere.extend(names_of(&split.folder.join(format!("{module}.wasm")))?);
    }
    for chunk in CHUNKS {
        for path in chunk.holds {
            let strays = under(&main, path);
            if !are_folded(&strays) {
                return Err(stray(chunk.name, &strays));
            }
            if under(&elsewhere, path).is_empty() {
                return Err(Fault::Unexpected {
                    what: format!(
                        "src/chunks/table.rs says that the chunk `{}` holds {path}, and no code is called so",
                        chunk.name
                    ),
                    remedy: "write there what it is called now".into(),
                });
            }
        }
    }
    Ok(())
}

/// Whether stray functions are only closures or derived `clone`s of a chunk that the compiler found to be equal, byte for
/// byte, to ones of the main module and kept once under either name: a few of them and their callers, nothing else. Code
/// that is reached from the start brings more than that.
fn are_folded(strays: &[&str]) -> bool {
    strays.len() <= MAX_FOLDED
        && strays
            .iter()
            .all(|name| name.starts_with("_RNC") || name.starts_with("_RNS") || is_derived_clone(name))
}

/// Whether a name is that of `Clone::clone` for some type.
fn is_derived_clone(name: &str) -> bool {
    name.starts_with("_RNvX") && name.ends_with("5Clone5clone")
}

fn stray(chunk: &str, names: &[&str]) -> Fault {
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join("\n  ");
    Fault::Unexpected {
        what: format!(
            "{} functions of the chunk `{chunk}` lie in the main module, because something that is loaded at the start calls \
             them:\n  {shown}\n",
            names.len()
        ),
        remedy: "let the start reach them by a door of src/chunks/ only, or move what both need out of there".into(),
    }
}

/// Names of a module's functions; none for a shared chunk that holds only data.
fn names_of(file: &Path) -> Result<Vec<String>, Fault> {
    let module = fs::read(file).map_err(Fault::file(file))?;
    let names = function_names(&module).ok_or_else(|| Fault::Unexpected {
        what: format!("{} is no wasm module", file.display()),
        remedy: "remove target/split-* and build again".into(),
    })?;
    Ok(names.into_iter().map(str::to_owned).collect())
}

/// Names of functions under this path.
fn under<'a>(names: &'a [String], path: &str) -> Vec<&'a str> {
    names
        .iter()
        .map(String::as_str)
        .filter(|name| is_under(name, path))
        .collect()
}

/// Whether a function's own path is under this one, by its mangled name: `_ZN7xiaohao5pages4mine…`, a method of a trait
/// `_ZN42_$LT$xiaohao..pages..mine…`, or `_RNvNtNtCs1_7xiaohao5pages4mine…`. The type arguments of a generic function
/// do not count; it may lie anywhere.
fn is_under(name: &str, path: &str) -> bool {
    let mangled: String = path.split("::").map(|part| format!("{}{part}", part.len())).collect();
    if let Some(rest) = name.strip_prefix("_ZN") {
        let trait_of = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let dotted = format!("_$LT${}..", path.replace("::", ".."));
        return is_path(rest, &mangled) || trait_of.starts_with(&dotted);
    }
    // The first crate in the name is that of the function, or of the `impl` in which it stands.
    let own = name
        .strip_prefix("_R")
        .and_then(|rest| rest.split_once("Cs"))
        .and_then(|(_, rest)| rest.split_once('_'));
    own.is_some_and(|(_, path)| path.starts_with(&mangled))
}

/// Whether a mangled name continues with this path and then with another segment, which begins with its length.
fn is_path(name: &str, path: &str) -> bool {
    name.strip_prefix(path)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Names of all functions, from the section `name`. `None` if this is not a module.
fn function_names(module: &[u8]) -> Option<Vec<&str>> {
    let mut rest = module.strip_prefix(b"\0asm\x01\0\0\0")?;
    while !rest.is_empty() {
        let (id, after) = rest.split_first()?;
        let (mut section, after) = sized(after)?;
        rest = after;
        if *id != 0 {
            continue;
        }
        let (name, content) = sized(section)?;
        section = content;
        while name == b"name" && !section.is_empty() {
            let (kind, after) = section.split_first()?;
            let (content, after) = sized(after)?;
            section = after;
            if *kind == 1 {
                return map(content);
            }
        }
    }
    Some(Vec::new())
}

/// Names of a name map: pairs of an index and a name.
fn map(bytes: &[u8]) -> Option<Vec<&str>> {
    let (count, mut rest) = number(bytes)?;
    let mut names = Vec::new();
    for _ in 0..count {
        let (_, after) = number(rest)?;
        let (name, after) = sized(after)?;
        names.push(std::str::from_utf8(name).ok()?);
        rest = after;
    }
    Some(names)
}

/// A length-prefixed block, and what follows it.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length)
}

/// An unsigned number in LEB128.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_usize;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{function_names, is_under, number};

    /// A module with an empty type section and names: 0 "a::b", 1 "c".
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x01\x00\x00\x12\x04name\x01\x0b\x02\x00\x04a::b\x01\x01c\x02\x00";

    #[test]
    fn names_are_read_from_the_module() {
        assert_eq!(function_names(MODULE), Some(vec!["a::b", "c"]));
        assert_eq!(function_names(b"\0asm\x01\0\0\0"), Some(vec![]));
        assert_eq!(function_names(b"no module"), None);
        assert_eq!(function_names(MODULE.split_at(20).0), None, "cut off");
        assert_eq!(number(&[0xe5, 0x8e, 0x26, 1]), Some((624_485, [1].as_slice())));
    }

    #[test]
    fn a_function_belongs_where_its_own_path_says() {
        let inside = [
            "_ZN3app6boards4page17h00E",
            "_ZN32_$LT$app..boards..X$u20$as$u20$Drop$GT$4drop17h00E",
            "_RNvNtCs1_3app6boards4page",
            "_RNvMs0_NtCs1_3app6boardsNtB2_1X4draw",
        ];
        let outside = [
            "_ZN3app9boards_of4page17h00E",
            "_ZN4core3ptr30drop_in_place$LT$app..boards..X$GT$17h00E",
            "_RINvCs1_4core4dropNtNtCs2_3app6boards1XE",
            "app::boards",
        ];
        for (name, expected) in inside
            .map(|name| (name, true))
            .into_iter()
            .chain(outside.map(|name| (name, false)))
        {
            assert_eq!(is_under(name, "app::boards"), expected, "{name}");
        }
    }

    /// A module that was renamed would otherwise be missed only by a release build.
    #[test]
    fn every_path_of_the_table_is_a_module() {
        for path in super::CHUNKS.iter().flat_map(|chunk| chunk.holds) {
            let mut names = path.split("::");
            let folder = match names.next() {
                Some("xiaohao") => crate::paths::root().join("src"),
                Some(name) => crate::paths::root().join("crates").join(name).join("src"),
                None => continue,
            };
            let module = names.fold(folder, |folder, name| folder.join(name));
            assert!(module.is_dir() || module.with_extension("rs").is_file(), "{path}");
        }
    }
}
