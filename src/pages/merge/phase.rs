//! Phases of merging as one state: exactly one of reading, comparing, writing and packing goes on at a time, each with
//! its progress. The transitions are in `merge_work`.

use super::intake::{FileIntake, Taking};
use ledger::merge::{MergeFacts, MergeWriter, PreviewBuild};
use storage::DeflatedAhead;

/// State of the work.
#[derive(Default)]
pub enum MergePhase {
    /// No work. A preview may be shown and chosen in.
    #[default]
    Idle,
    /// Dropped files are being read.
    Reading(Box<FileIntake>),
    /// Files read before are fed to the comparison again: the checklist or the set of files has changed.
    Taking(Box<Taking>),
    /// The preview is being made.
    Comparing(Box<PreviewBuild>),
    /// The person accepted the merge; nothing of it is written yet.
    Agreed,
    /// The facts of the choices are being made.
    Writing(Box<MergeWriter>),
    /// The facts are made, and packed before they are stored.
    Packing(Box<MergeFacts>, DeflatedAhead),
    /// The merge is stored and cannot be stopped any more.
    Stored,
}

/// Phase as it is displayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkPhase {
    /// Reading: index of the file, number of files, name.
    Reading(usize, usize, String),
    /// Making the preview.
    Comparing,
    /// Making the facts of the choices.
    Merging,
}

/// Progress of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkProgress {
    /// Phase of the work.
    pub phase: WorkPhase,
    /// Share that is done, in thousandths.
    pub done: usize,
}

/// A share in thousandths.
pub(super) fn thousandths((done, all): (usize, usize)) -> usize {
    let thousandths = done as u64 * 1000 / (all as u64).max(1);
    usize::try_from(thousandths).unwrap_or(0)
}

impl MergePhase {
    /// Whether a merge is under way and can still be stopped without a trace.
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

    /// Progress of the work; `None` if there is none.
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
