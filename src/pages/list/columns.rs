//! Columns of the list, and which of them this browser shows. Number and title are always shown. A new column is one
//! line in each table here.

use crate::{
    browser::settings,
    parts::{status, step::shape},
    words::{self, closeout, fields},
};
use ledger::{Field, ItemId, Kind, Ledger, Today, work::due::Lateness};
use leptos::prelude::*;

/// Optional column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListColumn {
    Measures,
    Leader,
    Department,
    Person,
    Type,
    Evidence,
    Due,
    Progress,
    Closeout,
}

impl ListColumn {
    pub const ALL: [ListColumn; 9] = [
        ListColumn::Measures,
        ListColumn::Leader,
        ListColumn::Department,
        ListColumn::Person,
        ListColumn::Type,
        ListColumn::Evidence,
        ListColumn::Due,
        ListColumn::Progress,
        ListColumn::Closeout,
    ];
    const USUAL: &str = "measures,person,due,progress,closeout";

    pub fn key(self) -> &'static str {
        match self {
            ListColumn::Measures => "measures",
            ListColumn::Leader => "leader",
            ListColumn::Department => "department",
            ListColumn::Person => "person",
            ListColumn::Type => "type",
            ListColumn::Evidence => "evidence",
            ListColumn::Due => "due",
            ListColumn::Progress => "progress",
            ListColumn::Closeout => "closeout",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            ListColumn::Measures => words::COL_MEASURES,
            ListColumn::Leader => fields::field(Field::Leader),
            ListColumn::Department => fields::field(Field::Department),
            ListColumn::Person => words::COL_WHO,
            ListColumn::Type => fields::field(Field::RectificationType),
            ListColumn::Evidence => words::COL_EVIDENCE,
            ListColumn::Due => words::COL_DUE,
            ListColumn::Progress => words::COL_PROGRESS,
            ListColumn::Closeout => words::COL_CLOSEOUT,
        }
    }

    /// CSS class of the column's cells.
    pub fn class(self) -> &'static str {
        match self {
            ListColumn::Measures => "col-measures",
            ListColumn::Leader | ListColumn::Department | ListColumn::Person | ListColumn::Type => "col-who",
            ListColumn::Evidence => "col-evidence",
            ListColumn::Due => "col-due",
            ListColumn::Progress => "col-progress",
            ListColumn::Closeout => "col-closeout",
        }
    }

    /// Cell of the column for a problem.
    pub fn cell(self, ledger: &Ledger, item: ItemId, today: Today) -> AnyView {
        let class = self.class();
        let text = |words: String| view! { <td class=class>{words}</td> }.into_any();
        match self {
            ListColumn::Measures => {
                let (done, all) = ledger.measures_done(item);
                text(words::measures(done, all))
            }
            ListColumn::Leader => text(ledger.text(item, Field::Leader).to_owned()),
            ListColumn::Department => text(ledger.text(item, Field::Department).to_owned()),
            ListColumn::Person => text(who(ledger, item)),
            ListColumn::Type => text(ledger.text(item, Field::RectificationType).to_owned()),
            ListColumn::Evidence => text(words::count_or_dash(ledger.parts(item, Kind::Citation).len())),
            ListColumn::Due => due(ledger, item, today),
            ListColumn::Progress => {
                let step = ledger.progress(item);
                marked(class, shape(step), fields::progress(step))
            }
            ListColumn::Closeout => {
                let now = ledger.closeout(item).status;
                marked(class, status::shape(now), closeout::status(now))
            }
        }
    }
}

fn marked(class: &'static str, (tone, mark): (&'static str, &'static str), words: &'static str) -> AnyView {
    view! { <td class=class><span class=tone><span class="shape" aria-hidden="true">{mark}</span>{words}</span></td> }
        .into_any()
}

/// Date in force and days left; the original wording where no date could be read.
fn due(ledger: &Ledger, item: ItemId, today: Today) -> AnyView {
    let Some(date) = ledger.due_in_force(item) else {
        let written = ledger.text(item, Field::DueText).to_owned();
        return view! { <td class="col-due">{written}</td> }.into_any();
    };
    let lateness = ledger.lateness(item, today);
    let tone = match lateness {
        Lateness::Late(_) => "due-late",
        Lateness::InTime(days) if ledger.warning_level(days).is_some() => "due-soon",
        _ => "due-left",
    };
    let mark = match lateness {
        Lateness::Late(_) => "■ ",
        Lateness::InTime(days) if ledger.warning_level(days).is_some() => "▲ ",
        _ => "",
    };
    view! {
        <td class="col-due">
            <span class="due-date">{closeout::due(date)}</span> " "
            <span class=tone>{mark} {closeout::lateness(lateness)}</span>
        </td>
    }
    .into_any()
}

fn who(ledger: &Ledger, item: ItemId) -> String {
    [Field::Person, Field::Department, Field::Leader]
        .into_iter()
        .map(|field| ledger.text(item, field))
        .find(|text| !text.is_empty())
        .unwrap_or("")
        .to_owned()
}

/// Columns that this browser shows, in their order.
pub fn shown() -> Vec<ListColumn> {
    let remembered = settings::get(settings::COLUMNS);
    let keys = match remembered.as_str() {
        "" => ListColumn::USUAL,
        "-" => "",
        keys => keys,
    };
    let chosen = |column: &ListColumn| keys.split(',').any(|key| key == column.key());
    ListColumn::ALL.into_iter().filter(chosen).collect()
}

/// Choice of the columns.
#[component]
pub fn ColumnChoice(columns: RwSignal<Vec<ListColumn>>) -> impl IntoView {
    let toggle = move |column: ListColumn, on: bool| {
        columns.update(|shown| {
            let chosen = |other: &ListColumn| if *other == column { on } else { shown.contains(other) };
            *shown = ListColumn::ALL.into_iter().filter(chosen).collect();
        });
        let keys = columns.with_untracked(|shown| shown.iter().map(|c| c.key()).collect::<Vec<_>>().join(","));
        settings::set(settings::COLUMNS, if keys.is_empty() { "-" } else { &keys });
    };
    let boxes = ListColumn::ALL
        .into_iter()
        .map(|column| {
            let on = move || columns.with(|shown| shown.contains(&column));
            view! {
                <label class="tick">
                    <input type="checkbox" prop:checked=on on:change=move |event| toggle(column, event_target_checked(&event)) />
                    <span>{column.name()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <details class="tool">
            <summary>{words::COLUMNS}</summary>
            <fieldset class="ticks"><legend>{words::COLUMNS_HINT}</legend>{boxes}</fieldset>
        </details>
    }
}
