//! The declared number of measures against the measures listed. Why: as of the problems, and measures are what inspectors count next. Source: as `declared_counts`. Limits: only where
//! measures are listed one by one; a notice that tells them in prose has none to count.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, ItemId, Value};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let listed: usize = view.problems().map(|(_, digest)| digest.measures).sum();
    let declared = view.scope.ledger.value(ItemId::ROUND, Field::DeclaredMeasures);
    let (Some(Value::Number(declared)), false) = (declared, view.scope.is_part || listed == 0) else {
        return;
    };
    let (declared, listed) = (
        u32::try_from(*declared).unwrap_or(u32::MAX),
        u32::try_from(listed).unwrap_or(u32::MAX),
    );
    if declared != listed {
        let what = What::MeasuresCount {
            declared,
            found: listed,
        };
        found.push(Finding::of(what, ItemId::ROUND, Field::DeclaredMeasures).seen(&format!("{declared}/{listed}")));
    }
}
