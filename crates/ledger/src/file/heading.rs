//! Header of a file: which round, from whom, when, and on which errand. What is not needed to read the facts is
//! optional and read leniently: an unknown word or a value of another type counts as absent, never as damage.

use super::RoundId;
use crate::{Due, ItemId, WallTime, count::Tally};
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// Purpose of a file: a word for people and for the table of who has handed in. It changes nothing about the facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilePurpose {
    /// The whole checklist, for whoever gets it.
    #[default]
    Whole,
    /// Some problems, for whoever gets them.
    Selection,
    /// 交办: handed out to somebody who is asked for something.
    Handout,
    /// 交回: the answer to a handout.
    Answer,
}

impl FilePurpose {
    /// All of them.
    pub const ALL: [FilePurpose; 4] = [
        FilePurpose::Whole,
        FilePurpose::Selection,
        FilePurpose::Handout,
        FilePurpose::Answer,
    ];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            FilePurpose::Whole => "whole",
            FilePurpose::Selection => "selection",
            FilePurpose::Handout => "handout",
            FilePurpose::Answer => "answer",
        }
    }

    /// The one of this name, if this version knows it.
    pub fn from_key(key: &str) -> Option<FilePurpose> {
        FilePurpose::ALL.into_iter().find(|purpose| purpose.key() == key)
    }
}

/// Errand of a file that goes from hand to hand. All of it may be empty. The checksum does not cover it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errand {
    /// What the file is for.
    pub purpose: FilePurpose,
    /// Name of the receiver.
    pub to: String,
    /// What is asked of the receiver, in words.
    pub asked: String,
    /// When the answer is asked back.
    pub reply_by: Option<Due>,
    /// The handout: in an answer, the one that it answers.
    pub handout: Option<ItemId>,
    /// The problems that it is about; empty for the whole. In an answer, those of the handout.
    pub scope: Vec<ItemId>,
}

/// What stands at the head of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHeading {
    /// The round that the file belongs to.
    pub round: RoundId,
    /// Name of the person who wrote the file.
    pub from: String,
    /// When, by the writer's clock.
    pub at: WallTime,
    /// On which errand.
    pub errand: Errand,
}

/// A header as it is written.
#[derive(Serialize)]
pub(super) struct WrittenHeader<'a> {
    round: String,
    from: &'a str,
    at: WallTime,
    purpose: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    to: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    asked: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handout: Option<ItemId>,
    #[serde(skip_serializing_if = "<[ItemId]>::is_empty")]
    scope: &'a [ItemId],
    counts: Tally,
    facts: usize,
    checksum: String,
}

impl<'a> WrittenHeader<'a> {
    pub(super) fn new(
        heading: &'a FileHeading,
        scope: &'a [ItemId],
        counts: Tally,
        facts: usize,
        checksum: String,
    ) -> Self {
        let errand = &heading.errand;
        WrittenHeader {
            round: heading.round.to_string(),
            from: &heading.from,
            at: heading.at,
            purpose: errand.purpose.key(),
            to: &errand.to,
            asked: &errand.asked,
            reply_by: errand.reply_by.map(|date| date.to_string()),
            handout: errand.handout,
            scope,
            counts,
            facts,
            checksum,
        }
    }
}

/// What vouches for the facts.
#[derive(Debug)]
pub(super) struct FactsSeal {
    pub facts: usize,
    pub checksum: String,
}

/// The heading, if the header has what it must have.
pub(super) fn heading(header: &Map<String, Json>) -> Option<FileHeading> {
    Some(FileHeading {
        round: header.get("round")?.as_str()?.parse().ok()?,
        from: header.get("from")?.as_str()?.to_owned(),
        at: WallTime(header.get("at")?.as_i64()?),
        errand: errand(header),
    })
}

/// The heading and the seal, if the header is whole.
pub(super) fn sealed(header: &Map<String, Json>) -> Option<(FileHeading, FactsSeal)> {
    let facts = header.get("facts")?.as_u64()?;
    let seal = FactsSeal {
        facts: usize::try_from(facts).ok()?,
        checksum: header.get("checksum")?.as_str()?.to_owned(),
    };
    Some((heading(header)?, seal))
}

fn errand(header: &Map<String, Json>) -> Errand {
    let words = |key| header.get(key).and_then(Json::as_str).unwrap_or("");
    let scope = header.get("scope").and_then(Json::as_array);
    let ids = scope.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok());
    Errand {
        purpose: FilePurpose::from_key(words("purpose")).unwrap_or_default(),
        to: words("to").to_owned(),
        asked: words("asked").to_owned(),
        reply_by: words("reply_by").parse().ok(),
        handout: words("handout").parse().ok(),
        scope: ids.collect(),
    }
}
