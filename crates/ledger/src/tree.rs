//! The checklist as a readable tree, for people and other programs that look into a file. It is written and never
//! read back: what a file means stands in its facts.

use crate::{Field, ItemId, Kind, Ledger, Progress, Value, order::Section};
use serde::Serialize;

/// A group in the readable tree, or the problems of no group.
#[derive(Serialize)]
struct GroupTree<'a> {
    title: &'a str,
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
}

#[derive(Serialize)]
pub(crate) struct Tree<'a> {
    round: serde_json::Map<String, serde_json::Value>,
    groups: Vec<GroupTree<'a>>,
}

pub(crate) fn tree(ledger: &Ledger) -> Tree<'_> {
    let group = |section: Section| GroupTree {
        title: section.group.map_or("", |group| ledger.text(group, Field::Title)),
        depth: section.depth,
        problems: section
            .problems
            .into_iter()
            .map(|problem| item_tree(ledger, problem))
            .collect(),
    };
    Tree {
        round: fields(ledger, ItemId::ROUND),
        groups: ledger.outline().sections.into_iter().map(group).collect(),
    }
}

fn item_tree(ledger: &Ledger, id: ItemId) -> ItemTree {
    let parts = |kind| {
        ledger
            .parts(id, kind)
            .into_iter()
            .map(|part| item_tree(ledger, part))
            .collect()
    };
    let mut fields = fields(ledger, id);
    let kind = ledger.item(id).and_then(|item| item.kind());
    if matches!(kind, Some(Kind::Problem | Kind::Measure)) {
        let progress: Progress = ledger.progress(id);
        fields.insert(Field::Progress.key().to_owned(), progress.key().into());
    }
    ItemTree {
        id,
        fields,
        measures: parts(Kind::Measure),
        passages: parts(Kind::Passage),
    }
}

fn fields(ledger: &Ledger, id: ItemId) -> serde_json::Map<String, serde_json::Value> {
    let shown = |field: &Field| match ledger.value(id, *field)? {
        Value::Nothing => None,
        value => serde_json::to_value(value)
            .ok()
            .map(|value| (field.key().to_owned(), value)),
    };
    let internal = |field: &&Field| !matches!(field, Field::Group | Field::Order);
    Field::ALL.iter().filter(internal).filter_map(shown).collect()
}
