//! The contact block stands twice. Why: two numbers, of which one is old. Source: the form of public notices. Limits: the same
//! block, or another block that begins with 联系方式 or 联系电话 and has a number, in a text of the round besides its own.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use ledger::{Field, ItemId};

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    let contact = scope.ledger.text(ItemId::ROUND, Field::Contact).trim();
    if prose.role != ProseRole::Round || contact.is_empty() {
        return;
    }
    let named = ["联系方式", "联系电话"]
        .into_iter()
        .find_map(|word| prose.words.find(word));
    let numbered = named.filter(|at| {
        let behind: String = prose.words.get(*at..).unwrap_or("").chars().take(40).collect();
        behind.chars().filter(char::is_ascii_digit).count() >= 7
    });
    if let Some(at) = prose.words.find(contact).or(numbered) {
        let rest = prose.words.get(at..).unwrap_or("");
        let end = at + rest.find(['。', '\n']).unwrap_or(rest.len());
        found.push(prose.finding(What::ContactTwice {}, at..end));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::{round, rule_found};
    use ledger::{Field, Value};

    #[test]
    fn one_contact_block() {
        for (plan, count) in [
            ("继续整改。", 0),
            ("继续整改。联系电话：010-00000001。", 1),
            ("畅通联系方式。", 0),
        ] {
            let fields = [
                (Field::Contact, Value::text("联系电话：010-00000000")),
                (Field::Plan, Value::text(plan)),
            ];
            let ledger = round(&fields, &[(Field::Title, "账目不清")]);
            assert_eq!(rule_found(&ledger, Rule::ContactTwice).len(), count, "{plan}");
        }
    }
}
