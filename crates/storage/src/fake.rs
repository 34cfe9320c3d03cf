//! Fake storage that misbehaves on demand: at the n-th call, once or from then on, in every way that browsers do. For
//! tests only, behind the feature `fake`; never part of the app.

use crate::{Fault, Shelf, Store, store::KeyState, units};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    hash::{Hash, Hasher},
    rc::Rc,
};

/// A way in which the storage misbehaves.
#[derive(Clone)]
pub enum FakeFault {
    /// No room (for `set`), under this name.
    Full(&'static str),
    /// Access is denied for every call.
    Denied,
    /// There is no storage, for every call.
    Absent,
    /// The text is cut short, by `set` or by `get`.
    Cut,
    /// One character of the text is changed, by `set` or by `get`.
    Garbled,
    /// `get` returns the key's previous text, or else an earlier text of another key.
    OldValue,
    /// `set` reports success and stores nothing; `get` finds nothing.
    Lost,
    /// `set` stores the text and reports failure.
    KeptButRefused,
    /// Another tab acts just before the call.
    OtherTab(Rc<dyn Fn(&FakeShelf)>),
}

/// The three names by which browsers report a full storage.
pub const FULL: [&str; 3] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"];

#[derive(Default)]
struct Inner {
    texts: RefCell<BTreeMap<String, String>>,
    earlier: RefCell<Vec<(String, String)>>,
    calls: Cell<usize>,
    trouble: RefCell<Option<PlannedFault>>,
    strikes: Cell<usize>,
    quota: Cell<Option<usize>>,
    overwritten: Cell<usize>,
}

#[derive(Clone)]
struct PlannedFault {
    trouble: FakeFault,
    from: usize,
    lasting: bool,
}

/// The fake storage. Clones share their contents, like two tabs of one process.
#[derive(Clone, Default)]
pub struct FakeShelf(Rc<Inner>);

impl FakeShelf {
    /// An empty, well-behaved storage.
    pub fn new() -> FakeShelf {
        FakeShelf::default()
    }

    /// Plans a fault at the n-th call from now (from 1): only then, or from then on.
    pub fn plan(&self, trouble: FakeFault, nth: usize, lasting: bool) {
        let from = self.0.calls.get() + nth;
        *self.0.trouble.borrow_mut() = Some(PlannedFault { trouble, from, lasting });
        self.0.strikes.set(0);
    }

    /// Ends the planned fault.
    pub fn heal(&self) {
        *self.0.trouble.borrow_mut() = None;
    }

    /// How often the planned fault has struck.
    pub fn strikes(&self) -> usize {
        self.0.strikes.get()
    }

    /// Number of calls so far.
    pub fn calls(&self) -> usize {
        self.0.calls.get()
    }

    /// How often a key was overwritten by a different text.
    pub fn overwritten(&self) -> usize {
        self.0.overwritten.get()
    }

    /// Sets a quota in UTF-16 units of keys and texts.
    pub fn set_quota(&self, units: Option<usize>) {
        self.0.quota.set(units);
    }

    /// All keys and texts.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.0.texts.borrow().clone()
    }

    /// Stores a text without any fault, as other programs do.
    pub fn put(&self, key: &str, text: &str) {
        self.0.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// Removes a key without any fault, as other programs do.
    pub fn erase(&self, key: &str) {
        self.0.texts.borrow_mut().remove(key);
    }

    /// A separate, well-behaved storage with the same texts.
    pub fn copy(&self) -> FakeShelf {
        let copy = FakeShelf::new();
        *copy.0.texts.borrow_mut() = self.texts();
        copy
    }

    /// Size of all keys and texts in UTF-16 units.
    pub fn units(&self) -> usize {
        self.0.texts.borrow().iter().map(|(k, t)| units(k) + units(t)).sum()
    }

    fn call(&self) -> Option<FakeFault> {
        let now = self.0.calls.get() + 1;
        self.0.calls.set(now);
        let planned = self.0.trouble.borrow().clone()?;
        let strikes = now == planned.from || planned.lasting && now > planned.from;
        if !strikes {
            return None;
        }
        self.0.strikes.set(self.0.strikes.get() + 1);
        if let FakeFault::OtherTab(act) = &planned.trouble {
            self.heal();
            act(self);
            return None;
        }
        Some(planned.trouble)
    }

    fn keep(&self, key: &str, text: &str) -> Result<(), Fault> {
        let mut texts = self.0.texts.borrow_mut();
        if let Some(quota) = self.0.quota.get() {
            let others = texts.iter().filter(|(k, _)| *k != key);
            let used: usize = others.map(|(k, t)| units(k) + units(t)).sum();
            if used + units(key) + units(text) > quota {
                return Err(Fault::Full("QuotaExceededError".into()));
            }
        }
        self.0.earlier.borrow_mut().push((key.to_owned(), text.to_owned()));
        if let Some(before) = texts.insert(key.to_owned(), text.to_owned())
            && before != text
        {
            self.0.overwritten.set(self.0.overwritten.get() + 1);
        }
        Ok(())
    }

    fn earlier(&self, key: &str) -> Option<String> {
        let now = self.0.texts.borrow().get(key).cloned();
        let earlier = self.0.earlier.borrow();
        let other = |(_, text): &&(String, String)| Some(text) != now.as_ref();
        let same_key = earlier.iter().rev().filter(|(k, _)| k == key).find(other);
        same_key
            .or_else(|| earlier.iter().rev().find(other))
            .map(|(_, text)| text.clone())
    }
}

fn cut(text: &str) -> String {
    text.chars().take(text.chars().count() * 2 / 3).collect()
}

fn garbled(text: &str) -> String {
    let middle = text.chars().count() / 2;
    let change = |(place, c)| match (place == middle, c) {
        (true, '乱') => '码',
        (true, _) => '乱',
        (false, c) => c,
    };
    text.chars().enumerate().map(change).collect()
}

impl Shelf for FakeShelf {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        match self.call() {
            Some(FakeFault::Denied) => Err(Fault::Denied),
            Some(FakeFault::Absent) => Err(Fault::Absent),
            _ => Ok(self.0.texts.borrow().keys().cloned().collect()),
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let trouble = self.call();
        let text = self.0.texts.borrow().get(key).cloned();
        Ok(match trouble {
            Some(FakeFault::Denied) => return Err(Fault::Denied),
            Some(FakeFault::Absent) => return Err(Fault::Absent),
            Some(FakeFault::Cut) => text.as_deref().map(cut),
            Some(FakeFault::Garbled) => text.as_deref().map(garbled),
            Some(FakeFault::OldValue) => self.earlier(key),
            Some(FakeFault::Lost) => None,
            _ => text,
        })
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        match self.call() {
            Some(FakeFault::Denied) => Err(Fault::Denied),
            Some(FakeFault::Absent) => Err(Fault::Absent),
            Some(FakeFault::Full(name)) => Err(Fault::Full(name.to_owned())),
            Some(FakeFault::Cut) => self.keep(key, &cut(text)),
            Some(FakeFault::Garbled) => self.keep(key, &garbled(text)),
            Some(FakeFault::Lost) => Ok(()),
            Some(FakeFault::KeptButRefused) => {
                self.keep(key, text)?;
                Err(Fault::Other("refused, though kept".into()))
            }
            _ => self.keep(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        match self.call() {
            Some(FakeFault::Denied) => Err(Fault::Denied),
            Some(FakeFault::Absent) => Err(Fault::Absent),
            Some(FakeFault::Lost) => Ok(()),
            _ => {
                self.0.texts.borrow_mut().remove(key);
                Ok(())
            }
        }
    }
}

/// A text with a correct header and checksum around any body, for tests of hostile texts. `what` is the kind with its
/// numbers.
pub fn sealed(key: &str, what: &str, body: &str) -> String {
    crate::key_text::seal(key, what, body)
}

/// Bytes in base32768, for the same.
pub fn in_base32768(bytes: &[u8]) -> String {
    let mut text = String::new();
    crate::base32768::write(bytes, &mut text);
    text
}

impl<S: Shelf> Store<S> {
    /// Hashes everything this store knows and acts upon, so that an exhaustive search recognises states it has seen. (The
    /// number of `housekeep` calls is left out.)
    pub fn hash_into(&self, hasher: &mut impl Hasher) {
        (self.next, self.next_note, &self.mismatched, &self.packing).hash(hasher);
        // A text's mark depends on its key too.
        for known in self.known.values() {
            match known {
                KeyState::Read(entry) => entry.mark.hash(hasher),
                KeyState::SetAside(_, mark) => mark.hash(hasher),
            }
        }
        self.vanished.iter().collect::<BTreeSet<_>>().hash(hasher);
        self.unsaved.iter().for_each(|fact| fact.id.hash(hasher));
        (self.why.is_some(), self.unread.len()).hash(hasher);
        (&self.journal_changes, &self.journal_only, self.journaled).hash(hasher);
        self.read_since.hash(hasher);
    }
}
