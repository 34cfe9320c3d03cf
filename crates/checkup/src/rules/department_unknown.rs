//! A department that is not there. Why: a department that nobody entered was renamed, merged or misspelt. Source and limits: as
//! `person_unknown`; helpers (配合单位) are not looked at, since they may be of another unit.

use super::person_unknown::unknown;
use crate::view::RoundView;
use crate::{Finding, What};
use ledger::NamesOf;

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let known = &view.scope.register.departments;
    unknown(
        view,
        NamesOf::Departments,
        known,
        |name| What::DepartmentUnknown { name },
        found,
    );
}
