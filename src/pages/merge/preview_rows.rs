//! Rows of a preview as a table, by problem. Only a part is drawn at first; the rest is drawn on demand, or when the
//! page is printed.

use super::{merge_session::MergeSession, row_cells};
use crate::{
    browser::turns,
    contexts::use_print_requested,
    parts::{
        effect::effect,
        event_handlers,
        keyed_list::each,
        select_box::{SelectBox, SelectOptions},
    },
    words::{fields, general, merge, record},
};
use ledger::{
    ItemId, Ledger,
    merge::{MergePreview, MergeRow, MergeRowKind, Presence, RowChoice, RowTarget},
};
use leptos::prelude::*;

/// Number of rows drawn each time more are asked for.
const AT_A_TIME: usize = 60;

/// Number of those drawn in one turn of the browser.
const IN_A_TURN: usize = 12;

/// Table of the rows at these indexes of the preview.
pub fn table(merging: MergeSession, listed: Memo<Vec<usize>>) -> AnyView {
    let printing = use_print_requested().0;
    // Batches of rows of whole problems; each is drawn once.
    let stretches = Memo::new(move |_| {
        let places = listed.get();
        merging.peek(|preview| stretches(preview, &places)).unwrap_or_default()
    });
    let most = RwSignal::new(AT_A_TIME);
    let drawn = RwSignal::new(IN_A_TURN);
    let version = RwSignal::new(0u32);
    Effect::new(move |before: Option<()>| {
        stretches.track();
        if before.is_some() {
            most.set(AT_A_TIME);
            drawn.set(IN_A_TURN);
            version.update(|n| *n = n.wrapping_add(1));
        }
    });
    // Draws a little more in each turn, up to what is shown.
    effect(move || {
        let (now, all) = (drawn.get(), most.get());
        if now < all {
            let turn = version.get_untracked();
            let more = move || {
                if version.try_get_untracked() == Some(turn) {
                    drawn.try_update(|drawn| *drawn = (*drawn + IN_A_TURN).min(all));
                }
            };
            turns::next_turn(more);
        }
    });
    let shown = move || {
        let shown = if printing.get() { usize::MAX } else { drawn.get() };
        let shown = stretches.with(|stretches| {
            let from = |place: &usize| stretches.get(*place).is_some_and(|stretch| stretch.from < shown);
            (0..stretches.len()).take_while(from).count()
        });
        (0..shown).map(move |place| (version.get(), place)).collect::<Vec<_>>()
    };
    let more = move || {
        let left = listed.with(Vec::len) > most.get() && !printing.get();
        left.then(|| {
            let more = move |_| most.update(|most| *most += AT_A_TIME);
            view! { <button type="button" id="more-rows" on:click=event_handlers::click(more)>{merge::SHOW_MORE}</button> }
        })
    };
    let heads = [
        ("col-what", merge::COL_WHAT),
        ("col-before", merge::COL_BEFORE),
        ("col-mine", merge::COL_MINE),
        ("col-theirs", merge::COL_THEIRS),
        ("col-result", merge::COL_RESULT),
    ];
    let heads = heads
        .into_iter()
        .map(|(class, words)| view! { <th scope="col" class=class>{words}</th> });
    let draw = move |(_, place): (u32, usize)| {
        let places = stretches.with_untracked(|stretches| stretches.get(place).map(|stretch| stretch.places.clone()));
        let drawn = merging.peek(|preview| bodies(merging, preview, places.iter().flatten()));
        drawn.into_any()
    };
    view! {
        <table class="merge-table">
            <thead><tr>{heads.collect_view()}</tr></thead>
            {each(shown, draw)}
        </table>
        {more}
    }
    .into_any()
}

/// Rows that are drawn together: all those of some problems.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RowBatch {
    /// Number of rows before it.
    from: usize,
    places: Vec<usize>,
}

fn stretches(preview: &MergePreview, places: &[usize]) -> Vec<RowBatch> {
    let mut all: Vec<RowBatch> = Vec::new();
    let mut last = None;
    for (from, place) in places.iter().enumerate() {
        let whole = preview.rows.get(*place).map(|row| row.whole);
        match all.last_mut() {
            Some(stretch) if whole == last || stretch.places.len() < IN_A_TURN => stretch.places.push(*place),
            _ => all.push(RowBatch {
                from,
                places: vec![*place],
            }),
        }
        last = whole;
    }
    all
}

fn bodies<'a>(merging: MergeSession, preview: &MergePreview, places: impl Iterator<Item = &'a usize>) -> AnyView {
    let ledger = preview.union();
    let mut groups: Vec<(ItemId, Vec<AnyView>)> = Vec::new();
    for place in places {
        let Some(row) = preview.rows.get(*place) else { continue };
        if groups.last().is_none_or(|(whole, _)| *whole != row.whole) {
            groups.push((row.whole, Vec::new()));
        }
        if let Some((_, rows)) = groups.last_mut() {
            rows.push(one(merging, ledger, *place, row));
        }
    }
    let body = |(whole, rows): (ItemId, Vec<AnyView>)| {
        let name = record::name(ledger, whole);
        view! {
            <tbody>
                <tr class="merge-whole"><th scope="rowgroup" colspan="5">{name}</th></tr>
                {rows}
            </tbody>
        }
    };
    groups.into_iter().map(body).collect_view().into_any()
}

/// Subject of a row, under the heading of its problem.
pub fn about(ledger: &Ledger, row: &MergeRow) -> String {
    let item = row.spot.item();
    let own = record::own_name(ledger, item);
    match row.spot {
        RowTarget::Field(_, field) if item == row.whole => fields::field(field).to_owned(),
        RowTarget::Field(_, field) => merge::field_of(field, &own),
        RowTarget::Life(_) if item == row.whole => ledger.kind(item).map_or("", fields::kind).to_owned(),
        RowTarget::Life(_) => own,
        RowTarget::Decision(..) => record::DECISIONS.to_owned(),
    }
}

fn class(kind: MergeRowKind) -> &'static str {
    match kind {
        MergeRowKind::New => "merge-row row-new",
        MergeRowKind::Changed => "merge-row row-changed",
        MergeRowKind::Conflict => "merge-row row-conflict",
        MergeRowKind::Removal => "merge-row row-removal",
        MergeRowKind::Decision => "merge-row row-decision",
    }
}

fn one(merging: MergeSession, ledger: &Ledger, place: usize, row: &MergeRow) -> AnyView {
    let what = about(ledger, row);
    let whole = RwSignal::new(false);
    let long = row_cells::is_long(row, ledger);
    let unfold = long.then(|| {
        let label = move || if whole.get() { merge::BRIEF_TEXT } else { merge::WHOLE_TEXT };
        let toggle = move |_| whole.update(|whole| *whole = !*whole);
        let pressed = move || if whole.get() { "true" } else { "false" };
        view! { <button type="button" class="unfold-row" aria-pressed=pressed on:click=event_handlers::click(toggle)>{label}</button> }
    });
    let unasked =
        (!row.asked).then(|| view! { <span class="tag" title=merge::NOT_ASKED_HINT>{merge::NOT_ASKED}</span> });
    let reused = row
        .reused
        .then(|| view! { <span class="tag" title=merge::REUSED_HINT>{merge::REUSED}</span> });
    // Long texts are drawn again when they are unfolded; the others never.
    let cell = move |side: fn(&MergeRow, &Ledger, bool) -> AnyView| -> AnyView {
        let draw = move |whole: bool| {
            merging
                .peek(|preview| preview.rows.get(place).map(|row| side(row, preview.union(), whole)))
                .flatten()
        };
        if long {
            (move || draw(whole.get())).into_any()
        } else {
            draw(true).into_any()
        }
    };
    view! {
        <tr class=class(row.kind)>
            <th scope="row" class="col-what">
                <span class="row-kind">{merge::kind(row.kind)}</span> {what.clone()} {unasked} {reused} {unfold}
            </th>
            <td class="col-before" data-label=merge::COL_BEFORE>{cell(row_cells::before)}</td>
            <td class="col-mine" data-label=merge::COL_MINE>{cell(row_cells::mine)}</td>
            <td class="col-theirs" data-label=merge::COL_THEIRS>{cell(row_cells::theirs)}</td>
            <td class="col-result" data-label=merge::COL_RESULT>{choice(merging, ledger, place, row, &what)}</td>
        </tr>
    }
    .into_any()
}

/// Choices of a row: key and words.
fn options(row: &MergeRow) -> Vec<(RowChoice, String)> {
    let theirs = |words: &str| (RowChoice::Theirs(0), words.to_owned());
    let mine = |words: &str| (RowChoice::Mine, words.to_owned());
    let open = || (RowChoice::Open, merge::LEAVE_OPEN.to_owned());
    match (row.kind, row.spot) {
        (MergeRowKind::Decision, _) => Vec::new(),
        (MergeRowKind::New, _) => vec![theirs(merge::TAKE_NEW), mine(merge::TAKE_NOT)],
        (MergeRowKind::Removal, _) => vec![theirs(merge::AGREE_REMOVAL), mine(merge::KEEP_ITEM)],
        (MergeRowKind::Changed, _) => vec![theirs(merge::TAKE), mine(merge::KEEP_MINE)],
        (MergeRowKind::Conflict, RowTarget::Life(_)) => {
            let (here, there) = match row.here {
                Presence::Gone => (merge::AGREE_REMOVAL, merge::KEEP_ITEM),
                _ => (merge::KEEP_ITEM, merge::AGREE_REMOVAL),
            };
            vec![open(), mine(here), theirs(there)]
        }
        (MergeRowKind::Conflict, _) => {
            let each = row.theirs.iter().enumerate().map(|(place, theirs)| {
                let who: Vec<String> = theirs.by.iter().map(|by| general::or_someone(by).to_owned()).collect();
                (RowChoice::Theirs(place), merge::take_from(&merge::whose(&who)))
            });
            [open(), mine(merge::KEEP_MINE)].into_iter().chain(each).collect()
        }
    }
}

/// A choice as the value of an option.
fn key(choice: RowChoice) -> String {
    match choice {
        RowChoice::Mine => "mine".to_owned(),
        RowChoice::Open => "open".to_owned(),
        RowChoice::Theirs(place) => format!("theirs-{place}"),
    }
}

fn choice(merging: MergeSession, ledger: &Ledger, place: usize, row: &MergeRow, what: &str) -> AnyView {
    let options = options(row);
    if options.is_empty() {
        let closeout = ledger.closeout(row.spot.item());
        let words = if closeout.contested() {
            merge::CONTESTED_DECISIONS
        } else {
            merge::DECISIONS_STAND
        };
        return view! { <span class="quiet-text">{words}</span> }.into_any();
    }
    let chosen = move || merging.preview(|preview| preview.choice(place));
    let value = Memo::new(move |_| chosen().map(key).unwrap_or_default());
    let keyed = options.clone();
    let choose = move |value: String| {
        if let Some((choice, _)) = keyed.iter().find(|(choice, _)| key(*choice) == value) {
            merging.choose([(place, *choice)]);
        }
    };
    let label = merge::choose(&format!("{} {what}", record::name(ledger, row.whole)));
    let options: SelectOptions = options
        .into_iter()
        .map(|(choice, words)| (key(choice), words.to_string()))
        .collect();
    let options = Signal::stored(options);
    view! { <SelectBox class="choice" name=label value options on_choose=choose /> }.into_any()
}
