//! Words of a cell with their tone and a mark before them, so that they can be read without colour.

use super::{closeout_status, progress_step};
use crate::words::{closeout, fields};
use ledger::{Progress, closeout::CloseoutStatus};
use leptos::prelude::*;

/// Words with their tone and mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedWords {
    /// The class that gives the tone.
    pub class: &'static str,
    /// The mark before the words.
    pub mark: &'static str,
    /// The words.
    pub words: &'static str,
}

impl MarkedWords {
    /// How far something has come.
    pub fn of_progress(step: Progress) -> MarkedWords {
        let (class, mark) = progress_step::shape(step);
        MarkedWords {
            class,
            mark,
            words: fields::progress(step),
        }
    }

    /// How a close-out stands.
    pub fn of_status(status: CloseoutStatus) -> MarkedWords {
        let (class, mark) = closeout_status::shape(status);
        MarkedWords {
            class,
            mark,
            words: closeout::status(status),
        }
    }

    /// The words with their mark, drawn.
    pub fn view(self) -> AnyView {
        view! { <span class=self.class><span class="shape" aria-hidden="true">{self.mark}</span>{self.words}</span> }
            .into_any()
    }

    /// The words with their mark, as text.
    pub fn text(self) -> String {
        format!("{} {}", self.mark, self.words)
    }
}
