//! List of keys: a table for the help page, and a dialog over any page. It is a native `<dialog>`, which keeps the
//! focus inside and closes on Esc.

use super::commands::{AppCommand, use_command_runner};
use crate::{
    browser::focus::FocusBefore,
    parts::{effect::effect, event_handlers, pair_table::rows},
    route::Route,
    words::{self, help},
};
use leptos::{html, prelude::*};

/// Commands that are listed before the keys for moving about.
const BEFORE: [AppCommand; 4] = [
    AppCommand::Keys,
    AppCommand::Palette,
    AppCommand::Save,
    AppCommand::Search,
];
const AFTER: [AppCommand; 2] = [AppCommand::Undo, AppCommand::Redo];

/// Every shortcut and its explanation.
pub fn key_pairs() -> Vec<(String, &'static str)> {
    let of_command = |command: &AppCommand| {
        let entry = command.entry();
        let labels: Vec<String> = entry.shortcuts.iter().map(|shortcut| shortcut.label()).collect();
        Some((labels.join("、"), entry.explained?))
    };
    let others = help::KEYS.iter().map(|(keys, does)| ((*keys).to_owned(), *does));
    let before = BEFORE.iter().filter_map(of_command);
    before
        .chain(others)
        .chain(AFTER.iter().filter_map(of_command))
        .collect()
}

/// Body of the table of keys, as markup.
pub fn key_rows() -> String {
    let pairs = key_pairs();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(keys, does)| (keys.as_str(), *does)).collect();
    rows([help::COL_KEYS, help::COL_DOES], &pairs)
}

/// Dialog with the list of keys. It is in the page once, and opens when its command is run.
#[component]
pub fn Keys() -> impl IntoView {
    let asked = use_command_runner().keys_asked;
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
    let close = move |_| {
        if let Some(panel) = panel.get_untracked() {
            panel.close();
        }
    };
    let closed = move |_| before.restore();
    view! {
        <dialog class="panel" id="keys" aria-labelledby="keys-title" node_ref=panel on:close=closed>
            <h2 id="keys-title">{help::KEYS_LABEL}</h2>
            <table class="plain" aria-labelledby="keys-title" inner_html=key_rows()></table>
            <p>
                <button type="button" id="close-keys" on:click=event_handlers::click(close)>{words::CLOSE}</button>
                <a href=Route::Help.href() on:click=event_handlers::click(close)>{help::TO_HELP}</a>
            </p>
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_with_keys_is_explained_once_and_no_two_commands_have_the_same_keys() {
        let mut labels = Vec::new();
        for command in AppCommand::ALL {
            let entry = command.entry();
            assert_eq!(entry.explained.is_some(), !entry.shortcuts.is_empty(), "{command:?}");
            let listed = BEFORE.iter().chain(&AFTER).filter(|one| **one == command).count();
            assert_eq!(listed, usize::from(!entry.shortcuts.is_empty()), "{command:?}");
            labels.extend(entry.shortcuts.iter().map(|shortcut| shortcut.label()));
        }
        assert_eq!(
            labels,
            ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+S", "/", "Ctrl+K", "?"]
        );
        assert_eq!(key_pairs().len(), 15);
    }
}
