//! The facts of one round as one tab keeps them: opening, appending, and what this tab knows of the keys. What other
//! tabs write comes in by `hear`; putting small keys together stands in `pack`.

use crate::{
    Fault, Limits, Opened, SaveState, SetAside, Shelf, Unread, Unsaved,
    ahead::Ahead,
    key,
    lines::{self, Lines},
    pack::Packing,
    plan::Squeeze,
    text, told,
};
use ledger::{ActorId, Fact, file::RoundId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What this tab knows of a key.
#[derive(Clone, Debug)]
pub(crate) enum Known {
    /// Read and understood.
    Held(Held),
    /// Left as it is; with the mark of its text.
    Aside(SetAside, u64),
}

#[derive(Clone, Debug)]
pub(crate) struct Held {
    /// Length of the text in UTF-16 units.
    pub units: usize,
    /// Bytes of its facts as lines.
    pub bytes: usize,
    /// The mark of its text.
    pub mark: u64,
    /// The marks of its lines.
    pub lines: Box<[u64]>,
}

/// How many names are tried for a new key. There is never anything under a name of a fresh actor, unless the storage
/// answers wrongly.
const NAMES_TRIED: usize = 3;

/// The facts of one round, as one tab keeps them.
#[derive(Clone, Debug)]
pub struct Store<S> {
    pub(crate) shelf: S,
    pub(crate) round: RoundId,
    pub(crate) actor: ActorId,
    /// The number of the next key.
    pub(crate) next: u32,
    pub(crate) next_note: u32,
    pub(crate) limits: Limits,
    pub(crate) known: BTreeMap<String, Known>,
    pub(crate) unread: Vec<Unread>,
    /// In how many known keys each line stands.
    pub(crate) held: HashMap<u64, u32>,
    /// Lines that were in storage and are there no longer.
    pub(crate) vanished: HashSet<u64>,
    pub(crate) unsaved: Vec<Fact>,
    /// Keys of this tab that did not read back as written; taken away once their facts are safe under another.
    pub(crate) litter: Vec<String>,
    /// The call of [`Store::tend`] after which this tab last wrote.
    pub(crate) wrote_at: u64,
    pub(crate) ticks: u64,
    pub(crate) packing: Option<Packing>,
    pub(crate) squeeze: Squeeze,
    pub(crate) ahead: Ahead,
    pub(crate) why: Option<Unsaved>,
    state: SaveState,
}

impl<S: Shelf> Store<S> {
    /// Opens a round. `actor` is fresh at each load of the page. Nothing is written.
    pub fn open(shelf: S, round: RoundId, actor: ActorId) -> (Store<S>, Opened) {
        Store::open_within(shelf, round, actor, Limits::default())
    }

    /// The same with other limits of packing.
    pub fn open_within(shelf: S, round: RoundId, actor: ActorId, limits: Limits) -> (Store<S>, Opened) {
        let mut store = Store {
            shelf,
            round,
            actor,
            next: 1,
            next_note: 1,
            limits,
            known: BTreeMap::new(),
            unread: Vec::new(),
            held: HashMap::new(),
            vanished: HashSet::new(),
            unsaved: Vec::new(),
            litter: Vec::new(),
            wrote_at: 0,
            ticks: 0,
            packing: None,
            squeeze: Squeeze::default(),
            ahead: Ahead::default(),
            why: None,
            state: SaveState::Saved,
        };
        let heard = store.refresh();
        let opened = Opened {
            gaps: told::gaps(&heard.facts),
            facts: heard.facts,
            set_aside: store.set_aside().cloned().collect(),
            unread: store.unread.clone(),
            fault: heard.fault,
        };
        (store, opened)
    }

    /// Writes these facts, after all that could not be written before, under new keys of this tab; says
    /// [`SaveState::Saved`] only after reading back what it wrote. What is not saved stays in [`Store::unsaved`].
    pub fn append(&mut self, facts: &[Fact]) -> &SaveState {
        self.unsaved.extend_from_slice(facts);
        self.retry()
    }

    /// Writes again what is not saved.
    pub fn retry(&mut self) -> &SaveState {
        self.why = None;
        while !self.unsaved.is_empty() {
            let lines = Lines::first(&self.unsaved, self.limits.largest_key);
            match self.write(&lines) {
                Ok(_) => drop(self.unsaved.drain(..lines.count)),
                Err(why) => {
                    self.why = Some(why);
                    break;
                }
            }
        }
        self.ahead = Ahead::default();
        self.judge()
    }

    /// Writes those of these facts that no key holds: for facts of a file, and for all facts of the ledger when
    /// some have [vanished](Unsaved::Vanished) from storage.
    pub fn ensure<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) -> &SaveState {
        let mark = |fact: &Fact| lines::mark(&lines::line_of(fact));
        let mut waiting: HashSet<u64> = self.unsaved.iter().map(mark).collect();
        for fact in facts {
            let mark = mark(fact);
            if !self.held.contains_key(&mark) && waiting.insert(mark) {
                self.vanished.remove(&mark);
                self.unsaved.push(fact.clone());
            }
        }
        self.retry()
    }

    /// Begins to pack facts that are to be written later in one go: then only the writing is left to do.
    pub fn packing_ahead(&self) -> Ahead {
        Ahead::of(self.limits.largest_key)
    }

    /// What was packed is used by the next writing, where it is of the facts that are written then.
    pub fn use_packed(&mut self, ahead: Ahead) {
        self.ahead = ahead;
    }

    /// Sets the state after trying to write, and after listening.
    pub(crate) fn judge(&mut self) -> &SaveState {
        let facts = self.unsaved.len() + self.vanished.len();
        self.state = match (&self.why, facts) {
            (_, 0) => SaveState::Saved,
            (Some(why), _) => SaveState::Unsaved {
                facts,
                why: why.clone(),
            },
            (None, _) => SaveState::Unsaved {
                facts,
                why: Unsaved::Vanished,
            },
        };
        &self.state
    }

    /// Writes lines under a new key and reads it back; gives the key.
    pub(crate) fn write(&mut self, lines: &Lines) -> Result<String, Unsaved> {
        let key = self.new_key()?;
        let ahead = self.ahead.take(lines);
        let body = ahead.or_else(|| text::packed(lines));
        let text = text::write(&key, lines, body.as_deref());
        let set = self.shelf.set(&key, &text).map_err(Unsaved::Fault);
        let back = self.shelf.get(&key).map_err(Unsaved::Fault);
        match (set, back) {
            (Ok(()), Ok(Some(back))) if back == text => {
                self.hold(&key, &text, lines);
                self.wrote_at = self.ticks;
                Ok(key)
            }
            (Err(fault), Ok(None)) => Err(fault),
            (set, back) => {
                self.litter.push(key);
                set.and(back).and(Err(Unsaved::ReadBackDiffers))
            }
        }
    }

    /// A key that this tab has never named, and under which there is nothing.
    fn new_key(&mut self) -> Result<String, Unsaved> {
        for _ in 0..NAMES_TRIED {
            let number = self.next;
            let used_up = || Unsaved::Fault(Fault::Other("key numbers used up".into()));
            self.next = number.checked_add(1).ok_or_else(used_up)?;
            let key = key::facts_key(key::Name {
                round: self.round,
                actor: self.actor,
                number,
            });
            if self.shelf.get(&key).map_err(Unsaved::Fault)?.is_none() {
                return Ok(key);
            }
        }
        Err(Unsaved::ReadBackDiffers)
    }

    /// Takes a key as one that holds these lines.
    pub(crate) fn hold(&mut self, key: &str, text: &str, lines: &Lines) {
        let marks: Box<[u64]> = lines.iter().map(lines::mark).collect();
        for mark in &marks {
            *self.held.entry(*mark).or_insert(0) += 1;
            self.vanished.remove(mark);
        }
        let held = Held {
            units: key::units(text),
            bytes: lines.text.len(),
            mark: lines::mark(text),
            lines: marks,
        };
        self.known.insert(key.to_owned(), Known::Held(held));
    }

    /// Whether what this tab recorded is saved.
    pub fn state(&self) -> &SaveState {
        &self.state
    }

    /// The facts that are in memory only, in the order of recording.
    pub fn unsaved(&self) -> &[Fact] {
        &self.unsaved
    }

    /// The keys that are left as they are.
    pub fn set_aside(&self) -> impl Iterator<Item = &SetAside> {
        self.known.values().filter_map(|known| match known {
            Known::Aside(aside, _) => Some(aside),
            Known::Held(_) => None,
        })
    }

    /// The raw text under a key, for a person to download.
    pub fn raw(&self, key: &str) -> Result<Option<String>, Fault> {
        self.shelf.get(key)
    }

    /// The storage itself.
    pub fn shelf(&self) -> &S {
        &self.shelf
    }

    /// UTF-16 units that the keys of this round take, as far as this tab has read them.
    pub fn units_known(&self) -> usize {
        let of = |(key, known): (&String, &Known)| {
            key.len()
                + match known {
                    Known::Held(held) => held.units,
                    Known::Aside(aside, _) => aside.length,
                }
        };
        self.known.iter().map(of).sum()
    }

    /// How many keys of this round this tab knows.
    pub fn keys_known(&self) -> usize {
        self.known.len()
    }

    /// How many different facts the known keys hold.
    pub fn facts_held(&self) -> usize {
        self.held.len()
    }
}
