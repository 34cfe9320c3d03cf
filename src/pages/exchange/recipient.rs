//! Recipient and problems of a handout: the fields of the form that depend on what is handed out.

use super::handout_form::{HandoutForm, HandoutScope};
use crate::{
    browser::pinyin,
    desk::{Desk, use_desk},
    frame::name_suggestions::PEOPLE,
    parts::{
        draft::{list_entry, lists},
        event_handlers,
    },
    route::Route,
    words::{self, exchange},
};
use ledger::{ItemId, Kind, file::ChecklistPart};
use leptos::prelude::*;

/// Fields that belong to the chosen scope.
pub fn whom(wish: HandoutForm) -> AnyView {
    let fields = move || match wish.what.get() {
        HandoutScope::Person => name(wish, exchange::TO).into_any(),
        HandoutScope::Each => each(wish),
        HandoutScope::Chosen => view! { {name(wish, exchange::TO_OPTIONAL)} {chosen(wish)} }.into_any(),
        HandoutScope::Whole => name(wish, exchange::TO_OPTIONAL).into_any(),
    };
    fields.into_any()
}

fn name(wish: HandoutForm, label: &'static str) -> impl IntoView {
    view! {
        <div class="field">
            <label for="to">{label}</label>
            <input
                id="to"
                type="text"
                autocomplete="off"
                list=PEOPLE
                prop:value=move || wish.to.get()
                on:input=event_handlers::event(move |event| wish.to.set(event_target_value(&event)))
            />
        </div>
    }
}

/// Those who get a file, each with the number of problems in it; whether leaders get one; and the problems that nobody gets.
fn each(wish: HandoutForm) -> AnyView {
    let desk = use_desk();
    let all = Memo::new(move |_| {
        let leaders = wish.leaders.get();
        desk.watch_all(|ledger| {
            let found = ledger.handout_recipients(leaders);
            let counted = found.people.into_iter().map(|name| {
                let problems = ledger.problems_in(&ChecklistPart::Person(name.clone())).len();
                (name, problems)
            });
            let mut counted: Vec<(String, usize)> = counted.collect();
            pinyin::sort_by_name(&mut counted, |(name, _)| name);
            (counted, found.unassigned)
        })
    });
    let rows = move || {
        let (people, _) = all.get();
        if people.is_empty() {
            return view! { <p class="quiet-text">{exchange::NOBODY_NAMED}</p> }.into_any();
        }
        people
            .into_iter()
            .map(|(name, problems)| {
                let label = exchange::person(&name, problems);
                let (asked, set) = (name.clone(), name);
                let on = move || !wish.left_out.with(|out| lists(out, &asked));
                let turn = move |event| list_entry(wish.left_out, &set, !event_target_checked(&event));
                tick(label, on, turn)
            })
            .collect_view()
            .into_any()
    };
    let leaders = tick(
        exchange::TO_LEADERS.to_owned(),
        move || wish.leaders.get(),
        move |event| wish.leaders.set(event_target_checked(&event)),
    );
    let unassigned = move || {
        let (_, unassigned) = all.get();
        (!unassigned.is_empty()).then(|| {
            let told = exchange::unassigned(unassigned.len(), wish.leaders.get());
            let one = |id: ItemId| {
                let name = desk.peek(|ledger| ledger.row(id).name());
                view! { <li><a href=Route::problem(id).href()>{name}</a></li> }
            };
            let lines = unassigned.into_iter().map(one).collect_view();
            view! { <div class="message" id="unassigned" role="status"><p>{told}</p><ul class="unassigned">{lines}</ul></div> }
        })
    };
    view! {
        <fieldset class="field pick">
            <legend>{exchange::TO_EACH}</legend>
            <div class="pick-names">{rows}</div>
            <div id="to-leaders">{leaders}</div>
        </fieldset>
        {unassigned}
    }
    .into_any()
}

fn tick(label: String, on: impl Fn() -> bool + Send + 'static, turn: impl FnMut(web_sys::Event) + 'static) -> AnyView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=on on:change=event_handlers::event(turn) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// All problems in the order of the checklist, with their numbers.
fn problems(desk: Desk) -> Vec<(ItemId, String)> {
    desk.watch_structure(|ledger| {
        let all = ledger.outline().problems().collect::<Vec<_>>();
        all.into_iter()
            .filter(|id| ledger.kind(*id) == Some(Kind::Problem))
            .map(|id| (id, ledger.row(id).name()))
            .collect()
    })
}

fn chosen(wish: HandoutForm) -> AnyView {
    let desk = use_desk();
    let every = move |_| {
        let all = untrack(|| problems(desk)).into_iter().map(|(id, _)| id);
        wish.chosen.set(all.collect());
    };
    let none = move |_| wish.chosen.update(std::collections::BTreeSet::clear);
    let rows = move || {
        problems(desk)
            .into_iter()
            .map(|(id, label)| {
                let turn = move |event| {
                    let wanted = event_target_checked(&event);
                    wish.chosen.update(|chosen| {
                        if wanted {
                            chosen.insert(id)
                        } else {
                            chosen.remove(&id)
                        };
                    });
                };
                tick(label, move || wish.chosen.with(|chosen| chosen.contains(&id)), turn)
            })
            .collect_view()
    };
    view! {
        <fieldset class="field pick">
            <legend>{move || words::ticked(wish.chosen.with(std::collections::BTreeSet::len))}</legend>
            <p class="quiet-text">{exchange::CHOSEN_HINT}</p>
            <p>
                <button type="button" on:click=event_handlers::click(every)>{words::TICK_ALL}</button>
                <button type="button" on:click=event_handlers::click(none)>{words::TICK_NONE}</button>
            </p>
            <div class="pick-list">{rows}</div>
        </fieldset>
    }
    .into_any()
}
