//! Pressing problems: those that are late, and those due up to this Sunday. The list that is narrowed to them has as
//! many lines.

use crate::{ItemId, Today, count::CountIndex, work::due::Lateness};

/// A problem that is late or due this week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PressingProblem {
    /// The problem.
    pub problem: ItemId,
    /// Days left; negative when late.
    pub days_left: i32,
}

/// Pressing problems, the most urgent first, else in the order of the set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PressingProblems {
    /// 已逾期
    pub late: Vec<PressingProblem>,
    /// 本周到期
    pub this_week: Vec<PressingProblem>,
}

impl CountIndex {
    /// Which of these problems press.
    pub fn pressing(&self, problems: &[ItemId], today: Today) -> PressingProblems {
        let mut pressing = PressingProblems::default();
        let week = today.to_sunday();
        for (problem, lateness) in self.lateness(problems, today) {
            let (days_left, list) = match lateness {
                Lateness::Late(days) => (-days, &mut pressing.late),
                Lateness::InTime(days) if days <= week => (days, &mut pressing.this_week),
                _ => continue,
            };
            list.push(PressingProblem { problem, days_left });
        }
        pressing.late.sort_by_key(|one| one.days_left);
        pressing.this_week.sort_by_key(|one| one.days_left);
        pressing
    }
}
