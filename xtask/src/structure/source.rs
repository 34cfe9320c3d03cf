//! Source file as the structure check sees it: its `use` lines and paths, the public types, the functions with their lengths. A
//! reader by tokens, not a parser: it knows comments, strings and braces, and leaves out code under `#[cfg(test)]`.

use super::tokens::{Token, blank, closing, is_name, tokens, without_tests};
use std::path::PathBuf;

/// One imported path: `use a::b as c;` gives the segments `a`, `b` and the name `c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Segments of the path.
    pub path: Vec<String>,
    /// Name under which it is known in the file; `*` for a glob.
    pub name: String,
}

/// Function with the number of lines from its `fn` to its closing brace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Name.
    pub name: String,
    /// Lines.
    pub lines: usize,
}

/// What the check knows of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Path from the root of the checkout, with `/`.
    pub path: PathBuf,
    /// Lines of the file, tests included.
    pub lines: usize,
    /// Whether it begins with a module paragraph (`//!`).
    pub has_paragraph: bool,
    /// Imports.
    pub imports: Vec<Import>,
    /// Paths of two or more segments outside of `use` lines.
    pub paths: Vec<Vec<String>>,
    /// Modules declared with `mod name;` or `mod name { … }`.
    pub modules: Vec<String>,
    /// Modules declared under `#[cfg(test)]`.
    pub test_modules: Vec<String>,
    /// Names of public types and traits.
    pub types: Vec<String>,
    /// Functions.
    pub functions: Vec<Function>,
}

impl Source {
    /// Reads the text of a file.
    pub fn read(path: impl Into<PathBuf>, text: &str) -> Source {
        let blanked = blank(text);
        let all = tokens(&blanked);
        let (kept, test_modules) = without_tests(&all);
        let mut source = Source {
            path: path.into(),
            lines: text.lines().count(),
            has_paragraph: text.starts_with("//!"),
            test_modules,
            ..Source::default()
        };
        source.read_tokens(&kept);
        source
    }

    fn read_tokens(&mut self, tokens: &[Token<'_>]) {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.word);
        let mut at = 0;
        while at < tokens.len() {
            match word(at) {
                "use" => {
                    let end = (at..tokens.len()).find(|at| word(*at) == ";").unwrap_or(tokens.len());
                    let mut tree = UseTree {
                        tokens: tokens.get(at + 1..end).unwrap_or_default(),
                        at: 0,
                        imports: &mut self.imports,
                    };
                    tree.read(&[]);
                    at = end;
                    continue;
                }
                "mod" if is_name(word(at + 1)) => self.modules.push(word(at + 1).to_owned()),
                "struct" | "enum" | "trait" | "union" | "type" if is_name(word(at + 1)) && is_public(tokens, at) => {
                    self.types.push(word(at + 1).to_owned());
                }
                "fn" if is_name(word(at + 1)) => self.functions.extend(function(tokens, at)),
                first if is_name(first) && word(at + 1) == "::" && !matches!(before(tokens, at), "::" | ".") => {
                    let mut path = vec![first.to_owned()];
                    while word(at + 1) == "::" && is_name(word(at + 2)) {
                        path.push(word(at + 2).to_owned());
                        at += 2;
                    }
                    if path.len() > 1 {
                        self.paths.push(path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
}

fn before<'a>(tokens: &[Token<'a>], at: usize) -> &'a str {
    at.checked_sub(1)
        .and_then(|at| tokens.get(at))
        .map_or("", |token| token.word)
}

/// Whether the item whose keyword is at this token is visible outside of its crate: `pub`, not `pub(crate)`.
fn is_public(tokens: &[Token<'_>], at: usize) -> bool {
    // `pub unsafe trait`, `pub(crate) use`: only the first counts as public; the second ends in a bracket.
    matches!(before(tokens, at), "pub") || (before(tokens, at) == "unsafe" && before(tokens, at - 1) == "pub")
}

/// Length of the function whose `fn` is at this token; `None` for a declaration without a body.
fn function(tokens: &[Token<'_>], at: usize) -> Option<Function> {
    let start = tokens.get(at)?;
    let name = tokens.get(at + 1)?.word.to_owned();
    let body = (at..tokens.len()).find(|at| tokens.get(*at).is_some_and(|token| matches!(token.word, "{" | ";")))?;
    if tokens.get(body)?.word == ";" {
        return None;
    }
    let end = closing(tokens, body)?;
    let lines = tokens.get(end)?.line - start.line + 1;
    Some(Function { name, lines })
}

/// Reader of the tree of one `use` line.
struct UseTree<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    imports: &'a mut Vec<Import>,
}

impl UseTree<'_> {
    fn word(&self) -> &str {
        self.tokens.get(self.at).map_or("", |token| token.word)
    }

    fn read(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        loop {
            match self.word() {
                "{" => {
                    self.at += 1;
                    while !matches!(self.word(), "}" | "") {
                        self.read(&path);
                        if self.word() == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "::" => self.at += 1,
                "*" => {
                    self.at += 1;
                    return self.push(path, Some("*".into()));
                }
                word if is_name(word) => {
                    let word = word.to_owned();
                    self.at += 1;
                    // `a::{self, b}` imports a itself.
                    if word != "self" || path.is_empty() {
                        path.push(word);
                    }
                    if self.word() == "as" {
                        self.at += 1;
                        let name = self.word().to_owned();
                        self.at += 1;
                        return self.push(path, Some(name));
                    }
                    if self.word() != "::" {
                        return self.push(path, None);
                    }
                }
                _ => {
                    self.at += 1;
                    return;
                }
            }
        }
    }

    fn push(&mut self, path: Vec<String>, name: Option<String>) {
        let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
        self.imports.push(Import { path, name });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(text: &str) -> Vec<(String, String)> {
        let source = Source::read("x.rs", text);
        source
            .imports
            .into_iter()
            .map(|it| (it.path.join("::"), it.name))
            .collect()
    }

    #[test]
    fn use_lines_are_read_as_trees() {
        for (text, expected) in [
            ("use a::b;", vec![("a::b", "b")]),
            ("pub use a::B as C;", vec![("a::B", "C")]),
            (
                "use a::{self, b::{C, d as e}, f::*};",
                vec![("a", "a"), ("a::b::C", "C"), ("a::b::d", "e"), ("a::f", "*")],
            ),
            ("// use a::b;\nlet x = \"use a::b;\";", vec![]),
            ("#[cfg(test)]\nmod tests { use a::b; }\nuse c;", vec![("c", "c")]),
            ("fn f() { use a::b; }", vec![("a::b", "b")]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(path, name)| (path.to_owned(), name.to_owned()))
                .collect();
            assert_eq!(imports(text), expected, "{text}");
        }
    }

    #[test]
    fn what_else_a_file_says() {
        let text = "//! A module.\nmod a;\n#[cfg(test)]\nmod tests;\npub struct One;\npub(crate) enum Two {}\nstruct Three;\n\
            impl One {\n    pub fn f<'a>(it: &'a str) -> char {\n        crate::b::g(r#\"}\"#);\n        '}'\n    }\n}\n\
            trait T { fn h(); }\n/* fn k() {} */ pub type Four = u8;";
        let source = Source::read("x.rs", text);
        assert!(source.has_paragraph);
        assert_eq!(source.modules, ["a"]);
        assert_eq!(source.test_modules, ["tests"]);
        assert_eq!(source.types, ["One", "Four"]);
        assert_eq!(
            source.functions,
            [Function {
                name: "f".into(),
                lines: 4
            }]
        );
        assert_eq!(source.paths, [["crate", "b", "g"]]);
    }
}
