//! Packing in two steps: the packed key is written and read back first; only later, after the browser had time to
//! take the write back, are the old keys looked at once more and removed. Any tab may pack any keys; two that pack
//! the same keys make duplicates, which a later packing takes out. Nothing is ever removed because *another* tab's
//! key holds it too: two tabs might each trust in the other's.

use crate::{Fault, Plan, SaveState, Shelf, Store, Unsaved, lines::Lines, plan::Squeeze};
use std::collections::HashSet;

/// For how many calls of `tend` packing rests when there is no room even for two keys put together.
const REST: u64 = 15;

/// A packing of which the new keys are written and old ones are still there.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Packing {
    /// The new keys.
    new: Vec<String>,
    /// The old keys that are still to be removed.
    old: Vec<String>,
    /// The call of `tend` that wrote them.
    pub at: u64,
}

impl<S: Shelf> Store<S> {
    /// Step one: writes the union of these keys under new keys of this tab, and reads them back. Gives the number of
    /// keys put together; those that changed or went meanwhile are left out.
    pub fn pack_write(&mut self, plan: &Plan) -> Result<usize, Unsaved> {
        let (old, parts) = self.union_of(plan).map_err(Unsaved::Fault)?;
        if old.len() < 2 {
            return Ok(0);
        }
        let mut new = Vec::new();
        for part in &parts {
            match self.write(part) {
                Ok(key) => new.push(key),
                Err(why) => {
                    self.squeeze_more(plan.keys.len(), &why);
                    return Err(why);
                }
            }
        }
        self.squeeze = Squeeze::default();
        let keys = old.len();
        let at = self.ticks;
        self.packing = Some(Packing { new, old, at });
        Ok(keys)
    }

    /// The keys of the plan that are still what they were, and their lines, each once, in parts of bounded size.
    fn union_of(&mut self, plan: &Plan) -> Result<(Vec<String>, Vec<Lines>), Fault> {
        let mut old = Vec::new();
        let mut seen = HashSet::new();
        let mut parts = vec![Lines::default()];
        for key in &plan.keys {
            let Some(lines) = self.read_again(key)? else { continue };
            old.push(key.clone());
            for line in lines.iter() {
                if !seen.insert(line.to_owned()) {
                    continue;
                }
                let full = |part: &Lines| part.count > 0 && part.text.len() + line.len() >= self.limits.largest_key;
                if parts.last().is_none_or(full) {
                    parts.push(Lines::default());
                }
                if let Some(part) = parts.last_mut() {
                    part.push_line(line);
                }
            }
        }
        Ok((old, parts))
    }

    fn squeeze_more(&mut self, keys: usize, why: &Unsaved) {
        if !matches!(why, Unsaved::Fault(Fault::Full(_))) {
            return;
        }
        let (halvings, rest_until) = match keys {
            ..=2 => (0, self.ticks + REST),
            _ => (self.squeeze.halvings + 1, 0),
        };
        self.squeeze = Squeeze { halvings, rest_until };
    }

    /// Step two, [`SETTLE_MS`](crate::SETTLE_MS) or more after: looks whether the new keys are still there and whole,
    /// then removes each old key that is still what was packed. Gives the number of removed keys. After a fault, the
    /// rest is removed by the next call.
    pub fn pack_clear(&mut self) -> Result<usize, Unsaved> {
        let Some(packing) = self.packing.take() else {
            return Ok(0);
        };
        let mut still_there = true;
        for key in &packing.new {
            match self.read_again(key) {
                Ok(lines) => still_there &= lines.is_some(),
                Err(fault) => {
                    self.packing = Some(packing);
                    return Err(Unsaved::Fault(fault));
                }
            }
        }
        if !still_there {
            // Taken back by the browser, or packed again by another tab. Either way the old keys stay; if they are
            // duplicates, they are packed again.
            self.refresh();
            return Ok(0);
        }
        let mut left = Vec::new();
        let mut fault = None;
        for key in &packing.old {
            match self.remove_unchanged(key) {
                Ok(true) => {}
                Ok(false) => left.push(key.clone()),
                Err(told) => {
                    left.push(key.clone());
                    fault = Some(told);
                }
            }
        }
        let removed = packing.old.len() - left.len();
        if !left.is_empty() {
            self.packing = Some(Packing { old: left, ..packing });
        }
        fault.map_or(Ok(removed), |fault| Err(Unsaved::Fault(fault)))
    }

    /// Removes a key if its text is the one that was packed; says whether that is done with.
    fn remove_unchanged(&mut self, key: &str) -> Result<bool, Fault> {
        if self.read_again(key)?.is_some() {
            self.shelf.remove(key)?;
            if self.shelf.get(key)?.is_some() {
                return Ok(false);
            }
        }
        // Removed, or gone, or another text now (that refresh will read).
        self.forget(key);
        Ok(true)
    }

    /// Removes this tab's own keys that did not read back as written, once their facts stand under another.
    pub(crate) fn clear_litter(&mut self) -> Result<usize, Unsaved> {
        if *self.state() != SaveState::Saved {
            return Ok(0);
        }
        let mut removed = 0;
        while let Some(key) = self.litter.last().cloned() {
            self.shelf.remove(&key).map_err(Unsaved::Fault)?;
            self.litter.pop();
            self.forget(&key);
            removed += 1;
        }
        Ok(removed)
    }
}
