//! Differences between two states of the checklist, by problem, as rows of a table. Pure data, no view.

use crate::words::{
    fields, general,
    record::{self, ChangeInWords},
};
use ledger::{
    Field, ItemId, Kind, Ledger, Value,
    history::{Difference, compare},
};
use std::collections::HashMap;

/// Kind of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Added.
    Added,
    /// A field has another value.
    Changed,
    /// Removed.
    Removed,
    /// A decision was made.
    Decided,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// Kind of the difference.
    pub happened: DifferenceKind,
    /// Subject: the field, or the item as a whole.
    pub about: String,
    /// Old and new value; `lead` is not used.
    pub told: ChangeInWords,
}

/// Rows about one problem (or group, or the round).
#[derive(Clone, Debug)]
pub struct DifferenceGroup {
    /// Its name in the later state.
    pub name: String,
    /// What happened to it and its parts.
    pub lines: Vec<DifferenceRow>,
}

/// Number of rows of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct DifferenceCounts {
    /// Added items.
    pub added: usize,
    /// Changed fields.
    pub changed: usize,
    /// Removed items.
    pub removed: usize,
    /// Decisions.
    pub decided: usize,
}

/// Differences by problem, in the order of the checklist.
pub fn differences_by_problem(earlier: &Ledger, later: &Ledger) -> (Vec<DifferenceGroup>, DifferenceCounts) {
    let mut groups: Vec<DifferenceGroup> = Vec::new();
    let mut places: HashMap<ItemId, usize> = HashMap::new();
    let mut counts = DifferenceCounts::default();
    for difference in compare(earlier, later) {
        let (item, happened) = match &difference {
            Difference::Added(item) => (*item, DifferenceKind::Added),
            Difference::Changed { item, .. } => (*item, DifferenceKind::Changed),
            Difference::Removed(item) => (*item, DifferenceKind::Removed),
            Difference::Decided { item, .. } => (*item, DifferenceKind::Decided),
        };
        let counted = match happened {
            DifferenceKind::Added => &mut counts.added,
            DifferenceKind::Changed => &mut counts.changed,
            DifferenceKind::Removed => &mut counts.removed,
            DifferenceKind::Decided => &mut counts.decided,
        };
        *counted += 1;
        let whole = later.whole_of(item);
        let comes_with_it = match happened {
            DifferenceKind::Added => whole != item && !earlier.is_there(whole),
            DifferenceKind::Removed => whole != item && !later.is_there(whole),
            DifferenceKind::Changed | DifferenceKind::Decided => false,
        };
        if comes_with_it {
            continue;
        }
        let place = *places.entry(whole).or_insert_with(|| {
            groups.push(DifferenceGroup {
                name: record::name(later, whole),
                lines: Vec::new(),
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place)
            && let Some(line) = line(earlier, later, &difference, item != whole)
        {
            group.lines.push(line);
        }
    }
    (groups, counts)
}

fn line(earlier: &Ledger, later: &Ledger, difference: &Difference, part: bool) -> Option<DifferenceRow> {
    let line = |happened, about: String, from: String, to: String| {
        let told = ChangeInWords {
            lead: String::new(),
            from: Some(from).filter(|words| !words.is_empty()),
            to: Some(to).filter(|words| !words.is_empty()),
        };
        Some(DifferenceRow { happened, about, told })
    };
    match difference {
        Difference::Added(item) => line(
            DifferenceKind::Added,
            kind(later, *item),
            String::new(),
            summary(later, *item),
        ),
        Difference::Removed(item) => line(
            DifferenceKind::Removed,
            kind(later, *item),
            summary(earlier, *item),
            String::new(),
        ),
        Difference::Changed {
            field: Field::Order, ..
        } => line(
            DifferenceKind::Changed,
            fields::field(Field::Order).into(),
            String::new(),
            String::new(),
        ),
        Difference::Changed { item, field, from, to } => {
            let words = |ledger: &Ledger, values: &[Value]| {
                let values = values.iter().map(|value| record::value(ledger, *field, value));
                values.collect::<Vec<_>>().join("\n／\n")
            };
            let name = fields::field(*field);
            let about = if part {
                format!("{}：{name}", record::own_name(later, *item))
            } else {
                name.to_owned()
            };
            line(DifferenceKind::Changed, about, words(earlier, from), words(later, to))
        }
        Difference::Decided { fact, .. } => {
            let fact = later.fact(*fact)?;
            let ledger::Body::Decide { decision, .. } = &fact.body else {
                return None;
            };
            let words = format!("{}：{}", general::or_someone(&fact.by), record::decided(decision));
            line(DifferenceKind::Decided, record::DECISIONS.into(), String::new(), words)
        }
    }
}

fn kind(ledger: &Ledger, item: ItemId) -> String {
    let kind = ledger.item(item).and_then(|item| item.kind());
    kind.map_or_else(String::new, |kind| fields::kind(kind).to_owned())
}

/// Summary of an item that was added or removed: title, progress, number of parts.
fn summary(ledger: &Ledger, item: ItemId) -> String {
    let title = ledger.text(item, Field::Title).to_owned();
    let kind = ledger.item(item).and_then(|item| item.kind());
    if !matches!(kind, Some(Kind::Problem | Kind::Measure)) {
        return title;
    }
    let step = fields::progress(ledger.progress(item));
    let count = |kind| ledger.parts(item, kind).len();
    let parts = record::with_parts(count(Kind::Measure), count(Kind::Passage));
    record::summed_up(&title, step, &parts)
}
