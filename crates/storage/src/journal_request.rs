//! Requests to the database of the journal: what is stored and deleted together, and what is asked. Plain values; when to ask is
//! decided in `journal`.

use std::collections::{BTreeMap, BTreeSet};

/// Changes of the journal that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct JournalCommit {
    /// Texts to store, by key.
    pub puts: BTreeMap<String, String>,
    /// Keys to delete.
    pub deletes: BTreeSet<String>,
}

impl JournalCommit {
    /// Whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.deletes.is_empty()
    }

    pub(crate) fn put(&mut self, key: &str, text: &str) {
        self.deletes.remove(key);
        self.puts.insert(key.to_owned(), text.to_owned());
    }

    pub(crate) fn delete(&mut self, key: &str) {
        self.puts.remove(key);
        self.deletes.insert(key.to_owned());
    }

    /// Adds a later commit, so that both can be applied as one.
    pub(crate) fn then(&mut self, later: JournalCommit) {
        later.deletes.iter().for_each(|key| self.delete(key));
        later.puts.iter().for_each(|(key, text)| self.put(key, text));
    }
}

/// A request to the database.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum JournalRequest {
    /// All keys of all rounds. Answer: [`crate::JournalAnswer::Keys`].
    List,
    /// The texts of these keys; keys that are gone are left out. Answer: [`crate::JournalAnswer::Texts`].
    Read(Vec<String>),
    /// One transaction, to be on the disk when answered. Answer: [`crate::JournalAnswer::Done`].
    Commit(JournalCommit),
    /// One transaction that deletes every key with one of these prefixes and stores the entry. Answer:
    /// [`crate::JournalAnswer::Done`].
    Forget {
        /// Prefixes of the keys to delete.
        prefixes: Vec<String>,
        /// Key and text of the tombstone.
        tombstone: (String, String),
    },
}
