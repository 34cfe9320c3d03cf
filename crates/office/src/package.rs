//! Package of an office file: a zip archive of parts with relations between them. Everything that it declares is added up before
//! a part is unpacked, and a part is unpacked to no more than it declared.

use crate::fault::OfficeFault;
use crate::limits::{PACKAGE, PART, PARTS, RATIO, RATIO_FREE};
use crate::xml::{Node, Xml};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use std::collections::BTreeMap;

/// Archive with the places of its parts.
pub(crate) struct Package {
    zip: ZipSliceArchive<Vec<u8>>,
    /// By name in small letters, without a slash at the beginning: programs do not agree on either.
    parts: BTreeMap<String, Part>,
}

struct Part {
    position: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
    is_encrypted: bool,
}

/// Relation of a part to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    /// Id by which the part names it.
    pub id: String,
    /// Last word of its type: `worksheet`, `styles`.
    pub kind: String,
    /// Name of the other part; what stood there if it is external.
    pub target: String,
    /// Whether it lies outside of the file.
    pub is_external: bool,
}

impl Package {
    /// Lists an archive.
    pub fn open(bytes: Vec<u8>) -> Result<Package, OfficeFault> {
        let damaged = |error: rawzip::Error| OfficeFault::damaged("zip", error);
        let zip = ZipArchive::from_slice(bytes).map_err(damaged)?;
        let mut parts = BTreeMap::new();
        let (mut seen, mut declared) = (0u64, 0u64);
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().map_err(damaged)? {
            seen += 1;
            if seen > PARTS {
                return Err(OfficeFault::TooManyParts(zip.entries_hint().max(seen)));
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
            if entry.is_dir() {
                continue;
            }
            let (packed, unpacked) = (entry.compressed_size_hint(), entry.uncompressed_size_hint());
            if unpacked > RATIO_FREE && unpacked / RATIO > packed {
                return Err(OfficeFault::Bomb {
                    part: name,
                    packed,
                    unpacked,
                });
            }
            declared = declared.saturating_add(unpacked);
            let part = Part {
                position: entry.wayfinder(),
                method: entry.compression_method(),
                crc: entry.crc32(),
                is_encrypted: entry.flags().is_encrypted(),
            };
            if parts.insert(key(&name), part).is_some() {
                return Err(OfficeFault::Twice(name));
            }
        }
        if declared > PACKAGE {
            return Err(OfficeFault::TooLarge {
                bytes: declared,
                limit: PACKAGE,
            });
        }
        Ok(Package { zip, parts })
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// Number of parts in a folder.
    pub fn count_in(&self, folder: &str) -> usize {
        let folder = key(folder);
        self.parts.keys().filter(|name| name.starts_with(&folder)).count()
    }

    /// Text of a part; none if there is no such part.
    pub fn text(&self, name: &str) -> Result<Option<String>, OfficeFault> {
        let Some(part) = self.parts.get(&key(name)) else {
            return Ok(None);
        };
        if part.is_encrypted {
            return Err(OfficeFault::Encrypted);
        }
        let damaged = |what: &str| OfficeFault::damaged(name, what);
        let declared = part.position.uncompressed_size_hint();
        if declared > PART {
            return Err(OfficeFault::TooLarge {
                bytes: declared,
                limit: PART,
            });
        }
        let size = usize::try_from(declared).map_err(|_| damaged("size"))?;
        let entry = self
            .zip
            .get_entry(part.position)
            .map_err(|error| OfficeFault::damaged(name, error))?;
        let bytes = match part.method {
            CompressionMethod::STORE => entry.data().to_vec(),
            CompressionMethod::DEFLATE => {
                decompress_to_vec_with_limit(entry.data(), size).map_err(|error| damaged(&error.to_string()))?
            }
            _ => return Err(damaged("compression method")),
        };
        if bytes.len() != size || rawzip::crc32(&bytes) != part.crc {
            return Err(damaged("size or CRC-32 differs"));
        }
        decoded(bytes).map(Some).ok_or_else(|| damaged("encoding"))
    }

    /// Text of a part that must be there.
    pub fn need(&self, name: &str) -> Result<String, OfficeFault> {
        self.text(name)?.ok_or_else(|| OfficeFault::Missing(name.to_owned()))
    }

    /// Relations of a part; those of the package for an empty name.
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>, OfficeFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
        let Some(text) = self.text(&name)? else {
            return Ok(Vec::new());
        };
        let mut relations = Vec::new();
        let mut xml = Xml::of(&text, &name);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            if element.name() != "Relationship" {
                continue;
            }
            let word = |name| element.get(name).unwrap_or_default().into_owned();
            let is_external = word("TargetMode").eq_ignore_ascii_case("external");
            let target = word("Target");
            relations.push(Relation {
                id: word("Id"),
                kind: word("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                target: if is_external { target } else { resolved(folder, &target) },
                is_external,
            });
            if relations.len() > 20_000 {
                return Err(OfficeFault::too_many(&name, 20_000));
            }
        }
        Ok(relations)
    }
}

fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// Name of a part that another one, in this folder, names by a path.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// Text in UTF-8, or UTF-16 with its byte order mark.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest
            .chunks_exact(2)
            .filter_map(|pair| Some(unit(pair.try_into().ok()?)))
            .collect();
        String::from_utf16(&units).ok()
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_of_relations() {
        for (folder, target, name) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("xl/worksheets", "../drawings/a.xml", "xl/drawings/a.xml"),
            ("", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
    }
}
