//! Adding a problem by hand, and restoring removed ones.

use crate::{
    browser::address,
    contexts::{FocusTarget, PastedEntry, PastedKind, use_pending_focus},
    desk::{Desk, use_desk},
    parts::{
        add_line::{has_nothing_to_add, not_composing},
        draft::{DraftField, discard, draft},
        effect::effect,
        pasted_lines::PasteOffer,
        refused::Refused,
    },
    route::Route,
    words,
};
use ledger::{Body, Command, Draft, Field, ItemId, Kind, Ledger, Removal, Setup, Value};
use leptos::{html, prelude::*};
use std::collections::BTreeMap;

/// Place of a group: in the checklist, or among the drafts.
#[derive(Clone, Copy)]
enum GroupPlace {
    Existing(ItemId),
    Drafted(usize),
}

/// Set-up that adds pasted problems: under the groups of these names where the checklist has them, else under new ones.
fn setup_of_pasted(ledger: &Ledger, entries: Vec<PastedEntry>) -> Setup {
    let mut places: BTreeMap<Vec<String>, GroupPlace> = BTreeMap::new();
    for id in ledger.outline().sections.iter().filter_map(|section| section.group) {
        let names = |group: &ItemId| ledger.text(*group, Field::Title).to_owned();
        let path = ledger.group_path(id).iter().map(names).collect();
        places.entry(path).or_insert(GroupPlace::Existing(id));
    }
    let stands = |draft: &mut Draft, place: Option<GroupPlace>| match place {
        Some(GroupPlace::Existing(id)) => draft.fields.push((Field::Group, Value::item(id))),
        Some(GroupPlace::Drafted(at)) => draft.group = Some(at),
        None => {}
    };
    let mut items: Vec<Draft> = Vec::new();
    for entry in entries {
        let mut within = None;
        for depth in 1..=entry.group.len() {
            let path: Vec<String> = entry.group.iter().take(depth).cloned().collect();
            let name = path.last().cloned().unwrap_or_default();
            within = Some(*places.entry(path).or_insert_with(|| {
                let mut draft = Draft::new(Kind::Group, name);
                stands(&mut draft, within);
                items.push(draft);
                GroupPlace::Drafted(items.len() - 1)
            }));
        }
        let mut draft = entry.draft;
        stands(&mut draft, within);
        items.push(draft);
    }
    Setup {
        round: Vec::new(),
        items,
    }
}

/// Form for a new problem, which opens beside the list after that.
#[component]
pub fn AddProblem() -> impl IntoView {
    let desk = use_desk();
    let title = draft(ItemId::ROUND, DraftField::NewProblem);
    let aiming = use_pending_focus();
    let line: NodeRef<html::Input> = NodeRef::new();
    effect(move || {
        if let (Some(FocusTarget::New), Some(line)) = (aiming.0.get(), line.get()) {
            aiming.0.set(None);
            drop(line.focus());
        }
    });
    let refused = Refused::new();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if has_nothing_to_add(&title.get_untracked(), refused, "new-problem") {
            return;
        }
        desk.flush();
        let command = Command::AddProblem {
            title: title.get_untracked(),
            group: None,
        };
        if refused.perform(desk, &command) {
            discard(desk, ItemId::ROUND, DraftField::NewProblem);
            title.try_set(String::new());
            let newest = desk.peek(|ledger| {
                let mut facts = ledger.facts().iter().rev();
                facts.find(|f| matches!(f.body, Body::Add { .. })).map(|f| f.id)
            });
            address::go(&newest.map_or_else(Route::problems, Route::problem).href());
        }
    };
    let add_all = move |entries: Vec<PastedEntry>| {
        desk.flush();
        let setup = desk.peek(|ledger| setup_of_pasted(ledger, entries));
        desk.perform(&Command::SetUp(setup))
    };
    let paste = PasteOffer::new(PastedKind::Problems, add_all);
    let mut pasted = paste.on_paste();
    view! {
        <form class="add" on:submit=add on:keydown=move |event| not_composing(&event)>
            <input
                type="text"
                id="new-problem"
                node_ref=line
                aria-label=words::NEW_PROBLEM
                placeholder=words::NEW_PROBLEM
                autocomplete="off"
                prop:value=move || title.get()
                on:input=move |event| title.set(event_target_value(&event))
                on:paste=move |event| pasted(event.into())
            />
            <button type="submit">{words::ADD_PROBLEM}</button>
            {refused.line(String::new())}
        </form>
        {paste.view("new-problem")}
    }
}

fn removed(desk: Desk) -> Vec<(ItemId, String)> {
    desk.watch_structure(|ledger| {
        let mut gone: Vec<ItemId> = ledger
            .gone()
            .filter(|item| item.kind() == Some(Kind::Problem) && matches!(ledger.removal(item.id), Removal::Removed(_)))
            .map(|item| item.id)
            .collect();
        gone.sort_by_key(|id| ledger.rank(*id));
        gone.into_iter()
            .map(|id| (id, ledger.text(id, Field::Title).to_owned()))
            .collect()
    })
}

/// Removed problems, each with a button that restores it.
#[component]
pub fn RemovedList() -> impl IntoView {
    let desk = use_desk();
    move || {
        let gone = removed(desk);
        (!gone.is_empty()).then(|| {
            let rows = gone
                .into_iter()
                .map(|(item, title)| {
                    let label = words::restore(&title);
                    let restore = move |_| {
                        desk.perform(&Command::Restore { item });
                    };
                    view! { <li>{title} " " <button type="button" aria-label=label on:click=restore>{words::RESTORE}</button></li> }
                })
                .collect_view();
            view! { <details class="removed"><summary>{words::REMOVED}</summary><ul>{rows}</ul></details> }
        })
    }
}
