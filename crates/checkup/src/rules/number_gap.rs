//! Numbers that are left out. Why: a missing number looks like a missing problem. Source: the reconciliation of notices
//! (numbers without gaps or repeats). Limits: where every number stands once in the whole list they are one row; otherwise each
//! group, and each heading of the notice, has a row of its own. Not of a part of a checklist; numbers such as 1-2 are not looked at.

use crate::rules::number_repeated::rows;
use crate::view::RoundView;
use crate::{Finding, What};
use ledger::Field;

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    if view.scope.is_part {
        return;
    }
    for row in rows(view) {
        let mut numbers = row.clone();
        numbers.sort_unstable();
        for pair in numbers.windows(2) {
            let [(before, _), (next, id)] = pair else { continue };
            if *next > before + 1 {
                let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
                let what = What::NumberGap {
                    from: narrow(before + 1),
                    to: narrow(next - 1),
                };
                let mut finding = Finding::of(what, *id, Field::Number).seen(&before.to_string());
                finding.problem = Some(*id);
                found.push(finding);
            }
        }
    }
}
