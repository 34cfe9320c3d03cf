//! Choices in a preview, and the facts that put them into effect: for each row whose result is not what the union
//! gives by itself, one setting that replaces all heads, one removal, or one restoration.

use super::{
    choice::{RowChoice, in_order},
    preview::MergePreview,
    row::{MergeRow, Presence, RowTarget, same, values},
};
use crate::{
    ActorId, Body, Changes, Context, Due, Fact, FactId, Field, ItemId, Kind, Ledger, Refusal, Value, Zone,
    command::writer::FactWriter,
};
use std::collections::BTreeSet;

/// Words that the merge puts into the ledger.
#[derive(Clone, Debug, Default)]
pub struct MergeWording {
    /// The reason of a removal: what came in was not taken, or the removal was agreed to.
    pub removal: String,
    /// For each file, what was decided.
    pub remarks: Vec<String>,
}

/// Facts of a merge, and the ledger they lead to.
#[derive(Clone, Debug)]
pub struct MergeFacts {
    /// What the files brought.
    pub brought: Vec<Fact>,
    /// The action of the one who merges.
    pub action: Vec<Fact>,
    /// What comes of folding all of them into the ledger of the preview.
    pub ledger: Ledger,
    /// What folding them touches.
    pub changes: Changes,
}

/// Result that a choice gives a row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum RowResult {
    Values(Vec<Value>),
    Life(Presence),
    Stands,
}

impl MergeRow {
    fn result(&self, union: &Ledger, choice: RowChoice) -> RowResult {
        match self.spot {
            RowTarget::Decision(..) => RowResult::Stands,
            RowTarget::Field(item, field) => RowResult::Values(match choice {
                RowChoice::Mine => self.mine.clone(),
                RowChoice::Theirs(place) => {
                    let value = self.theirs.get(place).map(|theirs| theirs.value.clone());
                    value.into_iter().filter(|value| *value != Value::Nothing).collect()
                }
                RowChoice::Open => values(union, item, field),
            }),
            RowTarget::Life(item) => match (choice, self.left) {
                (RowChoice::Mine, _) => RowResult::Life(self.here),
                // Against a removal that is contested stands the other side.
                (RowChoice::Theirs(_), Presence::Contested) if self.here == Presence::Gone => {
                    RowResult::Life(Presence::There)
                }
                (RowChoice::Theirs(_), Presence::Contested) => RowResult::Life(Presence::Gone),
                (_, left) if union.life(item) == left => RowResult::Life(left),
                // It goes with its whole: a removal of its own would settle what others have still open there.
                _ => RowResult::Stands,
            },
        }
    }

    /// The values that stand if this is chosen; none for what is no field.
    pub fn outcome(&self, union: &Ledger, choice: RowChoice) -> Vec<Value> {
        match self.result(union, choice) {
            RowResult::Values(values) => values,
            _ => Vec::new(),
        }
    }

    /// Whether the item is there if this is chosen; as it is here for what is no coming or going.
    pub fn outlives(&self, union: &Ledger, choice: RowChoice) -> Presence {
        match self.result(union, choice) {
            RowResult::Life(life) => life,
            _ => self.left,
        }
    }
}

/// The bodies that bring a ledger to what a row comes to, and what they replace; none if it is there already.
fn bodies(ledger: &Ledger, spot: RowTarget, result: RowResult, reason: &str) -> Vec<(Body, Vec<FactId>)> {
    match (spot, result) {
        (RowTarget::Field(item, field), RowResult::Values(mut wanted)) => {
            if same(&values(ledger, item, field), &wanted) {
                return Vec::new();
            }
            if wanted.is_empty() {
                wanted.push(Value::Nothing);
            }
            let heads: Vec<FactId> = ledger.heads(item, field).collect();
            let set = |value| (Body::Set { item, field, value }, heads.clone());
            wanted.into_iter().map(set).collect()
        }
        (RowTarget::Life(item), RowResult::Life(wanted)) if ledger.life(item) != wanted => {
            life(ledger, item, wanted, reason)
        }
        _ => Vec::new(),
    }
}

fn life(ledger: &Ledger, item: ItemId, wanted: Presence, reason: &str) -> Vec<(Body, Vec<FactId>)> {
    let heads = ledger.removal_heads(item);
    let remove = || Body::Remove {
        item,
        reason: reason.to_owned(),
        saw: ledger.newest(item).into_iter().collect(),
    };
    match wanted {
        Presence::There => vec![(Body::Restore { item }, heads)],
        Presence::Gone => vec![(remove(), heads)],
        Presence::Contested => vec![(remove(), heads.clone()), (Body::Restore { item }, heads)],
    }
}

impl MergePreview {
    /// Chooses for one row, if that can be chosen for it.
    pub fn choose(&mut self, row: usize, choice: RowChoice) {
        self.choose_each([row], choice);
    }

    /// Chooses the same for several rows; where it does not fit, the row stays as it is.
    pub fn choose_each(&mut self, rows: impl IntoIterator<Item = usize>, choice: RowChoice) {
        let mut wholes: BTreeSet<ItemId> = BTreeSet::new();
        for place in rows {
            let Some(row) = self.rows.get(place).filter(|row| choice.fits(row)) else {
                continue;
            };
            if let Some(held) = self.chosen.get_mut(place) {
                *held = choice;
                wholes.insert(row.whole);
            }
        }
        let places = (0..self.rows.len()).filter(|place| {
            let row = self.rows.get(*place);
            row.is_some_and(|row| wholes.contains(&row.whole))
        });
        for place in in_order(&self.rows, places, &self.union) {
            self.show(place);
        }
    }

    /// Brings what is counted to what is chosen for a row.
    pub(super) fn show(&mut self, place: usize) {
        let (Some(row), Some(choice)) = (self.rows.get(place), self.chosen.get(place)) else {
            return;
        };
        // Never recorded: a writer of its own, whose numbers go on.
        let actor = ActorId::from_random(u64::MAX);
        let result = row.result(&self.union, *choice);
        for (body, replaces) in bodies(&self.shown, row.spot, result, "") {
            self.settled = self.settled.saturating_add(1);
            let id = FactId::new(actor, self.settled);
            let mut fact = Fact::new(id, self.shown.clock() + 1, crate::WallTime(0), "".into(), id, body);
            fact.replaces = replaces;
            self.shown.fold([fact]);
        }
    }

    /// The facts of the merge as chosen: what the files brought, whole, and one action that says what was taken in
    /// and settles what was chosen.
    pub fn merge(&self, context: &Context, zone: Zone, wording: &MergeWording) -> Result<MergeFacts, Refusal> {
        let mut settling = self.settling(context, zone, wording)?;
        while !settling.step(self, usize::MAX)? {}
        Ok(settling.finish(self))
    }

    /// The same in steps. Nothing is recorded by them.
    pub fn settling(&self, context: &Context, zone: Zone, wording: &MergeWording) -> Result<MergeWriter, Refusal> {
        let ledger = self.union.clone();
        let mut scribe = FactWriter::new(&ledger, context);
        for (place, file) in self.files.iter().enumerate() {
            let item = scribe.write(
                Body::Add {
                    kind: Kind::Intake,
                    under: None,
                },
                Vec::new(),
            )?;
            let scope: Vec<String> = file.scope.iter().map(ItemId::to_string).collect();
            let remarks = wording.remarks.get(place).map_or("", String::as_str);
            let fields = [
                (Field::Title, Value::text(file.from.trim())),
                (Field::Remarks, Value::text(remarks)),
                (Field::Dated, Value::from(Due::Day(zone.day_of(file.at)))),
                (Field::FileName, Value::text(&*file.name)),
                (Field::FileSum, Value::text(&*file.sum)),
                (Field::Basis, Value::text(file.basis.to_string())),
                (Field::Scope, Value::text(scope.join(" "))),
                (Field::Brought, Value::text(file.brought.to_string())),
                (Field::Answers, file.handout.map_or(Value::Nothing, Value::item)),
            ];
            for (field, value) in fields {
                if value != Value::Nothing && field.accepts(&value) {
                    scribe.write(Body::Set { item, field, value }, Vec::new())?;
                }
            }
        }
        let mut settling = MergeWriter {
            context: context.clone(),
            ledger,
            changes: self.changes.clone(),
            action: scribe.facts,
            removal: wording.removal.clone(),
            order: in_order(&self.rows, 0..self.rows.len(), &self.union),
            next: 0,
        };
        settling.fold(0);
        Ok(settling)
    }
}

/// The facts of a merge, being written in steps.
#[derive(Debug)]
pub struct MergeWriter {
    context: Context,
    /// The union, and what was written so far.
    ledger: Ledger,
    changes: Changes,
    action: Vec<Fact>,
    removal: String,
    order: Vec<usize>,
    next: usize,
}

impl MergeWriter {
    /// Progress: rows done, and rows in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.order.len())
    }

    /// Goes on for this many rows of its preview; true when all are written.
    pub fn step(&mut self, preview: &MergePreview, rows: usize) -> Result<bool, Refusal> {
        let end = self.next.saturating_add(rows.max(1)).min(self.order.len());
        for place in self.order.get(self.next..end).unwrap_or_default().to_vec() {
            let (Some(row), Some(choice)) = (preview.rows.get(place), preview.chosen.get(place)) else {
                continue;
            };
            let result = row.result(&preview.union, *choice);
            for (body, replaces) in bodies(&self.ledger, row.spot, result, &self.removal) {
                let mut scribe = FactWriter::going_on(&self.ledger, &self.context, &self.action);
                scribe.write(body, replaces)?;
                let from = self.action.len();
                self.action.append(&mut scribe.facts);
                self.fold(from);
            }
        }
        self.next = end;
        Ok(end == self.order.len())
    }

    fn fold(&mut self, from: usize) {
        let facts = self.action.get(from..).unwrap_or_default();
        let changes = self.ledger.fold(facts.iter().cloned());
        self.changes.add(changes);
    }

    /// The merge as written. The preview is the one that it is of.
    pub fn finish(self, preview: &MergePreview) -> MergeFacts {
        MergeFacts {
            brought: preview.fresh.clone(),
            action: self.action,
            ledger: self.ledger,
            changes: self.changes,
        }
    }
}
