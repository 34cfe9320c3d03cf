//! Gaps that stand in the way of an application for close-out: all of them at once, not one after the other.

use crate::{Field, ItemId, Kind, Ledger, Progress};

/// Words by which a return is for papers.
const PAPERS: [&str; 9] = ["材料", "佐证", "证明", "证据", "凭证", "票据", "照片", "复印件", "资料"];

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
    /// It was returned for its papers, and they are the very same. A written reason makes up for it.
    SamePapers,
    /// No ground was chosen. Only an application can lack it.
    Ground,
}

impl MissingForCloseout {
    /// Whether a written reason makes up for it.
    pub fn is_soft(&self) -> bool {
        matches!(self, MissingForCloseout::Evidence | MissingForCloseout::SamePapers)
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
        } else if self.has_same_papers_as_returned(problem) {
            missing.push(MissingForCloseout::SamePapers);
        }
        missing
    }

    /// Whether an application was returned for its papers, by the words of the return, and none was added, taken out or
    /// changed since.
    fn has_same_papers_as_returned(&self, problem: ItemId) -> bool {
        let closeout = self.closeout(problem);
        let Some(returned) = closeout.returned() else {
            return false;
        };
        if !PAPERS.iter().any(|word| returned.decision.reason.contains(word)) {
            return false;
        }
        let parts = self.item(problem).into_iter().flat_map(|item| item.part_ids());
        let citations: Vec<ItemId> = parts.filter(|part| self.kind(*part) == Some(Kind::Citation)).collect();
        let documents: Vec<ItemId> = citations
            .iter()
            .filter_map(|citation| self.evidence_cited(*citation))
            .collect();
        let of_papers = citations.iter().chain(&documents).filter_map(|id| self.item(*id));
        let mut facts = of_papers.flat_map(|item| &item.log).filter_map(|id| self.fact(*id));
        !facts.any(|fact| fact.time > returned.fact.time)
    }
}
