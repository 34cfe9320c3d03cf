//! Long work of merging in short turns, between which the browser draws the page and handles keys, so that the work can
//! be stopped. Here are the transitions between phases; the acts of a person are in `merge_session`.

use super::{
    file_messages::MergeNotice,
    intake::{FileIntake, IntakeStep, Taking},
    merge_session::{MergeSession, wording},
    phase::MergePhase,
};
use crate::{
    browser::{
        clock,
        files::{ChosenFile, FileReadError, LoadedFile},
        turns::{self, NextStep},
    },
    desk::Desk,
    trace::{self, FileOutcome, MergeStep, TraceEvent},
    words::{self, merge, refusals},
};
use ledger::{
    Frontier,
    file::{self, FilePurpose, OpenedFile},
    merge::{IncomingFile, MergeFacts, MergePreview, MergeReader, MergeWriter, PreviewBuild},
};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc, sync::Arc};
use storage::DeflatedAhead;

/// Length of a turn in milliseconds. The last step of a turn may exceed it.
const TURN_MS: i64 = 32;
/// Least time between two reports of progress, in milliseconds: work that is done sooner needs none, and thirty small
/// files should not be read out one by one.
const BETWEEN_MS: i64 = 100;
/// Number of items or rows that one step compares or writes.
const ROWS: usize = 60;

/// Data of the work: files read, the preview, the current phase.
#[derive(Default)]
pub struct MergeWork {
    /// Number of the current run; a step of an older run ends it.
    pub run: u32,
    /// Current phase.
    pub phase: MergePhase,
    /// Files that are compared.
    pub incoming: Vec<Arc<IncomingFile>>,
    /// Headings of the handouts among the files, with the facts in each.
    pub errands: Vec<(file::FileHeading, Frontier)>,
    /// Preview that is shown.
    pub preview: Option<MergePreview>,
    /// When progress was last reported.
    told: Cell<i64>,
}

impl MergeWork {
    /// Starts to read these files; previous files and preview are dropped.
    pub fn read(&mut self, files: Vec<ChosenFile>, reader: MergeReader) -> u32 {
        *self = MergeWork {
            run: self.run,
            phase: MergePhase::Reading(Box::new(FileIntake::of(files, reader))),
            ..MergeWork::default()
        };
        self.next_run()
    }

    /// Starts to compare the files with the checklist again.
    pub fn compare_again(&mut self, reader: MergeReader) {
        self.phase = MergePhase::Taking(Box::new(Taking::of(reader, self.incoming.iter().cloned())));
    }

    /// Starts a new run; steps of older runs end.
    pub fn next_run(&mut self) -> u32 {
        self.run = self.run.wrapping_add(1);
        self.run
    }

    /// Drops everything and ends the run. Returns the old data, since freeing it takes a while.
    pub fn leave(&mut self) -> MergeWork {
        let left = MergeWork {
            run: self.run.wrapping_add(1),
            ..MergeWork::default()
        };
        std::mem::replace(self, left)
    }
}

impl MergeSession {
    /// Works in the next turn; the progress bar is drawn before.
    pub fn work_soon(self, desk: Desk, run: u32) {
        self.tell_busy();
        turns::next_turn(move || self.work_on(desk, run));
    }

    /// Works in the next turn; progress is shown only if the work takes a while.
    pub fn work_quietly(self, desk: Desk, run: u32) {
        self.work().borrow().told.set(clock::now().0);
        turns::next_turn(move || self.work_on(desk, run));
    }

    /// Works for a turn, and goes on after the browser has had its own.
    pub fn work_on(self, desk: Desk, run: u32) {
        let is_current = move || self.work().borrow().run == run;
        let step = move || match is_current() {
            true => self.step(desk, run),
            false => NextStep::Done,
        };
        let turn_over = move |next| match next {
            _ if !is_current() => {}
            NextStep::More | NextStep::Wait => self.tell_sometimes(),
            NextStep::Done => self.tell_busy(),
        };
        turns::run(TURN_MS, step, turn_over);
    }

    /// Reports progress, unless it was just reported.
    fn tell_sometimes(self) {
        if clock::now().0 - self.work().borrow().told.get() > BETWEEN_MS {
            self.tell_busy();
        }
    }

    /// Reports progress.
    pub fn tell_busy(self) {
        self.work().borrow().told.set(clock::now().0);
        let busy = self.work().borrow().phase.progress();
        if self.busy.with_untracked(|shown| *shown != busy) {
            self.busy.set(busy);
        }
    }

    /// Carries out the next step of the current phase.
    fn step(self, desk: Desk, run: u32) -> NextStep {
        let work = self.work();
        // Bytes may arrive while a file is requested, so this phase stays in place.
        if matches!(work.borrow().phase, MergePhase::Reading(_)) {
            return self.read_step(desk, run);
        }
        let phase = std::mem::take(&mut work.borrow_mut().phase);
        let next = match phase {
            MergePhase::Idle | MergePhase::Reading(_) => return NextStep::Done,
            MergePhase::Stored => {
                work.borrow_mut().phase = MergePhase::Stored;
                return NextStep::Done;
            }
            MergePhase::Taking(mut taking) => match taking.step() {
                true => Some(MergePhase::Taking(taking)),
                false => self.all_taken(desk, *taking),
            },
            MergePhase::Comparing(build) => self.compare_step(desk, build),
            MergePhase::Agreed => self.begin_writing(desk),
            MergePhase::Writing(writer) => self.write_step(desk, writer),
            MergePhase::Packing(merged, packed) => self.pack_step(desk, merged, packed),
        };
        if let Some(next) = next {
            work.borrow_mut().phase = next;
        }
        NextStep::More
    }

    fn read_step(self, desk: Desk, run: u32) -> NextStep {
        let work = self.work();
        let requests = match &mut work.borrow_mut().phase {
            MergePhase::Reading(intake) => intake.requests(),
            _ => return NextStep::Done,
        };
        for request in requests {
            let place = request.place;
            request.file.read_sized(request.size, request.most, move |file| {
                self.loaded(desk, run, place, file);
            });
        }
        let stepped = match &mut work.borrow_mut().phase {
            MergePhase::Reading(intake) => intake.step(),
            _ => return NextStep::Done,
        };
        match stepped {
            IntakeStep::More => {}
            IntakeStep::Opened(name, opened) => self.opened(desk, &name, *opened),
            IntakeStep::Refused(notice) => {
                trace::note(TraceEvent::FileRead {
                    outcome: FileOutcome::Unreadable,
                    facts: 0,
                });
                self.note(notice);
            }
            IntakeStep::Wait => return NextStep::Wait,
            IntakeStep::AllRead => {
                let phase = std::mem::take(&mut work.borrow_mut().phase);
                if let MergePhase::Reading(intake) = phase
                    && let Some(next) = self.all_taken(desk, intake.into_taking())
                {
                    work.borrow_mut().phase = next;
                }
            }
        }
        NextStep::More
    }

    /// Stores the bytes of a file.
    fn loaded(self, desk: Desk, run: u32, place: usize, file: Result<LoadedFile, FileReadError>) {
        let awaited = {
            let work = self.work();
            let mut work = work.borrow_mut();
            if work.run != run {
                return;
            }
            let MergePhase::Reading(intake) = &mut work.phase else {
                return;
            };
            intake.loaded(place, file)
        };
        // Not at once: with files arriving one after the other each would take a turn, and the page would get none.
        if awaited {
            turns::next_turn(move || self.work_on(desk, run));
        }
    }

    /// Handles a text that was read.
    fn opened(self, desk: Desk, name: &str, opened: OpenedFile) {
        let bad = |words: String| self.note(MergeNotice::Bad(words));
        let here = |heading: Option<&file::FileHeading>| heading.is_none_or(|heading| heading.round == desk.round);
        trace::note(file_read(desk, &opened));
        match opened {
            OpenedFile::Sound(package) if package.heading.round == desk.round => {
                if package.heading.errand.purpose == FilePurpose::Handout {
                    let facts = package.facts.iter().map(|fact| fact.id).collect();
                    self.work().borrow_mut().errands.push((package.heading.clone(), facts));
                }
                self.incoming(IncomingFile::of(name, package));
            }
            OpenedFile::Sound(package) => self.note(MergeNotice::Other(name.to_owned(), Rc::new(package))),
            OpenedFile::Newer(newer) => self.note(MergeNotice::Newer(name.to_owned(), Rc::new(newer))),
            OpenedFile::Damaged(damaged) => {
                let why = refusals::file_error(&damaged.error);
                let words = merge::damaged(name, &why, damaged.rescued.len());
                let file = IncomingFile::rescued(&format!("{name}{}", merge::RESCUED_FROM), &damaged);
                let offered = here(damaged.heading.as_ref()) && !file.facts.is_empty();
                self.note(MergeNotice::Damaged(words, offered.then(|| Arc::new(file))));
            }
            OpenedFile::TreeOnly(tree) if here(tree.heading.as_ref()) => {
                let edits = desk.peek(|ledger| file::tree_edits(ledger, &tree.tree));
                match desk.facts_by_new_actor(&edits.command) {
                    Ok(facts) => {
                        let me = desk.me.get_untracked();
                        self.incoming(IncomingFile::edits(name, me.trim(), clock::now(), facts));
                        self.note(MergeNotice::Said(merge::from_tree(name, edits.left_out.len())));
                    }
                    Err(refusal) => bad(merge::tree_refused(name, &refusals::refusal(&refusal))),
                }
            }
            OpenedFile::TreeOnly(_) => bad(words::tree_of_other_round(name)),
            OpenedFile::Foreign => bad(format!("“{name}”{}", refusals::file_error(&file::FileError::Foreign))),
            OpenedFile::TooLarge(bytes) => bad(format!(
                "“{name}”{}",
                refusals::file_error(&file::FileError::TooLarge(bytes))
            )),
        }
    }

    fn incoming(self, file: IncomingFile) {
        let file = Arc::new(file);
        let work = self.work();
        let mut work = work.borrow_mut();
        work.incoming.push(file.clone());
        if let MergePhase::Reading(intake) = &mut work.phase {
            intake.push(file);
        }
    }

    /// All files are fed to the comparison: goes on to comparing. `None` if there is nothing left to do.
    fn all_taken(self, desk: Desk, taking: Taking) -> Option<MergePhase> {
        let reader = taking.finish()?;
        if desk.peek(|ledger| ledger.facts().is_empty()) {
            self.import_all(desk, reader);
            return None;
        }
        Some(MergePhase::Comparing(Box::new(reader.finishing())))
    }

    fn compare_step(self, desk: Desk, mut build: Box<PreviewBuild>) -> Option<MergePhase> {
        if !desk.peek(|ledger| build.is_of(ledger)) {
            // Something was edited meanwhile, here or in another tab.
            trace::note(TraceEvent::Merge {
                step: MergeStep::ComparedAnew,
            });
            let reader = desk.peek(|ledger| MergeReader::of(ledger, clock::now()));
            self.work().borrow_mut().compare_again(reader);
            return None;
        }
        match desk.peek(|ledger| build.step(ledger, ROWS)) {
            None => Some(MergePhase::Comparing(build)),
            Some(preview) => {
                trace::note(TraceEvent::Merge {
                    step: MergeStep::Previewed,
                });
                self.compared(preview);
                None
            }
        }
    }

    fn begin_writing(self, desk: Desk) -> Option<MergePhase> {
        trace::note(TraceEvent::Merge {
            step: MergeStep::Agreed,
        });
        match self.peek(|preview| desk.start_merge_writer(preview, &wording(preview)))? {
            Ok(writer) => Some(MergePhase::Writing(Box::new(writer))),
            Err(refusal) => {
                trace::note(TraceEvent::Merge {
                    step: MergeStep::Refused,
                });
                desk.refusal.set(Some(refusal));
                None
            }
        }
    }

    fn write_step(self, desk: Desk, mut writer: Box<MergeWriter>) -> Option<MergePhase> {
        let work = self.work();
        let stepped = {
            let mut work = work.borrow_mut();
            let preview = work.preview.as_mut()?;
            match writer.step(preview, ROWS) {
                Ok(false) => return Some(MergePhase::Writing(writer)),
                Ok(true) => Ok(writer.finish(preview)),
                Err(refusal) => Err(refusal),
            }
        };
        match stepped {
            Ok(merged) => Some(MergePhase::Packing(Box::new(merged), desk.deflate_ahead())),
            Err(refusal) => {
                trace::note(TraceEvent::Merge {
                    step: MergeStep::Refused,
                });
                desk.refusal.set(Some(refusal));
                None
            }
        }
    }

    fn pack_step(self, desk: Desk, merged: Box<MergeFacts>, mut packed: DeflatedAhead) -> Option<MergePhase> {
        if !packed.step(&merged.brought) {
            return Some(MergePhase::Packing(merged, packed));
        }
        self.settled(desk, *merged, packed);
        None
    }
}

/// Trace event of a file that was read.
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
