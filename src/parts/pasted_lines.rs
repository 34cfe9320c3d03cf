//! Offer to add what was pasted into an input for one entry: several lines or a table become as many entries, which are
//! looked at before anything is recorded and are added by one action. How they are read is not decided here (see
//! `PasteReader`).

use crate::{
    browser::clipboard,
    contexts::{PasteReader, PastedEntry, PastedKind, use_paste_reader},
    desk::use_desk,
    parts::event_handlers,
    words::pasted as words,
};
use leptos::prelude::*;

/// What the offer shows.
#[derive(Clone)]
enum Offered {
    Nothing,
    Reading,
    Entries(Vec<PastedEntry>),
    Failed(String),
}

/// Offer of the entries that were pasted into one input.
#[derive(Clone, Copy)]
pub struct PasteOffer {
    kind: PastedKind,
    offered: RwSignal<Offered>,
    add: Callback<Vec<PastedEntry>, bool>,
}

/// Largest number of entries listed; the others are added all the same.
const MOST_SHOWN: usize = 60;

impl PasteOffer {
    /// Offer of entries of a kind; `add` records them and answers false if they were refused.
    pub fn new(kind: PastedKind, add: impl Fn(Vec<PastedEntry>) -> bool + Send + Sync + 'static) -> PasteOffer {
        PasteOffer {
            kind,
            offered: RwSignal::new(Offered::Nothing),
            add: Callback::new(add),
        }
    }

    /// Takes a paste of several lines or of a table; one line goes into the input as ever.
    pub fn on_paste(self) -> event_handlers::Handler<web_sys::Event> {
        let reader = use_paste_reader();
        let desk = use_desk();
        event_handlers::event(move |event| {
            if let Some(pasted) = clipboard::several_lines(&event) {
                event.prevent_default();
                self.read(reader, pasted, desk.today.get_untracked().day.year());
            }
        })
    }

    /// Offers the entries of a text; it may also stand elsewhere, as the measures that a notice tells in one paragraph.
    pub fn read(self, reader: PasteReader, text: String, year: i16) {
        self.offered.set(Offered::Reading);
        let offered = self.offered;
        reader.read(self.kind, text, year, move |found| {
            offered.try_set(match found {
                Ok(entries) if entries.is_empty() => Offered::Failed(words::NOTHING_FOUND.to_owned()),
                Ok(entries) => Offered::Entries(entries),
                Err(sentence) => Offered::Failed(sentence),
            });
        });
    }

    /// The offer: the entries, and buttons to add or to drop them.
    pub fn view(self, id: &str) -> impl IntoView + use<> {
        let (id, offered, kind) = (id.to_owned(), self.offered, self.kind);
        let drop_it = move || offered.set(Offered::Nothing);
        move || {
            let panel = match offered.get() {
                Offered::Nothing => return None,
                Offered::Reading => view! { <p role="status">{words::READING}</p> }.into_any(),
                Offered::Failed(sentence) => view! {
                    <p class="refused" role="alert">{sentence}</p>
                    <button type="button" on:click=event_handlers::click(move |_| drop_it())>{words::CLOSE}</button>
                }
                .into_any(),
                Offered::Entries(entries) => self.entries(&id, kind, entries).into_any(),
            };
            Some(view! { <div class="pasted" id=format!("{id}-pasted")>{panel}</div> })
        }
    }

    fn entries(self, id: &str, kind: PastedKind, entries: Vec<PastedEntry>) -> impl IntoView + use<> {
        let (offered, add, count) = (self.offered, self.add, entries.len());
        let rows = entries
            .iter()
            .take(MOST_SHOWN)
            .map(|entry| {
                let said = (!entry.said.is_empty())
                    .then(|| view! { " " <small class="quiet-text">{entry.said.clone()}</small> });
                view! { <li>{entry.title.clone()}{said}</li> }
            })
            .collect_view();
        let more = (count > MOST_SHOWN).then(|| view! { <p class="quiet-text">{words::more(count - MOST_SHOWN)}</p> });
        let take = move |_| {
            if add.run(entries.clone()) {
                offered.set(Offered::Nothing);
            }
        };
        view! {
            <p role="status">{words::offered(kind, count)}</p>
            <ol class="pasted-entries">{rows}</ol>
            {more}
            <div class="pasted-acts">
                <button type="button" class="primary" id=format!("{id}-take") on:click=event_handlers::click(take)>{words::take(kind, count)}</button>
                <button type="button" id=format!("{id}-drop") on:click=event_handlers::click(move |_| offered.set(Offered::Nothing))>{words::DROP}</button>
            </div>
        }
    }
}
