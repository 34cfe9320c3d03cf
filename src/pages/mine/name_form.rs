//! Form for the user's name, shown in place of the list until a name is entered: what the list is for, and the names to
//! choose from.

use crate::{
    browser::pinyin,
    desk::use_desk,
    parts::{
        draft::{discard_line, draft_of_line},
        event_handlers,
    },
    words::mine,
};
use leptos::prelude::*;

/// Choice of the user's name.
#[component]
pub fn NameForm() -> impl IntoView {
    let desk = use_desk();
    let people = Memo::new(move |_| desk.watch_all(|ledger| ledger.directory().people));
    let typed = draft_of_line("my-name");
    let say = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.set_user_name(&typed.get_untracked());
        discard_line(desk, "my-name");
        typed.try_set(String::new());
    };
    let names = move || {
        let mut people = people.get();
        pinyin::sort_by_name(&mut people, |person| &person.name);
        if people.is_empty() {
            return view! { <p>{mine::NO_NAMES}</p> }.into_any();
        }
        let buttons = people
            .into_iter()
            .map(|person| {
                let (name, count) = (person.name.clone(), person.problems.len());
                view! {
                    <li>
                        <button type="button" on:click=event_handlers::click(move |_| desk.set_user_name(&name))>
                            {person.name.clone()} " " <small>{mine::problems(count)}</small>
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! { <h3>{mine::NAMES}</h3><ul class="names">{buttons}</ul> }.into_any()
    };
    view! {
        <section class="who">
            <h2>{mine::WHO}</h2>
            <p>{mine::WHO_LEAD}</p>
            {names}
            <form class="who-other" on:submit=event_handlers::submit(say)>
                <div class="field">
                    <label for="my-name">{mine::OTHER_NAME}</label>
                    <input
                        id="my-name"
                        type="text"
                        autocomplete="off"
                        prop:value=move || typed.get()
                        on:input=event_handlers::event(move |event| typed.set(event_target_value(&event)))
                    />
                </div>
                <button type="submit" class="primary">{mine::THIS_IS_ME}</button>
            </form>
        </section>
    }
}
