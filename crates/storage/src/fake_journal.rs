//! Fake journal database whose answers come when a test says so, or not at all: late, refused, lost, or cut off by the
//! end of the machine. For tests only, behind the feature `fake`.

use crate::{JournalAnswer, JournalCommit, JournalDoor, JournalFault, JournalRequest};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

/// Fate of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalFate {
    /// Carried out and answered.
    Done,
    /// Not carried out, and so answered.
    Refused(JournalFault),
    /// Answered as if carried out; a commit stores nothing.
    Lost,
    /// Carried out, and answered as if it were not.
    DoneButRefused(JournalFault),
}

#[derive(Default)]
struct Inner {
    entries: RefCell<BTreeMap<String, String>>,
    asked: RefCell<VecDeque<(u64, JournalRequest)>>,
    requests: Cell<usize>,
}

/// The fake database. Clones share their contents.
#[derive(Clone, Default)]
pub struct FakeJournal(Rc<Inner>);

impl JournalDoor for FakeJournal {
    fn ask(&self, ticket: u64, request: JournalRequest) {
        self.0.requests.set(self.0.requests.get() + 1);
        self.0.asked.borrow_mut().push_back((ticket, request));
    }
}

impl FakeJournal {
    /// An empty database.
    pub fn new() -> FakeJournal {
        FakeJournal::default()
    }

    /// The same entries, as another connection sees them; requests under way are not shared.
    pub fn connect(&self) -> FakeJournal {
        let other = FakeJournal::new();
        *other.0.entries.borrow_mut() = self.entries();
        other
    }

    /// Gives another connection the requests that are under way here.
    pub fn copy_requests(&self, to: &FakeJournal) {
        *to.0.asked.borrow_mut() = self.0.asked.borrow().clone();
    }

    /// All entries.
    pub fn entries(&self) -> BTreeMap<String, String> {
        self.0.entries.borrow().clone()
    }

    /// Replaces all entries, as another program or a clean-up does.
    pub fn set_entries(&self, entries: BTreeMap<String, String>) {
        *self.0.entries.borrow_mut() = entries;
    }

    /// Number of requests so far.
    pub fn requests(&self) -> usize {
        self.0.requests.get()
    }

    /// Whether a request waits for its answer.
    pub fn is_asked(&self) -> bool {
        !self.0.asked.borrow().is_empty()
    }

    /// Settles the oldest request: the ticket and the answer, to be passed on.
    pub fn settle(&self, fate: &JournalFate) -> Option<(u64, Result<JournalAnswer, JournalFault>)> {
        let (ticket, request) = self.0.asked.borrow_mut().pop_front()?;
        let answer = match fate {
            JournalFate::Done => Ok(self.carry_out(request, true)),
            JournalFate::Lost => Ok(self.carry_out(request, false)),
            JournalFate::Refused(fault) => Err(fault.clone()),
            JournalFate::DoneButRefused(fault) => {
                self.carry_out(request, true);
                Err(fault.clone())
            }
        };
        Some((ticket, answer))
    }

    /// The end of the machine: requests under way are never answered. The oldest one has been carried out or not.
    pub fn cut(&self, oldest_is_done: bool) {
        let oldest = self.0.asked.borrow_mut().pop_front();
        if let Some((_, request)) = oldest.filter(|_| oldest_is_done) {
            self.carry_out(request, true);
        }
        self.0.asked.borrow_mut().clear();
    }

    fn carry_out(&self, request: JournalRequest, stores: bool) -> JournalAnswer {
        let mut entries = self.0.entries.borrow_mut();
        match request {
            JournalRequest::List => JournalAnswer::Keys(entries.keys().cloned().collect()),
            JournalRequest::Read(keys) => {
                let text = |key: String| entries.get(&key).cloned().map(|text| (key, text));
                JournalAnswer::Texts(keys.into_iter().filter_map(text).collect())
            }
            JournalRequest::Commit(commit) => {
                if stores {
                    apply(&mut entries, commit);
                }
                JournalAnswer::Done
            }
            JournalRequest::Forget {
                prefixes,
                tombstone: (key, text),
            } => {
                if stores {
                    entries.retain(|key, _| !prefixes.iter().any(|prefix| key.starts_with(prefix)));
                    entries.insert(key, text);
                }
                JournalAnswer::Done
            }
        }
    }
}

fn apply(entries: &mut BTreeMap<String, String>, commit: JournalCommit) {
    for key in &commit.deletes {
        entries.remove(key);
    }
    entries.extend(commit.puts);
}
