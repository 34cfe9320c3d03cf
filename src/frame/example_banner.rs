//! Banner of the example: the line above every page that tells it from real work, and the button that deletes it.

use crate::{desk::use_desk, example::example_round, parts::event_handlers, words::example as words};
use ledger::{Field, ItemId, Ledger, file::RoundId};
use leptos::prelude::*;

/// Banner of an example.
#[component]
pub fn ExampleBanner() -> impl IntoView {
    let desk = use_desk();
    let name = move |ledger: &Ledger| example_round::is_example(desk.round, ledger.text(ItemId::ROUND, Field::Unit));
    let here = Memo::new(move |_| desk.watch_item(ItemId::ROUND, name));
    move || {
        here.get().then(|| {
            view! { <section class="banner banner-example" aria-label=words::MARK>{words::BANNER} " " <Forget round=desk.round label=words::FORGET.to_owned() /></section> }
        })
    }
}

/// Button that deletes the example; if it failed, the reason.
#[component]
pub fn Forget(
    round: RoundId,
    /// Accessible name of the button.
    label: String,
) -> impl IntoView {
    let desk = use_desk();
    let failed = RwSignal::new(None::<String>);
    let forget = move |_| {
        desk.flush();
        failed.set(None);
        example_round::forget(round, move |why| failed.set(Some(words::not_forgotten(&why))));
    };
    view! {
        <button type="button" class="forget-example" aria-label=label on:click=event_handlers::click(forget)>{words::FORGET}</button>
        {move || failed.get().map(|words| view! { <span class="message message-bad" role="alert">{words}</span> })}
    }
}
