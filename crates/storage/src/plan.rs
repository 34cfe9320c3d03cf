//! Which keys to put together. Small ones first, in levels, so that a fact is written again a few times at most
//! however large the ledger is, and so that keys stay few. Nothing is read or written here.

use crate::{
    Shelf, Store,
    store::{Held, Known},
};
use std::collections::HashSet;

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
            largest_key: 128 << 10,
            levels: [level(4 << 10, 32), level(32 << 10, 8), level(64 << 10, 4)],
        }
    }
}

/// Keys that are to be put together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plan {
    /// Their names; at least two.
    pub keys: Vec<String>,
}

/// How much smaller packings become while there is no room for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Squeeze {
    /// Every packing takes half as many keys, this many times over.
    pub halvings: u32,
    /// Not even two keys fitted; nothing is planned before this call of `tend`.
    pub rest_until: u64,
}

impl<S: Shelf> Store<S> {
    /// Whether a packed key is written and the old ones are still to be removed.
    pub fn pack_waits(&self) -> bool {
        self.packing.is_some()
    }

    /// Whether there is something to put together.
    pub fn should_pack(&self) -> bool {
        self.packing.is_none() && self.pack_plan().is_some()
    }

    /// The keys that would be put together next: the smallest level that is full, or else keys of which all is held
    /// by a larger key too.
    pub fn pack_plan(&self) -> Option<Plan> {
        if self.packing.is_some() || self.ticks < self.squeeze.rest_until {
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
}
