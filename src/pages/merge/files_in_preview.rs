//! Files of a preview: for each one sentence, its counts, and warnings on it (taken before, wrong clock, forged ids).

use super::merge_session::MergeSession;
use crate::{
    browser::{clock, focus},
    desk::Desk,
    parts::event_handlers,
    words::{merge, record},
};
use ledger::{
    Command, Ledger,
    merge::{FileSummary, ReusedId},
};
use leptos::prelude::*;

/// Number of files above which a link skips the list.
const MANY: usize = 5;

/// Largest number of items named.
const PLACES: usize = 3;

/// List of the files.
pub fn files(desk: Desk, merging: MergeSession) -> AnyView {
    merging.made.track();
    let several = merging.peek(|preview| preview.files.len()).unwrap_or(0) > 1;
    let rows = merging.peek(|preview| {
        let rows = preview.files.iter().enumerate();
        rows.map(|(place, file)| row(desk, merging, place, file, several))
            .collect::<Vec<_>>()
    });
    let heads = [
        merge::COL_FILE,
        merge::COL_SAYS,
        merge::COL_NEW,
        merge::COL_CHANGED,
        merge::COL_CONFLICTS,
        merge::COL_REMOVALS,
        merge::COL_SAME,
    ];
    let heads = heads
        .into_iter()
        .map(|words| view! { <th scope="col">{words}</th> })
        .collect_view();
    let to_rows = merging.peek(|preview| (preview.files.len(), preview.rows.len()));
    let to_rows = to_rows.filter(|(files, rows)| *files > MANY && *rows > 0).map(|(_, rows)| {
        let go = move |_| focus::reveal("merge-kinds");
        view! { <button type="button" class="no-print" id="to-rows" on:click=event_handlers::click(go)>{merge::to_rows(rows)}</button> }
    });
    view! {
        <section>
            <h2>{merge::FILES}</h2>
            {to_rows}
            <table class="merge-files">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// Items concerned by facts whose ids are used already; each once, the first few.
fn places(ledger: &Ledger, reused: &[ReusedId]) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for item in reused.iter().filter_map(|reused| reused.item) {
        let name = record::name(ledger, item);
        if !name.is_empty() && !places.contains(&name) {
            places.push(name);
        }
        if places.len() == PLACES {
            break;
        }
    }
    places
}

fn row(desk: Desk, merging: MergeSession, place: usize, file: &FileSummary, several: bool) -> AnyView {
    let numbers = &file.numbers;
    let counts = [
        numbers.new,
        numbers.changed,
        numbers.conflicts,
        numbers.removals,
        numbers.same,
    ];
    let labels = [
        merge::COL_NEW,
        merge::COL_CHANGED,
        merge::COL_CONFLICTS,
        merge::COL_REMOVALS,
        merge::COL_SAME,
    ];
    let counts = counts.into_iter().zip(labels).map(|(count, label)| {
        view! { <td class="number" data-label=label>{count}</td> }
    });
    let mut remarks: Vec<String> = Vec::new();
    if file.not_asked > 0 {
        remarks.push(merge::not_asked(file.not_asked));
    }
    if !file.reused.is_empty() {
        // Named as they are called here: the names in the file may be forged.
        let places = desk.peek(|ledger| places(ledger, &file.reused));
        remarks.push(merge::reused(file.reused.len(), &places));
    }
    for fault in &file.clocks {
        remarks.push(merge::clock(fault, &clock::time_text(fault.at)));
    }
    let earlier = file.earlier.as_ref();
    let undone = earlier.and_then(|earlier| earlier.undone_by);
    if let Some(earlier) = earlier {
        let when = clock::time_text(earlier.at);
        remarks.push(match undone {
            None => merge::taken_before(&when, &earlier.by),
            Some(_) => merge::taken_and_undone(&when),
        });
    }
    let remarks = remarks
        .into_iter()
        .map(|words| view! { <p class="file-remark">{words}</p> });
    let again = undone.map(|undoing| {
        let again = move |_| {
            if desk.perform(&Command::Undo { action: undoing }) {
                merging.leave_out(desk, place);
            }
        };
        view! { <button type="button" class="merge-again" on:click=event_handlers::click(again)>{merge::REDO_MERGE}</button> }
    });
    let leave = several.then(|| {
        let leave = move |_| merging.leave_out(desk, place);
        view! { <button type="button" class="leave-out" on:click=event_handlers::click(leave)>{merge::LEAVE_OUT}</button> }
    });
    let says = merge::says(numbers, file.brought.len());
    let remarks = remarks.collect_view();
    view! {
        <tr>
            <th scope="row">
                <span class="file-name">{file.name.clone()}</span>
                <span class="quiet-text">{merge::from(&file.from, &clock::time_text(file.at))}</span>
            </th>
            <td><div class="file-says"><div>{says} {remarks}</div><div class="file-ways">{again} {leave}</div></div></td>
            {counts.collect_view()}
        </tr>
    }
    .into_any()
}
