//! Tokens of a Rust source: words, `::` and single signs with their lines, without comments, strings, and items under
//! `#[cfg(test)]`.

/// Token with the line that it stands on.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    /// Word, `::`, or one sign.
    pub word: &'a str,
    /// Line, from 0.
    pub line: usize,
}

/// Whether a token is a name or a keyword.
pub fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Index of the brace that closes the one here.
pub fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.word {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The tokens without items under `#[cfg(test)]`, and the names of the modules among those.
pub fn without_tests<'a>(tokens: &[Token<'a>]) -> (Vec<Token<'a>>, Vec<String>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut modules) = (Vec::with_capacity(tokens.len()), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let marked = MARK
            .iter()
            .enumerate()
            .all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| token.word == *word));
        if !marked {
            kept.extend(tokens.get(at));
            at += 1;
            continue;
        }
        at += MARK.len();
        let rest = tokens.get(at..).unwrap_or_default();
        let ends = rest.iter().position(|token| matches!(token.word, "{" | ";"));
        let head = rest.get(..ends.unwrap_or(rest.len())).unwrap_or_default();
        if let Some(place) = head.iter().position(|token| token.word == "mod") {
            modules.extend(head.get(place + 1).map(|token| token.word.to_owned()));
        }
        at = match ends.map(|ends| at + ends) {
            Some(end) if tokens.get(end).is_some_and(|token| token.word == "{") => {
                closing(tokens, end).map_or(tokens.len(), |end| end + 1)
            }
            Some(end) => end + 1,
            None => tokens.len(),
        };
    }
    (kept, modules)
}

/// Words, `::`, and single signs.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (line, text) in text.lines().enumerate() {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let length = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (word, after) = rest.split_at(length);
            if !first.is_whitespace() {
                tokens.push(Token { word, line });
            }
            rest = after;
        }
    }
    tokens
}

/// The text with comments, strings and characters replaced by blanks; lines stay where they are.
pub fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_word = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(hashes) = raw_string(rest).filter(|_| !after_word) {
            let end = format!("\"{}", "#".repeat(hashes));
            let begin = rest.find('"').map_or(0, |at| at + 1);
            let inside = rest.get(begin..).unwrap_or_default();
            begin + inside.find(&end).map_or(inside.len(), |at| at + end.len())
        } else if first == '"' {
            quoted(rest)
        } else if first == '\'' {
            character(rest)
        } else {
            0
        };
        if length == 0 {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        } else {
            let (gone, after) = rest.split_at(length.min(rest.len()));
            // A blank keeps the place of a word, so that `"a"b` does not become a path.
            out.push(' ');
            out.extend(gone.chars().filter(|c| *c == '\n'));
            rest = after;
        }
    }
    out
}

/// Length of a block comment, nested ones included.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Number of `#` of a raw string that begins here.
fn raw_string(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = rest.find(|c| c != '#')?;
    rest.get(hashes..)?.starts_with('"').then_some(hashes)
}

/// Length of a string.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length of a character; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            chars.next();
            chars.find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1)
        }
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}
