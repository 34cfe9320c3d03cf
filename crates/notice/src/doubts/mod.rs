//! Doubts about a proposal: declared against found counts, numbers, titles, texts. One function per check, all in one
//! table; a new check is a function and a line in it. The thorough check-up of a ledger is not here.

mod characters;
mod counts;
pub(crate) mod doubt;
mod problems;
mod table_rows;

pub use characters::lone_mark;
pub use counts::rate_agrees;
pub use problems::{future_throughout, future_word, is_meetings_only};

use crate::proposal::Proposal;
use doubt::Doubt;

type Check = fn(&Proposal, &mut Vec<Doubt>);

/// All checks, in the order in which their findings are shown.
const CHECKS: [Check; 18] = [
    counts::read_at_all,
    counts::round_named,
    counts::declared_against_found,
    counts::declared_twice,
    counts::sum_of_declared,
    counts::rate,
    problems::numbers,
    problems::titles,
    problems::texts_called_for,
    problems::empty_texts,
    problems::done_in_future,
    problems::only_meetings,
    problems::progress_unclear,
    problems::progress_contradicted,
    characters::unmatched,
    characters::labels_and_numbers,
    table_rows::columns_unknown,
    table_rows::broken,
];

/// Largest number of findings kept per check.
const MOST: usize = 500;

/// Runs every check.
pub(crate) fn doubts(proposal: &Proposal) -> Vec<Doubt> {
    let mut all = Vec::new();
    for check in CHECKS {
        let mut own = Vec::new();
        check(proposal, &mut own);
        own.truncate(MOST);
        all.append(&mut own);
    }
    all
}
