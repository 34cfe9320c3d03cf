//! What presses: the problems that are late, and those that fall due up to this Sunday. As many as the list has that is
//! narrowed to them.

use crate::{Due, ItemId, Lateness, Ledger, date::Today};

/// A problem that presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Which.
    pub problem: ItemId,
    /// The date in force.
    pub due: Due,
    /// Days left; negative when late.
    pub days_left: i32,
}

/// What presses, the most urgent first, else in the order of the set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressing {
    /// 已逾期
    pub late: Vec<Pressed>,
    /// 本周到期
    pub this_week: Vec<Pressed>,
}

impl Ledger {
    /// Which of these problems press.
    pub fn pressing(&self, problems: &[ItemId], today: Today) -> Pressing {
        let mut pressing = Pressing::default();
        for problem in problems.iter().copied() {
            let (days_left, list) = match self.lateness(problem, today) {
                Lateness::Late(days) => (-days, &mut pressing.late),
                Lateness::InTime(days) if days <= today.to_sunday() => (days, &mut pressing.this_week),
                _ => continue,
            };
            if let Some(due) = self.due_in_force(problem) {
                list.push(Pressed {
                    problem,
                    due,
                    days_left,
                });
            }
        }
        pressing.late.sort_by_key(|one| one.days_left);
        pressing.this_week.sort_by_key(|one| one.days_left);
        pressing
    }
}
