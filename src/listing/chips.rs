//! Count chips: the numbers under the counting rule, each a link to the list of the problems that it counts.

use crate::{
    desk::use_desk,
    route::{Listing, Route},
    words::{self, fields},
};
use ledger::{
    Progress,
    count::{CountUnit, CountedAs, CountingRule, Tally},
};
use leptos::prelude::*;

/// Count chips of the problems of a list.
#[component]
pub fn CountChips(listing: Memo<Listing>) -> impl IntoView {
    let desk = use_desk();
    // Computed with every fact, but the memo notifies only on a change: the chips stay as they are while somebody
    // types.
    let unsettled = Memo::new(move |_| desk.watch_all(|ledger| ledger.unsettled().len()));
    let chips = move || {
        // Problems are counted here even where the rate counts measures.
        let tally = desk.watch_counts(|ledger| {
            let rule = CountingRule {
                counted: CountUnit::Problems,
                ..ledger.counting_rule()
            };
            Tally::of(ledger.steps(), rule)
        });
        let conflicts = Listing::of(|filter| filter.in_conflict = Some(()));
        let open = unsettled.get();
        let mut chips = vec![
            (Listing::all(), words::ALL, tally.total),
            (
                Listing::counted(CountedAs::Done),
                fields::progress(Progress::Done),
                tally.done,
            ),
            (
                Listing::counted(CountedAs::UnderWay),
                fields::progress(Progress::UnderWay),
                tally.under_way,
            ),
            (
                Listing::counted(CountedAs::NotStarted),
                fields::progress(Progress::NotStarted),
                tally.not_started,
            ),
        ];
        if tally.left_out > 0 {
            chips.push((
                Listing::counted(CountedAs::LeftOut),
                fields::progress(Progress::NearlyDone),
                tally.left_out,
            ));
        }
        if open > 0 {
            chips.push((conflicts, words::CONFLICTS, open));
        }
        chips
            .into_iter()
            .map(|(one, name, count)| {
                let href = Route::Problems(one.clone(), None).href();
                let here = move || {
                    listing
                        .with(|listing| listing.filter == one.filter && listing.words.is_empty())
                        .then_some("true")
                };
                view! { <a class="chip" href=href aria-current=here>{words::chip(name, count)}</a> }
            })
            .collect_view()
    };
    view! { <nav class="chips" aria-label=words::FILTER>{chips}</nav> }
}
