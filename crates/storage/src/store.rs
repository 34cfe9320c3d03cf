//! The store of one round in one tab: opening, appending, and the index of the keys this tab has read. Reading what other
//! tabs write is in `read_keys`, packing in `pack`.

use crate::{
    Fault, JournalCommit, OpenedRound, PackLimits, RefusedKey, SaveState, SetAside, Shelf, UnsavedReason,
    deflated_ahead::DeflatedAhead,
    fact_lines::{self, FactLines},
    key_name, key_text, opened_round,
    pack::Packing,
    pack_plan::PackBackoff,
};
use ledger::{ActorId, Fact, file::RoundId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What this tab knows about a key.
#[derive(Clone, Debug)]
pub(crate) enum KeyState {
    /// Read and sound.
    Read(ReadKey),
    /// Unreadable and left untouched; with the mark of its text.
    SetAside(SetAside, u64),
}

/// Index entry of a key that was read.
#[derive(Clone, Debug)]
pub(crate) struct ReadKey {
    /// Length of the text in UTF-16 units.
    pub units: usize,
    /// Bytes of its facts as lines.
    pub bytes: usize,
    /// The mark of its text.
    pub mark: u64,
    /// The marks of its lines.
    pub lines: Box<[u64]>,
}

/// How many names are tried for a new key. The names of a fresh actor are never taken, unless the storage answers
/// wrongly.
const NAMES_TRIED: usize = 3;

/// The store of one round, as one tab keeps it.
#[derive(Clone, Debug)]
pub struct Store<S> {
    pub(crate) shelf: S,
    pub(crate) round: RoundId,
    pub(crate) actor: ActorId,
    /// The number of the next key.
    pub(crate) next: u32,
    pub(crate) next_note: u32,
    pub(crate) limits: PackLimits,
    pub(crate) known: BTreeMap<String, KeyState>,
    pub(crate) unread: Vec<RefusedKey>,
    /// Number of known keys that contain a line, by the line's mark.
    pub(crate) line_copies: HashMap<u64, u32>,
    /// Marks of lines that were in storage and are gone.
    pub(crate) vanished: HashSet<u64>,
    pub(crate) unsaved: Vec<Fact>,
    /// Keys of this tab that did not read back as written; removed once their facts are safe under another key.
    pub(crate) mismatched: Vec<String>,
    /// Value of `ticks` at the last write.
    pub(crate) wrote_at: u64,
    /// Number of calls of [`Store::housekeep`].
    pub(crate) ticks: u64,
    pub(crate) packing: Option<Packing>,
    pub(crate) pack_backoff: PackBackoff,
    pub(crate) deflated: DeflatedAhead,
    pub(crate) why: Option<UnsavedReason>,
    /// Keys read from local storage, most of them written by other tabs, that the journal was not asked about.
    pub(crate) read_since: Vec<String>,
    /// Keys that are set aside, all of whose facts the journal had.
    pub(crate) recovered_keys: HashSet<String>,
    /// Changes that the journal has not been told of yet.
    pub(crate) journal_changes: JournalCommit,
    /// Keys of the journal with unsaved facts, which local storage does not have.
    pub(crate) journal_only: Vec<String>,
    /// Number of unsaved facts, from the first on, that stand under those keys.
    pub(crate) journaled: usize,
    state: SaveState,
}

impl<S: Shelf> Store<S> {
    /// Opens a round. `actor` must be fresh at each load of the page. Writes nothing.
    pub fn open(shelf: S, round: RoundId, actor: ActorId) -> (Store<S>, OpenedRound) {
        Store::open_within(shelf, round, actor, PackLimits::default())
    }

    /// [`Store::open`] with other limits of packing.
    pub fn open_within(shelf: S, round: RoundId, actor: ActorId, limits: PackLimits) -> (Store<S>, OpenedRound) {
        let mut store = Store {
            shelf,
            round,
            actor,
            next: 1,
            next_note: 1,
            limits,
            known: BTreeMap::new(),
            unread: Vec::new(),
            line_copies: HashMap::new(),
            vanished: HashSet::new(),
            unsaved: Vec::new(),
            mismatched: Vec::new(),
            wrote_at: 0,
            ticks: 0,
            packing: None,
            pack_backoff: PackBackoff::default(),
            deflated: DeflatedAhead::default(),
            why: None,
            read_since: Vec::new(),
            recovered_keys: HashSet::new(),
            journal_changes: JournalCommit::default(),
            journal_only: Vec::new(),
            journaled: 0,
            state: SaveState::Saved,
        };
        let refreshed = store.refresh();
        let opened = OpenedRound {
            gaps: opened_round::gaps(&refreshed.facts),
            facts: refreshed.facts,
            set_aside: store.set_aside().cloned().collect(),
            unread: store.unread.clone(),
            fault: refreshed.fault,
        };
        (store, opened)
    }

    /// Writes facts under new keys of this tab, after any that are still unsaved. [`SaveState::Saved`] means that all was
    /// read back equal; what was not stays in [`Store::unsaved`].
    pub fn append(&mut self, facts: &[Fact]) -> &SaveState {
        self.unsaved.extend_from_slice(facts);
        self.retry()
    }

    /// Writes the unsaved facts again.
    pub fn retry(&mut self) -> &SaveState {
        self.why = None;
        while !self.unsaved.is_empty() {
            let lines = FactLines::first(&self.unsaved, self.limits.largest_key);
            match self.write(&lines) {
                Ok(_) => {
                    self.unsaved.drain(..lines.count);
                    self.journaled = self.journaled.saturating_sub(lines.count);
                }
                Err(why) => {
                    self.why = Some(why);
                    break;
                }
            }
        }
        self.deflated = DeflatedAhead::default();
        self.journal_unsaved();
        self.update_state()
    }

    /// Writes those facts that no key contains: for the facts of a file, and for all facts of the ledger after some
    /// have [vanished](UnsavedReason::Vanished) from storage.
    pub fn ensure<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) -> &SaveState {
        let mark = |fact: &Fact| fact_lines::mark(&fact_lines::line_of(fact));
        let mut waiting: HashSet<u64> = self.unsaved.iter().map(mark).collect();
        for fact in facts {
            let mark = mark(fact);
            if !self.line_copies.contains_key(&mark) && waiting.insert(mark) {
                self.vanished.remove(&mark);
                self.unsaved.push(fact.clone());
            }
        }
        self.retry()
    }

    /// Starts deflating facts ahead of a large write.
    pub fn deflate_ahead(&self) -> DeflatedAhead {
        DeflatedAhead::with_limit(self.limits.largest_key)
    }

    /// Passes deflated facts to the next write, which uses them where they match.
    pub fn use_deflated(&mut self, deflated: DeflatedAhead) {
        self.deflated = deflated;
    }

    /// Updates the state after a write or a reading.
    pub(crate) fn update_state(&mut self) -> &SaveState {
        let facts = self.unsaved.len() + self.vanished.len();
        self.state = match (&self.why, facts) {
            (_, 0) => SaveState::Saved,
            (Some(why), _) => SaveState::Unsaved {
                facts,
                why: why.clone(),
            },
            (None, _) => SaveState::Unsaved {
                facts,
                why: UnsavedReason::Vanished,
            },
        };
        &self.state
    }

    /// Writes lines under a new key and reads it back; returns the key.
    pub(crate) fn write(&mut self, lines: &FactLines) -> Result<String, UnsavedReason> {
        let key = self.new_key()?;
        let deflated = self.deflated.take(lines);
        let body = deflated.or_else(|| key_text::packed(lines));
        let text = key_text::write(&key, lines, body.as_deref());
        let set = self.shelf.set(&key, &text).map_err(UnsavedReason::Fault);
        let back = self.shelf.get(&key).map_err(UnsavedReason::Fault);
        match (set, back) {
            (Ok(()), Ok(Some(back))) if back == text => {
                self.register_key(&key, &text, lines);
                self.journal_changes.put(&key, &text);
                self.wrote_at = self.ticks;
                Ok(key)
            }
            (Err(fault), Ok(None)) => Err(fault),
            (set, back) => {
                self.mismatched.push(key);
                set.and(back).and(Err(UnsavedReason::ReadBackDiffers))
            }
        }
    }

    /// A key name that this tab has never used and that is free.
    fn new_key(&mut self) -> Result<String, UnsavedReason> {
        for _ in 0..NAMES_TRIED {
            let number = self.next;
            let used_up = || UnsavedReason::Fault(Fault::Other("key numbers used up".into()));
            self.next = number.checked_add(1).ok_or_else(used_up)?;
            let key = key_name::facts_key(key_name::KeyName {
                round: self.round,
                actor: self.actor,
                number,
            });
            if self.shelf.get(&key).map_err(UnsavedReason::Fault)?.is_none() {
                return Ok(key);
            }
        }
        Err(UnsavedReason::ReadBackDiffers)
    }

    /// Registers a key as read, with these lines.
    pub(crate) fn register_key(&mut self, key: &str, text: &str, lines: &FactLines) {
        let marks: Box<[u64]> = lines.iter().map(fact_lines::mark).collect();
        for mark in &marks {
            *self.line_copies.entry(*mark).or_insert(0) += 1;
            self.vanished.remove(mark);
        }
        let read = ReadKey {
            units: crate::text_units::units(text),
            bytes: lines.text.len(),
            mark: fact_lines::mark(text),
            lines: marks,
        };
        self.known.insert(key.to_owned(), KeyState::Read(read));
    }

    /// Whether everything this tab recorded is saved.
    pub fn state(&self) -> &SaveState {
        &self.state
    }

    /// Facts that are in memory only, in the order of recording.
    pub fn unsaved(&self) -> &[Fact] {
        &self.unsaved
    }

    /// Keys that were set aside as unreadable, and whose facts the journal did not have either.
    pub fn set_aside(&self) -> impl Iterator<Item = &SetAside> {
        self.known.values().filter_map(|known| match known {
            KeyState::SetAside(aside, _) => Some(aside).filter(|aside| !self.recovered_keys.contains(&aside.key)),
            KeyState::Read(_) => None,
        })
    }

    /// Raw text of a key, for a person to download.
    pub fn raw(&self, key: &str) -> Result<Option<String>, Fault> {
        self.shelf.get(key)
    }

    /// The round.
    pub fn round(&self) -> RoundId {
        self.round
    }

    /// The underlying storage.
    pub fn shelf(&self) -> &S {
        &self.shelf
    }

    /// Size of this round's known keys and texts, in UTF-16 units.
    pub fn units_known(&self) -> usize {
        let of = |(key, known): (&String, &KeyState)| {
            key.len()
                + match known {
                    KeyState::Read(read) => read.units,
                    KeyState::SetAside(aside, _) => aside.length,
                }
        };
        self.known.iter().map(of).sum()
    }

    /// Number of known keys of this round.
    pub fn keys_known(&self) -> usize {
        self.known.len()
    }

    /// Number of different facts in the known keys.
    pub fn facts_stored(&self) -> usize {
        self.line_copies.len()
    }
}
