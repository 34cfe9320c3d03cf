//! A notice without contact block. Why: the public is asked to supervise and cannot write to anybody. Source: the form of public
//! notices (联系方式). Limits: of a checklist, only once it is published or has the texts of a notice; of a text, only one that has the
//! form of a notice. A 留意 where the text does not ask the public to write.

use crate::view::RoundView;
use crate::{Finding, Severity, What};
use ledger::{Field, ItemId};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let text = |field| view.scope.ledger.text(ItemId::ROUND, field).trim();
    let is_notice = !text(Field::NoticeTitle).is_empty()
        && !text(Field::Signature).is_empty()
        && !text(Field::Organisation).is_empty();
    if is_notice && !view.scope.is_part && text(Field::Contact).is_empty() {
        let finding = Finding::of(What::ContactMissing {}, ItemId::ROUND, Field::Contact);
        let texts = [Field::Opening, Field::Plan, Field::Between].map(text);
        let invites = texts
            .iter()
            .any(|text| ["监督", "反映", "意见建议"].iter().any(|word| text.contains(word)));
        found.push(if invites {
            finding
        } else {
            finding.with_severity(Severity::Notice)
        });
    }
}
