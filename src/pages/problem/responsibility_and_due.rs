//! 责任与时限: who is responsible for a problem, its type, when it is due, and the form that extends the date.

use super::{extension::ExtensionsPart, section::Section};
use crate::{
    frame::name_suggestions::offered_in,
    parts::value_field::ValueField,
    words::{fields, problem as say},
};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// Id of the datalist of rectification types.
const KINDS: &str = "rectification-types";

/// The fields of the section, in the order in which they are asked for.
pub const DUTY: [Field; 8] = [
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::Helpers,
    Field::RectificationType,
    Field::Due,
    Field::DueText,
    Field::LongTerm,
];

/// Section of responsibility and dates.
#[component]
pub fn ResponsibilityAndDue(item: ItemId) -> impl IntoView {
    let kinds = say::KINDS
        .into_iter()
        .map(|kind| view! { <option value=kind></option> });
    let control = move |field| {
        let list = if field == Field::RectificationType {
            KINDS
        } else {
            offered_in(field)
        };
        let label = if field == Field::DueText {
            say::DUE_TEXT
        } else {
            fields::field(field)
        };
        view! { <ValueField item field label list /> }
    };
    view! {
        <Section title=say::DUTY class="duty">
            <datalist id=KINDS>{kinds.collect_view()}</datalist>
            <div class="grid">
                {DUTY.map(control).collect_view()}
            </div>
            <ExtensionsPart item />
        </Section>
    }
}
