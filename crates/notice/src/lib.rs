//! Official text, read. [`read`] takes a published notice on rectification (通报) and gives a [`Proposal`]: the round, the
//! declared counts, the problems, the texts around them, what was not understood, what is doubtful. A person looks it
//! through and corrects it before anything becomes a fact; this crate records nothing.
//!
//! # Invariants
//!
//! - **Every character of the text stands in exactly one place**: a field of the proposal, or the list of what was not
//!   understood, with its line. Reading yields [`Span`]s that tile the text; everything else is gathered from them.
//!   Corrections move spans from one place to another and cannot lose any.
//! - Reading never fails and never panics: broken input yields a proposal and a list of what is doubtful.
//! - Time and memory grow with the length of the text and no faster. Lines beyond a hundred thousand are kept unread.
//!
//! Deliberately absent: a clock (a year is taken from the text or left open), input and output (bytes come in as
//! values, [`decode`] is handed its GB18030 decoder), regular expressions and encoding tables (the wasm stays small),
//! markup (see [`html`], which gives plain text first), and any memory of what was read before.
//!
//! # How it reads
//!
//! `line` cuts the text into lines; `facts` says what each line says for itself (marker, label, shape of a title);
//! `outline` finds head, parts and tail; `results` decides inside part two, from the lines around, which numbered line
//! is a heading, which a problem and which a paragraph; `reader` writes the spans; `build` gathers the proposal from
//! them; `declared`, `round` and `doubts` look at what was gathered; `correct` is what a person may change; `accept` makes of it what
//! founds a checklist.
//! `words` holds every Chinese sentence.

mod accept;

pub mod canon;
mod concluded;
mod correct;
mod date;
mod declared;
pub mod decode;
mod doubts;
mod facts;
pub mod html;
mod label;
mod line;
mod list;
mod marker;
pub mod measures;
mod name;
mod outline;
mod pages;
mod passage;
mod phrase;
mod prepare;
mod progress;
mod proposal;
mod proposal_from_spans;
mod reader;
mod results;
mod round;
mod span;
pub mod table;
#[cfg(feature = "targets")]
pub mod targets;
mod title;
mod traditional;
mod words;

pub use accept::setup_of;
pub use concluded::concluded;
pub use correct::Declined;
pub use declared::count::{Counted, Declaration, Declared, Rate};
pub use decode::Refusal;
pub use doubts::doubt::{Doubt, Finding, RoundPart};
pub use label::{LabelKey, field_of};
pub use measures::ProposedMeasure;
pub use proposal::{Counts, Family, LabelledText, Passage, Problem, ProgressFrom, Proposal, Prose, Section, Source};
pub use round::{Contact, Round};
pub use span::{ProblemId, Role, Span};
pub use table::{Column, TableColumn};

/// Reads a notice. Always gives a proposal; what was not understood is listed in it.
pub fn read(text: &str) -> Proposal {
    read_with(prepare::prepared(text).into(), Vec::new())
}

/// Reads a text made ready, with what a person said of the columns of its tables.
fn read_with(text: std::sync::Arc<str>, chosen: Vec<(usize, Column)>) -> Proposal {
    let reading = reader::reading(&text, &traditional::as_read(&text), &chosen);
    let mut proposal = proposal_from_spans::build(
        text,
        reading.spans,
        reading.seeds,
        reading.read_to,
        reading.columns,
        reading.source,
    );
    proposal.chosen_columns = chosen;
    proposal
}
