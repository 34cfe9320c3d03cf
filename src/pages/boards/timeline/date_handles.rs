//! Handles over the timeline: toggles of bands and problems, and the ends of bars, which are dragged or moved by keys
//! to another date. Nothing is changed before the pointer is released or Enter is pressed.

use super::{
    FoldState, TimelinePlan,
    panel::DateQuestion,
    rows::{RowSubject, due},
};
use crate::{
    browser::{events, focus},
    desk::Desk,
    parts::{event_handlers, keyed_list::each_by},
    words::{closeout, kanban, timeline as say},
};
use chart::CalendarUnit;
use ledger::{Due, ItemId, board::timeline::DateChange};
use leptos::prelude::*;

/// A new date that is being chosen by moving the end of a bar.
#[derive(Clone, PartialEq)]
pub struct DateDraft {
    pub item: ItemId,
    /// Day to which the end is moved.
    pub to: i32,
    /// While dragging: x of the pointer and the day where the drag began.
    pub dragged: Option<(f64, i32)>,
}

/// State of editing dates on the timeline; cheap to copy.
#[derive(Clone, Copy)]
pub struct DateEditor {
    pub desk: Desk,
    pub plan: Memo<TimelinePlan>,
    pub zoom: Memo<CalendarUnit>,
    /// Whether dates can be changed: not when a past day is shown.
    pub live: Signal<bool>,
    pub draft: RwSignal<Option<DateDraft>>,
    /// What the panel asks about.
    pub asked: RwSignal<Option<DateQuestion>>,
    /// Message on the last change, or why it was refused.
    pub told: RwSignal<String>,
}

pub fn handle_id(item: ItemId) -> String {
    format!("hold-{item}")
}

/// Focuses the end of a bar once it is drawn in its new place.
pub fn focus_handle(item: ItemId) {
    focus::when_drawn(handle_id(item));
}

impl DateEditor {
    fn about(self, item: ItemId) -> Option<(String, Option<Due>)> {
        self.plan.with_untracked(|plan| {
            plan.about.iter().find_map(|about| match about {
                RowSubject::Item {
                    item: one, title, due, ..
                } if *one == item => Some((title.clone(), *due)),
                _ => None,
            })
        })
    }

    fn move_by(self, item: ItemId, days: i32) {
        let Some((_, Some(now))) = self.about(item) else { return };
        let drafted = self
            .draft
            .with_untracked(|draft| draft.as_ref().filter(|draft| draft.item == item).map(|draft| draft.to));
        let from = drafted.unwrap_or_else(|| super::rows::day_number(now.last_day()));
        self.draft.set(Some(DateDraft {
            item,
            to: from.saturating_add(days),
            dragged: None,
        }));
    }

    /// Sets the date of an item: at once, or by the panel if an extension needs a reason, or else the reason for the
    /// refusal is shown.
    fn settle(self, item: ItemId, to: i32) {
        self.draft.set(None);
        let (Some((title, now)), Some(new)) = (self.about(item), due(to)) else {
            return;
        };
        if now.is_some_and(|now| now.last_day() == new.last_day()) {
            return;
        }
        self.desk.flush();
        let redating = self.desk.peek(|ledger| ledger.redating(item, new));
        if let Err(why) = self.desk.count_facts_of(&redating.stand_in(item, new)) {
            self.told.set(say::not_changed(&title, &kanban::forbidden(&why)));
            return;
        }
        match redating {
            DateChange::Extend => self.asked.set(Some(DateQuestion { item, to: Some(new) })),
            DateChange::Set => {
                if self.desk.perform(&redating.command(item, new, "", "")) {
                    self.told.set(say::changed(&title, new));
                    focus_handle(item);
                }
            }
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        let around = events::attribute_around(event, "data-hold").and_then(|id| id.parse::<ItemId>().ok());
        let Some(item) = around.filter(|_| self.live.get_untracked()) else {
            return;
        };
        let step = self.plan.with_untracked(|plan| {
            let (_, now) = self.about(item).unwrap_or_default();
            let drafted = self.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.to));
            let at = drafted.or(now.map(|now| super::rows::day_number(now.last_day())));
            let at = at.unwrap_or(plan.drawn.window.from);
            let zoom = self.zoom.get_untracked();
            zoom.next(at) - zoom.begin(at)
        });
        match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => self.move_by(item, 1),
            "ArrowLeft" | "ArrowDown" => self.move_by(item, -1),
            "PageUp" => self.move_by(item, step),
            "PageDown" => self.move_by(item, -step),
            "Escape" => self.draft.set(None),
            "Enter" | " " => match self.draft.get_untracked() {
                Some(draft) if draft.item == item => self.settle(item, draft.to),
                _ => self.asked.set(Some(DateQuestion { item, to: None })),
            },
            _ => return,
        }
        event.prevent_default();
    }

    fn grab(self, event: &web_sys::PointerEvent) {
        let around = events::attribute_around(event, "data-hold").and_then(|id| id.parse::<ItemId>().ok());
        let Some(item) = around.filter(|_| self.live.get_untracked() && event.button() == 0) else {
            return;
        };
        let Some((_, Some(now))) = self.about(item) else { return };
        let at = super::rows::day_number(now.last_day());
        events::capture_pointer(event);
        self.draft.set(Some(DateDraft {
            item,
            to: at,
            dragged: Some((f64::from(event.client_x()), at)),
        }));
    }

    fn pull(self, event: &web_sys::PointerEvent) {
        let width = self.plan.with_untracked(|plan| plan.drawn.window.day_width());
        self.draft.update(|draft| {
            if let Some(DateDraft {
                to,
                dragged: Some((from, day)),
                ..
            }) = draft
            {
                // Some years of days at most, which fits into `i32`.
                #[allow(clippy::cast_possible_truncation)]
                let days = ((f64::from(event.client_x()) - *from) / width.max(0.01)).round() as i32;
                *to = day.saturating_add(days);
            }
        });
    }

    fn let_go(self) {
        if let Some(draft) = self.draft.get_untracked().filter(|draft| draft.dragged.is_some()) {
            self.settle(draft.item, draft.to);
        }
    }
}

/// A handle over the picture. An unchanged one keeps its node.
#[derive(Clone, PartialEq)]
struct DragHandle {
    what: HandleKind,
    title: String,
    /// Its centre (x, y), and the height of its row.
    at: (f64, f64, f64),
}

#[derive(Clone, PartialEq)]
enum HandleKind {
    /// Toggle of this row; its id, and whether the row is unfolded.
    Fold(usize, String, bool),
    /// End of a bar, with its date.
    End(ItemId, Due),
    /// Handle that gives a date to an item without one.
    Undated(ItemId),
}

impl DragHandle {
    fn key(&self) -> String {
        let what = match &self.what {
            HandleKind::Fold(line, id, open) => format!("f{line} {id} {open}"),
            HandleKind::End(item, due) => format!("e{item} {due}"),
            HandleKind::Undated(item) => format!("u{item}"),
        };
        let (x, y, row) = self.at;
        format!("{what} {x} {y} {row} {}", self.title)
    }

    fn drawn(self, editor: DateEditor) -> AnyView {
        match self.what {
            HandleKind::Fold(line, id, open) => fold(id, &self.title, open, self.at, line),
            HandleKind::End(item, due) => end(editor, item, &self.title, due, self.at),
            HandleKind::Undated(item) => undated(item, &self.title, self.at),
        }
    }
}

/// Handles of a plan.
fn handles(plan: &TimelinePlan, live: bool) -> Vec<DragHandle> {
    let row = plan.drawn.row_height;
    let place = |hold: &chart::GanttHandle| (hold.x, hold.y, row);
    let folds = plan.drawn.folds.iter().filter_map(|hold| {
        let (about, line) = (plan.about.get(hold.row)?, plan.gantt.rows.get(hold.row)?);
        let id = match about {
            RowSubject::Item { item, .. } => format!("fold-{item}"),
            _ => format!("fold-{}", hold.row),
        };
        Some(DragHandle {
            what: HandleKind::Fold(hold.row, id, line.open == Some(true)),
            title: line.name.clone(),
            at: place(hold),
        })
    });
    let changed = |hold: &chart::GanttHandle| match plan.about.get(hold.row)? {
        RowSubject::Item {
            item,
            title,
            due,
            fixed: false,
        } => Some(DragHandle {
            what: due.map_or(HandleKind::Undated(*item), |due| HandleKind::End(*item, due)),
            title: title.clone(),
            at: place(hold),
        }),
        _ => None,
    };
    let changeable = plan.drawn.bar_ends.iter().chain(&plan.drawn.undated);
    let changeable = changeable.filter(|_| live).filter_map(changed);
    folds.chain(changeable).collect()
}

/// All handles, laid over the picture.
pub fn over(editor: DateEditor, folding: FoldState) -> AnyView {
    let all = move || {
        let live = editor.live.get();
        // A handle that is drawn again gets the focus back.
        let focused = focus::focused_id();
        if focused.starts_with("hold-") || focused.starts_with("fold-") {
            focus::when_drawn(focused);
        }
        editor.plan.with(|plan| handles(plan, live))
    };
    let size = Memo::new(move |_| {
        editor
            .plan
            .with(|plan| (plan.drawn.scene.width, plan.drawn.scene.height))
    });
    let view_box = move || {
        let (width, height) = size.get();
        format!("0 0 {width} {height}")
    };
    let all = view! {
        <svg class="gantt-holds" viewBox=view_box width=move || size.get().0 height=move || size.get().1>
            {each_by(all, DragHandle::key, move |handle| handle.drawn(editor))}
            {move || draft(editor)}
        </svg>
    };
    let clicked = move |event: web_sys::MouseEvent| {
        if let Some(line) = events::attribute_around(&event, "data-fold").and_then(|line| line.parse::<usize>().ok()) {
            turn(editor, folding, line);
        }
        if let Some(item) = undated_around(&event) {
            editor.asked.set(Some(DateQuestion { item, to: None }));
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let line = events::attribute_around(&event, "data-fold").and_then(|line| line.parse::<usize>().ok());
        match (line, undated_around(&event), event.key().as_str()) {
            (Some(line), _, "Enter" | " ") => {
                event.prevent_default();
                turn(editor, folding, line);
            }
            (_, Some(item), "Enter" | " ") => {
                event.prevent_default();
                editor.asked.set(Some(DateQuestion { item, to: None }));
            }
            _ => editor.key(&event),
        }
    };
    view! {
        <div
            class="gantt-over-all"
            on:click=event_handlers::click(clicked)
            on:keydown=event_handlers::key(keys)
            on:pointerdown=move |event| editor.grab(&event)
            on:pointermove=move |event| editor.pull(&event)
            on:pointerup=move |_| editor.let_go()
            on:pointercancel=move |_| editor.draft.set(None)
        >
            {all}
        </div>
    }
    .into_any()
}

fn turn(editor: DateEditor, folding: FoldState, line: usize) {
    match editor.plan.with_untracked(|plan| plan.about.get(line).cloned()) {
        Some(RowSubject::Dates) => folding.toggle_dates(),
        Some(RowSubject::Band(name)) => folding.toggle_band(name),
        Some(RowSubject::Item { item, .. }) => folding.toggle_problem(item),
        _ => {}
    }
}

fn undated_around(event: &web_sys::Event) -> Option<ItemId> {
    events::attribute_around(event, "data-undated")?.parse().ok()
}

fn undated(item: ItemId, title: &str, (x, y, row): (f64, f64, f64)) -> AnyView {
    let half = row.min(44.0) / 2.0;
    view! {
        <g
            id=handle_id(item)
            class="gantt-fold gantt-undated"
            role="button"
            tabindex="0"
            aria-label=say::give_date(title)
            data-undated=item.to_string()
        >
            <rect x=x - half y=y - half width=half * 2.0 height=half * 2.0></rect>
            <text x=x y=y text-anchor="middle" dominant-baseline="central">"＋"</text>
        </g>
    }
    .into_any()
}

fn fold(id: String, name: &str, open: bool, (x, y, row): (f64, f64, f64), line: usize) -> AnyView {
    let mark = if open { "▾" } else { "▸" };
    let half = row.min(44.0) / 2.0;
    view! {
        <g
            id=id
            class="gantt-fold"
            role="button"
            tabindex="0"
            aria-expanded=if open { "true" } else { "false" }
            aria-label=say::fold(name, open)
            data-fold=line.to_string()
        >
            <rect x=x - half * 0.7 y=y - half width=half * 1.4 height=half * 2.0></rect>
            <text x=x y=y text-anchor="middle" dominant-baseline="central">{mark}</text>
        </g>
    }
    .into_any()
}

fn end(editor: DateEditor, item: ItemId, title: &str, now: Due, (x, y, row): (f64, f64, f64)) -> AnyView {
    let at = super::rows::day_number(now.last_day());
    let drafted = move || {
        editor
            .draft
            .with(|draft| draft.as_ref().filter(|draft| draft.item == item).map(|draft| draft.to))
    };
    let value = move || drafted().unwrap_or(at).to_string();
    let words = move || match drafted().and_then(due) {
        Some(to) => say::draft(to, editor.desk.peek(|ledger| ledger.redating(item, to))),
        None => closeout::due(now),
    };
    let (least, most) = (at - 3_660, at + 3_660);
    let half = row.min(44.0) / 2.0;
    view! {
        <g
            id=handle_id(item)
            class="gantt-hold"
            role="slider"
            tabindex="0"
            aria-label=say::hold(title)
            aria-valuemin=least
            aria-valuemax=most
            aria-valuenow=value
            aria-valuetext=words
            data-hold=item.to_string()
        >
            <rect class="gantt-hit" x=x - 12.0 y=y - half width="24" height=half * 2.0></rect>
            <rect class="gantt-grip" x=x - 3.0 y=y - half * 0.55 width="6" height=half * 1.1 rx="3"></rect>
        </g>
    }
    .into_any()
}

/// Label with the date to which the end of a bar is being moved.
fn draft(editor: DateEditor) -> Option<AnyView> {
    let draft = editor.draft.get()?;
    let to = due(draft.to)?;
    let redating = editor.desk.peek(|ledger| ledger.redating(draft.item, to));
    editor.plan.with(|plan| {
        let is = |about: &RowSubject| matches!(about, RowSubject::Item { item, .. } if *item == draft.item);
        let line = plan.about.iter().position(is)?;
        let place = plan.drawn.bar_ends.iter().find(|hold| hold.row == line)?;
        let x = plan.drawn.left + plan.drawn.window.x(draft.to + 1);
        let right = plan.drawn.scene.width;
        let x = x.clamp(plan.drawn.left, right);
        let words = say::draft(to, redating);
        // Above the row, so that the hand does not hide it, and on the side with room.
        let (anchor, at) = if x > plan.drawn.left + plan.drawn.window.width / 2.0 {
            ("end", x - 6.0)
        } else {
            ("start", x + 6.0)
        };
        let (from, width) = (place.x.min(x), (place.x - x).abs());
        Some(
            view! {
                <g class="gantt-draft">
                    <rect x=from y=place.y - 7.0 width=width height="14"></rect>
                    <line x1=x x2=x y1=plan.drawn.top y2=place.y + plan.drawn.row_height / 2.0></line>
                    <text x=at y=place.y - plan.drawn.row_height * 0.35 text-anchor=anchor>{words}</text>
                </g>
            }
            .into_any(),
        )
    })
}
