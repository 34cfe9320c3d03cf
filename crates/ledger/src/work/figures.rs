//! Figures (成效数据) summed across problems, and regulations (制度) counted. Sums are exact, and each lists its parts, so
//! that a number in a report leads back to its problems.

use crate::{Amount, Field, ItemId, Kind, Ledger, RegulationWay};
use std::collections::HashMap;

/// Figures of one name and one unit, summed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSum {
    /// What was counted: 清退资金.
    pub title: String,
    /// The unit: 万元.
    pub unit: String,
    /// The sum of the parts.
    pub total: Amount,
    /// What it is made of, in order.
    pub parts: Vec<FigurePart>,
}

/// One figure of one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigurePart {
    /// The problem.
    pub problem: ItemId,
    /// The figure.
    pub figure: ItemId,
    /// Its number; `None` if none was entered, which adds nothing.
    pub amount: Option<Amount>,
    /// Whether its number, name or unit is in conflict: the sum is not agreed on.
    pub in_conflict: bool,
}

/// The regulations of some problems, by how they came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regulations {
    /// 新建, each with its problem.
    pub made: Vec<(ItemId, ItemId)>,
    /// 修订, each with its problem.
    pub revised: Vec<(ItemId, ItemId)>,
    /// Not said which, each with its problem.
    pub unsaid: Vec<(ItemId, ItemId)>,
}

impl Regulations {
    /// How many there are.
    pub fn total(&self) -> usize {
        self.made.len() + self.revised.len() + self.unsaid.len()
    }
}

impl Ledger {
    /// The figures of these problems, summed by name and unit; in the order of their first parts.
    pub fn figures(&self, problems: &[ItemId]) -> Vec<FigureSum> {
        let mut sums: Vec<FigureSum> = Vec::new();
        let mut places: HashMap<(&str, &str), usize> = HashMap::new();
        for problem in problems {
            for figure in self.parts(*problem, Kind::Figure) {
                let (title, unit) = (
                    self.text(figure, Field::Title).trim(),
                    self.text(figure, Field::UnitOf).trim(),
                );
                let place = *places.entry((title, unit)).or_insert_with(|| {
                    sums.push(FigureSum {
                        title: title.to_owned(),
                        unit: unit.to_owned(),
                        total: Amount::default(),
                        parts: Vec::new(),
                    });
                    sums.len() - 1
                });
                let amount = self.text(figure, Field::Amount).parse().ok();
                let deciding = [Field::Amount, Field::Title, Field::UnitOf];
                if let Some(sum) = sums.get_mut(place) {
                    sum.total = sum.total + amount.unwrap_or_default();
                    sum.parts.push(FigurePart {
                        problem: *problem,
                        figure,
                        amount,
                        in_conflict: deciding
                            .iter()
                            .any(|field| self.conflicts().contains(&(figure, *field))),
                    });
                }
            }
        }
        sums
    }

    /// The regulations of these problems.
    pub fn regulations(&self, problems: &[ItemId]) -> Regulations {
        let mut all = Regulations::default();
        for problem in problems {
            for regulation in self.parts(*problem, Kind::Regulation) {
                let list = match RegulationWay::from_key(self.text(regulation, Field::RegulationWay)) {
                    Some(RegulationWay::Made) => &mut all.made,
                    Some(RegulationWay::Revised) => &mut all.revised,
                    None => &mut all.unsaid,
                };
                list.push((*problem, regulation));
            }
        }
        all
    }
}
