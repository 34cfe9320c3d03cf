//! Text field of an item, edited in place. Stores what is typed at pauses, never while an input method is composing; shows what
//! other tabs write; shows every value of a conflict with a button to settle it.

use crate::{
    desk::use_desk,
    parts::{effect::effect, event_handlers},
    words::{self, fields, general, refusals},
};
use ledger::{Command, Field, ItemId, Value};
use leptos::prelude::*;

/// One field. `long` makes it a text area; `label` replaces the field's own name.
#[component]
pub fn TextField(
    item: ItemId,
    field: Field,
    #[prop(optional)] long: bool,
    #[prop(optional, into)] label: Option<String>,
    /// Id of a datalist with frequent values.
    #[prop(optional)]
    list: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    let stored = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.text(item, field).to_owned()));
    let typed = RwSignal::new(None::<String>);
    let composing = RwSignal::new(false);
    let shown = move || typed.get().unwrap_or_else(|| stored.get());
    let take = move |text: String| {
        typed.set(Some(text.clone()));
        if composing.get_untracked() {
            desk.begin(item, field);
        } else {
            desk.typing(item, field, text);
        }
    };
    let composed = move |text: String| {
        composing.set(false);
        typed.set(Some(text.clone()));
        desk.typing(item, field, text);
    };
    let leave = move || {
        composing.set(false);
        if desk.leave(item, field) {
            typed.set(None);
        }
    };
    effect(move || {
        desk.watch_item(item, |_| ());
        if !composing.get_untracked() && desk.is_overtaken(item, field) {
            typed.set(None);
        }
    });
    let refused = Memo::new(move |_| desk.field_refusal(item, field).map(|why| refusals::refusal(&why)));
    on_cleanup(move || desk.field_removed(item, field));
    let wrong = move || refused.with(Option::is_some).then_some("true");
    let id = format!("{}-{item}", field.key());
    let label = label.unwrap_or_else(|| fields::field(field).to_owned());
    let control = if long {
        view! {
            // A hidden element with the same text makes the box as high as the text.
            <div class="grow" data-text=shown>
            <textarea
                id=id.clone()
                class=field.key()
                rows="1"
                prop:value=shown
                aria-invalid=wrong
                on:input=event_handlers::event(move |event| take(event_target_value(&event)))
                on:compositionstart=move |_| composing.set(true)
                on:compositionend=move |event| composed(event_target_value(&event))
                on:blur=move |_| leave()
            ></textarea>
            </div>
        }
        .into_any()
    } else {
        view! {
            <input
                type="text"
                id=id.clone()
                class=field.key()
                autocomplete="off"
                list=(!list.is_empty()).then_some(list)
                prop:value=shown
                aria-invalid=wrong
                on:input=event_handlers::event(move |event| take(event_target_value(&event)))
                on:compositionstart=move |_| composing.set(true)
                on:compositionend=move |event| composed(event_target_value(&event))
                on:blur=move |_| leave()
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {control}
            {move || refused.get().map(|why| view! { <p class="field-note field-wrong refused" role="alert">{why}</p> })}
            <Conflict item field />
        </div>
    }
}

/// Values of a field in conflict; nothing if there is no conflict.
#[component]
pub fn Conflict(item: ItemId, field: Field) -> impl IntoView {
    let desk = use_desk();
    let values = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let values = ledger.values(item, field);
            let several = values.len() > 1;
            let told = |(fact, value): (&ledger::Fact, &Value)| (fact.by.to_string(), value.clone());
            several.then(|| values.into_iter().map(told).collect::<Vec<_>>())
        })
    });
    move || {
        values.get().map(|values| {
            let rows = values
                .into_iter()
                .map(|(by, value)| {
                    let words = match &value {
                        Value::Text(text) if field != Field::Progress => text.clone(),
                        other => fields::value(field, other),
                    };
                    let settle = move |_| {
                        desk.perform(&Command::Set {
                            item,
                            field,
                            value: value.clone(),
                        });
                    };
                    view! {
                        <li>
                            <span class="conflict-by">{general::or_someone(&by).to_owned()}</span>
                            <span class="conflict-value">{words}</span>
                            <button type="button" on:click=event_handlers::click(settle)>{words::TAKE_THIS}</button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="field-conflict" role="group" aria-label=words::CONFLICT>
                    <p>{words::CONFLICT}</p>
                    <ul>{rows}</ul>
                </div>
            }
        })
    }
}
