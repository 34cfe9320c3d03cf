//! Export of the whole checklist as one file, to be kept as a backup.

use crate::{
    browser::{clock, files},
    desk::use_desk,
    parts::event_handlers,
    words::{self, exchange, stored},
};
use ledger::{Field, ItemId, file};
use leptos::prelude::*;

/// Section with the export.
#[component]
pub fn Backup() -> impl IntoView {
    let desk = use_desk();
    let said = RwSignal::new(None::<&'static str>);
    let export = move |_| {
        desk.flush();
        let now = clock::now();
        let me = desk.me.get_untracked();
        let (unit, text) = desk.peek(|ledger| {
            (
                ledger.text(ItemId::ROUND, Field::Unit).to_owned(),
                file::export(ledger, desk.round, me.trim(), now),
            )
        });
        let done = files::download(&words::file_name(&unit, &me, &clock::time_text(now)), &text);
        if done {
            desk.note_export(now);
        }
        said.set(Some(if done { words::EXPORTED } else { words::NOT_EXPORTED }));
    };
    view! {
        <section>
            <h2>{exchange::BACKUP}</h2>
            <p>{words::OUT_HINT}</p>
            <p id="last-export">{move || stored::exported(&desk.exported.get())}</p>
            <button type="button" class="primary" id="export" on:click=event_handlers::click(export)>{words::EXPORT}</button>
            {move || said.get().map(|words| view! { <p class="message" role="status">{words}</p> })}
        </section>
    }
}
