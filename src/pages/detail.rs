//! One problem, open beside the list: its fields edited in place, its measures, its removal. Holds nothing but what is
//! being typed.

use crate::{
    browser::address,
    desk::use_desk,
    pages::record::ItemRecord,
    parts::{
        field::{Conflict, TextField},
        step::StepChoice,
    },
    route::{Listing, Route},
    words::{self, fields},
};
use ledger::{Command, Field, ItemId, Kind, Progress, Removal};
use leptos::prelude::*;

const SHORT: [Field; 6] = [
    Field::Number,
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::Helpers,
    Field::DueText,
];
const LONG: [Field; 8] = [
    Field::Situation,
    Field::Rectification,
    Field::Cause,
    Field::MeasuresText,
    Field::Outcome,
    Field::CurrentEffect,
    Field::NextSteps,
    Field::Remarks,
];

/// The open problem.
#[component]
pub fn Detail(item: ItemId, listing: Memo<Listing>, order: Memo<Vec<ItemId>>) -> impl IntoView {
    let desk = use_desk();
    let there = Memo::new(move |_| {
        desk.structure(|_| ());
        desk.item(item, |ledger| ledger.is_there(item))
    });
    let neighbour = move |step: i64| {
        order.with(|order| {
            let at = order.iter().position(|id| *id == item)?;
            let to = i64::try_from(at).ok()?.checked_add(step)?;
            order.get(usize::try_from(to).ok()?).copied()
        })
    };
    let link = move |step: i64, name: &'static str| {
        move || {
            neighbour(step)
                .map(|to| view! { <a class="button" href=Route::Problems(listing.get(), Some(to)).href()>{name}</a> })
        }
    };
    let close = move || Route::Problems(listing.get(), None).href();
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            desk.flush();
            address::go(&close());
        }
    };
    let title = move || desk.item(item, |ledger| ledger.text(item, Field::Title).to_owned());
    let body = move || {
        if there.get() {
            view! { <Fields item /> }.into_any()
        } else {
            view! { <p class="empty">{words::GONE}</p> }.into_any()
        }
    };
    view! {
        <aside class="detail" on:keydown=escape aria-label=title>
            <div class="detail-head">
                <h2>{title}</h2>
                <div class="detail-tools">
                    {link(-1, words::PREVIOUS)} {link(1, words::NEXT)}
                    <a class="button" id="close-detail" href=close>{words::CLOSE}</a>
                </div>
            </div>
            {body}
        </aside>
    }
}

#[component]
fn Fields(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let original = move || desk.item(item, |ledger| ledger.text(item, Field::Original).to_owned());
    view! {
        <Contested item />
        <div class="fields">
            <TextField item field=Field::Title />
            <StepChoice item />
            <Conflict item field=Field::Progress />
            {move || {
                let words = original();
                (!words.is_empty()).then(|| view! {
                    <div class="field original"><span class="label">{fields::field(Field::Original)}</span><p>{words}</p></div>
                })
            }}
            <div class="short-fields">
                {SHORT.into_iter().map(|field| view! { <TextField item field /> }).collect_view()}
            </div>
            <Measures item />
            {LONG.into_iter().map(|field| view! { <TextField item field long=true /> }).collect_view()}
            <Passages item />
            <Remove item />
        </div>
        <ItemRecord item />
    }
}

#[component]
fn Measures(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let measures = Memo::new(move |_| desk.item(item, |ledger| ledger.parts(item, Kind::Measure)));
    let wording = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        if desk.perform(&Command::AddMeasure {
            problem: item,
            title: wording.get_untracked(),
        }) {
            wording.set(String::new());
        }
    };
    view! {
        <section class="measures">
            <h3>{words::MEASURES}</h3>
            <ul>
                <For each=move || measures.get() key=|id| *id let:measure>
                    <Measure measure />
                </For>
            </ul>
            <form class="add" on:submit=add>
                <input
                    type="text"
                    id="new-measure"
                    aria-label=words::NEW_MEASURE
                    placeholder=words::NEW_MEASURE
                    autocomplete="off"
                    prop:value=move || wording.get()
                    on:input=move |event| wording.set(event_target_value(&event))
                />
                <button type="submit">{words::ADD}</button>
            </form>
        </section>
    }
}

#[component]
fn Measure(measure: ItemId) -> impl IntoView {
    let desk = use_desk();
    let done = Memo::new(move |_| desk.item(measure, |ledger| ledger.progress(measure) == Progress::Done));
    let title = move || desk.item(measure, |ledger| ledger.text(measure, Field::Title).to_owned());
    let tick = move |event| {
        desk.flush();
        let step = if event_target_checked(&event) {
            Progress::Done
        } else {
            Progress::UnderWay
        };
        desk.perform(&Command::Set {
            item: measure,
            field: Field::Progress,
            value: step.into(),
        });
    };
    let id = format!("done-{measure}");
    let box_id = id.clone();
    let reason = words::REMOVED_MEASURE;
    let remove = move |_| {
        desk.flush();
        desk.perform(&Command::Remove {
            item: measure,
            reason: reason.to_owned(),
        });
    };
    view! {
        <li class="measure">
            <label class="tick" for=box_id>
                <input type="checkbox" id=id prop:checked=move || done.get() on:change=tick />
                <span>{words::MEASURE_DONE}</span>
            </label>
            <TextField item=measure field=Field::Title label=words::MEASURE />
            <button type="button" class="quiet" aria-label=move || words::remove_measure(&title()) on:click=remove>
                {words::REMOVE}
            </button>
            <Conflict item=measure field=Field::Progress />
        </li>
    }
}

#[component]
fn Passages(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let passages = Memo::new(move |_| desk.item(item, |ledger| ledger.parts(item, Kind::Passage)));
    view! {
        <For each=move || passages.get() key=|id| *id let:passage>
            <TextField
                item=passage
                field=Field::Remarks
                long=true
                label=desk.peek(|ledger| {
                    let label = ledger.text(passage, Field::Title);
                    if label.is_empty() { words::OTHER_TEXTS.to_owned() } else { label.to_owned() }
                })
            />
        </For>
    }
}

#[component]
fn Contested(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let contested =
        Memo::new(move |_| desk.item(item, |ledger| matches!(ledger.removal(item), Removal::Contested { .. })));
    move || {
        contested.get().then(|| {
            view! {
                <div class="field-conflict" role="alert">
                    <p>{words::CONTESTED}</p>
                    <button type="button" on:click=move |_| { desk.perform(&Command::Restore { item }); }>{words::KEEP}</button>
                </div>
            }
        })
    }
}

#[component]
fn Remove(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let reason = RwSignal::new(String::new());
    let remove = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        desk.perform(&Command::Remove {
            item,
            reason: reason.get_untracked(),
        });
    };
    view! {
        <details class="removal">
            <summary>{words::REMOVE_PROBLEM}</summary>
            <form on:submit=remove>
                <div class="field">
                    <label for="why">{words::REMOVE_WHY}</label>
                    <input id="why" type="text" autocomplete="off" on:input=move |event| reason.set(event_target_value(&event)) />
                </div>
                <button type="submit" class="danger">{words::REMOVE}</button>
            </form>
        </details>
    }
}
