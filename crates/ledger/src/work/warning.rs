//! Early warning (预警): which problems come near their date or are past it, which are finished and wait to be struck off
//! (已完成待销号), and who is to be told. Thresholds and wording are fields of the round; the sentence is made by the app's words.

use crate::{
    Due, Field, ItemId, Kind, Ledger, Role, Today, Value,
    count::AwaitedRole,
    work::{due::Lateness, people::bare},
};

/// How urgent. The people told grow in number from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WarningLevel {
    /// 待销号提醒: finished for a while, and not struck off. Only those are told whose move it is.
    Awaiting,
    /// 第一次预警: few days left.
    First,
    /// 第二次预警: very few days left.
    Second,
    /// 第三次预警: late.
    Third,
}

impl WarningLevel {
    /// The four.
    pub const ALL: [WarningLevel; 4] = [
        WarningLevel::Awaiting,
        WarningLevel::First,
        WarningLevel::Second,
        WarningLevel::Third,
    ];

    /// All of them in the order in which warnings are listed: what is not finished first, the most urgent first.
    pub fn listed() -> impl Iterator<Item = WarningLevel> {
        WarningLevel::ALL.into_iter().rev()
    }

    /// The field with the wording that a person has written for it.
    pub fn wording(self) -> Field {
        match self {
            WarningLevel::Awaiting => Field::WarnAwaitingText,
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
    /// 整改办, where it is to decide.
    Office,
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
    /// How the problem stands to its date.
    pub lateness: Lateness,
    /// The date in force; what is finished may have none.
    pub due: Option<Due>,
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

/// Days since it was finished at which a reminder to strike off is given where nobody has written a number.
pub const AWAITING_DAYS: i64 = 10;

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

    /// Days since a problem was finished at which it is reminded of striking it off.
    pub fn awaiting_days(&self) -> i64 {
        self.round_number(Field::WarnAwaitingDays).unwrap_or(AWAITING_DAYS)
    }

    /// The warning on a problem, if there is one. What is finished warns only of its strike-off, what is struck off of nothing.
    pub fn warning(&self, problem: ItemId, today: Today) -> Option<Warning> {
        let lateness = self.lateness(problem, today);
        let level = match lateness {
            Lateness::InTime(days) => self.warning_level(days)?,
            Lateness::Late(days) => self.warning_level(-days)?,
            Lateness::Finished { days, .. } if i64::from(days) >= self.awaiting_days() => WarningLevel::Awaiting,
            Lateness::Finished { .. } | Lateness::NoDate | Lateness::ClosedInTime(_) | Lateness::ClosedLate(_) => {
                return None;
            }
        };
        let told = |capacity| Recipient {
            capacity,
            names: self.names_told(problem, capacity),
        };
        let to = match level {
            WarningLevel::Awaiting => vec![told(match self.waits_for(problem)? {
                AwaitedRole::InCharge => RecipientRole::InCharge,
                AwaitedRole::Leader => RecipientRole::Leader,
                AwaitedRole::Office => RecipientRole::Office,
            })],
            WarningLevel::First => vec![told(RecipientRole::InCharge)],
            WarningLevel::Second => vec![told(RecipientRole::InCharge), told(RecipientRole::Leader)],
            WarningLevel::Third => vec![
                told(RecipientRole::InCharge),
                told(RecipientRole::Leader),
                told(RecipientRole::HeadOfUnit),
            ],
        };
        Some(Warning {
            level,
            lateness,
            due: self.due_in_force(problem),
            problem,
            to,
        })
    }

    /// The names of those who are told of a problem in this capacity.
    fn names_told(&self, problem: ItemId, capacity: RecipientRole) -> Vec<String> {
        let named = |item, field| -> Vec<String> {
            let names = self.names_in(item, field);
            match field {
                Field::Department => names.iter().map(|name| bare(name).to_owned()).collect(),
                _ => names,
            }
        };
        match capacity {
            RecipientRole::InCharge => match named(problem, Field::Person) {
                none if none.is_empty() => named(problem, Field::Department),
                people => people,
            },
            RecipientRole::Leader => named(problem, Field::Leader),
            RecipientRole::HeadOfUnit => named(ItemId::ROUND, Field::HeadOfUnit),
            RecipientRole::Office => {
                let people = self.standing_alone(Kind::Person).into_iter();
                let office = Value::from(Role::Office);
                let office = people.filter(|person| self.value(*person, Field::Role) == Some(&office));
                office.flat_map(|person| named(person, Field::Title)).collect()
            }
        }
    }

    /// Every warning of today, the most urgent first, else in the order of reading; then what waits to be struck off, the
    /// longest first.
    pub fn warnings(&self, today: Today) -> Vec<Warning> {
        let outline = self.outline();
        let mut warnings: Vec<Warning> = outline.problems().filter_map(|id| self.warning(id, today)).collect();
        warnings.sort_by_key(|warning| match warning.lateness {
            Lateness::Late(days) => (false, -days),
            Lateness::InTime(days) | Lateness::ClosedInTime(days) => (false, days),
            Lateness::Finished { days, .. } => (true, -days),
            Lateness::NoDate | Lateness::ClosedLate(_) => (true, 0),
        });
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warning(problem: u32, days_left: i32, to: &[(RecipientRole, &[&str])]) -> Warning {
        Warning {
            level: WarningLevel::First,
            lateness: Lateness::InTime(days_left),
            due: Some(Due::Year(jiff::civil::Date::constant(2025, 1, 1))),
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
        let told: Vec<(String, Vec<(RecipientRole, Lateness)>)> = by_person(&warnings)
            .into_iter()
            .map(|digest| {
                let items = digest.warnings.iter().map(|(capacity, w)| (*capacity, w.lateness));
                (digest.name, items.collect())
            })
            .collect();
        let days = Lateness::InTime;
        assert_eq!(
            told,
            [
                ("张三".to_owned(), vec![(InCharge, days(-3)), (InCharge, days(4))]),
                ("李四".to_owned(), vec![(Leader, days(-3)), (InCharge, days(4))]),
                ("王五".to_owned(), vec![(InCharge, days(9))]),
            ]
        );
        assert_eq!(by_person(&[]), []);
    }
}
