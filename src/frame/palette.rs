//! Ctrl+K: every command and every problem, found by what is typed and carried out by Enter. It does nothing that
//! cannot be done elsewhere. The browser's own dialog keeps the focus inside and closes on Esc.

use crate::{
    browser::{
        address, events,
        focus::{self, FocusBefore},
        pinyin,
    },
    contexts::{FocusTarget, use_letter_size, use_pending_focus, use_recovery_shown},
    desk::{Desk, use_desk},
    frame::tabs::tabs,
    parts::effect::effect,
    route::{BoardKey, Listing, Route},
    words::{self, palette as say},
};
use ledger::{Field, ItemId};
use leptos::{html, prelude::*};

/// How many problems are offered at most.
const MOST: usize = 10;

/// What an entry does.
#[derive(Clone, PartialEq)]
enum PaletteAction {
    Go(Box<Route>),
    Open(ItemId),
    New,
    Who,
    Undo,
    Redo,
    Size(&'static str),
    Keys,
}

/// A line of the list.
#[derive(Clone, PartialEq)]
struct PaletteEntry {
    name: String,
    /// The key that does the same.
    key: &'static str,
    does: PaletteAction,
}

fn commands() -> Vec<PaletteEntry> {
    let entry = |name: &str, key, does| PaletteEntry {
        name: name.to_owned(),
        key,
        does,
    };
    let mut all: Vec<PaletteEntry> = tabs()
        .into_iter()
        .map(|(name, route)| entry(&say::go(name), "", PaletteAction::Go(Box::new(route))))
        .collect();
    all.extend([
        entry(say::NEW_PROBLEM, "", PaletteAction::New),
        entry(say::WHO, "", PaletteAction::Who),
        entry(say::UNDO, "Ctrl+Z", PaletteAction::Undo),
        entry(say::REDO, "Ctrl+Shift+Z", PaletteAction::Redo),
        entry(say::EXPORT, "", PaletteAction::Go(Box::new(Route::Exchange))),
    ]);
    all.extend(words::SIZES.map(|(key, _, label)| entry(&say::size(label), "", PaletteAction::Size(key))));
    all.extend([
        entry(
            &say::go(words::help::TITLE),
            "",
            PaletteAction::Go(Box::new(Route::Help)),
        ),
        entry(say::KEYS, "?", PaletteAction::Keys),
    ]);
    all
}

/// Whether a name contains what was typed, or the first letters of its pinyin do.
fn fits(name: &str, typed: &str) -> bool {
    let letters = || -> String { name.chars().filter_map(pinyin::initial).collect() };
    name.to_lowercase().contains(typed) || letters().contains(typed)
}

/// The commands that fit, and after them the problems.
fn entries(desk: Desk, typed: &str) -> Vec<PaletteEntry> {
    let typed = typed.trim().to_lowercase();
    let mut all = commands();
    if typed.is_empty() {
        return all;
    }
    all.retain(|entry| fits(&entry.name, &typed));
    let searched = Listing {
        words: typed,
        ..Listing::all()
    };
    let outline = desk.peek(|ledger| ledger.outline().sections);
    let sections = desk.narrow(outline, &searched, None).into_iter();
    let found = sections.flat_map(|section| section.problems);
    all.extend(desk.peek(|ledger| {
        found
            .take(MOST)
            .map(|item| PaletteEntry {
                name: say::problem(ledger.text(item, Field::Number), ledger.text(item, Field::Title)),
                key: "",
                does: PaletteAction::Open(item),
            })
            .collect::<Vec<_>>()
    }));
    all
}

fn option_id(place: usize) -> String {
    format!("command-{place}")
}

/// The panel. It is in the page once; Ctrl+K opens it. `keys` asks for the list of keys.
#[component]
pub fn Palette(keys: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let aiming = use_pending_focus();
    let size = use_letter_size();
    let recovering = use_recovery_shown();
    let panel = NodeRef::<html::Dialog>::new();
    let field = NodeRef::<html::Input>::new();
    let list = NodeRef::<html::Ul>::new();
    let before = FocusBefore::new();
    let shown = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let composing = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        if shown.get() {
            entries(desk, &typed.get())
        } else {
            Vec::new()
        }
    });
    events::on_key(move |event| {
        let asked = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
        if !asked || !event.key().eq_ignore_ascii_case("k") || recovering.0.get_untracked() {
            return;
        }
        // Otherwise the browser would go to its own search.
        event.prevent_default();
        let Some(panel) = panel.get_untracked().filter(|panel| !panel.open()) else {
            return;
        };
        before.remember();
        typed.set(String::new());
        at.set(0);
        shown.set(true);
        drop(panel.show_modal());
        if let Some(field) = field.get_untracked() {
            drop(field.focus());
        }
    });
    let closed = move |_| {
        // Chromium 80 tells of it late: by then it may be open again.
        if panel.get_untracked().is_some_and(|panel| panel.open()) {
            return;
        }
        shown.set(false);
        before.give_back();
    };
    let run = move |place: usize| {
        let Some(entry) = found.with_untracked(|found| found.get(place).cloned()) else {
            return;
        };
        if let Some(panel) = panel.get_untracked() {
            panel.close();
        }
        before.give_back();
        match entry.does {
            PaletteAction::Go(route) => {
                let href = route.href();
                address::go(&href);
                // The wall has no tabs; they are there again when it is left.
                if !matches!(&*route, Route::Board(place) if place.board == BoardKey::Wall) {
                    focus::once_shown(format!(".tabs a[href=\"{href}\"], .bar-help[href=\"{href}\"]"));
                }
            }
            PaletteAction::Open(item) => {
                aiming.0.set(Some(FocusTarget::Problem));
                address::go(&Route::problem(item).href());
            }
            PaletteAction::New => {
                aiming.0.set(Some(FocusTarget::New));
                if !matches!(Route::from_hash(&address::hash()), Some(Route::Problems(..))) {
                    address::go(&Route::problems().href());
                }
            }
            PaletteAction::Who => {
                focus::to("me");
            }
            PaletteAction::Undo => desk.undo(),
            PaletteAction::Redo => desk.redo(),
            PaletteAction::Size(key) => size.choose(key),
            PaletteAction::Keys => keys.set(true),
        }
    };
    let search = move |text: String| {
        if !composing.get_untracked() {
            typed.set(text);
            at.set(0);
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (count, here) = (found.with_untracked(Vec::len), at.get_untracked());
        match event.key().as_str() {
            "ArrowDown" => at.set(here.saturating_add(1).checked_rem(count).unwrap_or(0)),
            "ArrowUp" => at.set(here.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "Enter" => run(here),
            _ => return,
        }
        event.prevent_default();
    };
    // What is chosen stays in sight, in the middle where it can.
    effect(move || {
        let place = u32::try_from(at.get()).unwrap_or(0);
        found.track();
        if let Some(list) = list.get()
            && let Some(height) = list
                .scroll_height()
                .checked_div(i32::try_from(found.with(Vec::len)).unwrap_or(0))
        {
            let top = height.saturating_mul(i32::try_from(place).unwrap_or(0));
            list.set_scroll_top(top.saturating_sub(list.client_height() / 2));
        }
    });
    let options = move || {
        let found = found.get().into_iter().enumerate();
        found
            .map(|(place, entry)| {
                let here = move || if at.get() == place { "true" } else { "false" };
                let beside = (!entry.key.is_empty()).then(|| view! { <kbd>{entry.key}</kbd> });
                view! {
                    <li role="option" id=option_id(place) aria-selected=here on:click=move |_| run(place)>
                        <span>{entry.name}</span> {beside}
                    </li>
                }
            })
            .collect_view()
    };
    let any = move || found.with(|found| !found.is_empty());
    view! {
        <dialog class="panel palette" id="palette" aria-labelledby="palette-title" node_ref=panel on:close=closed>
            <label id="palette-title" for="command">{say::TITLE}</label>
            <input
                type="text"
                id="command"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls="commands"
                aria-expanded=move || if any() { "true" } else { "false" }
                aria-activedescendant=move || any().then(|| option_id(at.get()))
                aria-describedby="palette-hint"
                node_ref=field
                prop:value=move || typed.get()
                on:compositionstart=move |_| composing.set(true)
                on:compositionend=move |event| {
                    composing.set(false);
                    search(event_target_value(&event));
                }
                on:input=move |event| search(event_target_value(&event))
                on:keydown=key
            />
            <p class="quiet-text" id="palette-hint">{say::HINT}</p>
            <ul role="listbox" id="commands" aria-label=say::LIST hidden=move || !any() node_ref=list>{options}</ul>
            <p role="status">{move || (shown.get() && !any()).then_some(say::NOTHING)}</p>
        </dialog>
    }
}
