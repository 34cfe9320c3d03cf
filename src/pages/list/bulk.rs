//! Bulk change: one field set for all selected problems after a preview of what will change, undone in one step.

use crate::{
    browser::address,
    contexts::use_chosen_problems,
    desk::use_desk,
    parts::{add::not_composing, handle},
    route::Route,
    words::{self, closeout, dates, fields, said},
};
use ledger::{Command, Field, ItemId, Progress, Value};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is ticked, and whether ticks are shown.
#[derive(Clone, Copy)]
pub struct TickedProblems {
    /// Whether problems are being chosen.
    pub on: RwSignal<bool>,
    /// The chosen ones.
    pub items: RwSignal<BTreeSet<ItemId>>,
}

impl TickedProblems {
    pub fn new() -> TickedProblems {
        TickedProblems {
            on: RwSignal::new(false),
            items: RwSignal::new(BTreeSet::new()),
        }
    }

    /// Chooses this one, or no longer.
    pub fn set(self, item: ItemId, chosen: bool) {
        self.items.update(|items| {
            if chosen {
                items.insert(item);
            } else {
                items.remove(&item);
            }
        });
    }

    /// Chooses this one if it was not chosen.
    pub fn turn(self, item: ItemId) {
        self.set(item, !self.items.with_untracked(|items| items.contains(&item)));
    }
}

const FIELDS: [Field; 7] = [
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::Helpers,
    Field::RectificationType,
    Field::Due,
    Field::Progress,
];

/// The button that shows the ticks.
#[component]
pub fn TickSwitch(ticked: TickedProblems) -> impl IntoView {
    let pressed = move || if ticked.on.get() { "true" } else { "false" };
    let switch = move |_| {
        ticked.on.update(|on| *on = !*on);
        ticked.items.set(BTreeSet::new());
    };
    view! { <button type="button" id="several" aria-pressed=pressed on:click=switch>{words::SEVERAL}</button> }
}

/// What a typed value means for a field.
fn value_of(field: Field, typed: &str, year: i16) -> Result<Value, String> {
    let typed = typed.trim();
    match field {
        _ if typed.is_empty() => Ok(Value::Nothing),
        Field::Due => dates::read(typed, year)
            .map(Value::from)
            .ok_or_else(|| dates::not_read(typed)),
        _ => Ok(Value::text(typed)),
    }
}

/// The bar with the choice of field and value, and the preview.
#[component]
pub fn Bulk(ticked: TickedProblems, order: Memo<Vec<ItemId>>) -> impl IntoView {
    let desk = use_desk();
    let field = RwSignal::new(Field::Person);
    let typed = RwSignal::new(String::new());
    let preview = RwSignal::new(None::<Value>);
    let wrong = RwSignal::new(None::<String>);
    // In the order of the list, and only what it shows.
    let chosen = Memo::new(move |_| {
        ticked.items.with(|items| {
            order.with(|order| {
                order
                    .iter()
                    .copied()
                    .filter(|id| items.contains(id))
                    .collect::<Vec<_>>()
            })
        })
    });
    let all = move |_| {
        ticked
            .items
            .set(order.with_untracked(|order| order.iter().copied().collect()))
    };
    let none = move |_| ticked.items.set(BTreeSet::new());
    let look = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        match value_of(
            field.get_untracked(),
            &typed.get_untracked(),
            desk.today.get_untracked().day.year(),
        ) {
            Ok(value) => {
                wrong.set(None);
                preview.set(Some(value));
            }
            Err(words) => wrong.set(Some(words)),
        }
    };
    let sending = use_chosen_problems();
    let send = move |_| {
        desk.flush();
        sending.0.set(chosen.get_untracked().into_iter().collect());
        address::go(&Route::Exchange.href());
    };
    let carry_out = move |_| {
        let Some(value) = preview.get_untracked() else { return };
        let done = desk.perform(&Command::SetMany {
            items: chosen.get_untracked(),
            field: field.get_untracked(),
            value,
        });
        if done {
            preview.set(None);
            typed.set(String::new());
            ticked.items.set(BTreeSet::new());
        }
    };
    let options = || {
        FIELDS
            .into_iter()
            .map(|one| view! { <option value=one.key() selected=one == Field::Person>{fields::field(one)}</option> })
            .collect_view()
    };
    let choose = move |event| {
        if let Some(one) = Field::from_key(&event_target_value(&event)) {
            field.set(one);
            typed.set(if one == Field::Progress {
                Progress::Done.key().to_owned()
            } else {
                String::new()
            });
            preview.set(None);
        }
    };
    let control = move || match field.get() {
        Field::Progress => {
            let options = Progress::ALL
                .into_iter()
                .map(|step| {
                    let here = step == Progress::Done;
                    view! { <option value=step.key() selected=here>{fields::progress(step)}</option> }
                })
                .collect_view();
            view! {
                <select id="bulk-value" aria-label=words::NEW_VALUE on:change=move |event| typed.set(event_target_value(&event))>{options}</select>
            }
            .into_any()
        }
        other => {
            let hint = if other == Field::Due {
                dates::HOW
            } else {
                words::EMPTY_EMPTIES
            };
            view! {
                <input
                    id="bulk-value"
                    type="text"
                    autocomplete="off"
                    aria-label=words::NEW_VALUE
                    placeholder=hint
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        preview.set(None);
                    }
                />
            }
            .into_any()
        }
    };
    let previewed = move || {
        preview.get().map(|value| {
            let field = field.get();
            let rows = desk.watch_all(|ledger| {
                chosen.with(|chosen| {
                    chosen
                        .iter()
                        .map(|id| (ledger.text(*id, Field::Title).to_owned(), shown(field, ledger.value(*id, field))))
                        .collect::<Vec<_>>()
                })
            });
            let count = rows.len();
            let to = shown(field, Some(&value));
            let rows = rows
                .into_iter()
                .map(|(title, from)| {
                    view! { <tr><th scope="row">{title}</th><td>{from}</td><td>{to.clone()}</td></tr> }
                })
                .collect_view();
            view! {
                <div class="bulk-preview" role="group" aria-label=words::PREVIEW>
                    <p>{words::bulk_preview(count, fields::field(field))}</p>
                    <table class="plain">
                        <thead>
                            <tr><th scope="col">{words::COL_TITLE}</th><th scope="col">{words::NOW}</th><th scope="col">{words::THEN}</th></tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <button type="button" class="primary" id="bulk-do" on:click=carry_out disabled=count == 0>{words::bulk_do(count)}</button>
                    <button type="button" on:click=move |_| preview.set(None)>{words::CANCEL}</button>
                </div>
            }
        })
    };
    move || {
        ticked.on.get().then(|| {
            view! {
                <section class="bulk" aria-label=words::SEVERAL>
                    <form class="bulk-form" on:submit=look on:keydown=move |event| not_composing(&event)>
                        <span class="bulk-count" role="status">{move || words::ticked(chosen.with(Vec::len))}</span>
                        <button type="button" on:click=all>{words::TICK_ALL}</button>
                        <button type="button" on:click=none>{words::TICK_NONE}</button>
                        <select id="bulk-field" aria-label=words::BULK_FIELD on:change=choose>{options()}</select>
                        {control}
                        <button type="submit" id="bulk-look" disabled=move || chosen.with(Vec::is_empty)>{words::PREVIEW}</button>
                        <button type="button" id="bulk-send" disabled=move || chosen.with(Vec::is_empty) on:click=handle::click(send)>{words::exchange::SEND_SELECTED}</button>
                    </form>
                    {move || wrong.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
                    {previewed}
                </section>
            }
        })
    }
}

fn shown(field: Field, value: Option<&Value>) -> String {
    let words = match value {
        None | Some(Value::Nothing) => String::new(),
        Some(Value::Text(text)) if field == Field::Due => text.parse().map_or_else(|_| text.clone(), closeout::due),
        Some(value) => said::value(field, value),
    };
    if words.is_empty() {
        words::EMPTY_VALUE.to_owned()
    } else {
        words
    }
}
