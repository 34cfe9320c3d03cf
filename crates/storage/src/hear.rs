//! Hearing what stands in storage: keys that other tabs wrote, keys that went, keys that cannot be read. Reads only;
//! nothing is written or removed here.

use crate::{
    Fault, SetAside, Shelf, Store, Unread, key,
    lines::{self, Lines},
    store::{Held, Known},
    text,
};
use ledger::Fact;

/// What was new in storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The facts of keys not read before; some of them may be known already.
    pub facts: Vec<Fact>,
    /// Why the keys could not be listed.
    pub fault: Option<Fault>,
}

/// How often the keys are listed again when some went away during reading.
const LISTINGS: usize = 4;

impl<S: Shelf> Store<S> {
    /// Another tab changed this key (a `storage` event). The state may change, if facts are no longer there.
    pub fn heard(&mut self, key: &str) -> Vec<Fact> {
        if !key.starts_with(&key::facts_prefix(self.round)) {
            return Vec::new();
        }
        let changed = |held: &Held| match self.shelf.get(key) {
            Ok(text) => text.is_none_or(|text| lines::mark(&text) != held.mark),
            Err(_) => false,
        };
        if let Some(Known::Held(held)) = self.known.get(key) {
            if !changed(held) {
                return Vec::new();
            }
            // Gone, most likely packed into a key that is not read yet. What it held may stand there.
            self.forget(key);
            return self.refresh().facts;
        }
        let mut facts = Vec::new();
        self.read(key, &mut facts);
        self.judge();
        facts
    }

    /// Lists the keys and reads those not read before. The state may change, if facts are no longer there.
    pub fn refresh(&mut self) -> Heard {
        let mut heard = Heard::default();
        for _ in 0..LISTINGS {
            let prefix = key::facts_prefix(self.round);
            let mut keys = match self.shelf.keys() {
                Ok(keys) => keys,
                Err(fault) => {
                    heard.fault = Some(fault);
                    return heard;
                }
            };
            keys.retain(|key| key.starts_with(&prefix));
            keys.sort_unstable();
            self.unread.clear();
            let mut all_there = true;
            for key in &keys {
                if !matches!(self.known.get(key), Some(Known::Held(_))) {
                    all_there &= self.read(key, &mut heard.facts);
                }
            }
            // A key that went while reading was packed by another tab: its facts stand in a newer key.
            if all_there {
                // What an unread key holds is not known; so nothing is taken for gone.
                if self.unread.is_empty() {
                    self.forget_all_but(&keys);
                }
                break;
            }
        }
        self.judge();
        heard
    }

    /// Reads a key that is not held; says whether it is there.
    fn read(&mut self, key: &str, facts: &mut Vec<Fact>) -> bool {
        let text = match self.shelf.get(key) {
            Ok(Some(text)) => text,
            Ok(None) => return false,
            Err(fault) => {
                self.unread.retain(|unread| unread.key != key);
                self.unread.push(Unread {
                    key: key.to_owned(),
                    fault,
                });
                return true;
            }
        };
        self.unread.retain(|unread| unread.key != key);
        self.take(key, &text, facts);
        true
    }

    fn take(&mut self, key: &str, text: &str, facts: &mut Vec<Fact>) {
        let mark = lines::mark(text);
        if let Some(Known::Aside(_, same)) = self.known.get(key)
            && *same == mark
        {
            return;
        }
        let read = if key::read_facts_key(key).is_none() {
            Err(crate::Why::Misnamed)
        } else {
            text::lines(key, text).and_then(|lines| Ok((text::facts(&lines)?, lines)))
        };
        match read {
            Ok((new, lines)) => {
                facts.extend(new);
                self.hold(key, text, &lines);
            }
            Err(why) => {
                let aside = SetAside {
                    key: key.to_owned(),
                    why,
                    length: key::units(text),
                };
                self.known.insert(key.to_owned(), Known::Aside(aside, mark));
            }
        }
    }

    /// Keys that are no longer there hold nothing any more.
    fn forget_all_but(&mut self, keys: &[String]) {
        let gone: Vec<String> = self
            .known
            .keys()
            .filter(|known| keys.binary_search(known).is_err())
            .cloned()
            .collect();
        for key in &gone {
            self.forget(key);
        }
    }

    /// This key is no longer there. Lines that no other key holds have vanished.
    pub(crate) fn forget(&mut self, key: &str) {
        let Some(Known::Held(held)) = self.known.remove(key) else {
            return;
        };
        for line in held.lines {
            if let Some(count) = self.held.get_mut(&line) {
                *count -= 1;
                if *count == 0 {
                    self.held.remove(&line);
                    self.vanished.insert(line);
                }
            }
        }
    }

    /// The lines of a key that is held, read again, if its text is still the same.
    pub(crate) fn read_again(&self, key: &str) -> Result<Option<Lines>, Fault> {
        let Some(Known::Held(held)) = self.known.get(key) else {
            return Ok(None);
        };
        let text = self.shelf.get(key)?.filter(|text| lines::mark(text) == held.mark);
        Ok(text.and_then(|text| text::lines(key, &text).ok()))
    }
}
