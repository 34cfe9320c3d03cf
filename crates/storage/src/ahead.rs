//! Packing before writing: to deflate the facts of a large merge takes a while, and is done in steps, so that the writing,
//! which is not to be cut in two, is short. What was packed is only ever used for the very lines that it was made of;
//! without it, or with others, the same is written.

use crate::{lines::Lines, text};
use ledger::Fact;
use std::collections::HashMap;

/// Facts being packed.
#[derive(Clone, Debug, Default)]
pub struct Ahead {
    largest: usize,
    next: usize,
    /// By the lines, what they are packed to, where that is tried.
    bodies: HashMap<String, Option<String>>,
}

impl Ahead {
    pub(crate) fn of(largest: usize) -> Ahead {
        Ahead {
            largest,
            ..Ahead::default()
        }
    }

    /// Packs as many of these facts as one key takes, from where it stopped; true when all are packed. The facts are the
    /// same at each step.
    pub fn step(&mut self, facts: &[Fact]) -> bool {
        let left = facts.get(self.next..).unwrap_or_default();
        if left.is_empty() {
            return true;
        }
        let lines = Lines::first(left, self.largest);
        self.next += lines.count;
        let body = text::packed(&lines);
        self.bodies.insert(lines.text, body);
        self.next >= facts.len()
    }

    /// What these lines were packed to, if they were and are worth it.
    pub(crate) fn take(&mut self, lines: &Lines) -> Option<String> {
        self.bodies.remove(&lines.text).flatten()
    }
}
