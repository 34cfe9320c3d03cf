//! Pressing problems: those that are late, those that are finished and wait to be struck off, and those due up to this
//! Sunday. The list that is narrowed to them has as many lines.

use crate::{ItemId, Today, count::CountIndex, work::due::Lateness};

/// A problem that is late, waits to be struck off, or is due this week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PressingProblem {
    /// The problem.
    pub problem: ItemId,
    /// How it stands to its date.
    pub lateness: Lateness,
}

/// Pressing problems, the most urgent first, else in the order of the set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PressingProblems {
    /// 逾期未完成, the longest first.
    pub late: Vec<PressingProblem>,
    /// 已完成待销号, the longest first.
    pub awaiting: Vec<PressingProblem>,
    /// 本周到期
    pub this_week: Vec<PressingProblem>,
}

impl CountIndex {
    /// Which of these problems press.
    pub fn pressing(&self, problems: &[ItemId], today: Today) -> PressingProblems {
        let mut pressing = PressingProblems::default();
        let week = today.to_sunday();
        for (problem, lateness) in self.lateness(problems, today) {
            let list = match lateness {
                Lateness::Late(_) => &mut pressing.late,
                Lateness::Finished { .. } => &mut pressing.awaiting,
                Lateness::InTime(days) if days <= week => &mut pressing.this_week,
                Lateness::InTime(_) | Lateness::NoDate | Lateness::ClosedInTime(_) | Lateness::ClosedLate(_) => {
                    continue;
                }
            };
            list.push(PressingProblem { problem, lateness });
        }
        pressing.late.sort_by_key(days);
        pressing.awaiting.sort_by_key(days);
        pressing.this_week.sort_by_key(days);
        pressing
    }
}

/// Days by which the problems of one list are sorted.
fn days(one: &PressingProblem) -> i32 {
    match one.lateness {
        Lateness::Late(days) | Lateness::Finished { days, .. } => -days,
        Lateness::InTime(days) | Lateness::ClosedInTime(days) | Lateness::ClosedLate(days) => days,
        Lateness::NoDate => 0,
    }
}
