//! 我的清单 page: what one person has to do, by urgency, each with the next step; for members of the office, the
//! reminders too. The person is the name in the top bar; all that is kept here is whether the user works for the
//! office.

mod name_form;
mod reminders;
mod todo_list;

use crate::{
    browser::settings,
    desk::use_desk,
    parts::event_handlers,
    route::Route,
    words::{self, mine},
};
use ledger::{Field, Kind, Ledger, Role};
use leptos::prelude::*;
use name_form::NameForm;
use reminders::Reminders;
use todo_list::TodoList;

/// Whether the directory of people gives this person the role of the office.
fn office_by_role(ledger: &Ledger, name: &str) -> bool {
    let mut people = ledger.standing_alone(Kind::Person).into_iter();
    people.any(|person| {
        ledger.text(person, Field::Role) == Role::Office.key()
            && ledger.names_person(ledger.text(person, Field::Title), name)
    })
}

/// Page of 我的清单.
#[component]
pub fn Mine() -> impl IntoView {
    let desk = use_desk();
    let name = Memo::new(move |_| desk.me.get().trim().to_owned());
    let ticked = RwSignal::new(settings::get(settings::OFFICE) == "yes");
    let by_role = Memo::new(move |_| desk.watch_all(|ledger| office_by_role(ledger, &name.get())));
    let office = Memo::new(move |_| ticked.get() || by_role.get());
    let page = move || {
        if name.with(String::is_empty) {
            return view! { <NameForm /> }.into_any();
        }
        view! {
            <TodoList name office />
            <p><a href=Route::Checkup { mine: true }.href()>{words::checkup::TO_MINE}</a></p>
            <OfficeTick ticked by_role />
            {move || office.get().then(|| view! { <Reminders /> })}
        }
        .into_any()
    };
    view! { <div class="mine"><h1>{words::MINE}</h1>{page}</div> }
}

#[component]
fn OfficeTick(ticked: RwSignal<bool>, by_role: Memo<bool>) -> impl IntoView {
    let tick = move |event| {
        let yes = event_target_checked(&event);
        ticked.set(yes);
        settings::set(settings::OFFICE, if yes { "yes" } else { "" });
    };
    move || {
        if by_role.get() {
            view! { <p class="quiet-text">{mine::OFFICE_BY_ROLE}</p> }.into_any()
        } else {
            view! {
                <p class="office">
                    <label class="tick" for="office">
                        <input type="checkbox" id="office" prop:checked=move || ticked.get() on:change=event_handlers::event(tick) />
                        <span>{mine::OFFICE}</span>
                    </label>
                </p>
            }
            .into_any()
        }
    }
}
