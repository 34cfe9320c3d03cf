//! Facts and names for the tests.
#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each test program uses a part; a failed expectation is a failed test"
)]

pub mod page;

use ledger::{ActorId, Body, Fact, FactId, Field, Kind, Value, WallTime, file::RoundId};
use std::{collections::BTreeSet, ops::RangeInclusive};

pub fn actor(number: u64) -> ActorId {
    ActorId::from_random(number)
}

pub fn round(number: u64) -> RoundId {
    RoundId::from_random(number)
}

/// Facts of one writer: problems, each with a title.
pub fn facts(writer: u64, numbers: RangeInclusive<u32>) -> Vec<Fact> {
    numbers.map(|number| fact(writer, number)).collect()
}

pub fn fact(writer: u64, number: u32) -> Fact {
    let id = FactId::new(actor(writer), number);
    let body = if number % 2 == 1 {
        Body::Add {
            kind: Kind::Problem,
            under: None,
        }
    } else {
        Body::Set {
            item: FactId::new(actor(writer), number - 1),
            field: Field::Title,
            value: Value::text(format!("第{number}个问题：台账不清、责任不明")),
        }
    };
    Fact::new(
        id,
        u64::from(number),
        WallTime(1_700_000_000_000),
        "王芳".into(),
        id,
        body,
    )
}

/// The set of facts, each as its text.
pub fn lines(facts: &[Fact]) -> BTreeSet<String> {
    facts.iter().map(Fact::to_line).collect()
}
