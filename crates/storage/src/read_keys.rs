//! Reading of keys: those that other tabs wrote, those that are gone, those that cannot be read. Reads only; nothing
//! is written or removed here.

use crate::{
    Fault, RefusedKey, SetAside, Shelf, Store,
    fact_lines::{self, FactLines},
    key_name, key_text,
    store::{KeyState, ReadKey},
};
use ledger::Fact;

/// Outcome of [`Store::refresh`]: what was new in storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Facts of keys not read before. Some of them may be known already.
    pub facts: Vec<Fact>,
    /// Why the keys could not be listed.
    pub fault: Option<Fault>,
}

/// How often the keys are listed again when some disappeared during reading.
const MOST_LISTINGS: usize = 4;

impl<S: Shelf> Store<S> {
    /// Reads a key that another tab changed (a `storage` event). The state changes if facts are gone.
    pub fn key_changed(&mut self, key: &str) -> Vec<Fact> {
        if !key.starts_with(&key_name::facts_prefix(self.round)) {
            return Vec::new();
        }
        let changed = |entry: &ReadKey| match self.shelf.get(key) {
            Ok(text) => text.is_none_or(|text| fact_lines::mark(&text) != entry.mark),
            Err(_) => false,
        };
        if let Some(KeyState::Read(entry)) = self.known.get(key) {
            if !changed(entry) {
                return Vec::new();
            }
            // Most likely packed into a key that is not read yet, which then contains its facts.
            self.forget_key(key);
            return self.refresh().facts;
        }
        let mut facts = Vec::new();
        self.read(key, &mut facts);
        self.update_state();
        facts
    }

    /// Lists the keys and reads those not read before. The state changes if facts are gone.
    pub fn refresh(&mut self) -> Refreshed {
        let mut refreshed = Refreshed::default();
        for _ in 0..MOST_LISTINGS {
            let prefix = key_name::facts_prefix(self.round);
            let mut keys = match self.shelf.keys() {
                Ok(keys) => keys,
                Err(fault) => {
                    refreshed.fault = Some(fault);
                    return refreshed;
                }
            };
            keys.retain(|key| key.starts_with(&prefix));
            keys.sort_unstable();
            self.unread.clear();
            let mut all_there = true;
            for key in &keys {
                if !matches!(self.known.get(key), Some(KeyState::Read(_))) {
                    all_there &= self.read(key, &mut refreshed.facts);
                }
            }
            // A key that disappeared during reading was packed by another tab: its facts stand in a newer key.
            if all_there {
                // The contents of an unread key are unknown, so nothing counts as gone.
                if self.unread.is_empty() {
                    self.forget_keys_except(&keys);
                }
                break;
            }
        }
        self.update_state();
        refreshed
    }

    /// Reads a key that was not read before; false if it is not there.
    fn read(&mut self, key: &str, facts: &mut Vec<Fact>) -> bool {
        let text = match self.shelf.get(key) {
            Ok(Some(text)) => text,
            Ok(None) => return false,
            Err(fault) => {
                self.unread.retain(|unread| unread.key != key);
                self.unread.push(RefusedKey {
                    key: key.to_owned(),
                    fault,
                });
                return true;
            }
        };
        self.unread.retain(|unread| unread.key != key);
        self.accept(key, &text, facts);
        true
    }

    /// Registers the text of a key as read, or sets it aside.
    fn accept(&mut self, key: &str, text: &str, facts: &mut Vec<Fact>) {
        let mark = fact_lines::mark(text);
        if let Some(KeyState::SetAside(_, same)) = self.known.get(key)
            && *same == mark
        {
            return;
        }
        let read = if key_name::read_facts_key(key).is_none() {
            Err(crate::UnreadableReason::Misnamed)
        } else {
            key_text::lines(key, text).and_then(|lines| Ok((key_text::facts(&lines)?, lines)))
        };
        match read {
            Ok((new, lines)) => {
                facts.extend(new);
                self.register_key(key, text, &lines);
                self.read_since.push(key.to_owned());
            }
            Err(why) => {
                let aside = SetAside {
                    key: key.to_owned(),
                    why,
                    length: crate::text_units::units(text),
                };
                self.known.insert(key.to_owned(), KeyState::SetAside(aside, mark));
            }
        }
    }

    /// Forgets every known key that is not in this sorted list.
    fn forget_keys_except(&mut self, keys: &[String]) {
        let gone: Vec<String> = self
            .known
            .keys()
            .filter(|known| keys.binary_search(known).is_err())
            .cloned()
            .collect();
        for key in &gone {
            self.forget_key(key);
        }
    }

    /// Forgets a key that is gone. Lines that no other key contains have vanished.
    pub(crate) fn forget_key(&mut self, key: &str) {
        let Some(KeyState::Read(entry)) = self.known.remove(key) else {
            return;
        };
        for line in entry.lines {
            if let Some(count) = self.line_copies.get_mut(&line) {
                *count -= 1;
                if *count == 0 {
                    self.line_copies.remove(&line);
                    self.vanished.insert(line);
                }
            }
        }
    }

    /// Reads a known key once more: its lines, if its text is still the same.
    pub(crate) fn read_again(&self, key: &str) -> Result<Option<FactLines>, Fault> {
        let Some(KeyState::Read(entry)) = self.known.get(key) else {
            return Ok(None);
        };
        let text = self.shelf.get(key)?.filter(|text| fact_lines::mark(text) == entry.mark);
        Ok(text.and_then(|text| key_text::lines(key, &text).ok()))
    }
}
