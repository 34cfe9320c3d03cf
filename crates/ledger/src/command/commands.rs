//! Commands: what a person does, in whose name, when, and under which ids.

use crate::{ActorId, FactId, Field, ItemId, Kind, Value, WallTime, Zone, closeout::CloseoutAct};
use std::sync::Arc;

/// The longest text a field takes, in bytes: far above anything a person types (a whole notice is 40 kB), far below
/// what would fill a browser's storage at one stroke.
pub const LONGEST_TEXT: usize = 400_000;

/// A command of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A new group, within another or at the top.
    AddGroup {
        /// Its name; not blank.
        title: String,
        /// The group it stands in.
        within: Option<ItemId>,
    },
    /// A new problem.
    AddProblem {
        /// Its title; not blank.
        title: String,
        /// The group it stands in.
        group: Option<ItemId>,
    },
    /// A new measure of a problem.
    AddMeasure {
        /// The problem.
        problem: ItemId,
        /// Its wording; not blank.
        title: String,
    },
    /// A new item of any kind, with its parts.
    AddPart {
        /// The item it is a part of; none for what stands on its own.
        under: Option<ItemId>,
        /// The item. Its title is trimmed; a citation is checked as by [`Command::Cite`].
        draft: Draft,
    },
    /// A problem proved by a document.
    Cite {
        /// The problem.
        problem: ItemId,
        /// The evidence item; not one that the problem cites already.
        evidence: ItemId,
    },
    /// A problem proved by a document that is not entered yet: it is entered and cited at one stroke.
    Prove {
        /// The problem.
        problem: ItemId,
        /// The evidence item.
        evidence: Draft,
    },
    /// A person or a department called by another name: its own, and in every field of names (leader, department,
    /// person, helpers; of the round, the head of the unit) of what is there. What else stands in those fields stays as
    /// it was written.
    Rename {
        /// The person or department.
        item: ItemId,
        /// The new name; not blank, one name.
        name: String,
    },
    /// Whoever is listed under a name told to be a person of the register: named so in every field of names of what is there.
    NameAs {
        /// The name as it is listed: 王芳（财务科）.
        name: String,
        /// The person.
        person: ItemId,
    },
    /// One field of many items set to one value, whole or not at all.
    SetMany {
        /// The items.
        items: Vec<ItemId>,
        /// The field.
        field: Field,
        /// The value.
        value: Value,
    },
    /// A field set to a value. Setting a field in conflict settles the conflict.
    Set {
        /// The item; [`ItemId::ROUND`] for the round itself.
        item: ItemId,
        /// The field.
        field: Field,
        /// The value; [`Value::Nothing`] empties it.
        value: Value,
    },
    /// A field set by somebody who began to edit when other facts were its heads than are now: it replaces the heads seen
    /// then, and what the same writer has set since. What others set in between is not overwritten; it becomes a conflict.
    SetFrom {
        /// The item.
        item: ItemId,
        /// The field.
        field: Field,
        /// The value.
        value: Value,
        /// The heads of the field when the edit began.
        seen: Vec<FactId>,
    },
    /// An item put directly before (or behind) another that stands beside it: in the same group, or as a part of the
    /// same whole. Where no number is left between the two, all that stand there are numbered anew.
    Move {
        /// The item.
        item: ItemId,
        /// The other.
        beside: ItemId,
        /// Behind it, or before it.
        behind: bool,
    },
    /// An item taken out of the checklist, with a reason. A group has to be empty. What is struck off stays.
    Remove {
        /// The item.
        item: ItemId,
        /// Why; not blank.
        reason: String,
    },
    /// A removed or contested item brought back. What it is a part of has to be there.
    Restore {
        /// The item.
        item: ItemId,
    },
    /// Many new items and fields of the round at once (a notice accepted, an example).
    SetUp(Setup),
    /// A decision on a problem: close-out, extension, look-back.
    Closeout {
        /// The problem.
        problem: ItemId,
        /// The act of close-out.
        act: CloseoutAct,
    },
    /// Several at one stroke, whole or not at all: each as if it were alone, on what stands now, not on what the ones
    /// before it do. No undo among them.
    Together(Vec<Command>),
    /// An action of one's own taken back, whole or not at all. To redo is to take back the undoing.
    Undo {
        /// The action, by the name that its facts bear ([`crate::Fact::action`]).
        action: FactId,
    },
}

/// Many new items at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Fields of the round.
    pub round: Vec<(Field, Value)>,
    /// Groups and problems with their parts, in order.
    pub items: Vec<Draft>,
}

/// An item to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Kind of the item.
    pub kind: Kind,
    /// Its fields.
    pub fields: Vec<(Field, Value)>,
    /// The group it stands in: the place of an earlier draft in [`Setup::items`].
    pub group: Option<usize>,
    /// Its parts (measures, passages).
    pub parts: Vec<Draft>,
    /// The evidence that it cites, if it is a problem: places of earlier drafts in [`Setup::items`]. Evidence that is
    /// entered already is cited by a part of its own ([`Draft::citation`]).
    pub cites: Vec<usize>,
}

impl Draft {
    /// An item of this kind with this title, or without one if it is empty.
    pub fn new(kind: Kind, title: impl Into<String>) -> Draft {
        Draft {
            kind,
            fields: [Value::text(title)]
                .into_iter()
                .filter(|title| *title != Value::Nothing)
                .map(|title| (Field::Title, title))
                .collect(),
            group: None,
            parts: Vec::new(),
            cites: Vec::new(),
        }
    }

    /// A citation of an evidence item.
    pub fn citation(evidence: ItemId) -> Draft {
        Draft::new(Kind::Citation, "").with(Field::Evidence, Value::item(evidence))
    }

    /// The same with a field more; an empty value adds nothing.
    pub fn with(mut self, field: Field, value: impl Into<Option<Value>>) -> Draft {
        if let Some(value) = value.into().filter(|value| *value != Value::Nothing) {
            self.fields.push((field, value));
        }
        self
    }
}

/// Who gives a command, when, and the ids its facts get.
#[derive(Clone, Debug)]
pub struct Context {
    /// The writer.
    pub actor: ActorId,
    /// The writer's next number; above every number it has used.
    pub next: u32,
    /// The wall clock.
    pub at: WallTime,
    /// How far that clock stands ahead of UTC: by it the moment is a day, where a command writes one.
    pub zone: Zone,
    /// The person's name.
    pub by: Arc<str>,
}
