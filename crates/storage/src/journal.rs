//! The journal: a second witness beside local storage, kept in an asynchronous database whose transactions are on the
//! disk once they complete (IndexedDB). Browsers write local storage to the disk late, so a power cut takes the last
//! seconds of it; the journal does not lose them.
//!
//! It contains every facts key of local storage under the same name with the same text. What it promises by itself:
//!
//! - All commits of a tab are applied in their order, each as a whole or not at all, one at a time.
//! - A commit deletes a key only if the facts of that key stand in keys that the same or an earlier commit of this tab
//!   stored. So the facts in the journal never become fewer, whichever tab commits and whenever the machine stops.
//!   (Only an example round that a person forgets is removed; see [`JournalRequest::Forget`].)
//!
//! [`Journal`] decides what to ask and when; the database itself is behind [`JournalDoor`]. No clock, no browser.

use crate::{
    JournalCommit, JournalComparison, JournalRequest, Recovered, Shelf, Store,
    journal_keys::{JournalKeys, read_journal_keys},
};

/// An answer of the database.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum JournalAnswer {
    /// Keys, in any order.
    Keys(Vec<String>),
    /// Texts with their keys.
    Texts(Vec<(String, String)>),
    /// The transaction has completed.
    Done,
}

/// Why the journal does not answer as it should.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum JournalFault {
    /// The browser denies this page the database.
    Denied,
    /// This browser or mode has no such database.
    Absent,
    /// Another tab with another version of the page keeps the database from being opened.
    Blocked,
    /// No room.
    Full,
    /// A request has not been answered for a long time; it is still under way.
    Slow,
    /// Anything else, in the browser's words.
    Other(String),
}

/// The interface to the database. A request is answered once, later, by a call of [`Journal::answer`] with its ticket,
/// and never from inside [`JournalDoor::ask`].
pub trait JournalDoor {
    /// Starts a request.
    fn ask(&self, ticket: u64, request: JournalRequest);
}

/// Whether everything that local storage holds is on the disk too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalState {
    /// Every commit has completed.
    OnDisk,
    /// A request is under way.
    Writing,
    /// Something is not on the disk yet, and why.
    Late(JournalFault),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Stage {
    /// Not read yet.
    Unread,
    /// The keys are asked for.
    Listing,
    /// Texts that local storage lacks are asked for.
    Reading,
    /// Read and compared.
    Open,
}

/// Largest number of bytes of text that one commit copies from local storage.
const COPY_BYTES: usize = 256 << 10;

/// The journal of one round, as one tab keeps it.
#[derive(Clone, Debug)]
pub struct Journal<D> {
    door: D,
    stage: Stage,
    next_ticket: u64,
    /// The request under way, and what it commits.
    in_flight: Option<(u64, JournalCommit)>,
    /// Commits not sent yet, merged.
    waiting: JournalCommit,
    /// Keys of local storage that the journal lacks.
    to_copy: Vec<String>,
    keys: JournalKeys,
    fault: Option<JournalFault>,
}

impl<D: JournalDoor> Journal<D> {
    /// A journal that has not been read. [`Journal::pump`] starts it.
    pub fn new(door: D) -> Journal<D> {
        Journal {
            door,
            stage: Stage::Unread,
            next_ticket: 1,
            in_flight: None,
            waiting: JournalCommit::default(),
            to_copy: Vec::new(),
            keys: JournalKeys::default(),
            fault: None,
        }
    }

    /// Takes over what the store has written, and sends the next request unless one is under way. To be called after
    /// every call of the store that may write; returns the ticket of the request that was sent.
    pub fn pump<S: Shelf>(&mut self, store: &mut Store<S>) -> Option<u64> {
        self.waiting.then(store.take_journal_changes());
        if self.in_flight.is_some() || self.fault.is_some() {
            return None;
        }
        let request = self.next_request(store)?;
        let commit = match &request {
            JournalRequest::Commit(commit) => commit.clone(),
            JournalRequest::List | JournalRequest::Read(_) | JournalRequest::Forget { .. } => JournalCommit::default(),
        };
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.in_flight = Some((ticket, commit));
        self.door.ask(ticket, request);
        Some(ticket)
    }

    fn next_request<S: Shelf>(&mut self, store: &mut Store<S>) -> Option<JournalRequest> {
        match self.stage {
            Stage::Unread => {
                self.stage = Stage::Listing;
                Some(JournalRequest::List)
            }
            Stage::Listing | Stage::Reading => None,
            Stage::Open => {
                let read = store.take_read_keys();
                self.to_copy.extend(
                    read.into_iter()
                        .filter(|_| !self.keys.forgotten.contains(&store.round())),
                );
                if self.waiting.is_empty() {
                    self.waiting = store.texts_for_journal(&mut self.to_copy, COPY_BYTES);
                }
                let commit = std::mem::take(&mut self.waiting);
                (!commit.is_empty()).then_some(JournalRequest::Commit(commit))
            }
        }
    }

    /// Takes the answer to a request. Returns what the journal had and local storage lacked; it has been written back
    /// to `store`. An answer to another ticket than the one under way is ignored.
    pub fn answer<S: Shelf>(
        &mut self,
        ticket: u64,
        answer: Result<JournalAnswer, JournalFault>,
        store: &mut Store<S>,
    ) -> Recovered {
        let Some((_, commit)) = self.in_flight.take_if(|(asked, _)| *asked == ticket) else {
            return Recovered::default();
        };
        self.fault = None;
        let mut recovered = Recovered::default();
        match (self.stage, answer) {
            (Stage::Listing, Ok(JournalAnswer::Keys(keys))) => {
                self.keys = read_journal_keys(&keys);
                let JournalComparison { fetch, copy } = store.compare_with_journal(&self.keys);
                self.to_copy = copy;
                self.stage = if fetch.is_empty() { Stage::Open } else { Stage::Reading };
                if !fetch.is_empty() {
                    self.send(JournalRequest::Read(fetch));
                }
            }
            (Stage::Reading, Ok(JournalAnswer::Texts(texts))) => {
                self.stage = Stage::Open;
                recovered = store.recover(&texts);
            }
            (Stage::Open, Ok(JournalAnswer::Done)) => {}
            (stage, answer) => {
                let fault = answer.err();
                self.fault = Some(fault.unwrap_or_else(|| JournalFault::Other("an answer to another question".into())));
                if stage != Stage::Open {
                    self.stage = Stage::Unread;
                }
                let later = std::mem::replace(&mut self.waiting, commit);
                self.waiting.then(later);
            }
        }
        self.pump(store);
        recovered
    }

    fn send(&mut self, request: JournalRequest) {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.in_flight = Some((ticket, JournalCommit::default()));
        self.door.ask(ticket, request);
    }

    /// Tries again after a fault. For housekeeping.
    pub fn retry<S: Shelf>(&mut self, store: &mut Store<S>) -> Option<u64> {
        if self.in_flight.is_none() {
            self.fault = None;
        }
        self.pump(store)
    }

    /// Notes that a request has been under way for a long time; false if it has been answered.
    pub fn note_overdue(&mut self, ticket: u64) -> bool {
        let is_overdue = self.ticket() == Some(ticket);
        if is_overdue {
            self.fault = Some(JournalFault::Slow);
        }
        is_overdue
    }

    /// Whether everything is on the disk.
    pub fn state(&self) -> JournalState {
        let idle =
            self.stage == Stage::Open && self.in_flight.is_none() && self.waiting.is_empty() && self.to_copy.is_empty();
        match &self.fault {
            Some(fault) => JournalState::Late(fault.clone()),
            None if idle => JournalState::OnDisk,
            None => JournalState::Writing,
        }
    }

    /// Whether the journal has been read and compared with local storage.
    pub fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    /// The ticket of the request under way.
    pub fn ticket(&self) -> Option<u64> {
        self.in_flight.as_ref().map(|(ticket, _)| *ticket)
    }

    /// The keys found in the journal when it was listed.
    pub fn keys(&self) -> &JournalKeys {
        &self.keys
    }

    /// The database.
    pub fn door(&self) -> &D {
        &self.door
    }
}

#[cfg(feature = "fake")]
impl<D> Journal<D> {
    /// Hashes everything that decides what this journal does next.
    pub fn hash_into(&self, hasher: &mut impl std::hash::Hasher) {
        use std::hash::Hash as _;
        let in_flight = self.in_flight.as_ref().map(|(_, commit)| commit);
        (self.stage, in_flight, &self.waiting, &self.to_copy, &self.fault).hash(hasher);
    }
}
