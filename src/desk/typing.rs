//! Typed text: recorded at the first pause, at the latest after a second, and at once when the field or the page is
//! left. What the person saw when the typing began is remembered until the field is left, so that a value that came in
//! meanwhile is never overwritten unseen.

use super::{
    arrivals::Arrival,
    handle::Desk,
    typed_fields::{TypedField, TypedState},
};
use crate::browser::clock;
use ledger::{Command, FactId, Field, ItemId, Refusal, Value};
use leptos::prelude::*;
use std::time::Duration;

/// Pause after the last key press until typed text is recorded, in milliseconds.
const PAUSE_MS: u64 = 150;
/// Longest time that text typed without a pause stays unrecorded, in milliseconds.
const LONGEST_MS: i64 = 1_000;

impl Desk {
    /// A person begins to type into a field: what the field shows now counts as seen.
    pub fn begin(self, item: ItemId, field: Field) {
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        if !inner.typing.fields.contains_key(&(item, field)) {
            let typed = TypedField {
                text: String::new(),
                seen: inner.ledger.heads(item, field).collect(),
                state: TypedState::Recorded,
            };
            inner.typing.fields.insert((item, field), typed);
        }
    }

    /// The text of a field changed.
    pub fn typing(self, item: ItemId, field: Field, text: String) {
        self.begin(item, field);
        let now = clock::now();
        let since = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            if let Some(typed) = inner.typing.fields.get_mut(&(item, field)) {
                typed.text = text;
                typed.state = TypedState::Fresh;
            }
            *inner.typing.since.get_or_insert(now)
        };
        self.pause.update_value(|n| *n = n.wrapping_add(1));
        // A clock that was set back counts as a long time ago.
        if !(0..LONGEST_MS).contains(&(now.0 - since.0)) {
            self.record_typed(false);
            return;
        }
        self.update_saving_state();
        let mine = self.pause.get_value();
        set_timeout(
            move || {
                if self.pause.get_value() == mine {
                    self.record_typed(false);
                }
            },
            Duration::from_millis(PAUSE_MS),
        );
    }

    /// Records all typed text now.
    pub fn flush(self) {
        self.record_typed(true);
    }

    /// Records a field that is being left. False if it was refused and the typed text has to stay in the field.
    pub fn leave(self, item: ItemId, field: Field) -> bool {
        self.record_typed(true);
        let inner = self.inner();
        let typing = &mut inner.borrow_mut().typing;
        let stays = typing
            .fields
            .get(&(item, field))
            .is_some_and(|typed| typed.state == TypedState::Refused);
        if !stays {
            typing.fields.remove(&(item, field));
        }
        !stays
    }

    /// Whether a field that has the focus, with nothing unrecorded, was changed by somebody who had seen its value:
    /// then the new value is to be shown.
    pub fn is_overtaken(self, item: ItemId, field: Field) -> bool {
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let overtaken = inner.typing.fields.get(&(item, field)).is_some_and(|typed| {
            let stands = |fact: &FactId| inner.ledger.heads(item, field).any(|head| head == *fact);
            typed.state == TypedState::Recorded && !typed.seen.iter().any(stands) && !typed.seen.is_empty()
        });
        if overtaken {
            inner.typing.fields.remove(&(item, field));
        }
        overtaken
    }

    fn record_typed(self, leaving: bool) {
        let fresh: Vec<(ItemId, Field)> = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            inner.typing.since = None;
            let waits = |typed: &TypedField| match typed.state {
                TypedState::Fresh => true,
                TypedState::Refused => leaving,
                TypedState::Recorded => false,
            };
            let fields = inner.typing.fields.iter();
            fields.filter(|(_, typed)| waits(typed)).map(|(at, _)| *at).collect()
        };
        for (item, field) in fresh {
            self.record_field(item, field, leaving);
        }
        self.update_saving_state();
    }

    fn record_field(self, item: ItemId, field: Field, leaving: bool) {
        let command = {
            let inner = self.inner();
            let inner = inner.borrow();
            let Some(typed) = inner.typing.fields.get(&(item, field)) else {
                return;
            };
            Command::SetFrom {
                item,
                field,
                value: Value::text(typed.text.as_str()),
                seen: typed.seen.clone(),
            }
        };
        let made = self.facts_of(&command);
        {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            if let Some(typed) = inner.typing.fields.get_mut(&(item, field)) {
                match &made {
                    Ok(facts) => {
                        typed.state = TypedState::Recorded;
                        if !facts.is_empty() {
                            typed.seen = facts.iter().map(|fact| fact.id).collect();
                        }
                    }
                    // An emptied title is dropped when the field is left; any other refused text stays until it is
                    // corrected.
                    Err(Refusal::TitleMissing) if leaving => typed.state = TypedState::Recorded,
                    Err(_) => typed.state = TypedState::Refused,
                }
            }
        }
        match made {
            Ok(facts) => {
                self.refuse_field(item, field, None);
                self.admit(Arrival::Own(facts));
            }
            // A person who has emptied a title is about to type another one.
            Err(Refusal::TitleMissing) if !leaving => {}
            Err(refusal) => self.refuse_field(item, field, Some(refusal)),
        }
    }

    /// Keeps why the text of a field was refused, or that it was not.
    fn refuse_field(self, item: ItemId, field: Field, refusal: Option<Refusal>) {
        let known = self
            .refused_fields
            .with_untracked(|all| all.get(&(item, field)).cloned());
        if known != refusal {
            self.refused_fields.update(|all| match refusal {
                Some(refusal) => drop(all.insert((item, field), refusal)),
                None => drop(all.remove(&(item, field))),
            });
        }
    }

    /// Why the text of a field was refused, if it was; tracked.
    pub fn field_refusal(self, item: ItemId, field: Field) -> Option<Refusal> {
        self.refused_fields.with(|all| all.get(&(item, field)).cloned())
    }

    /// The control of a field is removed from the page: a refusal that stands there moves to the alert line, so that nothing is
    /// lost out of sight.
    pub fn field_removed(self, item: ItemId, field: Field) {
        if let Some(refusal) = self
            .refused_fields
            .with_untracked(|all| all.get(&(item, field)).cloned())
        {
            self.refuse_field(item, field, None);
            self.refusal.set(Some(refusal));
        }
    }
}
