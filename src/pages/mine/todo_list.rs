//! To-do list of one person in its buckets. The entries come from `ledger`; here they are put into words.

use crate::{
    desk::use_desk,
    route::Route,
    words::{closeout, dates, mine},
};
use ledger::{
    Field, ItemId, Ledger,
    work::{
        due::Lateness,
        todo_list::{ListOwner, TodoBucket, TodoEntry},
    },
};
use leptos::prelude::*;

const BUCKETS: [TodoBucket; 6] = [
    TodoBucket::Late,
    TodoBucket::Awaiting,
    TodoBucket::ThisWeek,
    TodoBucket::Later,
    TodoBucket::Waiting,
    TodoBucket::Done,
];

/// An entry in words.
#[derive(Clone, PartialEq)]
struct TodoRow {
    bucket: TodoBucket,
    problem: ItemId,
    number: String,
    title: String,
    measure: Option<String>,
    due: String,
    left: String,
    concern: &'static str,
    next: String,
}

fn row(ledger: &Ledger, entry: &TodoEntry) -> TodoRow {
    // That there is no date is said in its place.
    let left = match (entry.lateness, entry.measure) {
        (Lateness::NoDate, _) => String::new(),
        (lateness, None) => closeout::lateness(lateness),
        (lateness, Some(_)) => closeout::part_lateness(lateness),
    };
    TodoRow {
        bucket: entry.bucket,
        problem: entry.problem,
        number: ledger.row(entry.problem).number().to_owned(),
        title: ledger.row(entry.problem).title().to_owned(),
        measure: entry
            .measure
            .map(|measure| mine::measure(ledger.text(measure, Field::Title))),
        due: entry.due.map_or_else(|| mine::NO_DATE.to_owned(), dates::written),
        left,
        concern: mine::concern(entry.concern),
        next: closeout::next_step(entry.next),
    }
}

/// To-do list of a person.
#[component]
pub fn TodoList(name: Memo<String>, office: Memo<bool>) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let (name, today) = (name.get(), desk.today.get());
        let me = ListOwner {
            name: &name,
            office: office.get(),
        };
        desk.watch_all(|ledger| {
            let entries = ledger.mine(me, today);
            entries.iter().map(|entry| row(ledger, entry)).collect::<Vec<_>>()
        })
    });
    let summary = move || {
        rows.with(|rows| {
            if rows.is_empty() {
                return mine::nothing(&name.get());
            }
            let count = |bucket| rows.iter().filter(|row| row.bucket == bucket).count();
            mine::summary(
                &name.get(),
                &BUCKETS.map(|bucket| (closeout::bucket(bucket), count(bucket))),
            )
        })
    };
    let empty = move || rows.with(Vec::is_empty);
    let all = Route::problems().href();
    let buckets = move || {
        let rows = rows.get();
        BUCKETS
            .into_iter()
            .map(|bucket| {
                let rows: Vec<TodoRow> = rows.iter().filter(|row| row.bucket == bucket).cloned().collect();
                (!rows.is_empty()).then(|| shown(bucket, rows))
            })
            .collect_view()
    };
    view! {
        <p class="mine-summary">{summary}</p>
        {move || empty().then(|| view! { <p><a href=all.clone()>{mine::TO_PROBLEMS}</a></p> })}
        {buckets}
    }
}

fn shown(bucket: TodoBucket, rows: Vec<TodoRow>) -> AnyView {
    let count = rows.len();
    let heading = view! {
        <span aria-hidden="true" class="shape">{mine::shape(bucket)}</span>
        {closeout::bucket(bucket)}
        " "
        <span class="count">{count}</span>
    };
    let class = match bucket {
        TodoBucket::Late => "bucket bucket-late",
        TodoBucket::Awaiting => "bucket bucket-awaiting",
        TodoBucket::ThisWeek => "bucket bucket-week",
        TodoBucket::Later => "bucket",
        TodoBucket::Waiting => "bucket bucket-waiting",
        TodoBucket::Done => "bucket bucket-done",
    };
    if bucket == TodoBucket::Done {
        return view! {
            <details class=class><summary><h2>{heading}</h2></summary>{table(rows)}</details>
        }
        .into_any();
    }
    view! { <section class=class><h2>{heading}</h2>{table(rows)}</section> }.into_any()
}

fn table(rows: Vec<TodoRow>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = Route::problem(row.problem).href();
            let number = (!row.number.is_empty()).then(|| view! { <span class="quiet-text">{row.number} " "</span> });
            let measure = row
                .measure
                .map(|measure| view! { <span class="mine-measure">{measure}</span> });
            view! {
                <tr>
                    <td class="mine-due"><time>{row.due}</time> <span class="left">{row.left}</span></td>
                    <td class="mine-what"><a href=href>{number}{row.title}</a>{measure}</td>
                    <td class="mine-as"><span class="cell-label">{mine::COL_AS}</span>{row.concern}</td>
                    <td class="mine-next"><span class="cell-label">{mine::COL_NEXT}</span>{row.next}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="entries mine-table">
            <thead>
                <tr>
                    <th scope="col" class="mine-due">{mine::COL_DUE}</th>
                    <th scope="col" class="mine-what">{mine::COL_WHAT}</th>
                    <th scope="col" class="mine-as">{mine::COL_AS}</th>
                    <th scope="col" class="mine-next">{mine::COL_NEXT}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
