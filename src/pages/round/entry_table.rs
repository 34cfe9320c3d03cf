//! List of independent items (people, departments, milestones, opinions) as a table: a row for each item, cells edited
//! in place, and a form for another one.

use super::{entry_form::AddEntry, rename::RenamableName};
use crate::{
    desk::use_desk,
    parts::{event_handlers, keyed_list::each, refused::Refused, value_field::ValueField},
    words::{self, round},
};
use ledger::{Command, Field, ItemId, Kind};
use leptos::prelude::*;
use std::collections::HashMap;

/// Columns of a list.
#[derive(Clone, Copy)]
pub struct EntryColumns {
    /// Kind of its items.
    pub kind: Kind,
    /// Fields shown, in order.
    pub fields: &'static [Field],
    /// Fields in the form for a new item.
    pub asked: &'static [Field],
    /// Datalist of a field, empty if it has none.
    pub list: fn(Field) -> &'static str,
}

/// Number of problems that name each row's item.
pub type NameUses = HashMap<ItemId, usize>;

fn is_long(field: Field) -> bool {
    matches!(field, Field::Answer)
}

/// List of items. With `uses`, names occur elsewhere too and are changed only by a renaming.
#[component]
pub fn EntryList(
    columns: EntryColumns,
    rows: Memo<Vec<ItemId>>,
    #[prop(optional)] uses: Option<Memo<NameUses>>,
) -> impl IntoView {
    let kind = columns.kind;
    let heads = columns
        .fields
        .iter()
        .map(|field| view! { <th scope="col" class=field.key()>{round::column(kind, *field)}</th> })
        .collect_view();
    let counted = uses.map(|_| view! { <th scope="col" class="uses">{round::COL_USES}</th> });
    let none = move || rows.with(Vec::is_empty);
    let body = move |item| view! { <EntryRow columns item uses /> }.into_any();
    let name = round::list(kind);
    view! {
        <h3>{name} " " <span class="count">{move || rows.with(Vec::len)}</span></h3>
        {move || none().then(|| view! { <p class="quiet-text">{round::empty(kind)}</p> })}
        <table class=format!("entries of-{}", kind.list_key()) class:none=none aria-label=name>
            <thead>
                <tr>{heads}{counted}<th scope="col" class="acts">{round::COL_ACTS}</th></tr>
            </thead>
            <tbody>{each(move || rows.get(), body)}</tbody>
        </table>
        <AddEntry columns />
    }
}

#[component]
fn EntryRow(columns: EntryColumns, item: ItemId, uses: Option<Memo<NameUses>>) -> impl IntoView {
    let desk = use_desk();
    let kind = columns.kind;
    let name = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.text(item, Field::Title).to_owned()));
    let cells = columns
        .fields
        .iter()
        .map(|field| {
            let field = *field;
            if field == Field::Title && uses.is_some() {
                return view! { <th scope="row" class="title"><RenamableName item kind /></th> }.into_any();
            }
            let list = (columns.list)(field);
            view! { <td class=field.key()><ValueField item field long=is_long(field) label=round::column(kind, field) list /></td> }.into_any()
        })
        .collect_view();
    let counted = uses.map(|uses| {
        let count = move || uses.with(|uses| uses.get(&item).copied().unwrap_or(0));
        view! { <td class="uses"><span class="cell-label">{round::COL_USES}</span>{count}</td> }
    });
    let refused = Refused::new();
    let remove = move |_| {
        desk.flush();
        let reason = round::REMOVED.to_owned();
        refused.perform(desk, &Command::Remove { item, reason });
    };
    view! {
        <tr>
            {cells}
            {counted}
            <td class="acts">
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || round::act_on(words::REMOVE, &name.get())
                    on:click=event_handlers::click(remove)
                >
                    {words::REMOVE}
                </button>
                {refused.line(String::new())}
            </td>
        </tr>
    }
}
