//! The long work with files, in short turns: the browser has its own turn between them, so that the page is drawn, and can
//! be stopped. Which files are read stands here, and how far each thing is; what comes of it stands in `state`.

use super::{
    notes::MergeNotice,
    state::{MergeSession, wording},
};
use crate::{
    browser::{
        clock,
        files::{ChosenFile, FileReadError, LoadedFile},
    },
    desk::Desk,
    trace::{self, FileOutcome, MergeStep, TraceEvent},
    words::{self, merge, said},
};
use ledger::{
    file::{self, FactCache, FileReader, OpenedFile},
    merge::{IncomingFile, MergeFacts, MergePreview, MergeReader, MergeWriter, PreviewBuild},
};
use leptos::prelude::*;
use parcel::{Parcel, Unpacking};
use std::{cell::Cell, collections::VecDeque, rc::Rc, sync::Arc, time::Duration};
use storage::Prepacked;

/// How long a turn is, in milliseconds. What one step takes comes on top.
const TURN: i64 = 32;
/// How long it is at least between two words on how far it is, in milliseconds: what is done sooner needs none, and thirty
/// small files are not to be read out one by one.
const BETWEEN: i64 = 100;
/// How much one step does: bytes of a text or an archive, facts, items or rows.
const BYTES: usize = 48_000;
const FACTS: usize = 150;
const ROWS: usize = 60;

/// How many bytes are asked for ahead of what is being read.
const AHEAD: f64 = 16_000_000.0;

/// What is being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkPhase {
    /// Files are read: which of how many, by its name.
    Reading(usize, usize, String),
    /// The preview is made.
    Comparing,
    /// What was chosen becomes facts.
    Merging,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkProgress {
    /// What.
    pub phase: WorkPhase,
    /// Thousandths.
    pub done: usize,
}

/// What was dropped, in its order.
enum FileSlot {
    Waiting(ChosenFile),
    /// Its bytes are asked for.
    Asked(String, f64),
    Given(LoadedFile),
    Failed(FileReadError),
    Entry(Rc<Parcel>, usize),
}

/// All work that is under way.
#[derive(Default)]
pub struct MergeWork {
    /// Which dropping it belongs to; an older one is left where it is.
    pub run: u32,
    slots: VecDeque<(usize, FileSlot)>,
    next: usize,
    /// How many were read, and the name of the one that is being read.
    done: usize,
    name: String,
    /// Whether the next file is awaited.
    awaiting: bool,
    unpacking: Option<(Rc<Parcel>, Unpacking)>,
    opening: Option<FileReader<'static>>,
    known: FactCache,
    /// What was read and is to be compared, and what already is or was.
    waiting: VecDeque<Arc<IncomingFile>>,
    pub incoming: Vec<Arc<IncomingFile>>,
    reading: Option<MergeReader>,
    finishing: Option<PreviewBuild>,
    /// Whether she agreed to the merge; and the merge as it is being written.
    agreed: bool,
    settling: Option<MergeWriter>,
    /// It is written, and is packed before it is stored.
    packing: Option<(MergeFacts, Prepacked)>,
    /// Whether it is written and stored: from then on there is nothing to stop.
    pub stored: bool,
    /// What was handed to her with the files.
    pub errands: Vec<file::FileHeading>,
    pub preview: Option<MergePreview>,
    /// Whether files are read; else what was read is compared once more.
    fresh: bool,
    /// When it was last shown how far it is.
    told: Cell<i64>,
}

impl MergeWork {
    /// Of these files.
    pub fn of(files: Vec<ChosenFile>, run: u32, reading: MergeReader) -> MergeWork {
        let next = files.len();
        MergeWork {
            run,
            slots: files.into_iter().map(FileSlot::Waiting).enumerate().collect(),
            next,
            reading: Some(reading),
            fresh: true,
            ..MergeWork::default()
        }
    }

    /// Compares what was read with the checklist once more.
    pub fn again(&mut self, reading: MergeReader) {
        self.reading = Some(reading);
        self.waiting = self.incoming.iter().cloned().collect();
        self.finishing = None;
        self.stored = false;
        self.disagree();
    }

    /// Begins to write what was chosen.
    pub fn agree(&mut self) {
        self.agreed = true;
    }

    /// Leaves what was being written.
    pub fn disagree(&mut self) -> bool {
        std::mem::take(&mut self.agreed) | self.settling.take().is_some() | self.packing.take().is_some()
    }

    /// Leaves everything; what still comes of it is not heard. Gives what was there: to let go of it takes a while.
    pub fn leave(&mut self) -> MergeWork {
        let run = self.run.wrapping_add(1);
        let left = MergeWork {
            run,
            ..MergeWork::default()
        };
        std::mem::replace(self, left)
    }

    /// What is being done, and how far it is.
    fn busy(&self) -> Option<WorkProgress> {
        let share = |(done, all): (usize, usize)| {
            let thousandths = done as u64 * 1000 / (all as u64).max(1);
            usize::try_from(thousandths).unwrap_or(0)
        };
        let written = self.packing.is_some() || self.stored;
        if self.agreed || self.settling.is_some() || written {
            let written = if written { 1000 } else { 0 };
            let done = self
                .settling
                .as_ref()
                .map_or(written, |settling| share(settling.progress()));
            return Some(WorkProgress {
                phase: WorkPhase::Merging,
                done,
            });
        }
        if let Some(finishing) = &self.finishing {
            let done = share(finishing.progress());
            return Some(WorkProgress {
                phase: WorkPhase::Comparing,
                done,
            });
        }
        self.reading.as_ref()?;
        if !self.fresh {
            return Some(WorkProgress {
                phase: WorkPhase::Comparing,
                done: 0,
            });
        }
        let all = self.done + self.slots.len() + usize::from(self.at_one());
        let part = self.opening.as_ref().map_or(0, |opening| share(opening.progress()));
        let done = (1000 * self.done + part) / all.max(1);
        let name = match self.slots.front() {
            _ if self.at_one() => self.name.clone(),
            Some((_, FileSlot::Asked(name, _))) => name.clone(),
            _ => self.name.clone(),
        };
        let place = (self.done + 1).min(all);
        Some(WorkProgress {
            phase: WorkPhase::Reading(place, all, name),
            done,
        })
    }

    /// Whether one is being read.
    fn at_one(&self) -> bool {
        self.opening.is_some() || self.unpacking.is_some()
    }
}

/// What comes after a step.
enum NextStep {
    Step,
    /// Something is awaited that calls again.
    Wait,
    /// Nothing is left to do.
    End,
}

impl MergeSession {
    /// Works in a moment: what says so is drawn before.
    pub fn work_soon(self, desk: Desk, run: u32) {
        self.tell_busy();
        set_timeout(move || self.work_on(desk, run), Duration::ZERO);
    }

    /// The same, but says so only if it is not done in a moment.
    pub fn work_quietly(self, desk: Desk, run: u32) {
        self.work().borrow().told.set(clock::now().0);
        set_timeout(move || self.work_on(desk, run), Duration::ZERO);
    }

    /// Works for a turn, and goes on after the browser has had its own.
    pub fn work_on(self, desk: Desk, run: u32) {
        let end = clock::now().0 + TURN;
        loop {
            if self.work().borrow().run != run {
                return;
            }
            match self.step(desk, run) {
                NextStep::Step if clock::now().0 < end => {}
                NextStep::Step => {
                    self.tell_sometimes();
                    set_timeout(move || self.work_on(desk, run), Duration::ZERO);
                    return;
                }
                NextStep::Wait => {
                    self.work().borrow_mut().awaiting = true;
                    return self.tell_sometimes();
                }
                NextStep::End => return self.tell_busy(),
            }
        }
    }

    /// Shows what is being done, if that was not told just now.
    fn tell_sometimes(self) {
        if clock::now().0 - self.work().borrow().told.get() > BETWEEN {
            self.tell_busy();
        }
    }

    /// Shows what is being done.
    pub fn tell_busy(self) {
        self.work().borrow().told.set(clock::now().0);
        let busy = self.work().borrow().busy();
        if self.busy.with_untracked(|shown| *shown != busy) {
            self.busy.set(busy);
        }
    }

    /// The next step of whatever there is to do.
    fn step(self, desk: Desk, run: u32) -> NextStep {
        if self.settle_on(desk) || self.read_on(desk) || self.take_on() {
            return NextStep::Step;
        }
        let finishing = self.work().borrow_mut().finishing.take();
        if let Some(finishing) = finishing {
            self.compare_on(desk, finishing);
            return NextStep::Step;
        }
        self.ask_ahead(desk, run);
        let slot = {
            let work = self.work();
            let mut work = work.borrow_mut();
            match work.slots.front() {
                Some((_, FileSlot::Waiting(_) | FileSlot::Asked(..))) => return NextStep::Wait,
                _ => work.slots.pop_front(),
            }
        };
        match slot {
            Some((_, slot)) => self.take_slot(slot),
            None => return self.all_read(desk),
        }
        NextStep::Step
    }

    /// Asks for the bytes of the next files, so that none is waited for.
    fn ask_ahead(self, desk: Desk, run: u32) {
        let mut asked = Vec::new();
        {
            let work = self.work();
            let mut work = work.borrow_mut();
            let mut ahead = 0.0;
            for (place, slot) in &mut work.slots {
                if ahead > AHEAD {
                    break;
                }
                if let FileSlot::Waiting(file) = slot {
                    let (name, size) = (file.name(), file.size());
                    let FileSlot::Waiting(file) = std::mem::replace(slot, FileSlot::Asked(name, size)) else {
                        continue;
                    };
                    asked.push((*place, file, size));
                }
                ahead += match slot {
                    FileSlot::Asked(_, size) => *size,
                    #[allow(clippy::cast_precision_loss)]
                    FileSlot::Given(given) => given.bytes.len() as f64,
                    _ => 0.0,
                };
            }
        }
        for (place, file, size) in asked {
            #[allow(clippy::cast_precision_loss)]
            let most = match file.name().to_ascii_lowercase().ends_with(".zip") {
                true => parcel::MAX_ARCHIVE,
                false => parcel::MAX_BYTES,
            } as f64;
            file.read_sized(size, most, move |given| self.given(desk, run, place, given));
        }
    }

    /// The bytes are here.
    fn given(self, desk: Desk, run: u32, place: usize, given: Result<LoadedFile, FileReadError>) {
        let slot = match given {
            Ok(given) => FileSlot::Given(given),
            Err(why) => FileSlot::Failed(why),
        };
        let awaited = {
            let work = self.work();
            let mut work = work.borrow_mut();
            if work.run != run {
                return;
            }
            let is_next = work.slots.front().is_some_and(|(at, _)| *at == place);
            let awaited = work.awaiting && is_next;
            work.awaiting &= !is_next;
            if let Some((_, held)) = work.slots.iter_mut().find(|(at, _)| *at == place) {
                *held = slot;
            }
            awaited
        };
        // Not at once: of files that come one upon the other each would have a turn, and the page none.
        if awaited {
            set_timeout(move || self.work_on(desk, run), Duration::ZERO);
        }
    }

    fn take_slot(self, slot: FileSlot) {
        let work = self.work();
        match slot {
            FileSlot::Given(given) => {
                let parcel = Rc::new(Parcel::open(&given.name, given.bytes));
                let mut work = work.borrow_mut();
                for place in (0..parcel.len()).rev() {
                    let id = work.next;
                    work.next += 1;
                    work.slots.push_front((id, FileSlot::Entry(parcel.clone(), place)));
                }
            }
            FileSlot::Failed(why) => {
                unreadable();
                work.borrow_mut().done += 1;
                self.note(MergeNotice::Bad(match why {
                    FileReadError::TooLarge(name) => words::too_large(&name),
                    FileReadError::Failed(name) => words::unreadable(&name),
                }));
            }
            FileSlot::Entry(parcel, place) => {
                let mut work = work.borrow_mut();
                if let Some(unpacking) = parcel.unpacking(place) {
                    work.name = unpacking.name().to_owned();
                    work.unpacking = Some((parcel, unpacking));
                }
            }
            FileSlot::Waiting(_) | FileSlot::Asked(..) => {}
        }
    }

    /// Unpacks or reads what is open.
    fn read_on(self, desk: Desk) -> bool {
        let work = self.work();
        let unpacking = work.borrow_mut().unpacking.take();
        if let Some((parcel, mut unpacking)) = unpacking {
            if !parcel.step(&mut unpacking, BYTES * 8) {
                work.borrow_mut().unpacking = Some((parcel, unpacking));
                return true;
            }
            let entry = unpacking.finish();
            match entry.text {
                Ok(text) => work.borrow_mut().opening = Some(FileReader::of(text)),
                Err(fault) => {
                    unreadable();
                    work.borrow_mut().done += 1;
                    self.note(MergeNotice::Bad(merge::fault(&entry.name, &fault)));
                }
            }
            return true;
        }
        let opening = work.borrow_mut().opening.take();
        let Some(mut opening) = opening else { return false };
        let read = opening.step_among(BYTES, &mut work.borrow_mut().known);
        if read {
            let name = {
                let mut work = work.borrow_mut();
                work.done += 1;
                work.name.clone()
            };
            self.opened(desk, &name, opening.finish());
        } else {
            work.borrow_mut().opening = Some(opening);
        }
        true
    }

    /// A text was read.
    fn opened(self, desk: Desk, name: &str, opened: OpenedFile) {
        let bad = |words: String| self.note(MergeNotice::Bad(words));
        let here = |heading: Option<&file::FileHeading>| heading.is_none_or(|heading| heading.round == desk.round);
        trace::note(file_read(desk, &opened));
        match opened {
            OpenedFile::Sound(package) if package.heading.round == desk.round => {
                self.work().borrow_mut().errands.push(package.heading.clone());
                self.incoming(IncomingFile::of(name, package));
            }
            OpenedFile::Sound(package) => self.note(MergeNotice::Other(name.to_owned(), Rc::new(package))),
            OpenedFile::Newer(newer) => self.note(MergeNotice::Newer(name.to_owned(), Rc::new(newer))),
            OpenedFile::Damaged(damaged) => {
                let why = said::file_error(&damaged.error);
                let words = merge::damaged(name, &why, damaged.rescued.len());
                let file = IncomingFile::rescued(&format!("{name}{}", merge::RESCUED_FROM), &damaged);
                let offered = here(damaged.heading.as_ref()) && !file.facts.is_empty();
                self.note(MergeNotice::Damaged(words, offered.then(|| Arc::new(file))));
            }
            OpenedFile::TreeOnly(tree) if here(tree.heading.as_ref()) => {
                let edits = desk.peek(|ledger| file::tree_edits(ledger, &tree.tree));
                match desk.facts_apart(&edits.command) {
                    Ok(facts) => {
                        let me = desk.me.get_untracked();
                        self.incoming(IncomingFile::edits(name, me.trim(), clock::now(), facts));
                        self.note(MergeNotice::Said(merge::from_tree(name, edits.left_out.len())));
                    }
                    Err(refusal) => bad(merge::tree_refused(name, &said::refusal(&refusal))),
                }
            }
            OpenedFile::TreeOnly(_) => bad(words::other_round(name)),
            OpenedFile::Foreign => bad(format!("“{name}”{}", said::file_error(&file::FileError::Foreign))),
            OpenedFile::TooLarge(bytes) => bad(format!(
                "“{name}”{}",
                said::file_error(&file::FileError::TooLarge(bytes))
            )),
        }
    }

    fn incoming(self, file: IncomingFile) {
        let file = Arc::new(file);
        let work = self.work();
        let mut work = work.borrow_mut();
        work.incoming.push(file.clone());
        work.waiting.push_back(file);
    }

    /// Takes what was read into the comparison.
    fn take_on(self) -> bool {
        let work = self.work();
        let mut work = work.borrow_mut();
        let MergeWork { reading, waiting, .. } = &mut *work;
        let Some(reading) = reading else { return false };
        if reading.is_reading() {
            reading.step(FACTS);
            return true;
        }
        let Some(file) = waiting.pop_front() else { return false };
        reading.begin(file);
        true
    }

    /// Everything that was dropped is read and taken: on to the comparison.
    fn all_read(self, desk: Desk) -> NextStep {
        let work = self.work();
        let reading = work.borrow_mut().reading.take();
        let Some(reading) = reading.filter(|reading| !reading.is_empty()) else {
            return NextStep::End;
        };
        if desk.peek(|ledger| ledger.facts().is_empty()) {
            self.take_all(desk, reading);
            return NextStep::End;
        }
        let mut work = work.borrow_mut();
        work.finishing = Some(reading.finishing());
        NextStep::Step
    }

    fn compare_on(self, desk: Desk, mut finishing: PreviewBuild) {
        let work = self.work();
        if !desk.peek(|ledger| finishing.is_of(ledger)) {
            // Meanwhile something was edited, here or in another tab.
            trace::note(TraceEvent::Merge {
                step: MergeStep::ComparedAnew,
            });
            let reading = desk.peek(|ledger| MergeReader::of(ledger, clock::now()));
            return work.borrow_mut().again(reading);
        }
        match desk.peek(|ledger| finishing.step(ledger, ROWS)) {
            None => work.borrow_mut().finishing = Some(finishing),
            Some(preview) => {
                trace::note(TraceEvent::Merge {
                    step: MergeStep::Previewed,
                });
                self.compared(preview);
            }
        }
    }

    /// Writes what was chosen.
    fn settle_on(self, desk: Desk) -> bool {
        let work = self.work();
        if std::mem::take(&mut work.borrow_mut().agreed) {
            trace::note(TraceEvent::Merge {
                step: MergeStep::Agreed,
            });
            match self.peek(|preview| desk.settling(preview, &wording(preview))) {
                Some(Ok(settling)) => work.borrow_mut().settling = Some(settling),
                Some(Err(refusal)) => {
                    trace::note(TraceEvent::Merge {
                        step: MergeStep::Refused,
                    });
                    desk.refusal.set(Some(refusal));
                }
                None => {}
            }
            return true;
        }
        let packing = work.borrow_mut().packing.take();
        if let Some((merged, mut packed)) = packing {
            if packed.step(&merged.brought) {
                self.settled(desk, merged, packed);
            } else {
                work.borrow_mut().packing = Some((merged, packed));
            }
            return true;
        }
        let refused = {
            let mut work = work.borrow_mut();
            let MergeWork {
                settling,
                preview,
                packing,
                ..
            } = &mut *work;
            let (Some(writing), Some(preview)) = (settling.as_mut(), preview) else {
                return false;
            };
            let stepped = writing.step(preview, ROWS);
            if matches!(stepped, Ok(true)) {
                *packing = settling.take().map(|settled| (settled.finish(preview), desk.prepack()));
            } else if stepped.is_err() {
                *settling = None;
            }
            stepped.err()
        };
        if refused.is_some() {
            trace::note(TraceEvent::Merge {
                step: MergeStep::Refused,
            });
            desk.refusal.set(refused);
        }
        true
    }
}

/// Notes in the trace that a file, or an entry of an archive, could not be read.
fn unreadable() {
    trace::note(TraceEvent::FileRead {
        outcome: FileOutcome::Unreadable,
        facts: 0,
    });
}

/// What the trace keeps of a file that was read.
fn file_read(desk: Desk, opened: &OpenedFile) -> TraceEvent {
    let (outcome, facts) = match opened {
        OpenedFile::Sound(package) if package.heading.round == desk.round => (FileOutcome::Sound, package.facts.len()),
        OpenedFile::Sound(package) => (FileOutcome::OtherRound, package.facts.len()),
        OpenedFile::Newer(_) => (FileOutcome::Newer, 0),
        OpenedFile::Damaged(damaged) => (FileOutcome::Damaged, damaged.rescued.len()),
        OpenedFile::TreeOnly(_) => (FileOutcome::TreeOnly, 0),
        OpenedFile::Foreign => (FileOutcome::Foreign, 0),
        OpenedFile::TooLarge(_) => (FileOutcome::TooLarge, 0),
    };
    TraceEvent::FileRead { outcome, facts }
}
