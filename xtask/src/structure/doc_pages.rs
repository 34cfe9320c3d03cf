//! Check of the pages in `docs/`: a name in backticks must exist, so that a search for it finds something. Types in the
//! architecture page and the glossary, tests and flows in the page of promises, files and folders in all of them.

use super::tokens::{blank, is_name, tokens};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// Names that the sources define.
#[derive(Debug, Default)]
pub struct Names {
    types: HashSet<String>,
    functions: HashSet<String>,
    files: Vec<PathBuf>,
    /// Text of the browser flows.
    flows: String,
}

impl Names {
    /// Adds a Rust source, its tests included.
    pub fn add_source(&mut self, path: &Path, text: &str) {
        self.files.push(path.to_owned());
        let text = blank(text);
        let tokens = tokens(&text);
        for pair in tokens.windows(2) {
            let [keyword, name] = pair else { continue };
            if !is_name(name.word) {
                continue;
            }
            match keyword.word {
                "struct" | "enum" | "trait" | "union" | "type" | "const" | "static" => {
                    self.types.insert(name.word.to_owned())
                }
                "fn" => self.functions.insert(name.word.to_owned()),
                _ => continue,
            };
        }
    }

    /// Adds a file of browser flows.
    pub fn add_flows(&mut self, path: &Path, text: &str) {
        self.files.push(path.to_owned());
        self.flows.push_str(text);
    }

    /// Whether a name in backticks exists; true for what is not a name of ours.
    fn has(&self, root: &Path, name: &str) -> bool {
        const ENDINGS: [&str; 8] = [".rs", ".mjs", ".md", ".toml", ".html", ".js", ".json", ".txt"];
        const OTHERS: [&str; 6] = ["web_sys", "js_sys", "std::", "--", "xiaohao/", "xiaohao.html"];
        const COMMANDS: [&str; 4] = ["cargo ", "node ", "git ", "rustup "];
        let begins = name.split('…').next().unwrap_or(name);
        let is_snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let is_other = name.contains(['<', '(', '=', '"', '{', '$'])
            || name.contains("://")
            || OTHERS.iter().chain(&COMMANDS).any(|other| name.starts_with(other));
        if is_other {
            true
        } else if begins.contains(' ') {
            self.flows.contains(begins.trim())
        } else if let Some((module, last)) = begins.trim_end_matches(':').rsplit_once("::") {
            let module = module.replace("::", "/");
            match last {
                "*" => self.has_file(root, &format!("{module}.rs")) || self.has_file(root, &module),
                last => self.defines(last),
            }
        } else if name.contains('/') || ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            self.has_file(root, name.trim_end_matches('/'))
        } else if name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(|c: char| c.is_ascii_lowercase())
            || begins.contains('_') && begins.chars().all(is_snake)
        {
            self.defines(begins)
        } else {
            true
        }
    }

    /// Whether a type, constant, component or module has this name, or a function begins with it.
    fn defines(&self, name: &str) -> bool {
        let is_type = name.starts_with(|c: char| c.is_uppercase());
        self.types.contains(name)
            || self.functions.iter().any(|function| {
                if is_type {
                    function == name
                } else {
                    function.starts_with(name)
                }
            })
            || !is_type && self.is_module(name)
    }

    fn has_file(&self, root: &Path, name: &str) -> bool {
        self.files.iter().any(|file| file.ends_with(name)) || root.join(name).exists()
    }

    fn is_module(&self, name: &str) -> bool {
        self.files.iter().any(|file| {
            file.file_stem().is_some_and(|stem| stem == name)
                || file
                    .parent()
                    .and_then(Path::file_name)
                    .is_some_and(|folder| folder == name)
        })
    }

    /// Names in backticks of a page that do not exist.
    pub fn missing(&self, root: &Path, page: &str) -> Vec<String> {
        let fenced = page.split("```").step_by(2);
        let names = fenced.flat_map(|text| text.split('`').skip(1).step_by(2));
        names.filter(|name| !self.has(root, name)).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_names_has_to_exist() {
        let mut names = Names::default();
        names.add_source(
            Path::new("crates/a/src/list/row.rs"),
            "struct TableRow; fn due() {}\n#[cfg(test)]\nmod tests { fn a_row_is_kept() {} }",
        );
        names.add_flows(
            Path::new("end2end/specs/list.spec.mjs"),
            "flow('a row is drawn once', () => {})",
        );
        let missing = |page: &str| names.missing(Path::new("/nowhere"), page);
        let sound = "`TableRow` `list::TableRow` `list::due` `row::tests::a_row_is_…` `a_row_is_kept` `row::*` `list.spec.mjs` \
            `src/list/row.rs` `a row is drawn…` `cargo xtask test` `--long` `xiaohao/<round>` `ledger`\n```\n`Gone`\n```\n";
        assert_eq!(missing(sound), Vec::<String>::new());
        for gone in [
            "Row",
            "list::Row",
            "list::overdue",
            "row::tests::a_row_is_gone",
            "column::*",
            "gone.spec.mjs",
            "src/list/gone.rs",
            "a row is gone",
        ] {
            assert_eq!(missing(&format!("see `{gone}`.")), [gone]);
        }
    }
}
