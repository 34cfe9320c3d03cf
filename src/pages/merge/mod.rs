//! Files of other people: dropped, read, looked at in a preview, merged, and taken back. What they would change is the
//! ledger's to say; nothing is recorded before a person accepts.

mod diff;
mod inbox;
mod notes;
mod preview;
mod progress;
mod record;
mod sides;
mod state;
mod table;
mod wholes;
mod work;

pub use inbox::Inbox;
pub use preview::preview;
pub use record::MergeRecord;
pub use state::{Merging, Stage};

use crate::{
    browser::{clock, files::ChosenFile},
    desk::{Desk, use_desk},
    parts::{drop::DropPlace, handle},
    route::Route,
    words::{self, merge, record::name, said},
};
use ledger::{FactId, Field, ItemId, Ledger};
use leptos::prelude::*;

/// Where checklist files come in: the place to drop them on, how far the reading is, what was not taken, and how the
/// last merge can be taken back.
#[component]
pub fn ImportZone() -> impl IntoView {
    let desk = use_desk();
    let merging: Merging = expect_context();
    let given = move |files: Vec<ChosenFile>| merging.take(desk, files);
    view! {
        <DropPlace label=words::CHOOSE_FILE id="checklist-file" accept=".json,.html,.htm,.zip" on_files=given>
            <p>{merge::IN_HINT}</p>
        </DropPlace>
        {progress::progress(merging)}
        {notes::notes(merging)}
        {move || merging.last.get().map(|action| after(desk, action))}
    }
}

/// What was merged last, with the one button that takes it back, or does it again.
fn after(desk: Desk, action: FactId) -> AnyView {
    let open = Memo::new(move |_| desk.everything(|ledger| ledger.open_conflicts().len()));
    let undone = Memo::new(move |_| desk.everything(|ledger| ledger.taken_back_by(action)));
    let from = desk.peek(|ledger| senders(ledger, action));
    let state = move || {
        let words = match undone.get() {
            None => merge::merged(from.len(), &merge::senders(&from), open.get()),
            Some(_) => merge::TAKEN_BACK.to_owned(),
        };
        let (id, label, step) = match undone.get() {
            None => ("undo-merge", merge::UNDO_MERGE, action),
            Some(undoing) => ("redo-merge", merge::REDO_MERGE, undoing),
        };
        let click = move |_| desk.take_back(step);
        view! {
            <p role="status">{words}</p>
            <p class="after-merge">
                <button type="button" id=id on:click=handle::click(click)>{label}</button>
                <a href=Route::Merge(action).href()>{merge::SEE_RECORD}</a>
                {inbox_link(open.get())}
            </p>
        }
    };
    view! { <div class="message message-good" id="merged">{state}</div> }.into_any()
}

/// The way to what is open, if anything is.
fn inbox_link(open: usize) -> Option<AnyView> {
    (open > 0).then(|| view! { <a class="to-inbox" href=Route::Open.href()>{merge::inbox_link(open)}</a> }.into_any())
}

/// From whom the files of a merge came.
fn senders(ledger: &Ledger, action: FactId) -> Vec<String> {
    let own = |id: &ItemId| ledger.fact(*id).is_some_and(|fact| fact.action == action);
    let intakes = ledger.intakes().into_iter().filter(own);
    intakes.map(|id| ledger.text(id, Field::Title).to_owned()).collect()
}

/// All merges of this checklist, newest first, and the way to what is open.
#[component]
pub fn Merges() -> impl IntoView {
    let desk = use_desk();
    let list = move || {
        let rows = desk.everything(|ledger| {
            let merges = ledger.merges().into_iter().rev();
            let rows = merges.filter_map(|action| Some((action, row(ledger, action)?)));
            rows.collect::<Vec<(FactId, [String; 4])>>()
        });
        if rows.is_empty() {
            return view! { <p class="empty">{merge::NO_MERGES}</p> }.into_any();
        }
        let rows = rows.into_iter().map(|(action, [when, who, from, state])| {
            view! {
                <tr>
                    <td><a href=Route::Merge(action).href()>{when}</a></td>
                    <td>{who}</td>
                    <td>{from}</td>
                    <td>{state}</td>
                </tr>
            }
        });
        view! {
            <table class="merges">
                <thead>
                    <tr>
                        <th scope="col">{merge::COL_WHEN}</th>
                        <th scope="col">{merge::COL_WHO}</th>
                        <th scope="col">{merge::COL_FROM}</th>
                        <th scope="col">{merge::COL_STATE}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    let open = Memo::new(move |_| desk.everything(|ledger| ledger.open_conflicts().len()));
    view! {
        <section class="merges-section">
            <h2>{merge::MERGES}</h2>
            {move || inbox_link(open.get()).map(|link| view! { <p>{link}</p> })}
            {list}
        </section>
    }
}

fn row(ledger: &Ledger, action: FactId) -> Option<[String; 4]> {
    let entry = ledger.entry(action)?;
    let state = match ledger.taken_back_by(action) {
        None => merge::STANDS,
        Some(_) => merge::UNDONE,
    };
    Some([
        clock::written(entry.at),
        said::or_someone(entry.by).to_owned(),
        merge::senders(&senders(ledger, action)),
        state.to_owned(),
    ])
}

/// An item by its name, as a link to its problem where it has one.
fn linked(ledger: &Ledger, item: ItemId) -> AnyView {
    let words = name(ledger, item);
    let whole = ledger.whole_of(item);
    if ledger.kind(whole) == Some(ledger::Kind::Problem) && ledger.is_there(whole) {
        let href = Route::problem(whole).href();
        view! { <a href=href>{words}</a> }.into_any()
    } else {
        words.into_any()
    }
}
