//! What a person can do, turned into facts or into a refusal that says what is missing. Pure: the ledger is read,
//! not changed; whoever asked folds the facts and keeps them. The views never write facts themselves.

use crate::{Body, Fact, FactId, Field, ItemId, Kind, Ledger, Removal, Value, WallTime, id::ActorId};
use std::sync::Arc;

/// The longest text a field takes, in bytes: far above anything a person types (a whole notice is 40 kB), far below
/// what would fill a browser's storage at one stroke.
pub const LONGEST_TEXT: usize = 400_000;

/// What a person does.
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
    /// A field set to a value. Setting a field in conflict settles the conflict.
    Set {
        /// The item; [`ItemId::ROUND`] for the round itself.
        item: ItemId,
        /// The field.
        field: Field,
        /// The value; [`Value::Nothing`] empties it.
        value: Value,
    },
    /// A field set by someone who began to edit when other facts stood there than stand now: it replaces those that
    /// she saw and what she herself (this writer) has set since. What came in between is not overwritten; it
    /// becomes a conflict.
    SetFrom {
        /// The item.
        item: ItemId,
        /// The field.
        field: Field,
        /// The value.
        value: Value,
        /// The facts that stood for the field when she began.
        seen: Vec<FactId>,
    },
    /// An item taken out of the checklist, with a reason. A group has to be empty.
    Remove {
        /// The item.
        item: ItemId,
        /// Why; not blank.
        reason: String,
    },
    /// A removed or contested item brought back.
    Restore {
        /// The item.
        item: ItemId,
    },
    /// Many new items and fields of the round at once (a notice accepted, an example).
    SetUp(Setup),
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
    /// What kind.
    pub kind: Kind,
    /// Its fields.
    pub fields: Vec<(Field, Value)>,
    /// The group it stands in: the place of an earlier draft in [`Setup::items`].
    pub group: Option<usize>,
    /// Its parts (measures, passages).
    pub parts: Vec<Draft>,
}

impl Draft {
    /// An item of this kind with this title.
    pub fn new(kind: Kind, title: impl Into<String>) -> Draft {
        Draft {
            kind,
            fields: vec![(Field::Title, Value::text(title))],
            group: None,
            parts: Vec::new(),
        }
    }

    /// The same with a field more; an empty value adds nothing.
    pub fn with(mut self, field: Field, value: impl Into<Option<Value>>) -> Draft {
        if let Some(value) = value.into().filter(|value| *value != Value::Nothing) {
            self.fields.push((field, value));
        }
        self
    }
}

/// Who does it, when, and under which ids.
#[derive(Clone, Debug)]
pub struct Context {
    /// The writer.
    pub actor: ActorId,
    /// The writer's next number; above every number it has used.
    pub next: u32,
    /// The wall clock.
    pub at: WallTime,
    /// The person's name.
    pub by: Arc<str>,
}

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
    /// The text is longer than [`LONGEST_TEXT`]; with its length in bytes.
    TextTooLong(usize),
    /// The group still holds this many groups and problems.
    GroupNotEmpty(usize),
    /// A group cannot stand within itself.
    GroupInItself,
    /// A setup refers to a group that is not before it.
    SetupOutOfOrder,
    /// The writer has used up its numbers (four thousand million facts).
    NumbersUsedUp,
}

/// Writes facts of one action, numbering them.
pub(crate) struct Scribe<'a> {
    context: &'a Context,
    next: Option<u32>,
    time: u64,
    action: FactId,
    pub(crate) undoes: Option<FactId>,
    pub(crate) facts: Vec<Fact>,
}

impl<'a> Scribe<'a> {
    pub(crate) fn new(ledger: &Ledger, context: &'a Context) -> Scribe<'a> {
        let action = FactId::new(context.actor, context.next);
        Scribe {
            context,
            next: Some(context.next),
            time: ledger.clock(),
            action,
            undoes: None,
            facts: Vec::new(),
        }
    }

    fn actor(&self) -> ActorId {
        self.context.actor
    }

    pub(crate) fn write(&mut self, body: Body, replaces: Vec<FactId>) -> Result<FactId, Refusal> {
        let number = self.next.ok_or(Refusal::NumbersUsedUp)?;
        self.next = number.checked_add(1);
        self.time = self.time.saturating_add(1);
        let id = FactId::new(self.context.actor, number);
        let mut fact = Fact::new(
            id,
            self.time,
            self.context.at,
            self.context.by.clone(),
            self.action,
            body,
        );
        fact.replaces = replaces;
        fact.undoes = self.undoes;
        self.facts.push(fact);
        Ok(id)
    }
}

impl Ledger {
    /// The facts of a command, none if it changes nothing, or why it cannot be done.
    pub fn facts_of(&self, command: &Command, context: &Context) -> Result<Vec<Fact>, Refusal> {
        let mut scribe = Scribe::new(self, context);
        match command {
            Command::AddGroup { title, within } => {
                within.iter().try_for_each(|group| self.must_be(*group, Kind::Group))?;
                self.add(&mut scribe, &titled(Kind::Group, title)?, None, *within)?;
            }
            Command::AddProblem { title, group } => {
                group.iter().try_for_each(|group| self.must_be(*group, Kind::Group))?;
                self.add(&mut scribe, &titled(Kind::Problem, title)?, None, *group)?;
            }
            Command::AddMeasure { problem, title } => {
                self.must_be(*problem, Kind::Problem)?;
                self.add(&mut scribe, &titled(Kind::Measure, title)?, Some(*problem), None)?;
            }
            Command::Set { item, field, value } => self.set(&mut scribe, *item, *field, value, None)?,
            Command::SetFrom {
                item,
                field,
                value,
                seen,
            } => {
                self.set(&mut scribe, *item, *field, value, Some(seen))?;
            }
            Command::Remove { item, reason } => self.remove(&mut scribe, *item, reason)?,
            Command::Restore { item } => self.restore(&mut scribe, *item)?,
            Command::SetUp(setup) => self.set_up(&mut scribe, setup)?,
        }
        Ok(scribe.facts)
    }

    fn must_be(&self, item: ItemId, kind: Kind) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        match self.item(item).and_then(|item| item.kind()) {
            Some(found) if found == kind => Ok(()),
            _ => Err(Refusal::NoSuchItem),
        }
    }

    fn must_be_there(&self, item: ItemId) -> Result<(), Refusal> {
        if item == ItemId::ROUND || self.is_there(item) {
            Ok(())
        } else if self.item(item).and_then(|item| item.kind()).is_some() {
            Err(Refusal::ItemRemoved)
        } else {
            Err(Refusal::NoSuchItem)
        }
    }

    fn add(
        &self,
        scribe: &mut Scribe,
        draft: &Draft,
        under: Option<ItemId>,
        group: Option<ItemId>,
    ) -> Result<ItemId, Refusal> {
        let item = scribe.write(
            Body::Add {
                kind: draft.kind,
                under,
            },
            Vec::new(),
        )?;
        if let Some(group) = group {
            scribe.write(
                Body::Set {
                    item,
                    field: Field::Group,
                    value: Value::item(group),
                },
                Vec::new(),
            )?;
        }
        for (field, value) in &draft.fields {
            fits(*field, value)?;
            scribe.write(
                Body::Set {
                    item,
                    field: *field,
                    value: value.clone(),
                },
                Vec::new(),
            )?;
        }
        for part in &draft.parts {
            self.add(scribe, part, Some(item), None)?;
        }
        Ok(item)
    }

    fn set(
        &self,
        scribe: &mut Scribe,
        item: ItemId,
        field: Field,
        value: &Value,
        seen: Option<&Vec<FactId>>,
    ) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        fits(field, value)?;
        if field == Field::Title && item != ItemId::ROUND && blank(value.as_text().unwrap_or("")) {
            return Err(Refusal::TitleMissing);
        }
        if field == Field::Group {
            self.group_fits(item, value)?;
        }
        let saw = |head: &FactId| seen.is_none_or(|seen| seen.contains(head) || head.actor == scribe.actor());
        let heads: Vec<FactId> = self.heads(item, field).filter(saw).collect();
        let unchanged = match self.values(item, field).as_slice() {
            [] => *value == Value::Nothing,
            [(_, held)] => *held == value,
            _ => false,
        };
        if !unchanged {
            scribe.write(
                Body::Set {
                    item,
                    field,
                    value: value.clone(),
                },
                heads,
            )?;
        }
        Ok(())
    }

    fn group_fits(&self, item: ItemId, value: &Value) -> Result<(), Refusal> {
        let Some(group) = value.as_text().and_then(|text| text.parse::<ItemId>().ok()) else {
            return Ok(());
        };
        self.must_be(group, Kind::Group)?;
        if self.group_path(group).contains(&item) {
            Err(Refusal::GroupInItself)
        } else {
            Ok(())
        }
    }

    fn remove(&self, scribe: &mut Scribe, item: ItemId, reason: &str) -> Result<(), Refusal> {
        if item == ItemId::ROUND {
            return Err(Refusal::NoSuchItem);
        }
        self.must_be_there(item)?;
        if blank(reason) {
            return Err(Refusal::ReasonMissing);
        }
        if self.item(item).and_then(|item| item.kind()) == Some(Kind::Group) {
            match self.standing_in(item) {
                0 => {}
                n => return Err(Refusal::GroupNotEmpty(n)),
            }
        }
        let saw = self.newest(item).into_iter().collect();
        let standing = self
            .item(item)
            .map(|item| item.removal.heads().collect())
            .unwrap_or_default();
        scribe.write(
            Body::Remove {
                item,
                reason: reason.trim().to_owned(),
                saw,
            },
            standing,
        )?;
        Ok(())
    }

    /// How many groups and problems that are there name this group as theirs.
    fn standing_in(&self, group: ItemId) -> usize {
        self.items
            .keys()
            .filter(|id| self.group_of(**id) == Some(group) && self.is_there(**id))
            .count()
    }

    fn restore(&self, scribe: &mut Scribe, item: ItemId) -> Result<(), Refusal> {
        match self.removal(item) {
            Removal::Present if self.item(item).is_none() => Err(Refusal::NoSuchItem),
            Removal::Present => Err(Refusal::NotRemoved),
            Removal::Removed(_) | Removal::Contested { .. } => {
                let standing = self
                    .item(item)
                    .map(|item| item.removal.heads().collect())
                    .unwrap_or_default();
                scribe.write(Body::Restore { item }, standing)?;
                Ok(())
            }
        }
    }

    fn set_up(&self, scribe: &mut Scribe, setup: &Setup) -> Result<(), Refusal> {
        for (field, value) in &setup.round {
            self.set(scribe, ItemId::ROUND, *field, value, None)?;
        }
        let mut made: Vec<ItemId> = Vec::with_capacity(setup.items.len());
        for draft in &setup.items {
            let group = match draft.group {
                None => None,
                Some(place) => Some(*made.get(place).ok_or(Refusal::SetupOutOfOrder)?),
            };
            made.push(self.add(scribe, draft, None, group)?);
        }
        Ok(())
    }
}

fn titled(kind: Kind, title: &str) -> Result<Draft, Refusal> {
    if blank(title) {
        Err(Refusal::TitleMissing)
    } else {
        Ok(Draft::new(kind, title.trim()))
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn fits(field: Field, value: &Value) -> Result<(), Refusal> {
    match value {
        Value::Text(text) if text.len() > LONGEST_TEXT => Err(Refusal::TextTooLong(text.len())),
        value if field.accepts(value) => Ok(()),
        _ => Err(Refusal::ValueDoesNotFit(field)),
    }
}
