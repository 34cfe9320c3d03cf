//! Session of merging: the acts of a person on files that come in (read, look at, choose, accept, leave), and the
//! signals by which the page follows them. Nothing is stored before the merge is accepted. The phases are in `phase`,
//! what is being worked on and the transitions between phases in `merge_work`.

use super::{
    file_messages::MergeNotice,
    merge_work::MergeWork,
    phase::{MergePhase, WorkProgress},
};
use crate::{
    browser::{address, clock, files::ChosenFile, turns},
    desk::Desk,
    route::Route,
    trace::{self, MergeStep, TraceEvent},
    words::{self, merge},
};
use ledger::{
    FactId,
    merge::{IncomingFile, MergeFacts, MergePreview, MergeReader, MergeRowKind, MergeWording, RowChoice, RowTarget},
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};
use storage::DeflatedAhead;

/// Session of merging; cheap to copy.
#[derive(Clone, Copy)]
pub struct MergeSession {
    work: StoredValue<Rc<RefCell<MergeWork>>, LocalStorage>,
    /// Long work under way, if any.
    pub busy: RwSignal<Option<WorkProgress>>,
    /// Notices on dropped files.
    pub notes: RwSignal<Vec<MergeNotice>, LocalStorage>,
    /// Increases with each preview and each choice in one.
    pub version: RwSignal<u32>,
    /// Increases with each preview.
    pub made: RwSignal<u32>,
    /// Further message of the preview.
    pub said: RwSignal<Option<&'static str>>,
    /// Last merge made on this page.
    pub last: RwSignal<Option<FactId>>,
}

impl MergeSession {
    /// Session with nothing taken in.
    pub fn new() -> MergeSession {
        MergeSession {
            work: StoredValue::new_local(Rc::default()),
            busy: RwSignal::new(None),
            notes: RwSignal::new_local(Vec::new()),
            version: RwSignal::new(0),
            made: RwSignal::new(0),
            said: RwSignal::new(None),
            last: RwSignal::new(None),
        }
    }

    pub(super) fn work(self) -> Rc<RefCell<MergeWork>> {
        self.work.get_value()
    }

    /// Whether a preview is shown; follows it.
    pub fn is_shown(self) -> bool {
        self.preview(|_| ()).is_some()
    }

    /// Looks into the preview, if there is one, and follows it.
    pub fn preview<T>(self, look: impl FnOnce(&MergePreview) -> T) -> Option<T> {
        self.version.track();
        self.peek(look)
    }

    /// Looks into the preview without following it.
    pub fn peek<T>(self, look: impl FnOnce(&MergePreview) -> T) -> Option<T> {
        self.work().borrow().preview.as_ref().map(look)
    }

    /// Chooses for some rows. A merge that is being written by the previous choices is stopped, since the result would
    /// mix both.
    pub fn choose(self, rows: impl IntoIterator<Item = (usize, RowChoice)>) {
        self.stop_writing();
        let work = self.work();
        if let Some(preview) = &mut work.borrow_mut().preview {
            choose(preview, rows);
        }
        self.touch();
    }

    fn touch(self) {
        self.version.update(|n| *n = n.wrapping_add(1));
    }

    /// Starts to read dropped or chosen files.
    pub fn read_files(self, desk: Desk, files: Vec<ChosenFile>) {
        desk.flush();
        let reader = desk.peek(|ledger| MergeReader::of(ledger, clock::now()));
        let run = self.work().borrow_mut().read(files, reader);
        self.touch();
        self.notes.set(Vec::new());
        self.said.set(None);
        // Loading thirty files takes a turn of its own; progress is shown only if it takes a while.
        self.work_quietly(desk, run);
    }

    /// Makes a preview of what could be read of a damaged file.
    pub fn look_at(self, desk: Desk, file: Arc<IncomingFile>) {
        self.work().borrow_mut().incoming = vec![file];
        self.compare_again(desk);
    }

    /// Leaves everything; nothing is taken.
    pub fn stop(self) {
        let left = self.work().borrow_mut().leave();
        self.tell_busy();
        self.touch();
        turns::next_turn(move || drop(left));
    }

    /// Stops the work under way. A preview that is shown stays.
    pub fn stop_work(self) {
        trace::note(TraceEvent::Merge {
            step: MergeStep::Stopped,
        });
        if matches!(self.work().borrow().phase, MergePhase::Stored) {
            return;
        }
        if !self.stop_writing() {
            self.stop();
            self.note(MergeNotice::Said(merge::STOPPED.to_owned()));
        }
    }

    /// Stops the writing of a merge and says so; false if none is being written.
    fn stop_writing(self) -> bool {
        {
            let work = self.work();
            let mut work = work.borrow_mut();
            if !work.phase.is_writing() {
                return false;
            }
            work.phase = MergePhase::Idle;
            work.next_run();
        }
        self.said.set(Some(merge::MERGING_STOPPED));
        self.tell_busy();
        true
    }

    pub(super) fn note(self, note: MergeNotice) {
        self.notes.update(|notes| notes.push(note));
    }

    /// Shows a preview that was made. Previous choices stay where they are still possible.
    pub(super) fn compared(self, mut preview: MergePreview) {
        let work = self.work();
        let is_new = {
            let mut work = work.borrow_mut();
            let old = work.preview.take();
            if let Some(old) = &old {
                let chosen = old.rows.iter().enumerate();
                let chosen: HashMap<RowTarget, RowChoice> =
                    chosen.map(|(place, row)| (row.spot, old.choice(place))).collect();
                let rows = preview.rows.iter().enumerate();
                let again = rows.filter_map(|(place, row)| Some((place, *chosen.get(&row.spot)?)));
                let again: Vec<(usize, RowChoice)> = again.collect();
                choose(&mut preview, again);
            }
            work.preview = Some(preview);
            old.is_none()
        };
        self.made.update(|n| *n = n.wrapping_add(1));
        self.touch();
        if is_new {
            address::scroll_to_top();
        }
    }

    /// Takes everything into an empty checklist, where there is nothing to compare with.
    pub(super) fn import_all(self, desk: Desk, reader: MergeReader) {
        self.note_errands(desk);
        for file in reader.files() {
            self.note(MergeNotice::Said(words::imported(
                &file.name,
                &file.from,
                file.brought.len(),
                file.facts,
            )));
        }
        desk.import_whole(reader.into_union());
        self.stop();
    }

    /// Makes the preview again from the current checklist.
    fn compare_again(self, desk: Desk) {
        let run = {
            let work = self.work();
            let mut work = work.borrow_mut();
            work.compare_again(desk.peek(|ledger| MergeReader::of(ledger, clock::now())));
            work.next_run()
        };
        self.work_on(desk, run);
    }

    /// Removes one file from the preview.
    pub fn leave_out(self, desk: Desk, file: usize) {
        let work = self.work();
        {
            let mut work = work.borrow_mut();
            if file < work.incoming.len() {
                work.incoming.remove(file);
            }
        }
        if work.borrow().incoming.is_empty() {
            return self.stop();
        }
        self.compare_again(desk);
    }

    /// The files are in this checklist now: handouts among them become the user's errand.
    fn note_errands(self, desk: Desk) {
        let errands = std::mem::take(&mut self.work().borrow_mut().errands);
        errands
            .iter()
            .for_each(|(heading, facts)| desk.receive_handout(heading, facts));
    }

    /// Merges as chosen. If the checklist has changed since it was compared, it is compared again instead.
    pub fn accept(self, desk: Desk) {
        if !matches!(self.work().borrow().phase, MergePhase::Idle) {
            return;
        }
        desk.flush();
        self.said.set(None);
        if self.is_changed(desk) {
            return self.changed_meanwhile(desk);
        }
        let run = {
            let work = self.work();
            let mut work = work.borrow_mut();
            work.phase = MergePhase::Agreed;
            work.next_run()
        };
        self.work_soon(desk, run);
    }

    fn is_changed(self, desk: Desk) -> bool {
        self.peek(|preview| desk.peek(|ledger| !preview.is_of(ledger))) == Some(true)
    }

    fn changed_meanwhile(self, desk: Desk) {
        self.said.set(Some(merge::CHANGED_MEANWHILE));
        self.compare_again(desk);
    }

    /// Stores a merge at once; it is folded and drawn in later turns.
    pub(super) fn settled(self, desk: Desk, merged: MergeFacts, packed: DeflatedAhead) {
        desk.flush();
        if self.is_changed(desk) {
            return self.changed_meanwhile(desk);
        }
        desk.store_merge(&merged, packed);
        // What is stored has to be folded, whatever is dropped or pressed meanwhile.
        self.work().borrow_mut().phase = MergePhase::Stored;
        let few = merged.brought.len() + merged.action.len() < FEW;
        turns::now_or_next_turn(few, move || self.stored(desk, merged, few));
    }

    fn stored(self, desk: Desk, merged: MergeFacts, few: bool) {
        let run = self.work().borrow().run;
        let still = self.peek(|preview| desk.peek(|ledger| preview.is_of(ledger))) == Some(true);
        let Some(action) = desk.fold_merge(merged, still) else {
            return self.stop();
        };
        self.note_errands(desk);
        self.last.set(Some(action));
        let leave = move || {
            if self.work().borrow().run == run {
                self.stop();
                address::go(&Route::Exchange.href());
                address::scroll_to_top();
            }
        };
        turns::now_or_next_turn(few, leave);
    }
}

/// Number of facts up to which a merge is stored, folded and shown in one turn: drawing the page in between would take
/// longer.
const FEW: usize = 1_500;

/// Chooses for some rows of a preview.
fn choose(preview: &mut MergePreview, rows: impl IntoIterator<Item = (usize, RowChoice)>) {
    let mut by_choice: HashMap<RowChoice, Vec<usize>> = HashMap::new();
    for (row, choice) in rows {
        if preview.choice(row) != choice {
            by_choice.entry(choice).or_default().push(row);
        }
    }
    for (choice, rows) in by_choice {
        preview.choose_each(rows, choice);
    }
}

/// Words that the merge writes into the ledger.
pub(super) fn wording(preview: &MergePreview) -> MergeWording {
    let remark = |file: usize| {
        let (mut taken, mut kept, mut open, mut decisions) = (0, 0, 0, 0);
        let rows = preview.rows.iter().enumerate().filter(|(_, row)| row.is_of(file));
        for (place, row) in rows {
            match (row.kind, preview.choice(place)) {
                (MergeRowKind::Decision, _) => decisions += 1,
                (_, RowChoice::Mine) => kept += 1,
                (_, RowChoice::Theirs(_)) => taken += 1,
                (_, RowChoice::Open) => open += 1,
            }
        }
        merge::remark(taken, kept, open, decisions)
    };
    MergeWording {
        removal: merge::REASON.to_owned(),
        remarks: (0..preview.files.len()).map(remark).collect(),
    }
}
