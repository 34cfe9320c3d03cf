//! Declared numbers of aspects, categories and problems against what is listed. Why: the first thing that a reader of a notice
//! adds up; in one city five mismatches between report and facts score zero. Source: 巡察整改 assessment rules (报告与实际不符).
//! Limits: not of a part of a checklist; aspects and categories only where problems stand in groups. In a text, the reader's
//! doubt of the same name is taken, which knows under which heading a number stands.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, ItemId, Value};
use notice::CountedThing;

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    if view.scope.is_part {
        return;
    }
    let ledger = view.scope.ledger;
    let depth = |group: &ItemId| ledger.group_path(*group).len();
    let at = |level: usize| view.groups.iter().filter(|group| depth(group) == level).count();
    for (field, what, listed) in [
        (Field::DeclaredProblems, CountedThing::Problems, view.order.len()),
        (Field::DeclaredAspects, CountedThing::Aspects, at(1)),
        (Field::DeclaredCategories, CountedThing::Categories, at(2)),
    ] {
        let Some(Value::Number(declared)) = ledger.value(ItemId::ROUND, field) else {
            continue;
        };
        let (declared, listed) = (
            u32::try_from(*declared).unwrap_or(u32::MAX),
            u32::try_from(listed).unwrap_or(u32::MAX),
        );
        let known = listed > 0 || what == CountedThing::Problems;
        if known && declared != listed {
            let what = What::DeclaredCounts {
                what,
                declared,
                found: listed,
            };
            found.push(Finding::of(what, ItemId::ROUND, field).seen(&format!("{declared}/{listed}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::{round, rule_found};
    use ledger::{Field, Value};

    #[test]
    fn what_is_declared_is_listed() {
        for (declared, count) in [(1, 0), (2, 1), (0, 1)] {
            let ledger = round(
                &[(Field::DeclaredProblems, Value::Number(declared))],
                &[(Field::Title, "账目不清")],
            );
            assert_eq!(rule_found(&ledger, Rule::DeclaredCounts).len(), count, "{declared}");
        }
    }
}
