//! Debug trace: the last events of storage, merging and loading, in a ring that lives in memory only. A person may save
//! it from 帮助 and send it with a report. It carries counts, sizes, ids and words of this code; the types in `event`
//! admit no text that was typed or read.

mod event;
mod ring;

pub use event::{FileOutcome, MergeStep, ReadCause, TraceEvent};

use crate::browser::clock;
use ring::Ring;
use std::cell::RefCell;

thread_local! {
    static RING: RefCell<Ring> = RefCell::default();
}

/// Adds an event. It has no other effect and cannot fail.
pub fn note(event: TraceEvent) {
    RING.with(|ring| {
        if let Ok(mut ring) = ring.try_borrow_mut() {
            ring.push(clock::now().0, event);
        }
    });
}

/// The trace as lines of text, oldest first, and the number of events.
pub fn text() -> (String, usize) {
    RING.with(|ring| {
        ring.try_borrow()
            .map(|ring| (ring.text(), ring.len()))
            .unwrap_or_default()
    })
}
