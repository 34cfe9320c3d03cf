//! Records beside the problems, as papers print them: evidence, 大事记, handouts, draws.

use crate::terms::HandoutState;
use crate::terms::{Due, Field, ItemId, Kind, Ledger, Today, Value};

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Item.
    pub id: ItemId,
    /// Number in the list of all evidence.
    pub number: usize,
    /// Title.
    pub title: String,
    /// 文号
    pub doc_number: String,
    /// 日期
    pub dated: Option<Due>,
    /// 页数
    pub pages: Option<i64>,
    /// 存放处
    pub kept_at: String,
    /// Problems that cite it.
    pub problems: Vec<ItemId>,
}

/// A dated event of the whole round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Date.
    pub dated: Option<Due>,
    /// Title.
    pub title: String,
    /// Remarks.
    pub remarks: String,
}

/// A handout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// Recipient.
    pub to: String,
    /// Sender.
    pub by: String,
    /// Day on which it was sent.
    pub on: Option<Due>,
    /// Day by which an answer is due.
    pub reply_by: Option<Due>,
    /// What is asked.
    pub asked: String,
    /// Problems that it is about; empty for the whole.
    pub scope: Vec<ItemId>,
    /// Days on which answers were taken in.
    pub received: Vec<Due>,
    /// State.
    pub standing: HandoutState,
}

/// A draw for the look-back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Day.
    pub dated: Option<Due>,
    /// Title.
    pub title: String,
    /// Problems drawn.
    pub drawn: Vec<ItemId>,
}

pub(super) fn evidence(ledger: &Ledger) -> Vec<Evidence> {
    let list = ledger.evidence_of_round().into_iter();
    let text = |item, field| ledger.text(item, field).to_owned();
    list.map(|listed| Evidence {
        id: listed.evidence,
        number: listed.number,
        title: text(listed.evidence, Field::Title),
        doc_number: text(listed.evidence, Field::DocNumber),
        dated: date(ledger, listed.evidence, Field::Dated),
        pages: match ledger.value(listed.evidence, Field::Pages) {
            Some(Value::Number(pages)) => Some(*pages),
            _ => None,
        },
        kept_at: text(listed.evidence, Field::KeptAt),
        problems: listed.problems,
    })
    .collect()
}

pub(super) fn milestones(ledger: &Ledger) -> Vec<Milestone> {
    let all = ledger.standing_alone(Kind::Milestone).into_iter();
    let mut all: Vec<Milestone> = all
        .map(|item| Milestone {
            dated: date(ledger, item, Field::Dated),
            title: ledger.text(item, Field::Title).to_owned(),
            remarks: ledger.text(item, Field::Remarks).to_owned(),
        })
        .collect();
    all.sort_by_key(|one| (one.dated.is_none(), one.dated.map(Due::last_day)));
    all
}

pub(super) fn handouts(ledger: &Ledger, today: Today) -> Vec<Handout> {
    let all = ledger.handouts(today).into_iter();
    all.map(|one| Handout {
        to: one.to,
        by: one.by.to_string(),
        on: one.on,
        reply_by: one.reply_by,
        asked: one.asked,
        scope: one.scope,
        received: one
            .answers
            .iter()
            .map(|answer| Due::Day(today.zone.day_of(answer.taken_in)))
            .collect(),
        standing: one.standing,
    })
    .collect()
}

pub(super) fn draws(ledger: &Ledger) -> Vec<Draw> {
    let all = ledger.standing_alone(Kind::Draw).into_iter();
    all.map(|item| Draw {
        dated: date(ledger, item, Field::Dated),
        title: ledger.text(item, Field::Title).to_owned(),
        drawn: ledger
            .text(item, Field::Drawn)
            .split_whitespace()
            .filter_map(|id| id.parse().ok())
            .collect(),
    })
    .collect()
}

fn date(ledger: &Ledger, item: ItemId, field: Field) -> Option<Due> {
    ledger.text(item, field).parse().ok()
}
