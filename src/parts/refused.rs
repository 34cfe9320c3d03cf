//! Refusal shown where it arose: beside the field or the button, in the words of the refusal, until the next try. What was typed
//! stays in its field.

use crate::{desk::Desk, words::refusals};
use ledger::{Command, Refusal};
use leptos::prelude::*;

/// Why the last try of a control was refused, if it was; cheap to copy.
#[derive(Clone, Copy)]
pub struct Refused(RwSignal<Option<String>>);

impl Refused {
    /// Nothing was refused yet.
    pub fn new() -> Refused {
        Refused(RwSignal::new(None))
    }

    /// Carries out a command, or keeps the refusal to be shown here. True if it was carried out.
    pub fn perform(self, desk: Desk, command: &Command) -> bool {
        match desk.attempt(command) {
            Ok(()) => {
                self.clear();
                true
            }
            Err(refusal) => {
                self.tell(&refusal);
                false
            }
        }
    }

    /// Shows a refusal.
    pub fn tell(self, refusal: &Refusal) {
        self.say(refusals::refusal(refusal));
    }

    /// Shows a sentence on why something was not accepted.
    pub fn say(self, words: String) {
        self.0.try_set(Some(words));
    }

    /// Shows nothing any longer.
    pub fn clear(self) {
        self.0.try_set(None);
    }

    /// Whether something is shown; tracked.
    pub fn is_shown(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The line below the control; `id` is named by the control that it describes, or empty.
    pub fn line(self, id: String) -> AnyView {
        let line = move || {
            let id = (!id.is_empty()).then(|| id.clone());
            self.0
                .get()
                .map(|words| view! { <p class="field-note field-wrong refused" id=id role="alert">{words}</p> })
        };
        line.into_any()
    }
}
