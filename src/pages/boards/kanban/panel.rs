//! Panel for moving a card without dragging: the columns to choose from, forbidden ones with the reason; then the form
//! that the move needs. A drop opens it too where a text has to be entered.

use super::mover::{CardMover, MoveVerdict, focus_card};
use crate::{
    parts::{
        add_line::not_composing,
        draft::{
            DraftField, discard, draft, draft_among, forget_application, ground_key, grounds_of, list_entry, lists,
        },
        effect::effect,
        event_handlers,
        refused::Refused,
    },
    route::Route,
    words::{self, closeout, dates, kanban as say, problem},
};
use ledger::{
    Ground, ItemId,
    board::kanban::{CardMove, KanbanColumn, WordsNeeded},
};
use leptos::{html, prelude::*};

#[component]
pub fn MovePanel(mover: CardMover) -> impl IntoView {
    let panel = NodeRef::<html::Dialog>::new();
    let last = StoredValue::new(None::<ItemId>);
    effect(move || {
        let asked = mover.asked.with(|asked| asked.as_ref().map(|(problem, _)| *problem));
        let Some(panel) = panel.get_untracked() else { return };
        match asked {
            Some(problem) => {
                last.set_value(Some(problem));
                if !panel.open() {
                    drop(panel.show_modal());
                }
            }
            None if panel.open() => panel.close(),
            None => {}
        }
    });
    let closed = move |_| {
        mover.asked.set(None);
        if let Some(problem) = last.try_update_value(Option::take).flatten() {
            focus_card(problem);
        }
    };
    let inside = move || {
        mover.asked.get().map(|(problem, to)| match to {
            None => choice(mover, problem),
            Some(column) => form(mover, problem, column),
        })
    };
    view! {
        <dialog class="panel move-panel" id="move-panel" aria-labelledby="move-title" node_ref=panel on:close=closed>
            {inside}
        </dialog>
    }
}

fn foot(mover: CardMover, problem: ItemId) -> AnyView {
    view! {
        <p class="panel-foot">
            <button type="button" id="move-cancel" on:click=event_handlers::click(move |_| mover.asked.set(None))>{words::CANCEL}</button>
            <a href=Route::problem(problem).href()>{say::OPEN}</a>
        </p>
    }
    .into_any()
}

/// All columns as buttons, each with what the move would do.
fn choice(mover: CardMover, problem: ItemId) -> AnyView {
    let ways = mover.verdicts(problem).into_iter().map(|(column, verdict)| {
        let (open, note) = match &verdict {
            MoveVerdict::Here => (false, say::HERE.to_owned()),
            MoveVerdict::Way(deed) => (true, say::deed(*deed)),
            MoveVerdict::No(why) => (false, why.clone()),
        };
        let class = if open { "way-note" } else { "why-not" };
        let described = format!("move-{}", super::key(column));
        let go = move |_| mover.move_to(problem, column);
        view! {
            <li>
                <button type="button" disabled=!open aria-describedby=described.clone() data-to=super::key(column) on:click=event_handlers::click(go)>
                    {say::column(column)}
                </button>
                <span class=class id=described>{note}</span>
            </li>
        }
    });
    let ways = ways.collect_view();
    view! {
        <h2 id="move-title">{say::moving(&mover.title(problem))}</h2>
        <p>{say::TO}</p>
        <ul class="move-ways">{ways}</ul>
        {foot(mover, problem)}
    }
    .into_any()
}

/// Form of the act behind a move.
fn form(mover: CardMover, problem: ItemId, column: KanbanColumn) -> AnyView {
    let MoveVerdict::Way(deed) = mover.verdict(problem, column) else {
        return choice(mover, problem);
    };
    // An application shares its drafts with the form in the problem; other words belong to this card and column.
    let applies = matches!(deed, CardMove::Apply);
    let grounds = draft(problem, DraftField::ApplicationGrounds);
    let (of, to) = (problem.to_string(), format!("move-{}", super::key(column)));
    let text = match applies {
        true => draft(problem, DraftField::ApplicationReason),
        false => draft_among(&of, &to),
    };
    let until = draft(problem, DraftField::ReboundUntil);
    let refused = Refused::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let chosen = grounds.with_untracked(|list| grounds_of(list));
        let typed = until.get_untracked();
        let date = dates::read(&typed, mover.desk.today.get_untracked().day.year());
        if date.is_none() && !typed.trim().is_empty() {
            return refused.say(problem::no_date(&typed));
        }
        if let Err(why) = mover.carry_out(problem, column, deed, &chosen, &text.get_untracked(), date) {
            return refused.tell(&why);
        }
        if deed.asks_for_date() {
            forget_application(mover.desk, problem);
            discard(mover.desk, problem, DraftField::ReboundUntil);
            until.try_set(String::new());
        }
        if applies {
            discard(mover.desk, problem, DraftField::ApplicationReason);
            discard(mover.desk, problem, DraftField::ApplicationGrounds);
            grounds.try_set(String::new());
        }
        mover.desk.keep_draft(&of, &to, "");
        text.try_set(String::new());
    };
    let boxes = deed.on_grounds().then(|| {
        let boxes = Ground::ALL.into_iter().map(|ground| {
            let tick = move |event| list_entry(grounds, ground_key(ground), event_target_checked(&event));
            let ticked = move || grounds.with(|grounds| lists(grounds, ground_key(ground)));
            view! {
                <label class="tick"><input type="checkbox" prop:checked=ticked on:change=event_handlers::event(tick) /> <span>{closeout::ground(ground)}</span></label>
            }
        });
        view! {
            <fieldset class="grounds">
                <legend>{problem::GROUNDS}</legend>
                <div class="grounds-boxes">{boxes.collect_view()}</div>
            </fieldset>
        }
    });
    let new_date = deed.asks_for_date().then(|| {
        let written = event_handlers::event(move |event| until.set(event_target_value(&event)));
        view! {
            <div class="field">
                <label for="move-until">{problem::REBOUND_UNTIL}</label>
                <input id="move-until" type="text" autocomplete="off" placeholder=dates::HOW prop:value=move || until.get() on:input=written />
            </div>
        }
    });
    let label = match (deed, deed.words()) {
        (CardMove::Apply, _) => say::WORDS_APPLY,
        (_, WordsNeeded::Must) => say::WORDS_MUST,
        _ => say::WORDS_MAY,
    };
    let written = event_handlers::event(move |event| text.set(event_target_value(&event)));
    view! {
        <form on:submit=event_handlers::submit(send) on:keydown=event_handlers::key(move |event| not_composing(&event))>
            <h2 id="move-title">{say::moving_to(&mover.title(problem), say::column(column))}</h2>
            {boxes}
            <div class="field">
                <label for="move-words">{label}</label>
                <textarea id="move-words" rows="3" prop:value=move || text.get() on:input=written></textarea>
            </div>
            {new_date}
            {refused.line(String::new())}
            <p>
                <button type="submit" class="primary" id="move-do">{say::deed(deed)}</button>
                <button type="button" on:click=event_handlers::click(move |_| mover.asked.set(Some((problem, None))))>{say::OTHER_COLUMN}</button>
            </p>
            {foot(mover, problem)}
        </form>
    }
    .into_any()
}
