//! Control for any field of an item, by the type of its values. Text is stored as it is typed (see `field`), dates and numbers
//! when the field is left; what cannot be read is refused with a sentence and stays in the field.

use crate::{
    desk::use_desk,
    parts::draft::draft_of_value,
    parts::event_handlers,
    parts::progress_step::StepChoice,
    parts::refused::Refused,
    parts::select_box::{SelectBox, fixed_options},
    parts::text_field::{Conflict, TextField},
    words::{self, dates, fields},
};
use ledger::{Amount, Command, Due, Field, ItemId, RegulationWay, Role, Value, ValueType, whole_from_typed};
use leptos::prelude::*;

/// Labelled control for a field of an item.
#[component]
pub fn ValueField(
    item: ItemId,
    field: Field,
    #[prop(optional)] long: bool,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] list: &'static str,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| fields::field(field).to_owned());
    match field.value_type() {
        ValueType::Progress => view! { <StepChoice item /> }.into_any(),
        ValueType::Flag => view! { <TickField item field label /> }.into_any(),
        ValueType::Role => choice(item, field, label, options(Role::ALL, Role::key, fields::role)),
        ValueType::RegulationWay => choice(
            item,
            field,
            label,
            options(RegulationWay::ALL, RegulationWay::key, fields::regulation_way),
        ),
        ValueType::Date | ValueType::Number | ValueType::Amount => {
            view! { <DateOrNumber item field label /> }.into_any()
        }
        ValueType::Text | ValueType::Item | ValueType::Hash => {
            view! { <TextField item field long label list /> }.into_any()
        }
    }
}

fn options<T: Copy>(
    all: &[T],
    key: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
) -> Vec<(&'static str, &'static str)> {
    all.iter().map(|one| (key(*one), name(*one))).collect()
}

/// Choice between values; the first one empties the field.
pub fn choice(item: ItemId, field: Field, label: String, options: Vec<(&'static str, &'static str)>) -> AnyView {
    let desk = use_desk();
    let stored = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.text(item, field).to_owned()));
    let id = format!("{}-{item}", field.key());
    let refused = Refused::new();
    let choose = move |key: String| {
        desk.flush();
        let value = Value::text(key);
        refused.perform(desk, &Command::Set { item, field, value });
    };
    let options = fixed_options([("", words::NOT_CHOSEN)].into_iter().chain(options));
    let options = Signal::stored(options);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <SelectBox id class=field.key() value=stored options on_choose=choose />
            {refused.line(String::new())}
            <Conflict item field />
        </div>
    }
    .into_any()
}

#[component]
fn TickField(item: ItemId, field: Field, label: String) -> impl IntoView {
    let desk = use_desk();
    let on = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.value(item, field) == Some(&Value::Flag(true))));
    let id = format!("{}-{item}", field.key());
    let box_id = id.clone();
    let refused = Refused::new();
    let set = move |ticked| {
        desk.flush();
        let value = if ticked { Value::Flag(true) } else { Value::Nothing };
        refused.perform(desk, &Command::Set { item, field, value });
    };
    view! {
        <div class="field field-tick">
            <label class="tick" for=box_id>
                <input type="checkbox" id=id class=field.key() prop:checked=move || on.get() on:change=event_handlers::tick(on, set) />
                <span>{label}</span>
            </label>
            {refused.line(String::new())}
            <Conflict item field />
        </div>
    }
}

/// Text of a value in its control.
fn shown(field: Field, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Nothing) => String::new(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Flag(_)) => String::new(),
        Some(Value::Text(text)) if field.value_type() == ValueType::Date => {
            text.parse::<Due>().map_or_else(|_| text.clone(), dates::written)
        }
        Some(Value::Text(text)) => text.clone(),
    }
}

/// Value of a field from typed text, or a sentence on why it is not accepted.
pub fn read(field: Field, typed: &str, this_year: i16) -> Result<Value, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Value::Nothing);
    }
    match field.value_type() {
        ValueType::Text => Ok(Value::text(typed)),
        ValueType::Date => match dates::read(typed, this_year) {
            Some(due) => Ok(due.into()),
            None => Err(dates::not_read(typed)),
        },
        ValueType::Number => {
            let range = field.whole_range();
            let whole = range.clone().and_then(|range| whole_from_typed(typed, &range));
            whole
                .map(Value::Number)
                .ok_or_else(|| words::no_whole_number(typed, range))
        }
        ValueType::Flag
        | ValueType::Progress
        | ValueType::Item
        | ValueType::Amount
        | ValueType::Hash
        | ValueType::Role
        | ValueType::RegulationWay => match Amount::from_typed(typed) {
            Ok(amount) => Ok(Value::text(amount.to_string())),
            Err(_) => Err(words::no_number(typed)),
        },
    }
}

/// Control for a date or a number, stored when it is left or Enter is pressed.
#[component]
fn DateOrNumber(item: ItemId, field: Field, label: String) -> impl IntoView {
    let desk = use_desk();
    let stored = Memo::new(move |_| desk.watch_item(item, |ledger| shown(field, ledger.value(item, field))));
    // Text that was not accepted, or not finished, when the field was last removed from the page.
    let left = draft_of_value(item, field);
    let this_year = move || desk.today.get_untracked().day.year();
    let before = left.get_untracked();
    let refused = Refused::new();
    if !before.is_empty() {
        match read(field, &before, this_year()) {
            Ok(value) => match untrack(|| desk.would_refuse(&Command::Set { item, field, value })) {
                Some(refusal) => refused.tell(&refusal),
                None => refused.say(words::NOT_TAKEN_IN.to_owned()),
            },
            Err(why) => refused.say(why),
        }
    }
    let typed = RwSignal::new(Some(before).filter(|before| !before.is_empty()));
    let id = format!("{}-{item}", field.key());
    let note = format!("{id}-note");
    let described = note.clone();
    let take = move |event| {
        desk.flush();
        match read(field, &event_target_value(&event), this_year()) {
            // What was refused stays in the field, and the record as it was.
            Ok(value) => {
                if refused.perform(desk, &Command::Set { item, field, value }) {
                    left.set(String::new());
                    typed.set(None);
                }
            }
            Err(words) => refused.say(words),
        }
    };
    let hint = if field.value_type() == ValueType::Date {
        dates::HOW
    } else {
        ""
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                type="text"
                id=id
                class=field.key()
                autocomplete="off"
                placeholder=hint
                prop:value=move || typed.get().unwrap_or_else(|| stored.get())
                aria-invalid=move || refused.is_shown().then_some("true")
                aria-describedby=move || refused.is_shown().then(|| described.clone())
                on:input=event_handlers::event(move |event| {
                    let now = event_target_value(&event);
                    left.set(now.clone());
                    typed.set(Some(now));
                })
                on:change=event_handlers::event(take)
            />
            {refused.line(note)}
            <Conflict item field />
        </div>
    }
}
