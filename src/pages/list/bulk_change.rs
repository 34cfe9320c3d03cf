//! Bulk change: one field set for all ticked problems after a preview of what will change, undone in one step. What is carried out
//! is what the preview shows: the preview is made for one choice of problems, field and value, and is gone when any of them changes.

use super::{bulk_preview::preview, ticked_problems::TickedProblems};
use crate::{
    browser::address,
    contexts::use_chosen_problems,
    desk::{Desk, use_desk},
    parts::{
        add_line::not_composing,
        draft::draft_of_line,
        effect::effect,
        event_handlers,
        select_box::{SelectBox, fixed_options},
    },
    route::{Listing, Route},
    words::{self, bulk as say, dates, fields},
};
use ledger::{Field, ItemId, Progress, Value, ValueType};
use leptos::prelude::*;
use std::collections::BTreeSet;

const FIELDS: [Field; 7] = [
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::Helpers,
    Field::RectificationType,
    Field::Due,
    Field::Progress,
];

/// Value of a field from typed or chosen text, or a sentence on why it is not accepted.
fn value_of(field: Field, typed: &str, year: i16) -> Result<Value, String> {
    let typed = typed.trim();
    match field.value_type() {
        ValueType::Progress => {
            let step = Progress::from_key(typed).map(Value::from);
            step.ok_or_else(|| say::CHOOSE_STEP.to_owned())
        }
        _ if typed.is_empty() => Ok(Value::Nothing),
        ValueType::Date => {
            let read = dates::read(typed, year).map(Value::from);
            read.ok_or_else(|| dates::not_read(typed))
        }
        ValueType::Text
        | ValueType::Number
        | ValueType::Flag
        | ValueType::Item
        | ValueType::Amount
        | ValueType::Hash
        | ValueType::Role
        | ValueType::RegulationWay => Ok(Value::text(typed)),
    }
}

/// Choice of a bulk change: the problems, the field, and the text of the new value as it stands in its control.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkChoice {
    pub items: Vec<ItemId>,
    pub field: Field,
    typed: String,
}

impl BulkChoice {
    /// The new value, or a sentence on why it is not accepted.
    fn value(&self, desk: Desk) -> Result<Value, String> {
        value_of(self.field, &self.typed, desk.today.get_untracked().day.year())
    }
}

/// State of a bulk change; cheap to copy.
#[derive(Clone, Copy)]
struct BulkEdit {
    desk: Desk,
    ticked: TickedProblems,
    /// Ticked problems that the list shows, in its order.
    items: Memo<Vec<ItemId>>,
    /// Key of the field.
    field_key: RwSignal<String>,
    /// The field whose key that is.
    field: Memo<Field>,
    typed: RwSignal<String>,
    /// The choice for which the preview is shown.
    previewed: RwSignal<Option<BulkChoice>>,
    /// Message on the last change.
    told: RwSignal<String>,
}

impl BulkEdit {
    fn new(ticked: TickedProblems, order: Memo<Vec<ItemId>>) -> BulkEdit {
        let among = move |items: &BTreeSet<ItemId>| {
            let ticked = |order: &Vec<ItemId>| order.iter().copied().filter(|id| items.contains(id)).collect();
            order.with(ticked)
        };
        let field_key = draft_of_line("bulk-field");
        let field = move |key: &String| Field::from_key(key).filter(|field| FIELDS.contains(field));
        let edit = BulkEdit {
            desk: use_desk(),
            ticked,
            items: Memo::new(move |_| ticked.items.with(among)),
            field_key,
            field: Memo::new(move |_| field_key.with(field).unwrap_or(Field::Person)),
            typed: draft_of_line("bulk-value"),
            previewed: RwSignal::new(None),
            told: RwSignal::new(String::new()),
        };
        effect(move || {
            let now = edit.choice();
            if edit
                .previewed
                .with_untracked(|previewed| previewed.as_ref().is_some_and(|one| *one != now))
            {
                edit.previewed.set(None);
            }
        });
        edit
    }

    /// The choice as the controls show it.
    fn choice(self) -> BulkChoice {
        BulkChoice {
            items: self.items.get(),
            field: self.field.get(),
            typed: self.typed.get(),
        }
    }

    /// The choice for which the preview was asked, as long as the controls show the same.
    fn standing(self) -> Option<BulkChoice> {
        let previewed = self.previewed.get()?;
        (previewed == self.choice()).then_some(previewed)
    }

    fn choose_field(self, key: String) {
        self.typed.set(String::new());
        self.field_key.set(key);
    }

    fn look(self) {
        self.desk.flush();
        self.told.set(String::new());
        self.previewed.set(Some(untrack(|| self.choice())));
    }

    /// Carries out what the preview shows.
    fn carry_out(self) {
        let Some(choice) = untrack(|| self.standing()) else {
            return;
        };
        let Ok(value) = choice.value(self.desk) else { return };
        self.desk.flush();
        let plan = self.desk.plan_bulk(&choice.items, choice.field, &value);
        if self.desk.perform(&plan.command(choice.field, value)) {
            self.told
                .set(say::changed(plan.changed.len(), fields::field(choice.field)));
            self.typed.set(String::new());
            // Those that were left out stay ticked, so that they can be looked at.
            let left_out = plan.refused.into_iter().map(|(item, _)| item);
            self.ticked.items.set(left_out.collect());
        }
    }

    /// Control for the new value: it shows what will be set.
    fn control(self) -> AnyView {
        let typed = self.typed;
        let hint = match self.field.get().value_type() {
            ValueType::Progress => {
                let steps = Progress::ALL.map(|step| (step.key(), fields::progress(step)));
                let options = fixed_options([("", words::NOT_CHOSEN)].into_iter().chain(steps));
                let key = move |typed: &String| Progress::from_key(typed).map_or("", Progress::key).to_owned();
                let value = Memo::new(move |_| typed.with(key));
                return view! { <SelectBox id="bulk-value" name=words::NEW_VALUE value options=Signal::stored(options) on_choose=move |key| typed.set(key) /> }
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
                on:input=event_handlers::event(move |event| typed.set(event_target_value(&event)))
            />
        }
        .into_any()
    }

    /// The preview, or why there is none.
    fn preview(self) -> Option<AnyView> {
        let choice = self.standing()?;
        Some(match choice.value(self.desk) {
            Ok(value) => preview(
                self.desk,
                &choice,
                value,
                move || self.carry_out(),
                move || self.previewed.set(None),
            ),
            Err(why) => view! { <p class="field-note field-wrong" role="alert">{why}</p> }.into_any(),
        })
    }
}

/// The form that is opened for several problems; the others stand beside it.
const FORM_OF_SEVERAL: &str = "closeout";

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
        sending.0.set(edit.items.get_untracked().into_iter().collect());
        address::go(&Route::Exchange.href());
    };
    let forms = move |_| {
        edit.desk.flush();
        let these = edit.items.get_untracked().into_iter().collect();
        address::go(&Route::Papers(FORM_OF_SEVERAL, Listing::of(|filter| filter.these = Some(these))).href());
    };
    let options = fixed_options(FIELDS.map(|field| (field.key(), fields::field(field))));
    let options = Signal::stored(options);
    let field = Signal::derive(move || edit.field.get().key().to_owned());
    let empty = move || edit.items.with(Vec::is_empty);
    move || {
        ticked.on.get().then(|| {
            view! {
                <section class="bulk" aria-label=words::SEVERAL>
                    <form class="bulk-form" on:submit=event_handlers::submit(look) on:keydown=event_handlers::key(move |event| not_composing(&event))>
                        <span class="bulk-count" role="status">{move || words::ticked(edit.items.with(Vec::len))}</span>
                        <button type="button" on:click=event_handlers::click(all)>{words::TICK_ALL}</button>
                        <button type="button" on:click=event_handlers::click(none)>{words::TICK_NONE}</button>
                        <SelectBox id="bulk-field" name=words::BULK_FIELD value=field options on_choose=move |key| edit.choose_field(key) />
                        {move || edit.control()}
                        <button type="submit" id="bulk-look" disabled=empty>{words::PREVIEW}</button>
                        <button type="button" id="bulk-send" disabled=empty on:click=event_handlers::click(send)>{words::exchange::SEND_SELECTED}</button>
                        <button type="button" id="bulk-forms" disabled=empty on:click=event_handlers::click(forms)>{words::FORMS_OF_SELECTED}</button>
                    </form>
                    <p class="bulk-told" role="status">{move || edit.told.get()}</p>
                    {move || edit.preview()}
                </section>
            }
        })
    }
}
