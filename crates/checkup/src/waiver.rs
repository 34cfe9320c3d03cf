//! 不适用: that a finding does not apply is recorded with a reason, as an item of its own. It holds for the text that it was said
//! of: once that changes, the finding is asked again. Undoing it is undoing any other action.

use crate::Finding;
use ledger::{Draft, Field, ItemId, Kind, Ledger, Value};
use std::collections::HashMap;

/// What a waiver is known by: rule, item, field and digest, as they are recorded.
type WaiverKey = (String, String, String, String);

/// The waivers of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Waivers(HashMap<WaiverKey, ItemId>);

impl Waivers {
    pub(crate) fn of(ledger: &Ledger) -> Waivers {
        let all = ledger.standing_alone(Kind::CheckWaiver).into_iter();
        let keyed = all.map(|id| {
            let text = |field| ledger.text(id, field).to_owned();
            let key = (
                text(Field::CheckRule),
                text(Field::About),
                text(Field::AboutField),
                text(Field::SeenDigest),
            );
            (key, id)
        });
        Waivers(keyed.collect())
    }

    /// The waiver of a finding, if there is one.
    pub(crate) fn waiver(&self, finding: &Finding) -> Option<ItemId> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&key(finding)).copied()
    }
}

fn key(finding: &Finding) -> WaiverKey {
    (
        finding.rule().key().to_owned(),
        finding.place.item.to_string(),
        finding.place.field.map_or("", Field::key).to_owned(),
        format!("{:016x}", finding.digest),
    )
}

/// What is recorded when somebody says that a finding does not apply, for this reason.
pub fn waiver_of(finding: &Finding, reason: &str) -> Draft {
    let (rule, item, field, digest) = key(finding);
    Draft::new(Kind::CheckWaiver, reason)
        .with(Field::CheckRule, Value::text(rule))
        .with(Field::About, Value::text(item))
        .with(Field::AboutField, Value::text(field))
        .with(Field::SeenDigest, Value::text(digest))
}
