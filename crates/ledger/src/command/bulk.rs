//! Plan of a bulk change: what setting one field of many items to one value would do, item by item. The rules are asked for each
//! item as for a change of that item alone, so that a preview says who is left out and why, before anything is recorded.

use crate::{Command, Context, Field, ItemId, Ledger, Progress, Refusal, Value};

/// What a bulk change would do. Each item stands in exactly one of the lists, in the order in which it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkPlan {
    /// Items that would change.
    pub changed: Vec<ItemId>,
    /// Items that have this value already.
    pub unchanged: Vec<ItemId>,
    /// Items that are left out, each with the reason.
    pub refused: Vec<(ItemId, Refusal)>,
}

impl BulkPlan {
    /// The command that carries the plan out: the items that would change, and no others.
    pub fn command(&self, field: Field, value: Value) -> Command {
        Command::SetMany {
            items: self.changed.clone(),
            field,
            value,
        }
    }
}

impl Ledger {
    /// Plan of setting a field of these items to one value.
    pub fn plan_bulk(&self, items: &[ItemId], field: Field, value: &Value, context: &Context) -> BulkPlan {
        let mut plan = BulkPlan::default();
        for item in items.iter().copied() {
            let value = value.clone();
            match self.facts_of(&Command::Set { item, field, value }, context) {
                Err(refusal) => plan.refused.push((item, refusal)),
                Ok(facts) if facts.is_empty() || self.reads_as(item, field, &facts) => plan.unchanged.push(item),
                Ok(_) => plan.changed.push(item),
            }
        }
        plan
    }

    /// Whether the progress of an item reads the same after these facts: what was never set reads as not started.
    fn reads_as(&self, item: ItemId, field: Field, facts: &[crate::Fact]) -> bool {
        let [fact] = facts else { return false };
        let crate::Body::Set { value, .. } = &fact.body else {
            return false;
        };
        let step = value
            .as_text()
            .and_then(Progress::from_key)
            .unwrap_or(Progress::NotStarted);
        field == Field::Progress && self.values(item, field).len() < 2 && self.progress(item) == step
    }
}
