//! State of a review: the corrected proposal, the corrections, and the message on the last one. The corrections are kept as
//! a draft until the review is accepted or left.

use super::corrections::{CORRECTIONS, Correction, drafts_of, restored};
use crate::{
    browser::{focus, turns},
    desk::Desk,
    parts::effect::effect,
    words::review as words,
};
use leptos::prelude::*;
use notice::{ProblemId, Proposal};

/// Largest number of corrections that can be undone.
pub const MOST_EARLIER: usize = 50;

/// The proposal under review, and the versions before each correction.
#[derive(Clone, Copy)]
pub struct ReviewState {
    pub now: RwSignal<Proposal>,
    earlier: RwSignal<Vec<Proposal>>,
    /// Lines of the corrections that were made.
    made: RwSignal<Vec<String>>,
    /// Correction that is being typed and not made yet.
    pub typed: RwSignal<Option<Correction>>,
    /// Owner of the drafts of this review.
    pub drafts: StoredValue<String>,
    /// Line of the source that is to be seen.
    pub sought: RwSignal<Option<u32>>,
    /// Message on a refused correction.
    pub refused: RwSignal<String>,
    /// Message on the last correction.
    pub done: RwSignal<&'static str>,
}

impl ReviewState {
    /// Review of a proposal, with the corrections of an earlier, unfinished review replayed.
    pub fn of(desk: Desk, proposal: Proposal) -> ReviewState {
        let drafts = drafts_of(&proposal);
        let again = restored(desk, &proposal);
        let mut earlier = again.steps;
        let now = earlier.pop().unwrap_or(proposal);
        let (some, skipped) = (!again.made.is_empty(), again.skipped);
        let review = ReviewState {
            now: RwSignal::new(now),
            earlier: RwSignal::new(earlier),
            made: RwSignal::new(again.made),
            typed: RwSignal::new(None),
            sought: RwSignal::new(None),
            drafts: StoredValue::new(drafts.clone()),
            refused: RwSignal::new(if skipped > 0 {
                words::not_restored(skipped)
            } else {
                String::new()
            }),
            done: RwSignal::new(if some { words::RESTORED } else { "" }),
        };
        effect(move || {
            let mut lines = review.made.get();
            // An empty title is not a correction.
            let typed = review
                .typed
                .get()
                .filter(|typed| !matches!(typed, Correction::Title(_, title) if title.trim().is_empty()));
            lines.extend(typed.map(|typed| review.now.with_untracked(|now| typed.line(now))));
            desk.keep_draft(&drafts, CORRECTIONS, &lines.join("\n"));
        });
        review
    }

    /// Makes a correction, or shows why it is declined.
    pub fn correct(self, correction: Correction) -> bool {
        self.typed.set(None);
        let before = self.now.get_untracked();
        match correction.apply(&before) {
            Ok(after) => {
                self.made.update(|made| made.push(correction.line(&before)));
                self.earlier.update(|earlier| {
                    if earlier.len() >= MOST_EARLIER {
                        earlier.remove(0);
                    }
                    earlier.push(before);
                });
                self.now.set(after);
                self.refused.set(String::new());
                self.done.set(words::CORRECTED);
                true
            }
            Err(declined) => {
                self.refuse(declined.sentence().to_owned());
                false
            }
        }
    }

    pub fn refuse(self, sentence: String) {
        self.done.try_set("");
        self.refused.try_set(sentence);
    }

    pub fn undo(self) {
        let mut earlier = self.earlier.get_untracked();
        match earlier.pop() {
            Some(before) => {
                self.made.update(|made| drop(made.pop()));
                self.typed.set(None);
                self.earlier.set(earlier);
                self.now.set(before);
                self.refused.set(String::new());
                self.done.set(words::UNDONE);
            }
            None => self.refuse(words::NOTHING_TO_UNDO.to_owned()),
        }
    }

    /// Scrolls a line of the source into sight, once it is drawn.
    pub fn see(self, line: u32) {
        let scroll = move || focus::scroll_to(&format!("line-{line}"));
        if scroll() {
            self.refused.set(String::new());
            return;
        }
        self.sought.set(Some(line));
        turns::next_turn(move || match scroll() {
            true => drop(self.refused.try_set(String::new())),
            false => self.refuse(words::line_not_shown(line)),
        });
    }

    /// The problem before or after this one, which gets the focus when this one is removed.
    pub fn neighbour(self, id: ProblemId) -> Option<ProblemId> {
        self.now.with_untracked(|now| {
            let at = now.problems.iter().position(|p| p.id == id)?;
            let before = at.checked_sub(1).and_then(|before| now.problems.get(before));
            before.or_else(|| now.problems.get(at + 1)).map(|p| p.id)
        })
    }
}
