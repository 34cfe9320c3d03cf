//! Early warning (预警): which problems come near their date or are past it, and who is to be told. Thresholds and
//! wording are fields of the round; the sentence is made by the app's words.

use crate::{
    Due, Field, ItemId, Ledger, Today,
    work::{
        due::Lateness,
        people::{bare, names},
    },
};

/// How urgent. The people told grow in number from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WarningLevel {
    /// 第一次预警: few days left.
    First,
    /// 第二次预警: very few days left.
    Second,
    /// 第三次预警: late.
    Third,
}

impl WarningLevel {
    /// The three.
    pub const ALL: [WarningLevel; 3] = [WarningLevel::First, WarningLevel::Second, WarningLevel::Third];

    /// The field with the wording that a person has written for it.
    pub fn wording(self) -> Field {
        match self {
            WarningLevel::First => Field::WarnFirstText,
            WarningLevel::Second => Field::WarnSecondText,
            WarningLevel::Third => Field::WarnLateText,
        }
    }
}

/// In what capacity somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecipientRole {
    /// 责任人; where nobody is named, 责任科室.
    InCharge,
    /// 责任领导, from the second warning.
    Leader,
    /// 单位主要负责人, from the third.
    HeadOfUnit,
}

/// Person or persons to be told, in one capacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// In what capacity.
    pub capacity: RecipientRole,
    /// The names; none if nobody is named, which is worth knowing.
    pub names: Vec<String>,
}

/// A warning on a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Urgency.
    pub level: WarningLevel,
    /// Days left; negative when late.
    pub days_left: i32,
    /// The date in force.
    pub due: Due,
    /// The problem.
    pub problem: ItemId,
    /// Whom to tell.
    pub to: Vec<Recipient>,
}

/// Warnings for one person, to be told in one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarningDigest {
    /// The name: of a person, or of a department where nobody is named.
    pub name: String,
    /// Warnings that name the person, the most urgent first, each with the first capacity in which it is told.
    pub warnings: Vec<(RecipientRole, Warning)>,
}

/// The warnings by whom they are told: one digest a name, in the order in which the warnings come to the names.
pub fn by_person(warnings: &[Warning]) -> Vec<WarningDigest> {
    let mut digests: Vec<WarningDigest> = Vec::new();
    for warning in warnings {
        let told = |to: &Recipient| -> Vec<_> { to.names.iter().map(|name| (to.capacity, name.clone())).collect() };
        for (capacity, name) in warning.to.iter().flat_map(told) {
            let place = digests.iter().position(|digest| digest.name == name);
            let known = place.and_then(|place| digests.get_mut(place));
            match known {
                Some(digest) if digest.warnings.last().is_some_and(|(_, last)| last == warning) => {}
                Some(digest) => digest.warnings.push((capacity, warning.clone())),
                None => digests.push(WarningDigest {
                    name,
                    warnings: vec![(capacity, warning.clone())],
                }),
            }
        }
    }
    digests
}

/// Days left at which the first warning is given where nobody has written a number.
pub const FIRST_WARNING_DAYS: i64 = 20;

/// Days left at which the second warning is given where nobody has written a number.
pub const SECOND_WARNING_DAYS: i64 = 10;

/// Warning level at this number of days left, by the thresholds of the first and the second warning.
pub(crate) fn level(days_left: i32, (first, second): (i64, i64)) -> Option<WarningLevel> {
    match i64::from(days_left) {
        left if left < 0 => Some(WarningLevel::Third),
        left if left <= second => Some(WarningLevel::Second),
        left if left <= first => Some(WarningLevel::First),
        _ => None,
    }
}

impl Ledger {
    /// Days left at which the first and the second warning are given.
    pub fn warn_days(&self) -> (i64, i64) {
        let days = |field, usual| self.round_number(field).unwrap_or(usual);
        (
            days(Field::WarnFirstDays, FIRST_WARNING_DAYS),
            days(Field::WarnSecondDays, SECOND_WARNING_DAYS),
        )
    }

    /// Warning level at this number of days left.
    pub fn warning_level(&self, days_left: i32) -> Option<WarningLevel> {
        level(days_left, self.warn_days())
    }

    /// The warning on a problem, if there is one. What is struck off warns no more.
    pub fn warning(&self, problem: ItemId, today: Today) -> Option<Warning> {
        let days_left = match self.lateness(problem, today) {
            Lateness::InTime(days) => days,
            Lateness::Late(days) => -days,
            Lateness::NoDate | Lateness::ClosedInTime(_) | Lateness::ClosedLate(_) => return None,
        };
        let level = self.warning_level(days_left)?;
        let named = |item, field| -> Vec<String> {
            let names = names(self.text(item, field));
            names.iter().map(|name| bare(name).to_owned()).collect()
        };
        let in_charge = match named(problem, Field::Person) {
            none if none.is_empty() => named(problem, Field::Department),
            people => people,
        };
        let mut to = vec![Recipient {
            capacity: RecipientRole::InCharge,
            names: in_charge,
        }];
        if level >= WarningLevel::Second {
            to.push(Recipient {
                capacity: RecipientRole::Leader,
                names: named(problem, Field::Leader),
            });
        }
        if level == WarningLevel::Third {
            to.push(Recipient {
                capacity: RecipientRole::HeadOfUnit,
                names: named(ItemId::ROUND, Field::HeadOfUnit),
            });
        }
        Some(Warning {
            level,
            days_left,
            due: self.due_in_force(problem)?,
            problem,
            to,
        })
    }

    /// Every warning of today, the most urgent first, else in the order of reading.
    pub fn warnings(&self, today: Today) -> Vec<Warning> {
        let outline = self.outline();
        let mut warnings: Vec<Warning> = outline.problems().filter_map(|id| self.warning(id, today)).collect();
        warnings.sort_by_key(|warning| warning.days_left);
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warning(problem: u32, days_left: i32, to: &[(RecipientRole, &[&str])]) -> Warning {
        Warning {
            level: WarningLevel::First,
            days_left,
            due: Due::Year(jiff::civil::Date::constant(2025, 1, 1)),
            problem: format!("a-{problem}").parse().unwrap(),
            to: to
                .iter()
                .map(|(capacity, names)| Recipient {
                    capacity: *capacity,
                    names: names.iter().map(|name| (*name).to_owned()).collect(),
                })
                .collect(),
        }
    }

    #[test]
    fn everyone_is_told_once_of_each_problem() {
        use RecipientRole::{HeadOfUnit, InCharge, Leader};
        let warnings = [
            warning(
                1,
                -3,
                &[(InCharge, &["张三"]), (Leader, &["李四"]), (HeadOfUnit, &["李四"])],
            ),
            warning(2, 4, &[(InCharge, &["李四", "张三"]), (Leader, &[])]),
            warning(3, 9, &[(InCharge, &["王五"])]),
        ];
        let told: Vec<(String, Vec<(RecipientRole, i32)>)> = by_person(&warnings)
            .into_iter()
            .map(|digest| {
                let items = digest.warnings.iter().map(|(capacity, w)| (*capacity, w.days_left));
                (digest.name, items.collect())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("张三".to_owned(), vec![(InCharge, -3), (InCharge, 4)]),
                ("李四".to_owned(), vec![(Leader, -3), (InCharge, 4)]),
                ("王五".to_owned(), vec![(InCharge, 9)]),
            ]
        );
        assert_eq!(by_person(&[]), []);
    }
}
