//! Deflating ahead of a large write. Deflating the facts of a large merge takes long, so it is done in steps; the write
//! itself, which must not be interrupted, is then short. A deflated body is used only for the exact lines it was made
//! from, so what is written does not depend on it.

use crate::{fact_lines::FactLines, key_text};
use ledger::Fact;
use std::collections::HashMap;

/// Facts deflated ahead of a write, in steps.
#[derive(Clone, Debug, Default)]
pub struct DeflatedAhead {
    largest: usize,
    next: usize,
    /// Packed bodies by the lines they were made from; `None` where deflating is not worth it.
    bodies: HashMap<String, Option<String>>,
}

impl DeflatedAhead {
    pub(crate) fn with_limit(largest: usize) -> DeflatedAhead {
        DeflatedAhead {
            largest,
            ..DeflatedAhead::default()
        }
    }

    /// Packs the facts of one more key; true when all are packed. Every step must be given the same facts.
    pub fn step(&mut self, facts: &[Fact]) -> bool {
        let left = facts.get(self.next..).unwrap_or_default();
        if left.is_empty() {
            return true;
        }
        let lines = FactLines::first(left, self.largest);
        self.next += lines.count;
        let body = key_text::packed(&lines);
        self.bodies.insert(lines.text, body);
        self.next >= facts.len()
    }

    /// Removes and returns the packed body of these lines, if there is one.
    pub(crate) fn take(&mut self, lines: &FactLines) -> Option<String> {
        self.bodies.remove(&lines.text).flatten()
    }
}
