//! Evidence (佐证材料): which documents prove which problems, as numbered lists. A document is entered once and cited by
//! each problem that it proves. Two citations of one document by one problem, as two people make them who do not know
//! of each other, count once.

use crate::{Field, ItemId, Kind, Ledger};
use std::collections::HashMap;

/// A line of a list of evidence (佐证材料目录).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// Its number in the list, from 1.
    pub number: usize,
    /// The evidence item.
    pub evidence: ItemId,
    /// The problems of the list that it proves, in their order.
    pub problems: Vec<ItemId>,
}

impl Ledger {
    /// The evidence that a problem cites, each once, in order; what was removed is left out.
    pub fn evidence_of(&self, problem: ItemId) -> Vec<ItemId> {
        let mut all = Vec::new();
        for citation in self.parts(problem, Kind::Citation) {
            if let Some(evidence) = self.evidence_cited(citation).filter(|id| !all.contains(id)) {
                all.push(evidence);
            }
        }
        all
    }

    /// The evidence that a citation names, if it is there.
    pub fn evidence_cited(&self, citation: ItemId) -> Option<ItemId> {
        let named = self.named_by(citation)?;
        (self.kind(named) == Some(Kind::Evidence) && self.is_there(named)).then_some(named)
    }

    /// The item that a citation names, there or not.
    pub(crate) fn named_by(&self, citation: ItemId) -> Option<ItemId> {
        self.text(citation, Field::Evidence).parse().ok()
    }

    /// The problems that cite an evidence item, in the order of ids. For many items at once, ask for a list.
    pub fn cited_by(&self, evidence: ItemId) -> Vec<ItemId> {
        if self.kind(evidence) != Some(Kind::Evidence) {
            return Vec::new();
        }
        let citations = self.items.values().filter(|item| item.kind() == Some(Kind::Citation));
        let citing = citations.filter(|item| self.is_there(item.id) && self.evidence_cited(item.id) == Some(evidence));
        let mut problems: Vec<ItemId> = citing.filter_map(|item| item.under()).collect();
        problems.sort();
        problems.dedup();
        problems
    }

    /// The numbered list of the evidence that these problems cite: in their order, each document once.
    pub fn evidence_list(&self, problems: &[ItemId]) -> Vec<EvidenceLine> {
        let mut list: Vec<EvidenceLine> = Vec::new();
        let mut places: HashMap<ItemId, usize> = HashMap::new();
        for problem in problems {
            for evidence in self.evidence_of(*problem) {
                let place = *places.entry(evidence).or_insert(list.len());
                match list.get_mut(place) {
                    Some(listed) if listed.problems.contains(problem) => {}
                    Some(listed) => listed.problems.push(*problem),
                    None => list.push(EvidenceLine {
                        number: place + 1,
                        evidence,
                        problems: vec![*problem],
                    }),
                }
            }
        }
        list
    }

    /// The numbered list of the evidence of every problem that names this person as its own, or in a measure.
    pub fn evidence_of_person(&self, name: &str) -> Vec<EvidenceLine> {
        let mut problems: Vec<ItemId> = self.outline().problems().collect();
        problems.retain(|id| self.names_of(*id, Field::Person).iter().any(|named| named == name));
        self.evidence_list(&problems)
    }

    /// The numbered list of all evidence: what problems cite, in the order of reading, then what none cites.
    pub fn evidence_of_round(&self) -> Vec<EvidenceLine> {
        let problems: Vec<ItemId> = self.outline().problems().collect();
        let mut list = self.evidence_list(&problems);
        let cited: std::collections::HashSet<ItemId> = list.iter().map(|listed| listed.evidence).collect();
        for evidence in self.standing_alone(Kind::Evidence) {
            if !cited.contains(&evidence) {
                list.push(EvidenceLine {
                    number: list.len() + 1,
                    evidence,
                    problems: Vec::new(),
                });
            }
        }
        list
    }

    /// The problems without any proof, in the order of reading.
    pub fn unproved(&self) -> Vec<ItemId> {
        let outline = self.outline();
        let unproved = outline
            .problems()
            .filter(|problem| self.evidence_of(*problem).is_empty());
        unproved.collect()
    }
}
