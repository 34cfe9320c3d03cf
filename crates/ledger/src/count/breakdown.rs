//! Counts by row: problems and measures by group, leader, department or person. Every problem stands in exactly one
//! row, so the rows add up to the whole under every counting rule.

use crate::{
    Field, ItemId, Kind, Ledger,
    count::{CountingRule, ProgressCounts, Tally},
};
use std::collections::{BTreeSet, HashMap};

/// Property by which problems are grouped into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupBy {
    /// The outermost group (方面).
    Aspect,
    /// The group that a problem stands in itself.
    Group,
    /// The first leader named.
    Leader,
    /// The lead department: the first named.
    Department,
    /// The first person named.
    Person,
}

impl GroupBy {
    /// All of them.
    pub const ALL: [GroupBy; 5] = [
        GroupBy::Aspect,
        GroupBy::Group,
        GroupBy::Leader,
        GroupBy::Department,
        GroupBy::Person,
    ];
}

/// Name of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowName {
    /// A group.
    Group(ItemId),
    /// A name as it is written.
    Name(String),
    /// Of those that stand in no group, or name nobody.
    None,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakdownRow {
    /// Name of the row.
    pub name: RowName,
    /// Counts by progress.
    pub steps: ProgressCounts,
    /// Its problems, in the order of the set.
    pub problems: Vec<ItemId>,
}

impl BreakdownRow {
    /// Its counts under a rule.
    pub fn tally(&self, rule: CountingRule) -> Tally {
        Tally::of(&self.steps, rule)
    }
}

/// A set of problems counted row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breakdown {
    /// The rows: groups and names in the order in which the set comes to them, then those of none. None is empty.
    pub rows: Vec<BreakdownRow>,
    /// The whole set, counted on its own.
    pub whole: ProgressCounts,
}

impl Breakdown {
    /// The counts of the whole under a rule.
    pub fn tally(&self, rule: CountingRule) -> Tally {
        Tally::of(&self.whole, rule)
    }
}

impl Ledger {
    /// Counts these problems and their measures row by row; what is named twice or is not there is counted once or not
    /// at all. A measure is counted in the row of its problem, whoever the measure itself names.
    pub fn breakdown(&self, problems: &[ItemId], by: GroupBy) -> Breakdown {
        let mut breakdown = Breakdown::default();
        let mut places: HashMap<RowName, usize> = HashMap::new();
        let mut seen = BTreeSet::new();
        for problem in problems {
            let counts = self.kind(*problem) == Some(Kind::Problem) && self.is_there(*problem);
            if !counts || !seen.insert(*problem) {
                continue;
            }
            let name = self.row_name(*problem, by);
            let place = *places.entry(name).or_insert_with_key(|name| {
                breakdown.rows.push(BreakdownRow {
                    name: name.clone(),
                    steps: ProgressCounts::default(),
                    problems: Vec::new(),
                });
                breakdown.rows.len() - 1
            });
            let Some(row) = breakdown.rows.get_mut(place) else {
                continue;
            };
            row.problems.push(*problem);
            for steps in [&mut row.steps, &mut breakdown.whole] {
                steps.put_in(Kind::Problem, self.progress(*problem));
                for measure in self.parts(*problem, Kind::Measure) {
                    steps.put_in(Kind::Measure, self.progress(measure));
                }
            }
        }
        breakdown.rows.sort_by_key(|row| row.name == RowName::None);
        breakdown
    }

    /// In which row a problem is counted.
    pub fn row_name(&self, problem: ItemId, by: GroupBy) -> RowName {
        let field = match by {
            GroupBy::Leader => Field::Leader,
            GroupBy::Department => Field::Department,
            GroupBy::Person => Field::Person,
            GroupBy::Aspect | GroupBy::Group => {
                let group = self.group_of(problem);
                let group = match by {
                    GroupBy::Aspect => group.and_then(|group| self.group_path(group).first().copied()),
                    _ => group,
                };
                return group.map_or(RowName::None, RowName::Group);
            }
        };
        let first = self.names_in(problem, field).into_iter().next();
        first.map_or(RowName::None, RowName::Name)
    }
}
