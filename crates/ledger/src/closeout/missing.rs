//! Gaps that stand in the way of an application for close-out: all of them at once, not one after the other.

use crate::{Field, ItemId, Kind, Ledger, Progress};

/// Something that is missing for an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingForCloseout {
    /// Its progress is not 已完成 (in a conflict the least advanced counts).
    Progress(Progress),
    /// These measures are not 已完成.
    Measures(Vec<ItemId>),
    /// 整改结果及成效 is blank.
    Outcome,
    /// Neither a person nor a department nor a leader answers for it.
    Responsible,
    /// No proof is named. A written reason makes up for it.
    Evidence,
    /// No ground was chosen. Only an application can lack it.
    Ground,
}

impl MissingForCloseout {
    /// Whether a written reason makes up for it.
    pub fn is_soft(&self) -> bool {
        matches!(self, MissingForCloseout::Evidence)
    }
}

impl Ledger {
    /// What a problem lacks before its close-out can be applied for, but for what the application itself brings.
    pub fn missing_for_closeout(&self, problem: ItemId) -> Vec<MissingForCloseout> {
        let blank = |field: &Field| self.text(problem, *field).trim().is_empty();
        let mut missing = Vec::new();
        match self.progress(problem) {
            Progress::Done => {}
            step => missing.push(MissingForCloseout::Progress(step)),
        }
        let mut measures = self.parts(problem, Kind::Measure);
        measures.retain(|measure| self.progress(*measure) != Progress::Done);
        if !measures.is_empty() {
            missing.push(MissingForCloseout::Measures(measures));
        }
        if blank(&Field::Outcome) {
            missing.push(MissingForCloseout::Outcome);
        }
        if Field::ANSWERING.iter().all(blank) {
            missing.push(MissingForCloseout::Responsible);
        }
        if self.evidence_of(problem).is_empty() {
            missing.push(MissingForCloseout::Evidence);
        }
        missing
    }
}
