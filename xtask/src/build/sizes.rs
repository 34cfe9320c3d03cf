//! Weighs what was built: raw, gzip and brotli size of each part as a table, and the budget of budget.toml. Compression
//! is Node's zlib, which is needed for the build anyway, so that no compressor is compiled for this.

use crate::fault::Fault;
use crate::{place, program};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Prints one line per file: name, raw, gzip, brotli.
const WEIGH: &str = "const fs = require('fs'), path = require('path'), zlib = require('zlib'), dir = process.argv[1];
for (const name of fs.readdirSync(dir).sort()) {
  const raw = fs.readFileSync(path.join(dir, name));
  const gzip = zlib.gzipSync(raw, { level: 9 }).length, brotli = zlib.brotliCompressSync(raw).length;
  console.log([name, raw.length, gzip, brotli].join('\\t'));
}";

#[derive(Debug, PartialEq, Eq)]
struct Part {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table; over the budget is a fault.
pub fn weigh(folder: &Path) -> Result<(), Fault> {
    let remedy = "see that Node.js runs and dist/ can be read";
    let mut node = Command::new("node");
    node.args(["-e", WEIGH]).arg(folder);
    let lines = program::answer(&mut node).ok_or_else(|| program::failed(&node, remedy))?;
    let parts: Vec<Part> = lines.lines().filter_map(part).collect();
    let limit = budget()?;
    println!("\n{:<34} {:>11} {:>11} {:>11}", "bytes", "raw", "gzip", "brotli");
    for part in &parts {
        println!(
            "{:<34} {:>11} {:>11} {:>11}",
            part.name, part.raw, part.gzip, part.brotli
        );
    }
    let Some(wasm) = parts.iter().find(|part| part.name.ends_with(".wasm")) else {
        return Err(Fault::Unexpected {
            what: "dist/ holds no wasm".into(),
            remedy: "build again".into(),
        });
    };
    println!(
        "The app's wasm may weigh {limit} bytes gzip; it weighs {} ({} %).\n",
        wasm.gzip,
        wasm.gzip * 100 / limit
    );
    if wasm.gzip > limit {
        return Err(Fault::OverBudget {
            part: "The app's wasm".into(),
            bytes: wasm.gzip,
            limit,
        });
    }
    Ok(())
}

fn part(line: &str) -> Option<Part> {
    let mut cells = line.split('\t');
    let name = cells.next()?.to_owned();
    let mut number = || cells.next()?.parse().ok();
    Some(Part {
        name,
        raw: number()?,
        gzip: number()?,
        brotli: number()?,
    })
}

fn budget() -> Result<u64, Fault> {
    let file = place::root().join("budget.toml");
    let text = fs::read_to_string(&file).map_err(Fault::file(&file))?;
    limit(&text).ok_or_else(|| Fault::Unexpected {
        what: "budget.toml has no line `app_wasm_gzip = BYTES`".into(),
        remedy: "restore it with `git checkout budget.toml`".into(),
    })
}

fn limit(text: &str) -> Option<u64> {
    let value = text
        .lines()
        .find_map(|line| line.strip_prefix("app_wasm_gzip")?.trim_start().strip_prefix('='))?;
    let number: String = value.trim().replace('_', "");
    number.parse().ok().filter(|limit| *limit > 0)
}

#[cfg(test)]
mod tests {
    use super::limit;

    #[test]
    fn the_budget_is_read_as_bytes() {
        assert_eq!(limit("# why\napp_wasm_gzip = 180_000\n"), Some(180_000));
        assert_eq!(limit("app_wasm_gzip = 0"), None);
        assert_eq!(limit(""), None);
    }
}
