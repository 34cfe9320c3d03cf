//! The open problem, beside the list: the screen that a cadre works in. Here are its head, with the links to the
//! previous and next problem, and the order of its sections; each section is a module. Holds nothing but what is being
//! typed.

mod closeout;
mod closeout_forms;
mod evidence_entry;
mod evidence_from_files;
mod evidence_list;
mod extension;
mod group_place;
mod measure;
mod measures;
mod problem_texts;
mod regulations_and_figures;
mod removal;
mod responsibility_and_due;
mod section;
mod status_strip;

pub use closeout::CloseoutHistory;

use crate::{
    browser::address,
    contexts::{FocusTarget, use_pending_focus},
    desk::use_desk,
    pages::record::ItemRecord,
    parts::{effect::effect, event_handlers},
    route::{Listing, Route},
    words::{self, problem as say},
};
use ledger::{Field, ItemId};
use leptos::{html, prelude::*};

/// The open problem. The head stays in place when another problem is opened, and keeps the focus.
#[component]
pub fn ProblemPane(item: Memo<Option<ItemId>>, listing: Memo<Listing>, order: Memo<Vec<ItemId>>) -> impl IntoView {
    let desk = use_desk();
    let item = Memo::new(move |before: Option<&ItemId>| item.get().or(before.copied()).unwrap_or(ItemId::ROUND));
    let there = Memo::new(move |_| {
        desk.watch_structure(|_| ());
        desk.watch_item(item.get(), |ledger| ledger.is_there(item.get_untracked()))
    });
    let neighbour = move |step: i64| {
        order.with(|order| {
            let at = order.iter().position(|id| *id == item.get())?;
            let to = i64::try_from(at).ok()?.checked_add(step)?;
            let to = order.get(usize::try_from(to).ok()?).copied()?;
            Some(Route::Problems(listing.get(), Some(to)).href())
        })
    };
    let link = move |step: i64, name: &'static str| {
        let there = move || neighbour(step).is_none().then_some("true");
        // On the last problem the link leads to the same problem: a link without an address would lose the focus.
        let here = move || Route::Problems(listing.get(), Some(item.get())).href();
        view! { <a class="button" href=move || neighbour(step).unwrap_or_else(here) aria-disabled=there>{name}</a> }
    };
    let aiming = use_pending_focus();
    let heading: NodeRef<html::H2> = NodeRef::new();
    effect(move || {
        if let (Some(FocusTarget::Problem), Some(heading)) = (aiming.0.get(), heading.get()) {
            aiming.0.set(None);
            drop(heading.focus());
        }
    });
    let close = move || Route::Problems(listing.get(), None).href();
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let to = match event.key().as_str() {
            "Escape" => Some(close()),
            "ArrowUp" if event.alt_key() => neighbour(-1),
            "ArrowDown" if event.alt_key() => neighbour(1),
            _ => None,
        };
        if let Some(to) = to {
            event.prevent_default();
            desk.flush();
            // The focused field is removed with its problem.
            aiming.0.set((event.key() != "Escape").then_some(FocusTarget::Problem));
            address::go(&to);
        }
    };
    let text = move |field| desk.watch_item(item.get(), |ledger| ledger.text(item.get_untracked(), field).to_owned());
    let title = move || text(Field::Title);
    let number = move || {
        let number = text(Field::Number);
        (!number.is_empty()).then(|| view! { <span class="detail-no">{number}</span> " " })
    };
    let aside: NodeRef<html::Aside> = NodeRef::new();
    // A newly opened problem is shown from its top.
    effect(move || {
        item.track();
        if let Some(aside) = aside.get() {
            aside.set_scroll_top(0);
        }
    });
    let body = move || {
        let item = item.get();
        if there.get() {
            view! { <ProblemBody item listing /> }.into_any()
        } else {
            view! { <p class="empty">{words::GONE}</p> }.into_any()
        }
    };
    view! {
        <aside class="detail" on:keydown=event_handlers::key(keys) aria-label=title node_ref=aside>
            <div class="detail-head">
                <h2 tabindex="-1" node_ref=heading>{number} {title}</h2>
                <div class="detail-tools" role="group" aria-label=say::TOOLS title=say::TOOLS_HINT>
                    {link(-1, words::PREVIOUS)} {link(1, words::NEXT)}
                    <a class="button" id="close-detail" href=close>{words::CLOSE}</a>
                </div>
            </div>
            {body}
        </aside>
    }
}

#[component]
fn ProblemBody(item: ItemId, listing: Memo<Listing>) -> impl IntoView {
    view! {
        <removal::ContestedRemoval item />
        <status_strip::StatusStrip item />
        <problem_texts::WordingSection item />
        <responsibility_and_due::ResponsibilityAndDue item />
        <measures::Measures item />
        <problem_texts::ResultsSection item />
        <regulations_and_figures::ResultTables item />
        <evidence_list::Proofs item listing />
        <closeout::CloseoutPanel item />
        <problem_texts::RemarksSection item />
        {forms_to_print(item)}
        <ItemRecord item />
        <removal::RemovalForm item />
    }
}

/// Links to the forms of a problem, filled in from the record.
fn forms_to_print(item: ItemId) -> AnyView {
    let links = words::FORMS_OF_PROBLEM.map(|(key, name)| {
        let these = Listing::of(|filter| filter.these = Some(vec![item]));
        view! { <a class="button" href=Route::Papers(key, these).href()>{name}</a> " " }
    });
    view! { <p class="problem-forms">{words::PRINT_FORMS} {links.into_iter().collect_view()}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::{
        measures::AS_TEXT,
        problem_texts::{HEAD, long_texts},
        responsibility_and_due::DUTY,
    };
    use ledger::{Field, FieldSection, Kind};

    /// What the sections of the page show, as they are written.
    fn shown(section: FieldSection) -> Vec<Field> {
        match section {
            // The group and the place in it have a control of their own.
            FieldSection::Wording => {
                let place = [Field::Group, Field::Order];
                place.into_iter().chain(HEAD).chain(long_texts(section)).collect()
            }
            FieldSection::Duty => DUTY.into(),
            FieldSection::Measures => vec![AS_TEXT],
            FieldSection::Progress => vec![Field::Progress, Field::FinishedOn],
            FieldSection::Results | FieldSection::Remarks => long_texts(section).collect(),
            FieldSection::NotShown => vec![Field::Printed],
        }
    }

    #[test]
    fn every_field_of_a_problem_is_shown_once_in_its_section() {
        for field in Kind::Problem.fields() {
            let section = field.section().unwrap_or(FieldSection::NotShown);
            let times = shown(section).into_iter().filter(|it| *it == field).count();
            assert_eq!(times, 1, "{field:?} in {section:?}");
        }
    }
}
