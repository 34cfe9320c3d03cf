//! The list of keys: a table for the help page, and a panel over any page when `?` is pressed outside of a text.
//! The browser's own dialog keeps the focus inside and closes on Esc.

use crate::{
    browser::{events, focus::FocusBefore},
    parts::{effect::effect, handle, pair_table::rows},
    route::Route,
    words::{self, help},
};
use leptos::{html, prelude::*};

/// The inside of the table of keys.
pub fn key_rows() -> String {
    rows([help::COL_KEYS, help::COL_DOES], &help::KEYS)
}

/// The panel. It is in the page once; `?` opens it, or whoever sets `asked`.
#[component]
pub fn Keys(asked: RwSignal<bool>) -> impl IntoView {
    let panel = NodeRef::<html::Dialog>::new();
    let before = FocusBefore::new();
    let open = move || {
        let Some(panel) = panel.get_untracked().filter(|panel| !panel.open()) else {
            return;
        };
        before.remember();
        drop(panel.show_modal());
    };
    effect(move || {
        if asked.get() {
            asked.set(false);
            open();
        }
    });
    events::on_key(move |event| {
        // A Chinese keyboard layout may give the full-width mark.
        let wanted = matches!(event.key().as_str(), "?" | "？") && !event.ctrl_key() && !event.alt_key();
        if wanted && !events::is_typing(event) {
            event.prevent_default();
            open();
        }
    });
    let close = move |_| {
        if let Some(panel) = panel.get_untracked() {
            panel.close();
        }
    };
    let closed = move |_| before.give_back();
    view! {
        <dialog class="panel" id="keys" aria-labelledby="keys-title" node_ref=panel on:close=closed>
            <h2 id="keys-title">{help::KEYS_LABEL}</h2>
            <table class="plain" aria-labelledby="keys-title" inner_html=key_rows()></table>
            <p>
                <button type="button" id="close-keys" on:click=handle::click(close)>{words::CLOSE}</button>
                <a href=Route::Help.href() on:click=handle::click(close)>{help::TO_HELP}</a>
            </p>
        </dialog>
    }
}
