//! Palette (Ctrl+K): finds a command, page or problem by what is typed, and runs or opens it on Enter. It does nothing
//! that cannot be done elsewhere. It is a native `<dialog>`, which keeps the focus inside and closes on Esc.

use super::{
    commands::{AppCommand, CommandRunner, use_command_runner},
    tabs::tabs,
};
use crate::{
    browser::{
        address,
        focus::{self, FocusBefore},
        pinyin,
    },
    contexts::{FocusTarget, LetterSize, PendingFocus, use_letter_size, use_pending_focus},
    desk::{Desk, use_desk},
    parts::effect::effect,
    route::{BoardKey, Listing, Route},
    words::{self, commands_and_keys as say},
};
use ledger::ItemId;
use leptos::{html, prelude::*};

/// Largest number of problems offered.
const MOST: usize = 10;

/// What an entry does when chosen.
#[derive(Clone, PartialEq)]
enum PaletteAction {
    Go(Box<Route>),
    Open(ItemId),
    Size(&'static str),
    Run(AppCommand),
}

/// An entry of the palette.
#[derive(Clone, PartialEq)]
struct PaletteEntry {
    name: String,
    /// Shortcut of the same command.
    key: String,
    action: PaletteAction,
}

impl PaletteEntry {
    fn of(name: &str, action: PaletteAction) -> PaletteEntry {
        PaletteEntry {
            name: name.to_owned(),
            key: String::new(),
            action,
        }
    }

    /// Entry of a command, if it is offered.
    fn command(command: AppCommand) -> Option<PaletteEntry> {
        let entry = command.entry();
        Some(PaletteEntry {
            name: entry.name?.to_owned(),
            key: entry
                .shortcuts
                .first()
                .map(|shortcut| shortcut.label())
                .unwrap_or_default(),
            action: PaletteAction::Run(command),
        })
    }
}

/// Entries of the pages, the commands, the letter sizes, and last the list of keys.
fn commands() -> Vec<PaletteEntry> {
    let go = |name: &str, route: Route| PaletteEntry::of(&say::go(name), PaletteAction::Go(Box::new(route)));
    let mut all: Vec<PaletteEntry> = tabs().into_iter().map(|(name, route)| go(name, route)).collect();
    let (last, first): (Vec<AppCommand>, Vec<AppCommand>) = AppCommand::ALL
        .into_iter()
        .partition(|command| *command == AppCommand::Keys);
    all.extend(first.into_iter().filter_map(PaletteEntry::command));
    all.extend(words::SIZES.map(|(key, _, label)| PaletteEntry::of(&say::size(label), PaletteAction::Size(key))));
    all.push(go(words::help::TITLE, Route::Help));
    all.extend(last.into_iter().filter_map(PaletteEntry::command));
    all
}

/// Whether a name, or the initials of its pinyin, contains what was typed.
fn fits(name: &str, typed: &str) -> bool {
    let letters = || -> String { name.chars().filter_map(pinyin::initial).collect() };
    name.to_lowercase().contains(typed) || letters().contains(typed)
}

/// Entries that match what was typed: commands first, then problems.
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
    let sections = desk.filter_sections(outline, &searched, None).into_iter();
    let found = sections.flat_map(|section| section.problems);
    all.extend(desk.peek(|ledger| {
        let named = |item: ItemId| {
            let row = ledger.row(item);
            let name = say::problem(row.number(), row.title());
            PaletteEntry::of(&name, PaletteAction::Open(item))
        };
        found.take(MOST).map(named).collect::<Vec<_>>()
    }));
    all
}

fn option_id(place: usize) -> String {
    format!("command-{place}")
}

/// State of the palette; cheap to copy.
#[derive(Clone, Copy)]
struct PaletteState {
    runner: CommandRunner,
    pending_focus: PendingFocus,
    size: LetterSize,
    panel: NodeRef<html::Dialog>,
    field: NodeRef<html::Input>,
    before: FocusBefore,
    shown: RwSignal<bool>,
    typed: RwSignal<String>,
    composing: RwSignal<bool>,
    /// Index of the selected entry.
    at: RwSignal<usize>,
    found: Memo<Vec<PaletteEntry>>,
}

impl PaletteState {
    fn new() -> PaletteState {
        let desk = use_desk();
        let (shown, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
        PaletteState {
            runner: use_command_runner(),
            pending_focus: use_pending_focus(),
            size: use_letter_size(),
            panel: NodeRef::new(),
            field: NodeRef::new(),
            before: FocusBefore::new(),
            shown,
            typed,
            composing: RwSignal::new(false),
            at: RwSignal::new(0),
            found: Memo::new(move |_| match shown.get() {
                true => entries(desk, &typed.get()),
                false => Vec::new(),
            }),
        }
    }

    fn open(self) {
        let Some(panel) = self.panel.get_untracked().filter(|panel| !panel.open()) else {
            return;
        };
        self.before.remember();
        self.typed.set(String::new());
        self.at.set(0);
        self.shown.set(true);
        drop(panel.show_modal());
        if let Some(field) = self.field.get_untracked() {
            drop(field.focus());
        }
    }

    fn closed(self) {
        // Chromium 80 fires `close` late: the palette may be open again by then.
        if self.panel.get_untracked().is_some_and(|panel| panel.open()) {
            return;
        }
        self.shown.set(false);
        self.before.restore();
    }

    fn run(self, place: usize) {
        let Some(entry) = self.found.with_untracked(|found| found.get(place).cloned()) else {
            return;
        };
        if let Some(panel) = self.panel.get_untracked() {
            panel.close();
        }
        self.before.restore();
        match entry.action {
            PaletteAction::Go(route) => go(&route),
            PaletteAction::Open(item) => {
                self.pending_focus.0.set(Some(FocusTarget::Problem));
                address::go(&Route::problem(item).href());
            }
            PaletteAction::Size(key) => self.size.choose(key),
            PaletteAction::Run(AppCommand::Export) => go(&Route::Exchange),
            PaletteAction::Run(command) => {
                self.runner.run(command);
            }
        }
    }

    fn search(self, text: String) {
        if !self.composing.get_untracked() {
            self.typed.set(text);
            self.at.set(0);
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (count, here) = (self.found.with_untracked(Vec::len), self.at.get_untracked());
        match event.key().as_str() {
            "ArrowDown" => self.at.set(here.saturating_add(1).checked_rem(count).unwrap_or(0)),
            "ArrowUp" => self.at.set(here.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "Enter" => self.run(here),
            _ => return,
        }
        event.prevent_default();
    }

    fn options(self) -> AnyView {
        let found = self.found.get().into_iter().enumerate();
        found
            .map(|(place, entry)| {
                let here = move || if self.at.get() == place { "true" } else { "false" };
                let beside = (!entry.key.is_empty()).then(|| view! { <kbd>{entry.key}</kbd> });
                view! {
                    <li role="option" id=option_id(place) aria-selected=here on:click=move |_| self.run(place)>
                        <span>{entry.name}</span> {beside}
                    </li>
                }
            })
            .collect_view()
            .into_any()
    }
}

/// Goes to a page and focuses its tab.
fn go(route: &Route) {
    let href = route.href();
    address::go(&href);
    // The wall hides the tabs, so there is nothing to focus.
    if !matches!(route, Route::Board(board) if board.board == BoardKey::Wall) {
        focus::when_shown(format!(".tabs a[href=\"{href}\"], .bar-help[href=\"{href}\"]"));
    }
}

/// Scrolls the list so that the selected entry stays visible, in the middle where possible.
fn keep_in_sight(state: PaletteState, list: NodeRef<html::Ul>) {
    effect(move || {
        let place = u32::try_from(state.at.get()).unwrap_or(0);
        state.found.track();
        if let Some(list) = list.get()
            && let Some(height) = list
                .scroll_height()
                .checked_div(i32::try_from(state.found.with(Vec::len)).unwrap_or(0))
        {
            let top = height.saturating_mul(i32::try_from(place).unwrap_or(0));
            list.set_scroll_top(top.saturating_sub(list.client_height() / 2));
        }
    });
}

/// Dialog of the palette. It is in the page once, and opens when its command is run.
#[component]
pub fn Palette() -> impl IntoView {
    let state = PaletteState::new();
    let list = NodeRef::<html::Ul>::new();
    let asked = state.runner.palette_asked;
    effect(move || {
        if asked.get() {
            asked.set(false);
            state.open();
        }
    });
    keep_in_sight(state, list);
    let any = move || state.found.with(|found| !found.is_empty());
    view! {
        <dialog class="panel palette" id="palette" aria-labelledby="palette-title" node_ref=state.panel on:close=move |_| state.closed()>
            <label id="palette-title" for="command">{say::TITLE}</label>
            <input
                type="text"
                id="command"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls="commands"
                aria-expanded=move || if any() { "true" } else { "false" }
                aria-activedescendant=move || any().then(|| option_id(state.at.get()))
                aria-describedby="palette-hint"
                node_ref=state.field
                prop:value=move || state.typed.get()
                on:compositionstart=move |_| state.composing.set(true)
                on:compositionend=move |event| {
                    state.composing.set(false);
                    state.search(event_target_value(&event));
                }
                on:input=move |event| state.search(event_target_value(&event))
                on:keydown=move |event| state.key(&event)
            />
            <p class="quiet-text" id="palette-hint">{say::HINT}</p>
            <ul role="listbox" id="commands" aria-label=say::LIST hidden=move || !any() node_ref=list>{move || state.options()}</ul>
            <p role="status">{move || (state.shown.get() && !any()).then_some(say::NOTHING)}</p>
        </dialog>
    }
}
