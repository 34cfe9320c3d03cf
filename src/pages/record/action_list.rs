//! List of actions: each as a sentence, by day, newest first, a hundred at a time; with undo and redo for the author.
//! The buttons and keys undo a single step, a line undoes itself and all the author's later actions. Used for the whole
//! record and for that of one problem.

use super::{
    old_and_new_value::change,
    record_lines::{AllowedUndo, RecordLine, RecordPage, RecordedAction, listed},
};
use crate::{
    browser::clock,
    desk::{Desk, use_desk},
    parts::{effect::effect, event_handlers, keyed_list::each, unfold::Unfold},
    route::{RecordFilter, Route},
    words::{self, general, record},
};
use ledger::{
    FactId, ItemId,
    history::{HistoryEntry, RecordedChange},
};
use leptos::{html, prelude::*};

/// Number of actions shown at first, and added each time more are asked for.
const PAGE: usize = 100;
/// Largest number of changes listed for one action.
const DEEDS: usize = 200;

/// Message on the last undo or redo, and the element that shows it.
#[derive(Clone, Copy)]
struct UndoReport(RwSignal<String>, NodeRef<html::P>);

/// List of actions. `only` is the item when the list stands beside it and follows nothing else.
#[component]
pub fn ActionList(
    /// Which actions are listed.
    #[prop(into)]
    filter: Signal<RecordFilter>,
    /// View in place of an empty list.
    #[prop(into)]
    empty: ViewFn,
    /// Item that is followed; without it, everything is.
    #[prop(optional)]
    only: Option<ItemId>,
) -> impl IntoView {
    let desk = use_desk();
    let most = RwSignal::new(PAGE);
    let went = UndoReport(RwSignal::new(String::new()), NodeRef::new());
    provide_context(went);
    effect(move || {
        filter.track();
        most.set(PAGE);
    });
    let list = Memo::new(move |_| {
        let me = desk.me.get();
        let look = |ledger: &_| filter.with(|filter| listed(ledger, filter, most.get(), me.trim()));
        match only {
            Some(item) => desk.watch_item(item, look),
            None => desk.watch_all(look),
        }
    });
    let none = Memo::new(move |_| list.with(|list| list.actions == 0));
    let count = move || list.with(|RecordPage { actions, more, .. }| record::listed(*actions, *more));
    let more = move || {
        list.with(|list| list.more).then(|| {
            view! { <button type="button" class="more" on:click=event_handlers::click(move |_| most.update(|n| *n += PAGE))>{words::MORE}</button> }
        })
    };
    let line = move |line: RecordLine| match line {
        RecordLine::Day(day, _) => {
            let day = day.map_or_else(|| record::UNKNOWN_DAY.to_owned(), record::weekday);
            view! { <li class="record-day">{heading(day, only.is_some())}</li> }.into_any()
        }
        RecordLine::Action(act) => view! { <ActionEntry act /> }.into_any(),
    };
    view! {
        <p class="went" role="status" tabindex="-1" node_ref=went.1>{move || went.0.get()}</p>
        {move || {
            if none.get() {
                return empty.run();
            }
            view! {
                <p class="listed">{count}</p>
                <ol class="record">
                    {each(move || list.with(|list| list.lines.clone()), line)}
                </ol>
                {more}
            }
            .into_any()
        }}
    }
}

/// Heading of a day, one level below the heading above the list.
fn heading(day: String, beside: bool) -> AnyView {
    if beside {
        view! { <h3>{day}</h3> }.into_any()
    } else {
        view! { <h2>{day}</h2> }.into_any()
    }
}

/// Entry of one action, or of an edit session.
#[component]
fn ActionEntry(act: RecordedAction) -> impl IntoView {
    let desk = use_desk();
    let RecordedAction {
        action,
        first,
        steps,
        taken_back,
        can,
    } = act;
    let head = desk.peek(|ledger| {
        let entry = ledger.entry(action)?;
        let mark = match (taken_back, ledger.is_undo(action)) {
            (false, _) => None,
            (true, true) => Some(record::DONE_AGAIN),
            (true, false) => Some(record::TAKEN_BACK),
        };
        let unfolded = match (steps, entry.facts()) {
            (1, facts) => (facts > 1 || entry.undoes.is_some()).then(|| record::one_by_one(facts)),
            (steps, _) => Some(record::step_by_step(steps)),
        };
        let set_back = entry.set_back().map(|seen| record::set_back(&clock::time_text(seen)));
        let merge = ledger.takes_in(action).then(|| Route::Merge(action).href());
        Some((
            general::or_someone(entry.by).to_owned(),
            entry.at,
            unfolded,
            mark,
            merge,
            set_back,
        ))
    });
    head.map(|(by, at, unfolded, mark, merge, set_back)| {
        view! {
            <li class="act" class:taken-back=taken_back>
                <time datetime=clock::time_text(at)>{clock::hour_text(at)}</time>
                <div class="act-words">
                    <span class="who">{by}</span> " " {sentence(desk, act)}
                    {mark.map(|mark| view! { " " <span class="tag">{mark}</span> })}
                    {set_back.map(|words| view! { " " <span class="tag set-back">{words}</span> })}
                    {merge.map(|href| view! { " " <a class="to-merge" href=href>{words::merge::SEE_RECORD}</a> })}
                    {unfolded.map(|summary| view! { <Unfold summary class="deeds">{deeds(desk, act)}</Unfold> })}
                </div>
                {(can != AllowedUndo::Read).then(|| view! { <BackTo action=first undo=can == AllowedUndo::Undo /> })}
            </li>
        }
    })
}

/// Sentence without author and time. The name of the item follows the item.
fn sentence(desk: Desk, act: RecordedAction) -> AnyView {
    let told = desk.peek(|ledger| {
        let sitting = ledger.sitting(act.action, act.first)?;
        let entry = sitting.newest();
        if entry.undoes.is_some() {
            return Some(Err(record::back_and_forth(ledger, &sitting)));
        }
        let told = record::sitting(ledger, &sitting);
        Some(Ok((told, entry.first().item, entry.facts())))
    });
    let (told, item, facts) = match told {
        None => return ().into_any(),
        Some(Err(words)) => return words.into_any(),
        Some(Ok(told)) => told,
    };
    let rest = change(&told);
    let lead = move || match item {
        Some(item) if facts == 1 => desk.watch_item(item, |ledger| {
            let sitting = ledger.sitting(act.action, act.first);
            sitting
                .map(|sitting| record::sitting(ledger, &sitting).lead)
                .unwrap_or_default()
        }),
        _ => told.lead.clone(),
    };
    view! { {lead} {rest} }.into_any()
}

/// Changes of an action, or the steps of an edit session, first to last.
fn deeds(desk: Desk, act: RecordedAction) -> AnyView {
    let (told, all) = desk.peek(|ledger| {
        let sitting = ledger.sitting(act.action, act.first);
        let deeds: Vec<RecordedChange> = match sitting {
            Some(sitting) if act.steps > 1 => sitting.steps().rev().map(HistoryEntry::first).collect(),
            Some(sitting) => sitting.newest().deeds(),
            None => Vec::new(),
        };
        let told = deeds.iter().take(DEEDS).map(|deed| record::deed(ledger, deed));
        (told.collect::<Vec<_>>(), deeds.len())
    });
    let further = all.saturating_sub(told.len());
    let rows = told
        .iter()
        .map(|told| view! { <li>{told.lead.clone()} {change(told)}</li> });
    view! {
        <ul>{rows.collect_view()}</ul>
        {(further > 0).then(|| view! { <p>{record::further(further)}</p> })}
    }
    .into_any()
}

/// Undo down to an action, or redo up to an undo; asks in the page first.
#[component]
fn BackTo(action: FactId, undo: bool) -> impl IntoView {
    let desk = use_desk();
    let went = expect_context::<UndoReport>();
    let asking = RwSignal::new(None::<usize>);
    let (name, offer) = if undo {
        (words::UNDO, record::UNDO_TO_HERE)
    } else {
        (words::REDO, record::REDO_TO_HERE)
    };
    let ask = move |_| {
        desk.flush();
        let me = desk.me.get_untracked();
        let steps = desk.peek(|ledger| {
            if undo {
                ledger.undo_back_to(me.trim(), action)
            } else {
                ledger.redo_up_to(me.trim(), action)
            }
        });
        asking.set(Some(steps.len()));
    };
    let go = move |steps: usize| {
        let done = if undo {
            desk.undo_back_to(action)
        } else {
            desk.redo_up_to(action)
        };
        asking.set(None);
        went.0.set(record::went(name, done, steps));
        // The focused button is removed with its line.
        if let Some(line) = went.1.get_untracked() {
            drop(line.focus());
        }
    };
    move || match asking.get() {
        None => {
            view! { <button type="button" class="quiet back-to" on:click=event_handlers::click(ask)>{offer}</button> }
                .into_any()
        }
        Some(steps) => {
            let question = if undo {
                record::ask_undo(steps)
            } else {
                record::ask_redo(steps)
            };
            let confirm = NodeRef::<html::Button>::new();
            effect(move || {
                if let Some(button) = confirm.get() {
                    drop(button.focus());
                }
            });
            view! {
                <div
                    class="ask"
                    role="group"
                    aria-label=offer
                    on:keydown=event_handlers::key(move |event| {
                        if event.key() == "Escape" {
                            event.stop_propagation();
                            asking.set(None);
                        }
                    })
                >
                    <p>{question}</p>
                    <button type="button" class="primary" node_ref=confirm on:click=event_handlers::click(move |_| go(steps))>
                        {record::confirm(name, steps)}
                    </button>
                    <button type="button" on:click=event_handlers::click(move |_| asking.set(None))>{record::CANCEL}</button>
                </div>
            }
            .into_any()
        }
    }
}
