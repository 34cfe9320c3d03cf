//! Progress as a phrase or a text states it, and never better: what is planned, promised, denied or done in part is not
//! done. [`progress`] reads one phrase, [`stated_progress`] a problem's whole text.

mod clause;
mod text;

pub(crate) use clause::progress;
pub(crate) use text::stated_progress;

#[cfg(test)]
mod tests;
