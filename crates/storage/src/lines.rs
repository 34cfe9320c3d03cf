//! Facts as lines, as they stand in a key before it is packed or sealed, and the number by which a line or a text is
//! known again.

use ledger::Fact;
use std::fmt;

/// A line's end inside a fact of a foreign writer is held as this, which no JSON text can contain unescaped.
const HELD_LINE_END: char = '\u{1f}';

/// Facts as lines, ready to be written under a key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    /// The lines, joined by line ends.
    pub text: String,
    pub count: usize,
}

impl Lines {
    pub fn push(&mut self, fact: &Fact) {
        let start = self.text.len() + usize::from(self.count > 0);
        self.push_line("");
        fact.write(&mut self.text);
        if self.text.get(start..).is_some_and(|line| line.contains('\n')) {
            let line = self.text.split_off(start);
            self.text
                .push_str(&line.replace('\n', HELD_LINE_END.encode_utf8(&mut [0; 4])));
        }
    }

    /// As many of the first of these facts as one key takes, at least one.
    pub fn first(facts: &[Fact], largest: usize) -> Lines {
        let mut lines = Lines::default();
        for fact in facts {
            let line = line_of(fact);
            if lines.count > 0 && lines.text.len() + line.len() > largest {
                break;
            }
            lines.push_line(&line);
        }
        lines
    }

    /// A line as [`lines`] gives it.
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

/// The line of a fact as it stands in a key.
pub(crate) fn line_of(fact: &Fact) -> String {
    let mut lines = Lines::default();
    lines.push(fact);
    lines.text
}

pub(crate) fn read_line(line: &str) -> Result<Fact, impl fmt::Display> {
    if line.contains(HELD_LINE_END) {
        Fact::read(&line.replace(HELD_LINE_END, "\n"))
    } else {
        Fact::read(line)
    }
}

/// FNV-1a starts from here.
pub(crate) const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over characters, 64 bits. No table and no dependency; since every step is a bijection of what came
/// before, any one changed character is found for certain.
pub(crate) fn mix(start: u64, text: &str) -> u64 {
    text.chars()
        .fold(start, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}

/// A number by which a text is known again.
pub(crate) fn mark(text: &str) -> u64 {
    mix(OFFSET, text)
}
