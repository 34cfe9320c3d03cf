//! 制度与数据: regulations made or revised so that the problem does not come back, and counted results with their
//! units; two small tables, edited in place.

use super::{measure::RemovePart, section::Section};
use crate::{
    desk::use_desk,
    parts::{add_line::AddLine, keyed_list::each, value_field::ValueField},
    words::{fields, problem as say},
};
use ledger::{Command, Draft, Field, ItemId, Kind};
use leptos::prelude::*;

const REGULATION: [Field; 4] = [Field::Title, Field::DocNumber, Field::Dated, Field::RegulationWay];
const FIGURE: [Field; 3] = [Field::Title, Field::Amount, Field::UnitOf];
const UNITS: &str = "known-units";

/// Section of regulations and results; folded while both tables are empty.
#[component]
pub fn ResultTables(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let parts = move |kind| Memo::new(move |_| desk.watch_item(item, |ledger| ledger.parts(item, kind)));
    let (regulations, figures) = (parts(Kind::Regulation), parts(Kind::Figure));
    let count = Signal::derive(move || say::results_count(regulations.with(Vec::len), figures.with(Vec::len)));
    let none = regulations.with_untracked(Vec::is_empty) && figures.with_untracked(Vec::is_empty);
    let add = move |kind| {
        move |title: String| {
            desk.flush();
            let draft = Draft::new(kind, title);
            desk.attempt(&Command::AddPart {
                under: Some(item),
                draft,
            })
        }
    };
    let units = say::UNITS
        .into_iter()
        .map(|unit| view! { <option value=unit></option> });
    view! {
        <Section title=say::RULES_AND_FIGURES class="counted" count folded=none>
            <datalist id=UNITS>{units.collect_view()}</datalist>
            <h4>{say::REGULATIONS}</h4>
            <ResultLines lines=regulations columns=&REGULATION class="line line-regulation" name=say::REGULATION_NAME />
            <AddLine id="new-regulation" of=item label=say::NEW_REGULATION on_add=add(Kind::Regulation) />
            <h4>{say::FIGURES}</h4>
            <ResultLines lines=figures columns=&FIGURE class="line line-figure" name=say::FIGURE_NAME />
            <AddLine id="new-figure" of=item label=say::NEW_FIGURE on_add=add(Kind::Figure) />
        </Section>
    }
}

/// Rows of a table, under the names of its columns.
#[component]
fn ResultLines(
    lines: Memo<Vec<ItemId>>,
    columns: &'static [Field],
    class: &'static str,
    /// Label of the title.
    name: &'static str,
) -> impl IntoView {
    let label = move |field| {
        if field == Field::Title {
            return name;
        }
        fields::field(field)
    };
    let cell = move |item, field| {
        let list = if field == Field::UnitOf { UNITS } else { "" };
        view! { <ValueField item field label=label(field) list /> }
    };
    let head = move || {
        let names = columns
            .iter()
            .map(|field| view! { <span>{label(*field)}</span> })
            .collect_view();
        (!lines.with(Vec::is_empty))
            .then(|| view! { <div class=format!("{class} line-head") aria-hidden="true">{names}</div> })
    };
    let line = move |line: ItemId| {
        view! {
            <div class=class>
                {columns.iter().map(|field| cell(line, *field)).collect_view()}
                <RemovePart part=line reason=say::REMOVED_PART />
            </div>
        }
        .into_any()
    };
    view! {
        <div class="lines">
            {head}
            {each(move || lines.get(), line)}
        </div>
    }
}
