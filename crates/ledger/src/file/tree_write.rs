//! Checklist as a readable tree, for people and other programs that look into a file. Only written here: the meaning
//! of a file is in its facts, and a tree that comes in without any is read by `tree_read`.

use crate::{Field, ItemId, Kind, Ledger, Progress, Section, Value, closeout::CloseoutStatus};
use serde::{Serialize, Serializer, ser::SerializeMap as _};

/// Keys of a problem beyond its fields: its close-out status, and its date where that was extended. Derived from
/// decisions, so they are ignored in a tree that comes in.
pub(super) const WORKED_OUT: [&str; 2] = ["status", "due_in_force"];

/// Whole checklist as a tree. The lists of what stands beside the problems come in the order of [`Kind::BESIDE`].
pub(super) struct WrittenTree<'a> {
    round: JsonMap,
    groups: Vec<GroupTree<'a>>,
    beside: Vec<ItemList>,
}

/// A group in the readable tree, or the problems of no group.
#[derive(Serialize)]
struct GroupTree<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<ItemId>,
    title: &'a str,
    #[serde(flatten)]
    fields: JsonMap,
    depth: usize,
    problems: Vec<ItemTree>,
}

/// An item with its fields, and its parts in the order of [`Kind::parts`].
struct ItemTree {
    id: ItemId,
    fields: JsonMap,
    parts: Vec<ItemList>,
}

type JsonMap = serde_json::Map<String, serde_json::Value>;

/// Items of one kind under the key of their list; a list without items is not written.
struct ItemList {
    key: &'static str,
    items: Vec<ItemTree>,
}

impl ItemList {
    fn of(ledger: &Ledger, kind: Kind, ids: Vec<ItemId>) -> Option<ItemList> {
        let items: Vec<ItemTree> = ids.into_iter().map(|id| item_tree(ledger, id)).collect();
        let key = kind.list_key();
        (!items.is_empty()).then_some(ItemList { key, items })
    }
}

impl Serialize for WrittenTree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(Kind::Round.list_key(), &self.round)?;
        map.serialize_entry(Kind::Group.list_key(), &self.groups)?;
        for list in &self.beside {
            map.serialize_entry(list.key, &list.items)?;
        }
        map.end()
    }
}

impl Serialize for ItemTree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        for (key, value) in &self.fields {
            map.serialize_entry(key, value)?;
        }
        for list in &self.parts {
            map.serialize_entry(list.key, &list.items)?;
        }
        map.end()
    }
}

pub(super) fn tree(ledger: &Ledger) -> WrittenTree<'_> {
    let trees = |ids: Vec<ItemId>| ids.into_iter().map(|id| item_tree(ledger, id)).collect();
    let alone = |kind: Kind| ItemList::of(ledger, kind, ledger.standing_alone(kind));
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
    WrittenTree {
        round: fields(ledger, ItemId::ROUND),
        groups: ledger.outline().sections.into_iter().map(group).collect(),
        beside: Kind::BESIDE.into_iter().filter_map(alone).collect(),
    }
}

fn item_tree(ledger: &Ledger, id: ItemId) -> ItemTree {
    let kind = ledger.kind(id);
    let mut fields = fields(ledger, id);
    if matches!(kind, Some(Kind::Problem | Kind::Measure)) {
        let progress: Progress = ledger.progress(id);
        fields.insert(Field::Progress.key().to_owned(), progress.key().into());
    }
    if kind == Some(Kind::Problem) {
        fields.extend(worked_out(ledger, id));
    }
    // What stands where none of its kind stands, as no command makes it, is in the facts alone.
    let parts = kind.map_or(&[][..], Kind::parts).iter();
    ItemTree {
        id,
        fields,
        parts: parts
            .filter_map(|part| ItemList::of(ledger, *part, ledger.parts(id, *part)))
            .collect(),
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

fn fields(ledger: &Ledger, id: ItemId) -> JsonMap {
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
