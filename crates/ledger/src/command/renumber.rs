//! Renumbering (重新编号): the printed numbers of all problems counted anew in the order of reading, as one command and so as
//! one undo. Only numbers that change are set.

use crate::{Command, Field, ItemId, Ledger, Value};

/// Where counting begins at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberedWithin {
    /// Once: from the first problem to the last.
    Whole,
    /// In each aspect (方面), its categories included.
    Aspect,
}

impl Ledger {
    /// The problems whose printed number would change, each with the new one.
    pub fn renumbering(&self, within: NumberedWithin) -> Vec<(ItemId, usize)> {
        let mut changed = Vec::new();
        let mut number = 0;
        for section in self.outline().sections {
            if within == NumberedWithin::Aspect && section.depth == 0 {
                number = 0;
            }
            for problem in section.problems {
                number += 1;
                if self.text(problem, Field::Number) != number.to_string() {
                    changed.push((problem, number));
                }
            }
        }
        changed
    }

    /// The command that gives the problems their new numbers.
    pub fn renumber(&self, within: NumberedWithin) -> Command {
        let changed = self.renumbering(within).into_iter();
        let set = |(item, number): (ItemId, usize)| Command::Set {
            item,
            field: Field::Number,
            value: Value::text(number.to_string()),
        };
        Command::Together(changed.map(set).collect())
    }
}
