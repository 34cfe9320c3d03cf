//! A storage that misbehaves on demand: at the n-th call, once or from then on, in every way a browser's does. For
//! tests only, behind the feature `fake`; the app never has it.

use crate::{Fault, Shelf, Store, store::Known, units};
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    hash::{Hash, Hasher},
    rc::Rc,
};

/// In which way the storage misbehaves.
#[derive(Clone)]
pub enum Trouble {
    /// No room (for `set`), under this name.
    Full(&'static str),
    /// Access denied, whatever is asked.
    Denied,
    /// No storage, whatever is asked.
    Absent,
    /// The text is cut: stored so by `set`, given so by `get`.
    Cut,
    /// The text is changed in one place: stored so by `set`, given so by `get`.
    Garbled,
    /// `get` gives the key's text of before, or else an earlier text of another key.
    OldValue,
    /// `set` says yes and keeps nothing; `get` knows nothing.
    Lost,
    /// `set` keeps the text and says no.
    KeptButRefused,
    /// Another tab does this just before the call.
    OtherTab(Rc<dyn Fn(&FakeShelf)>),
}

/// The three names under which browsers say that there is no room.
pub const FULL: [&str; 3] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"];

#[derive(Default)]
struct Inner {
    texts: RefCell<BTreeMap<String, String>>,
    earlier: RefCell<Vec<(String, String)>>,
    calls: Cell<usize>,
    trouble: RefCell<Option<Planned>>,
    struck: Cell<usize>,
    quota: Cell<Option<usize>>,
    overwritten: Cell<usize>,
}

#[derive(Clone)]
struct Planned {
    trouble: Trouble,
    from: usize,
    lasting: bool,
}

/// The storage. Clones are the same storage, as two tabs of one process see it.
#[derive(Clone, Default)]
pub struct FakeShelf(Rc<Inner>);

impl FakeShelf {
    /// An empty storage that behaves.
    pub fn new() -> FakeShelf {
        FakeShelf::default()
    }

    /// Misbehaves at the n-th call from now (from 1): only then, or from then on.
    pub fn plan(&self, trouble: Trouble, nth: usize, lasting: bool) {
        let from = self.0.calls.get() + nth;
        *self.0.trouble.borrow_mut() = Some(Planned { trouble, from, lasting });
        self.0.struck.set(0);
    }

    /// Behaves again.
    pub fn heal(&self) {
        *self.0.trouble.borrow_mut() = None;
    }

    /// How often the planned trouble came since it was planned.
    pub fn struck(&self) -> usize {
        self.0.struck.get()
    }

    /// How many calls there were.
    pub fn calls(&self) -> usize {
        self.0.calls.get()
    }

    /// How often a text was put over a different one.
    pub fn overwritten(&self) -> usize {
        self.0.overwritten.get()
    }

    /// Takes no more than this many UTF-16 units of keys and texts.
    pub fn set_quota(&self, units: Option<usize>) {
        self.0.quota.set(units);
    }

    /// All there is, as it is.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.0.texts.borrow().clone()
    }

    /// Puts a text there past all trouble, as other programs do.
    pub fn put(&self, key: &str, text: &str) {
        self.0.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// Takes a key away past all trouble.
    pub fn take(&self, key: &str) {
        self.0.texts.borrow_mut().remove(key);
    }

    /// A separate storage with the same texts and no trouble.
    pub fn copy(&self) -> FakeShelf {
        let copy = FakeShelf::new();
        *copy.0.texts.borrow_mut() = self.texts();
        copy
    }

    /// UTF-16 units of all keys and texts.
    pub fn units(&self) -> usize {
        self.0.texts.borrow().iter().map(|(k, t)| units(k) + units(t)).sum()
    }

    fn call(&self) -> Option<Trouble> {
        let now = self.0.calls.get() + 1;
        self.0.calls.set(now);
        let planned = self.0.trouble.borrow().clone()?;
        let strikes = now == planned.from || planned.lasting && now > planned.from;
        if !strikes {
            return None;
        }
        self.0.struck.set(self.0.struck.get() + 1);
        if let Trouble::OtherTab(act) = &planned.trouble {
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
            Some(Trouble::Denied) => Err(Fault::Denied),
            Some(Trouble::Absent) => Err(Fault::Absent),
            _ => Ok(self.0.texts.borrow().keys().cloned().collect()),
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let trouble = self.call();
        let text = self.0.texts.borrow().get(key).cloned();
        Ok(match trouble {
            Some(Trouble::Denied) => return Err(Fault::Denied),
            Some(Trouble::Absent) => return Err(Fault::Absent),
            Some(Trouble::Cut) => text.as_deref().map(cut),
            Some(Trouble::Garbled) => text.as_deref().map(garbled),
            Some(Trouble::OldValue) => self.earlier(key),
            Some(Trouble::Lost) => None,
            _ => text,
        })
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        match self.call() {
            Some(Trouble::Denied) => Err(Fault::Denied),
            Some(Trouble::Absent) => Err(Fault::Absent),
            Some(Trouble::Full(name)) => Err(Fault::Full(name.to_owned())),
            Some(Trouble::Cut) => self.keep(key, &cut(text)),
            Some(Trouble::Garbled) => self.keep(key, &garbled(text)),
            Some(Trouble::Lost) => Ok(()),
            Some(Trouble::KeptButRefused) => {
                self.keep(key, text)?;
                Err(Fault::Other("refused, though kept".into()))
            }
            _ => self.keep(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        match self.call() {
            Some(Trouble::Denied) => Err(Fault::Denied),
            Some(Trouble::Absent) => Err(Fault::Absent),
            Some(Trouble::Lost) => Ok(()),
            _ => {
                self.0.texts.borrow_mut().remove(key);
                Ok(())
            }
        }
    }
}

/// A text with a right header and checksum around any body, for tests of hostile texts: `what` is the kind and the
/// numbers that go with it.
pub fn sealed(key: &str, what: &str, body: &str) -> String {
    crate::text::seal(key, what, body)
}

/// Bytes in the letters of packed texts, for the same.
pub fn in_letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    crate::letters::write(bytes, &mut text);
    text
}

impl<S: Shelf> Store<S> {
    /// Puts all that this store knows and will act upon into a hash, so that an exhaustive search can tell the states
    /// it has seen. (Not the count of calls of `tend`.)
    pub fn hash_into(&self, hasher: &mut impl Hasher) {
        (self.next, self.next_note, &self.litter, &self.packing).hash(hasher);
        // A text's mark depends on its key too.
        for known in self.known.values() {
            match known {
                Known::Held(held) => held.mark.hash(hasher),
                Known::Aside(_, mark) => mark.hash(hasher),
            }
        }
        self.vanished.iter().collect::<BTreeSet<_>>().hash(hasher);
        self.unsaved.iter().for_each(|fact| fact.id.hash(hasher));
        (self.why.is_some(), self.unread.len()).hash(hasher);
    }
}
