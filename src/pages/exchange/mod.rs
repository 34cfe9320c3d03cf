//! 收发: files out, files in, and who has handed in. What a file holds and what it means is the ledger's.

mod backup;
mod collected;
mod form;
mod make;
mod order;
mod whom;

use crate::{
    pages::merge::{ImportZone, Merges},
    words,
};
use backup::Backup;
use collected::Collected;
use form::HandOut;
use leptos::prelude::*;

/// The page.
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
