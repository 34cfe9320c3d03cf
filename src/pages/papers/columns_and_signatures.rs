//! Columns of a list, their order, and its signature row. Kept with the other settings of the paper.

use super::choices::PaperChoice;
use crate::{
    parts::{
        event_handlers,
        select_box::{SelectBox, SelectOptions},
        unfold::Unfold,
    },
    words::{self, papers as say},
};
use leptos::prelude::*;
use paper::lists::{COLUMNS, ListKind, column};

/// Keys of the columns that are shown.
fn shown(choice: PaperChoice, list: &ListKind) -> Vec<String> {
    let chosen = choice.settings.with(|all| all.columns.clone());
    chosen.unwrap_or_else(|| list.columns.iter().map(|key| (*key).to_owned()).collect())
}

/// What is done to a column.
#[derive(Clone, Copy)]
enum ColumnChange {
    Earlier,
    Later,
    Without,
}

impl ColumnChange {
    fn apply(self, columns: &mut Vec<String>, at: usize) {
        match self {
            ColumnChange::Earlier if at > 0 && at < columns.len() => columns.swap(at, at - 1),
            ColumnChange::Later if at + 1 < columns.len() => columns.swap(at, at + 1),
            // A list without any column is none.
            ColumnChange::Without if columns.len() > 1 && at < columns.len() => drop(columns.remove(at)),
            ColumnChange::Earlier | ColumnChange::Later | ColumnChange::Without => {}
        }
    }
}

/// The section; nothing for a paper that is no list.
pub fn columns_and_signatures(choice: PaperChoice, list: &'static ListKind) -> AnyView {
    let rows = move || {
        let keys = shown(choice, list);
        let rows = keys.clone().into_iter().enumerate().map(|(at, key)| {
            let name = column(&key).map_or(key.as_str(), |column| column.name).to_owned();
            let button = |act: ColumnChange, sign: &'static str, does: &'static str| {
                let keys = keys.clone();
                let change = move |_| {
                    let mut keys = keys.clone();
                    act.apply(&mut keys, at);
                    choice.change(|all| all.columns = Some(keys));
                };
                let label = words::round::act_on(does, &name);
                view! { <button type="button" class="quiet" aria-label=label on:click=event_handlers::click(change)>{sign}</button> }
            };
            view! {
                <li>
                    <span class="paper-column">{name.clone()}</span>
                    {button(ColumnChange::Earlier, "↑", say::COLUMN_EARLIER)}
                    {button(ColumnChange::Later, "↓", say::COLUMN_LATER)}
                    {button(ColumnChange::Without, "×", say::COLUMN_WITHOUT)}
                </li>
            }
        });
        rows.collect_view()
    };
    let others = Signal::derive(move || {
        let keys = shown(choice, list);
        let free = COLUMNS
            .iter()
            .filter(|column| !keys.iter().any(|key| key == column.key));
        let free = free.map(|column| (column.key.to_owned(), column.name.to_owned()));
        std::iter::once((String::new(), say::ADD_COLUMN.to_owned()))
            .chain(free)
            .collect::<SelectOptions>()
    });
    let add = move |key: String| {
        let mut keys = untrack(|| shown(choice, list));
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
            choice.change(|all| all.columns = Some(keys));
        }
    };
    let usual = move |_| choice.change(|all| (all.columns, all.signatures) = (None, None));
    let signed = move || {
        let chosen = choice.settings.with(|all| all.signatures.clone());
        chosen.map_or_else(|| paper::words::SIGNATURES.join("、"), |labels| labels.join("、"))
    };
    let sign = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        let labels = typed.split(['、', '，', ',']).map(|label| label.trim().to_owned());
        let labels: Vec<String> = labels.filter(|label| !label.is_empty()).collect();
        choice.change(|all| all.signatures = Some(labels));
    };
    view! {
        <Unfold summary=say::COLUMNS.to_owned() class="tool tool-wide paper-columns">
            <ol>{rows}</ol>
            <div class="page-tools">
                <SelectBox id="paper-add-column" name=say::ADD_COLUMN value=Signal::stored(String::new()) options=others on_choose=add />
                <div class="field">
                    <label for="paper-signatures">{say::SIGNATURES}</label>
                    <input id="paper-signatures" type="text" autocomplete="off" prop:value=signed on:change=event_handlers::event(sign) />
                </div>
                <button type="button" class="quiet" id="paper-usual" on:click=event_handlers::click(usual)>{say::USUAL_COLUMNS}</button>
            </div>
        </Unfold>
    }
    .into_any()
}
