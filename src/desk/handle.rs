//! The handle to the desk: what the page looks into and follows, and the commands that it carries out.

use super::{
    backup::Backups,
    errand::{ReceivedHandout, SentAnswer},
    export_age::ExportWatch,
    journal::Found,
    saving::{BackupState, ExportAge, SavingState},
    trouble::StorageTrouble,
    typing::TypedFields,
};
use crate::{
    browser::{clock, events, indexed_db::IndexedDbDoor, pinyin, rounds, settings, shelf::LocalShelf},
    route::Route,
    trace::{self, ReadCause, TraceEvent},
};
use ledger::{
    ActorId, Body, Changes, Command, Context, Fact, FactId, Field, ItemId, Ledger, Refusal, Today,
    board::course::StatusTimeline, count::CountIndex, file::RoundId, list::SearchIndex,
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};
use storage::{Fault, Journal, JournalState, SaveState, SetAside, Store};

/// How often housekeeping is done, in milliseconds.
const HOUSEKEEPING_MS: u64 = 3_000;

pub(super) struct DeskState {
    pub(super) ledger: Ledger,
    pub(super) store: Store<LocalShelf>,
    pub(super) journal: Journal<IndexedDbDoor>,
    /// Keys of the journal that cannot be read, with their texts.
    pub(super) journal_unreadable: Vec<(SetAside, String)>,
    pub(super) actor: ActorId,
    pub(super) next: u32,
    pub(super) typing: TypedFields,
    pub(super) exports: ExportWatch,
    pub(super) backups: Backups,
    /// Why the keys could not even be listed, the last time they were asked for.
    pub(super) fault: Option<Fault>,
    pub(super) watchers: HashMap<ItemId, ArcTrigger>,
    /// Made when something is about to be searched for, then kept up to date.
    pub(super) index: Option<SearchIndex>,
    /// The problems that are still to be taken into it.
    pub(super) unindexed: Vec<ItemId>,
    /// What is counted of each problem, and how it came to stand as it does; made when a board first asks for it, then
    /// kept up to date.
    pub(super) lines: Option<CountIndex>,
    pub(super) turns: Option<StatusTimeline>,
}

/// A handle to the desk; cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) inner: StoredValue<Rc<RefCell<DeskState>>, LocalStorage>,
    pub(super) structure: RwSignal<u32>,
    pub(super) counts: RwSignal<u32>,
    pub(super) facts: RwSignal<usize>,
    /// Counts the key presses, so that a pause in them is noticed.
    pub(super) pause: StoredValue<u32>,
    /// Whether a merge is just being taken back.
    pub(super) taking_back: StoredValue<bool>,
    /// Whether all is stored.
    pub saving: RwSignal<SavingState>,
    /// The last refusal, for the alert line.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Her name.
    pub me: RwSignal<String>,
    /// What was found amiss, on opening or later.
    pub trouble: RwSignal<StorageTrouble>,
    /// How the copy in a folder stands.
    pub backup: RwSignal<BackupState>,
    /// What the journal gave back.
    pub found: RwSignal<Found>,
    /// Whether the journal was asked what local storage lacks, or is not to be had.
    pub witnessed: RwSignal<bool>,
    /// Whether rounds were looked for of which only the journal has anything.
    pub(super) others_restored: StoredValue<bool>,
    /// What day it is; told anew when it changes.
    pub today: RwSignal<Today>,
    /// When the round was last given out as a file.
    pub exported: RwSignal<ExportAge>,
    /// What she was handed, if she was.
    pub handed: RwSignal<Option<ReceivedHandout>>,
    /// When she answered it, if she did.
    pub answered: RwSignal<Option<SentAnswer>>,
    /// The round that is open.
    pub round: RoundId,
    /// Whether it was made as an example, which another tab may forget.
    pub(super) example: bool,
}

impl Desk {
    /// Opens a round, or a new one.
    pub fn open(round: RoundId) -> Desk {
        let shelf = LocalShelf::new();
        let actor = ActorId::from_random(clock::random());
        let (store, opened) = Store::open(shelf, round, actor);
        let trouble = StorageTrouble::on_opening(&store, &opened.unread);
        let ledger = Ledger::of(opened.facts);
        trace::note(TraceEvent::Opened {
            actor,
            facts: ledger.facts().len(),
            set_aside: trouble.set_aside.len(),
            unread: trouble.unread.len(),
            listed: opened.fault.is_none(),
        });
        let mut exports = ExportWatch::default();
        let exported = exports.look(round, &ledger);
        let facts = ledger.facts().len();
        let inner = DeskState {
            ledger,
            store,
            journal: Journal::new(IndexedDbDoor::default()),
            journal_unreadable: Vec::new(),
            actor,
            next: 1,
            typing: TypedFields::default(),
            exports,
            backups: Backups::default(),
            fault: opened.fault,
            watchers: HashMap::new(),
            index: None,
            unindexed: Vec::new(),
            lines: None,
            turns: None,
        };
        let desk = Desk {
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
            structure: RwSignal::new(0),
            counts: RwSignal::new(0),
            facts: RwSignal::new(facts),
            pause: StoredValue::new(0),
            taking_back: StoredValue::new(false),
            saving: RwSignal::new(SavingState::Saved),
            refusal: RwSignal::new(None),
            me: RwSignal::new(settings::get(settings::ME)),
            trouble: RwSignal::new(trouble),
            backup: RwSignal::new(BackupState::Unavailable),
            found: RwSignal::new(Found::default()),
            witnessed: RwSignal::new(false),
            others_restored: StoredValue::new(false),
            today: RwSignal::new(clock::today()),
            exported: RwSignal::new(exported),
            handed: RwSignal::new(None),
            answered: RwSignal::new(None),
            round,
            example: rounds::is_example(round),
        };
        desk.open_journal();
        desk.tell_saving();
        desk.open_backups();
        desk.remember_errand();
        desk.listen();
        desk
    }

    fn listen(self) {
        events::on_storage(move |key| self.read_keys(key.as_deref()));
        events::on_leaving(move || self.flush());
        events::on_unload(move || self.would_lose());
        events::on_return(move || self.read_keys(None));
        set_interval(move || self.housekeeping(), Duration::from_millis(HOUSEKEEPING_MS));
    }

    pub(super) fn inner(self) -> Rc<RefCell<DeskState>> {
        self.inner.get_value()
    }

    /// Looks into the ledger without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        look(&self.inner().borrow().ledger)
    }

    /// Looks into the ledger and follows one item.
    pub fn watch_item<T>(self, id: ItemId, look: impl FnOnce(&Ledger) -> T) -> T {
        self.inner().borrow_mut().watchers.entry(id).or_default().track();
        self.peek(look)
    }

    /// Looks into the ledger and follows which items there are and how they stand.
    pub fn watch_structure<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.structure.track();
        self.peek(look)
    }

    /// Looks into the ledger and follows the counts and the round.
    pub fn watch_counts<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.counts.track();
        self.watch_item(ItemId::ROUND, look)
    }

    /// Looks into the ledger and follows every fact. For what is read rarely (the record).
    pub fn watch_all<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.facts.track();
        self.peek(look)
    }

    /// How many facts there are.
    pub fn fact_count(self) -> usize {
        self.facts.get()
    }

    /// Carries out a command: its facts are folded and stored, or the refusal is shown.
    pub fn perform(self, command: &Command) -> bool {
        match self.facts_of(command) {
            Ok(facts) => {
                self.refusal.set(None);
                self.record(facts);
                true
            }
            Err(refusal) => {
                trace::note(TraceEvent::CommandRefused {});
                self.refusal.set(Some(refusal));
                false
            }
        }
    }

    /// Why a command would be refused as things stand; nothing is carried out. Follows who she is, not the ledger.
    pub fn would_refuse(self, command: &Command) -> Option<Refusal> {
        self.me.track();
        self.facts_of(command).err()
    }

    pub(super) fn facts_of(self, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let inner = self.inner();
        let (actor, next) = {
            let inner = inner.borrow();
            (inner.actor, inner.next)
        };
        self.facts_by(actor, next, command)
    }

    pub(super) fn facts_by(self, actor: ActorId, next: u32, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let by = self.me.get_untracked();
        let context = Context {
            actor,
            next,
            at: clock::now(),
            by: by.trim().into(),
        };
        self.peek(|ledger| ledger.facts_of(command, &context))
    }

    /// How many facts a command would record now, or why it would be refused. Nothing is done.
    pub fn rehearse(self, command: &Command) -> Result<usize, Refusal> {
        self.facts_of(command).map(|facts| facts.len())
    }

    /// The ids of the items that a command would add if this writer, who has written nothing yet, carried it out.
    pub fn foretell(self, writer: ActorId, command: &Command) -> Result<Vec<ItemId>, Refusal> {
        let facts = self.facts_by(writer, 1, command)?;
        let added = facts.iter().filter(|fact| matches!(fact.body, Body::Add { .. }));
        Ok(added.map(|fact| fact.id).collect())
    }

    /// Carries out a command in her name as this writer, who has written nothing yet. Gives the action.
    pub fn perform_as(self, writer: ActorId, command: &Command) -> Option<FactId> {
        match self.facts_by(writer, 1, command) {
            Ok(facts) => {
                self.refusal.set(None);
                let action = facts.first().map(|fact| fact.action);
                self.keep(facts);
                action
            }
            Err(refusal) => {
                trace::note(TraceEvent::CommandRefused {});
                self.refusal.set(Some(refusal));
                None
            }
        }
    }

    /// From now on she is called this.
    pub fn call_me(self, name: &str) {
        self.flush();
        let name = name.trim().to_owned();
        settings::set(settings::ME, &name);
        self.me.set(name);
    }

    pub(super) fn record(self, facts: Vec<Fact>) {
        if facts.is_empty() {
            self.tell_saving();
            return;
        }
        if let Some(last) = facts.last() {
            self.inner().borrow_mut().next = last.id.number.saturating_add(1);
        }
        self.keep(facts);
    }

    pub(super) fn keep(self, facts: Vec<Fact>) {
        trace::note(TraceEvent::Wrote { facts: facts.len() });
        let changes = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            inner.store.append(&facts);
            inner.ledger.fold(facts)
        };
        self.tell(changes);
        self.tell_saving();
    }

    /// Takes the facts of a file into this round. Gives how many were new.
    pub fn import_facts(self, facts: Vec<Fact>) -> usize {
        self.flush();
        trace::note(TraceEvent::Wrote { facts: facts.len() });
        let changes = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            inner.store.ensure(&facts);
            inner.ledger.fold(facts)
        };
        let new = changes.new_facts;
        self.tell(changes);
        self.tell_saving();
        new
    }

    pub(super) fn read_keys(self, key: Option<&str>) {
        if self.is_forgotten() {
            return;
        }
        if key == Some(settings::exported(self.round).as_str()) {
            self.look_at_exports();
            return;
        }
        let facts = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            match key {
                Some(key) => inner.store.key_changed(key),
                None => {
                    let read = inner.store.refresh();
                    inner.fault = read.fault;
                    read.facts
                }
            }
        };
        let cause = if key.is_some() {
            ReadCause::OtherTab
        } else {
            ReadCause::Return
        };
        self.fold_read(facts, cause);
    }

    pub(super) fn fold_read(self, facts: Vec<Fact>, cause: ReadCause) {
        if !facts.is_empty() {
            trace::note(TraceEvent::Read {
                facts: facts.len(),
                cause,
            });
            let changes = self.inner().borrow_mut().ledger.fold(facts);
            self.tell(changes);
        }
        self.look_for_trouble();
        self.tell_saving();
    }

    /// Whether this round was an example that another tab has forgotten. Then nothing is written anew, and the page is
    /// left.
    pub(super) fn is_forgotten(self) -> bool {
        let forgotten = self.example && rounds::is_going(self.round);
        if forgotten {
            rounds::leave(self.round, &Route::Start.href());
        }
        forgotten
    }

    pub(super) fn housekeeping(self) {
        if self.is_forgotten() {
            return;
        }
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
        let facts = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let found = inner.store.housekeep();
            inner.fault = found.fault;
            if let Some(event) = TraceEvent::of_housekeeping(&found.done) {
                trace::note(event);
            }
            if matches!(
                inner.store.state(),
                SaveState::Unsaved {
                    why: storage::UnsavedReason::Vanished,
                    ..
                }
            ) {
                let DeskState { store, ledger, .. } = &mut *inner;
                trace::note(TraceEvent::WrittenAnew {
                    facts: ledger.facts().len(),
                });
                store.ensure(ledger.facts());
            }
            let label = inner.ledger.text(ItemId::ROUND, Field::Unit).to_owned();
            // The note only helps to notice a loss later; while something is amiss it stays as it is.
            drop(inner.store.note(&label));
            found.facts
        };
        self.retry_journal();
        self.back_up_in_pause();
        self.fold_read(facts, ReadCause::Housekeeping);
        self.look_at_exports();
    }

    pub(super) fn tell(self, changes: Changes) {
        let watchers: Vec<ArcTrigger> = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            if let DeskState {
                ledger,
                index: Some(index),
                ..
            } = &mut *inner
            {
                index.update(ledger, &changes.items, &pinyin::initial);
            }
            inner.note(&changes);
            changes
                .items
                .iter()
                .filter_map(|id| inner.watchers.get(id).cloned())
                .collect()
        };
        for watcher in watchers {
            watcher.notify();
        }
        if changes.structure {
            self.structure.update(|n| *n = n.wrapping_add(1));
        }
        if changes.counts {
            self.counts.update(|n| *n = n.wrapping_add(1));
        }
        self.facts.set(self.peek(|ledger| ledger.facts().len()));
    }

    /// Tells the journal what was stored, and the page how it stands.
    pub(super) fn tell_saving(self) {
        self.pump_journal();
        let now = {
            let inner = self.inner();
            let inner = inner.borrow();
            match (inner.store.state(), &inner.fault) {
                (SaveState::Unsaved { facts, why }, _) => SavingState::Failed(*facts, why.clone()),
                (SaveState::Saved, Some(fault)) => SavingState::Failed(0, storage::UnsavedReason::Fault(fault.clone())),
                (SaveState::Saved, None) => match (inner.typing.saving(), inner.journal.state()) {
                    (SavingState::Saved, JournalState::Writing) => SavingState::Waiting,
                    (SavingState::Saved, JournalState::Late(fault)) => SavingState::NotOnDisk(fault),
                    (saving, _) => saving,
                },
            }
        };
        if self.saving.with_untracked(|shown| *shown != now) {
            let failed = self
                .saving
                .with_untracked(|shown| matches!(shown, SavingState::Failed(..)));
            match &now {
                SavingState::Failed(facts, why) => trace::note(TraceEvent::Failed {
                    facts: *facts,
                    why: why.into(),
                }),
                SavingState::Saved | SavingState::NotOnDisk(_) | SavingState::Waiting | SavingState::Refused
                    if failed =>
                {
                    trace::note(TraceEvent::SavedAgain {})
                }
                SavingState::Saved | SavingState::NotOnDisk(_) | SavingState::Waiting | SavingState::Refused => {}
            }
            self.saving.set(now);
        }
    }

    /// Whether something would be lost if the page went now.
    pub(super) fn would_lose(self) -> bool {
        let inner = self.inner();
        let inner = inner.borrow();
        *inner.store.state() != SaveState::Saved || inner.typing.saving() != SavingState::Saved
    }

    /// Takes back the last action of this person; true if there was one.
    pub fn undo(self) {
        self.flush();
        let me = self.me.get_untracked();
        if let Some(action) = self.peek(|ledger| ledger.undoable(me.trim())) {
            self.perform(&Command::Undo { action });
        }
    }

    /// Takes back this person's actions one after the other, down to this one and with it. Gives how many were taken
    /// back; where one is refused, it ends, and the refusal is shown.
    pub fn undo_back_to(self, action: FactId) -> usize {
        self.flush();
        let me = self.me.get_untracked();
        self.undo_each(self.peek(|ledger| ledger.undo_back_to(me.trim(), action)))
    }

    /// Does again what this person took back, up to this undoing and with it; as [`Desk::undo_back_to`].
    pub fn redo_up_to(self, undoing: FactId) -> usize {
        self.flush();
        let me = self.me.get_untracked();
        self.undo_each(self.peek(|ledger| ledger.redo_up_to(me.trim(), undoing)))
    }

    fn undo_each(self, actions: Vec<FactId>) -> usize {
        let steps = actions.into_iter().map(|action| Command::Undo { action });
        steps.take_while(|step| self.perform(step)).count()
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.flush();
        let me = self.me.get_untracked();
        if let Some(action) = self.peek(|ledger| ledger.redoable(me.trim())) {
            self.perform(&Command::Undo { action });
        }
    }
}

/// The desk that this part of the page works on.
pub fn use_desk() -> Desk {
    expect_context()
}
