//! Block of a long page that is drawn once it comes near the window, when it is asked for, or when the page is to be printed;
//! until then an empty room of about its height stands in its place.

use crate::{
    browser::{
        turns,
        visibility_and_width::{self, SightWatch},
    },
    contexts::use_print_requested,
    parts::effect::effect,
};
use leptos::{html, prelude::*};

/// When a block is drawn that does not wait for the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soon {
    /// With the page.
    AtOnce,
    /// After the page's first frame.
    NextTurn,
}

impl Soon {
    /// Of the blocks of a page, in their order: the first with the page, some more right after it.
    pub fn of_block(place: usize, soon: usize) -> Option<Soon> {
        match place {
            0 => Some(Soon::AtOnce),
            place if place < soon => Some(Soon::NextTurn),
            _ => None,
        }
    }
}

/// Block of a long page.
#[component]
pub fn NearWindow(
    /// Whether it is drawn without waiting for the window: at once, or in the browser's next turns.
    soon: Option<Soon>,
    /// Height of the room before it is drawn, as a CSS length.
    #[prop(into)]
    height: String,
    /// Whether it is drawn wherever the window is.
    #[prop(into)]
    wanted: Signal<bool>,
    /// Content.
    children: ChildrenFn,
) -> impl IntoView {
    let printing = use_print_requested();
    let room: NodeRef<html::Div> = NodeRef::new();
    let near = RwSignal::new(soon == Some(Soon::AtOnce));
    if soon == Some(Soon::NextTurn) {
        turns::next_turn(move || {
            near.try_set(true);
        });
    }
    let watch = StoredValue::new_local(None::<SightWatch>);
    effect(move || {
        if let (Some(room), false) = (room.get(), near.get_untracked()) {
            watch.set_value(visibility_and_width::on_near(&room, move || near.set(true)));
        }
    });
    let drawn =
        Memo::new(move |before: Option<&bool>| before == Some(&true) || near.get() || wanted.get() || printing.0.get());
    let min_height = move || (!drawn.get()).then(|| height.clone());
    view! { <div node_ref=room style:min-height=min_height>{move || drawn.get().then(|| children())}</div> }
}
