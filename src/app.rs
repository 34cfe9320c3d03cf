//! Root of the app: opens a round, chooses the page by the address, and provides the contexts. No page's content stands
//! here.

use crate::{
    browser::{address, clock, events, round_switching, settings, shelf::LocalShelf},
    chunks,
    contexts::{self, FocusTarget, RemarksOnFile},
    desk::{Desk, EmbeddedChecklist, StorageTrouble, lost_round},
    frame::{
        alerts::Alerts,
        bar::Bar,
        commands::provide_command_runner,
        example_banner::ExampleBanner,
        finding_count::follow_findings,
        handout_banner::ErrandBanner,
        keys_dialog::Keys,
        name_suggestions::{NameLists, NameOffers},
        palette::Palette,
        tabs::Tabs,
    },
    pages::{list::Problems, merge::MergeSession, mine::Mine, recovery::Recovery, start::Start},
    parts::effect::effect,
    route::{BoardKey, Route},
    words,
};
use ledger::{FactId, file::RoundId};
use leptos::prelude::*;

/// The round to open: the one last opened, else any stored one, else one of which only a note is left, else a new one.
fn round_to_open() -> RoundId {
    let remembered = settings::get(settings::OPEN).parse().ok();
    let remembered = remembered.filter(|round| round_switching::may_be_opened(*round));
    let stored = || {
        let rounds = storage::rounds(&LocalShelf::new()).ok()?.into_iter();
        rounds
            .map(|summary| summary.round)
            .find(|round| round_switching::may_be_opened(*round))
    };
    let round = remembered
        .or_else(stored)
        .or_else(lost_round)
        .unwrap_or_else(|| RoundId::from_random(clock::random()));
    settings::set(settings::OPEN, &round.to_string());
    round
}

fn route_now(desk: Desk) -> Route {
    let home = || {
        if desk.peek(|ledger| ledger.facts().is_empty()) {
            Route::Start
        } else if desk.handed.with_untracked(Option::is_some) {
            Route::Mine
        } else {
            Route::problems()
        }
    };
    Route::from_hash(&address::hash()).unwrap_or_else(home)
}

/// Root component: the frame, and the page of the current route.
#[component]
pub fn App() -> impl IntoView {
    if let Some(round) = address::take_round_to_open().and_then(|round| round.parse().ok()) {
        settings::turn_to(round);
        settings::set(settings::OPEN, &round.to_string());
    }
    let carried = EmbeddedChecklist::read();
    let desk = Desk::open(carried.round().unwrap_or_else(round_to_open), words::backup_prefix);
    let damaged = carried.enter(desk);
    contexts::provide_damaged_attachment(
        damaged.map(|error| words::exchange::carried_damaged(&words::refusals::file_error(&error))),
    );
    contexts::provide_chosen_problems();
    provide_context(desk);
    let reading = contexts::provide_notice_in_review();
    let remarks = contexts::provide_remarks_on_file();
    let merging = MergeSession::new();
    provide_context(merging);
    let merges = Memo::new(move |_| merging.is_shown());
    // Choices in a merge preview are in memory only.
    events::ask_before_unload(move || merging.peek(|_| ()).is_some());
    let printing = contexts::provide_print_requested().0;
    let paper = contexts::provide_on_paper().0;
    events::before_print(move || {
        printing.set(true);
        paper.set(true);
    });
    events::after_print(move || paper.set(false));
    let at = RwSignal::new(route_now(desk));
    let route = Memo::new(move |_| at.get());
    events::on_hash(move || {
        desk.flush();
        at.set(route_now(desk));
    });
    contexts::provide_saving_explained();
    // A newly shown notice proposal begins at its top, and so does the page that follows it.
    effect(move || {
        reading.0.with(Option::is_some);
        address::scroll_to_top();
    });
    let aiming = contexts::provide_pending_focus();
    // A problem that was opened by the keyboard gets the focus, wherever its link stands.
    events::on_link_by_key(move |href| {
        if let Some(Route::Problems(_, Some(_))) = Route::from_hash(href.trim_start_matches('#')) {
            aiming.0.set(Some(FocusTarget::Problem));
        }
    });
    contexts::provide_letter_size();
    let recovering = contexts::provide_recovery_shown(false);
    effect(move || {
        if desk.witnessed.get() {
            // Setting a signal to its current value would still redraw the page.
            if desk.trouble.with_untracked(StorageTrouble::any) {
                recovering.0.set(true);
            }
            at.set(route_now(desk));
        }
    });
    provide_command_runner();
    contexts::provide_paste_reader(chunks::read_pasted);
    contexts::provide_paper_file_maker(chunks::make_paper_file);
    follow_findings(desk, contexts::provide_finding_count());
    let known = NameOffers::new();
    chunks::load_early_chunks();
    let page = move || {
        if recovering.0.get() {
            return view! { <Recovery on_go=move |()| recovering.0.set(false) /> }.into_any();
        }
        if merges.get() {
            return chunks::MERGES.shown(|doors| (doors.preview)());
        }
        if reading.0.with(Option::is_some) {
            let page = chunks::REVIEW.shown(move |doors| (doors.page)(desk, reading));
            return view! { {remarks_on_file(remarks)} {page} }.into_any();
        }
        pages(route)
    };
    view! {
        <div class="app" on:focusin=move |event| known.look_for(&event) on:input=move |event| known.follow(&event)>
            <Bar />
            {move || (!recovering.0.get()).then(|| view! { <Tabs route /> })}
            <Alerts />
            {move || (!recovering.0.get()).then(|| view! { <ErrandBanner /> })}
            <ExampleBanner />
            <main id="main">{page}</main>
            <footer class="foot">{words::SECRET}</footer>
            <Keys />
            <Palette />
            <NameLists known />
        </div>
    }
}

/// The page of a route. The list stays as it is when only its filter or the open item changes.
fn pages(route: Memo<Route>) -> AnyView {
    #[derive(Clone, Copy, PartialEq)]
    enum Page {
        Start,
        Problems,
        Mine,
        Board(BoardKey),
        Evidence,
        Papers,
        Checkup,
        Lookback,
        Round,
        Exchange,
        Open,
        Merge(FactId),
        History,
        Help,
    }
    let which = Memo::new(move |_| match route.get() {
        Route::Start => Page::Start,
        Route::Problems(..) => Page::Problems,
        Route::Mine => Page::Mine,
        Route::Board(place) => Page::Board(place.board),
        Route::Evidence => Page::Evidence,
        Route::Papers(..) => Page::Papers,
        Route::Checkup { .. } => Page::Checkup,
        Route::Lookback => Page::Lookback,
        Route::Round => Page::Round,
        Route::Exchange => Page::Exchange,
        Route::Open => Page::Open,
        Route::Merge(action) => Page::Merge(action),
        Route::History(_) => Page::History,
        Route::Help => Page::Help,
    });
    // A new page begins at its top.
    effect(move || {
        which.track();
        address::scroll_to_top();
    });
    let shown = move || match which.get() {
        Page::Start => view! { <Start /> }.into_any(),
        Page::Problems => view! { <Problems route /> }.into_any(),
        Page::Mine => view! { <Mine /> }.into_any(),
        Page::Board(key) => chunks::BOARDS.shown(move |doors| (doors.page)(key, route)),
        Page::Evidence => chunks::REST.shown(|doors| (doors.evidence)()),
        Page::Papers => chunks::PAPERS.shown(move |doors| (doors.page)(route)),
        Page::Checkup => chunks::CHECKUP.shown(move |doors| (doors.page)(route)),
        Page::Lookback => chunks::REST.shown(|doors| (doors.lookback)()),
        Page::Round => chunks::REST.shown(|doors| (doors.round)()),
        Page::Exchange => chunks::REST.shown(|doors| (doors.exchange)()),
        Page::Open => chunks::MERGES.shown(|doors| (doors.inbox)()),
        Page::Merge(action) => chunks::MERGES.shown(move |doors| (doors.record)(action)),
        Page::History => chunks::REST.shown(move |doors| (doors.history)(route)),
        Page::Help => chunks::REST.shown(|doors| (doors.help)()),
    };
    shown.into_any()
}

/// What the file under review has beside the text that was read from it.
fn remarks_on_file(remarks: RemarksOnFile) -> impl IntoView {
    move || {
        let all = remarks.0.get();
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|words| view! { <li>{words}</li> });
            view! {
                <div class="message" id="file-remarks" role="status">
                    <p>{words::office_files::REMARKS}</p>
                    <ul>{rows.collect_view()}</ul>
                </div>
            }
        })
    }
}
