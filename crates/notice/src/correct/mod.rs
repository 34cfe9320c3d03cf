//! Corrections by the reviewer. Each is a pure function from a proposal to a new one, or a typed refusal; it moves
//! spans from one role or owner to another and builds the proposal again, so that the law of spans holds, and counts
//! and doubts are those of the corrected proposal.

mod from_unread;
mod split;

use crate::characters::is_blank;
use crate::proposal::{ProblemSeed, Proposal};
use crate::proposal_from_spans::build;
use crate::span::{ProblemId, Span, SpanRole};
use crate::steps::{Steps, at_one_go};
use crate::table::ColumnMeaning;
use ledger::Progress;
use serde::Serialize;

/// Why a correction was refused. Its Chinese sentence is [`CorrectionRefusal::sentence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionRefusal {
    /// No such problem.
    NoSuchProblem,
    /// The first problem cannot be merged into one before it.
    NothingBefore,
    /// The place is not inside the problem's text.
    NotInside,
    /// The problem before the split would be empty.
    NothingLeft,
    /// The lines are not unread.
    NotUnread,
    /// The title is empty.
    EmptyTitle,
    /// No such column.
    NoSuchColumn,
}

impl Proposal {
    fn with(&self, spans: Vec<Span>, seeds: Vec<ProblemSeed>) -> Proposal {
        let mut corrected = at_one_go(build(
            self.text.clone(),
            spans,
            seeds,
            self.read_to,
            self.columns.clone(),
            self.source,
            Steps::AtOneGo,
        ));
        corrected.chosen_columns = self.chosen_columns.clone();
        corrected
    }

    fn seed_at(&self, id: ProblemId) -> Result<usize, CorrectionRefusal> {
        self.seeds
            .iter()
            .position(|s| s.id == id)
            .ok_or(CorrectionRefusal::NoSuchProblem)
    }

    fn change(&self, id: ProblemId, change: &dyn Fn(&mut ProblemSeed)) -> Result<Proposal, CorrectionRefusal> {
        let at = self.seed_at(id)?;
        let mut seeds = self.seeds.clone();
        if let Some(seed) = seeds.get_mut(at) {
            change(seed);
        }
        Ok(self.with(self.spans.clone(), seeds))
    }

    /// Sets what a column holds, by its index in [`Proposal::columns`]. The table is read again, so earlier corrections
    /// of single problems are not kept.
    pub fn set_column(&self, column: usize, holds: ColumnMeaning) -> Result<Proposal, CorrectionRefusal> {
        if column >= self.columns.len() {
            return Err(CorrectionRefusal::NoSuchColumn);
        }
        let mut chosen = self.chosen_columns.clone();
        chosen.push((column, holds));
        Ok(at_one_go(crate::read_with(self.text.clone(), chosen, Steps::AtOneGo)))
    }

    /// Sets the title of a problem. The printed one is kept beside it.
    pub fn set_title(&self, id: ProblemId, title: &str) -> Result<Proposal, CorrectionRefusal> {
        let title = title.trim_matches(is_blank);
        if title.is_empty() {
            return Err(CorrectionRefusal::EmptyTitle);
        }
        self.change(id, &|seed| seed.title = Some(title.to_owned()))
    }

    /// Sets the progress of a problem.
    pub fn set_progress(&self, id: ProblemId, progress: Progress) -> Result<Proposal, CorrectionRefusal> {
        self.change(id, &|seed| seed.progress = Some(progress))
    }

    /// Sets the aspect and category of a problem, outermost first.
    pub fn set_group(&self, id: ProblemId, group: &[String]) -> Result<Proposal, CorrectionRefusal> {
        let names = group.iter().map(|g| g.trim_matches(is_blank)).filter(|g| !g.is_empty());
        let names: Vec<String> = names.map(str::to_owned).collect();
        self.change(id, &|seed| seed.group = names.clone())
    }

    /// Merges a problem into the one before it: its title is appended to the last text of that one, its labels stay.
    pub fn merge_into_previous(&self, id: ProblemId) -> Result<Proposal, CorrectionRefusal> {
        let at = self.seed_at(id)?;
        let into = at
            .checked_sub(1)
            .and_then(|i| self.seeds.get(i))
            .ok_or(CorrectionRefusal::NothingBefore)?
            .id;
        let mut spans = self.spans.clone();
        for span in spans.iter_mut().filter(|s| s.problem == Some(id)) {
            span.problem = Some(into);
            if span.role == SpanRole::ProblemTitle {
                span.role = SpanRole::ProblemText;
            }
        }
        Ok(self.with(spans, self.seeds.clone()))
    }

    /// Removes a problem: all its text becomes unread.
    pub fn return_to_unread(&self, id: ProblemId) -> Result<Proposal, CorrectionRefusal> {
        self.seed_at(id)?;
        let mut spans = self.spans.clone();
        for span in spans.iter_mut().filter(|s| s.problem == Some(id)) {
            span.problem = None;
            span.role = SpanRole::Unread;
        }
        Ok(self.with(spans, self.seeds.clone()))
    }

    /// An id that no problem of this proposal had.
    fn next_id(&self) -> ProblemId {
        let last = self.seeds.iter().map(|s| s.id.0).max().unwrap_or(0);
        ProblemId(last.saturating_add(1))
    }
}
