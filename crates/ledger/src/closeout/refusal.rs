//! Why an act of close-out is refused: the type alone. The rules that give it stand in `rules`, its words in the app.

use crate::Due;

/// Why a decision was not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseoutRefusal {
    /// No name is set: decisions are signed, and persons are told apart by their names.
    NameMissing,
    /// A written reason is needed.
    ReasonMissing,
    /// An extension names who approved it.
    ApproverMissing,
    /// An application is pending already, of this person.
    AlreadyPending(String),
    /// It is struck off; a look-back reopens it.
    StruckOff,
    /// No application is pending.
    NothingPending,
    /// Who applied can neither check nor decide.
    OwnApplication,
    /// Only this person can withdraw the application.
    NotYours(String),
    /// She has checked it already.
    AlreadyChecked,
    /// It has to be checked first, by another hand than the one that strikes off.
    NotChecked,
    /// Something of it waits to be settled (a conflict); struck off nevertheless, that is said in a word.
    Unsettled,
    /// Only what is struck off is looked back at.
    NotStruckOff,
    /// There is no date that could be extended.
    NoDueDate,
    /// An extension has to be later than this date in force.
    NotLater(Due),
    /// A rebound asks for a new date: this one has passed.
    NewDateMissing(Due),
    /// A date is put off by an extension, with a reason and an approver; this one stands.
    NeedsExtension(Due),
}
