//! A piece of evidence in the list of a problem: its fields, the other problems that cite it, the check of its file,
//! and the removal of the citation.

use crate::{
    browser::{
        file_fingerprint::{FileFingerprint, FileHashing, measure},
        files::ChosenFile,
    },
    desk::use_desk,
    parts::{drop_zone::chosen, event_handlers, value_field::ValueField},
    route::{Listing, Route},
    words::{self, problem as say, refusals},
};
use ledger::{Command, Field, ItemId, Kind, Ledger, Value};
use leptos::prelude::*;

/// Fingerprint of the file of a piece of evidence; `None` if it was entered by hand.
fn named_file(ledger: &Ledger, evidence: ItemId) -> Option<FileFingerprint> {
    let hash = ledger.text(evidence, Field::FileHash);
    let size = match ledger.value(evidence, Field::FileSize) {
        Some(Value::Number(size)) => *size,
        _ => 0,
    };
    (!hash.is_empty()).then(|| FileFingerprint {
        name: ledger.text(evidence, Field::FileName).to_owned(),
        size,
        hash: hash.to_owned(),
    })
}

/// Line of a piece of evidence; unfolded, all its fields.
#[component]
pub fn ProofEntry(item: ItemId, evidence: ItemId, listing: Memo<Listing>, proofs: Memo<Vec<ItemId>>) -> impl IntoView {
    let desk = use_desk();
    let text = move |field| desk.watch_item(evidence, |ledger| ledger.text(evidence, field).to_owned());
    let file = Memo::new(move |_| desk.watch_item(evidence, |ledger| named_file(ledger, evidence)));
    let number = move || proofs.with(|proofs| proofs.iter().position(|id| *id == evidence).map_or(0, |at| at + 1));
    let beside = move || {
        let (of_file, number) = (file.get().is_some(), text(Field::DocNumber));
        say::proof_beside(&number, of_file)
    };
    let fields = [Field::DocNumber, Field::Dated, Field::Pages, Field::KeptAt];
    let told = move || {
        file.get().map(|file| {
            view! {
                <p class="file">
                    {say::file(&file.name, file.size)} " " <code class="hash">{file.hash}</code>
                </p>
            }
        })
    };
    view! {
        <li class="proof">
            <details class="more">
                <summary>
                    <span class="proof-no">{move || say::number(number())}</span>
                    <span class="proof-title">{move || text(Field::Title)}</span>
                    <span class="proof-beside">{beside}</span>
                </summary>
                <ValueField item=evidence field=Field::Title label=say::PROOF_TITLE />
                <div class="grid">
                    {fields.into_iter().map(|field| view! { <ValueField item=evidence field /> }).collect_view()}
                </div>
                <ValueField item=evidence field=Field::Remarks />
                {told}
                <FileCheck evidence />
                <OtherCitations item evidence listing />
                <UnciteForm item evidence />
            </details>
        </li>
    }
}

/// 核对文件: a file is chosen and compared with the recorded fingerprint; without one, its fingerprint is recorded.
#[component]
fn FileCheck(evidence: ItemId) -> impl IntoView {
    let desk = use_desk();
    let verdict = RwSignal::new(None::<(bool, String)>);
    let measuring = StoredValue::new_local(None::<FileHashing>);
    // Name of the file that is being read.
    let busy = RwSignal::new(None::<String>);
    let heard = move |found: FileFingerprint| {
        let named = desk.peek(|ledger| named_file(ledger, evidence));
        verdict.set(Some(match named {
            Some(named) => (named.hash == found.hash, say::compared(&named, &found)),
            None => {
                let item = evidence;
                let set = |field, value| Command::Set { item, field, value };
                let taken = say::file_taken(&found.name);
                let all = desk.attempt(&Command::Together(vec![
                    set(Field::FileName, Value::text(found.name)),
                    set(Field::FileSize, Value::Number(found.size)),
                    set(Field::FileHash, Value::text(found.hash)),
                ]));
                match all {
                    Ok(()) => (true, taken),
                    Err(refusal) => (false, refusals::refusal(&refusal)),
                }
            }
        }));
    };
    let given = move |files: Vec<ChosenFile>| {
        desk.flush();
        let Some(file) = files.into_iter().next() else { return };
        let name = file.name();
        verdict.set(Some((true, say::reading(&name, 0.0))));
        busy.set(Some(name.clone()));
        let unread = words::unreadable(&name);
        let fault = unread.clone();
        let begun = measure(
            file,
            move |far| verdict.set(Some((true, say::reading(&name, far)))),
            move |found| {
                busy.set(None);
                match found {
                    Ok(found) => heard(found),
                    Err(_) => verdict.set(Some((false, unread.clone()))),
                }
            },
        );
        match begun {
            Ok(begun) => measuring.set_value(Some(begun)),
            Err(_) => {
                busy.set(None);
                verdict.set(Some((false, fault)));
            }
        }
    };
    let stop = move |_| {
        measuring.set_value(None);
        if let Some(name) = busy.get_untracked() {
            verdict.set(Some((true, say::not_checked(&name))));
        }
        busy.set(None);
    };
    let way_out = move || {
        busy.with(Option::is_some).then(|| {
            view! { <button type="button" class="stop-checking" on:click=event_handlers::click(stop)>{say::STOP}</button> }
        })
    };
    let given = Callback::new(given);
    let id = format!("check-{evidence}");
    let has_file = Memo::new(move |_| desk.watch_item(evidence, |ledger| named_file(ledger, evidence).is_some()));
    let label = move || {
        if has_file.get() {
            say::CHECK_FILE
        } else {
            say::NAME_FILE
        }
    };
    view! {
        <div class="check-file">
            <label class="file-label" for=id.clone()>{label}</label>
            <input type="file" id=id on:change=event_handlers::event(move |event| chosen(&event, given)) />
            <div role="status">
                {move || {
                    verdict.get().map(|(good, words)| {
                        view! { <p class=if good { "verdict" } else { "verdict verdict-differs" }>{words}</p> }
                    })
                }}
            </div>
            {way_out}
        </div>
    }
}

/// Other problems that cite it.
#[component]
fn OtherCitations(item: ItemId, evidence: ItemId, listing: Memo<Listing>) -> impl IntoView {
    let desk = use_desk();
    let others = Memo::new(move |_| {
        desk.watch_structure(|ledger| {
            let mut others = ledger.cited_by(evidence);
            others.retain(|other| *other != item);
            let title = |other: &ItemId| (*other, ledger.text(*other, Field::Title).to_owned());
            others.iter().map(title).collect::<Vec<_>>()
        })
    });
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            let links = others
                .into_iter()
                .map(|(other, title)| {
                    view! { <li><a href=move || Route::Problems(listing.get(), Some(other)).href()>{title}</a></li> }
                })
                .collect_view();
            view! { <p class="label">{say::ALSO_PROVES}</p> <ul class="elsewhere">{links}</ul> }
        })
    }
}

/// 取消引用, with what becomes of the evidence.
#[component]
fn UnciteForm(item: ItemId, evidence: ItemId) -> impl IntoView {
    let desk = use_desk();
    let others = Memo::new(move |_| desk.watch_structure(|ledger| ledger.cited_by(evidence).len().saturating_sub(1)));
    let uncite = move |_| {
        desk.flush();
        let citations = desk.peek(|ledger| {
            let mut citations = ledger.parts(item, Kind::Citation);
            citations.retain(|citation| ledger.evidence_cited(*citation) == Some(evidence));
            citations
        });
        for citation in citations {
            desk.perform(&Command::Remove {
                item: citation,
                reason: say::UNCITED.to_owned(),
            });
        }
    };
    view! {
        <p class="uncite">
            <button type="button" on:click=event_handlers::click(uncite)>{say::UNCITE}</button>
            <span class="field-note">{move || say::uncite_note(others.get())}</span>
        </p>
    }
}
