//! Carrying out: turns a command into facts, or into a refusal that says what is missing. Pure: the ledger is read
//! and not changed; the caller folds the facts and stores them.

use crate::{
    ActorId, Body, CannotUndo, Command, Context, Draft, Due, Fact, FactId, Field, ItemId, Kind, LONGEST_TEXT, Ledger,
    Progress, Refusal, Removal, Value,
    command::{add_items::titled, name_entry::as_recorded},
};
use std::collections::{BTreeMap, BTreeSet};

/// Writes facts of one action, numbering them.
pub(crate) struct FactWriter<'a> {
    context: &'a Context,
    next: Option<u32>,
    time: u64,
    action: FactId,
    pub(crate) undoes: Option<FactId>,
    pub(crate) facts: Vec<Fact>,
}

impl<'a> FactWriter<'a> {
    pub(crate) fn new(ledger: &Ledger, context: &'a Context) -> FactWriter<'a> {
        let action = FactId::new(context.actor, context.next);
        FactWriter {
            context,
            next: Some(context.next),
            time: ledger.clock(),
            action,
            undoes: None,
            facts: Vec::new(),
        }
    }

    /// Continues an action of which these facts are written and folded already.
    pub(crate) fn going_on(ledger: &Ledger, context: &'a Context, written: &[Fact]) -> FactWriter<'a> {
        let next = written
            .last()
            .map_or(Some(context.next), |last| last.id.number.checked_add(1));
        FactWriter {
            next,
            ..FactWriter::new(ledger, context)
        }
    }

    pub(crate) fn actor(&self) -> ActorId {
        self.context.actor
    }

    pub(crate) fn by(&self) -> &'a str {
        &self.context.by
    }

    /// The day of the command; none by a clock beyond the years that a date can have.
    pub(crate) fn today(&self) -> Option<Due> {
        let day = self.context.zone.day_of(self.context.at);
        Due::day(day.year(), day.month(), day.day())
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
        let mut scribe = FactWriter::new(self, context);
        self.carry_out(&mut scribe, command)?;
        if scribe.undoes.is_none() {
            self.follow_progress(&mut scribe)?;
        }
        Ok(scribe.facts)
    }

    /// 完成日期 follows the progress within the same action: it becomes today with 已完成, unless it holds a day or the action
    /// sets one, and is cleared when the progress leaves 已完成. What is entered as finished gets none: when is not known.
    fn follow_progress(&self, scribe: &mut FactWriter) -> Result<(), Refusal> {
        let mut steps: BTreeMap<ItemId, bool> = BTreeMap::new();
        let mut told: BTreeSet<ItemId> = BTreeSet::new();
        for fact in &scribe.facts {
            match &fact.body {
                Body::Set {
                    item,
                    field: Field::Progress,
                    value,
                } => {
                    let step = value.as_text().and_then(Progress::from_key);
                    steps.insert(*item, step == Some(Progress::Done));
                }
                Body::Set {
                    item,
                    field: Field::FinishedOn,
                    ..
                } => {
                    told.insert(*item);
                }
                _ => {}
            }
        }
        for (item, done) in steps {
            let has_it = self.kind(item).is_some_and(|kind| Field::FinishedOn.of_kind(kind));
            if !has_it || told.contains(&item) {
                continue;
            }
            let was_done = || {
                let values = self.values(item, Field::Progress);
                let done = |value: &Value| value.as_text().and_then(Progress::from_key) == Some(Progress::Done);
                values.into_iter().any(|(_, value)| done(value))
            };
            let dated = self
                .values(item, Field::FinishedOn)
                .iter()
                .any(|(_, day)| **day != Value::Nothing);
            let value = match (done, dated) {
                (true, false) => scribe.today().map_or(Value::Nothing, Value::from),
                (false, true) if was_done() => Value::Nothing,
                (true, true) | (false, _) => continue,
            };
            if value != Value::Nothing || dated {
                let field = Field::FinishedOn;
                scribe.write(Body::Set { item, field, value }, self.heads(item, field).collect())?;
            }
        }
        Ok(())
    }

    fn carry_out(&self, scribe: &mut FactWriter, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::AddGroup { title, within } => {
                within.iter().try_for_each(|group| self.must_be(*group, Kind::Group))?;
                self.add(scribe, &titled(Kind::Group, title)?, None, *within)?;
            }
            Command::AddProblem { title, group } => {
                group.iter().try_for_each(|group| self.must_be(*group, Kind::Group))?;
                self.add(scribe, &titled(Kind::Problem, title)?, None, *group)?;
            }
            Command::AddMeasure { problem, title } => {
                self.must_be(*problem, Kind::Problem)?;
                self.may_change_measures(*problem, Kind::Measure)?;
                self.add(scribe, &titled(Kind::Measure, title)?, Some(*problem), None)?;
            }
            Command::AddPart { under, draft } => self.add_part(scribe, *under, draft)?,
            Command::Cite { problem, evidence } => {
                self.add_part(scribe, Some(*problem), &Draft::citation(*evidence))?;
            }
            Command::Prove { problem, evidence } => self.prove(scribe, *problem, evidence)?,
            Command::Rename { item, name } => self.rename(scribe, *item, name)?,
            Command::NameAs { name, person } => self.name_as(scribe, name, *person)?,
            Command::SetMany { items, field, value } => {
                let items: BTreeSet<ItemId> = items.iter().copied().collect();
                items
                    .into_iter()
                    .try_for_each(|item| self.set(scribe, item, *field, value, None))?;
            }
            Command::Set { item, field, value } => self.set(scribe, *item, *field, value, None)?,
            Command::SetFrom {
                item,
                field,
                value,
                seen,
            } => {
                self.set(scribe, *item, *field, value, Some(seen))?;
            }
            Command::Move { item, beside, behind } => self.put_beside(scribe, *item, *beside, *behind)?,
            Command::Remove { item, reason } => self.remove(scribe, *item, reason)?,
            Command::Restore { item } => self.restore(scribe, *item)?,
            Command::SetUp(setup) => self.set_up(scribe, setup)?,
            Command::Closeout { problem, act } => {
                self.must_be(*problem, Kind::Problem)?;
                self.close_out(scribe, *problem, act)?;
            }
            Command::Together(commands) => {
                for command in commands {
                    if matches!(command, Command::Undo { .. }) {
                        return Err(Refusal::CannotUndo(CannotUndo::NotUnderstood));
                    }
                    self.carry_out(scribe, command)?;
                }
            }
            Command::Undo { action } => {
                let by = scribe.by();
                self.undo(scribe, *action, by)?;
            }
        }
        Ok(())
    }

    pub(crate) fn must_be(&self, item: ItemId, kind: Kind) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        match self.kind(item) {
            Some(found) if found == kind => Ok(()),
            _ => Err(Refusal::NoSuchItem),
        }
    }

    pub(crate) fn must_be_there(&self, item: ItemId) -> Result<(), Refusal> {
        if item == ItemId::ROUND || self.is_there(item) {
            Ok(())
        } else if self.kind(item).is_some() {
            Err(Refusal::ItemRemoved)
        } else {
            Err(Refusal::NoSuchItem)
        }
    }

    pub(crate) fn set(
        &self,
        scribe: &mut FactWriter,
        item: ItemId,
        field: Field,
        value: &Value,
        seen: Option<&Vec<FactId>>,
    ) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        let kind = self.kind(item).ok_or(Refusal::NoSuchItem)?;
        fits(kind, field, value)?;
        let value = &*as_recorded(kind, field, value);
        if kind == Kind::IssuedPaper {
            return Err(Refusal::IssuedStays);
        }
        if field == Field::Title && kind.needs_title() && blank(value.as_text().unwrap_or("")) {
            return Err(Refusal::TitleMissing);
        }
        // What a citation cites is never changed; a conflict, which only a forger makes, may be settled.
        if field == Field::Evidence && !self.values(item, field).iter().any(|(_, held)| *held == value) {
            return Err(Refusal::ValueDoesNotFit(field));
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
            self.may_set(item, field, value)?;
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

    pub(crate) fn group_fits(&self, item: ItemId, value: &Value) -> Result<(), Refusal> {
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

    fn remove(&self, scribe: &mut FactWriter, item: ItemId, reason: &str) -> Result<(), Refusal> {
        if item == ItemId::ROUND {
            return Err(Refusal::NoSuchItem);
        }
        self.must_be_there(item)?;
        if blank(reason) {
            return Err(Refusal::ReasonMissing);
        }
        if reason.len() > LONGEST_TEXT {
            return Err(Refusal::TextTooLong(reason.len()));
        }
        if self.kind(item) == Some(Kind::IssuedPaper) {
            return Err(Refusal::IssuedStays);
        }
        if self.kind(item) == Some(Kind::Group) {
            match self.standing_in(item) {
                0 => {}
                n => return Err(Refusal::GroupNotEmpty(n)),
            }
        }
        match self.cited_by(item).len() {
            0 => {}
            n => return Err(Refusal::StillCited(n)),
        }
        self.may_remove(item)?;
        let saw = self.newest(item).into_iter().collect();
        let standing = self.removal_heads(item);
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

    fn put_beside(&self, scribe: &mut FactWriter, item: ItemId, beside: ItemId, behind: bool) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        self.must_be_there(beside)?;
        for (item, order) in self.orders_beside(item, beside, behind)? {
            self.set(scribe, item, Field::Order, &Value::Number(order), None)?;
        }
        Ok(())
    }

    /// The facts that stand for whether an item was removed.
    pub(crate) fn removal_heads(&self, item: ItemId) -> Vec<FactId> {
        let item = self.item(item).into_iter();
        item.flat_map(|item| item.removal.heads()).collect()
    }

    /// How many groups and problems that are there name this group as theirs.
    fn standing_in(&self, group: ItemId) -> usize {
        self.items
            .keys()
            .filter(|id| self.group_of(**id) == Some(group) && self.is_there(**id))
            .count()
    }

    fn restore(&self, scribe: &mut FactWriter, item: ItemId) -> Result<(), Refusal> {
        match self.removal(item) {
            _ if item == ItemId::ROUND || self.kind(item).is_none() => Err(Refusal::NoSuchItem),
            Removal::Present => Err(Refusal::NotRemoved),
            Removal::Removed(_) | Removal::Contested { .. } => {
                let whole = self.item(item).and_then(|item| item.under());
                whole.iter().try_for_each(|whole| self.must_be_there(*whole))?;
                // One that is contested is there already: to keep it changes nothing.
                if let (Some(whole), false) = (whole, self.is_there(item)) {
                    self.may_change_measures(whole, self.kind(item).unwrap_or(Kind::Round))?;
                }
                scribe.write(Body::Restore { item }, self.removal_heads(item))?;
                Ok(())
            }
        }
    }
}

pub(crate) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether items of this kind take this value in this field.
pub(crate) fn fits(kind: Kind, field: Field, value: &Value) -> Result<(), Refusal> {
    match value {
        _ if !field.of_kind(kind) => Err(Refusal::ValueDoesNotFit(field)),
        Value::Text(text) if text.len() > LONGEST_TEXT => Err(Refusal::TextTooLong(text.len())),
        value if !field.is_in_range(value) => Err(Refusal::NumberOutOfRange(field)),
        value if field.accepts(value) => Ok(()),
        _ => Err(Refusal::ValueDoesNotFit(field)),
    }
}
