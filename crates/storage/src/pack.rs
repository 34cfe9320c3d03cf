//! Packing: many small keys become few larger ones. A packed key is written and read back first; only later, after
//! the browser had time to take the write back, are the old keys looked at once more and removed. Any tab may pack
//! any keys; two that pack the same keys make duplicates, which a later packing takes out. Nothing is ever removed
//! because *another* tab's key holds it too: two tabs might each trust in the other's.

use crate::{
    Fault, Shelf, Store, Unsaved,
    store::{Held, Known},
    text::Lines,
};
use std::collections::HashSet;

/// The least time, in milliseconds, from one call of [`Store::tend`] to the next. A browser of several processes
/// may still take back a write, when two tabs fill the last room at the same time; it does so within milliseconds.
pub const SETTLE_MS: u32 = 2_000;

/// Keys of up to this many bytes (of facts as lines) are put together when there are so many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Keys with fewer bytes belong here (or to a lower level).
    pub below: usize,
    /// This many keys are put together.
    pub keys: usize,
}

/// How large keys become, and when they are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of facts as lines that are put under one key (a single longer fact is alone under its key).
    pub largest_key: usize,
    /// From small to large; what is in none is left alone.
    pub levels: [Level; 3],
}

impl Default for Limits {
    fn default() -> Limits {
        let level = |below, keys| Level { below, keys };
        Limits {
            largest_key: 256 << 10,
            levels: [level(8 << 10, 32), level(32 << 10, 8), level(128 << 10, 4)],
        }
    }
}

/// Keys that are to be put together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plan {
    /// Their names; at least two.
    pub keys: Vec<String>,
}

/// A packing of which the new keys are written and the old ones are still there.
#[derive(Clone, Debug)]
pub(crate) struct Packing {
    /// The new keys.
    new: Vec<String>,
    /// The old keys.
    old: Vec<String>,
    /// The call of `tend` that wrote them.
    at: u64,
}

/// How much smaller packings become while there is no room for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Squeeze {
    halvings: u32,
    /// No packing fits while there are this many keys.
    none_fits_at: Option<usize>,
}

/// What one call of [`Store::tend`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tended {
    /// Nothing was to be done.
    Nothing,
    /// This many keys were put together; they are removed at the next call.
    Packed(usize),
    /// This many old keys were removed.
    Cleared(usize),
    /// The packed key could not be written or verified; the old keys remain, and nothing is lost.
    Refused(Unsaved),
}

impl<S: Shelf> Store<S> {
    /// One small step of housekeeping. To be called when the page is idle and visible, [`SETTLE_MS`] apart or more.
    pub fn tend(&mut self) -> Tended {
        self.ticks += 1;
        if self.packing.as_ref().is_some_and(|packing| packing.at < self.ticks) {
            return self.told(Store::pack_clear, Tended::Cleared);
        }
        if !self.litter.is_empty() && self.unsaved().is_empty() && self.wrote_at + 2 <= self.ticks {
            return self.told(Store::clear_litter, Tended::Cleared);
        }
        match self.pack_plan() {
            Some(plan) => self.told(|store| store.pack_write(&plan), Tended::Packed),
            None => Tended::Nothing,
        }
    }

    fn told(
        &mut self,
        step: impl FnOnce(&mut Self) -> Result<usize, Unsaved>,
        done: impl FnOnce(usize) -> Tended,
    ) -> Tended {
        match step(self) {
            Ok(keys) => done(keys),
            Err(why) => Tended::Refused(why),
        }
    }

    /// Whether there is something to put together.
    pub fn should_pack(&self) -> bool {
        self.packing.is_none() && self.pack_plan().is_some()
    }

    /// The keys that would be put together next: the smallest level that is full, or else keys of which all is held
    /// by a larger key too.
    pub fn pack_plan(&self) -> Option<Plan> {
        if self.packing.is_some() || self.squeeze.none_fits_at == Some(self.known.len()) {
            return None;
        }
        let keys = self.full_level().or_else(|| self.duplicates())?;
        let most = (keys.len() >> self.squeeze.halvings).max(2);
        Some(Plan {
            keys: keys.into_iter().take(most).collect(),
        })
    }

    fn held_keys(&self) -> impl Iterator<Item = (&String, &Held)> {
        self.known.iter().filter_map(|(key, known)| match known {
            Known::Held(held) => Some((key, held)),
            Known::Aside(..) => None,
        })
    }

    fn full_level(&self) -> Option<Vec<String>> {
        let mut above = 0;
        for level in self.limits.levels {
            let here = |held: &Held| (above..level.below).contains(&held.bytes);
            let mut keys: Vec<_> = self.held_keys().filter(|(_, held)| here(held)).collect();
            above = level.below;
            if keys.len() < level.keys {
                continue;
            }
            keys.sort_by_key(|(_, held)| held.bytes);
            let mut room = self.limits.largest_key;
            let fits = |(_, held): &(&String, &Held)| {
                let fits = held.bytes < room;
                room = room.saturating_sub(held.bytes + 1);
                fits
            };
            let keys: Vec<String> = keys.into_iter().take_while(fits).map(|(key, _)| key.clone()).collect();
            if keys.len() > 1 {
                return Some(keys);
            }
        }
        None
    }

    /// A key and those of which it holds every line.
    fn duplicates(&self) -> Option<Vec<String>> {
        let written: usize = self.held_keys().map(|(_, held)| held.lines.len()).sum();
        if written == self.held.len() {
            return None;
        }
        let everywhere_twice = |held: &Held| {
            let twice = |line: &u64| self.held.get(line).is_some_and(|count| *count > 1);
            held.lines.iter().all(twice)
        };
        let doubled: Vec<_> = self.held_keys().filter(|(_, held)| everywhere_twice(held)).collect();
        let mut largest_first: Vec<_> = self.held_keys().collect();
        largest_first.sort_by_key(|(_, held)| std::cmp::Reverse(held.lines.len()));
        largest_first.into_iter().find_map(|(whole, held)| {
            let lines: HashSet<u64> = held.lines.iter().copied().collect();
            let within = |held: &Held| held.lines.iter().all(|line| lines.contains(line));
            let parts = doubled.iter().filter(|(key, held)| *key != whole && within(held));
            let keys: Vec<String> = std::iter::once(whole)
                .chain(parts.map(|(key, _)| *key))
                .cloned()
                .collect();
            (keys.len() > 1).then_some(keys)
        })
    }

    /// Step one: writes the union of these keys under new keys of this tab, and reads them back. Gives the number of
    /// keys put together; those that changed or went meanwhile are left out.
    pub fn pack_write(&mut self, plan: &Plan) -> Result<usize, Unsaved> {
        let mut old = Vec::new();
        let mut seen = HashSet::new();
        let mut parts = vec![Lines::default()];
        for key in &plan.keys {
            let Some(lines) = self.read_again(key).map_err(Unsaved::Fault)? else {
                continue;
            };
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
        self.packing = Some(Packing {
            new,
            old,
            at: self.ticks,
        });
        Ok(keys)
    }

    fn squeeze_more(&mut self, keys: usize, why: &Unsaved) {
        if matches!(why, Unsaved::Fault(Fault::Full(_))) {
            self.squeeze.halvings += 1;
            if keys <= 2 {
                self.squeeze = Squeeze {
                    halvings: 0,
                    none_fits_at: Some(self.known.len()),
                };
            }
        }
    }

    /// Step two, some time after: looks whether the new keys are still there and whole, then removes each old key
    /// that is still what was packed. Gives the number of removed keys.
    pub fn pack_clear(&mut self) -> Result<usize, Unsaved> {
        let Some(packing) = self.packing.take() else {
            return Ok(0);
        };
        for key in &packing.new {
            match self.read_again(key) {
                Ok(Some(_)) => {}
                Ok(None) => {
                    // Taken back by the browser, or packed again by another tab: the old keys are not ours to judge.
                    self.refresh();
                    return Err(Unsaved::ReadBackDiffers);
                }
                Err(fault) => {
                    self.packing = Some(packing);
                    return Err(Unsaved::Fault(fault));
                }
            }
        }
        let mut removed = 0;
        for key in &packing.old {
            match self.read_again(key) {
                Ok(Some(_)) => self.shelf.remove(key).map_err(Unsaved::Fault)?,
                Ok(None) => continue,
                Err(fault) => return Err(Unsaved::Fault(fault)),
            }
            if matches!(self.shelf.get(key), Ok(None)) {
                self.forget(key);
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Removes this tab's own keys that did not read back as written, once their facts stand under another.
    fn clear_litter(&mut self) -> Result<usize, Unsaved> {
        self.refresh();
        if *self.state() != crate::SaveState::Saved {
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
