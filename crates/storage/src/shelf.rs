//! The interface to a browser's local storage, and the ways in which it may refuse. The real one is in the app; one that
//! misbehaves on demand is in `fake`.

/// A string-to-string storage such as `localStorage`. Every call may fail at any time, and success is not trusted: what
/// was set is read back.
pub trait Shelf {
    /// All keys, also those of other programs, in any order.
    fn keys(&self) -> Result<Vec<String>, Fault>;
    /// The text under a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Stores a text under a key.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;
    /// Removes a key; no error if it is not there.
    fn remove(&self, key: &str) -> Result<(), Fault>;
}

impl<S: Shelf + ?Sized> Shelf for &S {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        (**self).keys()
    }
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        (**self).get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        (**self).set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), Fault> {
        (**self).remove(key)
    }
}

impl<S: Shelf + ?Sized> Shelf for std::rc::Rc<S> {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        (**self).keys()
    }
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        (**self).get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        (**self).set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), Fault> {
        (**self).remove(key)
    }
}

/// A refusal of the storage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// No room; with the browser's own name for it (`QuotaExceededError`, `NS_ERROR_DOM_QUOTA_REACHED`,
    /// code 22 …).
    Full(String),
    /// The browser denies this page its storage (`SecurityError`).
    Denied,
    /// This browser or mode has no storage.
    Absent,
    /// Anything else, in the browser's words.
    Other(String),
}

impl Fault {
    /// Whether the page has no storage at all, so that it works from memory.
    pub fn is_memory_only(&self) -> bool {
        matches!(self, Fault::Denied | Fault::Absent)
    }
}
