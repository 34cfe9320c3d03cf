//! Writing of files: the facts of a part, the tree they amount to, and the header over both. The same set of facts
//! under the same heading gives the same text, in whatever order it came together.

use super::{
    FORMAT_VERSION,
    heading::{Errand, FileHeading, WrittenHeader},
    part::ChecklistPart,
    tree_write::tree,
};
use crate::{ContentHash, Fact, FactId, Frontier, Ledger, WallTime};

/// A file as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenFile {
    /// The file.
    pub text: String,
    /// Its checksum: 64 small hexadecimal digits, as the field `file_sum` takes them.
    pub sum: String,
    /// Which facts it holds.
    pub basis: Frontier,
    /// The problems that it is about, in the order of reading; none for the whole.
    pub scope: Vec<FactId>,
}

/// Writes a file of the whole ledger, on no errand.
pub fn export(ledger: &Ledger, round: super::RoundId, from: &str, at: WallTime) -> String {
    let heading = FileHeading {
        round,
        from: from.to_owned(),
        at,
        errand: Errand::default(),
    };
    write(ledger, &ChecklistPart::Whole, &heading).text
}

/// Writes a file of a part: every fact about its items, those that clash too, in logical order. The scope in the header
/// is that of the errand, or else the problems of the part (none for the whole).
pub fn write(ledger: &Ledger, part: &ChecklistPart, heading: &FileHeading) -> WrittenFile {
    let problems = ledger.problems_in(part);
    let mut facts: Vec<(u64, FactId, String)> = ledger
        .facts_in(part)
        .into_iter()
        .map(|fact| (fact.time, fact.id, fact.to_line()))
        .collect();
    facts.sort();
    let basis = facts.iter().map(|(_, id, _)| *id).collect();
    let lines: Vec<String> = facts.into_iter().map(|(_, _, line)| line).collect();
    let mut sum = FactsChecksum::of(heading.round);
    lines.iter().for_each(|line| sum.update(line));
    let sum = sum.finish();
    let scope = match (part, heading.errand.scope.as_slice()) {
        (ChecklistPart::Whole, []) => Vec::new(),
        (_, []) => problems,
        (_, given) => given.to_vec(),
    };
    let of_part = match part {
        ChecklistPart::Whole => None,
        _ => Some(Ledger::of(ledger.facts_in(part).into_iter().cloned())),
    };
    let shown = of_part.as_ref().unwrap_or(ledger);
    let header = WrittenHeader::new(heading, &scope, shown.tally(), lines.len(), format!("sha256:{sum}"));
    let header = serde_json::to_string(&header).unwrap_or_default();
    let tree = serde_json::to_string_pretty(&tree(shown)).unwrap_or_default();
    let mut text = format!("{{\n\"format\": \"xiaohao\",\n\"version\": {FORMAT_VERSION},\n\"header\": {header},\n");
    text.push_str("\"checklist\": ");
    text.push_str(&tree);
    text.push_str(",\n\"facts\": [\n");
    text.push_str(&lines.join(",\n"));
    text.push_str("\n]\n}\n");
    WrittenFile {
        text,
        sum,
        basis,
        scope,
    }
}

/// A file of these facts alone, whatever they are about: for what was rescued from a damaged file.
pub fn write_facts(facts: &[Fact], heading: &FileHeading) -> WrittenFile {
    write(&Ledger::of(facts.iter().cloned()), &ChecklistPart::Whole, heading)
}

/// SHA-256 over the round and the facts, each as compact text with a line's end.
#[derive(Debug)]
pub(super) struct FactsChecksum(ContentHash);

impl FactsChecksum {
    pub fn of(round: super::RoundId) -> FactsChecksum {
        let mut sum = FactsChecksum(ContentHash::default());
        sum.update(&round.to_string());
        sum
    }

    pub fn update(&mut self, line: &str) {
        self.0.update(line.as_bytes());
        self.0.update(b"\n");
    }

    pub fn finish(self) -> String {
        self.0.finish()
    }
}
