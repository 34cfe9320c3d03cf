//! Reordering problems within their group from the list: by keys, or by dragging a row by its number to the place of
//! another. The buttons of the open problem do the same (`parts::move_buttons`). Only possible when the list is sorted in the
//! order of the checklist.

use super::table::{LINE, ListRow, RowFocus};
use crate::{
    browser::events,
    desk::{Desk, use_desk},
    route::Listing,
    words,
};
use ledger::{Command, ItemId, list::SortBy};
use leptos::prelude::*;

/// State of reordering; cheap to copy.
#[derive(Clone, Copy)]
pub struct RowMoving {
    desk: Desk,
    listing: Memo<Listing>,
    lines: Memo<Vec<ListRow>>,
    row_focus: RowFocus,
    /// Problem that is being dragged.
    held: StoredValue<Option<ItemId>>,
    /// Problem whose place it would take.
    pub over: RwSignal<Option<ItemId>>,
    /// Why nothing can be moved, after somebody tried.
    pub told: RwSignal<&'static str>,
}

impl RowMoving {
    /// State with nothing being moved.
    pub fn new(listing: Memo<Listing>, lines: Memo<Vec<ListRow>>, row_focus: RowFocus) -> RowMoving {
        RowMoving {
            desk: use_desk(),
            listing,
            lines,
            row_focus,
            held: StoredValue::new(None),
            over: RwSignal::new(None),
            told: RwSignal::new(""),
        }
    }

    fn in_reading_order(self) -> bool {
        self.listing.with_untracked(|listing| listing.sort == SortBy::Reading)
    }

    fn place(self, item: ItemId) -> Option<usize> {
        let is = |line: &ListRow| *line == ListRow::Problem(item);
        self.lines.with_untracked(|lines| lines.iter().position(is))
    }

    fn put(self, item: ItemId, beside: ItemId, behind: bool) {
        self.desk.flush();
        if self.desk.perform(&Command::Move { item, beside, behind }) {
            // Moving the row in the DOM would lose the focus.
            request_animation_frame(move || self.row_focus.line(item));
        }
    }

    /// Moves a problem before (or behind) the next shown one of its group.
    pub fn by_one(self, item: ItemId, up: bool) {
        if !self.in_reading_order() {
            self.told.set(words::MOVES_IN_READING_ORDER);
            return;
        }
        self.told.set("");
        let beside = self.place(item).and_then(|at| {
            let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
            self.lines.with_untracked(|lines| match lines.get(to?) {
                Some(ListRow::Problem(beside)) => Some(*beside),
                _ => None,
            })
        });
        if let Some(beside) = beside {
            self.put(item, beside, !up);
        }
    }

    /// Starts dragging a row.
    pub fn start_drag(self, event: &web_sys::DragEvent) {
        let by_number = events::target_matches(event, "td.col-no");
        let held = under(event).filter(|_| by_number && self.in_reading_order());
        if let (Some(_), Some(data)) = (held, event.data_transfer()) {
            data.set_effect_allowed("move");
        } else if by_number {
            event.prevent_default();
        }
        self.held.set_value(held);
    }

    /// Target of an event of dragging: the dragged problem and the one whose place it may take, both of one group.
    fn goal(self, event: &web_sys::DragEvent) -> Option<(ItemId, ItemId)> {
        let held = self.held.get_value()?;
        let over = under(event).filter(|over| *over != held)?;
        let group = |item| self.desk.peek(|ledger| ledger.group_of(item));
        (group(held) == group(over)).then_some((held, over))
    }

    /// The dragged row is over another row.
    pub fn drag_over(self, event: &web_sys::DragEvent) {
        let over = self.goal(event).map(|(_, over)| over);
        if over.is_some() {
            event.prevent_default();
        }
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    /// Drops the dragged row: it takes the place of the row below it.
    pub fn drop_on_row(self, event: &web_sys::DragEvent) {
        if let Some((held, over)) = self.goal(event) {
            event.prevent_default();
            self.put(held, over, self.place(held) < self.place(over));
        }
        self.end_drag();
    }

    /// Ends dragging.
    pub fn end_drag(self) {
        self.held.set_value(None);
        self.over.set(None);
    }
}

/// Problem in whose row an event happened.
fn under(event: &web_sys::DragEvent) -> Option<ItemId> {
    let link = events::id_within(event, "tr.row", "a[id]")?;
    link.strip_prefix(LINE)?.parse().ok()
}
