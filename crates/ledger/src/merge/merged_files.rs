//! Intakes: files that were merged before, the actions that merged them, and whether those still stand.

use crate::{Body, Fact, FactId, Field, Frontier, ItemId, Kind, Ledger, Value, WallTime};
use std::sync::Arc;

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFile {
    /// The intake.
    pub intake: ItemId,
    /// The action of the merge; other files may have come in by it too.
    pub action: FactId,
    /// Who merged.
    pub by: Arc<str>,
    /// When, by the writer's clock.
    pub at: WallTime,
    /// The undoing by which it is taken back now; to do it again is to take that back.
    pub undone_by: Option<FactId>,
}

impl Ledger {
    /// The last time that a file of this checksum was taken in.
    pub fn taken_in(&self, sum: &str) -> Option<TakenFile> {
        let same = |id: &ItemId| !sum.is_empty() && self.text(*id, Field::FileSum) == sum;
        let newest = self.intakes().into_iter().rev().find(same);
        newest.and_then(|id| self.taken(id))
    }

    /// Every file that was ever taken in, also those that were taken back, oldest first.
    pub fn intakes(&self) -> Vec<ItemId> {
        let items = self.items.values().filter(|item| item.kind() == Some(Kind::Intake));
        let mut ids: Vec<(u64, ItemId)> = items
            .map(|item| (item.added.map_or(0, |added| added.time), item.id))
            .collect();
        ids.sort_unstable();
        ids.into_iter().map(|(_, id)| id).collect()
    }

    /// The actions by which files were taken in, oldest first.
    pub fn merges(&self) -> Vec<FactId> {
        let mut merges: Vec<FactId> = Vec::new();
        for intake in self.intakes() {
            if let Some(fact) = self.fact(intake).filter(|fact| !merges.contains(&fact.action)) {
                merges.push(fact.action);
            }
        }
        merges
    }

    /// How a file was taken in.
    pub fn taken(&self, intake: ItemId) -> Option<TakenFile> {
        let fact = self.fact(intake)?;
        Some(TakenFile {
            intake,
            action: fact.action,
            by: fact.by.clone(),
            at: fact.at,
            undone_by: self.taken_back_by(fact.action),
        })
    }

    /// The undoing by which an action is taken back now; none if it stands, or was done again.
    pub fn taken_back_by(&self, action: FactId) -> Option<FactId> {
        let (mut at, mut last) = (action, None);
        for _ in 0..crate::command::undo::LONGEST_CHAIN {
            let Some(undoing) = self.undone_by(at) else { break };
            (at, last) = (undoing, Some(undoing));
        }
        last.filter(|undoing| self.is_undo(*undoing))
    }

    /// The facts that an action of merging brought in, named by its own intakes; none for any other action.
    pub(crate) fn brought_by(&self, action: FactId) -> Vec<Frontier> {
        let Some(found) = self.actions.get(action) else {
            return Vec::new();
        };
        let facts: Vec<&Fact> = found.facts().filter_map(|id| self.fact(id)).collect();
        let is_intake = |id: ItemId| facts.iter().any(|fact| fact.id == id && is_intake(fact));
        let brought = facts.iter().filter_map(|fact| match &fact.body {
            Body::Set {
                item,
                field: Field::Brought,
                value: Value::Text(text),
            } if is_intake(*item) => text.parse().ok(),
            _ => None,
        });
        brought.collect()
    }

    /// Whether an action took files in.
    pub fn takes_in(&self, action: FactId) -> bool {
        let found = self.actions.get(action).into_iter();
        let mut facts = found.flat_map(|action| action.facts()).filter_map(|id| self.fact(id));
        facts.any(is_intake)
    }

    /// Whether an action, or the one that it takes back in the end, took files in.
    pub(crate) fn is_of_merge(&self, action: FactId) -> bool {
        let mut at = action;
        for _ in 0..crate::command::undo::LONGEST_CHAIN {
            match self.actions.get(at).and_then(|action| action.undoes) {
                Some(undone) => at = undone,
                None => break,
            }
        }
        // An intake that was entered by hand brought nothing, and is an item like any other.
        !self.brought_by(at).is_empty()
    }
}

fn is_intake(fact: &Fact) -> bool {
    matches!(fact.body, Body::Add { kind: Kind::Intake, .. })
}
