//! 回头看 page: drawing a sample of struck-off problems, which anybody can repeat by its seed, and the draws made so
//! far. Findings are recorded on the page of the problem.

use crate::{
    browser::clock,
    desk::{Desk, use_desk},
    parts::{
        draft::{draft_of_line, typed_over, with_usual},
        event_handlers,
        marked::MarkedWords,
    },
    route::{Listing, Route},
    words::{self, dates, lookback as say},
};
use ledger::{
    Command, Draft, Due, Field, ItemId, Kind, Ledger, Value, closeout::CloseoutStatus, whole_from_typed,
    work::lookback::draw,
};
use leptos::prelude::*;

/// Upper bound of seeds, small enough to be read out and typed.
const SEEDS: u64 = 1_000_000;

fn problem_lines(ledger: &Ledger, problems: &[ItemId]) -> AnyView {
    problems
        .iter()
        .map(|id| {
            let row = ledger.row(*id);
            let looked = ledger.lookbacks(*id).iter().filter(|step| step.stands()).count();
            view! {
                <li>
                    <a href=Route::problem(*id).href()>{row.name()}</a> " "
                    {MarkedWords::of_status(row.status()).view()} " "
                    <span class="quiet-text">{say::looked(looked)}</span>
                </li>
            }
        })
        .collect_view()
        .into_any()
}

/// Ids of the problems of a draw, as far as they can be read.
fn drawn(ledger: &Ledger, of: ItemId) -> Vec<ItemId> {
    let ids = ledger.text(of, Field::Drawn).split_whitespace();
    ids.filter_map(|id| id.parse().ok()).collect()
}

fn record(desk: Desk, seed: i64, ids: &[ItemId]) -> bool {
    let today = Due::Day(desk.today.get_untracked().day);
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let draft = Draft::new(Kind::Draw, say::title(ids.len()))
        .with(Field::Dated, Value::from(today))
        .with(Field::Seed, Value::Number(seed))
        .with(Field::Drawn, Value::text(ids.join(" ")));
    desk.perform(&Command::AddPart { under: None, draft })
}

/// Draws made so far, newest first.
fn draws(ledger: &Ledger) -> AnyView {
    let one = |id: ItemId| {
        let on = ledger
            .text(id, Field::Dated)
            .parse()
            .map(dates::written)
            .unwrap_or_default();
        let seed = match ledger.value(id, Field::Seed) {
            Some(Value::Number(seed)) => *seed,
            _ => 0,
        };
        let by = ledger.fact(id).map(|fact| fact.by.to_string()).unwrap_or_default();
        view! {
            <section class="draw">
                <h3>{say::drawn(&on, &by, seed)}</h3>
                <ol>{problem_lines(ledger, &drawn(ledger, id))}</ol>
            </section>
        }
    };
    let draws = ledger.standing_alone(Kind::Draw).into_iter().rev();
    draws.map(one).collect_view().into_any()
}

/// Key of a draw among problems without a look-back only.
const FRESH: &str = "fresh";

/// Page of 回头看.
#[component]
pub fn Lookback() -> impl IntoView {
    let desk = use_desk();
    let count = with_usual(draft_of_line("draw-count"), "3");
    let usual_seed = RwSignal::new((clock::random() % SEEDS).to_string());
    let typed_seed = typed_over(draft_of_line("draw-seed"));
    let seed = Signal::derive(move || typed_seed.get().unwrap_or_else(|| usual_seed.get()));
    let fresh_or_all = with_usual(draft_of_line("draw-fresh"), FRESH);
    let fresh = Signal::derive(move || fresh_or_all.with(|among| among == FRESH));
    let among = Memo::new(move |_| {
        desk.watch_all(|ledger| {
            if fresh.get() {
                ledger.never_looked_at()
            } else {
                ledger
                    .lookback_candidates()
                    .into_iter()
                    .map(|one| one.problem)
                    .collect()
            }
        })
    });
    let wrong = RwSignal::new(None::<&'static str>);
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        let wanted = whole_from_typed(&count.get_untracked(), &(1..=i64::MAX)).and_then(|n| usize::try_from(n).ok());
        let number = whole_from_typed(&seed.get_untracked(), &(0..=i64::MAX));
        let (Some(wanted), Some(number)) = (wanted, number) else {
            wrong.set(Some(say::NUMBERS_WANTED));
            return;
        };
        let ids = among.with_untracked(|among| draw(among, wanted, number));
        if ids.is_empty() {
            wrong.set(Some(say::NOBODY));
            return;
        }
        wrong.set(None);
        if record(desk, number, &ids) {
            typed_seed.set(None);
            usual_seed.set((clock::random() % SEEDS).to_string());
        }
    };
    let of_status = |status| Route::Problems(Listing::of(|filter| filter.status = Some(status)), None).href();
    let (struck_off, reopened) = (
        of_status(CloseoutStatus::StruckOff),
        of_status(CloseoutStatus::Reopened),
    );
    let tally = Memo::new(move |_| desk.watch_all(Ledger::closeout_tally));
    view! {
        <div class="lookback-page">
            <h1>{words::LOOKBACK}</h1>
            <p class="lead">{say::LEAD}</p>
            <p>
                <a href=struck_off>{move || say::struck_off(tally.get().struck_off)}</a> "　"
                <span>{move || say::candidates(desk.watch_all(|ledger| ledger.never_looked_at().len()))}</span> "　"
                <a href=reopened>{move || say::reopened(tally.get().reopened)}</a>
            </p>
            <form class="page-tools" on:submit=event_handlers::submit(go)>
                <div class="field">
                    <label for="draw-count">{say::HOW_MANY}</label>
                    <input id="draw-count" type="text" inputmode="numeric" autocomplete="off" prop:value=move || count.get()
                        on:input=event_handlers::event(move |event| count.set(event_target_value(&event))) />
                </div>
                <div class="field">
                    <label for="draw-seed">{say::SEED}</label>
                    <input id="draw-seed" type="text" inputmode="numeric" autocomplete="off" prop:value=move || seed.get()
                        on:input=event_handlers::event(move |event| typed_seed.set(Some(event_target_value(&event)))) />
                </div>
                <label class="tick">
                    <input type="checkbox" id="draw-fresh" prop:checked=move || fresh.get()
                        on:change=event_handlers::event(move |event| fresh_or_all.set(if event_target_checked(&event) { FRESH } else { "all" }.to_owned())) />
                    <span>{say::ONLY_FRESH}</span>
                </label>
                <button type="submit" class="primary" id="draw">{move || say::draw(among.with(Vec::len))}</button>
            </form>
            {move || wrong.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
            <p class="quiet-text">{say::HOW}</p>
            <h2>{say::DRAWS}</h2>
            {move || desk.watch_all(|ledger| ledger.standing_alone(Kind::Draw).is_empty()).then(|| view! { <p class="empty">{say::NO_DRAWS}</p> })}
            {move || desk.watch_all(draws)}
        </div>
    }
}
