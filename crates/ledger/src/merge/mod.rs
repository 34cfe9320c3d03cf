//! Merging of other people's files: a [`MergePreview`] shows what they would change, a person chooses row by row, and
//! only then is anything recorded. A merge is always the union of the sets of facts; the choices become ordinary
//! facts of one action. So nothing is lost: what was not taken stands in the record.
//!
//! Pure: a preview is a value, made from the ledger file by file and in steps, so that a page can show progress and
//! stop. `rows` makes the rows, `asked` says what a file was asked for, `settle` turns choices into facts, `clock`
//! finds wrong clocks, `taken` and `record` describe a merge afterwards, `take_back` undoes it, `inbox` lists what is
//! still open.

mod asked_scope;
mod choice;
mod incoming;
mod merge_writer;
mod merged_files;
mod open_conflicts;
mod preview;
mod record;
mod row;
mod row_builder;
pub(crate) mod undo_of_merge;
mod wrong_clocks;

pub use choice::RowChoice;
pub use incoming::IncomingFile;
pub use merge_writer::{MergeFacts, MergeWording, MergeWriter};
pub use merged_files::TakenFile;
pub use open_conflicts::OpenConflict;
pub use preview::{ChecklistTotals, FileCounts, FileSummary, MergePreview, MergeReader, PreviewBuild, ReusedId};
pub use record::{DecidedRow, MergeRecord, RowOutcome};
pub use row::{IncomingValue, MergeRow, MergeRowKind, Presence, RowTarget};
pub use wrong_clocks::{ClockError, ClockFault};
