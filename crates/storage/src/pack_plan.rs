//! The choice of keys to pack together. Small keys first, in levels by size: a fact is rewritten a bounded number of
//! times however large the ledger grows, and keys stay few. Pure; nothing is read or written here.

use crate::{
    Shelf, Store,
    store::{KeyState, ReadKey},
};
use std::collections::HashSet;

/// A size class of keys: once `keys` of them exist, they are packed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackLevel {
    /// Upper bound (exclusive) of a key's size, in bytes of facts as lines; smaller keys may belong to a lower level.
    pub below: usize,
    /// Number of keys that triggers packing.
    pub keys: usize,
}

/// Limits of packing: the largest key, and the levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackLimits {
    /// Most bytes of facts as lines under one key. A single longer fact stands alone under its key.
    pub largest_key: usize,
    /// Levels from small to large. Keys larger than the last level are never packed again.
    pub levels: [PackLevel; 3],
}

impl Default for PackLimits {
    fn default() -> PackLimits {
        let level = |below, keys| PackLevel { below, keys };
        PackLimits {
            largest_key: 128 << 10,
            levels: [level(4 << 10, 32), level(32 << 10, 8), level(64 << 10, 4)],
        }
    }
}

/// The keys of one packing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PackPlan {
    /// Key names, at least two.
    pub keys: Vec<String>,
}

/// Back-off of packing while the storage has no room for packed keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct PackBackoff {
    /// How many times the number of keys in one packing was halved.
    pub halvings: u32,
    /// Number of the `housekeep` call before which nothing is planned; set when not even two keys fitted.
    pub rest_until: u64,
}

impl<S: Shelf> Store<S> {
    /// Whether packed keys are written and the old ones are still to be removed.
    pub fn pack_waits(&self) -> bool {
        self.packing.is_some()
    }

    /// Whether there is something to pack.
    pub fn should_pack(&self) -> bool {
        self.packing.is_none() && self.pack_plan().is_some()
    }

    /// The keys to pack next: the smallest full level, or else keys whose lines all stand in a larger key too.
    pub fn pack_plan(&self) -> Option<PackPlan> {
        if self.packing.is_some() || self.ticks < self.pack_backoff.rest_until {
            return None;
        }
        let keys = self.full_level().or_else(|| self.redundant_keys())?;
        let most = (keys.len() >> self.pack_backoff.halvings).max(2);
        Some(PackPlan {
            keys: keys.into_iter().take(most).collect(),
        })
    }

    pub(crate) fn keys_read(&self) -> impl Iterator<Item = (&String, &ReadKey)> {
        self.known.iter().filter_map(|(key, known)| match known {
            KeyState::Read(read) => Some((key, read)),
            KeyState::SetAside(..) => None,
        })
    }

    fn full_level(&self) -> Option<Vec<String>> {
        let mut above = 0;
        for level in self.limits.levels {
            let here = |entry: &ReadKey| (above..level.below).contains(&entry.bytes);
            let mut keys: Vec<_> = self.keys_read().filter(|(_, entry)| here(entry)).collect();
            above = level.below;
            if keys.len() < level.keys {
                continue;
            }
            keys.sort_by_key(|(_, entry)| entry.bytes);
            let mut room = self.limits.largest_key;
            let fits = |(_, entry): &(&String, &ReadKey)| {
                let fits = entry.bytes < room;
                room = room.saturating_sub(entry.bytes + 1);
                fits
            };
            let keys: Vec<String> = keys.into_iter().take_while(fits).map(|(key, _)| key.clone()).collect();
            if keys.len() > 1 {
                return Some(keys);
            }
        }
        None
    }

    /// A key, together with the keys whose every line it contains.
    fn redundant_keys(&self) -> Option<Vec<String>> {
        let written: usize = self.keys_read().map(|(_, entry)| entry.lines.len()).sum();
        if written == self.line_copies.len() {
            return None;
        }
        let everywhere_twice = |entry: &ReadKey| {
            let twice = |line: &u64| self.line_copies.get(line).is_some_and(|count| *count > 1);
            entry.lines.iter().all(twice)
        };
        let doubled: Vec<_> = self.keys_read().filter(|(_, entry)| everywhere_twice(entry)).collect();
        let mut largest_first: Vec<_> = self.keys_read().collect();
        largest_first.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.lines.len()));
        largest_first.into_iter().find_map(|(whole, entry)| {
            let lines: HashSet<u64> = entry.lines.iter().copied().collect();
            let within = |entry: &ReadKey| entry.lines.iter().all(|line| lines.contains(line));
            let parts = doubled.iter().filter(|(key, entry)| *key != whole && within(entry));
            let keys: Vec<String> = std::iter::once(whole)
                .chain(parts.map(|(key, _)| *key))
                .cloned()
                .collect();
            (keys.len() > 1).then_some(keys)
        })
    }
}
