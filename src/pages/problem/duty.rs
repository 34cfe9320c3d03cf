//! 责任与时限: who is responsible for a problem, its type, when it is due, and the form that extends the date.

use super::{extend::ExtensionsPart, section::Section};
use crate::{
    frame::names::{DEPARTMENTS, PEOPLE},
    parts::value::ValueField,
    words::problem as say,
};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// Id of the datalist of rectification types.
const KINDS: &str = "rectification-types";

/// Section of responsibility and dates.
#[component]
pub fn Duty(item: ItemId) -> impl IntoView {
    let kinds = say::KINDS
        .into_iter()
        .map(|kind| view! { <option value=kind></option> });
    view! {
        <Section title=say::DUTY class="duty">
            <datalist id=KINDS>{kinds.collect_view()}</datalist>
            <div class="grid">
                <ValueField item field=Field::Leader list=PEOPLE />
                <ValueField item field=Field::Department list=DEPARTMENTS />
                <ValueField item field=Field::Person list=PEOPLE />
                <ValueField item field=Field::Helpers list=DEPARTMENTS />
                <ValueField item field=Field::RectificationType list=KINDS />
                <ValueField item field=Field::Due />
                <ValueField item field=Field::DueText label=say::DUE_TEXT />
                <ValueField item field=Field::LongTerm />
            </div>
            <ExtensionsPart item />
        </Section>
    }
}
