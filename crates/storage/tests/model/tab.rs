//! One open tab of the model: the real store over its process's view, and, to show that the search finds what is
//! wrong, ways of keeping facts that look as good and lose some.

use super::browser::{Connection, Notice, ProcessView, TextId, Texts, apply, carry_out};
use crate::common::{actor, fact, round};
use ledger::{Fact, FactId};
use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap, VecDeque},
    hash::{Hash, Hasher},
    rc::Rc,
};
use storage::{Journal, JournalState, PackLevel, PackLimits, SaveState, Shelf, Store, UnsavedReason, decode, encode};

/// How tabs keep facts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protocol {
    /// The real one.
    Real,
    /// The real one, but old keys go in the same breath in which the packed key is written.
    ClearAtOnce,
    /// Old keys go first, then the packed one is written.
    RemoveFirst,
    /// No packed key is written for what another key holds too: the one that is held elsewhere goes.
    TrustOthers,
    /// Each tab has one key, which it writes over at each edit; packing looks whether an old key is unchanged.
    OwnKeyWrittenOver,
    /// All tabs write over one key.
    OneKeyForAll,
    /// The real one, but 已保存 is said when local storage was read back: the journal is left out.
    WithoutJournal,
}

impl Protocol {
    /// Whether facts are kept as the real one keeps them in local storage.
    pub fn is_real(self) -> bool {
        matches!(self, Protocol::Real | Protocol::WithoutJournal)
    }

    fn has_journal(self) -> bool {
        self == Protocol::Real
    }
}

#[derive(Clone, Debug)]
pub struct Tab {
    pub writer: u64,
    pub store: Store<ProcessView>,
    pub journal: Journal<Connection>,
    /// Facts of which it said 已保存.
    pub said_saved: BTreeSet<FactId>,
    /// Whether it waits for the journal.
    journals: bool,
    /// Whether it is one of those that are shown to outlive a power cut, or to fail at that.
    says_saved: bool,
    pub inbox: VecDeque<Notice>,
    pub edits: u32,
    pub packs: u8,
    /// What it was told is saved.
    pub acknowledged: BTreeSet<FactId>,
    /// All facts in its memory.
    pub memory: BTreeSet<FactId>,
    /// For the broken ways: keys to be removed.
    pub old: Vec<(String, String)>,
}

type Read = HashMap<(TextId, TextId), Rc<[FactId]>>;

thread_local! {
    static READ: RefCell<Read> = RefCell::default();
}

/// The ids of the facts in a text, or none if it cannot be read. (Remembered, since states share their texts.)
fn ids(key: TextId, text: TextId) -> Rc<[FactId]> {
    let read = || {
        let facts = decode(&key.text(), &text.text()).unwrap_or_default();
        facts.iter().map(|fact| fact.id).collect()
    };
    READ.with(|known| known.borrow_mut().entry((key, text)).or_insert_with(read).clone())
}

/// The ids of all facts in texts that can be read.
pub fn union(texts: &Texts) -> BTreeSet<FactId> {
    texts.iter().flat_map(|(key, text)| ids(*key, *text).to_vec()).collect()
}

pub fn made_by(id: FactId) -> Fact {
    let writer = (1..100).find(|writer| actor(*writer) == id.actor).unwrap_or(0);
    fact(writer, id.number)
}

impl Tab {
    pub fn open(texts: &Texts, writer: u64, packs: u8, protocol: Protocol) -> Tab {
        let level = |below| PackLevel { below, keys: 2 };
        let limits = PackLimits {
            largest_key: 100_000,
            levels: [level(50_000), level(60_000), level(70_000)],
        };
        let (store, opened) = Store::open_within(ProcessView::of(texts), round(1), actor(writer), limits);
        let mut tab = Tab {
            writer,
            store,
            journal: Journal::new(Connection::default()),
            said_saved: BTreeSet::new(),
            journals: protocol.has_journal(),
            says_saved: protocol.is_real(),
            inbox: VecDeque::new(),
            edits: 0,
            packs,
            acknowledged: BTreeSet::new(),
            memory: opened.facts.iter().map(|fact| fact.id).collect(),
            old: Vec::new(),
        };
        tab.journal(protocol);
        tab
    }

    pub fn append(&mut self, protocol: Protocol) {
        self.edits += 1;
        let fact = fact(self.writer, self.edits);
        let id = fact.id;
        self.memory.insert(id);
        let saved = match protocol {
            Protocol::OwnKeyWrittenOver => {
                let key = format!("xiaohao/1/{}/1", actor(self.writer));
                let own: Vec<Fact> = (1..=self.edits)
                    .map(|number| crate::common::fact(self.writer, number))
                    .collect();
                self.write(&key, &own)
            }
            Protocol::OneKeyForAll => {
                let all: Vec<Fact> = self.memory.iter().map(|id| made_by(*id)).collect();
                self.write("xiaohao/1/z/1", &all)
            }
            _ => *self.store.append(&[fact]) == SaveState::Saved,
        };
        if saved {
            self.acknowledged.insert(id);
        }
        self.journal(protocol);
    }

    /// Gives the journal what it has yet to be told, as the page does after each call of the store.
    pub fn journal(&mut self, protocol: Protocol) {
        if protocol.has_journal() {
            self.journal.pump(&mut self.store);
        }
        self.say_saved();
    }

    /// The oldest request of the journal is answered.
    pub fn settle(&mut self, entries: &mut Texts) {
        let oldest = self.journal.door().0.borrow_mut().pop_front();
        if let Some((ticket, request)) = oldest {
            let answer = carry_out(entries, request);
            let recovered = self.journal.answer(ticket, Ok(answer), &mut self.store);
            self.memory.extend(recovered.facts.iter().map(|fact| fact.id));
            self.say_saved();
        }
    }

    fn say_saved(&mut self) {
        let is_on_disk = !self.journals || self.journal.state() == JournalState::OnDisk;
        if self.says_saved && is_on_disk && *self.store.state() == SaveState::Saved {
            self.said_saved = self.acknowledged.clone();
        }
    }

    /// Whether the journal has a request of this tab.
    pub fn asks_journal(&self) -> bool {
        !self.journal.door().0.borrow().is_empty()
    }

    fn write(&self, key: &str, facts: &[Fact]) -> bool {
        let text = encode(key, facts);
        let shelf = self.store.shelf();
        shelf.set(key, &text).is_ok() && shelf.get(key) == Ok(Some(text))
    }

    /// The keys of own changes to which the browser has not answered, as far as this tab has heard.
    fn unanswered(&self) -> Vec<TextId> {
        let copy = self.store.shelf().0.borrow();
        let answers = self.inbox.iter().filter_map(|notice| match notice {
            Notice::Kept(change) | Notice::Refused(change) => Some(change),
            Notice::Other(_) => None,
        });
        copy.sent.iter().chain(answers).map(|change| change.key).collect()
    }

    /// The process hears the oldest `notices`, and its copy follows. While an own change of the same key is
    /// unanswered, the copy stays as it is.
    pub fn receive(&mut self, notices: usize) {
        for _ in 0..notices {
            let notice = self.inbox.pop_front();
            let unanswered = self.unanswered();
            let mut copy = self.store.shelf().0.borrow_mut();
            match notice {
                Some(Notice::Other(change)) if !unanswered.contains(&change.key) => apply(&mut copy.texts, &change),
                Some(Notice::Refused(change)) => drop(copy.texts.remove(&change.key)),
                Some(Notice::Other(_) | Notice::Kept(_)) | None => {}
            }
        }
    }

    /// Whether housekeeping would do something, if it did not hear anything.
    pub fn can_housekeep(&self, protocol: Protocol) -> bool {
        self.can_clear(protocol) || self.can_pack(protocol)
    }

    /// Housekeeping, as `Store::housekeep` and the page do it: listen, write again what vanished, or else clear what was
    /// packed once the browser has answered, or else pack.
    pub fn housekeep(&mut self, protocol: Protocol) -> Result<(), &'static str> {
        self.listen(protocol)?;
        if *self.store.state() != SaveState::Saved {
            let all: Vec<Fact> = self.memory.iter().map(|id| made_by(*id)).collect();
            self.store.ensure(&all);
        } else if self.can_clear(protocol) {
            self.clear(protocol);
        } else if self.can_pack(protocol) {
            self.pack(protocol);
        }
        self.journal(protocol);
        Ok(())
    }

    /// Whether there is something to pack.
    fn can_pack(&self, protocol: Protocol) -> bool {
        self.packs > 0
            && match protocol {
                Protocol::Real | Protocol::WithoutJournal | Protocol::ClearAtOnce => self.store.should_pack(),
                Protocol::OneKeyForAll => false,
                _ => self.old.is_empty() && self.readable().len() > 1,
            }
    }

    fn readable(&self) -> Vec<(String, Vec<Fact>)> {
        let copy = self.store.shelf().0.borrow();
        let read = |(key, text): (&TextId, &TextId)| {
            let (key, text) = (key.text(), text.text());
            Some((key.to_string(), decode(&key, &text).ok()?))
        };
        copy.texts.iter().filter_map(read).collect()
    }

    fn pack(&mut self, protocol: Protocol) {
        self.packs -= 1;
        match protocol {
            Protocol::Real | Protocol::WithoutJournal | Protocol::ClearAtOnce => {
                if let Some(plan) = self.store.pack_plan() {
                    let _keys = self.store.pack_write(&plan);
                }
                if protocol == Protocol::ClearAtOnce {
                    let _keys = self.store.pack_clear();
                }
            }
            Protocol::TrustOthers => self.remove_what_others_hold(),
            _ => self.pack_badly(protocol),
        }
    }

    fn pack_badly(&mut self, protocol: Protocol) {
        let keys = self.readable();
        let facts: BTreeSet<FactId> = keys.iter().flat_map(|(_, facts)| facts).map(|fact| fact.id).collect();
        let facts: Vec<Fact> = facts.into_iter().map(made_by).collect();
        let shelf = self.store.shelf();
        for (key, _) in &keys {
            if protocol == Protocol::RemoveFirst {
                let _gone = shelf.remove(key);
            } else if let Ok(Some(text)) = shelf.get(key) {
                self.old.push((key.clone(), text));
            }
        }
        let key = format!("xiaohao/1/{}/{}", actor(self.writer), 90 + u32::from(self.packs));
        self.write(&key, &facts);
    }

    fn remove_what_others_hold(&mut self) {
        let mut keys = self.readable();
        // Nobody has agreed on which of two goes.
        if self.writer.is_multiple_of(2) {
            keys.reverse();
        }
        for (key, facts) in &keys {
            let held = |other: &(String, Vec<Fact>)| other.0 != *key && facts.iter().all(|fact| other.1.contains(fact));
            if keys.iter().any(held) {
                let _gone = self.store.shelf().remove(key);
                return;
            }
        }
    }

    fn can_clear(&self, protocol: Protocol) -> bool {
        match protocol {
            Protocol::Real | Protocol::WithoutJournal => self.unanswered().is_empty() && self.store.pack_waits(),
            Protocol::OwnKeyWrittenOver => self.unanswered().is_empty() && !self.old.is_empty(),
            _ => false,
        }
    }

    fn clear(&mut self, protocol: Protocol) {
        if protocol.is_real() {
            let _keys = self.store.pack_clear();
        }
        for (key, text) in std::mem::take(&mut self.old) {
            if self.store.shelf().get(&key) == Ok(Some(text)) {
                let _gone = self.store.shelf().remove(&key);
            }
        }
    }

    /// Takes in what came; says what is wrong with what it then believes.
    fn listen(&mut self, protocol: Protocol) -> Result<(), &'static str> {
        let refreshed = self.store.refresh().facts;
        self.memory.extend(refreshed.iter().map(|fact| fact.id));
        if !protocol.is_real() {
            return Ok(());
        }
        let there = union(&self.store.shelf().0.borrow().texts);
        let all_there = self.acknowledged.is_subset(&there);
        match self.store.state() {
            SaveState::Saved if !all_there => Err("the tab says saved of what it does not see"),
            SaveState::Unsaved {
                why: UnsavedReason::Vanished,
                ..
            } if self.memory.is_subset(&there) => Err("the tab says that facts vanished which it sees"),
            _ => Ok(()),
        }
    }

    pub fn hash_into(&self, hasher: &mut impl Hasher) {
        self.hash_without_journal(hasher);
        self.journal.hash_into(hasher);
        self.said_saved.hash(hasher);
    }

    /// What this tab has come to as far as local storage goes.
    pub fn hash_without_journal(&self, hasher: &mut impl Hasher) {
        self.store.hash_into(hasher);
        self.store.shelf().0.borrow().hash(hasher);
        (&self.inbox, self.edits, self.packs, &self.old).hash(hasher);
        (self.writer, &self.acknowledged, &self.memory).hash(hasher);
    }
}
