//! Sizes of a build: raw, gzip and brotli size of each part as a table, and the comparison with budget.toml.
//! Compression is done by Node's zlib, which the build needs anyway, so that no compressor is compiled for this.

use super::built::Built;
use crate::fault::Fault;
use crate::{paths, program};
use std::fs;
use std::process::Command;

/// Script that prints one line per file: name, raw, gzip, brotli.
const WEIGH: &str = "const fs = require('fs'), path = require('path'), zlib = require('zlib'), dir = process.argv[1];
for (const name of fs.readdirSync(dir).sort()) {
  const raw = fs.readFileSync(path.join(dir, name));
  const gzip = zlib.gzipSync(raw, { level: 9 }).length, brotli = zlib.brotliCompressSync(raw).length;
  console.log([name, raw.length, gzip, brotli].join('\\t'));
}";

#[derive(Debug, PartialEq, Eq)]
struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table; fails if a part is over the budget.
pub fn weigh(built: &Built) -> Result<(), Fault> {
    let remedy = "see that Node.js runs and dist/ can be read";
    let mut node = Command::new("node");
    node.args(["-e", WEIGH]).arg(&built.folder);
    let lines = program::answer(&mut node).ok_or_else(|| program::failed(&node, remedy))?;
    let files: Vec<Weight> = lines.lines().filter_map(weight).collect();
    println!("\n{:<42} {:>11} {:>11} {:>11}", "bytes", "raw", "gzip", "brotli");
    for file in &files {
        println!(
            "{:<42} {:>11} {:>11} {:>11}",
            file.name, file.raw, file.gzip, file.brotli
        );
    }
    let file = paths::root().join("budget.toml");
    let budget = fs::read_to_string(&file).map_err(Fault::file(&file))?;
    let main = ("main".to_owned(), built.main.clone());
    println!("\n{:<42} {:>11} {:>11} {:>11}", "budget", "may weigh", "weighs", "%");
    let mut over = Ok(());
    let mut all = 0;
    for (name, file_name) in std::iter::once(&main).chain(&built.chunks) {
        let gzip = files
            .iter()
            .find(|file| file.name == *file_name)
            .map_or(0, |file| file.gzip);
        all += gzip;
        over = over.and(within(&budget, &format!("{name}_gzip"), gzip));
    }
    over = over.and(within(&budget, "all_gzip", all));
    over = over.and(within(&budget, "handed_out_page", built.handed_out as u64));
    println!();
    over
}

/// Prints one line of the budget.
fn within(budget: &str, key: &str, bytes: u64) -> Result<(), Fault> {
    let limit = limit(budget, key).ok_or_else(|| Fault::Unexpected {
        what: format!("budget.toml has no line `{key} = BYTES`"),
        remedy: "write one, or restore the file with `git checkout budget.toml`".into(),
    })?;
    println!("{key:<42} {limit:>11} {bytes:>11} {:>11}", bytes * 100 / limit);
    if bytes > limit {
        return Err(Fault::OverBudget {
            part: key.to_owned(),
            bytes,
            limit,
        });
    }
    Ok(())
}

fn weight(line: &str) -> Option<Weight> {
    let mut cells = line.split('\t');
    let name = cells.next()?.to_owned();
    let mut number = || cells.next()?.parse().ok();
    Some(Weight {
        name,
        raw: number()?,
        gzip: number()?,
        brotli: number()?,
    })
}

fn limit(text: &str, key: &str) -> Option<u64> {
    let value = text
        .lines()
        .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))?;
    let number: String = value.trim().replace('_', "");
    number.parse().ok().filter(|limit| *limit > 0)
}

#[cfg(test)]
mod tests {
    use super::limit;

    #[test]
    fn the_budget_is_read_as_bytes() {
        assert_eq!(limit("# why\nmain_gzip = 180_000\n", "main_gzip"), Some(180_000));
        assert_eq!(limit("main_gzip = 0", "main_gzip"), None);
        assert_eq!(limit("", "main_gzip"), None);
    }
}
