//! A file that was read and found sound, or what could be read of a damaged one, on its way into a preview.

use crate::{
    Fact, ItemId, WallTime,
    file::{ChecklistFile, DamagedFile, Errand, FilePurpose},
};
use std::collections::BTreeSet;

/// A file that was read and found sound, and is to be looked at.
#[derive(Clone, Debug)]
pub struct IncomingFile {
    /// The name of the file.
    pub name: String,
    /// Who wrote it.
    pub from: String,
    /// When, by the writer's clock.
    pub at: WallTime,
    /// Its checksum, without `sha256:`.
    pub sum: String,
    /// The problems it is about; empty for the whole.
    pub scope: BTreeSet<ItemId>,
    /// Whether it answers what was handed out: then only what was asked is taken unless a person says otherwise.
    pub is_answer: bool,
    /// The handout that it answers.
    pub handout: Option<ItemId>,
    /// Its facts.
    pub facts: Vec<Fact>,
}

impl IncomingFile {
    /// A file as it was read, under the name by which it came.
    pub fn of(name: &str, package: ChecklistFile) -> IncomingFile {
        let errand = package.heading.errand;
        IncomingFile {
            name: name.to_owned(),
            from: package.heading.from,
            at: package.heading.at,
            sum: package.sum,
            is_answer: errand.purpose == FilePurpose::Answer,
            handout: answered(&errand),
            scope: errand.scope.into_iter().collect(),
            facts: package.facts,
        }
    }

    /// What could be read of a damaged file. No checksum vouches for it.
    pub fn rescued(name: &str, damaged: &DamagedFile) -> IncomingFile {
        let heading = damaged.heading.as_ref();
        let facts = damaged.rescued.clone();
        let errand = heading.map(|heading| heading.errand.clone()).unwrap_or_default();
        IncomingFile {
            is_answer: errand.purpose == FilePurpose::Answer,
            handout: answered(&errand),
            scope: errand.scope.into_iter().collect(),
            ..IncomingFile::edits(
                name,
                heading.map_or("", |heading| &heading.from),
                heading.map_or(WallTime(0), |heading| heading.at),
                facts,
            )
        }
    }

    /// Edits that came in by a file without facts, as of who takes them in.
    pub fn edits(name: &str, by: &str, at: WallTime, facts: Vec<Fact>) -> IncomingFile {
        IncomingFile {
            name: name.to_owned(),
            from: by.to_owned(),
            at,
            sum: String::new(),
            scope: BTreeSet::new(),
            is_answer: false,
            handout: None,
            facts,
        }
    }
}

/// The handout that a file answers. One that is handed out names itself, and answers nothing.
fn answered(errand: &Errand) -> Option<ItemId> {
    errand.handout.filter(|_| errand.purpose == FilePurpose::Answer)
}
