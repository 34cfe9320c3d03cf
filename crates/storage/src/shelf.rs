//! The door to a browser's local storage: what the crate asks of it, and in which ways it may say no. The real one
//! stands in the app; one that misbehaves on demand is in `fake`.

/// A string-to-string storage, such as `localStorage`. Every call may fail, at any time, and a call that succeeds is
/// not believed: what was set is read back.
pub trait Shelf {
    /// All keys, also those of other programs, in any order.
    fn keys(&self) -> Result<Vec<String>, Fault>;
    /// The text under a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Puts a text under a key.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;
    /// Takes a key away; nothing happens if it is not there.
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

/// How the storage said no.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// There is no room; with the browser's own name for it (`QuotaExceededError`, `NS_ERROR_DOM_QUOTA_REACHED`,
    /// code 22 …).
    Full(String),
    /// The browser does not let this page use storage (`SecurityError`).
    Denied,
    /// There is no storage in this browser or mode.
    Absent,
    /// Anything else, in the browser's words.
    Other(String),
}

impl Fault {
    /// Whether the page has no storage at all for now, so that it works from memory.
    pub fn is_memory_only(&self) -> bool {
        matches!(self, Fault::Denied | Fault::Absent)
    }
}
