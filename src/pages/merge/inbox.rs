//! 待定冲突 page: all fields and removals in conflict, with every value and who set it, to be settled by a person.

use super::links::linked;
use crate::{
    browser::clock,
    desk::{Desk, use_desk},
    pages::problem::CloseoutHistory,
    parts::event_handlers,
    words::{self, general, merge, record},
};
use ledger::{Body, Command, FactId, Field, ItemId, Ledger, Removal, Value, merge::OpenConflict};
use leptos::prelude::*;

/// Page of open conflicts.
#[component]
pub fn Inbox() -> impl IntoView {
    let desk = use_desk();
    let open = Memo::new(move |_| desk.watch_all(Ledger::open_conflicts));
    let list = move || {
        let open = open.get();
        if open.is_empty() {
            return view! { <p class="empty">{merge::INBOX_EMPTY}</p> }.into_any();
        }
        let items = open
            .into_iter()
            .map(|one| view! { <li class="open-conflict">{show(desk, one)}</li> });
        view! { <ul class="inbox">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="exchange">
            <h1>{merge::INBOX}</h1>
            <p class="lead">{merge::INBOX_LEAD}</p>
            {list}
        </div>
    }
}

fn show(desk: Desk, open: OpenConflict) -> AnyView {
    let name = desk.peek(|ledger| linked(ledger, open.item()));
    match open {
        OpenConflict::Field(item, field) => {
            let of = desk.peek(|ledger| record::name(ledger, item));
            let values = desk.peek(|ledger| values(ledger, item, field));
            let values = values.into_iter().map(|(value, shown, by)| {
                let take = move |_| {
                    desk.flush();
                    desk.perform(&Command::Set {
                        item,
                        field,
                        value: value.clone(),
                    });
                };
                let label = format!("{}：{}", words::TAKE_THIS, general::brief(&shown));
                view! {
                    <li>
                        <span class="conflict-by">{by}</span>
                        <span class="conflict-value">{shown}</span>
                        <button type="button" aria-label=label on:click=event_handlers::click(take)>{words::TAKE_THIS}</button>
                    </li>
                }
            });
            view! {
                <h2>{name} " · " {words::fields::field(field)}</h2>
                <div class="field-conflict"><ul aria-label=merge::field_of(field, &of)>{values.collect_view()}</ul></div>
            }
            .into_any()
        }
        OpenConflict::Removal(item) => {
            let by = desk.peek(|ledger| removers(ledger, item));
            let restore = move |_| {
                desk.perform(&Command::Restore { item });
            };
            let remove = move |_| {
                let reason = merge::REMOVAL_REASON.to_owned();
                desk.perform(&Command::Remove { item, reason });
            };
            view! {
                <h2>{name}</h2>
                <div class="field-conflict">
                    <p>{merge::INBOX_REMOVAL}</p>
                    <ul>{by.into_iter().map(|words| view! { <li><span class="conflict-value">{words}</span></li> }).collect_view()}</ul>
                    <button type="button" class="keep-item" on:click=event_handlers::click(restore)>{words::KEEP}</button>
                    <button type="button" class="danger" on:click=event_handlers::click(remove)>{merge::DO_REMOVE}</button>
                </div>
            }
            .into_any()
        }
        OpenConflict::Closeout(item) => view! {
            <h2>{name}</h2>
            <div class="field-conflict">
                <p>{merge::INBOX_CLOSEOUT}</p>
                <h3>{merge::INBOX_DECISIONS}</h3>
                <CloseoutHistory item />
            </div>
        }
        .into_any(),
    }
}

/// Every value in words, with who set it and when.
fn values(ledger: &Ledger, item: ItemId, field: Field) -> Vec<(Value, String, String)> {
    let one = |(fact, value): (&ledger::Fact, &Value)| {
        let shown = record::value(ledger, field, value);
        let shown = if shown.is_empty() {
            words::EMPTY_VALUE.to_owned()
        } else {
            shown
        };
        let by = format!("{} {}", general::or_someone(&fact.by), clock::time_text(fact.at));
        (value.clone(), shown, by)
    };
    ledger.values(item, field).into_iter().map(one).collect()
}

/// Who removed an item and why, and who changed it.
fn removers(ledger: &Ledger, item: ItemId) -> Vec<String> {
    let Removal::Contested { removals, edits } = ledger.removal(item) else {
        return Vec::new();
    };
    let told = |id: FactId| {
        let fact = ledger.fact(id)?;
        let entry = ledger.entry(fact.action)?;
        let deed = entry.deeds().into_iter().find(|deed| deed.fact.id == id)?;
        let what = match &fact.body {
            Body::Restore { .. } => format!("{}{}", words::RESTORE, record::name(ledger, item)),
            _ => record::deed(ledger, &deed).brief(),
        };
        Some(format!(
            "{} {}：{what}",
            general::or_someone(&fact.by),
            clock::time_text(fact.at)
        ))
    };
    removals
        .into_iter()
        .chain(edits.into_iter().take(5))
        .filter_map(told)
        .collect()
}
