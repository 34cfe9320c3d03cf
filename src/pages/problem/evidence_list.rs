//! 佐证材料: the numbered evidence of a problem, and the ways to add more: a file, a title, or evidence entered
//! already.

use super::{evidence_entry::ProofEntry, evidence_from_files::FromFiles, section::Section};
use crate::{
    desk::{Desk, use_desk},
    parts::{
        add_line::AddLine,
        draft::{DraftField, draft},
        event_handlers,
        keyed_list::each,
        refused::Refused,
        select_box::{SelectBox, SelectOptions},
    },
    route::Listing,
    words::{self, problem as say},
};
use ledger::{Command, Draft, Field, ItemId, Kind};
use leptos::prelude::*;

/// Section of evidence.
#[component]
pub fn Proofs(item: ItemId, listing: Memo<Listing>) -> impl IntoView {
    let desk = use_desk();
    let proofs = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.evidence_of(item)));
    let count = Signal::derive(move || say::count(proofs.with(Vec::len)));
    let by_hand = move |title: String| {
        desk.flush();
        let evidence = Draft::new(Kind::Evidence, title.trim());
        desk.attempt(&Command::Prove {
            problem: item,
            evidence,
        })
    };
    view! {
        <Section title=words::EVIDENCE class="proofs" count>
            {move || proofs.with(Vec::is_empty).then(|| view! { <p class="none">{say::NO_PROOFS}</p> })}
            <ol class="blocks">
                {each(move || proofs.get(), move |evidence| view! { <ProofEntry item evidence listing proofs /> }.into_any())}
            </ol>
            <FromFiles item />
            <AddLine id="new-evidence" of=item label=say::NEW_PROOF on_add=by_hand />
            <CiteKnown item proofs />
        </Section>
    }
}

/// Evidence of the round that a problem does not cite yet, with titles.
fn others(desk: Desk, cited: &[ItemId]) -> Vec<(ItemId, String)> {
    desk.watch_structure(|ledger| {
        let all = ledger.standing_alone(Kind::Evidence).into_iter();
        let others = all.filter(|id| !cited.contains(id));
        others
            .map(|id| (id, ledger.text(id, Field::Title).to_owned()))
            .collect()
    })
}

/// Form that cites evidence entered already.
#[component]
fn CiteKnown(item: ItemId, proofs: Memo<Vec<ItemId>>) -> impl IntoView {
    let desk = use_desk();
    let known = Memo::new(move |_| others(desk, &proofs.get()));
    let any = Memo::new(move |_| known.with(|known| !known.is_empty()));
    let chosen = draft(item, DraftField::CitedEvidence);
    let refused = Refused::new();
    let cite = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        if let Ok(evidence) = chosen.get_untracked().parse()
            && refused.perform(
                desk,
                &Command::Cite {
                    problem: item,
                    evidence,
                },
            )
        {
            chosen.try_set(String::new());
        }
    };
    let options = Signal::derive(move || {
        let known = known.get().into_iter().map(|(id, title)| (id.to_string(), title));
        let none = (String::new(), say::CITE_KNOWN.to_owned());
        std::iter::once(none).chain(known).collect::<SelectOptions>()
    });
    move || {
        any.get().then(|| {
            view! {
                <form class="add cite" on:submit=event_handlers::submit(cite)>
                    <SelectBox id="cite-evidence" name=say::CITE_KNOWN value=chosen options on_choose=move |id| chosen.set(id) />
                    <button type="submit" disabled=move || chosen.with(String::is_empty)>{say::CITE}</button>
                </form>
                {refused.line(String::new())}
            }
        })
    }
}
