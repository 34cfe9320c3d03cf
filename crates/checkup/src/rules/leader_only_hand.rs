//! A leader is the only one who answers. Why: who answers for everything does nothing by himself; who works on it is asked
//! for. Source: what is returned most often (responsibility unclear). Limits: 留意, since small units have no other hand; only
//! where most problems name a person or a department.

use super::nobody_answers::habit;
use crate::What;
use crate::view::RoundView;
use ledger::Field;

pub(crate) fn check(view: &RoundView, found: &mut Vec<crate::Finding>) {
    if !view.scope.habits.hands {
        return;
    }
    let alone = view
        .problems()
        .filter(|(_, one)| one.led && !one.handed)
        .map(|(id, _)| id)
        .collect();
    habit(
        view,
        alone,
        true,
        Field::Person,
        |problems| What::LeaderOnlyHand { problems },
        found,
    );
}
