//! The checklist as a readable tree, for people and other programs that look into a file. Only written here: what a file
//! means stands in its facts, and a tree that comes in without any is read by `hand`.

use crate::{Field, ItemId, Kind, Ledger, Progress, Section, Value, closeout::CloseoutStatus};
use serde::Serialize;

/// What a problem tells beyond its fields: how far its close-out has come, and its date where that was extended. Worked
/// out from decisions, so nothing that comes in.
pub(super) const WORKED_OUT: [&str; 2] = ["status", "due_in_force"];

/// A group in the readable tree, or the problems of no group.
#[derive(Serialize)]
struct GroupTree<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<ItemId>,
    title: &'a str,
    #[serde(flatten)]
    fields: serde_json::Map<String, serde_json::Value>,
    depth: usize,
    problems: Vec<ItemTree>,
}

#[derive(Serialize)]
struct ItemTree {
    id: ItemId,
    #[serde(flatten)]
    fields: serde_json::Map<String, serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passages: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phases: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regulations: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citations: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<ItemTree>,
}

#[derive(Serialize)]
pub(super) struct ChecklistTree<'a> {
    round: serde_json::Map<String, serde_json::Value>,
    groups: Vec<GroupTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    departments: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    people: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    opinions: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    draws: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    handouts: Vec<ItemTree>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    intakes: Vec<ItemTree>,
}

pub(super) fn tree(ledger: &Ledger) -> ChecklistTree<'_> {
    let trees = |ids: Vec<ItemId>| ids.into_iter().map(|id| item_tree(ledger, id)).collect();
    let alone = |kind| trees(ledger.standing_alone(kind));
    let group = |section: Section| {
        let mut fields = section.group.map(|group| fields(ledger, group)).unwrap_or_default();
        fields.remove(Field::Title.key());
        GroupTree {
            id: section.group,
            title: section.group.map_or("", |group| ledger.text(group, Field::Title)),
            fields,
            depth: section.depth,
            problems: trees(section.problems),
        }
    };
    ChecklistTree {
        round: fields(ledger, ItemId::ROUND),
        groups: ledger.outline().sections.into_iter().map(group).collect(),
        departments: alone(Kind::Department),
        people: alone(Kind::Person),
        evidence: alone(Kind::Evidence),
        milestones: alone(Kind::Milestone),
        opinions: alone(Kind::Opinion),
        draws: alone(Kind::Draw),
        handouts: alone(Kind::Handout),
        intakes: alone(Kind::Intake),
    }
}

fn item_tree(ledger: &Ledger, id: ItemId) -> ItemTree {
    let kind = ledger.kind(id);
    // What stands where none of its kind stands, as no command makes it, is in the facts alone.
    let may_have = |part: &Kind| kind.is_some_and(|kind| kind.parts().contains(part));
    let parts = |part: Kind| -> Vec<ItemTree> {
        let parts = Some(part).filter(may_have).map(|part| ledger.parts(id, part));
        let parts = parts.unwrap_or_default().into_iter();
        parts.map(|part| item_tree(ledger, part)).collect()
    };
    let mut fields = fields(ledger, id);
    if matches!(kind, Some(Kind::Problem | Kind::Measure)) {
        let progress: Progress = ledger.progress(id);
        fields.insert(Field::Progress.key().to_owned(), progress.key().into());
    }
    if kind == Some(Kind::Problem) {
        fields.extend(worked_out(ledger, id));
    }
    ItemTree {
        id,
        fields,
        measures: parts(Kind::Measure),
        passages: parts(Kind::Passage),
        phases: parts(Kind::Phase),
        regulations: parts(Kind::Regulation),
        figures: parts(Kind::Figure),
        citations: parts(Kind::Citation),
        notes: parts(Kind::Note),
    }
}

fn worked_out(ledger: &Ledger, problem: ItemId) -> impl Iterator<Item = (String, serde_json::Value)> {
    let status = ledger.closeout(problem).status;
    let status = Some(status).filter(|status| *status != CloseoutStatus::NotApplied);
    let status = status.and_then(|status| serde_json::to_value(status).ok());
    let due = ledger.due_in_force(problem).map(|due| due.to_string());
    let due = due.filter(|due| due != ledger.text(problem, Field::Due));
    let both = [status, due.map(serde_json::Value::from)];
    let told = WORKED_OUT.into_iter().zip(both);
    told.filter_map(|(key, value)| Some((key.to_owned(), value?)))
}

fn fields(ledger: &Ledger, id: ItemId) -> serde_json::Map<String, serde_json::Value> {
    let shown = |field: &Field| match ledger.value(id, *field)? {
        Value::Nothing => None,
        value => serde_json::to_value(value)
            .ok()
            .map(|value| (field.key().to_owned(), value)),
    };
    let kind = ledger.kind(id);
    let told =
        |field: &&Field| kind.is_some_and(|kind| field.of_kind(kind)) && !matches!(field, Field::Group | Field::Order);
    Field::ALL.iter().filter(told).filter_map(shown).collect()
}
