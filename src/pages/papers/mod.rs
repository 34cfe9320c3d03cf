//! 材料: what the unit hands over. A list of papers, the choices for the one that is open, its preview as it is printed, the
//! ways to take it along, and what was issued. Papers are made by the crate `paper`; nothing is counted or worded here.

mod choices;
mod columns_and_signatures;
mod downloads;
mod issue;
mod open_errors;
mod preview;
mod public;
mod reword;
mod scope;
mod three_forms;

use crate::{
    browser::{events, page_rule::set_page_rule},
    desk::{Desk, use_desk},
    parts::{copied_text::CopiedText, effect::effect, event_handlers, unfold::Unfold},
    route::{Listing, Route},
    words::{self, papers as say},
};
use choices::{Choices, PaperChoice};
use issue::Issuing;
use ledger::{ItemId, Today, WallTime, day_number};
use leptos::prelude::*;
use paper::{Document, Layout, Making, PAPERS, PaperGroup, Record, notice::Labelled, render};
use public::PublicChoices;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// The paper of a route; the first of all elsewhere.
fn key_of(route: &Route) -> &'static str {
    match route {
        Route::Papers(key, _) => key,
        _ => PAPERS.first().map_or("", |paper| paper.key),
    }
}

/// What a reader would take a problem's progress for.
fn understood(under: Option<ledger::Progress>, texts: &[Labelled]) -> ledger::Progress {
    notice::concluded_progress(
        under,
        texts.iter().map(|text| (text.label.as_str(), text.text.as_str())),
    )
}

/// The record as of the end of so many days before today.
fn earlier(ledger: &ledger::Ledger, today: Today, days: i32) -> Option<Record> {
    let number = day_number(today.day).checked_sub(days)?;
    let day = ledger::numbered_day(number)?;
    let end = (i64::from(number) + 1) * DAY - i64::from(today.zone.0) * 60_000 - 1;
    let then = Today { day, ..today };
    let record = Record::of(&ledger.as_of(WallTime(end)), then);
    // Before there was a checklist nothing can be compared.
    (!record.problems.is_empty()).then_some(record)
}

/// The record as of the day of the last report of this kind; where none was issued, a week or a month ago.
fn since_last(ledger: &ledger::Ledger, today: Today, key: &str) -> Option<Record> {
    let issued = paper::issued::issued(ledger).into_iter();
    let last = issued.filter(|one| one.paper == key).filter_map(|one| one.dated).max();
    let passed = last.map(|on| day_number(today.day) - day_number(on.last_day()));
    let usual = if key == "month" { 30 } else { 7 };
    earlier(ledger, today, passed.filter(|days| *days > 0).unwrap_or(usual))
}

/// The paper that is chosen, made from the checklist of now.
fn made(desk: Desk, key: &str, choice: PaperChoice, settings: paper::Settings) -> Document {
    let today = desk.today.get();
    let public = choice.public.get();
    let audience = choice.audience.get();
    desk.watch_all(|ledger| {
        let Some(paper) = paper::paper(key) else {
            return Document::default();
        };
        let mut record = Record::of(ledger, today);
        if public && paper.group == PaperGroup::Notice {
            record = paper::public_text::public(&record, &audience, &public::names(ledger)).0;
        }
        let before = paper.since.then(|| since_last(ledger, today, key)).flatten();
        paper.make(&Making {
            record: &record,
            before: before.as_ref(),
            settings: &settings,
            understood: &understood,
        })
    })
}

/// The rule for the pages that a document is printed on.
fn page_rule(document: &Document) -> String {
    let page = document.page;
    let (width, height) = page.millimetres();
    let margins = page.margins();
    format!(
        "@page {{ size: {width}mm {height}mm; margin: {}mm {}mm {}mm {}mm; @{} {{ content: {}; font: {}; }} }}",
        margins.top,
        margins.right,
        margins.bottom,
        margins.left,
        say::PAGE_NUMBER_PLACE,
        say::page_number(page.layout),
        say::PAGE_NUMBER_FONT,
    )
}

/// The list of papers.
fn shelf(key: Memo<&'static str>) -> AnyView {
    let groups = PaperGroup::ALL.map(|group| {
        let links = PAPERS.iter().filter(|paper| paper.group == group).map(|paper| {
            let here = move || (key.get() == paper.key).then_some("page");
            view! { <li><a href=Route::paper(paper.key).href() aria-current=here>{paper.name}</a></li> }
        });
        view! { <li class="paper-group"><span class="paper-sort">{say::group(group)}</span> <ul>{links.collect_view()}</ul></li> }
    });
    view! {
        <nav class="paper-shelf" aria-label=say::CHOOSE>
            <ul>{groups.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The page.
#[component]
pub fn Papers(route: Memo<Route>) -> impl IntoView {
    let desk = use_desk();
    let key = Memo::new(move |_| route.with(key_of));
    let choice = PaperChoice::new(desk, key);
    let frozen = RwSignal::new(None::<ItemId>);
    let listing = Memo::new(move |_| match route.get() {
        Route::Papers(_, listing) => listing,
        _ => Listing::all(),
    });
    let scope = Memo::new(move |_| scope::Scope::of(desk, key.get(), &listing.get()));
    let draft = Memo::new(move |_| {
        let settings = scope.with(|scope| scope.narrowed(choice.settings.get()));
        made(desk, key.get(), choice, settings)
    });
    let shown = Memo::new(move |_| match frozen.get() {
        None => Some(draft.get()),
        Some(id) => desk.watch_all(|ledger| paper::issued::issued_paper(ledger, id).document),
    });
    effect(move || {
        key.track();
        frozen.set(None);
    });
    effect(move || shown.with(|document| set_page_rule(document.as_ref().map(page_rule).as_deref())));
    on_cleanup(|| set_page_rule(None));
    let copies = move || {
        let document = shown.get().unwrap_or_default();
        let name = paper::paper(key.get()).map_or("", |paper| paper.name);
        view! {
            <CopiedText id="paper-text".into() title=format!("{name}：{}", say::COPY_TEXT) text=render::text::text(&document) />
            <CopiedText id="paper-code".into() title=format!("{name}：{}", say::COPY_CODE) text=render::html::html(&document) />
        }
    };
    let sheet = move || match shown.get() {
        None => view! { <p class="message message-bad" role="alert">{say::NOT_READ}</p> }.into_any(),
        Some(document) => {
            let class = match document.page.layout {
                Layout::Official => "paper paper-official",
                Layout::Table => "paper paper-wide",
                Layout::Form => "paper paper-form",
            };
            let leads = desk.peek(|ledger| preview::Leads::of(ledger, desk.today.get_untracked()));
            view! { <article class=class aria-label=say::PREVIEW>{preview::document(&document, &leads)}</article> }
                .into_any()
        }
    };
    let notice = Memo::new(move |_| paper::paper(key.get()).is_some_and(|paper| paper.group == PaperGroup::Notice));
    let public = move || {
        let wanted = notice.get() && choice.public.get() && frozen.get().is_none();
        wanted.then(|| view! { <PublicChoices choice draft /> })
    };
    view! {
        <div class="papers-page">
            <h1 class="no-print">{words::PAPERS}</h1>
            <p class="lead">{say::LEAD}</p>
            <div class="papers">
                {shelf(key)}
                <div class="paper-desk">
                    <div class="page-tools">
                        <button type="button" class="primary" id="paper-print" on:click=event_handlers::click(|_| events::print())>{say::PRINT}</button>
                        <downloads::Downloads key shown />
                    </div>
                    {move || frozen.get().is_none().then(|| view! { <Choices choice key notice /> })}
                    <scope::ScopeForm key listing scope />
                    {move || (frozen.get().is_none() && notice.get()).then(|| three_forms::three_forms(desk, key, choice))}
                    {public}
                    <Issuing key choice draft frozen />
                    {sheet}
                    <Unfold summary=say::COPIES.to_owned() class="paper-copies">{copies}</Unfold>
                </div>
            </div>
        </div>
    }
}
