//! An exhaustive search over all orders in which tabs, the browser and misfortune can act.

#![allow(clippy::indexing_slicing, reason = "a failed expectation is a failed test")]

pub mod browser;
pub mod explore;
pub mod tab;

use browser::{Change, Notice, TextId, Texts, apply};
use ledger::FactId;
use std::{
    collections::{BTreeSet, HashMap, VecDeque, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};
use tab::{Protocol, Tab, union};

/// How much may happen.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub protocol: Protocol,
    /// Keys of earlier tabs that are there from the start.
    pub keys_before: u32,
    pub tabs: usize,
    /// Edits of the first tab, the second …, and of those opened later in their places.
    pub edits: [u32; 3],
    /// Packings, likewise.
    pub packs: [u8; 3],
    /// Tabs that may die, with all that is still on its way from them.
    pub deaths: u8,
    /// Writes that the browser may refuse although the tab saw room for them.
    pub refusals: u8,
    /// Tabs that may be opened later.
    pub reopens: u8,
    /// Power cuts: every tab is gone, local storage is as it was at the start, and the journal has what it has
    /// completed.
    pub cuts: u8,
    /// The journal may answer at any time. Otherwise it answers at once.
    pub late_journal: bool,
    /// Leaves out orders that come to the same as others: the browser takes what is on its way before any tab acts
    /// again. What tabs know of each other is in how much they have heard, not in how long their changes were on the
    /// way; changes of different keys come to the same in either order; and no two tabs change one key but to remove
    /// it. Held against the search of all orders in a test.
    pub reduced: bool,
}

#[derive(Clone, Debug)]
struct State {
    texts: Texts,
    /// The entries of the journal.
    journal: Texts,
    /// Facts of which any tab ever said 已保存, also one that is gone.
    said_saved: BTreeSet<FactId>,
    tabs: Vec<Option<Tab>>,
    deaths: u8,
    refusals: u8,
    reopens: u8,
    cuts: u8,
}

/// A step of one of the actors. What a tab's process hears matters only to housekeeping, which alone reads what is
/// there; so hearing is part of that, in every number of notices, instead of a step of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Append(usize),
    /// The tab's process hears so many notices, then the tab does a step of housekeeping.
    Housekeep(usize, usize),
    /// The browser takes the tab's oldest change.
    Take(usize),
    /// The browser refuses it, if it is a write.
    Refuse(usize),
    Die(usize),
    Open(usize),
    /// The journal carries out the oldest request of the tab.
    Settle(usize),
    PowerCut,
}

/// What a search came to.
pub struct SearchResult {
    pub states: usize,
    pub steps: usize,
    /// The states after which nothing more can happen, by their marks.
    pub ends: BTreeSet<u64>,
    /// How it came to what must not be, if it did.
    pub wrong: Option<(String, Vec<Action>)>,
}

impl State {
    fn first(bounds: &Bounds, texts: Texts) -> State {
        let open = |number| {
            let tab = Tab::open(&texts, number as u64 + 1, bounds.packs[number], bounds.protocol);
            Some(tab)
        };
        let mut first = State {
            tabs: (0..bounds.tabs).map(open).collect(),
            journal: texts.clone(),
            said_saved: BTreeSet::new(),
            cuts: bounds.cuts,
            texts,
            deaths: bounds.deaths,
            refusals: bounds.refusals,
            reopens: bounds.reopens,
        };
        (0..bounds.tabs).for_each(|tab| first.settle_all(tab));
        first
    }

    /// The journal answers everything that a tab has asked.
    fn settle_all(&mut self, place: usize) {
        if let Some(tab) = &mut self.tabs[place] {
            while tab.asks_journal() {
                tab.settle(&mut self.journal);
            }
        }
        self.remember_said();
    }

    fn remember_said(&mut self) {
        let said = self.tabs.iter().flatten().flat_map(|tab| &tab.said_saved);
        self.said_saved.extend(said);
    }

    fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.texts, self.deaths, self.refusals, self.reopens).hash(&mut hasher);
        (&self.journal, &self.said_saved, self.cuts).hash(&mut hasher);
        for tab in &self.tabs {
            tab.is_some().hash(&mut hasher);
            if let Some(tab) = tab {
                tab.hash_into(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// What it has come to as far as local storage goes. (The journal also has what died on its way to the browser, and how
    /// much that was depends on how late the browser took it.)
    fn end_mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.texts, self.deaths, self.refusals, self.reopens).hash(&mut hasher);
        for tab in &self.tabs {
            tab.is_some().hash(&mut hasher);
            if let Some(tab) = tab {
                tab.hash_without_journal(&mut hasher);
            }
        }
        hasher.finish()
    }

    fn actions(&self, bounds: &Bounds) -> Vec<Action> {
        let mut all = Vec::new();
        if self.cuts > 0 {
            all.push(Action::PowerCut);
        }
        let on_the_way = |tab: &Tab| !tab.store.shelf().0.borrow().sent.is_empty();
        let only_browser = bounds.reduced && self.tabs.iter().flatten().any(on_the_way);
        for (i, tab) in self.tabs.iter().enumerate() {
            let Some(tab) = tab else {
                if self.reopens > 0 && !only_browser {
                    all.push(Action::Open(i));
                }
                continue;
            };
            let sent = &tab.store.shelf().0.borrow().sent;
            let write_waits = sent.front().is_some_and(|change| change.text.is_some());
            for (can, action) in [
                (!only_browser && tab.edits < bounds.edits[i], Action::Append(i)),
                (
                    !only_browser && tab.can_housekeep(bounds.protocol),
                    Action::Housekeep(i, 0),
                ),
                (!sent.is_empty(), Action::Take(i)),
                (write_waits && self.refusals > 0, Action::Refuse(i)),
                (self.deaths > 0, Action::Die(i)),
                (tab.asks_journal(), Action::Settle(i)),
            ] {
                if can {
                    all.push(action);
                }
            }
            if only_browser {
                continue;
            }
            all.extend((1..=tab.inbox.len()).map(|notices| Action::Housekeep(i, notices)));
        }
        all
    }

    fn after(&self, action: Action, bounds: &Bounds, first: &State) -> Result<State, String> {
        let mut next = self.after_step(action, bounds, first)?;
        if !bounds.late_journal {
            (0..next.tabs.len()).for_each(|tab| next.settle_all(tab));
        }
        next.remember_said();
        Ok(next)
    }

    fn after_step(&self, action: Action, bounds: &Bounds, first: &State) -> Result<State, String> {
        let mut next = self.clone();
        if action == Action::PowerCut {
            next.cuts -= 1;
            next.texts = first.texts.clone();
            next.tabs.iter_mut().for_each(|tab| *tab = None);
            return Ok(next);
        }
        let (Action::Append(i)
        | Action::Housekeep(i, _)
        | Action::Take(i)
        | Action::Refuse(i)
        | Action::Die(i)
        | Action::Settle(i)
        | Action::Open(i)) = action
        else {
            return Ok(next);
        };
        if action == Action::Open(i) {
            next.reopens -= 1;
            let writer = 10 + i as u64 + 10 * u64::from(next.reopens);
            next.tabs[i] = Some(Tab::open(&next.texts, writer, bounds.packs[i], bounds.protocol));
            return Ok(next);
        }
        let Some(mut tab) = next.tabs[i].take() else {
            return Ok(next);
        };
        match action {
            Action::Append(_) => tab.append(bounds.protocol),
            Action::Housekeep(_, notices) => {
                tab.receive(notices);
                tab.housekeep(bounds.protocol)?;
            }
            Action::Take(_) => next.take(&mut tab, bounds.protocol)?,
            Action::Settle(_) => tab.settle(&mut next.journal),
            Action::Refuse(_) => {
                next.refusals -= 1;
                if let Some(change) = tab.store.shelf().0.borrow_mut().sent.pop_front() {
                    tab.inbox.push_back(Notice::Refused(change));
                }
            }
            Action::Die(_) | Action::Open(_) | Action::PowerCut => {
                next.deaths -= 1;
                return Ok(next);
            }
        }
        // That its change was kept tells a tab only that it may clear, which it may also do later; so it hears that
        // as soon as it can.
        while matches!(tab.inbox.front(), Some(Notice::Kept(_))) {
            tab.inbox.pop_front();
        }
        next.tabs[i] = Some(tab);
        Ok(next)
    }

    /// The browser takes a change; checks what must hold of the browser's own copy.
    fn take(&mut self, tab: &mut Tab, protocol: Protocol) -> Result<(), String> {
        let Some(change) = tab.store.shelf().0.borrow_mut().sent.pop_front() else {
            return Ok(());
        };
        let before = union(&self.texts);
        let over = |text: &TextId| change.text.is_some() && change.text.as_ref() != Some(text);
        if protocol.is_real() && self.texts.get(&change.key).is_some_and(over) {
            return Err(format!("{} was written over", change.key.text()));
        }
        apply(&mut self.texts, &change);
        let lost: Vec<_> = before.difference(&union(&self.texts)).copied().collect();
        if !lost.is_empty() {
            return Err(format!("{lost:?} were in storage and are not any more"));
        }
        for other in self.tabs.iter_mut().flatten() {
            other.inbox.push_back(Notice::Other(change.clone()));
        }
        tab.inbox.push_back(Notice::Kept(change));
        Ok(())
    }

    /// What must hold of every state.
    fn check(&self, first: &State) -> Result<(), String> {
        let journal = union(&self.journal);
        if let Some(id) = self.said_saved.iter().find(|id| !journal.contains(id)) {
            return Err(format!("已保存 was said of {id}, and a power cut would take it"));
        }
        let stored = union(&self.texts);
        for (key, text) in first.texts.iter().filter(|(key, _)| key.text().contains("/aside")) {
            if self.texts.get(key) != Some(text) {
                return Err(format!("{} was set aside and was touched", key.text()));
            }
        }
        for tab in self.tabs.iter().flatten() {
            let copy = tab.store.shelf().0.borrow();
            let seen = union(&copy.texts);
            let on_its_way: Texts = writes(copy.sent.iter());
            let refused: Texts = writes(tab.inbox.iter().filter_map(|notice| match notice {
                Notice::Refused(change) => Some(change),
                _ => None,
            }));
            let (on_its_way, refused) = (union(&on_its_way), union(&refused));
            for id in &tab.acknowledged {
                let somewhere = stored.contains(id) || on_its_way.contains(id) || refused.contains(id);
                if !somewhere && seen.contains(id) {
                    return Err(format!(
                        "{id} was said to be saved, is nowhere, and its tab cannot know"
                    ));
                }
            }
        }
        Ok(())
    }

    /// What must hold when nothing more can happen: all that living tabs recorded is there, and all see the same.
    fn check_end(&self, first: &State) -> Result<(), String> {
        let stored = union(&self.texts);
        let after_cut = self.cuts < first.cuts && self.tabs.iter().any(Option::is_some);
        if after_cut && !self.said_saved.is_subset(&stored) {
            return Err("after a power cut, something said to be saved did not come back".into());
        }
        for tab in self.tabs.iter().flatten() {
            if !tab.acknowledged.is_subset(&stored) {
                return Err("in the end, something said to be saved is not there".into());
            }
            if tab.store.shelf().0.borrow().texts != self.texts {
                return Err("in the end, a tab sees another storage".into());
            }
        }
        Ok(())
    }
}

fn writes<'a>(changes: impl Iterator<Item = &'a Change>) -> Texts {
    changes.filter_map(|change| Some((change.key, change.text?))).collect()
}

/// Visits every state that can be reached within these bounds, nearest first.
pub fn search(bounds: &Bounds, texts: Texts) -> SearchResult {
    let first = State::first(bounds, texts);
    let mut seen: HashMap<u64, (u64, Option<Action>)> = HashMap::from([(first.mark(), (0, None))]);
    let mut waiting = VecDeque::from([(first.mark(), first.clone())]);
    let mut found = SearchResult {
        states: 0,
        steps: 0,
        ends: BTreeSet::new(),
        wrong: None,
    };
    while let Some((mark, state)) = waiting.pop_front() {
        found.states += 1;
        let actions = state.actions(bounds);
        let mut wrong = state.check(&first).err();
        if actions.is_empty()
            || actions
                .iter()
                .all(|action| matches!(action, Action::Die(_) | Action::Open(_) | Action::PowerCut))
        {
            found.ends.insert(state.end_mark());
            wrong = wrong.or(state.check_end(&first).err());
        }
        for action in actions {
            if wrong.is_some() {
                break;
            }
            found.steps += 1;
            match state.after(action, bounds, &first) {
                Ok(next) => {
                    let next_mark = next.mark();
                    seen.entry(next_mark).or_insert_with(|| {
                        waiting.push_back((next_mark, next));
                        (mark, Some(action))
                    });
                }
                Err(told) => {
                    let mut path = path_to(mark, &seen);
                    path.push(action);
                    found.wrong = Some((told, path));
                    return found;
                }
            }
        }
        if let Some(told) = wrong {
            found.wrong = Some((told, path_to(mark, &seen)));
            return found;
        }
    }
    found
}

fn path_to(mut mark: u64, seen: &HashMap<u64, (u64, Option<Action>)>) -> Vec<Action> {
    let mut path = Vec::new();
    while let Some((before, Some(action))) = seen.get(&mark) {
        path.push(*action);
        mark = *before;
    }
    path.reverse();
    path
}
