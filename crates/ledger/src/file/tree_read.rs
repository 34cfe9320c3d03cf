//! Readable trees that come in without facts, made by hand or by another program. Read leniently into items and
//! fields; what has no place in a tree is named and left out. What a tree amounts to as edits is worked out in
//! `tree_edits`.

use super::tree_write::WORKED_OUT;
use crate::{Field, ItemId, Kind, KindPlace, Refusal, Value, ValueType, whole_from_typed};
use serde_json::{Map, Value as Json};

/// A tree without facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChecklistTree {
    /// Fields of the round.
    pub round: Vec<(Field, Value)>,
    /// The groups with their problems, in the order of reading.
    pub groups: Vec<TreeGroup>,
    /// What stands alone: departments, people, evidence and so on.
    pub beside: Vec<TreeItem>,
    /// What could not be read, with its place.
    pub left_out: Vec<LeftOut>,
}

/// A group of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeGroup {
    /// The group; one without a title stands for no group.
    pub group: TreeItem,
    /// How deep: 0 at the top.
    pub depth: usize,
    /// Its problems.
    pub problems: Vec<TreeItem>,
}

/// An item of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeItem {
    /// Where it stands in the file: `groups/0/problems/2`.
    pub place: String,
    /// Kind of the item.
    pub kind: Kind,
    /// Its name, if it has one of ours.
    pub id: Option<ItemId>,
    /// Its fields; `Nothing` where the file says `null`.
    pub fields: Vec<(Field, Value)>,
    /// Its parts.
    pub parts: Vec<TreeItem>,
}

/// Something in a tree that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands in the file: `groups/0/problems/2/due`.
    pub place: String,
    /// Reason.
    pub why: WhyLeftOut,
}

/// Why something in a tree was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// This version knows nothing of that name there, or not of that shape.
    NotKnown,
    /// The same item stands in the tree twice; the first counts.
    Twice,
    /// A command refuses it.
    Refused(Refusal),
}

impl ChecklistTree {
    /// Reads a tree, as it stands under `checklist`. Never fails: what does not fit is in [`ChecklistTree::left_out`].
    pub fn read(tree: &Json) -> ChecklistTree {
        let mut read = ChecklistTree::default();
        let Some(keys) = tree.as_object() else {
            read.leave_out("");
            return read;
        };
        for (key, value) in keys {
            match (key.as_str(), value) {
                ("round", Json::Object(fields)) => {
                    for (key, value) in fields {
                        let field = read.field(&format!("round/{key}"), key, Kind::Round, value);
                        read.round.extend(field);
                    }
                }
                ("groups", Json::Array(groups)) => {
                    for (at, group) in groups.iter().enumerate() {
                        let group = read.group(format!("groups/{at}"), group);
                        read.groups.extend(group);
                    }
                }
                (key, value) => {
                    let kind = Kind::from_list_key(key);
                    match (kind.map(Kind::place), kind, value) {
                        (Some(KindPlace::Beside), Some(kind), Json::Array(items)) => {
                            let items = read.items(key, items, kind);
                            read.beside.extend(items);
                        }
                        // Records of other files are no edits.
                        (Some(KindPlace::FileRecord), ..) => {}
                        _ => read.leave_out(key),
                    }
                }
            }
        }
        read
    }

    fn leave_out(&mut self, place: &str) {
        self.left_out.push(LeftOut {
            place: place.to_owned(),
            why: WhyLeftOut::NotKnown,
        });
    }

    fn group(&mut self, place: String, group: &Json) -> Option<TreeGroup> {
        let Some(keys) = group.as_object() else {
            self.leave_out(&place);
            return None;
        };
        let mut own = keys.clone();
        let depth = own.remove("depth").and_then(|depth| depth.as_u64()).unwrap_or(0);
        let problems = own.remove("problems");
        let problems = match problems {
            Some(Json::Array(problems)) => self.items(&format!("{place}/problems"), &problems, Kind::Problem),
            Some(_) => {
                self.leave_out(&format!("{place}/problems"));
                Vec::new()
            }
            None => Vec::new(),
        };
        Some(TreeGroup {
            group: self.item(place, &own, Kind::Group),
            depth: usize::try_from(depth).unwrap_or(usize::MAX),
            problems,
        })
    }

    fn items(&mut self, place: &str, items: &[Json], kind: Kind) -> Vec<TreeItem> {
        let mut read = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let place = format!("{place}/{at}");
            match item.as_object() {
                Some(keys) => read.push(self.item(place, keys, kind)),
                None => self.leave_out(&place),
            }
        }
        read
    }

    fn item(&mut self, place: String, keys: &Map<String, Json>, kind: Kind) -> TreeItem {
        let mut item = TreeItem {
            place,
            kind,
            id: keys.get("id").and_then(|id| id.as_str()?.parse().ok()),
            fields: Vec::new(),
            parts: Vec::new(),
        };
        let worked_out = |key: &str| kind == Kind::Problem && WORKED_OUT.contains(&key);
        for (key, value) in keys.iter().filter(|(key, _)| *key != "id" && !worked_out(key)) {
            let place = format!("{}/{key}", item.place);
            match (
                Kind::from_list_key(key).filter(|part| kind.parts().contains(part)),
                value,
            ) {
                (Some(part), Json::Array(parts)) => item.parts.extend(self.items(&place, parts, part)),
                _ => item.fields.extend(self.field(&place, key, kind, value)),
            }
        }
        item
    }

    fn field(&mut self, place: &str, key: &str, kind: Kind, value: &Json) -> Option<(Field, Value)> {
        // Where an item stands is said by the tree itself.
        let stands = |field: &Field| field.of_kind(kind) && !matches!(field, Field::Group | Field::Order);
        let Some(field) = Field::from_key(key).filter(stands) else {
            self.leave_out(place);
            return None;
        };
        let value = in_shape(field, value).filter(|value| field.accepts(value) && field.is_in_range(value));
        if value.is_none() {
            self.left_out.push(LeftOut {
                place: place.to_owned(),
                why: WhyLeftOut::Refused(Refusal::ValueDoesNotFit(field)),
            });
        }
        Some((field, value?))
    }
}

/// A value as the field takes it; numbers where words are wanted, and the other way round, as hands write them.
fn in_shape(field: Field, value: &Json) -> Option<Value> {
    match (field.value_type(), value) {
        (ValueType::Text | ValueType::Amount | ValueType::Date, Json::Number(number)) => {
            Some(Value::text(number.to_string()))
        }
        (ValueType::Number, Json::String(text)) => {
            let range = field.whole_range()?;
            whole_from_typed(text, &range).map(Value::Number)
        }
        (ValueType::Text, Json::String(text)) if field == Field::Title => Some(Value::text(text.trim())),
        (_, Json::String(text)) => Some(Value::text(text.clone())),
        (_, other) => Value::from_json(other.clone()),
    }
}
