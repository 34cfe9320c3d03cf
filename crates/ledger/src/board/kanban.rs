//! Card board (看板): problems as cards in columns by progress or by close-out, in lanes, and what moving a card into a
//! column means. The numbers are the counter's, the lanes its rows. Whether a move is allowed is asked of the rules
//! of close-out with the command of the move.

use crate::{
    Command, Due, Field, Ground, ItemId, Ledger, Progress,
    closeout::{Closeout, CloseoutAct, CloseoutStatus},
    count::{CloseoutTally, CountIndex, CountUnit, GroupBy, ProgressCounts, RowName},
};
use std::collections::HashSet;

/// Property that the columns stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnsBy {
    /// 整改进展
    #[default]
    Progress,
    /// 销号
    Closeout,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KanbanColumn {
    /// Those at this step.
    Step(Progress),
    /// Those whose close-out stands here.
    Status(CloseoutStatus),
}

impl ColumnsBy {
    /// The columns, in the order of the work.
    pub fn all(self) -> Vec<KanbanColumn> {
        match self {
            ColumnsBy::Progress => Progress::ALL.map(KanbanColumn::Step).to_vec(),
            ColumnsBy::Closeout => CloseoutStatus::ALL.map(KanbanColumn::Status).to_vec(),
        }
    }
}

/// The cards of one column in one lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KanbanCell {
    /// The column.
    pub column: KanbanColumn,
    /// How many, as the counter has it.
    pub count: usize,
    /// The problems, in the order of the set.
    pub problems: Vec<ItemId>,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KanbanLane {
    /// Name of the lane; none where the board is not divided into lanes.
    pub name: Option<RowName>,
    /// Number of problems.
    pub count: usize,
    /// A cell for each column, in their order.
    pub cells: Vec<KanbanCell>,
}

/// A board of cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KanbanBoard {
    /// The columns with their numbers, over all lanes.
    pub columns: Vec<(KanbanColumn, usize)>,
    /// The lanes. A board without lanes is one lane.
    pub lanes: Vec<KanbanLane>,
}

/// Meaning of moving a card into another column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardMove {
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

/// Whether a move needs a written reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsNeeded {
    /// None.
    No,
    /// There may be some.
    May,
    /// There must be some.
    Must,
}

impl CardMove {
    /// Whether a reason or an opinion is written down with it.
    pub fn words(self) -> WordsNeeded {
        match self {
            CardMove::Step(_) | CardMove::Withdraw => WordsNeeded::No,
            CardMove::Apply | CardMove::StrikeOff => WordsNeeded::May,
            CardMove::Return | CardMove::Rebound => WordsNeeded::Must,
        }
    }

    /// Whether grounds are named.
    pub fn on_grounds(self) -> bool {
        self == CardMove::Apply
    }

    /// Whether it is done at once, without asking for anything.
    pub fn at_once(self) -> bool {
        self.words() == WordsNeeded::No
    }

    /// Whether a new date may be named with it.
    pub fn asks_for_date(self) -> bool {
        self == CardMove::Rebound
    }

    /// The deed as a command, on these grounds, with these words and this new date.
    pub fn command(self, problem: ItemId, grounds: &[Ground], words: &str, until: Option<Due>) -> Command {
        let words = words.to_owned();
        let act = match self {
            CardMove::Step(step) => {
                return Command::Set {
                    item: problem,
                    field: Field::Progress,
                    value: step.into(),
                };
            }
            CardMove::Apply => CloseoutAct::Apply {
                grounds: grounds.to_vec(),
                reason: words,
            },
            CardMove::StrikeOff => CloseoutAct::StrikeOff { opinion: words },
            CardMove::Return => CloseoutAct::Return { reason: words },
            CardMove::Withdraw => CloseoutAct::Withdraw,
            CardMove::Rebound => CloseoutAct::LookbackRebound { reason: words, until },
        };
        Command::Closeout { problem, act }
    }

    /// The command with something in the place of what is still to be written: for asking whether the deed is allowed
    /// at all.
    pub fn stand_in(self, problem: ItemId) -> Command {
        self.command(problem, &Ground::ALL, "-", Due::FAR)
    }
}

impl CountIndex {
    /// These problems as a board of cards.
    pub fn kanban(&self, problems: &[ItemId], columns: ColumnsBy, lanes: Option<GroupBy>) -> KanbanBoard {
        let mut met = HashSet::new();
        let once: Vec<ItemId> = problems.iter().copied().filter(|id| met.insert(*id)).collect();
        let breakdown = self.breakdown(&once, lanes.unwrap_or(GroupBy::Aspect));
        let all = columns.all();
        let whole = self.closeout_tally(&once);
        let lane = |name: Option<RowName>, steps: &ProgressCounts, problems: &[ItemId]| {
            let stand = |id: &ItemId| {
                let (progress, status) = self.stand(*id)?;
                let column = match columns {
                    ColumnsBy::Progress => KanbanColumn::Step(progress),
                    ColumnsBy::Closeout => KanbanColumn::Status(status),
                };
                Some((column, *id))
            };
            let placed: Vec<(KanbanColumn, ItemId)> = problems.iter().filter_map(stand).collect();
            let tally = self.closeout_tally(problems);
            KanbanLane {
                name,
                count: steps.total(CountUnit::Problems),
                cells: all.iter().map(|column| cell(*column, steps, &tally, &placed)).collect(),
            }
        };
        let lanes: Vec<KanbanLane> = match lanes {
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
        KanbanBoard {
            columns: heads.collect(),
            lanes,
        }
    }
}

impl Ledger {
    /// The column in which a problem stands.
    pub fn column(&self, problem: ItemId, columns: ColumnsBy) -> KanbanColumn {
        match columns {
            ColumnsBy::Progress => KanbanColumn::Step(self.progress(problem)),
            ColumnsBy::Closeout => KanbanColumn::Status(self.closeout(problem).status),
        }
    }

    /// What would move a problem into a column: none if it stands there, or if nothing that a person does leads there.
    /// It is not asked here whether it is allowed.
    pub fn deed_for(&self, problem: ItemId, to: KanbanColumn) -> Option<CardMove> {
        let status = match to {
            KanbanColumn::Step(step) => return (self.progress(problem) != step).then_some(CardMove::Step(step)),
            KanbanColumn::Status(status) => status,
        };
        let now = self.closeout(problem);
        if now.status == status {
            return None;
        }
        let pending = now.status == CloseoutStatus::Pending;
        match status {
            CloseoutStatus::Pending => Some(CardMove::Apply),
            CloseoutStatus::Returned => Some(CardMove::Return),
            CloseoutStatus::StruckOff => Some(CardMove::StrikeOff),
            CloseoutStatus::Reopened if pending && before(&now) == status => Some(CardMove::Withdraw),
            CloseoutStatus::Reopened => Some(CardMove::Rebound),
            CloseoutStatus::NotApplied if pending && before(&now) != status => None,
            CloseoutStatus::NotApplied => Some(CardMove::Withdraw),
        }
    }
}

/// Where a pending problem stood before it was applied for.
fn before(now: &Closeout) -> CloseoutStatus {
    let pending = now.current().map_or(0, |round| round.number);
    let earlier = now.rounds.iter().take_while(|round| round.number < pending);
    earlier.last().map(|round| round.outcome).unwrap_or_default()
}

fn at(column: KanbanColumn, steps: &ProgressCounts, tally: &CloseoutTally) -> usize {
    match column {
        KanbanColumn::Step(step) => steps.at(CountUnit::Problems, step),
        KanbanColumn::Status(status) => tally.at(status),
    }
}

fn cell(
    column: KanbanColumn,
    steps: &ProgressCounts,
    tally: &CloseoutTally,
    placed: &[(KanbanColumn, ItemId)],
) -> KanbanCell {
    let here = placed.iter().filter(|(place, _)| *place == column);
    KanbanCell {
        column,
        count: at(column, steps, tally),
        problems: here.map(|(_, id)| *id).collect(),
    }
}
