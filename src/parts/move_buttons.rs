//! Buttons that move an item up or down among its siblings, in the list of groups and in the open problem. Moving by
//! keys in the list is in `pages/list/row_reordering`.

use crate::{
    desk::{Desk, use_desk},
    parts::event_handlers,
    words,
};
use ledger::{Command, Field, ItemId};
use leptos::prelude::*;

fn move_by_one(desk: Desk, item: ItemId, up: bool) {
    desk.flush();
    let beside = desk.peek(|ledger| {
        let siblings = ledger.siblings(item);
        let at = siblings.iter().position(|id| *id == item)?;
        let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
        siblings.get(to?).copied()
    });
    if let Some(beside) = beside {
        desk.perform(&Command::Move {
            item,
            beside,
            behind: !up,
        });
    }
}

/// The two buttons.
pub fn move_buttons(item: ItemId, on_moved: impl Fn() + Copy + 'static) -> AnyView {
    let desk = use_desk();
    let button = move |up: bool, mark: &'static str, label: fn(&str) -> String| {
        let name = move || desk.watch_item(item, |ledger| label(ledger.text(item, Field::Title)));
        let go = move |_| {
            move_by_one(desk, item, up);
            on_moved();
        };
        view! { <button type="button" class="quiet" aria-label=name on:click=event_handlers::click(go)>{mark}</button> }
            .into_any()
    };
    view! { {button(true, "↑", words::up)} {button(false, "↓", words::down)} }.into_any()
}
