//! How items stand: which group holds which groups and problems, in which order. Made afresh when items came, went
//! or moved; not on every edit.

use crate::{Field, ItemId, Kind, Ledger, Value, fold::DEEPEST};
use std::collections::{HashMap, HashSet};

/// A group with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The group; `None` for what stands in no group.
    pub group: Option<ItemId>,
    /// How deep: 0 for an aspect, 1 for a category in it.
    pub depth: usize,
    /// Its problems, in order; those of its groups are in their own sections.
    pub problems: Vec<ItemId>,
}

/// The whole checklist in order: sections depth first. Problems without a group come first, in a section of none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The sections, in the order of reading.
    pub sections: Vec<Section>,
}

impl Outline {
    /// All problems, in the order of reading.
    pub fn problems(&self) -> impl Iterator<Item = ItemId> + '_ {
        self.sections
            .iter()
            .flat_map(|section| section.problems.iter().copied())
    }
}

impl Ledger {
    /// Where an item stands among its siblings: its `order`, or else the time of its adding, spaced so that others
    /// can be put between; ties by id.
    pub fn rank(&self, id: ItemId) -> (i64, ItemId) {
        if let Some(Value::Number(order)) = self.value(id, Field::Order) {
            return (*order, id);
        }
        let added = self.item(id).and_then(|item| item.added).map_or(0, |added| added.time);
        (i64::try_from(added).unwrap_or(i64::MAX).saturating_mul(1 << 20), id)
    }

    /// The parts of an item that are there, in order.
    pub fn parts(&self, id: ItemId, kind: Kind) -> Vec<ItemId> {
        let mut parts: Vec<ItemId> = self
            .item(id)
            .into_iter()
            .flat_map(|item| item.part_ids())
            .filter(|part| self.item(*part).and_then(|p| p.kind()) == Some(kind) && self.is_there(*part))
            .collect();
        parts.sort_by_key(|part| self.rank(*part));
        parts
    }

    /// The `order` that puts an item one place up (or down) among these siblings, which stand in their order; none where
    /// it stands at the end already, or where so many were put between the same two that no number is left.
    pub fn order_beside(&self, item: ItemId, siblings: &[ItemId], up: bool) -> Option<i64> {
        let at = siblings.iter().position(|id| *id == item)?;
        let rank = |place: Option<usize>| place.and_then(|place| siblings.get(place)).map(|id| self.rank(*id).0);
        let (near, far) = if up {
            (rank(at.checked_sub(1)), rank(at.checked_sub(2)))
        } else {
            (rank(at.checked_add(1)), rank(at.checked_add(2)))
        };
        let near = near?;
        let step = if up { -(1 << 20) } else { 1 << 20 };
        let order = far.map_or(near.saturating_add(step), |far| near.midpoint(far));
        let between = order != near && Some(order) != far;
        between.then_some(order)
    }

    /// The group an item stands in, if that group is known.
    pub fn group_of(&self, id: ItemId) -> Option<ItemId> {
        let group: ItemId = self.value(id, Field::Group)?.as_text()?.parse().ok()?;
        (self.item(group)?.kind() == Some(Kind::Group)).then_some(group)
    }

    /// All groups and problems that are there, in order. A removed group is still shown while a problem stands in
    /// it; groups that contain each other in a ring are shown as if they stood in none.
    pub fn outline(&self) -> Outline {
        let mut problems: HashMap<Option<ItemId>, Vec<ItemId>> = HashMap::new();
        let mut groups: HashMap<Option<ItemId>, Vec<ItemId>> = HashMap::new();
        let mut needed: HashSet<ItemId> = HashSet::new();
        for item in self.items.values() {
            match item.kind() {
                Some(Kind::Problem) if self.is_there(item.id) => {
                    let group = self.group_of(item.id);
                    needed.extend(group.into_iter().flat_map(|g| self.group_path(g)));
                    problems.entry(group).or_default().push(item.id);
                }
                Some(Kind::Group) if self.is_there(item.id) => {
                    needed.insert(item.id);
                }
                _ => {}
            }
        }
        for group in &needed {
            let above = self
                .group_path(*group)
                .into_iter()
                .rev()
                .nth(1)
                .filter(|above| needed.contains(above));
            groups.entry(above).or_default().push(*group);
        }
        for list in problems.values_mut().chain(groups.values_mut()) {
            list.sort_by_cached_key(|id| self.rank(*id));
        }
        let mut outline = Outline::default();
        if let Some(loose) = problems.remove(&None) {
            outline.sections.push(Section {
                group: None,
                depth: 0,
                problems: loose,
            });
        }
        lay_out(None, 0, &groups, &mut problems, &mut outline);
        outline
    }

    /// The groups above and with this one, outermost first. Ends where a ring closes.
    pub fn group_path(&self, group: ItemId) -> Vec<ItemId> {
        let mut path = vec![group];
        let mut at = group;
        while let Some(above) = self.group_of(at) {
            if path.contains(&above) || path.len() >= DEEPEST {
                return vec![group];
            }
            path.push(above);
            at = above;
        }
        path.reverse();
        path
    }
}

fn lay_out(
    above: Option<ItemId>,
    depth: usize,
    groups: &HashMap<Option<ItemId>, Vec<ItemId>>,
    problems: &mut HashMap<Option<ItemId>, Vec<ItemId>>,
    outline: &mut Outline,
) {
    for group in groups.get(&above).into_iter().flatten() {
        let own = problems.remove(&Some(*group)).unwrap_or_default();
        outline.sections.push(Section {
            group: Some(*group),
            depth,
            problems: own,
        });
        if depth < DEEPEST {
            lay_out(Some(*group), depth + 1, groups, problems, outline);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActorId, Command, Context, WallTime};

    #[test]
    fn an_item_is_put_one_place_up_or_down() {
        let mut ledger = Ledger::default();
        let mut next = 1;
        let mut act = |ledger: &mut Ledger, command: &Command| {
            let actor = ActorId::from_random(1);
            let (at, by) = (WallTime(0), "王芳".into());
            let facts = ledger.facts_of(command, &Context { actor, next, at, by }).unwrap();
            next += u32::try_from(facts.len()).unwrap();
            ledger.fold(facts);
        };
        for title in ["甲", "乙", "丙", "丁"] {
            let title = title.to_owned();
            act(&mut ledger, &Command::AddGroup { title, within: None });
        }
        let order = |ledger: &Ledger| -> Vec<ItemId> {
            let sections = ledger.outline().sections;
            sections.iter().filter_map(|section| section.group).collect()
        };
        let names =
            |ledger: &Ledger| -> String { order(ledger).iter().map(|id| ledger.text(*id, Field::Title)).collect() };
        let groups = order(&ledger);
        for (place, up, then) in [
            (3, true, "甲乙丁丙"),
            (3, true, "甲丁乙丙"),
            (3, true, "丁甲乙丙"),
            (3, true, "丁甲乙丙"),
            (0, false, "丁乙甲丙"),
            (0, false, "丁乙丙甲"),
            (0, false, "丁乙丙甲"),
        ] {
            let item = groups[place];
            if let Some(number) = ledger.order_beside(item, &order(&ledger), up) {
                let (field, value) = (Field::Order, Value::Number(number));
                act(&mut ledger, &Command::Set { item, field, value });
            }
            assert_eq!(names(&ledger), then);
        }
    }
}
