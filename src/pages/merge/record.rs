//! 合并记录 page, to be read and printed: who merged which files, and what became of every row.

use super::{preview_rows, row_cells};
use crate::{
    browser::clock,
    desk::{Desk, use_desk},
    parts::event_handlers,
    route::Route,
    words::{general, merge, record},
};
use ledger::{
    FactId, Field, ItemId, Ledger,
    merge::{DecidedRow, MergeRecord, RowOutcome, RowTarget},
};
use leptos::prelude::*;

/// Record of one merge.
#[component]
pub fn MergeRecord(action: FactId) -> impl IntoView {
    let desk = use_desk();
    let undone = Memo::new(move |_| desk.watch_all(|ledger| ledger.taken_back_by(action)));
    let told = desk.peek(|ledger| MergeRecord::of(ledger, action));
    view! {
        <div class="exchange merge-record">
            <p class="no-print"><a href=Route::Exchange.href()>{merge::BACK}</a></p>
            <h1>{merge::RECORD}</h1>
            {match told {
                None => view! { <p class="empty">{merge::NO_RECORD}</p> }.into_any(),
                Some(told) => shown(desk, &told, undone),
            }}
        </div>
    }
}

// Not inlined: the check of what lies in which chunk knows code by the names of its functions.
#[inline(never)]
fn shown(desk: Desk, told: &MergeRecord, undone: Memo<Option<FactId>>) -> AnyView {
    let action = told.action;
    let me = desk.me.get_untracked();
    let own = told.by == me.trim();
    let state = move || {
        let (words, id, label, step) = match undone.get() {
            None => (None, "undo-merge", merge::UNDO_MERGE, action),
            Some(undoing) => (Some(merge::TAKEN_BACK), "redo-merge", merge::REDO_MERGE, undoing),
        };
        let click = move |_| desk.undo_in_turns(step);
        let button = own.then(|| {
            view! { <p class="no-print"><button type="button" id=id on:click=event_handlers::click(click)>{label}</button></p> }
        });
        view! { {words.map(|words| view! { <p class="message" role="status">{words}</p> })} {button} }
    };
    let unit = told.then.text(ItemId::ROUND, Field::Unit).to_owned();
    view! {
        <p class="record-of">{unit} " " {merge::merged_by(general::or_someone(&told.by), &clock::time_text(told.at))}</p>
        {state}
        {files(told)}
        <h2>{merge::TOTALS}</h2>
        <p>{merge::totals(&told.before, &told.after)}</p>
        <h2>{merge::HOW}</h2>
        {rows(told)}
        <p class="sign">{merge::SIGN}</p>
        <p class="quiet-text no-print">{merge::PRINT_HINT}</p>
    }
    .into_any()
}

fn files(told: &MergeRecord) -> AnyView {
    let rows = told.files.iter().map(|(intake, file)| {
        let ledger = &told.then;
        let dated = ledger.text(*intake, Field::Dated).to_owned();
        let remarks = ledger.text(*intake, Field::Remarks).to_owned();
        view! {
            <tr>
                <th scope="row">{file.name.clone()}</th>
                <td>{general::or_someone(&file.from).to_owned()}</td>
                <td>{dated}</td>
                <td>{remarks}</td>
                <td class="sum">{file.sum.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads = [
        merge::COL_FILE,
        merge::COL_SENDER,
        merge::WRITTEN_AT,
        merge::HOW,
        merge::CHECKSUM,
    ];
    view! {
        <h2>{merge::FILES}</h2>
        <table class="merge-files">
            <thead><tr>{heads.into_iter().map(|words| view! { <th scope="col">{words}</th> }).collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

// Named in the wasm, so that the build sees in which chunk this page lies (`src/chunks/table.rs`).
#[inline(never)]
fn rows(told: &MergeRecord) -> AnyView {
    if told.rows.is_empty() {
        return view! { <p class="empty">{merge::NO_ROWS}</p> }.into_any();
    }
    let mut bodies: Vec<(ItemId, Vec<AnyView>)> = Vec::new();
    for decided in &told.rows {
        let whole = decided.row.whole;
        if bodies.last().is_none_or(|(last, _)| *last != whole) {
            bodies.push((whole, Vec::new()));
        }
        if let Some((_, rows)) = bodies.last_mut() {
            rows.push(row(&told.then, decided));
        }
    }
    let body = |(whole, rows): (ItemId, Vec<AnyView>)| {
        view! {
            <tbody>
                <tr class="merge-whole"><th scope="rowgroup" colspan="5">{record::name(&told.then, whole)}</th></tr>
                {rows}
            </tbody>
        }
    };
    let bodies = bodies.into_iter().map(body).collect_view();
    let heads = [
        ("col-what", merge::COL_WHAT),
        ("col-mine", merge::COL_BEFORE),
        ("col-theirs", merge::COL_THEIRS),
        ("col-how", merge::HOW),
        ("col-result", merge::COL_RESULT),
    ];
    let heads = heads
        .into_iter()
        .map(|(class, words)| view! { <th scope="col" class=class>{words}</th> });
    view! {
        <table class="merge-table">
            <thead><tr>{heads.collect_view()}</tr></thead>
            {bodies}
        </table>
    }
    .into_any()
}

fn row(ledger: &Ledger, decided: &DecidedRow) -> AnyView {
    let row = &decided.row;
    let mine = match row.spot {
        RowTarget::Field(_, field) => row_cells::words(ledger, field, &row.mine),
        _ => String::new(),
    };
    let result = match row.spot {
        RowTarget::Field(..) if decided.how == RowOutcome::LeftOpen => merge::LEAVE_OPEN.to_owned(),
        RowTarget::Field(_, field) => row_cells::words(ledger, field, &decided.result),
        RowTarget::Life(item) => {
            let there = if ledger.is_there(item) {
                merge::IS_HERE
            } else {
                merge::NOT_HERE
            };
            there.to_owned()
        }
        RowTarget::Decision(..) => merge::DECISIONS_STAND.to_owned(),
    };
    view! {
        <tr>
            <th scope="row" class="col-what"><span class="row-kind">{merge::kind(row.kind)}</span> " " {preview_rows::about(ledger, row)}</th>
            <td>{mine}</td>
            <td>{row_cells::theirs(row, ledger, true)}</td>
            <td>{merge::how(decided.how)}</td>
            <td>{result}</td>
        </tr>
    }
    .into_any()
}
