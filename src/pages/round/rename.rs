//! Name of a person or department and its renaming everywhere in one action, after a preview of the number of changes.

use crate::{
    desk::use_desk,
    parts::{
        draft::{DraftField, draft, typed_over},
        event_handlers,
        refused::Refused,
    },
    words::{fields, refusals, round},
};
use ledger::{Command, Field, ItemId, Kind};
use leptos::prelude::*;

/// Number of texts that a renaming leaves, of which the place is told.
const PLACES_SHOWN: usize = 3;

/// Name with its renaming form.
#[component]
pub fn RenamableName(item: ItemId, kind: Kind) -> impl IntoView {
    let desk = use_desk();
    let name = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.text(item, Field::Title).to_owned()));
    let typed = typed_over(draft(item, DraftField::NewName));
    let open = move |_| typed.set(Some(name.get_untracked()));
    let editing = Memo::new(move |_| typed.with(Option::is_some));
    view! {
        <span class="row-name">{move || name.get()}</span>
        {move || {
            if editing.get() {
                view! { <RenameForm item kind name typed /> }.into_any()
            } else {
                view! {
                    <button
                        type="button"
                        class="quiet rename"
                        aria-label=move || round::act_on(round::RENAME, &name.get())
                        on:click=event_handlers::click(open)
                    >
                        {round::RENAME}
                    </button>
                }
                .into_any()
            }
        }}
    }
}

#[component]
fn RenameForm(item: ItemId, kind: Kind, name: Memo<String>, typed: RwSignal<Option<String>>) -> impl IntoView {
    let desk = use_desk();
    let command = move || Command::Rename {
        item,
        name: typed.get().unwrap_or_default().trim().to_owned(),
    };
    // The texts with the old name do not depend on what is typed.
    let left = Memo::new(move |_| {
        let old = name.get();
        desk.watch_all(|ledger| {
            let texts = ledger.texts_with_name(&old);
            let places = texts.iter().take(PLACES_SHOWN).map(|(item, field)| {
                let problem = ledger.text(ledger.whole_of(*item), Field::Title);
                round::place_of_text(problem, fields::field(*field))
            });
            (!texts.is_empty()).then(|| round::left_in_texts(&old, texts.len(), &places.collect::<Vec<_>>()))
        })
    });
    let preview = move || {
        // Somebody else may have changed the list meanwhile.
        let command = command();
        desk.watch_all(|_| ());
        match (desk.count_facts_of(&command), &command) {
            (Ok(0), _) => Vec::new(),
            // One of the facts renames the entry in the list itself.
            (Ok(facts), Command::Rename { name: new, .. }) => {
                let old = name.get();
                let mut said = vec![round::preview(&old, new, facts.saturating_sub(1))];
                if desk.peek(|ledger| {
                    let mut known = ledger.standing_alone(kind).into_iter();
                    known.any(|other| other != item && ledger.text(other, Field::Title) == new)
                }) {
                    said.push(round::known_already(new));
                }
                said.extend(left.get());
                if desk.me.get().trim() == old {
                    said.push(round::YOURSELF.to_owned());
                }
                said
            }
            (Err(why), _) => vec![refusals::refusal(&why)],
            (Ok(_), _) => Vec::new(),
        }
    };
    let refused = Refused::new();
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        if refused.perform(desk, &untrack(command)) {
            typed.set(None);
        }
    };
    let id = format!("rename-{item}");
    let note = format!("{id}-note");
    view! {
        <form class="renaming" on:submit=event_handlers::submit(rename)>
            <div class="field">
                <label for=id.clone()>{round::NEW_NAME}</label>
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    aria-describedby=note.clone()
                    prop:value=move || typed.get().unwrap_or_default()
                    on:input=event_handlers::event(move |event| typed.set(Some(event_target_value(&event))))
                />
            </div>
            <div class="preview" id=note role="status">
                {move || preview().into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            </div>
            {refused.line(String::new())}
            <button type="submit" class="primary">{round::DO_RENAME}</button>
            <button type="button" on:click=event_handlers::click(move |_| typed.set(None))>{round::CANCEL}</button>
        </form>
    }
}
