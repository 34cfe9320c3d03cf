//! What the line on undo and redo says, as values. When it is set stands in `undoing`, the words of it above.

use ledger::{FactId, UndoConcern};

/// Direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoStep {
    /// Takes an action back.
    Undo,
    /// Takes the undo of an action back.
    Redo,
}

/// What the line on undo and redo says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoLine {
    /// There is nothing to be undone or redone.
    Nothing(UndoStep),
    /// The question before this action is undone or redone.
    Asked(UndoStep, FactId, Vec<UndoConcern>),
    /// This action was undone or redone, by the action named last.
    Done(UndoStep, FactId, FactId),
}
