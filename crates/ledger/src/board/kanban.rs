//! 看板: problems as cards in columns, by progress or by close-out, in lanes. And what moving a card into a column is, in
//! the terms of the field. The numbers are the counter's, the lanes its rows; whether a deed is allowed is for the rules
//! of close-out, which are asked with the command of the deed.

use crate::{
    Command, Field, Ground, ItemId, Ledger, Progress,
    closeout::{Act, Closeout, Status},
    count::{By, CloseoutTally, Counted, Lines, RowName, Steps},
};
use std::collections::HashSet;

/// What the columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// 整改进展
    #[default]
    Progress,
    /// 销号
    Closeout,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Those at this step.
    Step(Progress),
    /// Those whose close-out stands here.
    Status(Status),
}

impl Columns {
    /// The columns, in the order of the work.
    pub fn all(self) -> Vec<Column> {
        match self {
            Columns::Progress => Progress::ALL.map(Column::Step).to_vec(),
            Columns::Closeout => Status::ALL.map(Column::Status).to_vec(),
        }
    }
}

/// The cards of one column in one lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column.
    pub column: Column,
    /// How many, as the counter has it.
    pub count: usize,
    /// The problems, in the order of the set.
    pub problems: Vec<ItemId>,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose; none where the board is not divided into lanes.
    pub name: Option<RowName>,
    /// How many problems.
    pub count: usize,
    /// A cell for each column, in their order.
    pub cells: Vec<Cell>,
}

/// A board of cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kanban {
    /// The columns with their numbers, over all lanes.
    pub columns: Vec<(Column, usize)>,
    /// The lanes. A board without lanes is one lane.
    pub lanes: Vec<Lane>,
}

/// What moves a card into another column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The progress is set.
    Step(Progress),
    /// 申请销号
    Apply,
    /// 销号
    StrikeOff,
    /// 退回
    Return,
    /// 撤回 the application.
    Withdraw,
    /// 回头看: it came back.
    Rebound,
}

/// Whether a deed needs words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// None.
    No,
    /// There may be some.
    May,
    /// There must be some.
    Must,
}

impl Deed {
    /// Whether it is written down why.
    pub fn words(self) -> Words {
        match self {
            Deed::Step(_) | Deed::Withdraw => Words::No,
            Deed::Apply | Deed::StrikeOff => Words::May,
            Deed::Return | Deed::Rebound => Words::Must,
        }
    }

    /// Whether grounds are named.
    pub fn on_grounds(self) -> bool {
        self == Deed::Apply
    }

    /// Whether it is done at once, without asking for anything.
    pub fn at_once(self) -> bool {
        self.words() == Words::No
    }

    /// The deed as a command, on these grounds and with these words.
    pub fn command(self, problem: ItemId, grounds: &[Ground], words: &str) -> Command {
        let words = words.to_owned();
        let act = match self {
            Deed::Step(step) => {
                return Command::Set {
                    item: problem,
                    field: Field::Progress,
                    value: step.into(),
                };
            }
            Deed::Apply => Act::Apply {
                grounds: grounds.to_vec(),
                reason: words,
            },
            Deed::StrikeOff => Act::StrikeOff { opinion: words },
            Deed::Return => Act::Return { reason: words },
            Deed::Withdraw => Act::Withdraw,
            Deed::Rebound => Act::LookbackRebound { reason: words },
        };
        Command::Closeout { problem, act }
    }

    /// The command with something in the place of what is still to be written: for asking whether the deed is allowed
    /// at all.
    pub fn stand_in(self, problem: ItemId) -> Command {
        self.command(problem, &Ground::ALL, "-")
    }
}

impl Lines {
    /// These problems as a board of cards.
    pub fn kanban(&self, problems: &[ItemId], columns: Columns, lanes: Option<By>) -> Kanban {
        let mut met = HashSet::new();
        let once: Vec<ItemId> = problems.iter().copied().filter(|id| met.insert(*id)).collect();
        let breakdown = self.breakdown(&once, lanes.unwrap_or(By::Aspect));
        let all = columns.all();
        let whole = self.closeout_tally(&once);
        let lane = |name: Option<RowName>, steps: &Steps, problems: &[ItemId]| {
            let stand = |id: &ItemId| {
                let (progress, status) = self.stand(*id)?;
                let column = match columns {
                    Columns::Progress => Column::Step(progress),
                    Columns::Closeout => Column::Status(status),
                };
                Some((column, *id))
            };
            let placed: Vec<(Column, ItemId)> = problems.iter().filter_map(stand).collect();
            let tally = self.closeout_tally(problems);
            Lane {
                name,
                count: steps.total(Counted::Problems),
                cells: all.iter().map(|column| cell(*column, steps, &tally, &placed)).collect(),
            }
        };
        let lanes: Vec<Lane> = match lanes {
            Some(_) => {
                let rows = breakdown.rows.into_iter();
                rows.map(|row| lane(Some(row.name), &row.steps, &row.problems))
                    .collect()
            }
            None => vec![lane(None, &breakdown.whole, &once)],
        };
        let heads = all
            .iter()
            .map(|column| (*column, at(*column, &breakdown.whole, &whole)));
        Kanban {
            columns: heads.collect(),
            lanes,
        }
    }
}

impl Ledger {
    /// The column in which a problem stands.
    pub fn column(&self, problem: ItemId, columns: Columns) -> Column {
        match columns {
            Columns::Progress => Column::Step(self.progress(problem)),
            Columns::Closeout => Column::Status(self.closeout(problem).status),
        }
    }

    /// What would move a problem into a column: none if it stands there, or if nothing that a person does leads there.
    /// It is not asked here whether it is allowed.
    pub fn deed_for(&self, problem: ItemId, to: Column) -> Option<Deed> {
        let status = match to {
            Column::Step(step) => return (self.progress(problem) != step).then_some(Deed::Step(step)),
            Column::Status(status) => status,
        };
        let now = self.closeout(problem);
        if now.status == status {
            return None;
        }
        let pending = now.status == Status::Pending;
        match status {
            Status::Pending => Some(Deed::Apply),
            Status::Returned => Some(Deed::Return),
            Status::StruckOff => Some(Deed::StrikeOff),
            Status::Reopened if pending && before(&now) == status => Some(Deed::Withdraw),
            Status::Reopened => Some(Deed::Rebound),
            Status::NotApplied if pending && before(&now) != status => None,
            Status::NotApplied => Some(Deed::Withdraw),
        }
    }
}

/// Where a pending problem stood before it was applied for.
fn before(now: &Closeout) -> Status {
    let pending = now.current().map_or(0, |round| round.number);
    let earlier = now.rounds.iter().take_while(|round| round.number < pending);
    earlier.last().map(|round| round.outcome).unwrap_or_default()
}

fn at(column: Column, steps: &Steps, tally: &CloseoutTally) -> usize {
    match column {
        Column::Step(step) => steps.at(Counted::Problems, step),
        Column::Status(status) => tally.at(status),
    }
}

fn cell(column: Column, steps: &Steps, tally: &CloseoutTally, placed: &[(Column, ItemId)]) -> Cell {
    let here = placed.iter().filter(|(place, _)| *place == column);
    Cell {
        column,
        count: at(column, steps, tally),
        problems: here.map(|(_, id)| *id).collect(),
    }
}
