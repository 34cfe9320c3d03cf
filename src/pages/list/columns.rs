//! Columns of the list, and which of them this browser shows. Number and title are always shown. A new column is one
//! line in each table here.

use crate::{
    browser::settings,
    parts::marked::MarkedWords,
    words::{self, closeout, fields},
};
use ledger::{
    Field, ItemId, Kind, Ledger, Today,
    list::{DueUrgency, ProblemRow},
};
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
        let (class, row) = (self.class(), ledger.row(item));
        let text = |words: String| view! { <td class=class>{words}</td> }.into_any();
        match self {
            ListColumn::Measures => {
                let (done, all) = row.measures_done();
                text(words::measures(done, all))
            }
            ListColumn::Leader => text(row.text(Field::Leader).to_owned()),
            ListColumn::Department => text(row.text(Field::Department).to_owned()),
            ListColumn::Person => text(row.who().to_owned()),
            ListColumn::Type => text(row.text(Field::RectificationType).to_owned()),
            ListColumn::Evidence => text(words::count_or_dash(ledger.parts(item, Kind::Citation).len())),
            ListColumn::Due => due(row, today),
            ListColumn::Progress => marked(class, MarkedWords::of_progress(row.progress())),
            ListColumn::Closeout => marked(class, MarkedWords::of_status(row.status())),
        }
    }
}

fn marked(class: &'static str, words: MarkedWords) -> AnyView {
    view! { <td class=class>{words.view()}</td> }.into_any()
}

/// Date in force and days left; the original wording where no date could be read.
fn due(row: ProblemRow<'_>, today: Today) -> AnyView {
    let lateness = row.lateness(today);
    let Some(date) = row.due() else {
        if lateness.awaits_strike_off() {
            return view! { <td class="col-due"><span class="due-left">{closeout::lateness(lateness)}</span></td> }
                .into_any();
        }
        let written = row.text(Field::DueText).to_owned();
        return view! { <td class="col-due">{written}</td> }.into_any();
    };
    let (tone, mark) = match row.urgency(today) {
        DueUrgency::Late => ("due-late", "■ "),
        DueUrgency::Near => ("due-soon", "▲ "),
        DueUrgency::None => ("due-left", ""),
    };
    view! {
        <td class="col-due">
            <span class="due-date">{closeout::due(date)}</span> " "
            <span class=tone>{mark} {closeout::lateness(lateness)}</span>
        </td>
    }
    .into_any()
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
        // Another window may have chosen some meanwhile.
        let before = shown();
        let chosen = |other: &ListColumn| if *other == column { on } else { before.contains(other) };
        columns.set(ListColumn::ALL.into_iter().filter(chosen).collect());
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
