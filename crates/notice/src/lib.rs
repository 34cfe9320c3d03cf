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
//! 1. `preparation` simplifies layout that hides words; `lines` divides the text into lines.
//! 2. `line_facts` finds what each line states for itself: marker, label, shape of a title, heading by progress.
//! 3. `outline` divides the lines into head, parts and tail; `part_two_lines` decides from the lines around which numbered
//!    line of part two is a heading, which a problem and which a paragraph; `problem_list` and `table` do so for texts
//!    that are no notice.
//! 4. `reader` gives each stretch of the text its role, as spans; `proposal_from_spans` builds the proposal from them.
//! 5. `declared`, `inspection_round` and `doubts` read and check the texts around the problems.
//! 6. `correct` has the corrections of a reviewer; `accept` makes of a proposal the set-up of a checklist.
//!
//! `words` has the Chinese sentences.

mod accept;
pub mod characters;
mod concluded_progress;
mod correct;
mod date;
mod declared;
pub mod decode;
mod doubts;
pub mod html;
mod inspection_round;
mod label;
mod line_facts;
mod lines;
mod marker;
pub mod measures;
mod names_in_titles;
mod outline;
mod page_numbers;
mod part_two_lines;
mod passage;
mod preparation;
mod problem_list;
mod progress;
mod proposal;
mod proposal_from_spans;
mod reader;
mod reading_in_steps;
mod set_phrases;
mod span;
mod steps;
pub mod table;
#[cfg(feature = "targets")]
pub mod targets;
mod title;
mod traditional;
mod words;

pub use accept::setup_of;
pub use concluded_progress::concluded_progress;
pub use correct::CorrectionRefusal;
pub use declared::declared_counts::{CountedThing, DeclaredCount, DeclaredCounts, DeclaredRate};
pub use decode::FileRefusal;
pub use doubts::doubt::{Doubt, DoubtKind, RoundFact};
pub use doubts::{future_throughout, future_word, is_meetings_only, lone_mark, rate_agrees};
pub use inspection_round::{ContactBlock, InspectionRound};
pub use label::{LabelKey, field_of};
pub use measures::ProposedMeasure;
pub use proposal::{
    LabelledText, NoticeLayout, Passage, Problem, ProgressCounts, ProgressFrom, Proposal, Section, SourceKind,
    SurroundingTexts,
};
pub use reading_in_steps::ReadingInSteps;
pub use span::{ProblemId, Span, SpanRole};
use steps::Steps;
pub use table::{ColumnMeaning, TableColumn};

/// Reads a notice. Always gives a proposal; what was not understood is listed in it.
pub fn read(text: &str) -> Proposal {
    steps::at_one_go(read_by(text, Steps::AtOneGo))
}

async fn read_by(text: &str, steps: Steps) -> Proposal {
    let ready = preparation::prepare_in_steps(text, steps).await;
    read_with(ready.into(), Vec::new(), steps).await
}

/// Reads a text made ready, with what a person said of the columns of its tables.
async fn read_with(text: std::sync::Arc<str>, chosen: Vec<(usize, ColumnMeaning)>, steps: Steps) -> Proposal {
    let reading = reader::reading(&text, &traditional::as_read(&text), &chosen, steps).await;
    let mut proposal = proposal_from_spans::build(
        text,
        reading.spans,
        reading.seeds,
        reading.read_to,
        reading.columns,
        reading.source,
        steps,
    )
    .await;
    proposal.chosen_columns = chosen;
    proposal
}
