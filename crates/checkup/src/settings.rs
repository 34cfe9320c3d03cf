//! Settings of the check-up: thresholds, and rules that are switched off. They are fields of the round, so each is recorded with
//! who set it and when. What nobody set has the usual value.

use crate::Rule;
use ledger::{Field, ItemId, Ledger, Value};
use std::collections::BTreeSet;

/// Settings of the check-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSettings {
    /// Days after which a return that nobody took up is a finding.
    pub returned_days: i64,
    /// How alike two titles are that are asked about, in percent.
    pub title_percent: i64,
    /// How much of a text stands in another's that is asked about, in percent.
    pub text_percent: i64,
    /// The most problems that one document may prove.
    pub evidence_most: i64,
    /// Rules that are switched off.
    pub off: BTreeSet<Rule>,
}

impl Default for CheckSettings {
    fn default() -> CheckSettings {
        CheckSettings {
            returned_days: 10,
            title_percent: 80,
            text_percent: 80,
            evidence_most: 10,
            off: BTreeSet::new(),
        }
    }
}

impl CheckSettings {
    /// The fields of the round that hold thresholds, with their usual values.
    pub const THRESHOLDS: [(Field, i64); 4] = [
        (Field::CheckReturnedDays, 10),
        (Field::CheckTitlePercent, 80),
        (Field::CheckTextPercent, 80),
        (Field::CheckEvidenceMost, 10),
    ];

    /// The settings of a round.
    pub fn of(ledger: &Ledger) -> CheckSettings {
        let number = |at: usize| {
            let (field, usual) = CheckSettings::THRESHOLDS
                .get(at)
                .copied()
                .unwrap_or((Field::CheckOff, 0));
            match ledger.value(ItemId::ROUND, field) {
                Some(Value::Number(number)) => *number,
                _ => usual,
            }
        };
        let off = ledger.text(ItemId::ROUND, Field::CheckOff).split_whitespace();
        CheckSettings {
            returned_days: number(0),
            title_percent: number(1).clamp(50, 100),
            text_percent: number(2).clamp(50, 100),
            evidence_most: number(3),
            off: off.filter_map(Rule::from_key).collect(),
        }
    }

    /// The value of [`Field::CheckOff`] with a rule switched on or off. Keys of later versions stay.
    pub fn switched(ledger: &Ledger, rule: Rule, on: bool) -> Value {
        let off = ledger.text(ItemId::ROUND, Field::CheckOff).split_whitespace();
        let mut off: Vec<&str> = off.filter(|key| *key != rule.key()).collect();
        if !on {
            off.push(rule.key());
        }
        Value::text(off.join(" "))
    }
}
