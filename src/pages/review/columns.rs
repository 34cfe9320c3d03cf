//! Columns of the tables in a text under review: the name of each, and what it was read as, which can be changed.

use super::{corrections::Correction, state::ReviewState};
use crate::{
    parts::select_box::{SelectBox, SelectOptions},
    words::review as words,
};
use leptos::prelude::*;
use notice::{ColumnMeaning, TableColumn};

/// Section of columns; nothing if the text has no table.
pub fn columns_view(review: ReviewState) -> impl IntoView {
    let columns = Memo::new(move |_| review.now.with(|now| now.columns.clone()));
    let row = move |(at, column): (usize, TableColumn)| {
        let holds = column.holds;
        let name = words::column_label(&column.label);
        let label = words::column_of(&name);
        let options: SelectOptions = ColumnMeaning::CHOICES
            .map(|meaning| (meaning.key(), words::column_meaning(meaning).to_owned()))
            .to_vec();
        let unknown = (!column.known).then_some(words::COLUMN_UNKNOWN);
        let choose = move |key: String| {
            if let Some(meaning) = ColumnMeaning::from_key(&key) {
                review.correct(Correction::Column(at, meaning));
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>
                    <SelectBox class="review-column" id=format!("review-column-{at}") name=label value=holds.key().to_owned() options=options on_choose=choose />
                    " " {unknown.map(|unknown| view! { <span class="review-column-unknown">{unknown}</span> })}
                </td>
            </tr>
        }
    };
    move || {
        let all = columns.get();
        (!all.is_empty()).then(|| {
            let open = all.iter().any(|column| !column.known);
            view! {
                <details class="review-table-columns" id="review-table-columns" open=open>
                    <summary>{words::columns(all.len())}</summary>
                    <p class="review-explain">{words::COLUMNS_EXPLAIN}</p>
                    <table class="plain">
                        <thead><tr><th scope="col">{words::COLUMN_NAME}</th><th scope="col">{words::COLUMN_HOLDS}</th></tr></thead>
                        <tbody>{all.into_iter().enumerate().map(row).collect_view()}</tbody>
                    </table>
                </details>
            }
        })
    }
}
