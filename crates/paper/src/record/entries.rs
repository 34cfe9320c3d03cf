//! What stands beside the problems, as papers see it: evidence, 大事记, what was handed out, draws.

use crate::terms::HandoutState;
use crate::terms::{Due, Field, ItemId, Kind, Ledger, Today, Value};

/// A document that proves something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its item.
    pub id: ItemId,
    /// Its number in the list of all evidence.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// 文号
    pub doc_number: String,
    /// 日期
    pub dated: Option<Due>,
    /// 页数
    pub pages: Option<i64>,
    /// 存放处
    pub kept_at: String,
    /// The problems that cite it.
    pub problems: Vec<ItemId>,
}

/// A dated event of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// When.
    pub dated: Option<Due>,
    /// What.
    pub title: String,
    /// More about it.
    pub remarks: String,
}

/// What was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// To whom.
    pub to: String,
    /// Who handed it out.
    pub by: String,
    /// When.
    pub on: Option<Due>,
    /// Until when an answer is asked.
    pub reply_by: Option<Due>,
    /// What is asked.
    pub asked: String,
    /// The problems that it is about; empty for the whole.
    pub scope: Vec<ItemId>,
    /// On which days answers were taken in.
    pub received: Vec<Due>,
    /// How it stands.
    pub standing: HandoutState,
}

/// A draw of the look-back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// When.
    pub dated: Option<Due>,
    /// Its name.
    pub title: String,
    /// What was drawn.
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
