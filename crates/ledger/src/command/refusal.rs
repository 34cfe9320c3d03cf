//! Refusals: why a command recorded nothing. The Chinese sentences stand with the app's words.

use crate::{
    FactId, Field, ItemId, Kind, WallTime,
    closeout::{CloseoutRefusal, MissingForCloseout},
};
use std::sync::Arc;

/// Why nothing was recorded. The Chinese sentences stand with the app's other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The item is not in this checklist.
    NoSuchItem,
    /// The item was removed; bring it back first.
    ItemRemoved,
    /// The item is there; nothing to bring back.
    NotRemoved,
    /// A title or wording is blank.
    TitleMissing,
    /// A removal without a reason.
    ReasonMissing,
    /// The field does not take this value, or this kind of item has no such field.
    ValueDoesNotFit(Field),
    /// A whole number outside of [`Field::whole_range`].
    NumberOutOfRange(Field),
    /// The text is longer than [`LONGEST_TEXT`]; with its length in bytes.
    TextTooLong(usize),
    /// The group still holds this many groups and problems.
    GroupNotEmpty(usize),
    /// A group cannot stand within itself.
    GroupInItself,
    /// An item of this kind cannot stand there.
    CannotStandThere(Kind),
    /// The two do not stand beside each other (any longer).
    NotBeside,
    /// A problem that is struck off is not removed; a look-back reopens it.
    StruckOffStays,
    /// A problem that is struck off neither gets nor loses measures and phases; a look-back reopens it.
    StruckOffMeasures,
    /// A paper that was issued is neither changed nor taken out.
    IssuedStays,
    /// The problem cites this evidence already.
    CitedAlready,
    /// The evidence is still cited by this many problems.
    StillCited(usize),
    /// A draft refers to a group or to evidence that is not before it.
    SetupOutOfOrder,
    /// The writer has used up its numbers (four thousand million facts).
    NumbersUsedUp,
    /// The action cannot be taken back.
    CannotUndo(CannotUndo),
    /// Close-out cannot be applied for yet: all that is missing.
    NotReady(Vec<MissingForCloseout>),
    /// A rule of close-out or of dates stands against it.
    Closeout(CloseoutRefusal),
}

/// Why an action cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotUndo {
    /// There is no such action in this checklist.
    NoSuchAction,
    /// It is another person's, with the name.
    NotYours(Arc<str>),
    /// It was taken back already.
    Already,
    /// Since then what it did was changed (perhaps by oneself): by these facts, in the order of their ids.
    ChangedSince(Vec<Since>),
    /// A part of it is not understood by this version, or what stood before it is not in this checklist.
    NotUnderstood,
    /// A decision that was withdrawn is not brought back; it has to be decided anew.
    Withdrawn,
    /// It would change the progress of what was struck off.
    StruckOff,
    /// Nothing is left of it that could be taken back.
    NothingLeft,
}

/// A change that stands in the way of an undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The fact.
    pub fact: FactId,
    /// Who recorded it.
    pub by: Arc<str>,
    /// When, by the writer's clock.
    pub at: WallTime,
    /// The item.
    pub item: ItemId,
    /// The field, if it is a field that was changed.
    pub field: Option<Field>,
}

impl From<CloseoutRefusal> for Refusal {
    fn from(why: CloseoutRefusal) -> Refusal {
        Refusal::Closeout(why)
    }
}
