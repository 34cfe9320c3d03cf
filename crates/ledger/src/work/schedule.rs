//! The dates of a round (整改进度安排), computed from the feedback date by rules that a person can edit. A rule is a
//! number of months counted from the feedback date; each date can also be set by hand, and then stands. Nothing is
//! fixed here but the numbers that stand in for rules that nobody has written.

use crate::{Due, Field, ItemId, Ledger, Value, add_months};
use jiff::civil::Date;

/// A date of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 报送整改方案
    Plan,
    /// 集中整改期满
    Concentrated,
    /// 报送整改进展情况报告
    Report,
    /// 公布整改情况
    Publish,
    /// 回头看, from
    LookbackFrom,
    /// 回头看, to
    LookbackTo,
}

impl Stage {
    /// All, in the order of the work.
    pub const ALL: [Stage; 6] = [
        Stage::Plan,
        Stage::Concentrated,
        Stage::Report,
        Stage::Publish,
        Stage::LookbackFrom,
        Stage::LookbackTo,
    ];

    /// The field of the rule: months from the feedback date.
    pub fn rule(self) -> Field {
        match self {
            Stage::Plan => Field::PlanMonths,
            Stage::Concentrated => Field::ConcentratedMonths,
            Stage::Report => Field::ReportMonths,
            Stage::Publish => Field::PublishMonths,
            Stage::LookbackFrom => Field::LookbackFromMonths,
            Stage::LookbackTo => Field::LookbackToMonths,
        }
    }

    /// The field of the date that is set by hand.
    pub fn by_hand(self) -> Field {
        match self {
            Stage::Plan => Field::PlanOn,
            Stage::Concentrated => Field::ConcentratedOn,
            Stage::Report => Field::ReportOn,
            Stage::Publish => Field::PublishOn,
            Stage::LookbackFrom => Field::LookbackFrom,
            Stage::LookbackTo => Field::LookbackTo,
        }
    }

    /// Months where nobody has written a rule: the usual ones for so many months of concentrated rectification.
    pub fn usual(self, concentrated: i64) -> i64 {
        match self {
            Stage::Plan => 1,
            Stage::Concentrated | Stage::Report | Stage::LookbackFrom => concentrated,
            Stage::Publish => concentrated.saturating_add(1),
            Stage::LookbackTo => concentrated.saturating_add(3),
        }
    }
}

/// Months of concentrated rectification that occur, for a person to choose from.
pub const CONCENTRATED: [i64; 3] = [2, 3, 6];

/// Months of concentrated rectification where nobody has written a rule.
pub const CONCENTRATED_USUAL: i64 = 3;

/// A date of the round, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// Which.
    pub stage: Stage,
    /// The rule: months from the feedback date.
    pub months: i64,
    /// What the rule gives; none without a feedback date.
    pub computed: Option<Date>,
    /// What was set by hand.
    pub by_hand: Option<Due>,
}

impl Scheduled {
    /// The date that holds: what was set by hand, or else what the rule gives.
    pub fn date(&self) -> Option<Due> {
        self.by_hand.or(self.computed.map(Due::Day))
    }
}

impl Ledger {
    /// The dates of the round, in the order of the work.
    pub fn schedule(&self) -> [Scheduled; 6] {
        let feedback = self.round_date(Field::FeedbackOn);
        let concentrated = self
            .round_number(Field::ConcentratedMonths)
            .unwrap_or(CONCENTRATED_USUAL);
        Stage::ALL.map(|stage| {
            let months = self.round_number(stage.rule()).unwrap_or(stage.usual(concentrated));
            Scheduled {
                stage,
                months,
                computed: feedback.and_then(|from| add_months(from.last_day(), months)),
                by_hand: self.round_date(stage.by_hand()),
            }
        })
    }

    pub(crate) fn round_number(&self, field: Field) -> Option<i64> {
        match self.value(ItemId::ROUND, field) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    fn round_date(&self, field: Field) -> Option<Due> {
        self.text(ItemId::ROUND, field).parse().ok()
    }
}

/// The rules for so many months of concentrated rectification, for a person to take as one.
pub fn preset(concentrated: i64) -> [(Field, Value); 6] {
    Stage::ALL.map(|stage| (stage.rule(), Value::Number(stage.usual(concentrated))))
}
