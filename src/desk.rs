//! The desk: the ledger of the open round, the store that keeps it, and the signals by which the page follows it.
//! Every change goes through here: a command becomes facts, the facts are folded and stored, and whoever shows what
//! they touched is told. What is being typed waits here for a moment and is stored when the page is left.

use crate::browser::{clock, events, settings, shelf::LocalShelf};
use ledger::{
    ActorId, Changes, Command, Context, Fact, FactId, Field, ItemId, Ledger, Refusal, Today, Value, file::RoundId,
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};
use storage::{Fault, SaveState, SetAside, Store, Unread};

/// How long after the last key press typed text is recorded, in milliseconds.
const PAUSE_MS: u64 = 400;
/// How often housekeeping is done, in milliseconds.
const TEND_MS: u64 = 3_000;

/// What could not be read when the round was opened.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    /// Keys that are damaged or newer.
    pub set_aside: Vec<SetAside>,
    /// Keys that the storage did not give out.
    pub unread: Vec<Unread>,
    /// Facts that were noted as stored and are there no longer: noted, found.
    pub gone: Option<(usize, usize)>,
}

impl Trouble {
    fn any(&self) -> bool {
        !self.set_aside.is_empty() || !self.unread.is_empty() || self.gone.is_some()
    }
}

/// What the top bar says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything typed was stored and read back.
    Saved,
    /// Something typed is about to be stored.
    Waiting,
    /// Something is in memory only.
    Failed(usize, storage::Unsaved),
}

struct Typed {
    text: String,
    seen: Vec<FactId>,
}

struct Inner {
    ledger: Ledger,
    store: Store<LocalShelf>,
    actor: ActorId,
    next: u32,
    typed: HashMap<(ItemId, Field), Typed>,
    watchers: HashMap<ItemId, ArcTrigger>,
}

/// A handle to the desk; cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
    structure: RwSignal<u32>,
    counts: RwSignal<u32>,
    facts: RwSignal<usize>,
    pause: RwSignal<u32>,
    /// Whether all is stored.
    pub saving: RwSignal<Saving>,
    /// The last refusal, for the alert line.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Her name.
    pub me: RwSignal<String>,
    /// What was found amiss on opening.
    pub trouble: RwSignal<Trouble>,
    /// What day it is; told anew when it changes.
    pub today: RwSignal<Today>,
    /// The round that is open.
    pub round: RoundId,
}

impl Desk {
    /// Opens a round, or a new one.
    pub fn open(round: RoundId) -> Desk {
        let shelf = LocalShelf::new();
        let actor = ActorId::from_random(clock::random());
        let (store, opened) = Store::open(shelf, round, actor);
        let ledger = Ledger::of(opened.facts);
        let gone = store.gone().ok().flatten().map(|gone| (gone.noted.facts, gone.found));
        let trouble = Trouble {
            set_aside: opened.set_aside,
            unread: opened.unread,
            gone,
        };
        let saving = match opened.fault {
            Some(fault) => Saving::Failed(0, storage::Unsaved::Fault(fault)),
            None => Saving::Saved,
        };
        let facts = ledger.facts().len();
        let inner = Inner {
            ledger,
            store,
            actor,
            next: 1,
            typed: HashMap::new(),
            watchers: HashMap::new(),
        };
        let desk = Desk {
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
            structure: RwSignal::new(0),
            counts: RwSignal::new(0),
            facts: RwSignal::new(facts),
            pause: RwSignal::new(0),
            saving: RwSignal::new(saving),
            refusal: RwSignal::new(None),
            me: RwSignal::new(settings::get(settings::ME)),
            trouble: RwSignal::new(trouble),
            today: RwSignal::new(clock::today()),
            round,
        };
        desk.listen();
        desk
    }

    fn listen(self) {
        events::on_storage(move |key| self.heard(key.as_deref()));
        events::on_leaving(move || self.flush());
        events::on_return(move || self.heard(None));
        set_interval(move || self.tend(), Duration::from_millis(TEND_MS));
    }

    /// Whether something was amiss on opening that a person should see first.
    pub fn in_trouble(self) -> bool {
        self.trouble.with(Trouble::any)
    }

    fn inner(self) -> Rc<RefCell<Inner>> {
        self.inner.get_value()
    }

    /// Looks into the ledger without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        look(&self.inner().borrow().ledger)
    }

    /// Looks into the ledger and follows one item.
    pub fn item<T>(self, id: ItemId, look: impl FnOnce(&Ledger) -> T) -> T {
        self.inner().borrow_mut().watchers.entry(id).or_default().track();
        self.peek(look)
    }

    /// Looks into the ledger and follows which items there are and how they stand.
    pub fn structure<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.structure.track();
        self.peek(look)
    }

    /// Looks into the ledger and follows the counts and the round.
    pub fn counts<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.counts.track();
        self.item(ItemId::ROUND, look)
    }

    /// Looks into the ledger and follows every fact. For what is read rarely (the record).
    pub fn everything<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.facts.track();
        self.peek(look)
    }

    /// How many facts there are.
    pub fn fact_count(self) -> usize {
        self.facts.get()
    }

    /// Carries out a command: its facts are folded and stored, or the refusal is shown.
    pub fn perform(self, command: &Command) -> bool {
        let made = {
            let inner = self.inner();
            let inner = inner.borrow();
            let by = self.me.get_untracked();
            let context = Context {
                actor: inner.actor,
                next: inner.next,
                at: clock::now(),
                by: by.trim().into(),
            };
            inner.ledger.facts_of(command, &context)
        };
        match made {
            Ok(facts) => {
                self.refusal.set(None);
                self.record(facts);
                true
            }
            Err(refusal) => {
                self.refusal.set(Some(refusal));
                false
            }
        }
    }

    /// Why a command would be refused as things stand; nothing is carried out. Follows who she is, not the ledger.
    pub fn would_refuse(self, command: &Command) -> Option<Refusal> {
        let inner = self.inner();
        let inner = inner.borrow();
        let context = Context {
            actor: inner.actor,
            next: inner.next,
            at: clock::now(),
            by: self.me.get().trim().into(),
        };
        inner.ledger.facts_of(command, &context).err()
    }

    fn record(self, facts: Vec<Fact>) {
        if facts.is_empty() {
            self.tell_saving();
            return;
        }
        let changes = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            if let Some(last) = facts.last() {
                inner.next = last.id.number.saturating_add(1);
            }
            inner.store.append(&facts);
            inner.ledger.fold(facts)
        };
        self.tell(changes);
        self.tell_saving();
    }

    /// Takes the facts of a file into this round. Gives how many were new.
    pub fn take_in(self, facts: Vec<Fact>) -> usize {
        self.flush();
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

    fn heard(self, key: Option<&str>) {
        let facts = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            match key {
                Some(key) => inner.store.heard(key),
                None => inner.store.refresh().facts,
            }
        };
        self.fold_heard(facts);
    }

    fn fold_heard(self, facts: Vec<Fact>) {
        if !facts.is_empty() {
            let changes = self.inner().borrow_mut().ledger.fold(facts);
            self.tell(changes);
        }
        self.tell_saving();
    }

    fn tend(self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
        let (facts, fault) = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let tended = inner.store.tend();
            if matches!(
                inner.store.state(),
                SaveState::Unsaved {
                    why: storage::Unsaved::Vanished,
                    ..
                }
            ) {
                let Inner { store, ledger, .. } = &mut *inner;
                store.ensure(ledger.facts());
            }
            let label = inner.ledger.text(ItemId::ROUND, Field::Unit).to_owned();
            // The note only helps to notice a loss later; while something is amiss it stays as it is.
            drop(inner.store.note(&label));
            (tended.facts, tended.fault)
        };
        self.fold_heard(facts);
        if let Some(fault) = fault {
            let none_unsaved = matches!(self.saving.get_untracked(), Saving::Saved | Saving::Waiting);
            if none_unsaved {
                self.saving.set(Saving::Failed(0, storage::Unsaved::Fault(fault)));
            }
        }
    }

    /// A person has seen what is amiss and goes on with the rest.
    pub fn go_on(self) {
        let label = self.peek(|ledger| ledger.text(ItemId::ROUND, Field::Unit).to_owned());
        drop(self.inner().borrow_mut().store.note_anew(&label));
        self.trouble.set(Trouble::default());
    }

    /// The raw text of a key, for a download.
    pub fn raw(self, key: &str) -> Result<Option<String>, Fault> {
        self.inner().borrow().store.raw(key)
    }

    fn tell(self, changes: Changes) {
        let watchers: Vec<ArcTrigger> = {
            let inner = self.inner();
            let inner = inner.borrow();
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

    fn tell_saving(self) {
        let now = {
            let inner = self.inner();
            let inner = inner.borrow();
            match inner.store.state() {
                SaveState::Unsaved { facts, why } => Saving::Failed(*facts, why.clone()),
                SaveState::Saved if inner.typed.is_empty() => Saving::Saved,
                SaveState::Saved => Saving::Waiting,
            }
        };
        if self.saving.with_untracked(|shown| *shown != now) {
            self.saving.set(now);
        }
    }

    /// Text is being typed into a field: recorded after a pause, or at once when the page is left. What stood there
    /// when the typing began is remembered, so that nothing that came in between is overwritten.
    pub fn typing(self, item: ItemId, field: Field, text: String) {
        {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let Inner { ledger, typed, .. } = &mut *inner;
            let entry = typed.entry((item, field)).or_insert_with(|| Typed {
                text: String::new(),
                seen: ledger.heads(item, field).collect(),
            });
            entry.text = text;
        }
        self.tell_saving();
        self.pause.update_untracked(|n| *n = n.wrapping_add(1));
        let mine = self.pause.get_untracked();
        set_timeout(
            move || {
                if self.pause.get_untracked() == mine {
                    self.flush();
                }
            },
            Duration::from_millis(PAUSE_MS),
        );
    }

    /// Records what was typed, now.
    pub fn flush(self) {
        let typed = std::mem::take(&mut self.inner().borrow_mut().typed);
        for ((item, field), Typed { text, seen }) in typed {
            self.perform(&Command::SetFrom {
                item,
                field,
                value: Value::text(text),
                seen,
            });
        }
    }

    /// Takes back the last action of this person; true if there was one.
    pub fn undo(self) {
        self.flush();
        let me = self.me.get_untracked();
        if let Some(action) = self.peek(|ledger| ledger.undoable(me.trim())) {
            self.perform(&Command::Undo { action });
        }
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
