//! Preview of a bulk change, problem by problem: what changes from what to what, what has the value already, and what is left out
//! with the reason. The rules are asked before anything is recorded, and again when the record changes.

use super::bulk_change::BulkChoice;
use crate::{
    desk::Desk,
    parts::event_handlers,
    words::{self, bulk as say, closeout, fields},
};
use ledger::{BulkPlan, Due, Field, ItemId, Ledger, Value, ValueType};
use leptos::prelude::*;

/// Text of a value in the preview.
fn shown(field: Field, value: Option<&Value>) -> String {
    let words = match value {
        None | Some(Value::Nothing) => String::new(),
        Some(Value::Text(text)) if field.value_type() == ValueType::Date => {
            text.parse().map_or_else(|_| text.clone(), closeout::due)
        }
        Some(value) => fields::value(field, value),
    };
    if words.is_empty() {
        words::EMPTY_VALUE.to_owned()
    } else {
        words
    }
}

/// What a field of a problem says now, in the words of the list: what was never set reads as the list shows it, and an extended
/// date is the one in force, with the first beside it.
fn current(ledger: &Ledger, item: ItemId, field: Field) -> String {
    match field {
        Field::Progress => fields::progress(ledger.progress(item)).to_owned(),
        Field::Due => {
            let dates = ledger.dates(item);
            let extended = dates.in_force.filter(|due| dates.first != Some(*due));
            let first = shown(field, dates.first.map(|due: Due| Value::from(due)).as_ref());
            extended.map_or(first.clone(), |due| say::extended(&closeout::due(due), &first))
        }
        other => shown(other, ledger.value(item, other)),
    }
}

/// The preview of a choice, with the button that carries it out.
pub fn preview(
    desk: Desk,
    choice: &BulkChoice,
    value: Value,
    carry_out: impl Fn() + 'static,
    cancel: impl Fn() + 'static,
) -> AnyView {
    let field = choice.field;
    // Follows every fact: another tab may have changed what is shown.
    desk.watch_all(|_| ());
    let BulkPlan {
        changed,
        unchanged,
        refused,
    } = desk.plan_bulk(&choice.items, field, &value);
    let to = shown(field, Some(&value));
    let title = move |id: ItemId| desk.peek(|ledger| ledger.row(id).name());
    let count = changed.len();
    let row = |id: ItemId| {
        let now = desk.peek(|ledger| current(ledger, id, field));
        view! { <tr><th scope="row">{title(id)}</th><td>{now}</td><td>{to.clone()}</td></tr> }
    };
    let rows = changed.into_iter().map(row).collect_view();
    let same = (!unchanged.is_empty()).then(|| view! { <p id="bulk-same">{say::unchanged(unchanged.len(), &to)}</p> });
    let left_out = (!refused.is_empty()).then(|| {
        let told = say::left_out(refused.len());
        let one = |(id, why)| view! { <li>{title(id)} "：" {words::kanban::forbidden(&why)}</li> };
        let lines = refused.into_iter().map(one).collect_view();
        view! { <div id="bulk-left-out"><p>{told}</p><ul>{lines}</ul></div> }
    });
    let table = (count > 0).then(|| {
        view! {
            <table class="plain">
                <thead>
                    <tr><th scope="col">{words::COL_TITLE}</th><th scope="col">{words::NOW}</th><th scope="col">{words::THEN}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <div class="bulk-preview" role="group" aria-label=words::PREVIEW>
            <p>{say::preview(count, fields::field(field))}</p>
            {left_out}
            {same}
            {table}
            <button type="button" class="primary" id="bulk-do" on:click=event_handlers::click(move |_| carry_out()) disabled=count == 0>{say::carry_out(count)}</button>
            <button type="button" on:click=event_handlers::click(move |_| cancel())>{words::CANCEL}</button>
        </div>
    }
    .into_any()
}
