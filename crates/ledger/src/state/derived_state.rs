//! Derived state of items, kept up to date by the fold: whether an item is present, what it is counted as, which
//! fields are in conflict, which removals are contested. A fact affects the items above (an edit of a part contests
//! the removal of its whole) and, only where an item comes or goes, the items below. No other items are looked at.

use crate::{Changes, Field, Item, ItemId, Kind, Ledger, Progress, Removal, state::fold::DEEPEST};

impl Ledger {
    /// Whether an item is there: added, not removed (or contested), and so is what it is a part of. The round is
    /// always there.
    pub fn is_there(&self, id: ItemId) -> bool {
        self.depth(id).is_some()
    }

    /// How many items it is within, if it is there.
    fn depth(&self, id: ItemId) -> Option<usize> {
        match id {
            ItemId::ROUND => Some(0),
            _ => self.item(id).and_then(|item| item.there),
        }
    }

    /// After a fact about an item: what follows for it, for what it is a part of, and for their parts.
    pub(crate) fn settle_around(&mut self, id: ItemId, changes: &mut Changes) {
        let mut at = Some(id);
        for _ in 0..=DEEPEST {
            let Some(now) = at else { break };
            self.settle(now, changes);
            at = self.item(now).and_then(Item::under);
        }
    }

    /// Works out anew what follows from the facts for an item, and, if it came or went, for its parts.
    fn settle(&mut self, id: ItemId, changes: &mut Changes) {
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            changes.items.insert(id);
            let there = self.find_depth(id);
            let counted = there.and_then(|_| self.counts_as(id));
            let Some(item) = self.items.get_mut(&id) else { continue };
            let came_or_went = item.there.is_some() != there.is_some();
            let before = std::mem::replace(&mut item.counted, counted);
            item.there = there;
            if came_or_went {
                changes.structure = true;
                waiting.extend(item.parts.iter().copied());
                self.note_conflicts(id);
            }
            self.recount(before, counted, changes);
        }
    }

    fn recount(&mut self, before: Option<(Kind, Progress)>, now: Option<(Kind, Progress)>, changes: &mut Changes) {
        if before == now {
            return;
        }
        changes.counts = true;
        if let Some((kind, step)) = before {
            self.steps.take_out(kind, step);
        }
        if let Some((kind, step)) = now {
            self.steps.put_in(kind, step);
        }
    }

    fn counts_as(&self, id: ItemId) -> Option<(Kind, Progress)> {
        let kind = self.item(id)?.kind()?;
        matches!(kind, Kind::Problem | Kind::Measure).then(|| (kind, self.progress(id)))
    }

    /// How deep the item is, if it is there, by its own facts and by whether what it is a part of is there.
    fn find_depth(&mut self, id: ItemId) -> Option<usize> {
        if id == ItemId::ROUND {
            return Some(0);
        }
        let added = self.item(id).and_then(|item| item.added);
        let above = match added?.under {
            None => Some(0),
            Some(whole) => self.depth(whole).map(|depth| depth + 1),
        };
        let removal = self.removal(id);
        let there = above.filter(|depth| *depth < DEEPEST && !matches!(removal, Removal::Removed(_)));
        if there.is_some() && matches!(removal, Removal::Contested { .. }) {
            self.contested.insert(id);
        } else {
            self.contested.remove(&id);
        }
        there
    }

    pub(crate) fn note_conflict(&mut self, id: ItemId, field: Field) {
        let several = self.heads(id, field).nth(1).is_some();
        if several && self.is_there(id) && self.differing(id, field) {
            self.conflicts.insert((id, field));
        } else {
            self.conflicts.remove(&(id, field));
        }
    }

    fn note_conflicts(&mut self, id: ItemId) {
        let fields: Vec<Field> = self
            .item(id)
            .into_iter()
            .flat_map(|item| item.fields.keys().copied())
            .collect();
        for field in fields {
            self.note_conflict(id, field);
        }
    }
}
