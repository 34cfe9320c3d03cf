//! Handle to the desk: opening a round, looking into its ledger, and following what was looked at. Commands stand in
//! `commands`, facts that come in from storage and files in `arrivals` and `storage_events`.

use super::{
    backup::Backups,
    derived::Derived,
    export_age::ExportWatch,
    received_handout::{ReceivedHandout, SentAnswer},
    recovered::RecoveredFacts,
    saving_state::{BackupState, ExportAge, SavingState},
    trouble::StorageTrouble,
    typed_fields::TypedFields,
    undo_line::UndoLine,
};
use crate::{
    browser::{clock, events, indexed_db::IndexedDbDoor, round_switching, settings, shelf::LocalShelf},
    trace::{self, TraceEvent},
};
use ledger::{ActorId, Field, ItemId, Ledger, Refusal, Today, file::RoundId};
use leptos::prelude::*;
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    time::Duration,
};
use storage::{Fault, Journal, SetAside, Store};

/// Interval of housekeeping, in milliseconds.
const HOUSEKEEPING_MS: u64 = 3_000;

/// State of the desk: one for the page, shared by all handles.
pub(super) struct DeskState {
    pub(super) ledger: Ledger,
    pub(super) store: Store<LocalShelf>,
    pub(super) journal: Journal<IndexedDbDoor>,
    /// Damaged keys of the journal, with their texts.
    pub(super) journal_unreadable: Vec<(SetAside, String)>,
    pub(super) actor: ActorId,
    pub(super) next: u32,
    pub(super) typing: TypedFields,
    pub(super) exports: ExportWatch,
    pub(super) backups: Backups,
    /// Why the keys could not be listed when storage was last read, if so.
    pub(super) fault: Option<Fault>,
    pub(super) watchers: HashMap<ItemId, ArcTrigger>,
    /// Indexes over the ledger, for searching and counting.
    pub(super) derived: Derived,
}

/// A handle to the desk; cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) inner: StoredValue<Rc<RefCell<DeskState>>, LocalStorage>,
    pub(super) structure: RwSignal<u32>,
    pub(super) counts: RwSignal<u32>,
    pub(super) facts: RwSignal<usize>,
    /// Counts key presses, so that a pause in them is noticed.
    pub(super) pause: StoredValue<u32>,
    /// Whether an action is being undone in turns of the browser.
    pub(super) undoing_in_turns: StoredValue<bool>,
    /// Whether everything is stored.
    pub saving: RwSignal<SavingState>,
    /// Refusals of texts that were typed into fields, shown at the fields.
    pub(super) refused_fields: RwSignal<BTreeMap<(ItemId, Field), Refusal>>,
    /// The last refusal of a command that belongs to no field, shown in the alert line.
    pub refusal: RwSignal<Option<Refusal>>,
    /// What the line on undo and redo says, if anything.
    pub undo_line: RwSignal<Option<UndoLine>>,
    /// Name of the user.
    pub me: RwSignal<String>,
    /// What of the storage was found unreadable or missing, on opening or later.
    pub trouble: RwSignal<StorageTrouble>,
    /// State of the backup in a folder.
    pub backup: RwSignal<BackupState>,
    /// What the journal gave back.
    pub found: RwSignal<RecoveredFacts>,
    /// Whether the journal was asked for what local storage lacks, or is not available.
    pub witnessed: RwSignal<bool>,
    /// Drafts that local storage refused, by key.
    pub(super) held_drafts: RwSignal<BTreeMap<String, String>>,
    /// Whether rounds that only the journal has were looked for.
    pub(super) others_restored: StoredValue<bool>,
    /// The current day; set again when it changes.
    pub today: RwSignal<Today>,
    /// Age of the last export of the round.
    pub exported: RwSignal<ExportAge>,
    /// The handout that the user received, if any.
    pub handed: RwSignal<Option<ReceivedHandout>>,
    /// The user's last answer to it, if any.
    pub answered: RwSignal<Option<SentAnswer>>,
    /// The round that is open.
    pub round: RoundId,
    /// Whether the round was made as an example, which another tab may delete.
    pub(super) example: bool,
}

impl Desk {
    /// Opens a round, creating it if nothing of it is stored. `backup_prefix` gives the first part of the names of its
    /// backup files.
    pub fn open(round: RoundId, backup_prefix: fn(&str) -> String) -> Desk {
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
            backups: Backups::named(backup_prefix(&round.to_string())),
            fault: opened.fault,
            watchers: HashMap::new(),
            derived: Derived::default(),
        };
        let desk = Desk {
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
            structure: RwSignal::new(0),
            counts: RwSignal::new(0),
            facts: RwSignal::new(facts),
            pause: StoredValue::new(0),
            undoing_in_turns: StoredValue::new(false),
            saving: RwSignal::new(SavingState::Saved),
            refused_fields: RwSignal::new(BTreeMap::new()),
            refusal: RwSignal::new(None),
            undo_line: RwSignal::new(None),
            me: RwSignal::new(settings::get(settings::ME)),
            trouble: RwSignal::new(trouble),
            backup: RwSignal::new(BackupState::Unavailable),
            found: RwSignal::new(RecoveredFacts::default()),
            witnessed: RwSignal::new(false),
            held_drafts: RwSignal::new(BTreeMap::new()),
            others_restored: StoredValue::new(false),
            today: RwSignal::new(clock::today()),
            exported: RwSignal::new(exported),
            handed: RwSignal::new(None),
            answered: RwSignal::new(None),
            round,
            example: round_switching::is_example(round),
        };
        desk.open_journal();
        desk.update_saving_state();
        desk.open_backups();
        desk.remember_errand();
        desk.listen();
        desk
    }

    fn listen(self) {
        events::on_storage(move |key| self.read_keys(key.as_deref()));
        events::on_page_hidden(move || self.flush());
        events::ask_before_unload(move || self.would_lose());
        events::on_page_shown(move || self.read_keys(None));
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

    /// Looks into the ledger and follows which items there are and how they are ordered.
    pub fn watch_structure<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.structure.track();
        self.peek(look)
    }

    /// Looks into the ledger and follows the counts and the fields of the round.
    pub fn watch_counts<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.counts.track();
        self.watch_item(ItemId::ROUND, look)
    }

    /// Looks into the ledger and follows every fact. For what is shown rarely (the record).
    pub fn watch_all<T>(self, look: impl FnOnce(&Ledger) -> T) -> T {
        self.facts.track();
        self.peek(look)
    }

    /// Number of facts of the round.
    pub fn fact_count(self) -> usize {
        self.facts.get()
    }
}

/// Looks up the desk of this page.
pub fn use_desk() -> Desk {
    expect_context()
}
