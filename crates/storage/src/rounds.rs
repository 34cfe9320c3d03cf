//! The rounds that this browser keeps, and how full its storage is. Reads only.

use crate::{Fault, Shelf, key_name};
use ledger::file::RoundId;
use std::collections::{BTreeMap, BTreeSet};

/// Size of a round in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundSummary {
    /// The round.
    pub round: RoundId,
    /// Number of its keys, readable or not.
    pub keys: usize,
    /// Size of its keys and texts in UTF-16 units.
    pub units: usize,
}

/// The rounds that have keys in storage, by the names of keys alone.
pub fn round_ids(shelf: &impl Shelf) -> Result<BTreeSet<RoundId>, Fault> {
    Ok(shelf.keys()?.iter().filter_map(|key| key_name::round_of(key)).collect())
}

/// The rounds that have keys in storage.
pub fn rounds(shelf: &impl Shelf) -> Result<Vec<RoundSummary>, Fault> {
    let mut found: BTreeMap<RoundId, RoundSummary> = BTreeMap::new();
    for key in shelf.keys()? {
        let Some(round) = key_name::round_of(&key) else {
            continue;
        };
        let length = shelf.get(&key)?.map_or(0, |text| crate::text_units::units(&text));
        let summary = found.entry(round).or_insert(RoundSummary {
            round,
            keys: 0,
            units: 0,
        });
        summary.keys += 1;
        summary.units += crate::text_units::units(&key) + length;
    }
    Ok(found.into_values().collect())
}

/// Size of the storage in UTF-16 units of keys and texts, as browsers count it (Chromium: at most 5,242,880 for all
/// pages of one origin together).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Used by this program.
    pub ours: usize,
    /// Used by other programs of the same origin.
    pub others: usize,
}

/// Adds up the size of everything in storage.
pub fn units_used(shelf: &impl Shelf) -> Result<Usage, Fault> {
    let mut usage = Usage::default();
    for key in shelf.keys()? {
        let units = crate::text_units::units(&key) + shelf.get(&key)?.map_or(0, |text| crate::text_units::units(&text));
        if key_name::is_ours(&key) {
            usage.ours += units;
        } else {
            usage.others += units;
        }
    }
    Ok(usage)
}
