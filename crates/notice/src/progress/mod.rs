//! Progress as a phrase or a text states it, and never better: what is planned, promised, denied or done in part is not
//! done. [`progress`] reads one phrase, [`stated_progress`] a problem's whole text.

mod clause_progress;
mod text_progress;

pub(crate) use clause_progress::progress;
pub(crate) use text_progress::stated_progress;

#[cfg(test)]
mod tests;
