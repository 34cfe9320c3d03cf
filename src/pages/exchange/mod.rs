//! 收发 page: files handed out, files taken in, and who has answered. What a file holds and means is decided by
//! `ledger`.

mod collection_table;
mod handout_form;
mod handout_order;
mod make_files;
mod recipient;
mod whole_export;

use crate::{
    pages::merge::{ImportZone, Merges},
    words,
};
use collection_table::Collected;
use handout_form::HandOut;
use leptos::prelude::*;
use whole_export::Backup;

/// Page of 收发.
#[component]
pub fn Exchange() -> impl IntoView {
    view! {
        <div class="exchange">
            <h1>{words::EXCHANGE}</h1>
            <section>
                <h2>{words::IN}</h2>
                <ImportZone />
            </section>
            <HandOut />
            <Collected />
            <Merges />
            <Backup />
        </div>
    }
}
