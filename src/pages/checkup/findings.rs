//! The findings of the open round, kept up to date in this chunk: made when first asked for, afterwards only what changed. Nothing
//! of it is stored; what does not apply and what is switched off stands in the ledger.

use crate::{contexts::OpenFindings, desk::Desk};
use checkup::{Checkup, Severity};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static CHECKUP: RefCell<Checkup> = RefCell::new(Checkup::default());
}

/// Looks at the findings as they are now; follows nothing.
pub fn peek<T>(desk: Desk, look: impl FnOnce(&Checkup) -> T) -> T {
    let today = desk.today.get_untracked();
    let is_part = desk.handed.with_untracked(Option::is_some);
    CHECKUP.with_borrow_mut(|checkup| {
        desk.peek(|ledger| checkup.update(ledger, today, is_part));
        look(checkup)
    })
}

/// Counts for the frame.
pub fn count(desk: Desk) -> OpenFindings {
    peek(desk, |checkup| {
        let mut counts = OpenFindings::default();
        for finding in checkup.open() {
            counts.open += 1;
            counts.errors += usize::from(finding.severity == Severity::Error);
        }
        counts
    })
}
