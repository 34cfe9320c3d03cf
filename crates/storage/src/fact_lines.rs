//! Facts as lines of text, before they are packed and sealed into a key, and the 64-bit mark (hash) by which a line or a
//! text is recognised.

use ledger::Fact;
use std::fmt;

/// Stand-in for a line break inside a foreign writer's fact; unescaped, it cannot occur in JSON.
const LINE_BREAK_MARK: char = '\u{1f}';

/// Facts as lines, ready to be encoded for a key.
#[derive(Clone, Debug, Default)]
pub(crate) struct FactLines {
    /// The lines, joined by line breaks.
    pub text: String,
    pub count: usize,
}

impl FactLines {
    pub fn push(&mut self, fact: &Fact) {
        let start = self.text.len() + usize::from(self.count > 0);
        self.push_line("");
        fact.write(&mut self.text);
        if self.text.get(start..).is_some_and(|line| line.contains('\n')) {
            let line = self.text.split_off(start);
            self.text
                .push_str(&line.replace('\n', LINE_BREAK_MARK.encode_utf8(&mut [0; 4])));
        }
    }

    /// The first of these facts, as many as fit under one key; at least one.
    pub fn first(facts: &[Fact], largest: usize) -> FactLines {
        let mut lines = FactLines::default();
        for fact in facts {
            let line = line_of(fact);
            if lines.count > 0 && lines.text.len() + line.len() > largest {
                break;
            }
            lines.push_line(&line);
        }
        lines
    }

    /// Appends a line that was encoded before.
    pub fn push_line(&mut self, line: &str) {
        if self.count > 0 {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.count += 1;
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n').take(self.count)
    }
}

/// A fact encoded as one line.
pub(crate) fn line_of(fact: &Fact) -> String {
    let mut lines = FactLines::default();
    lines.push(fact);
    lines.text
}

pub(crate) fn read_line(line: &str) -> Result<Fact, impl fmt::Display> {
    if line.contains(LINE_BREAK_MARK) {
        Fact::read(&line.replace(LINE_BREAK_MARK, "\n"))
    } else {
        Fact::read(line)
    }
}

/// Offset basis of FNV-1a.
pub(crate) const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// 64-bit FNV-1a over characters. No table, no dependency; every step is a bijection of the state, so a single changed
/// character is always detected.
pub(crate) fn mix(start: u64, text: &str) -> u64 {
    text.chars()
        .fold(start, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}

/// Hash by which a line or a text is recognised.
pub(crate) fn mark(text: &str) -> u64 {
    mix(OFFSET, text)
}
