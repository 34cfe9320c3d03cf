//! Limits of the kanban columns (work in progress): above its limit a column is marked. Chosen by a person, kept in the
//! settings of this browser for each round.

use super::key;
use crate::{
    browser::settings,
    desk::Desk,
    parts::{
        draft::{draft_of_line, typed_over},
        event_handlers,
    },
    words::{self, kanban as say},
};
use ledger::{
    board::kanban::{ColumnsBy, KanbanColumn},
    closeout::CloseoutStatus,
    whole_from_typed,
};
use leptos::prelude::*;

/// Limit of the column 待审核 unless another is chosen.
const PENDING_USUAL: usize = 10;

/// Limits of the columns; cheap to copy.
#[derive(Clone, Copy)]
pub struct ColumnLimits {
    name: StoredValue<String>,
    limits: RwSignal<Vec<(String, usize)>>,
}

fn usual() -> Vec<(String, usize)> {
    vec![(
        key(KanbanColumn::Status(CloseoutStatus::Pending)).to_owned(),
        PENDING_USUAL,
    )]
}

fn stored(name: &str) -> Vec<(String, usize)> {
    match settings::get(name).as_str() {
        "" => usual(),
        text => {
            let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .filter_map(|(key, limit)| Some((key.to_owned(), limit.parse().ok()?)))
                .collect()
        }
    }
}

impl ColumnLimits {
    /// Limits as this browser remembers them.
    pub fn remembered(desk: Desk) -> ColumnLimits {
        let name = settings::limits_key(desk.round);
        ColumnLimits {
            limits: RwSignal::new(stored(&name)),
            name: StoredValue::new(name),
        }
    }

    /// Limit of a column; `None` if it has none.
    pub fn of(self, column: KanbanColumn) -> Option<usize> {
        let found = |limits: &Vec<(String, usize)>| {
            let one = limits.iter().find(|(name, _)| name == key(column));
            one.map(|(_, limit)| *limit)
        };
        self.limits.with(found)
    }

    fn set(self, column: KanbanColumn, limit: Option<usize>) {
        // Another window may have changed some meanwhile.
        let mut limits = self.name.with_value(|name| stored(name));
        limits.retain(|(name, _)| name != key(column));
        limits.extend(limit.map(|limit| (key(column).to_owned(), limit)));
        self.limits.set(limits);
        let pairs = self.limits.with_untracked(|limits| {
            let pairs = limits.iter().map(|(name, limit)| format!("{name}={limit}"));
            pairs.collect::<Vec<String>>().join("&")
        });
        // “No limits at all” is stored as a word, since an empty setting means the default.
        let text = if pairs.is_empty() { "none".to_owned() } else { pairs };
        self.name.with_value(|name| settings::set(name, &text));
    }
}

fn limit_from_typed(typed: &str) -> Option<usize> {
    whole_from_typed(typed, &(0..=i64::MAX))?.try_into().ok()
}

/// Form that sets the limits.
pub fn choice(limits: ColumnLimits, columns: Memo<ColumnsBy>) -> AnyView {
    let field = move |column: KanbanColumn| {
        let id = format!("limit-{}", key(column));
        let typed = typed_over(draft_of_line(&id));
        let wrong = Memo::new(move |_| {
            let typed = typed.get()?;
            let is_limit = typed.trim().is_empty() || limit_from_typed(&typed).is_some();
            (!is_limit).then(|| words::no_whole_number(&typed, None))
        });
        let take = move |event| {
            let text = event_target_value(&event);
            if wrong.get_untracked().is_none() {
                limits.set(column, limit_from_typed(&text));
                typed.set(None);
            }
        };
        let shown = move || limits.of(column).map_or_else(String::new, |limit| limit.to_string());
        view! {
            <div class="field">
                <label for=id.clone()>{say::column(column)}</label>
                <input
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=move || typed.get().unwrap_or_else(shown)
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    on:input=event_handlers::event(move |event| typed.set(Some(event_target_value(&event))))
                    on:change=event_handlers::event(take)
                />
                {move || wrong.get().map(|why| view! { <p class="field-note field-wrong" role="status">{why}</p> })}
            </div>
        }
    };
    let fields = move || columns.get().all().into_iter().map(field).collect_view();
    view! {
        <details class="tool limits">
            <summary>{say::LIMITS}</summary>
            <p class="field-note">{say::LIMITS_HINT}</p>
            <div class="conditions">{fields}</div>
        </details>
    }
    .into_any()
}
