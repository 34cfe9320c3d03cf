//! Filter and order of a list of problems: conditions that must all hold. Pure; the words that are searched for are
//! answered by the index (see `search`). A condition is one line in [`ListFilter::keeps`].

use crate::{
    Due, Field, ItemId, Ledger, Progress, Today,
    closeout::CloseoutStatus,
    count::{AwaitedRole, CountedAs, GroupBy, RowName},
    list::{SearchIndex, SearchQuery},
    work::{due::Lateness, people::names, warning::WarningLevel},
};
use std::collections::BTreeSet;

/// Which problems a list shows. Empty: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListFilter {
    /// Those within this group or its groups; of `Some(None)`, those that stand in no group.
    pub group: Option<Option<ItemId>>,
    /// Those at this step.
    pub progress: Option<Progress>,
    /// Those that themselves count as this under the rule, also where the rate counts measures.
    pub counted: Option<CountedAs>,
    /// Those whose close-out stands here.
    pub status: Option<CloseoutStatus>,
    /// Those that stand so to their date in force.
    pub term: Option<DueFilter>,
    /// Those that name this person, themselves or in a measure.
    pub person: Option<String>,
    /// Those that name this department, likewise.
    pub department: Option<String>,
    /// Those that name this leader, likewise.
    pub leader: Option<String>,
    /// Those that the counter has in this row: of a name, those of which it is the first named.
    pub row: Option<(GroupBy, RowName)>,
    /// Those on which it is this hand's move.
    pub waits_for: Option<AwaitedRole>,
    /// Those of this type (整改类型), letter by letter.
    pub rectification_type: Option<String>,
    /// Those of which a field, or whether they are to be removed, waits for a person to settle it; parts included.
    pub in_conflict: bool,
    /// Those without evidence.
    pub unproved: bool,
    /// Those in which these words are found.
    pub words: SearchQuery,
    /// Further conditions, where one of the same sort stands already (see [`ListFilter::and`]).
    pub and: Option<Box<ListFilter>>,
}

/// How a problem stands to its date in force, for a list to be narrowed by. What is struck off is none of the first four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueFilter {
    /// 已逾期
    Late,
    /// Due up to this Sunday.
    ThisWeek,
    /// At the second warning.
    Second,
    /// At the first warning.
    First,
    /// Without a date.
    NoDate,
}

impl DueFilter {
    /// All of them, the most urgent first.
    pub const ALL: [DueFilter; 5] = [
        DueFilter::Late,
        DueFilter::ThisWeek,
        DueFilter::Second,
        DueFilter::First,
        DueFilter::NoDate,
    ];
}

/// The order of a list. What lacks a value comes last; ties keep the order of reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// As the checklist is read.
    #[default]
    Reading,
    /// By the printed number: 2 before 10.
    Number,
    /// By the last day that keeps the date.
    Due,
    /// What is not started first.
    Progress,
    /// By the first person named.
    Person,
}

impl ListFilter {
    /// Whether the list shows this problem.
    pub fn keeps(&self, ledger: &Ledger, index: &SearchIndex, problem: ItemId, today: Today) -> bool {
        let names = |field, wanted: &Option<String>| {
            let wanted = wanted.as_ref();
            wanted.is_none_or(|wanted| ledger.names_of(problem, field).contains(wanted))
        };
        let text =
            |field, wanted: &Option<String>| wanted.as_deref().is_none_or(|it| it == ledger.text(problem, field));
        self.progress.is_none_or(|step| ledger.progress(problem) == step)
            && self.counted.is_none_or(|counted| counts(ledger, problem, counted))
            && text(Field::RectificationType, &self.rectification_type)
            && names(Field::Person, &self.person)
            && names(Field::Department, &self.department)
            && names(Field::Leader, &self.leader)
            && self.group.is_none_or(|group| is_within(ledger, problem, group))
            && self
                .row
                .as_ref()
                .is_none_or(|(by, name)| ledger.row_name(problem, *by) == *name)
            && self
                .waits_for
                .is_none_or(|hand| ledger.waits_for(problem) == Some(hand))
            && (!self.unproved || ledger.evidence_of(problem).is_empty())
            && (!self.in_conflict || ledger.is_unsettled(problem))
            && self
                .status
                .is_none_or(|status| ledger.closeout(problem).status == status)
            && self.term.is_none_or(|term| stands_so(ledger, problem, term, today))
            && index.finds(problem, &self.words)
            && self
                .and
                .as_ref()
                .is_none_or(|further| further.keeps(ledger, index, problem, today))
    }

    /// The conditions of both: it keeps what both keep. Words that are searched for stay those of this one.
    pub fn and(&self, other: ListFilter) -> ListFilter {
        let (mut one, mut further) = (self.clone(), ListFilter::default());
        put(&mut one.group, other.group, &mut further.group);
        put(&mut one.progress, other.progress, &mut further.progress);
        put(&mut one.counted, other.counted, &mut further.counted);
        put(&mut one.status, other.status, &mut further.status);
        put(&mut one.term, other.term, &mut further.term);
        put(&mut one.person, other.person, &mut further.person);
        put(&mut one.department, other.department, &mut further.department);
        put(&mut one.leader, other.leader, &mut further.leader);
        put(&mut one.row, other.row, &mut further.row);
        put(&mut one.waits_for, other.waits_for, &mut further.waits_for);
        let types = (&mut one.rectification_type, &mut further.rectification_type);
        put(types.0, other.rectification_type, types.1);
        one.in_conflict |= other.in_conflict;
        one.unproved |= other.unproved;
        if further != ListFilter::default() {
            further.and = one.and.take();
            one.and = Some(Box::new(further));
        }
        one
    }
}

/// Adds a condition; where one of the same sort stands already, it goes among the further ones.
fn put<T: PartialEq>(held: &mut Option<T>, more: Option<T>, further: &mut Option<T>) {
    match (&held, more) {
        (Some(held), Some(more)) if *held != more => *further = Some(more),
        (None, more) => *held = more,
        _ => {}
    }
}

fn stands_so(ledger: &Ledger, problem: ItemId, term: DueFilter, today: Today) -> bool {
    let warned = |level| {
        let warning = ledger.warning(problem, today);
        warning.is_some_and(|warning| warning.level == level)
    };
    match term {
        DueFilter::Late => matches!(ledger.lateness(problem, today), Lateness::Late(_)),
        DueFilter::ThisWeek => match ledger.lateness(problem, today) {
            Lateness::InTime(days) => days <= today.to_sunday(),
            _ => false,
        },
        DueFilter::Second => warned(WarningLevel::Second),
        DueFilter::First => warned(WarningLevel::First),
        DueFilter::NoDate => ledger.lateness(problem, today) == Lateness::NoDate,
    }
}

/// Whether a problem counts as this under the round's rule.
fn counts(ledger: &Ledger, problem: ItemId, counted: CountedAs) -> bool {
    ledger.counting_rule().counts_as(ledger.progress(problem)) == counted
}

fn is_within(ledger: &Ledger, problem: ItemId, wanted: Option<ItemId>) -> bool {
    match (ledger.group_of(problem), wanted) {
        (None, None) => true,
        (Some(group), Some(wanted)) => ledger.group_path(group).contains(&wanted),
        _ => false,
    }
}

impl Ledger {
    /// The problems of which something waits for a person to settle it; parts included. Costs what waits, however large
    /// the ledger is.
    pub fn unsettled(&self) -> BTreeSet<ItemId> {
        let fields = self.conflicts().iter().map(|(item, _)| *item);
        let items = fields.chain(self.contested().iter().copied());
        let problems = items.flat_map(|item| self.problems_of(item));
        problems.filter(|problem| self.is_there(*problem)).collect()
    }

    /// Whether something about an item or its parts waits for a person to settle it.
    pub fn is_unsettled(&self, item: ItemId) -> bool {
        if self.conflicts().is_empty() && self.contested().is_empty() {
            return false;
        }
        self.with_parts(item).into_iter().any(|id| {
            let first = Field::ALL.first().map(|field| (id, *field));
            let next = first.and_then(|first| self.conflicts().range(first..).next());
            self.contested().contains(&id) || next.is_some_and(|(item, _)| *item == id)
        })
    }

    /// The problems that a list shows, in its order.
    pub fn list(&self, filter: &ListFilter, sort: SortBy, index: &SearchIndex, today: Today) -> Vec<ItemId> {
        let mut problems: Vec<ItemId> = self.outline().problems().collect();
        problems.retain(|problem| filter.keeps(self, index, *problem, today));
        self.sort(&mut problems, sort);
        problems
    }

    /// Puts problems, which stand in the order of reading, into another.
    pub fn sort(&self, problems: &mut [ItemId], by: SortBy) {
        match by {
            SortBy::Reading => {}
            SortBy::Number => problems.sort_by_cached_key(|id| last_if_empty(number(self.text(*id, Field::Number)))),
            SortBy::Due => problems.sort_by_cached_key(|id| {
                let due = self.due_in_force(*id).map(Due::last_day);
                (due.is_none(), due)
            }),
            SortBy::Progress => problems.sort_by_cached_key(|id| self.progress(*id)),
            SortBy::Person => problems.sort_by_cached_key(|id| {
                let first = names(self.text(*id, Field::Person)).into_iter().next();
                (first.is_none(), first)
            }),
        }
    }

    /// What stands in a field of these problems, for choosing from: each once, in order.
    pub fn choices(&self, problems: &[ItemId], field: Field) -> Vec<String> {
        let named = field.names_responsible();
        let texts = |id: &ItemId| match named {
            true => self.names_of(*id, field),
            false => vec![self.text(*id, field).to_owned()],
        };
        let mut choices: BTreeSet<String> = problems.iter().flat_map(texts).collect();
        choices.remove("");
        choices.into_iter().collect()
    }
}

fn last_if_empty<T>(pieces: Vec<T>) -> (bool, Vec<T>) {
    (pieces.is_empty(), pieces)
}

/// A piece of a printed number: digits by their value, before other characters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Digits(u64),
    Other(char),
}

fn number(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let digit = match c {
            '０'..='９' => Some(u64::from(u32::from(c) - u32::from('０'))),
            c => c.to_digit(10).map(u64::from),
        };
        match (digit, pieces.last_mut()) {
            (Some(digit), Some(Piece::Digits(before))) => *before = before.saturating_mul(10).saturating_add(digit),
            (Some(digit), _) => pieces.push(Piece::Digits(digit)),
            (None, _) => pieces.push(Piece::Other(c)),
        }
    }
    pieces
}
