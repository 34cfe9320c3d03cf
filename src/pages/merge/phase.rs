//! What is being done with files, as one state: exactly one of reading, comparing, writing and packing goes on at a time.
//! How far it is can be said of each. The steps from one to the next stand in `work`.

use super::intake::{FileIntake, Taking};
use ledger::merge::{MergeFacts, MergeWriter, PreviewBuild};
use storage::Prepacked;

/// The state of the work.
#[derive(Default)]
pub enum MergePhase {
    /// Nothing is being done. A preview may be shown and chosen in.
    #[default]
    Idle,
    /// Files that were dropped are read.
    Reading(Box<FileIntake>),
    /// What was read is taken into the comparison once more: the checklist, or the choice of files, has changed.
    Taking(Box<Taking>),
    /// The preview is made.
    Comparing(Box<PreviewBuild>),
    /// The person has agreed to the merge; nothing of it is written yet.
    Agreed,
    /// What was chosen becomes facts.
    Writing(Box<MergeWriter>),
    /// The facts are written, and packed before they are stored.
    Packing(Box<MergeFacts>, Prepacked),
    /// The merge is stored: there is nothing to stop any more.
    Stored,
}

/// What is said of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkPhase {
    /// Files are read: which of how many, by its name.
    Reading(usize, usize, String),
    /// The preview is made.
    Comparing,
    /// What was chosen becomes facts.
    Merging,
}

/// How far the work is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkProgress {
    /// What is being done.
    pub phase: WorkPhase,
    /// Thousandths of it.
    pub done: usize,
}

/// A share in thousandths.
pub(super) fn thousandths((done, all): (usize, usize)) -> usize {
    let thousandths = done as u64 * 1000 / (all as u64).max(1);
    usize::try_from(thousandths).unwrap_or(0)
}

impl MergePhase {
    /// Whether the merge is on its way and can still be stopped without a trace.
    pub fn is_writing(&self) -> bool {
        match self {
            MergePhase::Agreed | MergePhase::Writing(_) | MergePhase::Packing(..) => true,
            MergePhase::Idle
            | MergePhase::Reading(_)
            | MergePhase::Taking(_)
            | MergePhase::Comparing(_)
            | MergePhase::Stored => false,
        }
    }

    /// How far it is; `None` while nothing is being done.
    pub fn progress(&self) -> Option<WorkProgress> {
        let (phase, done) = match self {
            MergePhase::Idle => return None,
            MergePhase::Reading(intake) => intake.progress(),
            MergePhase::Taking(_) => (WorkPhase::Comparing, 0),
            MergePhase::Comparing(build) => (WorkPhase::Comparing, thousandths(build.progress())),
            MergePhase::Agreed => (WorkPhase::Merging, 0),
            MergePhase::Writing(writer) => (WorkPhase::Merging, thousandths(writer.progress())),
            MergePhase::Packing(..) | MergePhase::Stored => (WorkPhase::Merging, 1000),
        };
        Some(WorkProgress { phase, done })
    }
}
