//! Local storage as Chromium has it: each renderer process sees a copy of its own; what it changes is in its copy at
//! once and goes to the browser process in order, which keeps it (or refuses a write for which there is no room left)
//! and tells all the other processes, in the order in which it took the changes.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
};
use storage::{Fault, JournalAnswer, JournalDoor, JournalRequest, Shelf};

/// A text that is kept once and then known by its number: states share nearly all of theirs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TextId(u32);

#[derive(Default)]
struct TextTable {
    known: HashMap<Rc<str>, TextId>,
    all: Vec<Rc<str>>,
}

thread_local! {
    static TEXT_TABLE: RefCell<TextTable> = RefCell::default();
}

impl TextId {
    pub fn of(text: &str) -> TextId {
        TEXT_TABLE.with(|words| {
            let TextTable { known, all } = &mut *words.borrow_mut();
            if let Some(word) = known.get(text) {
                return *word;
            }
            let (word, text) = (TextId(all.len() as u32), Rc::<str>::from(text));
            all.push(text.clone());
            known.insert(text, word);
            word
        })
    }

    pub fn text(self) -> Rc<str> {
        TEXT_TABLE.with(|words| words.borrow().all[self.0 as usize].clone())
    }
}

pub type Texts = BTreeMap<TextId, TextId>;

/// A change of one key.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Change {
    pub key: TextId,
    /// The new text; nothing if the key is removed.
    pub text: Option<TextId>,
}

/// What a process has yet to hear from the browser.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Notice {
    /// Another process changed this.
    Other(Change),
    /// Its own change was kept.
    Kept(Change),
    /// Its own write was refused.
    Refused(Change),
}

/// A process's own copy, and its changes on the way to the browser.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct Copy {
    pub texts: Texts,
    pub sent: VecDeque<Change>,
}

/// The storage as a page of one process sees it.
#[derive(Clone, Default, Debug)]
pub struct ProcessView(pub RefCell<Copy>);

impl ProcessView {
    pub fn of(texts: &Texts) -> ProcessView {
        ProcessView(RefCell::new(Copy {
            texts: texts.clone(),
            sent: VecDeque::new(),
        }))
    }

    fn change(&self, change: Change) {
        let mut copy = self.0.borrow_mut();
        apply(&mut copy.texts, &change);
        copy.sent.push_back(change);
    }
}

pub fn apply(texts: &mut Texts, change: &Change) {
    match &change.text {
        Some(text) => texts.insert(change.key, *text),
        None => texts.remove(&change.key),
    };
}

impl Shelf for ProcessView {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.0.borrow().texts.keys().map(|key| key.text().to_string()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self
            .0
            .borrow()
            .texts
            .get(&TextId::of(key))
            .map(|text| text.text().to_string()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.change(Change {
            key: TextId::of(key),
            text: Some(TextId::of(text)),
        });
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        if self.0.borrow().texts.contains_key(&TextId::of(key)) {
            self.change(Change {
                key: TextId::of(key),
                text: None,
            });
        }
        Ok(())
    }
}

/// A tab's connection to the journal: requests that are not answered yet.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Connection(pub RefCell<VecDeque<(u64, JournalRequest)>>);

impl JournalDoor for Connection {
    fn ask(&self, ticket: u64, request: JournalRequest) {
        self.0.borrow_mut().push_back((ticket, request));
    }
}

/// Carries out a request on the journal's entries.
pub fn carry_out(entries: &mut Texts, request: JournalRequest) -> JournalAnswer {
    match request {
        JournalRequest::List => JournalAnswer::Keys(entries.keys().map(|key| key.text().to_string()).collect()),
        JournalRequest::Read(keys) => {
            let text = |key: String| {
                entries
                    .get(&TextId::of(&key))
                    .map(|text| (key, text.text().to_string()))
            };
            JournalAnswer::Texts(keys.into_iter().filter_map(text).collect())
        }
        JournalRequest::Commit(commit) => {
            for key in &commit.deletes {
                entries.remove(&TextId::of(key));
            }
            let puts = commit.puts.iter();
            entries.extend(puts.map(|(key, text)| (TextId::of(key), TextId::of(text))));
            JournalAnswer::Done
        }
        JournalRequest::Forget { .. } => unreachable!("no example is forgotten here"),
    }
}
