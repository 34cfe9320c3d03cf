//! Form that adds a row to a list of the round page. A value that is not accepted is reported, and nothing is added.

use super::{entry_table::EntryColumns, groups::add_pasted};
use crate::{
    contexts::PastedKind,
    desk::use_desk,
    parts::{
        add_line::has_nothing_to_add, draft::draft_of_line, event_handlers, pasted_lines::PasteOffer, refused::Refused,
        value_field::read,
    },
    words::{self, dates, round},
};
use ledger::{Command, Draft, Field, Kind, ValueType};
use leptos::prelude::*;

fn input_id(kind: Kind, field: Field) -> String {
    format!("new-{}-{}", kind.list_key(), field.key())
}

/// Form for a new row.
#[component]
pub fn AddEntry(columns: EntryColumns) -> impl IntoView {
    let desk = use_desk();
    let kind = columns.kind;
    let fields: Vec<(Field, RwSignal<String>)> = columns
        .asked
        .iter()
        .map(|field| (*field, draft_of_line(&input_id(kind, *field))))
        .collect();
    let refused = Refused::new();
    let pasted = match kind {
        Kind::Person => Some(PastedKind::People),
        Kind::Department => Some(PastedKind::Departments),
        _ => None,
    };
    let paste = pasted.map(|kind| PasteOffer::new(kind, move |entries| add_pasted(desk, entries)));
    let controls = fields
        .iter()
        .map(|(field, typed)| {
            let (field, typed) = (*field, *typed);
            let id = input_id(kind, field);
            let hint = if field.value_type() == ValueType::Date {
                dates::HOW
            } else {
                ""
            };
            let list = (columns.list)(field);
            // Lines are pasted where the names are typed.
            let taken = paste.filter(|_| field == Field::Title).map(PasteOffer::on_paste);
            let mut taken = taken.unwrap_or_else(|| event_handlers::event(|_| ()));
            view! {
                <div class=format!("field add-{}", field.key())>
                    <label for=id.clone()>{round::column(kind, field)}</label>
                    <input
                        id=id
                        type="text"
                        autocomplete="off"
                        placeholder=hint
                        list=(!list.is_empty()).then_some(list)
                        prop:value=move || typed.get()
                        on:input=event_handlers::event(move |event| typed.set(event_target_value(&event)))
                        on:paste=move |event| taken(event.into())
                    />
                </div>
            }
        })
        .collect_view();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let all: String = fields.iter().map(|(_, typed)| typed.get_untracked()).collect();
        let first = fields.first().map(|(field, _)| input_id(kind, *field));
        if has_nothing_to_add(&all, refused, &first.unwrap_or_default()) {
            return;
        }
        desk.flush();
        let year = desk.today.get_untracked().day.year();
        let mut draft = Draft::new(kind, "");
        for (field, typed) in &fields {
            match read(*field, &typed.get_untracked(), year) {
                Ok(value) => draft = draft.with(*field, value),
                Err(words) => return refused.say(words),
            }
        }
        if refused.perform(desk, &Command::AddPart { under: None, draft }) {
            for (_, typed) in &fields {
                typed.try_set(String::new());
            }
        }
    };
    view! {
        <form class=format!("add-row add-{}", kind.list_key()) aria-label=round::add_to(kind) on:submit=event_handlers::submit(add)>
            {controls}
            <button type="submit">{words::ADD}</button>
            {refused.line(String::new())}
        </form>
        {paste.map(|paste| paste.view(&format!("new-{}", kind.list_key())))}
    }
}
