//! Dates of a round (整改进度安排), computed from the feedback date by rules that a person can edit. A rule is a number of
//! months from the feedback date; each date can also be set by hand, which then holds. Fixed here are only the
//! defaults for rules that nobody has written.

use crate::{Due, Field, ItemId, Ledger, Value, add_months};
use jiff::civil::Date;

/// Deadline of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundDeadline {
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

impl RoundDeadline {
    /// All, in the order of the work.
    pub const ALL: [RoundDeadline; 6] = [
        RoundDeadline::Plan,
        RoundDeadline::Concentrated,
        RoundDeadline::Report,
        RoundDeadline::Publish,
        RoundDeadline::LookbackFrom,
        RoundDeadline::LookbackTo,
    ];

    /// The field of the rule: months from the feedback date.
    pub fn rule(self) -> Field {
        match self {
            RoundDeadline::Plan => Field::PlanMonths,
            RoundDeadline::Concentrated => Field::ConcentratedMonths,
            RoundDeadline::Report => Field::ReportMonths,
            RoundDeadline::Publish => Field::PublishMonths,
            RoundDeadline::LookbackFrom => Field::LookbackFromMonths,
            RoundDeadline::LookbackTo => Field::LookbackToMonths,
        }
    }

    /// The field of the date that is set by hand.
    pub fn by_hand(self) -> Field {
        match self {
            RoundDeadline::Plan => Field::PlanOn,
            RoundDeadline::Concentrated => Field::ConcentratedOn,
            RoundDeadline::Report => Field::ReportOn,
            RoundDeadline::Publish => Field::PublishOn,
            RoundDeadline::LookbackFrom => Field::LookbackFrom,
            RoundDeadline::LookbackTo => Field::LookbackTo,
        }
    }

    /// Default of the rule in months, for this length of the concentrated period.
    pub fn usual(self, concentrated: i64) -> i64 {
        match self {
            RoundDeadline::Plan => 1,
            RoundDeadline::Concentrated | RoundDeadline::Report | RoundDeadline::LookbackFrom => concentrated,
            RoundDeadline::Publish => concentrated.saturating_add(1),
            RoundDeadline::LookbackTo => concentrated.saturating_add(3),
        }
    }
}

/// Months of concentrated rectification that occur, for a person to choose from.
pub const CONCENTRATED_CHOICES: [i64; 3] = [2, 3, 6];

/// Months of concentrated rectification where nobody has written a rule.
pub const CONCENTRATED_DEFAULT: i64 = 3;

/// Deadline of the round with its date and where that comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduledDeadline {
    /// The deadline.
    pub stage: RoundDeadline,
    /// The rule: months from the feedback date.
    pub months: i64,
    /// What the rule gives; none without a feedback date.
    pub computed: Option<Date>,
    /// What was set by hand.
    pub by_hand: Option<Due>,
}

impl ScheduledDeadline {
    /// The date that holds: what was set by hand, or else what the rule gives.
    pub fn date(&self) -> Option<Due> {
        self.by_hand.or(self.computed.map(Due::Day))
    }
}

impl Ledger {
    /// The dates of the round, in the order of the work.
    pub fn schedule(&self) -> [ScheduledDeadline; 6] {
        let feedback = self.round_date(Field::FeedbackOn);
        let concentrated = self
            .round_number(Field::ConcentratedMonths)
            .unwrap_or(CONCENTRATED_DEFAULT);
        RoundDeadline::ALL.map(|stage| {
            let months = self.round_number(stage.rule()).unwrap_or(stage.usual(concentrated));
            ScheduledDeadline {
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

/// Default rules for this length of the concentrated period, for a person to adopt.
pub fn preset(concentrated: i64) -> [(Field, Value); 6] {
    RoundDeadline::ALL.map(|stage| (stage.rule(), Value::Number(stage.usual(concentrated))))
}
