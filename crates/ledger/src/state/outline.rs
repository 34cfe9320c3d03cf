//! Order of the checklist: which group holds which groups and problems, and in which order. Worked out when items
//! came, went or moved; not on every edit.

use crate::{Field, Item, ItemId, Kind, KindPlace, Ledger, Refusal, Value, state::fold::DEEPEST};
use std::collections::{HashMap, HashSet};

/// Distance between the order numbers of neighbours, so that others fit between them.
const APART: i64 = 1 << 20;

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

/// Removes sections that show nothing: those without problems, except headings of deeper sections that have some.
pub fn leave_out_empty(sections: &mut Vec<Section>) {
    let mut below = None;
    let mut shown: Vec<bool> = sections
        .iter()
        .rev()
        .map(|section| {
            let heads = section.group.is_some() && below.is_some_and(|depth| depth > section.depth);
            let shown = heads || !section.problems.is_empty();
            if shown {
                below = Some(section.depth);
            }
            shown
        })
        .collect();
    sections.retain(|_| shown.pop().unwrap_or(true));
}

impl Ledger {
    /// Where an item stands among its siblings: its `order`, or else the time of its adding, spaced so that others
    /// can be put between; ties by id.
    pub fn rank(&self, id: ItemId) -> (i64, ItemId) {
        if let Some(Value::Number(order)) = self.value(id, Field::Order) {
            return (*order, id);
        }
        let added = self.item(id).and_then(|item| item.added).map_or(0, |added| added.time);
        (i64::try_from(added).unwrap_or(i64::MAX).saturating_mul(APART), id)
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

    /// The items that stand beside this one, itself among them, in their order: in the same group, as parts of the same
    /// whole, or as what else of its kind stands alone.
    pub fn siblings(&self, item: ItemId) -> Vec<ItemId> {
        let Some(kind) = self.kind(item) else {
            return Vec::new();
        };
        if let Some(whole) = self.item(item).and_then(|item| item.under()) {
            return self.parts(whole, kind);
        }
        let sections = || self.outline().sections.into_iter();
        match kind.place() {
            KindPlace::Outline if kind == Kind::Group => {
                let above = |group: ItemId| self.group_path(group).into_iter().rev().nth(1);
                let groups = sections().filter_map(|section| section.group);
                groups.filter(|group| above(*group) == above(item)).collect()
            }
            KindPlace::Outline => {
                let own = sections().find(|section| section.problems.contains(&item));
                own.map(|section| section.problems).unwrap_or_default()
            }
            KindPlace::Root => Vec::new(),
            KindPlace::Part | KindPlace::Beside | KindPlace::FileRecord => self.standing_alone(kind),
        }
    }

    /// The `order` of each item that has to change so that this one stands directly before (or behind) that one.
    pub(crate) fn orders_beside(
        &self,
        item: ItemId,
        beside: ItemId,
        behind: bool,
    ) -> Result<Vec<(ItemId, i64)>, Refusal> {
        let now = self.siblings(item);
        let mut then: Vec<ItemId> = now.iter().copied().filter(|id| *id != item).collect();
        let at = then.iter().position(|id| *id == beside).ok_or(Refusal::NotBeside)?;
        let at = at + usize::from(behind);
        let rank = |place: Option<usize>| place.and_then(|place| then.get(place)).map(|id| self.rank(*id).0);
        let order = match (rank(at.checked_sub(1)), rank(Some(at))) {
            (Some(before), Some(after)) => {
                Some(before.midpoint(after)).filter(|order| before < *order && *order < after)
            }
            (Some(before), None) => before.checked_add(APART),
            (None, after) => after.and_then(|after| after.checked_sub(APART)),
        };
        then.insert(at, item);
        if then == now {
            return Ok(Vec::new());
        }
        if let Some(order) = order {
            return Ok(vec![(item, order)]);
        }
        // No number is left between the two.
        let numbers = std::iter::successors(Some(APART), |order| order.checked_add(APART));
        Ok(then.into_iter().zip(numbers).collect())
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
        let outlined = |item: &&Item| item.kind().is_some_and(|kind| kind.place() == KindPlace::Outline);
        for item in self.items.values().filter(outlined) {
            if !self.is_there(item.id) {
                continue;
            }
            if item.kind() == Some(Kind::Group) {
                needed.insert(item.id);
            } else {
                let group = self.group_of(item.id);
                needed.extend(group.into_iter().flat_map(|g| self.group_path(g)));
                problems.entry(group).or_default().push(item.id);
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
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn left(sections: &[(usize, usize)]) -> Vec<usize> {
        let id = |number: usize| ItemId {
            actor: crate::ActorId::from_random(1),
            number: u32::try_from(number + 1).unwrap(),
        };
        let mut all: Vec<Section> = sections
            .iter()
            .enumerate()
            .map(|(place, (depth, problems))| Section {
                group: Some(id(place)),
                depth: *depth,
                problems: (0..*problems).map(|n| id(100 + n)).collect(),
            })
            .collect();
        let before = all.clone();
        leave_out_empty(&mut all);
        let place = |section: &Section| before.iter().position(|it| it == section).unwrap();
        all.iter().map(place).collect()
    }

    #[test]
    fn the_heads_of_what_is_shown_are_shown() {
        assert_eq!(left(&[(0, 0), (1, 2), (1, 0), (0, 0), (0, 1)]), [0, 1, 4]);
        assert_eq!(left(&[(0, 0), (1, 0), (2, 1), (1, 0), (0, 0), (1, 0)]), [0, 1, 2]);
        assert_eq!(left(&[(0, 1), (1, 0), (1, 1)]), [0, 2]);
        assert_eq!(left(&[(0, 0), (1, 0)]), Vec::<usize>::new());
        assert_eq!(left(&[]), Vec::<usize>::new());
    }
}
