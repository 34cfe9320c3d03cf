//! Bulk change: one field set for all selected problems after a preview of what will change, undone in one step.

use crate::{
    browser::address,
    contexts::use_chosen_problems,
    desk::{Desk, use_desk},
    parts::{
        add_line::not_composing,
        draft::{draft_of_line, keep_items},
        event_handlers,
    },
    route::Route,
    words::{self, closeout, dates, fields},
};
use ledger::{Command, Field, ItemId, Ledger, Progress, Value, ValueType};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Selection of problems by ticks; cheap to copy.
#[derive(Clone, Copy)]
pub struct TickedProblems {
    /// Whether the ticks are shown.
    pub on: RwSignal<bool>,
    /// Ticked problems.
    pub items: RwSignal<BTreeSet<ItemId>>,
}

impl TickedProblems {
    pub fn new() -> TickedProblems {
        let items = RwSignal::new(BTreeSet::new());
        keep_items(draft_of_line("ticked"), items);
        TickedProblems {
            on: RwSignal::new(items.with_untracked(|items| !items.is_empty())),
            items,
        }
    }

    /// Ticks or unticks a problem.
    pub fn set(self, item: ItemId, chosen: bool) {
        self.items.update(|items| {
            if chosen {
                items.insert(item);
            } else {
                items.remove(&item);
            }
        });
    }

    /// Toggles the tick of a problem.
    pub fn toggle(self, item: ItemId) {
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

/// Button that shows the ticks.
#[component]
pub fn TickSwitch(ticked: TickedProblems) -> impl IntoView {
    let pressed = move || if ticked.on.get() { "true" } else { "false" };
    let switch = move |_| {
        ticked.on.update(|on| *on = !*on);
        ticked.items.set(BTreeSet::new());
    };
    view! { <button type="button" id="several" aria-pressed=pressed on:click=switch>{words::SEVERAL}</button> }
}

/// Value of a field from typed text, or a sentence on why it is not accepted.
fn value_of(field: Field, typed: &str, year: i16) -> Result<Value, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Value::Nothing);
    }
    if field.value_type() == ValueType::Date {
        let read = dates::read(typed, year).map(Value::from);
        return read.ok_or_else(|| dates::not_read(typed));
    }
    Ok(Value::text(typed))
}

/// State of a bulk change; cheap to copy.
#[derive(Clone, Copy)]
struct BulkEdit {
    desk: Desk,
    ticked: TickedProblems,
    /// Ticked problems that the list shows, in its order.
    chosen: Memo<Vec<ItemId>>,
    field: RwSignal<Field>,
    /// Key of the field in its draft.
    field_key: RwSignal<String>,
    typed: RwSignal<String>,
    /// New value, while the preview is shown.
    preview: RwSignal<Option<Value>>,
    /// Why the typed text is not accepted.
    wrong: RwSignal<Option<String>>,
}

impl BulkEdit {
    fn new(ticked: TickedProblems, order: Memo<Vec<ItemId>>) -> BulkEdit {
        let among = move |items: &BTreeSet<ItemId>| {
            let ticked = |order: &Vec<ItemId>| order.iter().copied().filter(|id| items.contains(id)).collect();
            order.with(ticked)
        };
        let field_key = draft_of_line("bulk-field");
        let field = field_key.with_untracked(|key| Field::from_key(key).filter(|field| FIELDS.contains(field)));
        BulkEdit {
            desk: use_desk(),
            ticked,
            chosen: Memo::new(move |_| ticked.items.with(among)),
            field: RwSignal::new(field.unwrap_or(Field::Person)),
            field_key,
            typed: draft_of_line("bulk-value"),
            preview: RwSignal::new(None),
            wrong: RwSignal::new(None),
        }
    }

    fn choose_field(self, key: &str) {
        let Some(field) = Field::from_key(key) else { return };
        self.field.set(field);
        self.field_key.set(key.to_owned());
        let first = (field.value_type() == ValueType::Progress).then_some(Progress::Done.key());
        self.typed.set(first.unwrap_or_default().to_owned());
        self.preview.set(None);
    }

    /// Shows the preview, or why the change is not possible.
    fn look(self) {
        self.desk.flush();
        let year = self.desk.today.get_untracked().day.year();
        match value_of(self.field.get_untracked(), &self.typed.get_untracked(), year) {
            Ok(value) => {
                self.wrong.set(None);
                self.preview.set(Some(value));
            }
            Err(words) => self.wrong.set(Some(words)),
        }
    }

    fn carry_out(self) {
        let Some(value) = self.preview.get_untracked() else {
            return;
        };
        let done = self.desk.perform(&Command::SetMany {
            items: self.chosen.get_untracked(),
            field: self.field.get_untracked(),
            value,
        });
        if done {
            self.preview.set(None);
            self.typed.set(String::new());
            self.ticked.items.set(BTreeSet::new());
        }
    }

    /// Input for the new value.
    fn control(self) -> AnyView {
        let typed = self.typed;
        let hint = match self.field.get().value_type() {
            ValueType::Progress => {
                let option = |step: Progress| {
                    view! { <option value=step.key() selected=typed.with_untracked(|typed| Progress::from_key(typed).unwrap_or(Progress::Done) == step)>{fields::progress(step)}</option> }
                };
                let options = Progress::ALL.map(option).collect_view();
                return view! {
                    <select id="bulk-value" aria-label=words::NEW_VALUE on:change=move |event| typed.set(event_target_value(&event))>{options}</select>
                }
                .into_any();
            }
            ValueType::Date => dates::HOW,
            ValueType::Text
            | ValueType::Number
            | ValueType::Flag
            | ValueType::Item
            | ValueType::Amount
            | ValueType::Hash
            | ValueType::Role
            | ValueType::RegulationWay => words::EMPTY_EMPTIES,
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
                    self.preview.set(None);
                }
            />
        }
        .into_any()
    }

    /// Preview of the change, problem by problem, with the button that carries it out.
    fn previewed(self, value: &Value) -> AnyView {
        let field = self.field.get();
        let now = |ledger: &Ledger, id: ItemId| {
            let title = ledger.text(id, Field::Title).to_owned();
            (title, shown(field, ledger.value(id, field)))
        };
        let rows: Vec<(String, String)> = self.desk.watch_all(|ledger| {
            self.chosen
                .with(|chosen| chosen.iter().map(|id| now(ledger, *id)).collect())
        });
        let count = rows.len();
        let to = shown(field, Some(value));
        let row = |(title, from): (String, String)| {
            view! { <tr><th scope="row">{title}</th><td>{from}</td><td>{to.clone()}</td></tr> }
        };
        let rows = rows.into_iter().map(row).collect_view();
        view! {
            <div class="bulk-preview" role="group" aria-label=words::PREVIEW>
                <p>{words::bulk_preview(count, fields::field(field))}</p>
                <table class="plain">
                    <thead>
                        <tr><th scope="col">{words::COL_TITLE}</th><th scope="col">{words::NOW}</th><th scope="col">{words::THEN}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <button type="button" class="primary" id="bulk-do" on:click=move |_| self.carry_out() disabled=count == 0>{words::bulk_do(count)}</button>
                <button type="button" on:click=move |_| self.preview.set(None)>{words::CANCEL}</button>
            </div>
        }
        .into_any()
    }
}

/// Bar with the choice of field and value, and the preview.
#[component]
pub fn Bulk(ticked: TickedProblems, order: Memo<Vec<ItemId>>) -> impl IntoView {
    let edit = BulkEdit::new(ticked, order);
    let sending = use_chosen_problems();
    let all = move |_| {
        ticked
            .items
            .set(order.with_untracked(|order| order.iter().copied().collect()))
    };
    let none = move |_| ticked.items.set(BTreeSet::new());
    let look = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        edit.look();
    };
    let send = move |_| {
        edit.desk.flush();
        sending.0.set(edit.chosen.get_untracked().into_iter().collect());
        address::go(&Route::Exchange.href());
    };
    let options = move || {
        FIELDS
            .into_iter()
            .map(|one| view! { <option value=one.key() selected=one == edit.field.get_untracked()>{fields::field(one)}</option> })
            .collect_view()
    };
    let empty = move || edit.chosen.with(Vec::is_empty);
    move || {
        ticked.on.get().then(|| {
            view! {
                <section class="bulk" aria-label=words::SEVERAL>
                    <form class="bulk-form" on:submit=look on:keydown=move |event| not_composing(&event)>
                        <span class="bulk-count" role="status">{move || words::ticked(edit.chosen.with(Vec::len))}</span>
                        <button type="button" on:click=all>{words::TICK_ALL}</button>
                        <button type="button" on:click=none>{words::TICK_NONE}</button>
                        <select id="bulk-field" aria-label=words::BULK_FIELD on:change=move |event| edit.choose_field(&event_target_value(&event))>{options()}</select>
                        {move || edit.control()}
                        <button type="submit" id="bulk-look" disabled=empty>{words::PREVIEW}</button>
                        <button type="button" id="bulk-send" disabled=empty on:click=event_handlers::click(send)>{words::exchange::SEND_SELECTED}</button>
                    </form>
                    {move || edit.wrong.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
                    {move || edit.preview.get().map(|value| edit.previewed(&value))}
                </section>
            }
        })
    }
}

fn shown(field: Field, value: Option<&Value>) -> String {
    let words = match value {
        None | Some(Value::Nothing) => String::new(),
        Some(Value::Text(text)) if field == Field::Due => text.parse().map_or_else(|_| text.clone(), closeout::due),
        Some(value) => fields::value(field, value),
    };
    if words.is_empty() {
        words::EMPTY_VALUE.to_owned()
    } else {
        words
    }
}
