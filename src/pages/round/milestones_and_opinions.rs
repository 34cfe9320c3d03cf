//! Lists of 大事记 and 群众意见, by date.

use super::entry_table::{EntryColumns, EntryList};
use crate::desk::{Desk, use_desk};
use ledger::{Field, ItemId, Kind};
use leptos::prelude::*;

const MILESTONES: EntryColumns = EntryColumns {
    kind: Kind::Milestone,
    fields: &[Field::Dated, Field::Title],
    asked: &[Field::Dated, Field::Title],
    list: |_| "",
};
const OPINIONS: EntryColumns = EntryColumns {
    kind: Kind::Opinion,
    fields: &[
        Field::Dated,
        Field::FromWhom,
        Field::Title,
        Field::Answer,
        Field::AnsweredOn,
    ],
    asked: &[Field::Dated, Field::FromWhom, Field::Title],
    list: |_| "",
};

/// Items of a kind by date; those without a date last.
fn by_date(desk: Desk, kind: Kind) -> Vec<ItemId> {
    desk.watch_all(|ledger| {
        let mut items = ledger.standing_alone(kind);
        items.sort_by_cached_key(|item| {
            let date = ledger.text(*item, Field::Dated);
            (date.is_empty(), date.to_owned())
        });
        items
    })
}

/// Section of both lists.
#[component]
pub fn Events() -> impl IntoView {
    let desk = use_desk();
    let milestones = Memo::new(move |_| by_date(desk, Kind::Milestone));
    let opinions = Memo::new(move |_| by_date(desk, Kind::Opinion));
    view! {
        <EntryList columns=MILESTONES rows=milestones />
        <EntryList columns=OPINIONS rows=opinions />
    }
}
