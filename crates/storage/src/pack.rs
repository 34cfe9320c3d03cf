//! Packing of keys in two steps: packed keys are written and read back first; only later, after the browser had time to
//! take the write back, are the old keys checked once more and removed. Any tab may pack any keys; two tabs that pack the
//! same keys make duplicates, which a later packing removes. No key is ever removed because *another* tab's key contains
//! its facts too: two tabs might each rely on the other's.

use crate::{Fault, PackPlan, SaveState, Shelf, Store, UnsavedReason, fact_lines::FactLines, pack_plan::PackBackoff};
use std::collections::HashSet;

/// Number of `housekeep` calls for which packing pauses when there is no room even for two packed keys.
const PAUSE: u64 = 15;

/// A packing in progress: the new keys are written, the old ones still exist.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Packing {
    /// The new keys.
    new: Vec<String>,
    /// The old keys still to be removed.
    old: Vec<String>,
    /// Number of the `housekeep` call that wrote them.
    pub at: u64,
}

impl<S: Shelf> Store<S> {
    /// Step one: writes the union of these keys under new keys of this tab and reads them back. Returns the number of
    /// packed keys; those that changed or disappeared meanwhile are left out.
    pub fn pack_write(&mut self, plan: &PackPlan) -> Result<usize, UnsavedReason> {
        let (old, parts) = self.union_of(plan).map_err(UnsavedReason::Fault)?;
        if old.len() < 2 {
            return Ok(0);
        }
        let mut new = Vec::new();
        for part in &parts {
            match self.write(part) {
                Ok(key) => new.push(key),
                Err(why) => {
                    self.back_off(plan.keys.len(), &why);
                    return Err(why);
                }
            }
        }
        self.pack_backoff = PackBackoff::default();
        let keys = old.len();
        let at = self.ticks;
        self.packing = Some(Packing { new, old, at });
        Ok(keys)
    }

    /// The unchanged keys of the plan, and their lines without duplicates, in parts of bounded size.
    fn union_of(&mut self, plan: &PackPlan) -> Result<(Vec<String>, Vec<FactLines>), Fault> {
        let mut old = Vec::new();
        let mut seen = HashSet::new();
        let mut parts = vec![FactLines::default()];
        for key in &plan.keys {
            let Some(lines) = self.read_again(key)? else { continue };
            old.push(key.clone());
            for line in lines.iter() {
                if !seen.insert(line.to_owned()) {
                    continue;
                }
                let full = |part: &FactLines| part.count > 0 && part.text.len() + line.len() >= self.limits.largest_key;
                if parts.last().is_none_or(full) {
                    parts.push(FactLines::default());
                }
                if let Some(part) = parts.last_mut() {
                    part.push_line(line);
                }
            }
        }
        Ok((old, parts))
    }

    fn back_off(&mut self, keys: usize, why: &UnsavedReason) {
        if !matches!(why, UnsavedReason::Fault(Fault::Full(_))) {
            return;
        }
        let (halvings, rest_until) = match keys {
            ..=2 => (0, self.ticks + PAUSE),
            _ => (self.pack_backoff.halvings + 1, 0),
        };
        self.pack_backoff = PackBackoff { halvings, rest_until };
    }

    /// Step two, [`SETTLE_MS`](crate::SETTLE_MS) or more after: checks that the new keys are still there and whole, then
    /// removes each old key that is unchanged. Returns the number of removed keys. After a fault, the next call removes
    /// the rest.
    pub fn pack_clear(&mut self) -> Result<usize, UnsavedReason> {
        let Some(packing) = self.packing.take() else {
            return Ok(0);
        };
        let mut still_there = true;
        for key in &packing.new {
            match self.read_again(key) {
                Ok(lines) => still_there &= lines.is_some(),
                Err(fault) => {
                    self.packing = Some(packing);
                    return Err(UnsavedReason::Fault(fault));
                }
            }
        }
        if !still_there {
            // Taken back by the browser, or packed again by another tab. Either way the old keys stay; duplicates
            // are packed again.
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
        fault.map_or(Ok(removed), |fault| Err(UnsavedReason::Fault(fault)))
    }

    /// Removes a key if its text is the packed one; false if it has to be tried again.
    fn remove_unchanged(&mut self, key: &str) -> Result<bool, Fault> {
        if self.read_again(key)?.is_some() {
            self.shelf.remove(key)?;
            if self.shelf.get(key)?.is_some() {
                return Ok(false);
            }
            self.journal_changes.delete(key);
        }
        // Removed, or gone, or another text now (which refresh will read).
        self.forget_key(key);
        Ok(true)
    }

    /// Removes this tab's keys that did not read back as written, once their facts are safe under another key.
    pub(crate) fn clear_mismatched(&mut self) -> Result<usize, UnsavedReason> {
        if *self.state() != SaveState::Saved {
            return Ok(0);
        }
        let mut removed = 0;
        while let Some(key) = self.mismatched.last().cloned() {
            self.shelf.remove(&key).map_err(UnsavedReason::Fault)?;
            self.mismatched.pop();
            self.forget_key(&key);
            removed += 1;
        }
        Ok(removed)
    }
}
